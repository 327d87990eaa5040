import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { columnsOfScoring } from '../../../shared/contracts/put-cell-right.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { QualityItem, QualityProblem } from '../../../shared/domain/data-quality.ts';
import { nameOfAction, nameOfRisk } from '../../../shared/domain/item-title.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { dueDoubtInWords } from '../../../shared/domain/due-doubt-in-words.ts';
import { rowProblemInWords } from '../../../shared/domain/row-problem-in-words.ts';
import { viewerIsManager } from '../../register/is-manager.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { CellForm } from './cell-form.tsx';
import { qualityWords } from './quality-words.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  about: { flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' },
  facts: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalS,
    maxWidth: '640px',
  },
});

export interface QualityForms {
  readonly acts: (action: Action, onDone: () => void) => ReactNode;
  readonly updateForm: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
  readonly reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}

/** One thing to see to, with the way to put it right beside it. */
export function ProblemLine(props: {
  problem: QualityProblem;
  forms: QualityForms;
  openLink: (url: string) => Promise<boolean>;
  onOpened: (open: boolean) => void;
}) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const register = useRegister();
  const { id: board, viewerOid } = useBoard();
  const name = useId();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const [notOpened, setNotOpened] = useState(false);
  const { problem, forms, onOpened } = props;
  const form = formFor(problem, forms, viewerIsManager(register, viewerOid));
  useEffect(() => {
    // The form had the focus and is gone: give it back to what opened it.
    if (wasOpen.current && !open) place.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  const show = (next: boolean) => {
    setOpen(next);
    onOpened(next);
  };
  return (
    <>
      <div className={styles.line} ref={place}>
        <div className={styles.about}>
          <span id={name}>
            <ItemName item={problem.item} />
          </span>
          <Facts problem={problem} />
        </div>
        {form !== null && (
          <Button size="small" aria-expanded={open} aria-describedby={name} onClick={() => show(!open)}>
            {open ? w.hide : w[form.button]}
          </Button>
        )}
        {problem.item.list === 'people' && <ItemLink to={paths.receipts(board)}>{w.remindersSent}</ItemLink>}
        {(form === null || problem.kind === 'unread cell') && problem.item.list !== 'people' && (
          <Button
            size="small"
            aria-describedby={name}
            onClick={() => {
              void props
                .openLink(rowAddress(register.board.siteUrl, problem.item))
                .then((opened) => setNotOpened(!opened));
            }}
          >
            {w.openInSharePoint}
          </Button>
        )}
      </div>
      {notOpened && (
        <p role="alert" className={styles.facts}>
          {w.cannotOpen}
        </p>
      )}
      {open && form !== null && <div className={styles.form}>{form.show(() => setOpen(false))}</div>}
    </>
  );
}

function ItemName({ item }: { item: QualityItem }) {
  const { id: board } = useBoard();
  const { riskByKey } = useRegister();
  switch (item.list) {
    case 'risks':
      return <ItemLink to={paths.risk(board, item.row.key)}>{nameOfRisk(item.row)}</ItemLink>;
    case 'actions':
      return <ItemLink to={paths.action(board, item.row.key)}>{nameOfAction(item.row)}</ItemLink>;
    case 'controls': {
      const risk = riskByKey.get(item.row.riskKey ?? '');
      const name = item.row.heading === '' ? item.row.text : item.row.heading;
      return risk === undefined ? name : <ItemLink to={paths.risk(board, risk.key)}>{name}</ItemLink>;
    }
    case 'groups':
    case 'people':
      return item.row.name;
  }
}

function Facts({ problem }: { problem: QualityProblem }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = qualityWords(language);
  const { kind, names, date, cell } = problem;
  const facts = [
    kind === 'score off'
      ? w.scoreOff(names)
      : kind === 'unread cell' || kind === 'repeated reference'
        ? ''
        : names.join(', '),
    date === null ? '' : w.since(date),
    cell === null
      ? ''
      : kind === 'unread cell'
        ? `${w.found(cell.column, cell.raw)} ${rowProblemInWords(cell.message, language)}`
        : kind === 'date to check'
          ? dueDoubtInWords(cell.message, language)
          : rowProblemInWords(cell.message, language),
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? null : <p className={styles.facts}>{facts.join(' · ')}</p>;
}

interface ProblemForm {
  readonly button: 'putRight' | 'review' | 'update';
  readonly show: (onDone: () => void) => ReactNode;
}

/** Which form puts it right; null where only the row in SharePoint does. */
function formFor(problem: QualityProblem, forms: QualityForms, isManager: boolean): ProblemForm | null {
  const { kind, item } = problem;
  switch (kind) {
    case 'no lead':
    case 'lead left':
    case 'lead unknown':
    case 'no date':
      return item.list === 'actions'
        ? { button: 'putRight', show: (onDone) => forms.acts(item.row, onDone) }
        : null;
    case 'date to check':
    case 'green but overdue':
      return item.list === 'actions'
        ? { button: 'update', show: (onDone) => forms.updateForm(item.row, onDone) }
        : null;
    case 'past review':
    case 'no review date':
    case 'not scored':
    case 'residual above gross':
    case 'scheme changed':
    case 'scheme gone':
      return item.list === 'risks'
        ? { button: 'review', show: (onDone) => forms.reviewForm(item.row, onDone) }
        : null;
    case 'score off':
      // A review scores anew what stands now; the others are corrected where they were written.
      return item.list === 'risks' && problem.names[0] === 'current'
        ? { button: 'review', show: (onDone) => forms.reviewForm(item.row, onDone) }
        : null;
    case 'unread cell':
      return isManager ? formForCell(problem, forms) : null;
    default:
      return null;
  }
}

/** A cell that is empty and should not be, or a score, has its own way: who leads, the date, the scoring. */
function formForCell({ item, cell }: QualityProblem, forms: QualityForms): ProblemForm | null {
  if (cell === null) return null;
  if (item.list === 'actions') {
    const hasOwnForm = cell.raw === '' && ['Leads', 'Current due'].includes(cell.column);
    return {
      button: 'putRight',
      show: (onDone) =>
        hasOwnForm ? forms.acts(item.row, onDone) : <CellForm item={item} cell={cell} onDone={onDone} />,
    };
  }
  if (item.list !== 'risks') return null;
  return columnsOfScoring.includes(cell.column)
    ? { button: 'review', show: (onDone) => forms.reviewForm(item.row, onDone) }
    : { button: 'putRight', show: (onDone) => <CellForm item={item} cell={cell} onDone={onDone} /> };
}

const listNames: Readonly<Record<QualityItem['list'], string>> = {
  risks: 'Risks',
  actions: 'Actions',
  controls: 'Controls',
  groups: 'Groups',
  people: 'People',
};

/** The form in which SharePoint edits a row. */
function rowAddress(siteUrl: string, { list, row }: QualityItem): string {
  return `${siteUrl}/Lists/${listNames[list]}/EditForm.aspx?ID=${encodeURIComponent(row.id)}`;
}

/** Stays the same while the problem lasts. */
export const nameOfProblem = ({ kind, item, names, cell }: QualityProblem): string =>
  [kind, item.list, item.row.id, ...names, cell?.column ?? ''].join('|');
