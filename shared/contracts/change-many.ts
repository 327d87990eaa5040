import { z } from 'zod';
import { civilDateSchema, isBoardDay } from '../domain/civil-date.ts';
import { ragSchema } from '../domain/status.ts';
import { cleanText } from '../domain/typed-text.ts';
import { actOnActionSchema } from './act-on-action.ts';
import {
  idempotencyKeySchema,
  itemKeySchema,
  longestNote,
  recordActionOutcomeSchema,
  refusalSchema,
  reportableStatusSchema,
  seenActionSchema,
} from './record-update.ts';
import { mostItemsAtOnce } from './undo.ts';

const newDate = civilDateSchema.refine(isBoardDay, {
  message: 'The year of the new date looks mistyped. Choose the date again.',
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
    items: z
      .array(
        z.strictObject({
          itemKey: itemKeySchema,
          seen: seenActionSchema.extend(actOnActionSchema.shape.seen.shape),
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
    { message: 'Nothing was changed: write a note or change a value, then save.' },
  )
  .refine(({ change, note }) => change.kind !== 'move date' || (note ?? '') !== '', {
    message: 'Write a sentence that says why: the others are shown it.',
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
