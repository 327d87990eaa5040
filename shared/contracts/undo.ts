import { z } from 'zod';
import { itemKindSchema } from '../domain/update.ts';
import { writtenItemSchema } from './record-in-meeting.ts';
import { idempotencyKeySchema, itemKeySchema, outcomeOf } from './record-update.ts';

/** Items that one request may change or take back. */
export const mostItemsAtOnce = 200;

const itemSchema = z.strictObject({ itemKind: itemKindSchema, itemKey: itemKeySchema });

/**
 * POST /api/boards/:board/undo  UndoChange → UndoOutcome
 *
 * Takes back what the same person recorded, on one item or on all that one press changed. It is a change of its own in the trail; an
 * item that somebody else changed since in the same place is left as it is. Pressing again takes nothing back twice.
 */
export const undoChangeSchema = z.strictObject({
  /** Key of the press that is taken back. */
  undoes: idempotencyKeySchema,
  items: z.array(itemSchema).min(1).max(mostItemsAtOnce),
});
export type UndoChange = z.infer<typeof undoChangeSchema>;

export const undoOutcomeSchema = z.strictObject({
  /** In the order asked. A conflict says what was changed since, and by whom. */
  items: z.array(itemSchema.extend({ result: outcomeOf(writtenItemSchema) })),
});
export type UndoOutcome = z.infer<typeof undoOutcomeSchema>;
