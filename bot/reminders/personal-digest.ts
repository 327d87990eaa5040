import type { MyList } from '../../shared/contracts/card-payloads.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import { reasonInWords } from '../../shared/reminders/reason-in-words.ts';
import type { ReminderLine } from '../../shared/domain/reminder.ts';
import type { SchemeReference } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { meetingsBeingPrepared } from '../../shared/reminders/meeting-asks.ts';
import type { MyLine } from '../../shared/reminders/my-line.ts';
import { linesByPerson, linesOf } from '../../shared/reminders/my-list.ts';
import type { RegisterForReminders } from '../../shared/reminders/planned.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import { digestCard } from '../cards/digest-card.ts';
import { meetingCard } from '../cards/meeting-card.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { weeksOf } from './week-pages.ts';

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
  return linesOf(linesOfEverybody(snapshot, today), personKeys);
}

interface Known extends Pick<BoardSnapshot, 'risks' | 'people' | 'groups' | 'meetings' | 'configuration'> {
  readonly today: CivilDate;
  readonly lines: ReturnType<typeof linesByPerson>;
}

/** One for each board that is in use, for the register as it is. */
const known = new WeakMap<BoardSnapshot['actions'], Known>();

/** Everybody’s lines, worked out once for a register as it is: a sweep asks for thousands of people one after another. */
function linesOfEverybody(snapshot: BoardSnapshot, today: CivilDate): Known['lines'] {
  const { actions, risks, people, groups, meetings, configuration } = snapshot;
  const last = known.get(actions);
  const isSame =
    last?.today === today &&
    last.risks === risks &&
    last.people === people &&
    last.groups === groups &&
    last.meetings === meetings &&
    last.configuration === configuration;
  if (isSame) return last.lines;
  const lines = linesByPerson(registerOf(snapshot), configuration.reminderPolicy, today);
  known.set(actions, { risks, people, groups, meetings, configuration, today, lines });
  return lines;
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
  /** What the clock planned for this card; its reasons stand on their lines. */
  readonly planned?: readonly ReminderLine[];
  /** False = without the weekly pages; undefined = with those that the person has. */
  readonly week?: boolean | undefined;
}

/** A person's list on one board as a card, as it stands in the snapshot; `isEmpty` = it only says that there is nothing. */
export function personalDigestCard(
  digest: PersonalDigest,
): CardMessage & { readonly count: number; readonly isEmpty: boolean } {
  const { snapshot, place, list, from, reminder, personName, planned } = digest;
  const all = linesOfPerson(snapshot, digest.personKeys, digest.today);
  const isPlanned = plannedItems(planned ?? []);
  const lines = all.filter((line) => belongsTo(line, list) || (list === 'today' && isPlanned(line)));
  const week = planned === undefined ? digest.week : planned.some(({ itemKind }) => itemKind === 'board');
  const weeks = list === 'today' && week !== false ? weeksOf(digest, place.language) : [];
  const message = digestCard({
    place,
    personName,
    list,
    lines,
    from,
    others: all.length - lines.length,
    schemeOf: (line) => schemeWith(snapshot, line.risk.scheme),
    reminder,
    weeks,
    ...(week === undefined ? {} : { week }),
    ...(planned === undefined ? {} : { reasonOf: reasonsIn(planned, place.language) }),
  });
  return { ...message, count: lines.length, isEmpty: lines.length === 0 && weeks.length === 0 };
}

/** A person’s open actions for one meeting as a card; null when the meeting is over or not being prepared. */
export function meetingDigestCard(
  question: Pick<PersonalDigest, 'snapshot' | 'personKeys' | 'today' | 'place' | 'from'> & {
    readonly meetingKey: string;
  },
): CardMessage | null {
  const { snapshot, personKeys, today, place, from } = question;
  const { reminderPolicy } = snapshot.configuration;
  const directory = buildDirectory(snapshot.people, snapshot.groups);
  const ask = meetingsBeingPrepared(snapshot.meetings, directory, reminderPolicy, today).find(
    ({ meeting }) => meeting.key === question.meetingKey,
  );
  if (ask === undefined) return null;
  return meetingCard({
    place,
    meeting: ask.meeting,
    lines: linesOfPerson(snapshot, personKeys, today).filter(
      (line) => line.kind === 'action' && line.ask === 'update' && ask.covers(line.action),
    ),
    from,
    schemeOf: (line) => schemeWith(snapshot, line.risk.scheme),
  });
}

/** The scheme a score was made with, or null when the board's Settings do not have it. */
export function schemeWith(snapshot: BoardSnapshot, reference: SchemeReference | null): ScoringScheme | null {
  const { schemes } = snapshot.configuration;
  return schemes.find(({ id, version }) => id === reference?.id && version === reference.version) ?? null;
}

/** A planned line’s reason, where a list’s own words say less: what was tried before something was escalated. */
function reasonsIn(planned: readonly ReminderLine[], language: Language): (line: MyLine) => string {
  return (line) => {
    if (line.kind !== 'action' || line.section !== 'escalated') return '';
    const asked = planned.find(({ itemKey, stage }) => itemKey === line.action.key && /^escalat/.test(stage));
    return asked === undefined ? '' : reasonInWords(asked.reason, language);
  };
}

/** What a card was planned for stands on it, even where the person has said all there is to say. */
function plannedItems(planned: readonly ReminderLine[]): (line: MyLine) => boolean {
  const items = new Set(planned.map(({ itemKind, itemKey }) => `${itemKind} ${itemKey}`));
  return (line) => {
    switch (line.kind) {
      case 'action':
        return items.has(`action ${line.action.key}`);
      case 'risk':
        return items.has(`risk ${line.risk.key}`);
      case 'meeting':
        return items.has(`meeting ${line.meeting.key}`);
    }
  };
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
