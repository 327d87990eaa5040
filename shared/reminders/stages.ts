import { addDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { nextWorkingDayIfAny, type WorkingCalendar } from '../domain/working-days.ts';
import { dueInWords } from './due-in-words.ts';

/**
 * One moment at which a person is asked about something. `name` is kept in the ledger for years, so it never changes
 * its meaning: "before-28", "on-the-day", "overdue-week-2", "overdue-day-10", "ask" (ongoing and recurring items),
 * "review-before-14", "review-on-the-day", "review-after-7", "escalate-14", "decide-7" (a request for more time),
 * "close-0" (a completed action), "meeting-before-28", "papers-before-7", "week-chair", "week-manager".
 */
export interface Stage {
  readonly name: string;
  /** Days from the date it was computed from: negative is before it. */
  readonly offset: number;
  /** The day it was computed from: due, review, round, silence, request, completion, meeting or week. */
  readonly dueUsed: CivilDate;
  /** The first working day on or after its own day: when it goes out. */
  readonly goesOut: CivilDate;
}

/**
 * Stages of one family supersede each other; those of another family about the same item and day do not: a chair who is
 * also asked as a lead is asked for both.
 */
export type StageFamily =
  | 'due'
  | 'review'
  | 'ask'
  | 'escalate'
  | 'decide'
  | 'close'
  | 'meeting'
  | 'papers'
  | 'week-chair'
  | 'week-manager';

const singleStages: Readonly<Record<string, StageFamily>> = {
  ask: 'ask',
  'on-the-day': 'due',
  'review-on-the-day': 'review',
  'week-chair': 'week-chair',
  'week-manager': 'week-manager',
};

/** By the words before the number. `sign` is that of the offset, `days` what one of the number stands for. */
const countedStages: Readonly<Record<string, { family: StageFamily; sign: 1 | -1; days: 1 | 7 }>> = {
  before: { family: 'due', sign: -1, days: 1 },
  'overdue-week': { family: 'due', sign: 1, days: 7 },
  'overdue-day': { family: 'due', sign: 1, days: 1 },
  'review-before': { family: 'review', sign: -1, days: 1 },
  'review-after': { family: 'review', sign: 1, days: 1 },
  escalate: { family: 'escalate', sign: 1, days: 1 },
  decide: { family: 'decide', sign: 1, days: 1 },
  close: { family: 'close', sign: 1, days: 1 },
  'meeting-before': { family: 'meeting', sign: -1, days: 1 },
  'papers-before': { family: 'papers', sign: -1, days: 1 },
};

/** What a stage's name stands for, or undefined for a name this program never wrote. */
export function readStage(name: string): { family: StageFamily; offset: number } | undefined {
  const single = singleStages[name];
  if (single !== undefined) return { family: single, offset: 0 };
  const [, words = '', digits = ''] = /^(.+)-(\d{1,6})$/.exec(name) ?? [];
  const counted = countedStages[words];
  if (counted === undefined) return undefined;
  return { family: counted.family, offset: counted.sign * Number(digits) * counted.days };
}

/**
 * The stages of an action with a deadline that have gone out, or should have, by `today`: oldest first.
 * `overdue` false is for items that are never overdue: nothing is asked after the day itself.
 */
export function actionStagesUntil(
  due: CivilDate,
  today: CivilDate,
  policy: ReminderPolicy,
  calendar: WorkingCalendar,
  options: { overdue: boolean },
): Stage[] {
  const offsets = [...policy.actionDaysBefore.map((days) => -days), ...(policy.actionOnTheDay ? [0] : [])];
  if (options.overdue) offsets.push(...everySoOften(policy.overdueEveryDays, due, today));
  return reached(offsets, due, today, calendar, (offset) => {
    if (offset > 0) return offset % 7 === 0 ? `overdue-week-${offset / 7}` : `overdue-day-${offset}`;
    return offset === 0 ? 'on-the-day' : `before-${-offset}`;
  });
}

/** The stages of a risk's review that have gone out, or should have, by `today`: oldest first. */
export function reviewStagesUntil(
  nextReview: CivilDate,
  today: CivilDate,
  policy: ReminderPolicy,
  calendar: WorkingCalendar,
): Stage[] {
  const offsets = [
    ...policy.reviewDaysBefore.map((days) => -days),
    ...(policy.reviewOnTheDay ? [0] : []),
    ...policy.reviewDaysAfter,
  ];
  return reached(offsets, nextReview, today, calendar, (offset) => {
    if (offset === 0) return 'review-on-the-day';
    return offset < 0 ? `review-before-${-offset}` : `review-after-${offset}`;
  });
}

/** The one stage of an ongoing or recurring item's ask date, when that has come by `today`. */
export function askStagesUntil(asked: CivilDate, today: CivilDate, calendar: WorkingCalendar): Stage[] {
  return reached([0], asked, today, calendar, () => 'ask');
}

/** What waits for a chair, from the day it began to wait: at once when `fromTheStart`, then every so many days. */
export function chairStagesUntil(
  family: 'decide' | 'close',
  since: CivilDate,
  today: CivilDate,
  policy: Pick<ReminderPolicy, 'chairEveryDays'>,
  calendar: WorkingCalendar,
  options: { fromTheStart: boolean },
): Stage[] {
  const offsets = [
    ...(options.fromTheStart ? [0] : []),
    ...everySoOften(policy.chairEveryDays, since, today),
  ];
  return reached(offsets, since, today, calendar, (offset) => `${family}-${offset}`);
}

/** Steps of the ladder that go to one person, as days of silence since `silentSince`. */
export function escalationStagesUntil(
  afterDays: readonly number[],
  silentSince: CivilDate,
  today: CivilDate,
  calendar: WorkingCalendar,
): Stage[] {
  return reached(afterDays, silentSince, today, calendar, (offset) => `escalate-${offset}`);
}

export function meetingStagesUntil(
  family: 'meeting' | 'papers',
  daysBefore: readonly number[],
  date: CivilDate,
  today: CivilDate,
  calendar: WorkingCalendar,
): Stage[] {
  return reached(
    daysBefore.map((days) => -days),
    date,
    today,
    calendar,
    (offset) => `${family}-before-${-offset}`,
  );
}

export function weeklyStage(
  name: 'week-chair' | 'week-manager',
  day: CivilDate,
  today: CivilDate,
  calendar: WorkingCalendar,
): Stage[] {
  return reached([0], day, today, calendar, () => name);
}

/** Why the person is asked about a due date, a review or a round, in words that are still right when it is late. */
export function reasonFor(family: StageFamily, stage: Stage, today: CivilDate): string {
  if (family === 'ask') {
    return `Ongoing: it is time for an update (this round began on ${formatCivilDate(stage.dueUsed)})`;
  }
  return dueInWords(stage.dueUsed, today, 'en', family === 'review' ? 'review' : 'due');
}

function everySoOften(days: number | null, since: CivilDate, today: CivilDate): number[] {
  if (days === null) return [];
  const count = Math.max(0, Math.floor(daysBetween(since, today) / days));
  return Array.from({ length: count }, (_, index) => (index + 1) * days);
}

function reached(
  offsets: readonly number[],
  dueUsed: CivilDate,
  today: CivilDate,
  calendar: WorkingCalendar,
  nameOf: (offset: number) => string,
): Stage[] {
  return [...new Set(offsets)]
    .sort((first, second) => first - second)
    .flatMap((offset) => {
      const day = addDays(dueUsed, offset);
      const goesOut = day > today ? null : nextWorkingDayIfAny(day, calendar);
      return goesOut === null || goesOut > today ? [] : [{ name: nameOf(offset), offset, dueUsed, goesOut }];
    });
}
