import { randomUUID } from 'node:crypto';
import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex, DirectoryUser } from '../directory.ts';
import type { AppInstallations } from '../state/app-installations.ts';
import {
  cardActionActivity,
  chatComposeActivity,
  installationActivity,
  membersAddedActivity,
  messageActivity,
  submitActivity,
  type Person,
  type Setting,
} from './bot-activities.ts';
import type { BotAnswer, DeliverActivity } from './bot-endpoint.ts';
import type { Composing } from './composing.ts';
import type { Attachment, Conversation, ConversationStore, Message } from './conversation-state.ts';
import { attachmentsFor, keepOwnCard } from './own-cards.ts';
import { newPersonalMessageId, personAddress, personalConversationId } from './identifiers.ts';

/** A message as one person sees it: with the cards that were replaced for them alone. */
export interface ShownMessage {
  readonly id: string;
  readonly from: 'bot' | 'user';
  readonly at: string;
  readonly text?: string;
  readonly attachments?: readonly Attachment[];
  readonly summary?: string;
  readonly updatedAt?: string;
  readonly alert?: boolean;
}

export interface ShownChat {
  readonly conversationId: string;
  /** The address the bot knows the person by; a card's `refresh.userIds` holds such addresses. */
  readonly address: string;
  readonly installed: boolean;
  readonly blocked: boolean;
  readonly messages: readonly ShownMessage[];
}

/** Why something cannot be done in a chat. `userMessage` is for the person at the page. */
export interface ChatRefusal {
  readonly kind: 'unknown-person' | 'not-installed' | 'blocked' | 'unknown-message';
  readonly userMessage: string;
}

export type ChatResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ChatRefusal };

export interface CardAction {
  readonly type: 'Action.Execute';
  readonly verb?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly data?: unknown;
}

/** What a person can do in their chat with the bot. People are named by Entra object id. */
export interface Chats {
  show(userId: string): ChatResult<ShownChat>;
  /** When the bot last wrote to the person (ISO time of the tenant's clock), or null. */
  lastHeard(userId: string): string | null;
  /** Calls back after every change of what `show` gives. @returns how to stop. */
  listen(userId: string, heard: () => void): () => void;
  /** Adds the app; the value says whether it was missing. The bot has been told when the promise resolves. */
  install(userId: string): Promise<ChatResult<boolean>>;
  uninstall(userId: string): Promise<ChatResult<boolean>>;
  setBlocked(userId: string, blocked: boolean): ChatResult<boolean>;
  /** Resolves when the bot has finished its turn. */
  write(userId: string, text: string): Promise<ChatResult<{ id: string; bot: BotAnswer }>>;
  execute(
    userId: string,
    messageId: string,
    action: CardAction,
    trigger: 'manual' | 'automatic',
  ): Promise<ChatResult<BotAnswer>>;
  submit(userId: string, messageId: string, data: unknown): Promise<ChatResult<BotAnswer>>;
  /** Uses the app's message extension in the compose area. */
  compose(userId: string, composing: Composing): Promise<ChatResult<BotAnswer>>;
  /** Sends a card that was chosen there, with words or without. */
  post(userId: string, text: string, card: Attachment): ChatResult<{ id: string }>;
}

export interface ChatParts {
  readonly clock: Pick<TenantClock, 'now'>;
  readonly directory: DirectoryIndex;
  readonly installations: AppInstallations;
  readonly conversations: ConversationStore;
  readonly deliver: DeliverActivity;
  readonly setting: () => Setting;
}

export function createChats(parts: ChatParts): Chats {
  const { clock, directory, installations, conversations, deliver } = parts;
  const tellings = new Map<string, Promise<void>>();

  const { setting } = parts;

  const conversationOf = (user: DirectoryUser): Conversation =>
    conversations.ensure({
      id: personalConversationId(setting().botAppId, user.id),
      kind: 'personal',
      subject: user.id,
    });

  const isInstalled = (userId: string) => installations.find(userId, setting().botAppId) !== undefined;

  /** The chat of someone who may use it now. */
  const openChat = (userId: string): ChatResult<{ user: DirectoryUser; conversation: Conversation }> => {
    const user = directory.user(userId);
    if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
    const conversation = conversationOf(user);
    if (!isInstalled(user.id)) return refuse('not-installed', 'Add the app first.');
    if (conversation.blocked) return refuse('blocked', 'You have blocked the app. Unblock it first.');
    return { ok: true, value: { user, conversation } };
  };

  const openMessage = (userId: string, messageId: string) => {
    const chat = openChat(userId);
    if (!chat.ok) return chat;
    const message = chat.value.conversation.messages.find((each) => each.id === messageId);
    if (!message) return refuse('unknown-message', 'This message is no longer in the chat.');
    return { ok: true as const, value: { ...chat.value, message } };
  };

  const tellOfInstallation = async (userId: string, action: 'add' | 'remove') => {
    const user = directory.user(userId);
    if (!user) return;
    const conversation = conversationOf(user);
    conversations.change(conversation, (changed) => {
      changed.open = true;
      if (action === 'add') changed.blocked = false;
    });
    const person = personOf(user);
    await deliver(installationActivity(setting(), person, conversation.id, `f:${randomUUID()}`, action));
    if (action === 'add') {
      await deliver(membersAddedActivity(setting(), person, conversation.id, `f:${randomUUID()}`));
    }
  };

  installations.onChange(({ kind, installation }) => {
    if (installation.appId.toLowerCase() !== setting().botAppId.toLowerCase()) return;
    const { userId } = installation;
    const before = tellings.get(userId) ?? Promise.resolve();
    const telling = before.then(() => tellOfInstallation(userId, kind === 'installed' ? 'add' : 'remove'));
    tellings.set(userId, telling);
  });

  return {
    show(userId) {
      const user = directory.user(userId);
      if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
      const conversation = conversationOf(user);
      return {
        ok: true,
        value: {
          conversationId: conversation.id,
          address: personAddress(setting().botAppId, user.id),
          installed: isInstalled(user.id),
          blocked: conversation.blocked,
          messages: conversation.messages.map((message) => shown(message, user.id)),
        },
      };
    },
    lastHeard(userId) {
      const conversation = conversations.find(personalConversationId(setting().botAppId, userId));
      return conversation?.messages.findLast((message) => message.from === 'bot')?.at ?? null;
    },
    listen: (userId, heard) =>
      conversations.listen(
        personalConversationId(setting().botAppId, directory.user(userId)?.id ?? userId),
        heard,
      ),
    async install(userId) {
      const user = directory.user(userId);
      if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
      const added = installations.install(user.id, setting().botAppId) !== null;
      await tellings.get(user.id);
      return { ok: true, value: added };
    },
    async uninstall(userId) {
      const user = directory.user(userId);
      if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
      const removed = installations.uninstall(user.id, setting().botAppId);
      await tellings.get(user.id);
      return { ok: true, value: removed };
    },
    setBlocked(userId, blocked) {
      const user = directory.user(userId);
      if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
      conversations.change(conversationOf(user), (conversation) => {
        conversation.blocked = blocked;
      });
      return { ok: true, value: blocked };
    },
    async write(userId, text) {
      const chat = openChat(userId);
      if (!chat.ok) return chat;
      const { user, conversation } = chat.value;
      const id = newPersonalMessageId();
      conversations.change(conversation, (changed) => {
        changed.open = true;
        changed.messages.push({ id, from: 'user', userId: user.id, at: clock.now().toISOString(), text });
      });
      const bot = await deliver(messageActivity(setting(), personOf(user), conversation.id, { id, text }));
      return { ok: true, value: { id, bot } };
    },
    async execute(userId, messageId, action, trigger) {
      const open = openMessage(userId, messageId);
      if (!open.ok) return open;
      const { user, conversation, message } = open.value;
      const answer = await deliver(
        cardActionActivity(setting(), personOf(user), conversation.id, {
          id: `f:${randomUUID()}`,
          cardMessageId: messageId,
          action: { ...action },
          trigger,
        }),
      );
      keepOwnCard(conversations, conversation, message, user.id, answer);
      return { ok: true, value: answer };
    },
    async compose(userId, composing) {
      const chat = openChat(userId);
      if (!chat.ok) return chat;
      const { user, conversation } = chat.value;
      return {
        ok: true,
        value: await deliver(
          chatComposeActivity(setting(), personOf(user), conversation.id, `f:${randomUUID()}`, composing),
        ),
      };
    },
    post(userId, text, card) {
      const chat = openChat(userId);
      if (!chat.ok) return chat;
      const { user, conversation } = chat.value;
      const id = newPersonalMessageId();
      conversations.change(conversation, (changed) => {
        changed.messages.push({
          id,
          from: 'user',
          userId: user.id,
          at: clock.now().toISOString(),
          ...(text === '' ? {} : { text }),
          attachments: [card],
        });
      });
      return { ok: true, value: { id } };
    },
    async submit(userId, messageId, data) {
      const open = openMessage(userId, messageId);
      if (!open.ok) return open;
      const { user, conversation } = open.value;
      const answer = await deliver(
        submitActivity(setting(), personOf(user), conversation.id, {
          id: newPersonalMessageId(),
          cardMessageId: messageId,
          data,
        }),
      );
      return { ok: true, value: answer };
    },
  };
}

/** The person's side of an activity. */
function personOf(user: DirectoryUser): Person {
  return { id: user.id, name: user.displayName };
}

function refuse(kind: ChatRefusal['kind'], userMessage: string): { ok: false; refusal: ChatRefusal } {
  return { ok: false, refusal: { kind, userMessage } };
}

function shown(message: Message, userId: string): ShownMessage {
  const attachments = attachmentsFor(message, userId);
  return {
    id: message.id,
    from: message.from,
    at: message.at,
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(message.summary === undefined ? {} : { summary: message.summary }),
    ...(message.updatedAt === undefined ? {} : { updatedAt: message.updatedAt }),
    ...(message.alert === undefined ? {} : { alert: message.alert }),
  };
}
