import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { policyPageWords } from './policy-page-words.ts';
import { PolicyWords } from './policy-words.tsx';

const useStyles = makeStyles({
  versions: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    rowGap: tokens.spacingVerticalL,
  },
  changes: { margin: '4px 0', paddingLeft: '20px' },
  look: {
    margin: '4px 0',
    '& > summary': { cursor: 'pointer', minHeight: '24px' },
    '& > summary:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

interface Listed {
  readonly version: number;
  readonly policy: ReminderPolicy;
  readonly savedInWords: string;
  readonly changes: readonly string[];
}

/** Newest first, the one the board came with last. */
function listed({ versions, first, timeZone }: PolicyResponse, language: Language): Listed[] {
  const w = policyPageWords(language).history;
  return [
    { version: 0, policy: first, savedInWords: w.asItCame, changes: [] },
    ...versions.map(({ version, policy, at, by }, index) => ({
      version,
      policy,
      savedInWords: w.savedBy(by.name, momentInWords(at, timeZone, language)),
      changes: policyChangesInWords(versions[index - 1]?.policy ?? first, policy, language),
    })),
  ].reverse();
}

/** Every version that ever held: who saved it, when, and what it changed. `onRestore` null = the person may not. */
export function PolicyHistory(props: {
  policy: PolicyResponse;
  onRestore: ((policy: ReminderPolicy) => void) | null;
}) {
  const { policy, onRestore } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language).history;
  return (
    <Section heading={w.title}>
      <ol className={styles.versions} reversed>
        {listed(policy, language).map(({ version, policy: its, savedInWords, changes }) => (
          <li key={version}>
            <strong>{w.version(version)}</strong>, {savedInWords}
            {version === policy.version && <strong> {w.holdsNow}</strong>}
            {changes.length > 0 && (
              <ul className={styles.changes}>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
            <details className={styles.look}>
              <summary>{w.look(version)}</summary>
              <div className={styles.words}>
                <PolicyWords policy={its} level={3} />
              </div>
            </details>
            {onRestore !== null && version !== policy.version && (
              <Button size="small" onClick={() => onRestore(its)}>
                {w.restore(version)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
