import { civilDateSchema } from '../domain/civil-date.ts';
import { oneLine } from './cell-text.ts';
import type { LogicalRow, LogicalTable, MonthFirst } from './logical-tables.ts';

const numbers = (text: string): readonly [number, number, number] | null => {
  if (text.length > 20) return null;
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(oneLine(text));
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
};

const two = (number: number): string => String(number).padStart(2, '0');

/**
 * Lists that a spreadsheet saved on a machine set to American English have the month first. Dates are read day first, as in the UK, unless a
 * date of the same column can only be read with its month first: then every date of that column is read so. Where a column has both kinds, the ones that
 * could be either are left to a person.
 */
export function withMonthFirst(table: LogicalTable): LogicalTable {
  const columns = Math.max(0, ...table.rows.map(({ raw }) => raw.length));
  const found = new Map<number, 'all' | 'some'>();
  for (let column = 0; column < columns; column += 1) {
    const dates = table.rows.flatMap(({ raw }) => {
      const date = numbers(raw[column] ?? '');
      return date === null ? [] : [date];
    });
    const isMonthFirst = dates.some(([first, second]) => first <= 12 && second > 12 && second <= 31);
    const isDayFirst = dates.some(([first, second]) => first > 12 && second <= 12);
    if (isMonthFirst) found.set(column, isDayFirst ? 'some' : 'all');
  }
  return found.size === 0 ? table : { ...table, rows: table.rows.map((row) => inRow(row, found)) };
}

function inRow(row: LogicalRow, columns: ReadonlyMap<number, 'all' | 'some'>): LogicalRow {
  const dates = [...row.dates];
  const monthFirst = new Map<number, MonthFirst>();
  for (const [column, which] of columns) {
    const [first, second, year] = numbers(row.raw[column] ?? '') ?? [];
    if (first === undefined || second === undefined || first > 12 || dates[column] !== undefined) continue;
    const day = civilDateSchema.safeParse(`${year}-${two(first)}-${two(second)}`);
    if (!day.success || first === second) continue;
    const how = second > 12 ? 'only way' : which === 'all' ? 'by the column' : 'either way';
    if (how !== 'either way') dates[column] = day.data;
    monthFirst.set(column, how);
  }
  return { ...row, dates, monthFirst };
}
