import type { Person } from '../../shared/domain/person.ts';
import type { Reminder, ReminderLine } from '../../shared/domain/reminder.ts';
import type { CardMessage } from '../cards/card.ts';
import type { Logger } from '../logging.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import {
  claim,
  complete,
  mark,
  type HeldRow,
  type LedgerParts,
  type NewReminder,
  type Receipt,
} from './ledger.ts';
import { SendFailure, type SendProblem } from './messenger.ts';
import type { Reach } from './reach.ts';

/** One message to one person, with its row in the ledger: a new one, or one that is taken over. */
export interface Delivery {
  readonly row: NewReminder | Reminder;
  readonly person: Person;
  /** What the row says it asked about, as of today. */
  readonly lines: readonly ReminderLine[];
  /** Made only when it is about to leave, so that nothing is kept for thousands of people. */
  readonly message: (mri: string | null) => CardMessage;
  readonly groupKeys: readonly string[];
}

export interface DeliveryParts extends LedgerParts {
  readonly snapshot: BoardSnapshot;
  readonly reach: Reach;
  /** What this service writes on the rows it holds. */
  readonly holder: string;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  readonly logger: Logger;
}

/** taken = another service has it; unclaimed = SharePoint did not say: to be looked at again. */
export type Delivered =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unclaimed'; readonly retryAfterSeconds: number }
  | { readonly kind: 'finished'; readonly receipt: Receipt };

/**
 * Claim, mark, send, receipt. The one moment in which nobody could know what happened is from Teams taking the message to
 * SharePoint taking the receipt; it is one message long, because each is marked just before its own send.
 */
export async function deliver(parts: DeliveryParts, delivery: Delivery): Promise<Delivered> {
  const claimed = await holdRow(parts, delivery);
  if ('kind' in claimed) return claimed;
  const marked = await mark(parts, claimed, () => ({
    claimedAt: parts.now(),
    messageId: parts.holder,
    lines: [...delivery.lines],
  }));
  if (marked === null) return { kind: 'taken' };
  const receipt = await send(parts, delivery);
  const isWritten = await complete(parts, marked, receipt);
  if (!isWritten) {
    parts.logger.error({ board: parts.snapshot.boardId }, 'a receipt could not be written');
  }
  return { kind: 'finished', receipt };
}

async function holdRow(parts: DeliveryParts, { row }: Delivery): Promise<HeldRow | Delivered> {
  // A row that is taken over is marked with If-Match, which is as good as a claim.
  if ('etag' in row) return { itemId: row.id, etag: row.etag, attempts: row.attempts };
  const claimed = await claim(parts, { ...row, messageId: parts.holder });
  if (claimed.kind === 'ours') return claimed.row;
  if (claimed.kind === 'taken') return claimed;
  const { problem } = claimed;
  parts.logger.warn(
    { board: parts.snapshot.boardId, problem: problem.message },
    'a digest could not be claimed',
  );
  return {
    kind: 'unclaimed',
    retryAfterSeconds: 'retryAfterSeconds' in problem ? problem.retryAfterSeconds : 0,
  };
}

async function send(parts: DeliveryParts, { person, message, groupKeys }: Delivery): Promise<Receipt> {
  let isMade = true;
  const made = (mri: string | null): CardMessage => {
    isMade = false;
    const card = message(mri);
    isMade = true;
    return card;
  };
  const { snapshot } = parts;
  try {
    const reached = await parts.reach({ snapshot, person, message: made, groupKeys });
    const finishedAt = parts.now();
    return reached.state === 'sent'
      ? { ...reached, problem: '', error: '', finishedAt }
      : { ...reached, messageId: '', finishedAt };
  } catch (error) {
    const problem = problemOf(error, isMade);
    parts.logger.warn({ board: snapshot.boardId, problem: problem.kind, error }, 'a message did not arrive');
    return {
      state: problem.kind === 'no answer' ? 'possibly sent' : 'failed',
      channel: '',
      messageId: '',
      problem: problem.kind,
      error: `${inWords[problem.kind] ?? 'Teams refused the message.'} For the IT team: ${problem.message}.`,
      finishedAt: parts.now(),
    };
  }
}

function problemOf(error: unknown, isMade: boolean): SendProblem {
  if (error instanceof SendFailure) return error.problem;
  // An accident of our own, at a point nobody knows: it counts as no answer unless there was no card yet.
  return isMade
    ? { kind: 'no answer', message: 'The service had an accident while sending.' }
    : { kind: 'unknown', message: 'The card could not be made.' };
}

/** For the board manager, who reads the ledger. */
const inWords: Readonly<Partial<Record<SendProblem['kind'], string>>> = {
  throttled: 'Teams was too busy. It is tried again by itself.',
  transient: 'Teams could not be reached. It is tried again by itself.',
  'too big': 'The card was too large for Teams. Please tell your IT team.',
  'no answer':
    'Teams’ answer was lost, so nobody knows whether this arrived. It is not sent again by itself: ask the person, or press “Send again”.',
};
