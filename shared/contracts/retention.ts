import { z } from 'zod';
import { retentionSchema, retentionVersionSchema } from '../domain/retention.ts';
import { saveAnywaySchema } from './record-update.ts';

/**
 * How long a board keeps what: read by everybody who may read its settings, saved by its managers. Nothing is deleted by it.
 *
 *   GET  /api/boards/:board/retention                 → RetentionResponse
 *   POST /api/boards/:board/retention  SaveRetention  → SaveRetentionOutcome
 */
export const retentionResponseSchema = z.strictObject({
  /** What holds now; where it cannot be read, the newest that can: something to begin from. */
  retention: retentionSchema,
  /** Its number; 0 = what the board was provisioned with. */
  version: z.number().int().nonnegative(),
  /** Whether the newest version cannot be read: then nothing is said to be past its time until somebody saves one. */
  damaged: z.boolean(),
  /** To be handed back as `basedOn`: the highest number taken, even by a row that cannot be read. */
  newest: z.number().int().nonnegative(),
  /** Every saved version that can be read, oldest first. */
  versions: z.array(retentionVersionSchema),
  /** Version 0. */
  first: retentionSchema,
  mayEdit: z.boolean(),
  timeZone: z.string(),
});
export type RetentionResponse = z.infer<typeof retentionResponseSchema>;

export const saveRetentionSchema = z.strictObject({
  /** `newest` as the person read it: the periods become the version after it. */
  basedOn: z.number().int().nonnegative().max(999_998),
  retention: retentionSchema,
  saveAnyway: saveAnywaySchema,
});
export type SaveRetention = z.infer<typeof saveRetentionSchema>;

export const saveRetentionOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('saved'), saved: retentionVersionSchema }),
  /** The same press delivered again: nothing more was written. */
  z.strictObject({ outcome: z.literal('already saved'), saved: retentionVersionSchema }),
  /** Somebody else saved meanwhile: nothing was written, and this is what holds now. */
  z.strictObject({
    outcome: z.literal('conflict'),
    retention: retentionSchema,
    newest: z.number().int().nonnegative(),
    /** Who saved it and when; null when that row cannot be read. */
    saved: retentionVersionSchema.nullable(),
  }),
]);
export type SaveRetentionOutcome = z.infer<typeof saveRetentionOutcomeSchema>;
