import { makeStyles, tokens } from '@fluentui/react-components';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { fieldNames, type Update, type UpdateKind, type UpdateVia } from '../../shared/domain/update.ts';
import type { HistoryState } from '../register/use-history.ts';
import { ErrorNotice } from './states.tsx';

const useStyles = makeStyles({
  trail: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  entry: {
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  who: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: '4px 0 0', whiteSpace: 'pre-line' },
  changes: { margin: '4px 0 0', paddingLeft: '18px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

export const viaWords: Record<UpdateVia, string> = {
  card: 'from a card in Teams chat',
  tab: 'from this tab',
  import: 'by import',
  'hand edit seen': 'edited in SharePoint',
  'command line': 'by the command line',
};

export const kindWords: Record<UpdateKind, string> = {
  progress: 'Progress',
  'more time asked': 'Asked for more time',
  'more time approved': 'More time approved',
  'another date set': 'Another date set by the chair',
  'more time declined': 'More time declined',
  closed: 'Closed: evidence seen',
  'sent back': 'Sent back by the chair',
  'passed on': 'Passed on',
  challenge: 'Reply to an escalation',
  'put right': 'Put right by the board manager',
  'review confirmed': 'Reviewed: score confirmed',
  're-scored': 'Reviewed: scored again',
  'review date changed': 'Review date changed',
  'meeting decision': 'Decision',
  'meeting note': 'Note',
  'hand edit': 'Edited by hand',
  imported: 'Imported',
};

/** Everything recorded about an item, newest first: who, when, by what way, and each value before and after. */
export function Trail(props: {
  state: HistoryState;
  timeZone: string;
  /** Titles of meetings, for what was recorded in one. */
  meetings?: ReadonlyMap<string, { readonly title: string }>;
}) {
  const { state, timeZone, meetings } = props;
  const styles = useStyles();
  switch (state.phase) {
    case 'loading':
      return (
        <p className={styles.quiet} role="status">
          Reading the history…
        </p>
      );
    case 'failed':
      return (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={state.retry}
        />
      );
    case 'read': {
      const updates = [...state.history.updates].sort(
        (first, second) => Date.parse(second.at) - Date.parse(first.at),
      );
      if (updates.length === 0) return <p className={styles.quiet}>Nothing has been recorded yet.</p>;
      return (
        <ol className={styles.trail}>
          {updates.map((update) => (
            <Entry
              key={update.id}
              update={update}
              timeZone={timeZone}
              meeting={update.meetingKey === null ? '' : (meetings?.get(update.meetingKey)?.title ?? '')}
            />
          ))}
        </ol>
      );
    }
  }
}

function Entry(props: { update: Update; timeZone: string; meeting: string }) {
  const { update, timeZone, meeting } = props;
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      <div>
        <span className={styles.who}>{update.by.name === '' ? 'Somebody' : update.by.name}</span>{' '}
        {kindWords[update.kind]}
        {meeting !== '' && ` at ${meeting}`}
      </div>
      <div className={styles.when}>
        <time dateTime={update.at}>{momentInWords(update.at, timeZone)}</time>, {viaWords[update.via]}
      </div>
      {update.text !== '' && <p className={styles.text}>{update.text}</p>}
      {update.reason !== '' && <p className={styles.text}>Reason: {update.reason}</p>}
      {update.changes.length > 0 && (
        <ul className={styles.changes}>
          {update.changes.map((change, index) => (
            <li key={`${index} ${change.field}`}>
              {fieldNames[change.field]}: {filled(change.before)} → {filled(change.after)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function filled(text: string): string {
  return text === '' ? 'nothing' : text;
}
