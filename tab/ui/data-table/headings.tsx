import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowSort16Regular } from '@fluentui/react-icons/svg/arrow-sort';
import { ArrowSortDown16Regular } from '@fluentui/react-icons/svg/arrow-sort-down';
import { ArrowSortUp16Regular } from '@fluentui/react-icons/svg/arrow-sort-up';
import { memo, useId } from 'react';
import { useWords } from '../language.tsx';
import { uiWords } from '../ui-words.ts';
import type { Column, Sorting } from './columns.ts';

const useStyles = makeStyles({
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
  screenOnly: { '@media print': { display: 'none' } },
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
  sortCards: { display: 'flex', alignItems: 'center', columnGap: '8px', marginBottom: '8px' },
});

interface Headings<Item> {
  columns: readonly Column<Item>[];
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}

/** The line of column headings, left as it is while the rows below it come and go. */
export const HeadingRow = memo(AllHeadings) as typeof AllHeadings;

function AllHeadings<Item>({ columns, sorting, onSort }: Headings<Item>) {
  return (
    <tr role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <ColumnHeading key={column.id} column={column} sorting={sorting} onSort={onSort} />
      ))}
    </tr>
  );
}

function ColumnHeading<Item>(props: Omit<Headings<Item>, 'columns'> & { column: Column<Item> }) {
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
export function SortingOfCards<Item>(props: {
  columns: readonly Column<Item>[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}) {
  const { columns, sorting, onSort } = props;
  const styles = useStyles();
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
    <div className={styles.sortCards}>
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
