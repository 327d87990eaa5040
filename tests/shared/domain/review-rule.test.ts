import fc from 'fast-check';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import {
  nextReviewDate,
  reviewRuleInWords,
  reviewRuleSchema,
  type ReviewRule,
} from '../../../shared/domain/review-rule.ts';
import { readReviewRule } from '../../../shared/domain/read-review-rule.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';

describe('a review rule typed by hand', () => {
  test.each<[string, ReviewRule]>([
    ['', { kind: 'band' }],
    ['by band', { kind: 'band' }],
    ['By its band', { kind: 'band' }],
    ['every 3 months', { kind: 'every', n: 3, unit: 'month' }],
    ['90 days', { kind: 'every', n: 90, unit: 'day' }],
    ['six months', { kind: 'every', n: 6, unit: 'month' }],
    ['quarterly', { kind: 'every', n: 3, unit: 'month' }],
    ['31 March 2026', { kind: 'fixed', date: civilDate('2026-03-31') }],
    ['13/07/2016', { kind: 'fixed', date: civilDate('2016-07-13') }],
  ])('%p is read', (text, value) => {
    expect(readReviewRule(text)).toEqual({ value });
  });

  test.each(['bi-annual', 'sometimes', 'March', '31/02/2026', 'tbc'])(
    '%p reviews by band and says what to write',
    (text) => {
      expect(readReviewRule(text)).toEqual({
        value: { kind: 'band' },
        problem: `“${text}” is not a review rule. Write “by band”, “every 3 months” or a date such as 31 March 2026.`,
      });
    },
  );

  test('is written so that it reads back', () => {
    const anyRule: fc.Arbitrary<ReviewRule> = fc.oneof(
      fc.constant<ReviewRule>({ kind: 'band' }),
      fc.record({
        kind: fc.constant('every' as const),
        n: fc.integer({ min: 1, max: 400 }),
        unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
      }),
      fc
        .integer({ min: 0, max: 20_000 })
        .map((days): ReviewRule => ({ kind: 'fixed', date: addDays(civilDate('2000-01-01'), days) })),
    );
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(reviewRuleSchema.parse(rule)).toEqual(rule);
        expect(readReviewRule(reviewRuleInWords(rule))).toEqual({ value: rule });
      }),
    );
  });
});

describe('the next review', () => {
  const scheme = schemePreset('product-5x5') ?? null;
  const last = civilDate('2016-04-14');

  test.each<[string, ReviewRule, string | null]>([
    ['of an amber risk is three months on', { kind: 'band' }, '2016-07-14'],
    ['by its own rule of a month is a month on', { kind: 'every', n: 1, unit: 'month' }, '2016-05-14'],
    ['by its own rule is 90 days on', { kind: 'every', n: 90, unit: 'day' }, '2016-07-13'],
    ['on a fixed day is that day', { kind: 'fixed', date: civilDate('2016-09-01') }, '2016-09-01'],
    [
      'on a fixed day already reviewed is nobody’s guess',
      { kind: 'fixed', date: civilDate('2016-04-14') },
      null,
    ],
  ])('%s', (_case, rule, next) => {
    expect(nextReviewDate(rule, last, scheme, 'amber')).toBe(next);
  });

  test('cannot be known without a last review, a scheme or a band', () => {
    expect(nextReviewDate({ kind: 'band' }, null, scheme, 'amber')).toBeNull();
    expect(nextReviewDate({ kind: 'band' }, last, null, 'amber')).toBeNull();
    expect(nextReviewDate({ kind: 'band' }, last, scheme, null)).toBeNull();
    expect(nextReviewDate({ kind: 'band' }, last, scheme, 'no such band')).toBeNull();
    expect(nextReviewDate({ kind: 'every', n: 1, unit: 'month' }, null, scheme, 'amber')).toBeNull();
  });
});
