import { graphSaid } from '../graph/graph-words.ts';
import { largestBatch, type GraphPort, type GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { textIn, valuesIn } from '../../shared/sharepoint/json.ts';
import { recordedColumn } from '../../shared/sharepoint/recorded-column.ts';
import { registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { deltaPath, itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf, problems } from '../graph/graph-errors.ts';
import { addressOf, relativeLink, type BoardPlace } from './boards.ts';

/**
 * How far a list has been read. `link` is what follows ".../items" in Graph's next or delta link, so that it can only ever
 * lead into the list it came from; null = from the beginning.
 *
 * Whether delta answers an app that holds nothing but `Sites.Selected` is not documented. Where it is refused and reading
 * rows is not, lists are read whole instead: `wholeList` then stands for "read to the end; to know more, read again".
 */
export interface ListPosition {
  readonly link: string | null;
  /** True = `link` is a delta link: everything up to it has been read. */
  readonly complete: boolean;
}

export const fromTheBeginning: ListPosition = { link: null, complete: false };

export const wholeList = 'whole';

export interface ListChanges {
  /** True = pages of the whole list: what is in none of them up to the last is no longer there. */
  readonly isWhole: boolean;
  /** Graph's `listItem`s, the last state of each row; without `fields` where only ids were asked for. */
  readonly items: readonly unknown[];
  /** Item ids of rows deleted or no longer visible. */
  readonly removed: readonly string[];
  readonly position: ListPosition;
}

/** What became of reading one list. */
export type ListReading =
  | { readonly kind: 'read'; readonly changes: ListChanges }
  /** The position is too old, or not one of this list's: start from the beginning. */
  | { readonly kind: 'start again' }
  | { readonly kind: 'no access' };

/**
 * What is asked for of each row: all that stands in it, the outbox of risks and actions included, or only its id and ETag. What a
 * reading began with, its links go on with.
 */
export type Wanted = 'rows' | 'ids';

const deltaLink =
  /^\/(?:microsoft\.graph\.)?delta(?:\([A-Za-z0-9=%'_.~!*+,;:@-]*\))?(?:\?[A-Za-z0-9$%=&_.~()'!*+,;:@/?-]*)?$/i;
const pageLink = /^\?[A-Za-z0-9$%=&_.~()'!*+,;:@/?-]*$/;

/** Whether a text could be the end of one of Graph's links into a list: no way out, no fragment, no white space. */
export function isListLink(text: string): boolean {
  return text.length <= 5_000 && (text === wholeList || deltaLink.test(text) || pageLink.test(text));
}

/**
 * Places where delta is refused and rows may be read, with the moment (of `performance.now()`) to try delta again: a refusal
 * can be a passing one.
 */
const withoutDelta = new WeakMap<BoardPlace, number>();
const retryDeltaMilliseconds = 60 * 60_000;

type Manner = 'delta' | 'whole';

function mannerOf(place: BoardPlace, position: ListPosition): Manner {
  if (position.link === null) return (withoutDelta.get(place) ?? 0) > performance.now() ? 'whole' : 'delta';
  return position.link === wholeList || position.link.startsWith('?') ? 'whole' : 'delta';
}

/** The path to ask for next at a position. */
function pathOf(
  place: BoardPlace,
  list: ListKey,
  position: ListPosition,
  manner: Manner,
  wanted: Wanted,
): string {
  const address = addressOf(place, list);
  if (position.link === null || position.link === wholeList) {
    const columns = columnsOf(list, wanted);
    return manner === 'delta' ? deltaPath(address, columns) : itemsPath(address, columns);
  }
  if (!isListLink(position.link)) throw new RangeError('Not a link of this list.');
  return `/sites/${address.siteId}/lists/${address.listId}/items${position.link}`;
}

function columnsOf(list: ListKey, wanted: Wanted): readonly string[] | null {
  if (wanted === 'ids') return null;
  const { columns } = registerLists[list];
  return list === 'risks' || list === 'actions' ? [...columns, recordedColumn] : columns;
}

/**
 * Reads one page of each of the lists in one batch. Throws `GraphFailure` for what concerns the whole request (throttled,
 * unavailable, sign-in); a list that cannot be read on its own is said per list.
 */
export async function readListPages<List extends ListKey>(
  graph: GraphPort,
  place: BoardPlace,
  positions: ReadonlyMap<List, ListPosition>,
  wanted: Wanted,
): Promise<Map<List, ListReading>> {
  const manners = new Map([...positions].map(([list, position]) => [list, mannerOf(place, position)]));
  const readings = await readAll(graph, place, positions, manners, wanted);
  const refused = new Map(
    [...positions].filter(
      ([list]) => readings.get(list)?.kind === 'no access' && manners.get(list) === 'delta',
    ),
  );
  if (refused.size === 0) return readings;
  const fromStart = new Map([...refused.keys()].map((list) => [list, fromTheBeginning]));
  const whole = new Map([...refused.keys()].map((list): [List, Manner] => [list, 'whole']));
  for (const [list, reading] of await readAll(graph, place, fromStart, whole, wanted)) {
    if (reading.kind !== 'read') continue;
    withoutDelta.set(place, performance.now() + retryDeltaMilliseconds);
    // Deltas read before do not go on as whole pages.
    readings.set(list, refused.get(list)?.link === null ? reading : { kind: 'start again' });
  }
  return readings;
}

async function readAll<List extends ListKey>(
  graph: GraphPort,
  place: BoardPlace,
  positions: ReadonlyMap<List, ListPosition>,
  manners: ReadonlyMap<List, Manner>,
  wanted: Wanted,
): Promise<Map<List, ListReading>> {
  const lists = [...positions];
  if (lists.length > largestBatch) throw new RangeError('More lists than a batch holds.');
  const answers = await graph.batch(
    lists.map(([list, position]) => ({
      method: 'GET',
      path: pathOf(place, list, position, manners.get(list) ?? 'delta', wanted),
    })),
  );
  return new Map(
    lists.map(([list, position], index) => {
      const answer = answers[index] ?? { status: 504, headers: {}, body: null };
      return [list, readAnswer(answer, place, list, position, manners.get(list) ?? 'delta')];
    }),
  );
}

function readAnswer(
  answer: GraphResponse,
  place: BoardPlace,
  list: ListKey,
  position: ListPosition,
  manner: Manner,
): ListReading {
  const problem = problemOf(answer);
  if (problem !== null) {
    if (problem.kind === 'resync' && position.link !== null) return { kind: 'start again' };
    // A link that Graph does not know is one of another list or another time; without a link it is our own mistake.
    if (problem.kind === 'not valid' && position.link !== null) return { kind: 'start again' };
    if (problem.kind === 'no access') return { kind: 'no access' };
    // Told to start again at the very start: nothing is won by obeying at once.
    throw new GraphFailure(problem.kind === 'resync' ? problems.unavailable(problem.message) : problem);
  }
  const items = new Map<string, unknown>();
  const removed = new Set<string>();
  // The same row can come twice: the later one counts.
  for (const item of valuesIn(answer.body)) {
    const id = textIn(item, 'id');
    if (isDeleted(item)) {
      items.delete(id);
      removed.add(id);
    } else {
      removed.delete(id);
      items.set(id, item);
    }
  }
  const next = linkOf(answer.body, '@odata.nextLink', place, list);
  const end = manner === 'whole' ? wholeList : linkOf(answer.body, '@odata.deltaLink', place, list);
  // Without either link the list could only be read from the beginning again, and again.
  if (next === null && end === null) {
    throw new GraphFailure(
      problems.unavailable('A page of changes says neither what follows nor that it is the last'),
    );
  }
  return {
    kind: 'read',
    changes: {
      isWhole: manner === 'whole',
      items: [...items.values()],
      removed: [...removed],
      position: next !== null ? { link: next, complete: false } : { link: end, complete: true },
    },
  };
}

const isDeleted = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'deleted' in item && item.deleted !== null;

/** Reduces a link of Graph's to what follows the list's items; throws when it leads anywhere else. */
function linkOf(body: unknown, property: string, place: BoardPlace, list: ListKey): string | null {
  const relative = relativeLink(textIn(body, property));
  if (relative === null) return null;
  const found = /^\/sites\/([^/]+)\/lists\/([^/]+)\/items([/?].+)$/i.exec(relative);
  const tail = found?.[3];
  const isOwn =
    tail !== undefined &&
    sameId(found?.[1], place.siteId) &&
    sameId(found?.[2], place.listIds[list]) &&
    isListLink(tail);
  if (isOwn) return tail;
  throw new GraphFailure({
    kind: 'unexpected',
    status: 200,
    message: 'Graph gave a link that leads out of its list',
    userMessage: graphSaid('unexpected'),
  });
}

function sameId(first: string | undefined, second: string): boolean {
  return decodeURIComponent(first ?? '').toLowerCase() === decodeURIComponent(second).toLowerCase();
}
