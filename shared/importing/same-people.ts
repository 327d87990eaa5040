import { comparable } from './cell-text.ts';
import type { ReadLead, SamePerson } from './reading.ts';

/**
 * Names that may mean one: the same letters in another order or with initials, one letter apart, or the same post spelt two ways. They are
 * proposed; nobody is merged here.
 */
export function samePeople(leads: readonly ReadLead[]): SamePerson[] {
  const spellings = new Map<string, { name: string; count: number }>();
  for (const { name, jobTitle } of leads) {
    const written = jobTitle === '' ? name : `${name} (${jobTitle})`;
    const known = spellings.get(written);
    spellings.set(written, { name, count: (known?.count ?? 0) + 1 });
  }
  const all = [...spellings].map(([written, { name, count }]) => ({
    written,
    name,
    count,
    plain: plainOf(name),
  }));
  const groups: (typeof all)[] = [];
  for (const one of all) {
    const group = groups.find((others) => others.some((other) => isSame(one.plain, other.plain)));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => ({
      names: group.map(({ written }) => written),
      proposed:
        [...group].sort((one, other) => other.count - one.count || other.name.length - one.name.length)[0]
          ?.name ?? '',
    }));
}

const small = new Set(['the', 'of', 'for', 'and', 'lscb', 'board', 's']);

const plainOf = (name: string): string =>
  comparable(name)
    .replaceAll(/\bsub ?groups?\b/g, 'subgroup')
    .replaceAll(/\bservices?\b/g, 'service')
    .replaceAll(/\bmanagers?\b/g, 'manager')
    .replaceAll(/\b(?:s|adults?|children)\b/g, (word) =>
      word.startsWith('adult') ? 'adult' : word === 's' ? '' : word,
    )
    .replaceAll(/\s+/g, ' ')
    .trim();

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [words, others] = [one.split(' '), other.split(' ')];
  const sorted = (all: readonly string[]) =>
    [...all]
      .filter((word) => !small.has(word))
      .sort()
      .join(' ');
  if (sorted(words) !== '' && sorted(words) === sorted(others)) return true;
  if (one.length >= 8 && Math.abs(one.length - other.length) <= 1 && oneSlip(one, other)) return true;
  // "A Nwosu" and "Amara Nwosu".
  const [first = '', ...rest] = words;
  const [otherFirst = '', ...otherRest] = others;
  const initials = first.length === 1 || otherFirst.length === 1;
  return (
    initials &&
    rest.length > 0 &&
    rest.join(' ') === otherRest.join(' ') &&
    first.charAt(0) === otherFirst.charAt(0)
  );
}

/** One letter added, left out or changed. */
function oneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rest = (text: string, from: number) => text.slice(from);
  return (
    rest(one, start + 1) === rest(other, start + 1) ||
    rest(one, start + 1) === rest(other, start) ||
    rest(one, start) === rest(other, start + 1)
  );
}
