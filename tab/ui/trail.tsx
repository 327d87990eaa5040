import { makeStyles, tokens } from '@fluentui/react-components';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { keyTakenBack } from '../../shared/domain/taken-back.ts';
import { trailTextInWords } from '../../shared/domain/trail-text-in-words.ts';
import { updateWords } from '../../shared/domain/update-words.ts';
import { recordedInWords } from '../../shared/domain/recorded-in-words.ts';
import type { Update } from '../../shared/domain/update.ts';
import type { HistoryState } from '../register/use-history.ts';
import { useLanguage, useWords } from './language.tsx';
import { ErrorNotice } from './states.tsx';
import { uiWords } from './ui-words.ts';

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

/** Everything recorded about an item, newest first: who, when, by what way, and each value before and after. */
export function Trail(props: {
  state: HistoryState;
  timeZone: string;
  /** Titles of meetings, for what was recorded in one. */
  meetings?: ReadonlyMap<string, { readonly title: string }>;
}) {
  const { state, timeZone, meetings } = props;
  const styles = useStyles();
  const w = useWords(uiWords);
  switch (state.phase) {
    case 'loading':
      return (
        <p className={styles.quiet} role="status">
          {w.readingHistory}
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
      if (updates.length === 0) return <p className={styles.quiet}>{w.nothingRecorded}</p>;
      const takenBack = new Set(updates.map(({ key }) => keyTakenBack(key)));
      return (
        <ol className={styles.trail}>
          {updates.map((update) => (
            <Entry
              key={update.id}
              update={update}
              takenBack={takenBack.has(update.key)}
              timeZone={timeZone}
              meeting={update.meetingKey === null ? '' : (meetings?.get(update.meetingKey)?.title ?? '')}
            />
          ))}
        </ol>
      );
    }
  }
}

function Entry(props: { update: Update; takenBack: boolean; timeZone: string; meeting: string }) {
  const { update, takenBack, timeZone, meeting } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = uiWords(language);
  const { kinds, vias, fields } = updateWords(language);
  const filled = (text: string) => (text === '' ? w.nothing : recordedInWords(text, language));
  return (
    <li className={styles.entry}>
      <div>
        <span className={styles.who}>{update.by.name === '' ? w.somebody : update.by.name}</span>{' '}
        {kinds[update.kind]}
        {meeting !== '' && ` ${w.atMeeting(meeting)}`}
        {takenBack && ` (${w.takenBackSince})`}
      </div>
      <div className={styles.when}>
        <time dateTime={update.at}>{momentInWords(update.at, timeZone, language)}</time>, {vias[update.via]}
      </div>
      {update.text !== '' && <p className={styles.text}>{trailTextInWords(update.text, language)}</p>}
      {update.reason !== '' && <p className={styles.text}>{w.reason(update.reason)}</p>}
      {update.changes.length > 0 && (
        <ul className={styles.changes}>
          {update.changes.map((change, index) => (
            <li key={`${index} ${change.field}`}>
              {fields[change.field]}: {filled(change.before)} → {filled(change.after)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
