import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDate,
  civilDateAt,
  civilDateOf,
  civilDateSchema,
  compareDates,
  dayOfMonth,
  daysBetween,
  formatCivilDate,
  formatShortDate,
  inWords,
  lastDayOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(civilDate('1970-01-01'), days));

describe('a civil date', () => {
  test.each(['2026-03-31', '2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (text) => {
    expect(civilDate(text)).toBe(text);
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '',
    'today',
    '2026-04-31',
    ' 2026-03-31',
  ])('"%s" does not exist and is refused', (text) => {
    expect(civilDateSchema.safeParse(text).success).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });

  test('of numbers that name no day there is none', () => {
    expect(civilDateOf(2026, 2, 29)).toBeUndefined();
    expect(civilDateOf(2028, 2, 29)).toBe('2028-02-29');
  });

  test.each([
    ['2026-03-31', '31 March 2026', '31 Mar 2026'],
    ['2014-09-01', '1 September 2014', '1 Sep 2014'],
  ])('%s reads "%s", or "%s" where space is short', (text, long, short) => {
    expect(formatCivilDate(civilDate(text))).toBe(long);
    expect(formatShortDate(civilDate(text))).toBe(short);
  });
});

describe('how far off a deadline is', () => {
  test.each([
    ['2026-03-31', 'due in 3 days'],
    ['2026-03-29', 'due tomorrow'],
    ['2026-03-28', 'due today'],
    ['2026-03-27', '1 day overdue'],
    ['2026-03-23', '5 days overdue'],
    ['2027-03-28', 'due in 365 days'],
  ])('%s, seen on 28 March 2026, is "%s"', (due, words) => {
    expect(inWords(civilDate(due), civilDate('2026-03-28'))).toBe(words);
  });
});

describe('arithmetic with civil dates', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-10-15', 12, '2027-10-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(civilDate(from), months)).toBe(to);
  });

  test('days cross both changes of the clock without losing or gaining one', () => {
    expect(addDays(civilDate('2026-03-28'), 2)).toBe('2026-03-30');
    expect(daysBetween(civilDate('2026-03-28'), civilDate('2026-03-30'))).toBe(2);
    expect(addDays(civilDate('2026-10-24'), 2)).toBe('2026-10-26');
    expect(daysBetween(civilDate('2026-10-24'), civilDate('2026-10-26'))).toBe(2);
  });

  test.each([
    [2026, 2, '2026-02-28'],
    [2028, 2, '2028-02-29'],
    [2026, 4, '2026-04-30'],
    [2026, 12, '2026-12-31'],
  ])('the last day of month %i/%i is %s', (year, month, last) => {
    expect(lastDayOfMonth(year, month)).toBe(last);
  });

  test.each([
    ['2026-03-31', 2],
    ['2026-11-22', 7],
    ['2026-06-15', 1],
  ])('%s is weekday %i', (text, weekday) => {
    expect(weekdayOf(civilDate(text))).toBe(weekday);
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  test('order by text is order in time', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (first, second) => {
        expect(Math.sign(compareDates(first, second))).toBe(Math.sign(daysBetween(second, first)));
      }),
    );
  });

  test('adding months keeps the day, or takes the last of a shorter month', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, months) => {
        const moved = addMonths(date, months);
        const last = lastDayOfMonth(yearOf(moved), monthOf(moved));
        expect(dayOfMonth(moved)).toBe(Math.min(dayOfMonth(date), dayOfMonth(last)));
        expect(yearOf(moved) * 12 + monthOf(moved)).toBe(yearOf(date) * 12 + monthOf(date) + months);
      }),
    );
  });

  test('a week later is the same weekday', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
      }),
    );
  });
});

describe('the day it is somewhere', () => {
  test.each([
    ['2026-03-28T23:30:00Z', 'Europe/London', '2026-03-28'],
    ['2026-03-30T23:30:00Z', 'Europe/London', '2026-03-31'],
    ['2026-10-25T00:30:00Z', 'Europe/London', '2026-10-25'],
    ['2026-06-30T23:00:00Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T23:59:59Z', 'UTC', '2026-12-31'],
  ])('at %s in %s it is %s', (instant, zone, day) => {
    expect(civilDateAt(instant, zone)).toBe(day);
  });

  test('noon in UTC, as SharePoint keeps a day, is that day in London all year round', () => {
    fc.assert(
      fc.property(anyDate, (date: CivilDate) => {
        expect(civilDateAt(`${date}T12:00:00Z`, 'Europe/London')).toBe(date);
      }),
    );
  });

  test('an instant without a zone is refused', () => {
    expect(() => civilDateAt('2026-03-31T12:00:00', 'Europe/London')).toThrow(RangeError);
  });
});
