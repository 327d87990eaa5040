import type { Action } from '../domain/action.ts';
import { latest, type CivilDate } from '../domain/civil-date.ts';
import { isFinished } from '../domain/status.ts';
import { comesRound, dayOfInstant } from './asks.ts';

type Heard = Pick<Action, 'lastHeardAt' | 'lastNote' | 'moreTimeRequest' | 'lastDecision'>;

/** The last day on which anything was said or decided about an action; null when nothing ever was. */
export function lastHeardOn(action: Heard, timeZone: string): CivilDate | null {
  return [
    action.lastHeardAt,
    action.lastNote?.at ?? '',
    action.moreTimeRequest?.at ?? '',
    // That a decision was taken back moves nothing.
    action.lastDecision?.kind === 'taken back' ? '' : (action.lastDecision?.at ?? ''),
  ].reduce<CivilDate | null>((newest, instant) => {
    const day = dayOfInstant(instant, timeZone);
    if (day === null) return newest;
    return newest === null ? day : latest(newest, day);
  }, null);
}

/** Whether an action is late: unfinished, with a date that has passed, and not one that is only asked about in rounds. */
export function isOverdue(
  action: Pick<Action, 'status' | 'currentDue' | 'due' | 'ongoing'>,
  today: CivilDate,
): boolean {
  return (
    !isFinished(action.status) &&
    action.currentDue !== null &&
    action.currentDue < today &&
    !comesRound(action)
  );
}

/**
 * Since when nothing has been heard about an overdue action: its due date, or the day something was last said or decided
 * when that is later. Null for an action that is not overdue. An escalation counts from here, so an update, a request
 * or a decision stops it and arms it anew.
 */
export function silentSince(action: Action, timeZone: string, today: CivilDate): CivilDate | null {
  if (action.currentDue === null || !isOverdue(action, today)) return null;
  const heard = lastHeardOn(action, timeZone);
  return heard === null ? action.currentDue : latest(action.currentDue, heard);
}
