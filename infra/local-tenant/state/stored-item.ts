/** Who did something: a person, or an application acting in its own name. */
export interface Actor {
  readonly kind: 'user' | 'application';
  /** Object id of the person, or client id of the application. */
  readonly id: string;
}

export interface Hyperlink {
  readonly Url: string;
  readonly Description: string;
}

/**
 * A kept value: text and choices as strings, dates as ISO 8601 UTC, lookups and people as row ids of the other list.
 * An absent column is an empty one.
 */
export type FieldValue = string | number | boolean | readonly string[] | readonly number[] | Hyperlink;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** A saved state of an item. The label is `n.0`: lists made by the API have major versions only. */
export interface StoredVersion {
  readonly version: number;
  readonly modifiedAt: string;
  readonly modifiedBy: Actor;
  readonly fields: FieldValues;
}

/** Rights of an item that no longer inherits its list's: the only people who see it, and those who may change it. */
export interface UniquePermissions {
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

export interface StoredItem extends StoredVersion {
  readonly id: number;
  readonly guid: string;
  readonly createdAt: string;
  readonly createdBy: Actor;
  /** Earlier states, oldest first. */
  readonly earlier: readonly StoredVersion[];
  readonly uniquePermissions?: UniquePermissions;
}

/** `"guid,n"` with its quotes, as SharePoint writes entity tags. */
export const entityTag = (item: { readonly guid: string; readonly version: number }): string =>
  `"${item.guid},${item.version}"`;
