import { compareDates, type CivilDate } from './civil-date.ts';
import type { Group, Person } from './person.ts';
import type { PersonReference } from './row.ts';

/** The People and Groups of a board, ready to be asked who somebody is. */
export interface PeopleDirectory {
  byKey(key: string): Person | null;
  /** By Entra object id, whatever its case. */
  byOid(oid: string): Person | null;
  /**
   * By a name as somebody wrote it: case, spaces, dots and titles do not matter, aliases count, "A. Nwosu" finds Amara
   * Nwosu. Null when nobody or more than one fits: a wrong person is worse than none.
   */
  byName(name: string): Person | null;
  groupByKey(key: string): Group | null;
  /** Whom a reference means: by its key, else by its name. A key nobody has any more falls back on the name. */
  resolveReference(reference: PersonReference): Person | null;
  /**
   * The people to ask about something under this reference: the person, or for a role, group, agency or collective
   * its members; for a row of the Groups list its chair, else the deputy. Whoever left is replaced by their deputy,
   * and nobody stands twice. Empty when nobody can be asked.
   */
  peopleBehind(reference: PersonReference, today: CivilDate): Person[];
}

/** Whether a person's last day is past. */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.endDate !== null && compareDates(person.endDate, today) < 0;
}

export function buildDirectory(people: readonly Person[], groups: readonly Group[]): PeopleDirectory {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const byOid = new Map(
    people.flatMap((person) => (person.oid === null ? [] : [[person.oid.toLowerCase(), person] as const])),
  );
  const groupsByKey = new Map(groups.map((group) => [group.key, group]));
  const groupsByName = unambiguous(groups.map((group) => [plainName(group.name), group] as const));
  const exact = unambiguous(
    people.flatMap((person) =>
      [person.name, ...person.aliases].map((name) => [plainName(name), person] as const),
    ),
  );
  const initialled = unambiguous(
    people
      .filter((person) => person.kind === 'person')
      .flatMap((person) => initialForms(person.name).map((name) => [name, person] as const)),
  );

  const byName = (name: string): Person | null => {
    const wanted = plainName(name);
    if (wanted === '') return null;
    const found = exact.get(wanted);
    // Null: two bear that very name, and reading it as somebody's initials would be guessing.
    return found === undefined ? (initialled.get(wanted) ?? null) : found;
  };

  const resolveReference = (reference: PersonReference): Person | null => {
    const keyed = reference.personKey === null ? undefined : byKey.get(reference.personKey);
    return keyed ?? byName(reference.name) ?? byKey.get(reference.name) ?? null;
  };

  const findGroup = (reference: PersonReference): Group | null => {
    const keyed = reference.personKey === null ? undefined : groupsByKey.get(reference.personKey);
    return keyed ?? groupsByName.get(plainName(reference.name)) ?? null;
  };

  const peopleBehind = (reference: PersonReference, today: CivilDate): Person[] => {
    const asked = new Set<Person>();
    const visited = new Set<string>();

    /** Adds whom `person` stands for; false when that is nobody. */
    const visit = (person: Person): boolean => {
      // Deputies and members can point in circles.
      if (visited.has(person.key)) return asked.has(person);
      visited.add(person.key);
      if (hasLeft(person, today)) return visitKey(person.deputyKey);
      if (person.kind === 'person') {
        asked.add(person);
        return true;
      }
      const reached = person.memberKeys.map(visitKey).some((reachedMember) => reachedMember);
      if (reached) return true;
      // A post or group with an account or a deputy of its own can still be asked.
      if (person.oid !== null) {
        asked.add(person);
        return true;
      }
      return visitKey(person.deputyKey) || visitGroup(groupOf(person));
    };
    const visitKey = (key: string | null): boolean => {
      if (key === null) return false;
      const person = byKey.get(key);
      return person === undefined ? visitGroup(groupsByKey.get(key) ?? null) : visit(person);
    };
    const visitGroup = (group: Group | null): boolean => {
      if (group === null || visited.has(`group ${group.key}`)) return false;
      visited.add(`group ${group.key}`);
      return visitKey(group.chairKey) || visitKey(group.deputyKey);
    };
    const groupOf = (person: Person): Group | null =>
      person.kind === 'group'
        ? (groupsByKey.get(person.key) ?? groupsByName.get(plainName(person.name)) ?? null)
        : null;

    const person = resolveReference(reference);
    if (person === null) visitGroup(findGroup(reference));
    else visit(person);
    return [...asked];
  };

  return {
    byKey: (key) => byKey.get(key) ?? null,
    byOid: (oid) => byOid.get(oid.toLowerCase()) ?? null,
    byName,
    groupByKey: (key) => groupsByKey.get(key) ?? null,
    resolveReference,
    peopleBehind,
  };
}

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'cllr',
  'sir',
  'dame',
  'rev',
]);

/** Lower case, no accents, no punctuation, no title before the name: how two spellings of one name become equal. */
function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const bare =
    words.length > 2 || (words.length === 2 && titles.has(words[0] ?? ''))
      ? words.filter((word, at) => at > 0 || !titles.has(word))
      : words;
  return bare.join(' ');
}

/** "amara nwosu" is also written "a nwosu", "amara n", "an", "nwosu a" and "nwosu amara". */
function initialForms(name: string): string[] {
  const words = plainName(name).split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2 || first === '' || last === '') return [];
  const initials = words.map((word) => word.charAt(0));
  return [
    ...new Set([
      `${first} ${last}`,
      `${last} ${first}`,
      `${first.charAt(0)} ${last}`,
      `${last} ${first.charAt(0)}`,
      `${first} ${last.charAt(0)}`,
      `${initials.slice(0, -1).join(' ')} ${last}`,
      initials.join(''),
      initials.join(' '),
    ]),
  ];
}

/** A map in which a key that leads to more than one value leads to null. */
function unambiguous<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value | null> {
  const found = new Map<string, Value | null>();
  for (const [key, value] of entries) {
    const before = found.get(key);
    found.set(key, before === undefined || before === value ? value : null);
  }
  return found;
}
