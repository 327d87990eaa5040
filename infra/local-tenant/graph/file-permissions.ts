import type { Permission } from '@microsoft/microsoft-graph-types';
import { accessDenied, invalidRequest } from '../state/graph-problem.ts';
import type { FileGrant, StoredFile } from '../state/site-files.ts';
import type { SiteStore } from '../state/site-store.ts';
import type { SiteStanding } from '../directory.ts';
import { requireFile } from './access.ts';
import { context, identitySet } from './answers.ts';
import { optionalText, readJsonObject } from './bodies.ts';
import type { GraphAnswer, GraphCall } from './exchange.ts';

/** The groups every site has, with the right each gives and whom it holds. */
const siteGroups: readonly { name: string; role: FileGrant['role']; standing: SiteStanding }[] = [
  { name: 'Owners', role: 'owner', standing: 'owner' },
  { name: 'Members', role: 'write', standing: 'member' },
  { name: 'Visitors', role: 'read', standing: 'visitor' },
];

/**
 * The rights in force on something of the library: its own, or what it has from the site. An owner sees all of them, anybody
 * else those that concern themselves. Libraries of SharePoint do not say what is inherited (SOURCES.md, A11).
 */
export function permissionsAnswer(call: GraphCall, site: SiteStore, path: string): GraphAnswer {
  requireFile(call, site, path, 'read');
  const { caller, tenant } = call;
  const standing = caller.userId === null ? 'owner' : tenant.directory.standing(site.entry, caller.userId);
  const grants = site.files.grantsFor(path);
  const value =
    grants === null
      ? siteGroups
          .filter((group) => standing === 'owner' || group.standing === standing)
          .map((group, index) => ofGroup(site, group, index))
      : grants
          .filter(({ userId }) => standing === 'owner' || userId === caller.userId)
          .map((grant) => ofPerson(call, grant));
  return { status: 200, body: { '@odata.context': context(tenant, 'permissions'), value } };
}

/** Gives people a right, in place of what was inherited when `retainInheritedPermissions` is false. */
export function inviteAnswer(call: GraphCall, site: SiteStore, file: StoredFile): GraphAnswer {
  requireFile(call, site, file.path, 'manage');
  const body = readJsonObject(call.request);
  const { retainInheritedPermissions, recipients, roles } = body;
  if (retainInheritedPermissions !== undefined && call.tenant.switches.narrowingByInvite === 'refused') {
    throw invalidRequest('Invalid request');
  }
  const role = Array.isArray(roles) && roles.includes('write') ? 'write' : 'read';
  if (!Array.isArray(recipients) || recipients.length === 0) throw invalidRequest('Invalid request');
  const invited = recipients.map((recipient: unknown): FileGrant => {
    const known =
      typeof recipient === 'object' && recipient !== null ? (recipient as Record<string, unknown>) : {};
    const wanted = (optionalText(known, 'email') ?? optionalText(known, 'objectId') ?? '').toLowerCase();
    const user = call.tenant.directory.data.users.find(
      ({ id, mail, userPrincipalName }) =>
        wanted !== '' && [id, mail, userPrincipalName].some((name) => name.toLowerCase() === wanted),
    );
    if (user === undefined) throw invalidRequest('One or more users could not be resolved.');
    return { userId: user.id, role };
  });
  // Adding to what is inherited from the site is not modelled: nothing here asks for it.
  if (retainInheritedPermissions !== false && site.files.grantsFor(file.path) === null) throw accessDenied();
  const before = retainInheritedPermissions === false ? [] : (file.grants ?? []);
  const { userId } = call.caller;
  // Whoever narrows a folder stays in it.
  const self: FileGrant[] = userId === null || before.length > 0 ? [] : [{ userId, role: 'owner' }];
  const others = [...before, ...self].filter(
    (grant) => !invited.some((one) => one.userId.toLowerCase() === grant.userId.toLowerCase()),
  );
  site.files.setGrants(file.path, [...others, ...invited]);
  return { status: 200, body: { value: invited.map((grant) => ofPerson(call, grant)) } };
}

function ofGroup(site: SiteStore, group: (typeof siteGroups)[number], index: number): Permission {
  const displayName = `${site.entry.displayName} ${group.name}`;
  return {
    id: Buffer.from(displayName).toString('base64url'),
    roles: [group.role],
    grantedToV2: { siteGroup: { id: String(index + 3), displayName, loginName: displayName } },
  };
}

function ofPerson(call: GraphCall, grant: FileGrant): Permission {
  const { user } = identitySet(call.tenant, { kind: 'user', id: grant.userId });
  return {
    id: Buffer.from(grant.userId).toString('base64url'),
    roles: [grant.role],
    ...(user == null ? {} : { grantedToV2: { user } }),
  };
}
