import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { longestNote, reportableStatusSchema } from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { ragInWords, ragSchema } from '../../../shared/domain/status.ts';
import { percentInWords, statusInWords } from '../../register/action-facts.ts';
import { useLastChange } from '../../register/last-change.tsx';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useSaving } from '../../register/use-saving.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { draftNames } from '../../ui/drafts.ts';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { RagOptions, ReportableStatusOptions } from '../../ui/status-options.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import {
  changedMeanwhile,
  composeUpdate,
  edited,
  emptyDraft,
  isUntouched,
  shownValues,
  updateDraftSchema,
  withoutEdits,
  withSeenNow,
  type EditedField,
  type FormValues,
  type FormField,
  type UpdateDraft,
} from './update-draft.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { formWords } from './form-words.ts';
import type { QuickStart } from '../../register/quick-start.ts';
import { startedWith } from './started-with.ts';
import { useStart } from './use-start.ts';

const ConflictDialog = lazy(() =>
  import('../../ui/conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })),
);

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    containerType: 'inline-size',
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalM,
    '@container (max-width: 399px)': { gridTemplateColumns: '1fr' },
  },
  moreTime: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  select: { minWidth: 0 },
});

const newDraft = () => emptyDraft(crypto.randomUUID());

/**
 * Records progress on one action, by the same rules as the card. Nothing typed is lost by a reload, a failure or somebody else's
 * change; pressing Save twice records once.
 */
export function RecordUpdateForm(props: {
  action: Action;
  onDone: (saved: boolean) => void;
  start?: QuickStart | undefined;
}) {
  const { action, onDone, start } = props;
  const styles = useStyles();
  const api = useApi();
  const { id: board, store } = useBoard();
  const { today, language } = useRegister();
  const w = formWords(language);
  const announce = useAnnounce();
  const [draft, keep, forget] = useDraft(
    draftNames.update(board, action.key),
    updateDraftSchema,
    newDraft,
    isUntouched,
  );
  const [problems, setProblems] = useState<Partial<Record<FormField, string>>>({});
  const { saving, send, rest, reworded } = useSaving<Action>((item) => store.applySavedAction(item));
  const { giveUp } = useLastChange();
  const change = (next: UpdateDraft) => {
    reworded();
    if (isUntouched(next)) giveUp(next.idempotencyKey);
    keep(next);
  };
  const throwAway = () => {
    giveUp(draft.idempotencyKey);
    forget();
  };
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const formProblem = useId();
  const busy = saving.phase === 'saving';
  const values = shownValues(draft, action);
  const meanwhile = changedMeanwhile(draft, action);

  useStart(start, form, (said) => change(startedWith(draft, action, said)));

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  function save(toSave: UpdateDraft, against: Action, anyway: { saveAnyway?: true } = {}): void {
    const composed = composeUpdate(toSave, against, language);
    setProblems(composed.ok ? {} : composed.problems);
    if (!composed.ok) {
      rest();
      return;
    }
    void send(
      () => api.recordUpdate(board, { ...composed.update, ...anyway }),
      (again) => {
        forget();
        announce(again ? w.savedAlready : w.saved);
        onDone(true);
      },
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy) save(draft, action);
  }

  function set<Name extends EditedField>(field: Name, value: FormValues[Name]) {
    change(edited(draft, action, field, value));
  }

  /** What stands beside a field: what is wrong with it, or that somebody changed it meanwhile. */
  function beside(field: FormField): { validationMessage?: string; validationState?: 'error' | 'warning' } {
    const problem = problems[field];
    if (problem !== undefined) return { validationMessage: problem, validationState: 'error' };
    const changed = meanwhile.find((name) => name === field);
    if (changed === undefined) return {};
    return {
      validationMessage: w.changedMeanwhile(nowInWords(changed, action, language)),
      validationState: 'warning',
    };
  }

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      noValidate
      aria-label={w.form(action.reference)}
    >
      <div className={styles.pair}>
        <Field label={w.status} {...beside('status')}>
          <Select
            className={styles.select}
            value={values.status}
            onChange={(_, { value }) => {
              const status = reportableStatusSchema.safeParse(value);
              if (status.success) set('status', status.data);
            }}
          >
            {!reportableStatusSchema.safeParse(action.status).success && (
              <option value={action.status}>{statusInWords(action.status, language)}</option>
            )}
            <ReportableStatusOptions />
          </Select>
        </Field>
        <Field label={w.rag} {...beside('rag')}>
          <Select
            className={styles.select}
            value={values.rag}
            onChange={(_, { value }) => {
              const rag = ragSchema.safeParse(value);
              if (rag.success) set('rag', rag.data);
            }}
          >
            {values.rag === '' && <option value="">{w.noRag}</option>}
            <RagOptions />
          </Select>
        </Field>
      </div>
      <Field label={w.note} {...beside('note')}>
        <Textarea
          rows={4}
          resize="vertical"
          value={values.note}
          maxLength={longestNote}
          onChange={(_, { value }) => set('note', value)}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={w.percent} hint={w.percentHint} {...beside('percentComplete')}>
          <Input
            inputMode="numeric"
            value={values.percentComplete}
            contentAfter="%"
            onChange={(_, { value }) => set('percentComplete', value)}
          />
        </Field>
        <Field label={w.evidence} hint={w.evidenceHint} {...beside('evidenceLink')}>
          <Input
            type="url"
            value={values.evidenceLink}
            onChange={(_, { value }) => set('evidenceLink', value)}
          />
        </Field>
      </div>
      <Checkbox
        label={w.askMoreTime}
        checked={draft.moreTime !== null}
        onChange={(_, { checked }) =>
          change({ ...draft, moreTime: checked === true ? { proposedDue: '', reason: '' } : null })
        }
      />
      {draft.moreTime !== null && (
        <fieldset className={styles.moreTime} aria-label={w.moreTime}>
          <DateField
            label={w.newDate}
            hint={
              action.currentDue === null
                ? w.noDateNow
                : w.dateNow(formatCivilDate(action.currentDue, language))
            }
            min={addDays(today, 1)}
            value={draft.moreTime.proposedDue}
            onChange={(value) =>
              change({ ...draft, moreTime: { reason: draft.moreTime?.reason ?? '', proposedDue: value } })
            }
            {...beside('proposedDue')}
          />
          <Field label={w.why} {...beside('reason')}>
            <Textarea
              rows={2}
              resize="vertical"
              value={draft.moreTime.reason}
              onChange={(_, { value }) =>
                change({
                  ...draft,
                  moreTime: { proposedDue: draft.moreTime?.proposedDue ?? '', reason: value },
                })
              }
            />
          </Field>
        </fieldset>
      )}
      {problems.form !== undefined && (
        <Field id={formProblem} validationState="error" validationMessage={problems.form} />
      )}
      {saving.phase === 'failed' && (
        <SaveProblem
          failure={saving.failure}
          onSaveAnyway={() => save(draft, action, { saveAnyway: true })}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {busy ? w.saving : w.save}
        </Button>
        <Button
          type="button"
          disabled={busy}
          onClick={() => {
            throwAway();
            onDone(false);
          }}
        >
          {isUntouched(draft) ? w.close : w.discard}
        </Button>
      </div>
      {saving.phase === 'conflict' && (
        <Suspense fallback={null}>
          <ConflictDialog
            conflicts={saving.conflicts}
            saving={false}
            onBack={rest}
            onSaveMine={() => {
              const agreed = withSeenNow(draft, saving.item);
              change(agreed);
              save(agreed, saving.item);
            }}
            onKeepTheirs={() => {
              const kept = withoutEdits(
                draft,
                saving.conflicts.map((conflict) => conflict.field),
              );
              change(kept);
              if (isUntouched(kept)) {
                throwAway();
                rest();
                announce(w.nothingSaved);
                onDone(false);
              } else save(kept, saving.item);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}

function nowInWords(
  field: 'status' | 'rag' | 'percentComplete' | 'evidenceLink',
  action: Action,
  language: Language,
): string {
  const w = formWords(language);
  switch (field) {
    case 'status':
      return statusInWords(action.status, language);
    case 'rag':
      return action.rag === null ? w.notGiven : ragInWords(action.rag, language);
    case 'percentComplete':
      return percentInWords(action.percentComplete, language);
    case 'evidenceLink':
      return action.evidenceLink === '' ? w.empty : action.evidenceLink;
  }
}
