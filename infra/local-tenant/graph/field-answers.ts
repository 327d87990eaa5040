import { columnKind, isLookupKind, type Column } from '../state/columns.ts';
import { tooManyResources } from '../state/graph-problem.ts';
import type { ListStore } from '../state/list-store.ts';
import type { SiteStore } from '../state/site-store.ts';
import { entityTag, type Actor, type FieldValues, type StoredItem } from '../state/stored-item.ts';

/** The state of an item whose fields are shown: the item itself, or an earlier version of it. */
export interface FieldsSource {
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly modifiedAt: string;
  readonly modifiedBy: Actor;
  readonly fields: FieldValues;
}

type FieldsAnswer = Record<string, unknown>;

const MOST_LOOKUP_FIELDS = 12;

/**
 * The `fields` of an item (fieldValueSet). Empty columns are left out; people and lookups come as `<Name>LookupId` and
 * as their text only when selected by name; hidden columns only when selected (SOURCES.md, A2).
 */
export function fieldsAnswer(
  site: SiteStore,
  list: ListStore,
  source: FieldsSource,
  select: ReadonlySet<string> | null,
): FieldsAnswer {
  const answer: FieldsAnswer = { '@odata.etag': entityTag(source) };
  if (select) {
    for (const name of select) addSelected(answer, site, list, source, name);
    return answer;
  }
  for (const column of list.columns) {
    if (column.hidden === true) continue;
    if (isLookupKind(columnKind(column))) {
      addReference(answer, site, source, column);
      if (columnKind(column) === 'people' || columnKind(column) === 'lookups')
        addValue(answer, site, list, source, column);
    } else {
      addValue(answer, site, list, source, column);
    }
  }
  return { '@odata.etag': answer['@odata.etag'], ...answer, id: String(source.id) };
}

/** The text a person or lookup column shows for an item, or null when it is empty. */
export function displayText(
  site: SiteStore,
  list: ListStore,
  column: Column,
  item: FieldsSource,
): string | null {
  const [first] = references(site, column, item);
  return first === undefined ? null : rowText(site, list, column, first);
}

function addSelected(
  answer: FieldsAnswer,
  site: SiteStore,
  list: ListStore,
  source: FieldsSource,
  name: string,
): void {
  if (name === 'id') answer['id'] = String(source.id);
  const column = list.columns.find((one) => one.name === name);
  if (column) {
    addValue(answer, site, list, source, column);
    return;
  }
  const base = name.endsWith('LookupId') ? name.slice(0, -'LookupId'.length) : null;
  const reference = list.columns.find((one) => one.name === base && isLookupKind(columnKind(one)));
  if (reference) addReference(answer, site, source, reference);
}

function addReference(answer: FieldsAnswer, site: SiteStore, source: FieldsSource, column: Column): void {
  const ids = references(site, column, source).map(String);
  if (ids.length === 0) return;
  const many = columnKind(column) === 'people' || columnKind(column) === 'lookups';
  if (many) return;
  answer[`${column.name}LookupId`] = ids[0];
}

function addValue(
  answer: FieldsAnswer,
  site: SiteStore,
  list: ListStore,
  source: FieldsSource,
  column: Column,
): void {
  const kind = columnKind(column);
  switch (kind) {
    case 'person':
    case 'lookup': {
      const text = displayText(site, list, column, source);
      if (text !== null) answer[column.name] = text;
      return;
    }
    case 'people':
    case 'lookups': {
      const ids = references(site, column, source);
      if (ids.length === 0) return;
      answer[column.name] = ids.map((id) => ({
        LookupId: id,
        LookupValue: rowText(site, list, column, id) ?? '',
        ...(kind === 'people' ? { Email: site.userList.items.get(id)?.fields['EMail'] ?? '' } : {}),
      }));
      return;
    }
    case 'multi-choice': {
      const value = source.fields[column.name];
      if (value === undefined) return;
      answer[`${column.name}@odata.type`] = '#Collection(String)';
      answer[column.name] = value;
      return;
    }
    default: {
      const value = builtInValue(column.name, source) ?? source.fields[column.name];
      if (value !== undefined) answer[column.name] = value;
    }
  }
}

function builtInValue(name: string, source: FieldsSource): unknown {
  switch (name) {
    case 'ID':
      return undefined;
    case 'ContentType':
      return 'Item';
    case 'Modified':
      return source.modifiedAt;
    case 'Created':
      return source.createdAt;
    case '_UIVersionString':
      return `${source.version}.0`;
    case 'Attachments':
      return false;
    case 'Edit':
      return '';
    case 'LinkTitle':
    case 'LinkTitleNoMenu':
      return source.fields['Title'];
    case 'ItemChildCount':
    case 'FolderChildCount':
      return '0';
    default:
      return undefined;
  }
}

function references(site: SiteStore, column: Column, source: FieldsSource): readonly number[] {
  if (column.name === 'Author') return [site.siteUserId(source.createdBy)];
  if (column.name === 'Editor') return [site.siteUserId(source.modifiedBy)];
  const value = source.fields[column.name];
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];
}

function rowText(site: SiteStore, list: ListStore, column: Column, rowId: number): string | null {
  const listId = column.lookup?.listId;
  const target = column.lookup
    ? site.allLists().find((one) => one.properties.id === listId?.toLowerCase())
    : site.userList;
  const row: StoredItem | undefined = (target ?? list).items.get(rowId);
  const value = row?.fields[column.lookup?.columnName ?? 'Title'];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Refuses a selection of more person and lookup columns than SharePoint joins in one request (SOURCES.md, A2). */
export function checkSelection(list: ListStore, select: ReadonlySet<string> | 'all' | null): void {
  if (select === null || select === 'all') return;
  const chosen = list.columns.filter(
    (column) =>
      isLookupKind(columnKind(column)) && (select.has(column.name) || select.has(`${column.name}LookupId`)),
  );
  if (chosen.length > MOST_LOOKUP_FIELDS) throw tooManyResources();
}
