import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  registerRowsShape,
  type BoardInfo,
  type ChangesRequest,
  type ChangesResponse,
} from '../../shared/contracts/tab-api.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { isBeingShown, showingOf } from '../../shared/domain/showing.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { GraphFailure, problems } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import type { BoardMirror } from './board-mirror.ts';
import {
  afterTurn,
  isComplete,
  isWhole,
  listsInTurn,
  movedLists,
  nothingRead,
  readCursor,
  readLists,
  versionsOf,
  writeCursor,
  type Cursor,
  type Position,
  type ReadList,
} from './changes-cursor.ts';
import { fromTheBeginning, readListPages, type ListPosition, type ListReading } from './list-delta.ts';
import { rowsOf } from './rows-as-person.ts';

/** A tab is told of a burst of changes in one reading: the first at once, what follows within this time together. */
const burstMilliseconds = 1_500;
/** Rights are taken away without any list changing: so often, one list in turn is asked to see that the person may still read it. */
const rightsMilliseconds = 45_000;

export interface ReadChangesParts {
  readonly mirror: BoardMirror;
  /** With the person's identity: SharePoint decides which rows are in the answer. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock, asked again after a wait. */
  readonly now: () => string;
}

/**
 * What changed on a board since the cursor, as this person sees it: one batch, or none at all when the person waited here before
 * and nothing happened. Somebody who waits is asked only about the lists that changed. Throws `GraphFailure`.
 */
export async function readChanges(
  parts: ReadChangesParts,
  request: ChangesRequest,
  signal: AbortSignal,
): Promise<ChangesResponse> {
  const { mirror } = parts;
  const given = request.cursor === undefined ? null : readCursor(request.cursor, mirror.boardId);
  const unknownCursor = request.cursor !== undefined && given === null;
  const snapshot = await mirror.current();
  const waitSeconds = request.waitSeconds ?? 0;
  if (given === null || waitSeconds === 0 || !isComplete(given)) {
    return (await readOnce(parts, given, unknownCursor)).response;
  }

  const until = performance.now() + waitSeconds * 1000;
  let cursor = given;
  if (given.epoch !== snapshot.epoch) {
    // The last answer came from another replica, or from before a restart: look first, then wait here.
    const first = await readOnce(parts, given, false);
    if (first.tellsSomething) return first.response;
    cursor = first.cursor;
  }
  for (;;) {
    const seconds = Math.max(0, (until - performance.now()) / 1000);
    const happened = await mirror.waitForChange(cursor.version, signal, seconds);
    const now = mirror.snapshot() ?? snapshot;
    const mayTell = happened || now.epoch !== cursor.epoch;
    let asked = mayTell ? movedLists(cursor, now) : [];
    if (asked.length > 0) {
      await restOfBurst(cursor, parts.now(), signal);
      asked = movedLists(cursor, mirror.snapshot() ?? now);
    }
    // Also where nothing moved but what is presented: a tab that is told of step after step is told of nothing else.
    if (asked.length === 0 && !signal.aborted && isRightsDue(cursor, parts.now())) {
      asked = listsInTurn(cursor);
      cursor = afterTurn(cursor);
    } else if (!mayTell) {
      return { ...emptyAnswer(now, parts.now()), cursor: writeCursor(cursor) };
    }
    const next = await readOnce(parts, cursor, false, asked);
    // What changed may be hidden from this person, or be what they saw already: nothing to wake the tab for.
    if (next.tellsSomething || signal.aborted || !happened) return next.response;
    cursor = next.cursor;
  }
}

/** Milliseconds since the person was last asked for; a clock that was put back counts as just now. */
function sinceReading(cursor: Cursor, now: string): number {
  return Math.max(0, Date.parse(now) - (cursor.at ?? 0));
}

/** Whether it is too long ago that SharePoint was asked as the person for anything to be told without; or nobody knows when it was. */
function isRightsDue(cursor: Cursor, now: string): boolean {
  const passed = Date.parse(now) - (cursor.at ?? 0);
  return passed < 0 || passed >= rightsMilliseconds;
}

async function restOfBurst(cursor: Cursor, now: string, signal: AbortSignal): Promise<void> {
  const rest = burstMilliseconds - sinceReading(cursor, now);
  if (rest > 0) await pause(rest, undefined, { signal }).catch(() => undefined);
}

interface Reading {
  readonly response: ChangesResponse;
  readonly cursor: Cursor;
  /** False = nothing in it that the tab does not have. */
  readonly tellsSomething: boolean;
}

/**
 * One batch as the person (a second when the cursor proves too old, or the board's lists were made anew).
 *
 * @param asked of a cursor that is complete, the lists to ask
 */
async function readOnce(
  parts: ReadChangesParts,
  given: Cursor | null,
  unknownCursor: boolean,
  asked: readonly ReadList[] | 'all' = 'all',
): Promise<Reading> {
  try {
    return await readAtPlace(parts, given, unknownCursor, asked);
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.problem.kind !== 'not found') throw error;
    await parts.mirror.refresh();
    return readAtPlace(parts, null, given !== null || unknownCursor, 'all');
  }
}

async function readAtPlace(
  parts: ReadChangesParts,
  given: Cursor | null,
  unknownCursor: boolean,
  asked: readonly ReadList[] | 'all',
): Promise<Reading> {
  const { mirror } = parts;
  // What the mirror knew before the reading: later changes wake the tab, at worst once too often.
  const readWhole = given !== null && isComplete(given) && isWhole(given);
  const known = readWhole ? await mirror.refresh() : await mirror.current();
  if (readWhole && given.rows === digestOfRows(known) && (await mayStillRead(parts, given, known))) {
    const cursor = {
      ...(isRightsDue(given, parts.now()) ? { ...afterTurn(given), at: Date.parse(parts.now()) } : given),
      epoch: known.epoch,
      version: known.shownVersion,
      versions: versionsOf(known),
      shown: digestOfShown(known),
    };
    const response = { ...emptyAnswer(known, parts.now()), cursor: writeCursor(cursor) };
    return { response, cursor, tellsSomething: showsAnother(given, known) };
  }
  let before = readWhole ? null : given;
  let readings = await readOpen(parts.graph, known, before, asked);
  let tooOld = readWhole;
  if (before !== null && mustStartAgain(before, readings)) {
    tooOld = true;
    before = null;
    readings = await readOpen(parts.graph, known, before, 'all');
  }
  refuseWhenNothingIsShown(before, readings);

  const settingsReading = readings.get('settings');
  const settingsMoved = before !== null && settingsReading !== undefined && hasChanges(settingsReading);
  // The person's own reading may be ahead of the mirror, which tells what all settings together mean.
  const snapshot = settingsMoved ? await mirror.refresh() : known;
  const board = boardInfoOf(snapshot);
  const digest = digestOf(board);

  const lists = { ...(before?.lists ?? nothingRead) };
  const answer = emptyAnswer(snapshot, parts.now());
  for (const [list, reading] of readings) {
    lists[list] = positionOf(reading);
    if (reading.kind !== 'read' || list === 'settings') continue;
    answer.removed[list] = before === null ? [] : [...reading.changes.removed];
  }
  answer.changed = await rowsOf(parts, readings);
  const loading = before !== null && !isComplete(before) ? before : null;
  const versions = loading === null ? versionsOf(known) : loading.versions;
  const cursor: Cursor = {
    v: 1,
    board: mirror.boardId,
    // The pages of one load count from when the load began.
    epoch: loading?.epoch ?? known.epoch,
    version: loading?.version ?? known.shownVersion,
    ...(versions === undefined ? {} : { versions }),
    shown: digestOfShown(known),
    // Telling what is shown asks SharePoint nothing as the person.
    at: readings.size === 0 ? (given?.at ?? 0) : Date.parse(answer.now),
    turn: given?.turn ?? 0,
    settings: digest,
    lists,
  };
  if (isWhole(cursor)) cursor.rows = loading?.rows ?? digestOfRows(known);
  const newBoard = before?.settings === digest ? null : board;
  const startAgain = unknownCursor || tooOld;
  return {
    response: {
      ...answer,
      cursor: writeCursor(cursor),
      complete: isComplete(cursor),
      board: newBoard,
      startAgain,
    },
    cursor,
    tellsSomething:
      startAgain ||
      newBoard !== null ||
      [...readings.values()].some(hasChanges) ||
      !isComplete(cursor) ||
      (given !== null && showsAnother(given, known)),
  };
}

/** Of lists that are read whole: whether the person may read them still, asked where that is due. */
async function mayStillRead(
  { graph, now }: ReadChangesParts,
  given: Cursor,
  known: BoardSnapshot,
): Promise<boolean> {
  if (!isRightsDue(given, now())) return true;
  const readings = await readOpen(graph, known, given, listsInTurn(given));
  refuseWhenNothingIsShown(given, readings);
  return !mustStartAgain(given, readings);
}

/** Whether something else is presented than was told with this cursor. */
function showsAnother(cursor: Cursor, snapshot: BoardSnapshot): boolean {
  return cursor.shown !== digestOfShown(snapshot);
}

function digestOfShown({ presenting }: BoardSnapshot): string {
  const steps = presenting.filter(({ active }) => active).map(({ id, etag }) => `${id} ${etag}`);
  return steps.length === 0
    ? ''
    : createHash('sha256').update(steps.sort().join('\n')).digest('base64url').slice(0, 16);
}

/** Stands for every row a tab could show, at its version: all replicas compute the same. */
function digestOfRows(snapshot: BoardSnapshot): string {
  const hash = createHash('sha256');
  for (const list of ['risks', 'controls', 'actions', 'people', 'groups', 'meetings'] as const) {
    const rows = snapshot[list].map((row) => `${row.id} ${row.etag}`).sort();
    hash.update(`${list}\n${rows.join('\n')}\n`);
  }
  return hash
    .update(digestOf(boardInfoOf(snapshot)))
    .digest('base64url')
    .slice(0, 22);
}

function digestOf(board: BoardInfo): string {
  return createHash('sha256').update(JSON.stringify(board)).digest('base64url').slice(0, 16);
}

function boardInfoOf(snapshot: BoardSnapshot): BoardInfo {
  const { configuration } = snapshot;
  const { settings, vocabulary, schemes, problems: notes } = configuration;
  return {
    id: snapshot.boardId,
    siteUrl: snapshot.place.siteUrl,
    settings,
    vocabulary,
    schemes: [...schemes],
    policyVersion: configuration.newestPolicyRow,
    schemeChange: configuration.newestSchemeChange,
    problems: [...notes],
  };
}

/** A load asks the lists with further pages; a refresh those that are to be asked. */
async function readOpen(
  graph: GraphPort,
  snapshot: BoardSnapshot,
  cursor: Cursor | null,
  asked: readonly ReadList[] | 'all',
): Promise<Map<ReadList, ListReading>> {
  const refreshing = cursor !== null && isComplete(cursor);
  const positions = new Map<ReadList, ListPosition>();
  for (const list of readLists) {
    const position = cursor?.lists[list] ?? 0;
    if (refreshing && asked !== 'all' && !asked.includes(list)) continue;
    // A list SharePoint did not show is looked at again only when it is its turn.
    if (position === -1 && asked === 'all') continue;
    if (position === 0 || position === -1) positions.set(list, fromTheBeginning);
    else if ('next' in position) positions.set(list, { link: position.next, complete: false });
    else if (refreshing) positions.set(list, { link: position.delta, complete: true });
  }
  return positions.size === 0 ? new Map() : readListPages(graph, snapshot.place, positions, 'ids');
}

/** A token is too old, or the person lost or was given rights on a list: what the tab holds is another register now. */
function mustStartAgain(before: Cursor, readings: ReadonlyMap<ReadList, ListReading>): boolean {
  return [...readings].some(
    ([list, { kind }]) => kind === 'start again' || (kind === 'no access') !== (before.lists[list] === -1),
  );
}

/** Somebody who may see neither risks nor actions has no business on the board. */
function refuseWhenNothingIsShown(before: Cursor | null, readings: ReadonlyMap<ReadList, ListReading>): void {
  const hidden = (list: ReadList): boolean =>
    readings.get(list)?.kind === 'no access' || before?.lists[list] === -1;
  if (hidden('risks') && hidden('actions')) {
    throw new GraphFailure(problems.noAccess('SharePoint shows this person neither risks nor actions'));
  }
}

function positionOf(reading: ListReading): Position {
  if (reading.kind !== 'read') return -1;
  const { link, complete } = reading.changes.position;
  if (link === null) return 0;
  return complete ? { delta: link } : { next: link };
}

const hasChanges = (reading: ListReading): boolean =>
  reading.kind === 'read' && (reading.changes.items.length > 0 || reading.changes.removed.length > 0);

type Answer = Omit<ChangesResponse, 'cursor'>;

function emptyAnswer(snapshot: BoardSnapshot, now: string): Answer {
  return {
    rowsShape: registerRowsShape,
    complete: true,
    today: civilDateAt(now, snapshot.configuration.settings.timeZone),
    now,
    board: null,
    changed: { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] },
    removed: { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] },
    showings: snapshot.presenting.filter((row) => isBeingShown(row, now)).map(showingOf),
    startAgain: false,
  };
}
