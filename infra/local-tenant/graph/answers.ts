import type { IdentitySet, ListItem, ListItemVersion } from '@microsoft/microsoft-graph-types';
import type { ListStore } from '../state/list-store.ts';
import type { SiteStore } from '../state/site-store.ts';
import { entityTag, type Actor, type StoredItem } from '../state/stored-item.ts';
import type { Tenant } from '../tenant.ts';
import { fieldsAnswer } from './field-answers.ts';
import type { Expansion } from './query-options.ts';
import { readSelect } from './query-options.ts';
import { checkPropertyNames } from './selected-properties.ts';

/** A Graph entity with the annotations that ride on it. */
export type Annotated<Entity> = Entity & {
  '@odata.context'?: string;
  '@odata.etag'?: string;
};

/** Which parts of an item are wanted. */
export interface ItemShape {
  /** Properties of the item itself, or null for the usual ones. */
  readonly select: ReadonlySet<string> | null;
  /** `null` when fields were not asked for; otherwise the columns wanted, or `all`. */
  readonly fields: ReadonlySet<string> | 'all' | null;
}

/** Reads the shape from `$select` and `$expand`. */
export function itemShape(select: string | undefined, expand: readonly Expansion[]): ItemShape {
  const selected = readSelect(select);
  checkPropertyNames('listItem', selected ?? []);
  checkPropertyNames(
    'listItem',
    expand.map((one) => one.name),
  );
  const fields = expand.find((one) => one.name === 'fields');
  return {
    select: selected,
    fields: fields ? (readSelect(fields.options.get('select')) ?? 'all') : null,
  };
}

/** `createdBy` and the like: a person with e-mail, id and name, or an application. */
export function identitySet(tenant: Tenant, actor: Actor): IdentitySet {
  if (actor.kind === 'application') {
    return {
      application: {
        id: actor.id,
        displayName: tenant.directory.application(actor.id)?.displayName ?? actor.id,
      },
    };
  }
  const user = tenant.directory.user(actor.id);
  const identity = { email: user?.mail ?? '', id: actor.id, displayName: user?.displayName ?? '' };
  return { user: identity };
}

/** The annotation `$metadata#…` for an answer. */
export const context = (tenant: Tenant, path: string): string =>
  `${tenant.addresses.graphUrl}/$metadata#${path}`;

const CONTENT_TYPE = { id: '0x0100', name: 'Item' } as const;

/** A row as Graph's listItem. */
export function listItemAnswer(
  tenant: Tenant,
  site: SiteStore,
  list: ListStore,
  item: StoredItem,
  shape: ItemShape,
): Annotated<ListItem> {
  const tag = entityTag(item);
  const whole: Annotated<ListItem> = {
    '@odata.etag': tag,
    createdDateTime: item.createdAt,
    eTag: tag,
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${listUrl(site, list)}/${item.id}_.000`,
    createdBy: identitySet(tenant, item.createdBy),
    lastModifiedBy: identitySet(tenant, item.modifiedBy),
    parentReference: { id: list.properties.id, siteId: site.id },
    contentType: CONTENT_TYPE,
  };
  const { select } = shape;
  const answer: Annotated<ListItem> = select ? pick(whole, select) : whole;
  if (select?.has('sharepointIds') === true) {
    answer.sharepointIds = {
      listId: list.properties.id,
      listItemId: String(item.id),
      listItemUniqueId: item.guid,
      siteId: site.collectionGuid,
      siteUrl: site.webUrl,
      tenantId: tenant.directory.data.tenantId,
      webId: site.webGuid,
    };
  }
  if (shape.fields) {
    answer.fields = fieldsAnswer(site, list, item, shape.fields === 'all' ? null : shape.fields);
  }
  return answer;
}

/** One saved state of a row as Graph's listItemVersion. */
export function versionAnswer(
  tenant: Tenant,
  site: SiteStore,
  list: ListStore,
  item: StoredItem,
  version: Pick<StoredItem, 'version' | 'modifiedAt' | 'modifiedBy' | 'fields'>,
  withFields: ReadonlySet<string> | 'all' | null,
): ListItemVersion & { readonly published: ListItemVersion['publication'] } {
  const label = `${version.version}.0`;
  // Microsoft names this property twice: `published` on v1.0's page for listItemVersion, `publication` in v1.0's metadata.
  const publication = { level: 'published', versionId: label };
  return {
    id: label,
    lastModifiedDateTime: version.modifiedAt,
    lastModifiedBy: identitySet(tenant, version.modifiedBy),
    publication,
    published: publication,
    ...(withFields
      ? {
          fields: fieldsAnswer(site, list, { ...item, ...version }, withFields === 'all' ? null : withFields),
        }
      : {}),
  };
}

export const listUrl = (site: SiteStore, list: ListStore): string =>
  `${site.webUrl}/Lists/${encodeURIComponent(list.properties.name)}`;

/** Keeps the selected properties, whatever their case in the request, and every annotation. */
export function pick<Entity extends object>(entity: Entity, select: ReadonlySet<string>): Entity {
  const wanted = new Set([...select].map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@odata.') || wanted.has(name.toLowerCase())),
  ) as Entity;
}
