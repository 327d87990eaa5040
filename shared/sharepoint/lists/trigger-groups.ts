import { lines, type ColumnOptions } from '../list-definition.ts';
import { asPiece, nonEmptyLines, textOf, type Cell } from '../cells.ts';

interface TriggerGroup {
  group: string;
  items: string[];
}

/**
 * Triggers as people write them:
 *
 *     - Something that belongs to no group
 *     Children's services:
 *     - Referrals rise
 *     - Vacancies stay open
 *
 * A line that ends with a colon begins a group; every other line is a trigger, with or without its dash.
 */
export function triggerGroups(
  name: string,
  options: Omit<ColumnOptions, 'indexed' | 'unique'>,
): Cell<TriggerGroup[]> {
  return {
    columns: [lines(name, options)],
    read: (fields) => readTriggers(textOf(fields[name])),
    write: (groups) => ({ [name]: groups.length === 0 ? null : writeTriggers(groups) }),
  };
}

function readTriggers(text: string): TriggerGroup[] {
  const groups: TriggerGroup[] = [];
  for (const piece of nonEmptyLines(text)) {
    const item = /^[-•*]\s/.test(piece) ? piece.slice(1).trimStart() : undefined;
    if (item === undefined && piece.endsWith(':')) {
      groups.push({ group: piece.slice(0, -1).trim(), items: [] });
      continue;
    }
    const current = groups.at(-1);
    if (current === undefined) groups.push({ group: '', items: [item ?? piece] });
    else current.items.push(item ?? piece);
  }
  return groups;
}

function writeTriggers(groups: readonly TriggerGroup[]): string {
  return groups
    .flatMap(({ group, items }, index) => {
      const needsHeading = index > 0 || group !== '' || items.length === 0;
      return [...(needsHeading ? [`${asPiece(group)}:`] : []), ...items.map((item) => `- ${asPiece(item)}`)];
    })
    .join('\n');
}
