import { orThrow } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { isObject, textIn, type JsonObject } from '../../shared/sharepoint/json.ts';
import { permissionPath, permissionsPath } from '../../shared/sharepoint/register-paths.ts';
import { readAll } from './graph-reading.ts';

/** What an application was granted on a site. */
export interface SiteGrant {
  readonly id: string;
  /** Of read, write, owner and fullcontrol. */
  readonly roles: readonly string[];
}

/** The application's grant on the site; null = there is none. Takes an administrator's rights. Throws `GraphFailure`. */
export async function readGrant(
  graph: GraphPort,
  siteId: string,
  applicationId: string,
): Promise<SiteGrant | null> {
  const grants = await readAll(graph, permissionsPath(siteId));
  const grant = grants.find((candidate) => granteeIds(candidate).includes(applicationId.toLowerCase()));
  if (grant === undefined) return null;
  const id = textIn(grant, 'id');
  if (rolesOf(grant).length > 0) return { id, roles: rolesOf(grant) };
  // The list of grants may leave the roles out.
  return {
    id,
    roles: rolesOf(orThrow(await graph.send({ method: 'GET', path: permissionPath(siteId, id) })).body),
  };
}

/** With `Sites.Selected` an application reaches only sites that an administrator granted it. Throws `GraphFailure`. */
export async function grantAccess(
  graph: GraphPort,
  siteId: string,
  application: { id: string; name: string },
  dryRun: boolean,
  report: (words: string) => void,
): Promise<void> {
  const grant = await readGrant(graph, siteId, application.id);
  if (grant === null) {
    report('Grant the register’s application the role “write” on the site');
    if (dryRun) return;
    orThrow(
      await graph.send({
        method: 'POST',
        path: permissionsPath(siteId),
        body: {
          roles: ['write'],
          grantedToIdentities: [{ application: { id: application.id, displayName: application.name } }],
        },
      }),
    );
    return;
  }
  if (grant.roles.some((role) => role !== 'read')) return;
  report('Raise the role of the register’s application on the site from “read” to “write”');
  if (dryRun) return;
  orThrow(
    await graph.send({ method: 'PATCH', path: permissionPath(siteId, grant.id), body: { roles: ['write'] } }),
  );
}

function rolesOf(grant: unknown): string[] {
  const roles = isObject(grant) ? grant['roles'] : undefined;
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function granteeIds(grant: JsonObject): string[] {
  const listed = [grant['grantedToIdentitiesV2'], grant['grantedToIdentities']].flatMap((identities) =>
    Array.isArray(identities) ? identities.filter(isObject) : [],
  );
  return listed.map((identity) => textIn(identity['application'], 'id').toLowerCase());
}
