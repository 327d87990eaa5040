import { z } from 'zod';
import { civilDateSchema } from '../domain/civil-date.ts';
import { meetingSchema } from '../domain/person.ts';
import { actorSchema } from '../domain/row.ts';
import { assessmentSchema } from '../domain/risk.ts';
import { scoringSchemeSchema } from '../domain/scoring-scheme.ts';
import { boardSettingsSchema, vocabularySchema } from '../domain/settings.ts';
import { updateSchema } from '../domain/update.ts';
import { openFolderSchema } from './open-folder.ts';
import { idempotencyKeySchema, itemKeySchema } from './record-update.ts';
import { registerRowsSchema } from './tab-api.ts';

/**
 * The register of a meeting's day, as it is written into the site's library and read back years later. It holds rows and the scheme
 * versions their scores were made with, and nothing that is computed from today. Two files make a whole register: part A holds
 * what may be published, part B what is exempt, so that SharePoint's own rights on the folder decide who may open the second.
 */
export const sealedRegisterSchema = z.strictObject({
  /** Of this file's form; see read-sealed-file.ts. A later form gets another number, and this one stays readable. */
  format: z.literal(1),
  part: z.enum(['A', 'B']),
  board: z.strictObject({ id: z.string(), siteUrl: z.string() }),
  meeting: z.strictObject({
    key: z.string(),
    title: z.string(),
    groupKey: z.string().nullable(),
    date: civilDateSchema,
  }),
  /** The board's calendar day on which it was sealed: overdue, past review and the like are told as of this day. */
  asAt: civilDateSchema,
  /** ISO instant on the tenant's clock. The trail after it belongs to the next meeting. */
  sealedAt: z.string(),
  sealedBy: actorSchema,
  settings: boardSettingsSchema,
  vocabulary: vocabularySchema,
  schemes: z.array(scoringSchemeSchema),
  /** In part B only exempt risks and what belongs to them; people, groups and meetings are in part A. */
  rows: registerRowsSchema,
});
export type SealedRegister = z.infer<typeof sealedRegisterSchema>;

/** A sealed register as one person may read it. */
export const sealedReadingSchema = z.strictObject({
  partA: sealedRegisterSchema,
  /** Null when there is none, or when SharePoint does not let this person open it (`withheld`). */
  partB: sealedRegisterSchema.nullable(),
  withheld: z.boolean(),
  /** SHA-256 of each file's bytes in hex, as kept on the meeting and found again when it was opened. */
  checksums: z.strictObject({ partA: z.string(), partB: z.string().nullable() }),
});
export type SealedReading = z.infer<typeof sealedReadingSchema>;

/** POST /api/boards/:board/meetings/seal → SealOutcome; GET /api/boards/:board/meetings/:key/sealed → SealedReading */
export const sealMeetingSchema = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  meetingKey: itemKeySchema,
  /** The person was told who may open the folder for what is exempt, and seals all the same. */
  evenIfOpen: z.boolean().optional(),
});
export type SealMeeting = z.infer<typeof sealMeetingSchema>;

export const sealOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('sealed'), meeting: meetingSchema }),
  z.strictObject({ outcome: z.literal('sealed already'), meeting: meetingSchema }),
  z.strictObject({ outcome: z.literal('refused'), userMessage: z.string() }),
  openFolderSchema,
]);
export type SealOutcome = z.infer<typeof sealOutcomeSchema>;

/**
 * What the page “Since last meeting” is computed from: the register as it stood then, and the trail since.
 * GET /api/boards/:board/since?meeting=KEY (absent: the board's last sealed meeting)&trail=only (no sealed register)
 */
export const sinceResponseSchema = z.strictObject({
  /** The meeting counted from; null when the board has had none: then everything is new. */
  meeting: z.strictObject({ key: z.string(), title: z.string(), date: civilDateSchema }).nullable(),
  /** ISO instant from which the trail below begins. */
  from: z.string(),
  sealed: sealedReadingSchema.nullable(),
  /** Plain English: why there is no sealed register to compare with; '' when there is one. */
  problem: z.string(),
  /** Every entry of the trail since `from` that this person may read, oldest first. */
  updates: z.array(updateSchema),
  /** Every scoring since `from`, oldest first. */
  assessments: z.array(assessmentSchema),
  /** After so many days without a word a lead counts as silent: by the board's reminder policy. */
  silentAfterDays: z.number().int().nonnegative(),
});
export type SinceResponse = z.infer<typeof sinceResponseSchema>;
