import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { nameOfAction, nameOfRisk } from '../../../shared/domain/item-title.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { Evidence } from '../../../shared/meetings/register-changes.ts';
import { standingOnThisAction } from '../../register/my-work.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { sinceWords } from './since-words.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    // A form in a line is as wide as the line, whatever its longest choice is.
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
  },
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { breakInside: 'avoid' },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    // A mark between two facts, which is not read out: "due 21 January 2026 · moved once in all". No line begins with it.
    '& > span:not(:last-child)::after': { content: "'·' / ''", marginLeft: tokens.spacingHorizontalS },
  },
  evidence: { margin: '2px 0 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  form: { paddingTop: tokens.spacingVerticalS, maxWidth: '640px', '@media print': { display: 'none' } },
  button: { '@media print': { display: 'none' } },
});

/** One item of the agenda: its heading with the count, and its lines or "None". */
export function Section<Line>(props: {
  id: string;
  title: string;
  lines: readonly Line[];
  /** Where some of the lines only stay for what is written into them; absent = all count. */
  count?: number;
  keyOf: (line: Line) => string;
  children: (line: Line) => ReactNode;
}) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const { id, title, lines, keyOf } = props;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title} ({props.count ?? lines.length})
      </h3>
      {lines.length === 0 ? (
        <p className={styles.none}>{w.none}</p>
      ) : (
        <ul className={styles.list}>
          {lines.map((line) => (
            <li key={keyOf(line)} className={styles.item}>
              {props.children(line)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function RiskLineView(props: { risk: Risk; facts: readonly ReactNode[]; evidence: Evidence }) {
  const { id: board } = useBoard();
  return (
    <>
      <ItemLink to={paths.risk(board, props.risk.key)}>{nameOfRisk(props.risk)}</ItemLink>
      <Facts facts={props.facts} />
      <Who evidence={props.evidence} />
    </>
  );
}

export function ActionLineView(props: {
  action: Action;
  facts: readonly ReactNode[];
  evidence: Evidence;
  /** A form that answers what the line asks; absent where there is nothing to decide. */
  form?: (onDone: () => void) => ReactNode;
  onOpen?: (open: boolean) => void;
}) {
  const { id: board } = useBoard();
  const styles = useStyles();
  const w = useWords(sinceWords);
  const register = useRegister();
  const { viewerOid } = useBoard();
  const [open, setOpened] = useState(false);
  const setOpen = (next: boolean) => {
    setOpened(next);
    props.onOpen?.(next);
  };
  const mayDecide = standingOnThisAction(props.action, register, viewerOid).mayDecide;
  return (
    <>
      <ItemLink to={paths.action(board, props.action.key)}>{nameOfAction(props.action)}</ItemLink>
      <Facts facts={props.facts} />
      <Who evidence={props.evidence} />
      {props.form !== undefined && !mayDecide && <p className={styles.evidence}>{w.whoDecides}</p>}
      {props.form !== undefined && mayDecide && (
        <div className={styles.button}>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? w.hide : w.decide}
          </Button>
        </div>
      )}
      {open && mayDecide && <div className={styles.form}>{props.form?.(() => setOpen(false))}</div>}
    </>
  );
}

function Facts({ facts }: { facts: readonly ReactNode[] }) {
  const styles = useStyles();
  if (facts.length === 0) return null;
  return (
    <div className={styles.facts}>
      {facts.map((fact, index) => (
        <span key={index}>{fact}</span>
      ))}
    </div>
  );
}

/** Who did it, when, and in what words: what makes a line more than a claim. */
function Who({ evidence }: { evidence: Evidence }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const language = useLanguage();
  const { board } = useRegister();
  if (evidence === null) return null;
  const { at, by, kind, text, reason } = evidence;
  const said = [text, reason].filter((part) => part !== '').join(' – ');
  const who = kind === 'hand edit' ? `${by.name} ${w.byHand}` : by.name;
  return (
    <p className={styles.evidence}>
      {who}, {momentInWords(at, board.settings.timeZone, language)}
      {said !== '' && `: ${said}`}
    </p>
  );
}
