import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { actorSchema, rowSchema } from './row.ts';

/** What a line is about: an item, a meeting, or the board as a whole (the weekly summary and the manager's list). */
export const reminderItemKindSchema = z.enum(['action', 'risk', 'meeting', 'board']);
export type ReminderItemKind = z.infer<typeof reminderItemKindSchema>;

/**
 * Why a person is asked about an item today. The offset is in the words a lead reads ("14 days before",
 * "on the day", "2 weeks overdue"), so that a receipt explains itself years later.
 */
export const reminderLineSchema = z.strictObject({
  itemKind: reminderItemKindSchema,
  itemKey: z.string(),
  /** Stable name of the stage, e.g. "before-28", "on-the-day", "overdue-week-2", "review-before-14". */
  stage: z.string(),
  /** The due or review date the stage was computed from: a moved date makes a new stage. */
  dueUsed: civilDateSchema.nullable(),
  /** Plain English, e.g. "Due in 14 days". */
  reason: z.string(),
});
export type ReminderLine = z.infer<typeof reminderLineSchema>;

/**
 * - `claimed`       a service means to send it; nothing has left yet
 * - `sending`       it is being handed to Teams at this moment
 * - `sent`          Teams took it
 * - `possibly sent` the service stopped, or Teams' answer was lost, while it was being handed over: nobody knows, and it
 *                   is not sent again unless a person says so
 * - `failed`        Teams surely did not take it; it is tried again
 * - `unreachable`   the person cannot be reached at all for now
 * - `superseded`    it never went out and a later one says all it would have said
 */
export const reminderStateSchema = z.enum([
  'claimed',
  'sending',
  'sent',
  'possibly sent',
  'failed',
  'unreachable',
  'superseded',
]);
export type ReminderState = z.infer<typeof reminderStateSchema>;

/** digest = the one card a day; notice = something a person is told at once, such as a decision they asked for. */
export const reminderKindSchema = z.enum(['digest', 'notice']);

/** One message to one person: claimed before it is sent, completed with what became of it. The receipt. */
export const reminderSchema = rowSchema.extend({
  /**
   * Unique in the list, so that of any number of services one sends: "{board day}/{person key}" for a digest,
   * "{board day}/{person key}/again-{n}" when somebody pressed "Send again", "notice/…" for a notice. The row is the claim.
   */
  claimKey: z.string(),
  kind: reminderKindSchema,
  personKey: z.string(),
  day: civilDateSchema.nullable(),
  lines: z.array(reminderLineSchema),
  state: reminderStateSchema,
  channel: z.string(),
  messageId: z.string(),
  /** Why it did not arrive, as one of the messenger's words; '' when it did. */
  problem: z.string(),
  /** The same in plain English, with what to do. */
  error: z.string(),
  /** How often it was handed to Teams, or tried to. */
  attempts: z.number().int().nonnegative(),
  /** The version of the reminder policy it was planned by; 0 = the defaults. */
  policyVersion: z.number().int().nonnegative(),
  /** Who pressed "Send again now"; null for what the clock sent. */
  requestedBy: actorSchema.nullable(),
  claimedAt: z.string(),
  finishedAt: z.string(),
});
export type Reminder = z.infer<typeof reminderSchema>;
