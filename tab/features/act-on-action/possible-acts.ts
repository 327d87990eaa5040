import type { Action } from '../../../shared/domain/action.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { hasLeft } from '../../../shared/domain/people-directory.ts';
import { othersMayDecide, peopleOf } from '../../../shared/domain/standing.ts';
import { isFinished } from '../../../shared/domain/status.ts';
import { recipientsOfAction } from '../../../shared/reminders/recipients.ts';
import { standingOnThisAction } from '../../register/my-work.ts';
import type { ReadableRegister } from '../../register/register-index.ts';

/** What the viewer is offered beside recording progress. The service decides for itself. */
export interface PossibleActs {
  /** A request for more time waits: they decide it, or it is their own and somebody else does. */
  readonly decide: 'yes' | 'own request' | 'no';
  readonly close: boolean;
  /** Nobody who is named can be asked. */
  readonly nameLead: boolean;
  readonly giveDate: boolean;
  /** To whom the viewer may pass what they lead; null = to nobody. */
  readonly passTo: Person | null;
}

export function possibleActs(action: Action, register: ReadableRegister, oid: string | null): PossibleActs {
  const { today, directory, board } = register;
  const standing = standingOnThisAction(action, register, oid);
  const open = !isFinished(action.status);
  const asked = action.moreTimeRequest;
  const isOwn = oid !== null && asked?.by.oid?.toLowerCase() === oid.toLowerCase();
  const { managerKeys } = board.settings;
  return {
    decide:
      asked === null || !standing.mayDecide
        ? 'no'
        : isOwn && othersMayDecide(oid, action, { directory, managerKeys }, today)
          ? 'own request'
          : 'yes',
    close: standing.mayDecide && action.status === 'complete',
    nameLead: standing.mayPutRight && open && recipientsOfAction(action, directory, today).missed.length > 0,
    giveDate: standing.mayPutRight && open && action.currentDue === null && !action.ongoing,
    passTo: open && oid !== null ? deputyFor(action, register, oid) : null,
  };
}

function deputyFor(action: Action, { directory, today }: ReadableRegister, oid: string): Person | null {
  const self = new Set(peopleOf(oid, directory.people, today).map(({ key }) => key));
  for (const lead of action.leads) {
    const meant = lead.role === 'lead' ? directory.resolveReference(lead) : undefined;
    if (meant?.kind !== 'person' || !self.has(meant.person.key)) continue;
    const deputy = directory.person(meant.person.deputyKey);
    if (deputy !== undefined && !self.has(deputy.key) && !hasLeft(deputy, today)) return deputy;
  }
  return null;
}
