import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { CardMessage } from '../cards/card.ts';

/**
 * Why a message did not reach a person, in the cases that need different doings:
 * - `blocked`            the person muted or blocked the app
 * - `uninstalled`        the person took the app away themselves
 * - `not installed`      the app is not there, and could not be put there
 * - `disabled by admin`  the organisation forbids the app, to everybody or to this person
 * - `guest`              a guest whom Teams gives no app of their own
 * - `no licence`         the account has no licence for Teams
 * - `left`               the organisation has no such account (any more)
 * - `no account`         the People list names no account
 * - `wrong conversation` the kept row names another tenant, another person or an address that is not Teams'
 * - `stale conversation` the chat's id or address is no longer valid
 * - `throttled`          too many messages; later
 * - `too big`            the card is too large
 * - `transient`          surely not taken: nobody was reached, or the answer says "later"
 * - `no answer`          it may have been taken: the connection was there, and the answer was lost
 * - `unknown`            anything else
 */
export type SendProblemKind =
  | 'blocked'
  | 'uninstalled'
  | 'not installed'
  | 'disabled by admin'
  | 'guest'
  | 'no licence'
  | 'left'
  | 'no account'
  | 'wrong conversation'
  | 'stale conversation'
  | 'throttled'
  | 'too big'
  | 'transient'
  | 'no answer'
  | 'unknown';

/** Every problem in which trying again the same way cannot help: the person is out of reach for now. */
export const unreachableKinds: ReadonlySet<SendProblemKind> = new Set([
  'blocked',
  'uninstalled',
  'not installed',
  'disabled by admin',
  'guest',
  'no licence',
  'left',
  'no account',
  'wrong conversation',
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

/** Places of Teams beyond a chat that is known already. Each throws `SendFailure`. */
export interface TeamsPlaces {
  /** Whether the bot may send, with its token, to this address. */
  allows(serviceUrl: string): boolean;
  /** The bot's chat with a person, made when there is none. Resolves to its id; nothing is sent. */
  openChat(question: { serviceUrl: string; tenantId: string; oid: string }): Promise<string>;
  /** Whether somebody, by Entra object id, is among those who read a channel. */
  readsChannel(channel: ConversationReference, oid: string): Promise<boolean>;
  /** A new conversation in a channel. */
  beginThread(channel: ConversationReference, message: CardMessage): Promise<{ messageId: string }>;
}
