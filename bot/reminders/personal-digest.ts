import type { MyList } from '../../shared/contracts/card-payloads.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { SchemeReference } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { myLines, type MyLine } from '../../shared/reminders/my-list.ts';
import type { RegisterForReminders } from '../../shared/reminders/planned.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import { digestCard } from '../cards/digest-card.ts';
import type { BoardSnapshot } from '../register/board-contents.ts';
import { shareOf } from './shares.ts';

/** A snapshot as the planning of reminders reads it. */
export function registerOf(snapshot: BoardSnapshot): RegisterForReminders {
  const { actions, risks, people, groups, meetings, configuration } = snapshot;
  return { actions, risks, people, groups, meetings, settings: configuration.settings };
}

/** Everything on the board that a person is asked about; `personKeys` are their rows in People. */
export function linesOfPerson(
  snapshot: BoardSnapshot,
  personKeys: ReadonlySet<string>,
  today: CivilDate,
): MyLine[] {
  const share = shareOf(snapshot, personKeys, today);
  const { reminderPolicy } = snapshot.configuration;
  return myLines({ ...registerOf(snapshot), ...share }, personKeys, reminderPolicy, today);
}

export interface PersonalDigest {
  readonly snapshot: BoardSnapshot;
  readonly personKeys: ReadonlySet<string>;
  readonly personName: string;
  readonly list: MyList;
  readonly from: number;
  readonly today: CivilDate;
  readonly place: CardPlace;
  readonly reminder: boolean;
}

/** A person's list on one board as a card, as it stands in the snapshot; `count` is how many lines the list has. */
export function personalDigestCard(digest: PersonalDigest): CardMessage & { readonly count: number } {
  const { snapshot, place, list, from, reminder, personName } = digest;
  const all = linesOfPerson(snapshot, digest.personKeys, digest.today);
  const lines = all.filter((line) => belongsTo(line, list));
  const message = digestCard({
    place,
    personName,
    list,
    lines,
    from,
    others: all.length - lines.length,
    schemeOf: (line) => schemeWith(snapshot, line.risk.scheme),
    reminder,
  });
  return { ...message, count: lines.length };
}

/** The scheme a score was made with, or null when the board's Settings do not have it. */
export function schemeWith(snapshot: BoardSnapshot, reference: SchemeReference | null): ScoringScheme | null {
  const { schemes } = snapshot.configuration;
  return schemes.find(({ id, version }) => id === reference?.id && version === reference.version) ?? null;
}

function belongsTo(line: MyLine, list: MyList): boolean {
  switch (list) {
    case 'today':
      return line.asksNow;
    case 'mine':
      return line.kind === 'action' && line.ask === 'update';
    case 'overdue':
      return line.section === 'overdue';
    case 'reviews':
      return line.kind === 'risk';
  }
}
