import { addDays, yearOf, type CivilDate } from '../domain/civil-date.ts';
import type { Said } from '../domain/language.ts';
import { nextWorkingDayIfAny, type WorkingCalendar } from '../domain/working-days.ts';
import { unaddressedSaid } from './unaddressed-words.ts';

/** What about the calendar may send reminders on the wrong day, or on none, with what to do. */
export function calendarWarnings(today: CivilDate, calendar: WorkingCalendar): Said[] {
  const unknown = [...new Set([yearOf(today), yearOf(addDays(today, 90))])].filter(
    (year) => !calendar.holidays.covers(year),
  );
  return [
    ...unknown.map((year) => unaddressedSaid((w) => w.holidaysUnknown(year))),
    ...(nextWorkingDayIfAny(today, calendar) === null ? [unaddressedSaid((w) => w.noWorkingDay(today))] : []),
  ];
}
