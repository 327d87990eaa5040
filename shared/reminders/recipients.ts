import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Action } from '../domain/action.ts';
import { hasLeft } from '../domain/people-directory.ts';
import type { Group, Person } from '../domain/person.ts';
import type { Risk } from '../domain/risk.ts';
import type { PersonReference } from '../domain/row.ts';

/** A person who is asked, and in which capacity when it is not their own name in the plan. */
export interface Recipient {
  readonly person: Person;
  /** "as deputy for Alma Ferreira", "as chair of Quality Assurance Group"; empty when named themselves. */
  readonly capacity: string;
}

/** Who is asked, and everyone who should have been and cannot be, with the reason in plain English. */
export interface Recipients {
  readonly reached: Recipient[];
  readonly missed: string[];
}

/** Finds people and groups by key. The first row of a repeated key counts. */
export interface Directory {
  person(key: string): Person | undefined;
  group(key: string): Group | undefined;
  groupNamed(name: string): Group | undefined;
  boardGroup(): Group | undefined;
}

export function directoryOf(people: readonly Person[], groups: readonly Group[]): Directory {
  const peopleByKey = new Map<string, Person>();
  for (const person of people) if (!peopleByKey.has(person.key)) peopleByKey.set(person.key, person);
  const groupsByKey = new Map<string, Group>();
  for (const group of groups) if (!groupsByKey.has(group.key)) groupsByKey.set(group.key, group);
  return {
    person: (key) => peopleByKey.get(key),
    group: (key) => groupsByKey.get(key),
    groupNamed: (name) => groups.find((group) => sameName(group.name, name)),
    boardGroup: () => groups.find((group) => group.kind === 'board'),
  };
}

/**
 * Whom an action is asked of: its leads (its supporters when nobody leads). A post, group, agency or collective stands
 * for its chair, else its members; someone who left is stood in for by their deputy.
 */
export function recipientsOfAction(
  action: Pick<Action, 'leads'>,
  directory: Directory,
  today: CivilDate,
): Recipients {
  const leading = action.leads.filter((lead) => lead.role === 'lead');
  const asked = leading.length > 0 ? leading : action.leads.filter((lead) => lead.role === 'support');
  if (asked.length === 0) return { reached: [], missed: ['Nobody is named as lead.'] };
  return combine(asked.map((reference) => recipientsOfReference(reference, directory, today)));
}

/** Whom a risk's review is asked of: the chair of its group, else of the groups above it, else of the board. */
export function recipientsOfReview(
  risk: Pick<Risk, 'groupKey'>,
  directory: Directory,
  today: CivilDate,
): Recipients {
  const missed: string[] = [];
  for (const group of groupsAbove(risk.groupKey, directory)) {
    const chair = chairOf(group, directory, today);
    if (chair.reached.length > 0) return { reached: chair.reached, missed: [] };
    missed.push(...chair.missed);
  }
  return { reached: [], missed: missed.length > 0 ? missed : ['No group with a chair reviews this risk.'] };
}

/** The group itself, its parents in turn, and the board's own group at last; each once. */
function groupsAbove(groupKey: string | null, directory: Directory): Set<Group> {
  const found = new Set<Group>();
  for (let key = groupKey; key !== null;) {
    const group = directory.group(key);
    if (group === undefined || found.has(group)) break;
    found.add(group);
    key = group.parentKey;
  }
  const board = directory.boardGroup();
  return board === undefined ? found : found.add(board);
}

function recipientsOfReference(
  reference: PersonReference,
  directory: Directory,
  today: CivilDate,
): Recipients {
  const person = reference.personKey === null ? undefined : directory.person(reference.personKey);
  if (person !== undefined) return standsFor(person, directory, today, '', new Set());
  const group =
    (reference.personKey === null ? undefined : directory.group(reference.personKey)) ??
    directory.groupNamed(reference.name);
  if (group !== undefined) return chairOf(group, directory, today);
  const name = reference.name.trim();
  return {
    reached: [],
    missed: [name === '' ? 'A lead has no name.' : `“${name}” is not anyone in the People list.`],
  };
}

function standsFor(
  person: Person,
  directory: Directory,
  today: CivilDate,
  capacity: string,
  seen: Set<string>,
): Recipients {
  if (person.kind === 'person' && !hasLeft(person, today)) {
    return { reached: [{ person, capacity }], missed: [] };
  }
  if (seen.has(person.key)) {
    return { reached: [], missed: [`In the People list “${person.name}” leads back to itself.`] };
  }
  seen.add(person.key);
  if (hasLeft(person, today)) return deputyOf(person, directory, today, seen);
  if (person.kind === 'unknown') {
    return { reached: [], missed: [`Nobody knows yet who “${person.name}” is.`] };
  }
  const group = directory.group(person.key) ?? directory.groupNamed(person.name);
  if (group !== undefined) {
    const chair = chairOf(group, directory, today);
    if (chair.reached.length > 0) return chair;
  }
  const members = person.memberKeys.flatMap((key) => {
    const member = directory.person(key);
    return member === undefined ? [] : [member];
  });
  if (members.length === 0) {
    return { reached: [], missed: [`“${person.name}” has no members in the People list.`] };
  }
  const word = person.kind === 'role' ? `as ${person.name}` : `as a member of ${person.name}`;
  const all = combine(members.map((member) => standsFor(member, directory, today, word, seen)));
  // A collective is asked when any of its people can be; those who cannot are its own affair.
  return all.reached.length > 0 ? { reached: all.reached, missed: [] } : all;
}

function deputyOf(person: Person, directory: Directory, today: CivilDate, seen: Set<string>): Recipients {
  const left = person.endDate === null ? 'has left' : `left on ${formatCivilDate(person.endDate)}`;
  const deputy = person.deputyKey === null ? undefined : directory.person(person.deputyKey);
  if (deputy === undefined) return { reached: [], missed: [`${person.name} ${left} and has no deputy.`] };
  const stand = standsFor(deputy, directory, today, `as deputy for ${person.name}`, seen);
  if (stand.reached.length > 0) return stand;
  return {
    reached: [],
    missed: [`${person.name} ${left} and the deputy, ${deputy.name}, cannot be asked either.`],
  };
}

function chairOf(group: Group, directory: Directory, today: CivilDate): Recipients {
  const tried: string[] = [];
  for (const [key, capacity] of [
    [group.chairKey, `as chair of ${group.name}`],
    [group.deputyKey, `as deputy chair of ${group.name}`],
  ] as const) {
    const person = key === null ? undefined : directory.person(key);
    if (person === undefined) continue;
    const stand = standsFor(person, directory, today, capacity, new Set());
    if (stand.reached.length > 0) return stand;
    tried.push(...stand.missed);
  }
  return { reached: [], missed: tried.length > 0 ? tried : [`${group.name} has no chair.`] };
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
  return { reached: [...reached.values()], missed: [...new Set(parts.flatMap((part) => part.missed))] };
}

function sameName(first: string, second: string): boolean {
  return first.trim().toLowerCase() === second.trim().toLowerCase() && first.trim() !== '';
}
