import { readWhen } from './read-when.ts';
import type { Cadence } from './cadence.ts';
import type { ReviewRule } from './review-rule.ts';

/**
 * A review rule as people write it: "by band" or nothing, "every 3 months", "90 days", "quarterly", "31 March 2026". What
 * cannot be read reviews by band, with a problem that says what to write.
 */
export function readReviewRule(raw: string): { value: ReviewRule; problem?: string } {
  const text = raw.trim();
  if (
    text === '' ||
    /^(?:by|as|per|according to)?\s*(?:its |the |risk )?(?:band|score|scheme|rating)$/i.test(text) ||
    /^(?:yn ôl )?(?:ei |y )?[bf]and$/i.test(text)
  ) {
    return { value: { kind: 'band' } };
  }
  const inWelsh = cadenceInWelsh(text);
  if (inWelsh !== null) return { value: { kind: 'every', ...inWelsh } };
  // "90 days" and "3 months" are intervals here: a review is never due once and for all.
  const due = readWhen(
    /^(?:\d+|[a-z]+)[\s-]*(?:days?|weeks?|months?|years?)\.?$/i.test(text) ? `every ${text}` : text,
  );
  if (due.kind === 'recurring' && due.every !== undefined && !due.needsCheck) {
    return { value: { kind: 'every', ...due.every } };
  }
  if (due.kind === 'exact' && due.date !== undefined && !due.needsCheck) {
    return { value: { kind: 'fixed', date: due.date } };
  }
  return {
    value: { kind: 'band' },
    problem: `“${text}” is not a review rule. Write “by band”, “every 3 months” or a date such as 31 March 2026.`,
  };
}

const welshUnits: readonly (readonly [RegExp, Cadence['unit']])[] = [
  [/^d(?:iwrnod|ydd|diwrnod)$/i, 'day'],
  [/^wythnos$/i, 'week'],
  [/^[mf]is$/i, 'month'],
  [/^(?:[bf]lwyddyn|[bfm]l?ynedd)$/i, 'year'],
];

/** "bob 3 mis": as the register itself says it in Welsh. */
function cadenceInWelsh(text: string): Cadence | null {
  const [, count = '1', noun = ''] = /^bob (?:(\d{1,3}) )?(\p{L}+)$/iu.exec(text) ?? [];
  const unit = welshUnits.find(([word]) => word.test(noun))?.[1];
  const n = Number(count);
  return unit === undefined || n < 1 || n > 400 ? null : { n, unit };
}
