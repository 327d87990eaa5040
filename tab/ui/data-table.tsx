import { memo, useRef, useState, type ReactNode } from 'react';
import { leastWidthOf, widthOf, type Column, type Sorting, type TableRow } from './data-table/columns.ts';
import { HeadingRow, SortingOfCards } from './data-table/headings.tsx';
import { useLook } from './data-table/look.ts';
import { useNarrowerThan } from './data-table/narrow.ts';
import { Row, Space } from './data-table/row.tsx';
import { useRowsInPage } from './data-table/rows-in-page.ts';
import { KeepPlace } from './keep-place.tsx';
import { usePrinting } from './printing.ts';

export type { Column, Sorting, TableRow } from './data-table/columns.ts';

/**
 * A table that stays a table for those who listen, turns into cards where it has not the room its columns need, and keeps only the
 * rows near the window in the page once there are many. The row that holds focus is never taken away.
 */
export const DataTable = memo(Table) as typeof Table;

function Table<Item>(props: {
  caption: string;
  columns: readonly Column<Item>[];
  rows: readonly TableRow<Item>[];
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  chosenId?: string | null;
  /** What the person chose to see, as text. Given, rows that change by themselves never move what is being read. */
  view?: string;
  /** Shown in its place, which it comes back to as it was; null = the table. */
  instead?: ReactNode;
}) {
  const { caption, columns, rows, sorting, onSort, chosenId, view, instead = null } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const printing = usePrinting();
  const [isNarrow, container] = useNarrowerThan(leastWidthOf(columns));
  // Paper is narrow, and still a table's place.
  const cards = isNarrow && !printing;
  const look = useLook(cards);
  const inPage = useRowsInPage({
    name: `${caption} ${cards ? 'as cards' : 'as a table'}`,
    rows,
    view,
    whole: printing,
    focusedId,
    body,
  });
  if (instead !== null) return instead;

  let reached = 0;
  return (
    <KeepPlace
      body={body}
      rows={rows}
      view={view === undefined ? undefined : `${view} ${sorting?.column ?? ''} ${sorting?.direction ?? ''}`}
      topOf={inPage.topOf}
    >
      <div ref={container}>
        {cards && onSort !== undefined && sorting !== undefined && (
          <SortingOfCards columns={columns} sorting={sorting} onSort={onSort} />
        )}
        <table className={look.table} role="table" aria-rowcount={rows.length + 1} aria-label={caption}>
          <colgroup>
            {columns.map((column) => (
              <col
                key={column.id}
                className={column.screenOnly === true ? look.screenOnly : undefined}
                style={{ width: widthOf(column, columns) }}
              />
            ))}
          </colgroup>
          <thead role="rowgroup" className={look.head}>
            <HeadingRow columns={columns} sorting={sorting} onSort={onSort} />
          </thead>
          <tbody
            role="rowgroup"
            ref={body}
            className={look.body}
            onFocus={(event) => setFocusedId(rowIdOf(event.target))}
            onBlur={() => setFocusedId(null)}
          >
            {inPage.shown.map(({ index, start, end }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const gap = start - reached;
              reached = end;
              return [
                gap > 0.5 && (
                  <Space key={`before ${row.id}`} height={gap} columns={columns.length} look={look} />
                ),
                <Row
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  look={look}
                  chosen={row.id === chosenId}
                  measure={inPage.measure}
                />,
              ];
            })}
            {inPage.total - reached > 0.5 && (
              <Space height={inPage.total - reached} columns={columns.length} look={look} />
            )}
          </tbody>
        </table>
      </div>
    </KeepPlace>
  );
}

function rowIdOf(element: Element): string | null {
  return element.closest('tr')?.getAttribute('data-row') ?? null;
}
