import { civilDateOf } from '../domain/civil-date.ts';
import { numericDatePattern } from '../domain/when/find-days.ts';
import { plainText } from '../domain/when/plain-text.ts';
import { wholeYear } from '../domain/when/years.ts';
import type { LogicalRow, LogicalTable, MonthFirst } from './logical-tables.ts';

interface DateInDigits {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** False for a year like "87", of which the reader of whens says that its century is a guess. */
  readonly isCertainYear: boolean;
  /** It is all that stands in the cell. */
  readonly isAlone: boolean;
}

const inDigits = new RegExp(numericDatePattern, 'g');
const mayHoldOne = /\d\s*[/.\\\u2010-\u2015\u2212\uff0f-]\s*\d/;

/** The dates of a cell that are written in digits alone, where the reader of whens finds them. */
function datesIn(raw: string): DateInDigits[] {
  if (!mayHoldOne.test(raw)) return [];
  const { text } = plainText(raw);
  return Array.from(text.matchAll(inDigits), ([found, first, , second, digits = '']) => {
    const { year, doubts } = wholeYear(digits.replace("'", ''));
    const isAlone = found.length === text.length;
    return {
      first: Number(first),
      second: Number(second),
      year,
      isCertainYear: doubts.length === 0,
      isAlone,
    };
  });
}

const isMonth = (number: number) => number >= 1 && number <= 12;
const isOnlyDay = (number: number) => number > 12 && number <= 31;

/**
 * Lists that a spreadsheet saved on a machine set to American English have the month first. Dates are read day first, as in the UK, unless a
 * date of the same column can only be read with its month first: then every cell of that column that is a date is read so, and one among words
 * is left to a person. Where a column has both kinds, the ones that could be either are left to a person.
 */
export function withMonthFirst(table: LogicalTable): LogicalTable {
  const columns = Math.max(0, ...table.rows.map(({ raw }) => raw.length));
  const found = new Map<number, 'all' | 'some'>();
  for (let column = 0; column < columns; column += 1) {
    const dates = table.rows.flatMap(({ raw }) => datesIn(raw[column] ?? ''));
    const isMonthFirst = dates.some(({ first, second }) => isMonth(first) && isOnlyDay(second));
    const isDayFirst = dates.some(({ first, second }) => isOnlyDay(first) && isMonth(second));
    if (isMonthFirst) found.set(column, isDayFirst ? 'some' : 'all');
  }
  return found.size === 0 ? table : { ...table, rows: table.rows.map((row) => inRow(row, found)) };
}

function inRow(row: LogicalRow, columns: ReadonlyMap<number, 'all' | 'some'>): LogicalRow {
  const dates = [...row.dates];
  const monthFirst = new Map<number, MonthFirst>();
  for (const [column, which] of columns) {
    if (dates[column] !== undefined) continue;
    const printed = datesIn(row.raw[column] ?? '');
    const [date] = printed;
    if (date?.isAlone !== true) {
      const mayBeEither = printed.some(
        ({ first, second }) => isMonth(first) && isMonth(second) && first !== second,
      );
      if (mayBeEither) monthFirst.set(column, 'either way');
      continue;
    }
    const { first, second, year, isCertainYear } = date;
    const day = isCertainYear ? civilDateOf(year, first, second) : undefined;
    if (day === undefined || first === second) continue;
    const how = isOnlyDay(second) ? 'only way' : which === 'all' ? 'by the column' : 'either way';
    if (how !== 'either way') dates[column] = day;
    monthFirst.set(column, how);
  }
  return { ...row, dates, monthFirst };
}
