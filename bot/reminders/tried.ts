import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { askedAt, cameBack, heardOnAction, mayHaveArrived, stateAsOf } from '../../shared/domain/receipt.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import { triedWords } from './tried-words.ts';

/**
 * What the ledger says was tried about an action, newest first, in words a chair reads: “10 March 2026: Priya Nair, in
 * Teams – nothing heard”. What went to the reader themselves is left out.
 */
export function triedAbout(
  action: Action,
  ledger: readonly Reminder[],
  people: readonly Pick<Person, 'key' | 'name'>[],
  reader: ReadonlySet<string>,
  today: CivilDate,
  language: Language,
): string[] {
  const words = triedWords(language);
  const names = new Map(people.map(({ key, name }) => [key, name]));
  const asked = ledger
    .filter(
      (row) =>
        row.kind === 'digest' &&
        row.state !== 'superseded' &&
        row.state !== 'claimed' &&
        !reader.has(row.personKey) &&
        row.lines.some(({ itemKind, itemKey }) => itemKind === 'action' && itemKey === action.key),
    )
    .sort((first, second) => askedAt(second).localeCompare(askedAt(first)));
  return asked.map((row, index) => {
    const next = asked.slice(0, index).findLast(({ personKey }) => personKey === row.personKey);
    const name = names.get(row.personKey) ?? words.nobodyAnyMore;
    const day = row.day === null ? words.someDay : formatCivilDate(row.day, language);
    return `${day}: ${name}${becameOf(row, action, next, today, language)}`;
  });
}

function becameOf(
  row: Reminder,
  action: Action,
  next: Reminder | undefined,
  today: CivilDate,
  language: Language,
): string {
  const words = triedWords(language);
  const state = stateAsOf(row, today);
  if (!mayHaveArrived(state)) {
    return ` – ${state === 'unreachable' ? words.notReached : words.notArrived}`;
  }
  const way = /group/i.test(row.channel) ? `, ${words.inChannel}` : `, ${words.inTeams}`;
  const perhaps = state === 'possibly sent' ? ` ${words.perhaps}` : '';
  const back = cameBack(askedAt(row), next === undefined ? null : askedAt(next), heardOnAction(action));
  return `${way}${perhaps} – ${back.kind !== 'nothing' ? words.heardSince : row.day === today ? words.today : words.nothingHeard}`;
}
