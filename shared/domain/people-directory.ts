import { compareDates, type CivilDate } from './civil-date.ts';
import type { Group, Person } from './person.ts';
import type { PersonReference } from './row.ts';

/** Who a name on an item turns out to be. A wrong person is worse than none: where several fit, nobody is meant. */
export type Meant =
  | { readonly kind: 'person'; readonly person: Person }
  /** A row of Groups that has no row of its own in People. */
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'ambiguous'; readonly fits: readonly Person[] }
  | { readonly kind: 'unknown' };

/**
 * The People and Groups of a board, ready to be asked who somebody is. Whom to ask about an item is the reminders'
 * decision. Where a key is found twice, its first row counts.
 */
export interface PeopleDirectory {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  person(key: string | null): Person | undefined;
  group(key: string | null): Group | undefined;
  /** The row of Groups that a row of People stands for: by the same key or the same name. */
  groupOf(person: Person): Group | undefined;
  /**
   * Whom a reference means: by its key, else by its name, so that a lead typed by hand is a lead. A key nobody has any
   * more falls back on the name. In names case, spaces, dots and titles do not matter, aliases count, and "A. Nwosu"
   * finds Amara Nwosu.
   */
  resolveReference(reference: PersonReference): Meant;
}

/** Whether a person's last day is past. */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.endDate !== null && compareDates(person.endDate, today) < 0;
}

/** Directories of rows that have not changed: working out who could be meant costs more than asking. */
const built = new WeakMap<readonly Person[], WeakMap<readonly Group[], PeopleDirectory>>();

/** The directory of these rows; built once for the same two arrays, which nobody changes. */
export function buildDirectory(people: readonly Person[], groups: readonly Group[]): PeopleDirectory {
  const known = built.get(people) ?? new WeakMap<readonly Group[], PeopleDirectory>();
  built.set(people, known);
  const directory = known.get(groups) ?? newDirectory(people, groups);
  known.set(groups, directory);
  return directory;
}

function newDirectory(people: readonly Person[], groups: readonly Group[]): PeopleDirectory {
  const personByKey = firstBy(people, (person) => person.key);
  const groupByKey = firstBy(groups, (group) => group.key);
  const groupByName = firstBy(groups, (group) => plainName(group.name));
  const peopleByName = allBy(people, (person) => [person.name, ...person.aliases].map(plainName));
  const peopleByInitials = allBy(people, (person) =>
    person.kind === 'person' ? initialForms(person.name) : [],
  );

  const withKey = (key: string): Meant | undefined => {
    const person = personByKey.get(key);
    if (person !== undefined) return { kind: 'person', person };
    const group = groupByKey.get(key);
    return group === undefined ? undefined : { kind: 'group', group };
  };
  const withName = (written: string): Meant | undefined => {
    const name = plainName(written);
    if (name === '') return undefined;
    const group = groupByName.get(name);
    // Two who bear the very name are two: reading it as somebody's initials after that would be guessing.
    return (
      onlyOf(peopleByName.get(name)) ??
      (group === undefined ? onlyOf(peopleByInitials.get(name)) : { kind: 'group', group })
    );
  };

  return {
    people,
    groups,
    person: (key) => (key === null ? undefined : personByKey.get(key)),
    group: (key) => (key === null ? undefined : groupByKey.get(key)),
    groupOf: (person) => groupByKey.get(person.key) ?? groupByName.get(plainName(person.name)),
    resolveReference: ({ name, personKey }) =>
      (personKey === null ? undefined : withKey(personKey)) ??
      withName(name) ??
      withKey(name.trim()) ?? { kind: 'unknown' },
  };
}

/** Nobody, the one who is there, or the several who are; two rows with one account are one person. */
function onlyOf(found: readonly Person[] | undefined): Meant | undefined {
  const [first, ...others] = [
    ...firstBy(found ?? [], (person) => person.oid?.toLowerCase() ?? person.key).values(),
  ];
  if (first === undefined) return undefined;
  return others.length === 0
    ? { kind: 'person', person: first }
    : { kind: 'ambiguous', fits: [first, ...others] };
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

/**
 * Lower case, no accents, no punctuation, no title before the name: how two spellings of one name become equal. Of “???”
 * nothing would be left, so it stays as it is.
 */
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
  return bare.length === 0 ? name.trim() : bare.join(' ');
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

/** Each item under its key, the first where a key is repeated; an empty key finds nobody. */
function firstBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== '' && !found.has(key)) found.set(key, item);
  }
  return found;
}

function allBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [item]);
      else known.push(item);
    }
  }
  return found;
}
