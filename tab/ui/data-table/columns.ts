import type { ReactNode } from 'react';

export interface Column<Item> {
  id: string;
  heading: string;
  /** Share of the width; the shares of all columns are compared. */
  share: number;
  /** Pixels of its own instead of a share; the naming column then takes what is left. */
  width?: number;
  /** Left out on paper, where nothing can be pressed. */
  screenOnly?: boolean;
  cell: (item: Item) => ReactNode;
  /** The cell that names the row. Exactly one column has it. */
  namesRow?: boolean;
  sortable?: boolean;
}

export interface Sorting {
  column: string;
  direction: 'ascending' | 'descending';
}

export type TableRow<Item> =
  | { kind: 'heading'; id: string; level: 2 | 3; content: ReactNode }
  /** `stamp` is another once the item's own row was saved anew. */
  | { kind: 'item'; id: string; item: Item; stamp?: string };

/** A column's width in CSS. */
export function widthOf<Item>(column: Column<Item>, columns: readonly Column<Item>[]): string {
  if (column.width !== undefined) return `${column.width}px`;
  if (column.namesRow === true && columns.some(({ width }) => width !== undefined)) return 'auto';
  return `${(100 * column.share) / columns.reduce((sum, { share }) => sum + share, 0)}%`;
}

/** Narrower, in pixels, the words of a column break into pieces: of the one that names the row, and of any other. */
const leastNaming = 200;
const leastOther = 75;

/** Pixels below which a table of these columns is better read as cards. */
export function leastWidthOf<Item>(columns: readonly Column<Item>[]): number {
  return columns.reduce(
    (sum, { width, namesRow }) => sum + (width ?? (namesRow === true ? leastNaming : leastOther)),
    0,
  );
}
