import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { actsThatNeedANote } from '../../../shared/contracts/act-on-action.ts';
import { longestNote } from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays } from '../../../shared/domain/civil-date.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { PersonOptions } from '../../ui/person-options.tsx';
import { RagOptions, ReportableStatusOptions } from '../../ui/status-options.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import {
  composeMany,
  emptyManyDraft,
  manyDraftSchema,
  manyKinds,
  withTyped,
  type ManyDraft,
  type ManyField,
} from './change-many-draft.ts';
import { ChangedMany, NamesOfActions } from './changed-many.tsx';
import { changeManyWords } from './change-many-words.ts';
import type { TickedActions } from './ticked-actions.ts';
import { useChangeMany } from './use-change-many.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '720px' },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  select: { minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const newDraft = () => emptyManyDraft(crypto.randomUUID());

/**
 * One change of all ticked actions, with one sentence why; then what became of each. What was typed outlives a reload, a lost session
 * and a failure on the way, and pressing again records nothing twice.
 * @param actions those that are ticked and in the register
 */
export function ChangeManyForm(props: { ticked: TickedActions; actions: readonly Action[] }) {
  const { ticked, actions } = props;
  const styles = useStyles();
  const { id: board } = useBoard();
  const { today, language, groups } = useRegister();
  const w = changeManyWords(language);
  const [draft, change, forget] = useDraft(`many ${board}`, manyDraftSchema, newDraft);
  const [problems, setProblems] = useState<Readonly<Partial<Record<ManyField, string>>>>({});
  const { changing, send, rest } = useChangeMany(ticked);
  const form = useRef<HTMLFormElement>(null);
  const busy = changing.phase === 'saving';
  const isLeftOver = changing.phase === 'over' && changing.notSaved.length > 0;

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  function type(typed: Partial<Omit<ManyDraft, 'idempotencyKey' | 'recorded'>>) {
    // A warning about the sentence before says nothing of this one.
    if (changing.phase === 'over' && changing.failure?.maySaveAnyway === true) rest();
    change(withTyped(draft, typed, crypto.randomUUID()));
  }

  function save(anyway: { saveAnyway?: true } = {}) {
    if (busy) return;
    const seen = ticked.getSnapshot();
    const items = actions.flatMap(({ key }) => {
      const shown = seen.get(key);
      return shown === undefined ? [] : [{ itemKey: key, seen: shown }];
    });
    const composed = composeMany(draft, items, language);
    setProblems(composed.ok ? {} : composed.problems);
    if (!composed.ok) return;
    void send({ ...composed.change, ...anyway }, draft.recorded, (recorded) =>
      change({ ...draft, recorded: [...recorded] }),
    ).then((ended) => {
      if (ended === 'all saved') forget();
    });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  const beside = (field: ManyField) => {
    const message = problems[field];
    return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
  };

  return (
    <>
      {changing.phase === 'over' && (
        <ChangedMany outcome={changing} onSaveAnyway={() => save({ saveAnyway: true })} />
      )}
      {(actions.length > 0 || busy) && (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={w.section}>
          <NamesOfActions summary={w.which} keys={actions.map(({ key }) => key)} />
          <fieldset className={styles.fields} disabled={busy}>
            <Field label={w.kind}>
              <Select
                className={styles.select}
                value={draft.kind}
                onChange={(_, { value }) => {
                  const kind = manyKinds.find((each) => each === value);
                  if (kind !== undefined) type({ kind });
                }}
              >
                {manyKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {w.kinds[kind]}
                  </option>
                ))}
              </Select>
            </Field>
            {draft.kind === 'report' && (
              <div className={styles.pair}>
                <Field label={w.status}>
                  <Select
                    className={styles.select}
                    value={draft.status}
                    onChange={(_, { value }) => type({ status: value })}
                  >
                    <option value="">{w.asItIs}</option>
                    <ReportableStatusOptions />
                  </Select>
                </Field>
                <Field label={w.rag}>
                  <Select
                    className={styles.select}
                    value={draft.rag}
                    onChange={(_, { value }) => type({ rag: value })}
                  >
                    <option value="">{w.asItIs}</option>
                    <RagOptions />
                  </Select>
                </Field>
              </div>
            )}
            {draft.kind === 'move date' && (
              <DateField
                label={w.due}
                min={addDays(today, 1)}
                value={draft.due}
                onChange={(value) => type({ due: value })}
                {...beside('due')}
              />
            )}
            {draft.kind === 'name lead' && (
              <Field label={w.lead} hint={w.leadHint} {...beside('personKey')}>
                <Select
                  className={styles.select}
                  value={draft.personKey}
                  onChange={(_, { value }) => type({ personKey: value })}
                >
                  <option value="">{w.choose}</option>
                  <PersonOptions />
                </Select>
              </Field>
            )}
            {draft.kind === 'set group' && (
              <Field label={w.group} {...beside('groupKey')}>
                <Select
                  className={styles.select}
                  value={draft.groupKey}
                  onChange={(_, { value }) => type({ groupKey: value })}
                >
                  <option value="">{w.choose}</option>
                  {groups.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            <Field
              label={w.note}
              hint={actsThatNeedANote.some((kind) => kind === draft.kind) ? w.noteNeeded : w.noteHint}
              {...beside('note')}
            >
              <Textarea
                rows={2}
                resize="vertical"
                maxLength={longestNote}
                value={draft.note}
                onChange={(_, { value }) => type({ note: value })}
              />
            </Field>
          </fieldset>
          {problems.form !== undefined && (
            <Field role="alert" validationState="error" validationMessage={problems.form} />
          )}
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={busy}>
              {busy ? w.saving : isLeftOver ? w.again(actions.length) : w.save(actions.length)}
            </Button>
            <span role="status">{changing.phase === 'saving' && w.soFar(changing.done, changing.of)}</span>
          </div>
        </form>
      )}
    </>
  );
}
