import type { CivilDate } from '../domain/civil-date.ts';
import type { Row, RowProblem } from '../domain/row.ts';
import { line, lines, longestLine, number, yesNo } from './list-definition.ts';
import type { Column, ColumnOptions } from './list-definition.ts';

/** What a row holds, by internal column name, as Graph sends it. */
export type Fields = Readonly<Record<string, unknown>>;

/** Passed along while one row is read: its site, and where to say what could not be read. */
export interface Reading {
  readonly timeZone: string;
  /** SharePoint's item id. */
  readonly id: string;
  /** The day the row was last saved: stands in for a date that a row must have and has lost. */
  readonly savedOn: CivilDate;
  readonly problems: RowProblem[];
}

/** How one field of an entity lies in one or more columns of its list. */
export interface Cell<Value> {
  readonly columns: readonly Column[];
  read(fields: Fields, reading: Reading): Value;
  write(value: Value): Record<string, unknown>;
}

/** A cell for each field of an entity that is not SharePoint's own. */
export type Cells<Entity extends Row> = {
  readonly [Field in Exclude<keyof Entity, keyof Row>]: Cell<Entity[Field]>;
};

/** Notes that a cell holds something other than its column means. */
export function flag(
  reading: Reading,
  column: Pick<Column, 'displayName'>,
  raw: unknown,
  message: string,
): void {
  reading.problems.push({ column: column.displayName, raw: textOf(raw), message });
}

/**
 * Whatever a cell holds, as text; an empty cell is ''. Windows line ends become plain ones, and half of a broken emoji,
 * which no address can hold, its stand-in.
 */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    // Nearly every text is good as it is, and thousands of rows are read at a time.
    if (!/\r\n|[\uD800-\uDFFF]/.test(value)) return value;
    return value.replaceAll('\r\n', '\n').replaceAll(/\p{Cs}/gu, '\uFFFD');
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** Text on one line, cut to what a single-line column takes; null when there is none. */
export function asLine(value: string): string | null {
  const text = asPiece(value);
  if (text === '') return null;
  // Cut between characters: half an emoji is refused.
  return text.length <= longestLine ? text : `${text.slice(0, longestLine - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** A piece of a list kept one per line must itself stay on one line. */
export function asPiece(value: string): string {
  // Begun only where a run of blanks begins: begun at each of them, a long run without an end of line takes its length squared.
  return value.replaceAll(/(?<!\s)\s*\n\s*/g, ' ').trim();
}

/** An empty text is an empty cell. */
export function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** A short word or two on one line: a key, a reference, a job title. Longer than 255 characters is cut. */
export function shortText(name: string, options: ColumnOptions): Cell<string> {
  const column = line(name, options);
  return {
    columns: [column],
    read: (fields) => textOf(fields[name]).trim(),
    write: (value) => ({ [name]: asLine(value) }),
  };
}

/** The row's own key; a row added by hand has none and goes by its item id until the register gives it one. */
export function rowKey(name: string): Cell<string> {
  const column = line(name, { displayName: 'Register key', hidden: true, unique: true });
  return {
    columns: [column],
    read: (fields, reading) => {
      const key = textOf(fields[name]).trim();
      return key === '' ? `${handAddedPrefix}${reading.id}` : key;
    },
    write: (value) => ({ [name]: asLine(value) }),
  };
}

/** Keys of rows added by hand in SharePoint: "row-17" is the row with item id 17. */
const handAddedPrefix = 'row-';

/** The item id of a row that has no key of its own, from the key it is read with; undefined for any other key. */
export function itemIdOfHandAdded(key: string): string | undefined {
  const id = key.startsWith(handAddedPrefix) ? key.slice(handAddedPrefix.length) : '';
  return /^\d+$/.test(id) ? id : undefined;
}

/** A key of another row, or nothing. */
export function optionalText(name: string, options: ColumnOptions): Cell<string | null> {
  const text = shortText(name, options);
  return {
    columns: text.columns,
    read: (fields, reading) => orNull(text.read(fields, reading)),
    write: (value) => ({ [name]: value === null ? null : asLine(value) }),
  };
}

/** Text of any length, line ends kept. */
export function longText(name: string, options: Omit<ColumnOptions, 'indexed' | 'unique'>): Cell<string> {
  return {
    columns: [lines(name, options)],
    read: (fields) => textOf(fields[name]),
    write: (value) => ({ [name]: orNull(value) }),
  };
}

/**
 * A line that people sort and group by but which a real plan may write longer than SharePoint's 255 characters: the
 * visible column holds the beginning, a hidden one the whole. A visible line edited by hand wins.
 */
export function titleText(name: string, options: ColumnOptions): Cell<string> {
  const whole = `${name}InFull`;
  return {
    columns: [
      ...(name === 'Title' ? [] : [line(name, options)]),
      lines(whole, { displayName: `${options.displayName} in full`, hidden: true }),
    ],
    read: (fields) => {
      const shown = textOf(fields[name]).trim();
      const full = textOf(fields[whole]).trim();
      return full !== '' && asLine(full) === shown ? full : shown;
    },
    write: (value) => {
      const text = asPiece(value);
      return { [name]: asLine(text), [whole]: text.length > longestLine ? text : null };
    },
  };
}

/** Several short texts, one per line. */
export function textList(name: string, options: Omit<ColumnOptions, 'indexed' | 'unique'>): Cell<string[]> {
  return {
    columns: [lines(name, options)],
    read: (fields) => nonEmptyLines(textOf(fields[name])),
    write: (values) => ({ [name]: orNull(values.map(asPiece).join('\n')) }),
  };
}

export function nonEmptyLines(text: string): string[] {
  return text
    .split('\n')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Keys of other rows, one per line, with or without the `#` people write before them. */
export function keyList(name: string, options: Omit<ColumnOptions, 'indexed' | 'unique'>): Cell<string[]> {
  const list = textList(name, options);
  return {
    columns: list.columns,
    read: (fields, reading) => list.read(fields, reading).map((key) => key.replace(/^#/, '')),
    write: (keys) => list.write(keys),
  };
}

export function optionalNumber(
  name: string,
  options: ColumnOptions & { minimum?: number; maximum?: number; whole?: boolean },
): Cell<number | null> {
  const column = number(name, options);
  return {
    columns: [column],
    read: (fields, reading) => readNumber(fields[name], column, reading),
    write: (value) => ({ [name]: value }),
  };
}

function readNumber(value: unknown, column: Column, reading: Reading): number | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value.trim() : '';
  const found =
    typeof value === 'string' && /^-?\d+(\.\d+)?%?$/.test(text) ? Number(text.replace('%', '')) : value;
  if (typeof found !== 'number' || !Number.isFinite(found)) {
    flag(reading, column, value, 'This is not a number. Write digits only, or clear the cell.');
    return null;
  }
  if (column.type.kind === 'number') {
    const { minimum, maximum, whole } = column.type;
    if ((minimum !== undefined && found < minimum) || (maximum !== undefined && found > maximum)) {
      const range = maximum === undefined ? `${minimum} or more` : `between ${minimum} and ${maximum}`;
      flag(reading, column, value, `This must be ${range}. Correct the number, or clear the cell.`);
      return null;
    }
    if (whole === true && !Number.isSafeInteger(found)) {
      flag(reading, column, value, 'This must be a whole number. Correct it, or clear the cell.');
      return null;
    }
  }
  return found;
}

/** A whole number of 0 or more; an empty cell is 0. */
export function count(name: string, options: ColumnOptions): Cell<number> {
  const cell = optionalNumber(name, { ...options, minimum: 0, whole: true });
  return {
    columns: cell.columns,
    read: (fields, reading) => cell.read(fields, reading) ?? 0,
    write: (value) => ({ [name]: value }),
  };
}

export function yesOrNo(name: string, options: ColumnOptions): Cell<boolean> {
  const column = yesNo(name, options);
  return {
    columns: [column],
    read: (fields, reading) => {
      const value = fields[name];
      if (value === null || value === undefined || value === '') return false;
      const text = textOf(value).trim().toLowerCase();
      if (['true', 'yes', '1'].includes(text)) return true;
      if (['false', 'no', '0'].includes(text)) return false;
      flag(reading, column, value, 'This must be Yes or No. It is read as No until it is corrected.');
      return false;
    },
    write: (value) => ({ [name]: value }),
  };
}

/**
 * Several columns that mean something only together, such as a note with its time and writer.
 * @param isEmpty whether what was read stands for nothing
 */
export function optionalGroup<Value extends object>(
  cells: { readonly [Field in keyof Value]: Cell<Value[Field]> },
  empty: Value,
  isEmpty: (value: Value) => boolean,
): Cell<Value | null> {
  const group = together(cells);
  return {
    columns: group.columns,
    read: (fields, reading) => {
      const value = group.read(fields, reading);
      return isEmpty(value) ? null : value;
    },
    write: (value) => (value === null ? cleared(group.write(empty)) : group.write(value)),
  };
}

function cleared(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
}

/** A value whose parts lie in columns of their own. */
export function together<Value extends object>(cells: {
  readonly [Field in keyof Value]: Cell<Value[Field]>;
}): Cell<Value> {
  const entries = Object.entries(cells) as [keyof Value & string, Cell<unknown>][];
  return {
    columns: entries.flatMap(([, cell]) => cell.columns),
    // The mapped type above guarantees one cell, of the right type, for every part.
    read: (fields, reading) =>
      Object.fromEntries(entries.map(([part, cell]) => [part, cell.read(fields, reading)])) as Value,
    write: (value) =>
      Object.assign({}, ...entries.map(([part, cell]) => cell.write(value[part]))) as Record<string, unknown>,
  };
}

/** A value kept as it is in a hidden column, beside a text of the same for people to read. */
export function jsonText<Value>(
  name: string,
  options: { displayName: string; parse: (json: unknown) => Value | null; whenUnread: Value },
): Cell<Value> {
  const column = lines(name, { displayName: options.displayName, hidden: true });
  return {
    columns: [column],
    read: (fields, reading) => {
      const text = textOf(fields[name]);
      if (text.trim() === '') return options.whenUnread;
      const value = options.parse(parseJson(text));
      if (value !== null) return value;
      flag(
        reading,
        column,
        text,
        'This column is kept by the register and no longer reads as it wrote it. Restore the row from its version history.',
      );
      return options.whenUnread;
    },
    write: (value) => ({ [name]: value === null ? null : JSON.stringify(value) }),
  };
}

/** Undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
