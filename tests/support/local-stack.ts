import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { copySampleTo } from './sample-data.ts';
import { startWatchedStack, type WatchedStack } from './watched-stack.ts';
import type { NewFaultRule } from '../../infra/local-tenant/faults.ts';
import type { SignInConditions } from '../../infra/local-tenant/entra/token-issuer.ts';
import type { Switches } from '../../infra/local-tenant/switches.ts';
import type { TrafficEntry } from '../../infra/local-tenant/traffic.ts';

export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** The service's API as somebody uses it. */
export interface ApiClient {
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body: unknown): Promise<ApiAnswer>;
  put(path: string, body: unknown): Promise<ApiAnswer>;
}

/** What a test may do to the local tenant, past the product. */
export interface TenantControls {
  /** A Teams token for the tab, as teams-js would hand it out. */
  token(personaOid: string, claims?: string): Promise<string>;
  /** Any claims, signed with the tenant's own key. */
  sign(claims: JWTPayload, options?: { keyId?: string }): Promise<string>;
  fault(rule: Omit<NewFaultRule, 'effect'> & Pick<NewFaultRule, 'effect'>): Promise<void>;
  clearFaults(): Promise<void>;
  switches(change: Partial<Switches>): Promise<void>;
  conditions(personaOid: string, conditions: SignInConditions): Promise<void>;
  /** HTTP calls to Graph (batches count once) since the last `forgetTraffic`. */
  graphCalls(): Promise<TrafficEntry[]>;
  forgetTraffic(): Promise<void>;
  handEdit(edit: {
    sitePath: string;
    list: string;
    itemId?: string;
    userId: string;
    fields: Record<string, unknown>;
  }): Promise<void>;
  expireDeltaTokens(sitePath: string, list: string): Promise<void>;
  moveClock(now: string): Promise<void>;
}

export interface LocalStack {
  readonly stack: WatchedStack;
  readonly tenant: TenantControls;
  /** The API as one of the sample's people, by their Entra object id. */
  as(personaOid: string): Promise<ApiClient>;
  /** The API with any Authorization header, or none. */
  withHeader(authorization: string | null): ApiClient;
  stop(): Promise<void>;
}

/**
 * The whole product with the Exampleshire sample as separate processes on free ports, its data in a folder of its own that goes
 * with it. Takes some ten seconds to start: share one among the tests of a file.
 */
export async function startLocalStack(options: {
  environment?: Record<string, string>;
  /**
   * Where the tenant's clock starts. Said by every test: on the real clock, what the service does by itself (the digests of a
   * working day) would depend on the hour the tests run.
   */
  now: string;
  onLine?: (from: string, line: string) => void;
}): Promise<LocalStack> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'register-stack-'));
  await copySampleTo(dataDirectory, options.now);
  const stack = await startWatchedStack({
    dataDirectory,
    fresh: false,
    sample: false,
    environment: { REMINDER_TICK_SECONDS: '3600', ...options.environment },
    now: options.now,
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
  const control = async (address: string, body?: unknown, method = 'POST'): Promise<unknown> => {
    const response = await fetch(`${stack.pageUrl}/_local${address}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The local tenant refused ${address}: ${response.status} ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };

  const tenant: TenantControls = {
    token: async (userId, claims) => {
      const answer = await control('/sso-token', { userId, ...(claims === undefined ? {} : { claims }) });
      return (answer as { token: string }).token;
    },
    sign: async (claims, signing = {}) => {
      const kept = JSON.parse(readFileSync(path.join(dataDirectory, 'tenant', 'tenant.json'), 'utf8')) as {
        keys: { privateKeyPem: string };
      };
      const key = await importPKCS8(kept.keys.privateKeyPem, 'RS256');
      const sample = await tenant.token(firstPersona());
      const { kid = '' } = JSON.parse(
        Buffer.from(sample.split('.')[0] ?? '', 'base64url').toString('utf8'),
      ) as { kid?: string };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signing.keyId ?? kid })
        .sign(key);
    },
    fault: async (rule) => {
      await control('/faults', { rules: [rule] });
    },
    clearFaults: async () => {
      await control('/faults', undefined, 'DELETE');
    },
    switches: async (change) => {
      await control('/switches', change);
    },
    conditions: async (userId, conditions) => {
      await control(`/conditions/${userId}`, conditions, 'PUT');
    },
    graphCalls: async () => {
      const traffic = (await control('/traffic', undefined, 'GET')) as { entries: TrafficEntry[] };
      return traffic.entries.filter((entry) => entry.surface === 'graph' && !entry.insideBatch);
    },
    forgetTraffic: async () => {
      await control('/traffic', undefined, 'DELETE');
    },
    handEdit: async (edit) => {
      await control('/sharepoint/hand-edit', edit);
    },
    expireDeltaTokens: async (sitePath, list) => {
      await control('/sharepoint/expire-delta-tokens', { sitePath, list });
    },
    moveClock: async (now) => {
      await control('/clock', { now });
    },
  };

  const withHeader = (authorization: string | null): ApiClient => {
    const call = async (method: string, address: string, body?: unknown): Promise<ApiAnswer> => {
      const response = await fetch(`${stack.serviceUrl}${address}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(authorization === null ? {} : { authorization }),
          ...(body === undefined
            ? {}
            : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined
          ? {}
          : {
              body:
                typeof body === 'string'
                  ? body
                  : Buffer.isBuffer(body)
                    ? new Uint8Array(body)
                    : JSON.stringify(body),
            }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? (JSON.parse(text) as unknown) : text,
      };
    };
    return {
      get: (address) => call('GET', address),
      post: (address, body) => call('POST', address, body),
      put: (address, body) => call('PUT', address, body),
    };
  };

  return {
    stack,
    tenant,
    as: async (personaOid) => withHeader(`Bearer ${await tenant.token(personaOid)}`),
    withHeader,
    stop: async () => {
      await stack.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Anybody with an account: only the header of the token is looked at. */
function firstPersona(): string {
  return '37b850ee-ef11-4f99-8e23-180ced4a2d50';
}
