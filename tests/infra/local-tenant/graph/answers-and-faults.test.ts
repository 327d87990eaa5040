import {
  registerAppId,
  startGraphHarness,
  people,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* Error bodies and headers of Graph; throttling (SOURCES.md, A9); faults and the clock on demand. */
let harness: GraphHarness;
let items: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  const list = await harness.makeList('Actions', []);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  harness.addRows(list, [{ Title: 'a' }]);
});
afterAll(() => harness.stop());
afterEach(() => {
  harness.local.tenant.faults.clear();
  harness.local.tenant.switches.resourceUnitsPerMinute = null;
  harness.local.clock.reset();
});

describe('every answer', () => {
  it('names itself and the content type, and errors repeat the ids', async () => {
    const answer = await harness.graph('GET', `${items}/77`, { headers: { 'client-request-id': 'mine' } });
    expect(answer.headers['content-type']).toMatch(
      /^application\/json;odata\.metadata=minimal;.*charset=utf-8$/,
    );
    expect(answer.headers['client-request-id']).toBe('mine');
    expect(answer.body).toEqual({
      error: {
        code: 'itemNotFound',
        message: expect.any(String) as string,
        innerError: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
          'request-id': answer.headers['request-id'],
          'client-request-id': 'mine',
        },
      },
    });
  });

  it('carries the tenant’s clock in the Date header and in times of rows, while tokens stay in real time', async () => {
    harness.local.clock.freeze(new Date('2031-07-01T10:00:00Z'));
    const made = await harness.graph('POST', items, { body: { fields: { Title: 'later' } } });
    expect(made.headers['date']).toBe('Tue, 01 Jul 2031 10:00:00 GMT');
    expect(made.body).toMatchObject({
      createdDateTime: '2031-07-01T10:00:00Z',
      fields: { Created: '2031-07-01T10:00:00Z', Modified: '2031-07-01T10:00:00Z' },
    });
    harness.local.clock.advance(60_000);
    expect((await harness.graph('GET', items)).headers['date']).toBe('Tue, 01 Jul 2031 10:01:00 GMT');
  });

  it.each([
    ['GET', '/nothing', 400, 'BadRequest'],
    ['GET', '/sites/x/nothing', 400, 'BadRequest'],
    ['PUT', '/me', 405, 'Request_BadRequest'],
  ])('%s %s is %d %s', async (method, path, status, code) => {
    const refused = await harness.graph(method, path);
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  });
});

describe('metering', () => {
  it.each([
    ['GET', () => `${items}/1`, undefined, 1],
    ['GET', () => items, undefined, 2],
    ['POST', () => items, { fields: { Title: 'x' } }, 2],
    ['PATCH', () => `${items}/1/fields`, { Title: 'y' }, 2],
    ['GET', () => `/sites/${harness.siteId}/permissions`, undefined, 5],
  ] as const)('%s %s costs its resource units', async (method, path, body, units) => {
    harness.local.tenant.traffic.clear();
    await harness.graph(method, path(), body === undefined ? {} : { body });
    expect(harness.local.tenant.traffic.totals('graph')).toEqual({
      httpCalls: 1,
      resourceUnits: units,
      failed: 0,
    });
  });

  it('announces the limit from four fifths on and throttles beyond it, each application for itself', async () => {
    harness.local.state.site(harness.siteId).grant(registerAppId, 'Register', ['read']);
    harness.local.tenant.switches.resourceUnitsPerMinute = 10;
    const call = () => harness.graph('GET', items, { token: harness.tokens.application });
    const answers = [];
    for (let at = 0; at < 6; at += 1) answers.push(await call());
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers['ratelimit-remaining'])).toEqual([
      undefined,
      undefined,
      undefined,
      '2',
      '0',
      '0',
    ]);
    expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(0);
    expect(answers[5]!.body.error).toMatchObject({
      code: 'activityLimitReached',
      innerError: { code: 'throttledRequest' },
    });
  });
});

describe('the traffic log', () => {
  it('says who called what at which price, without naming rows or values', async () => {
    harness.local.state.site(harness.siteId).grant(registerAppId, 'Register', ['read']);
    harness.local.tenant.traffic.clear();
    await harness.graph('GET', `${items}?$filter=${encodeURIComponent("id eq '1'")}`, {
      token: await harness.onBehalfOf(people.lead),
    });
    const [entry] = harness.local.tenant.traffic.list();
    expect(entry).toMatchObject({
      surface: 'graph',
      method: 'GET',
      template: '/sites/{site-id}/lists/{list-id}/items',
      queryOptions: ['$filter'],
      status: 200,
      appId: registerAppId,
      userId: people.lead,
      delegated: true,
      insideBatch: false,
    });
    expect(JSON.stringify(entry)).not.toContain(harness.siteId);
  });
});

describe('faults on demand', () => {
  const { faults } = { faults: () => harness.local.tenant.faults };

  it.each([
    [429, 'activityLimitReached'],
    [503, 'serviceNotAvailable'],
    [500, 'generalException'],
    [403, 'accessDenied'],
  ])('%d comes with Graph’s own code', async (status, code) => {
    faults().add({ effect: { kind: 'respond', status, retryAfterSeconds: 3 }, times: 1 });
    const first = await harness.graph('GET', items);
    expect([first.status, first.body.error.code, first.headers['retry-after']]).toEqual([status, code, '3']);
    expect((await harness.graph('GET', items)).status).toBe(200);
  });

  it('match by method, path, caller and count', async () => {
    faults().add({
      method: 'POST|PATCH',
      path: '/items',
      skip: 1,
      times: 1,
      effect: { kind: 'respond', status: 503 },
    });
    const post = async () =>
      (await harness.graph('POST', items, { body: { fields: { Title: 'x' } } })).status;
    expect((await harness.graph('GET', items)).status).toBe(200);
    expect([await post(), await post(), await post()]).toEqual([201, 503, 201]);
    faults().clear();
    faults().add({ userId: people.lead, effect: { kind: 'respond', status: 503 } });
    expect((await harness.graph('GET', items)).status).toBe(200);
  });

  it('can close the connection before the work', async () => {
    const before = (await harness.graph('GET', `${items}?$top=999`)).body.value.length;
    faults().add({ times: 1, effect: { kind: 'disconnect' } });
    await expect(harness.graph('POST', items, { body: { fields: { Title: 'x' } } })).rejects.toThrow(
      /socket|ECONNRESET/i,
    );
    expect((await harness.graph('GET', `${items}?$top=999`)).body.value).toHaveLength(before);
  });

  it('can lose the answer after the work', async () => {
    const before = (await harness.graph('GET', `${items}?$top=999`)).body.value.length;
    faults().add({ method: 'POST', times: 1, effect: { kind: 'lose-answer' } });
    await expect(harness.graph('POST', items, { body: { fields: { Title: 'x' } } })).rejects.toThrow(
      /socket|ECONNRESET/i,
    );
    expect((await harness.graph('GET', `${items}?$top=999`)).body.value).toHaveLength(before + 1);
  });
});
