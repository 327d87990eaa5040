import { columnKind, isLookupKind, type Column } from '../state/columns.ts';
import { invalidRequest } from '../state/graph-problem.ts';
import { isComparable, type ListStore } from '../state/list-store.ts';
import { readInstant } from '../state/site-dates.ts';
import type { SiteStore } from '../state/site-store.ts';
import type { StoredItem } from '../state/stored-item.ts';
import { displayText } from './field-answers.ts';
import type { Literal } from './filter-syntax.ts';

/** A value as filters and sorting compare it: text in lower case, dates as milliseconds, booleans as 0 and 1. */
export type Comparable = string | number;

/** What a path in `$filter` or `$orderby` stands for in one list. */
export interface ItemPath {
  /** Column the message about a missing index names. */
  readonly columnName: string;
  readonly indexed: boolean;
  /** Name under which the row table keeps an index of this very value, if it does. */
  readonly storedUnder: string | null;
  readonly read: (item: StoredItem) => Comparable | null;
  /** Brings a literal to the same form; throws GraphProblem when it is of another type. */
  readonly literal: (value: Exclude<Literal, null>) => Comparable;
}

const PROPERTY_COLUMNS: Readonly<Record<string, string>> = {
  id: 'ID',
  createdDateTime: 'Created',
  lastModifiedDateTime: 'Modified',
};

/** Finds what a path means. Throws GraphProblem 400 for paths a list has not. */
export function itemPath(site: SiteStore, list: ListStore, path: string): ItemPath {
  const field = path.startsWith('fields/') ? path.slice('fields/'.length) : PROPERTY_COLUMNS[path];
  if (field === undefined) {
    throw invalidRequest(`Could not find a property named '${path}' on type 'microsoft.graph.listItem'.`);
  }
  if (field.toLowerCase() === 'id') return numberPath('ID', true, (item) => item.id);
  const column = list.columns.find((one) => one.name === field);
  if (column) return columnPath(site, list, column);
  const reference = field.endsWith('LookupId')
    ? list.columns.find(
        (one) => one.name === field.slice(0, -'LookupId'.length) && isLookupKind(columnKind(one)),
      )
    : undefined;
  if (!reference) throw invalidRequest(`Field '${field}' is not recognized`);
  return referencePath(site, reference);
}

function columnPath(site: SiteStore, list: ListStore, column: Column): ItemPath {
  const { name } = column;
  const indexed = column.indexed === true;
  if (name === 'Created') return datePath(name, indexed, (item) => item.createdAt, null);
  if (name === 'Modified') return datePath(name, indexed, (item) => item.modifiedAt, null);
  if (name === 'ContentType') return textPath(name, indexed, () => 'Item', null);
  if (!isComparable(column))
    throw invalidRequest(`Field '${name}' cannot be referenced in filter or orderby.`);
  switch (columnKind(column)) {
    case 'number':
      return numberPath(name, indexed, (item) => numberOrNull(item.fields[name]), name);
    case 'boolean':
      return {
        columnName: name,
        indexed,
        storedUnder: null,
        read: (item) => (item.fields[name] === undefined ? null : Number(item.fields[name])),
        literal: (value) => Number(value === true || value === 1 || value === '1' || value === 'true'),
      };
    case 'date-time':
    case 'date-only':
      return datePath(name, indexed, (item) => textOrNull(item.fields[name]), name);
    case 'person':
    case 'lookup':
      return textPath(name, indexed, (item) => displayText(site, list, column, item), null);
    default:
      return textPath(name, indexed, (item) => textOrNull(item.fields[name]), name);
  }
}

function referencePath(site: SiteStore, column: Column): ItemPath {
  const { name } = column;
  const indexed = column.indexed === true;
  if (name === 'Author') return numberPath(name, indexed, (item) => site.siteUserId(item.createdBy), null);
  if (name === 'Editor') return numberPath(name, indexed, (item) => site.siteUserId(item.modifiedBy), null);
  return numberPath(name, indexed, (item) => numberOrNull(item.fields[name]), name);
}

function numberPath(
  columnName: string,
  indexed: boolean,
  read: (item: StoredItem) => number | null,
  storedUnder: string | null = null,
): ItemPath {
  return {
    columnName,
    indexed,
    storedUnder,
    read,
    literal: (value) => {
      // Ids are written as numbers and as strings in the field (SOURCES.md, A2).
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw wrongType(columnName);
      return number;
    },
  };
}

function textPath(
  columnName: string,
  indexed: boolean,
  read: (item: StoredItem) => string | null,
  storedUnder: string | null,
): ItemPath {
  return {
    columnName,
    indexed,
    storedUnder,
    read: (item) => read(item)?.toLowerCase() ?? null,
    literal: (value) => String(value).toLowerCase(),
  };
}

function datePath(
  columnName: string,
  indexed: boolean,
  read: (item: StoredItem) => string | null,
  storedUnder: string | null,
): ItemPath {
  return {
    columnName,
    indexed,
    // Literals come in many spellings of one instant, so the index by stored text does not serve.
    storedUnder: null,
    read: (item) => {
      const text = read(item);
      return text === null ? null : Date.parse(text);
    },
    literal: (value) => {
      if (typeof value !== 'string') throw wrongType(storedUnder ?? columnName);
      return readInstant(value).epochMilliseconds;
    },
  };
}

const wrongType = (columnName: string): Error =>
  invalidRequest(`The value compared with field '${columnName}' is not of the field's type.`);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
