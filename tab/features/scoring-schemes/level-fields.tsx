import { Button, makeStyles } from '@fluentui/react-components';
import type { Axis } from '../../../shared/domain/scheme-problems.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { SchemeProblems } from './compose-scheme.ts';
import type { EditorWords } from './editor-words.ts';
import { nextId, type LevelValues } from './scheme-draft.ts';
import { FieldGroup, OrderedRows, TextField } from './scheme-field.tsx';

const useStyles = makeStyles({ left: { alignSelf: 'flex-start' } });

/** More levels than this no matrix on a screen can show. */
const mostLevels = 12;

/** The levels of one axis, low to high. */
export function LevelFields(props: {
  axis: Axis;
  levels: readonly LevelValues[];
  problems: SchemeProblems;
  words: EditorWords;
  onChange: (levels: LevelValues[]) => void;
}) {
  const { axis, levels, problems, words: w, onChange } = props;
  const styles = useStyles();
  const announce = useAnnounce();
  const set = (id: string, parts: Partial<LevelValues>) =>
    onChange(levels.map((level) => (level.id === id ? { ...level, ...parts } : level)));
  return (
    <FieldGroup legend={w.axis[axis]} hint={w.valueHint} problem={problems[axis]}>
      <OrderedRows
        rows={levels}
        groupName={(index) => w.levelOf(axis, index + 1)}
        nameOf={({ label }, index) => (label.trim() === '' ? w.level(index + 1) : label)}
        words={w}
        onChange={(rows, told) => {
          onChange(rows.length === levels.length ? inPlace(rows, levels) : rows);
          announce(told);
        }}
      >
        {({ id, label, value, code }) => (
          <>
            <TextField
              label={w.label}
              field={`${axis}.${id}.label`}
              value={label}
              problems={problems}
              onChange={(next) => set(id, { label: next })}
            />
            <TextField
              number
              label={w.value}
              field={`${axis}.${id}.value`}
              value={value}
              problems={problems}
              onChange={(next) => set(id, { value: next })}
            />
            <TextField
              number
              label={w.code}
              field={`${axis}.${id}.code`}
              value={code}
              problems={problems}
              onChange={(next) => set(id, { code: next })}
            />
          </>
        )}
      </OrderedRows>
      {levels.length < mostLevels && (
        <Button
          className={styles.left}
          onClick={() => {
            const last = Number(levels.at(-1)?.value ?? '0');
            const value = Number.isFinite(last) ? String(Math.floor(last) + 1) : '';
            onChange([...levels, { id: nextId(levels), label: '', value, code: '' }]);
          }}
        >
          {w.addLevel[axis]}
        </Button>
      )}
    </FieldGroup>
  );
}

/** Names moved: the values stay where they were, so that they still run from low to high. */
const inPlace = (moved: LevelValues[], before: readonly LevelValues[]): LevelValues[] =>
  moved.map((level, index) => ({ ...level, value: before[index]?.value ?? level.value }));
