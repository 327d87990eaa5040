import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState, type SubmitEvent } from 'react';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import { policyChangesInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import { isSamePolicy } from '../../../shared/domain/reminder-policy.ts';
import type { SaveFailure } from '../../register/failure.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Section, TextList } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { useDraft } from '../../ui/use-draft.ts';
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
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

type Saving = { phase: 'no' } | { phase: 'saving' } | { phase: 'failed'; failure: SaveFailure };

/** The policy being changed: fields, what changes, who would get what, and Save, which makes the next version. */
export function PolicyForm(props: { policy: PolicyResponse; onDone: () => void }) {
  const { policy, onDone } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const fresh = useCallback(() => newPolicyDraft(policy), [policy]);
  const [draft, change, forget] = useDraft(policyDraftName(board), policyDraftSchema, fresh);
  const [saving, setSaving] = useState<Saving>({ phase: 'no' });
  const [refused, setRefused] = useState<Theirs | null>(null);
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const composed = useMemo(() => composePolicy(draft.values, language), [draft.values, language]);
  const busy = saving.phase === 'saving';
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
    setSaving({ phase: 'saving' });
    const result = await api.savePolicy(board, {
      basedOn: draft.basedOn,
      policy: composed.policy,
      ...anyway,
    });
    if (!result.ok) {
      setSaving({ phase: 'failed', failure: result.failure });
      return;
    }
    setSaving({ phase: 'no' });
    const outcome = result.value;
    switch (outcome.outcome) {
      case 'saved':
        done(w.saved(outcome.saved.version));
        return;
      case 'already saved':
        done(w.savedAlready(outcome.saved.version));
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
        onChange={(values) => change({ ...draft, values })}
      />
      <Section heading={w.whatChanges}>
        {changes === null ? (
          <p className={styles.wrong}>{w.toPutRight(wrong)}</p>
        ) : (
          <TextList
            items={changes}
            none={draft.basedOn === 0 ? w.nothingYet : w.nothingYetOn(draft.basedOn)}
          />
        )}
      </Section>
      <PolicyPreviewPanel policy={composed.ok ? composed.policy : null} from={policy.previewOn} />
      {saving.phase === 'failed' && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => void save({ saveAnyway: true })} />
      )}
      {theirs !== null && (
        <PolicyConflict
          theirs={theirs}
          base={draft.base}
          timeZone={policy.timeZone}
          onRebase={() => {
            setRefused(null);
            change(rebaseDraft(draft, theirs));
            announce(w.conflict.rebased);
          }}
          onDiscard={() => done(w.nothingSaved)}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || changes?.length === 0}>
          {busy ? w.saving : w.saveAs(draft.basedOn + 1)}
        </Button>
        <Button disabled={busy} onClick={() => done(w.nothingSaved)}>
          {w.discard}
        </Button>
      </div>
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
