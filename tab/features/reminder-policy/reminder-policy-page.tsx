import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { useBoard } from '../../register/register-context.tsx';
import { keepDraft, loadDraft } from '../../ui/drafts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { ErrorNotice, Loading } from '../../ui/states.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { newPolicyDraft, policyDraftName, policyDraftSchema } from './policy-draft.ts';
import { PolicyForm } from './policy-form.tsx';
import { PolicyHistory } from './policy-history.tsx';
import { policyPageWords } from './policy-page-words.ts';
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
  const language = useLanguage();
  const w = policyPageWords(language);
  const state = usePolicy();
  return (
    <div className={styles.page}>
      <PageHeading title={w.title} />
      {state.phase === 'loading' && <Loading words={w.reading} />}
      {state.phase === 'failed' && (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={state.retry}
        />
      )}
      {state.phase === 'read' && <Read policy={state.policy} readAgain={state.readAgain} />}
    </div>
  );
}

function Read({ policy, readAgain }: { policy: PolicyResponse; readAgain: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language);
  const { id: board } = useBoard();
  const name = policyDraftName(board);
  // Somebody who left the form with something typed finds it open again.
  const [editing, setEditing] = useState(() => loadDraft(name, policyDraftSchema) !== null);
  const [beginning, focusBack] = useFocusBack<HTMLDivElement>();
  const open = editing && policy.mayEdit;

  const restore = (old: ReminderPolicy) => {
    keepDraft(name, newPolicyDraft(policy, old));
    setEditing(true);
  };

  return (
    <>
      <p className={styles.text}>
        {w.oneCardADay} {whoDecided(policy, language)}
      </p>
      {policy.warnings.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{settingWords(language).needsALook}</MessageBarTitle>
            <ul className={styles.list}>
              {policy.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {open ? (
        <PolicyForm
          policy={policy}
          onDone={() => {
            setEditing(false);
            focusBack();
            readAgain();
          }}
        />
      ) : (
        <>
          {policy.mayEdit && (
            <div ref={beginning}>
              <Button appearance="primary" onClick={() => setEditing(true)}>
                {w.change}
              </Button>
            </div>
          )}
          <PolicyWords policy={policy.policy} />
          <PolicyHistory policy={policy} onRestore={policy.mayEdit ? restore : null} />
        </>
      )}
    </>
  );
}

function whoDecided({ version, versions, timeZone, mayEdit }: PolicyResponse, language: Language): string {
  const w = policyPageWords(language);
  const saved = versions.find((each) => each.version === version);
  const setting = settingWords(language);
  const asked = mayEdit ? '' : ` ${setting.managersChange}`;
  if (saved === undefined) {
    return `${version === 0 ? w.asItCame : w.thisVersion(version)}${asked}`;
  }
  return `${setting.thisVersionSaved(version, saved.by.name, momentInWords(saved.at, timeZone, language))}${asked}`;
}
