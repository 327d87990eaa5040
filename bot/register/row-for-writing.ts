import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { itemIdOfHandAdded, type Fields } from '../../shared/sharepoint/cells.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject, textIn, valuesIn } from '../../shared/sharepoint/json.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { recordedColumn } from '../../shared/sharepoint/recorded-column.ts';
import { readRecorded, type TrackedItem } from '../../shared/sharepoint/recorded.ts';
import { fieldsOf, readEditor, type SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemPath, itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { orThrow, problemOf } from '../graph/graph-errors.ts';
import { addressOf, relativeLink, type BoardPlace } from './boards.ts';
import type { ItemState } from './trail.ts';

/** How risks and actions differ where they are written. */
export interface WrittenList<Entity extends Action | Risk> {
  readonly key: 'risks' | 'actions';
  read(item: unknown, site: SiteReading): Entity;
  write(values: Partial<Entity>): Record<string, unknown>;
  tracked(entity: Entity): TrackedItem;
}

export const writtenActions: WrittenList<Action> = {
  key: 'actions',
  read: (item, site) => registerLists.actions.read(item, site),
  write: (values) => registerLists.actions.write(values),
  tracked: (action) => ({ kind: 'action', action }),
};

export const writtenRisks: WrittenList<Risk> = {
  key: 'risks',
  read: (item, site) => registerLists.risks.read(item, site),
  write: (values) => registerLists.risks.write(values),
  tracked: (risk) => ({ kind: 'risk', risk }),
};

export interface RowForWriting<Entity> {
  readonly state: ItemState<Entity>;
  readonly item: Entity;
  /** The row's columns as SharePoint holds them. */
  readonly columns: Fields;
  /** The item as it would be read if these columns held something else. */
  asIf(columns: Fields): Entity;
}

/** Requests for a row (by its key) and its trail, for one batch. */
export function readRequests(
  list: 'risks' | 'actions',
  itemKey: string,
  place: BoardPlace,
): [GraphRequest, GraphRequest] {
  const address = addressOf(place, list);
  const columns = [...registerLists[list].columns, recordedColumn];
  const id = itemIdOfHandAdded(itemKey);
  const { updates } = registerLists;
  return [
    {
      method: 'GET',
      path:
        id === undefined
          ? itemsPath(address, columns, { filter: equals(registerLists[list].keyColumn, itemKey), top: 2 })
          : itemPath(address, id, columns),
    },
    {
      method: 'GET',
      path: itemsPath(addressOf(place, 'updates'), updates.columns, { filter: equals('ItemKey', itemKey) }),
    },
  ];
}

/** The row of this key with its trail, in one batch; null when it is not there. Throws `GraphFailure`. */
export async function readForWriting<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  itemKey: string,
  parts: { readonly graph: GraphPort; readonly place: BoardPlace; readonly site: SiteReading },
): Promise<RowForWriting<Entity> | null> {
  const answers = await parts.graph.batch(readRequests(list.key, itemKey, parts.place));
  const [row, trail] = answers;
  if (row === undefined || trail === undefined) throw new RangeError('A batch answers every request.');
  return stateOf(list, itemKey, row, await wholeTrail(parts.graph, trail), parts.site);
}

/** The state of an item from the answers to `readRequests`; null when the row is not there. */
export function stateOf<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  itemKey: string,
  row: GraphResponse,
  trailItems: readonly unknown[],
  site: SiteReading,
): RowForWriting<Entity> | null {
  if (problemOf(row)?.kind === 'not found') return null;
  const { body } = orThrow(row);
  const raw = typeof body === 'object' && body !== null && 'value' in body ? valuesIn(body)[0] : body;
  if (raw === undefined) return null;
  const item = list.read(raw, site);
  // Asked for by its number though it has a key by now: its trail is kept under the key, and would seem empty.
  if (item.key !== itemKey) return null;
  const kind = list.key === 'actions' ? 'action' : 'risk';
  const columns = fieldsOf(raw);
  return {
    item,
    columns,
    asIf: (others) => list.read({ ...(isObject(raw) ? raw : {}), fields: { ...columns, ...others } }, site),
    state: {
      item,
      recorded: readRecorded(raw),
      trail: trailItems
        .map((entry) => registerLists.updates.read(entry, site))
        .filter((entry) => entry.itemKind === kind),
      editor: readEditor(raw),
    },
  };
}

/** All rows of a first page and the pages after it. */
export async function wholeTrail(graph: GraphPort, first: GraphResponse): Promise<readonly unknown[]> {
  let { body } = orThrow(first);
  const items = [...valuesIn(body)];
  for (;;) {
    const next = relativeLink(textIn(body, '@odata.nextLink'));
    if (next === null) return items;
    ({ body } = orThrow(await graph.send({ method: 'GET', path: next })));
    items.push(...valuesIn(body));
  }
}
