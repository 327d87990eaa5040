import { Button, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useState, type Ref, type SubmitEvent } from 'react';
import { z } from 'zod';
import { longestNote } from '../../../shared/contracts/record-update.ts';
import type { ShownItem } from '../../../shared/domain/showing.ts';
import type { SaveFailure } from '../../register/failure.ts';
import { useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useWords } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { Unsent } from './use-unsent.ts';
import { words } from './words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const draftSchema = z.strictObject({
  idempotencyKey: z.string(),
  kind: z.enum(['decision', 'note']),
  text: z.string(),
});

const fresh = (): z.infer<typeof draftSchema> => ({
  idempotencyKey: crypto.randomUUID(),
  kind: 'note',
  text: '',
});

type Saving =
  { phase: 'no' } | { phase: 'saving' } | { phase: 'empty' } | { phase: 'failed'; failure: SaveFailure };

/** Records a decision or a note on the item beside it, with the meeting. What is typed survives a reload and a lost network. */
export function RecordForm(props: {
  meetingKey: string;
  item: ShownItem;
  record: Unsent['record'];
  place: Ref<HTMLFormElement>;
}) {
  const { meetingKey, item, record, place } = props;
  const styles = useStyles();
  const w = useWords(words);
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const [draft, change, forget] = useDraft(
    `meeting record ${board} ${meetingKey} ${item.kind} ${item.key}`,
    draftSchema,
    fresh,
  );
  const [saving, setSaving] = useState<Saving>({ phase: 'no' });
  const busy = saving.phase === 'saving';

  async function save(anyway: { saveAnyway?: true } = {}) {
    if (draft.text.trim() === '') {
      setSaving({ phase: 'empty' });
      return;
    }
    setSaving({ phase: 'saving' });
    const became = await record({ ...draft, ...anyway, itemKind: item.kind, itemKey: item.key, meetingKey });
    if (became.as === 'refused') {
      setSaving({ phase: 'failed', failure: became.refusal });
      return;
    }
    forget();
    setSaving({ phase: 'no' });
    if (became.as !== 'waiting') announce(became.as === 'recorded' ? w.saved(draft.kind) : w.savedAlready);
  }

  return (
    <form
      ref={place}
      className={styles.form}
      noValidate
      aria-label={w.record}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <Field label={w.kind}>
        <RadioGroup
          layout="horizontal"
          value={draft.kind}
          onChange={(_, { value }) => change({ ...draft, kind: value === 'decision' ? 'decision' : 'note' })}
        >
          <Radio value="note" label={w.note} />
          <Radio value="decision" label={w.decision} />
        </RadioGroup>
      </Field>
      <Field
        label={draft.kind === 'decision' ? w.whatWasDecided : w.whatWasSaid}
        {...(saving.phase === 'empty' ? { validationMessage: w.empty, validationState: 'error' } : {})}
      >
        <Textarea
          rows={3}
          resize="vertical"
          maxLength={longestNote}
          value={draft.text}
          onChange={(_, { value }) => {
            // What was said of the text before says nothing of this one.
            if (saving.phase !== 'saving') setSaving({ phase: 'no' });
            change({ ...draft, text: value });
          }}
        />
      </Field>
      {saving.phase === 'failed' && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => void save({ saveAnyway: true })} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {busy ? w.saving : w.save}
        </Button>
      </div>
    </form>
  );
}
