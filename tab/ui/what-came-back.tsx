import { makeStyles, tokens } from '@fluentui/react-components';
import type { Receipt, ReceiptLine } from '../../shared/contracts/receipts.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { askedAt, entriesBetween, firstSentence } from '../../shared/domain/receipt.ts';
import { withoutTakenBack } from '../../shared/domain/taken-back.ts';
import type { ItemKind, Update } from '../../shared/domain/update.ts';
import { cameBackInWords, lineCameBack } from '../register/receipts-in-words.ts';
import { useRegister } from '../register/register-context.tsx';
import { useHistory, type HistoryState } from '../register/use-history.ts';
import { ErrorNotice } from './states.tsx';
import { updateWords } from '../../shared/domain/update-words.ts';
import { useLanguage, useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: '4px' },
  entry: { overflowWrap: 'anywhere' },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/**
 * What was recorded about the item of a line after it went out, up to the next reminder: by whom, when, through what. The
 * trail is asked only where the item's row says that something came at all.
 */
export function WhatCameBack({ receipt, line }: { receipt: Receipt; line: ReceiptLine }) {
  const register = useRegister();
  const came = lineCameBack(receipt, line, register);
  if (came === null || came.kind === 'nothing' || line.itemKind === 'meeting' || line.itemKind === 'board')
    return <Quiet words={cameBackInWords(receipt, line, register)} />;
  return <FromTrail receipt={receipt} line={line} kind={line.itemKind} savedAt={came.heard.at} />;
}

function FromTrail(props: { receipt: Receipt; line: ReceiptLine; kind: ItemKind; savedAt: string }) {
  const { receipt, line, kind, savedAt } = props;
  return <Recorded receipt={receipt} line={line} history={useHistory(kind, line.itemKey, savedAt)} />;
}

/** The same from a history that is there already. */
export function Recorded(props: { receipt: Receipt; line: ReceiptLine; history: HistoryState }) {
  const { receipt, line, history } = props;
  const register = useRegister();
  const styles = useStyles();
  const { timeZone } = register.board.settings;
  const w = useWords(uiWords);
  switch (history.phase) {
    case 'loading':
      return (
        <span className={styles.quiet} role="status">
          {w.readingRecorded}
        </span>
      );
    case 'failed':
      return (
        <ErrorNotice
          userMessage={history.failure.userMessage}
          correlationId={history.failure.correlationId}
          onRetry={history.retry}
        />
      );
    case 'read': {
      const entries = entriesBetween(
        withoutTakenBack(history.history.updates),
        askedAt(receipt),
        line.askedAgainAt,
      );
      if (entries.length === 0) {
        const next = line.askedAgainAt;
        return (
          <Quiet
            words={
              next === null ? w.nothingYet : w.nothingBefore(momentInWords(next, timeZone, register.language))
            }
          />
        );
      }
      return (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <Entry entry={entry} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      );
    }
  }
}

function Entry({ entry, timeZone }: { entry: Update; timeZone: string }) {
  const styles = useStyles();
  const language = useLanguage();
  const { kinds, vias } = updateWords(language);
  const text = firstSentence(entry.text === '' ? entry.reason : entry.text);
  return (
    <>
      <div>
        {entry.by.name === '' ? uiWords(language).somebody : entry.by.name}: {kinds[entry.kind]}
        {text !== '' && `. ${text}`}
      </div>
      <div className={styles.when}>
        <time dateTime={entry.at}>{momentInWords(entry.at, timeZone, language)}</time>, {vias[entry.via]}
      </div>
    </>
  );
}

function Quiet({ words }: { words: string }) {
  const styles = useStyles();
  return words === '' ? null : <span className={styles.quiet}>{words}</span>;
}
