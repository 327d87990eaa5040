import type { Action } from '../domain/action.ts';
import { daysBetween, type CivilDate } from '../domain/civil-date.ts';
import { compareReferences } from '../domain/reference-order.ts';
import { isFinished, isOverdue } from '../domain/status.ts';
import type { Update } from '../domain/update.ts';
import { silentSince } from '../reminders/silence.ts';
import type { ActionLine, MovedDate, SilentLead } from './register-changes.ts';
import { dateMovesOf, entriesOf, evidenceOf, whoSet, type Before, type Trail } from './told-by-the-trail.ts';

export interface ActionsThen {
  readonly before: Before<Action>;
  /** The day on which they stood so. */
  readonly asAt: CivilDate;
}

const byReference = (first: { readonly action: Action }, second: { readonly action: Action }): number =>
  compareReferences(first.action.reference, second.action.reference) ||
  (first.action.key < second.action.key ? -1 : 1);

/** Actions that were not in the plans then, as far as anybody can tell. */
export function addedActions(then: ActionsThen, now: readonly Action[], trail: Trail): ActionLine[] {
  return now
    .filter(({ key }) => then.before(key) === null)
    .map((action) => ({ action, evidence: evidenceOf(entriesOf(trail, 'action', action.key)[0]) }))
    .sort(byReference);
}

/** Actions that came to this status since then and still stand so: what was reopened meanwhile is not among them. */
export function actionsNow(
  statuses: readonly Action['status'][],
  then: ActionsThen,
  now: readonly Action[],
  trail: Trail,
): ActionLine[] {
  return now
    .flatMap((action): ActionLine[] => {
      if (!statuses.includes(action.status)) return [];
      const setter = whoSet(entriesOf(trail, 'action', action.key), 'status', action.status);
      const before = then.before(action.key);
      const isNew = before === undefined ? setter !== undefined : before?.status !== action.status;
      return isNew ? [{ action, evidence: evidenceOf(setter) }] : [];
    })
    .sort(byReference);
}

/** Overdue today and not at the last meeting. */
export function newlyOverdue(
  then: ActionsThen,
  since: CivilDate | null,
  now: readonly Action[],
  trail: Trail,
  today: CivilDate,
): ActionLine[] {
  return now
    .flatMap((action): ActionLine[] => {
      if (!isOverdue(action, today)) return [];
      const before = then.before(action.key);
      const wasOverdue =
        before === undefined
          ? since !== null && action.currentDue !== null && action.currentDue < since
          : before !== null && isOverdue(before, then.asAt);
      return wasOverdue
        ? []
        : [{ action, evidence: evidenceOf(entriesOf(trail, 'action', action.key).at(-1)) }];
    })
    .sort((first, second) => compareDue(first.action, second.action) || byReference(first, second));
}

const deciding: readonly Update['kind'][] = [
  'more time approved',
  'another date set',
  'date moved',
  'put right',
  'hand edit',
];

/** Actions whose due date is another than at the last meeting, or was moved and put back. A first date is no move. */
export function movedDates(then: ActionsThen, now: readonly Action[], trail: Trail): MovedDate[] {
  return now
    .flatMap((action): MovedDate[] => {
      const entries = entriesOf(trail, 'action', action.key);
      const changes = dateMovesOf(entries);
      const before = then.before(action.key);
      if (before === null) return [];
      const differs =
        before !== undefined && before.currentDue !== null && before.currentDue !== action.currentDue;
      if (!differs && changes.length === 0) return [];
      const agreed = entries.findLast(
        ({ kind, changes: fields }) => deciding.includes(kind) && fields.some(({ field }) => field === 'due'),
      );
      const movesSince = Math.max(
        changes.length,
        action.moves - (before?.moves ?? action.moves),
        differs ? 1 : 0,
      );
      return [
        {
          action,
          before: before?.currentDue ?? (action.moves === 1 ? action.originalDue : null),
          original: action.originalDue,
          now: action.currentDue,
          // A date taken away by hand moved too, though nobody counted it on the row.
          moves: Math.max(action.moves, movesSince),
          movesSince,
          agreedBy: agreed?.by.name ?? changes.at(-1)?.update.by.name ?? '',
          evidence: evidenceOf(agreed ?? changes.at(-1)?.update),
        },
      ];
    })
    .sort(byReference);
}

/** Requests for more time that nobody has decided, oldest first. */
export function requestsWaiting(now: readonly Action[], trail: Trail): ActionLine[] {
  return now
    .filter(({ moreTimeRequest, status }) => moreTimeRequest !== null && !isFinished(status))
    .map((action) => ({
      action,
      evidence: evidenceOf(
        entriesOf(trail, 'action', action.key).findLast(({ kind }) => kind === 'more time asked'),
      ),
    }))
    .sort((first, second) => {
      const [one, other] = [first.action.moreTimeRequest?.at ?? '', second.action.moreTimeRequest?.at ?? ''];
      return one < other ? -1 : one > other ? 1 : byReference(first, second);
    });
}

/** Overdue actions of which nothing was heard for so many days, longest first. */
export function silentLeads(
  now: readonly Action[],
  timeZone: string,
  today: CivilDate,
  afterDays: number,
): SilentLead[] {
  return now
    .flatMap((action): SilentLead[] => {
      const since = silentSince(action, timeZone, today);
      if (since === null) return [];
      const days = daysBetween(since, today);
      return days < afterDays ? [] : [{ action, since, days }];
    })
    .sort((first, second) => second.days - first.days || byReference(first, second));
}

function compareDue(first: Action, second: Action): number {
  const [one, other] = [first.currentDue ?? '', second.currentDue ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}
