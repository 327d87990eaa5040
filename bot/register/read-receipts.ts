import type {
  Receipt,
  ReceiptsFilter,
  ReceiptsQuery,
  ReceiptsResponse,
} from '../../shared/contracts/receipts.ts';
import { civilDateSchema, type CivilDate } from '../../shared/domain/civil-date.ts';
import {
  askedAt,
  cameBack,
  heardOnAction,
  heardOnRisk,
  isLater,
  isTrouble,
  mayHaveArrived,
  sameItem,
  stateAsOf,
  type Heard,
} from '../../shared/domain/receipt.ts';
import type { Reminder, ReminderLine } from '../../shared/domain/reminder.ts';
import type { RowProblem } from '../../shared/domain/row.ts';
import { peopleOf } from '../../shared/domain/standing.ts';
import { isFinished } from '../../shared/domain/status.ts';
import type { BoardSnapshot } from './board-snapshot.ts';

/** Who may see which receipts of a board. */
export interface ReceiptReader {
  /** Sees all; others only messages to their own rows of People. */
  readonly isManager: boolean;
  readonly keys: ReadonlySet<string>;
}

type ReadBoard = Pick<
  BoardSnapshot,
  'reminders' | 'people' | 'actions' | 'risks' | 'meetings' | 'configuration'
>;

const usualLimit = 200;
const mostInNeed = 200;

/** Null for somebody who is not in People, or has left. */
export function receiptReader(board: ReadBoard, oid: string, today: CivilDate): ReceiptReader | null {
  const keys = new Set(peopleOf(oid, board.people, today).map((person) => person.key));
  if (keys.size === 0) return null;
  return { isManager: board.configuration.settings.managerKeys.some((key) => keys.has(key)), keys };
}

/** Every receipt the reader may see that fits the filter, newest first. */
export function receiptsFor(
  board: ReadBoard,
  reader: ReceiptReader,
  filter: ReceiptsFilter,
  today: CivilDate,
): Receipt[] {
  const ledger = ledgerOf(board.reminders, today);
  return board.reminders
    .filter((row) => reader.isManager || reader.keys.has(row.personKey))
    .filter((row) => fits(row, filter, today))
    .map((row) => receiptOf(row, board, ledger, today))
    .sort((first, second) => compareText(placeOf(second), placeOf(first)));
}

/** One page of them. Null when `after` is none of ours. */
export function readReceipts(
  board: ReadBoard,
  reader: ReceiptReader,
  { after, limit = usualLimit, ...filter }: ReceiptsQuery,
  today: CivilDate,
): ReceiptsResponse | null {
  if (after !== undefined && !placeShape.test(after)) return null;
  const all = receiptsFor(board, reader, filter, today);
  const open = after === undefined ? all : all.filter((receipt) => placeOf(receipt) < after);
  const receipts = open.slice(0, limit);
  const last = receipts.at(-1);
  return {
    scope: reader.isManager ? 'board' : 'own',
    receipts,
    next: last !== undefined && open.length > receipts.length ? placeOf(last) : null,
    total: all.length,
    needsYou:
      reader.isManager && after === undefined
        ? all.filter(({ needsYou }) => needsYou).slice(0, mostInNeed)
        : [],
    timesToday: reader.isManager ? timesOn(today, board.reminders) : {},
  };
}

/** Where a receipt stands in the order, as text that sorts like it. Rows that come or go elsewhere move no page. */
function placeOf({ filedOn, claimedAt, id }: Pick<Receipt, 'filedOn' | 'claimedAt' | 'id'>): string {
  const time = Date.parse(claimedAt);
  const claimed = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return `${filedOn ?? '0000-00-00'} ${claimed.padEnd(24)} ${id.padStart(12, '0')}`;
}

const placeShape = /^\d{4}-\d{2}-\d{2} [-\dT:.Z ]{24} \S{1,60}$/;

function fits(row: Reminder, filter: ReceiptsFilter, today: CivilDate): boolean {
  const { person, itemKind, itemKey, from, to, state } = filter;
  const day = filedOn(row);
  if (person !== undefined && row.personKey !== person) return false;
  if (state !== undefined && stateAsOf(row, today) !== state) return false;
  if (from !== undefined && (day === null || day < from)) return false;
  if (to !== undefined && (day === null || day > to)) return false;
  if (itemKind === undefined || itemKey === undefined) return true;
  return row.lines.some((line) => sameItem(line, { itemKind, itemKey }));
}

function filedOn({ day, claimKey }: Pick<Reminder, 'day' | 'claimKey'>): CivilDate | null {
  if (day !== null) return day;
  return civilDateSchema.safeParse(claimOf(claimKey).day).data ?? null;
}

/** "{day}/{person}" or "{day}/{person}/again-{n}"; nothing for a notice, whose key says other things. */
function claimOf(claimKey: string): { day?: string; personKey?: string } {
  const [, day, rest] = /^(\d{4}-\d{2}-\d{2})\/(.+)$/s.exec(claimKey) ?? [];
  if (day === undefined || rest === undefined) return {};
  return { day, personKey: rest.replace(/\/again-\d+$/, '') };
}

/** Rows of each person that left, or were given up, oldest first. */
type Ledger = ReadonlyMap<string, readonly Reminder[]>;

function ledgerOf(rows: readonly Reminder[], today: CivilDate): Ledger {
  const tried = new Map<string, Reminder[]>();
  for (const row of rows) {
    const state = stateAsOf(row, today);
    if (!mayHaveArrived(state) && !isTrouble(state)) continue;
    const known = tried.get(row.personKey);
    if (known === undefined) tried.set(row.personKey, [row]);
    else known.push(row);
  }
  for (const list of tried.values())
    list.sort((first, second) => compareText(askedAt(first), askedAt(second)));
  return tried;
}

function receiptOf(row: Reminder, board: ReadBoard, ledger: Ledger, today: CivilDate): Receipt {
  const asked = askedAt(row);
  const later = (ledger.get(row.personKey) ?? []).filter(
    (other) => other.id !== row.id && isLater(askedAt(other), asked),
  );
  const state = stateAsOf(row, today);
  return {
    ...row,
    filedOn: filedOn(row),
    problems: [...row.problems, ...editedByHand(row, board)],
    state,
    lines: row.lines.map((line) => {
      const next = later.find(
        (other) =>
          mayHaveArrived(stateAsOf(other, today)) && other.lines.some((each) => sameItem(each, line)),
      );
      return { ...line, askedAgainAt: next === undefined ? null : askedAt(next) };
    }),
    needsYou: isTrouble(state) && !isMadeGood(row, later, board, today),
  };
}

/**
 * Whether nothing is left to do about a message that did not surely arrive: the board manager sent again since, or each
 * line was in a later message (which, if that did not arrive either, now stands for it), was answered, or is about
 * something finished or gone.
 */
function isMadeGood(row: Reminder, later: readonly Reminder[], board: ReadBoard, today: CivilDate): boolean {
  if (later.some(({ requestedBy }) => requestedBy !== null)) return true;
  if (row.lines.length === 0) return later.length > 0;
  return row.lines.every(
    (line) =>
      later.some((other) => other.lines.some((each) => sameItem(each, line))) ||
      isOver(line, askedAt(row), board, today),
  );
}

function isOver(line: ReminderLine, asked: string, board: ReadBoard, today: CivilDate): boolean {
  const answered = (heard: Heard | null) => cameBack(asked, null, heard).kind !== 'nothing';
  switch (line.itemKind) {
    case 'action': {
      const action = board.actions.find(({ key }) => key === line.itemKey);
      return action === undefined || isFinished(action.status) || answered(heardOnAction(action));
    }
    case 'risk': {
      const risk = board.risks.find(({ key }) => key === line.itemKey);
      return risk === undefined || risk.status !== 'open' || answered(heardOnRisk(risk));
    }
    case 'meeting': {
      const meeting = board.meetings.find(({ key }) => key === line.itemKey);
      return meeting === undefined || (meeting.date !== null && meeting.date < today);
    }
    case 'board':
      return false;
  }
}

/** A receipt proves something only while its parts agree; what a hand edit made disagree is said. */
function editedByHand(row: Reminder, board: ReadBoard): RowProblem[] {
  const problems: RowProblem[] = [];
  const restore = 'Restore the row from its version history in SharePoint.';
  const claim = row.kind === 'digest' ? claimOf(row.claimKey) : {};
  if (claim.day !== undefined && row.day !== null && claim.day !== row.day) {
    problems.push({
      column: 'Day',
      raw: row.day,
      message: `This reminder was claimed for another day (${row.claimKey}), so somebody changed the row by hand. ${restore}`,
    });
  }
  if (claim.personKey !== undefined && claim.personKey !== row.personKey) {
    problems.push({
      column: 'Person',
      raw: row.personKey,
      message: `This reminder was claimed for somebody else (${row.claimKey}), so somebody changed the row by hand. ${restore}`,
    });
  }
  if (!board.people.some(({ key }) => key === row.personKey)) {
    problems.push({
      column: 'Person',
      raw: row.personKey,
      message:
        'Nobody in the People list has this key any more. Restore their row there; people who left keep theirs, with the day they left.',
    });
  }
  if (row.state === 'sent' && Number.isNaN(Date.parse(row.finishedAt))) {
    problems.push({
      column: 'Finished at',
      raw: row.finishedAt,
      message: `It is marked as sent but has no time of sending, so somebody changed the row by hand. ${restore}`,
    });
  }
  return problems;
}

function timesOn(today: CivilDate, rows: readonly Reminder[]): Record<string, number> {
  const times: Record<string, number> = {};
  for (const { personKey, day, kind } of rows)
    if (kind === 'digest' && day === today && personKey !== '')
      times[personKey] = (times[personKey] ?? 0) + 1;
  return times;
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);
