import { z } from 'zod';
import { showingSchema, showingViewSchema } from '../domain/showing.ts';
import { itemKindSchema } from '../domain/update.ts';
import { itemKeySchema } from './record-update.ts';

/**
 * POST /api/boards/:board/meetings/showing  ShowInMeeting → ShowOutcome
 *
 * What the presenter shows to everybody from now on. The same step sent twice is the same step.
 */
export const showInMeetingSchema = z.strictObject({
  meetingKey: itemKeySchema,
  /** False = the presenter stops. */
  active: z.boolean(),
  item: z.strictObject({ kind: itemKindSchema, key: itemKeySchema }).nullable(),
  view: showingViewSchema,
  detail: z.boolean(),
  /** Object id of the presenter whom the person was shown and takes over from; null = they expect nobody else to present. */
  takeOverFrom: z.string().max(100).nullable(),
});
export type ShowInMeeting = z.infer<typeof showInMeetingSchema>;

export const showOutcomeSchema = z.discriminatedUnion('outcome', [
  /** Everybody sees it now; `showing` is null when nothing is shown any more. */
  z.strictObject({ outcome: z.literal('shown'), showing: showingSchema.nullable() }),
  /** Nothing was changed: somebody else presents, and is only taken over from explicitly. */
  z.strictObject({ outcome: z.literal('someone else presents'), showing: showingSchema }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: z.enum(['not allowed', 'not found', 'busy']),
    userMessage: z.string(),
  }),
]);
export type ShowOutcome = z.infer<typeof showOutcomeSchema>;
