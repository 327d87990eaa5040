import { capacityInWords } from '../../shared/domain/capacity-words.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import {
  peopleOf,
  standingOnAction,
  standingOnRisk,
  type Capacity,
  type Standing,
  type StandingDirectory,
} from '../../shared/domain/standing.ts';
import { isFinished } from '../../shared/domain/status.ts';
import {
  recipientsOfAction,
  recipientsOfDecision,
  recipientsOfReview,
  type Recipients,
} from '../../shared/reminders/recipients.ts';
import { factsOfAction, type ActionFacts } from './action-facts.ts';
import type { ReadableRegister } from './register-index.ts';
import { factsOfRisk, type RiskFacts } from './risk-facts.ts';

/** An item with why it is this person's: "as deputy for Alma Ferreira"; empty when they are named themselves. */
export type Mine<Facts> = Facts & { capacity: string };

export interface MyWork {
  /** False when nobody in the People list has the viewer's account: then nothing can be theirs. */
  known: boolean;
  /** Requests for more time that wait for this person's decision as a chair. */
  toDecide: Mine<ActionFacts>[];
  /** Completed actions whose evidence they have to see before they are closed. */
  toClose: Mine<ActionFacts>[];
  /** Open actions, overdue first, then by date; those without a date last. */
  actions: Mine<ActionFacts>[];
  /** Open risks this person reviews, by review date; those without a date last. */
  reviews: Mine<RiskFacts>[];
  /** Open risks they own or stand in for while their chair reviews them, in the same order. */
  owned: Mine<RiskFacts>[];
}

/** Being told of an action, or chairing above it, does not make it one's own work. */
const ownCapacities: Partial<Record<Capacity, string>> = {
  lead: '',
  owner: '',
  support: 'in support',
  deputy: 'as deputy',
  member: 'as a member',
};

/**
 * What is on one person's desk: everything the reminders would ask them about, and what else they lead, support, own or
 * stand in for.
 * @param oid Entra object id of the person looking, null when the host does not say
 * @param alsoFinished keys of actions to keep though they are finished: a line must not vanish under the hand that completed it
 */
export function myWork(
  register: ReadableRegister,
  oid: string | null,
  alsoFinished: ReadonlySet<string> = new Set(),
): MyWork {
  const { today } = register;
  const said = (capacity: string) => capacityInWords(capacity, register.language);
  const self = new Set(oid === null ? [] : peopleOf(oid, register.people, today).map((person) => person.key));
  if (oid === null || self.size === 0)
    return { known: false, toDecide: [], toClose: [], actions: [], reviews: [], owned: [] };

  const directory = standingDirectory(register);
  const actions: Mine<ActionFacts>[] = [];
  const toDecide: Mine<ActionFacts>[] = [];
  const toClose: Mine<ActionFacts>[] = [];
  for (const action of register.actions) {
    const waiting =
      action.status === 'complete' ? toClose : action.moreTimeRequest === null ? null : toDecide;
    if (waiting !== null && (action.status === 'complete' || !isFinished(action.status))) {
      const chairing = capacityAmong(recipientsOfDecision(action, register.directory, today), self);
      if (chairing !== undefined) {
        waiting.push({ ...factsOfAction(action, register), capacity: said(chairing) });
      }
    }
    if (isFinished(action.status) && !alsoFinished.has(action.key)) continue;
    const capacity =
      capacityAmong(recipientsOfAction(action, register.directory, today), self) ??
      capacityIn(standingOnAction(oid, action, directory, today));
    if (capacity !== undefined)
      actions.push({ ...factsOfAction(action, register), capacity: said(capacity) });
  }
  const reviews: Mine<RiskFacts>[] = [];
  const owned: Mine<RiskFacts>[] = [];
  for (const risk of register.risks) {
    if (risk.status !== 'open') continue;
    const standing = standingOnRisk(oid, risk, directory, today);
    const capacity =
      capacityAmong(recipientsOfReview(risk, register.directory, today), self) ?? capacityIn(standing);
    if (capacity === undefined) continue;
    (standing.mayReview ? reviews : owned).push({
      ...factsOfRisk(risk, register),
      capacity: said(capacity),
    });
  }
  actions.sort(
    (first, second) =>
      Number(second.overdue) - Number(first.overdue) ||
      compareDays(first.action.currentDue, second.action.currentDue),
  );
  for (const risks of [reviews, owned]) {
    risks.sort((first, second) => compareDays(first.risk.nextReview, second.risk.nextReview));
  }
  return { known: true, toDecide, toClose, actions, reviews, owned };
}

/** What the person may do with an action: to offer the right forms. The service decides for itself. */
export function standingOnThisAction(
  action: Action,
  register: ReadableRegister,
  oid: string | null,
): Standing {
  return oid === null ? nobody : standingOnAction(oid, action, standingDirectory(register), register.today);
}

export function standingOnThisRisk(risk: Risk, register: ReadableRegister, oid: string | null): Standing {
  return oid === null ? nobody : standingOnRisk(oid, risk, standingDirectory(register), register.today);
}

const nobody: Standing = {
  capacities: [],
  mayUpdate: false,
  mayReview: false,
  mayAskForMoreTime: false,
  mayDecide: false,
  mayPutRight: false,
};

function standingDirectory(register: ReadableRegister): StandingDirectory {
  return { directory: register.directory, managerKeys: register.board.settings.managerKeys };
}

function capacityAmong({ reached }: Recipients, self: ReadonlySet<string>): string | undefined {
  return reached.find(({ person }) => self.has(person.key))?.capacity;
}

function capacityIn({ capacities }: Standing): string | undefined {
  for (const capacity of capacities) {
    const words = ownCapacities[capacity];
    if (words !== undefined) return words;
  }
  return undefined;
}

function compareDays(first: string | null, second: string | null): number {
  if (first === second) return 0;
  if (first === null) return 1;
  if (second === null) return -1;
  return first < second ? -1 : 1;
}
