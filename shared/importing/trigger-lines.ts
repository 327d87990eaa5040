import type { Risk } from '../domain/risk.ts';
import { oneLine } from './cell-text.ts';

type Trigger = Risk['triggers'][number];

/** A group of triggers as one line of a cell: "Staffing: turnover; agency staff". */
const lineOf = ({ group, items }: Trigger): string =>
  [oneLine(group), items.map(oneLine).filter(Boolean).join('; ')].filter(Boolean).join(': ');

/** Triggers as a cell of our own export holds them, a group a line. */
export const triggerLines = (triggers: readonly Trigger[]): string =>
  triggers.map(lineOf).filter(Boolean).join('\n');

/**
 * Such a cell read again. A line that stands in the register as it is stays what it is there, whatever marks are in its words; only a line
 * that somebody wrote or changed is taken apart.
 * @param known what the register has
 */
export function readTriggerLines(text: string, known: readonly Trigger[]): Trigger[] {
  const left = new Map(known.map((trigger) => [lineOf(trigger), trigger]));
  const groups = known.map(({ group }) => oneLine(group)).filter(Boolean);
  return text
    .split('\n')
    .map(oneLine)
    .filter(Boolean)
    .map((line) => left.get(line) ?? takenApart(line, groups));
}

function takenApart(line: string, groups: readonly string[]): Trigger {
  const named = groups.find((group) => line.startsWith(`${group}:`));
  const group = named ?? /^([^:;]{2,80}):\s/.exec(line)?.[1] ?? '';
  const rest = group === '' ? line : line.slice(group.length + 1);
  return { group, items: rest.split(';').map(oneLine).filter(Boolean) };
}
