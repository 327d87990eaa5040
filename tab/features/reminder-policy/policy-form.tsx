import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState, type SubmitEvent } from 'react';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import { isSamePolicy } from '../../../shared/domain/reminder-policy.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useSending } from '../../register/use-sending.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { SaveOrDiscard, WhatChanges } from '../../ui/setting/setting-form.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import { PolicyConflict, type Theirs } from './policy-conflict.tsx';
import {
  composePolicy,
  newPolicyDraft,
  policyDraftName,
  policyDraftSchema,
  rebaseDraft,
  type PolicyDraft,
} from './policy-draft.ts';
import { PolicyFields } from './policy-fields.tsx';
import { policyPageWords } from './policy-page-words.ts';
import { PolicyPreviewPanel } from './policy-preview.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
});

/** The policy being changed: fields, what changes, who would get what, and Save, which makes the next version. */
export function PolicyForm(props: { policy: PolicyResponse; onDone: () => void }) {
  const { policy, onDone } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language);
  const setting = settingWords(language);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const fresh = useCallback(() => newPolicyDraft(policy), [policy]);
  const [draft, change, forget] = useDraft(policyDraftName(board), policyDraftSchema, fresh);
  const { sending, send, reworded } = useSending();
  const [refused, setRefused] = useState<Theirs | null>(null);
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const composed = useMemo(() => composePolicy(draft.values, language), [draft.values, language]);
  const busy = sending.phase === 'saving';
  const changes = composed.ok ? policyChangesInWords(draft.base, composed.policy, language) : null;
  const wrong = composed.ok ? 0 : Object.keys(composed.problems).length;
  const theirs = busy ? null : newer(draft, policy, refused);

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  function done(words: string): void {
    forget();
    announce(words);
    onDone();
  }

  async function save(anyway: { saveAnyway?: true } = {}): Promise<void> {
    if (!composed.ok) {
      setAttempts(attempts + 1);
      return;
    }
    const wanted = { basedOn: draft.basedOn, policy: composed.policy, ...anyway };
    const outcome = await send(() => api.savePolicy(board, wanted));
    switch (outcome?.outcome) {
      case undefined:
        return;
      case 'saved':
        done(w.saved(outcome.saved.version));
        return;
      case 'already saved':
        done(setting.savedAlready(outcome.saved.version));
        return;
      case 'conflict':
        if (isSamePolicy(outcome.policy, composed.policy)) {
          done(w.sameSaved);
          return;
        }
        setRefused(outcome);
    }
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy && changes?.length !== 0) void save();
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={w.change}>
      <PolicyFields
        values={draft.values}
        problems={composed.ok ? {} : composed.problems}
        onChange={(values) => {
          reworded();
          change({ ...draft, values });
        }}
      />
      <WhatChanges
        changes={changes}
        wrong={wrong}
        {...(draft.basedOn === 0 ? {} : { none: w.nothingYetOn(draft.basedOn) })}
      />
      <PolicyPreviewPanel policy={composed.ok ? composed.policy : null} from={policy.previewOn} />
      {sending.phase === 'failed' && (
        <SaveProblem failure={sending.failure} onSaveAnyway={() => void save({ saveAnyway: true })} />
      )}
      {theirs !== null && (
        <PolicyConflict
          theirs={theirs}
          base={draft.base}
          timeZone={policy.timeZone}
          onRebase={() => {
            setRefused(null);
            change(rebaseDraft(draft, theirs));
            announce(setting.rebased);
          }}
          onDiscard={() => done(setting.nothingSaved)}
        />
      )}
      <SaveOrDiscard
        busy={busy}
        nothing={changes?.length === 0}
        save={setting.saveAs(draft.basedOn + 1)}
        onDiscard={() => done(setting.nothingSaved)}
      />
    </form>
  );
}

/** A version saved since this draft was begun, as a refused save or a reading brought it; null when there is none. */
function newer(draft: PolicyDraft, read: PolicyResponse, refused: Theirs | null): Theirs | null {
  const fromReading: Theirs = {
    newest: read.newest,
    policy: read.policy,
    saved: read.versions.find(({ version }) => version === read.version) ?? null,
  };
  const newest = refused !== null && refused.newest > read.newest ? refused : fromReading;
  if (newest.newest === draft.basedOn) return null;
  const composed = composePolicy(draft.values);
  // The very same policy is no conflict: the next Save says so.
  return composed.ok && isSamePolicy(newest.policy, composed.policy) ? null : newest;
}
