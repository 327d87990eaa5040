import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { reminderStateSchema } from '../../../shared/domain/reminder.ts';
import { receiptWords } from '../../register/receipt-words.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { ChoiceFilter, Filters } from '../../ui/filters.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { itemOptions, type ReceiptChoices } from './receipt-rows.ts';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  day: { flex: '1 1 130px', maxWidth: '180px', minWidth: 0 },
  full: { width: '100%', minWidth: 0 },
});

/** What the list is narrowed to. */
export function Choices(props: {
  own: boolean;
  choices: ReceiptChoices;
  onChoose: (choices: ReceiptChoices) => void;
  register: ReadableRegister;
}) {
  const { own, choices, onChoose, register } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const items = useMemo(() => itemOptions(register), [register]);
  const people = useMemo(
    () =>
      register.people
        .filter(({ kind }) => kind === 'person')
        .map(({ key, name }) => ({ value: key, label: name }))
        .sort((first, second) => first.label.localeCompare(second.label, 'en-GB')),
    [register],
  );
  const set = (parts: Partial<ReceiptChoices>) => onChoose({ ...choices, ...parts });
  return (
    <Filters label={w.filter}>
      {!own && (
        <ChoiceFilter
          label={w.person}
          value={choices.person}
          options={[{ value: '', label: w.everybody }, ...people]}
          onChange={(person) => set({ person })}
        />
      )}
      <ChoiceFilter
        label={w.item}
        value={choices.item}
        options={[{ value: '', label: w.all }, ...items]}
        onChange={(item) => set({ item })}
      />
      <ChoiceFilter
        label={w.outcome}
        value={choices.state}
        options={[
          { value: '', label: w.anything },
          ...reminderStateSchema.options.map((state) => ({
            value: state,
            label: receiptWords(language).states[state],
          })),
        ]}
        onChange={(state) => set({ state })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={w[end]} size="small" className={styles.day}>
          <Input
            type="date"
            className={styles.full}
            value={choices[end]}
            onChange={(_, { value }) => set({ [end]: value })}
          />
        </Field>
      ))}
    </Filters>
  );
}
