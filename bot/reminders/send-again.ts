import { said, type Said } from '../../shared/domain/language.ts';
import { sendAgainSaid } from './send-again-words.ts';
import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { ReminderLine } from '../../shared/domain/reminder.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { receiptErrorInWords } from '../../shared/reminders/receipt-error-in-words.ts';
import { ledgerLine } from '../../shared/reminders/planned.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { newReminder } from './due-work.ts';
import { linesOfPerson } from './personal-digest.ts';
import { calendarOf, planFor, sendOne, type SweepParts } from './sweep.ts';

export interface SendAgainRequest {
  /** Their key in the People list. */
  readonly personKey: string;
  /** Who pressed. */
  readonly by: Actor;
  /** How many messages of today this person had in the ledger when it was pressed: of any presses on the same view one sends. */
  readonly timesSeen: number;
}

/** What became of it, with a sentence for whoever pressed. */
export type SendAgainOutcome =
  | { readonly kind: 'sent'; readonly userMessage: Said }
  /** Another press, or the sweep, was there first: nothing more went out. */
  | { readonly kind: 'already'; readonly userMessage: Said }
  | { readonly kind: 'nothing to send'; readonly userMessage: Said }
  | { readonly kind: 'unknown person'; readonly userMessage: Said }
  | {
      readonly kind: 'possibly sent' | 'unreachable' | 'failed';
      /** The ledger's own words are part of it. */
      readonly userMessage: Said;
    }
  /** SharePoint did not take the claim, so nothing was sent. */
  | { readonly kind: 'not claimed'; readonly userMessage: Said };

/**
 * Sends one person everything they are asked about today, because somebody pressed "Send again". The claim counts what was seen,
 * so that two presses, or two managers at once, send once; then it goes the way of every message. Works on any day. Throws
 * `GraphFailure` when the register cannot be read.
 */
export async function sendAgain(parts: SweepParts, request: SendAgainRequest): Promise<SendAgainOutcome> {
  const snapshot = await parts.mirror.refresh();
  const { timeZone } = snapshot.configuration.settings;
  const now = parts.now();
  const today = civilDateAt(now, timeZone);
  const person = snapshot.people.find(({ key }) => key === request.personKey);
  if (person === undefined) {
    return {
      kind: 'unknown person',
      userMessage: sendAgainSaid((words) => words.unknownPerson),
    };
  }
  const claimKey = `${today}/${person.key}/again-${request.timesSeen + 1}`;
  const timesNow = snapshot.reminders.filter(
    (row) => row.day === today && row.kind === 'digest' && row.personKey === person.key,
  ).length;
  if (timesNow > request.timesSeen) return already;
  const lines = linesFor(parts, snapshot, today, person.key);
  if (lines.length === 0 && linesOfPerson(snapshot, new Set([person.key]), today).length === 0) {
    return {
      kind: 'nothing to send',
      userMessage: sendAgainSaid((words) => words.nothingToSend(person.name)),
    };
  }
  await parts.pace();
  const row = newReminder({
    claimKey,
    personKey: person.key,
    day: today,
    lines,
    policyVersion: snapshot.configuration.policyVersion,
    requestedBy: request.by,
    now,
  });
  const done = await sendOne(parts, snapshot, today, { row, person, lines, notice: null });
  if (done.kind === 'taken') return already;
  if (done.kind === 'unclaimed') {
    return {
      kind: 'not claimed',
      userMessage: sendAgainSaid((words) => words.notClaimed),
    };
  }
  const { receipt } = done;
  switch (receipt.state) {
    case 'sent':
      return {
        kind: 'sent',
        userMessage: sendAgainSaid((words) => words.sent(person.name, /group/i.test(receipt.channel))),
      };
    case 'possibly sent':
    case 'unreachable':
      return {
        kind: receipt.state,
        userMessage: said((language) => receiptErrorInWords(receipt.error, language)),
      };
    case 'failed':
    case 'claimed':
    case 'sending':
    case 'superseded':
      return {
        kind: 'failed',
        userMessage: said((language) => receiptErrorInWords(receipt.error, language)),
      };
  }
}

const already: SendAgainOutcome = {
  kind: 'already',
  userMessage: sendAgainSaid((words) => words.already),
};

/** The stages that are due today or were sent today: the receipt says what it was about, and the plan does not ask again. */
function linesFor(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  personKey: string,
): ReminderLine[] {
  const isTheirs = (row: { personKey: string; day: CivilDate | null }): boolean =>
    row.personKey === personKey && row.day === today;
  const ledger = snapshot.reminders.filter((row) => !isTheirs(row));
  const plan = planFor(snapshot, today, calendarOf(snapshot, parts), { ledger });
  const planned = plan.digests.find((digest) => digest.personKey === personKey)?.lines.map(ledgerLine) ?? [];
  if (planned.length > 0) return planned;
  return snapshot.reminders.findLast((row) => row.kind === 'digest' && isTheirs(row))?.lines ?? [];
}
