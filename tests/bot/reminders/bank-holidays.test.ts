import { bankHolidays } from '../../../bot/reminders/bank-holidays.ts';
import { addDays, civilDate, weekdayOf, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Nation } from '../../../shared/domain/working-days.ts';

/** As published at gov.uk/bank-holidays, substitute days included. */
const published: Readonly<Record<Nation, Readonly<Record<number, readonly string[]>>>> = {
  'england-and-wales': {
    2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
    2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
    2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  },
  scotland: {
    2024: ['01-01', '01-02', '03-29', '05-06', '05-27', '08-05', '12-02', '12-25', '12-26'],
    2025: ['01-01', '01-02', '04-18', '05-05', '05-26', '08-04', '12-01', '12-25', '12-26'],
    2026: ['01-01', '01-02', '04-03', '05-04', '05-25', '06-15', '08-03', '11-30', '12-25', '12-28'],
    2027: ['01-01', '01-04', '03-26', '05-03', '05-31', '08-02', '11-30', '12-27', '12-28'],
  },
  'northern-ireland': {
    2024: ['01-01', '03-18', '03-29', '04-01', '05-06', '05-27', '07-12', '08-26', '12-25', '12-26'],
    2025: ['01-01', '03-17', '04-18', '04-21', '05-05', '05-26', '07-14', '08-25', '12-25', '12-26'],
    2026: ['01-01', '03-17', '04-03', '04-06', '05-04', '05-25', '07-13', '08-31', '12-25', '12-28'],
    2027: ['01-01', '03-17', '03-26', '03-29', '05-03', '05-31', '07-12', '08-30', '12-27', '12-28'],
  },
};

const cases = Object.entries(published).flatMap(([nation, years]) =>
  Object.entries(years).map(([year, days]) => [nation as Nation, Number(year), days] as const),
);

describe('bank holidays', () => {
  test.each(cases)('%s in %i are those of gov.uk, on weekdays', (nation, year, days) => {
    const calendar = bankHolidays(nation);
    const found: string[] = [];
    for (
      let day: CivilDate = civilDate(`${year}-01-01`);
      day.startsWith(String(year));
      day = addDays(day, 1)
    ) {
      if (weekdayOf(day) < 6 && calendar.isHoliday(day)) found.push(day.slice(5));
    }
    expect(found).toEqual(days);
  });

  test('the World Cup holiday of 2026 is Scotland’s alone', () => {
    expect(bankHolidays('scotland').isHoliday(civilDate('2026-06-15'))).toBe(true);
    expect(bankHolidays('england-and-wales').isHoliday(civilDate('2026-06-15'))).toBe(false);
    expect(bankHolidays('scotland').isHoliday(civilDate('2027-06-15'))).toBe(false);
  });

  test('covers the years its rules hold for', () => {
    const calendar = bankHolidays('england-and-wales');
    expect([2012, 2013, 2026, 2099, 2100].map((year) => calendar.covers(year))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
