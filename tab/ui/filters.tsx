import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  filter: {
    flex: '1 1 130px',
    maxWidth: '260px',
    minWidth: 0,
    '@media (max-width: 480px)': { maxWidth: 'none' },
  },
  search: {
    flex: '2 1 200px',
    maxWidth: '360px',
    minWidth: 0,
    '@media (max-width: 480px)': { maxWidth: 'none' },
  },
  notOnPaper: { '@media print': { display: 'none' } },
  full: { width: '100%', minWidth: 0 },
});

/** The row of choices above a list. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="search" aria-label={label} className={useStyles().filters}>
      {children}
    </div>
  );
}

export function ChoiceFilter<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  const { label, value, options, onChange } = props;
  const styles = useStyles();
  return (
    <Field label={label} size="small" className={styles.filter}>
      <Select
        className={styles.full}
        value={value}
        onChange={(_, data) => {
          const chosen = options.find((option) => option.value === data.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function TextFilter(props: { label: string; value: string; onChange: (value: string) => void }) {
  const styles = useStyles();
  return (
    <Field
      label={props.label}
      size="small"
      className={mergeClasses(styles.search, props.value === '' && styles.notOnPaper)}
    >
      <Input
        type="search"
        className={styles.full}
        value={props.value}
        onChange={(_, { value }) => props.onChange(value)}
      />
    </Field>
  );
}

export function ClearFilters({ onClear }: { onClear: () => void }) {
  const w = useWords(uiWords);
  return <Button onClick={onClear}>{w.clearFilters}</Button>;
}
