import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import type { ReminderLine } from '../../shared/domain/reminder.ts';
import type { PlannedNotice } from '../../shared/reminders/notices.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace, RegisterLinks } from '../cards/card-place.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import type { DueMessage } from './due-work.ts';
import { personalDigestCard } from './personal-digest.ts';
import { languageKept } from './way-to-person.ts';

/** The card of a message that is due, in its person’s language, for somebody by their Teams id; null = it is not known, so the card does not refresh itself. */
export function messageOf(
  message: DueMessage,
  snapshot: BoardSnapshot,
  today: CivilDate,
  links: RegisterLinks,
  mri: string | null,
): CardMessage {
  const { boardId, configuration, conversations } = snapshot;
  const place = {
    board: { id: boardId, title: configuration.settings.title },
    links,
    mri,
    language: languageKept(message.person.oid ?? '', conversations) ?? 'en',
  };
  return message.notice === null
    ? digestMessage(message, snapshot, today, place)
    : noticeMessage(message.notice, snapshot, today, place);
}

function digestMessage(
  { row, person, lines }: DueMessage,
  snapshot: BoardSnapshot,
  today: CivilDate,
  place: CardPlace,
): CardMessage {
  const digest = {
    snapshot,
    personKeys: new Set([person.key]),
    personName: person.name,
    from: 0,
    today,
    place,
    reminder: true,
  };
  const card = personalDigestCard({ ...digest, list: 'today', planned: lines });
  // Asked for by a person on a day when nothing is pressing: then it shows all.
  const isEmpty = card.isEmpty && row.requestedBy !== null;
  return isEmpty ? personalDigestCard({ ...digest, list: 'mine' }) : card;
}

function noticeMessage(
  { kind, action }: PlannedNotice,
  { actions, configuration }: BoardSnapshot,
  today: CivilDate,
  place: CardPlace,
): CardMessage {
  const { timeZone } = configuration.settings;
  return noticeCard({
    place,
    today,
    atInWords: (instant) => momentInWords(instant, timeZone, place.language),
    notice: { kind, action: actions.find(({ key }) => key === action.key) ?? action },
  });
}

/** The groups whose items a message is about, those with most of them first. */
export function groupsOf(snapshot: BoardSnapshot, lines: readonly ReminderLine[]): string[] {
  const groups = groupsByItem(snapshot);
  const counts = new Map<string, number>();
  for (const item of new Set(lines.map(({ itemKind, itemKey }) => `${itemKind} ${itemKey}`))) {
    const groupKey = groups.get(item);
    if (groupKey !== undefined) counts.set(groupKey, (counts.get(groupKey) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([groupKey]) => groupKey);
}

/** One for each board that is being swept, for the register as it is: not once for each of thousands of messages. */
const knownGroups = new WeakMap<BoardSnapshot, ReadonlyMap<string, string>>();

/** The group of each action, risk and meeting, by kind and key. */
function groupsByItem(snapshot: BoardSnapshot): ReadonlyMap<string, string> {
  const known = knownGroups.get(snapshot);
  if (known !== undefined) return known;
  const { actions, risks, meetings } = snapshot;
  const items: readonly [string, readonly { readonly key: string; readonly groupKey: string | null }[]][] = [
    ['action', actions],
    ['risk', risks],
    ['meeting', meetings],
  ];
  const groups = new Map<string, string>();
  for (const [kind, rows] of items) {
    for (const { key, groupKey } of rows) if (groupKey !== null) groups.set(`${kind} ${key}`, groupKey);
  }
  knownGroups.set(snapshot, groups);
  return groups;
}
