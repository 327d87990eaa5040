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
import type { ChangesQuestion, RegisterChanges } from './register-changes.ts';
import { addedRisks, closedRisks, missedReviews, movedScores, type RisksThen } from './risk-changes.ts';
import { trailOf } from './told-by-the-trail.ts';

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
  const trail = trailOf(then.updates);
  const rows = then.sealed === null ? null : rowsThen(then.sealed);
  const beforeTheFirst = then.meeting === null;
  const risksThen: RisksThen = rows === null ? (beforeTheFirst ? new Map() : null) : byKey(rows.risks);
  const actionsThen: ActionsThen | null =
    rows === null
      ? beforeTheFirst
        ? { actions: new Map(), asAt: today }
        : null
      : { actions: byKey(rows.actions), asAt: then.sealed?.partA.asAt ?? today };
  const since = then.sealed?.partA.asAt ?? then.meeting?.date ?? null;
  // Who cannot open Part B knows nothing of its rows then: they would all seem new.
  const exempt = then.sealed !== null && then.sealed.withheld;
  const risks = exempt ? now.risks.filter(({ marking }) => marking === 'publish') : now.risks;

  return {
    since,
    risks: {
      added: addedRisks(risksThen, risks, trail),
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
      silent: silentLeads(now.actions, board.settings.timeZone, today, question.silentAfterDays),
    },
    gone: {
      risks: goneFrom(rows?.risks ?? [], now.risks),
      actions: goneFrom(rows?.actions ?? [], now.actions),
    },
  };
}

function byKey<Item extends { readonly key: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
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
