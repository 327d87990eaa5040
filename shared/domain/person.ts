import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { rowSchema } from './row.ts';

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
});
export type Person = z.infer<typeof personSchema>;

export const groupSchema = rowSchema.extend({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['board', 'executive', 'subgroup', 'task and finish']),
  parentKey: z.string().nullable(),
  chairKey: z.string().nullable(),
  deputyKey: z.string().nullable(),
});
export type Group = z.infer<typeof groupSchema>;

export const meetingSchema = rowSchema.extend({
  key: z.string(),
  title: z.string(),
  groupKey: z.string().nullable(),
  date: civilDateSchema.nullable(),
  updateDeadline: civilDateSchema.nullable(),
  paperDeadline: civilDateSchema.nullable(),
  sealed: z.boolean(),
  sealedFile: z.string(),
});
export type Meeting = z.infer<typeof meetingSchema>;
