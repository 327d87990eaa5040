import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { settingsProblemInWords } from '../../shared/domain/settings-problem-in-words.ts';
import { mayBePutRight, takesSigningIn } from '../register/failure.ts';
import { useBoard, useRegisterSnapshot } from '../register/register-context.tsx';
import { viewerIsManager } from '../register/is-manager.ts';
import { readable } from '../register/register-index.ts';
import type { RegisterSnapshot } from '../register/register-store.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { paths } from '../ui/board-paths.ts';
import { useLanguage, useWords } from '../ui/language.tsx';
import { Loading } from '../ui/states.tsx';
import { connectionWords } from './connection-words.ts';
import { FailurePage } from './failure-page.tsx';
import { forgetBoard, rememberBoard, useBoards } from './use-boards.ts';
import { appWords } from './app-words.ts';
import { UndoBar, WithLastChange } from './undo-bar.tsx';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: '-9999px',
    ':focus': {
      left: '8px',
      top: '8px',
      zIndex: 10,
      padding: '8px 12px',
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorBrandForegroundLink,
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
    },
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: '4px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': { padding: '8px 12px 0' },
    '@media print': { display: 'none' },
  },
  board: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  navigation: { flex: '1 1 auto' },
  pages: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, listStyleType: 'none' },
  page: {
    display: 'block',
    padding: '10px 12px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
  status: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  main: {
    boxSizing: 'border-box',
    maxWidth: '1600px',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXXL}`,
    '@media (max-width: 480px)': { padding: '12px 12px 32px' },
  },
  notices: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
  },
  problems: { margin: 0, paddingLeft: '18px' },
});

/**
 * What surrounds every page of a board: where you are, where you can go, and how the page stands with the service.
 * @param bare without the way to other pages: a meeting looks at one item at a time
 */
export function BoardShell(props: { bare: boolean; children: ReactNode }) {
  return (
    <WithLastChange>
      <Shell {...props} />
    </WithLastChange>
  );
}

function Shell({ bare, children }: { bare: boolean; children: ReactNode }) {
  const styles = useStyles();
  const { id: board, store, viewerOid } = useBoard();
  const snapshot = useRegisterSnapshot();
  const { register, announcement } = snapshot;
  const announce = useAnnounce();
  const main = useRef<HTMLElement>(null);
  const w = useWords(connectionWords);
  const app = useWords(appWords);
  const read = register.complete ? readable(register) : null;
  const ready = read !== null;
  const isManager = read !== null && viewerIsManager(read, viewerOid);
  const boards = useBoards(ready);

  useEffect(() => {
    if (announcement.count > 0) announce(announcement.words);
  }, [announcement, announce]);
  const wasRead = useRef(false);
  useEffect(() => {
    if (!ready) return;
    wasRead.current = true;
    rememberBoard(board);
  }, [ready, board]);

  const [, navigate] = useLocation();
  const wasSuggested = useHistoryState<{ suggested?: boolean } | null>()?.suggested === true;
  const refused =
    snapshot.connection.phase === 'stopped' &&
    ['no access', 'not found'].includes(snapshot.connection.failure.code);
  useEffect(() => {
    // Nobody asked for this board: it was opened because somebody had it open last. Rights that end later are waited for here.
    if (!refused || !wasSuggested || wasRead.current) return;
    forgetBoard();
    navigate('/', { replace: true });
  }, [refused, wasSuggested, navigate]);

  const several = boards.phase === 'read' && boards.boards.filter(({ readable: can }) => can).length > 1;
  return (
    <>
      <a
        href="#main"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {app.skip}
      </a>
      {!bare && (
        <header className={styles.header}>
          <div className={styles.board}>{register.board?.settings.title ?? app.product}</div>
          <nav aria-label={app.pages} className={styles.navigation}>
            <ul className={styles.pages}>
              <NavigationLink to={paths.register(board)}>{app.riskRegister}</NavigationLink>
              <NavigationLink to={paths.actions(board)}>{app.actionPlan}</NavigationLink>
              <NavigationLink to={paths.myWork(board)}>{app.myWork}</NavigationLink>
              <NavigationLink to={paths.meetings(board)}>{app.meetings}</NavigationLink>
              <NavigationLink to={paths.overview(board)}>{app.overview}</NavigationLink>
              <NavigationLink to={paths.dataQuality(board)}>{app.dataQuality}</NavigationLink>
              <NavigationLink to={paths.reminders(board)}>{app.reminders}</NavigationLink>
              {isManager && <NavigationLink to={paths.bringIn(board)}>{app.bringIn}</NavigationLink>}
              <NavigationLink to={paths.schemes(board)}>{app.scoring}</NavigationLink>
              {several && <NavigationLink to="/boards">{app.otherBoards}</NavigationLink>}
            </ul>
          </nav>
          <div className={styles.status}>{ready ? statusInWords(snapshot, w) : ''}</div>
        </header>
      )}
      <main id="main" ref={main} tabIndex={-1} className={styles.main} style={{ outline: 'none' }}>
        {!ready && <NotReady snapshot={snapshot} onRetry={store.retry} />}
        {ready && (
          <>
            <Notices snapshot={snapshot} onRetry={store.retry} />
            {children}
          </>
        )}
      </main>
      {ready && <UndoBar />}
    </>
  );
}

function NavigationLink({ to, children }: { to: string; children: ReactNode }) {
  const styles = useStyles();
  const [location] = useLocation();
  const here = location === to || location.startsWith(`${to}/`);
  return (
    <li>
      <Link
        to={to}
        className={mergeClasses(styles.page, here && styles.current)}
        {...(here ? { 'aria-current': location === to ? ('page' as const) : true } : {})}
      >
        {children}
      </Link>
    </li>
  );
}

/** While nothing can be shown yet: how far reading has come, or why it cannot. */
function NotReady({ snapshot, onRetry }: { snapshot: RegisterSnapshot; onRetry: () => void }) {
  const { connection, register } = snapshot;
  const w = useWords(connectionWords);
  const app = useWords(appWords);
  switch (connection.phase) {
    case 'reading':
      return (
        <Loading words={connection.rowsRead === 0 ? app.reading : app.readingSoFar(connection.rowsRead)} />
      );
    case 'stopped':
      return (
        <FailurePage
          failure={connection.failure}
          onRetry={onRetry}
          {...(mayBePutRight(connection.failure) ? { further: w.looksAgain } : {})}
        />
      );
    case 'reconnecting':
      return <FailurePage failure={connection.failure} onRetry={onRetry} further={w.reconnecting} />;
    case 'live':
      return (
        <FailurePage
          failure={{
            code: 'not found',
            message: 'the board has no settings',
            userMessage: register.board === null ? app.noSettings : app.notComplete,
            correlationId: null,
            claims: null,
            retryAfterSeconds: null,
          }}
          onRetry={onRetry}
        />
      );
  }
}

/** Above the page: that what is shown may be behind, and what in the board's settings cannot be read. */
function Notices({ snapshot, onRetry }: { snapshot: RegisterSnapshot; onRetry: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = connectionWords(language);
  const app = useWords(appWords);
  const { connection, register } = snapshot;
  const problems = register.board?.problems ?? [];
  const troubled = connection.phase === 'reconnecting' || connection.phase === 'stopped';
  if (!troubled && problems.length === 0) return null;
  return (
    <div className={styles.notices}>
      {troubled && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {connection.failure.userMessage} {w.asReadLast}{' '}
            {(connection.phase === 'reconnecting' || mayBePutRight(connection.failure)) && w.reconnecting}{' '}
            <Button size="small" onClick={onRetry}>
              {takesSigningIn(connection.failure) ? app.signIn : w.tryAgain}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {problems.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {app.unreadableSettings}
            <ul className={styles.problems}>
              {problems.map((problem) => (
                <li key={problem}>{settingsProblemInWords(problem, language)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** Beside the navigation: that the page is current, or the newest change. */
function statusInWords(
  { connection, announcement }: RegisterSnapshot,
  w: ReturnType<typeof connectionWords>,
): string {
  if (connection.phase === 'reconnecting' && connection.failure.code === 'no connection')
    return w.notConnected;
  if (connection.phase !== 'live') return w.notUpToDate;
  return announcement.words === '' ? w.upToDate : `${w.upToDate}: ${announcement.words}`;
}
