import { z } from 'zod';
import { cleanText } from '../domain/typed-text.ts';
import { itemKindSchema } from '../domain/update.ts';
import { writtenItemSchema } from './record-in-meeting.ts';
import { idempotencyKeySchema, itemKeySchema, outcomeOf, saveAnywaySchema } from './record-update.ts';

/** Columns by which a risk is scored: they are put right by scoring it again, which keeps the scoring. */
export const columnsOfScoring: readonly string[] = [
  'Current likelihood',
  'Current impact',
  'Current score',
  'Current band',
  'Scoring scheme',
];

const longestCell = 10_000;

/**
 * POST /api/boards/:board/cells  PutCellRight → PutCellRightOutcome
 *
 * A board manager puts a cell right that could not be read. What is written is judged by the same reading that flagged the cell, and
 * is an entry of the item's trail. A cell that holds something else by now is a conflict.
 */
export const putCellRightSchema = z.strictObject({
  idempotencyKey: idempotencyKeySchema,
  itemKind: itemKindSchema,
  itemKey: itemKeySchema,
  /** As the row's problem names it: "Percent complete". */
  column: z.string().min(1).max(100),
  /** What the cell held when it was shown, as the row's problem says it. */
  seen: z.string(),
  /** As a person writes it: "40", "31 March 2026", "in progress"; '' clears the cell. */
  value: z.string().overwrite(cleanText).trim().max(longestCell),
  saveAnyway: saveAnywaySchema,
});
export type PutCellRight = z.infer<typeof putCellRightSchema>;

export const putCellRightOutcomeSchema = outcomeOf(writtenItemSchema);
export type PutCellRightOutcome = z.infer<typeof putCellRightOutcomeSchema>;
