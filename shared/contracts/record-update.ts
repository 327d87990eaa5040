import { z } from 'zod';
import { actionSchema } from '../domain/action.ts';
import { civilDateSchema, isBoardDay } from '../domain/civil-date.ts';
import { riskSchema } from '../domain/risk.ts';
import { sentences } from '../domain/schema-words.ts';
import { actionStatusSchema, ragSchema } from '../domain/status.ts';
import { cleanText } from '../domain/typed-text.ts';

/** Longest note kept in one update; longer belongs in a document linked as evidence. */
export const longestNote = 4000;

export const idempotencyKeySchema = z
  .string()
  .min(8)
  .max(120)
  .regex(/^[A-Za-z0-9:_.-]+$/);

/** Key of a row, as addresses can hold it: nothing in it that is no text. */
export const itemKeySchema = z
  .string()
  .min(1)
  .max(100)
  .refine((key) => cleanText(key) === key && !key.includes('\n'));

/**
 * True = whoever wrote it was told that a text looks like somebody's identity (an NHS number, a date of birth), and has it saved all the
 * same. Without it such a text is refused as 'personal details', and nothing is recorded.
 */
export const saveAnywaySchema = z.literal(true).optional();

/** What the person saw when they decided: a field they change that no longer holds this value is a conflict. */
export const seenActionSchema = z.strictObject({
  status: actionStatusSchema,
  rag: ragSchema.nullable(),
  percentComplete: z.number().nullable(),
  evidenceLink: z.string(),
});
export type SeenAction = z.infer<typeof seenActionSchema>;

/** Leads may say "complete"; only a chair closes, so 'closed' is not accepted here. */
export const reportableStatusSchema = actionStatusSchema.exclude(['closed']);

const evidenceLinkSchema = z
  .string()
  .overwrite(cleanText)
  .trim()
  .max(2000)
  .refine((text) => text === '' || /^https:\/\/[^\s]+$/i.test(text), {
    message: sentences.evidenceLink,
  });

/**
 * One person's update of one action, from a card or the tab: the same rules either way. An absent field is left
 * as it is.
 */
export const recordActionUpdateSchema = z
  .strictObject({
    idempotencyKey: idempotencyKeySchema,
    itemKey: itemKeySchema,
    /** The meeting in which it was done; absent or null = in none. */
    meetingKey: itemKeySchema.nullable().optional(),
    seen: seenActionSchema,
    status: reportableStatusSchema.optional(),
    rag: ragSchema.optional(),
    percentComplete: z.number().int().min(0).max(100).optional(),
    note: z.string().overwrite(cleanText).trim().max(longestNote).optional(),
    evidenceLink: evidenceLinkSchema.optional(),
    moreTime: z
      .strictObject({
        proposedDue: civilDateSchema.refine(isBoardDay, {
          message: sentences.newYearMistyped,
        }),
        reason: z.string().overwrite(cleanText).trim().min(1, sentences.whyMoreTime).max(1000),
      })
      .optional(),
    saveAnyway: saveAnywaySchema,
  })
  .refine(
    (update) =>
      update.status !== undefined ||
      update.rag !== undefined ||
      update.percentComplete !== undefined ||
      (update.note ?? '') !== '' ||
      update.evidenceLink !== undefined ||
      update.moreTime !== undefined,
    { message: sentences.nothingChanged },
  );
export type RecordActionUpdate = z.infer<typeof recordActionUpdateSchema>;

export const seenRiskSchema = z.strictObject({
  likelihood: z.number().nullable(),
  impact: z.number().nullable(),
  lastReview: civilDateSchema.nullable(),
  /** Only compared where the date itself is changed; absent = it was not shown. */
  nextReview: civilDateSchema.nullable().optional(),
});

/**
 * A chair's review of one risk: the current score confirmed as it is, or scored again in the board's own labels; or, without a
 * review, another day for the next one.
 */
export const reviewRiskSchema = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  itemKey: itemKeySchema,
  /** The meeting in which it was done; absent or null = in none. */
  meetingKey: itemKeySchema.nullable().optional(),
  seen: seenRiskSchema,
  decision: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('confirm') }),
    z.strictObject({ kind: z.literal('re-score'), likelihood: z.number(), impact: z.number() }),
    z.strictObject({
      kind: z.literal('change date'),
      nextReview: civilDateSchema.refine(isBoardDay, {
        message: sentences.newYearMistyped,
      }),
    }),
  ]),
  /** Required when the score moves or the date is changed. */
  note: z.string().overwrite(cleanText).trim().max(longestNote).optional(),
  saveAnyway: saveAnywaySchema,
});
export type ReviewRisk = z.infer<typeof reviewRiskSchema>;

/** A field whose value changed between what the person saw and what stands in SharePoint now. */
export const conflictSchema = z.strictObject({
  field: z.string(),
  /** Friendly field name. */
  label: z.string(),
  seen: z.string(),
  now: z.string(),
  yours: z.string(),
  /** Who changed it, where the trail or SharePoint tells. */
  by: z.string().optional(),
});
export type Conflict = z.infer<typeof conflictSchema>;

const refusalReasonSchema = z.enum([
  'not found',
  'not allowed',
  'not valid',
  /** Something looks like somebody's identity: see `saveAnyway`. */
  'personal details',
  'left the register',
  'busy',
  'unavailable',
]);

export const refusalSchema = z.strictObject({
  outcome: z.literal('refused'),
  reason: refusalReasonSchema,
  userMessage: z.string(),
});

/** How a write can end, for any kind of item. */
export const outcomeOf = <Item extends z.ZodType>(item: Item) =>
  z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('recorded'), item }),
    /** The same press delivered again: nothing more was written. */
    z.strictObject({ outcome: z.literal('already recorded'), item }),
    /** Nothing was written: the person is shown both values and asked. */
    z.strictObject({ outcome: z.literal('conflict'), item, conflicts: z.array(conflictSchema) }),
    refusalSchema,
  ]);

export const recordActionOutcomeSchema = outcomeOf(actionSchema);
export type RecordActionOutcome = z.infer<typeof recordActionOutcomeSchema>;

export const reviewRiskOutcomeSchema = outcomeOf(riskSchema);
export type ReviewRiskOutcome = z.infer<typeof reviewRiskOutcomeSchema>;
