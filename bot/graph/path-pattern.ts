/** What stands behind each of these in an address of Graph is somebody's or something's id. */
const ids: Readonly<Record<string, string>> = {
  sites: '{site-id}',
  lists: '{list-id}',
  items: '{item-id}',
  columns: '{column-id}',
  permissions: '{permission-id}',
  users: '{user-id}',
  installedApps: '{installation-id}',
};

/** Other words of Graph in the addresses the product uses; whatever is neither is not repeated. */
const words: ReadonlySet<string> = new Set([
  '$batch',
  'appCatalogs',
  'chat',
  'children',
  'content',
  'delta',
  'drive',
  'fields',
  'invite',
  'oauth2PermissionGrants',
  'root',
  'servicePrincipals',
  'subscriptions',
  'teamsApps',
  'teamwork',
  'versions',
]);

/** `…/drive/root:/{path}`, with what follows a second colon. */
const file = /^(.*\/drive\/root):\/[^:]+(?::(\/[a-z]+))?$/;
const siteByAddress = /^(\/sites\/)[^/:]+:\/[^:]*/;

/**
 * An address of Graph below its version as a pattern: identifiers, names of files and everything behind a question mark are gone. Nothing
 * that is not known as a word of Graph's is ever repeated.
 */
export function pathPattern(path: string): string {
  const [plain = ''] = path.split('?', 1);
  const found = file.exec(plain);
  if (found !== null) {
    const [, folder = '', facet] = found;
    return `${pathPattern(folder)}:/{path}${facet === undefined ? '' : `:${pathPattern(facet)}`}`;
  }
  const parts = plain
    .replace(siteByAddress, '$1{site-id}')
    .replace(/\(appId=[^)]*\)/, '/{app-id}')
    .replace(/\([^)]*\)/g, '')
    .split('/');
  return parts.map((part, at) => patternOf(part, parts[at - 1] ?? '', parts)).join('/');
}

function patternOf(part: string, before: string, parts: readonly string[]): string {
  if (part === '' || part === '{app-id}') return part;
  const id = ids[before];
  if (id !== undefined && !(before === 'items' && part === 'delta')) {
    return before === 'items' && parts.includes('drive') ? '{file-id}' : id;
  }
  return words.has(part) || part in ids ? part : '{other}';
}
