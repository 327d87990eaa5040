import { ActivityTypes, type Activity } from 'botbuilder';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import type { CardMessage } from '../cards/card.ts';
import { SendFailure, type Messenger, type TeamsPlaces } from '../reminders/messenger.ts';
import type { ConnectorClient } from './connector-client.ts';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** A card as a message, with the sentence that stands for it in notifications. */
export function messageOf({ card, summary }: CardMessage): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary,
    attachments: [{ contentType: adaptiveCard, content: card }],
  };
}

/** The messenger over the Bot Connector. */
export function createMessenger(connector: ConnectorClient): Messenger {
  return {
    sendPersonal: async (reference, message) => {
      const answer = await connector.call({
        method: 'POST',
        serviceUrl: reference.serviceUrl,
        path: ['conversations', reference.conversation.id, 'activities'],
        body: {
          ...addressed(reference),
          ...messageOf(message),
          channelData: { notification: { alert: true } },
        },
      });
      return { messageId: textIn(answer, 'id') };
    },
    update: async (reference, messageId, message) => {
      await connector.call({
        method: 'PUT',
        serviceUrl: reference.serviceUrl,
        path: ['conversations', reference.conversation.id, 'activities', messageId],
        body: { ...addressed(reference), ...messageOf(message), id: messageId },
      });
    },
  };
}

/** Chats that are to be opened, and channels, over the Bot Connector. */
export function createTeamsPlaces(parts: {
  readonly connector: ConnectorClient;
  readonly botAppId: string;
  readonly allows: (serviceUrl: string) => boolean;
}): TeamsPlaces {
  const { connector } = parts;
  return {
    allows: parts.allows,
    openChat: async ({ serviceUrl, tenantId, oid }) => {
      const answer = await connector.call({
        method: 'POST',
        serviceUrl,
        path: ['conversations'],
        body: {
          isGroup: false,
          bot: { id: `28:${parts.botAppId}` },
          members: [{ id: oid }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        },
      });
      return textIn(answer, 'id');
    },
    readsChannel: async ({ serviceUrl, conversation }, oid) => {
      try {
        await connector.call({
          method: 'GET',
          serviceUrl,
          path: ['conversations', conversation.id, 'members', oid],
        });
        return true;
      } catch (error) {
        // A channel that is gone is answered with 404 as well, by another word.
        const words = error instanceof SendFailure ? error.problem.message : '';
        if (words.includes('MemberNotFoundInConversation')) return false;
        throw error;
      }
    },
    beginThread: async (channel, message) => {
      const tenant = channel.conversation.tenantId;
      const answer = await connector.call({
        method: 'POST',
        serviceUrl: channel.serviceUrl,
        path: ['conversations'],
        body: {
          isGroup: true,
          bot: channel.bot,
          channelData: {
            channel: { id: channel.conversation.id },
            ...(tenant === undefined ? {} : { tenant: { id: tenant } }),
          },
          activity: messageOf(message),
        },
      });
      return { messageId: textIn(answer, 'activityId') };
    },
  };
}

function addressed(reference: ConversationReference): Partial<Activity> {
  const { conversation } = reference;
  return {
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: false,
      conversationType: conversation.conversationType ?? 'personal',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    from: { id: reference.bot.id, name: reference.bot.name ?? '' },
    recipient: { id: reference.user.id, name: reference.user.name ?? '' },
  };
}
