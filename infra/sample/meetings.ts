import { addDays, formatCivilDate, weekdayOf, type CivilDate } from '../../shared/domain/civil-date.ts';
import { type Group, type Meeting } from '../../shared/domain/person.ts';
import { type Unsaved } from './sample-board.ts';

/** How a group meets: `next` is days from today, `every` days between meetings, and how many of each to list. */
interface Rhythm {
  readonly group: string;
  readonly next: number;
  readonly every: number;
  readonly past: number;
  readonly coming: number;
}

const childrenRhythms: readonly Rhythm[] = [
  { group: 'g-children-board', next: 27, every: 91, past: 6, coming: 2 },
  { group: 'g-executive', next: 12, every: 42, past: 5, coming: 2 },
  { group: 'g-quality-assurance', next: 6, every: 56, past: 4, coming: 2 },
  { group: 'g-case-review', next: 19, every: 42, past: 3, coming: 1 },
  { group: 'g-exploitation', next: 9, every: 42, past: 3, coming: 1 },
  { group: 'g-learning', next: 34, every: 84, past: 2, coming: 1 },
];

const adultsRhythms: readonly Rhythm[] = [
  { group: 'g-adults-board', next: 41, every: 91, past: 6, coming: 2 },
  { group: 'g-executive', next: 12, every: 42, past: 3, coming: 1 },
  { group: 'g-adult-review', next: 20, every: 56, past: 4, coming: 1 },
  { group: 'g-self-neglect', next: 5, every: 28, past: 4, coming: 2 },
];

export function childrenMeetings(today: CivilDate, groups: readonly Unsaved<Group>[]): Unsaved<Meeting>[] {
  return childrenRhythms.flatMap((rhythm) => meetingsOf(rhythm, { today, groups, letter: 'c' }));
}

export function adultsMeetings(today: CivilDate, groups: readonly Unsaved<Group>[]): Unsaved<Meeting>[] {
  return adultsRhythms.flatMap((rhythm) => meetingsOf(rhythm, { today, groups, letter: 'a' }));
}

interface Place {
  readonly today: CivilDate;
  readonly groups: readonly Unsaved<Group>[];
  readonly letter: string;
}

function meetingsOf(rhythm: Rhythm, { today, groups, letter }: Place): Unsaved<Meeting>[] {
  const group = groups.find(({ key }) => key === rhythm.group);
  if (group === undefined) throw new RangeError(`No group ${rhythm.group} holds these meetings.`);
  return Array.from({ length: rhythm.past + rhythm.coming }, (_, index): Unsaved<Meeting> => {
    const date = tuesdayToThursday(addDays(today, rhythm.next + (index - rhythm.past) * rhythm.every));
    return {
      key: `mtg-${letter}-${rhythm.group.replace('g-', '')}-${String(index + 1)}`,
      title: `${group.name}, ${formatCivilDate(date)}`,
      groupKey: group.key,
      date,
      updateDeadline: addDays(date, -14),
      paperDeadline: addDays(date, -7),
      sealed: false,
      sealedFile: '',
      seal: null,
    };
  });
}

/** Boards meet mid-week, and not over Christmas: Monday moves on to Tuesday, Friday and the weekend back to Thursday. */
function tuesdayToThursday(wanted: CivilDate): CivilDate {
  const day = wanted.slice(5);
  const date = day >= '12-19' || day <= '01-04' ? addDays(wanted, day >= '12-19' ? -14 : 7) : wanted;
  const weekday = weekdayOf(date);
  return addDays(date, weekday === 1 ? 1 : weekday > 4 ? 4 - weekday : 0);
}
