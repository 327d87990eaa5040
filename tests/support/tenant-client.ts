import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import type { Stack } from '../../infra/dev/stack.ts';
import { childrenSitePath } from '../../infra/sample/directory.ts';
import { findLists, type ListIds } from '../../shared/sharepoint/register-lists.ts';
import { listsPath } from '../../shared/sharepoint/register-paths.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** One HTTPS call that trusts the local tenant's certificate; the certificate need not be known at start. */
function call(
  url: string,
  certificate: Buffer,
  options: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    answer?: 'as text' | 'as bytes';
  },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: options.method, headers: options.headers, ca: certificate },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = options.answer === 'as bytes' ? '' : bytes.toString('utf8');
          const read = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : text;
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: options.answer === 'as bytes' ? new Uint8Array(bytes) : read,
          });
        });
      },
    );
    outgoing.once('error', reject);
    if (options.body !== undefined) outgoing.write(options.body);
    outgoing.end();
  });
}

/**
 * Graph seen by an administrator, for tests that look at or change a SharePoint row the way a person with rights on
 * the site would, past the product.
 */
export async function administratorGraph(
  stack: Pick<Stack, 'caCertificatePath' | 'environment' | 'authority' | 'graphUrl'>,
): Promise<GraphPort> {
  const certificate = readFileSync(stack.caCertificatePath);
  const { environment } = stack;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: environment['PROVISION_CLIENT_ID'] ?? '',
    client_secret: environment['PROVISION_CLIENT_SECRET'] ?? '',
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await call(`${stack.authority}/oauth2/v2.0/token`, certificate, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const token = (answer.body as { access_token?: string }).access_token;
  if (token === undefined) throw new Error(`The local tenant gave no token: ${JSON.stringify(answer.body)}`);

  const send = async (asked: GraphRequest): Promise<GraphResponse> =>
    call(`${stack.graphUrl}${asked.path}`, certificate, {
      method: asked.method,
      answer: asked.bytesUpTo === undefined ? 'as text' : 'as bytes',
      headers: {
        authorization: `Bearer ${token}`,
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });

  return {
    send,
    batch: async (requests) => {
      const whole = await send({
        method: 'POST',
        path: '/$batch',
        body: {
          requests: requests.map((part, index) => ({
            id: String(index),
            method: part.method,
            url: part.path,
            headers: {
              ...(part.body === undefined ? {} : { 'Content-Type': 'application/json' }),
              ...part.headers,
            },
            ...(part.body === undefined ? {} : { body: part.body }),
            ...(part.dependsOn === undefined ? {} : { dependsOn: [String(part.dependsOn)] }),
          })),
        },
      });
      const parts = (
        whole.body as {
          responses: { id: string; status: number; headers?: Record<string, string>; body?: unknown }[];
        }
      ).responses;
      return requests.map((_, index) => {
        const part = parts.find((candidate) => candidate.id === String(index));
        return { status: part?.status ?? 0, headers: part?.headers ?? {}, body: part?.body };
      });
    },
  };
}

/** Graph's ids of the children's board's site and lists. */
export async function childrensSite(
  stack: Stack,
  graph: GraphPort,
): Promise<{ site: string; lists: Partial<ListIds> }> {
  const places = JSON.parse(stack.environment['BOARDS'] ?? '[]') as { id: string; site: string }[];
  const address = places.find((entry) => entry.id === 'children')?.site ?? '';
  const site = (await graph.send({ method: 'GET', path: `/sites/${address}` })).body as { id: string };
  const lists = findLists((await graph.send({ method: 'GET', path: listsPath(site.id) })).body);
  return { site: site.id, lists };
}

/** The local tenant's control addresses, typed as far as the tests use them. */
export function controls(stack: Stack) {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${stack.pageUrl}/_local/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    ask,
    moveClock: (now: string) => ask('POST', 'clock', { now }),
    ssoToken: async (userId: string) =>
      ((await ask('POST', 'sso-token', { userId })) as { token: string }).token,
    /** Gives one risk of the children's board rights of its own, or, with null, those of its list again. */
    rightsOnRisk: (itemId: string, allowed: readonly string[] | null) =>
      ask('POST', 'sharepoint/permissions', {
        sitePath: childrenSitePath,
        list: 'Risks',
        itemId,
        permissions: allowed === null ? null : { readers: allowed, writers: allowed },
      }),
    install: (userId: string) => ask('POST', `chats/${userId}/install`),
    say: (userId: string, text: string) => ask('POST', `chats/${userId}/messages`, { text }),
    chat: async (userId: string) =>
      (await ask('GET', `chats/${userId}/messages`)) as {
        installed: boolean;
        messages: ChatMessage[];
      },
    press: (userId: string, messageId: string, action: { verb: string; data: unknown }) =>
      ask('POST', `chats/${userId}/invoke`, {
        messageId,
        action: { type: 'Action.Execute', ...action },
      }) as Promise<{ status: number; body: { type: string; value: unknown } }>,
    forgetTraffic: () => ask('DELETE', 'traffic'),
    traffic: async () => (await ask('GET', 'traffic')) as { entries: TrafficEntry[] },
  };
}

export interface ChatMessage {
  id: string;
  from: 'bot' | 'user';
  at: string;
  text?: string;
  summary?: string;
  attachments?: { contentType: string; content: unknown }[];
}

export interface TrafficEntry {
  at: string;
  surface: 'graph' | 'entra' | 'connector';
  method: string;
  template: string;
  status: number;
  resourceUnits: number;
  batchSize: number;
  insideBatch: boolean;
  delegated: boolean | null;
  bytes: number;
}
