import type {
  BoardInfo,
  ChangesResponse,
  RegisterListName,
  RegisterRows,
} from '../../shared/contracts/tab-api.ts';
import type { Showing } from '../../shared/domain/showing.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { registerWords } from './register-words.ts';

type RowOf<List extends RegisterListName> = RegisterRows[List][number];

/** Every row the person can see, by SharePoint item id within its list. A list that did not change stays the same object. */
export type RegisterTables = { readonly [List in RegisterListName]: ReadonlyMap<string, RowOf<List>> };

/** What the tab knows of one board. */
export interface Register {
  board: BoardInfo | null;
  tables: RegisterTables;
  today: CivilDate | null;
  /** ISO instant on the tenant's clock, of the newest answer. */
  now: string | null;
  /** What is being shown to everybody, by meeting; the same object while nothing else is. */
  showings: readonly Showing[];
  cursor: string | null;
  /** True once everything has been read once. */
  complete: boolean;
}

/** One risk or action that came, went or changed while the page was open. */
export interface RegisterNews {
  kind: 'risk' | 'action';
  change: 'added' | 'updated' | 'removed';
  /** SharePoint item id. */
  id: string;
  /** Who did it, as far as the row says; empty when it went away. */
  by: string;
}

const listNames: readonly RegisterListName[] = [
  'risks',
  'controls',
  'actions',
  'people',
  'groups',
  'meetings',
];

const noTables: RegisterTables = {
  risks: new Map(),
  controls: new Map(),
  actions: new Map(),
  people: new Map(),
  groups: new Map(),
  meetings: new Map(),
};

export const emptyRegister: Register = {
  board: null,
  tables: noTables,
  today: null,
  now: null,
  showings: [],
  cursor: null,
  complete: false,
};

export function countRows(tables: RegisterTables): number {
  return listNames.reduce((sum, list) => sum + tables[list].size, 0);
}

/**
 * The register after one answer, and what a reader should be told about. Pages of a cold load are no news. An answer that
 * carries an older save of a row than the one held (it was under way while the person saved) does not undo it.
 */
export function applyChanges(
  before: Register,
  response: ChangesResponse,
): { register: Register; news: RegisterNews[] } {
  // Asked without a cursor, the service tells everything: what it does not tell is gone.
  const fromTheBeginning = response.startAgain || before.cursor === null;
  const base = fromTheBeginning ? noTables : before.tables;
  const tables: RegisterTables = {
    risks: applyList('risks', base, response),
    controls: applyList('controls', base, response),
    actions: applyList('actions', base, response),
    people: applyList('people', base, response),
    groups: applyList('groups', base, response),
    meetings: applyList('meetings', base, response),
  };
  const live = before.complete && !fromTheBeginning;
  return {
    register: {
      board: response.board ?? before.board,
      tables,
      today: response.today,
      now: response.now,
      showings:
        JSON.stringify(before.showings) === JSON.stringify(response.showings)
          ? before.showings
          : response.showings,
      cursor: response.cursor,
      // Once read, the rows stay on screen while further pages of a refresh arrive.
      complete: response.complete || live,
    },
    news: live
      ? [
          ...newsOf('risk', before.tables.risks, tables.risks),
          ...newsOf('action', before.tables.actions, tables.actions),
        ]
      : [],
  };
}

/** The register with one row replaced by what a save returned. */
export function applySaved(before: Register, list: 'actions', row: RowOf<'actions'>): Register;
export function applySaved(before: Register, list: 'risks', row: RowOf<'risks'>): Register;
export function applySaved(
  before: Register,
  list: 'actions' | 'risks',
  row: RowOf<'actions'> | RowOf<'risks'>,
): Register {
  const table = new Map<string, RowOf<'actions'> | RowOf<'risks'>>(before.tables[list]);
  table.set(row.id, row);
  return { ...before, tables: { ...before.tables, [list]: table } };
}

function applyList<List extends RegisterListName>(
  list: List,
  base: RegisterTables,
  response: ChangesResponse,
): RegisterTables[List] {
  const changed: readonly RowOf<List>[] = response.changed[list];
  const removed = response.removed[list];
  const held: ReadonlyMap<string, RowOf<List>> = base[list];
  if (changed.length === 0 && removed.length === 0) return base[list];
  const table = new Map(held);
  for (const id of removed) table.delete(id);
  for (const row of changed) {
    const known = table.get(row.id);
    if (known === undefined || !isOlder(row.modifiedAt, known.modifiedAt)) table.set(row.id, row);
  }
  return table as RegisterTables[List];
}

function isOlder(first: string, second: string): boolean {
  return Date.parse(first) < Date.parse(second);
}

interface NewsworthyRow {
  id: string;
  etag: string;
  modifiedAt: string;
  modifiedBy: string;
  lastNote: { at: string; by: string } | null;
}

function newsOf(
  kind: RegisterNews['kind'],
  before: ReadonlyMap<string, NewsworthyRow>,
  after: ReadonlyMap<string, NewsworthyRow>,
): RegisterNews[] {
  if (before === after) return [];
  const news: RegisterNews[] = [];
  for (const [id, row] of after) {
    const known = before.get(id);
    if (known === row) continue;
    if (known === undefined) news.push({ kind, change: 'added', id, by: row.modifiedBy });
    else if (!saysTheSame(known, row)) news.push({ kind, change: 'updated', id, by: authorOf(known, row) });
  }
  for (const id of before.keys()) {
    if (!after.has(id)) news.push({ kind, change: 'removed', id, by: '' });
  }
  return news;
}

/** A save that changed nothing a reader sees (the service completing its own bookkeeping) is no news. */
function saysTheSame(first: NewsworthyRow, second: NewsworthyRow): boolean {
  const content = ({ etag: _etag, modifiedAt: _at, modifiedBy: _by, ...rest }: NewsworthyRow) =>
    JSON.stringify(rest);
  return content(first) === content(second);
}

/** SharePoint names the app when the bot saved; the note then names the person. */
function authorOf(before: NewsworthyRow, after: NewsworthyRow): string {
  if (after.lastNote !== null && after.lastNote.at !== before.lastNote?.at) return after.lastNote.by;
  return after.modifiedBy;
}

/**
 * "1 action updated by Priya Nair", "3 risks updated and 1 action added": what a live region says. Names one person where
 * there is only one. Empty when there is nothing to say.
 */
export function newsInWords(news: readonly RegisterNews[], language: Language = 'en'): string {
  const words = registerWords(language);
  const parts: string[] = [];
  for (const change of ['updated', 'added', 'removed'] as const) {
    for (const kind of ['risk', 'action'] as const) {
      const items = news.filter((item) => item.kind === kind && item.change === change);
      if (items.length === 0) continue;
      const people = new Set(items.map((item) => item.by));
      const [by] = people;
      const who = people.size === 1 && by !== undefined ? by : '';
      parts.push(words.news(items.length, kind, change, who));
    }
  }
  return words.list(parts);
}
