import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { CardMessage } from '../cards/card.ts';
import type { BoardSnapshot } from '../register/board-contents.ts';
import { SendFailure, unreachableKinds, type Messenger, type SendProblemKind } from './messenger.ts';

/** Where a message went, as the ledger says it. */
export type ReachedThrough = 'Teams chat' | 'Group channel';

export type Reached =
  | { readonly state: 'sent'; readonly channel: ReachedThrough; readonly messageId: string }
  | {
      readonly state: 'unreachable';
      readonly channel: '';
      /** One of the messenger's words. */
      readonly problem: SendProblemKind;
      /** The same in plain English, with what to do. */
      readonly error: string;
    };

export interface ReachRequest {
  readonly snapshot: BoardSnapshot;
  readonly person: Person;
  /** The message for this person, made for where it will stand; `mri` is their id in their own chat, null elsewhere. */
  readonly message: (mri: string | null) => CardMessage;
  /** The groups whose items it is about, most relevant first. */
  readonly groupKeys: readonly string[];
}

/**
 * Brings one message to one person by the ways that are open, and says which it was. Throws `SendFailure` for what may
 * pass or nobody knows: `throttled`, `transient` (surely not taken), `no answer` (perhaps taken), `too big`, `unknown`.
 * All of it takes far less than the lease of a row that is being sent.
 */
export type Reach = (request: ReachRequest) => Promise<Reached>;

/** In plain English with what to do, for the board manager, who reads the ledger. */
const remedies: Readonly<Partial<Record<SendProblemKind, string>>> = {
  blocked: 'This person has blocked the app in Teams. Ask them to unblock it.',
  'not installed': 'The app is not installed for this person. Ask them to add it in Teams.',
  'disabled by admin':
    'The organisation’s administrator has switched the app off. Ask your IT team to allow it.',
  'stale conversation': 'The chat with this person no longer exists. Ask them to write to the app once.',
};

/** Through the person's own chat with the bot. */
export function createReach(messenger: Messenger): Reach {
  return async ({ snapshot, person, message }) => {
    const reference = referenceFor(snapshot, person);
    if (reference === null) {
      return unreachable(
        'not installed',
        person.oid === null
          ? 'The People list has no Microsoft account for this person. Choose their account on the People page.'
          : 'The app is not installed for this person, so it has no chat to write to. Ask them to add it in Teams.',
      );
    }
    try {
      const { messageId } = await messenger.sendPersonal(reference, message(reference.user.id));
      return { state: 'sent', channel: 'Teams chat', messageId };
    } catch (error) {
      if (!(error instanceof SendFailure) || !unreachableKinds.has(error.problem.kind)) throw error;
      const { kind, message: codes } = error.problem;
      return unreachable(kind, `${remedies[kind] ?? 'This person cannot be reached.'} (${codes})`);
    }
  };
}

function unreachable(problem: SendProblemKind, error: string): Reached {
  return { state: 'unreachable', channel: '', problem, error };
}

function referenceFor(snapshot: BoardSnapshot, person: Person): ConversationReference | null {
  const oid = person.oid?.toLowerCase();
  if (oid === undefined) return null;
  return snapshot.conversations.find((row) => row.key.toLowerCase() === oid)?.reference ?? null;
}
