import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { z } from 'zod';
import {
  actOnActionSchema,
  actsThatNeedANote,
  seenForAct,
  type ActOnAction,
} from '../../../shared/contracts/act-on-action.ts';
import { longestNote } from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, civilDateSchema } from '../../../shared/domain/civil-date.ts';
import { issueInWords, sentences } from '../../../shared/domain/schema-words.ts';
import { useLastChange } from '../../register/last-change.tsx';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useSaving } from '../../register/use-saving.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { draftNames, loadDraft } from '../../ui/drafts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { PersonOptions } from '../../ui/person-options.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { actWords } from './act-words.ts';

const ConflictDialog = lazy(() =>
  import('../../ui/conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })),
);

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  // As narrow as the page: the longest name in it would make it wider.
  choice: { minWidth: 0, '& > select': { minWidth: 0, width: '100%' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The questions there are, as their drafts are called. */
export const actNames = ['decide', 'close', 'name-lead', 'give-date', 'pass-on'] as const;
export type ActName = (typeof actNames)[number];

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

const isUnwritten = ({ note, due, personKey }: ActDraft): boolean =>
  `${note}${due}${personKey}`.trim() === '';

/** Whether something is typed into a form and not saved, from before a reload too. */
export function wasBegun(name: ActName, board: string, actionKey: string): boolean {
  const draft = loadDraft(draftNames.act(name, board, actionKey), actDraftSchema);
  return draft !== null && !isUnwritten(draft);
}

/**
 * One question with its answers as buttons. What was typed outlives a reload and a refusal; pressing twice records once. Where somebody
 * else has answered meanwhile, the words stay to be read and copied, and nothing can be pressed any more but to put them away.
 */
export function ActForm(props: {
  name: ActName;
  action: Action;
  /** Over, with whether it was saved; else it was put away. */
  onDone: (saved: boolean) => void;
  note: string;
  date?: { label: string; hint: string };
  person?: string;
  choices: readonly Choice[];
  /** Somebody else has answered: there is nothing to decide any more. */
  overtaken: boolean;
  /** Told as soon as something is typed or pressed, and again when it is over. */
  onBegun: (begun: boolean) => void;
}): ReactNode {
  const { name, action, choices, onBegun } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = actWords(language);
  const api = useApi();
  const { id: board, store } = useBoard();
  const { today } = useRegister();
  const announce = useAnnounce();
  const [draft, change, forget] = useDraft(
    draftNames.act(name, board, action.key),
    actDraftSchema,
    newDraft,
    isUnwritten,
  );
  const [problems, setProblems] = useState<Partial<Record<ActField, string>>>({});
  const { saving, send, rest, reworded } = useSaving<Action>((item) => store.applySavedAction(item));
  const [last, setLast] = useState<Choice | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const busy = saving.phase === 'saving';
  // While it is on its way, what came about may be this very press.
  const overtaken = props.overtaken && !busy;
  const { giveUp } = useLastChange();
  const onDone = (saved: boolean) => {
    onBegun(false);
    props.onDone(saved);
  };
  const throwAway = () => {
    giveUp(draft.idempotencyKey);
    forget();
  };
  // An answer that needs no words has no draft to come back to: whoever leaves it unsent has given it up.
  const leave = useEffectEvent(() => {
    if (isUnwritten(draft)) giveUp(draft.idempotencyKey);
  });
  useEffect(() => () => leave(), []);

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const type = (field: ActField, value: string) => {
    reworded();
    const next = { ...draft, [field]: value, seen: draft.seen ?? seenForAct(action) };
    const unwritten = isUnwritten(next);
    if (unwritten) giveUp(draft.idempotencyKey);
    onBegun(!unwritten);
    change(unwritten ? { ...next, seen: null } : next);
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
    onBegun(true);
    const request = parsed.data;
    void send(
      () => api.act(board, request),
      (again) => {
        forget();
        announce(again ? w.savedAlready : w.saved);
        onDone(true);
      },
    );
  }

  const beside = (field: ActField) => {
    const message = problems[field];
    return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
  };

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => event.preventDefault()}>
      {overtaken && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{w.overtaken}</MessageBarBody>
        </MessageBar>
      )}
      {props.person !== undefined && (
        <Field label={props.person} {...beside('personKey')}>
          <Select
            className={styles.choice}
            disabled={overtaken}
            value={draft.personKey}
            onChange={(_, { value }) => type('personKey', value)}
          >
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
          readOnly={overtaken}
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
          readOnly={overtaken}
          value={draft.note}
          onChange={(_, { value }) => type('note', value)}
        />
      </Field>
      {saving.phase === 'failed' && last !== null && !overtaken && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => press(last, draft, { saveAnyway: true })} />
      )}
      <div className={styles.buttons}>
        {overtaken && (
          <Button
            type="button"
            onClick={() => {
              throwAway();
              onDone(false);
            }}
          >
            {w.putAway}
          </Button>
        )}
        {!overtaken &&
          choices.map((choice) => (
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
              throwAway();
              rest();
              announce(w.nothingSaved);
              if (props.overtaken) onDone(false);
              else onBegun(false);
            }}
          />
        </Suspense>
      )}
    </form>
  );
}
