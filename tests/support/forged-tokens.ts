import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { SignJWT, type JWTPayload } from 'jose';
import { exampleshireDirectory, registerAppId } from '../../infra/sample/directory.ts';
import type { LocalStack } from './local-stack.ts';

/** The claims of a Teams token that the service accepts, to be changed one at a time. */
export function goodClaims(local: LocalStack, oid: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `${local.stack.authority}/v2.0`,
    aud: registerAppId,
    tid: exampleshireDirectory.tenantId,
    oid,
    sub: 'subject',
    name: 'Rowena Castell',
    scp: 'access_as_user',
    ver: '2.0',
    iat: now,
    nbf: now,
    exp: now + 3600,
  };
}

/** A token nobody signed. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

export interface ConnectorTokenParts {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string;
  /** Seconds from now. */
  readonly notBefore?: number;
  readonly expires?: number;
  readonly key?: KeyObject;
}

/** A token as the connector signs it, with the connector's own key unless another is given. */
export async function connectorToken(local: LocalStack, parts: ConnectorTokenParts = {}): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await getSecurely(
    local,
    `${new URL(local.stack.graphUrl).origin}/botframework/.well-known/keys`,
  );
  const kid = (JSON.parse(answer) as { keys: { kid: string }[] }).keys[0]!.kid;
  return new SignJWT({ serviceurl: parts.serviceUrl ?? local.stack.connectorUrl })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(parts.issuer ?? 'https://api.botframework.com')
    .setAudience(parts.audience ?? local.stack.environment['BOT_APP_ID'] ?? '')
    .setNotBefore(seconds + (parts.notBefore ?? -7200))
    .setExpirationTime(seconds + (parts.expires ?? 600))
    .sign(parts.key ?? connectorKey(local));
}

function connectorKey(local: LocalStack): KeyObject {
  const kept = JSON.parse(
    readFileSync(path.join(path.dirname(local.stack.caCertificatePath), 'tenant.json'), 'utf8'),
  ) as { 'connector-key': { privateKey: string } };
  return createPrivateKey(kept['connector-key'].privateKey);
}

/** An application's own token for Graph, as the service gets it for itself. */
export async function applicationToken(local: LocalStack): Promise<string> {
  const { environment } = local.stack;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: environment['APP_CLIENT_ID'] ?? '',
    client_secret: environment['APP_CLIENT_SECRET'] ?? '',
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await getSecurely(local, `${local.stack.authority}/oauth2/v2.0/token`, form.toString());
  return (JSON.parse(answer) as { access_token: string }).access_token;
}

function getSecurely(local: LocalStack, url: string, form?: string): Promise<string> {
  const ca = readFileSync(local.stack.caCertificatePath);
  const options =
    form === undefined
      ? { ca }
      : { ca, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  return new Promise((resolve, reject) => {
    request(url, options, (incoming) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      incoming.on('end', () => resolve(text));
    })
      .once('error', reject)
      .end(form);
  });
}

/** An activity as Teams would post it, from somebody in a personal chat. */
export function anActivity(
  local: LocalStack,
  oid: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  const tenantId = local.stack.environment['TENANT_ID'];
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl: local.stack.connectorUrl,
    from: { id: '29:somebody', name: 'Somebody', aadObjectId: oid },
    recipient: { id: `28:${local.stack.environment['BOT_APP_ID'] ?? ''}` },
    conversation: { id: 'a:forged-conversation', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    text: 'my actions',
    ...changes,
  };
}

/** Posts to the bot's endpoint whatever is given. */
export async function postActivity(
  local: LocalStack,
  body: unknown,
  authorization: string | null,
): Promise<{ status: number; body: string }> {
  const response = await fetch(`${local.stack.serviceUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.text() };
}
