import { Button, Field, Link, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { z } from 'zod';
import {
  actOnActionSchema,
  actsThatNeedANote,
  seenForAct,
  type ActOnAction,
} from '../../../shared/contracts/act-on-action.ts';
import { longestNote } from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import {
  addDays,
  civilDateSchema,
  formatCivilDate,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { issueInWords, sentences } from '../../../shared/domain/schema-words.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useSaving } from '../../register/use-saving.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { PersonOptions } from '../../ui/person-options.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { actWords } from './act-words.ts';
import { possibleActs } from './possible-acts.ts';

const ConflictDialog = lazy(() =>
  import('../../ui/conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })),
);

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  text: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What the viewer may do with an action beside recording progress: decide, close, put right, pass on. Nothing where there is nothing. */
export function ActsOnAction({ action, onDone }: { action: Action; onDone: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = actWords(language);
  const register = useRegister();
  const { viewerOid } = useBoard();
  const possible = possibleActs(action, register, viewerOid);
  const asked = action.moreTimeRequest;
  const { timeZone } = register.board.settings;
  const { passTo } = possible;
  const day = (date: CivilDate | null) => (date === null ? null : formatCivilDate(date, language));
  return (
    <>
      {asked !== null && possible.decide !== 'no' && (
        <Section heading={w.request} level={3}>
          <p className={styles.text}>
            {w.asksUntil(
              asked.by.name,
              formatCivilDate(asked.proposedDue, language),
              momentInWords(asked.at, timeZone, language),
              asked.reason,
            )}
          </p>
          <p className={styles.text}>
            {w.dates(day(action.currentDue), day(action.originalDue), action.moves)}
          </p>
          {possible.decide === 'yes' ? (
            <ActForm
              name="decide"
              action={action}
              onDone={onDone}
              note={w.wordToLeads}
              date={{ label: w.anotherDate, hint: w.anotherDateHint }}
              choices={[
                { label: w.approve, act: () => ({ kind: 'approve more time' }), primary: true },
                { label: w.setAnotherDate, act: ({ due }) => ({ kind: 'set another date', due }) },
                { label: w.decline, act: () => ({ kind: 'decline more time' }) },
              ]}
            />
          ) : (
            <p className={styles.text}>{w.ownRequest}</p>
          )}
        </Section>
      )}
      {possible.close && (
        <Section heading={w.complete} level={3}>
          <p className={styles.text}>
            {action.completedOn !== null &&
              `${w.saidComplete(formatCivilDate(action.completedOn, language))} `}
            {/^https:\/\//i.test(action.evidenceLink) ? (
              <Link href={action.evidenceLink} target="_blank" rel="noopener noreferrer">
                {w.openEvidence}
              </Link>
            ) : (
              w.noEvidence
            )}
          </p>
          <ActForm
            name="close"
            action={action}
            onDone={onDone}
            note={w.wordToLeads}
            choices={[
              { label: w.close, act: () => ({ kind: 'close' }), primary: true },
              { label: w.sendBack, act: () => ({ kind: 'send back' }) },
            ]}
          />
        </Section>
      )}
      {possible.nameLead && (
        <Section heading={w.nameLead} level={3}>
          <ActForm
            name="name-lead"
            action={action}
            onDone={onDone}
            note={w.note}
            person={w.lead}
            choices={[
              {
                label: w.nameAsLead,
                act: ({ personKey }) => ({ kind: 'name lead', personKey }),
                primary: true,
              },
            ]}
          />
        </Section>
      )}
      {possible.giveDate && (
        <Section heading={w.giveDate} level={3}>
          <ActForm
            name="give-date"
            action={action}
            onDone={onDone}
            note={w.note}
            date={{ label: w.due, hint: w.planSays(action.due.raw) }}
            choices={[
              { label: w.giveThisDate, act: ({ due }) => ({ kind: 'give date', due }), primary: true },
            ]}
          />
        </Section>
      )}
      {passTo !== null && (
        <Section heading={w.passOn} level={3}>
          <p className={styles.text}>{w.passOnText(passTo.name)}</p>
          <ActForm
            name="pass-on"
            action={action}
            onDone={onDone}
            note={w.wordTo(passTo.name)}
            choices={[
              {
                label: w.passTo(passTo.name),
                act: () => ({ kind: 'pass on', toPersonKey: passTo.key }),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}

const actDraftSchema = z.strictObject({
  idempotencyKey: z.string(),
  note: z.string(),
  due: z.string(),
  personKey: z.string(),
  /** What stood there when they began to write; null = nothing was written yet, and what stands there now counts. */
  seen: actOnActionSchema.shape.seen.nullable(),
});
type ActDraft = z.infer<typeof actDraftSchema>;
const newDraft = (): ActDraft => ({
  idempotencyKey: crypto.randomUUID(),
  note: '',
  due: '',
  personKey: '',
  seen: null,
});

type ActField = 'note' | 'due' | 'personKey';

interface Choice {
  readonly label: string;
  readonly primary?: boolean;
  /** The act as typed; the contract says whether it is one. */
  readonly act: (typed: Pick<ActDraft, 'due' | 'personKey'>) => { readonly kind: ActOnAction['act']['kind'] };
}

/** One question with its answers as buttons. What was typed outlives a reload and a refusal; pressing twice records once. */
function ActForm(props: {
  name: string;
  action: Action;
  onDone: () => void;
  note: string;
  date?: { label: string; hint: string };
  person?: string;
  choices: readonly Choice[];
}): ReactNode {
  const { name, action, onDone, choices } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = actWords(language);
  const api = useApi();
  const { id: board, store } = useBoard();
  const { today } = useRegister();
  const announce = useAnnounce();
  const [draft, change, forget] = useDraft(`act ${name} ${board} ${action.key}`, actDraftSchema, newDraft);
  const [problems, setProblems] = useState<Partial<Record<ActField, string>>>({});
  const { saving, send, rest, reworded } = useSaving<Action>((item) => store.applySavedAction(item));
  const [last, setLast] = useState<Choice | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const busy = saving.phase === 'saving';

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const type = (field: ActField, value: string) => {
    reworded();
    change({ ...draft, [field]: value, seen: draft.seen ?? seenForAct(action) });
  };

  function press(choice: Choice, pressed: ActDraft, anyway: { saveAnyway?: true } = {}) {
    const act = choice.act(pressed);
    const wrong: Partial<Record<ActField, string>> = {};
    if ('due' in act && !civilDateSchema.safeParse(act.due).success) wrong.due = w.dateFirst;
    if ('personKey' in act && act.personKey === '') wrong.personKey = w.leadFirst;
    if (actsThatNeedANote.includes(act.kind) && pressed.note.trim() === '') {
      wrong.note = issueInWords({ message: sentences.whyShown }, language);
    }
    const parsed = actOnActionSchema.safeParse({
      idempotencyKey: pressed.idempotencyKey,
      itemKey: action.key,
      seen: pressed.seen ?? seenForAct(action),
      act,
      ...(pressed.note.trim() === '' ? {} : { note: pressed.note }),
      ...anyway,
    });
    if (!parsed.success || Object.keys(wrong).length > 0) {
      const [issue] = parsed.error?.issues ?? [];
      setProblems(
        Object.keys(wrong).length > 0
          ? wrong
          : {
              [props.date === undefined ? 'note' : 'due']: issueInWords(issue ?? { message: '' }, language),
            },
      );
      return;
    }
    setProblems({});
    setLast(choice);
    const request = parsed.data;
    void send(
      () => api.act(board, request),
      (again) => {
        forget();
        announce(again ? w.savedAlready : w.saved);
        onDone();
      },
    );
  }

  const beside = (field: ActField) => {
    const message = problems[field];
    return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
  };

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => event.preventDefault()}>
      {props.person !== undefined && (
        <Field label={props.person} {...beside('personKey')}>
          <Select value={draft.personKey} onChange={(_, { value }) => type('personKey', value)}>
            <option value="">{w.choose}</option>
            <PersonOptions />
          </Select>
        </Field>
      )}
      {props.date !== undefined && (
        <DateField
          label={props.date.label}
          hint={props.date.hint}
          min={addDays(today, 1)}
          value={draft.due}
          onChange={(value) => type('due', value)}
          {...beside('due')}
        />
      )}
      <Field label={props.note} {...beside('note')}>
        <Textarea
          rows={2}
          resize="vertical"
          maxLength={longestNote}
          value={draft.note}
          onChange={(_, { value }) => type('note', value)}
        />
      </Field>
      {saving.phase === 'failed' && last !== null && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => press(last, draft, { saveAnyway: true })} />
      )}
      <div className={styles.buttons}>
        {choices.map((choice) => (
          <Button
            key={choice.label}
            type="button"
            appearance={choice.primary === true ? 'primary' : 'secondary'}
            disabledFocusable={busy}
            onClick={() => {
              if (!busy) press(choice, draft);
            }}
          >
            {choice.label}
          </Button>
        ))}
      </div>
      {saving.phase === 'conflict' && last !== null && (
        <Suspense fallback={null}>
          <ConflictDialog
            conflicts={saving.conflicts}
            saving={false}
            onBack={rest}
            onSaveMine={() => {
              const agreed = { ...draft, seen: seenForAct(saving.item) };
              change(agreed);
              press(last, agreed);
            }}
            onKeepTheirs={() => {
              forget();
              rest();
              announce(w.nothingSaved);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}
