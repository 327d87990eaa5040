import type { Action } from './action.ts';
import type { CivilDate } from './civil-date.ts';
import { hasLeft, type PeopleDirectory } from './people-directory.ts';
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
  /** Decide a request for more time, close a completed action or send it back, reply to an escalation. */
  readonly mayDecide: boolean;
  /** Put right what is missing: a lead, a date. */
  readonly mayPutRight: boolean;
}

/** As much of a board as standing is decided by. */
export interface StandingDirectory {
  readonly directory: PeopleDirectory;
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
  return people.filter((person) => person.oid?.toLowerCase() === wanted && !hasLeft(person, today));
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

/**
 * Whether anybody other than the person with this object id may decide about an action: somebody with an account who has
 * not left. While there is, nobody decides their own request for more time.
 */
export function othersMayDecide(
  oid: string,
  action: Pick<Action, 'leads' | 'groupKey'>,
  directory: StandingDirectory,
  today: CivilDate,
): boolean {
  const own = oid.toLowerCase();
  return directory.directory.people.some(
    (person) =>
      person.kind === 'person' &&
      person.oid !== null &&
      person.oid.toLowerCase() !== own &&
      standingOnAction(person.oid, action, directory, today).mayDecide,
  );
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
  return { ...standingOf(capacities), mayUpdate: false, mayAskForMoreTime: false, mayDecide: false };
}

/** Whether the person with this object id is one of the board's managers. */
export function isBoardManager(oid: string, board: StandingDirectory, today: CivilDate): boolean {
  const self = keysOf(oid, board, today);
  return board.managerKeys.some((key) => self.has(key));
}

/** Whether the person with this object id runs meetings: chair or deputy of any group of the board, or one of its managers. */
export function mayRunMeetings(oid: string, board: StandingDirectory, today: CivilDate): boolean {
  return (
    board.directory.groups.some(
      ({ key }) => standingOnAction(oid, { leads: [], groupKey: key }, board, today).mayDecide,
    ) || isBoardManager(oid, board, today)
  );
}

function keysOf(oid: string, { directory }: StandingDirectory, today: CivilDate): ReadonlySet<string> {
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
    mayDecide: capacities.some((capacity) => reviewing.includes(capacity)),
    mayPutRight: capacities.includes('board manager'),
  };
}

/** How `self` stands to somebody named on an item: being them, chairing them, or standing in for them. */
function capacitiesFrom(
  named: PersonReference,
  own: Capacity,
  self: ReadonlySet<string>,
  { directory }: StandingDirectory,
): Set<Capacity> {
  const meant = directory.resolveReference(named);
  switch (meant.kind) {
    case 'person':
      return self.has(meant.person.key) ? new Set([own]) : standingInFor(meant.person, self, directory);
    case 'group':
      return chairing(meant.group, self, directory, new Set());
    case 'ambiguous':
    case 'unknown':
      return new Set();
  }
}

/**
 * How `self` stands in for a row of People: as deputy, as one of the many it stands for, as chair of the group it is, or
 * for one of these in turn. Whoever the reminders may ask instead of somebody may also answer.
 */
function standingInFor(
  person: Person,
  self: ReadonlySet<string>,
  directory: PeopleDirectory,
  seen: Set<string> = new Set(),
): Set<Capacity> {
  const capacities = new Set<Capacity>();
  if (seen.has(person.key)) return capacities;
  seen.add(person.key);
  const through = (key: string | null, capacity: Capacity) => {
    const next = directory.person(key);
    if (next === undefined) return;
    if (self.has(next.key)) capacities.add(capacity);
    else standingInFor(next, self, directory, seen).forEach((found) => capacities.add(found));
  };
  through(person.deputyKey, 'deputy');
  for (const key of person.memberKeys) through(key, 'member');
  const group = person.kind === 'person' ? undefined : directory.groupOf(person);
  if (group !== undefined) chairing(group, self, directory, seen).forEach((found) => capacities.add(found));
  return capacities;
}

/** Whether `self` chairs a group or deputises there; a deputy of the chair's own counts as the group's. */
function chairing(
  group: Group,
  self: ReadonlySet<string>,
  directory: PeopleDirectory,
  seen: Set<string>,
): Set<Capacity> {
  const capacities = new Set<Capacity>();
  for (const [key, office] of [
    [group.chairKey, 'group chair'],
    [group.deputyKey, 'group deputy'],
  ] as const) {
    const person = directory.person(key);
    if (person === undefined) continue;
    if (self.has(person.key)) capacities.add(office);
    else {
      const found = standingInFor(person, self, directory, seen);
      // A post that chairs is the people who hold it.
      if (found.has('member')) capacities.add(office);
      else if (found.size > 0) capacities.add('group deputy');
    }
  }
  return capacities;
}

/** Chairs of the item's group and of the groups above it, chairs of the board itself, and the board's managers. */
function addOfficers(
  capacities: Set<Capacity>,
  groupKey: string | null,
  self: ReadonlySet<string>,
  { directory, managerKeys }: StandingDirectory,
): void {
  const above = new Set<string>();
  for (let key = groupKey; key !== null && !above.has(key);) {
    above.add(key);
    const group = directory.group(key);
    if (group === undefined) break;
    chairing(group, self, directory, new Set()).forEach((capacity) => capacities.add(capacity));
    key = group.parentKey;
  }
  for (const group of directory.groups) {
    if (group.kind !== 'board') continue;
    const found = chairing(group, self, directory, new Set());
    if (found.has('group chair')) capacities.add('board chair');
    if (found.has('group deputy')) capacities.add('board deputy');
  }
  if (managerKeys.some((key) => self.has(key))) capacities.add('board manager');
}
