import {
  ActivityTypes,
  type Activity,
  type ConversationReference as BotbuilderReference,
  type TurnContext,
} from 'botbuilder';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { CardMessage } from '../cards/card.ts';
import { SendFailure, type Messenger } from '../reminders/messenger.ts';
import type { RegisterAdapter } from './adapter.ts';
import { readSendProblem } from './send-problems.ts';

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
export function createMessenger(adapter: RegisterAdapter, botAppId: string): Messenger {
  const inConversation = async <Result>(
    reference: ConversationReference,
    work: (context: TurnContext) => Promise<Result>,
  ): Promise<Result> => {
    // The reference comes from a list that people with rights can edit: the token goes to known hosts only.
    if (!adapter.allows(reference.serviceUrl)) {
      throw new SendFailure({ kind: 'stale conversation', message: 'The service host is not allowed.' });
    }
    const results: Result[] = [];
    try {
      await adapter.continueConversationAsync(botAppId, asBotbuilder(reference), async (context) => {
        results.push(await work(context));
      });
    } catch (error) {
      throw new SendFailure(readSendProblem(error));
    }
    const [result] = results;
    if (result === undefined)
      throw new SendFailure({ kind: 'unknown', message: 'The turn ended without a result.' });
    return result;
  };

  return {
    sendPersonal: (reference, message) =>
      inConversation(reference, async (context) => {
        const sent = await context.sendActivity({
          ...messageOf(message),
          channelData: { notification: { alert: true } },
        });
        return { messageId: sent?.id ?? '' };
      }),
    update: async (reference, messageId, message) => {
      await inConversation(reference, async (context) => {
        await context.updateActivity({ ...messageOf(message), id: messageId });
        return true;
      });
    },
  };
}

function asBotbuilder(reference: ConversationReference): Partial<BotbuilderReference> {
  const { conversation } = reference;
  return {
    serviceUrl: reference.serviceUrl,
    channelId: reference.channelId,
    conversation: {
      id: conversation.id,
      name: '',
      isGroup: false,
      conversationType: conversation.conversationType ?? 'personal',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    bot: { id: reference.bot.id, name: reference.bot.name ?? '' },
    user: { id: reference.user.id, name: reference.user.name ?? '' },
  };
}
