import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDirectory } from '../../../infra/local-tenant/directory.ts';
import { startLocalTenant, type LocalTenant } from '../../../infra/local-tenant/start-local-tenant.ts';

export const people = {
  manager: '11111111-aaaa-4aaa-8aaa-000000000001',
  lead: '11111111-aaaa-4aaa-8aaa-000000000002',
  guest: '11111111-aaaa-4aaa-8aaa-000000000003',
  stranger: '11111111-aaaa-4aaa-8aaa-000000000004',
} as const;

export const botAppId = '22222222-bbbb-4bbb-8bbb-000000000001';
export const tenantId = smallDirectory.tenantId;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface ConnectorHarness {
  /** The running tenant; another object after `restart`. */
  readonly tenant: LocalTenant;
  /** A token as the bot gets it from Entra. */
  botToken(): Promise<string>;
  /** Calls the connector as the bot, or with another token. */
  call(method: string, path: string, body?: unknown, token?: string | null): Promise<Answer>;
  /** Calls the control addresses. */
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Stops the tenant and starts it again on what it kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A local tenant with the small directory and data of its own, gone after `stop`. */
export async function startConnectorHarness(pageDirectory?: string): Promise<ConnectorHarness> {
  const dataDir = mkdtempSync(join(tmpdir(), 'connector-'));
  const start = () =>
    startLocalTenant({
      dataDir,
      directory: smallDirectory,
      ...(pageDirectory === undefined ? {} : { pageDirectory }),
    });
  let tenant = await start();

  const botToken = () =>
    tenant.tenant.tokens.issueAppToken(
      tenant.tenant.directory.application(botAppId)!,
      'https://api.botframework.com',
    );

  return {
    get tenant() {
      return tenant;
    },
    botToken,
    async call(method, path, body, token) {
      const bearer = token === undefined ? await botToken() : token;
      return secureCall(`${tenant.connectorUrl}${path}`, readFileSync(tenant.caCertificatePath), {
        method,
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    async control(method, path, body) {
      const response = await fetch(`${tenant.pageUrl}_local/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: readBody(await response.text()) };
    },
    async restart() {
      await tenant.stop();
      tenant = await start();
    },
    async stop() {
      await tenant.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** `fetch` cannot be given a certificate to trust, so this speaks HTTPS itself. */
function secureCall(
  url: string,
  ca: Buffer,
  options: { method: string; headers: Record<string, string>; body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, headers, body } = options;
    const outgoing = request(url, { method, headers, ca }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: readBody(Buffer.concat(chunks).toString('utf8')),
        }),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function readBody(text: string): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
