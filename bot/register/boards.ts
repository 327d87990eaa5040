import { said } from '../../shared/domain/language.ts';
import { graphSaid, graphWords } from '../graph/graph-words.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import {
  areAllFound,
  findLists,
  missingLists,
  type ListIds,
  type ListKey,
} from '../../shared/sharepoint/register-lists.ts';
import { listsPath, sitePath, type ListAddress } from '../../shared/sharepoint/register-paths.ts';
import type { BoardReference } from '../configuration.ts';
import { GraphFailure, orThrow, problemOf } from '../graph/graph-errors.ts';

/** Where a board's register is: ids that Graph wants and configuration does not know. */
export interface BoardPlace {
  readonly boardId: string;
  /** Composite id "host,guid,guid". */
  readonly siteId: string;
  readonly siteUrl: string;
  readonly listIds: ListIds;
}

export interface Boards {
  readonly ids: readonly string[];
  has(boardId: string): boolean;
  /**
   * Asked of Graph once and remembered. Throws `GraphFailure` while the site cannot be read or its lists are not
   * there; RangeError for a board the configuration does not name.
   */
  place(boardId: string): Promise<BoardPlace>;
  /** After "not found" on one of its lists: somebody may have made it anew. */
  forget(boardId: string): void;
}

/** `graph` with the app's own identity: ids are the same for everybody, and rights are checked wherever they are used. */
export function createBoards(references: readonly BoardReference[], graph: GraphPort): Boards {
  const sites = new Map(references.map((reference) => [reference.id, reference.site]));
  const places = new Map<string, Promise<BoardPlace>>();
  return {
    ids: [...sites.keys()],
    has: (boardId) => sites.has(boardId),
    place: (boardId) => {
      const known = places.get(boardId);
      if (known !== undefined) return known;
      const site = sites.get(boardId);
      if (site === undefined) return Promise.reject(new RangeError('The configuration names no such board.'));
      const asked = resolve(boardId, site, graph);
      places.set(boardId, asked);
      asked.catch(() => {
        if (places.get(boardId) === asked) places.delete(boardId);
      });
      return asked;
    },
    forget: (boardId) => {
      places.delete(boardId);
    },
  };
}

async function resolve(boardId: string, site: string, graph: GraphPort): Promise<BoardPlace> {
  const [host = '', path = '/'] = site.split(/:(?=\/)/);
  const answer = await graph.send({ method: 'GET', path: sitePath(host, path) });
  if (problemOf(answer)?.kind === 'not found') {
    throw new GraphFailure({
      kind: 'not found',
      message: `No site at the address of board ${boardId}`,
      userMessage: graphSaid('siteMissing'),
    });
  }
  const found = orThrow(answer).body;
  const siteId = textIn(found, 'id');
  const listIds: Partial<ListIds> = {};
  for await (const page of pagesOf(graph, listsPath(siteId))) Object.assign(listIds, findLists(page));
  if (!areAllFound(listIds)) {
    const names = missingLists(listIds).join(', ');
    throw new GraphFailure({
      kind: 'not found',
      message: `Lists missing on the site of board ${boardId}: ${names}`,
      userMessage: said((language) => graphWords(language).listsMissing(names)),
    });
  }
  return { boardId, siteId, siteUrl: textIn(found, 'webUrl'), listIds };
}

export function addressOf(place: BoardPlace, list: ListKey): ListAddress {
  return { siteId: place.siteId, listId: place.listIds[list] };
}

/** The pages of a collection, each as Graph's body. Throws `GraphFailure` when one cannot be read. */
export async function* pagesOf(graph: GraphPort, path: string): AsyncGenerator {
  let next: string | null = path;
  while (next !== null) {
    const { body }: { body: unknown } = orThrow(await graph.send({ method: 'GET', path: next }));
    yield body;
    next = relativeLink(textIn(body, '@odata.nextLink'));
  }
}

/** The part of a link of Graph's that goes after the version, or null when there is no link. */
export function relativeLink(link: string): string | null {
  if (link === '') return null;
  const { pathname, search } = new URL(link, 'https://graph.invalid');
  return `${pathname.replace(/^\/v1\.0(?=\/)/i, '')}${search}`;
}

/** Which boards' sites the caller of `graph` may read: one batch. */
export async function readableBoards(
  places: readonly BoardPlace[],
  graph: GraphPort,
): Promise<ReadonlySet<string>> {
  const answers = await graph.batch(
    places.map((place) => ({ method: 'GET', path: `/sites/${place.siteId}?$select=id` })),
  );
  return new Set(
    places
      .filter((_, index) => {
        const answer = answers[index];
        if (answer === undefined) return false;
        const problem = problemOf(answer);
        if (problem === null) return true;
        if (problem.kind === 'no access' || problem.kind === 'not found') return false;
        throw new GraphFailure(problem);
      })
      .map((place) => place.boardId),
  );
}
