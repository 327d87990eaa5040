import { memo, type ReactNode } from 'react';
import type { Column, TableRow } from './columns.ts';
import type { Look } from './look.ts';

/** One row. Scrolling draws the table anew many times a second; a row whose item is the same is left as it is. */
export const Row = memo(OneRow) as typeof OneRow;

function OneRow<Item>(props: {
  row: TableRow<Item>;
  /** Its place in the list, from nought. */
  index: number;
  columns: readonly Column<Item>[];
  look: Look;
  chosen: boolean;
  /** Told the element where its height matters. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}) {
  const { row, index, columns, look, chosen, measure } = props;
  const itemClass = chosen ? look.chosenRow : look.row;
  return (
    <tr
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-row={row.id}
      className={row.kind === 'item' ? itemClass : look.headingRow}
      {...(chosen ? { 'aria-current': true } : {})}
    >
      {row.kind === 'heading' ? (
        <th role="rowheader" scope="rowgroup" colSpan={columns.length} className={look.groupCell}>
          {row.content}
        </th>
      ) : (
        <Cells columns={columns} item={row.item} look={look} />
      )}
    </tr>
  );
}

const Cells = memo(AllCells) as typeof AllCells;

function AllCells<Item>(props: { columns: readonly Column<Item>[]; item: Item; look: Look }): ReactNode {
  const { columns, item, look } = props;
  return columns.map((column) =>
    column.namesRow === true ? (
      <th key={column.id} role="rowheader" scope="row" className={look.namingCell}>
        {column.cell(item)}
      </th>
    ) : (
      <td
        key={column.id}
        role="cell"
        className={column.screenOnly === true ? look.screenOnlyCell : look.cell}
      >
        {look.cards && (
          <span aria-hidden="true" className={look.label}>
            {column.heading}
          </span>
        )}
        <div>{column.cell(item)}</div>
      </td>
    ),
  );
}

/** Stands for rows that are not in the page. */
export function Space({ height, columns, look }: { height: number; columns: number; look: Look }) {
  return (
    <tr aria-hidden="true" className={look.headingRow}>
      <td colSpan={columns} className={look.space} style={{ height }} />
    </tr>
  );
}
