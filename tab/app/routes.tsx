import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation, useParams, useRoute } from 'wouter';
import type { QuickStart } from '../register/quick-start.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { useHost } from '../host/host-context.tsx';
import { BoardProvider, useBoard, useRegister } from '../register/register-context.tsx';
import { paths, readSegment } from '../ui/board-paths.ts';
import { Loading, MessagePage } from '../ui/states.tsx';
import { BoardChooser, OpeningPage } from './board-chooser.tsx';
import { BoardShell } from './board-shell.tsx';
import { Configure } from './configure.tsx';
import { fetchedPage } from './fetched-page.tsx';
import { RunningMeeting } from './running-meeting.tsx';
import { ReminderPages } from './reminder-pages.tsx';
import { useWords } from '../ui/language.tsx';
import { appWords } from './app-words.ts';

const RiskRegisterPage = fetchedPage(() =>
  import('../features/risk-register/risk-register-page.tsx').then((module) => module.RiskRegisterPage),
);
const RiskPage = fetchedPage(() =>
  import('../features/risk/risk-page.tsx').then((module) => module.RiskPage),
);
const ActionPlanPage = fetchedPage(() =>
  import('../features/action-plan/action-plan-page.tsx').then((module) => module.ActionPlanPage),
);
const MyWorkPage = fetchedPage(() =>
  import('../features/my-work/my-work-page.tsx').then((module) => module.MyWorkPage),
);
const AccessibilityStatement = fetchedPage(() =>
  import('../features/accessibility/statement-page.tsx').then((module) => module.AccessibilityStatement),
);
const OverviewPage = fetchedPage(() =>
  import('../features/overview/overview-page.tsx').then((module) => module.OverviewPage),
);
const MeetingsPage = fetchedPage(() =>
  import('../features/meetings/meetings-page.tsx').then((module) => module.MeetingsPage),
);
const SealedRegister = fetchedPage(() =>
  import('./sealed-register.tsx').then((module) => module.SealedRegister),
);
const SincePage = fetchedPage(() =>
  import('../features/since-last-meeting/since-page.tsx').then((module) => module.SincePage),
);
const PapersPage = fetchedPage(() =>
  import('../features/papers/papers-page.tsx').then((module) => module.PapersPage),
);
const DataQualityPage = fetchedPage(() =>
  import('../features/data-quality/data-quality-page.tsx').then((module) => module.DataQualityPage),
);
const BringInPage = fetchedPage(() =>
  import('../features/bring-in/bring-in-page.tsx').then((module) => module.BringInPage),
);
const SchemesPage = fetchedPage(() =>
  import('../features/scoring-schemes/schemes-page.tsx').then((module) => module.SchemesPage),
);
const ReminderPolicyPage = fetchedPage(() =>
  import('../features/reminder-policy/reminder-policy-page.tsx').then((module) => module.ReminderPolicyPage),
);
const RetentionPage = fetchedPage(() =>
  import('../features/retention/retention-page.tsx').then((module) => module.RetentionPage),
);
const ReceiptsPage = fetchedPage(() =>
  import('../features/receipts/receipts-page.tsx').then((module) => module.ReceiptsPage),
);
const RecordUpdateForm = lazy(() =>
  import('../features/record-update/record-update-form.tsx').then((module) => ({
    default: module.RecordUpdateForm,
  })),
);
const ActsOnAction = lazy(() =>
  import('../features/act-on-action/acts-on-action.tsx').then((module) => ({ default: module.ActsOnAction })),
);
const ReviewRiskForm = lazy(() =>
  import('../features/review-risk/review-risk-form.tsx').then((module) => ({
    default: module.ReviewRiskForm,
  })),
);

/** Which page an address shows. Features know nothing of each other: what one needs from another is handed over here. */
export function Routes() {
  const w = useWords(appWords);
  return (
    <Switch>
      <Route path="/configure" component={Configure} />
      <Route path="/accessibility">
        <Suspense fallback={<Loading words={w.openingPage} />}>
          <AccessibilityStatement />
        </Suspense>
      </Route>
      <Route path="/boards">
        <BoardChooser choose />
      </Route>
      <Route path="/board/:board/*?" component={Board} />
      <Route component={OpeningPage} />
    </Switch>
  );
}

/** The pages most open on and go to, by their place in the address. */
const pagesAhead = new Map<string | undefined, { fetch(): Promise<unknown> }>([
  ['risks', RiskRegisterPage],
  ['actions', ActionPlanPage],
  ['my-work', MyWorkPage],
]);

/** The code of the page at this address, fetched while the register is being read. */
async function fetchPageOf(address: string): Promise<void> {
  const [, page] = /^\/board\/[^/]+\/([^/]+)/.exec(address) ?? [];
  await (pagesAhead.get(page) ?? RiskRegisterPage).fetch();
}

/** Once the register is there: the code of the pages gone to next. */
function PagesAhead() {
  useEffect(() => {
    for (const page of pagesAhead.values()) void page.fetch().catch(() => undefined);
  }, []);
  return null;
}

function Board() {
  const { context, openLink } = useHost();
  const board = readSegment(useParams()['board']);
  const [address] = useLocation();
  const [openedAt] = useState(address);
  useEffect(() => {
    // Where it cannot be fetched now, the page says so when it is shown.
    void fetchPageOf(openedAt).catch(() => undefined);
  }, [openedAt]);
  const [isRunningMeeting] = useRoute('/board/:board/meetings/run/*?');
  const w = useWords(appWords);
  return (
    <BoardProvider key={board} board={board} viewerOid={context.oid} language={context.language}>
      <BoardShell bare={isRunningMeeting}>
        <PagesAhead />
        <Suspense fallback={<Loading words={w.openingPage} />}>
          <Switch>
            <Route path="/board/:board/risks" component={RiskRegisterPage} />
            <Route path="/board/:board/risks/:key" component={OneRisk} />
            <Route path="/board/:board/actions/:key?" component={Plan} />
            <Route path="/board/:board/my-work">
              <MyWorkPage updateForm={updateForm} reviewForm={reviewForm} acts={acts} />
            </Route>
            <Route path="/board/:board/meetings/run/:meeting?">
              <RunningMeeting updateForm={updateForm} reviewForm={reviewForm} acts={acts} />
            </Route>
            <Route path="/board/:board/overview" component={OverviewPage} />
            <Route path="/board/:board/meetings">
              <MeetingsPage openLink={openLink} />
            </Route>
            <Route path="/board/:board/meetings/sealed/:meeting/*?" component={SealedRegister} />
            <Route path="/board/:board/meetings/since/:meeting?" component={Since} />
            <Route path="/board/:board/meetings/papers/:meeting?">
              {({ meeting }) => (
                <PapersPage
                  key={meeting ?? ''}
                  wanted={meeting === undefined ? null : readSegment(meeting)}
                  openLink={openLink}
                />
              )}
            </Route>
            <Route path="/board/:board/data-quality">
              <DataQualityPage forms={{ acts, updateForm, reviewForm }} openLink={openLink} />
            </Route>
            <Route path="/board/:board/bring-in">
              <BringInPage openLink={openLink} />
            </Route>
            <Route path="/board/:board/scoring" component={SchemesPage} />
            <Route path="/board/:board/reminders/policy">
              <ReminderPages>
                <ReminderPolicyPage />
              </ReminderPages>
            </Route>
            <Route path="/board/:board/reminders/keeping">
              <ReminderPages>
                <RetentionPage />
              </ReminderPages>
            </Route>
            <Route path="/board/:board/reminders/sent">
              <ReminderPages>
                <ReceiptsPage openLink={openLink} />
              </ReminderPages>
            </Route>
            <Route path="/board/:board/reminders/*?">
              <Redirect to={paths.reminderPolicy(board)} replace />
            </Route>
            <Route>
              <Redirect to={paths.register(board)} replace />
            </Route>
          </Switch>
        </Suspense>
      </BoardShell>
    </BoardProvider>
  );
}

function OneRisk() {
  const host = useHost();
  const { id: board } = useBoard();
  const register = useRegister();
  const [, navigate] = useLocation();
  const key = readSegment(useParams()['key']);
  const w = useWords(appWords);
  const risk = register.riskByKey.get(key);
  if (risk === undefined) {
    return (
      <MessagePage
        title={w.noSuchRisk}
        action={{ label: w.backToRegister, onPress: () => navigate(paths.register(board)) }}
      >
        <p>{w.noSuchRiskText}</p>
      </MessagePage>
    );
  }
  return (
    <RiskPage
      key={risk.key}
      risk={risk}
      linkTo={(label) => host.linkTo(board, { kind: 'risk', key: risk.key }, label)}
      reviewForm={reviewForm}
    />
  );
}

function Since() {
  const meeting = useParams()['meeting'];
  return <SincePage meeting={meeting === undefined ? null : readSegment(meeting)} acts={acts} />;
}

function Plan() {
  const host = useHost();
  const { id: board } = useBoard();
  const [, navigate] = useLocation();
  const key = useParams()['key'];
  return (
    <ActionPlanPage
      openKey={key === undefined ? null : readSegment(key)}
      onOpen={(next) => navigate(next === null ? paths.actions(board) : paths.action(board, next))}
      linkTo={(action, label) => host.linkTo(board, { kind: 'action', key: action.key }, label)}
      updateForm={updateForm}
      acts={acts}
    />
  );
}

const formOnItsWay = <FormOnItsWay />;

function FormOnItsWay() {
  return <p role="status">{useWords(appWords).openingForm}</p>;
}

function acts(action: Action, onDone: (saved: boolean) => void) {
  return (
    <Suspense fallback={null}>
      <ActsOnAction key={action.key} action={action} onDone={onDone} />
    </Suspense>
  );
}

function updateForm(action: Action, onDone: (saved: boolean) => void, start?: QuickStart) {
  return (
    <Suspense fallback={formOnItsWay}>
      <RecordUpdateForm action={action} onDone={onDone} start={start} />
    </Suspense>
  );
}

function reviewForm(risk: Risk, onDone: (saved: boolean) => void) {
  return (
    <Suspense fallback={formOnItsWay}>
      <ReviewRiskForm risk={risk} onDone={onDone} />
    </Suspense>
  );
}
