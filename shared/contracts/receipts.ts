import { z } from 'zod';
import { civilDateSchema } from '../domain/civil-date.ts';
import {
  reminderItemKindSchema,
  reminderLineSchema,
  reminderSchema,
  reminderStateSchema,
} from '../domain/reminder.ts';

/**
 * The receipts of the reminders that went out, or should have:
 *
 *   GET  /api/boards/:board/receipts?…                 ReceiptsQuery    → ReceiptsResponse
 *   POST /api/boards/:board/receipts/send-again        SendAgainRequest → SendAgainOutcome   (board managers)
 *   POST /api/boards/:board/receipts/export            ReceiptsFilter   → ReceiptsExport
 *
 * A board manager sees every receipt; everybody else those of messages to themselves.
 */
const key = z.string().min(1).max(255);

const filterShape = {
  /** Key of a row of People. */
  person: key.optional(),
  /** One item: both, or neither. */
  itemKind: reminderItemKindSchema.optional(),
  itemKey: key.optional(),
  /** First and last day, on the board's calendar. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
  state: reminderStateSchema.optional(),
};

interface Filter {
  readonly itemKind?: unknown;
  readonly itemKey?: unknown;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const holdsTogether = (filter: Filter, context: z.RefinementCtx): void => {
  if ((filter.itemKind === undefined) !== (filter.itemKey === undefined))
    context.addIssue({ code: 'custom', path: ['itemKey'], message: 'Choose a whole item.' });
  if (filter.from !== undefined && filter.to !== undefined && filter.to < filter.from)
    context.addIssue({ code: 'custom', path: ['to'], message: 'The last day is before the first.' });
};

export const receiptsFilterSchema = z.strictObject(filterShape).superRefine(holdsTogether);
export type ReceiptsFilter = z.infer<typeof receiptsFilterSchema>;

/** As the query of a request holds it: all text. */
export const receiptsQuerySchema = z
  .strictObject({
    ...filterShape,
    /** `next` of the answer before; absent = from the newest. */
    after: z.string().max(200).optional(),
    /** Receipts in one answer. */
    limit: z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number)
      .pipe(z.number().max(500))
      .optional(),
  })
  .superRefine(holdsTogether);
export type ReceiptsQuery = z.output<typeof receiptsQuerySchema>;

export const receiptLineSchema = reminderLineSchema.extend({
  /** ISO instant of the next reminder about the same item to the same person; null = none went out since. */
  askedAgainAt: z.string().nullable(),
});

/** A row of the ledger with what the rest of the ledger says about it. Names are the reader's to resolve. */
export const receiptSchema = reminderSchema.extend({
  /** The day it is filed under: its own, else what its claim says, after a hand edit. */
  filedOn: civilDateSchema.nullable(),
  lines: z.array(receiptLineSchema),
  /** As it stands today: what was being handed over when a service stopped is possibly sent. */
  state: reminderStateSchema,
  /** It did not surely arrive, and nothing since has made that good. */
  needsYou: z.boolean(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type ReceiptLine = z.infer<typeof receiptLineSchema>;

export const receiptsResponseSchema = z.strictObject({
  /** own = only messages to the person who asks. */
  scope: z.enum(['board', 'own']),
  /** Newest first. */
  receipts: z.array(receiptSchema),
  /** To ask for older ones; null = these were the last. */
  next: z.string().nullable(),
  /** How many fit the filter in all. */
  total: z.number().int().nonnegative(),
  /** Those that fit and need somebody, newest first: on the first page, for a board manager; at most 200. */
  needsYou: z.array(receiptSchema),
  /** For a board manager: how many messages of today each person has in the ledger, by key. */
  timesToday: z.record(z.string(), z.number().int().positive()),
});
export type ReceiptsResponse = z.infer<typeof receiptsResponseSchema>;

export const receiptsExportSchema = z.strictObject({
  /** Of the file in the library. */
  name: z.string(),
  /** Where a browser opens it. */
  webUrl: z.string(),
  receipts: z.number().int().nonnegative(),
});
export type ReceiptsExport = z.infer<typeof receiptsExportSchema>;

export const sendAgainRequestSchema = z.strictObject({
  personKey: key,
  /** `timesToday` as the manager saw it: of any number of presses on the same page one sends. */
  timesSeen: z.number().int().min(0).max(1000),
});
export type SendAgainRequest = z.infer<typeof sendAgainRequestSchema>;

/** `userMessage` says what happened in plain English. */
export const sendAgainOutcomeSchema = z.strictObject({
  outcome: z.enum([
    'sent',
    // Another press, or the sweep, was there first: nothing more went out.
    'already',
    // It was tried and did not surely arrive; the ledger says what became of it.
    'not sent',
    'nothing to send',
    'refused',
  ]),
  userMessage: z.string(),
});
export type SendAgainOutcome = z.infer<typeof sendAgainOutcomeSchema>;
