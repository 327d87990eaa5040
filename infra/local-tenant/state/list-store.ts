import { randomUUID } from 'node:crypto';
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Switches } from '../switches.ts';
import { builtInColumns } from './built-in-columns.ts';
import { changedColumn, columnKind, MAXIMUM_INDEXES, newColumn, type Column } from './columns.ts';
import { defaultValueOf } from './default-values.ts';
import { readFields, type FieldInput } from './field-input.ts';
import { accessDenied, GraphProblem, invalidRequest, itemNotFound } from './graph-problem.ts';
import { ItemTable } from './item-table.ts';
import {
  entityTag,
  type Actor,
  type FieldValue,
  type FieldValues,
  type StoredItem,
  type UniquePermissions,
} from './stored-item.ts';

/** What a list needs from its site. */
export interface ListSurroundings {
  readonly timeZone: string;
  readonly switches: Switches;
  readonly now: () => Date;
  readonly changed: () => void;
  readonly rowExists: (column: Column, rowId: number) => boolean;
}

/** The parts of a list that Graph shows about it. */
export interface ListProperties {
  readonly id: string;
  /** Last part of the list's address, made from the first display name. */
  readonly name: string;
  displayName: string;
  description: string;
  readonly template: string;
  hidden: boolean;
  /** Lists SharePoint keeps for itself, such as the User Information List. */
  readonly system: boolean;
  readonly createdAt: string;
  readonly createdBy: Actor;
  modifiedAt: string;
  /** Raised by every change to the list itself, for its entity tag. */
  version: number;
}

/**
 * One list: its columns, its rows, and SharePoint's rules for writing them. Who may do what is decided before; what is
 * asked of it here is checked against the columns. Refusals are thrown as GraphProblem.
 */
export class ListStore {
  readonly properties: ListProperties;
  readonly items = new ItemTable();
  private columnList: Column[];
  private readonly around: ListSurroundings;

  constructor(properties: ListProperties, around: ListSurroundings, columns: Column[] = builtInColumns()) {
    this.properties = properties;
    this.around = around;
    this.columnList = columns;
    for (const column of columns) this.items.setIndexed(column.name, column.indexed === true);
  }

  get columns(): readonly Column[] {
    return this.columnList;
  }

  column(idOrName: string): Column {
    const wanted = idOrName.toLowerCase();
    const column = this.columnList.find(
      (one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted,
    );
    if (!column) throw itemNotFound();
    return column;
  }

  /** Adds a column. A built-in column of the same name gives the new one a number behind its name, as SharePoint does. */
  addColumn(posted: ColumnDefinition): Column {
    const column = newColumn(posted);
    const sameName = this.columnList.find((one) => one.name.toLowerCase() === column.name.toLowerCase());
    if (sameName && (sameName.builtIn !== true || sameName.readOnly !== true)) {
      throw new GraphProblem(409, 'nameAlreadyExists', 'Name already exists');
    }
    if (sameName) column.name = `${column.name}0`;
    if (column.indexed === true) this.checkIndexCount();
    this.columnList.push(column);
    this.items.setIndexed(column.name, column.indexed === true);
    this.touchList();
    return column;
  }

  changeColumn(idOrName: string, patch: ColumnDefinition): Column {
    const before = this.column(idOrName);
    const next = changedColumn(before, patch);
    if (next.indexed === true && before.indexed !== true) this.checkIndexCount();
    if (
      next.enforceUniqueValues === true &&
      before.enforceUniqueValues !== true &&
      this.items.hasDuplicates(next.name)
    ) {
      throw invalidRequest('The column holds values that are not unique.');
    }
    this.columnList = this.columnList.map((column) => (column === before ? next : column));
    this.items.setIndexed(next.name, next.indexed === true);
    this.touchList();
    return next;
  }

  removeColumn(idOrName: string): void {
    const column = this.column(idOrName);
    if (column.builtIn === true) throw accessDenied();
    this.columnList = this.columnList.filter((one) => one !== column);
    this.items.setIndexed(column.name, false);
    this.touchList();
  }

  changeProperties(patch: {
    readonly displayName?: string;
    readonly description?: string;
    readonly hidden?: boolean;
  }): void {
    if (patch.displayName !== undefined) this.properties.displayName = patch.displayName;
    if (patch.description !== undefined) this.properties.description = patch.description;
    if (patch.hidden !== undefined) this.properties.hidden = patch.hidden;
    this.touchList();
  }

  item(id: string): StoredItem {
    const item = /^\d+$/.test(id) ? this.items.get(Number(id)) : undefined;
    if (!item) throw itemNotFound();
    return item;
  }

  /** Adds a row from a posted `fields` object. */
  create(posted: unknown, by: Actor): StoredItem {
    const input = this.readInput(posted);
    const fields: Record<string, FieldValue> = {};
    for (const column of this.columnList) {
      const value =
        input.values.get(column.name) ?? (input.emptied.has(column.name) ? null : defaultValueOf(column));
      if (value !== null) fields[column.name] = value;
      else if (column.required === true && this.enforcesRequired(column))
        throw invalidRequest('Invalid request');
    }
    this.checkUnique(fields, null);
    const now = this.timestamp();
    const item: StoredItem = {
      id: this.items.nextId(),
      guid: randomUUID(),
      version: 1,
      createdAt: now,
      createdBy: by,
      modifiedAt: now,
      modifiedBy: by,
      fields,
      earlier: [],
    };
    this.items.put(item);
    this.around.changed();
    return item;
  }

  /** Changes some fields of a row. `ifMatch` is the header's value, or undefined when the client sent none. */
  update(id: string, posted: unknown, by: Actor, ifMatch: string | undefined): StoredItem {
    const before = this.item(id);
    this.checkEntityTag(before, ifMatch);
    const input = this.readInput(posted);
    const fields: Record<string, FieldValue> = { ...before.fields };
    for (const [name, value] of input.values) fields[name] = value;
    for (const name of input.emptied) {
      if (this.column(name).required === true && this.enforcesRequired(this.column(name))) {
        throw invalidRequest('Invalid request');
      }
      Reflect.deleteProperty(fields, name);
    }
    this.checkUnique(fields, before);
    return this.saveNext(before, fields, by);
  }

  remove(id: string, ifMatch: string | undefined): void {
    const item = this.item(id);
    this.checkEntityTag(item, ifMatch);
    this.items.remove(item.id);
    this.around.changed();
  }

  /** Makes an earlier state the newest one. */
  restore(id: string, label: string, by: Actor): StoredItem {
    const item = this.item(id);
    const version = item.earlier.find((one) => `${one.version}.0` === label);
    if (!version) {
      if (label === `${item.version}.0`) throw invalidRequest('The current version cannot be restored.');
      throw itemNotFound();
    }
    this.checkUnique(version.fields, item);
    return this.saveNext(item, version.fields, by);
  }

  /** Gives a row rights of its own, or lets it inherit the list's again (null). */
  setUniquePermissions(id: string, permissions: UniquePermissions | null): StoredItem {
    const { uniquePermissions: _before, ...item } = this.item(id);
    const next = permissions ? { ...item, uniquePermissions: permissions } : item;
    this.items.put(next);
    this.around.changed();
    return next;
  }

  save(): unknown {
    return { properties: this.properties, columns: this.columnList, items: this.items.save() };
  }

  /** Rebuilds a list from what `save` gave. */
  static load(saved: unknown, around: ListSurroundings): ListStore {
    const state = saved as { properties: ListProperties; columns: Column[]; items: unknown };
    const list = new ListStore(state.properties, around, state.columns);
    list.items.load(state.items);
    return list;
  }

  private saveNext(before: StoredItem, fields: FieldValues, by: Actor): StoredItem {
    const { version, modifiedAt, modifiedBy } = before;
    const earlier = [...before.earlier, { version, modifiedAt, modifiedBy, fields: before.fields }];
    const item: StoredItem = {
      ...before,
      version: version + 1,
      modifiedAt: this.timestamp(),
      modifiedBy: by,
      fields,
      // The current version counts among those kept.
      earlier: earlier.slice(-Math.max(0, this.around.switches.versionLimit - 1)),
    };
    this.items.put(item);
    this.around.changed();
    return item;
  }

  private readInput(posted: unknown): FieldInput {
    const { timeZone, switches, rowExists } = this.around;
    return readFields(this.columnList, posted, {
      siteTimeZone: timeZone,
      dateOnly: switches.dateOnly,
      numericLookupId: switches.numericLookupId,
      unlistedChoice: switches.unlistedChoice,
      rowExists,
    });
  }

  private enforcesRequired(column: Column): boolean {
    return this.around.switches.requiredColumn === 'enforced' && column.builtIn !== true;
  }

  private checkEntityTag(item: StoredItem, ifMatch: string | undefined): void {
    if (ifMatch === undefined || ifMatch.trim() === '*') return;
    const current = bareTag(entityTag(item));
    if (ifMatch.split(/,(?=\s*(?:W\/)?")/).some((tag) => bareTag(tag) === current)) return;
    const status = this.around.switches.staleEtag === '412' ? 412 : 409;
    throw new GraphProblem(status, 'resourceModified', 'eTag mismatch');
  }

  private checkUnique(fields: FieldValues, self: StoredItem | null): void {
    for (const column of this.columnList) {
      if (column.enforceUniqueValues !== true) continue;
      const value = fields[column.name];
      if (value === undefined) continue;
      const holders = this.items.idsWith(column.name, value);
      if (!holders || [...holders].every((id) => id === self?.id)) continue;
      const message =
        'The list item could not be added or updated because duplicate values were found in the following field(s) ' +
        `in the list: [${column.displayName ?? column.name}].`;
      throw this.around.switches.duplicateValue === '400-invalidRequest'
        ? new GraphProblem(400, 'invalidRequest', message)
        : new GraphProblem(409, 'nameAlreadyExists', message);
    }
  }

  private checkIndexCount(): void {
    const indexed = this.columnList.filter((column) => column.indexed === true).length;
    if (indexed >= MAXIMUM_INDEXES)
      throw invalidRequest('The list has as many indexed columns as it may have.');
    if (this.items.size > 20_000) throw tooLongForAnIndex();
  }

  private touchList(): void {
    this.properties.version += 1;
    this.properties.modifiedAt = this.timestamp();
    this.around.changed();
  }

  private timestamp(): string {
    return `${this.around.now().toISOString().slice(0, 19)}Z`;
  }
}

const tooLongForAnIndex = (): GraphProblem =>
  new GraphProblem(400, 'notSupported', 'The request is unprocessable because it uses too many resources', {
    innerCode: 'tooManyResources',
  });

/** An entity tag without `W/`, quotes, escapes and braces, so that every way of writing it compares equal. */
function bareTag(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//, '')
    .replaceAll(/["\\{}]/g, '')
    .toLowerCase();
}

/** Whether a column takes part in comparisons at all; multi-line text and several values do not. */
export const isComparable = (column: Column): boolean =>
  !['note', 'multi-choice', 'people', 'lookups', 'hyperlink'].includes(columnKind(column));
