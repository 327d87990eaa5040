import type { FieldChange, ItemKind, Update } from '../domain/update.ts';
import type { Evidence } from './register-changes.ts';

/** An item as it stood at the last meeting: null = it was not there, undefined = nothing that this reader may open says. */
export type Before<Item> = (key: string) => Item | null | undefined;

/** The trail since a meeting, by item, oldest first. */
export type Trail = ReadonlyMap<string, readonly Update[]>;

const nameOf = (kind: ItemKind, key: string): string => `${kind}:${key}`;

export function trailOf(updates: readonly Update[]): Trail {
  const trail = new Map<string, Update[]>();
  for (const update of [...updates].sort((first, second) => compareText(first.at, second.at))) {
    const name = nameOf(update.itemKind, update.itemKey);
    const entries = trail.get(name);
    if (entries === undefined) trail.set(name, [update]);
    else entries.push(update);
  }
  return trail;
}

export function entriesOf(trail: Trail, kind: ItemKind, key: string): readonly Update[] {
  return trail.get(nameOf(kind, key)) ?? [];
}

/** Entries that changed a field, oldest first. */
export function changesOf(
  entries: readonly Update[],
  field: FieldChange['field'],
): { readonly update: Update; readonly change: FieldChange }[] {
  return entries.flatMap((update) =>
    update.changes.filter((change) => change.field === field).map((change) => ({ update, change })),
  );
}

/** A date that somebody asks for, or is refused, moves nothing, though its entry names it. */
const movesNothing: readonly Update['kind'][] = ['more time asked', 'more time declined'];

/** Entries that moved a due date, oldest first. A first date is no move. */
export function dateMovesOf(entries: readonly Update[]): ReturnType<typeof changesOf> {
  return changesOf(entries, 'due').filter(
    ({ update, change }) => !movesNothing.includes(update.kind) && change.before !== '',
  );
}

/** As much of an entry as a line shows. */
export function evidenceOf(update: Update | undefined): Evidence {
  if (update === undefined) return null;
  const { at, by, kind, text, reason, meetingKey } = update;
  return { at, by, kind, text, reason, meetingKey };
}

/** Whether the item was undone or corrected later is the row's to say; this is the newest entry that set the field to this value. */
export function whoSet(
  entries: readonly Update[],
  field: FieldChange['field'],
  value: string,
): Update | undefined {
  return changesOf(entries, field).findLast(({ change }) => change.after === value)?.update;
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);
