import fc from 'fast-check';
import {
  afterCadences,
  cadenceInWords,
  nextInSchedule,
  type Cadence,
} from '../../../shared/domain/cadence.ts';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';

const anyDate = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(civilDate('1990-01-01'), days));
const anyCadence: fc.Arbitrary<Cadence> = fc.record({
  n: fc.integer({ min: 1, max: 36 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
});

describe('a schedule', () => {
  test('is counted from its beginning, so that the 31st comes back after a short month', () => {
    const every: Cadence = { n: 1, unit: 'month' };
    const january = civilDate('2026-01-31');
    expect([1, 2, 3].map((times) => afterCadences(january, every, times))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  test.each([
    ['2026-04-01', { n: 3, unit: 'month' }, '2026-03-01', '2026-04-01'],
    ['2026-04-01', { n: 3, unit: 'month' }, '2026-04-01', '2026-07-01'],
    ['2026-04-01', { n: 3, unit: 'month' }, '2027-02-14', '2027-04-01'],
    ['2026-01-05', { n: 2, unit: 'week' }, '2026-01-19', '2026-02-02'],
    ['2016-04-14', { n: 90, unit: 'day' }, '2016-04-14', '2016-07-13'],
    ['2024-02-29', { n: 1, unit: 'year' }, '2025-06-01', '2026-02-28'],
  ] as const)('from %s, %j: after %s comes %s', (anchor, every, after, next) => {
    expect(nextInSchedule(civilDate(anchor), every, civilDate(after))).toBe(next);
  });

  test('next is always later, on the schedule, and no earlier day of it would do', () => {
    fc.assert(
      fc.property(anyDate, anyCadence, anyDate, (anchor, every, after) => {
        const next = nextInSchedule(anchor, every, after);
        expect(next > after).toBe(true);
        let times = 0;
        while (afterCadences(anchor, every, times) < next) times += 1;
        expect(afterCadences(anchor, every, times)).toBe(next);
        if (times > 0) expect(afterCadences(anchor, every, times - 1) <= after).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('is said in words', () => {
    expect(cadenceInWords({ n: 1, unit: 'week' })).toBe('every week');
    expect(cadenceInWords({ n: 6, unit: 'month' })).toBe('every 6 months');
  });
});
