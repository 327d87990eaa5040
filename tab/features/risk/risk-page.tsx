import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { appetiteFor } from '../../../shared/domain/scoring-scheme.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import type { Control, Risk } from '../../../shared/domain/risk.ts';
import { cadenceInWords } from '../../../shared/domain/cadence.ts';
import { nameOfAction, nameOfRisk, shortTitleOfRisk } from '../../../shared/domain/item-title.ts';
import { factsOfAction, statusInWords } from '../../register/action-facts.ts';
import { standingOnThisRisk } from '../../register/my-work.ts';
import { namesInWords } from '../../register/people-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import type { ReadableRegister } from '../../register/register-index.ts';
import { factsOfRisk, type RiskFacts } from '../../register/risk-facts.ts';
import { useHistory } from '../../register/use-history.ts';
import { AskedAbout } from '../../ui/asked-about.tsx';
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
import { Scores } from './risk-scores.tsx';
import { ScoresOverTime } from './scores-over-time.tsx';
import type { Language } from '../../../shared/domain/language.ts';
import { useWords } from '../../ui/language.tsx';
import { riskWords } from './risk-words.ts';

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
  const { id: board, viewerOid, sealed } = useBoard();
  const register = useRegister();
  const { language } = register;
  const w = riskWords(language);
  const facts = factsOfRisk(risk, register);
  const history = useHistory('risk', risk.key, risk.modifiedAt);
  const standing = standingOnThisRisk(risk, register, viewerOid);
  const title = shortTitleOfRisk(risk);
  const [review, setReview] = useState<ReviewState>('closed');
  const mayReview = standing.mayReview && risk.status === 'open';
  useScrollMemory(`risk ${board} ${risk.key}`);

  return (
    <article className={styles.page}>
      <div className={styles.top}>
        <ItemLink to={paths.register(board)}>{w.backToRegister}</ItemLink>
        <PageHeading title={nameOfRisk(risk)} />
        <p className={styles.meta}>
          {[
            risk.status === 'closed' ? w.closed : w.open,
            risk.path.join(' / '),
            risk.category,
            w.issueTypes[risk.issueType ?? 'none'],
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <JustChanged kind="risk" id={risk.id} />
      </div>
      <RowProblems problems={risk.problems} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section heading={w.scores}>
            <Scores
              facts={facts}
              register={register}
              assessments={history.phase === 'read' ? history.history.assessments : []}
              {...(mayReview && review !== 'open' ? { onScore: () => setReview('open') } : {})}
            />
          </Section>
          {mayReview && <Review {...{ risk, reviewForm }} state={review} setState={setReview} />}
          {risk.description.trim() !== '' && (
            <Section heading={w.description}>
              <p className={styles.text}>{risk.description}</p>
            </Section>
          )}
          <Section heading={w.triggers}>
            {risk.triggers.length === 0 && <p className={styles.quiet}>{w.noneRecorded}</p>}
            {risk.triggers.map(({ group, items }, index) => (
              <div key={`${index} ${group}`}>
                {group !== '' && <h3 className={styles.group}>{group}</h3>}
                <TextList items={items} none={w.noneUnderHeading} />
              </div>
            ))}
          </Section>
          <Section heading={w.likely}>
            <TextList items={risk.likelihoodFactors} none={w.noneRecorded} />
          </Section>
          <Section heading={w.couldFollow}>
            <TextList items={risk.consequences} none={w.noneRecorded} />
          </Section>
          <Section heading={w.controls}>
            <Controls controls={register.controlsByRisk.get(risk.key) ?? []} register={register} />
          </Section>
          <Section heading={w.actions}>
            <TreatingActions risk={risk} register={register} board={board} />
          </Section>
          <Section heading={w.scoresOverTime}>
            {history.phase === 'read' ? (
              <ScoresOverTime assessments={history.history.assessments} register={register} />
            ) : (
              <p className={styles.quiet}>{history.phase === 'loading' ? w.readingScores : w.seeHistory}</p>
            )}
          </Section>
        </div>
        <div className={styles.column}>
          <div className={styles.card}>
            <Section heading={w.glance}>
              <Facts
                entries={[
                  [w.owners, facts.owners],
                  [w.leadAgency, risk.leadAgency],
                  [w.group, facts.group],
                  [w.response, w.responses[risk.response ?? 'none']],
                  [
                    w.nextReview,
                    risk.nextReview === null ? (
                      w.noDate
                    ) : (
                      <DateInWords
                        date={risk.nextReview}
                        words={
                          risk.status === 'open'
                            ? reviewInWords(risk.nextReview, register.today, language)
                            : ''
                        }
                        flagged={facts.reviewOverdue}
                      />
                    ),
                  ],
                  [w.reviewed, reviewRuleInWords(risk, facts, language)],
                  [
                    w.lastReview,
                    risk.lastReview === null ? w.never : formatCivilDate(risk.lastReview, language),
                  ],
                  [
                    w.targetDate,
                    risk.targetDate === null ? null : formatCivilDate(risk.targetDate, language),
                  ],
                  [w.appetite, appetiteInWords(facts, language)],
                  [w.marking, risk.marking === 'publish' ? w.partA : w.partB],
                ]}
              />
              {sealed === null && (
                <div className={styles.buttons}>
                  <CopyLink link={linkTo(title)} />
                </div>
              )}
            </Section>
          </div>

          {sealed === null && (
            <Section heading={w.askedAbout}>
              <AskedAbout kind="risk" itemKey={risk.key} history={history} />
            </Section>
          )}
          <Section heading={w.history}>
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

type ReviewState = 'closed' | 'open' | 'saved';

function Review(props: {
  risk: Risk;
  state: ReviewState;
  setState: (state: ReviewState) => void;
  reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const { risk, reviewForm, state, setState } = props;
  const styles = useStyles();
  const w = useWords(riskWords);
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
        <Section heading={w.review}>
          {reviewForm(risk, (saved) => setState(saved ? 'saved' : 'closed'))}
        </Section>
      </div>
    );
  }
  return (
    <>
      {state === 'saved' && (
        <MessageBar intent="success">
          <MessageBarBody>{w.saved}</MessageBarBody>
        </MessageBar>
      )}
      <div ref={place}>
        <Button appearance="primary" onClick={() => setState('open')}>
          {w.review}
        </Button>
      </div>
    </>
  );
}

export function Controls({
  controls,
  register,
}: {
  controls: readonly Control[];
  register: ReadableRegister;
}) {
  const styles = useStyles();
  const w = riskWords(register.language);
  if (controls.length === 0) return <p className={styles.quiet}>{w.noControls}</p>;
  const columns: Column<Control>[] = [
    {
      id: 'control',
      heading: w.control,
      share: 46,
      namesRow: true,
      cell: (control) => (
        <>
          {control.heading !== '' && <div className={styles.group}>{control.heading}</div>}
          <div className={styles.controlText}>{control.text}</div>
          {control.criticalSuccess !== '' && (
            <div className={styles.controlText}>{w.critical(control.criticalSuccess)}</div>
          )}
          <RowProblems problems={control.problems} />
        </>
      ),
    },
    {
      id: 'adequacy',
      heading: w.adequacy,
      share: 16,
      cell: ({ adequacy }) => (adequacy === '' ? w.notAssessed : adequacy),
    },
    {
      id: 'line',
      heading: w.line,
      share: 20,
      cell: ({ lineOfDefence }) => (lineOfDefence === '' ? w.notGiven : lineOfDefence),
    },
    {
      id: 'owner',
      heading: w.owner,
      share: 18,
      cell: ({ owner }) => (owner === null ? w.nobodyNamed : namesInWords([owner], register)),
    },
  ];
  return (
    <DataTable
      caption={w.controls}
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
  const w = riskWords(register.language);
  const actions = (register.actionsByRisk.get(risk.key) ?? []).map((action) =>
    factsOfAction(action, register),
  );
  if (actions.length === 0) return <p className={styles.quiet}>{w.noActions}</p>;
  return (
    <ul className={styles.items}>
      {actions.map(({ action, due, leads }) => (
        <li key={action.id}>
          <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
          <div>
            {statusInWords(action.status, register.language)} ·{' '}
            {leads.map((lead) => lead.name).join(', ') || w.nobodyNamed} ·{' '}
            {due.date === null ? due.words : formatCivilDate(due.date, register.language)}{' '}
            {due.overdue && <Flagged words={due.words} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function reviewRuleInWords(risk: Risk, { scheme, band }: RiskFacts, language: Language): string {
  const w = riskWords(language);
  switch (risk.reviewRule.kind) {
    case 'every':
      return cadenceInWords(risk.reviewRule, language);
    case 'fixed':
      return w.onDay(formatCivilDate(risk.reviewRule.date, language));
    case 'band':
      return band?.reviewEveryMonths === undefined || scheme === undefined
        ? w.whenDecided
        : w.asBand(cadenceInWords({ n: band.reviewEveryMonths, unit: 'month' }, language));
  }
}

function appetiteInWords({ risk, scheme }: RiskFacts, language: Language): string | null {
  const w = riskWords(language);
  const appetite = scheme === undefined ? undefined : appetiteFor(scheme, risk.category);
  const score = risk.current?.score ?? null;
  if (appetite === undefined) return null;
  if (score === null) return w.upTo(appetite);
  return score > appetite ? w.above(appetite) : w.within(appetite);
}
