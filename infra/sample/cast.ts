import { type Lead } from '../../shared/domain/action.ts';
import { addDays, compareDates, daysBetween, type CivilDate } from '../../shared/domain/civil-date.ts';
import { type Group, type Person } from '../../shared/domain/person.ts';
import { type Actor, type PersonReference } from '../../shared/domain/row.ts';
import { type Unsaved } from './sample-board.ts';

type PersonRow = Unsaved<Person>;

/** The people and groups of one board, and who of them speaks for a lead, an owner or a group. */
export interface Cast {
  /** "p-nair-priya = P Nair" → who is meant, as the plan spells it; a text without a key names nobody known. */
  reference(text: string): PersonReference;
  /** As `reference`, with "support …" and "inform …" in front. */
  lead(text: string): Lead;
  /** The people with accounts behind references, on a day; someone who has left no longer speaks. */
  speakers(references: readonly PersonReference[], on: CivilDate): Actor[];
  chairOf(groupKey: string | null): Actor;
  readonly manager: Actor;
}

/** @throws RangeError when a seed names a key that is not in the board's People or Groups. */
export function castOf(
  people: readonly PersonRow[],
  groups: readonly Unsaved<Group>[],
  managerKey: string,
): Cast {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const find = (key: string): PersonRow => {
    const person = byKey.get(key);
    if (person === undefined)
      throw new RangeError(`The sample names ${key}, who is not in this board's People.`);
    return person;
  };
  const reference = (text: string): PersonReference => {
    const [before = '', spelling] = text.split(' = ');
    if (!before.startsWith('p-')) return { name: text, personKey: null };
    return { name: spelling ?? find(before).name, personKey: find(before).key };
  };
  const behind = (person: PersonRow, on: CivilDate): Actor[] => {
    if (person.endDate !== null && compareDates(person.endDate, on) < 0) return [];
    if (person.kind === 'person') return person.oid === null ? [] : [{ oid: person.oid, name: person.name }];
    return person.memberKeys.flatMap((key) => behind(find(key), on));
  };
  const manager = { oid: find(managerKey).oid, name: find(managerKey).name };
  return {
    reference,
    lead: (text) => {
      const role = /^(support|inform) /.exec(text)?.[1];
      const rest = role === undefined ? text : text.slice(role.length + 1);
      return { ...reference(rest), role: role === 'support' || role === 'inform' ? role : 'lead' };
    },
    speakers: (references, on) =>
      references.flatMap(({ personKey }) => (personKey === null ? [] : behind(find(personKey), on))),
    chairOf: (groupKey) => {
      const group = groups.find(({ key }) => key === groupKey) ?? groups.find(({ kind }) => kind === 'board');
      if (groupKey !== null && group?.key !== groupKey) {
        throw new RangeError(`The sample names ${groupKey}, which is not in this board's Groups.`);
      }
      const chair = group?.chairKey ?? null;
      return chair === null ? manager : { oid: find(chair).oid, name: find(chair).name };
    },
    manager,
  };
}

/** An instant in office hours on a day; `order` spreads the entries of one day and keeps them in sequence. */
export function inOfficeHours(day: CivilDate, order: number): string {
  const minutes = (order * 37) % 480;
  const hour = String(8 + Math.floor(minutes / 60)).padStart(2, '0');
  return `${day}T${hour}:${String(minutes % 60).padStart(2, '0')}:00Z`;
}

/** `count` days, oldest first, that end on `last` and are spread over most of the time since `first`. */
export function daysUpTo(last: CivilDate, count: number, first: CivilDate): CivilDate[] {
  const even = Math.min(120, Math.floor((daysBetween(first, last) * 0.85) / Math.max(1, count)));
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    // Nobody writes at even distances.
    const off = back === 0 ? 0 : ((index * 7 + count * 3) % 13) - 6;
    return addDays(last, off - back * even);
  });
}
