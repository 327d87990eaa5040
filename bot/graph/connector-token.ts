import { AuthError, ConfidentialClientApplication } from '@azure/msal-node';

export interface ConnectorCredentials {
  /** Authority of the bot's own tenant, without a trailing slash. */
  readonly loginUrl: string;
  readonly appId: string;
  readonly secret: string;
  /** "https://api.botframework.com": what the token is for. */
  readonly scope: string;
}

/** Entra gave the bot no token for the connector; `message` has codes only. */
class NoConnectorToken extends Error {
  override readonly name = 'NoConnectorToken';
}

/**
 * Gives an access token for calls to the Bot Connector, kept by MSAL until shortly before it ends. Throws `NoConnectorToken`.
 */
export function createConnectorToken(credentials: ConnectorCredentials): () => Promise<string> {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: credentials.appId,
      clientSecret: credentials.secret,
      authority: credentials.loginUrl,
      // An authority MSAL does not know by heart is trusted because the configuration names it.
      knownAuthorities: [new URL(credentials.loginUrl).host],
    },
  });
  const scopes = [`${credentials.scope}/.default`];
  return async () => {
    try {
      const result = await client.acquireTokenByClientCredential({ scopes });
      if (result === null) throw new NoConnectorToken('Entra gave no token for the connector.');
      return result.accessToken;
    } catch (error) {
      if (error instanceof NoConnectorToken) throw error;
      const code = error instanceof AuthError ? error.errorCode : 'no answer';
      throw new NoConnectorToken(`Entra gave no token for the connector: ${code}.`);
    }
  };
}
