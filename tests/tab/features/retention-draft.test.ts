import { defaultRetention } from '../../../shared/domain/retention.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import {
  changesInWords,
  composeRetention,
  newRetentionDraft,
  rebaseRetention,
  type RetentionDraft,
} from '../../../tab/features/retention/retention-draft.ts';

const fresh = newRetentionDraft({ newest: 3, retention: defaultRetention });
const typed = (values: Partial<RetentionDraft['values']>): RetentionDraft => ({
  ...fresh,
  values: { ...fresh.values, ...values },
});

it('what is there reads back as it is', () => {
  expect(composeRetention(fresh.values)).toEqual({ ok: true, retention: defaultRetention });
});

it('words that name a review are told apart by commas or lines, each once', () => {
  const { values } = typed({ reviewWords: ' review,SAR;\nSAR , Child K ,' });
  expect(composeRetention(values)).toMatchObject({
    retention: { reviewWords: ['review', 'SAR', 'Child K'] },
  });
});

it.each([
  ['paperYears', 'ten', /from 1 to 100/],
  ['paperYears', '', /from 1 to 100/],
  ['closedRiskYears', '0', /from 1 to 100/],
  ['importYears', '1.5', /from 1 to 100/],
  ['otherPlanYears', '101', /from 1 to 100/],
  ['reminderYears', '1', /from 2 to 100/],
  ['reviewWords', ' , ', /at least one word/],
  ['reviewWords', 'x'.repeat(61), /at most 60 characters/],
] as const)('%s “%s” is told beside its field', (field, text, words) => {
  const composed = composeRetention(typed({ [field]: text }).values);
  expect(composed.ok ? {} : composed.problems).toEqual({ [field]: expect.stringMatching(words) as string });
});

it('on top of what somebody else saved, what was typed stays and the rest is theirs', () => {
  const theirs = { newest: 4, retention: { ...defaultRetention, closedRiskYears: 12, paperYears: 9 } };
  const { basedOn, base, values } = rebaseRetention(typed({ paperYears: '8' }), theirs);
  expect([basedOn, base, values.paperYears, values.closedRiskYears]).toEqual([
    4,
    theirs.retention,
    '8',
    '12',
  ]);
  const composed = composeRetention(values);
  expect(composed.ok && changesInWords(base, composed.retention, 'en')).toEqual([
    'Board papers and exports: 8 years instead of 9 years.',
  ]);
});

it('Welsh counts years as Welsh does', () => {
  const years = [1, 2, 3, 5, 6, 10, 15].map(retentionWords('cy').years);
  expect(years).toEqual([
    '1 flwyddyn',
    '2 flynedd',
    '3 blynedd',
    '5 mlynedd',
    '6 blynedd',
    '10 mlynedd',
    '15 mlynedd',
  ]);
});
