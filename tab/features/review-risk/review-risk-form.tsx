import {
  Button,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type SubmitEvent } from 'react';
import { longestNote } from '../../../shared/contracts/record-update.ts';
import { addDays, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { latestReviewDate } from '../../../shared/domain/review-rule.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { scoreWith, type Level, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { useLastChange } from '../../register/last-change.tsx';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { scoreInWords } from '../../register/risk-facts.ts';
import { useSaving } from '../../register/use-saving.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ScoreBadge } from '../../ui/badges.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { draftNames } from '../../ui/drafts.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import {
  composeReview,
  isUnwritten,
  newReviewDraft,
  reviewDraftSchema,
  seenOf,
  type ReviewDraft,
  type ReviewField,
} from './review-draft.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { reviewWords } from './review-words.ts';

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
  newScore: { margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  select: { minWidth: 0 },
});

/** A chair's review: the score stands, or is scored again in the board's own labels. */
export function ReviewRiskForm(props: { risk: Risk; onDone: (saved: boolean) => void }) {
  const { risk, onDone } = props;
  const styles = useStyles();
  const api = useApi();
  const { id: board, store } = useBoard();
  const register = useRegister();
  const { scheme, language } = register;
  const w = reviewWords(language);
  const announce = useAnnounce();
  const fresh = useCallback(() => newReviewDraft(risk, crypto.randomUUID()), [risk]);
  const [draft, keep, forget] = useDraft(
    draftNames.review(board, risk.key),
    reviewDraftSchema,
    fresh,
    isUnwritten,
  );
  const [problems, setProblems] = useState<Partial<Record<ReviewField, string>>>({});
  const { saving, send, rest, reworded } = useSaving<Risk>((item) => store.applySavedRisk(item));
  const { giveUp } = useLastChange();
  const change = (next: ReviewDraft) => {
    reworded();
    if (isUnwritten(next)) giveUp(next.idempotencyKey);
    keep(next);
  };
  const throwAway = () => {
    giveUp(draft.idempotencyKey);
    forget();
  };
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const busy = saving.phase === 'saving';
  const ownScheme = register.schemeOf(risk.scheme);

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // A group of choices cannot take the focus itself.
    const choice = wrong?.querySelector<HTMLElement>('input:not(:disabled)');
    (choice ?? wrong)?.focus();
  }, [problems]);

  function save(toSave: ReviewDraft, anyway: { saveAnyway?: true } = {}): void {
    const composed = composeReview(toSave, risk, language);
    setProblems(composed.ok ? {} : composed.problems);
    if (!composed.ok) {
      rest();
      return;
    }
    void send(
      () => api.reviewRisk(board, { ...composed.review, ...anyway }),
      (again) => {
        forget();
        announce(again ? w.savedAlready : w.saved);
        onDone(true);
      },
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy) save(draft);
  }

  const problem = (field: ReviewField) => {
    const message = problems[field];
    return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
  };

  const latest = latestReviewDate(
    risk.reviewRule,
    register.today,
    ownScheme ?? null,
    risk.current?.band ?? null,
  );
  const canConfirm = risk.current !== null;

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={w.form(risk.reference)}>
      <Field label={w.after} {...problem('decision')}>
        <RadioGroup
          value={draft.decision ?? ''}
          onChange={(_, { value }) =>
            change({
              ...draft,
              decision: value === 'confirm' || value === 'change date' ? value : 're-score',
            })
          }
        >
          <Radio
            value="confirm"
            disabled={!canConfirm}
            label={w.stands(scoreInWords(risk.current, ownScheme, language))}
          />
          <Radio value="re-score" disabled={scheme === undefined} label={w.again} />
          <Radio value="change date" label={w.changeDate} />
        </RadioGroup>
      </Field>
      {draft.decision === 'change date' && (
        <DateField
          label={w.nextReview}
          hint={w.dateHint(
            risk.nextReview === null ? null : formatCivilDate(risk.nextReview, language),
            formatCivilDate(latest, language),
          )}
          min={addDays(register.today, 1)}
          max={latest}
          value={draft.nextReview}
          onChange={(value) => change({ ...draft, nextReview: value })}
          {...problem('nextReview')}
        />
      )}
      {draft.decision === 're-score' && scheme !== undefined && (
        <>
          <div className={styles.pair}>
            <Field label={w.likelihood} {...problem('likelihood')}>
              <LevelSelect
                levels={scheme.likelihood}
                value={draft.likelihood}
                onChange={(likelihood) => change({ ...draft, likelihood })}
              />
            </Field>
            <Field label={w.impact} {...problem('impact')}>
              <LevelSelect
                levels={scheme.impact}
                value={draft.impact}
                onChange={(impact) => change({ ...draft, impact })}
              />
            </Field>
          </div>
          <NewScore draft={draft} scheme={scheme} before={scoreInWords(risk.current, ownScheme, language)} />
        </>
      )}
      <Field
        label={w.notes[draft.decision ?? 'confirm']}
        {...(draft.decision === 'confirm' ? { hint: w.optional } : {})}
        {...problem('note')}
      >
        <Textarea
          rows={3}
          resize="vertical"
          maxLength={longestNote}
          value={draft.note}
          onChange={(_, { value }) => change({ ...draft, note: value })}
        />
      </Field>
      {saving.phase === 'failed' && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => save(draft, { saveAnyway: true })} />
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
          {w.discard}
        </Button>
      </div>
      {saving.phase === 'conflict' && (
        <Suspense fallback={null}>
          <ConflictDialog
            conflicts={saving.conflicts}
            saving={false}
            onBack={rest}
            onSaveMine={() => {
              const agreed = { ...draft, seen: seenOf(saving.item) };
              change(agreed);
              save(agreed);
            }}
            onKeepTheirs={() => {
              throwAway();
              rest();
              announce(w.nothingSaved);
              onDone(false);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}

/** What the chosen levels come to, before anything is saved. */
function NewScore(props: { draft: ReviewDraft; scheme: ScoringScheme; before: string }) {
  const { draft, scheme, before } = props;
  const language = useLanguage();
  const w = useWords(reviewWords);
  const styles = useStyles();
  if (draft.likelihood === '' || draft.impact === '') return null;
  const scored = scoreWith(scheme, { likelihood: Number(draft.likelihood), impact: Number(draft.impact) });
  if (!scored.ok) return <p className={styles.newScore}>{scored.userMessage[language]}</p>;
  return (
    <p className={styles.newScore} aria-live="polite">
      {w.newScore} <ScoreBadge score={scored.score} band={scored.band} />
      <span>{w.now(before)}</span>
    </p>
  );
}

function LevelSelect(props: { levels: readonly Level[]; value: string; onChange: (value: string) => void }) {
  const { levels, value, onChange, ...field } = props;
  const w = useWords(reviewWords);
  const styles = useStyles();
  const known = levels.some((level) => String(level.value) === value);
  return (
    <Select
      {...field}
      className={styles.select}
      value={known ? value : ''}
      onChange={(_, data) => onChange(data.value)}
    >
      {!known && <option value="">{w.choose}</option>}
      {[...levels].reverse().map((level) => (
        <option key={level.value} value={String(level.value)}>
          {`${level.code ?? level.value} ${level.label}`}
        </option>
      ))}
    </Select>
  );
}
