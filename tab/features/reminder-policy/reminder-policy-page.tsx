import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ErrorNotice, Loading } from '../../ui/states.tsx';
import { PolicyWords } from './policy-words.tsx';
import { usePolicy } from './use-policy.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '960px' },
  text: { margin: 0, maxWidth: '70ch' },
  list: { margin: 0, paddingLeft: '18px' },
});

/** When the board's reminders go out, and to whom: for everybody to read. */
export function ReminderPolicyPage() {
  const styles = useStyles();
  const state = usePolicy();
  return (
    <div className={styles.page}>
      <PageHeading title="When reminders go out" />
      {state.phase === 'loading' && <Loading words="Reading when reminders go out…" />}
      {state.phase === 'failed' && (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={state.retry}
        />
      )}
      {state.phase === 'read' && <Read policy={state.policy} />}
    </div>
  );
}

function Read({ policy }: { policy: PolicyResponse }) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.text}>
        Everybody gets at most one card a day, on working days only. {whoDecided(policy)}
      </p>
      {policy.warnings.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>This needs a look</MessageBarTitle>
            <ul className={styles.list}>
              {policy.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <PolicyWords policy={policy.policy} />
    </>
  );
}

function whoDecided({ version, versions, timeZone, mayEdit }: PolicyResponse): string {
  const saved = versions.find((each) => each.version === version);
  const asked = mayEdit ? '' : ' The board managers can change it.';
  if (saved === undefined) {
    return version === 0
      ? `This is how the register came to the board; nobody has changed it yet.${asked}`
      : `This is version ${version}.${asked}`;
  }
  return `This is version ${version}, saved by ${saved.by.name} on ${momentInWords(saved.at, timeZone)}.${asked}`;
}
