import { z } from 'zod';
import { afterCadences, cadenceInWords, cadenceSchema } from './cadence.ts';
import { addMonths, civilDateSchema, formatCivilDate, type CivilDate } from './civil-date.ts';
import type { Language } from './language.ts';
import { reviewIntervalMonths, type ScoringScheme } from './scoring-scheme.ts';

/** When a risk is reviewed next: by its band's interval, by an interval of its own, or on one fixed day. */
export const reviewRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('band') }),
  z.strictObject({ kind: z.literal('every'), ...cadenceSchema.shape }),
  z.strictObject({ kind: z.literal('fixed'), date: civilDateSchema }),
]);

export type ReviewRule = z.infer<typeof reviewRuleSchema>;

/** "by band", "every 3 months", "31 March 2026": what `readReviewRule` reads back, in either language. */
export function reviewRuleInWords(rule: ReviewRule, language: Language = 'en'): string {
  switch (rule.kind) {
    case 'band':
      return language === 'cy' ? 'yn ôl ei band' : 'by band';
    case 'every':
      return cadenceInWords(rule, language);
    case 'fixed':
      return formatCivilDate(rule.date, language);
  }
}

/**
 * The day of the next review: last review plus the risk's own interval or its band's (`band` is the key). Null when the
 * rule needs a last review or an interval and there is none: the risk then belongs on the board manager's list.
 */
export function nextReviewDate(
  rule: ReviewRule,
  lastReview: CivilDate | null,
  scheme: ScoringScheme | null,
  band: string | null,
): CivilDate | null {
  if (rule.kind === 'fixed') return lastReview === null || rule.date > lastReview ? rule.date : null;
  if (lastReview === null) return null;
  if (rule.kind === 'every') return afterCadences(lastReview, rule, 1);
  const months = scheme === null ? undefined : reviewIntervalMonths(scheme, band);
  return months === undefined ? null : addMonths(lastReview, months);
}

/**
 * The last day to which a review may be put: by the risk's rule or its band's interval from today, so that nothing is put off for
 * longer than a review made today would be. A year where neither says anything.
 */
export function latestReviewDate(
  rule: ReviewRule,
  today: CivilDate,
  scheme: ScoringScheme | null,
  band: string | null,
): CivilDate {
  return (
    nextReviewDate(rule, today, scheme, band) ??
    nextReviewDate({ kind: 'band' }, today, scheme, band) ??
    addMonths(today, 12)
  );
}
