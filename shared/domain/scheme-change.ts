import { z } from 'zod';
import { schemeReferenceSchema, type SchemeReference } from './risk.ts';
import { actorSchema } from './row.ts';
import { scoringSchemeSchema, type ScoringScheme } from './scoring-scheme.ts';

/** Longest reason for a change of scheme, in characters. */
export const longestSchemeReason = 1000;

/**
 * One decision of a board about how it scores: a version of a scheme saved, another scheme taken into use, or both. They are
 * numbered from 1 and only added; number 0 is what the board was provisioned with.
 */
export const schemeChangeSchema = z.strictObject({
  change: z.number().int().positive(),
  /** ISO instant. */
  at: z.string(),
  by: actorSchema,
  why: z.string().trim().min(1, 'Say in a sentence why the scheme changes.').max(longestSchemeReason),
  /** The scheme new scores are made with from then on. */
  inUse: schemeReferenceSchema,
  /** The version that was saved; null = one that was there already was taken into use. */
  saved: scoringSchemeSchema.nullable(),
});
export type SchemeChange = z.infer<typeof schemeChangeSchema>;

export const isSameReference = (first: SchemeReference, second: SchemeReference): boolean =>
  first.id === second.id && first.version === second.version;

/** Whether two schemes score alike and say the same: all but id and version. */
export function isSameScheme(first: ScoringScheme, second: ScoringScheme): boolean {
  return contentOf(first) === contentOf(second);
}

/** Parts in a fixed order, those that are not given left out. */
function contentOf(scheme: ScoringScheme): string {
  const level = ({ value, label, code }: ScoringScheme['impact'][number]) => [value, label, code ?? null];
  return JSON.stringify([
    scheme.title,
    scheme.method,
    scheme.likelihood.map(level),
    scheme.impact.map(level),
    (scheme.cells ?? []).map((row) =>
      row.map(({ score, band, code }) => [score ?? null, band ?? null, code ?? null]),
    ),
    scheme.bands.map(({ key, label, colour, min, max, reviewEveryMonths }) => [
      key,
      label,
      colour.toLowerCase(),
      min ?? null,
      max ?? null,
      reviewEveryMonths ?? null,
    ]),
    scheme.decimals,
    scheme.appetite ?? null,
    Object.entries(scheme.appetiteByCategory ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)),
    scheme.escalateFrom ?? null,
  ]);
}
