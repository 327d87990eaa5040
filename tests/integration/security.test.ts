import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { notGuarded } from '../../bot/http/guard-typed-text.ts';
import { accounts, registerAppId } from '../../infra/sample/directory.ts';
import {
  apiFailureSchema,
  boardsResponseSchema,
  changesResponseSchema,
} from '../../shared/contracts/tab-api.ts';
import {
  anActivity,
  applicationToken,
  connectorToken,
  goodClaims,
  postActivity,
  unsigned,
} from '../support/forged-tokens.ts';
import { startLocalStack, type ApiAnswer, type ApiClient, type LocalStack } from '../support/local-stack.ts';
import { controls } from '../support/tenant-client.ts';

/**
 * Attacks over HTTP on the whole product, which runs here with its most talkative log: stopping the stack fails this file when any line of it
 * holds a secret, a token, a name or a text of the register (tests/support/watched-stack.ts). docs/threat-model.md names these tests.
 */
const manager = accounts.castellRowena.id;
const lead = accounts.nairPriya.id;
/** Manages the adults’ board and has no rights on the children’s site. */
const neighbour = accounts.dossaniImran.id;
const stranger = accounts.lomaxBethany.id;

const childrens = '/api/boards/children';
const changes = `${childrens}/changes`;
const foreignTenant = '99999999-9999-4999-8999-999999999999';

let local: LocalStack;
let control: ReturnType<typeof controls>;
const logged: string[] = [];

beforeAll(async () => {
  local = await startLocalStack({
    now: '2026-11-28T10:00:00Z',
    environment: { LOG_LEVEL: 'trace' },
    onLine: (from, line) => from === 'service' && logged.push(line),
  });
  control = controls(local.stack);
});
afterAll(() => local.stop());

const failureIn = (answer: ApiAnswer) => apiFailureSchema.parse(answer.body);

async function callsAsAnybody(attack: () => Promise<unknown>): Promise<number> {
  await local.tenant.forgetTraffic();
  await attack();
  return (await local.tenant.graphCalls()).filter(({ delegated }) => delegated === true).length;
}

describe('a token for the tab', () => {
  const good = (): JWTPayload => goodClaims(local, manager);
  const soon = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
  const without = (claim: string): JWTPayload =>
    Object.fromEntries(Object.entries(good()).filter(([name]) => name !== claim));
  const refused = async (token: string) => {
    const answer = await local.withHeader(`Bearer ${token}`).post(changes, {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(failureIn(answer).userMessage).toMatch(/sign/i);
  };

  it('is accepted when it is what these attacks are made from, and for the Application ID URI', async () => {
    for (const aud of [registerAppId, `api://localhost/botid-${registerAppId}`]) {
      const token = await local.tenant.sign({ ...good(), aud });
      expect((await local.withHeader(`Bearer ${token}`).get('/api/boards')).status).toBe(200);
    }
  });

  it('is refused without a signature', async () => {
    await refused(unsigned(good()));
    await refused(`${unsigned(good())}x`);
  });

  it('is refused when another key signed it, under the tenant’s key id or its own', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = await importPKCS8(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'RS256');
    const token = await local.tenant.token(manager);
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string };
    for (const id of [kid, 'another']) {
      await refused(await new SignJWT(good()).setProtectedHeader({ alg: 'RS256', kid: id }).sign(key));
    }
  });

  it('is refused when it brings its own key, or names an address to fetch one from', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const asked = await connectionsTo(async (address) => {
      for (const header of [{ jwk }, { jku: `${address}/keys` }, { x5u: `${address}/certificate` }]) {
        const token = await new SignJWT(good())
          .setProtectedHeader({ alg: 'RS256', ...header })
          .sign(privateKey);
        await refused(token);
      }
    });
    expect(asked).toBe(0);
  });

  it('is refused when it is signed with a shared secret', async () => {
    const key = new TextEncoder().encode('a secret that is long enough for HS256');
    await refused(await new SignJWT(good()).setProtectedHeader({ alg: 'HS256' }).sign(key));
  });

  it('is refused when its claims were changed after signing', async () => {
    const [header, , signature] = (await local.tenant.token(stranger)).split('.');
    const body = Buffer.from(JSON.stringify(good())).toString('base64url');
    await refused(`${header}.${body}.${signature}`);
  });

  it.each<[string, () => JWTPayload]>([
    ['of another issuer', () => ({ ...good(), iss: 'https://login.microsoftonline.com/other/v2.0' })],
    ['of version 1’s issuer', () => ({ ...good(), iss: 'https://sts.windows.net/other/' })],
    ['for another audience', () => ({ ...good(), aud: 'https://graph.microsoft.com' })],
    ['for an audience that begins alike', () => ({ ...good(), aud: `${registerAppId}0` })],
    ['of another tenant', () => ({ ...good(), tid: foreignTenant })],
    ['that ran out', () => ({ ...good(), iat: 1, nbf: 1, exp: soon(-3600) })],
    ['not valid yet', () => ({ ...good(), nbf: soon(3600) })],
    ['that never runs out', () => without('exp')],
    ['without the scope', () => ({ ...good(), scp: 'User.Read' })],
    ['with a scope that begins alike', () => ({ ...good(), scp: 'access_as_user_too' })],
    ['with no scope at all', () => without('scp')],
    ['of an application', () => ({ ...without('scp'), roles: ['Sites.Selected'], idtyp: 'app' })],
    ['of an application that claims the scope', () => ({ ...good(), idtyp: 'app' })],
    ['of version 1', () => ({ ...good(), ver: '1.0' })],
    ['of nobody', () => without('oid')],
  ])('is refused %s', async (_, claims) => {
    await refused(await local.tenant.sign(claims()));
  });

  it('is refused when it was made for somebody else: Graph, or the bot', async () => {
    await refused(await applicationToken(local));
    await refused(await connectorToken(local));
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic cm93ZW5hOmE=', 'Bearer a.b'])(
    'is not the header %j',
    async (header) => {
      expect((await local.withHeader(header).get('/api/boards')).status).toBe(401);
    },
  );

  it('is not longer than any token', async () => {
    const answer = await local.withHeader(`Bearer ${'a'.repeat(20_000)}.b.c`).get('/api/boards');
    expect([401, 431]).toContain(answer.status);
  });
});

describe('a token for the bot', () => {
  const anotherKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const bot = () => local.stack.environment['BOT_APP_ID'] ?? '';

  it.each<[string, () => Promise<string | null>]>([
    ['none', () => Promise.resolve(null)],
    ['nonsense', () => Promise.resolve('Bearer nonsense')],
    [
      'without a signature',
      () =>
        Promise.resolve(
          `Bearer ${unsigned({ iss: 'https://api.botframework.com', aud: bot(), serviceurl: local.stack.connectorUrl })}`,
        ),
    ],
    ['that ran out', async () => `Bearer ${await connectorToken(local, { expires: -3600 })}`],
    [
      'not valid yet',
      async () => `Bearer ${await connectorToken(local, { notBefore: 3600, expires: 7200 })}`,
    ],
    [
      'for another bot',
      async () =>
        `Bearer ${await connectorToken(local, { audience: '00000000-0000-4000-8000-000000000000' })}`,
    ],
    [
      'of another issuer',
      async () => `Bearer ${await connectorToken(local, { issuer: 'https://example.org' })}`,
    ],
    [
      'for another service',
      async () =>
        `Bearer ${await connectorToken(local, { serviceUrl: 'https://smba.trafficmanager.net/uk/' })}`,
    ],
    ['signed by another key', async () => `Bearer ${await connectorToken(local, { key: anotherKey() })}`],
    ['of a person for the tab', async () => `Bearer ${await local.tenant.token(lead)}`],
    ['of an application for Graph', async () => `Bearer ${await applicationToken(local)}`],
    [
      'of the Emulator, signed by Entra',
      async () =>
        `Bearer ${await local.tenant.sign({
          ...goodClaims(local, lead),
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          aud: bot(),
          appid: bot(),
          ver: '1.0',
        })}`,
    ],
  ])('is refused: %s', async (_, authorization) => {
    expect(await postActivity(local, anActivity(local, lead), await authorization())).toEqual({
      status: 401,
      body: '',
    });
  });

  it.each([
    ['another channel, whose tokens go by other rules', { channelId: 'emulator' }, 400],
    ['no service address', { serviceUrl: 'nowhere' }, 400],
  ])('does not help an activity with %s', async (_, changed, status) => {
    const token = `Bearer ${await connectorToken(local)}`;
    expect((await postActivity(local, anActivity(local, lead, changed), token)).status).toBe(status);
  });
});

/** Runs an attack against an address of this machine that nobody should call; resolves to how often somebody did. */
async function connectionsTo(attack: (address: string) => Promise<void>): Promise<number> {
  let connections = 0;
  const server = createServer((_request, response) => response.end('{}'));
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await attack(`http://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return connections;
}

describe('where the bot sends to', () => {
  it('is no address that an activity brings along, even with a token made out for it', async () => {
    const called = await connectionsTo(async (address) => {
      for (const serviceUrl of [
        `${address}/`,
        'https://connector.example.org/',
        'http://169.254.169.254/metadata/',
        'https://smba.trafficmanager.net.example.org/',
        'https://user:secret@smba.trafficmanager.net/',
      ]) {
        const token = `Bearer ${await connectorToken(local, { serviceUrl })}`;
        const answer = await postActivity(local, anActivity(local, lead, { serviceUrl }), token);
        expect([serviceUrl, answer.status]).toEqual([serviceUrl, 403]);
      }
    });
    expect(called).toBe(0);
  });
});

/** Rows of the children’s board that are there: what refuses must be rights. */
const [action, risk] = ['act-c-001', 'risk-c-01'];
const [sealedMeeting, comingMeeting] = ['mtg-c-children-board-6', 'mtg-c-children-board-7'];

/** Bodies that every route can read, so that it is rights that refuse and not the form. */
const seen = { status: 'in progress', currentDue: null, requestAt: '', leads: '' };
const seenAction = { status: 'in progress', rag: null, percentComplete: null, evidenceLink: '' };
const key = { idempotencyKey: 'forged-press-0001' };
const item = { itemKey: action };
const declaredRoutes: readonly [route: string, body?: unknown][] = [
  ['GET /boards'],
  ['POST /boards/:board/changes', {}],
  [`GET /boards/:board/history/action/${action}`],
  ['POST /boards/:board/actions/updates', { ...key, ...item, seen: seenAction, note: 'Not mine to say' }],
  ['POST /boards/:board/actions/acts', { ...key, ...item, seen, act: { kind: 'close' } }],
  [
    'POST /boards/:board/actions/many',
    { ...key, change: { kind: 'close' }, items: [{ ...item, seen: { ...seenAction, ...seen } }] },
  ],
  [
    'POST /boards/:board/cells',
    { ...key, itemKind: 'action', ...item, column: 'Percent complete', seen: '', value: '40' },
  ],
  ['POST /boards/:board/undo', { undoes: 'forged-press-0001', items: [{ itemKind: 'action', ...item }] }],
  [
    'POST /boards/:board/risks/reviews',
    {
      ...key,
      itemKey: risk,
      seen: { likelihood: null, impact: null, lastReview: null },
      decision: { kind: 'confirm' },
    },
  ],
  ['GET /boards/:board/assessments'],
  ['GET /boards/:board/since'],
  ['POST /boards/:board/meetings/seal', { ...key, meetingKey: sealedMeeting }],
  [`GET /boards/:board/meetings/${sealedMeeting}/sealed`],
  [
    'POST /boards/:board/meetings/showing',
    {
      meetingKey: comingMeeting,
      active: true,
      item: null,
      view: 'item',
      detail: false,
      takeOverFrom: null,
    },
  ],
  [
    'POST /boards/:board/meetings/records',
    {
      ...key,
      itemKind: 'action',
      ...item,
      meetingKey: comingMeeting,
      kind: 'note',
      text: 'Not mine to say',
    },
  ],
  ['POST /boards/:board/papers', { kind: 'register', format: 'csv', part: 'A', language: 'en' }],
  ['GET /boards/:board/policy'],
  ['POST /boards/:board/policy', {}],
  ['POST /boards/:board/policy/preview', {}],
  ['GET /boards/:board/retention'],
  ['POST /boards/:board/retention', {}],
  ['GET /boards/:board/schemes'],
  ['POST /boards/:board/schemes', {}],
  ['GET /boards/:board/receipts'],
  ['POST /boards/:board/receipts/export', {}],
  ['POST /boards/:board/receipts/send-again', { personKey: 'p-nair-priya', timesSeen: 0 }],
  ['POST /boards/:board/imports/read', 'a,b\n1,2'],
  ['GET /boards/:board/imports'],
  [
    'POST /boards/:board/imports',
    {
      key: 'forged-import-1',
      document: { name: 'plan.csv', sha256: '0'.repeat(64), bytes: 10 },
      parts: 1,
      writes: 1,
      keepDocument: false,
      mapping: null,
    },
  ],
  ['PUT /boards/:board/imports/forged-import-1/document', 'a,b'],
  ['PUT /boards/:board/imports/forged-import-1/parts/1', { writes: [] }],
  ['POST /boards/:board/imports/forged-import-1/go-on', {}],
  ['POST /boards/:board/imports/forged-import-1/undo', {}],
];

/** Two values each: Jest would take a missing one for its callback. */
const routes = declaredRoutes.map(([route, body]): [string, unknown] => [route, body]);

const call = (client: ApiClient, route: string, body?: unknown): Promise<ApiAnswer> => {
  const [method = '', address = ''] = route.split(' ');
  const at = `/api${address.replace(':board', 'children')}`;
  if (method === 'GET') return client.get(at);
  return method === 'PUT' ? client.put(at, body) : client.post(at, body);
};

/** The rows of a board as its manager reads them. */
async function rowsOf(board: string) {
  const answer = await (await local.as(manager)).post(`${board}/changes`, {});
  return changesResponseSchema.parse(answer.body).changed;
}

describe('every address of the API', () => {
  let before: Awaited<ReturnType<typeof rowsOf>>;
  let told: string[];
  beforeAll(async () => {
    before = await rowsOf(childrens);
    told = [
      before.actions.find(({ key: itemKey }) => itemKey === action)?.action ?? '',
      before.risks.find(({ key: itemKey }) => itemKey === risk)?.title ?? '',
      before.meetings.find(({ key: meetingKey }) => meetingKey === sealedMeeting)?.title ?? '',
      accounts.nairPriya.displayName,
    ];
    expect(told.filter((words) => words.length > 5)).toHaveLength(4);
  });

  it('is in the list that follows', () => {
    const folder = path.resolve(__dirname, '../../bot/http');
    const declared = readdirSync(folder).flatMap((file) =>
      Array.from(
        readFileSync(path.join(folder, file), 'utf8').matchAll(
          /router\.(get|post|put)\(\s*'(\/boards[^']*)'/g,
        ),
        ([, method = '', address = '']) => `${method.toUpperCase()} ${address}`,
      ),
    );
    const pattern = (address: string) => new RegExp(`^${address.replace(/:(?!board)\w+/g, '[^/]+')}$`);
    const missing = declared.filter((one) => !routes.some(([route]) => pattern(one).test(route)));
    expect(declared.length).toBeGreaterThan(25);
    expect(missing).toEqual([]);
    expect(routes).toHaveLength(declared.length);
  });

  it.each(routes)(
    '%s answers 401 without a token, and asks Graph nothing for anybody',
    async (route, body) => {
      const asked = await callsAsAnybody(async () => {
        const answer = await call(local.withHeader(null), route, body);
        expect(answer.status).toBe(401);
        expect(failureIn(answer).code).toBe('not signed in');
      });
      expect(asked).toBe(0);
    },
  );

  describe.each([
    ['somebody with no rights on any site', stranger],
    ['the manager of another board', neighbour],
  ])('shows and changes nothing for %s', (_who, oid) => {
    const onBoards = routes.filter(([route]) => route.includes(':board'));
    it.each(onBoards)('%s', async (route, body) => {
      const answer = await call(await local.as(oid), route, body);
      const text = JSON.stringify(answer.body);
      // SharePoint refuses (a sealed register with the same words as one that is gone), or the standing on that board does: then in an
      // answer of the usual form.
      const refusedBySharePoint = { 403: 'no access', 404: 'not found' }[answer.status];
      if (refusedBySharePoint !== undefined) expect(failureIn(answer).code).toBe(refusedBySharePoint);
      else
        expect([answer.status, text]).toEqual([200, expect.stringMatching(/"(?:outcome|reason)":"refused"/)]);
      for (const words of told) expect(text).not.toContain(words);
    });
    it('and leaves every row as it was', async () => {
      expect(await rowsOf(childrens)).toEqual(before);
    });
  });

  it('lists for a stranger no board as readable', async () => {
    const { boards } = boardsResponseSchema.parse((await (await local.as(stranger)).get('/api/boards')).body);
    expect(boards.map(({ readable }) => readable)).toEqual([false, false]);
  });
});

describe('what looks like somebody’s identity', () => {
  const typed = { anyway: [{ why: 'Seen with NHS number 943 476 5919' }] };
  const writing = routes.filter(([route]) => !route.startsWith('GET '));
  const isLeftOut = (route: string) =>
    notGuarded.some(({ at }) => at.test(route.replace('/boards/:board', '/boards/children')));
  const withText = (body: unknown) => ({ ...(typeof body === 'object' ? body : {}), ...typed });

  it.each(writing.filter(([route]) => !isLeftOut(route)))(
    '%s keeps nothing of it before its writer says so',
    async (route, body) => {
      const client = await local.as(manager);
      const answer = await call(client, route, withText(body));
      expect([answer.status, failureIn(answer).code]).toEqual([422, 'personal details']);
      const anyway = await call(client, route, { ...withText(body), saveAnyway: true });
      expect(anyway.status).not.toBe(422);
    },
  );

  it('is left to other rooms only where this says so', () => {
    expect(writing.map(([route]) => route).filter(isLeftOut)).toEqual([
      'POST /boards/:board/changes',
      'POST /boards/:board/actions/updates',
      'POST /boards/:board/actions/acts',
      'POST /boards/:board/actions/many',
      'POST /boards/:board/cells',
      'POST /boards/:board/risks/reviews',
      'POST /boards/:board/meetings/records',
      'POST /boards/:board/policy/preview',
      'POST /boards/:board/receipts/export',
      'POST /boards/:board/imports/read',
      'PUT /boards/:board/imports/forged-import-1/document',
      'PUT /boards/:board/imports/forged-import-1/parts/1',
    ]);
  });
});

describe('one board and another', () => {
  it('a cursor of one board reads nothing of the other: the reading begins anew, with the person’s own rights', async () => {
    const client = await local.as(manager);
    const { cursor } = changesResponseSchema.parse(
      (await client.post('/api/boards/adults/changes', {})).body,
    );
    const answer = await client.post(changes, { cursor });
    expect(changesResponseSchema.parse(answer.body).startAgain).toBe(true);
    expect((await (await local.as(neighbour)).post(changes, { cursor })).status).toBe(403);
  });

  it('a cursor that names other addresses is no cursor', async () => {
    const client = await local.as(manager);
    const { cursor } = changesResponseSchema.parse((await client.post(changes, {})).body);
    const read = JSON.parse(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString()) as {
      lists: Record<string, unknown>;
    };
    const asked = await connectionsTo(async (address) => {
      for (const next of [
        `${address}/steal`,
        '/../../../users',
        '//example.org/x',
        '?x=1&$expand=../../permissions',
      ]) {
        const forged = { ...read, lists: { ...read.lists, actions: { next } } };
        const text = Buffer.from(JSON.stringify(forged)).toString('base64url');
        const answer = await client.post(changes, { cursor: text });
        expect([next, answer.status]).toEqual([next, 200]);
        expect(changesResponseSchema.parse(answer.body).startAgain).toBe(true);
      }
    });
    expect(asked).toBe(0);
  });

  it('an item of one board is not found on the other', async () => {
    const answer = await (
      await local.as(manager)
    ).post('/api/boards/adults/actions/updates', {
      ...key,
      ...item,
      seen: seenAction,
      note: 'On the wrong board',
    });
    expect(answer.body).toMatchObject({ outcome: 'refused', reason: 'not found' });
  });

  it('a board nobody configured does not exist, whatever its name', async () => {
    for (const board of [
      'other',
      '__proto__',
      'constructor',
      '..',
      '%2e%2e',
      'children%2f..%2fadults',
      "a'%20or%201",
    ]) {
      const answer = await (await local.as(manager)).post(`/api/boards/${board}/changes`, {});
      expect([board, answer.status]).toEqual([board, 404]);
    }
  });
});

describe('an address or a filter smuggled in', () => {
  it.each([
    "act-c-001' or fields/ItemKey ne '",
    "x' or startswith(fields/ItemKey,'act') or '1' eq '1",
    'act-c-001&$top=9999',
    '../../../users',
    '..%2f..%2fpermissions',
    'act-c-001?$expand=fields',
    'x#y',
  ])('as the key %j finds nothing', async (smuggled) => {
    const answer = await (
      await local.as(lead)
    ).get(`${childrens}/history/action/${encodeURIComponent(smuggled)}`);
    expect([200, 404]).toContain(answer.status);
    if (answer.status === 200) expect(answer.body).toMatchObject({ updates: [] });
    const recorded = await (
      await local.as(lead)
    ).post(`${childrens}/actions/updates`, {
      ...key,
      itemKey: smuggled,
      seen: seenAction,
      note: 'Smuggled in',
    });
    expect([200, 400]).toContain(recorded.status);
    if (recorded.status === 200) expect(recorded.body).toMatchObject({ outcome: 'refused' });
  });

  it.each(['..%2f..%2fx-import', 'a/b', '%2e%2e', 'x'.repeat(61), 'short'])(
    'as the key of an import, %s, is no address',
    async (smuggled) => {
      const answer = await (await local.as(manager)).post(`${childrens}/imports/${smuggled}/go-on`, {});
      expect(answer.status).toBe(404);
    },
  );

  it('as the name of a document stays in the import’s own folder', async () => {
    const client = await local.as(manager);
    const bytes = Buffer.from('a,b\n1,2');
    const sha256 = await crypto.subtle.digest('SHA-256', bytes);
    const plan = {
      key: 'smuggled-name-1',
      document: {
        name: '../../../Sealed registers/../x%2f..%2fy.csv',
        sha256: Buffer.from(sha256).toString('hex'),
        bytes: bytes.length,
      },
      parts: 1,
      writes: 1,
      keepDocument: true,
      mapping: null,
    };
    expect((await client.post(`${childrens}/imports`, plan)).status).toBe(200);
    expect((await client.put(`${childrens}/imports/smuggled-name-1/document`, bytes)).status).toBe(200);
    const { kinds } = (await control.ask('GET', 'graph-calls')) as { kinds: { template: string }[] };
    expect(kinds.filter(({ template }) => template === '(unknown)')).toEqual([]);
    expect((await client.post(`${childrens}/imports/smuggled-name-1/undo`, {})).status).toBe(200);
  });

  it.each(['limit=5&limit=500', 'person[$ne]=x', 'after=../../x', '__proto__[x]=1', 'from=2026-99-99'])(
    'as the query %s is refused in words',
    async (query) => {
      const answer = await (await local.as(lead)).get(`${childrens}/receipts?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    },
  );

  it.each([
    '/tab/../package.json',
    '/tab/..%2f..%2fpackage.json',
    '/tab/%2e%2e/service.js',
    '/tab/.built',
    '//etc/passwd',
  ])('as the file %s opens nothing', async (address) => {
    const answer = await local.withHeader(null).get(address);
    expect(JSON.stringify(answer.body)).not.toMatch(/dependencies|createServer|root:/);
  });
});

describe('a forged card', () => {
  const pressed = async (oid: string, data: unknown) => {
    const { messages } = await control.chat(oid);
    const last = messages.filter(({ from }) => from === 'bot').at(-1)!;
    const answer = await control.press(oid, last.id, { verb: 'x', data });
    expect(answer.status).toBe(200);
    return JSON.stringify(answer.body);
  };
  const form = {
    rendering: 'forged-rendering-1',
    seen: { status: '', rag: '', percentComplete: '', evidenceLink: '' },
  };

  beforeAll(async () => {
    for (const oid of [lead, neighbour]) await control.install(oid);
  });

  it.each<[string, Record<string, unknown>]>([
    ['opens an item of another board', { verb: 'action.open', board: 'children', itemKey: action }],
    ['records on it', { verb: 'action.record', board: 'children', itemKey: action, note: 'Forged', ...form }],
    ['asks for another board’s list', { verb: 'digest.show', board: 'children', list: 'mine', from: 0 }],
    ['reviews a risk of another board', { verb: 'risk.open', board: 'children', itemKey: risk }],
    ['names a board that is none', { verb: 'action.open', board: '__proto__', itemKey: action }],
    ['carries a filter', { verb: 'action.open', board: 'adults', itemKey: "x' or 1 eq 1" }],
  ])('that %s shows its presser nothing of it', async (_, data) => {
    const { actions, risks } = await rowsOf(childrens);
    const answer = await pressed(neighbour, data);
    const told = [
      actions.find(({ key: itemKey }) => itemKey === action)?.action ?? '',
      risks.find(({ key: itemKey }) => itemKey === risk)?.title ?? '',
    ];
    for (const words of told) {
      expect(words.length).toBeGreaterThan(5);
      expect(answer).not.toContain(words);
    }
  });

  it('cannot make somebody else of its presser', async () => {
    const before = await (await local.as(lead)).get(`${childrens}/history/action/${action}`);
    await pressed(neighbour, {
      verb: 'action.record',
      board: 'children',
      itemKey: action,
      note: 'In another’s name',
      actor: { oid: manager, name: 'Somebody Else' },
      oid: manager,
      from: { aadObjectId: manager },
      ...form,
    });
    expect((await (await local.as(lead)).get(`${childrens}/history/action/${action}`)).body).toEqual(
      before.body,
    );
  });

  it.each<[string, unknown]>([
    ['is a list', [1, 2]],
    ['is deep', JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`)],
    ['reaches for the prototype', JSON.parse('{"verb":"action.open","__proto__":{"board":"children"}}')],
    ['has a long text for a key', { verb: 'action.open', board: 'children', itemKey: 'x'.repeat(5_000) }],
  ])('that %s gets words, and the service lives on', async (_, data) => {
    expect(await pressed(lead, data)).toContain('cannot read what this card sent');
    expect((await local.withHeader(null).get('/health/live')).status).toBe(200);
  });

  it('of another tenant is refused politely, and nothing is kept', async () => {
    const conversation = { id: 'a:other', conversationType: 'personal', tenantId: foreignTenant };
    const channelData = { tenant: { id: foreignTenant } };
    const answer = await postActivity(
      local,
      anActivity(local, lead, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { data: { verb: 'digest.show', board: 'children', list: 'mine', from: 0 } } },
        conversation,
        channelData,
      }),
      `Bearer ${await connectorToken(local)}`,
    );
    expect(answer).toMatchObject({
      status: 200,
      body: expect.stringContaining('another organisation') as string,
    });
  });
});

describe('the page', () => {
  it('may be framed by Teams and Microsoft 365 alone, and runs no script but its own', async () => {
    const answer = await local.withHeader(null).get('/tab/');
    const policy = Object.fromEntries(
      (answer.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values];
      }),
    );
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['object-src']).toEqual(["'none'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'none'"]);
    expect(policy['connect-src']).toEqual(["'self'", 'https://res.cdn.office.net']);
    expect(policy['frame-ancestors']).toEqual([
      "'self'",
      'https://*.cloud.microsoft',
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
      new URL(local.stack.pageUrl).origin,
    ]);
    expect(answer.headers.get('x-frame-options')).toBeNull();
  });

  it('holds no inline script, no handler in an attribute, and loads from its own address only', async () => {
    const page = String((await local.withHeader(null).get('/tab/')).body);
    const scripts = Array.from(page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g));
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inside] of scripts) {
      expect(attributes).toMatch(/src="\/tab\/assets\//);
      expect(inside?.trim()).toBe('');
    }
    expect(page).not.toMatch(/\son\w+=|javascript:|(?:src|href)="(?:https?:)?\/\//);
  });

  it.each(['/tab/', '/api/boards', '/api/messages', '/nothing', '/health/live'])(
    'and everything else, such as %s, comes with headers that say what it is',
    async (address) => {
      const { headers } = await local.withHeader(null).get(address);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
      if (address.startsWith('/api/b')) expect(headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('too much', () => {
  it('for the tab is refused with words, before it is read', async () => {
    const answer = await (await local.as(lead)).post(changes, { cursor: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(failureIn(answer).code).toBe('not valid');
  });

  it('for the bot is refused', async () => {
    const activity = anActivity(local, lead, { text: 'x'.repeat(300_000) });
    expect((await postActivity(local, activity, `Bearer ${await connectorToken(local)}`)).status).toBe(413);
  });

  it('as a document is refused before it is taken off the line', async () => {
    const answer = await (
      await local.as(manager)
    ).put(`${childrens}/imports/forged-import-1/parts/1`, 'x'.repeat(3_000_000));
    expect(answer.status).toBe(413);
  });

  it('of one person’s requests in a minute is slowed for that person, and for nobody else', async () => {
    const greedy = await local.as(accounts.fairbrotherGareth.id);
    const other = await local.as(lead);
    const statuses: number[] = [];
    for (let round = 0; round < 13; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => greedy.get('/api/nothing')));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(600);
    expect(statuses.slice(600).every((status) => status === 429)).toBe(true);
    expect((await other.get('/api/nothing')).status).toBe(404);
  });
});

describe('too much in chat', () => {
  it('from one person is not answered for a minute, told once, and nobody else waits', async () => {
    const greedy = accounts.thackrayLucy.id;
    const token = `Bearer ${await connectorToken(local)}`;
    const press = (oid: string) =>
      postActivity(
        local,
        anActivity(local, oid, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { data: { verb: 'help.show' } } },
        }),
        token,
      );
    const answers: string[] = [];
    for (let round = 0; round < 13; round += 1) {
      answers.push(
        ...(await Promise.all(Array.from({ length: 10 }, () => press(greedy)))).map(({ body }) => body),
      );
    }
    const slowed = answers.filter((body) => body.includes('more than I can answer in a minute'));
    expect(slowed).toHaveLength(10);
    expect((await press(accounts.galbraithFiona.id)).body).not.toContain('more than I can answer');
    expect(logged.filter((line) => line.includes('somebody sends more than a person does'))).toHaveLength(1);
  });
});

describe('the log', () => {
  it('is written all the while, as JSON with routes as patterns and people as stand-ins', () => {
    const entries = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = entries.filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThan(100);
    expect(requests.some(({ route }) => route === '/api/boards/:board/history/:kind/:itemKey')).toBe(true);
    const people = requests.flatMap(({ person }) => (typeof person === 'string' ? [person] : []));
    expect(people.length).toBeGreaterThan(10);
    for (const person of people) expect(person).toMatch(/^[\w-]{12}$/);
    expect(logged.join('\n')).not.toContain('act-c-');
  });
});
