import { z } from 'zod';
import {
  addDays,
  civilDateSchema,
  compareDates,
  daysBetween,
  isBoardDay,
  type CivilDate,
} from './civil-date.ts';
import { workingWeekdaySchema } from './person.ts';
import { actorSchema } from './row.ts';
import { saying, sentences } from './schema-words.ts';
import { nationSchema } from './working-days.ts';

/** Days a board can mean when it says how long before or after; more would lead off the calendar. */
const days = z
  .number(sentences.aNumberOfDays)
  .int(sentences.wholeDays)
  .positive(sentences.oneDayOrMore)
  .max(1000, sentences.atMost1000Days);
const stages = z.array(days).max(20, sentences.atMost20Stages);

const timeOfDay = z.string(sentences.timeOfDay).regex(/^([01]\d|2[0-3]):[0-5]\d$/, sentences.timeOfDay);

/** Whom an escalation can go to. The words are fit for people to read. */
export const ladderRoleSchema = z.enum([
  'deputy of the lead',
  'group chair',
  'group deputy',
  'board manager',
  'board chair',
  'board deputy',
]);
export type LadderRole = z.infer<typeof ladderRoleSchema>;

const rungSchema = z.strictObject({
  /** Days of silence on an overdue action, counted from its due date or from when its people were last heard. */
  afterDays: days,
  to: z.array(ladderRoleSchema).min(1, sentences.chooseWhom).max(ladderRoleSchema.options.length),
});
export type Rung = z.infer<typeof rungSchema>;

const boardDay = civilDateSchema.refine(isBoardDay, { message: sentences.yearMistyped });

const quietPeriodSchema = z.strictObject({
  from: boardDay,
  /** The last quiet day. */
  to: boardDay,
  /** e.g. "Between Christmas and New Year". */
  why: z.string().trim().max(200, sentences.atMost200Characters),
});

/** A longer break means a mistyped date, and no reminder would go out for all that time. */
const longestQuietPeriodInDays = 31;

/** When reminders go out, to whom, and what a lead may choose. Every part is the board's to change, version by version. */
export const reminderPolicySchema = z
  .strictObject({
    /** Whose bank holidays are kept. */
    nation: nationSchema,
    /** Days on which nothing goes out, beyond weekends and bank holidays. */
    quietDays: z.array(quietPeriodSchema).max(50, sentences.atMost50Periods),
    /** Local time of the board, HH:MM. */
    sendAt: timeOfDay,

    /** Days before the due date; each is one stage. */
    actionDaysBefore: stages,
    actionOnTheDay: z.boolean(),
    /** While overdue, ask again every so many days; null = never again. */
    overdueEveryDays: days.nullable(),
    /** Ongoing items without a cadence of their own are asked about this often. */
    ongoingEveryMonths: z
      .number(sentences.aNumberOfMonths)
      .int(sentences.wholeMonths)
      .positive(sentences.oneMonthOrMore)
      .max(120, sentences.atMost120Months),

    reviewDaysBefore: stages,
    reviewOnTheDay: z.boolean(),
    reviewDaysAfter: stages,

    /** Days before a meeting on which its leads are asked for updates: the first asks, the others nudge who has not answered. */
    meetingDaysBefore: stages,
    /** Days before a meeting on which the chair and the board managers are told that papers are due; null = never. */
    papersDaysBefore: days.nullable(),

    /** The escalation ladder, lowest step first; empty = nothing is escalated. */
    escalation: z.array(rungSchema).max(10, sentences.atMost10Steps),
    /** Completed actions, and requests for more time, are put before their chair again every so many days; null = once. */
    chairEveryDays: days.nullable(),
    /** The day of the chairs' weekly summary and the board managers' weekly list; null = neither. */
    weeklyOn: workingWeekdaySchema.nullable(),

    /** What a lead may choose for themselves. What is overdue never waits. */
    choices: z.strictObject({
      weekday: z.boolean(),
      time: z.boolean(),
      /** The latest time a person may choose, HH:MM. */
      latestTime: timeOfDay,
      /** The longest somebody may pause what is not overdue; 0 = not at all. */
      longestPauseDays: z
        .number(sentences.aNumberOfDays)
        .int(sentences.wholeDays)
        .min(0, sentences.noDaysOrMore)
        .max(60, sentences.atMost60Days),
      passToDeputy: z.boolean(),
    }),
  })
  .superRefine((policy, context) => {
    const problem = (path: (string | number)[], says: Parameters<typeof saying>[0]) =>
      context.addIssue({ code: 'custom', path, ...saying(says) });
    for (const name of [
      'actionDaysBefore',
      'reviewDaysBefore',
      'reviewDaysAfter',
      'meetingDaysBefore',
    ] as const) {
      const twice = repeated(policy[name]);
      if (twice !== undefined) problem([name], (words) => words.stageTwice(twice));
    }
    policy.escalation.forEach((rung, index) => {
      const below = policy.escalation[index - 1];
      if (below !== undefined && rung.afterDays <= below.afterDays) {
        problem(['escalation', index, 'afterDays'], (words) =>
          words.stepTooEarly(index + 1, rung.afterDays, below.afterDays),
        );
      }
      const again = repeated(rung.to);
      if (again !== undefined)
        problem(['escalation', index, 'to'], (words) => words.roleTwice(index + 1, again));
    });
    if (policy.escalation.length > 0 && policy.overdueEveryDays === null && !policy.actionOnTheDay) {
      problem(['escalation'], (words) => words.askFirst);
    }
    policy.quietDays.forEach(({ from, to }, index) => {
      if (to < from) problem(['quietDays', index, 'to'], (words) => words.lastBeforeFirst);
      else if (daysBetween(from, to) >= longestQuietPeriodInDays) {
        problem(['quietDays', index, 'to'], (words) => words.quietTooLong(longestQuietPeriodInDays));
      }
    });
    const tooLong = tooLongTogether(policy.quietDays);
    if (tooLong !== null) {
      problem(['quietDays', tooLong.index, 'to'], (words) =>
        words.quietTogether(tooLong.days, longestQuietPeriodInDays),
      );
    }
    const [nearest] = [...policy.meetingDaysBefore].sort((first, second) => first - second);
    const { papersDaysBefore } = policy;
    if (nearest !== undefined && papersDaysBefore !== null && nearest <= papersDaysBefore) {
      problem(['papersDaysBefore'], (words) => words.papersOut(nearest, papersDaysBefore));
    }
    if (policy.choices.latestTime < policy.sendAt) {
      problem(['choices', 'latestTime'], (words) => words.latestTooEarly);
    }
  })
  .describe('Reminder policy');
export type ReminderPolicy = z.infer<typeof reminderPolicySchema>;

export const defaultReminderPolicy: ReminderPolicy = {
  nation: 'england-and-wales',
  quietDays: [],
  sendAt: '08:30',
  actionDaysBefore: [28, 14, 7],
  actionOnTheDay: true,
  overdueEveryDays: 7,
  ongoingEveryMonths: 3,
  reviewDaysBefore: [14, 3],
  reviewOnTheDay: true,
  reviewDaysAfter: [7],
  meetingDaysBefore: [28, 21, 14],
  papersDaysBefore: 7,
  escalation: [
    { afterDays: 14, to: ['group chair'] },
    { afterDays: 28, to: ['board manager', 'board chair'] },
  ],
  chairEveryDays: 7,
  weeklyOn: 'Monday',
  choices: {
    weekday: true,
    time: true,
    latestTime: '17:00',
    longestPauseDays: 14,
    passToDeputy: true,
  },
};

/** A policy as it was saved: versions stand beside each other for ever, so that a receipt can be explained by its own. */
export const policyVersionSchema = z.strictObject({
  /** 1 for the first that was saved; the defaults a board starts with are version 0. */
  version: z.number().int().positive(),
  /** ISO instant. */
  at: z.string(),
  by: actorSchema,
  policy: reminderPolicySchema,
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/**
 * After so many days overdue and without a word a lead counts as silent: from then on, by the policy's last step, everybody who is to
 * hear of it has. A policy without steps counts as the usual one does.
 */
export function silentAfterDaysOf(policy: Pick<ReminderPolicy, 'escalation'>): number {
  return (policy.escalation.at(-1) ?? defaultReminderPolicy.escalation.at(-1))?.afterDays ?? 28;
}

/** Every single quiet day of a policy, for the calendar. */
export function quietDaysOf(policy: Pick<ReminderPolicy, 'quietDays'>): CivilDate[] {
  return policy.quietDays.flatMap(({ from, to }) =>
    to < from
      ? []
      : Array.from({ length: Math.min(daysBetween(from, to) + 1, longestQuietPeriodInDays) }, (_, index) =>
          addDays(from, index),
        ),
  );
}

/** Periods this close leave hardly a working day between them: over Easter four days in a row are free. */
const closeInDays = 6;

/** The first period that, joined with those just before it, makes too long a silence; null when none does. */
function tooLongTogether(periods: ReminderPolicy['quietDays']): { index: number; days: number } | null {
  const inOrder = periods
    .map((period, index) => ({ ...period, index }))
    .filter(({ from, to }) => from <= to && daysBetween(from, to) < longestQuietPeriodInDays)
    .sort((first, second) => compareDates(first.from, second.from));
  let from: CivilDate | null = null;
  let to: CivilDate | null = null;
  for (const period of inOrder) {
    if (from === null || to === null || daysBetween(to, period.from) > closeInDays) {
      ({ from, to } = period);
      continue;
    }
    if (period.to > to) to = period.to;
    const days = daysBetween(from, to) + 1;
    if (days > longestQuietPeriodInDays) return { index: period.index, days };
  }
  return null;
}

/**
 * The same policy as everybody would write it: the farthest stage first, quiet periods by date. Two policies that
 * mean the same are then equal as JSON.
 */
export function inOrder(policy: ReminderPolicy): ReminderPolicy {
  const farthestFirst = (stages: readonly number[]) => [...stages].sort((first, second) => second - first);
  return {
    ...policy,
    actionDaysBefore: farthestFirst(policy.actionDaysBefore),
    reviewDaysBefore: farthestFirst(policy.reviewDaysBefore),
    reviewDaysAfter: [...policy.reviewDaysAfter].sort((first, second) => first - second),
    meetingDaysBefore: farthestFirst(policy.meetingDaysBefore),
    quietDays: [...policy.quietDays].sort((first, second) => compareDates(first.from, second.from)),
    escalation: policy.escalation.map(({ afterDays, to }) => ({
      afterDays,
      to: ladderRoleSchema.options.filter((role) => to.includes(role)),
    })),
  };
}

/** Whether two policies mean the same. */
export function isSamePolicy(first: ReminderPolicy, second: ReminderPolicy): boolean {
  const asText = (policy: ReminderPolicy) => JSON.stringify(reminderPolicySchema.parse(inOrder(policy)));
  return asText(first) === asText(second);
}

function repeated<Value>(values: readonly Value[]): Value | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}
