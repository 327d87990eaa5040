import type { SiteStanding } from '../directory.ts';
import type { ListStore } from '../state/list-store.ts';
import { accessDenied, itemNotFound } from '../state/graph-problem.ts';
import type { SiteRole, SiteStore } from '../state/site-store.ts';
import type { StoredItem } from '../state/stored-item.ts';
import { actorOf, type AccessLevel, type Caller, type GraphCall } from './exchange.ts';

const ORDER: readonly AccessLevel[] = ['none', 'read', 'write', 'manage', 'full'];
const rank = (level: AccessLevel): number => ORDER.indexOf(level);
const weaker = (one: AccessLevel, other: AccessLevel): AccessLevel => (rank(one) < rank(other) ? one : other);
const stronger = (one: AccessLevel, other: AccessLevel): AccessLevel =>
  rank(one) < rank(other) ? other : one;

const TENANT_WIDE: Readonly<Record<string, AccessLevel>> = {
  'Sites.Read.All': 'read',
  'Sites.ReadWrite.All': 'write',
  'Sites.Manage.All': 'manage',
  'Sites.FullControl.All': 'full',
};
const BY_GRANT: Readonly<Record<SiteRole, AccessLevel>> = {
  read: 'read',
  write: 'write',
  owner: 'manage',
  fullcontrol: 'manage',
};
const BY_STANDING: Readonly<Record<SiteStanding, AccessLevel>> = {
  none: 'none',
  visitor: 'read',
  member: 'write',
  owner: 'full',
};

/** True when the caller's only way to sites is `Sites.Selected`. */
export function reliesOnSelected(caller: Caller): boolean {
  const granted = permissionsOf(caller);
  return granted.has('Sites.Selected') && !Object.keys(TENANT_WIDE).some((name) => granted.has(name));
}

/**
 * What a caller may do on a site: the application's permissions (tenant-wide, or `Sites.Selected` with a grant on this
 * site), cut down to the person's own rights when it acts for one (SOURCES.md, A10).
 */
export function accessLevel(call: GraphCall, site: SiteStore): AccessLevel {
  const { caller, tenant } = call;
  const level = applicationLevel(caller, site);
  if (caller.userId === null) return level;
  return weaker(level, BY_STANDING[tenant.directory.standing(site.entry, caller.userId)]);
}

/** What the application itself may do on a site, whoever it acts for. */
function applicationLevel(caller: Caller, site: SiteStore): AccessLevel {
  const granted = permissionsOf(caller);
  let level: AccessLevel = 'none';
  for (const [name, gives] of Object.entries(TENANT_WIDE))
    if (granted.has(name)) level = stronger(level, gives);
  if (granted.has('Sites.Selected')) {
    for (const role of site.grantOf(caller.appId)?.roles ?? []) level = stronger(level, BY_GRANT[role]);
  }
  return level;
}

/**
 * What a caller may do at a path of the library. A folder with rights of its own shuts out everybody it does not name but the
 * site's owners, who administer the site collection, and applications in their own name (SOURCES.md, A11).
 */
function fileLevel(call: GraphCall, site: SiteStore, path: string): AccessLevel {
  const { caller, tenant } = call;
  const level = accessLevel(call, site);
  const grants = site.files.grantsFor(path);
  if (grants === null || caller.userId === null) return level;
  if (tenant.directory.standing(site.entry, caller.userId) === 'owner') return level;
  const own = grants.find(({ userId }) => userId.toLowerCase() === caller.userId?.toLowerCase());
  if (own === undefined) return 'none';
  return weaker(applicationLevel(caller, site), own.role === 'read' ? 'read' : 'write');
}

/** Refuses when the caller may not do that much at a path; what they may not see at all does not exist for them. */
export function requireFile(call: GraphCall, site: SiteStore, path: string, needed: AccessLevel): void {
  const level = fileLevel(call, site, path);
  if (level === 'none') throw call.tenant.switches.shutFile === '403' ? accessDenied() : itemNotFound();
  if (rank(level) < rank(needed)) throw accessDenied();
}

/** Whether the caller sees what is at a path. */
export function maySeeFile(call: GraphCall, site: SiteStore, path: string): boolean {
  return fileLevel(call, site, path) !== 'none';
}

/** Finds the site a call names and refuses with 403 when the caller may not do that much there. */
export function requireSite(call: GraphCall, needed: AccessLevel): SiteStore {
  const site = call.tenant.sharePoint.site(call.parameters['site-id'] ?? '');
  if (rank(accessLevel(call, site)) < rank(needed)) throw accessDenied();
  // Whoever comes to a site gets a row in its User Information List.
  site.siteUserId(actorOf(call.caller));
  return site;
}

/** The same for a list of the site. */
export function requireList(call: GraphCall, needed: AccessLevel): { site: SiteStore; list: ListStore } {
  const site = requireSite(call, needed);
  const list = site.list(call.parameters['list-id'] ?? '');
  if (
    list.properties.system &&
    call.tenant.switches.userListUnderSelected === 'refused' &&
    reliesOnSelected(call.caller)
  ) {
    throw accessDenied();
  }
  if (list.properties.system && rank(needed) > rank('read')) throw accessDenied();
  return { site, list };
}

/** Whether the caller sees a row that may have rights of its own. Applications in their own name see all. */
export function maySee(caller: Caller, item: StoredItem): boolean {
  if (!item.uniquePermissions || caller.userId === null) return true;
  const { readers, writers } = item.uniquePermissions;
  return readers.includes(caller.userId) || writers.includes(caller.userId);
}

/** A row the caller may see; a hidden one does not exist for them. */
export function requireItem(call: GraphCall, list: ListStore): StoredItem {
  const item = list.item(call.parameters['item-id'] ?? '');
  if (!maySee(call.caller, item)) throw itemNotFound();
  return item;
}

/** A row the caller may change. */
export function requireWritableItem(call: GraphCall, list: ListStore): StoredItem {
  const item = requireItem(call, list);
  const { userId } = call.caller;
  if (item.uniquePermissions && userId !== null && !item.uniquePermissions.writers.includes(userId))
    throw accessDenied();
  return item;
}

/** Whether the caller holds any of the named permissions. */
export function holdsAny(caller: Caller, ...names: readonly string[]): boolean {
  const granted = permissionsOf(caller);
  return names.some((name) => granted.has(name));
}

const permissionsOf = (caller: Caller): ReadonlySet<string> =>
  caller.userId === null ? caller.roles : caller.scopes;
