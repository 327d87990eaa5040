import { badRequest, GraphProblem } from '../state/graph-problem.ts';
import type { Tenant } from '../tenant.ts';
import { deltaRoutes } from './delta-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { driveRoutes } from './drive-routes.ts';
import type { GraphRoute } from './exchange.ts';
import { itemRoutes } from './item-routes.ts';
import { listRoutes } from './list-routes.ts';
import { siteRoutes } from './site-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import { teamsAppRoutes } from './teams-app-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** Delta stands before items: `delta` would otherwise be read as an item's id. */
const ROUTES: readonly GraphRoute[] = [
  ...siteRoutes,
  ...listRoutes,
  ...deltaRoutes,
  ...itemRoutes,
  ...versionRoutes,
  ...driveRoutes,
  ...directoryRoutes,
  ...teamsAppRoutes,
  ...subscriptionRoutes,
];

/** `/sites/{host}:/{path}` and, with a second colon, what is below the site found that way. */
const SITE_BY_PATH = /^\/sites\/([^/:]+):(\/[^:]*)(?::(\/.*)?)?$/;

/** `…/delta()` and `…/delta(token='…')`: the function call in OData's own form. */
const FUNCTION_CALL = /\/delta\((?:token=(?:'|%27)([^']*?)(?:'|%27))?\)$/i;

/** A service principal by its application's id. */
const BY_APP_ID = /^\/servicePrincipals\(appId=(?:'|%27)([^']+?)(?:'|%27)\)/i;

interface RouteMatch {
  readonly route: GraphRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route for a method and an encoded path. Throws as Graph does: 400 for a segment it does not know, 405 for a
 * method the address has not.
 */
export function findRoute(tenant: Tenant, method: string, path: string): RouteMatch {
  const called = FUNCTION_CALL.exec(path);
  const plain = siteByPath(
    tenant,
    path.replace(FUNCTION_CALL, '/delta').replace(BY_APP_ID, '/servicePrincipals/$1'),
  );
  const extra: Readonly<Record<string, string>> =
    called?.[1] === undefined ? {} : { token: decode(called[1]) };
  let otherMethod = false;
  for (const route of ROUTES) {
    const parameters = matchTemplate(route.template, plain);
    if (!parameters) continue;
    if (route.method === method) return { route, parameters: { ...parameters, ...extra } };
    otherMethod = true;
  }
  if (otherMethod) {
    throw new GraphProblem(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  }
  const segment = decode(plain.split('/').findLast((part) => part !== '') ?? '');
  throw badRequest(`Resource not found for the segment '${segment}'.`);
}

/** Rewrites a site's address by host and path into the one by id. */
function siteByPath(tenant: Tenant, path: string): string {
  const match = SITE_BY_PATH.exec(path);
  if (!match) return path;
  const [, host = '', sitePath = '', rest = ''] = match;
  if (decode(host).toLowerCase() !== tenant.directory.sharePointHost.toLowerCase()) {
    throw badRequest('Invalid hostname for this tenancy');
  }
  const wanted = decode(sitePath).replace(/\/+$/, '').toLowerCase();
  const site = tenant.sharePoint.sites.find(({ entry }) => entry.path.toLowerCase() === wanted);
  // An id that no site has: the address is known, and answers that there is no such site.
  return `/sites/${encodeURIComponent(site?.id ?? `${host},none,none`)}${rest}`;
}

function matchTemplate(template: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = template.split('/');
  const parts = path.replace(/\/+$/, '').split('/');
  const parameters: Record<string, string> = {};
  for (const [at, piece] of wanted.entries()) {
    const part = parts[at];
    if (part === undefined) return null;
    if (piece === '{path*}') {
      parameters['path'] = parts.slice(at).map(decode).join('/');
      return parameters;
    }
    const name = /^\{(.+)\}$/.exec(piece)?.[1];
    if (name === undefined) {
      if (decode(part).toLowerCase() !== piece.toLowerCase()) return null;
    } else {
      if (part === '') return null;
      parameters[name] = decode(part);
    }
  }
  return parts.length === wanted.length ? parameters : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('The request address is not valid.');
  }
}
