import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState, type SubmitEvent } from 'react';
import {
  saveRetentionOutcomeSchema,
  type RetentionResponse,
  type SaveRetentionOutcome,
} from '../../../shared/contracts/retention.ts';
import { retentionPeriods } from '../../../shared/domain/retention.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useSending } from '../../register/use-sending.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { ConflictNotice, SaveOrDiscard, WhatChanges } from '../../ui/setting/setting-form.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import {
  changesInWords,
  composeRetention,
  newRetentionDraft,
  rebaseRetention,
  retentionDraftName,
  retentionDraftSchema,
  type RetentionField,
} from './retention-draft.ts';
import { retentionPageWords } from './retention-page-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  short: { maxWidth: '12ch' },
});

type Conflict = Extract<SaveRetentionOutcome, { outcome: 'conflict' }>;

/** The periods being changed: a field for each with why it is kept, what changes, and Save, which makes the next version. */
export function RetentionForm({ kept, onDone }: { kept: RetentionResponse; onDone: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = retentionPageWords(language);
  const setting = settingWords(language);
  const { kinds } = retentionWords(language);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const fresh = useCallback(() => newRetentionDraft(kept), [kept]);
  const [draft, change, forget] = useDraft(retentionDraftName(board), retentionDraftSchema, fresh);
  const { sending, send, reworded } = useSending();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const composed = composeRetention(draft.values, language);
  const changes = composed.ok ? changesInWords(draft.base, composed.retention, language) : null;
  const busy = sending.phase === 'saving';
  // A damaged setting may be saved as it is shown: that is how it holds again.
  const nothing = changes?.length === 0 && !kept.damaged;

  function done(words: string): void {
    forget();
    announce(words);
    onDone();
  }

  async function save(anyway: { saveAnyway?: true } = {}): Promise<void> {
    if (!composed.ok) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const wanted = { basedOn: draft.basedOn, retention: composed.retention, ...anyway };
    const address = `/boards/${encodeURIComponent(board)}/retention`;
    const outcome = await send(() => api.call(saveRetentionOutcomeSchema, address, wanted));
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
        setConflict(outcome);
    }
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy && !nothing) void save();
  }

  const of = (field: RetentionField) => {
    const message = composed.ok ? undefined : composed.problems[field];
    return {
      hint: w.why[field],
      ...(message === undefined ? {} : { validationMessage: message, validationState: 'error' as const }),
    };
  };
  const set = (field: RetentionField, value: string) => {
    reworded();
    change({ ...draft, values: { ...draft.values, [field]: value } });
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={w.change}>
      {retentionPeriods.map((period) => (
        <Field key={period} label={w.inYears(kinds[period])} {...of(period)}>
          <Input
            className={styles.short}
            inputMode="numeric"
            value={draft.values[period]}
            onChange={(_, data) => set(period, data.value)}
          />
        </Field>
      ))}
      <Field label={w.reviewWords} {...of('reviewWords')}>
        <Textarea value={draft.values.reviewWords} onChange={(_, data) => set('reviewWords', data.value)} />
      </Field>
      <WhatChanges changes={changes} wrong={composed.ok ? 0 : Object.keys(composed.problems).length} />
      {sending.phase === 'failed' && (
        <SaveProblem failure={sending.failure} onSaveAnyway={() => void save({ saveAnyway: true })} />
      )}
      {conflict !== null && (
        <ConflictNotice
          title={w.conflict}
          changes={changesInWords(draft.base, conflict.retention, language)}
          onRebase={() => {
            change(rebaseRetention(draft, conflict));
            setConflict(null);
            announce(setting.rebased);
          }}
          onDiscard={() => done(setting.nothingSaved)}
        >
          <p>{whoSaved(conflict, kept.timeZone, language)}</p>
        </ConflictNotice>
      )}
      <SaveOrDiscard
        busy={busy}
        nothing={nothing}
        save={setting.saveAs(draft.basedOn + 1)}
        onDiscard={() => done(setting.nothingSaved)}
      />
    </form>
  );
}

function whoSaved({ saved }: Conflict, timeZone: string, language: Language): string {
  const w = settingWords(language);
  return saved === null
    ? w.newerSaved
    : w.newerSavedBy(saved.by.name, saved.version, momentInWords(saved.at, timeZone, language));
}
