import {
  columnsOfScoring,
  type PutCellRight,
  type PutCellRightOutcome,
} from '../../shared/contracts/put-cell-right.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { readWhen } from '../../shared/domain/read-when.ts';
import { rowProblemInWords } from '../../shared/domain/row-problem-in-words.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { isBoardManager, type StandingDirectory } from '../../shared/domain/standing.ts';
import type { UpdateEntry } from '../../shared/domain/update.ts';
import type { Column } from '../../shared/sharepoint/list-definition.ts';
import { changesFrom, trackedValues } from '../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { toOutcome } from './record-action-update.ts';
import { refusal } from './refusal-words.ts';
import { writtenActions, writtenRisks, type RowForWriting, type WrittenList } from './row-for-writing.ts';
import { pressKey, wasRecorded } from './trail.ts';
import { refuse, writeItem, type Decision, type WriteParts } from './write-item.ts';

/** Who puts it right, and by whose rules. */
export interface CellPress {
  readonly actor: Actor & { readonly oid: string };
  readonly directory: StandingDirectory;
  readonly timeZone: string;
}

/** Puts a cell right that could not be read. Throws `GraphFailure` (see `writeItem`). */
export async function putCellRight(
  parts: WriteParts,
  request: PutCellRight,
  press: CellPress,
): Promise<PutCellRightOutcome> {
  if (request.itemKind === 'action') {
    const outcome = toOutcome(
      await writeItem(writtenActions, request.itemKey, parts, (_, row) =>
        decideCell(writtenActions, row, request, press, parts.now),
      ),
      parts.language,
    );
    return 'item' in outcome ? { ...outcome, item: { kind: 'action', action: outcome.item } } : outcome;
  }
  const outcome = toOutcome(
    await writeItem(writtenRisks, request.itemKey, parts, (_, row) =>
      decideCell(writtenRisks, row, request, press, parts.now),
    ),
    parts.language,
  );
  return 'item' in outcome ? { ...outcome, item: { kind: 'risk', risk: outcome.item } } : outcome;
}

/** Pure. Only a cell that is flagged is written, and only with what the reading of its list takes without a word. */
function decideCell<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  row: RowForWriting<Entity>,
  request: PutCellRight,
  press: CellPress,
  now: string,
): Decision<Entity> {
  const { state, item } = row;
  const { idempotencyKey, itemKind, column: displayName, seen, value } = request;
  const key = pressKey(idempotencyKey, { itemKind, displayName, value, actor: press.actor.oid });
  if (wasRecorded(state, key)) return { kind: 'already recorded' };
  if (!isBoardManager(press.actor.oid, press.directory, civilDateAt(now, press.timeZone))) {
    return refuse(
      'not allowed',
      refusal((words) => words.managersOnly),
    );
  }
  const cell = registerLists[list.key].cellUnder(displayName);
  if (cell === undefined || cell.column.hidden === true) {
    return refuse(
      'not valid',
      refusal((words) => words.cellInSharePoint),
    );
  }
  if (itemKind === 'risk' && columnsOfScoring.includes(displayName)) {
    return refuse(
      'not valid',
      refusal((words) => words.cellByScoring),
    );
  }
  const warned = refusePersonalDetails([value], request.saveAnyway);
  if (warned !== null) return warned;
  const flagged = item.problems.filter(({ column }) => column === displayName);
  if (flagged.length === 0) {
    return refuse(
      'not valid',
      refusal((words) => words.cellIsRight(displayName)),
    );
  }
  if (!flagged.some(({ raw }) => raw === seen)) {
    const held = flagged[0]?.raw ?? '';
    return {
      kind: 'conflict',
      conflicts: [{ field: displayName, label: displayName, seen, now: held, yours: value }],
    };
  }

  const written = row.asIf({ [cell.column.name]: asHeld(value, cell.column) });
  const still = written.problems.find(({ column }) => column === displayName);
  if (still !== undefined) {
    return refuse(
      'not valid',
      refusal((words, language) =>
        words.cellStillUnread(displayName, value, rowProblemInWords(still.message, language)),
      ),
    );
  }
  const values: Partial<Entity> = {};
  const field = cell.field as keyof Entity;
  values[field] = written[field];
  const columns = list.write(values);
  // A field may lie in several columns: of those only this one is written.
  const others = Object.keys(columns).filter((name) => name !== cell.column.name);
  const left = row.asIf({ [cell.column.name]: columns[cell.column.name] });
  const changes = changesFrom(trackedValues(list.tracked(item)), list.tracked(left));
  const entry: UpdateEntry = {
    key,
    itemKind,
    itemKey: item.key,
    kind: 'put right',
    at: now,
    by: press.actor,
    via: 'tab',
    text: changes.length > 0 ? '' : `${displayName}: it held “${seen}”, and holds “${value}” now.`,
    changes,
    reason: '',
    meetingKey: null,
  };
  return {
    kind: 'write',
    values,
    columns: Object.fromEntries(others.map((name) => [name, row.columns[name] ?? null])),
    recorded: { entry, left: trackedValues(list.tracked(left)) },
  };
}

/** What somebody wrote, as a cell of this column would hold it. */
function asHeld(value: string, { type }: Column): string | null {
  if (value === '') return null;
  if (type.kind !== 'day') return value;
  const { kind, date, needsCheck } = readWhen(value);
  return kind === 'exact' && date !== undefined && !needsCheck ? date : value;
}
