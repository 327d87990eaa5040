import type { CivilDate } from '../domain/civil-date.ts';
import type { Said } from '../domain/language.ts';
import type { Action } from '../domain/action.ts';
import { hasLeft, type Meant, type PeopleDirectory } from '../domain/people-directory.ts';
import type { Group, Person } from '../domain/person.ts';
import type { Risk } from '../domain/risk.ts';
import type { PersonReference } from '../domain/row.ts';
import { unaddressedSaid } from './unaddressed-words.ts';

/** A person who is asked, and in which capacity when it is not their own name in the plan. */
export interface Recipient {
  readonly person: Person;
  /** "as deputy for Alma Ferreira", "as chair of Quality Assurance Group"; empty when named themselves. */
  readonly capacity: string;
}

/** Who is asked, and why everyone who should have been and cannot be is not. */
export interface Recipients {
  readonly reached: Recipient[];
  readonly missed: Said[];
}

/**
 * Whom an action is asked of: its leads (its supporters when nobody leads). A post, group, agency or collective stands
 * for its chair, else its members; someone who left is stood in for by their deputy.
 */
export function recipientsOfAction(
  action: Pick<Action, 'leads'>,
  directory: PeopleDirectory,
  today: CivilDate,
): Recipients {
  const leading = action.leads.filter((lead) => lead.role === 'lead');
  const asked = leading.length > 0 ? leading : action.leads.filter((lead) => lead.role === 'support');
  if (asked.length === 0) return { reached: [], missed: [unaddressedSaid((w) => w.nobodyNamed)] };
  return combine(asked.map((reference) => recipientsOfReference(reference, directory, today)));
}

/** Whom a risk's review is asked of: the chair of its group, else of the groups above it, else of the board. */
export function recipientsOfReview(
  risk: Pick<Risk, 'groupKey'>,
  directory: PeopleDirectory,
  today: CivilDate,
): Recipients {
  return chairAbove(
    risk.groupKey,
    directory,
    today,
    unaddressedSaid((w) => w.noGroupReviews),
    () => true,
  );
}

/**
 * Who decides about an action: a request for more time, and whether a completed one is closed. The chair of its group,
 * else of the groups above it, else of the board; whoever asked for the time is passed over for the next.
 */
export function recipientsOfDecision(
  action: Pick<Action, 'groupKey' | 'moreTimeRequest'>,
  directory: PeopleDirectory,
  today: CivilDate,
): Recipients {
  const asker = action.moreTimeRequest?.by.oid?.toLowerCase();
  return chairAbove(
    action.groupKey,
    directory,
    today,
    unaddressedSaid((w) => w.noGroupDecides),
    ({ person }) => asker === undefined || person.oid?.toLowerCase() !== asker,
  );
}

function chairAbove(
  groupKey: string | null,
  directory: PeopleDirectory,
  today: CivilDate,
  whenNobody: Said,
  fits: (recipient: Recipient) => boolean,
): Recipients {
  const missed: Said[] = [];
  for (const group of groupsAbove(groupKey, directory)) {
    const chair = chairOf(group, directory, today, new Set(), fits);
    if (chair.reached.length > 0) return { reached: chair.reached, missed: [] };
    missed.push(...chair.missed);
  }
  return { reached: [], missed: missed.length > 0 ? missed : [whenNobody] };
}

/** The people who hold one office of a group, or stand in for who does; nobody when the office is not filled. */
export function officerOf(
  group: Group,
  office: 'chair' | 'deputy',
  directory: PeopleDirectory,
  today: CivilDate,
  seen: Set<string> = new Set(),
): Recipients {
  const person = directory.person(office === 'chair' ? group.chairKey : group.deputyKey);
  if (person === undefined) return { reached: [], missed: [] };
  const word = office === 'chair' ? 'chair' : 'deputy chair';
  return standsFor(person, directory, today, `as ${word} of ${group.name}`, seen);
}

/** The people behind one row of People: themselves, who stands in for them, or whom the row stands for. */
export function recipientsOfPerson(
  person: Person,
  directory: PeopleDirectory,
  today: CivilDate,
  capacity: string,
): Recipients {
  return standsFor(person, directory, today, capacity, new Set());
}

/** The group itself, its parents in turn, and the board's own group at last; each once. */
export function groupsAbove(groupKey: string | null, directory: PeopleDirectory): Set<Group> {
  const found = new Set<Group>();
  for (let key = groupKey; key !== null;) {
    const group = directory.group(key);
    if (group === undefined || found.has(group)) break;
    found.add(group);
    key = group.parentKey;
  }
  const board = directory.groups.find((group) => group.kind === 'board');
  return board === undefined ? found : found.add(board);
}

function recipientsOfReference(
  reference: PersonReference,
  directory: PeopleDirectory,
  today: CivilDate,
): Recipients {
  const meant = directory.resolveReference(reference);
  switch (meant.kind) {
    case 'person':
      return standsFor(meant.person, directory, today, '', new Set());
    case 'group':
      return chairOf(meant.group, directory, today, new Set());
    case 'ambiguous':
    case 'unknown':
      return { reached: [], missed: [whyNobody(reference.name.trim(), meant)] };
  }
}

function whyNobody(name: string, meant: Extract<Meant, { kind: 'ambiguous' | 'unknown' }>): Said {
  if (name === '') return unaddressedSaid((w) => w.leadWithoutName);
  if (meant.kind === 'unknown') return unaddressedSaid((w) => w.notListed(name));
  const fits = meant.fits.map((person) => `“${person.name} #${person.key}”`);
  return unaddressedSaid((w) => w.severalFit(name, fits));
}

function standsFor(
  person: Person,
  directory: PeopleDirectory,
  today: CivilDate,
  capacity: string,
  seen: Set<string>,
): Recipients {
  if (person.kind === 'person' && !hasLeft(person, today)) {
    return { reached: [{ person, capacity }], missed: [] };
  }
  if (seen.has(person.key)) {
    return { reached: [], missed: [unaddressedSaid((w) => w.backToItself(person.name))] };
  }
  seen.add(person.key);
  if (hasLeft(person, today)) return deputyOf(person, directory, today, seen);
  if (person.kind === 'unknown') {
    return { reached: [], missed: [unaddressedSaid((w) => w.nobodyKnows(person.name))] };
  }
  const group = directory.groupOf(person);
  if (group !== undefined) {
    const chair = chairOf(group, directory, today, seen);
    if (chair.reached.length > 0) return chair;
  }
  const members = person.memberKeys.flatMap((key) => {
    const member = directory.person(key);
    return member === undefined ? [] : [member];
  });
  if (members.length === 0) {
    return { reached: [], missed: [unaddressedSaid((w) => w.noMembers(person.name))] };
  }
  const word = person.kind === 'role' ? `as ${person.name}` : `as a member of ${person.name}`;
  const all = combine(members.map((member) => standsFor(member, directory, today, word, seen)));
  // A collective is asked when any of its people can be; those who cannot are its own affair.
  return all.reached.length > 0 ? { reached: all.reached, missed: [] } : all;
}

function deputyOf(
  person: Person,
  directory: PeopleDirectory,
  today: CivilDate,
  seen: Set<string>,
): Recipients {
  const deputy = directory.person(person.deputyKey);
  if (deputy === undefined)
    return { reached: [], missed: [unaddressedSaid((w) => w.noDeputy(person.name, person.endDate))] };
  const stand = standsFor(deputy, directory, today, `as deputy for ${person.name}`, seen);
  if (stand.reached.length > 0) return stand;
  return {
    reached: [],
    missed: [unaddressedSaid((w) => w.deputyNeither(person.name, person.endDate, deputy.name))],
  };
}

function chairOf(
  group: Group,
  directory: PeopleDirectory,
  today: CivilDate,
  seen: Set<string>,
  fits: (recipient: Recipient) => boolean = () => true,
): Recipients {
  const tried: Said[] = [];
  for (const office of ['chair', 'deputy'] as const) {
    const found = officerOf(group, office, directory, today, seen);
    const reached = found.reached.filter(fits);
    if (reached.length > 0) return { reached, missed: found.missed };
    tried.push(...found.missed);
  }
  return { reached: [], missed: tried.length > 0 ? tried : [unaddressedSaid((w) => w.noChair(group.name))] };
}

function combine(parts: readonly Recipients[]): Recipients {
  const reached = new Map<string, Recipient>();
  for (const part of parts) {
    for (const recipient of part.reached) {
      const known = reached.get(recipient.person.key);
      // Named themselves says more than named through a group.
      if (known === undefined || (known.capacity !== '' && recipient.capacity === '')) {
        reached.set(recipient.person.key, recipient);
      }
    }
  }
  // The same said of several leads is said once.
  const missed = new Map(parts.flatMap((part) => part.missed.map((why) => [why.en, why])));
  return { reached: [...reached.values()], missed: [...missed.values()] };
}
