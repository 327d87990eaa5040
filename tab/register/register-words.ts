import { inLanguages } from '../../shared/domain/language.ts';
import type { Lead } from '../../shared/domain/action.ts';
import { feminine, welshCount, welshList, welshNouns, type WelshNoun } from '../../shared/domain/welsh.ts';

/** What is counted on the pages. */
export type Counted = keyof typeof welshOf;

interface RegisterWords {
  /** "1 risk", "3 risks", "no risks". */
  counted: (count: number, what: Counted) => string;
  /** "31 open risks; 6 reviews due; 14 actions overdue". */
  summary: (counts: { open: number; due: number; overdue: number }) => string;
  /** "Up from 9". */
  up: (before: string | number | undefined) => string;
  down: (before: string | number | undefined) => string;
  same: string;
  new: string;
  notComparable: string;
  notScored: string;
  notGiven: string;
  percentNotGiven: string;
  ongoing: (cadence: string) => string;
  noDateGiven: string;
  noDate: string;
  nobodyNamed: string;
  hasLeft: (name: string) => string;
  leftWarning: string;
  unknownGuest: string;
  ambiguous: (people: number) => string;
  notInPeople: string;
  roles: Readonly<Record<Lead['role'], string>>;
  justUpdated: (by: string) => string;
  justAdded: (by: string) => string;
  /** "3 risks updated", with who did it where that is one person. */
  news: (
    count: number,
    kind: 'risk' | 'action',
    change: 'added' | 'updated' | 'removed',
    by: string,
  ) => string;
  /** "a, b and c". */
  list: (parts: readonly string[]) => string;
}

const welshOf = {
  risk: welshNouns.risk,
  'open risk': feminine('risg agored'),
  action: welshNouns.action,
  'open action': feminine('gweithred agored'),
  review: welshNouns.review,
  reminder: welshNouns.reminder,
  receipt: feminine('derbynneb'),
  item: feminine('eitem'),
} as const satisfies Record<string, WelshNoun>;

const english = (count: number, what: string) =>
  `${count === 0 ? 'no' : count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;

const welsh = (count: number, noun: WelshNoun) =>
  count === 0 ? `dim ${noun.word}` : welshCount(count, noun);

/** What the register says of itself on every page. */
export const registerWords = inLanguages<RegisterWords>({
  en: {
    counted: english,
    summary: ({ open, due, overdue }) =>
      [
        english(open, 'open risk'),
        `${english(due, 'review')} due`,
        `${english(overdue, 'action')} overdue`,
      ].join('; '),
    up: (before) => (before === undefined ? 'Up' : `Up from ${before}`),
    down: (before) => (before === undefined ? 'Down' : `Down from ${before}`),
    same: 'No change',
    new: 'New',
    notComparable: 'Cannot be compared',
    notScored: 'Not scored',
    notGiven: 'not given',
    percentNotGiven: 'Not given',
    ongoing: (cadence) => `ongoing${cadence}`,
    noDateGiven: 'no date given',
    noDate: 'no date',
    nobodyNamed: 'Nobody named',
    hasLeft: (name) => `${name} (has left)`,
    leftWarning: 'has left',
    unknownGuest: 'nobody knows who this is',
    ambiguous: (people) => `could be ${people} people`,
    notInPeople: 'not in the People list',
    roles: { lead: '', support: 'support', inform: 'kept informed' },
    justUpdated: (by) => `Just updated${by === '' ? '' : ` by ${by}`}`,
    justAdded: (by) => `Just added${by === '' ? '' : ` by ${by}`}`,
    news: (count, kind, change, by) =>
      `${count} ${kind}${count === 1 ? '' : 's'} ${change}${by === '' ? '' : ` by ${by}`}`,
    list: englishList,
  },
  cy: {
    counted: (count, what) => welsh(count, welshOf[what]),
    summary: ({ open, due, overdue }) =>
      [
        welsh(open, welshOf['open risk']),
        `${welsh(due, welshNouns.review)} i’w gynnal`,
        `${welsh(overdue, welshNouns.action)} yn hwyr`,
      ].join('; '),
    up: (before) => (before === undefined ? 'Wedi codi' : `Wedi codi o ${before}`),
    down: (before) => (before === undefined ? 'Wedi gostwng' : `Wedi gostwng o ${before}`),
    same: 'Dim newid',
    new: 'Newydd',
    notComparable: 'Ni ellir cymharu',
    notScored: 'Heb ei sgorio',
    notGiven: 'heb ei nodi',
    percentNotGiven: 'Heb ei nodi',
    ongoing: (cadence) => `parhaus${cadence}`,
    noDateGiven: 'dim dyddiad wedi’i nodi',
    noDate: 'dim dyddiad',
    nobodyNamed: 'Neb wedi’i enwi',
    hasLeft: (name) => `${name} (wedi gadael)`,
    leftWarning: 'wedi gadael',
    unknownGuest: 'does neb yn gwybod pwy yw hwn',
    ambiguous: (people) => `gallai fod yn un o ${people} o bobl`,
    notInPeople: 'ddim yn y rhestr Pobl',
    roles: { lead: '', support: 'cefnogi', inform: 'i’w hysbysu' },
    justUpdated: (by) => `Newydd ei ddiweddaru${by === '' ? '' : ` gan ${by}`}`,
    justAdded: (by) => `Newydd ei ychwanegu${by === '' ? '' : ` gan ${by}`}`,
    news: (count, kind, change, by) =>
      `${welshChange[change]} ${welshCount(count, welshNouns[kind])}${by === '' ? '' : ` gan ${by}`}`,
    list: welshList,
  },
});

const welshChange = { added: 'ychwanegwyd', updated: 'diweddarwyd', removed: 'tynnwyd' } as const;

function englishList(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
