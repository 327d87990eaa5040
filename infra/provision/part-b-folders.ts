import { GraphFailure, orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import { openFolder, partBFolders } from '../../bot/register/part-b-folder.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import {
  libraryInvitePath,
  libraryItemPath,
  newLibraryFolderPath,
} from '../../shared/sharepoint/register-paths.ts';

export interface PartBFoldersOptions {
  /** E-mail addresses of those who may open what is exempt; empty = the folders are only looked at. */
  readonly readers: readonly string[];
  readonly dryRun: boolean;
  readonly report: (words: string) => void;
}

/**
 * Keeps the folders for what is exempt to the people named: makes them and takes away what they have from the site. A folder that is
 * narrow already is left as it is: who may open it is then the board's business. Throws `GraphFailure`.
 *
 * @returns what is still open, in plain English with what to do
 */
export async function narrowPartBFolders(
  graph: GraphPort,
  siteId: string,
  { readers, dryRun, report }: PartBFoldersOptions,
): Promise<string[]> {
  const open: string[] = [];
  for (const folder of Object.values(partBFolders)) {
    const name = folder.join('/');
    if ((await openFolder(graph, siteId, folder)) === null) continue;
    if (readers.length > 0) {
      report(`Keep the folder “${name}” to ${readers.join(', ')}`);
      if (dryRun) continue;
      const refusal = await narrow(graph, siteId, folder, readers);
      if (refusal !== null) open.push(byHand(name, refusal));
    }
    const still = await openFolder(graph, siteId, folder);
    if (still === null || open.some((words) => words.includes(name))) continue;
    open.push(
      readers.length > 0
        ? byHand(name, 'SharePoint took the change and still shows it as open.')
        : `The folder “${name}” for what is exempt is open to everybody who may open the site (${still.openTo.join(', ') || 'SharePoint does not say to whom'}). Name who may open it with --part-b-readers.`,
    );
  }
  return open;
}

const byHand = (name: string, why: string): string =>
  `The folder “${name}” could not be narrowed: ${why} As an owner of the site, open it in SharePoint, choose Manage access, and take the site’s groups away.`;

async function narrow(
  graph: GraphPort,
  siteId: string,
  folder: readonly string[],
  readers: readonly string[],
): Promise<string | null> {
  let parentId: string | null = null;
  for (const [at, name] of folder.entries())
    parentId = await ensureFolder(graph, siteId, parentId, folder, at, name);
  const answer = await graph.send({
    method: 'POST',
    path: libraryInvitePath(siteId, parentId ?? ''),
    body: {
      recipients: readers.map((email) => ({ email })),
      roles: ['write'],
      requireSignIn: true,
      sendInvitation: false,
      retainInheritedPermissions: false,
    },
  });
  const problem = problemOf(answer);
  if (problem === null) return null;
  if (problem.kind === 'unavailable' || problem.kind === 'throttled') throw new GraphFailure(problem);
  return `Graph refused (${problem.message}).`;
}

async function ensureFolder(
  graph: GraphPort,
  siteId: string,
  parentId: string | null,
  folder: readonly string[],
  at: number,
  name: string,
): Promise<string> {
  const find = () => graph.send({ method: 'GET', path: libraryItemPath(siteId, folder.slice(0, at + 1)) });
  const found = await find();
  if (problemOf(found)?.kind !== 'not found') return textIn(orThrow(found).body, 'id');
  const made = await graph.send({
    method: 'POST',
    path: newLibraryFolderPath(siteId, parentId),
    body: { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' },
  });
  // Somebody else made it meanwhile.
  const answer = problemOf(made)?.kind === 'duplicate value' ? await find() : made;
  return textIn(orThrow(answer).body, 'id');
}
