import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import type { PolicyVersion, ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { useLanguage } from '../../ui/language.tsx';
import { policyPageWords } from './policy-page-words.ts';

const useStyles = makeStyles({
  list: { margin: '4px 0', paddingLeft: '18px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: '8px' },
  text: { margin: '4px 0' },
});

/** What somebody else saved since the form was opened. */
export interface Theirs {
  readonly newest: number;
  readonly policy: ReminderPolicy;
  /** Null when it cannot be said who saved it. */
  readonly saved: PolicyVersion | null;
}

/** Somebody else's version came in between: it is shown, and nothing typed is lost whichever way the person decides. */
export function PolicyConflict(props: {
  theirs: Theirs;
  base: ReminderPolicy;
  timeZone: string;
  onRebase: () => void;
  onDiscard: () => void;
}) {
  const { theirs, base, timeZone, onRebase, onDiscard } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language).conflict;
  const { saved } = theirs;
  const changes = policyChangesInWords(base, theirs.policy, language);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{w.title}</MessageBarTitle>
        <p className={styles.text}>
          {saved === null
            ? w.saved
            : w.savedBy(saved.by.name, saved.version, momentInWords(saved.at, timeZone, language))}{' '}
          {w.nothingLost}
        </p>
        {changes.length > 0 && (
          <ul className={styles.list}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        <div className={styles.buttons}>
          <Button onClick={onRebase}>{w.rebase}</Button>
          <Button onClick={onDiscard}>{w.discard}</Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
