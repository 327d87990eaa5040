import type { Permission, Site } from '@microsoft/microsoft-graph-types';
import { accessDenied, invalidRequest, itemNotFound } from '../state/graph-problem.ts';
import type { SiteGrant, SiteRole, SiteStore } from '../state/site-store.ts';
import { accessLevel, holdsAny, reliesOnSelected, requireSite } from './access.ts';
import { context, pick } from './answers.ts';
import { readJsonObject } from './bodies.ts';
import type { GraphAnswer, GraphCall, GraphRoute } from './exchange.ts';
import { readSelect } from './query-options.ts';
import { checkPropertyNames } from './selected-properties.ts';

const ROLES: ReadonlySet<string> = new Set<SiteRole>(['read', 'write', 'owner', 'fullcontrol']);

/** Sites and the grants applications have on them (SOURCES.md, A10). */
export const siteRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: '/sites', units: () => 2, handle: searchSites },
  { method: 'GET', template: '/sites/{site-id}', units: () => 1, handle: getSite },
  { method: 'GET', template: '/sites/{site-id}/permissions', units: () => 5, handle: listPermissions },
  { method: 'POST', template: '/sites/{site-id}/permissions', units: () => 5, handle: createPermission },
  {
    method: 'GET',
    template: '/sites/{site-id}/permissions/{permission-id}',
    units: () => 5,
    handle: getPermission,
  },
  {
    method: 'PATCH',
    template: '/sites/{site-id}/permissions/{permission-id}',
    units: () => 5,
    handle: changePermission,
  },
  {
    method: 'DELETE',
    template: '/sites/{site-id}/permissions/{permission-id}',
    units: () => 5,
    handle: deletePermission,
  },
];

function getSite(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const body = { '@odata.context': context(call.tenant, 'sites/$entity'), ...siteAnswer(call, site) };
  return { status: 200, body };
}

/** Search needs a permission for all sites: with `Sites.Selected` sites are addressed, not found (SOURCES.md, A10). */
function searchSites(call: GraphCall): GraphAnswer {
  if (reliesOnSelected(call.caller)) throw accessDenied();
  const words = (call.options.get('search') ?? '').replaceAll(/["*]/g, '').toLowerCase();
  const found = call.tenant.sharePoint.sites.filter(
    (site) =>
      accessLevel(call, site) !== 'none' &&
      `${site.entry.displayName} ${site.entry.path}`.toLowerCase().includes(words),
  );
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, 'sites'),
      value: found.map((site) => siteAnswer(call, site)),
    },
  };
}

function siteAnswer(call: GraphCall, site: SiteStore): Site {
  const select = readSelect(call.options.get('select'));
  checkPropertyNames('site', select ?? []);
  const whole: Site = {
    createdDateTime: '2024-01-08T09:00:00Z',
    description: '',
    id: site.id,
    lastModifiedDateTime: '2024-01-08T09:00:00Z',
    name: site.entry.path.split('/').at(-1) ?? '',
    webUrl: site.webUrl,
    displayName: site.entry.displayName,
    root: {},
    siteCollection: { hostname: call.tenant.directory.sharePointHost },
  };
  if (!select) return whole;
  const sharepointIds = {
    siteId: site.collectionGuid,
    siteUrl: site.webUrl,
    tenantId: call.tenant.directory.data.tenantId,
    webId: site.webGuid,
  };
  return pick({ ...whole, sharepointIds }, select);
}

/** Grants are an administrator's business: `Sites.FullControl.All`, as a person only with rights over the site. */
function requireGrantAdministrator(call: GraphCall): SiteStore {
  const site = call.tenant.sharePoint.site(call.parameters['site-id'] ?? '');
  if (!holdsAny(call.caller, 'Sites.FullControl.All') || accessLevel(call, site) !== 'full')
    throw accessDenied();
  return site;
}

function listPermissions(call: GraphCall): GraphAnswer {
  const site = requireGrantAdministrator(call);
  return {
    status: 200,
    body: {
      '@odata.context': permissionContext(call, site, ''),
      value: site.grants().map((grant) => {
        const { roles, ...listed } = permissionAnswer(grant);
        return call.tenant.switches.rolesInGrantList === 'listed' ? { ...listed, roles } : listed;
      }),
    },
  };
}

function createPermission(call: GraphCall): GraphAnswer {
  const site = requireGrantAdministrator(call);
  const body = readJsonObject(call.request);
  const roles = readRoles(body['roles']);
  const application = grantee(body);
  const grant = site.grant(application.id, application.displayName, roles);
  return {
    status: 201,
    headers: { Location: `${call.tenant.addresses.graphUrl}${call.request.path}/${grant.id}` },
    body: { '@odata.context': permissionContext(call, site, '/$entity'), ...permissionAnswer(grant) },
  };
}

function getPermission(call: GraphCall): GraphAnswer {
  const site = requireGrantAdministrator(call);
  const grant = findGrant(call, site);
  return {
    status: 200,
    body: { '@odata.context': permissionContext(call, site, '/$entity'), ...permissionAnswer(grant) },
  };
}

function changePermission(call: GraphCall): GraphAnswer {
  const site = requireGrantAdministrator(call);
  const before = findGrant(call, site);
  const grant = site.grant(
    before.appId,
    before.displayName,
    readRoles(readJsonObject(call.request)['roles']),
  );
  return {
    status: 200,
    body: { '@odata.context': permissionContext(call, site, '/$entity'), ...permissionAnswer(grant) },
  };
}

function deletePermission(call: GraphCall): GraphAnswer {
  const site = requireGrantAdministrator(call);
  site.revoke(findGrant(call, site).id);
  return { status: 204 };
}

function findGrant(call: GraphCall, site: SiteStore): SiteGrant {
  const grant = site.grants().find((one) => one.id === call.parameters['permission-id']);
  if (!grant) throw itemNotFound();
  return grant;
}

function readRoles(roles: unknown): readonly SiteRole[] {
  if (!Array.isArray(roles) || roles.length === 0 || !roles.every((role) => ROLES.has(String(role)))) {
    throw invalidRequest('Invalid request');
  }
  return roles as SiteRole[];
}

/** The application a grant is for; people cannot be granted a site this way. */
function grantee(body: Readonly<Record<string, unknown>>): {
  readonly id: string;
  readonly displayName: string;
} {
  const listed = body['grantedToIdentities'] ?? body['grantedToIdentitiesV2'];
  const identity: unknown = Array.isArray(listed) ? listed[0] : (body['grantedTo'] ?? body['grantedToV2']);
  const application = (identity as { application?: { id?: unknown; displayName?: unknown } } | undefined)
    ?.application;
  if (typeof application?.id !== 'string') throw invalidRequest('Invalid request');
  return {
    id: application.id,
    displayName: typeof application.displayName === 'string' ? application.displayName : application.id,
  };
}

function permissionAnswer(grant: SiteGrant): Permission {
  const identity = { application: { id: grant.appId, displayName: grant.displayName } };
  return {
    id: grant.id,
    roles: [...grant.roles],
    grantedToIdentitiesV2: [identity],
    grantedToIdentities: [identity],
  };
}

const permissionContext = (call: GraphCall, site: SiteStore, rest: string): string =>
  context(call.tenant, `sites('${encodeURIComponent(site.id)}')/permissions${rest}`);
