import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useRef, useState, type SubmitEvent } from 'react';
import {
  saveRetentionOutcomeSchema,
  type RetentionResponse,
  type SaveRetentionOutcome,
} from '../../../shared/contracts/retention.ts';
import { retentionPeriods } from '../../../shared/domain/retention.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Section, TextList } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
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
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  wrong: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  text: { margin: '4px 0' },
});

type Conflict = Extract<SaveRetentionOutcome, { outcome: 'conflict' }>;
type Saving = 'no' | 'saving' | Pick<RequestFailure, 'userMessage' | 'correlationId'>;

/** The periods being changed: a field for each with why it is kept, what changes, and Save, which makes the next version. */
export function RetentionForm({ kept, onDone }: { kept: RetentionResponse; onDone: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = retentionPageWords(language);
  const { kinds } = retentionWords(language);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const fresh = useCallback(() => newRetentionDraft(kept), [kept]);
  const [draft, change, forget] = useDraft(retentionDraftName(board), retentionDraftSchema, fresh);
  const [saving, setSaving] = useState<Saving>('no');
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const composed = composeRetention(draft.values, language);
  const changes = composed.ok ? changesInWords(draft.base, composed.retention, language) : [];
  const busy = saving === 'saving';
  // A damaged setting may be saved as it is shown: that is how it holds again.
  const worthSaving = changes.length > 0 || kept.damaged;

  function done(words: string): void {
    forget();
    announce(words);
    onDone();
  }

  async function save(): Promise<void> {
    if (!composed.ok) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setSaving('saving');
    const result = await api.call(
      saveRetentionOutcomeSchema,
      `/boards/${encodeURIComponent(board)}/retention`,
      { basedOn: draft.basedOn, retention: composed.retention },
    );
    setSaving(result.ok ? 'no' : result.failure);
    if (!result.ok) return;
    const { value } = result;
    if (value.outcome === 'conflict') setConflict(value);
    else done(value.outcome === 'saved' ? w.saved(value.saved.version) : w.savedAlready(value.saved.version));
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy && (!composed.ok || worthSaving)) void save();
  }

  const of = (field: RetentionField) => {
    const message = composed.ok ? undefined : composed.problems[field];
    return {
      hint: w.why[field],
      ...(message === undefined ? {} : { validationMessage: message, validationState: 'error' as const }),
    };
  };
  const set = (field: RetentionField, value: string) =>
    change({ ...draft, values: { ...draft.values, [field]: value } });

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
      <Section heading={w.whatChanges}>
        {composed.ok ? (
          <TextList items={changes} none={w.nothingYet} />
        ) : (
          <p className={styles.wrong}>{w.toPutRight(Object.keys(composed.problems).length)}</p>
        )}
      </Section>
      {typeof saving === 'object' && (
        <ErrorNotice
          userMessage={`${saving.userMessage} ${w.typedStillHere}`}
          correlationId={saving.correlationId}
        />
      )}
      {conflict !== null && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{w.conflict}</MessageBarTitle>
            <p className={styles.text}>{w.conflictText(conflict.saved?.by.name ?? null)}</p>
            <TextList items={changesInWords(draft.base, conflict.retention, language)} none={w.nothingYet} />
            <Button
              onClick={() => {
                change(rebaseRetention(draft, conflict));
                setConflict(null);
                announce(w.rebased);
              }}
            >
              {w.rebase}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || (composed.ok && !worthSaving)}>
          {busy ? w.saving : w.saveAs(draft.basedOn + 1)}
        </Button>
        <Button disabled={busy} onClick={() => done(w.nothingSaved)}>
          {w.discard}
        </Button>
      </div>
    </form>
  );
}
