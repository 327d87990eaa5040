import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Action } from '../../../shared/domain/action.ts';
import type { Evidence, RegisterChanges, ScoreThen } from '../../../shared/meetings/register-changes.ts';
import { leadsInWords } from '../../register/people-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { scoreInWords } from '../../register/risk-facts.ts';
import { useSince, type SinceState } from '../../register/use-since.ts';
import { paths } from '../../ui/board-paths.ts';
import { Direction } from '../../ui/badges.tsx';
import { ChoiceFilter, Filters } from '../../ui/filters.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { useKeptLines } from '../../ui/kept-lines.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorNotice, Loading } from '../../ui/states.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { meetingWithDate } from '../../../shared/domain/meeting-title.ts';
import { ActionLineView, RiskLineView, Section } from './lines.tsx';
import { ofGroup } from './of-group.ts';
import { sinceWords, type SinceWords } from './since-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '1100px' },
  notice: { marginTop: '8px' },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
});

type Acts = (action: Action, onDone: () => void) => ReactNode;

/** What happened since a meeting, in the order in which a board takes it. */
export function SincePage({ meeting, acts }: { meeting: string | null; acts: Acts }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const { id: board } = useBoard();
  const state = useSince(meeting);
  useScrollMemory(`since ${board}`);
  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        {state.phase === 'read' && <Beginning state={state} />}
      </div>
      <Tools meeting={meeting} />
      {state.phase === 'loading' && <Loading words={w.loading} />}
      {state.phase === 'failed' && (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={state.retry}
        />
      )}
      {state.phase === 'read' && <Changes changes={state.changes} acts={acts} />}
    </div>
  );
}

function Beginning({ state }: { state: Extract<SinceState, { phase: 'read' }> }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const language = useLanguage();
  const { meeting, sealed, problem } = state.since;
  const { risks, actions } = state.changes;
  return (
    <>
      <p className={styles.summary}>
        {meeting !== null && w.counted(meetingWithDate(meeting, language))}{' '}
        {sealed !== null && w.sealedOn(sealed.partA.asAt)} {sealed?.withheld === true && w.withheld}
      </p>
      <p className={styles.summary}>
        {w.summary(state.changes.since, {
          added: risks.added.length,
          closed: risks.closed.length,
          moved: risks.scoreMoved.length,
          missed: risks.reviewsMissed.length,
          completed: actions.completed.length,
          overdue: actions.newlyOverdue.length,
          datesMoved: actions.datesMoved.length,
          waiting: actions.moreTimeWaiting.length,
        })}
      </p>
      {problem !== '' && (
        <MessageBar intent="info" layout="multiline" className={styles.notice}>
          <MessageBarBody>
            {problem} {meeting !== null && w.trailOnly}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function Tools({ meeting }: { meeting: string | null }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const language = useLanguage();
  const { id: board } = useBoard();
  const { meetings, today } = useRegister();
  const [, navigate] = useLocation();
  // One that is held today and not sealed yet has nothing after it.
  const past = meetings
    .flatMap(({ key, title, date, seal }) =>
      date !== null && (seal !== null || date < today) ? [{ key, title, date }] : [],
    )
    .sort((first, second) => (first.date < second.date ? 1 : -1));
  return (
    <div className={styles.tools}>
      <Filters label={w.choose}>
        <ChoiceFilter
          label={w.choose}
          value={meeting ?? ''}
          options={[
            { value: '', label: w.lastMeeting },
            ...past.map((each) => ({ value: each.key, label: meetingWithDate(each, language) })),
          ]}
          onChange={(key) => navigate(paths.since(board, key === '' ? undefined : key))}
        />
      </Filters>
      <Button appearance="primary" onClick={() => navigate(paths.chooseMeeting(board))}>
        {w.runMeeting}
      </Button>
      <Button onClick={() => window.print()}>{w.print}</Button>
    </div>
  );
}

function Changes({ changes, acts }: { changes: RegisterChanges; acts: Acts }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const { groups } = useRegister();
  const [group, setGroup] = useState('');
  const shown = group === '' ? changes : ofGroup(changes, group);
  return (
    <>
      <div className={styles.tools}>
        <ChoiceFilter
          label={w.group}
          value={group}
          options={[
            { value: '', label: w.everyGroup },
            ...groups.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={setGroup}
        />
      </div>
      <RiskChanges risks={shown.risks} />
      <ActionChanges actions={shown.actions} acts={acts} />
      {shown.gone.risks.length + shown.gone.actions.length > 0 && (
        <Section
          id="since-gone"
          title={w.gone}
          lines={[...shown.gone.risks, ...shown.gone.actions]}
          keyOf={({ key }) => key}
        >
          {(item) => `${item.reference} ${'title' in item ? item.title : item.action}`}
        </Section>
      )}
    </>
  );
}

function RiskChanges({ risks }: { risks: RegisterChanges['risks'] }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const score = useScoreWords();
  const ofRisk = ({ risk }: { risk: { key: string } }) => risk.key;
  return (
    <section className={styles.part} aria-labelledby="since-risks">
      <h2 id="since-risks" className={styles.heading}>
        {w.risks}
      </h2>
      <Section id="since-new-risks" title={w.added} lines={risks.added} keyOf={ofRisk}>
        {({ risk, evidence }) => (
          <RiskLineView
            risk={risk}
            evidence={evidence}
            facts={risk.current === null ? [] : [score({ score: risk.current, scheme: risk.scheme })]}
          />
        )}
      </Section>
      <Section id="since-closed-risks" title={w.closed} lines={risks.closed} keyOf={ofRisk}>
        {({ risk, evidence }) => <RiskLineView risk={risk} evidence={evidence} facts={[]} />}
      </Section>
      <Section id="since-moved" title={w.scoreMoved} lines={risks.scoreMoved} keyOf={ofRisk}>
        {({ risk, evidence, from, to, between, movement, cameBack }) => (
          <RiskLineView
            risk={risk}
            evidence={evidence}
            facts={[
              <Direction
                key="direction"
                direction={movement}
                words={`${cameBack ? w.cameBack : w.movement[movement]}, ${
                  cameBack
                    ? w.stays(between === null ? null : score(between), score(to))
                    : w.fromTo(score(from), score(to))
                }`}
              />,
            ]}
          />
        )}
      </Section>
      <Section id="since-missed" title={w.reviewsMissed} lines={risks.reviewsMissed} keyOf={ofRisk}>
        {({ risk, due, daysLate }) => (
          <RiskLineView risk={risk} evidence={null} facts={[w.due(due), w.daysLate(daysLate)]} />
        )}
      </Section>
    </section>
  );
}

function ActionChanges({ actions, acts }: { actions: RegisterChanges['actions']; acts: Acts }) {
  const styles = useStyles();
  const w = useWords(sinceWords);
  const leads = useLeadsWords();
  const ofAction = ({ action }: { action: { key: string } }) => action.key;
  const withDue = (action: Action) => [leads(action), dueOf(action, w)];
  const { actionByKey } = useRegister();
  // A line whose form is open stays while somebody writes, though another chair decides meanwhile: their words are in it.
  const waiting = actions.moreTimeWaiting.map(({ action }) => action);
  const { lines: waitingOrWritten, onOpen } = useKeptLines(
    waiting,
    ({ key }) => key,
    ({ key }) => actionByKey.get(key) ?? null,
  );
  return (
    <section className={styles.part} aria-labelledby="since-actions">
      <h2 id="since-actions" className={styles.heading}>
        {w.actions}
      </h2>
      <Section id="since-completed" title={w.completed} lines={actions.completed} keyOf={ofAction}>
        {({ action, evidence }) => (
          <ActionLineView action={action} evidence={evidence} facts={[leads(action)]} />
        )}
      </Section>
      <Section id="since-closed" title={w.actionsClosed} lines={actions.closed} keyOf={ofAction}>
        {({ action, evidence }) => (
          <ActionLineView
            action={action}
            evidence={evidence}
            facts={[action.status === 'cancelled' ? w.status.cancelled : w.status.closed, leads(action)]}
          />
        )}
      </Section>
      <Section id="since-overdue" title={w.newlyOverdue} lines={actions.newlyOverdue} keyOf={ofAction}>
        {({ action, evidence }) => (
          <ActionLineView action={action} evidence={evidence} facts={withDue(action)} />
        )}
      </Section>
      <Section id="since-dates" title={w.datesMoved} lines={actions.datesMoved} keyOf={ofAction}>
        {({ action, evidence, original, before, now, moves, agreedBy }) => (
          <ActionLineView
            action={action}
            evidence={evidence}
            facts={[
              ...(original === null ? [] : [w.original(original)]),
              ...(before === null ? [] : [w.before(before)]),
              now === null ? w.noDate : w.now(now),
              w.moves(moves),
              whoAgreed(agreedBy, evidence, w),
            ]}
          />
        )}
      </Section>
      <Section
        id="since-waiting"
        title={w.moreTime}
        count={waiting.length}
        lines={waitingOrWritten}
        keyOf={({ key }) => key}
      >
        {(action) => (
          <ActionLineView
            action={action}
            evidence={null}
            facts={[
              ...(action.moreTimeRequest === null
                ? [w.decidedMeanwhile]
                : [
                    w.asks(
                      action.moreTimeRequest.by.name,
                      action.moreTimeRequest.proposedDue,
                      action.moreTimeRequest.reason,
                    ),
                  ]),
              dueOf(action, w),
            ]}
            form={(onDone) => acts(action, onDone)}
            onOpen={(open) => onOpen(action, open)}
          />
        )}
      </Section>
      <Section id="since-silent" title={w.silent} lines={actions.silent} keyOf={ofAction}>
        {({ action, since, days }) => (
          <ActionLineView
            action={action}
            evidence={null}
            facts={[leads(action), w.silentSince(since, days)]}
          />
        )}
      </Section>
      <Section id="since-new-actions" title={w.actionsAdded} lines={actions.added} keyOf={ofAction}>
        {({ action, evidence }) => (
          <ActionLineView action={action} evidence={evidence} facts={withDue(action)} />
        )}
      </Section>
    </section>
  );
}

/** A change by hand says who made it, not that anybody agreed. */
function whoAgreed(name: string, evidence: Evidence, w: SinceWords): string {
  if (evidence?.kind === 'hand edit') return w.movedByHand(evidence.by.name);
  return name === '' ? w.nobodyAgreed : w.agreedBy(name);
}

const dueOf = ({ currentDue }: Action, w: SinceWords): string =>
  currentDue === null ? w.noDate : w.dueNow(currentDue);

function useScoreWords(): (then: ScoreThen) => string {
  const register = useRegister();
  const language = useLanguage();
  return ({ score, scheme }) => {
    const said = scoreInWords(score, register.schemeOf(scheme), language);
    const { likelihood, impact } = score;
    return likelihood === null || impact === null ? said : `${said} (${likelihood} × ${impact})`;
  };
}

function useLeadsWords(): (action: Action) => string {
  const register = useRegister();
  return (action) =>
    leadsInWords(action, register)
      .map(({ name }) => name)
      .join(', ');
}
