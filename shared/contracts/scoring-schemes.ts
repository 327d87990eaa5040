import { z } from 'zod';
import { schemeReferenceSchema } from '../domain/risk.ts';
import { longestSchemeReason, schemeChangeSchema } from '../domain/scheme-change.ts';
import { saveAnywaySchema } from './record-update.ts';
import { scoringSchemeSchema } from '../domain/scoring-scheme.ts';

/**
 * How a board scores: read by everybody who may read its settings, decided by its managers. What a draft would change is worked
 * out by the tab (domain/scheme-preview.ts) from the risks its person may see.
 *
 *   GET  /api/boards/:board/schemes                 → SchemesResponse
 *   POST /api/boards/:board/schemes   DecideScheme  → DecideSchemeOutcome
 */
export const schemesResponseSchema = z.strictObject({
  /** Every version ever used that can be read. */
  schemes: z.array(scoringSchemeSchema),
  /** The one new scores are made with. */
  inUse: schemeReferenceSchema,
  /** What the board was provisioned with. */
  first: schemeReferenceSchema,
  /** Every decision that can be read, oldest first. */
  changes: z.array(schemeChangeSchema),
  /** To be handed back as `basedOn`: the highest number taken, even by a row that cannot be read. */
  newest: z.number().int().nonnegative(),
  /** By scheme id: the version a save would make. A scheme that is not named begins with 1. */
  nextVersions: z.record(z.string(), z.number().int().positive()),
  /** Whether the person is one of the board's managers; SharePoint has the last word when they save. */
  mayEdit: z.boolean(),
  timeZone: z.string(),
  /** Rows about schemes that cannot be read, and what is used instead, in plain English. */
  warnings: z.array(z.string()),
});
export type SchemesResponse = z.infer<typeof schemesResponseSchema>;

const decision = {
  /** `newest` as the person read it. */
  basedOn: z.number().int().nonnegative().max(999_998),
  why: z.string().trim().min(1).max(longestSchemeReason),
  saveAnyway: saveAnywaySchema,
};

export const decideSchemeSchema = z.discriminatedUnion('kind', [
  /** Save a version. Its number is the service's to give; a preset kept as it is stays the preset. */
  z.strictObject({
    kind: z.literal('save'),
    ...decision,
    scheme: scoringSchemeSchema.refine(({ id }) => /^[^@\p{Cc}]{1,100}$/u.test(id), {
      message: 'The name a scheme is kept under has at most 100 characters, and no @ among them.',
    }),
    /** Score with it from now on. */
    use: z.boolean(),
  }),
  /** Take a version that is there into use. */
  z.strictObject({ kind: z.literal('use'), ...decision, scheme: schemeReferenceSchema }),
]);
export type DecideScheme = z.infer<typeof decideSchemeSchema>;

export const decideSchemeOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('saved'), change: schemeChangeSchema }),
  /** The same press delivered again: nothing more was written. */
  z.strictObject({ outcome: z.literal('already saved'), change: schemeChangeSchema }),
  /** Somebody else decided meanwhile: nothing was written. */
  z.strictObject({
    outcome: z.literal('conflict'),
    newest: z.number().int().nonnegative(),
    /** The newest decision that can be read. */
    change: schemeChangeSchema.nullable(),
  }),
  z.strictObject({ outcome: z.literal('refused'), userMessage: z.string() }),
]);
export type DecideSchemeOutcome = z.infer<typeof decideSchemeOutcomeSchema>;
