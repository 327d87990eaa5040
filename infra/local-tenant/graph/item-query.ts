import { invalidRequest, tooManyResources } from '../state/graph-problem.ts';
import type { ListStore } from '../state/list-store.ts';
import type { SiteStore } from '../state/site-store.ts';
import type { StoredItem } from '../state/stored-item.ts';
import { parseFilter, type Filter } from './filter-syntax.ts';
import { itemPath, type Comparable, type ItemPath } from './item-paths.ts';

/** A request for rows of a list, in the words of its query options. */
export interface ItemQuery {
  readonly filter: string | undefined;
  readonly orderBy: string | undefined;
  /** Rows in a page. */
  readonly top: number;
  /** `$skiptoken` of an earlier page. */
  readonly skipToken: string | undefined;
  /** The client sent `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly`. */
  readonly allowNonIndexed: boolean;
  readonly listViewThreshold: number;
}

export interface ItemPage {
  readonly items: readonly StoredItem[];
  /** Token of the next page, or null on the last. */
  readonly next: string | null;
}

type Test = (item: StoredItem) => boolean;

interface SortKey {
  readonly path: ItemPath;
  readonly direction: 1 | -1;
}

/**
 * One page of rows. Refuses as SharePoint does: filter or order on a column without an index (unless the client asked
 * to risk it), and queries that would read past the list view threshold (SOURCES.md, A2).
 */
export function queryItems(
  site: SiteStore,
  list: ListStore,
  query: ItemQuery,
  visible: (item: StoredItem) => boolean,
): ItemPage {
  const filter = query.filter === undefined ? null : parseFilter(query.filter);
  const sortKeys = readOrder(site, list, query);
  if (filter) checkPaths(site, list, filter, query);
  const candidates = filter ? candidateRows(site, list, filter, query) : null;
  const test = filter ? compile(site, list, filter) : () => true;
  const wanted: Test = (item) => test(item) && visible(item);
  return sortKeys.length > 0
    ? sortedPage(candidates ?? list.items.after(0), wanted, sortKeys, query)
    : pageInIdOrder(candidates ?? list.items.after(readSkipToken(query.skipToken).id), wanted, query);
}

function pageInIdOrder(rows: Iterable<StoredItem>, wanted: Test, query: ItemQuery): ItemPage {
  const from = readSkipToken(query.skipToken).id;
  const items: StoredItem[] = [];
  for (const item of rows) {
    if (item.id <= from || !wanted(item)) continue;
    if (items.length === query.top) return { items, next: skipToken(items.at(-1)?.id ?? 0, []) };
    items.push(item);
  }
  return { items, next: null };
}

function sortedPage(
  rows: Iterable<StoredItem>,
  wanted: Test,
  keys: readonly SortKey[],
  query: ItemQuery,
): ItemPage {
  const entries = [...rows]
    .filter(wanted)
    .map((item) => ({ item, values: keys.map((key) => key.path.read(item)) }));
  const compare = (
    left: { values: readonly (Comparable | null)[]; id: number },
    right: { values: readonly (Comparable | null)[]; id: number },
  ): number => {
    for (const [at, key] of keys.entries()) {
      const order = compareValues(left.values[at] ?? null, right.values[at] ?? null) * key.direction;
      if (order !== 0) return order;
    }
    return left.id - right.id;
  };
  entries.sort((a, b) => compare({ values: a.values, id: a.item.id }, { values: b.values, id: b.item.id }));
  const token = query.skipToken === undefined ? null : readSkipToken(query.skipToken);
  const start = token
    ? entries.findIndex((entry) => compare({ values: entry.values, id: entry.item.id }, token) > 0)
    : 0;
  if (start < 0) return { items: [], next: null };
  const page = entries.slice(start, start + query.top);
  const last = page.at(-1);
  const more = entries.length > start + query.top;
  return {
    items: page.map((entry) => entry.item),
    next: more && last ? skipToken(last.item.id, last.values) : null,
  };
}

function readOrder(site: SiteStore, list: ListStore, query: ItemQuery): readonly SortKey[] {
  if (query.orderBy === undefined || query.orderBy.trim() === '') return [];
  const keys = query.orderBy.split(',').map((part): SortKey => {
    const [path = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0 || !['asc', 'desc'].includes(direction.toLowerCase())) {
      throw invalidRequest(`Invalid orderby clause: there is a syntax error in '${part.trim()}'.`);
    }
    return { path: itemPath(site, list, path), direction: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  for (const key of keys) checkIndex(list, key.path, query);
  return keys;
}

function checkPaths(site: SiteStore, list: ListStore, filter: Filter, query: ItemQuery): void {
  for (const path of leafPaths(filter)) {
    const resolved = itemPath(site, list, path);
    if (!resolved.indexed && !query.allowNonIndexed) throw notIndexed(resolved.columnName);
  }
}

function checkIndex(list: ListStore, path: ItemPath, query: ItemQuery): void {
  if (path.indexed) return;
  if (!query.allowNonIndexed) throw notIndexed(path.columnName);
  if (list.items.size > query.listViewThreshold) throw tooManyResources();
}

/**
 * Rows worth testing: those of an equality on an indexed column when there is one. On a list past the threshold some
 * part of the filter that must hold has to be on one indexed column and leave no more rows than the threshold.
 */
function candidateRows(
  site: SiteStore,
  list: ListStore,
  filter: Filter,
  query: ItemQuery,
): readonly StoredItem[] | null {
  const parts = conjuncts(filter);
  for (const part of parts) {
    if (part.kind !== 'compare' || part.operator !== 'eq' || part.value === null) continue;
    const path = itemPath(site, list, part.path);
    if (path.storedUnder === null) continue;
    const ids = list.items.idsWith(path.storedUnder, path.literal(part.value));
    if (!ids || ids.size > query.listViewThreshold) continue;
    return [...ids].sort((a, b) => a - b).flatMap((id) => list.items.get(id) ?? []);
  }
  if (list.items.size <= query.listViewThreshold) return null;
  for (const part of parts) {
    const paths = leafPaths(part).map((path) => itemPath(site, list, path));
    if (!paths.every((path) => path.indexed && path.columnName === paths[0]?.columnName)) continue;
    const test = compile(site, list, part);
    const rows: StoredItem[] = [];
    for (const item of list.items.after(0)) {
      if (test(item)) rows.push(item);
      if (rows.length > query.listViewThreshold) break;
    }
    if (rows.length <= query.listViewThreshold) return rows;
  }
  throw tooManyResources();
}

function compile(site: SiteStore, list: ListStore, filter: Filter): Test {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = compile(site, list, filter.left);
      const right = compile(site, list, filter.right);
      return filter.kind === 'and'
        ? (item) => left(item) && right(item)
        : (item) => left(item) || right(item);
    }
    case 'not': {
      const inner = compile(site, list, filter.inner);
      return (item) => !inner(item);
    }
    case 'startswith': {
      const path = itemPath(site, list, filter.path);
      const start = filter.value.toLowerCase();
      return (item) => {
        const value = path.read(item);
        return typeof value === 'string' && value.startsWith(start);
      };
    }
    case 'compare': {
      const path = itemPath(site, list, filter.path);
      const { operator, value } = filter;
      if (value === null) {
        if (operator === 'eq') return (item) => path.read(item) === null;
        if (operator === 'ne') return (item) => path.read(item) !== null;
        throw invalidRequest('Null can only be compared with eq and ne.');
      }
      const literal = path.literal(value);
      return (item) => {
        const read = path.read(item);
        if (read === null) return operator === 'ne';
        const order = compareValues(read, literal);
        return {
          eq: order === 0,
          ne: order !== 0,
          lt: order < 0,
          gt: order > 0,
          le: order <= 0,
          ge: order >= 0,
        }[operator];
      };
    }
  }
}

const conjuncts = (filter: Filter): readonly Filter[] =>
  filter.kind === 'and' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [filter];

function leafPaths(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...leafPaths(filter.left), ...leafPaths(filter.right)];
    case 'not':
      return leafPaths(filter.inner);
    case 'compare':
    case 'startswith':
      return [filter.path];
  }
}

/** Empty values come first, as in SharePoint's ascending views. */
function compareValues(left: Comparable | null, right: Comparable | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

function skipToken(id: number, values: readonly (Comparable | null)[]): string {
  const parts = new URLSearchParams({ Paged: 'TRUE', p_ID: String(id) });
  if (values.length > 0) parts.set('p_Order', JSON.stringify(values));
  return Buffer.from(parts.toString()).toString('base64url');
}

function readSkipToken(token: string | undefined): { id: number; values: readonly (Comparable | null)[] } {
  if (token === undefined) return { id: 0, values: [] };
  const parts = new URLSearchParams(Buffer.from(token, 'base64url').toString());
  const id = Number(parts.get('p_ID') ?? NaN);
  if (parts.get('Paged') !== 'TRUE' || !Number.isInteger(id))
    throw invalidRequest('The skip token is not valid.');
  return { id, values: JSON.parse(parts.get('p_Order') ?? '[]') as (Comparable | null)[] };
}

/** Graph's own words for a missing index; clients recognise the case by them (SOURCES.md, A2). */
const notIndexed = (column: string): Error =>
  invalidRequest(
    `Field '${column}' cannot be referenced in filter or orderby as it is not indexed. ` +
      "Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, " +
      'but be warned that such queries may fail on large lists.',
  );
