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
    open.filter((doubt) => doubt.rule === rule).map(({ field }) => doubtKey(id, field, rule)),
  );
}

/** The same decision for all of these doubts; null = they wait again. Nothing else that was decided changes. */
export function settledTogether(
  decisions: ImportDecisions,
  keys: readonly string[],
  to: 'accepted' | 'open' | null,
): ImportDecisions {
  const these = new Set(keys);
  const others = Object.entries(decisions.settled).filter(([key]) => !these.has(key));
  const settled = to === null ? [] : [...these].map((key) => [key, to] as const);
  return { ...decisions, settled: Object.fromEntries([...others, ...settled]) };
}
