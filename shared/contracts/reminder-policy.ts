import { z } from 'zod';
import { saveAnywaySchema } from './record-update.ts';
import { civilDateSchema } from '../domain/civil-date.ts';
import { policyVersionSchema, reminderPolicySchema } from '../domain/reminder-policy.ts';
import { reminderItemKindSchema } from '../domain/reminder.ts';

/**
 * When a board's reminders go out: read by everybody who may read its settings, previewed and saved by its managers.
 *
 *   GET  /api/boards/:board/policy                            → PolicyResponse
 *   POST /api/boards/:board/policy          SavePolicy        → SavePolicyOutcome
 *   POST /api/boards/:board/policy/preview  PreviewPolicy     → PolicyPreview
 */
export const policyResponseSchema = z.strictObject({
  /** What holds now. */
  policy: reminderPolicySchema,
  /** Its number; 0 = what the board was provisioned with. */
  version: z.number().int().nonnegative(),
  /** To be handed back as `basedOn`: the highest number taken, even by a row that cannot be read. */
  newest: z.number().int().nonnegative(),
  /** Every saved version that can be read, oldest first. */
  versions: z.array(policyVersionSchema),
  /** Version 0. */
  first: reminderPolicySchema,
  /** Whether the person is one of the board's managers; SharePoint has the last word when they save. */
  mayEdit: z.boolean(),
  timeZone: z.string(),
  /** The first working day after today: what a preview begins with. */
  previewOn: civilDateSchema,
  /** What stands in the way of right reminders, in plain English: a zone nobody knows, bank holidays not known for a year. */
  warnings: z.array(z.string()),
});
export type PolicyResponse = z.infer<typeof policyResponseSchema>;

export const savePolicySchema = z.strictObject({
  /** `newest` as the person read it: the policy becomes the version after it. */
  basedOn: z.number().int().nonnegative().max(999_998),
  policy: reminderPolicySchema,
  saveAnyway: saveAnywaySchema,
});
export type SavePolicy = z.infer<typeof savePolicySchema>;

export const savePolicyOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('saved'), saved: policyVersionSchema }),
  /** The same press delivered again: nothing more was written. */
  z.strictObject({ outcome: z.literal('already saved'), saved: policyVersionSchema }),
  /** Somebody else saved meanwhile: nothing was written, and this is what holds now. */
  z.strictObject({
    outcome: z.literal('conflict'),
    policy: reminderPolicySchema,
    newest: z.number().int().nonnegative(),
    /** Who saved it and when; null when that row cannot be read. */
    saved: policyVersionSchema.nullable(),
  }),
]);
export type SavePolicyOutcome = z.infer<typeof savePolicyOutcomeSchema>;

export const previewPolicySchema = z.strictObject({ policy: reminderPolicySchema, on: civilDateSchema });
export type PreviewPolicy = z.infer<typeof previewPolicySchema>;

/** Its words are the reader's own rows': a manager may be shown less than the service. */
const previewLineSchema = z.strictObject({
  itemKind: reminderItemKindSchema,
  itemKey: z.string(),
  stage: z.string(),
  /** Plain English: why this is on the card. */
  reason: z.string(),
});

/** What would go out on one day if a policy held; nothing is sent, claimed or kept. */
export const policyPreviewSchema = z.strictObject({
  on: civilDateSchema,
  /** Why nothing goes out on that day, in plain English; null on a working day. */
  quietBecause: z.string().nullable(),
  digests: z.array(
    z.strictObject({
      personKey: z.string(),
      name: z.string(),
      /** HH:MM on the board's clock. */
      at: z.string(),
      lines: z.array(previewLineSchema),
    }),
  ),
  /** People whose card of that day is out already: they get no other. */
  alreadyToday: z.number().int().nonnegative(),
  warnings: z.array(z.string()),
});
export type PolicyPreview = z.infer<typeof policyPreviewSchema>;
