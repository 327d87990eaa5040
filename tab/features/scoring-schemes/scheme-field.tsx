import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { useId, type ReactNode } from 'react';
import type { SchemeProblems } from './compose-scheme.ts';
import type { EditorWords } from './editor-words.ts';

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
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  rows: { display: 'grid', rowGap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  buttons: { display: 'flex', alignSelf: 'flex-end', gap: tokens.spacingHorizontalXS },
  short: { width: '12ch', flex: '0 1 auto', minWidth: 0 },
  // Below one another there is room for what they are called.
  alone: { maxWidth: '40ch' },
  number: { width: '12ch', minWidth: 0 },
  wide: { flex: '1 1 auto', minWidth: 'min(100%, 20ch)', maxWidth: '48ch' },
  input: { minWidth: 0, width: '100%' },
});

/** Fields that belong together, under their own heading; `problem` is about all of them. */
export function FieldGroup(props: {
  legend: string;
  hint?: string;
  problem?: string | undefined;
  children: ReactNode;
}) {
  const { legend, hint, problem, children } = props;
  const styles = useStyles();
  const id = useId();
  return (
    <fieldset
      className={styles.group}
      {...(problem === undefined ? {} : { 'aria-describedby': id, 'data-problem': true, tabIndex: -1 })}
    >
      <legend className={styles.legend}>{legend}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {problem !== undefined && (
        <p id={id} className={styles.problem}>
          {problem}
        </p>
      )}
      {children}
    </fieldset>
  );
}

/** How a field shows its sentence, if there is one. */
export function problemAt(problems: SchemeProblems, field: string) {
  const message = problems[field];
  return message === undefined ? {} : { validationMessage: message, validationState: 'error' as const };
}

/** One line of text or a number. `field` names it to the problems. */
export function TextField(props: {
  label: string;
  hint?: string;
  number?: boolean;
  /** Beside no other field. */
  alone?: boolean;
  field: string;
  value: string;
  problems: SchemeProblems;
  onChange: (value: string) => void;
}) {
  const { label, hint, number = false, alone = false, field, value, problems, onChange } = props;
  const styles = useStyles();
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...problemAt(problems, field)}
      className={!number ? styles.wide : alone ? styles.alone : styles.short}
    >
      <Input
        className={alone ? styles.number : styles.input}
        value={value}
        maxLength={number ? 14 : 120}
        {...(number ? { inputMode: 'decimal' as const } : {})}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** Rows of an ordered list with the means to move and remove each; the fields of one row come from `children`. */
export function OrderedRows<Row extends { readonly id: string }>(props: {
  rows: readonly Row[];
  /** "Likelihood level 2": names the group of fields. */
  groupName: (index: number) => string;
  /** What a row is called in sentences: its name, or its group's while it has none. */
  nameOf: (row: Row, index: number) => string;
  words: EditorWords;
  ordered?: boolean;
  onChange: (rows: Row[], told: string) => void;
  children: (row: Row, index: number) => ReactNode;
}) {
  const { rows, groupName, nameOf, words: w, ordered = true, onChange, children } = props;
  const styles = useStyles();
  const move = (index: number, by: -1 | 1) => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row === undefined) return;
    next.splice(index + by, 0, row);
    onChange(next, w.moved(nameOf(row, index), index + by + 1));
  };
  return (
    <ol className={styles.rows}>
      {rows.map((row, index) => {
        const name = nameOf(row, index);
        return (
          <li key={row.id}>
            <fieldset className={styles.row} aria-label={groupName(index)}>
              {children(row, index)}
              <div className={styles.buttons}>
                {ordered && (
                  <>
                    <Button
                      icon={<ArrowUp16Regular />}
                      aria-label={w.moveUp(name)}
                      title={w.moveUp(name)}
                      disabledFocusable={index === 0}
                      onClick={() => index > 0 && move(index, -1)}
                    />
                    <Button
                      icon={<ArrowDown16Regular />}
                      aria-label={w.moveDown(name)}
                      title={w.moveDown(name)}
                      disabledFocusable={index === rows.length - 1}
                      onClick={() => index < rows.length - 1 && move(index, 1)}
                    />
                  </>
                )}
                <Button
                  disabledFocusable={ordered && rows.length === 1}
                  onClick={(event) => {
                    if (ordered && rows.length === 1) return;
                    // The row goes with its button: whoever pressed it stays in the list.
                    event.currentTarget.closest('ol')?.parentElement?.focus();
                    onChange(
                      rows.filter((other) => other !== row),
                      w.removed(name),
                    );
                  }}
                >
                  {w.remove(name)}
                </Button>
              </div>
            </fieldset>
          </li>
        );
      })}
    </ol>
  );
}
