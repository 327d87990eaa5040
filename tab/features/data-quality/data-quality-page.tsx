import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import {
  findQualityProblems,
  qualityKinds,
  type QualityItem,
  type QualityKind,
  type QualityProblem,
} from '../../../shared/domain/data-quality.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useUnreachable } from '../../register/use-unreachable.ts';
import { ChoiceFilter, Filters } from '../../ui/filters.tsx';
import { useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import { nameOfProblem, ProblemLine, type QualityForms } from './problem-line.tsx';
import { qualityWords } from './quality-words.ts';
import { headingOf, useTellPutRight } from './use-tell-put-right.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '1100px' },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  fix: { margin: 0, color: tokens.colorNeutralForeground2 },
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
  },
});

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
  const unreachable = useUnreachable();
  const { risks, actions, controlsByRisk, groups, directory, board: info, today } = register;
  const problems = useMemo(
    () =>
      findQualityProblems({
        risks,
        actions,
        controls: [...controlsByRisk.values()].flat(),
        groups,
        directory,
        unreachable,
        schemes: info.schemes,
        scheme: info.settings.scheme,
        today,
      }),
    [risks, actions, controlsByRisk, groups, directory, unreachable, info, today],
  );
  const onOpened = useTellPutRight(problems);
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
          onOpened={onOpened}
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
  onOpened: (problem: QualityProblem, open: boolean) => void;
}) {
  const styles = useStyles();
  const w = useWords(qualityWords);
  const [all, setAll] = useState(false);
  const { kind, problems } = props;
  if (problems.length === 0) return null;
  const id = headingOf(kind);
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} className={styles.heading}>
        {w.kinds[kind].title} ({problems.length})
      </h2>
      <p className={styles.fix}>{w.kinds[kind].fix}</p>
      <ul className={styles.list}>
        {shown.map((problem) => (
          <li key={nameOfProblem(problem)} className={styles.item}>
            <ProblemLine
              problem={problem}
              forms={props.forms}
              openLink={props.openLink}
              onOpened={(open) => props.onOpened(problem, open)}
            />
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

function groupOf(item: QualityItem): string | null {
  switch (item.list) {
    case 'risks':
    case 'actions':
      return item.row.groupKey;
    case 'groups':
      return item.row.key;
    case 'controls':
    case 'people':
      return null;
  }
}
