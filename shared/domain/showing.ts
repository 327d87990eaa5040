import { z } from 'zod';
import { actorSchema, type Actor, rowSchema } from './row.ts';
import { itemKindSchema } from './update.ts';

/** How the item that everybody sees is drawn: on its own, a risk with all about it, or the agenda instead of any item. */
export const showingViewSchema = z.enum(['item', 'deep dive', 'agenda']);
export type ShowingView = z.infer<typeof showingViewSchema>;

/** An item by its key alone: never its words, so that whoever may not see it learns nothing of it. */
export const shownItemSchema = z.strictObject({ kind: itemKindSchema, key: z.string() });
export type ShownItem = z.infer<typeof shownItemSchema>;

/** What is shown to everybody in one meeting. */
export const showingSchema = z.strictObject({
  meetingKey: z.string(),
  item: shownItemSchema.nullable(),
  view: showingViewSchema,
  /** False = the presenter hid the detail, and only what names the item is shown. */
  detail: z.boolean(),
  /** Who presents. */
  by: actorSchema,
  /** ISO instant of the presenter's last step. */
  at: z.string(),
  /** Rises with every step in the meeting. */
  sequence: z.number().int().nonnegative(),
});
export type Showing = z.infer<typeof showingSchema>;

/** The row kept for a meeting once somebody presented in it. */
export const presentingSchema = rowSchema.extend({ ...showingSchema.shape, active: z.boolean() });
export type Presenting = z.infer<typeof presentingSchema>;

/** A presenter who closed the window without a word is not presenting for ever. */
const longestShowingHours = 12;

/** Whether a meeting's row is being shown at this moment (an ISO instant); nobody presents in it otherwise. */
export function isBeingShown(row: Pick<Presenting, 'active' | 'at'>, now: string): boolean {
  const age = Date.parse(now) - Date.parse(row.at);
  return row.active && age <= longestShowingHours * 3_600_000;
}

/** As everybody may know it. */
export function showingOf(row: Presenting): Showing {
  const { meetingKey, item, view, detail, by, at, sequence } = row;
  return { meetingKey, item, view, detail, by, at, sequence };
}

export function isSameActor(first: Actor, second: Actor): boolean {
  return first.oid !== null && first.oid.toLowerCase() === second.oid?.toLowerCase();
}
