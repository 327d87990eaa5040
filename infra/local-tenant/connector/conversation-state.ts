import { z } from 'zod';
import type { Section } from '../state/section-store.ts';

const attachmentSchema = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
});

/** As the Bot Framework has it: `content` holds a card, `contentUrl` points at a file. */
export type Attachment = z.infer<typeof attachmentSchema>;

const messageSchema = z.strictObject({
  id: z.string(),
  from: z.enum(['bot', 'user']),
  /** Object id of the person who wrote it; absent for the bot's own. */
  userId: z.string().optional(),
  /** ISO time of the tenant's clock, as are all times here. */
  at: z.string(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  attachments: z.array(attachmentSchema).optional(),
  summary: z.string().optional(),
  /** Asked for a notification in the activity feed (`channelData.notification.alert`). */
  alert: z.boolean().optional(),
  /** People named so that Teams tells them: the words that stand for them, and who they are (object id). */
  mentions: z.array(z.strictObject({ text: z.string(), userId: z.string() })).optional(),
  updatedAt: z.string().optional(),
  /** The thread of a channel this message belongs to. */
  threadId: z.string().optional(),
  /** By person: the card an invoke answered with. It is theirs alone until the bot edits the message. */
  ownCards: z.record(z.string(), z.unknown()).optional(),
});

export type Message = z.infer<typeof messageSchema>;

const conversationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['personal', 'channel']),
  /** Personal: the person's object id. Channel: the channel's id. */
  subject: z.string(),
  /** The person blocked the bot. */
  blocked: z.boolean(),
  /** The bot has asked for this conversation or been spoken to in it, so that it exists for the bot. */
  open: z.boolean(),
  messages: z.array(messageSchema),
});

export type Conversation = z.infer<typeof conversationSchema>;

const keptSchema = z.strictObject({ conversations: z.array(conversationSchema) });

/** The conversations and who listens to them. Every change goes through `change`, so none is lost or goes unannounced. */
export interface ConversationStore extends Section {
  find(id: string): Conversation | undefined;
  /** Adds the conversation when it is not there yet; never resets one that is. */
  ensure(conversation: Pick<Conversation, 'id' | 'kind' | 'subject'>): Conversation;
  change(conversation: Conversation, alter: (conversation: Conversation) => void): void;
  /** Calls back after each change of the conversation. @returns how to stop. */
  listen(conversationId: string, heard: () => void): () => void;
  /** Calls back with any conversation that changes, and with nothing when all are forgotten. @returns how to stop. */
  listenToAll(heard: (conversation: Conversation | undefined) => void): () => void;
  clear(): void;
}

/** @param changed is called after each change, so that the state is kept. */
export function createConversationStore(changed: () => void): ConversationStore {
  const conversations = new Map<string, Conversation>();
  const listeners = new Map<string, Set<() => void>>();

  const listenersToAll = new Set<(conversation: Conversation | undefined) => void>();

  const announce = (id: string) => {
    changed();
    for (const heard of listenersToAll) heard(conversations.get(id));
    for (const heard of listeners.get(id) ?? []) heard();
  };

  return {
    find: (id) => conversations.get(id),
    ensure({ id, kind, subject }) {
      const existing = conversations.get(id);
      if (existing) return existing;
      const added: Conversation = { id, kind, subject, blocked: false, open: false, messages: [] };
      conversations.set(id, added);
      return added;
    },
    change(conversation, alter) {
      alter(conversation);
      announce(conversation.id);
    },
    listen(id, heard) {
      const set = listeners.get(id) ?? new Set();
      set.add(heard);
      listeners.set(id, set);
      return () => set.delete(heard);
    },
    listenToAll(heard) {
      listenersToAll.add(heard);
      return () => listenersToAll.delete(heard);
    },
    clear() {
      const ids = [...conversations.keys()];
      conversations.clear();
      for (const id of ids) announce(id);
    },
    save: () => ({ conversations: [...conversations.values()] }),
    load(saved) {
      conversations.clear();
      for (const conversation of keptSchema.parse(saved).conversations) {
        conversations.set(conversation.id, conversation);
      }
    },
  };
}
