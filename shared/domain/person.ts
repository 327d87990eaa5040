import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { conversationReferenceSchema } from './conversation.ts';
import { actorSchema, rowSchema } from './row.ts';

/** Monday to Friday, as words: kept in a column people can read. */
export const workingWeekdaySchema = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']);
export type WorkingWeekday = z.infer<typeof workingWeekdaySchema>;

export const personKindSchema = z.enum(['person', 'role', 'group', 'agency', 'collective', 'unknown']);

/** Anyone a plan can name: a person, a post, a group, an agency, "all heads of service", or "???". */
export const personSchema = rowSchema.extend({
  key: z.string(),
  name: z.string(),
  kind: personKindSchema,
  /** Entra object id: the truth about who may act. Null for anyone without an account. */
  oid: z.string().nullable(),
  email: z.string(),
  agency: z.string(),
  jobTitle: z.string(),
  aliases: z.array(z.string()),
  deputyKey: z.string().nullable(),
  /** For a group, role, agency or collective: the people it stands for. */
  memberKeys: z.array(z.string()),
  guest: z.boolean(),
  /** Left on this day. */
  endDate: civilDateSchema.nullable(),
  /** The one day of the week on which they want what is not overdue; null = any working day. */
  digestWeekday: workingWeekdaySchema.nullable(),
  /** The time at which they want their card, HH:MM; '' = the board's. */
  digestAt: z.string(),
  /** Until the day before this one they are asked about nothing that is not overdue. */
  snoozedUntil: civilDateSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const groupSchema = rowSchema.extend({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['board', 'executive', 'subgroup', 'task and finish']),
  parentKey: z.string().nullable(),
  chairKey: z.string().nullable(),
  deputyKey: z.string().nullable(),
  /** The Teams channel of the group, for people who cannot be reached in a chat; null = none was chosen. */
  channel: conversationReferenceSchema.nullable(),
});
export type Group = z.infer<typeof groupSchema>;

const sealedPartSchema = z.strictObject({
  /** Folders and name in the site's library. */
  path: z.array(z.string().min(1)).min(1),
  /** Of the file's bytes, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a meeting's row says of its sealed register. */
export const sealSchema = z.strictObject({
  partA: sealedPartSchema,
  /** Null = nothing was exempt. */
  partB: sealedPartSchema.nullable(),
  /** ISO instant on the tenant's clock. */
  at: z.string(),
  by: actorSchema,
  /** Of the press that sealed it: the same press again is recognised. */
  idempotencyKey: z.string(),
});
export type Seal = z.infer<typeof sealSchema>;

export const meetingSchema = rowSchema.extend({
  key: z.string(),
  title: z.string(),
  groupKey: z.string().nullable(),
  date: civilDateSchema.nullable(),
  updateDeadline: civilDateSchema.nullable(),
  paperDeadline: civilDateSchema.nullable(),
  sealed: z.boolean(),
  /** Web address of the sealed register in the site's library, for people. */
  sealedFile: z.string(),
  /** Null while the register of this meeting is not sealed. */
  seal: sealSchema.nullable(),
});
export type Meeting = z.infer<typeof meetingSchema>;
