import { randomUUID } from 'node:crypto';
import { addDays, civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import { isBeingShown } from '../../shared/domain/showing.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import type { SettingRow } from '../../shared/sharepoint/lists/settings.ts';
import { readSettings, type BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import { handEdits, readRecorded, type TrackedItem } from '../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { GraphFailure, problems } from '../graph/graph-errors.ts';
import {
  listsWithin,
  mirroredLists,
  shownLists,
  type BoardSnapshot,
  type MirroredList,
  type Reach,
  type TrailMark,
} from './board-snapshot.ts';
import type { BoardPlace } from './boards.ts';
import { fromTheBeginning, readListPages, type ListChanges, type ListPosition } from './list-delta.ts';

type Rows = { [List in MirroredList]: Map<string, ReturnType<(typeof registerLists)[List]['read']>> };

/** What a mirror holds of a board, changed in place as deltas come in; a snapshot is what others get to see. */
export interface Contents {
  readonly place: BoardPlace;
  readonly epoch: string;
  readonly rows: Rows;
  readonly positions: Map<MirroredList, ListPosition>;
  readonly versions: Record<MirroredList, number>;
  /** Pages of lists that are being read whole. */
  readonly pages: Map<MirroredList, Map<string, unknown>>;
  readonly riskMarks: Map<string, TrailMark>;
  readonly actionMarks: Map<string, TrailMark>;
  configuration: BoardConfiguration;
  shownVersion: number;
  /** Rows of the ledger of days before this are not kept. */
  ledgerFrom: CivilDate | null;
}

/**
 * Of the ledger, so many days stay in memory: more than a year, so that what comes round once a year is known to have been asked. It
 * grows by some rows for everybody every week, and the list keeps them all.
 */
const ledgerDays = 400;

/** Nothing read yet; a new epoch. */
export function emptyContents(place: BoardPlace): Contents {
  return {
    place,
    epoch: randomUUID(),
    rows: {
      settings: new Map(),
      risks: new Map(),
      controls: new Map(),
      actions: new Map(),
      people: new Map(),
      groups: new Map(),
      meetings: new Map(),
      presenting: new Map(),
      reminders: new Map(),
      conversations: new Map(),
    },
    positions: new Map(mirroredLists.map((list) => [list, fromTheBeginning])),
    versions: {
      settings: 0,
      risks: 0,
      controls: 0,
      actions: 0,
      people: 0,
      groups: 0,
      meetings: 0,
      presenting: 0,
      reminders: 0,
      conversations: 0,
    },
    pages: new Map(),
    riskMarks: new Map(),
    actionMarks: new Map(),
    configuration: readSettings([]),
    shownVersion: 0,
    ledgerFrom: null,
  };
}

/**
 * Brings the contents up to date: one batch for the lists within reach, then one more for each round of lists that had a further
 * page. Throws `GraphFailure`; what was read until then stays, and the next call goes on from there.
 *
 * @param now an ISO instant, asked for once something was read
 * @param reach lists that were never read to their end are read whatever this says
 */
export async function readUntilComplete(
  contents: Contents,
  graph: GraphPort,
  now: () => string,
  reach: Reach = 'all',
): Promise<void> {
  let open: readonly MirroredList[] = mirroredLists.filter(
    (list) =>
      listsWithin[reach].includes(list) ||
      !isComplete(contents, list) ||
      (list === 'presenting' && isPresented(contents, now())),
  );
  while (open.length > 0) {
    const asked = new Map(open.map((list) => [list, contents.positions.get(list) ?? fromTheBeginning]));
    const readings = await readListPages(graph, contents.place, asked, 'rows');
    // Rows are never read in a time zone that Settings has yet to say.
    const settingsKnown = isComplete(contents, 'settings') || readings.get('settings')?.kind === 'read';
    const next: MirroredList[] = [];
    for (const list of mirroredLists) {
      const reading = readings.get(list);
      if (reading === undefined) continue;
      if (reading.kind === 'no access') {
        throw new GraphFailure(problems.noAccess(`The application may not read the list ${list}`));
      }
      if (reading.kind === 'start again') {
        forgetRows(contents, list);
        next.push(list);
        continue;
      }
      if (list !== 'settings' && !(settingsKnown && isComplete(contents, 'settings'))) {
        next.push(list);
        continue;
      }
      const zone = contents.configuration.settings.timeZone;
      if (list === 'reminders') forgetOldReminders(contents, civilDateAt(now(), zone));
      if (reading.changes.isWhole) gather(contents, list, reading.changes);
      else apply(contents, list, reading.changes);
      contents.positions.set(list, reading.changes.position);
      if (!reading.changes.position.complete) next.push(list);
      if (list === 'settings' && contents.configuration.settings.timeZone !== zone) {
        // Every day on the board may now be another: all rows are read anew.
        for (const other of mirroredLists) if (other !== 'settings') forgetRows(contents, other);
        return readUntilComplete(contents, graph, now);
      }
    }
    open = next;
  }
}

/** While somebody presents, whoever follows on another replica is to see each step within two seconds. */
const isPresented = (contents: Contents, now: string): boolean =>
  [...contents.rows.presenting.values()].some((row) => isBeingShown(row, now));

const isComplete = (contents: Contents, list: MirroredList): boolean =>
  contents.positions.get(list)?.complete === true;

function forgetRows(contents: Contents, list: MirroredList): void {
  contents.positions.set(list, fromTheBeginning);
  contents.pages.delete(list);
  contents.rows[list].clear();
  if (list === 'risks') contents.riskMarks.clear();
  if (list === 'actions') contents.actionMarks.clear();
  changed(contents, list);
}

function changed(contents: Contents, list: MirroredList): void {
  contents.versions[list] += 1;
  if (shownLists.includes(list)) contents.shownVersion += 1;
}

/** Old rows do no harm but to memory: nothing of a board changes when they go. */
function forgetOldReminders(contents: Contents, today: CivilDate): void {
  const from = addDays(today, -ledgerDays);
  if (contents.ledgerFrom === from) return;
  contents.ledgerFrom = from;
  const { reminders } = contents.rows;
  for (const [id, row] of reminders) if (!isKept(contents, row)) reminders.delete(id);
}

function isKept({ ledgerFrom }: Contents, { day }: Pick<Reminder, 'day'>): boolean {
  return day === null || ledgerFrom === null || day >= ledgerFrom;
}

/** A list that is read whole brings its old rows every time. */
function isWorthKeeping(contents: Contents, item: unknown): boolean {
  return isKept(contents, registerLists.reminders.read(item, contents.configuration.settings));
}

/** Pages of a whole list count once the last is there, and only for what differs from what was known. */
function gather(contents: Contents, list: MirroredList, changes: ListChanges): void {
  const pages = contents.pages.get(list) ?? new Map<string, unknown>();
  contents.pages.set(list, pages);
  for (const item of changes.items) pages.set(textIn(item, 'id'), item);
  if (!changes.position.complete) return;
  contents.pages.delete(list);
  const known = contents.rows[list];
  apply(contents, list, {
    items: [...pages]
      .filter(([id, item]) => known.get(id)?.etag !== textIn(item, 'eTag'))
      .map(([, item]) => item)
      .filter(
        (item) => list !== 'reminders' || known.has(textIn(item, 'id')) || isWorthKeeping(contents, item),
      ),
    removed: [...known.keys()].filter((id) => !pages.has(id)),
  });
}

function apply(
  contents: Contents,
  list: MirroredList,
  changes: Pick<ListChanges, 'items' | 'removed'>,
): void {
  if (changes.items.length === 0 && changes.removed.length === 0) return;
  for (const id of changes.removed) {
    contents.rows[list].delete(id);
    if (list === 'risks') contents.riskMarks.delete(id);
    if (list === 'actions') contents.actionMarks.delete(id);
  }
  const site = contents.configuration.settings;
  for (const item of changes.items) readInto(contents, list, item, site);
  if (list === 'settings') {
    const rows: SettingRow[] = [...contents.rows.settings.values()];
    contents.configuration = readSettings(rows);
  }
  changed(contents, list);
}

function readInto(
  contents: Contents,
  list: MirroredList,
  item: unknown,
  site: { readonly timeZone: string },
): void {
  const { rows } = contents;
  switch (list) {
    case 'risks': {
      const risk = registerLists.risks.read(item, site);
      rows.risks.set(risk.id, risk);
      mark(contents.riskMarks, risk.id, { kind: 'risk', risk }, item);
      return;
    }
    case 'actions': {
      const action = registerLists.actions.read(item, site);
      rows.actions.set(action.id, action);
      mark(contents.actionMarks, action.id, { kind: 'action', action }, item);
      return;
    }
    case 'settings': {
      keep(rows.settings, registerLists.settings.read(item, site));
      return;
    }
    case 'controls': {
      keep(rows.controls, registerLists.controls.read(item, site));
      return;
    }
    case 'people': {
      keep(rows.people, registerLists.people.read(item, site));
      return;
    }
    case 'groups': {
      keep(rows.groups, registerLists.groups.read(item, site));
      return;
    }
    case 'meetings': {
      keep(rows.meetings, registerLists.meetings.read(item, site));
      return;
    }
    case 'presenting': {
      keep(rows.presenting, registerLists.presenting.read(item, site));
      return;
    }
    case 'reminders': {
      const row = registerLists.reminders.read(item, site);
      if (isKept(contents, row)) keep(rows.reminders, row);
      else rows.reminders.delete(row.id);
      return;
    }
    case 'conversations': {
      keep(rows.conversations, registerLists.conversations.read(item, site));
      return;
    }
  }
}

function keep<Entity extends { id: string }>(rows: Map<string, Entity>, entity: Entity): void {
  rows.set(entity.id, entity);
}

function mark(marks: Map<string, TrailMark>, id: string, item: TrackedItem, raw: unknown): void {
  const recorded = readRecorded(raw);
  if (recorded === null) {
    marks.delete(id);
    return;
  }
  marks.set(id, {
    entryKey: recorded.entry.key,
    at: recorded.entry.at,
    handEdited: handEdits(item, recorded).length > 0,
  });
}

/** A new snapshot; arrays of lists that did not change are the last one's. */
export function publish(boardId: string, contents: Contents, last: BoardSnapshot | null): BoardSnapshot {
  const before = last?.epoch === contents.epoch ? last : null;
  const same = (list: MirroredList): boolean => before?.versions[list] === contents.versions[list];
  const { rows } = contents;
  if (before !== null && mirroredLists.every(same)) return before;
  return {
    boardId,
    place: contents.place,
    epoch: contents.epoch,
    shownVersion: contents.shownVersion,
    versions: { ...contents.versions },
    configuration: contents.configuration,
    risks: before !== null && same('risks') ? before.risks : [...rows.risks.values()],
    controls: before !== null && same('controls') ? before.controls : [...rows.controls.values()],
    actions: before !== null && same('actions') ? before.actions : [...rows.actions.values()],
    people: before !== null && same('people') ? before.people : [...rows.people.values()],
    groups: before !== null && same('groups') ? before.groups : [...rows.groups.values()],
    meetings: before !== null && same('meetings') ? before.meetings : [...rows.meetings.values()],
    presenting: before !== null && same('presenting') ? before.presenting : [...rows.presenting.values()],
    reminders: before !== null && same('reminders') ? before.reminders : [...rows.reminders.values()],
    conversations:
      before !== null && same('conversations') ? before.conversations : [...rows.conversations.values()],
    trailMarks: {
      risks: before !== null && same('risks') ? before.trailMarks.risks : new Map(contents.riskMarks),
      actions: before !== null && same('actions') ? before.trailMarks.actions : new Map(contents.actionMarks),
    },
  };
}
