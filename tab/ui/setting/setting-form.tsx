import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Section, TextList } from '../details.tsx';
import { useWords } from '../language.tsx';
import { settingWords } from './setting-words.ts';

/** The parts that every form has with which a manager changes one of the board's settings. */
const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: '8px' },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  paragraphs: { '& p': { margin: '4px 0' } },
});

/** What saving would change, a sentence each; or how many things have to be put right first. */
export function WhatChanges(props: {
  heading?: string;
  /** Null = what is typed cannot be read yet. */
  changes: readonly string[] | null;
  /** How many fields are wrong. */
  wrong: number;
  /** Instead of the list where nothing changes. */
  none?: string;
}) {
  const styles = useStyles();
  const w = useWords(settingWords);
  const { heading = w.whatChanges, changes, wrong, none = w.nothingYet } = props;
  return (
    <Section heading={heading}>
      {changes === null ? (
        <p className={styles.wrong}>{w.toPutRight(wrong)}</p>
      ) : (
        <TextList items={changes} none={none} />
      )}
    </Section>
  );
}

/** The two ways out of the form. Save keeps the focus while it cannot be pressed. */
export function SaveOrDiscard(props: {
  busy: boolean;
  /** Whether there is nothing to save. */
  nothing: boolean;
  save: string;
  discard?: string;
  onDiscard: () => void;
}) {
  const styles = useStyles();
  const w = useWords(settingWords);
  const { busy, nothing, save, discard = w.discard, onDiscard } = props;
  return (
    <div className={styles.buttons}>
      <Button type="submit" appearance="primary" disabledFocusable={busy || nothing}>
        {busy ? w.saving : save}
      </Button>
      <Button disabled={busy} onClick={onDiscard}>
        {discard}
      </Button>
    </div>
  );
}

/** Somebody else saved in between: `children` say who and when. Nothing typed is lost whichever way the person decides. */
export function ConflictNotice(props: {
  title: string;
  children: ReactNode;
  /** What they changed, a sentence each. */
  changes: readonly string[];
  onRebase: () => void;
  onDiscard: () => void;
}) {
  const { title, children, changes, onRebase, onDiscard } = props;
  const styles = useStyles();
  const w = useWords(settingWords);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody className={styles.paragraphs}>
        <MessageBarTitle>{title}</MessageBarTitle>
        {children}
        {changes.length > 0 && <TextList items={changes} none="" />}
        <p>{w.nothingLost}</p>
        <div className={styles.choices}>
          <Button onClick={onRebase}>{w.rebase}</Button>
          <Button onClick={onDiscard}>{w.throwAway}</Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
