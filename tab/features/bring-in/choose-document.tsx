import {
  Button,
  Field,
  Input,
  makeStyles,
  ProgressBar,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { z } from 'zod';
import type { ReadingCorrections } from '../../../shared/importing/reading.ts';
import { civilDateSchema } from '../../../shared/domain/civil-date.ts';
import { useBoard } from '../../register/register-context.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { useWords } from '../../ui/language.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { bringInWords } from './bring-in-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '640px' },
  button: { alignSelf: 'flex-start' },
});

export interface ChosenDocument {
  readonly name: string;
  readonly content: Blob;
}

/** Pasted text outlives a reload; a file is chosen again. */
export const pastedDraftName = (board: string): string => `import pasted ${board}`;
const nothingPasted = () => '';

/** A file or pasted text, and what the document itself may not say. */
export function ChooseDocument(props: {
  isReading: boolean;
  corrections: ReadingCorrections;
  onCorrect: (corrections: ReadingCorrections) => void;
  onRead: (document: ChosenDocument) => void;
}) {
  const { isReading, corrections, onCorrect, onRead } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const [file, setFile] = useState<File | null>(null);
  const { id: board } = useBoard();
  const [pasted, setPasted] = useDraft(pastedDraftName(board), z.string(), nothingPasted);
  const chosen: ChosenDocument | null =
    file !== null
      ? { name: file.name, content: file }
      : pasted.trim() !== ''
        ? { name: w.pastedName, content: new Blob([pasted], { type: 'text/plain' }) }
        : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null && !isReading) onRead(chosen);
      }}
    >
      <Field label={w.choose}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".docx,.docm,.xlsx,.xlsm,.csv,.tsv,.txt,.md"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <Field label={w.orPaste} hint={w.pasteHint}>
        <Textarea resize="vertical" value={pasted} onChange={(_, { value }) => setPasted(value)} />
      </Field>
      <Field label={w.plan} hint={w.planHint}>
        <Input
          value={corrections.plan}
          maxLength={250}
          onChange={(_, { value }) => onCorrect({ ...corrections, plan: value })}
        />
      </Field>
      <DateField
        label={w.planStart}
        hint={w.planStartHint}
        value={corrections.planStart ?? ''}
        onChange={(value) => {
          const day = civilDateSchema.safeParse(value);
          onCorrect({ ...corrections, planStart: day.success ? day.data : null });
        }}
      />
      <Button
        className={styles.button}
        type="submit"
        appearance="primary"
        disabledFocusable={chosen === null || isReading}
      >
        {isReading ? w.reading : w.read}
      </Button>
      {isReading && <ProgressBar aria-label={w.reading} />}
    </form>
  );
}

/** Risks that say nothing of it stay exempt unless a person decides otherwise. */
export function MarkingChoice(props: {
  value: 'publish' | 'exempt';
  onChange: (value: 'publish' | 'exempt') => void;
}) {
  const w = useWords(bringInWords);
  return (
    <Field label={w.marking}>
      <Select
        value={props.value}
        onChange={(_, { value }) => props.onChange(value === 'publish' ? 'publish' : 'exempt')}
      >
        <option value="exempt">{w.markings.exempt}</option>
        <option value="publish">{w.markings.publish}</option>
      </Select>
    </Field>
  );
}
