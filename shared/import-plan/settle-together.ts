import type { ImportRule } from '../importing/reading.ts';
import { doubtKey, type ImportDecisions } from './decisions.ts';
import type { PlannedRow } from './plan-import.ts';

type RowsWithDoubts = readonly Pick<PlannedRow, 'id' | 'open'>[];

/** The rules that wait for a person, with how many rows each holds up, the most first. */
export function rulesThatWait(rows: RowsWithDoubts): { readonly rule: ImportRule; readonly rows: number }[] {
  const counts = new Map<ImportRule, number>();
  for (const { open } of rows) {
    for (const rule of new Set(open.map((doubt) => doubt.rule)))
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts]
    .map(([rule, number]) => ({ rule, rows: number }))
    .sort((one, other) => other.rows - one.rows);
}

/** What waits for a person by one rule, as keys of `settled`. */
export function keysThatWait(rows: RowsWithDoubts, rule: ImportRule): string[] {
  return rows.flatMap(({ id, open }) =>
    open.filter((doubt) => doubt.rule === rule).map(({ field, about }) => doubtKey(id, field, rule, about)),
  );
}

type Settled = 'accepted' | 'open';

/** The same decision for all of these doubts. Nothing else that was decided changes. */
export const settledTogether = (
  decisions: ImportDecisions,
  keys: readonly string[],
  to: Settled,
): ImportDecisions => ({
  ...decisions,
  settled: { ...decisions.settled, ...Object.fromEntries(keys.map((key) => [key, to])) },
});

/** These doubts wait again, but for those that were decided otherwise since. */
export function waitingAgain(
  decisions: ImportDecisions,
  keys: readonly string[],
  to: Settled,
): ImportDecisions {
  const these = new Set(keys);
  const left = Object.entries(decisions.settled).filter(([key, now]) => !these.has(key) || now !== to);
  return { ...decisions, settled: Object.fromEntries(left) };
}
