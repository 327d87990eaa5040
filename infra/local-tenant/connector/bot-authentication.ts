import type { TokenIssuer } from '../entra/token-issuer.ts';
import { connectorErrors, type ConnectorError } from './connector-errors.ts';

/** The resource a bot asks Entra a token for to call the connector. */
const CONNECTOR_AUDIENCE = 'https://api.botframework.com';

export type BotIdentity =
  { readonly ok: true; readonly appId: string } | { readonly ok: false; readonly error: ConnectorError };

/**
 * Who calls: the bot, by a token the local Entra issued to it for the connector.
 * 401 without a proper token; 401 `BotNotRegistered` when it is a proper token of another application.
 */
export async function identifyBot(
  authorization: string | undefined,
  tokens: Pick<TokenIssuer, 'verify'>,
  botAppId: string,
): Promise<BotIdentity> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { ok: false, error: connectorErrors.unauthorised() };
  const verified = await tokens.verify(token);
  if (!verified.ok) return { ok: false, error: connectorErrors.unauthorised() };
  const { claims } = verified;
  const audiences = [claims.aud ?? []].flat().map((audience) => audience.replace(/\/$/, ''));
  if (!audiences.includes(CONNECTOR_AUDIENCE)) return { ok: false, error: connectorErrors.unauthorised() };
  const appId = claims['appid'] ?? claims['azp'];
  if (typeof appId !== 'string' || appId.toLowerCase() !== botAppId.toLowerCase()) {
    return { ok: false, error: connectorErrors.botNotRegistered() };
  }
  return { ok: true, appId };
}
