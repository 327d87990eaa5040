import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { TenantClock } from '../../../infra/local-tenant/clock.ts';
import { createConnector, type Connector } from '../../../infra/local-tenant/connector/connector.ts';
import { controlRoutes } from '../../../infra/local-tenant/control/control-routes.ts';
import { DirectoryIndex, smallDirectory } from '../../../infra/local-tenant/directory.ts';
import { TokenIssuer } from '../../../infra/local-tenant/entra/token-issuer.ts';
import { FaultRules } from '../../../infra/local-tenant/faults.ts';
import { AppInstallations } from '../../../infra/local-tenant/state/app-installations.ts';
import { SectionStore } from '../../../infra/local-tenant/state/section-store.ts';
import { SharePointState } from '../../../infra/local-tenant/state/sharepoint-state.ts';
import { usualSwitches } from '../../../infra/local-tenant/switches.ts';
import type { Tenant } from '../../../infra/local-tenant/tenant.ts';
import { TrafficLog } from '../../../infra/local-tenant/traffic.ts';

export const people = {
  manager: '11111111-aaaa-4aaa-8aaa-000000000001',
  lead: '11111111-aaaa-4aaa-8aaa-000000000002',
  guest: '11111111-aaaa-4aaa-8aaa-000000000003',
  stranger: '11111111-aaaa-4aaa-8aaa-000000000004',
} as const;

export const botAppId = '22222222-bbbb-4bbb-8bbb-000000000001';
export const tenantId = smallDirectory.tenantId;

export interface ConnectorHarness {
  readonly origin: string;
  readonly connectorUrl: string;
  readonly tenant: Tenant;
  readonly connector: Connector;
  /** Serve more from the same origin. */
  readonly app: Express;
  /** A token as the bot gets it from Entra. */
  botToken(): Promise<string>;
  /** Calls the connector as the bot. */
  call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; headers: Headers; body: unknown }>;
  /** Calls the control addresses. */
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Writes state down and starts again from it on the same directory. */
  keptState(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** The connector and the controls on one plain HTTP listener, with the small directory; without Graph and the page. */
export async function startConnectorHarness(realTime?: () => number): Promise<ConnectorHarness> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'connector-'));
  const app = express();
  const server = createServer(app);
  await listen(server);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  const store = new SectionStore(dataDirectory, true);
  const changed = () => store.changed();
  const directory = new DirectoryIndex(smallDirectory);
  const clock = new TenantClock(realTime);
  const switches = { ...usualSwitches };
  const tokens = new TokenIssuer(directory, changed);
  tokens.setBaseUrl(origin);
  const tenant: Tenant = {
    addresses: {
      graphUrl: `${origin}/v1.0`,
      authority: `${origin}/${tenantId}`,
      connectorUrl: `${origin}/connector/`,
      pageUrl: `${origin}/`,
      caCertificatePath: '',
    },
    directory,
    clock,
    store,
    sharePoint: new SharePointState(directory, clock, switches, changed),
    installations: new AppInstallations(changed),
    tokens,
    traffic: new TrafficLog(),
    faults: new FaultRules(),
    switches,
  };
  const connector = createConnector(tenant);
  app.use('/connector', connector.routes);
  app.use('/botframework', connector.openIdRoutes);
  app.use(
    '/_local',
    controlRoutes(tenant, connector, () => undefined),
  );
  app.post('/token', (_request, response) => {
    void botToken().then((token) => response.json({ access_token: token }));
  });

  const botToken = () =>
    tokens.issueAppToken(directory.application(botAppId)!, 'https://api.botframework.com');

  return {
    origin,
    connectorUrl: `${origin}/connector/`,
    tenant,
    connector,
    app,
    botToken,
    async call(method, path, body, token) {
      const response = await fetch(`${origin}/connector/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token ?? (await botToken())}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: readBody(await response.text()) };
    },
    async control(method, path, body) {
      const response = await fetch(`${origin}/_local/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: readBody(await response.text()) };
    },
    async keptState() {
      store.changed();
      await store.flush();
      const { readFile } = await import('node:fs/promises');
      return JSON.parse(await readFile(join(dataDirectory, 'tenant.json'), 'utf8')) as Record<
        string,
        unknown
      >;
    },
    async stop() {
      store.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
}

function readBody(text: string): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
