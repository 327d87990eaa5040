import fc from 'fast-check';
import { afterCadences, cadenceInWords, latestRound, type Cadence } from '../../../shared/domain/cadence.ts';
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
    ['2026-04-01', { n: 3, unit: 'month' }, '2026-03-01', null],
    ['2026-04-01', { n: 3, unit: 'month' }, '2026-06-30', null],
    ['2026-04-01', { n: 3, unit: 'month' }, '2026-07-01', '2026-07-01'],
    ['2026-04-01', { n: 3, unit: 'month' }, '2027-02-14', '2027-01-01'],
    ['2026-01-05', { n: 2, unit: 'week' }, '2026-02-01', '2026-01-19'],
    ['2016-04-14', { n: 90, unit: 'day' }, '2016-07-13', '2016-07-13'],
    ['2024-02-29', { n: 1, unit: 'year' }, '2026-06-01', '2026-02-28'],
    ['2026-01-31', { n: 1, unit: 'month' }, '2026-03-30', '2026-02-28'],
  ] as const)('from %s, %j: the newest round by %s is %s', (anchor, every, by, expected) => {
    expect(latestRound(civilDate(anchor), every, civilDate(by))).toBe(expected);
  });

  test('the newest round has come, is on the schedule, and the one after it has not come', () => {
    fc.assert(
      fc.property(anyDate, anyCadence, anyDate, (anchor, every, by) => {
        const newest = latestRound(anchor, every, by);
        let round = 0;
        while (afterCadences(anchor, every, round + 1) <= by) round += 1;
        expect(newest).toBe(round === 0 ? null : afterCadences(anchor, every, round));
      }),
      { numRuns: 60 },
    );
  });

  test('is said in words', () => {
    expect(cadenceInWords({ n: 1, unit: 'week' })).toBe('every week');
    expect(cadenceInWords({ n: 6, unit: 'month' })).toBe('every 6 months');
  });
});
