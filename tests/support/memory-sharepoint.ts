import { GraphFailure, problems } from '../../bot/graph/graph-errors.ts';
import type { BoardPlace } from '../../bot/register/boards.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import {
  listKeys,
  registerLists,
  type ListIds,
  type ListKey,
} from '../../shared/sharepoint/register-lists.ts';

interface MemoryItem {
  id: string;
  version: number;
  fields: Record<string, unknown>;
  editor: { id: string; displayName: string };
  createdAt: string;
  modifiedAt: string;
  deleted: boolean;
  /** Position in the list's order of changes. */
  change: number;
}

/** What happens to one batch: nothing special, a loss before or after the work, or death after so many parts. */
export type Fate =
  | { kind: 'arrives' }
  | { kind: 'never arrives' }
  | { kind: 'answer lost' }
  | { kind: 'dies after'; parts: number }
  | { kind: 'answers'; status: number; headers?: Record<string, string> };

export interface MemoryPortOptions {
  person?: { id: string; displayName: string };
  /** Asked once per call, in order. */
  fate?: (requests: readonly GraphRequest[]) => Fate;
}

const sheet = (status: number, body: unknown, headers: Record<string, string> = {}): GraphResponse => ({
  status,
  headers,
  body,
});

const error = (status: number, code: string, message = ''): GraphResponse =>
  sheet(status, { error: { code, message } });

/**
 * A site's lists in memory, as far as decisions about reading and writing need them: keys, ETags, unique columns, filters by
 * equality, deltas, batches with dependencies. For unit tests; what Graph really answers is the local tenant's business.
 */
export class MemorySharePoint {
  readonly place: BoardPlace;
  readonly calls: { requests: readonly GraphRequest[]; person: string }[] = [];
  pageSize = 1000;
  now = '2026-03-02T10:00:00Z';
  /** Lists that answer 403. */
  readonly hidden = new Set<ListKey>();
  /** Lists whose delta is refused, as some tenants may do for apps with selected sites only. */
  deltaRefused = false;
  /** The library, by path. */
  readonly files = new Map<string, string | Uint8Array>();
  private readonly items = new Map<string, MemoryItem[]>();
  private readonly expiredBefore = new Map<string, number>();
  private changes = 0;

  constructor() {
    const listIds = Object.fromEntries(listKeys.map((key) => [key, `list-${key}`])) as ListIds;
    this.place = {
      boardId: 'children',
      siteId: 'example.sharepoint.com,site,web',
      siteUrl: 'https://example.sharepoint.com/sites/children',
      listIds,
    };
    for (const key of listKeys) this.items.set(listIds[key], []);
  }

  /** Adds a row as somebody would by hand; answers its id. */
  add(
    list: ListKey,
    fields: Record<string, unknown>,
    editor = { id: 'hand', displayName: 'Morgan Ellis' },
  ): string {
    const all = this.rowsOf(list);
    const id = String(all.length + 1);
    this.changes += 1;
    all.push({
      id,
      version: 1,
      fields,
      editor,
      createdAt: this.now,
      modifiedAt: this.now,
      deleted: false,
      change: this.changes,
    });
    return id;
  }

  handEdit(
    list: ListKey,
    id: string,
    fields: Record<string, unknown>,
    editor = { id: 'hand', displayName: 'Morgan Ellis' },
  ): void {
    const item = this.rowsOf(list).find((row) => row.id === id)!;
    this.save(item, fields, editor);
  }

  delete(list: ListKey, id: string): void {
    const item = this.rowsOf(list).find((row) => row.id === id)!;
    item.deleted = true;
    this.changes += 1;
    item.change = this.changes;
  }

  expireTokens(list: ListKey): void {
    this.expiredBefore.set(this.place.listIds[list], this.changes + 1);
  }

  /** Fields of the rows that are there. */
  fields(list: ListKey): Record<string, unknown>[] {
    return this.rowsOf(list)
      .filter((row) => !row.deleted)
      .map((row) => row.fields);
  }

  port(options: MemoryPortOptions = {}): GraphPort {
    const person = options.person ?? { id: 'app', displayName: 'Safeguarding Register' };
    const run = (requests: readonly GraphRequest[]): GraphResponse[] => {
      this.calls.push({ requests, person: person.displayName });
      const fate = options.fate?.(requests) ?? { kind: 'arrives' };
      if (fate.kind === 'never arrives') throw new GraphFailure(problems.unavailable('nothing came back'));
      if (fate.kind === 'answers') return requests.map(() => sheet(fate.status, null, fate.headers));
      const answers: GraphResponse[] = [];
      for (const [index, request] of requests.entries()) {
        if (fate.kind === 'dies after' && index >= fate.parts) break;
        const dependency = request.dependsOn === undefined ? undefined : answers[request.dependsOn];
        const blocked = dependency !== undefined && dependency.status >= 400;
        answers.push(blocked ? error(424, 'FailedDependency') : this.answer(request, person));
      }
      if (fate.kind !== 'arrives') throw new GraphFailure(problems.unavailable('the answer was lost'));
      return answers;
    };
    return {
      send: (request) => Promise.resolve().then(() => run([request])[0]!),
      batch: (requests) => Promise.resolve().then(() => run(requests)),
    };
  }

  private rowsOf(list: ListKey): MemoryItem[] {
    return this.items.get(this.place.listIds[list])!;
  }

  private save(
    item: MemoryItem,
    fields: Record<string, unknown>,
    editor: { id: string; displayName: string },
  ): void {
    item.fields = { ...item.fields, ...fields };
    item.version += 1;
    item.editor = editor;
    item.modifiedAt = this.now;
    this.changes += 1;
    item.change = this.changes;
  }

  private answer(request: GraphRequest, person: { id: string; displayName: string }): GraphResponse {
    const url = new URL(request.path, 'https://graph.example');
    if (/^\/sites\/[^/]+$/.test(url.pathname)) return sheet(200, { id: this.place.siteId });
    const [, drivePath = ''] = /^\/sites\/[^/]+\/drive\/root:\/(.*)$/.exec(url.pathname) ?? [];
    if (drivePath !== '') return this.file(request, decodeURIComponent(drivePath));
    const [, listId = '', rest = ''] = /^\/sites\/[^/]+\/lists\/([^/]+)\/items(.*)$/.exec(url.pathname) ?? [];
    const rows = this.items.get(listId);
    if (rows === undefined) return error(404, 'itemNotFound');
    const key = listKeys.find((candidate) => this.place.listIds[candidate] === listId)!;
    if (this.hidden.has(key)) return error(403, 'accessDenied');
    if (rest.startsWith('/delta')) return this.delta(rows, listId, url);
    if (request.method === 'POST')
      return this.create(rows, key, request.body as { fields: Record<string, unknown> }, person);
    if (rest === '') return this.page(rows, url, listId);
    const [, id = '', part = ''] = rest.split('/');
    const item = rows.find((row) => row.id === id && !row.deleted);
    if (item === undefined) return error(404, 'itemNotFound');
    const expected = request.headers?.['If-Match'];
    if (request.method === 'DELETE') {
      if (expected !== undefined && expected !== etagOf(item)) return error(412, 'resourceModified');
      this.delete(key, id);
      return sheet(204, null);
    }
    if (request.method === 'PATCH' && part === 'fields') {
      if (expected !== undefined && expected !== etagOf(item)) return error(412, 'resourceModified');
      this.save(item, request.body as Record<string, unknown>, person);
      return sheet(200, { '@odata.etag': etagOf(item), ...item.fields });
    }
    return sheet(200, show(item, url));
  }

  /** Files of the library: put once under a name, read, seen by name. */
  private file(request: GraphRequest, whole: string): GraphResponse {
    const [path = '', part] = whole.split(/:\/?/);
    const kept = this.files.get(path);
    if (request.method === 'PUT') {
      if (kept !== undefined) return error(409, 'nameAlreadyExists');
      this.files.set(path, request.body as string | Uint8Array);
      return sheet(201, { name: path, webUrl: `https://example.sharepoint.com/${path}` });
    }
    if (kept === undefined) return error(404, 'itemNotFound');
    if (part === 'content')
      return sheet(200, typeof kept === 'string' ? new TextEncoder().encode(kept) : kept);
    return sheet(200, { name: path, webUrl: `https://example.sharepoint.com/${path}` });
  }

  private create(
    rows: MemoryItem[],
    key: ListKey,
    body: { fields: Record<string, unknown> },
    editor: { id: string; displayName: string },
  ): GraphResponse {
    const column = registerLists[key].keyColumn;
    const known = new Set(['Title', ...registerLists[key].definition.columns.map(({ name }) => name)]);
    if (Object.keys(body.fields).some((name) => !known.has(name))) {
      return error(400, 'invalidRequest', 'Field is not recognized');
    }
    if (rows.some((row) => !row.deleted && row.fields[column] === body.fields[column])) {
      return error(
        400,
        'invalidRequest',
        `The list item could not be added because duplicate values were found in the following field(s): [${column}].`,
      );
    }
    this.changes += 1;
    const item: MemoryItem = {
      id: String(rows.length + 1),
      version: 1,
      fields: body.fields,
      editor,
      createdAt: this.now,
      modifiedAt: this.now,
      deleted: false,
      change: this.changes,
    };
    rows.push(item);
    return sheet(201, { ...show(item), fields: { ...item.fields } });
  }

  private page(rows: readonly MemoryItem[], url: URL, listId: string): GraphResponse {
    const filter = /^fields\/(\w+) eq '(.*)'$/.exec(url.searchParams.get('$filter') ?? '');
    const wanted = rows.filter(
      (row) =>
        !row.deleted && (filter === null || row.fields[filter[1]!] === filter[2]!.replaceAll("''", "'")),
    );
    const start = Number(url.searchParams.get('$skiptoken') ?? '0');
    const more = wanted.length > start + this.pageSize;
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(start + this.pageSize));
    return sheet(200, {
      value: wanted.slice(start, start + this.pageSize).map((row) => show(row, url)),
      ...(more
        ? { '@odata.nextLink': `https://graph.example/v1.0${decodeURI(next.pathname)}${next.search}` }
        : {}),
      listId,
    });
  }

  private delta(rows: readonly MemoryItem[], listId: string, url: URL): GraphResponse {
    if (this.deltaRefused) return error(403, 'accessDenied');
    const token = url.searchParams.get('token');
    const since = token === null ? -1 : Number(token);
    if (Number.isNaN(since)) return error(400, 'invalidRequest');
    if (token !== null && since < (this.expiredBefore.get(listId) ?? 0)) {
      return error(410, 'resyncChangesApplyDifferences');
    }
    const changed = rows
      .filter((row) => row.change > since && !(token === null && row.deleted))
      .sort((first, second) => first.change - second.change);
    const some = changed.slice(0, this.pageSize);
    const more = changed.length > some.length;
    const upTo = more ? some.at(-1)!.change : Math.max(this.changes, since, 0);
    const options = url.searchParams.has('$expand') ? '&$expand=fields' : '';
    const link = `https://graph.example/v1.0/sites/${this.place.siteId}/lists/${listId}/items/delta?token=${upTo}${options}`;
    return sheet(200, {
      value: some.map((row) =>
        row.deleted ? { id: row.id, deleted: { state: 'deleted' } } : show(row, url),
      ),
      [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
    });
  }
}

const etagOf = (item: MemoryItem): string => `"item-${item.id},${item.version}"`;

/** Fields only where they are asked for, as Graph has it. */
const show = (item: MemoryItem, asked?: URL): Record<string, unknown> => ({
  id: item.id,
  eTag: etagOf(item),
  createdDateTime: item.createdAt,
  lastModifiedDateTime: item.modifiedAt,
  lastModifiedBy: { user: item.editor },
  ...(asked?.searchParams.has('$expand') === true ? { fields: { ...item.fields } } : {}),
});
