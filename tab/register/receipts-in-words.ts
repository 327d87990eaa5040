import type { Receipt, ReceiptLine } from '../../shared/contracts/receipts.ts';
import { civilDateAt, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import {
  cameBack,
  heardOnAction,
  heardOnRisk,
  mayHaveArrived,
  stageInWords,
  wentOutAt,
  type CameBack,
} from '../../shared/domain/receipt.ts';
import type { ReminderState } from '../../shared/domain/reminder.ts';
import type { ReadableRegister } from './register-index.ts';

/** What became of a message, as the page says it. */
export const stateWords: Readonly<Record<ReminderState, string>> = {
  claimed: 'About to go out',
  sending: 'Going out now',
  sent: 'Sent',
  'possibly sent': 'Possibly sent',
  failed: 'Not sent',
  unreachable: 'Could not be reached',
  superseded: 'Replaced by a later one',
};

/** Somebody by key; a key nobody has any more stands for itself. */
export function personInWords(key: string, register: ReadableRegister): { name: string; agency: string } {
  const person = register.directory.person(key);
  return person === undefined
    ? { name: key === '' ? 'Nobody named' : key, agency: '' }
    : { name: person.name, agency: person.agency };
}

export interface ItemInWords {
  name: string;
  /** Null for what has no page, or what the viewer may not see. */
  item: { kind: 'action' | 'risk'; key: string } | null;
}

/** What a line is about, as far as this person may see it. */
export function itemInWords(
  { itemKind, itemKey, stage }: Pick<ReceiptLine, 'itemKind' | 'itemKey' | 'stage'>,
  register: ReadableRegister,
): ItemInWords {
  switch (itemKind) {
    case 'action': {
      const action = register.actionByKey.get(itemKey);
      return action === undefined
        ? { name: `Action ${itemKey} (not in your register)`, item: null }
        : { name: nameOfAction(action), item: { kind: 'action', key: itemKey } };
    }
    case 'risk': {
      const risk = register.riskByKey.get(itemKey);
      return risk === undefined
        ? { name: `Risk ${itemKey} (not in your register)`, item: null }
        : { name: nameOfRisk(risk), item: { kind: 'risk', key: itemKey } };
    }
    case 'meeting':
      return { name: 'Updates before a meeting', item: null };
    case 'board':
      return { name: stageInWords(stage), item: null };
  }
}

/** What came back after one line went out, from the item's own row; null where nothing can. */
export function lineCameBack(
  receipt: Receipt,
  line: ReceiptLine,
  register: ReadableRegister,
): CameBack | null {
  if (!mayHaveArrived(receipt.state)) return null;
  const action = line.itemKind === 'action' ? register.actionByKey.get(line.itemKey) : undefined;
  const risk = line.itemKind === 'risk' ? register.riskByKey.get(line.itemKey) : undefined;
  if (action === undefined && risk === undefined) return null;
  const heard =
    action === undefined ? (risk === undefined ? null : heardOnRisk(risk)) : heardOnAction(action);
  return cameBack(wentOutAt(receipt), line.askedAgainAt, heard);
}

/** "Answered on 3 March 2026", "Nothing yet"; '' where no answer can be. */
export function cameBackInWords(receipt: Receipt, line: ReceiptLine, register: ReadableRegister): string {
  const came = lineCameBack(receipt, line, register);
  switch (came?.kind) {
    case undefined:
      return '';
    case 'nothing':
      return line.askedAgainAt === null
        ? 'Nothing yet'
        : `Nothing before the next reminder on ${dayOf(line.askedAgainAt, register)}`;
    case 'answered':
      return `Answered on ${dayOf(came.heard.at, register)}`;
    case 'later':
      return `Asked again on ${dayOf(line.askedAgainAt ?? '', register)}, last heard on ${dayOf(came.heard.at, register)}`;
  }
}

/** The same for a whole receipt: "1 of 3 answered". */
export function receiptCameBackInWords(receipt: Receipt, register: ReadableRegister): string {
  const [only, ...others] = receipt.lines;
  if (only !== undefined && others.length === 0) return cameBackInWords(receipt, only, register);
  const kinds = receipt.lines.flatMap((line) => lineCameBack(receipt, line, register)?.kind ?? []);
  if (kinds.length === 0) return '';
  const answered = kinds.filter((kind) => kind === 'answered').length;
  const later = kinds.filter((kind) => kind === 'later').length;
  return [
    answered === 0 && later === 0 ? 'Nothing yet' : `${answered} of ${kinds.length} answered`,
    later === 0 ? '' : `${later} heard after a later reminder`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Through what it went, or would have gone. */
export function channelInWords({ channel }: Pick<Receipt, 'channel'>): string {
  return channel === '' ? 'Nothing was left to try' : channel;
}

/** What the board manager can do about a message that did not surely arrive; '' when it did. */
export function whatToDo({ state, error }: Pick<Receipt, 'state' | 'error'>): string {
  switch (state) {
    case 'possibly sent':
      return 'Nobody knows whether this arrived, so it is not sent again by itself. Ask them; if they have nothing, send it again.';
    case 'failed':
      return error === ''
        ? 'Teams did not take this message. It is tried again on the next working day, or send it again now.'
        : 'It is tried again by itself; to try at once, send it again now.';
    case 'unreachable':
      return error === ''
        ? 'Teams has no way to reach this person. Ask them to add the app in Teams, then send it again; until then, tell them yourself.'
        : 'Once that is put right, send it again; until then, tell them yourself.';
    case 'claimed':
    case 'sending':
    case 'sent':
    case 'superseded':
      return '';
  }
}

/** The day of an instant on the board's calendar; what is no instant stands for itself. */
function dayOf(instant: string, register: ReadableRegister): string {
  try {
    return formatCivilDate(civilDateAt(instant, register.board.settings.timeZone));
  } catch {
    return instant;
  }
}
