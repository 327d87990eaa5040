import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import {
  findQualityProblems,
  qualityKinds,
  type QualityItem,
  type QualityKind,
  type QualityProblem,
} from '../../../shared/domain/data-quality.ts';
import { nameOfAction, nameOfRisk } from '../../../shared/domain/item-title.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ChoiceFilter, Filters } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import { qualityWords } from './quality-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '1100px' },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  fix: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalXS },
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  about: { flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' },
  facts: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: { paddingTop: tokens.spacingVerticalS, maxWidth: '640px' },
});

export interface QualityForms {
  readonly acts: (action: Action, onDone: () => void) => ReactNode;
  readonly updateForm: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
  readonly reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}

/** So many lines of one kind at first: a register brought in from paper can have hundreds, and a page is read from the top. */
const shownAtFirst = 20;

/** What in the register contradicts itself or lacks something, each with the way to put it right beside it. */
export function DataQualityPage(props: { forms: QualityForms; openLink: (url: string) => Promise<boolean> }) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const { id: board } = useBoard();
  const register = useRegister();
  const [kind, setKind] = useState<QualityKind | ''>('');
  const [group, setGroup] = useState('');
  const { risks, actions, controlsByRisk, groups, directory, board: info, today } = register;
  const problems = useMemo(
    () =>
      findQualityProblems({
        risks,
        actions,
        controls: [...controlsByRisk.values()].flat(),
        groups,
        directory,
        schemes: info.schemes,
        scheme: info.settings.scheme,
        today,
      }),
    [risks, actions, controlsByRisk, groups, directory, info, today],
  );
  useScrollMemory(`data quality ${board}`);
  const shown = problems.filter(
    (problem) => (kind === '' || problem.kind === kind) && (group === '' || groupOf(problem.item) === group),
  );
  const items = new Set(shown.map(({ item }) => `${item.list} ${item.row.id}`)).size;
  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        <p className={styles.summary} role="status">
          {problems.length === 0 ? w.clean : w.summary(shown.length, items)}
        </p>
      </div>
      {problems.length > 0 && (
        <Filters label={w.filterLabel}>
          <ChoiceFilter<QualityKind | ''>
            label={w.kind}
            value={kind}
            options={[
              { value: '', label: w.everyKind },
              ...qualityKinds
                .map((value) => ({
                  value,
                  count: problems.filter((problem) => problem.kind === value).length,
                }))
                .filter(({ count }) => count > 0)
                .map(({ value, count }) => ({ value, label: `${w.kinds[value].title} (${count})` })),
            ]}
            onChange={setKind}
          />
          <ChoiceFilter
            label={w.group}
            value={group}
            options={[
              { value: '', label: w.everyGroup },
              ...groups.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            onChange={setGroup}
          />
        </Filters>
      )}
      {problems.length > 0 && shown.length === 0 && <EmptyState>{w.nothingHere}</EmptyState>}
      {qualityKinds.map((each) => (
        <KindSection
          key={each}
          kind={each}
          problems={shown.filter((problem) => problem.kind === each)}
          forms={props.forms}
          openLink={props.openLink}
        />
      ))}
    </div>
  );
}

function KindSection(props: {
  kind: QualityKind;
  problems: readonly QualityProblem[];
  forms: QualityForms;
  openLink: (url: string) => Promise<boolean>;
}) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const [all, setAll] = useState(false);
  const { kind, problems } = props;
  if (problems.length === 0) return null;
  const id = `quality-${kind.replaceAll(' ', '-')}`;
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {w.kinds[kind].title} ({problems.length})
      </h2>
      <p className={styles.fix}>{w.kinds[kind].fix}</p>
      <ul className={styles.list}>
        {shown.map((problem) => (
          <li key={nameOf(problem)} className={styles.item}>
            <Problem problem={problem} forms={props.forms} openLink={props.openLink} />
          </li>
        ))}
      </ul>
      {shown.length < problems.length && (
        <div>
          <Button onClick={() => setAll(true)}>{w.more(problems.length - shown.length)}</Button>
        </div>
      )}
    </section>
  );
}

function Problem(props: {
  problem: QualityProblem;
  forms: QualityForms;
  openLink: (url: string) => Promise<boolean>;
}) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const { board } = useRegister();
  const [open, setOpen] = useState(false);
  const [notOpened, setNotOpened] = useState(false);
  const { problem, forms } = props;
  const form = formFor(problem, forms);
  return (
    <>
      <div className={styles.line}>
        <div className={styles.about}>
          <ItemName item={problem.item} />
          <Facts problem={problem} />
        </div>
        {form !== null && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? w.hide : w[form.button]}
          </Button>
        )}
        {form === null && (
          <Button
            size="small"
            onClick={() => {
              void props
                .openLink(rowAddress(board.siteUrl, problem.item))
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
      return item.row.name;
  }
}

function Facts({ problem }: { problem: QualityProblem }) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const { kind, names, date, cell } = problem;
  const facts = [
    kind === 'unread cell' || kind === 'repeated reference' ? '' : names.join(', '),
    date === null ? '' : w.since(date),
    cell === null
      ? ''
      : kind === 'unread cell'
        ? `${w.found(cell.column, cell.raw)} ${cell.message}`
        : cell.message,
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? null : <p className={styles.facts}>{facts.join(' · ')}</p>;
}

interface ProblemForm {
  readonly button: 'putRight' | 'review' | 'update';
  readonly show: (onDone: () => void) => ReactNode;
}

/** Which form puts it right; null where only the row in SharePoint does. */
function formFor({ kind, item }: QualityProblem, forms: QualityForms): ProblemForm | null {
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
    default:
      return null;
  }
}

const listNames: Readonly<Record<QualityItem['list'], string>> = {
  risks: 'Risks',
  actions: 'Actions',
  controls: 'Controls',
  groups: 'Groups',
};

/** The form in which SharePoint edits a row. */
function rowAddress(siteUrl: string, { list, row }: QualityItem): string {
  return `${siteUrl}/Lists/${listNames[list]}/EditForm.aspx?ID=${encodeURIComponent(row.id)}`;
}

function groupOf(item: QualityItem): string | null {
  switch (item.list) {
    case 'risks':
    case 'actions':
      return item.row.groupKey;
    case 'groups':
      return item.row.key;
    case 'controls':
      return null;
  }
}

const nameOf = ({ kind, item, names, cell }: QualityProblem): string =>
  [kind, item.list, item.row.id, ...names, cell?.column ?? ''].join('|');
