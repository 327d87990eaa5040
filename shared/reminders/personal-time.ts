import { daysBetween, weekdayOf, addDays, type CivilDate } from '../domain/civil-date.ts';
import { workingWeekdaySchema, type Person } from '../domain/person.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { nextWorkingDayIfAny, type WorkingCalendar } from '../domain/working-days.ts';
import type { Stage, StageFamily } from './stages.ts';

/** What a person has chosen about their reminders, as far as the board's policy lets it count. */
export interface PersonalTime {
  /** HH:MM: not before this. */
  readonly at: string;
  /** Whether what goes out by `stage` waits for the person's own day, or until a pause is over. */
  waits(family: StageFamily, stage: Stage): boolean;
}

/** What nobody can put off: others wait for the person, or have asked about them. */
const neverWaiting: ReadonlySet<StageFamily> = new Set(['escalate', 'decide']);

/**
 * @param person hand edits included: a time or pause that the policy does not allow counts as none
 */
export function personalTime(
  person: Pick<Person, 'digestWeekday' | 'digestAt' | 'snoozedUntil'>,
  policy: Pick<ReminderPolicy, 'sendAt' | 'choices'>,
  today: CivilDate,
  calendar: WorkingCalendar,
): PersonalTime {
  const { choices, sendAt } = policy;
  const isGoodTime =
    choices.time &&
    /^([01]\d|2[0-3]):[0-5]\d$/.test(person.digestAt) &&
    person.digestAt >= sendAt &&
    person.digestAt <= choices.latestTime;
  const weekday =
    choices.weekday && person.digestWeekday !== null
      ? workingWeekdaySchema.options.indexOf(person.digestWeekday) + 1
      : null;
  const { snoozedUntil } = person;
  const isPaused =
    snoozedUntil !== null &&
    snoozedUntil > today &&
    daysBetween(today, snoozedUntil) <= choices.longestPauseDays;
  return {
    at: isGoodTime ? person.digestAt : sendAt,
    waits: (family, stage) => {
      if (neverWaiting.has(family)) return false;
      // Overdue waits for nobody's convenience, whichever stage says so.
      if ((family === 'due' || family === 'review') && stage.dueUsed < today) return false;
      const own =
        weekday === null ? today : nextWorkingDayIfAny(nextWeekday(stage.goesOut, weekday), calendar);
      const until = isPaused && (own === null || snoozedUntil > own) ? snoozedUntil : own;
      // A meeting is not asked about after it.
      const isTooLate =
        (family === 'meeting' || family === 'papers') && until !== null && until >= stage.dueUsed;
      return until !== null && until > today && !isTooLate;
    },
  };
}

/** The first day with this ISO weekday on or after `from`. */
function nextWeekday(from: CivilDate, weekday: number): CivilDate {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}
