import type { SealedReading } from '../contracts/sealed-register.ts';
import type { RegisterRows } from '../contracts/tab-api.ts';
import { compareReferences } from '../domain/reference-order.ts';
import {
  actionsNow,
  addedActions,
  movedDates,
  newlyOverdue,
  requestsWaiting,
  silentLeads,
  type ActionsThen,
} from './action-changes.ts';
import { withoutTakenBack } from '../domain/taken-back.ts';
import { exemptKeys } from './part-a.ts';
import type { ChangesQuestion, RegisterChanges } from './register-changes.ts';
import { addedRisks, closedRisks, missedReviews, movedScores, type RisksThen } from './risk-changes.ts';
import { trailOf, type Before } from './told-by-the-trail.ts';

/** The rows of both parts of a sealed register, as far as the reader may open them. */
export function rowsThen({
  partA,
  partB,
}: SealedReading): Pick<RegisterRows, 'risks' | 'actions' | 'controls'> {
  return {
    risks: [...partA.rows.risks, ...(partB?.rows.risks ?? [])],
    actions: [...partA.rows.actions, ...(partB?.rows.actions ?? [])],
    controls: [...partA.rows.controls, ...(partB?.rows.controls ?? [])],
  };
}

/**
 * What happened to a register since the last meeting, in agenda order. Told by the trail and the register sealed then: what moved and
 * came back is told, what was done and undone is not. Without a sealed register it is what the trail alone proves; before the first
 * meeting everything is new. Only what the reader sees is compared, so nothing exempt shows to who may not see it.
 */
export function changesSince(question: ChangesQuestion): RegisterChanges {
  const { then, now, board, today } = question;
  const trail = trailOf(withoutTakenBack(then.updates));
  const rows = then.sealed === null ? null : rowsThen(then.sealed);
  const beforeTheFirst = then.meeting === null;
  // Who cannot open Part B knows nothing of its rows then: they would all seem new, or closed and completed since.
  const exempt =
    then.sealed?.withheld === true
      ? exemptKeys({ risks: [...now.risks], actions: [...now.actions], controls: [] })
      : null;
  const risksThen: RisksThen = before(rows?.risks ?? null, beforeTheFirst, exempt?.risks);
  const actionsThen: ActionsThen = {
    before: before(rows?.actions ?? null, beforeTheFirst, exempt?.actions),
    asAt: then.sealed?.partA.asAt ?? today,
  };
  const since = then.sealed?.partA.asAt ?? then.meeting?.date ?? null;

  return {
    since,
    risks: {
      added: addedRisks(risksThen, now.risks, trail),
      closed: closedRisks(risksThen, now.risks, trail),
      scoreMoved: movedScores(risksThen, question, trail),
      reviewsMissed: missedReviews(risksThen, now.risks, trail, today),
    },
    actions: {
      added: addedActions(actionsThen, now.actions, trail),
      completed: actionsNow(['complete'], actionsThen, now.actions, trail),
      closed: actionsNow(['closed', 'cancelled'], actionsThen, now.actions, trail),
      newlyOverdue: newlyOverdue(actionsThen, since, now.actions, trail, today),
      datesMoved: movedDates(actionsThen, now.actions, trail),
      moreTimeWaiting: requestsWaiting(now.actions, trail),
      silent: silentLeads(now.actions, board.settings.timeZone, today, then.silentAfterDays),
    },
    gone: {
      risks: goneFrom(rows?.risks ?? [], now.risks),
      actions: goneFrom(rows?.actions ?? [], now.actions),
    },
  };
}

/** How an item stood then. What is not among the rows was not there, unless it may be in a part that this reader cannot open. */
function before<Item extends { readonly key: string }>(
  rows: readonly Item[] | null,
  beforeTheFirst: boolean,
  withheld: ReadonlySet<string> | undefined,
): Before<Item> {
  const then = new Map((rows ?? []).map((item) => [item.key, item]));
  const otherwise = rows !== null || beforeTheFirst ? null : undefined;
  return (key) => then.get(key) ?? (withheld?.has(key) === true ? undefined : otherwise);
}

function goneFrom<Item extends { readonly key: string; readonly reference: string }>(
  then: readonly Item[],
  now: readonly Item[],
): Item[] {
  const keys = new Set(now.map(({ key }) => key));
  return then
    .filter(({ key }) => !keys.has(key))
    .sort((first, second) => compareReferences(first.reference, second.reference));
}
