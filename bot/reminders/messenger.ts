import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { CardMessage } from '../cards/card.ts';

/**
 * Why a message did not reach a person, in the cases that need different doings:
 * - `blocked`            the person muted or blocked the app
 * - `not installed`      the app is not in that chat (any more)
 * - `disabled by admin`  the organisation forbids the app
 * - `stale conversation` the chat's id or address is no longer valid
 * - `throttled`          too many messages; later
 * - `too big`            the card is too large
 * - `transient`          surely not taken: nobody was reached, or the answer says "later"
 * - `no answer`          it may have been taken: the connection was there, and the answer was lost
 * - `unknown`            anything else
 */
export type SendProblemKind =
  | 'blocked'
  | 'not installed'
  | 'disabled by admin'
  | 'stale conversation'
  | 'throttled'
  | 'too big'
  | 'transient'
  | 'no answer'
  | 'unknown';

/** Every problem in which trying again the same way cannot help: the person is out of reach for now. */
export const unreachableKinds: ReadonlySet<SendProblemKind> = new Set([
  'blocked',
  'not installed',
  'disabled by admin',
  'stale conversation',
]);

export interface SendProblem {
  readonly kind: SendProblemKind;
  /** For logs and the ledger: codes only. */
  readonly message: string;
  /** How long Teams asks to wait, when it says so. */
  readonly retryAfterSeconds?: number;
}

export class SendFailure extends Error {
  override readonly name = 'SendFailure';
  readonly problem: SendProblem;

  constructor(problem: SendProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Sends what nobody asked for at that moment: reminders, and answers that took long. */
export interface Messenger {
  /** A new message, with an alert. Throws `SendFailure`. */
  sendPersonal(reference: ConversationReference, message: CardMessage): Promise<{ messageId: string }>;
  /** Replaces a message of the bot's own. Throws `SendFailure`. */
  update(reference: ConversationReference, messageId: string, message: CardMessage): Promise<void>;
}
