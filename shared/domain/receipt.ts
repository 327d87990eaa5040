import type { Action } from './action.ts';
import type { CivilDate } from './civil-date.ts';
import type { Reminder, ReminderLine, ReminderState } from './reminder.ts';
import type { Risk } from './risk.ts';
import type { Language } from './language.ts';
import { stageWords } from './stage-words.ts';

/** The newest thing recorded about an item, as its row keeps it. `by` and `text` are '' where the row does not say. */
export interface Heard {
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/**
 * What came back after a reminder, as far as the item's own row tells:
 * - `nothing`  nothing was recorded after it was asked, up to the next reminder or now
 * - `answered` something was, and no other reminder went out in between
 * - `later`    something was, but only the trail knows whether before or after the next reminder
 */
export type CameBack =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answered'; readonly heard: Heard }
  | { readonly kind: 'later'; readonly heard: Heard };

/** When a message left, or was given up; '' for a row that says neither. */
export function wentOutAt({ finishedAt, claimedAt }: Pick<Reminder, 'finishedAt' | 'claimedAt'>): string {
  return finishedAt === '' ? claimedAt : finishedAt;
}

/**
 * From when on a word about an item answers the message: from its being handed over. Teams can show it, and somebody can have answered,
 * before Teams’ own answer and with it the time it went out is here. ISO instant; '' for a row that says neither.
 */
export function askedAt({ finishedAt, claimedAt }: Pick<Reminder, 'finishedAt' | 'claimedAt'>): string {
  return claimedAt === '' ? finishedAt : claimedAt;
}

/** A row that was being handed over on an earlier day: the service stopped meanwhile, and nobody knows. */
export function stateAsOf({ state, day }: Pick<Reminder, 'state' | 'day'>, today: CivilDate): ReminderState {
  return state === 'sending' && day !== null && day < today ? 'possibly sent' : state;
}

/** Whether the person may have it before them. */
export function mayHaveArrived(state: ReminderState): boolean {
  return state === 'sent' || state === 'possibly sent';
}

/** States in which somebody should see to it. */
export function isTrouble(state: ReminderState): state is 'failed' | 'possibly sent' | 'unreachable' {
  return state === 'failed' || state === 'possibly sent' || state === 'unreachable';
}

/** The newest word on an action; null when nothing was ever recorded. */
export function heardOnAction({
  lastHeardAt,
  lastNote,
}: Pick<Action, 'lastHeardAt' | 'lastNote'>): Heard | null {
  const note = lastNote === null ? null : { at: lastNote.at, by: lastNote.by, text: lastNote.text };
  if (note !== null && !isLater(lastHeardAt, note.at)) return note;
  return lastHeardAt === '' ? note : { at: lastHeardAt, by: '', text: '' };
}

/** The same for a risk, whose reviews are dated by the day: one on the day of a reminder answers it. */
export function heardOnRisk({ lastReview, lastNote }: Pick<Risk, 'lastReview' | 'lastNote'>): Heard | null {
  const note = lastNote === null ? null : { at: lastNote.at, by: lastNote.by, text: lastNote.text };
  if (lastReview === null || (note !== null && note.at.slice(0, 10) >= lastReview)) return note;
  return { at: `${lastReview}T23:59:00Z`, by: '', text: '' };
}

/**
 * @param asked when the reminder asked; ISO instant
 * @param askedAgainAt when the next reminder about the item asked the same person; null = none did
 */
export function cameBack(asked: string, askedAgainAt: string | null, heard: Heard | null): CameBack {
  if (heard === null || !isLater(heard.at, asked)) return { kind: 'nothing' };
  return askedAgainAt !== null && isLater(heard.at, askedAgainAt)
    ? { kind: 'later', heard }
    : { kind: 'answered', heard };
}

/** Of an item's trail, what was recorded after a reminder and before the next, oldest first. */
export function entriesBetween<Entry extends { readonly at: string }>(
  trail: readonly Entry[],
  asked: string,
  askedAgainAt: string | null,
): Entry[] {
  return trail
    .filter(({ at }) => isLater(at, asked) && (askedAgainAt === null || !isLater(at, askedAgainAt)))
    .sort((first, second) => Date.parse(first.at) - Date.parse(second.at));
}

/** Whether one ISO instant is after another; what is no instant, after a hand edit, is after nothing. */
export function isLater(instant: string, other: string): boolean {
  const time = Date.parse(instant);
  const compared = Date.parse(other);
  return !Number.isNaN(time) && (Number.isNaN(compared) || time > compared);
}

/** The first sentence of a note on one line, at most 160 characters. */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const sentence = /^.*?[.!?…](?=\s|$)/u.exec(line)?.[0] ?? line;
  const characters = Array.from(sentence);
  return characters.length <= 160 ? sentence : `${characters.slice(0, 159).join('').trimEnd()}…`;
}

/** Lines about the same thing, whoever was asked and at whatever stage. */
export function sameItem(
  first: Pick<ReminderLine, 'itemKind' | 'itemKey'>,
  second: Pick<ReminderLine, 'itemKind' | 'itemKey'>,
): boolean {
  return first.itemKind === second.itemKind && first.itemKey === second.itemKey;
}

/** The stage of a line as people say it: "14 days before", "2 weeks overdue". A name nobody knows stands for itself, without its dashes. */
export function stageInWords(stage: string, language: Language = 'en'): string {
  const { named, counted } = stageWords(language);
  if (isKeyOf(named, stage)) return named[stage];
  const [, name = '', count = ''] = /^(.+)-(\d+)$/.exec(stage) ?? [];
  if (isKeyOf(counted, name)) return counted[name](Number(count));
  const words = stage.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isKeyOf<Table extends object>(table: Table, key: string): key is Extract<keyof Table, string> {
  return Object.hasOwn(table, key);
}
