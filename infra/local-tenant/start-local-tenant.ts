import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import express from 'express';
import { serverCertificate } from './certificate.ts';
import { TenantClock } from './clock.ts';
import { createConnector } from './connector/connector.ts';
import { controlRoutes } from './control/control-routes.ts';
import { DirectoryIndex, type Directory } from './directory.ts';
import { DeviceCodes } from './entra/device-codes.ts';
import { managedIdentityRoutes } from './entra/managed-identity.ts';
import { mountEntra } from './entra/mount-entra.ts';
import { TokenIssuer } from './entra/token-issuer.ts';
import { FaultRules } from './faults.ts';
import { mountGraph } from './graph/mount-graph.ts';
import { sharePointControlRoutes } from './graph/sharepoint-control-routes.ts';
import { close, listenOnLoopback } from './listen.ts';
import { AppInstallations } from './state/app-installations.ts';
import { SectionStore } from './state/section-store.ts';
import { SharePointState } from './state/sharepoint-state.ts';
import { PeoplesTeamsConditions } from './state/teams-conditions.ts';
import { usualSwitches, type Switches } from './switches.ts';
import type { Tenant, TenantAddresses } from './tenant.ts';
import { TrafficLog } from './traffic.ts';

/** How to start a local tenant. */
export interface LocalTenantOptions {
  /** Where the certificate and the kept state live; made when it does not exist. */
  readonly dataDir: string;
  /** Forget what an earlier run kept. The certificate stays. */
  readonly fresh?: boolean;
  /** Port for Graph, Entra and the connector; 0 or a taken one means any free port. */
  readonly httpsPort?: number;
  /** The same for the page and the controls. */
  readonly pagePort?: number;
  readonly directory: Directory;
  /** Where the tenant's clock starts; absent means real time, or where an earlier run left it. */
  readonly now?: Date;
  /** Folder with the built page; without it the page's address answers 404 and only the controls work. */
  readonly pageDirectory?: string;
}

/** A running local tenant. */
export interface LocalTenant extends TenantAddresses {
  readonly clock: TenantClock;
  readonly state: SharePointState;
  /** Everything else, for tests in the same process. */
  readonly tenant: Tenant;
  /** Keeps the state and stops listening. */
  stop(): Promise<void>;
}

/** Starts Graph, Entra, the Bot Connector (HTTPS) and the page with its controls (HTTP), all on loopback. */
export async function startLocalTenant(options: LocalTenantOptions): Promise<LocalTenant> {
  const { dataDir } = options;
  const store = new SectionStore(dataDir, options.fresh === true);
  const changed = (): void => store.changed();
  const directory = new DirectoryIndex(options.directory);
  const clock = new TenantClock();
  const switches: Switches = { ...usualSwitches };
  const sharePoint = new SharePointState(directory, clock, switches, changed);
  const installations = new AppInstallations(changed);
  const teamsConditions = new PeoplesTeamsConditions(changed);
  const tokens = new TokenIssuer(directory, changed);

  // The clock first: what is loaded or made after it carries the tenant's time.
  store.register('clock', clock);
  if (options.now) clock.moveTo(options.now);
  store.register('keys', tokens);
  store.register('installations', installations);
  store.register('teams-conditions', teamsConditions);
  store.register('sharepoint', sharePoint);
  clock.onMove(changed);

  const secureApp = express().disable('x-powered-by').set('etag', false);
  const pageApp = express().disable('x-powered-by');
  const certificate = await serverCertificate(dataDir, new Date());
  const secureServer = createHttpsServer({ key: certificate.key, cert: certificate.certificate }, secureApp);
  const pageServer = createHttpServer(pageApp);
  const httpsPort = await listenOnLoopback(secureServer, options.httpsPort ?? 0);
  const pagePort = await listenOnLoopback(pageServer, options.pagePort ?? 0);

  const origin = `https://localhost:${httpsPort}`;
  const addresses: TenantAddresses = {
    graphUrl: `${origin}/v1.0`,
    authority: `${origin}/${directory.data.tenantId}`,
    connectorUrl: `${origin}/connector/`,
    pageUrl: `http://localhost:${pagePort}/`,
    caCertificatePath: certificate.certificatePath,
    identityEndpoint: `http://localhost:${pagePort}/identity/token`,
    identityHeader: randomUUID(),
  };
  tokens.setBaseUrl(origin);
  const tenant: Tenant = {
    addresses,
    directory,
    clock,
    store,
    sharePoint,
    installations,
    teamsConditions,
    tokens,
    deviceCodes: new DeviceCodes(),
    traffic: new TrafficLog(),
    faults: new FaultRules(),
    switches,
  };

  const connector = createConnector(tenant);
  mountGraph(secureApp, tenant);
  secureApp.use('/connector', connector.routes);
  secureApp.use('/botframework', connector.openIdRoutes);
  mountEntra(secureApp, tenant);

  pageApp.use('/identity', managedIdentityRoutes(tenant));
  pageApp.use('/_local/sharepoint', sharePointControlRoutes(tenant));
  pageApp.use(
    '/_local',
    controlRoutes(tenant, connector, () => sharePoint.clear()),
  );
  if (options.pageDirectory !== undefined) servePage(pageApp, options.pageDirectory);

  return {
    ...addresses,
    clock,
    state: sharePoint,
    tenant,
    async stop() {
      await Promise.all([close(secureServer), close(pageServer)]);
      await store.stop();
    },
  };
}

function servePage(app: express.Express, pageDirectory: string): void {
  app.use(express.static(pageDirectory));
  app.use((request, response, next) => {
    if (request.method === 'GET' && request.accepts('html'))
      response.sendFile(join(pageDirectory, 'index.html'));
    else next();
  });
}
