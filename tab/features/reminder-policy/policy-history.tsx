import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { Section } from '../../ui/details.tsx';
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
function listed({ versions, first, timeZone }: PolicyResponse): Listed[] {
  return [
    { version: 0, policy: first, savedInWords: 'as the register came to the board', changes: [] },
    ...versions.map(({ version, policy, at, by }, index) => ({
      version,
      policy,
      savedInWords: `saved by ${by.name} on ${momentInWords(at, timeZone)}`,
      changes: policyChangesInWords(versions[index - 1]?.policy ?? first, policy),
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
  return (
    <Section heading="Versions">
      <ol className={styles.versions} reversed>
        {listed(policy).map(({ version, policy: its, savedInWords, changes }) => (
          <li key={version}>
            <strong>Version {version}</strong>, {savedInWords}
            {version === policy.version && <strong> (holds now)</strong>}
            {changes.length > 0 && (
              <ul className={styles.changes}>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
            <details className={styles.look}>
              <summary>Look at version {version}</summary>
              <div className={styles.words}>
                <PolicyWords policy={its} level={3} />
              </div>
            </details>
            {onRestore !== null && version !== policy.version && (
              <Button size="small" onClick={() => onRestore(its)}>
                Restore version {version}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
