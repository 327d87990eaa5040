import type { BotAnswer } from './bot-endpoint.ts';
import type { Attachment, Conversation, ConversationStore, Message } from './conversation-state.ts';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Keeps the card an invoke was answered with for whoever pressed, and for them alone (SOURCES.md, B6). */
export function keepOwnCard(
  conversations: ConversationStore,
  conversation: Conversation,
  message: Message,
  userId: string,
  answer: BotAnswer,
): void {
  const card = cardInAnswer(answer);
  if (card === undefined || sameCard(message.ownCards?.[userId], card)) return;
  conversations.change(conversation, () => {
    message.ownCards = { ...message.ownCards, [userId]: card };
  });
}

/** A message's attachments as one person sees them. */
export function attachmentsFor(message: Message, userId: string): readonly Attachment[] | undefined {
  const ownCard = message.ownCards?.[userId];
  const first =
    message.attachments?.findIndex((attachment) => attachment.contentType === ADAPTIVE_CARD) ?? -1;
  return message.attachments?.map((attachment, index) =>
    ownCard !== undefined && index === first ? { ...attachment, content: ownCard } : attachment,
  );
}

function cardInAnswer({ status, body }: BotAnswer): unknown {
  if (status !== 200 || typeof body !== 'object' || body === null) return undefined;
  const { type, value } = body as { type?: unknown; value?: unknown };
  return type === ADAPTIVE_CARD ? value : undefined;
}

function sameCard(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
