/*
 * Every call the product makes to Microsoft Graph. The tests with a local tenant compare this list with what was really asked: a call that is
 * not here fails the test file that made it, and a whole `npm test` fails when a call that is here was never made. docs/permissions.md is
 * written from it (`npm run permissions`).
 */

/** In whose name a call is made: on behalf of a person, as the register's own application, or as the administrator's application. */
export type GraphCaller = 'person' | 'app' | 'administrator';

/** What the caller holds that allows the call; for `Sites.Selected` with the least role the site has to grant. */
export type HeldPermission =
  | 'Sites.Selected (read)'
  | 'Sites.Selected (write)'
  | 'TeamsAppInstallation.ReadWriteSelfForUser.All'
  | 'AppCatalog.Read.All'
  | 'Sites.FullControl.All'
  | 'User.Read.All'
  | 'Directory.Read.All';

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path below /v1.0, identifiers replaced. */
  readonly template: string;
  readonly held: Readonly<Partial<Record<GraphCaller, HeldPermission>>>;
  /** Least permission by the page, where every site would be meant: delegated, application. */
  readonly documented: readonly [delegated: string, application: string];
  /** Page of Microsoft's reference, below https://learn.microsoft.com/graph/api/. */
  readonly page: string;
  readonly why: string;
}

const site = '/sites/{site-id}';
const list = `${site}/lists/{list-id}`;
const file = `${site}/drive/root:/{path}`;
const installed = '/users/{user-id}/teamwork/installedApps';

const readSites = ['Sites.Read.All', 'Sites.Read.All'] as const;
const writeSites = ['Sites.ReadWrite.All', 'Sites.ReadWrite.All'] as const;
const manageSites = ['Sites.Manage.All', 'Sites.Manage.All'] as const;
const fullControl = ['Sites.FullControl.All', 'Sites.FullControl.All'] as const;
const readFiles = ['Files.Read', 'Files.Read.All'] as const;
const writeFiles = ['Files.ReadWrite', 'Files.ReadWrite.All'] as const;

const selectedRead = 'Sites.Selected (read)';
const selectedWrite = 'Sites.Selected (write)';
const administrator = { administrator: 'Sites.FullControl.All' } as const;

export const graphCalls: readonly GraphCall[] = [
  {
    method: 'GET',
    template: site,
    held: { person: selectedRead, app: selectedRead, ...administrator },
    documented: readSites,
    page: 'site-get',
    why: 'Finds a board’s site by its address, once; which of the boards a person may open.',
  },
  {
    method: 'GET',
    template: `${site}/lists`,
    held: { app: selectedRead, ...administrator },
    documented: readSites,
    page: 'list-list',
    why: 'Finds the register’s lists by name, once for each board.',
  },
  {
    method: 'GET',
    template: `${list}/items`,
    held: { person: selectedRead, app: selectedRead, ...administrator },
    documented: readSites,
    page: 'listitem-list',
    why: 'The trail and the scorings of one item; a list as a whole where delta is refused; rows there already before anything is provisioned.',
  },
  {
    method: 'GET',
    template: `${list}/items/delta`,
    held: { person: selectedRead, app: selectedRead },
    documented: readSites,
    page: 'listitem-delta',
    why: 'The register as the person may see it, and what changed since; the service’s copy of it for reminders and cards.',
  },
  {
    method: 'GET',
    template: `${list}/items/{item-id}`,
    held: { person: selectedRead, app: selectedRead },
    documented: readSites,
    page: 'listitem-get',
    why: 'A row with its ETag right before it is written.',
  },
  {
    method: 'POST',
    template: `${list}/items`,
    held: { person: selectedWrite, app: selectedWrite, ...administrator },
    documented: writeSites,
    page: 'listitem-create',
    why: 'Entries of the trail, scorings, receipts of reminders, rows brought in from a document; the board’s settings when it is provisioned.',
  },
  {
    method: 'PATCH',
    template: `${list}/items/{item-id}/fields`,
    held: { person: selectedWrite, app: selectedWrite, ...administrator },
    documented: writeSites,
    page: 'listitem-update',
    why: 'What somebody recorded on an action or risk, in the tab as themselves, in chat by the service; receipts; the sample’s edits by hand.',
  },
  {
    method: 'DELETE',
    template: `${list}/items/{item-id}`,
    held: { person: selectedWrite, app: selectedWrite },
    documented: writeSites,
    page: 'listitem-delete',
    why: 'Rows an import made, when it is taken back. Nothing else is ever deleted.',
  },
  {
    method: 'GET',
    template: `${file}:/content`,
    held: { person: selectedRead, app: selectedRead },
    documented: readFiles,
    page: 'driveitem-get-content',
    why: 'A sealed register, the journal of an import.',
  },
  {
    method: 'PUT',
    template: `${file}:/content`,
    held: { person: selectedWrite, app: selectedWrite, ...administrator },
    documented: writeFiles,
    page: 'driveitem-put-content',
    why: 'Papers, exports, sealed registers and the journal of an import are kept in the site’s own library; the sample’s sealed registers.',
  },
  {
    method: 'DELETE',
    template: file,
    held: { person: selectedWrite },
    documented: writeFiles,
    page: 'driveitem-delete',
    why: 'Files written a moment before, when the row that was to name them could not be written.',
  },
  {
    method: 'GET',
    template: file,
    held: { person: selectedRead, app: selectedRead, ...administrator },
    documented: readFiles,
    page: 'driveitem-get',
    why: 'The address of a file that was kept, to open it; whether the folder for what is exempt is there.',
  },
  {
    method: 'GET',
    template: `${file}:/children`,
    held: { app: selectedRead },
    documented: readFiles,
    page: 'driveitem-list-children',
    why: 'Names and days of papers and sealed registers, for the report of what is past its time (`register retention`).',
  },
  {
    method: 'GET',
    template: `${file}:/permissions`,
    held: { person: selectedRead, app: selectedRead, ...administrator },
    documented: readFiles,
    page: 'driveitem-list-permissions',
    why: 'Who may open the folder for what is exempt, before anything exempt is written there.',
  },
  {
    method: 'GET',
    template: `${site}/drive/root/permissions`,
    held: { person: selectedRead, app: selectedRead, ...administrator },
    documented: readFiles,
    page: 'driveitem-list-permissions',
    why: 'Who may open the library, to compare that folder with.',
  },
  {
    method: 'GET',
    template: `${site}/drive`,
    held: { app: selectedRead, ...administrator },
    documented: readFiles,
    page: 'drive-get',
    why: 'Whether the site has a document library, when a board is provisioned or checked.',
  },
  {
    method: 'POST',
    template: `${site}/drive/root/children`,
    held: administrator,
    documented: writeFiles,
    page: 'driveitem-post-children',
    why: 'Makes the folder for what is exempt, when its readers are named at provisioning.',
  },
  {
    method: 'POST',
    template: `${site}/drive/items/{file-id}/children`,
    held: administrator,
    documented: writeFiles,
    page: 'driveitem-post-children',
    why: 'The same, one folder deeper.',
  },
  {
    method: 'POST',
    template: `${site}/drive/items/{file-id}/invite`,
    held: administrator,
    documented: writeFiles,
    page: 'driveitem-invite',
    why: 'Keeps that folder to the readers named; no e-mail is sent.',
  },
  {
    method: 'POST',
    template: `${site}/lists`,
    held: administrator,
    documented: manageSites,
    page: 'list-create',
    why: 'Makes the register’s lists; the scratch list of a check (`register doctor`).',
  },
  {
    method: 'GET',
    template: list,
    held: administrator,
    documented: readSites,
    page: 'list-get',
    why: 'Whether that scratch list came out hidden.',
  },
  {
    method: 'DELETE',
    template: list,
    held: administrator,
    documented: manageSites,
    page: 'list-delete',
    why: 'Takes that scratch list away again, and no other list.',
  },
  {
    method: 'GET',
    template: `${list}/items/{item-id}/versions`,
    held: { app: selectedRead },
    documented: readSites,
    page: 'listitem-list-versions',
    why: 'How SharePoint names the state of a version, on a row of that scratch list.',
  },
  {
    method: 'POST',
    template: '/subscriptions',
    held: { app: selectedWrite },
    documented: writeSites,
    page: 'subscription-post-subscriptions',
    why: 'A check only: asks at an address that never confirms, to see whether the app would be let. No subscription is ever made.',
  },
  {
    method: 'GET',
    template: '/servicePrincipals/{app-id}/oauth2PermissionGrants',
    held: { administrator: 'Directory.Read.All' },
    documented: ['Directory.Read.All', 'Directory.Read.All'],
    page: 'serviceprincipal-list-oauth2permissiongrants',
    why: 'Whether an administrator consented to what the tab does on people’s behalf, when an installation is checked.',
  },
  {
    method: 'GET',
    template: `${list}/columns`,
    held: { app: selectedRead, ...administrator },
    documented: readSites,
    page: 'list-list-columns',
    why: 'What columns there are, before anything is changed and when an installation is checked.',
  },
  {
    method: 'POST',
    template: `${list}/columns`,
    held: administrator,
    documented: manageSites,
    page: 'list-post-columns',
    why: 'Adds columns of a newer version.',
  },
  {
    method: 'PATCH',
    template: `${list}/columns/{column-id}`,
    held: administrator,
    documented: manageSites,
    page: 'columndefinition-update',
    why: 'Puts an index or a unique key right.',
  },
  {
    method: 'GET',
    template: `${site}/permissions`,
    held: administrator,
    documented: fullControl,
    page: 'site-list-permissions',
    why: 'Whether the register may use the site already.',
  },
  {
    method: 'GET',
    template: `${site}/permissions/{permission-id}`,
    held: administrator,
    documented: fullControl,
    page: 'site-get-permission',
    why: 'With which role.',
  },
  {
    method: 'POST',
    template: `${site}/permissions`,
    held: administrator,
    documented: fullControl,
    page: 'site-post-permissions',
    why: 'Grants the register this one site, with the role “write”.',
  },
  {
    method: 'PATCH',
    template: `${site}/permissions/{permission-id}`,
    held: administrator,
    documented: fullControl,
    page: 'site-update-permission',
    why: 'Raises a grant that only lets it read.',
  },
  {
    method: 'GET',
    template: '/users/{user-id}',
    held: { administrator: 'User.Read.All' },
    documented: ['User.Read', 'User.Read.All'],
    page: 'user-get',
    why: 'The object id of a board manager who is named by address in the answers to provisioning.',
  },
  {
    method: 'GET',
    template: '/appCatalogs/teamsApps',
    held: { app: 'AppCatalog.Read.All' },
    documented: ['AppCatalog.Read.All', 'AppCatalog.Read.All'],
    page: 'appcatalogs-list-teamsapps',
    why: 'The app’s own id in the organisation’s catalogue, once. Not asked where TEAMS_CATALOGUE_APP_ID says it.',
  },
  {
    method: 'POST',
    template: installed,
    held: { app: 'TeamsAppInstallation.ReadWriteSelfForUser.All' },
    documented: [
      'TeamsAppInstallation.ReadWriteSelfForUser',
      'TeamsAppInstallation.ReadWriteSelfForUser.All',
    ],
    page: 'userteamwork-post-installedapps',
    why: 'Installs this app, and no other, for somebody who leads an action and has not added it, so that a reminder can reach them.',
  },
  {
    method: 'GET',
    template: installed,
    held: { app: 'TeamsAppInstallation.ReadWriteSelfForUser.All' },
    documented: ['TeamsAppInstallation.ReadForUser', 'TeamsAppInstallation.ReadForUser.All'],
    page: 'userteamwork-list-installedapps',
    why: 'This app’s installation for that person. The documented permission would show all of everybody’s apps; the one held shows this app only.',
  },
  {
    method: 'GET',
    template: `${installed}/{installation-id}/chat`,
    held: { app: 'TeamsAppInstallation.ReadWriteSelfForUser.All' },
    documented: ['TeamsAppInstallation.ReadForUser', 'TeamsAppInstallation.ReadForUser.All'],
    page: 'userscopeteamsappinstallation-get-chat',
    why: 'The chat that came with the installation.',
  },
];

/** How the product calls itself to Graph; what calls itself otherwise with the administrator’s rights is not the product. */
const productClient = 'SafeguardingRegister';

/** Where the test files of one run write down which calls they saw, below the project: JSON of `CallMade[]`, one file each. */
export const graphCallsFolder = '.local/graph-calls';

/** A kind of call that was made. */
export interface CallMade {
  readonly method: string;
  readonly template: string;
  readonly caller: GraphCaller;
  /** `User-Agent`. */
  readonly client: string;
}

const same = (call: GraphCall, made: CallMade): boolean =>
  call.method === made.method && call.template === made.template && call.held[made.caller] !== undefined;

/** What the product asked of Graph although it is not in the list, one line for each kind of call. */
export function unlistedCalls(made: readonly CallMade[]): string[] {
  return made
    .filter((one) => one.caller !== 'administrator' || one.client.includes(productClient))
    .filter((one) => !graphCalls.some((call) => same(call, one)))
    .map(({ caller, method, template }) => `${method} ${template} (as ${caller})`);
}

/** What the list has and nobody asked, one line for each kind of call. */
export function unmadeCalls(made: readonly CallMade[]): string[] {
  return graphCalls.flatMap((call) =>
    callersOf(call)
      .filter((caller) => !made.some((one) => one.caller === caller && same(call, one)))
      .map((caller) => `${call.method} ${call.template} (as ${caller})`),
  );
}

export function callersOf({ held }: GraphCall): readonly GraphCaller[] {
  const callers: readonly GraphCaller[] = ['person', 'app', 'administrator'];
  return callers.filter((caller) => held[caller] !== undefined);
}
