import { GraphFailure, orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import { day, defineList, line, listCreation } from '../../shared/sharepoint/list-definition.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { isObject, textIn } from '../../shared/sharepoint/json.ts';
import {
  listPath,
  listsPath,
  newListPath,
  type ListAddress,
} from '../../shared/sharepoint/register-paths.ts';
import { readAll } from '../provision/graph-reading.ts';

/** How the lists made here are known again: by nobody's list of the register, and safe to delete. */
const prefix = 'Register doctor scratch';

const definition = (name: string) =>
  defineList({
    name,
    description: 'Made by “register doctor” to see how SharePoint answers. Safe to delete.',
    hidden: true,
    columns: [
      line('ScratchKey', { displayName: 'Key', unique: true }),
      day('ScratchDay', { displayName: 'Day' }),
      line('ScratchNote', { displayName: 'Note' }),
    ],
  });

export interface ScratchList {
  readonly address: ListAddress;
  readonly name: string;
  /** What became of the wish that it be hidden. */
  readonly hidden: 'kept' | 'left out of account' | 'refused';
}

/** Lists of earlier runs that were not taken away, by name. */
export async function findLeftOvers(graph: GraphPort, siteId: string): Promise<string[]> {
  const lists = await readAll(graph, listsPath(siteId));
  return lists.map((list) => textIn(list, 'displayName')).filter((name) => name.startsWith(prefix));
}

/** `now` in milliseconds since 1970 makes the name one of its own. Throws `GraphFailure`. */
export async function makeScratchList(graph: GraphPort, siteId: string, now: number): Promise<ScratchList> {
  const name = `${prefix} ${new Date(now).toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')}`;
  const create = (hidden: boolean) =>
    graph.send({
      method: 'POST',
      path: newListPath(siteId),
      body: listCreation({ ...definition(name), hidden }),
    });
  const first = await create(true);
  const isRefused = problemOf(first)?.kind === 'not valid';
  const made = orThrow(isRefused ? await create(false) : first).body;
  const address = { siteId, listId: textIn(made, 'id') };
  const info = orThrow(await graph.send({ method: 'GET', path: listPath(address) })).body;
  const kept = isObject(info) && isObject(info['list']) && info['list']['hidden'] === true;
  return { address, name, hidden: isRefused ? 'refused' : kept ? 'kept' : 'left out of account' };
}

/** Answers whether the list is gone. */
export async function removeScratchList(graph: GraphPort, { address }: ScratchList): Promise<boolean> {
  try {
    const answer = await graph.send({ method: 'DELETE', path: listPath(address) });
    const problem = problemOf(answer);
    return problem === null || problem.kind === 'not found';
  } catch (error) {
    if (error instanceof GraphFailure) return false;
    throw error;
  }
}
