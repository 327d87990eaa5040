import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RowProblem } from '../../shared/domain/row.ts';
import { rowProblemInWords } from '../../shared/domain/row-problem-in-words.ts';
import { useLanguage } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)',
    gap: `6px ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  // For a room to read from the back row.
  large: {
    gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)',
    gap: '8px 24px',
    fontSize: '1.125rem',
    lineHeight: 1.45,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '2px' },
  },
  largeTerm: { maxWidth: 'none' },
  term: { color: tokens.colorNeutralForeground3, maxWidth: '160px' },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: '4px' },
  item: { overflowWrap: 'anywhere' },
  problems: { margin: 0, paddingLeft: '18px' },
});

/** A part of an item's page under its own heading. */
export function Section(props: { heading: string; level?: 2 | 3; children: ReactNode }) {
  const styles = useStyles();
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section className={styles.section}>
      <Heading className={styles.heading}>{props.heading}</Heading>
      {props.children}
    </section>
  );
}

/** Names and values. An entry whose value is null is left out. */
export function Facts(props: {
  entries: readonly (readonly [name: string, value: ReactNode])[];
  large?: boolean;
}) {
  const { entries, large = false } = props;
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.facts, large && styles.large)}>
      {entries
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => [
          <dt key={`name of ${name}`} className={mergeClasses(styles.term, large && styles.largeTerm)}>
            {name}
          </dt>,
          <dd key={name} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  );
}

/** Several texts as a list; `none` when there are none. */
export function TextList({ items, none }: { items: readonly string[]; none: string }) {
  const styles = useStyles();
  if (items.length === 0) return <div className={styles.term}>{none}</div>;
  return (
    <ul className={styles.list}>
      {items.map((item, index) => (
        <li key={`${index} ${item}`} className={styles.item}>
          {item}
        </li>
      ))}
    </ul>
  );
}

/** Cells of the row that could not be read as their column means them: what is there, and what to do. */
export function RowProblems({ problems }: { problems: readonly RowProblem[] }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = uiWords(language);
  if (problems.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{w.cellsToCheck(problems.length)}</MessageBarTitle>
        <ul className={styles.problems}>
          {problems.map((problem, index) => (
            <li key={`${index} ${problem.column}`}>
              <strong>{problem.column}</strong> {w.holds(problem.raw)}{' '}
              {rowProblemInWords(problem.message, language)}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
