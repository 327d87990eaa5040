import fc from 'fast-check';
import { addDays, civilDate, monthOf, dayOfMonth, yearOf } from '../../../shared/domain/civil-date.ts';
import {
  closedPlans,
  closedRiskCountsFrom,
  defaultRetention,
  newestPastItsTime,
  pastItsTimeSince,
} from '../../../shared/domain/retention.ts';
import { anAction, on } from '../../support/builders.ts';

const someDay = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays(civilDate('1960-01-01'), days));
const someYears = fc.integer({ min: 1, max: 100 });

describe('what is kept for some years', () => {
  test.each<[string, number, string, string | null, string]>([
    ['2020-03-02', 6, '2026-03-02', null, 'its last day is the one of the same date'],
    ['2020-03-02', 6, '2026-03-03', '2026-03-03', 'the day after is the first it need not be kept'],
    ['2020-03-02', 6, '2031-01-01', '2026-03-03', 'since when is not moved by waiting'],
    ['2024-02-29', 6, '2030-02-28', null, 'of 29 February, 28 where the year has no 29th'],
    ['2024-02-29', 6, '2030-03-01', '2030-03-01', 'and past its time on 1 March'],
    ['2024-02-29', 4, '2028-02-29', null, 'of 29 February, 29 where the year has one'],
    ['2022-02-28', 6, '2028-02-29', '2028-02-29', 'of 28 February it is past on the 29th'],
    ['2020-12-31', 15, '2036-01-01', '2036-01-01', 'over the end of a year'],
    ['2030-05-01', 6, '2026-05-01', null, 'what is dated after today is kept'],
  ])('%s, %i years, on %s: %s (%s)', (from, years, today, expected, _why) => {
    expect(pastItsTimeSince(on(from), years, on(today))).toBe(expected);
  });

  test('is past its time from one day on, and from that day for ever', () => {
    fc.assert(
      fc.property(someDay, someYears, fc.integer({ min: 0, max: 4_000 }), (from, years, later) => {
        const since = pastItsTimeSince(from, years, on('2200-01-01'));
        if (since === null) throw new Error('200 years are enough.');
        expect(pastItsTimeSince(from, years, addDays(since, -1))).toBeNull();
        expect(pastItsTimeSince(from, years, addDays(since, later))).toBe(since);
        // Never a day too soon: the whole years are over.
        const last = addDays(since, -1);
        expect(yearOf(last) - yearOf(from)).toBe(years);
        expect(monthOf(last)).toBe(monthOf(from));
        expect(dayOfMonth(from) - dayOfMonth(last)).toBe(
          from.endsWith('02-29') && !last.endsWith('02-29') ? 1 : 0,
        );
      }),
    );
  });

  test('is among what is looked at when it is past its time', () => {
    fc.assert(
      fc.property(someDay, someYears, someDay, (from, years, today) => {
        if (pastItsTimeSince(from, years, today) !== null) {
          expect(from <= newestPastItsTime(years, today)).toBe(true);
        }
      }),
    );
  });
});

describe('a closed plan', () => {
  const words = defaultRetention.reviewWords;
  const line = (parts: Parameters<typeof anAction>[0]) =>
    anAction({ plan: 'Plan', source: '', status: 'closed', completedOn: on('2020-05-05'), ...parts });
  const plansOf = (...lines: ReturnType<typeof anAction>[]) => closedPlans(lines, words, 'Europe/London');

  test('has nothing open any more, and is closed the day its last action was', () => {
    expect(plansOf(line({}), line({ status: 'cancelled', completedOn: on('2021-01-31') }))).toEqual([
      { name: 'Plan', actions: 2, ofReview: false, closedOn: '2021-01-31' },
    ]);
    expect(plansOf(line({}), line({ status: 'in progress', completedOn: null }))).toEqual([]);
  });

  test('is a review’s when its name or the source of one action says so, in whole words', () => {
    const ofReview = (parts: Parameters<typeof anAction>[0]) => plansOf(line({}), line(parts))[0]?.ofReview;
    expect(ofReview({ source: 'Rapid review 7' })).toBe(true);
    expect(ofReview({ source: 'sar Adult M, recommendation 2' })).toBe(true);
    expect(ofReview({ source: 'Adolygiad ymarfer plant' })).toBe(true);
    expect(ofReview({ source: 'Reviewed by the executive; sarcoma awareness' })).toBe(false);
    expect(plansOf(line({ plan: 'LCSPR Child K' }))[0]?.ofReview).toBe(true);
    expect(closedPlans([line({ source: 'C++ (a)' })], ['c++ (a)'], 'Europe/London')[0]?.ofReview).toBe(true);
    const withHyphen = (source: string) =>
      closedPlans([line({ source })], ['serious-case'], 'Europe/London')[0]?.ofReview;
    expect(withHyphen('The serious-case review')).toBe(true);
    expect(withHyphen('A serious case')).toBe(false);
  });

  test('counts from the day the chair closed it, or from its last save where nobody wrote a day down', () => {
    const lastDecision = {
      kind: 'closed' as const,
      at: '2020-06-30T23:30:00Z',
      by: { oid: null, name: 'A chair' },
      note: '',
      due: null,
      asked: null,
    };
    const closedOn = (parts: Parameters<typeof anAction>[0]) => plansOf(line(parts))[0]?.closedOn;
    // Half past midnight by the board's clock.
    expect(closedOn({ lastDecision })).toBe('2020-07-01');
    expect(closedOn({ completedOn: null, modifiedAt: '2022-02-03T10:00:00Z' })).toBe('2022-02-03');
    // A slip of the hand in the year.
    expect(closedOn({ completedOn: on('0206-05-05'), modifiedAt: '2022-02-03T10:00:00Z' })).toBe(
      '2022-02-03',
    );
    expect(closedOn({ completedOn: null, modifiedAt: '' })).toBeNull();
  });
});

describe('a closed risk', () => {
  test.each([
    ['2022-05-31', '2020-01-31T10:00:00Z', '2022-05-31', 'reviewed after it was saved'],
    ['2019-05-31', '2020-01-31T10:00:00Z', '2020-01-31', 'saved after its last review'],
    [null, '2020-01-31T10:00:00Z', '2020-01-31', 'never reviewed'],
    // Half past midnight by the board's clock.
    ['2020-06-30', '2020-06-30T23:30:00Z', '2020-07-01', 'saved late in the evening'],
    // A slip of the hand in the year.
    ['2202-05-05', '2020-01-31T10:00:00Z', '2020-01-31', 'with a review of no such year'],
    ['2022-05-31', '', null, 'whose row does not say when it was saved'],
    ['2022-05-31', 'yesterday', null, 'saved at no readable time'],
  ])('reviewed %s, saved %s, counts from %s: %s', (lastReview, modifiedAt, from, _why) => {
    const risk = { lastReview: lastReview === null ? null : on(lastReview), modifiedAt };
    expect(closedRiskCountsFrom(risk, 'Europe/London')).toBe(from);
  });
});
