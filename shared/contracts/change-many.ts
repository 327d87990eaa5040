import { z } from 'zod';
import type { Action } from '../domain/action.ts';
import { civilDateSchema, isBoardDay } from '../domain/civil-date.ts';
import { sentences } from '../domain/schema-words.ts';
import { ragSchema } from '../domain/status.ts';
import { cleanText } from '../domain/typed-text.ts';
import { actOnActionSchema, seenForAct } from './act-on-action.ts';
import {
  idempotencyKeySchema,
  itemKeySchema,
  longestNote,
  recordActionOutcomeSchema,
  refusalSchema,
  reportableStatusSchema,
  saveAnywaySchema,
  seenActionSchema,
} from './record-update.ts';
import { mostItemsAtOnce } from './undo.ts';

const newDate = civilDateSchema.refine(isBoardDay, {
  message: sentences.newYearMistyped,
});

/** What the board manager does to many actions at once: for each of them the same as one at a time. */
const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('report'),
    status: reportableStatusSchema.optional(),
    rag: ragSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('move date'), due: newDate }),
  z.strictObject({ kind: z.literal('name lead'), personKey: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('set group'), groupKey: itemKeySchema }),
  z.strictObject({ kind: z.literal('close') }),
]);

/** What stood on an action when the board manager chose it: each kind of change is decided against its own part. */
export const seenForManySchema = seenActionSchema.extend(actOnActionSchema.shape.seen.shape);
export type SeenForMany = z.infer<typeof seenForManySchema>;

/** What a list of this row shows, for the change to be decided against. */
export function seenForMany(action: Action): SeenForMany {
  const { rag, percentComplete, evidenceLink, groupKey } = action;
  return { rag, percentComplete, evidenceLink, groupKey, ...seenForAct(action) };
}

/**
 * POST /api/boards/:board/actions/many  ChangeMany → ChangeManyOutcome
 *
 * Each action gets its own conditional write and its own entry in the trail, by the board manager who pressed. One that was changed
 * meanwhile is told as a conflict and left alone; the others are recorded. The same press again records nothing twice.
 */
export const changeManySchema = z
  .strictObject({
    idempotencyKey: idempotencyKeySchema,
    change: changeSchema,
    note: z.string().overwrite(cleanText).trim().max(longestNote).optional(),
    saveAnyway: saveAnywaySchema,
    items: z
      .array(
        z.strictObject({
          itemKey: itemKeySchema,
          seen: seenForManySchema,
        }),
      )
      .min(1)
      .max(mostItemsAtOnce),
  })
  .refine(
    ({ change, note }) =>
      change.kind !== 'report' ||
      change.status !== undefined ||
      change.rag !== undefined ||
      (note ?? '') !== '',
    { message: sentences.nothingChanged },
  )
  .refine(({ change, note }) => change.kind !== 'move date' || (note ?? '') !== '', {
    message: sentences.whyShown,
    path: ['note'],
  });
export type ChangeMany = z.infer<typeof changeManySchema>;

export const changeManyOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('gone through'),
    /** In the order asked. */
    items: z.array(z.strictObject({ itemKey: itemKeySchema, result: recordActionOutcomeSchema })),
  }),
  refusalSchema,
]);
export type ChangeManyOutcome = z.infer<typeof changeManyOutcomeSchema>;
