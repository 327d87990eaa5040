import { Button, Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { Language } from '../../../shared/domain/language.ts';
import { BandFields } from './band-fields.tsx';
import type { SchemeProblems } from './compose-scheme.ts';
import { editorWords } from './editor-words.ts';
import { LevelFields } from './level-fields.tsx';
import { MatrixFields } from './matrix-fields.tsx';
import { nextId, type SchemeValues } from './scheme-draft.ts';
import { FieldGroup, OrderedRows, TextField } from './scheme-field.tsx';

const useStyles = makeStyles({ left: { alignSelf: 'flex-start' } });
const methods = ['product', 'sum', 'matrix'] as const;

/** Every field of a scheme. */
export function SchemeFields(props: {
  values: SchemeValues;
  problems: SchemeProblems;
  language: Language;
  onChange: (values: SchemeValues) => void;
}) {
  const { values, problems, language, onChange } = props;
  const w = editorWords(language);
  const set = (parts: Partial<SchemeValues>) => onChange({ ...values, ...parts });
  return (
    <>
      <TextField
        label={w.title}
        field="title"
        value={values.title}
        problems={problems}
        onChange={(title) => set({ title })}
      />
      <Field label={w.howScored}>
        <RadioGroup
          value={values.method}
          onChange={(_, { value }) =>
            set({ method: methods.find((method) => method === value) ?? values.method })
          }
        >
          {methods.map((method) => (
            <Radio key={method} value={method} label={w.methods[method]} />
          ))}
        </RadioGroup>
      </Field>
      {values.method !== 'matrix' && (
        <TextField
          number
          label={w.decimals}
          field="decimals"
          value={values.decimals}
          problems={problems}
          onChange={(decimals) => set({ decimals })}
        />
      )}
      {(['likelihood', 'impact'] as const).map((axis) => (
        <LevelFields
          key={axis}
          axis={axis}
          levels={values[axis]}
          problems={problems}
          words={w}
          onChange={(levels) => set({ [axis]: levels })}
        />
      ))}
      <BandFields
        bands={values.bands}
        byScore={values.method !== 'matrix'}
        problems={problems}
        words={w}
        onChange={(bands) => set({ bands })}
      />
      {values.method === 'matrix' && (
        <MatrixFields values={values} problems={problems} words={w} onChange={(cells) => set({ cells })} />
      )}
      <AppetiteFields {...props} />
    </>
  );
}

function AppetiteFields(props: {
  values: SchemeValues;
  problems: SchemeProblems;
  language: Language;
  onChange: (values: SchemeValues) => void;
}) {
  const { values, problems, language, onChange } = props;
  const styles = useStyles();
  const w = editorWords(language);
  const { appetiteByCategory: rows } = values;
  const setRows = (next: SchemeValues['appetiteByCategory']) =>
    onChange({ ...values, appetiteByCategory: next });
  const setRow = (id: string, parts: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...parts } : row)));
  return (
    <FieldGroup legend={w.appetite}>
      <TextField
        number
        alone
        label={w.appetiteField}
        hint={w.appetiteHint}
        field="appetite"
        value={values.appetite}
        problems={problems}
        onChange={(appetite) => onChange({ ...values, appetite })}
      />
      <TextField
        number
        alone
        label={w.escalateFrom}
        hint={w.escalateHint}
        field="escalateFrom"
        value={values.escalateFrom}
        problems={problems}
        onChange={(escalateFrom) => onChange({ ...values, escalateFrom })}
      />
      {rows.length > 0 && (
        <OrderedRows
          rows={rows}
          ordered={false}
          groupName={(index) => `${w.byCategory}: ${w.categoryNumber(index + 1)}`}
          nameOf={({ category }, index) => (category.trim() === '' ? w.categoryNumber(index + 1) : category)}
          words={w}
          onChange={(next) => setRows(next)}
        >
          {({ id, category, score }) => (
            <>
              <TextField
                label={w.category}
                field={`appetiteByCategory.${id}.category`}
                value={category}
                problems={problems}
                onChange={(next) => setRow(id, { category: next })}
              />
              <TextField
                number
                label={w.score}
                field={`appetiteByCategory.${id}.score`}
                value={score}
                problems={problems}
                onChange={(next) => setRow(id, { score: next })}
              />
            </>
          )}
        </OrderedRows>
      )}
      <Button
        className={styles.left}
        onClick={() => setRows([...rows, { id: nextId(rows), category: '', score: '' }])}
      >
        {w.addCategory}
      </Button>
    </FieldGroup>
  );
}
