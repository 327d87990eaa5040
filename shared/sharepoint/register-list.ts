import { civilDate } from '../domain/civil-date.ts';
import type { Actor, Row } from '../domain/row.ts';
import { asLine, textOf, type Cell, type Cells, type Fields, type Reading } from './cells.ts';
import { dayAt } from './day-cells.ts';
import { isObject, type JsonObject } from './json.ts';
import { defineList, type Column, type ListDefinition } from './list-definition.ts';

/** What must be known about a site to read its rows. */
export interface SiteReading {
  /** IANA name of the board's time zone: days are read on its calendar. */
  timeZone: string;
}

/** One list of the register: its columns, and how a row of it becomes an entity and back. */
export interface RegisterList<Entity extends Row> {
  /** ASCII name of the list: "Risks". */
  readonly name: string;
  readonly definition: ListDefinition;
  /** What to `$select` inside `fields` to read an entity. */
  readonly columns: readonly string[];
  /** The column that is unique in the list: "Key", for reminders "ClaimKey". */
  readonly keyColumn: string;
  /** The field that lies under this heading ("Percent complete"), and its column. */
  cellUnder(displayName: string): { readonly field: string; readonly column: Column } | undefined;
  /**
   * The entity of a Graph `listItem` with expanded `fields`. Never throws for a row edited by hand: what cannot be
   * read takes a harmless value, and `problems` says what was found and what to do.
   */
  read(item: unknown, site: SiteReading): Entity;
  /** Graph `fields` for the values given, and only their columns; null clears a column. */
  write(values: Partial<Omit<Entity, keyof Row>>): Record<string, unknown>;
}

/**
 * A list from the cells of its entity.
 * @param list.title what stands in SharePoint's `Title` when it is no field of the entity: something a person recognises;
 * undefined when the values given do not say
 * @param list.decorate further columns that only people read, such as a readable text of what a hidden column keeps
 * @param list.finish what only several columns together say: further problems, a value another column implies
 */
export function registerList<Entity extends Row>(list: {
  name: string;
  description: string;
  hidden?: boolean;
  keyColumn: string;
  cells: Cells<Entity>;
  furtherColumns?: readonly Column[];
  title?: (values: Values<Entity>) => string | undefined;
  decorate?: (values: Values<Entity>) => Record<string, unknown>;
  finish?: (entity: Entity, reading: Reading, fields: Fields) => void;
}): RegisterList<Entity> {
  const cells = Object.entries<Cell<unknown>>(list.cells);
  // A copy of this is filled in for each row: thousands are read at a time, and an object that grows field by field costs the most.
  const blank: Readonly<Record<string, unknown>> = {
    ...noRow,
    ...Object.fromEntries(cells.map(([field]) => [field, null])),
  };
  const cellColumns = cells.flatMap(([, cell]) => cell.columns);
  return {
    name: list.name,
    definition: defineList({
      name: list.name,
      description: list.description,
      ...(list.hidden === undefined ? {} : { hidden: list.hidden }),
      columns: [...cellColumns, ...(list.furtherColumns ?? [])],
    }),
    columns: ['Title', ...cellColumns.map((column) => column.name)],
    keyColumn: list.keyColumn,
    cellUnder: (displayName) =>
      cells
        .flatMap(([field, cell]) => cell.columns.map((column) => ({ field, column })))
        .find(({ column }) => column.displayName === displayName),
    read(item, site) {
      const fields = fieldsOf(item);
      const row = readRow(item);
      const savedOn = dayAt(row.modifiedAt, site.timeZone) ?? civilDate('1900-01-01');
      const reading: Reading = { timeZone: site.timeZone, id: row.id, savedOn, problems: row.problems };
      const values: Record<string, unknown> = { ...blank };
      Object.assign(values, row);
      for (const [field, cell] of cells) values[field] = cell.read(fields, reading);
      // `Cells<Entity>` has one cell of the right type for every field that `Row` does not have.
      const entity = values as unknown as Entity;
      list.finish?.(entity, reading, fields);
      return entity;
    },
    write(values) {
      const given = values as Readonly<Record<string, unknown>>;
      const fields: Record<string, unknown> = {};
      for (const [field, cell] of cells) {
        if (given[field] !== undefined) Object.assign(fields, cell.write(given[field]));
      }
      const title = list.title?.(values);
      if (title !== undefined) fields['Title'] = asTitle(title);
      return { ...fields, ...list.decorate?.(values) };
    },
  };
}

export type Values<Entity extends Row> = Partial<Omit<Entity, keyof Row>>;

/** A title people can recognise in a list: one line, at most 255 characters, never empty. */
function asTitle(text: string): string {
  return asLine(text) ?? '(no title)';
}

/** The `fields` of a Graph `listItem`; none when there are none. */
export function fieldsOf(item: unknown): Fields {
  return objectIn(item, 'fields');
}

function objectIn(value: unknown, property: string): JsonObject {
  const found = isObject(value) ? value[property] : undefined;
  return isObject(found) ? found : {};
}

const noRow: Row = { id: '', etag: '', modifiedAt: '', modifiedBy: '', problems: [] };

function readRow(item: unknown): Row {
  const properties = isObject(item) ? item : {};
  const fields = fieldsOf(item);
  return {
    id: textOf(properties['id'] ?? fields['id']),
    etag: textOf(properties['eTag'] ?? properties['@odata.etag'] ?? fields['@odata.etag']),
    modifiedAt: textOf(properties['lastModifiedDateTime'] ?? fields['Modified']),
    modifiedBy: readEditor(item).name,
    problems: [],
  };
}

/** Who saved the row last, according to SharePoint; `oid` is null when that was an application. */
export function readEditor(item: unknown): Actor {
  const by = objectIn(item, 'lastModifiedBy');
  const user = objectIn(by, 'user');
  const who = Object.keys(user).length > 0 ? user : objectIn(by, 'application');
  const oid = textOf(user['id']);
  return { oid: oid === '' ? null : oid, name: textOf(who['displayName']) };
}
