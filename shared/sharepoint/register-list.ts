import type { Row } from '../domain/row.ts';
import type { ListDefinition } from './list-definition.ts';

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
  /**
   * The entity of a Graph `listItem` with expanded `fields`. Never throws for a row edited by hand: what cannot be
   * read takes a harmless value, and `problems` says what was found and what to do.
   */
  read(item: unknown, site: SiteReading): Entity;
  /** Graph `fields` for the values given, and only their columns; null clears a column. */
  write(values: Partial<Omit<Entity, keyof Row>>): Record<string, unknown>;
}
