import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import type { PolicyVersion, ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { useLanguage } from '../../ui/language.tsx';
import { ConflictNotice } from '../../ui/setting/setting-form.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { policyPageWords } from './policy-page-words.ts';

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
  const language = useLanguage();
  const setting = settingWords(language);
  const { saved } = theirs;
  return (
    <ConflictNotice
      title={policyPageWords(language).conflict}
      changes={policyChangesInWords(base, theirs.policy, language)}
      onRebase={onRebase}
      onDiscard={onDiscard}
    >
      <p>
        {saved === null
          ? setting.newerSaved
          : setting.newerSavedBy(saved.by.name, saved.version, momentInWords(saved.at, timeZone, language))}
      </p>
    </ConflictNotice>
  );
}
