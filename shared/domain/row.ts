import { z } from 'zod';

/**
 * A cell that could not be read as its column means it: text in a number column's place, an unknown status, a
 * lead nobody knows. Rows may be edited by hand in SharePoint, so the register shows what it found and says what
 * to do, and never drops the row.
 */
export const rowProblemSchema = z.strictObject({
  /** Friendly column name, e.g. "Current due". */
  column: z.string(),
  /** What the cell holds, as found. */
  raw: z.string(),
  /** Plain English: what is wrong and what to do. */
  message: z.string(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** What every row read from a SharePoint list carries, whatever it describes. */
export const rowSchema = z.strictObject({
  /** SharePoint's item id in its list, e.g. "17". */
  id: z.string(),
  /** SharePoint's ETag for the row: every write is conditional on it. */
  etag: z.string(),
  /** ISO instant of the last save, by anyone. */
  modifiedAt: z.string(),
  /** Display name of whoever saved last; the app's own name when the service saved. */
  modifiedBy: z.string(),
  problems: z.array(rowProblemSchema),
});
export type Row = z.infer<typeof rowSchema>;

/** Who did something: an Entra object id (null when the person has no account) and the name at that time. */
export const actorSchema = z.strictObject({ oid: z.string().nullable(), name: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** By account where both have one; names may repeat. */
export const isSameActor = (first: Actor, second: Actor): boolean =>
  first.oid === null || second.oid === null
    ? first.oid === second.oid && first.name === second.name
    : first.oid.toLowerCase() === second.oid.toLowerCase();

/** The newest note on an item, kept on its row so that a list can show it. `at` is an ISO instant, `by` a name. */
export const lastNoteSchema = z.strictObject({ text: z.string(), at: z.string(), by: z.string() });

/** A reference from a row to someone in the People list; `personKey` is null when nobody matched the text. */
export const personReferenceSchema = z.strictObject({ name: z.string(), personKey: z.string().nullable() });
export type PersonReference = z.infer<typeof personReferenceSchema>;
