import { AuthError } from '@azure/msal-node';
import type { BotConfiguration } from '../configuration.ts';
import { inSpan } from '../tracing/span.ts';
import { createApplicationClient } from './application-client.ts';
import { spanOfToken } from './graph-spans.ts';

/** Entra gave the bot no token for the connector; `message` has codes only. */
class NoConnectorToken extends Error {
  override readonly name = 'NoConnectorToken';
}

/**
 * Gives an access token for calls to the Bot Connector, kept by MSAL until shortly before it ends. Throws `NoConnectorToken`.
 * null = the bot has no id, and the connector is not authenticated.
 */
export function createConnectorToken(
  bot: Pick<BotConfiguration, 'appId' | 'credential' | 'channelLoginUrl' | 'channelScope'>,
): (() => Promise<string>) | null {
  if (bot.credential === null) return null;
  const client = createApplicationClient({
    clientId: bot.appId,
    authority: bot.channelLoginUrl,
    credential: bot.credential,
  });
  const scopes = [`${bot.channelScope}/.default`];
  return () =>
    inSpan(spanOfToken('bot'), async (span) => {
      try {
        const result = await client.acquireTokenByClientCredential({ scopes });
        if (result === null) throw new NoConnectorToken('Entra gave no token for the connector.');
        if (result.fromCache) span.discard();
        return result.accessToken;
      } catch (error) {
        if (error instanceof NoConnectorToken) throw error;
        const code = error instanceof AuthError ? error.errorCode : 'no answer';
        throw new NoConnectorToken(`Entra gave no token for the connector: ${code}.`);
      }
    });
}
