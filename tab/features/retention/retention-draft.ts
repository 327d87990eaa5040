import { z } from 'zod';
import type { Language } from '../../../shared/domain/language.ts';
import {
  fewestYears,
  mostYears,
  retentionPeriods,
  retentionSchema,
  type Retention,
  type RetentionPeriod,
} from '../../../shared/domain/retention.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import { retentionPageWords } from './retention-page-words.ts';

export type RetentionField = RetentionPeriod | 'reviewWords';
const retentionFields: readonly RetentionField[] = [...retentionPeriods, 'reviewWords'];

/** Periods being changed, as their fields hold them, with what they were made from. */
export const retentionDraftSchema = z.strictObject({
  /** The newest version when the person began, or last agreed to begin from. */
  basedOn: z.number().int().nonnegative(),
  base: retentionSchema,
  values: z.record(z.enum([...retentionPeriods, 'reviewWords']), z.string()),
});
export type RetentionDraft = z.infer<typeof retentionDraftSchema>;
type Values = RetentionDraft['values'];

/** The name under which this window keeps what was typed. */
export const retentionDraftName = (board: string) => `retention ${board}`;

export function newRetentionDraft(current: { newest: number; retention: Retention }): RetentionDraft {
  return { basedOn: current.newest, base: current.retention, values: valuesOf(current.retention) };
}

function valuesOf({ reviewWords, ...periods }: Retention): Values {
  const years = (period: RetentionPeriod) => String(periods[period]);
  return {
    paperYears: years('paperYears'),
    sealedRegisterYears: years('sealedRegisterYears'),
    reviewPlanYears: years('reviewPlanYears'),
    otherPlanYears: years('otherPlanYears'),
    closedRiskYears: years('closedRiskYears'),
    importYears: years('importYears'),
    reminderYears: years('reminderYears'),
    reviewWords: reviewWords.join(', '),
  };
}

export type ComposedRetention =
  | { readonly ok: true; readonly retention: Retention }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<RetentionField, string>>> };

/** The periods the fields spell, or a sentence beside each field that spells none. */
export function composeRetention(values: Values, language: Language = 'en'): ComposedRetention {
  const w = retentionPageWords(language);
  const problems: Partial<Record<RetentionField, string>> = {};
  const periods: Partial<Record<RetentionPeriod, number>> = {};
  for (const period of retentionPeriods) {
    const text = values[period].trim();
    const years = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
    const least = fewestYears(period);
    if (years >= least && years <= mostYears) periods[period] = years;
    else problems[period] = w.notYears(least, mostYears);
  }
  const reviewWords = [...new Set(values.reviewWords.split(/[,;\n]/).map((word) => word.trim()))].filter(
    (word) => word !== '',
  );
  const parsed = retentionSchema.safeParse({ ...periods, reviewWords });
  if (parsed.success && Object.keys(problems).length === 0) return { ok: true, retention: parsed.data };
  if (reviewWords.length === 0) problems.reviewWords = w.noWords;
  else if (parsed.error?.issues.some(({ path }) => path[0] === 'reviewWords') === true) {
    problems.reviewWords = w.notWords;
  }
  return { ok: false, problems };
}

/** One sentence for each period, or the words, that differ. */
export function changesInWords(from: Retention, to: Retention, language: Language): string[] {
  const w = retentionPageWords(language);
  const { kinds, years } = retentionWords(language);
  const words = (retention: Retention) => retention.reviewWords.join(', ');
  return [
    ...retentionPeriods.flatMap((period) =>
      from[period] === to[period] ? [] : [w.changed(kinds[period], years(from[period]), years(to[period]))],
    ),
    ...(words(from) === words(to) ? [] : [w.changed(w.reviewWords, words(from), words(to))]),
  ];
}

/** The draft on top of what somebody else saved meanwhile: what the person changed stays as typed, everything else is as the other left it. */
export function rebaseRetention(
  draft: RetentionDraft,
  theirs: { newest: number; retention: Retention },
): RetentionDraft {
  const base = valuesOf(draft.base);
  const fresh = newRetentionDraft(theirs);
  const mine = retentionFields.filter((field) => draft.values[field] !== base[field]);
  return {
    ...fresh,
    values: { ...fresh.values, ...Object.fromEntries(mine.map((field) => [field, draft.values[field]])) },
  };
}
