import { GraphFailure, orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { AssessmentEntry, Risk } from '../../shared/domain/risk.ts';
import type { Row } from '../../shared/domain/row.ts';
import type { UpdateEntry } from '../../shared/domain/update.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { settingsRows } from '../../shared/sharepoint/read-settings.ts';
import { trackedValues, writeRecorded, type TrackedItem } from '../../shared/sharepoint/recorded.ts';
import {
  fieldsPath,
  inBatches,
  libraryFilePath,
  newItemPath,
} from '../../shared/sharepoint/register-paths.ts';
import {
  missingLists,
  registerLists,
  areAllFound,
  type ListIds,
  type ListKey,
} from '../../shared/sharepoint/register-lists.ts';
import { readListIds, readRows, readSite } from '../provision/graph-reading.ts';
import { defaultSettingsRows } from '../provision/site-settings.ts';
import { handEdits } from './hand-edits.ts';
import { NotProvisioned } from './not-provisioned.ts';
import type { SampleBoard, Unsaved } from './sample-board.ts';

export interface SeedReport {
  readonly board: string;
  /** Rows written in this run, by list. */
  readonly added: Partial<Record<ListKey, number>>;
  readonly alreadyThere: number;
  /** Rows added in this run that were then mangled as by hand. */
  readonly editedByHand: number;
}

interface NewRow {
  readonly list: ListKey;
  readonly key: string;
  readonly fields: Record<string, unknown>;
}

/**
 * Writes one sample board to its site, twenty rows at a time. Rows whose unique key is there already are left as they
 * are, so running it again adds nothing and undoes nobody's edit; the edits by hand that belong to the sample are made once, on
 * rows this run added. Throws `NotProvisioned`, or `GraphFailure` when Graph
 * refuses; running it again goes on from there.
 */
export async function seedBoard(
  graph: GraphPort,
  site: string,
  board: SampleBoard,
  say: (line: string) => void,
): Promise<SeedReport> {
  const { id: siteId, displayName } = await readSite(graph, site);
  const ids = await readListIds(graph, siteId);
  if (!areAllFound(ids)) {
    throw new NotProvisioned(
      `The site ${site} lacks the lists ${missingLists(ids).join(', ')}. Run “register provision --board ${board.id}” first.`,
    );
  }
  await replaceDefaultSettings(graph, siteId, ids, board, displayName);

  const rows = sampleRows(board);
  const lists = [...new Set(rows.map((row) => row.list))];
  const added: Partial<Record<ListKey, number>> = {};
  const addedIds = new Map<string, string>();
  let alreadyThere = 0;
  for (const list of lists) {
    const wanted = rows.filter((row) => row.list === list);
    const address = { siteId, listId: ids[list] };
    const { keyColumn, name } = registerLists[list];
    const kept = await readRows(graph, address, [keyColumn]);
    const present = new Set(kept.map((row) => textIn(row['fields'], keyColumn)));
    const missing = wanted.filter((row) => !present.has(row.key));
    alreadyThere += wanted.length - missing.length;
    let written = 0;
    const requests = missing.map(({ fields }): GraphRequest => ({
      method: 'POST',
      path: newItemPath(address),
      body: { fields },
    }));
    let answered = 0;
    for (const batch of inBatches(requests)) {
      for (const answer of await graph.batch(batch)) {
        const key = missing[answered]?.key ?? '';
        answered += 1;
        const problem = problemOf(answer);
        if (problem === null) {
          written += 1;
          addedIds.set(`${list} ${key}`, textIn(answer.body, 'id'));
        } else if (problem.kind === 'duplicate value') alreadyThere += 1;
        else throw new GraphFailure(problem);
      }
    }
    if (written > 0) added[list] = written;
    say(`${board.id}: ${name}: ${written} added, ${wanted.length - written} already there`);
  }
  await putFiles(graph, siteId, board, say);
  const editedByHand = await editByHand(graph, siteId, ids, board, addedIds);
  if (editedByHand > 0) say(`${board.id}: ${editedByHand} rows edited as by hand`);
  return { board: board.id, added, alreadyThere, editedByHand };
}

/** A file that is there already stays as it is. */
async function putFiles(
  graph: GraphPort,
  siteId: string,
  board: SampleBoard,
  say: (line: string) => void,
): Promise<void> {
  for (const { path, text } of board.files ?? []) {
    const answer = await graph.send({
      method: 'PUT',
      path: libraryFilePath(siteId, path),
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: text,
    });
    const problem = problemOf(answer);
    if (problem === null) say(`${board.id}: ${path.join('/')} written`);
    else if (problem.kind !== 'duplicate value') throw new GraphFailure(problem);
  }
}

/** `addedIds` are SharePoint's ids of the rows this run added, by "list key". */
async function editByHand(
  graph: GraphPort,
  siteId: string,
  ids: ListIds,
  board: SampleBoard,
  addedIds: ReadonlyMap<string, string>,
): Promise<number> {
  const requests = handEdits.flatMap((edit): GraphRequest[] => {
    const id = edit.board === board.id ? addedIds.get(`${edit.list} ${edit.key}`) : undefined;
    if (id === undefined) return [];
    return [{ method: 'PATCH', path: fieldsPath({ siteId, listId: ids[edit.list] }, id), body: edit.fields }];
  });
  for (const batch of inBatches(requests)) (await graph.batch(batch)).forEach(orThrow);
  return requests.length;
}

/** Every row of a sample board, parents before what points at them. */
function sampleRows(board: SampleBoard): NewRow[] {
  const newest = newestUpdates(board.updates);
  const row = (list: ListKey, key: string, fields: Record<string, unknown>): NewRow => ({
    list,
    key,
    fields,
  });
  const { settings, people, groups, meetings, risks, controls, actions, assessments, updates } =
    registerLists;
  return [
    ...settingsRows(board).map((setting) => row('settings', setting.key, settings.write(setting))),
    ...board.people.map((person) => row('people', person.key, people.write(person))),
    ...board.groups.map((group) => row('groups', group.key, groups.write(group))),
    ...board.meetings.map((meeting) => row('meetings', meeting.key, meetings.write(meeting))),
    ...board.risks.map((risk) =>
      row('risks', risk.key, {
        ...risks.write(risk),
        ...recordedOn(newest.get(`risk ${risk.key}`), { kind: 'risk', risk: saved(risk) }),
      }),
    ),
    ...board.controls.map((control) => row('controls', control.key, controls.write(control))),
    ...board.actions.map((action) =>
      row('actions', action.key, {
        ...actions.write(action),
        ...recordedOn(newest.get(`action ${action.key}`), { kind: 'action', action: saved(action) }),
      }),
    ),
    ...board.assessments.map((entry: AssessmentEntry) =>
      row('assessments', entry.key, assessments.write(entry)),
    ),
    ...board.updates.map((entry: UpdateEntry) => row('updates', entry.key, updates.write(entry))),
  ];
}

/** The row's outbox after its last update, as the service leaves it. */
function recordedOn(entry: UpdateEntry | undefined, item: TrackedItem): Record<string, unknown> {
  return entry === undefined ? {} : writeRecorded({ entry, left: trackedValues(item) });
}

function saved<Entity extends Action | Risk>(values: Unsaved<Entity>): Unsaved<Entity> & Row {
  return { ...values, id: '', etag: '', modifiedAt: '', modifiedBy: '', problems: [] };
}

function newestUpdates(updates: readonly UpdateEntry[]): Map<string, UpdateEntry> {
  const newest = new Map<string, UpdateEntry>();
  for (const entry of updates) {
    const item = `${entry.itemKind} ${entry.itemKey}`;
    const before = newest.get(item);
    if (before === undefined || before.at <= entry.at) newest.set(item, entry);
  }
  return newest;
}

/** Provisioning wrote defaults under the keys the sample uses; what a board manager changed since stays. */
async function replaceDefaultSettings(
  graph: GraphPort,
  siteId: string,
  ids: ListIds,
  board: SampleBoard,
  siteName: string,
): Promise<void> {
  const list = registerLists.settings;
  const address = { siteId, listId: ids.settings };
  const defaults = new Map(defaultSettingsRows(siteName).map((row) => [row.key, row.json]));
  const wanted = new Map(settingsRows(board).map((row) => [row.key, row]));
  const kept = (await readRows(graph, address, list.columns)).map((item) =>
    list.read(item, { timeZone: 'UTC' }),
  );
  const requests = kept.flatMap((row): GraphRequest[] => {
    const sample = wanted.get(row.key);
    const untouched = row.json === defaults.get(row.key);
    if (sample === undefined || !untouched || sample.json === row.json) return [];
    return [
      {
        method: 'PATCH',
        path: fieldsPath(address, row.id),
        headers: { 'If-Match': row.etag },
        body: list.write(sample),
      },
    ];
  });
  if (requests.length > 0) (await graph.batch(requests)).forEach(orThrow);
}
