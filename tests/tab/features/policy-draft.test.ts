import fc from 'fast-check';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  defaultReminderPolicy,
  inOrder,
  ladderRoleSchema,
  reminderPolicySchema,
  type ReminderPolicy,
} from '../../../shared/domain/reminder-policy.ts';
import {
  composePolicy,
  newPolicyDraft,
  policyDraftSchema,
  rebaseDraft,
  type PolicyValues,
} from '../../../tab/features/reminder-policy/policy-draft.ts';

const draftOf = (policy: ReminderPolicy) => newPolicyDraft({ newest: 3, policy });
const composedWith = (part: Partial<PolicyValues>) =>
  composePolicy({ ...draftOf(defaultReminderPolicy).values, ...part });
const problemsWith = (part: Partial<PolicyValues>) => {
  const composed = composedWith(part);
  return composed.ok ? {} : composed.problems;
};

const days = fc.integer({ min: 1, max: 1000 });
const stages = fc.uniqueArray(days, { maxLength: 5 });
const policies = fc
  .record({
    actionDaysBefore: stages,
    reviewDaysAfter: stages,
    overdueEveryDays: fc.option(days),
    chairEveryDays: fc.option(days),
    rungs: fc.uniqueArray(days, { maxLength: 4 }),
    role: fc.constantFrom(...ladderRoleSchema.options),
    weeklyOn: fc.constantFrom('Monday' as const, 'Friday' as const, null),
    pause: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ rungs, role, pause, ...rest }): ReminderPolicy => ({
    ...defaultReminderPolicy,
    ...rest,
    escalation: [...rungs]
      .sort((first, second) => first - second)
      .map((afterDays) => ({ afterDays, to: [role] })),
    quietDays: [{ from: civilDate('2026-12-24'), to: civilDate('2027-01-01'), why: 'Christmas' }],
    choices: { ...defaultReminderPolicy.choices, longestPauseDays: pause },
  }));

it('what a policy is shown as spells that policy again', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const { values } = draftOf(policy);
      expect(composePolicy(values)).toEqual({ ok: true, policy });
      expect(policyDraftSchema.safeParse(draftOf(policy)).success).toBe(true);
      expect(reminderPolicySchema.safeParse(inOrder(policy)).success).toBe(true);
    }),
  );
});

it('whatever is typed gives a policy or a sentence for a person, never a crash', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('28, 14', '7 and 3', '', '0', '1e9', '-1', '7.5'));
  fc.assert(
    fc.property(text, text, text, (actionDaysBefore, overdueEveryDays, sendAt) => {
      const composed = composedWith({ actionDaysBefore, overdueEveryDays, sendAt });
      if (composed.ok) {
        expect(reminderPolicySchema.safeParse(composed.policy).success).toBe(true);
        return;
      }
      expect(Object.keys(composed.problems)).not.toEqual([]);
      for (const sentence of Object.values(composed.problems)) expect(sentence).toMatch(/\.$/);
    }),
  );
});

it('numbers may be separated as people separate them', () => {
  const composed = composedWith({ actionDaysBefore: '28; 14 and 7' });
  expect(composed.ok && composed.policy.actionDaysBefore).toEqual([28, 14, 7]);
});

it.each<[string, Partial<PolicyValues>, string, RegExp]>([
  ['a word', { actionDaysBefore: '28, soon' }, 'actionDaysBefore', /“soon” is not a number of days/],
  ['a number twice', { reviewDaysBefore: '3, 3' }, 'reviewDaysBefore', /stands here twice/],
  ['an absurd number', { actionDaysBefore: '99999' }, 'actionDaysBefore', /at most 1000 days/],
  ['no months', { ongoingEveryMonths: '' }, 'ongoingEveryMonths', /whole number of months/],
  ['no time', { sendAt: '' }, 'sendAt', /24-hour time/],
  ['a period without a day', { quietDays: [{ from: '', to: '', why: '' }] }, 'quietDays.0.from', /first day/],
  [
    'updates asked for after the papers are out',
    { meetingDaysBefore: '5' },
    'papersDaysBefore',
    /already out/,
  ],
  [
    'two steps of the ladder on one day',
    {
      escalation: [
        { afterDays: '14', to: ['board chair'] },
        { afterDays: '14', to: ['group chair'] },
      ],
    },
    'escalation.1.afterDays',
    /must come later/,
  ],
  ['a step to nobody', { escalation: [{ afterDays: '14', to: [] }] }, 'escalation.0.to', /Choose whom/],
  [
    'a ladder though nobody is asked',
    { overdueEveryDays: '', actionOnTheDay: false },
    'escalation',
    /Ask first/,
  ],
  [
    'quiet periods that join into a silence',
    {
      quietDays: [
        { from: '2026-08-03', to: '2026-08-28', why: '' },
        { from: '2026-07-20', to: '2026-07-31', why: '' },
      ],
    },
    'quietDays.0.to',
    /At most 31 days in a row/,
  ],
])('%s is said beside its field', (_, part, field, sentence) => {
  expect(problemsWith(part)[field]).toMatch(sentence);
});

it('steps go by their days, and a sentence stays with the field it was typed into', () => {
  const composed = composedWith({
    escalation: [
      { afterDays: '28', to: ['board manager'] },
      { afterDays: '14', to: ['group chair'] },
    ],
  });
  expect(composed.ok && composed.policy.escalation.map(({ afterDays }) => afterDays)).toEqual([14, 28]);
  const problems = problemsWith({
    escalation: [
      { afterDays: '28', to: ['board manager'] },
      { afterDays: '14', to: [] },
    ],
  });
  expect(Object.keys(problems)).toEqual(['escalation.1.to']);
});

it('on top of another’s version, what I changed stays and everything else is theirs', () => {
  const draft = draftOf(defaultReminderPolicy);
  const mine = { ...draft, values: { ...draft.values, actionDaysBefore: '21', sendAt: '09:00' } };
  const theirs = {
    ...defaultReminderPolicy,
    sendAt: '07:30',
    weeklyOn: 'Friday' as const,
    choices: { ...defaultReminderPolicy.choices, time: false },
  };
  const rebased = rebaseDraft(mine, { newest: 4, policy: theirs });
  expect(rebased).toMatchObject({
    basedOn: 4,
    base: theirs,
    values: { actionDaysBefore: '21', sendAt: '09:00', weeklyOn: 'Friday', choices: { time: false } },
  });
});
