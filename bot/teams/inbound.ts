import { z } from 'zod';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import { languageOf, type Language } from '../../shared/domain/language.ts';

const account = z.looseObject({
  id: z.string().min(1).max(500),
  name: z.string().max(500).optional(),
  aadObjectId: z.string().max(100).optional(),
});

/**
 * As much of a Bot Framework activity as the bot acts on. Anything may be in the rest: channels add properties freely,
 * and people cannot be refused because theirs did.
 */
export const inboundActivitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).optional(),
  name: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  /** Teams only: botbuilder checks tokens of some other channels by other rules. */
  channelId: z.literal('msteams'),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    tenantId: z.string().max(100).optional(),
    conversationType: z.string().max(100).optional(),
  }),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: z.string().max(100) }).optional() })
    .nullish()
    .catch(undefined),
  /** The language of the person's Teams, "cy-GB"; Teams sends it with most activities, twice with some. */
  locale: z.string().max(50).nullish().catch(undefined),
  entities: z
    .array(z.looseObject({ type: z.string().optional(), locale: z.string().max(50).optional() }))
    .nullish()
    .catch(undefined),
  text: z.string().max(100_000).nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().max(500).optional(),
  membersAdded: z
    .array(z.looseObject({ id: z.string() }))
    .nullish()
    .catch(undefined),
});
export type InboundActivity = z.infer<typeof inboundActivitySchema>;

/** The tenant an activity says it comes from; the connector's token vouches for the activity as a whole. */
export function tenantOf(activity: InboundActivity): string | undefined {
  return activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
}

/** The language an activity says its sender's Teams is in; null when it says none. */
export function languageIn({ locale, entities }: InboundActivity): Language | null {
  const client = entities?.find(({ type }) => type === 'clientInfo')?.locale ?? '';
  const said = (locale ?? '') === '' ? client : locale;
  return said === '' ? null : languageOf(said);
}

/** Only here is anything of the register shown: others may read along in a channel or a group chat. */
export function isPersonalChat(activity: InboundActivity): boolean {
  const { conversationType } = activity.conversation;
  return conversationType === undefined || conversationType === '' || conversationType === 'personal';
}

/** Where a team reads along; a chat of several people is neither this nor personal. */
export function isChannel(activity: InboundActivity): boolean {
  return activity.conversation.conversationType === 'channel';
}

/** Where the bot can reach the sender from now on. */
export function referenceOf(activity: InboundActivity): ConversationReference {
  const { conversation, from, recipient } = activity;
  const tenantId = tenantOf(activity);
  return {
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    conversation: {
      id: conversation.id,
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(conversation.conversationType === undefined
        ? {}
        : { conversationType: conversation.conversationType }),
    },
    bot: { id: recipient.id, ...(recipient.name === undefined ? {} : { name: recipient.name }) },
    user: {
      id: from.id,
      ...(from.aadObjectId === undefined ? {} : { aadObjectId: from.aadObjectId }),
      ...(from.name === undefined ? {} : { name: from.name }),
    },
  };
}

/** Whether the bot itself was added: then the chat is new to the person. */
export function addsBot(activity: InboundActivity): boolean {
  return activity.membersAdded?.some(({ id }) => id === activity.recipient.id) === true;
}

const invokeValueSchema = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }),
});

/**
 * What a press sends, whichever way it came: the data of an `Action.Execute` (with its verb, should the data lack it) or
 * the value of an `Action.Submit`. Undefined when there is nothing like it.
 */
export function pressedData(activity: InboundActivity): unknown {
  if (activity.type !== 'invoke') return activity.value;
  const value = invokeValueSchema.safeParse(activity.value);
  if (!value.success) return undefined;
  const { verb, data } = value.data.action;
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { verb, ...data } : data;
}
