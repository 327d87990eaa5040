import fc from 'fast-check';
import { addDays, civilDate, weekdayOf } from '../../../shared/domain/civil-date.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from '../../../shared/domain/working-days.ts';

const easter = ['2026-04-03', '2026-04-06'];
const calendar: WorkingCalendar = {
  holidays: { covers: (year) => year === 2026, isHoliday: (date) => easter.includes(date) },
  quietDays: [civilDate('2026-12-29')],
};

describe('a working day', () => {
  test.each([
    ['2026-04-02', true, 'a Thursday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-04', false, 'a Saturday'],
    ['2026-04-05', false, 'a Sunday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-12-29', false, 'a quiet day'],
    ['2026-12-30', true, 'a Wednesday'],
  ])('%s: %s, being %s', (date, expected) => {
    expect(isWorkingDay(civilDate(date), calendar)).toBe(expected);
  });

  test('in a year the calendar does not cover is any weekday', () => {
    const blind: WorkingCalendar = { holidays: { covers: () => false, isHoliday: () => true } };
    expect(isWorkingDay(civilDate('2026-04-03'), blind)).toBe(true);
    expect(isWorkingDay(civilDate('2026-04-04'), blind)).toBe(false);
  });

  test.each([
    ['2026-04-03', '2026-04-07', '2026-04-02'],
    ['2026-04-02', '2026-04-02', '2026-04-02'],
    ['2026-04-05', '2026-04-07', '2026-04-02'],
  ])('on or after %s is %s, on or before it is %s', (date, next, previous) => {
    expect(nextWorkingDay(civilDate(date), calendar)).toBe(next);
    expect(previousWorkingDay(civilDate(date), calendar)).toBe(previous);
  });

  test.each([
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-04-04', 0, '2026-04-07'],
    ['2026-04-02', 5, '2026-04-13'],
  ])('%s and %i working days is %s', (date, count, expected) => {
    expect(addWorkingDays(civilDate(date), count, calendar)).toBe(expected);
  });

  test('a year of quiet days is a mistake and is said to be one', () => {
    const quietDays = Array.from({ length: 100 }, (_, index) => addDays(civilDate('2026-06-01'), index));
    expect(() => nextWorkingDay(civilDate('2026-06-01'), { ...calendar, quietDays })).toThrow(
      'list of quiet days',
    );
  });

  test('found by any route is a working day, and counting back returns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
        const start = nextWorkingDay(addDays(civilDate('2025-12-01'), offset), calendar);
        const end = addWorkingDays(start, count, calendar);
        expect(isWorkingDay(end, calendar)).toBe(true);
        expect(weekdayOf(end)).toBeLessThan(6);
        expect(addWorkingDays(end, -count, calendar)).toBe(start);
      }),
    );
  });
});
