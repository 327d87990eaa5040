import type { Action } from './action.ts';
import type { CivilDate } from './civil-date.ts';
import type { Group, Person } from './person.ts';
import type { Risk } from './risk.ts';
import type { PersonReference } from './row.ts';

/** In which capacity somebody stands to an item; the words are fit for people to read. */
export type Capacity =
  | 'lead'
  | 'support'
  | 'informed'
  | 'owner'
  | 'deputy'
  | 'member'
  | 'group chair'
  | 'group deputy'
  | 'board chair'
  | 'board deputy'
  | 'board manager';

/** What somebody may do with one item, and why. */
export interface Standing {
  readonly capacities: readonly Capacity[];
  /** Record progress on an action. */
  readonly mayUpdate: boolean;
  /** Confirm or re-score a risk. */
  readonly mayReview: boolean;
  /** Ask for more time on an action. */
  readonly mayAskForMoreTime: boolean;
}

/** As much of a board as standing is decided by. */
export interface StandingDirectory {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly managerKeys: readonly string[];
}

const updating: readonly Capacity[] = [
  'lead',
  'support',
  'deputy',
  'member',
  'group chair',
  'group deputy',
  'board chair',
  'board deputy',
  'board manager',
];
const reviewing: readonly Capacity[] = [
  'group chair',
  'group deputy',
  'board chair',
  'board deputy',
  'board manager',
];

/** The people rows that stand for an Entra object id and have not left. Usually one; sometimes a person is listed twice. */
export function peopleOf(oid: string, people: readonly Person[], today: CivilDate): Person[] {
  const wanted = oid.toLowerCase();
  return people.filter(
    (person) => person.oid?.toLowerCase() === wanted && (person.endDate === null || person.endDate >= today),
  );
}

/**
 * What the person with this object id may do with an action, decided from the register alone. The service enforces it
 * where it acts with its own identity and SharePoint cannot decide; the tab uses it to know what to offer. A guest stands like anyone else.
 */
export function standingOnAction(
  oid: string,
  action: Pick<Action, 'leads' | 'groupKey'>,
  directory: StandingDirectory,
  today: CivilDate,
): Standing {
  const self = keysOf(oid, directory, today);
  const capacities = new Set<Capacity>();
  for (const lead of action.leads) {
    const own: Capacity = lead.role === 'lead' ? 'lead' : lead.role === 'support' ? 'support' : 'informed';
    for (const capacity of capacitiesFrom(lead, own, self, directory)) {
      // Whoever is only kept informed passes nothing on to a deputy or to members.
      if (lead.role !== 'inform' || capacity === own) capacities.add(capacity);
    }
  }
  addOfficers(capacities, action.groupKey, self, directory);
  return standingOf(capacities);
}

/** The same for a risk: its owners may see to it, and those who chair may review it. */
export function standingOnRisk(
  oid: string,
  risk: Pick<Risk, 'owners' | 'groupKey'>,
  directory: StandingDirectory,
  today: CivilDate,
): Standing {
  const self = keysOf(oid, directory, today);
  const capacities = new Set<Capacity>();
  for (const owner of risk.owners) {
    for (const capacity of capacitiesFrom(owner, 'owner', self, directory)) capacities.add(capacity);
  }
  addOfficers(capacities, risk.groupKey, self, directory);
  return { ...standingOf(capacities), mayUpdate: false, mayAskForMoreTime: false };
}

function keysOf(oid: string, directory: StandingDirectory, today: CivilDate): ReadonlySet<string> {
  return new Set(peopleOf(oid, directory.people, today).map((person) => person.key));
}

function standingOf(found: ReadonlySet<Capacity>): Standing {
  const capacities = [...found];
  const mayUpdate = capacities.some((capacity) => updating.includes(capacity));
  return {
    capacities,
    mayUpdate,
    mayReview: capacities.some((capacity) => reviewing.includes(capacity)),
    mayAskForMoreTime: mayUpdate,
  };
}

/** How `self` stands to somebody named on an item: being them, deputising, or being one of the many they stand for. */
function capacitiesFrom(
  named: PersonReference,
  own: Capacity,
  self: ReadonlySet<string>,
  directory: StandingDirectory,
): Capacity[] {
  if (named.personKey === null) return [];
  if (self.has(named.personKey)) return [own];
  const person = directory.people.find((candidate) => candidate.key === named.personKey);
  if (person === undefined) return [];
  const capacities: Capacity[] = [];
  if (person.deputyKey !== null && self.has(person.deputyKey)) capacities.push('deputy');
  if (person.memberKeys.some((key) => self.has(key))) capacities.push('member');
  if (person.kind === 'group') {
    const group = directory.groups.find((candidate) => sameWords(candidate.name, person.name));
    if (group !== undefined && isSelf(group.chairKey, self)) capacities.push('group chair');
    if (group !== undefined && isSelf(group.deputyKey, self)) capacities.push('group deputy');
  }
  return capacities;
}

/** Chairs of the item's group and of the groups above it, chairs of the board itself, and the board's managers. */
function addOfficers(
  capacities: Set<Capacity>,
  groupKey: string | null,
  self: ReadonlySet<string>,
  directory: StandingDirectory,
): void {
  const seen = new Set<string>();
  for (let key = groupKey; key !== null && !seen.has(key);) {
    seen.add(key);
    const group = directory.groups.find((candidate) => candidate.key === key);
    if (group === undefined) break;
    if (isSelf(group.chairKey, self)) capacities.add('group chair');
    if (isSelf(group.deputyKey, self)) capacities.add('group deputy');
    key = group.parentKey;
  }
  for (const group of directory.groups) {
    if (group.kind !== 'board') continue;
    if (isSelf(group.chairKey, self)) capacities.add('board chair');
    if (isSelf(group.deputyKey, self)) capacities.add('board deputy');
  }
  if (directory.managerKeys.some((key) => self.has(key))) capacities.add('board manager');
}

const isSelf = (key: string | null, self: ReadonlySet<string>): boolean => key !== null && self.has(key);

const sameWords = (first: string, second: string): boolean =>
  first.trim().toLowerCase() === second.trim().toLowerCase();
