import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';

// A row has many cells and a list many rows: what all of them share is one class and not fifteen.
const useRow = makeResetStyles({ '@media print': { breakInside: 'avoid' } });
const useCardRow = makeResetStyles({
  display: 'grid',
  rowGap: '4px',
  padding: '12px',
  borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
});
const useCell = makeResetStyles({
  padding: '8px',
  verticalAlign: 'top',
  textAlign: 'start',
  fontWeight: tokens.fontWeightRegular,
  overflowWrap: 'anywhere',
  borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  '@media print': { padding: '4px', overflowWrap: 'break-word' },
});
const useCardCell = makeResetStyles({
  display: 'grid',
  gridTemplateColumns: 'minmax(88px, 30%) 1fr',
  columnGap: '8px',
  padding: 0,
  textAlign: 'start',
  fontWeight: tokens.fontWeightRegular,
  overflowWrap: 'anywhere',
});

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media print': { fontSize: '11px', '& *': { fontSize: '11px', lineHeight: 1.35 } },
  },
  block: { display: 'block' },
  // Cards carry their headings in themselves.
  headOfCards: {
    display: 'block',
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
  namingOfCard: { display: 'block', order: -1, fontSize: tokens.fontSizeBase400 },
  label: { color: tokens.colorNeutralForeground3 },
  groupCell: {
    padding: '12px 8px 8px',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chosen: {
    boxShadow: `inset 4px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  screenOnly: { '@media print': { display: 'none' } },
  space: { padding: 0, border: 'none' },
});

/** The classes of a table's parts, as a table or as cards. */
export interface Look {
  readonly cards: boolean;
  readonly table: string;
  readonly head: string;
  readonly body: string;
  readonly row: string;
  readonly chosenRow: string;
  readonly headingRow: string;
  readonly cell: string;
  readonly screenOnly: string;
  readonly screenOnlyCell: string;
  readonly namingCell: string;
  readonly groupCell: string;
  readonly label: string;
  readonly space: string;
}

/** The same object for as long as the look is the same, so that rows that are there stay as they are. */
export function useLook(cards: boolean): Look {
  const styles = useStyles();
  const row = useRow();
  const cardRow = useCardRow();
  const cell = useCell();
  const cardCell = useCardCell();
  return useMemo(
    () => (cards ? lookOf(styles, cards, cardRow, cardCell) : lookOf(styles, cards, row, cell)),
    [styles, cards, row, cardRow, cell, cardCell],
  );
}

function lookOf(styles: ReturnType<typeof useStyles>, cards: boolean, row: string, cell: string): Look {
  const block = cards && styles.block;
  return {
    cards,
    table: mergeClasses(styles.table, block),
    head: cards ? styles.headOfCards : '',
    body: mergeClasses(block),
    row,
    chosenRow: mergeClasses(row, styles.chosen),
    headingRow: mergeClasses(block),
    cell,
    screenOnly: styles.screenOnly,
    screenOnlyCell: mergeClasses(cell, styles.screenOnly),
    namingCell: mergeClasses(cell, cards && styles.namingOfCard),
    groupCell: mergeClasses(styles.groupCell, block),
    label: styles.label,
    space: mergeClasses(styles.space, block),
  };
}
