import { z } from 'zod';
import { addDays, weekdayOf, yearOf, type CivilDate } from './civil-date.ts';

/** Bank holidays differ between the nations; Wales shares England's. */
export const nationSchema = z.enum(['england-and-wales', 'scotland', 'northern-ireland']);

export type Nation = z.infer<typeof nationSchema>;

/** Where bank holidays come from. `covers` says whether the source knows a year at all. */
export interface HolidayCalendar {
  covers(year: number): boolean;
  isHoliday(date: CivilDate): boolean;
  /** What the holiday of that day is called, e.g. "Good Friday"; undefined when it is none or its name is not known. */
  nameOf?(date: CivilDate): string | undefined;
}

/**
 * What a board's working days are: its nation's bank holidays, and the days it has asked to be left in peace
 * (between Christmas and New Year, for example).
 */
export interface WorkingCalendar {
  holidays: HolidayCalendar;
  quietDays?: readonly CivilDate[];
}

/** A run of more days off than this means the calendar is wrong, not that nobody ever works. */
const longestBreakInDays = 60;

/**
 * Monday to Friday, no bank holiday, not a quiet day. In a year the holiday source does not cover, only weekends and
 * quiet days are known to be free: a reminder then may go out on a bank holiday rather than not at all.
 */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  if (weekdayOf(date) >= 6) return false;
  if (calendar.holidays.covers(yearOf(date)) && calendar.holidays.isHoliday(date)) return false;
  return calendar.quietDays?.includes(date) !== true;
}

/** The first working day on or after `date`. */
export function nextWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  return seek(date, 1, calendar);
}

/** The same, or null where the quiet days leave none within 60 days: nothing goes out until they are put right. */
export function nextWorkingDayIfAny(date: CivilDate, calendar: WorkingCalendar): CivilDate | null {
  return seekWithin(date, 1, calendar);
}

/** The last working day on or before `date`. */
export function previousWorkingDay(date: CivilDate, calendar: WorkingCalendar): CivilDate {
  return seek(date, -1, calendar);
}

/**
 * The day that is `count` working days after `date` (before it, when negative), not counting `date` itself. A
 * count of 0 is `date` or, when that is not a working day, the next one.
 */
export function addWorkingDays(date: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  if (count === 0) return nextWorkingDay(date, calendar);
  const step = count > 0 ? 1 : -1;
  let day = date;
  for (let left = Math.abs(count); left > 0; left -= 1) day = seek(addDays(day, step), step, calendar);
  return day;
}

/**
 * @throws RangeError when no working day is found within 60 days, which only a mistaken list of quiet days can cause.
 */
function seek(from: CivilDate, step: 1 | -1, calendar: WorkingCalendar): CivilDate {
  const day = seekWithin(from, step, calendar);
  if (day === null) throw new RangeError('No working day within 60 days: check the list of quiet days.');
  return day;
}

function seekWithin(from: CivilDate, step: 1 | -1, calendar: WorkingCalendar): CivilDate | null {
  let day = from;
  for (let tried = 0; tried <= longestBreakInDays; tried += 1) {
    if (isWorkingDay(day, calendar)) return day;
    day = addDays(day, step);
  }
  return null;
}
