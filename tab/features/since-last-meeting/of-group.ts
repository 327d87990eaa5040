import type { RegisterChanges } from '../../../shared/meetings/register-changes.ts';

/** The lines of one group's items. */
export function ofGroup(changes: RegisterChanges, group: string): RegisterChanges {
  const risks = <Line extends { readonly risk: { readonly groupKey: string | null } }>(
    lines: readonly Line[],
  ) => lines.filter(({ risk }) => risk.groupKey === group);
  const actions = <Line extends { readonly action: { readonly groupKey: string | null } }>(
    lines: readonly Line[],
  ) => lines.filter(({ action }) => action.groupKey === group);
  return {
    since: changes.since,
    risks: {
      added: risks(changes.risks.added),
      closed: risks(changes.risks.closed),
      scoreMoved: risks(changes.risks.scoreMoved),
      reviewsMissed: risks(changes.risks.reviewsMissed),
    },
    actions: {
      added: actions(changes.actions.added),
      completed: actions(changes.actions.completed),
      closed: actions(changes.actions.closed),
      newlyOverdue: actions(changes.actions.newlyOverdue),
      datesMoved: actions(changes.actions.datesMoved),
      moreTimeWaiting: actions(changes.actions.moreTimeWaiting),
      silent: actions(changes.actions.silent),
    },
    gone: {
      risks: changes.gone.risks.filter(({ groupKey }) => groupKey === group),
      actions: changes.gone.actions.filter(({ groupKey }) => groupKey === group),
    },
  };
}
