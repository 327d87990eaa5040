import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { nameOfAction } from '../../../shared/domain/item-title.ts';
import { useBoard } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useWords } from '../../ui/language.tsx';
import { pageWords } from './page-words.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  part: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  lead: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  beside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media screen and (min-width: 1300px)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)' },
  },
  picture: {
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { breakInside: 'avoid', border: '0', padding: 0 },
  },
  chosen: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  chosenHeading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  list: { margin: '8px 0', paddingLeft: '20px', display: 'grid', rowGap: '2px', overflowWrap: 'anywhere' },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
  onScreen: { '@media print': { display: 'none' } },
});

/** One picture of the page: its heading, what it shows in a sentence, and the rest. */
export function PictureSection(props: { heading: string; sentence: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {props.heading}
      </h2>
      {props.sentence !== '' && <p className={styles.lead}>{props.sentence}</p>}
      {props.children}
    </section>
  );
}

/** What a picture can be counted by or narrowed to. */
export function Choices({ children }: { children: ReactNode }) {
  return <div className={useStyles().choices}>{children}</div>;
}

/** A heading within a picture's section. */
export function PartHeading({ children }: { children: ReactNode }) {
  return <h3 className={useStyles().part}>{children}</h3>;
}

export function Note({ children }: { children: ReactNode }) {
  return <p className={useStyles().note}>{children}</p>;
}

/** What to press; on paper there is nothing to press. */
export function Hint({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <p className={mergeClasses(styles.note, styles.onScreen)}>{children}</p>;
}

/** A picture and its table: side by side where there is room, the picture first where there is not. */
export function Beside({ picture, table }: { picture: ReactNode; table: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.beside}>
      <div className={styles.picture}>{picture}</div>
      {table}
    </div>
  );
}

/** What was chosen in a picture or its table: each a link to its own page. Focus comes here, so that the list is found. */
export function ChosenActions(props: { what: string; actions: readonly Action[]; onClose: () => void }) {
  const { what, actions, onClose } = props;
  const styles = useStyles();
  const { id: board } = useBoard();
  const w = useWords(pageWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [what]);
  return (
    <div className={styles.chosen}>
      <h3 ref={heading} tabIndex={-1} className={styles.chosenHeading}>
        {what} ({actions.length})
      </h3>
      <ul className={styles.list}>
        {actions.map((action) => (
          <li key={action.id}>
            <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
          </li>
        ))}
      </ul>
      <Button className={styles.onScreen} onClick={onClose}>
        {w.hideThem}
      </Button>
    </div>
  );
}
