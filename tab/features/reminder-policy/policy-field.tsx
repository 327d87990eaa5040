import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PolicyProblems } from './policy-draft.ts';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  legend: {
    padding: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  short: { maxWidth: '24ch' },
  input: { minWidth: 0, width: '100%' },
});

/** Fields that belong together, under their own heading. */
export function FieldGroup({ legend, children }: { legend: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** How a field shows its sentence, if there is one. */
export function problemAt(problems: PolicyProblems, field: string) {
  const message = problems[field];
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
}

/** One line of text, a number or a time. */
export function TextField(props: {
  label: string;
  hint?: string;
  type?: 'text' | 'time';
  number?: boolean;
  field: string;
  value: string;
  problems: PolicyProblems;
  onChange: (value: string) => void;
}) {
  const styles = useStyles();
  const { label, hint, type = 'text', number = false, field, value, problems, onChange } = props;
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...problemAt(problems, field)}
      {...(number || type !== 'text' ? { className: styles.short } : {})}
    >
      <Input
        className={styles.input}
        type={type}
        value={value}
        {...(number ? { inputMode: 'numeric' as const } : {})}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

export function YesNo(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  const { label, checked, onChange } = props;
  return <Checkbox label={label} checked={checked} onChange={(_, data) => onChange(data.checked === true)} />;
}
