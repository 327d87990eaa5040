import { addDays, formatCivilDate, type CivilDate } from './civil-date.ts';
import type { Person, WorkingWeekday } from './person.ts';
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

/** Why the board's policy does not allow a choice, in plain English with what to do; null when it does. */
export function problemOfChoices(
  { weekday, at, pausedUntil }: ReminderChoices,
  policy: Pick<ReminderPolicy, 'choices' | 'sendAt'>,
  today: CivilDate,
): string | null {
  const { choices, sendAt } = policy;
  if (weekday !== undefined && weekday !== null && !choices.weekday) {
    return 'Your board sends reminders on any working day, so a weekday cannot be chosen.';
  }
  if (at !== undefined && at !== '') {
    if (!choices.time)
      return `Your board sends all reminders at ${sendAt}, so another time cannot be chosen.`;
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at) || at < sendAt || at > choices.latestTime) {
      return `Choose a time from ${sendAt} to ${choices.latestTime}.`;
    }
  }
  if (pausedUntil === undefined || pausedUntil === null) return null;
  const last = latestPause(policy, today);
  if (last === null)
    return 'Your board does not pause reminders. If you will be away, ask your board manager to name a deputy.';
  if (pausedUntil <= today) return 'Choose a day after today, or leave the date empty to pause nothing.';
  if (pausedUntil > last) {
    return `Your board lets you pause for at most ${choices.longestPauseDays} days: choose a day up to ${formatCivilDate(last)}. If you will be away longer, ask your board manager to name a deputy.`;
  }
  return null;
}
