import { decodeJwt } from 'jose';
import { request } from 'node:http';
import {
  people,
  startConnectorHarness,
  tenantId,
  type ConnectorHarness,
} from '../../../support/local-tenant/connector-harness.ts';

let harness: ConnectorHarness;

beforeAll(async () => {
  harness = await startConnectorHarness();
});
beforeEach(() => harness.control('POST', 'reset'));
afterAll(() => harness.stop());

/** A call with headers that `fetch` would not let through. */
function statusWithHeaders(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${harness.tenant.pageUrl}_local/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('who may use the control addresses', () => {
  it.each([
    ['a foreign name pointing at this machine', { host: 'tenant.attacker.example' }],
    ['a page from elsewhere', { origin: 'https://attacker.example' }],
    ['a page on another port of this machine', { origin: 'http://localhost:1' }],
  ])('not %s', async (_who, headers) => {
    expect(await statusWithHeaders(headers)).toBe(403);
  });

  it('our own page and plain calls', async () => {
    expect(await statusWithHeaders({})).toBe(200);
    expect(await statusWithHeaders({ origin: new URL(harness.tenant.pageUrl).origin })).toBe(200);
  });
});

describe('state and settings', () => {
  it('names the tenant, its people and the tabs derived from where the tab is', async () => {
    await harness.control('POST', 'settings', { tabUrl: 'http://localhost:3978/tab/' });
    const { body } = await harness.control('GET', 'state');
    expect(body).toMatchObject({
      tenantName: 'Exampleshire Partnership',
      tenantId,
      domain: 'exampleshire.example',
      tabs: [
        { scope: 'personal', contentUrl: 'http://localhost:3978/tab/' },
        { scope: 'settings', contentUrl: 'http://localhost:3978/tab/configure' },
      ],
    });
    const { personas } = body as { personas: { id: string; name: string; isGuest: boolean }[] };
    expect(personas).toHaveLength(4);
    expect(personas.find((persona) => persona.id === people.guest)).toMatchObject({
      name: 'Chandra Whitlock',
      jobTitle: 'Detective inspector',
      agency: 'Exampleshire Police',
      isGuest: true,
    });
  });

  it('keeps a tab that was configured, once per site and entity, and removes it', async () => {
    const tab = {
      name: 'Children',
      contentUrl: 'http://localhost:3978/tab/?board=children',
      scope: 'channel',
      entityId: 'children',
      sitePath: '/sites/children',
    };
    await harness.control('POST', 'settings', { tabs: [] });
    await harness.control('POST', 'tabs', { ...tab, name: 'First try' });
    const added = await harness.control('POST', 'tabs', tab);
    expect(added).toMatchObject({ status: 201, body: { tabs: [tab] } });
    const removed = await harness.control('DELETE', 'tabs', {
      entityId: 'children',
      sitePath: '/sites/children',
    });
    expect(removed.body).toEqual({ removed: true, tabs: [] });
  });

  it.each([
    ['settings', { botEndpoint: 'not an address' }],
    ['settings', { botEndpint: 'http://localhost' }],
    ['clock', {}],
    ['clock', { now: '31/03/2026' }],
    ['sso-token', {}],
    ['faults', { rules: [] }],
    ['faults', { rules: [{ effect: { kind: 'respond', status: 200 } }] }],
    ['faults', { rules: [{ path: '(', effect: { kind: 'disconnect' } }] }],
    [`chats/${people.lead}/messages`, { text: '   ' }],
    [`chats/${people.lead}/invoke`, { messageId: '1', action: { type: 'Action.Submit' } }],
  ])('answers 400 to %s %j', async (path, body) => {
    const answer = await harness.control('POST', path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
  });
});

describe('the clock', () => {
  it('moves to a moment, by days over a change to summer time, and back', async () => {
    await harness.control('POST', 'clock', { now: '2026-03-28T09:00:00Z', freeze: true });
    const moved = await harness.control('POST', 'clock', { advanceDays: 1 });
    expect(moved.body).toMatchObject({ now: '2026-03-29T08:00:00.000Z', frozen: true });
    const back = await harness.control('POST', 'clock', { reset: true });
    expect(back.body).toMatchObject({ offsetSeconds: 0, frozen: false });
  });
});

describe('sign-in tokens', () => {
  it('are for the app, in the name of the persona', async () => {
    const { body } = await harness.control('POST', 'sso-token', { userId: people.lead });
    expect(decodeJwt((body as { token: string }).token)).toMatchObject({
      oid: people.lead,
      tid: tenantId,
      aud: '22222222-bbbb-4bbb-8bbb-000000000001',
      scp: 'access_as_user',
    });
  });

  it('are refused for a resource nobody registered and for nobody', async () => {
    const wrong = await harness.control('POST', 'sso-token', {
      userId: people.lead,
      resource: 'api://elsewhere/x',
    });
    expect(wrong).toEqual({ status: 400, body: { error: 'resourceDisabled' } });
    expect((await harness.control('POST', 'sso-token', { userId: 'nobody' })).status).toBe(404);
  });

  it('can be made expired on demand', async () => {
    await harness.control('PUT', `conditions/${people.lead}`, { expiredToken: true });
    const { body } = await harness.control('POST', 'sso-token', { userId: people.lead });
    expect(decodeJwt((body as { token: string }).token).exp).toBeLessThan(Date.now() / 1000);
  });
});

describe('chats', () => {
  it.each([
    ['an unknown person', 'POST', 'chats/nobody/install', undefined, 404, 'unknown-person'],
    [
      'a message before the app is added',
      'POST',
      `chats/${people.lead}/messages`,
      { text: 'hi' },
      409,
      'not-installed',
    ],
  ])('refuse %s', async (_what, method, path, body, status, code) => {
    expect(await harness.control(method, path, body)).toMatchObject({ status, body: { error: { code } } });
  });

  it('tell a listening page of messages and of the clock', async () => {
    harness.tenant.tenant.installations.install(people.lead, '22222222-bbbb-4bbb-8bbb-000000000001');
    const stop = new AbortController();
    const response = await fetch(`${harness.tenant.pageUrl}_local/chats/${people.lead}/events`, {
      signal: stop.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body!.getReader();
    let heard = '';
    const until = async (event: string) => {
      while (!heard.includes(`event: ${event}\n`)) {
        const { value, done } = await reader.read();
        if (done) throw new Error('The stream ended.');
        heard += Buffer.from(value).toString('utf8');
      }
    };
    await until('ready');
    await harness.control('POST', `chats/${people.lead}/messages`, { text: 'hello' });
    await until('changed');
    await harness.control('POST', 'clock', { advanceDays: 1 });
    await until('clock');
    stop.abort();
  });
});

describe('faults, switches and reset', () => {
  it('lists and clears rules, and goes back to usual', async () => {
    await harness.control('POST', 'faults', { rules: [{ effect: { kind: 'delay', milliseconds: 5 } }] });
    await harness.control('POST', 'switches', { staleEtag: '409', latencyMilliseconds: 7 });
    expect((await harness.control('GET', 'faults')).body).toMatchObject({
      rules: [{ surface: 'graph', applied: 0 }],
    });
    expect((await harness.control('GET', 'switches')).body).toMatchObject({
      staleEtag: '409',
      latencyMilliseconds: 7,
    });
    await harness.control('DELETE', 'faults');
    expect((await harness.control('GET', 'faults')).body).toEqual({ rules: [] });
    await harness.control('POST', 'clock', { advanceDays: 3 });
    await harness.control('POST', 'reset');
    expect((await harness.control('GET', 'switches')).body).toMatchObject({
      staleEtag: '412',
      latencyMilliseconds: 0,
    });
    expect((await harness.control('GET', 'state')).body).toMatchObject({ clock: { offsetSeconds: 0 } });
  });
});
