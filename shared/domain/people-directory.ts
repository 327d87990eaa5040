import { compareDates, type CivilDate } from './civil-date.ts';
import type { Person } from './person.ts';
import type { PersonReference } from './row.ts';

/** The People of a board, ready to be asked who somebody is. Whom to ask about an item is the reminders' decision. */
export interface PeopleDirectory {
  byKey(key: string): Person | null;
  /** By Entra object id, whatever its case. */
  byOid(oid: string): Person | null;
  /**
   * By a name as somebody wrote it: case, spaces, dots and titles do not matter, aliases count, "A. Nwosu" finds Amara
   * Nwosu. Null when nobody or more than one fits: a wrong person is worse than none.
   */
  byName(name: string): Person | null;
  /** Whom a reference means: by its key, else by its name. A key nobody has any more falls back on the name. */
  resolveReference(reference: PersonReference): Person | null;
}

/** Whether a person's last day is past. */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.endDate !== null && compareDates(person.endDate, today) < 0;
}

export function buildDirectory(people: readonly Person[]): PeopleDirectory {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const byOid = new Map(
    people.flatMap((person) => (person.oid === null ? [] : [[person.oid.toLowerCase(), person] as const])),
  );
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

  return {
    byKey: (key) => byKey.get(key) ?? null,
    byOid: (oid) => byOid.get(oid.toLowerCase()) ?? null,
    byName,
    resolveReference,
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
