import type { Receipt, ReceiptLine } from '../../shared/contracts/receipts.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import {
  askedAt,
  cameBack,
  firstSentence,
  mayHaveArrived,
  stageInWords,
  type Heard,
} from '../../shared/domain/receipt.ts';
import { csvOf } from './csv.ts';

/** What the register says about whom and what a receipt names. */
export interface ReceiptNames {
  person(key: string): { readonly name: string; readonly agency: string } | undefined;
  item(line: ReceiptLine): { readonly reference: string; readonly title: string } | undefined;
  /** The newest word on the item of a line; null when nothing was recorded. */
  heard(line: ReceiptLine): Heard | null;
}

const headings = [
  'Person',
  'Agency',
  'Day',
  'Day (ISO)',
  'State',
  'Kind',
  'Channel',
  'Stage',
  'About',
  'Reference',
  'Title',
  'Due date used',
  'Due date used (ISO)',
  'Reason',
  'Claimed',
  'Claimed (ISO)',
  'Finished',
  'Finished (ISO)',
  'Attempts',
  'Error',
  'Policy version',
  'Sent again by',
  'Answered',
  'Answered (ISO)',
  'To check',
  'Receipt',
] as const;

/** The receipts as a spreadsheet reads them: a row per line of a reminder, days and times on the board's clock. */
export function receiptsCsv(receipts: readonly Receipt[], names: ReceiptNames, timeZone: string): string {
  const rows = receipts.flatMap((receipt) =>
    receipt.lines.length === 0
      ? [rowOf(receipt, null, names, timeZone)]
      : receipt.lines.map((line) => rowOf(receipt, line, names, timeZone)),
  );
  return csvOf(headings, rows);
}

function rowOf(
  receipt: Receipt,
  line: ReceiptLine | null,
  names: ReceiptNames,
  timeZone: string,
): (string | number)[] {
  const person = names.person(receipt.personKey);
  const item = line === null ? undefined : names.item(line);
  const answered = line === null ? { words: '', at: '' } : answerOf(receipt, line, names, timeZone);
  const moment = (instant: string) => (instant === '' ? '' : momentInWords(instant, timeZone));
  const { filedOn } = receipt;
  const due = line?.dueUsed ?? null;
  return [
    person?.name ?? receipt.personKey,
    person?.agency ?? '',
    dateInWords(filedOn),
    filedOn ?? '',
    receipt.state,
    receipt.kind,
    receipt.channel,
    line === null ? '' : stageInWords(line.stage),
    line === null ? '' : line.itemKind,
    item?.reference ?? '',
    item?.title ?? line?.itemKey ?? '',
    dateInWords(due),
    due ?? '',
    line?.reason ?? '',
    moment(receipt.claimedAt),
    receipt.claimedAt,
    moment(receipt.finishedAt),
    receipt.finishedAt,
    receipt.attempts,
    receipt.error,
    receipt.policyVersion,
    receipt.requestedBy?.name ?? '',
    answered.words,
    answered.at,
    receipt.problems.map(({ column, message }) => `${column}: ${message}`).join(' '),
    receipt.claimKey,
  ];
}

const dateInWords = (date: CivilDate | null): string => (date === null ? '' : formatCivilDate(date));

function answerOf(
  receipt: Receipt,
  line: ReceiptLine,
  names: ReceiptNames,
  timeZone: string,
): { words: string; at: string } {
  if (!mayHaveArrived(receipt.state) || line.itemKind === 'meeting' || line.itemKind === 'board')
    return { words: '', at: '' };
  const { askedAgainAt } = line;
  const again = askedAgainAt === null ? '' : momentInWords(askedAgainAt, timeZone);
  const came = cameBack(askedAt(receipt), askedAgainAt, names.heard(line));
  switch (came.kind) {
    case 'nothing':
      return { words: again === '' ? 'Nothing yet' : `Nothing before the next reminder on ${again}`, at: '' };
    case 'answered': {
      const { at, by, text } = came.heard;
      const said = [by, firstSentence(text)].filter((part) => part !== '').join(': ');
      return { words: [momentInWords(at, timeZone), said].filter((part) => part !== '').join(', '), at };
    }
    case 'later':
      return {
        words: `Asked again on ${again}; last heard ${momentInWords(came.heard.at, timeZone)}. The item’s history says whether anything came in between.`,
        at: '',
      };
  }
}
