import { problemOf } from '../../bot/graph/graph-errors.ts';
import { openFolder, partBFolders } from '../../bot/register/part-b-folder.ts';
import type { Column } from '../../shared/sharepoint/list-definition.ts';
import type { SettingRow } from '../../shared/sharepoint/lists/settings.ts';
import { drivePath } from '../../shared/sharepoint/register-paths.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { readSettings } from '../../shared/sharepoint/read-settings.ts';
import { readSchemaVersion, schemaVersion } from '../../shared/sharepoint/schema-version.ts';
import { readRows } from '../provision/graph-reading.ts';
import {
  planProvisioning,
  stepInWords,
  type FoundLists,
  type ProvisionStep,
} from '../provision/provision-plan.ts';
import { readSchema } from '../provision/read-schema.ts';
import { readGrant } from '../provision/site-grant.ts';
import { inOrder, needsAdministrator, wrong, type Finding, type SiteInView } from './finding.ts';

/** What the site's rights, lists, settings and library are like. Reads only. Throws `GraphFailure` when Graph stops answering. */
export async function checkSite(view: SiteInView, appClientId: string): Promise<Finding[]> {
  const { board, siteId } = view;
  const graph = view.app ?? view.administrator;
  const grant = await checkGrant(view, appClientId);
  if (graph === null) return [grant];
  const found = await readSchema(graph, siteId);
  const rows = found.settings === undefined ? [] : await readSettingRows(view, found.settings.id);
  return [grant, ...checkLists(board, found), ...checkSettings(board, rows), await checkLibrary(view)];
}

async function checkGrant(view: SiteInView, appClientId: string): Promise<Finding> {
  const { board, siteId, app, administrator } = view;
  const provision = `Run “register provision --board ${board}” as an administrator of SharePoint (--sign-in): it grants “write” on this one site.`;
  if (app === null)
    return wrong('site grant', 'broken', 'SharePoint does not let the app into this site.', provision, board);
  if (administrator === null)
    return wrong(
      'site grant',
      'not looked at',
      'The app is let in; with which role, only an administrator may see.',
      needsAdministrator,
      board,
    );
  const grant = await readGrant(administrator, siteId, appClientId);
  if (grant === null)
    return wrong(
      'site grant',
      'look at this',
      'The app is let in without a grant on this site, so it holds a permission for every site.',
      'Let the app hold Sites.Selected alone, then provision the board.',
      board,
    );
  if (grant.roles.every((role) => role === 'read'))
    return wrong('site grant', 'broken', 'The app may only read this site.', provision, board);
  if (!grant.roles.includes('write'))
    return wrong(
      'site grant',
      'look at this',
      `The app’s role on this site is “${grant.roles.join(', ')}”: more than it needs.`,
      'Take the grant away and provision the board again, which grants “write”.',
      board,
    );
  return inOrder('site grant', 'The app may write on this site, and no more.', board);
}

function checkLists(board: string, found: FoundLists): Finding[] {
  const { steps, drift } = planProvisioning(found);
  const provision = `Run “register provision --board ${board}”: it adds what is missing and touches nothing else.`;
  const of = (kind: ProvisionStep['kind']) => steps.filter((step) => step.kind === kind);
  const missing = of('create list').map(({ list }) => registerLists[list].definition.name);
  const columns = steps.flatMap((step) => (step.kind === 'add column' ? [missingColumn(step, found)] : []));
  const indexes = of('add index').map((step) =>
    stepInWords(step)
      .replace(/^Add an/, 'There is no')
      .replace(/^Make/, 'Not unique:'),
  );
  const column =
    columns.length > 0
      ? wrong(
          'columns',
          'broken',
          columns.join(' '),
          `${provision} What was typed into a column somebody made by hand stays there: copy it over by hand.`,
          board,
        )
      : drift.length > 0
        ? wrong(
            'columns',
            'broken',
            drift.join(' '),
            'An owner of the site renames or removes the column of the wrong type in the list’s settings; then provision the board again.',
            board,
          )
        : inOrder('columns', 'Every column is there, of the right type.', board);
  return [
    missing.length > 0
      ? wrong('lists', 'broken', `These lists are missing: ${missing.join(', ')}.`, provision, board)
      : inOrder('lists', `All ${Object.keys(registerLists).length} lists are there.`, board),
    column,
    indexes.length > 0
      ? wrong('indexes', 'broken', `${indexes.join('. ')}.`, provision, board)
      : inOrder('indexes', 'Every index and every unique column is there.', board),
  ];
}

/** A column that is gone, and where it may have gone: SharePoint keeps a column's name when people change its heading. */
function missingColumn(
  { list, column }: { readonly list: keyof typeof registerLists; readonly column: Column },
  found: FoundLists,
): string {
  const { name } = registerLists[list].definition;
  const named = found[list]?.columns.find(
    (candidate) => candidate.displayName.toLowerCase() === column.displayName.toLowerCase(),
  );
  const instead =
    named === undefined ? '' : ` One with the same heading is called “${named.name}”: somebody made it anew.`;
  return `The list ${name} has no column “${column.name}” (${column.displayName}).${instead}`;
}

async function readSettingRows(
  { app, administrator, siteId }: SiteInView,
  listId: string,
): Promise<SettingRow[]> {
  const list = registerLists.settings;
  const graph = app ?? administrator;
  if (graph === null) return [];
  const rows = await readRows(graph, { siteId, listId }, list.columns);
  return rows.map((row) => list.read(row, { timeZone: 'UTC' }));
}

function checkSettings(board: string, rows: readonly SettingRow[]): Finding[] {
  const { settings, problems } = readSettings(rows);
  const held = readSchemaVersion(rows);
  const provision = `Run “register provision --board ${board}”.`;
  const version =
    held === null
      ? wrong(
          'version of the lists',
          'look at this',
          'The site does not say at which version its lists are.',
          provision,
          board,
        )
      : held < schemaVersion
        ? wrong(
            'version of the lists',
            'broken',
            `The lists are at version ${held}; this release needs ${schemaVersion}.`,
            provision,
            board,
          )
        : inOrder(
            'version of the lists',
            `The lists are at version ${held}${held > schemaVersion ? ', of a later release' : ''}.`,
            board,
          );
  const setting =
    problems.length > 0
      ? wrong(
          'settings',
          'look at this',
          problems.join(' '),
          'Put the named value right in the list Settings; its version history has what it was.',
          board,
        )
      : settings.managerKeys.length === 0
        ? wrong(
            'settings',
            'look at this',
            `“${settings.title}” has no board manager, so nobody may change reminders or bring in a plan.`,
            `Name one: “register provision --board ${board} --settings FILE” with "managers".`,
            board,
          )
        : inOrder(
            'settings',
            `“${settings.title}”, ${settings.timeZone}, scoring ${settings.scheme.id}@${settings.scheme.version}.`,
            board,
          );
  return [version, setting];
}

async function checkLibrary({ board, siteId, app, administrator }: SiteInView): Promise<Finding> {
  const graph = app ?? administrator;
  if (graph === null)
    return wrong('library', 'not looked at', 'Nobody may look at the site.', needsAdministrator, board);
  const problem = problemOf(await graph.send({ method: 'GET', path: drivePath(siteId) }));
  if (problem !== null)
    return wrong(
      'library',
      'broken',
      `The site has no document library (${problem.message}).`,
      `Run “register provision --board ${board}”, or restore “Documents” from the site’s recycle bin.`,
      board,
    );
  const open = [];
  for (const folder of Object.values(partBFolders)) {
    if ((await openFolder(graph, siteId, folder)) !== null) open.push(`“${folder.join('/')}”`);
  }
  return open.length === 0
    ? inOrder('library', 'There is a library, and its folders for what is exempt are kept to some.', board)
    : wrong(
        'library',
        'look at this',
        `There is a library. Whoever may open the site may open what is exempt in ${open.join(' and ')}.`,
        `Narrow them: “register provision --board ${board} --part-b-readers ADDRESSES”. Until then people are asked before anything exempt is written.`,
        board,
      );
}
