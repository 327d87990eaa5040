import { z } from 'zod';
import { localeOf } from './locale.ts';

const tabSchema = z.object({
  name: z.string(),
  contentUrl: z.string(),
  scope: z.enum(['personal', 'channel', 'settings', 'sidePanel', 'meetingStage']),
  entityId: z.string().optional(),
  websiteUrl: z.string().optional(),
  sitePath: z.string().optional(),
});

const clockSchema = z.object({ now: z.string(), offsetSeconds: z.number(), frozen: z.boolean() });

const stateSchema = z.object({
  tenantName: z.string(),
  tenantId: z.string(),
  domain: z.string(),
  clock: clockSchema,
  personas: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      jobTitle: z.string(),
      agency: z.string(),
      isGuest: z.boolean(),
      userPrincipalName: z.string(),
      lastHeard: z.string().nullable(),
    }),
  ),
  tabs: z.array(tabSchema),
  teams: z.array(
    z.object({
      groupId: z.string(),
      channelId: z.string(),
      displayName: z.string(),
      sitePath: z.string(),
      siteUrl: z.string(),
    }),
  ),
  botAppId: z.string(),
  botName: z.string(),
  appId: z.string().nullable(),
});

const chatSchema = z.object({
  conversationId: z.string(),
  address: z.string(),
  installed: z.boolean(),
  blocked: z.boolean(),
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(['bot', 'user']),
      at: z.string(),
      text: z.string().optional(),
      summary: z.string().optional(),
      updatedAt: z.string().optional(),
      alert: z.boolean().optional(),
      attachments: z
        .array(
          z.looseObject({
            contentType: z.string(),
            content: z.unknown().optional(),
            name: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
});

const channelSchema = z.object({
  installed: z.boolean(),
  messages: z.array(
    chatSchema.shape.messages.element.extend({
      /** Name of whoever wrote it. */
      sender: z.string(),
      threadId: z.string().optional(),
      mentions: z.array(z.object({ text: z.string(), userId: z.string() })).optional(),
    }),
  ),
});

const answerSchema = z.object({ status: z.number(), body: z.unknown(), problem: z.string().optional() });

export type TenantState = z.infer<typeof stateSchema>;
export type Persona = TenantState['personas'][number];
export type Team = TenantState['teams'][number];
export type Tab = z.infer<typeof tabSchema>;
export type ClockState = z.infer<typeof clockSchema>;
export type Chat = z.infer<typeof chatSchema>;
export type ChatMessage = Chat['messages'][number];
export type ChannelMessage = z.infer<typeof channelSchema>['messages'][number];
/** What the bot answered; `problem` says in words why there was no proper answer. */
export type BotAnswer = z.infer<typeof answerSchema>;

/** A call the local tenant refused; the message is meant for the person at the page. */
class ControlError extends Error {
  override readonly name = 'ControlError';
}

async function call<Value>(
  schema: z.ZodType<Value>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Value> {
  let response: Response;
  try {
    response = await fetch(`/_local/${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': localeOf(window.location.search),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ControlError('The local tenant does not answer. Start it again with npm start.');
  }
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) {
    const refused = z.object({ error: z.object({ message: z.string() }) }).safeParse(answer);
    throw new ControlError(
      refused.data?.error.message ?? `The local tenant answered with status ${response.status}.`,
    );
  }
  return schema.parse(answer);
}

const channelPath = (channelId: string, rest: string) => `channels/${encodeURIComponent(channelId)}/${rest}`;
const chatPath = (userId: string, rest: string) => `chats/${encodeURIComponent(userId)}/${rest}`;

/** The control addresses of the local tenant. Every call rejects with a `ControlError` when it is refused. */
export const control = {
  state: () => call(stateSchema, 'GET', 'state'),
  switches: () =>
    call(z.object({ sharingToStage: z.enum(['allowed', 'not-permitted', 'refused']) }), 'GET', 'switches'),
  setClock: (order: { now?: string; advanceDays?: number; reset?: true; freeze?: boolean }) =>
    call(clockSchema, 'POST', 'clock', order),
  chat: (userId: string) => call(chatSchema, 'GET', chatPath(userId, 'messages')),
  write: (userId: string, text: string) =>
    call(z.object({ bot: answerSchema }), 'POST', chatPath(userId, 'messages'), { text }),
  execute: (userId: string, messageId: string, action: CardAction, trigger: 'manual' | 'automatic') =>
    call(answerSchema, 'POST', chatPath(userId, 'invoke'), { messageId, action, trigger }),
  submit: (userId: string, messageId: string, data: unknown) =>
    call(answerSchema, 'POST', chatPath(userId, 'submit'), { messageId, data }),
  install: (userId: string) => call(z.unknown(), 'POST', chatPath(userId, 'install')),
  uninstall: (userId: string) => call(z.unknown(), 'POST', chatPath(userId, 'uninstall')),
  setBlocked: (userId: string, blocked: boolean) =>
    call(z.unknown(), 'POST', chatPath(userId, 'block'), { blocked }),
  channel: (channelId: string, viewerId: string) =>
    call(
      channelSchema,
      'GET',
      channelPath(channelId, `messages?${new URLSearchParams({ as: viewerId }).toString()}`),
    ),
  executeInChannel: (channelId: string, userId: string, messageId: string, action: CardAction) =>
    call(answerSchema, 'POST', channelPath(channelId, 'invoke'), { userId, messageId, action }),
  composeInChat: (userId: string, composing: Composing) =>
    call(answerSchema, 'POST', chatPath(userId, 'compose'), { composing }),
  postInChat: (userId: string, text: string, card: ChosenCard) =>
    call(z.unknown(), 'POST', chatPath(userId, 'post'), { text, card }),
  composeInChannel: (channelId: string, userId: string, composing: Composing) =>
    call(answerSchema, 'POST', channelPath(channelId, 'compose'), { userId, composing }),
  postInChannel: (channelId: string, userId: string, text: string, card: ChosenCard) =>
    call(z.unknown(), 'POST', channelPath(channelId, 'post'), { userId, text, card }),
  writeInChannel: (channelId: string, userId: string, text: string) =>
    call(z.object({ bot: answerSchema.nullable() }), 'POST', channelPath(channelId, 'messages'), {
      userId,
      text,
    }),
  changeChannel: (channelId: string, what: 'install' | 'uninstall', userId: string) =>
    call(z.unknown(), 'POST', channelPath(channelId, what), { userId }),
  addTab: (tab: Tab) => call(z.unknown(), 'POST', 'tabs', tab),
  removeTab: (tab: Pick<Tab, 'entityId' | 'sitePath'>) => call(z.unknown(), 'DELETE', 'tabs', tab),
  /** The token, or why Teams would not give one. */
  async signInToken(
    userId: string,
    claims: string | undefined,
  ): Promise<{ token: string } | { error: string }> {
    const response = await fetch('/_local/sso-token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId, ...(claims === undefined ? {} : { claims }) }),
    });
    return z
      .union([z.object({ token: z.string() }), z.object({ error: z.string() })])
      .catch({ error: 'Token request failed' })
      .parse(await response.json());
  },
} as const;

/** What is done with the app's message extension in a compose area. */
export type Composing =
  | { readonly kind: 'search'; readonly commandId: string; readonly words: string }
  | { readonly kind: 'link'; readonly url: string };

/** A result without its preview: what goes into the message. */
export interface ChosenCard {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: unknown;
}

export interface CardAction {
  readonly type: 'Action.Execute';
  readonly verb?: string;
  readonly id?: string;
  readonly title?: string;
  readonly data?: unknown;
}
