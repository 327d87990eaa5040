import { addDays, formatCivilDate, yearOf, type CivilDate } from '../domain/civil-date.ts';
import { nextWorkingDayIfAny, type WorkingCalendar } from '../domain/working-days.ts';

/** What about the calendar may send reminders on the wrong day, or on none; plain English with what to do. */
export function calendarWarnings(today: CivilDate, calendar: WorkingCalendar): string[] {
  const unknown = [...new Set([yearOf(today), yearOf(addDays(today, 90))])].filter(
    (year) => !calendar.holidays.covers(year),
  );
  return [
    ...unknown.map(
      (year) =>
        `The bank holidays of ${year} are not known here, so reminders may go out on one. Add them to the quiet days.`,
    ),
    ...(nextWorkingDayIfAny(today, calendar) === null
      ? [
          `The quiet days leave no working day in the two months from ${formatCivilDate(today)}, so nothing goes out. Shorten them.`,
        ]
      : []),
  ];
}
