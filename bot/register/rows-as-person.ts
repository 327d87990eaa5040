import type { RegisterListName, RegisterRows } from '../../shared/contracts/tab-api.ts';
import { inBatches, itemPath } from '../../shared/sharepoint/register-paths.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import type { BoardMirror } from './board-mirror.ts';
import { addressOf } from './boards.ts';
import type { ReadList } from './changes-cursor.ts';
import type { ListReading } from './list-delta.ts';

type RowOf<List extends RegisterListName> = RegisterRows[List][number];
type Held = { readonly [List in RegisterListName]: readonly RowOf<List>[] };

/** Rows SharePoint showed a person, by id, with the ETag they had. */
type Shown = ReadonlyMap<string, string>;

const readers: { readonly [List in RegisterListName]: (item: unknown, site: SiteReading) => RowOf<List> } = {
  risks: (item, site) => registerLists.risks.read(item, site),
  controls: (item, site) => registerLists.controls.read(item, site),
  actions: (item, site) => registerLists.actions.read(item, site),
  people: (item, site) => registerLists.people.read(item, site),
  groups: (item, site) => registerLists.groups.read(item, site),
  meetings: (item, site) => registerLists.meetings.read(item, site),
};

/**
 * What stands in the rows a person was shown. SharePoint said as the person which rows those are, and at which ETag; the contents are the
 * mirror's where it holds the row at that very ETag, so that a register of thousands is not carried to the service again for
 * everybody who opens a tab. What the mirror does not hold at that ETag, after one look, is read as the person.
 *
 * Throws `GraphFailure`.
 */
export async function rowsOf(
  parts: { readonly mirror: BoardMirror; readonly graph: GraphPort },
  readings: ReadonlyMap<ReadList, ListReading>,
): Promise<RegisterRows> {
  let snapshot = await parts.mirror.current();
  const lists = [...readings].flatMap(([list, reading]) =>
    list === 'settings' || reading.kind !== 'read' ? [] : [{ list, shown: shownIn(reading.changes.items) }],
  );
  if (lists.some(({ list, shown }) => missingIn(snapshot, list, shown).length > 0)) {
    snapshot = await parts.mirror.refresh();
  }
  const rows: RegisterRows = { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] };
  for (const { list, shown } of lists) {
    Object.assign(rows, { [list]: await rowsOfList(parts.graph, snapshot, list, shown) });
  }
  return rows;
}

function shownIn(items: readonly unknown[]): Shown {
  return new Map(items.map((item) => [textIn(item, 'id'), textIn(item, 'eTag')]));
}

function missingIn(snapshot: BoardSnapshot, list: RegisterListName, shown: Shown): string[] {
  const held = byId(snapshot, list);
  return [...shown].flatMap(([id, etag]) => (held.get(id)?.etag === etag ? [] : [id]));
}

async function rowsOfList<List extends RegisterListName>(
  graph: GraphPort,
  snapshot: BoardSnapshot,
  list: List,
  shown: Shown,
): Promise<RowOf<List>[]> {
  const held = byId(snapshot, list);
  const missing = missingIn(snapshot, list, shown);
  if (missing.length === 0) return [...shown.keys()].flatMap((id) => held.get(id) ?? []);
  const read = await readOneByOne(graph, snapshot, list, missing);
  const isMissing = new Set(missing);
  return [...shown.keys()].flatMap((id) => (isMissing.has(id) ? read.get(id) : held.get(id)) ?? []);
}

/** Rows that were saved while this was read. One that is gone or hidden meanwhile is left out: the next refresh tells so. */
async function readOneByOne<List extends RegisterListName>(
  graph: GraphPort,
  { place, configuration }: BoardSnapshot,
  list: List,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowOf<List>>> {
  const rows = new Map<string, RowOf<List>>();
  const { columns } = registerLists[list];
  const requests = ids.map((id) => ({
    method: 'GET' as const,
    path: itemPath(addressOf(place, list), id, columns),
  }));
  for (const batch of inBatches(requests)) {
    for (const answer of await graph.batch(batch)) {
      const problem = problemOf(answer);
      if (problem?.kind === 'not found' || problem?.kind === 'no access') continue;
      if (problem !== null) throw new GraphFailure(problem);
      const row = readers[list](answer.body, configuration.settings);
      rows.set(row.id, row);
    }
  }
  return rows;
}

const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

/** A snapshot's rows of a list by id; the same list gives the same index. */
function byId<List extends RegisterListName>(snapshot: Held, list: List): ReadonlyMap<string, RowOf<List>> {
  const rows = snapshot[list];
  const known = indexes.get(rows);
  if (known !== undefined) return known as ReadonlyMap<string, RowOf<List>>;
  const index = new Map(rows.map((row) => [row.id, row]));
  indexes.set(rows, index);
  return index;
}
