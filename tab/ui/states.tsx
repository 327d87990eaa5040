import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '640px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0 },
  small: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  bar: { width: '100%' },
  empty: { padding: `${tokens.spacingVerticalXL} 0`, color: tokens.colorNeutralForeground2 },
});

/** A whole page that says one thing: what happened, and what to do next. */
export function MessagePage(props: {
  title: string;
  children: ReactNode;
  action?: { label: string; onPress: () => void };
}) {
  const styles = useStyles();
  return (
    <section className={styles.page}>
      <h1 className={styles.heading}>{props.title}</h1>
      {props.children}
      {props.action !== undefined && (
        <Button appearance="primary" onClick={props.action.onPress}>
          {props.action.label}
        </Button>
      )}
    </section>
  );
}

/** A failure as the person needs it: the remedy, a way to try again, and the number to quote. */
export function ErrorPage(props: {
  title: string;
  userMessage: string;
  correlationId: string | null;
  /** What the button says, where “Try again” would not say it. */
  retryLabel?: string;
  onRetry?: () => void;
}) {
  const styles = useStyles();
  const w = useWords(uiWords);
  return (
    <MessagePage
      title={props.title}
      {...(props.onRetry === undefined
        ? {}
        : { action: { label: props.retryLabel ?? w.tryAgain, onPress: props.onRetry } })}
    >
      <p className={styles.text} role="alert">
        {props.userMessage}
      </p>
      {props.correlationId !== null && <Reference correlationId={props.correlationId} />}
    </MessagePage>
  );
}

function Reference({ correlationId }: { correlationId: string }) {
  const styles = useStyles();
  const w = useWords(uiWords);
  return <p className={styles.small}>{w.quote(correlationId)}</p>;
}

/** The same inside a page, where the rest still works. */
export function ErrorNotice(props: {
  userMessage: string;
  correlationId: string | null;
  onRetry?: () => void;
}) {
  const styles = useStyles();
  const w = useWords(uiWords);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{w.didNotWork}</MessageBarTitle>
        {props.userMessage}
        {props.correlationId !== null && <Reference correlationId={props.correlationId} />}
        {props.onRetry !== undefined && (
          <div className={styles.small}>
            <Button onClick={props.onRetry}>{w.tryAgain}</Button>
          </div>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Something is on its way; `words` say how far it has come. */
export function Loading({ words }: { words: string }) {
  const styles = useStyles();
  const w = useWords(uiWords);
  return (
    <section className={styles.page}>
      <p className={styles.text} role="status">
        {words}
      </p>
      <ProgressBar className={styles.bar} aria-label={w.loading} />
    </section>
  );
}

export function EmptyState({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <p className={styles.empty}>{children}</p>;
}
