import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { loopbackOnly } from '../control/loopback-only.ts';
import { accessDenied, GraphProblem, itemNotFound } from '../state/graph-problem.ts';
import type { Tenant } from '../tenant.ts';

/** The default library in addresses. */
const library = 'Shared Documents';

const placeSchema = z.object({ sitePath: z.string(), list: z.string() });
const permissionsSchema = placeSchema.extend({
  itemId: z.string(),
  /** Null lets the row inherit its list's rights again. */
  permissions: z.strictObject({ readers: z.array(z.string()), writers: z.array(z.string()) }).nullable(),
});
const siteSchema = z.strictObject({
  sitePath: z.string(),
  /** IANA name. */
  timeZone: z.string().optional(),
  hasLibrary: z.boolean().optional(),
});
const editSchema = placeSchema.extend({
  itemId: z.string().optional(),
  userId: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

/**
 * What a person would do in SharePoint itself, to be mounted at `/_local/sharepoint` of the loopback listener:
 * give a row rights of its own, change a row or the site's settings by hand, open a file, and make delta tokens too old. JSON in and out.
 */
export function sharePointControlRoutes(tenant: Tenant): Router {
  const router = express.Router();
  router.use(loopbackOnly);
  router.use(express.json({ limit: '1mb' }));

  router.post('/permissions', (request, response) => {
    const { sitePath, list, itemId, permissions } = permissionsSchema.parse(request.body);
    tenant.sharePoint.siteAt(sitePath).list(list).setUniquePermissions(itemId, permissions);
    response.status(204).end();
  });

  router.post('/hand-edit', (request, response) => {
    const { sitePath, list, itemId, userId, fields } = editSchema.parse(request.body);
    const store = tenant.sharePoint.siteAt(sitePath).list(list);
    const by = { kind: 'user', id: userId } as const;
    const item =
      itemId === undefined ? store.create(fields, by) : store.update(itemId, fields, by, undefined);
    response.json({ id: String(item.id), version: item.version });
  });

  router.post('/site', (request, response) => {
    const { sitePath, timeZone, hasLibrary } = siteSchema.parse(request.body);
    const site = tenant.sharePoint.siteAt(sitePath);
    site.timeZone = timeZone ?? site.timeZone;
    site.hasLibrary = hasLibrary ?? site.hasLibrary;
    response.status(204).end();
  });

  router.post('/expire-delta-tokens', (request, response) => {
    const { sitePath, list } = placeSchema.parse(request.body);
    tenant.sharePoint.siteAt(sitePath).list(list).items.changes.expireTokens();
    tenant.store.changed();
    response.status(204).end();
  });

  /** A file by its `webUrl`, as SharePoint hands it to a person's browser: what a browser cannot show is downloaded. */
  router.get('/files/*path', (request, response) => {
    const path = `/${pathOf(request.params.path)}`;
    const sites = tenant.directory.data.sites.filter((site) => path.startsWith(`${site.path}/${library}/`));
    const [site] = sites;
    if (site === undefined) throw itemNotFound();
    if (tenant.directory.standing(site, textOf(request.query['as'])) === 'none') throw accessDenied();
    const store = tenant.sharePoint.siteAt(site.path);
    const file = store.files.at(path.slice(site.path.length + library.length + 2));
    if (file.kind === 'folder') throw itemNotFound();
    const as = textOf(request.query['as']).toLowerCase();
    const grants = store.files.grantsFor(file.path);
    const isShutOut = grants !== null && !grants.some(({ userId }) => userId.toLowerCase() === as);
    if (isShutOut && tenant.directory.standing(site, as) !== 'owner') throw accessDenied();
    response.attachment(file.path.split('/').at(-1));
    response.type(file.contentType);
    response.send(Buffer.from(file.content, 'base64'));
  });

  router.use((problem: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (problem instanceof z.ZodError) {
      response.status(400).json({ error: { code: 'bad-request', message: z.prettifyError(problem) } });
    } else if (problem instanceof GraphProblem) {
      response.status(problem.status).json({ error: { code: problem.code, message: problem.message } });
    } else next(problem);
  });
  return router;
}

function pathOf(segments: string | readonly string[]): string {
  return typeof segments === 'string' ? segments : segments.join('/');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
