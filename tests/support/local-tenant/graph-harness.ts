import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallDirectory, type Directory } from '../../../infra/local-tenant/directory.ts';
import { startLocalTenant, type LocalTenant } from '../../../infra/local-tenant/start-local-tenant.ts';

export const people = {
  manager: '11111111-aaaa-4aaa-8aaa-000000000001',
  lead: '11111111-aaaa-4aaa-8aaa-000000000002',
  guest: '11111111-aaaa-4aaa-8aaa-000000000003',
  stranger: '11111111-aaaa-4aaa-8aaa-000000000004',
} as const;

export const registerAppId = '22222222-bbbb-4bbb-8bbb-000000000001';
export const administrationAppId = '22222222-bbbb-4bbb-8bbb-000000000002';
export const GRAPH = 'https://graph.microsoft.com';

/** What tests look at in answers. Which of it is there depends on the answer; each test says what it expects. */
export interface AnswerBody {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly eTag: string;
  readonly indexed: boolean;
  readonly size: number;
  readonly roles: readonly string[];
  readonly status: number;
  readonly value: readonly AnswerBody[];
  readonly fields: AnswerFields;
  readonly createdBy: AnswerIdentity;
  readonly lastModifiedBy: AnswerIdentity;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
  readonly responses: readonly AnswerBody[];
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: { readonly code: string };
  };
  readonly '@odata.etag': string;
  readonly '@odata.nextLink': string | undefined;
  readonly '@odata.deltaLink': string | undefined;
}

interface AnswerFields {
  readonly Title: string;
  readonly Secret: string;
  readonly Later: string;
  readonly Due: string;
  readonly OwnerLookupId: string;
  readonly AuthorLookupId: string;
  readonly RiskLookupId: string;
  readonly Owners: unknown;
  readonly Tags: unknown;
}

interface AnswerIdentity {
  readonly user: { readonly displayName: string };
  readonly application: { readonly displayName: string };
}

export interface HttpAnswer<Body = AnswerBody> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON, the raw text when it is not JSON, or null. */
  readonly body: Body;
}

export interface CallOptions {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A local tenant in this process, spoken to over HTTPS with its own certificate. */
export interface GraphHarness {
  readonly local: LocalTenant;
  readonly dataDir: string;
  readonly tokens: { readonly administration: string; readonly application: string };
  /** A token of the register application on behalf of a person. */
  onBehalfOf(userId: string, scopes?: readonly string[]): Promise<string>;
  /** Calls Graph; the administration token is used unless another (or null for none) is given. */
  graph(method: string, path: string, options?: CallOptions): Promise<HttpAnswer>;
  /** Calls any address of the HTTPS listener. */
  http(method: string, url: string, options?: CallOptions): Promise<HttpAnswer>;
  /** Posts a form to the token endpoint. */
  token(form: Readonly<Record<string, string>>, tenantId?: string): Promise<HttpAnswer>;
  /** Composite id of the children's site. */
  readonly siteId: string;
  readonly adultsSiteId: string;
  /** Makes a list on the children's site as the administrator; answers its id. */
  makeList(displayName: string, columns: readonly unknown[]): Promise<string>;
  /** Adds rows without HTTP; answers their ids. */
  addRows(listId: string, rows: readonly object[]): string[];
  stop(keepData?: boolean): Promise<void>;
}

export interface HarnessOptions {
  readonly directory?: Directory;
  readonly dataDir?: string;
  readonly now?: Date;
}

export async function startGraphHarness(options: HarnessOptions = {}): Promise<GraphHarness> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'local-tenant-'));
  const directory = options.directory ?? smallDirectory;
  const local = await startLocalTenant({
    dataDir,
    directory,
    ...(options.now ? { now: options.now } : {}),
  });
  const ca = readFileSync(local.caCertificatePath, 'utf8');
  const { tokens } = local.tenant;
  const application = local.tenant.directory.application(registerAppId)!;
  const administration = await tokens.issueAppToken(
    local.tenant.directory.application(administrationAppId)!,
    GRAPH,
  );

  const http: GraphHarness['http'] = (method, url, call = {}) =>
    send(ca, method, url, call.body, {
      ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
      ...call.headers,
    });
  const graph: GraphHarness['graph'] = (method, path, call = {}) =>
    http(method, path.startsWith('https:') ? path : `${local.graphUrl}${path}`, {
      ...call,
      token: call.token === undefined ? administration : call.token,
    });
  const children = local.state.siteAt(directory.sites[0]!.path);

  return {
    local,
    dataDir,
    tokens: { administration, application: await tokens.issueAppToken(application, GRAPH) },
    onBehalfOf: (userId, scopes = application.delegatedScopes) =>
      tokens.issueDelegatedToken(local.tenant.directory.user(userId)!, application, GRAPH, scopes),
    graph,
    http,
    token: (form, tenantId = directory.tenantId) =>
      http('POST', `${new URL(local.graphUrl).origin}/${tenantId}/oauth2/v2.0/token`, {
        body: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    siteId: children.id,
    adultsSiteId: local.state.siteAt(directory.sites[1]!.path).id,
    makeList: async (displayName, columns) => {
      const made = await graph('POST', `/sites/${children.id}/lists`, {
        body: { displayName, columns, list: { template: 'genericList' } },
      });
      if (made.status !== 201) throw new Error(`The list was not made: ${JSON.stringify(made.body)}`);
      return made.body.id;
    },
    addRows: (listId, rows) =>
      rows.map((fields) =>
        String(children.list(listId).create(fields, { kind: 'user', id: people.manager }).id),
      ),
    stop: async (keepData = false) => {
      await local.stop();
      if (!keepData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function send(
  ca: string,
  method: string,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const payload =
      body === undefined
        ? undefined
        : Buffer.isBuffer(body) || typeof body === 'string'
          ? body
          : JSON.stringify(body);
    const call = request(
      url,
      {
        method,
        ca,
        agent: false,
        headers: {
          ...(payload !== undefined ? { 'content-type': 'application/json' } : {}),
          ...headers,
          ...(payload !== undefined ? { 'content-length': String(Buffer.byteLength(payload)) } : {}),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: parsed(text) as AnswerBody,
          });
        });
      },
    );
    call.on('error', reject);
    call.end(payload);
  });
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
