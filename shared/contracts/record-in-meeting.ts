import { z } from 'zod';
import { actionSchema } from '../domain/action.ts';
import { riskSchema } from '../domain/risk.ts';
import { sentences } from '../domain/schema-words.ts';
import { cleanText } from '../domain/typed-text.ts';
import { itemKindSchema } from '../domain/update.ts';
import {
  idempotencyKeySchema,
  itemKeySchema,
  longestNote,
  outcomeOf,
  saveAnywaySchema,
} from './record-update.ts';

/**
 * POST /api/boards/:board/meetings/records  RecordInMeeting → RecordInMeetingOutcome
 *
 * A decision or a note, recorded on an item as it is said in a meeting. It changes no value of the item, so it never conflicts.
 */
export const recordInMeetingSchema = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  itemKind: itemKindSchema,
  itemKey: itemKeySchema,
  meetingKey: itemKeySchema,
  kind: z.enum(['decision', 'note']),
  text: z.string().overwrite(cleanText).trim().min(1, sentences.saidInMeeting).max(longestNote),
  saveAnyway: saveAnywaySchema,
});
export type RecordInMeeting = z.infer<typeof recordInMeetingSchema>;

/** An item as it stands after a write. */
export const writtenItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('action'), action: actionSchema }),
  z.strictObject({ kind: z.literal('risk'), risk: riskSchema }),
]);

export const recordInMeetingOutcomeSchema = outcomeOf(writtenItemSchema);
export type RecordInMeetingOutcome = z.infer<typeof recordInMeetingOutcomeSchema>;
