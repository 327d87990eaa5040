import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowSort16Regular } from '@fluentui/react-icons/svg/arrow-sort';
import { ArrowSortDown16Regular } from '@fluentui/react-icons/svg/arrow-sort-down';
import { ArrowSortUp16Regular } from '@fluentui/react-icons/svg/arrow-sort-up';
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  memo,
  startTransition,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { KeepPlace } from './keep-place.tsx';
import { useWords } from './language.tsx';
import { usePrinting } from './printing.ts';
import { uiWords } from './ui-words.ts';

export interface Column<Item> {
  id: string;
  heading: string;
  /** Share of the width; the shares of all columns are compared. */
  share: number;
  /** A width of its own instead of a share, in CSS; the naming column then takes what is left. */
  width?: string;
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

/** Below this many rows everything is in the page, so that Find in page and reading on end reach all of it. */
const rowsInFull = 150;

/** So many rows are drawn in the blink of an eye. */
const rowsAtOnce = 30;
/** Whoever still types would wait for rows that are gone with the next letter. */
const restAfterMs = 300;

/**
 * Whether only the rows near the window stand in the page: always where there are many. Where a list is short it stands there whole,
 * but once the person chose to see other rows, those in sight come first and the others when nobody waits for anything.
 */
function useNearOnly(rows: number, view: string | undefined): boolean {
  const [drawn, setDrawn] = useState(view);
  useEffect(() => {
    const rest = setTimeout(() => startTransition(() => setDrawn(view)), restAfterMs);
    return () => clearTimeout(rest);
  }, [view]);
  return rows > rowsInFull || (rows > rowsAtOnce && drawn !== view);
}

/** Where a container is narrower than this, each row becomes a small card with its headings written in it. */
const narrow = '@container (max-width: 719px)';

const useStyles = makeStyles({
  // Paper is narrow, and still a table's place: it is never turned into cards there.
  container: { containerType: 'inline-size', '@media print': { containerType: 'normal' } },
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    [narrow]: { display: 'block' },
    '@media print': { fontSize: '11px', '& *': { fontSize: '11px', lineHeight: 1.35 } },
  },
  block: { [narrow]: { display: 'block' } },
  head: {
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      '& tr': { display: 'flex', flexWrap: 'wrap' },
      // Whoever gets to the headings with the keyboard has to see where they are.
      ':focus-within': {
        position: 'static',
        width: 'auto',
        height: 'auto',
        overflow: 'visible',
        clipPath: 'none',
      },
    },
  },
  heading: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: '4px 8px',
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  sortButton: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    width: '100%',
    minHeight: '28px',
    padding: 0,
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    '@media print': { '& svg': { display: 'none' } },
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  sortIcon: { flexShrink: 0 },
  notSorted: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  row: {
    '@media print': { breakInside: 'avoid' },
    [narrow]: {
      display: 'grid',
      rowGap: '4px',
      padding: '12px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  chosen: {
    boxShadow: `inset 4px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  cell: {
    padding: '8px',
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { padding: '4px', overflowWrap: 'break-word' },
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(88px, 30%) 1fr',
      columnGap: '8px',
      padding: 0,
      borderBottom: 'none',
    },
  },
  naming: { [narrow]: { display: 'block', order: -1, fontSize: tokens.fontSizeBase400 } },
  cellLabel: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    [narrow]: { display: 'block' },
  },
  noLabel: { [narrow]: { display: 'none' } },
  groupCell: {
    padding: '12px 8px 8px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'block' },
  },
  screenOnly: { '@media print': { display: 'none' } },
  space: { padding: 0, border: 'none' },
  sortNarrow: {
    display: 'none',
    alignItems: 'center',
    columnGap: '8px',
    marginBottom: '8px',
    [narrow]: { display: 'flex' },
  },
});

type Styles = ReturnType<typeof useStyles>;

/**
 * A table that stays a table for those who listen, turns into cards where it is narrow, and keeps only the rows near the
 * window in the page once there are many. The row that holds focus is never taken away.
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
}) {
  const { caption, columns, rows, sorting, onSort, chosenId, view } = props;
  const styles = useStyles();
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const printing = usePrinting();
  const nearOnly = useNearOnly(rows.length, view);
  const virtual = nearOnly && !printing;
  const focusedIndex = useMemo(
    () => (virtual && focusedId !== null ? rows.findIndex((row) => row.id === focusedId) : -1),
    [virtual, rows, focusedId],
  );

  useLayoutEffect(() => {
    if (body.current !== null) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [rows.length]);

  const virtualizer = useWindowVirtualizer({
    count: virtual ? rows.length : 0,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? 56 : 76),
    // Another function would make it place all rows anew at each drawing.
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 3,
    scrollMargin: offset,
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        if (focusedIndex < 0 || indexes.includes(focusedIndex)) return indexes;
        return [...indexes, focusedIndex].sort((first, second) => first - second);
      },
      [focusedIndex],
    ),
  });

  const shown = virtual
    ? virtualizer
        .getVirtualItems()
        .map(({ index, start, end }) => ({ index, start: start - offset, end: end - offset }))
    : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const total = virtual ? virtualizer.getTotalSize() : 0;
  let reached = 0;
  const topOf = (id: string): number | null => {
    const index = virtual ? rows.findIndex((row) => row.id === id) : -1;
    return virtualizer.measurementsCache[index]?.start ?? null;
  };

  return (
    <KeepPlace
      body={body}
      rows={rows}
      view={view === undefined ? undefined : `${view} ${sorting?.column ?? ''} ${sorting?.direction ?? ''}`}
      topOf={topOf}
    >
      <div className={styles.container}>
        {onSort !== undefined && sorting !== undefined && (
          <NarrowSorting className={styles.sortNarrow} columns={columns} sorting={sorting} onSort={onSort} />
        )}
        <table className={styles.table} role="table" aria-rowcount={rows.length + 1} aria-label={caption}>
          <colgroup>
            {columns.map((column) => (
              <col
                key={column.id}
                className={column.screenOnly === true ? styles.screenOnly : undefined}
                style={{ width: widthOf(column, columns) }}
              />
            ))}
          </colgroup>
          <thead role="rowgroup" className={styles.head}>
            <tr role="row" aria-rowindex={1}>
              {columns.map((column) => (
                <ColumnHeading key={column.id} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody
            role="rowgroup"
            ref={body}
            className={styles.block}
            onFocus={(event) => setFocusedId(rowIdOf(event.target))}
            onBlur={() => setFocusedId(null)}
          >
            {shown.map(({ index, start, end }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const gap = start - reached;
              reached = end;
              return [
                virtual && gap > 0.5 && (
                  <Space key={`before ${row.id}`} height={gap} columns={columns.length} styles={styles} />
                ),
                <tr
                  key={row.id}
                  ref={virtual ? virtualizer.measureElement : undefined}
                  role="row"
                  aria-rowindex={index + 2}
                  data-index={index}
                  data-row={row.id}
                  className={mergeClasses(
                    row.kind === 'item' ? styles.row : styles.block,
                    row.id === chosenId && styles.chosen,
                  )}
                  {...(row.id === chosenId ? { 'aria-current': true } : {})}
                >
                  {row.kind === 'heading' ? (
                    <th
                      role="rowheader"
                      scope="rowgroup"
                      colSpan={columns.length}
                      className={styles.groupCell}
                    >
                      {row.content}
                    </th>
                  ) : (
                    <ItemCells columns={columns} item={row.item} styles={styles} />
                  )}
                </tr>,
              ];
            })}
            {virtual && total - reached > 0.5 && (
              <Space height={total - reached} columns={columns.length} styles={styles} />
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

function widthOf<Item>(column: Column<Item>, columns: readonly Column<Item>[]): string {
  if (column.width !== undefined) return column.width;
  if (column.namesRow === true && columns.some(({ width }) => width !== undefined)) return 'auto';
  return `${(100 * column.share) / columns.reduce((sum, { share }) => sum + share, 0)}%`;
}

function Space({ height, columns, styles }: { height: number; columns: number; styles: Styles }) {
  return (
    <tr aria-hidden="true" className={styles.block}>
      <td colSpan={columns} className={mergeClasses(styles.space, styles.block)} style={{ height }} />
    </tr>
  );
}

/** Scrolling draws the table anew many times a second; a row whose item is the same is left as it is. */
const ItemCells = memo(AllCells) as typeof AllCells;

function AllCells<Item>(props: { columns: readonly Column<Item>[]; item: Item; styles: Styles }): ReactNode {
  const { columns, item, styles } = props;
  return columns.map((column) => <Cell key={column.id} column={column} item={item} styles={styles} />);
}

function Cell<Item>({ column, item, styles }: { column: Column<Item>; item: Item; styles: Styles }) {
  const content = column.cell(item);
  if (column.namesRow === true) {
    return (
      <th role="rowheader" scope="row" className={mergeClasses(styles.cell, styles.naming)}>
        {content}
      </th>
    );
  }
  return (
    <td role="cell" className={mergeClasses(styles.cell, column.screenOnly === true && styles.screenOnly)}>
      <span aria-hidden="true" className={styles.cellLabel}>
        {column.heading}
      </span>
      <div>{content}</div>
    </td>
  );
}

function ColumnHeading<Item>(props: {
  column: Column<Item>;
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}) {
  const { column, sorting, onSort } = props;
  const styles = useStyles();
  const direction = sorting?.column === column.id ? sorting.direction : undefined;
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th
        role="columnheader"
        scope="col"
        className={mergeClasses(styles.heading, column.screenOnly === true && styles.screenOnly)}
      >
        {column.heading}
      </th>
    );
  }
  return (
    <th role="columnheader" scope="col" aria-sort={direction ?? 'none'} className={styles.heading}>
      <button
        type="button"
        data-printed
        className={styles.sortButton}
        onClick={() =>
          onSort({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
        }
      >
        {column.heading}
        {direction === 'ascending' && <ArrowSortUp16Regular className={styles.sortIcon} aria-hidden="true" />}
        {direction === 'descending' && (
          <ArrowSortDown16Regular className={styles.sortIcon} aria-hidden="true" />
        )}
        {direction === undefined && <ArrowSort16Regular className={styles.notSorted} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Cards have no column headings to press, so sorting is a choice above them. */
function NarrowSorting<Item>(props: {
  className: string;
  columns: readonly Column<Item>[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const { className, columns, sorting, onSort } = props;
  const id = useId();
  const w = useWords(uiWords);
  const options = columns
    .filter((column) => column.sortable === true)
    .flatMap((column) =>
      (['ascending', 'descending'] as const).map((direction) => ({
        value: `${column.id} ${direction}`,
        label: w.sortedBy(column.heading, direction),
        sorting: { column: column.id, direction },
      })),
    );
  return (
    <div className={className}>
      <label htmlFor={id}>{w.sortBy}</label>
      <Select
        id={id}
        value={`${sorting.column} ${sorting.direction}`}
        onChange={(_, { value }) => {
          const chosen = options.find((option) => option.value === value);
          if (chosen !== undefined) onSort(chosen.sorting);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}
