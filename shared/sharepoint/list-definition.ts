/**
 * The lists as code: a small typed language for columns, and its translation to what Graph calls `columnDefinition`.
 * Source of names and facets: Microsoft Graph v1.0, resources/columndefinition and api/list-create.
 */

/** Internal names are chosen once and never change: ASCII letters and digits, so that SharePoint encodes nothing. */
const internalName = /^[A-Za-z][A-Za-z0-9]{0,31}$/;

/** SharePoint takes no more indexes than this on one list. */
export const mostIndexes = 20;

/** Longest value of a single-line text column. */
export const longestLine = 255;

export type ColumnType =
  | { readonly kind: 'line' }
  | { readonly kind: 'lines' }
  | {
      readonly kind: 'number';
      readonly minimum?: number;
      readonly maximum?: number;
      readonly whole?: boolean;
    }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'day' }
  | { readonly kind: 'instant' };

export interface ColumnOptions {
  /** What people see above the column. */
  readonly displayName: string;
  readonly description?: string;
  /** Needed by every `$filter` and `$orderby` on the column. */
  readonly indexed?: boolean;
  /** SharePoint refuses a second row with the same value; implies an index. */
  readonly unique?: boolean;
  /** Kept out of SharePoint's forms and views: for what only the service reads. */
  readonly hidden?: boolean;
  readonly required?: boolean;
}

export interface Column extends ColumnOptions {
  readonly name: string;
  readonly type: ColumnType;
}

export interface ListDefinition {
  /** ASCII; also the last part of the list's address. */
  readonly name: string;
  readonly description: string;
  /** Hidden lists do not show in the site's contents. */
  readonly hidden: boolean;
  /** Without `Title`, which every list has from the start. */
  readonly columns: readonly Column[];
}

/** One line of text, at most 255 characters; can be indexed and unique. */
export function line(name: string, options: ColumnOptions): Column {
  return { ...options, name, type: { kind: 'line' } };
}

/** Plain text over several lines; can be neither indexed nor filtered. */
export function lines(name: string, options: Omit<ColumnOptions, 'indexed' | 'unique'>): Column {
  return { ...options, name, type: { kind: 'lines' } };
}

export function number(
  name: string,
  options: ColumnOptions & { minimum?: number; maximum?: number; whole?: boolean },
): Column {
  const { minimum, maximum, whole, ...rest } = options;
  return {
    ...rest,
    name,
    type: {
      kind: 'number',
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(whole === undefined ? {} : { whole }),
    },
  };
}

export function yesNo(name: string, options: ColumnOptions): Column {
  return { ...options, name, type: { kind: 'yes-no' } };
}

/**
 * A drop-down whose words people may also type over. A closed drop-down would make someone who means "on hold" pick
 * a word that is not true; an odd word is kept as typed and shown with what to do about it.
 */
export function choice(name: string, choices: readonly string[], options: ColumnOptions): Column {
  return { ...options, name, type: { kind: 'choice', choices } };
}

/** A day without a time. */
export function day(name: string, options: ColumnOptions): Column {
  return { ...options, name, type: { kind: 'day' } };
}

/** A moment, to the second. */
export function instant(name: string, options: ColumnOptions): Column {
  return { ...options, name, type: { kind: 'instant' } };
}

/**
 * A list and its columns.
 * @throws RangeError when SharePoint would refuse the definition or mix two columns up.
 */
export function defineList(list: {
  name: string;
  description: string;
  hidden?: boolean;
  columns: readonly Column[];
}): ListDefinition {
  const names = new Set<string>();
  for (const column of list.columns) {
    if (!internalName.test(column.name))
      throw wrong(list.name, `"${column.name}" is no ASCII name of 1 to 32 characters`);
    if (column.name === 'Title' || names.has(column.name))
      throw wrong(list.name, `"${column.name}" stands twice`);
    if (column.type.kind === 'lines' && (column.indexed === true || column.unique === true)) {
      throw wrong(list.name, `"${column.name}" has several lines, so it can have no index`);
    }
    names.add(column.name);
  }
  for (const name of names) {
    // Writing `FooLookupId` has been seen to land in a text column called `FooId`.
    if (names.has(`${name}Id`)) throw wrong(list.name, `"${name}" and "${name}Id" would be mixed up`);
  }
  if (list.columns.filter(needsIndex).length > mostIndexes)
    throw wrong(list.name, 'there are more than 20 indexes');
  return {
    name: list.name,
    description: list.description,
    hidden: list.hidden === true,
    columns: list.columns,
  };
}

function wrong(list: string, what: string): RangeError {
  return new RangeError(`List ${list}: ${what}.`);
}

/** A unique column must be indexed too. */
export function needsIndex(column: Column): boolean {
  return column.indexed === true || column.unique === true;
}

/** The Graph `columnDefinition` that creates this column. */
export function columnDefinition(column: Column): Record<string, unknown> {
  return {
    name: column.name,
    displayName: column.displayName,
    ...(column.description === undefined ? {} : { description: column.description }),
    ...(column.required === true ? { required: true } : {}),
    ...(column.hidden === true ? { hidden: true } : {}),
    ...(needsIndex(column) ? { indexed: true } : {}),
    ...(column.unique === true ? { enforceUniqueValues: true } : {}),
    ...facet(column.type),
  };
}

/** The property of a Graph `columnDefinition` that carries a column of this type. */
export function facetName(type: ColumnType): 'text' | 'number' | 'boolean' | 'choice' | 'dateTime' {
  switch (type.kind) {
    case 'line':
    case 'lines':
      return 'text';
    case 'number':
      return 'number';
    case 'yes-no':
      return 'boolean';
    case 'choice':
      return 'choice';
    case 'day':
    case 'instant':
      return 'dateTime';
  }
}

function facet(type: ColumnType): Record<string, unknown> {
  switch (type.kind) {
    case 'line':
      return { text: { allowMultipleLines: false, maxLength: longestLine } };
    case 'lines':
      // Plain, because rich text comes back wrapped in HTML.
      return { text: { allowMultipleLines: true, textType: 'plain', appendChangesToExistingText: false } };
    case 'number':
      return {
        number: {
          decimalPlaces: type.whole === true ? 'none' : 'automatic',
          ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
          ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
        },
      };
    case 'yes-no':
      return { boolean: {} };
    case 'choice':
      return { choice: { allowTextEntry: true, choices: [...type.choices], displayAs: 'dropDownMenu' } };
    case 'day':
      return { dateTime: { format: 'dateOnly', displayAs: 'standard' } };
    case 'instant':
      return { dateTime: { format: 'dateTime', displayAs: 'standard' } };
  }
}

/** Body of `POST /sites/{site}/lists` that creates the list with all its columns. */
export function listCreation(list: ListDefinition): Record<string, unknown> {
  return {
    displayName: list.name,
    description: list.description,
    columns: list.columns.map(columnDefinition),
    list: { template: 'genericList', ...(list.hidden ? { hidden: true } : {}) },
  };
}
