import { badRequest } from '../state/graph-problem.ts';

/** Property names, by Microsoft's v1.0 metadata, of the types whose answers are selected from, inherited ones and relationships included. */
const BASE_ITEM = [
  'id',
  'createdBy',
  'createdByUser',
  'createdDateTime',
  'description',
  'eTag',
  'lastModifiedBy',
  'lastModifiedByUser',
  'lastModifiedDateTime',
  'name',
  'parentReference',
  'webUrl',
] as const;

const PROPERTIES = {
  listItem: [
    ...BASE_ITEM,
    'analytics',
    'contentType',
    'deleted',
    'documentSetVersions',
    'driveItem',
    'fields',
    'permissions',
    'sharepointIds',
    'versions',
  ],
  list: [
    ...BASE_ITEM,
    'columns',
    'contentTypes',
    'displayName',
    'drive',
    'items',
    'list',
    'operations',
    'permissions',
    'sharepointIds',
    'subscriptions',
    'system',
  ],
  site: [
    ...BASE_ITEM,
    'analytics',
    'columns',
    'contentTypes',
    'displayName',
    'drive',
    'drives',
    'error',
    'externalColumns',
    'isPersonalSite',
    'items',
    'lists',
    'onenote',
    'operations',
    'pages',
    'permissions',
    'root',
    'sharepointIds',
    'siteCollection',
    'sites',
    'termStore',
    'termStores',
  ],
} as const;

type SelectableType = keyof typeof PROPERTIES;

/** Refuses names in `$select` or `$expand` that the type has not, in OData's words. Case does not count. */
export function checkPropertyNames(type: SelectableType, names: Iterable<string>): void {
  for (const name of names) {
    if (PROPERTIES[type].some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
}
