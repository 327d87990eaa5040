import { addDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { ReminderItemKind } from '../domain/reminder.ts';
import { nextWorkingDay, type WorkingCalendar } from '../domain/working-days.ts';
import { dueInWords } from './due-in-words.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';

/**
 * One moment at which a person is asked about an item. `name` is kept in the ledger for years, so it never changes
 * its meaning: "before-28", "on-the-day", "overdue-week-2", "overdue-day-10", "ask" (ongoing and recurring items),
 * "review-before-14", "review-on-the-day", "review-after-7".
 */
export interface Stage {
  readonly name: string;
  /** Days from the date it was computed from: negative is before it. */
  readonly offset: number;
  /** The due, review or ask date it was computed from. */
  readonly dueUsed: CivilDate;
  /** The first working day on or after its own day: when it goes out. */
  readonly goesOut: CivilDate;
}

const askStage = 'ask';

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
  if (options.overdue && policy.overdueEveryDays !== null) {
    const late = daysBetween(due, today);
    for (let days = policy.overdueEveryDays; days <= late; days += policy.overdueEveryDays)
      offsets.push(days);
  }
  return reached(offsets, due, today, calendar, actionStageName);
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
  return reached(
    offsets,
    nextReview,
    today,
    calendar,
    (offset) => `review-${plainStageName(offset, 'after')}`,
  );
}

/** The one stage of an ongoing or recurring item's ask date, when that has come by `today`. */
export function askStagesUntil(asked: CivilDate, today: CivilDate, calendar: WorkingCalendar): Stage[] {
  return reached([0], asked, today, calendar, () => askStage);
}

/** The offset a stage's name stands for, or undefined for a name this program never wrote. */
export function offsetOfStage(name: string): number | undefined {
  if (name === askStage) return 0;
  const plain = name.startsWith('review-') ? name.slice('review-'.length) : name;
  if (plain === 'on-the-day') return 0;
  const parts = /^(before|after|overdue-week|overdue-day)-(\d+)$/.exec(plain);
  if (parts === null) return undefined;
  const number = Number(parts[2]);
  if (parts[1] === 'before') return -number;
  return parts[1] === 'overdue-week' ? number * 7 : number;
}

/** Why the person is asked today, in words that are still right when the reminder is late. */
export function reasonFor(itemKind: ReminderItemKind, stage: Stage, today: CivilDate): string {
  if (stage.name === askStage) {
    return `Ongoing: it is time for an update (this round began on ${formatCivilDate(stage.dueUsed)})`;
  }
  return dueInWords(stage.dueUsed, today, itemKind === 'risk' ? 'Review due' : 'Due');
}

function actionStageName(offset: number): string {
  if (offset > 0) return offset % 7 === 0 ? `overdue-week-${offset / 7}` : `overdue-day-${offset}`;
  return plainStageName(offset, 'overdue-day');
}

function plainStageName(offset: number, after: string): string {
  if (offset === 0) return 'on-the-day';
  return offset < 0 ? `before-${-offset}` : `${after}-${offset}`;
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
    .map((offset) => ({
      name: nameOf(offset),
      offset,
      dueUsed,
      goesOut: nextWorkingDay(addDays(dueUsed, offset), calendar),
    }))
    .filter((stage) => stage.goesOut <= today);
}
