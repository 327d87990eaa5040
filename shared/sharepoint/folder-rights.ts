import { isObject, objectsIn, textIn, type JsonObject } from './json.ts';

/** Whether a folder of the library is kept from part of the people who may open the site. */
export type FolderRights =
  | { readonly kind: 'narrowed' }
  /** Names of the groups that have it from the site, or of what else opens it to many. */
  | { readonly kind: 'open'; readonly to: readonly string[] }
  /** SharePoint does not tell this person. */
  | { readonly kind: 'unknown' };

/** Logins by which SharePoint names everybody of the organisation, with and without guests. */
const everybody = /spo-grid-all-users|^c:0\(\.s\|true$/;

/**
 * Libraries of SharePoint do not say which of a folder's rights are inherited, so they are held against those of the library itself:
 * a group that stands on both has the folder because it has the site. Owners are left aside: they can let themselves in anyway.
 *
 * @param library answer to the library's permissions; null = it was refused
 * @param folder answer to the folder's permissions, or its nearest ancestor's that exists
 */
export function folderRights(library: unknown, folder: unknown): FolderRights {
  const onSite = objectsIn(library);
  if (onSite.length === 0) return { kind: 'unknown' };
  const groups = new Set(onSite.filter(isForMany).map(nameOf));
  const to = objectsIn(folder)
    .filter((grant) => (isForMany(grant) && groups.has(nameOf(grant))) || isForEverybody(grant))
    .map(nameOf);
  return to.length === 0 ? { kind: 'narrowed' } : { kind: 'open', to: [...new Set(to)] };
}

function isForMany(grant: JsonObject): boolean {
  const { roles } = grant;
  const isOwner = Array.isArray(roles) && roles.includes('owner');
  return !isOwner && (identityOf(grant, 'siteGroup') !== null || identityOf(grant, 'group') !== null);
}

function isForEverybody(grant: JsonObject): boolean {
  const scope = textIn(grant['link'], 'scope');
  if (scope === 'organization' || scope === 'anonymous') return true;
  return everybody.test(textIn(identityOf(grant, 'siteUser'), 'loginName'));
}

function identityOf(grant: JsonObject, kind: string): JsonObject | null {
  const identities = grant['grantedToV2'];
  const found = isObject(identities) ? identities[kind] : undefined;
  return isObject(found) ? found : null;
}

function nameOf(grant: JsonObject): string {
  const kinds = ['siteGroup', 'group', 'siteUser', 'user'];
  const identity = kinds.map((kind) => identityOf(grant, kind)).find((found) => found !== null) ?? null;
  return textIn(identity, 'displayName') || textIn(grant['link'], 'scope');
}
