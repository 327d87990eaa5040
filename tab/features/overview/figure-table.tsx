import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../../ui/language.tsx';
import { pageWords } from './page-words.ts';

const useStyles = makeStyles({
  // Numbers of two dimensions may scroll sideways where they do not fit; the page never does.
  scroll: {
    position: 'relative',
    overflowX: 'auto',
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media print': { overflowX: 'visible' },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      padding: '4px 6px',
      textAlign: 'start',
      verticalAlign: 'top',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
    '& thead th': { verticalAlign: 'bottom', backgroundColor: tokens.colorNeutralBackground3 },
    '& tbody th': { minWidth: '120px', overflowWrap: 'anywhere', fontWeight: tokens.fontWeightRegular },
    '& tr': { breakInside: 'avoid' },
  },
  caption: {
    padding: '6px',
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  numberCell: { fontVariantNumeric: 'tabular-nums' },
  zero: { color: tokens.colorNeutralForeground3 },
  button: {
    minWidth: '28px',
    minHeight: '24px',
    padding: '0 4px',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'underline',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media print': { color: 'inherit', textDecorationLine: 'none' },
  },
  pressed: { fontWeight: tokens.fontWeightBold, border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
});

/** On the element: the table's own selectors for its cells are stronger than a class. */
const toEnd = { textAlign: 'end' } as const;

/** The numbers of a picture. */
export function FigureTable(props: { caption: string; head: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  const w = useWords(pageWords);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={w.scrollRegion(props.caption)}>
      <table className={styles.table}>
        <caption className={styles.caption}>{props.caption}</caption>
        <thead>{props.head}</thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}

/** A number that, pressed, shows what it counts; nought shows nothing. */
export function NumberCell(props: {
  count: number;
  /** What it counts, for those who listen: "Priority 1, overdue, red". */
  what: string;
  pressed: boolean;
  onPress: () => void;
}) {
  const { count, what, pressed, onPress } = props;
  const styles = useStyles();
  const w = useWords(pageWords);
  return (
    <td className={styles.numberCell} style={toEnd}>
      {count === 0 ? (
        <span className={styles.zero}>0</span>
      ) : (
        <button
          type="button"
          data-printed
          className={mergeClasses(styles.button, pressed && styles.pressed)}
          aria-pressed={pressed}
          aria-label={`${count}. ${w.showThem(what)}`}
          onClick={onPress}
        >
          {count.toLocaleString('en-GB')}
        </button>
      )}
    </td>
  );
}

export function NumberHeading(props: { scope: 'col' | 'colgroup'; colSpan?: number; children: ReactNode }) {
  return (
    <th
      scope={props.scope}
      style={toEnd}
      {...(props.colSpan === undefined ? {} : { colSpan: props.colSpan })}
    >
      {props.children}
    </th>
  );
}

export function TotalCell({ total }: { total: number }) {
  return (
    <td className={useStyles().numberCell} style={toEnd}>
      {total.toLocaleString('en-GB')}
    </td>
  );
}
