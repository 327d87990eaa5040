/**
 * A bot of a few lines on the real Bot Framework SDK, to see that the local connector and the SDK agree. Run as a
 * process of its own with TINY_BOT_* settings; prints its port, then everything it hears as JSON lines.
 */
import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  TurnContext,
  type Activity,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type ConversationReference,
} from 'botbuilder';
import {
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  ServiceClientCredentialsFactory,
  type ServiceClientCredentials,
} from 'botframework-connector';
import express from 'express';
import type { AddressInfo } from 'node:net';
import { countingCard, crowdedCard } from './counting-card.ts';

const appId = process.env['TINY_BOT_APP_ID'] ?? '';
const authority = process.env['TINY_BOT_AUTHORITY'] ?? '';
const secret = process.env['TINY_BOT_SECRET'] ?? '';
const tenantId = process.env['TINY_BOT_TENANT_ID'] ?? '';
const metadataUrl = `${new URL(authority).origin}/botframework/.well-known/openidconfiguration`;
const expectedIssuer = process.env['TINY_BOT_ISSUER'] ?? 'https://api.botframework.com';

class LocalCredentials extends ServiceClientCredentialsFactory {
  isValidAppId(candidate: string): Promise<boolean> {
    return Promise.resolve(candidate === appId);
  }
  isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }
  createCredentials(): Promise<ServiceClientCredentials> {
    return Promise.resolve({
      async signRequest(request) {
        const response = await fetch(`${authority}/oauth2/v2.0/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: appId,
            client_secret: secret,
            scope: 'https://api.botframework.com/.default',
          }),
        });
        const { access_token: token } = (await response.json()) as { access_token: string };
        request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    });
  }
}

const adapter = new CloudAdapter(
  BotFrameworkAuthenticationFactory.create(
    '',
    true,
    authority,
    'https://api.botframework.com',
    expectedIssuer,
    '',
    metadataUrl,
    metadataUrl,
    '',
    new LocalCredentials(),
    new AuthenticationConfiguration(),
  ),
);
adapter.onTurnError = async (_context, error) => {
  say({ turnError: error.message });
  await Promise.resolve();
};

class TinyBot extends ActivityHandler {
  constructor() {
    super();
    this.onInstallationUpdateAdd(async (context, next) => {
      await context.sendActivity('Hello, I count.');
      await next();
    });
    this.onMessage(async (context, next) => {
      if (context.activity.value !== undefined) {
        await context.sendActivity(`Submitted ${JSON.stringify(context.activity.value)}`);
      } else if (context.activity.text === 'card') {
        await context.sendActivity({
          type: 'message',
          summary: 'A card that counts',
          channelData: { notification: { alert: true } },
          attachments: [CardFactory.adaptiveCard(countingCard(0, [context.activity.from.id]))],
        });
      } else if (context.activity.text.startsWith('crowded ')) {
        const tabUrl = context.activity.text.replace('crowded ', '');
        await context.sendActivity({
          type: 'message',
          attachments: [CardFactory.adaptiveCard(crowdedCard(tabUrl))],
        });
      } else {
        await context.sendActivity(`You said: ${context.activity.text}`);
      }
      await next();
    });
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { data } = action;
    const by = Number(data['by'] ?? 1);
    const count = Number(data['count'] ?? 0);
    switch (action.verb) {
      case 'add':
        return cardAnswer(countingCard(count + by, [context.activity.from.id]));
      case 'add-for-all': {
        const id = context.activity.replyToId ?? '';
        await context.updateActivity({
          id,
          type: 'message',
          attachments: [CardFactory.adaptiveCard(countingCard(count + by, []))],
        });
        return cardAnswer(countingCard(count + by, []));
      }
      case 'refresh':
        return cardAnswer(countingCard(count, [context.activity.from.id], 'Seen just now'));
      case 'say':
        return {
          statusCode: 200,
          type: 'application/vnd.microsoft.activity.message',
          value: 'Noted.' as never,
        };
      default:
        throw new Error('The tiny bot does not know this verb.');
    }
  }
}

function cardAnswer(card: Record<string, unknown>): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const bot = new TinyBot();
const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => {
  say({ activity: request.body as Partial<Activity> });
  void adapter.process(request, response, (context) => bot.run(context));
});
app.post('/proactive', (request, response) => {
  const { member, text, serviceUrl } = request.body as { member: string; text: string; serviceUrl: string };
  let reference: Partial<ConversationReference> | undefined;
  adapter
    .createConversationAsync(
      appId,
      'msteams',
      serviceUrl,
      'https://api.botframework.com',
      {
        isGroup: false,
        bot: { id: `28:${appId}`, name: 'Tiny bot' },
        members: [{ id: member, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
        activity: undefined as never,
      },
      async (context) => {
        reference = TurnContext.getConversationReference(context.activity);
        await context.sendActivity(text);
      },
    )
    .then(() => response.json({ reference }))
    .catch((error: unknown) => {
      const { statusCode, code } = error as { statusCode?: number; code?: string };
      response.status(500).json({ statusCode, code });
    });
});
const server = app.listen(0, '127.0.0.1', () => {
  say({ port: (server.address() as AddressInfo).port });
});
