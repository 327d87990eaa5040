import type { Action } from '../domain/action.ts';
import { latestRound } from '../domain/cadence.ts';
import { civilDateAt, civilDateSchema, earliest, isBoardDay, type CivilDate } from '../domain/civil-date.ts';
import type { BoardSettings } from '../domain/settings.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';

/** Whether it is asked about at a cadence: ongoing, or recurring. */
export function comesRound({ due, ongoing }: Pick<Action, 'due' | 'ongoing'>): boolean {
  return ongoing || due.kind === 'ongoing' || due.kind === 'recurring';
}

/**
 * The newest day, by `today`, on which an ongoing or recurring action is asked about: every so often from its start
 * (or its date, or the plan's first day), rolled from the schedule and never from the last answer. Null for an action
 * that is neither, has nothing to count from, or whose first round is still to come.
 */
function latestAskDate(
  action: Pick<Action, 'due' | 'ongoing' | 'start' | 'currentDue'>,
  planStart: string | null,
  policy: Pick<ReminderPolicy, 'ongoingEveryMonths'>,
  today: CivilDate,
): CivilDate | null {
  if (!comesRound(action)) return null;
  const { due } = action;
  const from = firstDate(action.currentDue, due.date, due.start, action.start, planStart);
  if (from === null) return null;
  return latestRound(
    from,
    due.every ?? { n: policy.ongoingEveryMonths, unit: 'month' },
    due.until === undefined ? today : earliest(due.until, today),
  );
}

/** The newest day of asking to which no note has answered since; null when there is none. */
export function unansweredAskDate(
  action: Pick<Action, 'due' | 'ongoing' | 'start' | 'currentDue' | 'lastNote'>,
  settings: Pick<BoardSettings, 'planStart' | 'timeZone'>,
  policy: Pick<ReminderPolicy, 'ongoingEveryMonths'>,
  today: CivilDate,
): CivilDate | null {
  const asked = latestAskDate(action, settings.planStart, policy, today);
  if (asked === null || action.lastNote === null) return asked;
  const answered = dayOfInstant(action.lastNote.at, settings.timeZone);
  return answered !== null && answered >= asked ? null : asked;
}

/** The day of an instant on the board's calendar; null for '' and for what a hand edit left that is no instant. */
export function dayOfInstant(instant: string, timeZone: string): CivilDate | null {
  if (instant === '') return null;
  try {
    return civilDateAt(instant, timeZone);
  } catch {
    return null;
  }
}

function firstDate(...candidates: readonly (string | null | undefined)[]): CivilDate | null {
  for (const candidate of candidates) {
    const read = civilDateSchema.safeParse(candidate);
    if (read.success && isBoardDay(read.data)) return read.data;
  }
  return null;
}
