import { largestBatch, type GraphRequest } from './graph-port.ts';
import { query } from './odata.ts';

/** A list of one site, as Graph addresses it. */
export interface ListAddress {
  /** Composite id "host,guid,guid". */
  readonly siteId: string;
  /** The list's GUID (or its name). */
  readonly listId: string;
}

/** What every read asks of an item besides its fields: enough for `Row`. */
const itemProperties = 'id,eTag,lastModifiedDateTime,lastModifiedBy';

/** Rows per page. The largest page is not documented; pages of this size have been served for years. */
const rowsPerPage = 2000;

/** Rows per page where only ids are wanted: as many as SharePoint has been seen to give at once. */
const idsPerPage = 5000;

/** A site by its host and server-relative path: "exampleshire.sharepoint.com", "/sites/children". */
export function sitePath(host: string, serverRelativePath: string): string {
  const path = serverRelativePath.split('/').map(encodeURIComponent).join('/');
  return `/sites/${encodeURIComponent(host)}:${path.startsWith('/') ? path : `/${path}`}`;
}

/** Grants that applications have on a site. */
export function permissionsPath(siteId: string): string {
  return `/sites/${segment(siteId)}/permissions`;
}

export function permissionPath(siteId: string, permissionId: string): string {
  return `${permissionsPath(siteId)}/${segment(permissionId)}`;
}

/** All lists of a site; asking for `system` makes Graph include hidden ones. */
export function listsPath(siteId: string): string {
  return `/sites/${segment(siteId)}/lists${query({ $select: 'id,name,displayName,list,system', $top: 500 })}`;
}

/** To create a list with POST. */
export function newListPath(siteId: string): string {
  return `/sites/${segment(siteId)}/lists`;
}

/** One list, to look at or to DELETE. */
export function listPath(list: ListAddress): string {
  return listRoot(list);
}

/** Facets of a column, by Graph's names: a column has the one of its type, or none that Graph models. */
export const columnFacets = [
  'text',
  'choice',
  'number',
  'boolean',
  'dateTime',
  'personOrGroup',
  'lookup',
  'calculated',
  'currency',
] as const;

/** Columns as they are; asking for `hidden` makes Graph include hidden ones. */
export function columnsPath(list: ListAddress): string {
  return `${newColumnPath(list)}${query({
    $select: `id,name,displayName,hidden,indexed,enforceUniqueValues,${columnFacets.join(',')}`,
  })}`;
}

/** To create a column with POST. */
export function newColumnPath(list: ListAddress): string {
  return `${listRoot(list)}/columns`;
}

export function columnPath(list: ListAddress, columnId: string): string {
  return `${newColumnPath(list)}/${segment(columnId)}`;
}

/**
 * Rows, optionally those an indexed column selects.
 * @param columns null = ids and ETags only
 */
export function itemsPath(
  list: ListAddress,
  columns: readonly string[] | null,
  options: { filter?: string; orderBy?: string; top?: number } = {},
): string {
  return `${listRoot(list)}/items${query({
    $select: columns === null ? 'id,eTag' : itemProperties,
    $expand: columns === null ? undefined : expandFields(columns),
    $filter: options.filter,
    $orderby: options.orderBy,
    $top: options.top ?? (columns === null ? idsPerPage : rowsPerPage),
  })}`;
}

/** A row's saved states. */
export function versionsPath(list: ListAddress, itemId: string): string {
  return `${listRoot(list)}/items/${segment(itemId)}/versions`;
}

/** To create a row with POST `{fields}`. */
export function newItemPath(list: ListAddress): string {
  return `${listRoot(list)}/items`;
}

/**
 * First page of everything; its next and delta links carry the options on. No `$select`: the mark of a deleted row is
 * not among the properties v1.0 lets one select, and must not be lost.
 * @param columns null = which rows there are, and at which ETag, without what stands in them
 */
export function deltaPath(list: ListAddress, columns: readonly string[] | null): string {
  return `${listRoot(list)}/items/delta${query({
    $expand: columns === null ? undefined : expandFields(columns),
    $top: columns === null ? idsPerPage : rowsPerPage,
  })}`;
}

export function itemPath(list: ListAddress, itemId: string, columns: readonly string[]): string {
  return `${listRoot(list)}/items/${segment(itemId)}${query({ $select: itemProperties, $expand: expandFields(columns) })}`;
}

/** To DELETE a row, with `If-Match`. */
export function rowPath(list: ListAddress, itemId: string): string {
  return `${listRoot(list)}/items/${segment(itemId)}`;
}

/** To change a row with PATCH and `If-Match`. */
export function fieldsPath(list: ListAddress, itemId: string): string {
  return `${listRoot(list)}/items/${segment(itemId)}/fields`;
}

/**
 * To PUT a file into the site's document library (`driveItem` content); folders on the way come into being. A name that is
 * taken is refused and not replaced.
 */
export function libraryFilePath(siteId: string, path: readonly string[]): string {
  const file = path.map(segment).join('/');
  return `/sites/${segment(siteId)}/drive/root:/${file}:/content?@microsoft.graph.conflictBehavior=fail`;
}

/** To GET a file's bytes from the site's document library; Graph answers by way of a short-lived address. */
export function libraryContentPath(siteId: string, path: readonly string[]): string {
  return `/sites/${segment(siteId)}/drive/root:/${path.map(segment).join('/')}:/content`;
}

/** What lies in a folder of the site's document library: names and days, and no contents. */
export function libraryChildrenPath(siteId: string, path: readonly string[]): string {
  return `${libraryItemPath(siteId, path)}:/children${query({ $select: 'name,lastModifiedDateTime,folder', $top: idsPerPage })}`;
}

/** A file of the site's document library itself, to DELETE. */
export function libraryItemPath(siteId: string, path: readonly string[]): string {
  return `/sites/${segment(siteId)}/drive/root:/${path.map(segment).join('/')}`;
}

/** Who may open a folder of the site's document library, or with no path the whole library. */
export function libraryPermissionsPath(siteId: string, path: readonly string[]): string {
  return path.length === 0
    ? `/sites/${segment(siteId)}/drive/root/permissions`
    : `${libraryItemPath(siteId, path)}:/permissions`;
}

/** The site's document library. */
export function drivePath(siteId: string): string {
  return `/sites/${segment(siteId)}/drive`;
}

/** To make a folder with POST, in another or (null) in the library itself. */
export function newLibraryFolderPath(siteId: string, parentId: string | null): string {
  const parent = parentId === null ? 'root' : `items/${segment(parentId)}`;
  return `/sites/${segment(siteId)}/drive/${parent}/children`;
}

/** To give people a right on a folder with POST. */
export function libraryInvitePath(siteId: string, folderId: string): string {
  return `/sites/${segment(siteId)}/drive/items/${segment(folderId)}/invite`;
}

/** Cuts requests into batches Graph accepts. */
export function inBatches(requests: readonly GraphRequest[]): GraphRequest[][] {
  const batches: GraphRequest[][] = [];
  for (let start = 0; start < requests.length; start += largestBatch) {
    batches.push(requests.slice(start, start + largestBatch));
  }
  return batches;
}

function expandFields(columns: readonly string[]): string {
  return `fields($select=${columns.join(',')})`;
}

function listRoot(list: ListAddress): string {
  return `/sites/${segment(list.siteId)}/lists/${segment(list.listId)}`;
}

/** Site ids hold commas, which are harmless in a path. */
function segment(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}
