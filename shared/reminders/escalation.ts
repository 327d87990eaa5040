import type { Action } from '../domain/action.ts';
import { countOfDays, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import type { LadderRole, ReminderPolicy, Rung } from '../domain/reminder-policy.ts';
import type { PastAsk } from './ledger-memory.ts';
import {
  groupsAbove,
  officerOf,
  recipientsOfAction,
  recipientsOfPerson,
  type Recipient,
} from './recipients.ts';

/** Where a step goes when nobody it names can be asked, or only those who have not answered: in this order. */
const nextInLine: readonly LadderRole[] = [
  'group chair',
  'group deputy',
  'board chair',
  'board deputy',
  'board manager',
];

export interface EscalatedTo {
  readonly recipient: Recipient;
  /** Days of silence after which each step goes to this person, lowest first. */
  readonly afterDays: readonly number[];
  /** Why it is them and not whom the step names; '' when it is. */
  readonly instead: string;
}

/** Whom the ladder leads to for an action, each person once with all their steps. Those who lead it are never among them. */
export function ladderOf(
  action: Pick<Action, 'leads' | 'groupKey'>,
  policy: Pick<ReminderPolicy, 'escalation'>,
  directory: PeopleDirectory,
  managerKeys: readonly string[],
  today: CivilDate,
): EscalatedTo[] {
  const leading = new Set(
    recipientsOfAction(action, directory, today).reached.map(({ person }) => person.key),
  );
  const holders = (role: LadderRole): Recipient[] =>
    holdersOf(role, action, directory, managerKeys, today).filter(({ person }) => !leading.has(person.key));
  const found = new Map<string, { recipient: Recipient; afterDays: number[]; instead: string }>();
  for (const rung of policy.escalation) {
    const { recipients, instead } = peopleOfRung(rung, holders);
    for (const recipient of recipients) {
      const known = found.get(recipient.person.key);
      if (known === undefined) {
        found.set(recipient.person.key, { recipient, afterDays: [rung.afterDays], instead });
      } else if (!known.afterDays.includes(rung.afterDays)) known.afterDays.push(rung.afterDays);
    }
  }
  return [...found.values()];
}

function peopleOfRung(
  rung: Rung,
  holders: (role: LadderRole) => Recipient[],
): { recipients: readonly Recipient[]; instead: string } {
  const named = rung.to.flatMap(holders);
  if (named.length > 0) return { recipients: named, instead: '' };
  for (const role of nextInLine) {
    const next = rung.to.includes(role) ? [] : holders(role);
    if (next.length > 0) {
      return {
        recipients: next,
        instead: `Meant for the ${rung.to.join(' and the ')}, who cannot be asked.`,
      };
    }
  }
  return { recipients: [], instead: '' };
}

function holdersOf(
  role: LadderRole,
  action: Pick<Action, 'leads' | 'groupKey'>,
  directory: PeopleDirectory,
  managerKeys: readonly string[],
  today: CivilDate,
): readonly Recipient[] {
  const board = directory.groups.filter(({ kind }) => kind === 'board').slice(0, 1);
  const firstOffice = (groups: Iterable<(typeof board)[number]>, office: 'chair' | 'deputy') => {
    for (const group of groups) {
      const { reached } = officerOf(group, office, directory, today);
      if (reached.length > 0) return reached;
    }
    return [];
  };
  switch (role) {
    case 'deputy of the lead':
      return action.leads.flatMap((lead) => {
        const meant = directory.resolveReference(lead);
        if (lead.role !== 'lead' || meant.kind !== 'person') return [];
        const deputy = directory.person(meant.person.deputyKey);
        if (deputy === undefined) return [];
        return recipientsOfPerson(deputy, directory, today, `as deputy for ${meant.person.name}`).reached;
      });
    case 'group chair':
      return firstOffice(groupsAbove(action.groupKey, directory), 'chair');
    case 'group deputy':
      return firstOffice(groupsAbove(action.groupKey, directory), 'deputy');
    case 'board chair':
      return firstOffice(board, 'chair');
    case 'board deputy':
      return firstOffice(board, 'deputy');
    case 'board manager':
      return managerKeys.flatMap((key) => {
        const manager = directory.person(key);
        if (manager === undefined) return [];
        return recipientsOfPerson(manager, directory, today, 'as board manager').reached;
      });
  }
}

/**
 * "Nothing has been heard for 16 days: it was due on 1 March 2026. Asked 3 times in that time, last on 15 March 2026." What
 * was tried is from the ledger, what went to the leads only.
 */
export function reasonForEscalation(
  silent: { readonly since: CivilDate; readonly days: number; readonly due: CivilDate },
  asks: readonly PastAsk[],
  instead: string,
): string {
  const heard =
    silent.since === silent.due
      ? `Nothing has been heard for ${countOfDays(silent.days)}: it was due on ${formatCivilDate(silent.due)}.`
      : `Nothing has been heard for ${countOfDays(silent.days)}, since ${formatCivilDate(silent.since)}; it was due on ${formatCivilDate(silent.due)}.`;
  return [heard, triedInWords(asks), instead].filter((part) => part !== '').join(' ');
}

function triedInWords(asks: readonly PastAsk[]): string {
  const arrived = asks.filter((ask) => ask.arrived);
  const lost = asks.length - arrived.length;
  const last = arrived.at(-1);
  const notReached =
    lost === 0 ? '' : ` ${lost === 1 ? 'One message' : `${lost} messages`} could not be delivered.`;
  if (last === undefined) {
    return lost === 0 ? 'Nobody has been asked in that time.' : `Nobody could be reached.${notReached}`;
  }
  // Two leads asked on one day were asked once.
  const days = new Set(arrived.map(({ day }) => day)).size;
  return `Asked ${days === 1 ? 'once' : `${days} times`} in that time, last on ${formatCivilDate(last.day)}.${notReached}`;
}
