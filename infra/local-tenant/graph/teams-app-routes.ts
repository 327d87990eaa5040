import type { Chat, TeamsApp, UserScopeTeamsAppInstallation } from '@microsoft/microsoft-graph-types';
import type { DirectoryApplication } from '../directory.ts';
import { badRequest, GraphProblem } from '../state/graph-problem.ts';
import type { AppInstallation } from '../state/app-installations.ts';
import type { Tenant } from '../tenant.ts';
import { holdsAny } from './access.ts';
import { context } from './answers.ts';
import { readJsonObject } from './bodies.ts';
import { requestDenied, requireUser } from './directory-routes.ts';
import type { GraphAnswer, GraphCall, GraphRoute } from './exchange.ts';
import { graphChatId } from '../connector/identifiers.ts';
import { readExpand } from './query-options.ts';

const INSTALLED = '/users/{user-id}/teamwork/installedApps';

/** The organisation's app catalogue and proactive installation (SOURCES.md, B2, B9). */
export const teamsAppRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: '/appCatalogs/teamsApps', units: () => 0, handle: listCatalogue },
  { method: 'GET', template: INSTALLED, units: () => 0, handle: listInstalled },
  { method: 'POST', template: INSTALLED, units: () => 0, handle: install },
  { method: 'GET', template: `${INSTALLED}/{installation-id}/chat`, units: () => 0, handle: getChat },
  { method: 'DELETE', template: `${INSTALLED}/{installation-id}`, units: () => 0, handle: uninstall },
];

type CatalogueEntry = DirectoryApplication & {
  readonly teamsApp: NonNullable<DirectoryApplication['teamsApp']>;
};

const catalogue = (tenant: Tenant): readonly CatalogueEntry[] =>
  tenant.directory.data.applications.filter((one): one is CatalogueEntry => one.teamsApp !== undefined);

const teamsAppAnswer = ({ teamsApp }: CatalogueEntry): TeamsApp => ({
  id: teamsApp.catalogId,
  externalId: teamsApp.manifestId,
  displayName: teamsApp.displayName,
  distributionMethod: 'organization',
});

function listCatalogue(call: GraphCall): GraphAnswer {
  if (!holdsAny(call.caller, 'AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit'))
    throw requestDenied();
  const wanted = readEquality(call.options.get('filter'), [
    'externalId',
    'id',
    'displayName',
    'distributionMethod',
  ]);
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, 'appCatalogs/teamsApps'),
      value: catalogue(call.tenant)
        .map(teamsAppAnswer)
        .filter((app) => wanted === null || Reflect.get(app, wanted.property) === wanted.value),
    },
  };
}

function listInstalled(call: GraphCall): GraphAnswer {
  const user = requireUser(call);
  requireInstallationRight(call, 'read');
  const wanted = readEquality(call.options.get('filter'), ['teamsApp/id', 'teamsApp/externalId']);
  const expanded = readExpand(call.options.get('expand')).some((one) => one.name === 'teamsApp');
  const value = call.tenant.installations.ofUser(user.id).flatMap((installation) => {
    const entry = catalogue(call.tenant).find((one) => one.appId === installation.appId);
    if (!entry) return [];
    const held = wanted?.property === 'teamsApp/id' ? entry.teamsApp.catalogId : entry.teamsApp.manifestId;
    return wanted === null || held === wanted.value
      ? [installationAnswer(installation, entry, expanded)]
      : [];
  });
  return {
    status: 200,
    body: { '@odata.context': context(call.tenant, `users('${user.id}')/teamwork/installedApps`), value },
  };
}

function install(call: GraphCall): GraphAnswer {
  const user = requireUser(call);
  requireInstallationRight(call, 'write');
  const bound = readJsonObject(call.request)['teamsApp@odata.bind'];
  const catalogId =
    typeof bound === 'string' ? /\/appCatalogs\/teamsApps\/([^/]+)$/i.exec(bound)?.[1] : undefined;
  if (catalogId === undefined)
    throw badRequest("Expected a 'teamsApp@odata.bind' that names an app of the catalogue.");
  const entry = catalogue(call.tenant).find(
    (one) => one.teamsApp.catalogId.toLowerCase() === catalogId.toLowerCase(),
  );
  if (!entry) throw new GraphProblem(404, 'NotFound', 'No such app in the catalogue.');
  // `…Self…` permissions reach only the app that calls.
  if (
    entry.appId !== call.caller.appId &&
    !holdsAny(call.caller, 'TeamsAppInstallation.ReadWriteForUser.All')
  ) {
    throw new GraphProblem(403, 'Forbidden', 'The app may only install itself.');
  }
  const { noTeamsLicence, appBlockedByPolicy } = call.tenant.teamsConditions.of(user.id);
  if (appBlockedByPolicy === true || call.tenant.switches.appInTeams === 'disabled-by-admin') {
    throw new GraphProblem(403, 'Forbidden', 'App is blocked by app permission policy.');
  }
  if (noTeamsLicence === true) {
    throw new GraphProblem(
      403,
      'Forbidden',
      'Failed to get license information for the user. Ensure user has a valid Office365 license assigned to them.',
    );
  }
  // Guests have no personal app scope in the tenant that invited them.
  if (user.isGuest === true)
    throw new GraphProblem(403, 'Forbidden', 'Apps cannot be installed for this person.');
  const installation = call.tenant.installations.install(user.id, entry.appId);
  if (!installation) throw new GraphProblem(409, 'Conflict', 'The app is already installed for the person.');
  return {
    status: 201,
    headers: { Location: `${call.tenant.addresses.graphUrl}${call.request.path}/${installation.id}` },
  };
}

/** The chat between the person and the app's bot (SOURCES.md, B2, B9). */
function getChat(call: GraphCall): GraphAnswer {
  const user = requireUser(call);
  requireInstallationRight(call, 'read');
  const installation = call.tenant.installations
    .ofUser(user.id)
    .find((one) => one.id === call.parameters['installation-id']);
  if (!installation) throw new GraphProblem(404, 'NotFound', 'The app is not installed for the person.');
  const chat: Chat = {
    id: graphChatId(installation.appId, user.id),
    topic: null,
    chatType: 'oneOnOne',
    tenantId: call.tenant.directory.data.tenantId,
  };
  return { status: 200, body: { '@odata.context': context(call.tenant, 'chats/$entity'), ...chat } };
}

function uninstall(call: GraphCall): GraphAnswer {
  const user = requireUser(call);
  requireInstallationRight(call, 'write');
  const installation = call.tenant.installations
    .ofUser(user.id)
    .find((one) => one.id === call.parameters['installation-id']);
  if (!installation) throw new GraphProblem(404, 'NotFound', 'The app is not installed for the person.');
  call.tenant.installations.uninstall(user.id, installation.appId);
  return { status: 204 };
}

function requireInstallationRight(call: GraphCall, needed: 'read' | 'write'): void {
  const writing = [
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'TeamsAppInstallation.ReadWriteSelfForUser',
    'TeamsAppInstallation.ReadWriteForUser.All',
    'TeamsAppInstallation.ReadWriteForUser',
  ];
  const reading = ['TeamsAppInstallation.ReadForUser.All', 'TeamsAppInstallation.ReadForUser'];
  const isConsented = call.tenant.switches.installingByGraph === 'permitted';
  if (!isConsented || !holdsAny(call.caller, ...writing, ...(needed === 'read' ? reading : []))) {
    throw new GraphProblem(
      403,
      'Forbidden',
      `Missing role permissions on the request. API requires one of '${writing.join(', ')}'.`,
    );
  }
}

function installationAnswer(
  installation: AppInstallation,
  entry: CatalogueEntry,
  expanded: boolean,
): UserScopeTeamsAppInstallation {
  return { id: installation.id, ...(expanded ? { teamsApp: teamsAppAnswer(entry) } : {}) };
}

/** `$filter` with one equality, the only form these addresses need. */
function readEquality(
  filter: string | undefined,
  properties: readonly string[],
): { readonly property: string; readonly value: string } | null {
  if (filter === undefined) return null;
  const match = /^\s*([\w/]+)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter);
  if (!match?.[1] || match[2] === undefined || !properties.includes(match[1]))
    throw badRequest('Invalid filter clause');
  return { property: match[1], value: match[2].replaceAll("''", "'") };
}
