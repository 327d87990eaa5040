import { addDays, countOfDays, formatCivilDate, type CivilDate } from './civil-date.ts';
import { said, type Said } from './language.ts';
import type { Person, WorkingWeekday } from './person.ts';
import { reminderChoicesWords as words } from './reminder-choices-words.ts';
import type { ReminderPolicy } from './reminder-policy.ts';

/** What a person may choose about their own reminders. An absent part is left as it is. */
export interface ReminderChoices {
  /** null = any working day. */
  readonly weekday?: WorkingWeekday | null;
  /** HH:MM; '' = the board's time. */
  readonly at?: string;
  /** The first day on which they want to be asked again; null = nothing is paused. */
  readonly pausedUntil?: CivilDate | null;
}

/** How a row of People holds the choices. */
export function valuesOfChoices({
  weekday,
  at,
  pausedUntil,
}: ReminderChoices): Partial<Pick<Person, 'digestWeekday' | 'digestAt' | 'snoozedUntil'>> {
  return {
    ...(weekday === undefined ? {} : { digestWeekday: weekday }),
    ...(at === undefined ? {} : { digestAt: at }),
    ...(pausedUntil === undefined ? {} : { snoozedUntil: pausedUntil }),
  };
}

/** The last day until which somebody may pause, from `today`; null when the board lets nobody pause. */
export function latestPause(
  { choices }: Pick<ReminderPolicy, 'choices'>,
  today: CivilDate,
): CivilDate | null {
  return choices.longestPauseDays === 0 ? null : addDays(today, choices.longestPauseDays);
}

/** Why the board's policy does not allow a choice, with what to do; null when it does. */
export function problemOfChoices(
  { weekday, at, pausedUntil }: ReminderChoices,
  policy: Pick<ReminderPolicy, 'choices' | 'sendAt'>,
  today: CivilDate,
): Said | null {
  const { choices, sendAt } = policy;
  if (weekday !== undefined && weekday !== null && !choices.weekday) {
    return said((language) => words(language).noWeekday);
  }
  if (at !== undefined && at !== '') {
    if (!choices.time) return said((language) => words(language).noTime(sendAt));
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at) || at < sendAt || at > choices.latestTime) {
      return said((language) => words(language).timeBetween(sendAt, choices.latestTime));
    }
  }
  if (pausedUntil === undefined || pausedUntil === null) return null;
  const last = latestPause(policy, today);
  if (last === null) return said((language) => words(language).noPause);
  if (pausedUntil <= today) return said((language) => words(language).afterToday);
  if (pausedUntil > last) {
    return said((language) =>
      words(language).pauseTooLong(
        countOfDays(choices.longestPauseDays, language),
        formatCivilDate(last, language),
      ),
    );
  }
  return null;
}
