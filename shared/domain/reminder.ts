import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { rowSchema } from './row.ts';
import { itemKindSchema } from './update.ts';

/**
 * Why a person is asked about an item today. The offset is in the words a lead reads ("14 days before",
 * "on the day", "2 weeks overdue"), so that a receipt explains itself years later.
 */
export const reminderLineSchema = z.strictObject({
  itemKind: itemKindSchema,
  itemKey: z.string(),
  /** Stable name of the stage, e.g. "before-28", "on-the-day", "overdue-week-2", "review-before-14". */
  stage: z.string(),
  /** The due or review date the stage was computed from: a moved date makes a new stage. */
  dueUsed: civilDateSchema.nullable(),
  /** Plain English, e.g. "Due in 14 days". */
  reason: z.string(),
});
export type ReminderLine = z.infer<typeof reminderLineSchema>;

export const reminderStateSchema = z.enum(['claimed', 'sent', 'failed', 'unreachable', 'superseded']);
export type ReminderState = z.infer<typeof reminderStateSchema>;

/** One digest to one person on one day: claimed before it is sent, completed with what became of it. */
export const reminderSchema = rowSchema.extend({
  /** Unique in the list: "{board day}/{person key}". The row is the claim. */
  claimKey: z.string(),
  personKey: z.string(),
  day: civilDateSchema.nullable(),
  lines: z.array(reminderLineSchema),
  state: reminderStateSchema,
  channel: z.string(),
  messageId: z.string(),
  error: z.string(),
  claimedAt: z.string(),
  finishedAt: z.string(),
});
export type Reminder = z.infer<typeof reminderSchema>;
