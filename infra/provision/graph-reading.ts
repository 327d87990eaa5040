import { orThrow } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import {
  itemsPath,
  listsPath,
  pathOfLink,
  type ListAddress,
} from '../../shared/sharepoint/register-paths.ts';
import { findLists, type ListIds } from '../../shared/sharepoint/register-lists.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textIn(value: unknown, property: string): string {
  const found = isObject(value) ? value[property] : undefined;
  return typeof found === 'string' ? found : '';
}

/** The objects of a Graph collection answer. */
export function valuesIn(body: unknown): JsonObject[] {
  const values = isObject(body) ? body['value'] : undefined;
  return Array.isArray(values) ? values.filter(isObject) : [];
}

/** Every page of a collection. Throws `GraphFailure` when a page cannot be read. */
export async function readAll(graph: GraphPort, path: string): Promise<JsonObject[]> {
  const all: JsonObject[] = [];
  for (let next = path; next !== '';) {
    const { body } = orThrow(await graph.send({ method: 'GET', path: next }));
    all.push(...valuesIn(body));
    next = pathOfLink(textIn(body, '@odata.nextLink'));
  }
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
  const { body } = orThrow(await graph.send({ method: 'GET', path: `/sites/${address}` }));
  return { id: textIn(body, 'id'), displayName: textIn(body, 'displayName') };
}
