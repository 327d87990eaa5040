import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { appetiteFor, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import type { Control, Risk, ScoreOnRow } from '../../../shared/domain/risk.ts';
import { cadenceInWords } from '../../../shared/domain/cadence.ts';
import { nameOfAction, nameOfRisk, shortTitleOfRisk } from '../../../shared/domain/item-title.ts';
import { factsOfAction, statusInWords } from '../../register/action-facts.ts';
import { standingOnThisRisk } from '../../register/my-work.ts';
import { namesInWords } from '../../register/people-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import type { ReadableRegister } from '../../register/register-index.ts';
import { bandOfScore, factsOfRisk, levelInWords, type RiskFacts } from '../../register/risk-facts.ts';
import { useHistory } from '../../register/use-history.ts';
import { AskedAbout } from '../../ui/asked-about.tsx';
import { Direction, ScoreBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { DateInWords, Flagged, reviewInWords } from '../../ui/dates.tsx';
import { Facts, RowProblems, Section, TextList } from '../../ui/details.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { JustChanged } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { Trail } from '../../ui/trail.tsx';
import { ScoresOverTime } from './scores-over-time.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  top: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  meta: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(260px, 1fr)',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXL,
    alignItems: 'start',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL, minWidth: 0 },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  card: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  group: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  controlText: { whiteSpace: 'pre-line', fontSize: tokens.fontSizeBase300 },
  items: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalM },
});

/**
 * Everything the register says about one risk, and for those who chair the form to review it.
 * @param linkTo makes the link that opens this risk in Teams
 */
export function RiskPage(props: {
  risk: Risk;
  linkTo: (label: string) => string;
  reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const { risk, linkTo, reviewForm } = props;
  const styles = useStyles();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const facts = factsOfRisk(risk, register);
  const history = useHistory('risk', risk.key, risk.modifiedAt);
  const standing = standingOnThisRisk(risk, register, viewerOid);
  const title = shortTitleOfRisk(risk);
  useScrollMemory(`risk ${board} ${risk.key}`);

  return (
    <article className={styles.page}>
      <div className={styles.top}>
        <ItemLink to={paths.register(board)}>← Risk register</ItemLink>
        <PageHeading title={nameOfRisk(risk)} />
        <p className={styles.meta}>
          {[
            risk.status === 'closed' ? 'Closed' : 'Open',
            risk.path.join(' / '),
            risk.category,
            issueTypeWords[risk.issueType ?? 'none'],
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <JustChanged kind="risk" id={risk.id} />
      </div>
      <RowProblems problems={risk.problems} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section heading="Scores">
            <Scores facts={facts} register={register} />
          </Section>
          {standing.mayReview && risk.status === 'open' && <Review risk={risk} reviewForm={reviewForm} />}
          {risk.description.trim() !== '' && (
            <Section heading="Description">
              <p className={styles.text}>{risk.description}</p>
            </Section>
          )}
          <Section heading="Triggers">
            {risk.triggers.length === 0 && <p className={styles.quiet}>None recorded.</p>}
            {risk.triggers.map(({ group, items }, index) => (
              <div key={`${index} ${group}`}>
                {group !== '' && <h3 className={styles.group}>{group}</h3>}
                <TextList items={items} none="None recorded under this heading." />
              </div>
            ))}
          </Section>
          <Section heading="What makes it likely">
            <TextList items={risk.likelihoodFactors} none="None recorded." />
          </Section>
          <Section heading="What could follow">
            <TextList items={risk.consequences} none="None recorded." />
          </Section>
          <Section heading="Controls in place">
            <Controls controls={register.controlsByRisk.get(risk.key) ?? []} register={register} />
          </Section>
          <Section heading="Actions treating this risk">
            <TreatingActions risk={risk} register={register} board={board} />
          </Section>
          <Section heading="Scores over time">
            {history.phase === 'read' ? (
              <ScoresOverTime assessments={history.history.assessments} register={register} />
            ) : (
              <p className={styles.quiet}>
                {history.phase === 'loading' ? 'Reading the scores…' : 'See History below.'}
              </p>
            )}
          </Section>
        </div>
        <div className={styles.column}>
          <div className={styles.card}>
            <Section heading="At a glance">
              <Facts
                entries={[
                  ['Owners', facts.owners],
                  ['Lead agency', risk.leadAgency],
                  ['Group', facts.group],
                  ['Response', responseWords[risk.response ?? 'none']],
                  [
                    'Next review',
                    risk.nextReview === null ? (
                      'No date'
                    ) : (
                      <DateInWords
                        date={risk.nextReview}
                        words={risk.status === 'open' ? reviewInWords(risk.nextReview, register.today) : ''}
                        flagged={facts.reviewOverdue}
                      />
                    ),
                  ],
                  ['Reviewed', reviewRuleInWords(risk, facts)],
                  ['Last review', risk.lastReview === null ? 'Never' : formatCivilDate(risk.lastReview)],
                  ['Target date', risk.targetDate === null ? null : formatCivilDate(risk.targetDate)],
                  ['Appetite', appetiteInWords(facts)],
                  [
                    'Marking',
                    risk.marking === 'publish'
                      ? 'Part A: may be published'
                      : 'Part B: exempt, not for publication',
                  ],
                ]}
              />
              <div className={styles.buttons}>
                <CopyLink link={linkTo(title)} />
              </div>
            </Section>
          </div>
          <Section heading="Asked about this">
            <AskedAbout kind="risk" itemKey={risk.key} history={history} />
          </Section>
          <Section heading="History">
            <Trail
              state={history}
              timeZone={register.board.settings.timeZone}
              meetings={register.meetingByKey}
            />
          </Section>
        </div>
      </div>
    </article>
  );
}

const issueTypeWords = { threat: 'Threat', opportunity: 'Opportunity', issue: 'Issue', none: '' } as const;
const responseWords = {
  treat: 'Treat',
  tolerate: 'Tolerate',
  transfer: 'Transfer',
  terminate: 'Terminate',
  none: '',
} as const;

function Review(props: {
  risk: Risk;
  reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const { risk, reviewForm } = props;
  const styles = useStyles();
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed');
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The form had the focus and is gone: give it back to the button that opened it.
    if (wasOpen.current && state !== 'open') place.current?.querySelector('button')?.focus();
    wasOpen.current = state === 'open';
  }, [state]);
  if (state === 'open') {
    return (
      <div className={styles.card}>
        <Section heading="Review this risk">
          {reviewForm(risk, (saved) => setState(saved ? 'saved' : 'closed'))}
        </Section>
      </div>
    );
  }
  return (
    <>
      {state === 'saved' && (
        <MessageBar intent="success">
          <MessageBarBody>Your review is saved and stands in the history.</MessageBarBody>
        </MessageBar>
      )}
      <div ref={place}>
        <Button appearance="primary" onClick={() => setState('open')}>
          Review this risk
        </Button>
      </div>
    </>
  );
}

export function Scores({ facts, register }: { facts: RiskFacts; register: ReadableRegister }) {
  const styles = useStyles();
  const { risk, scheme } = facts;
  const stages: readonly (readonly [string, ScoreOnRow | null])[] = [
    ['Gross', risk.gross],
    ['Previous', risk.previous],
    ['Current', risk.current],
    ['Target', risk.target],
  ];
  return (
    <>
      <DataTable
        caption="Scores"
        columns={scoreColumns(scheme)}
        rows={stages.map(([stage, score]) => ({ kind: 'item', id: stage, item: { stage, score } }))}
      />
      <div>
        Direction of travel: <Direction direction={facts.direction} words={facts.directionWords} />
      </div>
      {scheme === undefined ? (
        risk.scheme !== null && (
          <p className={styles.quiet}>The scheme of these scores is no longer in the board’s Settings.</p>
        )
      ) : (
        <p className={styles.quiet}>
          Scheme: {scheme.title}
          {scheme !== register.scheme && ' (not the one new scores are made with)'}
        </p>
      )}
    </>
  );
}

function scoreColumns(
  scheme: ScoringScheme | undefined,
): Column<{ stage: string; score: ScoreOnRow | null }>[] {
  const level = (axis: 'likelihood' | 'impact', score: ScoreOnRow | null) =>
    score === null ? '–' : levelInWords(axis, score[axis], scheme);
  return [
    { id: 'stage', heading: 'Stage', share: 22, namesRow: true, cell: ({ stage }) => stage },
    { id: 'likelihood', heading: 'Likelihood', share: 30, cell: ({ score }) => level('likelihood', score) },
    { id: 'impact', heading: 'Impact', share: 26, cell: ({ score }) => level('impact', score) },
    {
      id: 'score',
      heading: 'Score',
      share: 22,
      cell: ({ score }) => (
        <ScoreBadge score={score?.score ?? null} band={bandOfScore(score, scheme) ?? null} />
      ),
    },
  ];
}

export function Controls({
  controls,
  register,
}: {
  controls: readonly Control[];
  register: ReadableRegister;
}) {
  const styles = useStyles();
  if (controls.length === 0) return <p className={styles.quiet}>No controls recorded.</p>;
  const columns: Column<Control>[] = [
    {
      id: 'control',
      heading: 'Control',
      share: 46,
      namesRow: true,
      cell: (control) => (
        <>
          {control.heading !== '' && <div className={styles.group}>{control.heading}</div>}
          <div className={styles.controlText}>{control.text}</div>
          {control.criticalSuccess !== '' && (
            <div className={styles.controlText}>Critical success factor: {control.criticalSuccess}</div>
          )}
          <RowProblems problems={control.problems} />
        </>
      ),
    },
    {
      id: 'adequacy',
      heading: 'Adequacy',
      share: 16,
      cell: ({ adequacy }) => (adequacy === '' ? 'Not assessed' : adequacy),
    },
    {
      id: 'line',
      heading: 'Line of defence',
      share: 20,
      cell: ({ lineOfDefence }) => (lineOfDefence === '' ? 'Not given' : lineOfDefence),
    },
    {
      id: 'owner',
      heading: 'Owner',
      share: 18,
      cell: ({ owner }) => (owner === null ? 'Nobody named' : namesInWords([owner], register)),
    },
  ];
  return (
    <DataTable
      caption="Controls in place"
      columns={columns}
      rows={controls.map((control) => ({ kind: 'item', id: control.id, item: control }))}
    />
  );
}

export function TreatingActions({
  risk,
  register,
  board,
}: {
  risk: Risk;
  register: ReadableRegister;
  board: string;
}) {
  const styles = useStyles();
  const actions = (register.actionsByRisk.get(risk.key) ?? []).map((action) =>
    factsOfAction(action, register),
  );
  if (actions.length === 0) return <p className={styles.quiet}>No action treats this risk.</p>;
  return (
    <ul className={styles.items}>
      {actions.map(({ action, due, leads }) => (
        <li key={action.id}>
          <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
          <div>
            {statusInWords(action.status)} · {leads.map((lead) => lead.name).join(', ') || 'Nobody named'} ·{' '}
            {due.date === null ? due.words : formatCivilDate(due.date)}{' '}
            {due.overdue && <Flagged words={due.words} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function reviewRuleInWords(risk: Risk, { scheme, band }: RiskFacts): string {
  switch (risk.reviewRule.kind) {
    case 'every':
      return cadenceInWords(risk.reviewRule);
    case 'fixed':
      return `on ${formatCivilDate(risk.reviewRule.date)}`;
    case 'band':
      return band?.reviewEveryMonths === undefined || scheme === undefined
        ? 'when the board decides'
        : `${cadenceInWords({ n: band.reviewEveryMonths, unit: 'month' })}, as its band says`;
  }
}

function appetiteInWords({ risk, scheme }: RiskFacts): string | null {
  const appetite = scheme === undefined ? undefined : appetiteFor(scheme, risk.category);
  const score = risk.current?.score ?? null;
  if (appetite === undefined) return null;
  if (score === null) return `up to ${appetite}`;
  return score > appetite
    ? `up to ${appetite}: this risk is above it`
    : `up to ${appetite}: this risk is within it`;
}
