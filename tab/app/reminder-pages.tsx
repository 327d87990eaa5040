import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useBoard } from '../register/register-context.tsx';
import { paths } from '../ui/board-paths.ts';
import { useWords } from '../ui/language.tsx';
import { appWords } from './app-words.ts';

const useStyles = makeStyles({
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    listStyleType: 'none',
  },
  page: {
    display: 'block',
    padding: '6px 12px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    ':hover': {
      color: tokens.colorNeutralForeground2Hover,
      backgroundColor: tokens.colorSubtleBackgroundHover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
});

/** What the pages about reminders, and about how long they and everything else are kept, have in common: the way from one to the other. */
export function ReminderPages({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const w = useWords(appWords);
  return (
    <>
      <nav aria-label={w.reminders}>
        <ul className={styles.pages}>
          <PageLink to={paths.reminderPolicy(board)}>{w.remindersGoOut}</PageLink>
          <PageLink to={paths.receipts(board)}>{w.remindersSent}</PageLink>
          <PageLink to={paths.retention(board)}>{w.keeping}</PageLink>
        </ul>
      </nav>
      {children}
    </>
  );
}

function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const styles = useStyles();
  const [location] = useLocation();
  const here = location === to;
  return (
    <li>
      <Link
        to={to}
        className={mergeClasses(styles.page, here && styles.current)}
        {...(here ? { 'aria-current': 'page' as const } : {})}
      >
        {children}
      </Link>
    </li>
  );
}
