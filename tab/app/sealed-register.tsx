import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch, useLocation, useParams } from 'wouter';
import type { SealedReading } from '../../shared/contracts/sealed-register.ts';
import { useBoard, useRegister } from '../register/register-context.tsx';
import { SealedBoard } from '../register/sealed-board.tsx';
import { useSealed } from '../register/use-sealed.ts';
import { paths, readSegment } from '../ui/board-paths.ts';
import { ItemLink } from '../ui/item-link.tsx';
import { useWords } from '../ui/language.tsx';
import { Loading, MessagePage } from '../ui/states.tsx';
import { appWords } from './app-words.ts';
import { FailurePage } from './failure-page.tsx';
import { sealedWords } from './sealed-words.ts';

const RiskRegisterPage = lazy(() =>
  import('../features/risk-register/risk-register-page.tsx').then((module) => ({
    default: module.RiskRegisterPage,
  })),
);
const RiskPage = lazy(() =>
  import('../features/risk/risk-page.tsx').then((module) => ({ default: module.RiskPage })),
);
const ActionPlanPage = lazy(() =>
  import('../features/action-plan/action-plan-page.tsx').then((module) => ({
    default: module.ActionPlanPage,
  })),
);

const useStyles = makeStyles({
  menu: { '@media print': { display: 'none' } },
  bar: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `6px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  text: { margin: 0 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  checksums: { margin: '4px 0 0', overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/**
 * The register as it stood at a sealed meeting: the same pages over its rows. They stand under an address of their own, so that every
 * link on them leads to another page of the same sealed register.
 */
export function SealedRegister() {
  const w = useWords(sealedWords);
  const { id: board } = useBoard();
  const meeting = readSegment(useParams()['meeting']);
  const state = useSealed(meeting);
  switch (state.phase) {
    case 'loading':
      return <Loading words={w.opening} />;
    case 'failed':
      return <FailurePage failure={state.failure} onRetry={state.retry} />;
    case 'read':
      return (
        <SealedBoard reading={state.reading}>
          <Bar reading={state.reading} back={paths.meetings(board)} />
          <Router base={paths.sealed(board, meeting)}>
            <Pages board={board} />
          </Router>
        </SealedBoard>
      );
  }
}

function Bar({ reading, back }: { reading: SealedReading; back: string }) {
  const styles = useStyles();
  const w = useWords(sealedWords);
  const { partA, withheld, checksums } = reading;
  return (
    <section className={styles.bar} aria-label={w.bar}>
      <div>
        <ItemLink to={back}>{w.back}</ItemLink>
      </div>
      <p className={styles.strong}>{partA.meeting.title}</p>
      <p className={styles.text}>
        {w.asItStood(partA.asAt, partA.sealedBy.name)}{' '}
        {partA.asAt !== partA.meeting.date && w.sealedLater(partA.meeting.date, partA.asAt)}{' '}
        {w.nothingChanges}
      </p>
      {withheld && <p className={styles.strong}>{w.withheld}</p>}
      <details>
        <summary>{w.checksums}</summary>
        <p className={styles.checksums}>
          {w.part('A')}: {checksums.partA}
        </p>
        {checksums.partB !== null && (
          <p className={styles.checksums}>
            {w.part('B')}: {checksums.partB}
          </p>
        )}
      </details>
    </section>
  );
}

const none = () => null;
const noLink = () => '';

function Pages({ board }: { board: string }) {
  const styles = useStyles();
  const w = useWords(sealedWords);
  const app = useWords(appWords);
  const [, navigate] = useLocation();
  return (
    <>
      <nav aria-label={w.pages} className={styles.menu}>
        <ul className={styles.pages}>
          <li>
            <ItemLink to={paths.register(board)}>{app.riskRegister}</ItemLink>
          </li>
          <li>
            <ItemLink to={paths.actions(board)}>{app.actionPlan}</ItemLink>
          </li>
        </ul>
      </nav>
      <Suspense fallback={<Loading words={app.openingPage} />}>
        <Switch>
          <Route path="/board/:board/risks" component={RiskRegisterPage} />
          <Route path="/board/:board/risks/:key" component={OneRisk} />
          <Route path="/board/:board/actions/:key?">
            {({ key }) => (
              <ActionPlanPage
                openKey={key === undefined ? null : readSegment(key)}
                onOpen={(next) => navigate(next === null ? paths.actions(board) : paths.action(board, next))}
                linkTo={noLink}
                updateForm={none}
                acts={none}
              />
            )}
          </Route>
          <Route>
            <Redirect to={paths.register(board)} replace />
          </Route>
        </Switch>
      </Suspense>
    </>
  );
}

function OneRisk() {
  const w = useWords(sealedWords);
  const app = useWords(appWords);
  const { id: board } = useBoard();
  const [, navigate] = useLocation();
  const risk = useRegister().riskByKey.get(readSegment(useParams()['key']));
  if (risk === undefined) {
    return (
      <MessagePage
        title={w.noSuchRisk}
        action={{ label: app.backToRegister, onPress: () => navigate(paths.register(board)) }}
      >
        <p>{w.noSuchRiskText}</p>
      </MessagePage>
    );
  }
  return <RiskPage key={risk.key} risk={risk} linkTo={noLink} reviewForm={none} />;
}
