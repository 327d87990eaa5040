import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/domain/row.ts';
import type { FieldChange, Update, UpdateEntry } from '../../shared/domain/update.ts';
import { handEdits, type Recorded, type TrackedItem } from '../../shared/sharepoint/recorded.ts';

/** One item as it was read for writing: its row, the row's outbox and everything the trail says of it. */
export interface ItemState<Entity> {
  readonly item: Entity;
  readonly recorded: Recorded | null;
  readonly trail: readonly Pick<Update, 'key' | 'kind' | 'at' | 'by' | 'changes' | 'meetingKey'>[];
  /** Who saved the row last, according to SharePoint. */
  readonly editor: Actor;
}

/**
 * Key of the trail entry for one press: the press's own key (new for each rendering of a form) and a digest of who submitted what
 * on which item. The same submission delivered again has the same key; the same form submitted with other values has
 * another.
 */
export function pressKey(idempotencyKey: string, submitted: Readonly<Record<string, unknown>>): string {
  const digest = createHash('sha256').update(canonical(submitted)).digest('base64url').slice(0, 22);
  return `${idempotencyKey}:${digest}`;
}

/** Whether an entry of this key was written: to the trail, or so far only to the row's outbox. */
export function wasRecorded(state: ItemState<unknown>, key: string): boolean {
  return state.recorded?.entry.key === key || state.trail.some((entry) => entry.key === key);
}

/** JSON whose text does not depend on the order properties were written in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What the trail lacks about a row: the entry left in its outbox, and edits made by hand since. */
export interface OwedToTrail {
  /** The outbox's entry (with its assessment), when the trail does not have it. */
  readonly unposted: Recorded | null;
  readonly handEdit: UpdateEntry | null;
}

const nothingOwed: OwedToTrail = { unposted: null, handEdit: null };

/**
 * Compares a row with its outbox and its trail. A hand edit's key counts the hand edits seen since the service last wrote
 * (`hand:{last entry}:{n}`): two readers that see the same edit at once make the same key, and SharePoint keeps one.
 */
export function owedToTrail(state: ItemState<unknown>, tracked: TrackedItem, now: string): OwedToTrail {
  const { recorded, trail } = state;
  if (recorded === null) return nothingOwed;
  const unposted = trail.some((entry) => entry.key === recorded.entry.key) ? null : recorded;
  const prefix = `hand:${recorded.entry.key}:`;
  const seen = trail
    .filter((entry) => entry.key.startsWith(prefix))
    .sort((first, second) => countOf(first.key) - countOf(second.key));
  const changes = sinceSeen(handEdits(tracked, recorded), seen);
  if (changes.length === 0) return { unposted, handEdit: null };
  const { modifiedAt } = tracked.kind === 'action' ? tracked.action : tracked.risk;
  return {
    unposted,
    handEdit: {
      key: `${prefix}${seen.length + 1}`,
      itemKind: tracked.kind,
      itemKey: recorded.entry.itemKey,
      kind: 'hand edit',
      at: modifiedAt === '' ? now : modifiedAt,
      by: state.editor,
      via: 'hand edit seen',
      text: '',
      changes,
      reason: '',
      meetingKey: null,
    },
  };
}

const countOf = (key: string): number => Number(key.slice(key.lastIndexOf(':') + 1));

/**
 * The edits not told yet. `edits` compares with what the service left; entries already in the trail moved that on, field by field,
 * so a value put back to what it was is told as well.
 */
function sinceSeen(
  edits: readonly FieldChange[],
  seen: readonly { readonly changes: readonly FieldChange[] }[],
): FieldChange[] {
  const told = new Map<FieldChange['field'], FieldChange>();
  for (const { changes } of seen) {
    for (const change of changes) {
      const first = told.get(change.field)?.before ?? change.before;
      told.set(change.field, { field: change.field, before: first, after: change.after });
    }
  }
  const untold = edits.flatMap((edit) => {
    const before = told.get(edit.field)?.after ?? edit.before;
    return before === edit.after ? [] : [{ field: edit.field, before, after: edit.after }];
  });
  const putBack = [...told.values()].flatMap((change) =>
    change.before === change.after || edits.some((edit) => edit.field === change.field)
      ? []
      : [{ field: change.field, before: change.after, after: change.before }],
  );
  return [...untold, ...putBack];
}
