import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  BoardInfo,
  ChangesRequest,
  ChangesResponse,
  RegisterListName,
  RegisterRows,
} from '../../shared/contracts/tab-api.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { GraphFailure, problems } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-contents.ts';
import type { BoardMirror } from './board-mirror.ts';
import {
  fromTheBeginning,
  isListLink,
  readListPages,
  wholeList,
  type ListPosition,
  type ListReading,
} from './list-delta.ts';

/** The lists read as the person. Settings are among them so that a refresh sees them change. */
const readLists = ['risks', 'controls', 'actions', 'people', 'groups', 'meetings', 'settings'] as const;
type ReadList = (typeof readLists)[number];

const positionSchema = z.union([
  z.strictObject({ next: z.string().refine(isListLink) }),
  z.strictObject({ delta: z.string().refine(isListLink) }),
  /** Not read yet. */
  z.literal(0),
  /** SharePoint does not show this list to the person. */
  z.literal(-1),
]);

/**
 * What a tab carries from one answer to the next. It holds ends of links only, which the service puts behind the addresses of
 * the board's own lists: whatever somebody writes into it, the service asks nothing else.
 */
const cursorSchema = z.strictObject({
  v: z.literal(1),
  board: z.string(),
  /** The mirror's epoch and version when the reading began: changes after it wake a waiting tab. */
  epoch: z.string().max(60),
  version: z.number().int().nonnegative(),
  /** Digest of the board's settings as last answered: every replica computes the same. */
  settings: z.string().max(60),
  /** Digest of all rows the app sees; only where lists are read whole and nothing else tells what changed. */
  rows: z.string().max(60).optional(),
  lists: z.strictObject({
    risks: positionSchema,
    controls: positionSchema,
    actions: positionSchema,
    people: positionSchema,
    groups: positionSchema,
    meetings: positionSchema,
    settings: positionSchema,
  }),
});
type Cursor = z.infer<typeof cursorSchema>;
type Position = z.infer<typeof positionSchema>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

/** Null for anything that is not one of this release's cursors for that board. */
export function readCursor(text: string, boardId: string): Cursor | null {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success && parsed.data.board === boardId ? parsed.data : null;
  } catch {
    return null;
  }
}

export interface ReadChangesParts {
  readonly mirror: BoardMirror;
  /** With the person's identity: SharePoint decides which rows are in the answer. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock, asked again after a wait. */
  readonly now: () => string;
}

/**
 * What changed on a board since the cursor, as this person sees it: one batch, or none at all when the person waited here before
 * and nothing happened. Throws `GraphFailure`.
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
    if (!happened && now.epoch === cursor.epoch) {
      return { ...emptyAnswer(now, parts.now()), cursor: writeCursor(cursor) };
    }
    const next = await readOnce(parts, cursor, false);
    // What changed may be hidden from this person, or be what they saw already: nothing to wake the tab for.
    if (next.tellsSomething || signal.aborted) return next.response;
    cursor = next.cursor;
  }
}

interface Reading {
  readonly response: ChangesResponse;
  readonly cursor: Cursor;
  /** False = nothing in it that the tab does not have. */
  readonly tellsSomething: boolean;
}

/** One batch as the person (a second when the cursor proves too old, or the board's lists were made anew). */
async function readOnce(
  parts: ReadChangesParts,
  given: Cursor | null,
  unknownCursor: boolean,
): Promise<Reading> {
  try {
    return await readAtPlace(parts, given, unknownCursor);
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.problem.kind !== 'not found') throw error;
    await parts.mirror.refresh();
    return readAtPlace(parts, null, given !== null || unknownCursor);
  }
}

async function readAtPlace(
  parts: ReadChangesParts,
  given: Cursor | null,
  unknownCursor: boolean,
): Promise<Reading> {
  const { mirror } = parts;
  // What the mirror knew before the reading: later changes wake the tab, at worst once too often.
  const readWhole = given !== null && isComplete(given) && isWhole(given);
  const known = readWhole ? await mirror.refresh() : await mirror.current();
  if (readWhole && given.rows === digestOfRows(known)) {
    const response = { ...emptyAnswer(known, parts.now()), cursor: writeCursor(given) };
    return { response, cursor: given, tellsSomething: false };
  }
  let before = readWhole ? null : given;
  let readings = await readOpen(parts.graph, known, before);
  let tooOld = readWhole;
  if (before !== null && [...readings.values()].some(({ kind }) => kind === 'start again')) {
    tooOld = true;
    before = null;
    readings = await readOpen(parts.graph, known, before);
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
    addRows(answer.changed, list, reading.changes.items, snapshot.configuration.settings);
    answer.removed[list] = before === null ? [] : [...reading.changes.removed];
  }
  const loading = before !== null && !isComplete(before) ? before : null;
  const cursor: Cursor = {
    v: 1,
    board: mirror.boardId,
    // The pages of one load count from when the load began.
    epoch: loading?.epoch ?? known.epoch,
    version: loading?.version ?? known.shownVersion,
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
      startAgain || newBoard !== null || [...readings.values()].some(hasChanges) || !isComplete(cursor),
  };
}

const isWhole = (cursor: Cursor): boolean =>
  Object.values(cursor.lists).some(
    (position) =>
      typeof position === 'object' &&
      ('delta' in position ? position.delta === wholeList : position.next.startsWith('?')),
  );

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
  const { settings, vocabulary, schemes, problems: notes, newestPolicyRow } = snapshot.configuration;
  return {
    id: snapshot.boardId,
    siteUrl: snapshot.place.siteUrl,
    settings,
    vocabulary,
    schemes: [...schemes],
    policyVersion: newestPolicyRow,
    problems: [...notes],
  };
}

const nothingRead: Cursor['lists'] = {
  risks: 0,
  controls: 0,
  actions: 0,
  people: 0,
  groups: 0,
  meetings: 0,
  settings: 0,
};

const isRead = (position: Position): boolean =>
  position === -1 || (typeof position === 'object' && 'delta' in position);

const isComplete = (cursor: Cursor): boolean => readLists.every((list) => isRead(cursor.lists[list]));

/** A load asks the lists with further pages; a refresh asks all. */
async function readOpen(
  graph: GraphPort,
  snapshot: BoardSnapshot,
  cursor: Cursor | null,
): Promise<Map<ReadList, ListReading>> {
  const refreshing = cursor !== null && isComplete(cursor);
  const positions = new Map<ReadList, ListPosition>();
  for (const list of readLists) {
    const position = cursor?.lists[list] ?? 0;
    if (position === -1) continue;
    if (position === 0) positions.set(list, fromTheBeginning);
    else if ('next' in position) positions.set(list, { link: position.next, complete: false });
    else if (refreshing) positions.set(list, { link: position.delta, complete: true });
  }
  return readListPages(graph, snapshot.place, positions);
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
    complete: true,
    today: civilDateAt(now, snapshot.configuration.settings.timeZone),
    now,
    board: null,
    changed: { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] },
    removed: { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] },
    startAgain: false,
  };
}

function addRows(
  rows: RegisterRows,
  list: RegisterListName,
  items: readonly unknown[],
  site: { readonly timeZone: string },
): void {
  const { risks, controls, actions, people, groups, meetings } = registerLists;
  switch (list) {
    case 'risks':
      rows.risks = items.map((item) => risks.read(item, site));
      break;
    case 'controls':
      rows.controls = items.map((item) => controls.read(item, site));
      break;
    case 'actions':
      rows.actions = items.map((item) => actions.read(item, site));
      break;
    case 'people':
      rows.people = items.map((item) => people.read(item, site));
      break;
    case 'groups':
      rows.groups = items.map((item) => groups.read(item, site));
      break;
    case 'meetings':
      rows.meetings = items.map((item) => meetings.read(item, site));
      break;
  }
}
