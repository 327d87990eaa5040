import { pagesOf } from '../../bot/register/boards.ts';
import { orThrow } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { objectsIn, textIn, type JsonObject } from '../../shared/sharepoint/json.ts';
import { itemsPath, listsPath, sitePath, type ListAddress } from '../../shared/sharepoint/register-paths.ts';
import { findLists, type ListIds } from '../../shared/sharepoint/register-lists.ts';

/** Every page of a collection. Throws `GraphFailure` when a page cannot be read. */
export async function readAll(graph: GraphPort, path: string): Promise<JsonObject[]> {
  const all: JsonObject[] = [];
  for await (const page of pagesOf(graph, path)) all.push(...objectsIn(page));
  return all;
}

export async function readListIds(graph: GraphPort, siteId: string): Promise<Partial<ListIds>> {
  return findLists({ value: await readAll(graph, listsPath(siteId)) });
}

/** Every row of a list with these columns. */
export function readRows(
  graph: GraphPort,
  list: ListAddress,
  columns: readonly string[],
): Promise<JsonObject[]> {
  return readAll(graph, itemsPath(list, columns));
}

/** A site by "host:/sites/path". Throws `GraphFailure` when it cannot be reached with these rights. */
export async function readSite(
  graph: GraphPort,
  address: string,
): Promise<{ id: string; displayName: string }> {
  const [host = '', path = '/'] = address.split(/:(?=\/)/);
  const { body } = orThrow(await graph.send({ method: 'GET', path: sitePath(host, path) }));
  return { id: textIn(body, 'id'), displayName: textIn(body, 'displayName') };
}
