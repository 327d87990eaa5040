import { z } from 'zod';
import type { Language } from '../../../shared/domain/language.ts';
import { workingWeekdaySchema } from '../../../shared/domain/person.ts';
import {
  ladderRoleSchema,
  reminderPolicySchema,
  type ReminderPolicy,
} from '../../../shared/domain/reminder-policy.ts';
import { issueInWords } from '../../../shared/domain/schema-words.ts';
import { nationSchema } from '../../../shared/domain/working-days.ts';
import { policyFieldWords } from './policy-field-words.ts';

/** The policy as its fields hold it: numbers, days and times as text, '' for none. */
const policyValuesSchema = z.strictObject({
  actionDaysBefore: z.string(),
  actionOnTheDay: z.boolean(),
  overdueEveryDays: z.string(),
  ongoingEveryMonths: z.string(),
  reviewDaysBefore: z.string(),
  reviewOnTheDay: z.boolean(),
  reviewDaysAfter: z.string(),
  meetingDaysBefore: z.string(),
  papersDaysBefore: z.string(),
  escalation: z.array(z.strictObject({ afterDays: z.string(), to: z.array(ladderRoleSchema) })),
  chairEveryDays: z.string(),
  weeklyOn: z.union([workingWeekdaySchema, z.literal('')]),
  nation: nationSchema,
  sendAt: z.string(),
  quietDays: z.array(z.strictObject({ from: z.string(), to: z.string(), why: z.string() })),
  choices: z.strictObject({
    weekday: z.boolean(),
    time: z.boolean(),
    latestTime: z.string(),
    longestPauseDays: z.string(),
    passToDeputy: z.boolean(),
  }),
});
export type PolicyValues = z.infer<typeof policyValuesSchema>;

/** A policy being changed, with what it was made from. */
export const policyDraftSchema = z.strictObject({
  /** The newest version when the person began, or last agreed to begin from. */
  basedOn: z.number().int().nonnegative(),
  base: reminderPolicySchema,
  values: policyValuesSchema,
});
export type PolicyDraft = z.infer<typeof policyDraftSchema>;

/** The name under which this window keeps what was typed. */
export const policyDraftName = (board: string) => `reminder policy ${board}`;

export function newPolicyDraft(
  current: { newest: number; policy: ReminderPolicy },
  start: ReminderPolicy = current.policy,
): PolicyDraft {
  return { basedOn: current.newest, base: current.policy, values: valuesOf(start) };
}

function valuesOf(policy: ReminderPolicy): PolicyValues {
  const stages = (days: readonly number[]) => days.join(', ');
  const number = (days: number | null) => (days === null ? '' : String(days));
  return {
    actionDaysBefore: stages(policy.actionDaysBefore),
    actionOnTheDay: policy.actionOnTheDay,
    overdueEveryDays: number(policy.overdueEveryDays),
    ongoingEveryMonths: number(policy.ongoingEveryMonths),
    reviewDaysBefore: stages(policy.reviewDaysBefore),
    reviewOnTheDay: policy.reviewOnTheDay,
    reviewDaysAfter: stages(policy.reviewDaysAfter),
    meetingDaysBefore: stages(policy.meetingDaysBefore),
    papersDaysBefore: number(policy.papersDaysBefore),
    escalation: policy.escalation.map(({ afterDays, to }) => ({ afterDays: String(afterDays), to: [...to] })),
    chairEveryDays: number(policy.chairEveryDays),
    weeklyOn: policy.weeklyOn ?? '',
    nation: policy.nation,
    sendAt: policy.sendAt,
    quietDays: policy.quietDays.map((period) => ({ ...period })),
    choices: { ...policy.choices, longestPauseDays: String(policy.choices.longestPauseDays) },
  };
}

/** What is wrong, by field: "sendAt", "escalation", "escalation.1.to", "quietDays.0.from", "choices.latestTime". */
export type PolicyProblems = Readonly<Record<string, string>>;

export type ComposedPolicy =
  | { readonly ok: true; readonly policy: ReminderPolicy }
  | { readonly ok: false; readonly problems: PolicyProblems };

const unread = Number.NaN;

/**
 * The policy the fields spell, or a sentence beside each field that spells none. Steps of the ladder are put in the order of
 * their days; a sentence about one stays with the field it was typed into. Numbers may be joined in either language.
 */
export function composePolicy(values: PolicyValues, language: Language = 'en'): ComposedPolicy {
  const w = policyFieldWords(language);
  const problems: Record<string, string> = {};
  const stages = (field: string, text: string): number[] =>
    text
      .split(/[\s,;]+|\b(?:and|ac?)\b/)
      .filter((part) => part !== '')
      .map((part) => {
        if (/^\d{1,6}$/.test(part)) return Number(part);
        problems[field] ??= w.notDays(part);
        return unread;
      });
  const number = (field: string, text: string, unit: 'days' | 'months'): number => {
    if (/^\d{1,6}$/.test(text.trim())) return Number(text.trim());
    problems[field] ??= w.wholeNumber[unit];
    return unread;
  };
  const optional = (field: string, text: string) => (text.trim() === '' ? null : number(field, text, 'days'));
  const day = (field: string, text: string, which: 'first' | 'last') => {
    if (text === '') problems[field] ??= w.chooseDay[which];
    return text;
  };

  const steps = values.escalation
    .map(({ afterDays, to }, index) => ({
      index,
      step: { afterDays: number(`escalation.${index}.afterDays`, afterDays, 'days'), to },
    }))
    .sort((first, second) => first.step.afterDays - second.step.afterDays || first.index - second.index);

  const candidate = {
    nation: values.nation,
    quietDays: values.quietDays.map(({ from, to, why }, index) => ({
      from: day(`quietDays.${index}.from`, from, 'first'),
      to: day(`quietDays.${index}.to`, to, 'last'),
      why,
    })),
    sendAt: values.sendAt,
    actionDaysBefore: stages('actionDaysBefore', values.actionDaysBefore),
    actionOnTheDay: values.actionOnTheDay,
    overdueEveryDays: optional('overdueEveryDays', values.overdueEveryDays),
    ongoingEveryMonths: number('ongoingEveryMonths', values.ongoingEveryMonths, 'months'),
    reviewDaysBefore: stages('reviewDaysBefore', values.reviewDaysBefore),
    reviewOnTheDay: values.reviewOnTheDay,
    reviewDaysAfter: stages('reviewDaysAfter', values.reviewDaysAfter),
    meetingDaysBefore: stages('meetingDaysBefore', values.meetingDaysBefore),
    papersDaysBefore: optional('papersDaysBefore', values.papersDaysBefore),
    escalation: steps.map(({ step }) => step),
    chairEveryDays: optional('chairEveryDays', values.chairEveryDays),
    weeklyOn: values.weeklyOn === '' ? null : values.weeklyOn,
    choices: {
      ...values.choices,
      longestPauseDays: number('choices.longestPauseDays', values.choices.longestPauseDays, 'days'),
    },
  };
  const parsed = reminderPolicySchema.safeParse(candidate);
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOf(issue.path, (position) => steps[position]?.index ?? position);
    problems[field] ??= issueInWords(issue, language);
  }
  if (parsed.success && Object.keys(problems).length === 0) return { ok: true, policy: parsed.data };
  return { ok: false, problems };
}

function fieldOf(path: readonly PropertyKey[], stepAt: (position: number) => number): string {
  const [part, second, third] = path;
  if (part === 'choices') return `choices.${String(second)}`;
  if ((part === 'escalation' || part === 'quietDays') && typeof second === 'number') {
    return `${part}.${part === 'escalation' ? stepAt(second) : second}.${String(third)}`;
  }
  return String(part);
}

/**
 * The draft put on top of what somebody else saved meanwhile: what the person changed stays as typed, and everything
 * else is as the other left it.
 */
export function rebaseDraft(
  draft: PolicyDraft,
  theirs: { newest: number; policy: ReminderPolicy },
): PolicyDraft {
  const base = valuesOf(draft.base);
  const now = valuesOf(theirs.policy);
  const mine = draft.values;
  return {
    basedOn: theirs.newest,
    base: theirs.policy,
    values: { ...merged(base, mine, now), choices: merged(base.choices, mine.choices, now.choices) },
  };
}

function merged<Values extends object>(base: Values, mine: Values, now: Values): Values {
  const result = { ...mine };
  for (const key in mine) {
    if (JSON.stringify(mine[key]) === JSON.stringify(base[key])) result[key] = now[key];
  }
  return result;
}
