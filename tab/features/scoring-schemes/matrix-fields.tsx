import { Field, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useRef, useState, type KeyboardEvent } from 'react';
import { textOn } from '../../ui/colour.ts';
import { useThemeName } from '../../ui/theme-name.tsx';
import type { SchemeProblems } from './compose-scheme.ts';
import type { EditorWords } from './editor-words.ts';
import { cellKey, emptyCell, type CellValues, type LevelValues, type SchemeValues } from './scheme-draft.ts';
import { FieldGroup } from './scheme-field.tsx';

const useStyles = makeStyles({
  // A grid of two dimensions may scroll sideways where it does not fit; the page never does.
  scroll: { position: 'relative', overflowX: 'auto', padding: '2px' },
  table: { borderCollapse: 'separate', borderSpacing: '3px', tableLayout: 'fixed', width: '100%' },
  heading: {
    padding: '4px',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  rowHeading: { textAlign: 'end', verticalAlign: 'middle', width: '92px' },
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '44px',
    padding: '2px 4px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  text: { textAlign: 'center' },
  wrong: { outline: `2px dashed ${tokens.colorPaletteRedBorder2}`, outlineOffset: '-4px' },
  // A list opened over the cell keeps the page's own colours.
  option: { color: '#000000', backgroundColor: '#ffffff' },
  problems: {
    margin: 0,
    paddingLeft: '18px',
    color: tokens.colorPaletteRedForeground1,
  },
});

type Part = keyof CellValues;
const parts: readonly Part[] = ['band', 'score', 'code'];
/** More sentences than this say nothing more. */
const mostProblems = 5;

/** The matrix as a grid of inputs: highest impact first, as it is drawn; arrow keys go from cell to cell. */
export function MatrixFields(props: {
  values: SchemeValues;
  problems: SchemeProblems;
  words: EditorWords;
  onChange: (cells: SchemeValues['cells']) => void;
}) {
  const { values, problems, words: w, onChange } = props;
  const styles = useStyles();
  const [part, setPart] = useState<Part>('band');
  const table = useRef<HTMLTableElement>(null);
  const rows = [...values.impact].reverse();
  const ofCells = Object.entries(problems).filter(([field]) => field.startsWith('cells.'));

  function go(event: KeyboardEvent<HTMLElement>, row: number, column: number) {
    const target = neighbour(event, row, column);
    if (target === null) return;
    const input = table.current?.querySelector<HTMLElement>(`[data-cell="${target.row} ${target.column}"]`);
    if (input === null || input === undefined) return;
    event.preventDefault();
    input.focus();
    if (input instanceof HTMLInputElement) input.select();
  }

  return (
    <FieldGroup legend={w.matrix} hint={w.matrixHint} problem={problems['cells']}>
      <Field label={w.draw}>
        <RadioGroup
          layout="horizontal"
          value={part}
          onChange={(_, { value }) => setPart(parts.find((each) => each === value) ?? 'band')}
        >
          {parts.map((each) => (
            <Radio key={each} value={each} label={w.parts[each]} />
          ))}
        </RadioGroup>
      </Field>
      {ofCells.length > 0 && (
        <ul className={styles.problems}>
          {ofCells.slice(0, mostProblems).map(([field, sentence]) => (
            <li key={field}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={styles.scroll}>
        <table
          ref={table}
          className={styles.table}
          style={{ minWidth: `${92 + values.likelihood.length * 92}px` }}
          aria-label={w.matrix}
        >
          <tbody>
            {rows.map((impact, row) => (
              <tr key={impact.id}>
                <th scope="row" className={mergeClasses(styles.heading, styles.rowHeading)}>
                  {nameOf(impact)}
                </th>
                {values.likelihood.map((likelihood, column) => {
                  const key = cellKey(impact.id, likelihood.id);
                  return (
                    <td key={likelihood.id}>
                      <CellInput
                        part={part}
                        name={w.cell(part, nameOf(impact), nameOf(likelihood))}
                        place={`${row} ${column}`}
                        cell={values.cells[key] ?? emptyCell}
                        bands={values.bands}
                        wrong={problems[`cells.${key}`] !== undefined}
                        words={w}
                        onKeyDown={(event) => go(event, row, column)}
                        onChange={(cell) => onChange({ ...values.cells, [key]: cell })}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <td />
              {values.likelihood.map((likelihood) => (
                <th key={likelihood.id} scope="col" className={styles.heading}>
                  {nameOf(likelihood)}
                </th>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </FieldGroup>
  );
}

const nameOf = ({ label, value }: LevelValues): string => (label.trim() === '' ? value : label);

/** Where an arrow key leads; null where it does not lead to another cell. */
function neighbour(
  event: KeyboardEvent<HTMLElement>,
  row: number,
  column: number,
): { row: number; column: number } | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget: at } = event;
  if (altKey || ctrlKey || metaKey || shiftKey) return null;
  if (at instanceof HTMLSelectElement && isOpen(at)) return null;
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return atEdge(at, 'start') ? { row, column: column - 1 } : null;
    case 'ArrowRight':
      return atEdge(at, 'end') ? { row, column: column + 1 } : null;
    default:
      return null;
  }
}

/** An opened list uses the arrow keys itself. */
function isOpen(select: HTMLSelectElement): boolean {
  try {
    return select.matches(':open');
  } catch {
    // A browser that does not know the question takes the key for itself while the list is open.
    return false;
  }
}

/** In a text the arrows move the caret first; what is selected as a whole is left at once. */
function atEdge(element: HTMLElement, edge: 'start' | 'end'): boolean {
  if (!(element instanceof HTMLInputElement)) return true;
  const { selectionStart, selectionEnd, value } = element;
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return edge === 'start' ? selectionEnd === 0 : selectionStart === value.length;
}

function CellInput(props: {
  part: Part;
  name: string;
  place: string;
  cell: CellValues;
  bands: SchemeValues['bands'];
  wrong: boolean;
  words: EditorWords;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onChange: (cell: CellValues) => void;
}) {
  const { part, name, place, cell, bands, wrong, words: w, onKeyDown, onChange } = props;
  const styles = useStyles();
  const theme = useThemeName();
  const common = {
    'aria-label': name,
    'data-cell': place,
    onKeyDown,
    ...(wrong ? { 'aria-invalid': true } : {}),
  };
  const band = bands.find(({ id }) => id === cell.band);
  const colour = band?.colour ?? '';
  const look = mergeClasses(styles.input, wrong && styles.wrong);
  if (part === 'band') {
    const coloured = theme !== 'contrast' && /^#[0-9a-f]{6}$/i.test(colour);
    return (
      <select
        {...common}
        className={look}
        style={coloured ? { backgroundColor: colour, color: textOn(colour) } : undefined}
        value={band === undefined ? '' : cell.band}
        onChange={(event) => onChange({ ...cell, band: event.target.value })}
      >
        <option className={styles.option} value="">
          {w.byScore}
        </option>
        {bands.map(({ id, label }, index) => (
          <option key={id} className={styles.option} value={id}>
            {label.trim() === '' ? w.bandNumber(index + 1) : label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      className={mergeClasses(look, styles.text)}
      value={cell[part]}
      maxLength={part === 'score' ? 14 : 20}
      {...(part === 'score' ? { inputMode: 'decimal' as const } : {})}
      onChange={(event) => onChange({ ...cell, [part]: event.target.value })}
    />
  );
}
