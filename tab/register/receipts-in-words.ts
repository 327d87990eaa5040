import type { Receipt, ReceiptLine } from '../../shared/contracts/receipts.ts';
import { civilDateAt, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import {
  askedAt,
  cameBack,
  heardOnAction,
  heardOnRisk,
  mayHaveArrived,
  stageInWords,
  type CameBack,
} from '../../shared/domain/receipt.ts';
import type { ReadableRegister } from './register-index.ts';
import type { Language } from '../../shared/domain/language.ts';
import { receiptWords } from './receipt-words.ts';

/** Somebody by key; a key nobody has any more stands for itself. */
export function personInWords(key: string, register: ReadableRegister): { name: string; agency: string } {
  const person = register.directory.person(key);
  return person === undefined
    ? { name: key === '' ? receiptWords(register.language).nobodyNamed : key, agency: '' }
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
  const words = receiptWords(register.language);
  switch (itemKind) {
    case 'action': {
      const action = register.actionByKey.get(itemKey);
      return action === undefined
        ? { name: words.unseenAction(itemKey), item: null }
        : { name: nameOfAction(action), item: { kind: 'action', key: itemKey } };
    }
    case 'risk': {
      const risk = register.riskByKey.get(itemKey);
      return risk === undefined
        ? { name: words.unseenRisk(itemKey), item: null }
        : { name: nameOfRisk(risk), item: { kind: 'risk', key: itemKey } };
    }
    case 'meeting': {
      const meeting = register.meetings.find(({ key }) => key === itemKey);
      return { name: meeting?.title || words.beforeMeeting, item: null };
    }
    case 'board':
      return { name: stageInWords(stage, register.language), item: null };
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
  return cameBack(askedAt(receipt), line.askedAgainAt, heard);
}

/** "Answered on 3 March 2026", "Nothing yet"; '' where no answer can be. */
export function cameBackInWords(receipt: Receipt, line: ReceiptLine, register: ReadableRegister): string {
  const came = lineCameBack(receipt, line, register);
  const words = receiptWords(register.language);
  switch (came?.kind) {
    case undefined:
      return '';
    case 'nothing':
      return line.askedAgainAt === null
        ? words.nothingYet
        : words.nothingBefore(dayOf(line.askedAgainAt, register));
    case 'answered':
      return words.answeredOn(dayOf(came.heard.at, register));
    case 'later':
      return words.askedAgain(dayOf(line.askedAgainAt ?? '', register), dayOf(came.heard.at, register));
  }
}

/** The same for a whole receipt: "1 of 3 answered". */
export function receiptCameBackInWords(receipt: Receipt, register: ReadableRegister): string {
  const [only, ...others] = receipt.lines;
  if (only !== undefined && others.length === 0) return cameBackInWords(receipt, only, register);
  const kinds = receipt.lines.flatMap((line) => lineCameBack(receipt, line, register)?.kind ?? []);
  if (kinds.length === 0) return '';
  const words = receiptWords(register.language);
  const answered = kinds.filter((kind) => kind === 'answered').length;
  const later = kinds.filter((kind) => kind === 'later').length;
  return [
    answered === 0 && later === 0 ? words.nothingYet : words.answered(answered, kinds.length),
    later === 0 ? '' : words.heardLater(later),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Through what it went, or would have gone. */
export function channelInWords({ channel }: Pick<Receipt, 'channel'>, language: Language = 'en'): string {
  const { nothingLeft, channels } = receiptWords(language);
  // What somebody wrote there by hand stands for itself.
  return channel === '' ? nothingLeft : (channels[channel] ?? channel);
}

/** What the board manager can do about a message that did not surely arrive; '' when it did. */
export function whatToDo(
  { state, error }: Pick<Receipt, 'state' | 'error'>,
  language: Language = 'en',
): string {
  const words = receiptWords(language);
  switch (state) {
    case 'possibly sent':
      return words.askThem;
    case 'failed':
      return error === '' ? words.failedAgain : words.failedForReason;
    case 'unreachable':
      return error === '' ? words.unreachable : words.unreachableForReason;
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
    return formatCivilDate(civilDateAt(instant, register.board.settings.timeZone), register.language);
  } catch {
    return instant;
  }
}
