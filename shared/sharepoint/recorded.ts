import { z } from 'zod';
import type { Action } from '../domain/action.ts';
import { assessmentEntrySchema, type Risk } from '../domain/risk.ts';
import { updateEntrySchema } from '../domain/update.ts';

/** The hidden column of Risks and Actions that makes a row its own outbox. */
export const recordedColumn = 'Recorded';

/**
 * What the service last wrote on a row: the whole trail entry (and the assessment), so that it can be posted again
 * by whoever reads the row next, and the values it left, so that a later edit by hand can be told.
 */
export const recordedSchema = z.strictObject({
  entry: updateEntrySchema,
  assessment: assessmentEntrySchema.optional(),
  /** Tracked field → its value as text, see `trackedValues`. */
  left: z.record(z.string(), z.string()),
});
export type Recorded = z.infer<typeof recordedSchema>;

export type TrackedItem = { kind: 'action'; action: Action } | { kind: 'risk'; risk: Risk };
