import { createHash, randomBytes } from 'node:crypto';

/** The prefix Teams gives a bot's own address. */
export function botAddress(botAppId: string): string {
  return `28:${botAppId}`;
}

/**
 * The address a bot sees for a person: opaque, and different for every bot, as in Teams (SOURCES.md, B2).
 * It is derived rather than drawn, so that an address kept by the product still means the same person after a restart.
 */
export function personAddress(botAppId: string, userId: string): string {
  return `29:1${digest('person', botAppId, userId)}`;
}

/** The one-to-one conversation between a person and a bot; derived for the same reason as the address. */
export function personalConversationId(botAppId: string, userId: string): string {
  return `a:1${digest('conversation', botAppId, userId)}`;
}

/** What Graph calls that conversation; the connector takes it as well (SOURCES.md, B2). */
export function graphChatId(botAppId: string, userId: string): string {
  return `19:${userId}_${botAppId}@unq.gbl.spaces`;
}

/** The person in such a name, or undefined when it is none of the bot's. */
export function personOfGraphChat(botAppId: string, conversationId: string): string | undefined {
  const [, members = ''] = /^19:([^@]+)@unq\.gbl\.spaces$/i.exec(conversationId) ?? [];
  const both = members.toLowerCase().split('_');
  return both.length === 2 && both.includes(botAppId.toLowerCase())
    ? both.find((id) => id !== botAppId.toLowerCase())
    : undefined;
}

/** A message id in a one-to-one chat. Teams shows bots an opaque id there, and the epoch milliseconds in a channel. */
export function newPersonalMessageId(): string {
  return `1:${randomBytes(33).toString('base64url')}`;
}

/** Splits `19:…;messageid=…`, the address of a thread in a channel, into the channel and the message that began it. */
export function splitThreadId(conversationId: string): { channelId: string; threadId?: string } {
  const [channelId = '', thread] = conversationId.split(';messageid=');
  return thread === undefined ? { channelId } : { channelId, threadId: thread };
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('base64url');
}
