import {
  civilDateAt,
  civilDateSchema,
  formatCivilDate,
  isBoardDay,
  type CivilDate,
} from '../domain/civil-date.ts';
import { readWhen } from '../domain/read-when.ts';
import { flag, textOf, type Cell, type Reading } from './cells.ts';
import { day, instant, type Column, type ColumnOptions } from './list-definition.ts';

export function optionalDay(name: string, options: ColumnOptions): Cell<CivilDate | null> {
  const column = day(name, options);
  return {
    columns: [column],
    read: (fields, reading) => readDay(fields[name], column, reading),
    write: (value) => ({ [name]: value === null ? null : dayAsInstant(value) }),
  };
}

/** A day that every row of the list must have; a row that lost it takes the day it was last saved, and says so. */
export function requiredDay(name: string, options: ColumnOptions): Cell<CivilDate> {
  const column = day(name, options);
  return {
    columns: [column],
    read: (fields, reading) => {
      const before = reading.problems.length;
      const found = readDay(fields[name], column, reading);
      if (found !== null) return found;
      if (reading.problems.length === before) {
        flag(
          reading,
          column,
          '',
          'This date is missing. It is read as the day the row was last saved; fill it in.',
        );
      }
      return reading.savedOn;
    },
    write: (value) => ({ [name]: dayAsInstant(value) }),
  };
}

/** Noon in Greenwich is the same day on every calendar between UTC−12 and UTC+11. */
function dayAsInstant(date: CivilDate): string {
  return `${date}T12:00:00Z`;
}

/** Null, with a problem noted unless the cell is empty, when it holds no day. */
function readDay(value: unknown, column: Column, reading: Reading): CivilDate | null {
  const text = textOf(value).trim();
  if (text === '') return null;
  const written = civilDateSchema.safeParse(text).data ?? null;
  const stored = written ?? (/^\d{4}-\d{2}-\d{2}T/.test(text) ? dayAt(text, reading.timeZone) : null);
  if (stored !== null) {
    if (isBoardDay(stored)) return stored;
    flag(
      reading,
      column,
      value,
      `This is read as ${formatCivilDate(stored)}, so the year looks mistyped and the date does not count. Pick the day in the column’s calendar, or clear the cell.`,
    );
    return null;
  }
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const { kind, date, needsCheck } = readWhen(text);
    if (kind === 'exact' && date !== undefined && !needsCheck) {
      const reads = `This is written as text and read as ${formatCivilDate(date)}.`;
      flag(reading, column, value, `${reads} Pick the day in the column’s calendar.`);
      return date;
    }
  }
  flag(
    reading,
    column,
    value,
    'This is not a date. Pick the day in the column’s calendar, or clear the cell.',
  );
  return null;
}

/** Turning an instant into a day is slow, and a register's days repeat: remembered per zone, forgotten when many. */
const daysSeen = new Map<string, CivilDate | null>();
const mostDaysSeen = 20_000;

/** The day of an instant on the zone's calendar; null when the instant or the zone cannot be read. */
export function dayAt(instantText: string, timeZone: string): CivilDate | null {
  const known = `${timeZone} ${instantText}`;
  const seen = daysSeen.get(known);
  if (seen !== undefined) return seen;
  let found: CivilDate | null;
  try {
    found = civilDateAt(instantText, timeZone);
  } catch {
    found = null;
  }
  if (daysSeen.size >= mostDaysSeen) daysSeen.clear();
  daysSeen.set(known, found);
  return found;
}

/** A moment to the second, as `2026-03-31T08:30:00Z`; '' when there is none. */
export function moment(name: string, options: ColumnOptions): Cell<string> {
  const column = instant(name, options);
  return {
    columns: [column],
    read: (fields, reading) => {
      const text = textOf(fields[name]).trim();
      if (text === '') return '';
      const found = toTheSecond(text);
      if (found !== null) return found;
      flag(
        reading,
        column,
        text,
        'This is not a date and time. Pick one in the column’s calendar, or clear the cell.',
      );
      return '';
    },
    write: (value) => ({ [name]: value === '' ? null : (toTheSecond(value) ?? value) }),
  };
}

/** SharePoint keeps no fractions of a second. */
function toTheSecond(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
