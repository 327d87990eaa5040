import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { keyTakenBack } from '../../shared/domain/taken-back.ts';
import { trackedValues, type Recorded, type Undoable } from '../../shared/sharepoint/recorded.ts';
import type { RowForWriting, WrittenList } from './row-for-writing.ts';

/** So many writes of a row can be taken back: the newest, and those before it that touched something else. */
const mostKept = 3;
/** Of the some 64,000 characters the outbox's column holds. */
const longestKept = 30_000;

/** The outbox of a write, with what stood on the row before it and before the last few. */
export function keepingWhatWas<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  row: RowForWriting<Entity>,
  write: { readonly values: Partial<Entity>; readonly recorded: Recorded },
): Recorded {
  const { recorded } = write;
  const takenBack = keyTakenBack(recorded.entry.key);
  const earlier = (row.state.recorded?.undoable ?? []).filter(({ key }) => key !== takenBack);
  const own = takenBack === null ? [whatWas(list, row, write)] : [];
  const undoable = [...earlier, ...own].slice(-mostKept);
  while (undoable.length > 0 && JSON.stringify(undoable).length > longestKept) undoable.shift();
  return undoable.length === 0 ? recorded : { ...recorded, undoable };
}

function whatWas<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  row: RowForWriting<Entity>,
  { values, recorded }: { readonly values: Partial<Entity>; readonly recorded: Recorded },
): Undoable {
  const tracked = trackedValues(list.tracked(row.item));
  const before: Undoable['before'] = {};
  for (const field of Object.keys(values) as (keyof Entity & string)[]) {
    if (values[field] === undefined) continue;
    const written: Partial<Entity> = {};
    written[field] = values[field];
    before[field] = Object.fromEntries(
      Object.keys(list.write(written)).map((name) => [name, row.columns[name] ?? null]),
    );
  }
  return {
    key: recorded.entry.key,
    before,
    left: Object.fromEntries(
      Object.entries(recorded.left).filter(([name, value]) => tracked[name] !== value),
    ),
  };
}
