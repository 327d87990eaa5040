import type { Drive, DriveItem } from '@microsoft/microsoft-graph-types';
import { fileTag, type StoredFile } from '../state/site-files.ts';
import type { SiteStore } from '../state/site-store.ts';
import { GraphProblem, invalidRequest, itemNotFound } from '../state/graph-problem.ts';
import { maySeeFile, requireFile, requireSite } from './access.ts';
import { context, identitySet, type Annotated } from './answers.ts';
import { optionalText, readJsonObject } from './bodies.ts';
import { actorOf, type GraphAnswer, type GraphCall, type GraphRoute } from './exchange.ts';
import { nextLink } from './next-link.ts';
import { readTop } from './query-options.ts';
import { inviteAnswer, permissionsAnswer } from './file-permissions.ts';

const DRIVE = '/sites/{site-id}/drive';
/** Larger files need an upload session. */
const LARGEST_SIMPLE_UPLOAD = 250 * 1024 * 1024;

/** The site's document library, as far as exports and sealed papers need it. */
export const driveRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: DRIVE, units: () => 1, handle: getDrive },
  { method: 'GET', template: `${DRIVE}/root`, units: () => 1, handle: getRoot },
  { method: 'GET', template: `${DRIVE}/root/children`, units: () => 2, handle: listRootChildren },
  { method: 'POST', template: `${DRIVE}/root/children`, units: () => 2, handle: addFolderToRoot },
  { method: 'GET', template: `${DRIVE}/root/permissions`, units: () => 5, handle: listRootPermissions },
  { method: 'GET', template: `${DRIVE}/root:/{path*}`, units: unitsByPath, handle: getByPath },
  { method: 'PUT', template: `${DRIVE}/root:/{path*}`, units: () => 2, handle: putContent },
  { method: 'DELETE', template: `${DRIVE}/root:/{path*}`, units: () => 2, handle: deleteByPath },
  { method: 'GET', template: `${DRIVE}/items/{file-id}`, units: () => 1, handle: getById },
  { method: 'GET', template: `${DRIVE}/items/{file-id}/content`, units: () => 1, handle: getContentById },
  { method: 'POST', template: `${DRIVE}/items/{file-id}/children`, units: () => 2, handle: addFolderTo },
  { method: 'POST', template: `${DRIVE}/items/{file-id}/invite`, units: () => 5, handle: invite },
];

/** Permissions cost five units, everything else at a path one. */
function unitsByPath(call: GraphCall): number {
  return splitPath(call.parameters['path'] ?? '').action === 'permissions' ? 5 : 1;
}

function getDrive(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  if (!site.hasLibrary) throw itemNotFound();
  const drive: Annotated<Drive> = {
    '@odata.context': context(call.tenant, 'drives/$entity'),
    id: site.files.driveId,
    driveType: 'documentLibrary',
    name: 'Documents',
    webUrl: `${site.webUrl}/Shared%20Documents`,
  };
  return { status: 200, body: drive };
}

function getRoot(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const root: Annotated<DriveItem> = {
    '@odata.context': itemContext(call, site),
    id: `01${site.webGuid.replaceAll('-', '').toUpperCase()}`,
    name: 'root',
    root: {},
    folder: { childCount: site.files.children('').length },
    webUrl: `${site.webUrl}/Shared%20Documents`,
  };
  return { status: 200, body: root };
}

function listRootPermissions(call: GraphCall): GraphAnswer {
  return permissionsAnswer(call, requireSite(call, 'read'), '');
}

function addFolderToRoot(call: GraphCall): GraphAnswer {
  return folderAnswer(call, requireSite(call, 'write'), '');
}

function addFolderTo(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  return folderAnswer(call, site, site.files.byId(call.parameters['file-id'] ?? '').path);
}

function folderAnswer(call: GraphCall, site: SiteStore, parent: string): GraphAnswer {
  requireFile(call, site, parent, 'write');
  const body = readJsonObject(call.request);
  const name = optionalText(body, 'name') ?? '';
  if (name === '' || body['folder'] === undefined) throw invalidRequest('Invalid request');
  const path = parent === '' ? name : `${parent}/${name}`;
  const folder = site.files.addFolder(path, actorOf(call.caller));
  return {
    status: 201,
    headers: { ETag: fileTag(folder) },
    body: { '@odata.context': itemContext(call, site), ...itemAnswer(call, site, folder) },
  };
}

function invite(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  return inviteAnswer(call, site, site.files.byId(call.parameters['file-id'] ?? ''));
}

function listRootChildren(call: GraphCall): GraphAnswer {
  return childrenAnswer(call, requireSite(call, 'read'), '');
}

/** `root:/{path}`, `root:/{path}:/content` and `root:/{path}:/children` share one form. */
function getByPath(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const { path, action } = splitPath(call.parameters['path'] ?? '');
  requireFile(call, site, path, 'read');
  if (action === 'permissions') return permissionsAnswer(call, site, site.files.at(path).path);
  if (action === 'children') return childrenAnswer(call, site, site.files.at(path).path);
  const file = site.files.at(path);
  if (action === 'content') return contentAnswer(file);
  return {
    status: 200,
    headers: { ETag: fileTag(file) },
    body: { '@odata.context': itemContext(call, site), ...itemAnswer(call, site, file) },
  };
}

function putContent(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const { path, action } = splitPath(call.parameters['path'] ?? '');
  if (action !== 'content')
    throw invalidRequest('Entity only allows writes with a JSON Content-Type header.');
  requireFile(call, site, path, 'write');
  const { body, headers } = call.request;
  const bytes = body === null ? Buffer.alloc(0) : 'bytes' in body ? body.bytes : bytesOf(body.json);
  if (bytes.length > LARGEST_SIMPLE_UPLOAD)
    throw new GraphProblem(413, 'requestEntityTooLarge', 'The request is too large.');
  const conflict = call.options.get('@microsoft.graph.conflictbehavior') === 'fail' ? 'fail' : 'replace';
  const { file, created } = site.files.put(
    path,
    bytes,
    headers['content-type'] ?? 'application/octet-stream',
    actorOf(call.caller),
    headers['if-match'],
    conflict,
  );
  return {
    status: created ? 201 : 200,
    headers: { ETag: fileTag(file) },
    body: { '@odata.context': itemContext(call, site), ...itemAnswer(call, site, file) },
  };
}

/** Inside a batch bytes travel as base64 text. */
function bytesOf(json: unknown): Buffer {
  return typeof json === 'string' ? Buffer.from(json, 'base64') : Buffer.from(JSON.stringify(json));
}

function deleteByPath(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const { path } = splitPath(call.parameters['path'] ?? '');
  requireFile(call, site, path, 'write');
  site.files.remove(path);
  return { status: 204 };
}

function getById(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const file = site.files.byId(call.parameters['file-id'] ?? '');
  requireFile(call, site, file.path, 'read');
  return {
    status: 200,
    headers: { ETag: fileTag(file) },
    body: { '@odata.context': itemContext(call, site), ...itemAnswer(call, site, file) },
  };
}

function getContentById(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const file = site.files.byId(call.parameters['file-id'] ?? '');
  requireFile(call, site, file.path, 'read');
  return contentAnswer(file);
}

function splitPath(whole: string): { readonly path: string; readonly action: string } {
  const match = /^(.*?)(?::(?:\/(\w+))?)?$/s.exec(whole);
  return { path: (match?.[1] ?? '').replace(/\/+$/, ''), action: match?.[2] ?? '' };
}

/** The real service redirects to a short-lived address; clients follow it, so the bytes come at once here. */
function contentAnswer(file: StoredFile): GraphAnswer {
  if (file.kind === 'folder') throw invalidRequest('You cannot get content for a folder');
  return {
    status: 200,
    headers: { 'Content-Type': file.contentType, ETag: fileTag(file) },
    bytes: Buffer.from(file.content, 'base64'),
  };
}

/** Folders come in pages, too; the token is how many were given before. */
function childrenAnswer(call: GraphCall, site: SiteStore, path: string): GraphAnswer {
  const { switches } = call.tenant;
  const { options } = call;
  const most = Math.min(readTop(options) ?? switches.defaultPageSize, switches.largestPageSize);
  const from = Number(options.get('skiptoken') ?? 0);
  const visible = site.files.children(path).filter((file) => maySeeFile(call, site, file.path));
  const page = visible.slice(from, from + most);
  const isLast = from + page.length >= visible.length;
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, `sites('${encodeURIComponent(site.id)}')/drive/root/children`),
      ...(isLast ? {} : { '@odata.nextLink': nextLink(call, String(from + page.length)) }),
      value: page.map((file) => itemAnswer(call, site, file)),
    },
  };
}

function itemAnswer(call: GraphCall, site: SiteStore, file: StoredFile): Annotated<DriveItem> {
  const parts = file.path.split('/');
  const parent = parts.slice(0, -1).join('/');
  return {
    createdDateTime: file.createdAt,
    cTag: `"c:{${file.id.slice(-32)}},${file.version}"`,
    eTag: fileTag(file),
    id: file.id,
    lastModifiedDateTime: file.modifiedAt,
    name: parts.at(-1) ?? '',
    size: file.size,
    webUrl: `${site.webUrl}/Shared%20Documents/${parts.map(encodeURIComponent).join('/')}`,
    createdBy: identitySet(call.tenant, file.createdBy),
    lastModifiedBy: identitySet(call.tenant, file.modifiedBy),
    parentReference: {
      driveType: 'documentLibrary',
      driveId: site.files.driveId,
      path: `/drives/${site.files.driveId}/root:${parent === '' ? '' : `/${parent}`}`,
      siteId: site.collectionGuid,
    },
    ...(file.kind === 'file'
      ? { file: { mimeType: file.contentType.split(';')[0] ?? '' } }
      : { folder: { childCount: site.files.children(file.path).length } }),
  };
}

const itemContext = (call: GraphCall, site: SiteStore): string =>
  context(call.tenant, `sites('${encodeURIComponent(site.id)}')/drive/root/$entity`);
