/**
 * Starts the whole product on one machine as separate processes, the way it is deployed: the local tenant answers for
 * Microsoft 365, the service knows it only by addresses. Used by `npm start`, the tests and the benchmark.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { exampleshireDirectory, serviceIdentity } from '../sample/directory.ts';
import { freePort } from './ports.ts';

export interface StackOptions {
  /** Where the tenant keeps its data and the addresses are written down. */
  dataDirectory: string;
  /** Forget everything kept there first. */
  fresh: boolean;
  /** Provision the two boards and write the Exampleshire sample, unless that has been done there before. */
  sample: boolean;
  /** Which of the sample's boards the service is told of; absent = all. */
  boards?: readonly string[];
  /** The tenant's clock from the start, so that the sample's dates are the same in every run; absent = real time. */
  now?: string;
  ports?: { service?: number; tenant?: number; page?: number };
  /** The tenant's people, sites and applications; absent = the sample's. */
  directory?: typeof exampleshireDirectory;
  /** Extra or overriding settings for the service. */
  environment?: Record<string, string>;
  /** Start without a bot id, as the Agents Playground needs. Loopback only. */
  withoutBotId?: boolean;
  /** Lines the processes print, for people or for a failing test. */
  onLine?: (from: 'tenant' | 'service' | 'register', line: string) => void;
}

export interface Stack {
  readonly pageUrl: string;
  readonly serviceUrl: string;
  readonly graphUrl: string;
  readonly connectorUrl: string;
  readonly authority: string;
  readonly caCertificatePath: string;
  /** What the service was started with; the `register` command reads the same. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the `register` command against this stack, `extra` settings over those the service has. `onError` hears what it says on the way. */
  register(
    arguments_: readonly string[],
    extra?: Readonly<Record<string, string>>,
    onError?: (line: string) => void,
  ): Promise<{ code: number; stdout: string; stderr: string }>;
  /** Starts another copy of the service, or the same again after it was killed. Resolves when it is ready. */
  startService(extra?: Record<string, string>): Promise<ChildProcess>;
  readonly service: ChildProcess;
  stop(): Promise<void>;
}

const projectRoot = path.resolve(import.meta.dirname, '../..');
const startUpSeconds = 60;

function product() {
  const application = exampleshireDirectory.applications.find((entry) =>
    entry.appRoles.includes('Sites.Selected'),
  );
  const administration = exampleshireDirectory.applications.find((entry) =>
    entry.appRoles.includes('Sites.FullControl.All'),
  );
  if (application === undefined || administration === undefined) {
    throw new Error('The sample directory names no application for the product or for provisioning.');
  }
  return { application, administration };
}

function boards(chosen?: readonly string[]): { id: string; site: string }[] {
  const host = `${exampleshireDirectory.domain.split('.')[0] ?? 'tenant'}.sharepoint.com`;
  return exampleshireDirectory.sites
    .map((site) => ({
      id: site.path.includes('adults') ? 'adults' : 'children',
      site: `${host}:${site.path}`,
    }))
    .filter((board) => chosen === undefined || chosen.includes(board.id));
}

/** What `npm run serve` gives Node, so that what is measured is what is deployed. */
function serveArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: { serve: string };
  };
  return scripts.serve.split(' ').slice(1);
}

/** One of the programs that `npm run build:programs` makes. */
function program(
  script: string,
  arguments_: readonly string[],
  environment: Record<string, string>,
): ChildProcess {
  return run([path.join(projectRoot, 'dist', script), ...arguments_], environment);
}

function run(arguments_: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, arguments_, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
}

function eachLine(child: ChildProcess, listener: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', listener);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => child.once('exit', () => resolve()));
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended(child);
  clearTimeout(timer);
}

/** Waits for a line that satisfies `read`, or fails with everything the process said until it ended. */
function firstLine<Result>(child: ChildProcess, what: string, read: (line: string) => Result | undefined) {
  return new Promise<Result>((resolve, reject) => {
    const said: string[] = [];
    const timer = setTimeout(
      () => reject(new Error(`${what} did not start within ${startUpSeconds} seconds:\n${said.join('\n')}`)),
      startUpSeconds * 1000,
    );
    eachLine(child, (line) => {
      said.push(line);
      const result = read(line);
      if (result === undefined) return;
      clearTimeout(timer);
      resolve(result);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${what} ended (code ${code ?? 'none'}) before it was ready:\n${said.join('\n')}`));
    });
  });
}

interface TenantReady {
  graphUrl: string;
  authority: string;
  connectorUrl: string;
  pageUrl: string;
  caCertificatePath: string;
  identityEndpoint: string;
  identityHeader: string;
}

function readTenantReady(line: string): TenantReady | undefined {
  if (!line.startsWith('{')) return undefined;
  const found = JSON.parse(line) as Partial<TenantReady>;
  return found.graphUrl !== undefined && found.pageUrl !== undefined ? (found as TenantReady) : undefined;
}

async function waitUntilReady(child: ChildProcess, url: string, said: readonly string[]): Promise<void> {
  const deadline = performance.now() + startUpSeconds * 1000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      const answer = await fetch(`${url}/health/ready`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The service did not become ready:\n${said.join('\n')}`);
}

/** The local tenant without the product, and what the product has to be told of it. */
export interface Tenant extends Pick<Stack, 'environment' | 'register'> {
  readonly ready: TenantReady;
  /** The page's origin. */
  readonly page: string;
  readonly serviceUrl: string;
  readonly servicePort: number;
  readonly control: (address: string, order: unknown) => Promise<void>;
  /** What else has been started; stopped with the tenant. */
  readonly services: ChildProcess[];
  readonly stop: () => Promise<void>;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const tenant = await startTenant(options);
  const { ready, page, serviceUrl, servicePort, environment, control, services, stop } = tenant;
  const say = options.onLine ?? (() => undefined);
  try {
    const startService: Stack['startService'] = async (extra = {}) => {
      const settings = { ...environment, ...extra };
      const said: string[] = [];
      const child = run(serveArguments(), settings);
      services.push(child);
      eachLine(child, (line) => {
        said.push(line);
        if (said.length > 200) said.shift();
        say('service', line);
      });
      await waitUntilReady(child, `http://localhost:${settings['PORT'] ?? servicePort}`, said);
      return child;
    };
    const service = await startService();

    await control('settings', {
      botEndpoint: `${serviceUrl}/api/messages`,
      tabUrl: `${serviceUrl}/tab/`,
      botAppId: product().application.appId,
    });

    return {
      ...ready,
      pageUrl: page,
      serviceUrl,
      environment,
      register: tenant.register,
      startService,
      service,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

export async function startTenant(options: StackOptions): Promise<Tenant> {
  const { dataDirectory } = options;
  if (options.fresh) rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true });
  const services: ChildProcess[] = [];
  const say = options.onLine ?? (() => undefined);

  const tenantPort = await freePort(options.ports?.tenant ?? 0);
  const pagePort = await freePort(options.ports?.page ?? 0, new Set([tenantPort]));
  const servicePort = await freePort(options.ports?.service ?? 0, new Set([tenantPort, pagePort]));
  const serviceUrl = `http://localhost:${servicePort}`;

  // The tenant last: a service that ends finishes what it began, and would wait for one that is gone.
  let tenant: ChildProcess | null = null;
  const stop = async () => {
    await Promise.all(services.map(stopChild));
    if (tenant !== null) await stopChild(tenant);
  };

  const written = (directory: typeof exampleshireDirectory) => {
    const file = path.join(dataDirectory, 'directory.json');
    writeFileSync(file, JSON.stringify(directory));
    return file;
  };

  try {
    tenant = program(
      'local-tenant/main.js',
      [
        '--data',
        path.join(dataDirectory, 'tenant'),
        '--https-port',
        `${tenantPort}`,
        '--page-port',
        `${pagePort}`,
        ...(options.directory === undefined ? [] : ['--directory', written(options.directory)]),
      ],
      {},
    );
    eachLine(tenant, (line) => say('tenant', line));
    const ready = await firstLine(tenant, 'The local tenant', readTenantReady);
    const origin = new URL(ready.graphUrl).origin;

    const page = ready.pageUrl.replace(/\/$/, '');
    const control = async (address: string, order: unknown) => {
      const answer = await fetch(`${page}/_local/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      });
      if (!answer.ok) {
        throw new Error(`The local tenant refused ${address}: ${answer.status} ${await answer.text()}`);
      }
    };
    if (options.now !== undefined) await control('clock', { now: options.now });

    const { application, administration } = product();
    const environment: Record<string, string> = {
      PORT: `${servicePort}`,
      HOST: '127.0.0.1',
      PUBLIC_URL: serviceUrl,
      TENANT_ID: exampleshireDirectory.tenantId,
      ENTRA_AUTHORITY: ready.authority,
      APP_CLIENT_ID: application.appId,
      // As deployed: the application is proven by the identity of the machine, and there is no secret.
      APP_MANAGED_IDENTITY_CLIENT_ID: serviceIdentity.clientId,
      IDENTITY_ENDPOINT: ready.identityEndpoint,
      IDENTITY_HEADER: ready.identityHeader,
      APP_ID_URI: application.appIdUri,
      PROVISION_CLIENT_ID: administration.appId,
      PROVISION_CLIENT_SECRET: administration.secret,
      GRAPH_URL: origin,
      BOT_APP_ID: options.withoutBotId === true ? '' : application.appId,
      BOT_CHANNEL_OPENID_METADATA_URL: `${origin}/botframework/.well-known/openidconfiguration`,
      BOT_CHANNEL_TOKEN_ISSUER: 'https://api.botframework.com',
      BOT_CHANNEL_LOGIN_URL: ready.authority,
      BOT_CHANNEL_SCOPE: 'https://api.botframework.com',
      CONNECTOR_HOSTS: [
        new URL(ready.connectorUrl).host,
        ...(options.withoutBotId === true ? ['localhost:56150'] : []),
      ].join(','),
      CONNECTOR_URL: ready.connectorUrl,
      TEAMS_HOST_ORIGINS: new URL(ready.pageUrl).origin,
      TEAMS_APP_ID: application.teamsApp?.manifestId ?? application.appId,
      BOARDS: JSON.stringify(boards(options.boards)),
      REMINDER_TICK_SECONDS: '3',
      // What a tenant with over 50,000 licences has: a visitor who moves the clock need not wait for the day’s reminders.
      SHAREPOINT_UNITS_PER_MINUTE: '6250',
      // Nobody balances between copies on one machine.
      DRAIN_SECONDS: '0',
      LOG_LEVEL: 'info',
      NODE_EXTRA_CA_CERTS: ready.caCertificatePath,
      ...options.environment,
    };
    writeFileSync(
      path.join(dataDirectory, 'service.env'),
      Object.entries(environment)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
      { mode: 0o600 },
    );

    const register: Stack['register'] = async (arguments_, extra = {}, onError = () => undefined) => {
      const child = program('cli/main.js', arguments_, { ...environment, ...extra });
      let stdout = '';
      let stderr = '';
      child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
      child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
      if (child.stderr !== null)
        createInterface({ input: child.stderr }).on('line', (line) => {
          onError(line);
          say('register', line);
        });
      await ended(child);
      return { code: child.exitCode ?? 1, stdout, stderr };
    };

    if (options.sample) {
      const done = path.join(dataDirectory, 'sample-written');
      // Data kept from an earlier version may lack columns of this one: provisioning adds them and changes nothing else.
      const steps = boards(options.boards).map((board) => ['provision', '--board', board.id, '--yes']);
      if (!existsSync(done)) steps.push(['seed-sample']);
      for (const step of steps) {
        const outcome = await register(step);
        if (outcome.code !== 0) throw new Error(`register ${step.join(' ')} failed:\n${outcome.stderr}`);
      }
      writeFileSync(done, '');
    }

    return { ready, page, serviceUrl, servicePort, environment, register, control, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
