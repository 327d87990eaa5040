import { addDays, type CivilDate } from '../domain/civil-date.ts';
import { said, type Language, type Said } from '../domain/language.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import type { Person } from '../domain/person.ts';
import { isTrouble, stateAsOf } from '../domain/receipt.ts';
import type { Reminder } from '../domain/reminder.ts';
import type { ItemName } from './planned.ts';
import { receiptErrorInWords } from './receipt-error-in-words.ts';
import { unaddressedWords } from './unaddressed-words.ts';
import { weekWords } from './week-words.ts';

/** What the board manager can put right from the list. */
export type PutRight = 'lead' | 'date' | 'review date' | 'chair' | 'reach';

/** An open item about which somebody is not asked, with the reason. */
export interface Unaddressed {
  readonly item: ItemName;
  readonly why: Said;
  readonly putRight: Exclude<PutRight, 'reach'>;
}

/** A person who could not be reached for certain lately: their newest such receipt. */
export interface Unreached {
  readonly person: Person;
  readonly why: Said;
  readonly putRight: 'reach';
}

export interface ManagerList {
  readonly unaddressed: readonly Unaddressed[];
  readonly unreached: readonly Unreached[];
  /** What is wrong with the calendar or the settings. */
  readonly warnings: readonly Said[];
}

const daysLookedBack = 7;

/** Who did not surely get a message in the last seven days and has not got one since. */
export function unreachedLately(
  ledger: readonly Reminder[],
  directory: PeopleDirectory,
  today: CivilDate,
): Unreached[] {
  const since = addDays(today, -daysLookedBack);
  const newest = new Map<string, Reminder>();
  for (const row of ledger) {
    if (row.day === null || row.day < since || row.day > today || row.state === 'superseded') continue;
    const known = newest.get(row.personKey);
    if (known === undefined || isNewer(row, known)) newest.set(row.personKey, row);
  }
  return [...newest.values()].flatMap((row) => {
    const person = directory.person(row.personKey);
    const state = stateAsOf(row, today);
    if (person === undefined || !isTrouble(state)) return [];
    // What stands in the receipt was written when it was sent.
    const why = said((language) =>
      `${unaddressedWords(language).notArrived(state, row.day)} ${receiptErrorInWords(row.error, language)}`.trim(),
    );
    return [{ person, why, putRight: 'reach' as const }];
  });
}

function isNewer(row: Reminder, other: Reminder): boolean {
  return (row.day ?? '') > (other.day ?? '') || (row.day === other.day && row.claimedAt > other.claimedAt);
}

export function isEmptyList(list: ManagerList): boolean {
  return list.unaddressed.length === 0 && list.unreached.length === 0 && list.warnings.length === 0;
}

/** "4 items need a lead, a date or a chair; 2 people could not be reached". Plain text. */
export function listInWords({ unaddressed, unreached, warnings }: ManagerList, language: Language): string {
  const words = weekWords(language);
  const items = new Set(unaddressed.map(({ item }) => `${item.itemKind} ${item.itemKey}`)).size;
  return [
    items === 0 ? '' : words.items(items),
    unreached.length === 0 ? '' : words.people(unreached.length),
    warnings.length === 0 ? '' : words.warnings(warnings.length),
  ]
    .filter((part) => part !== '')
    .join('; ');
}
