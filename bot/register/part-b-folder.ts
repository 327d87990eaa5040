import type { OpenFolder } from '../../shared/contracts/open-folder.ts';
import { folderRights } from '../../shared/sharepoint/folder-rights.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { libraryItemPath, libraryPermissionsPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';

/** Where what is exempt is kept, in the site's library. */
export const partBFolders = {
  sealed: ['Sealed registers', 'Part B'],
  papers: ['Papers', 'Part B'],
} as const;

/**
 * Looks, as the person, at who may open a folder for what is exempt; a folder that is not there yet will be open to whom its parent is.
 * One batch. Throws `GraphFailure` when SharePoint does not answer.
 *
 * @returns null when it is kept from part of the people who may open the site
 */
export async function openFolder(
  graph: GraphPort,
  siteId: string,
  folder: readonly string[],
): Promise<OpenFolder | null> {
  const places = [folder, folder.slice(0, -1), []];
  const [item, ...permissions] = await graph.batch([
    { method: 'GET', path: libraryItemPath(siteId, folder) },
    ...places.map((path) => ({ method: 'GET' as const, path: libraryPermissionsPath(siteId, path) })),
  ]);
  const problems = permissions.map(problemOf);
  const unanswered = problems.find(
    (problem) => problem?.kind === 'unavailable' || problem?.kind === 'throttled',
  );
  if (unanswered != null) throw new GraphFailure(unanswered);
  const there = problems.findIndex((problem) => problem?.kind !== 'not found');
  const isTold = problems[there] === null && problems.at(-1) === null;
  const rights = folderRights(
    isTold ? permissions.at(-1)?.body : null,
    isTold ? permissions[there]?.body : null,
  );
  if (rights.kind === 'narrowed') return null;
  return {
    outcome: 'folder open',
    folder: folder.join('/'),
    openTo: rights.kind === 'open' ? [...rights.to] : [],
    webUrl: textIn(item?.body, 'webUrl'),
  };
}
