import {
  startGraphHarness,
  type AnswerBody,
  type GraphHarness,
  type HttpAnswer,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A8; Graph documentation of JSON batching. */
let harness: GraphHarness;
let items: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  const list = await harness.makeList('Actions', [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  ]);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  harness.addRows(list, [{ Title: 'a' }, { Title: 'b' }]);
});
afterAll(() => harness.stop());
afterEach(() => {
  harness.local.tenant.faults.clear();
});

const json = { 'Content-Type': 'application/json' };
const batch = (requests: unknown, path = '/$batch') => harness.graph('POST', path, { body: { requests } });
const byId = (answer: HttpAnswer): Readonly<Record<string, AnswerBody | undefined>> =>
  Object.fromEntries(answer.body.responses.map((part) => [part.id, part]));
const get = (id: string, url = `${items}/1`) => ({ id, method: 'GET', url });

it('answers 200 as a whole and each part with its own status, headers and body', async () => {
  const answer = await batch([
    get('1'),
    get('2', `${items}/999`),
    { id: '3', method: 'POST', url: items, headers: json, body: { fields: { Title: 'new' } } },
    { id: '4', method: 'DELETE', url: `${items}/2` },
  ]);
  expect(answer.status).toBe(200);
  const parts = byId(answer);
  expect(Object.keys(parts).sort()).toEqual(['1', '2', '3', '4']);
  expect(parts['1']).toMatchObject({
    status: 200,
    headers: { 'Content-Type': expect.stringContaining('json') as string },
    body: { id: '1' },
  });
  expect(parts['2']).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  expect(parts['3']).toMatchObject({ status: 201, body: { fields: { Title: 'new' } } });
  expect(parts['4']?.status).toBe(204);
  expect(parts['4']).not.toHaveProperty('body');
});

it('does not keep the order of the requests', async () => {
  const answer = await batch([get('1'), get('2'), get('3')]);
  expect(answer.body.responses.map((part) => part.id)).not.toEqual(['1', '2', '3']);
});

it('takes addresses with and without the leading slash, and an encoded $batch', async () => {
  const answer = await batch([get('1', items.slice(1)), get('2')], '/%24batch');
  expect(Object.values(byId(answer)).map((part) => part?.status)).toEqual([200, 200]);
});

it('honours If-Match in the headers of a part', async () => {
  const answer = await batch([
    {
      id: 'x',
      method: 'PATCH',
      url: `${items}/1/fields`,
      headers: { ...json, 'If-Match': '"11111111-1111-4111-8111-111111111111,1"' },
      body: { Title: 'z' },
    },
  ]);
  expect(byId(answer)['x']).toMatchObject({ status: 412, body: { error: { code: 'resourceModified' } } });
});

it('carries out dependent parts in order and answers 424 behind a failure', async () => {
  const answer = await batch([
    {
      id: 'late',
      method: 'POST',
      url: items,
      headers: json,
      body: { fields: { Key: 'dup' } },
      dependsOn: ['early'],
    },
    { id: 'early', method: 'POST', url: items, headers: json, body: { fields: { Key: 'dup' } } },
    { ...get('last'), dependsOn: ['LATE'] },
  ]);
  const parts = byId(answer);
  expect([parts['early']?.status, parts['late']?.status, parts['last']?.status]).toEqual([201, 400, 424]);
});

it('throttles one part alone, with its own Retry-After', async () => {
  harness.local.tenant.faults.add({
    path: '/items/1$',
    times: 1,
    effect: { kind: 'respond', status: 429, retryAfterSeconds: 7 },
  });
  const parts = byId(await batch([get('1'), get('2', items)]));
  expect(parts['1']).toMatchObject({
    status: 429,
    headers: { 'Retry-After': '7' },
    body: { error: { code: 'activityLimitReached', innerError: { code: 'throttledRequest' } } },
  });
  expect(parts['2']?.status).toBe(200);
});

it('counts resource units by part and one HTTP call', async () => {
  harness.local.tenant.traffic.clear();
  await batch([get('1'), get('2', items), get('3', `${items}/delta`)]);
  expect(harness.local.tenant.traffic.totals('graph')).toEqual({ httpCalls: 1, resourceUnits: 5, failed: 0 });
  expect(harness.local.tenant.traffic.list({ insideBatch: false })[0]).toMatchObject({
    template: '/$batch',
    batchSize: 3,
    resourceUnits: 0,
  });
});

it.each([
  ['21 parts', Array.from({ length: 21 }, (_, at) => get(String(at)))],
  ['no parts', []],
  ['no array', 'x'],
  ['two parts with one id', [get('a'), get('A')]],
  ['a part without id', [{ method: 'GET', url: '/me' }]],
  ['a part without url', [{ id: '1', method: 'GET' }]],
  ['a body without content type', [{ id: '1', method: 'POST', url: '/me', body: {} }]],
  ['a dependence on a stranger', [{ ...get('1'), dependsOn: ['9'] }]],
  [
    'a circle',
    [
      { ...get('1'), dependsOn: ['2'] },
      { ...get('2'), dependsOn: ['1'] },
    ],
  ],
])('refuses %s as a whole with 400', async (_name, requests) => {
  const refused = await batch(requests);
  expect([refused.status, refused.body.error.code]).toEqual([400, 'BadRequest']);
});

it('takes exactly 20 parts', async () => {
  const answer = await batch(Array.from({ length: 20 }, (_, at) => get(String(at))));
  expect([answer.status, answer.body.responses.length]).toEqual([200, 20]);
});

it('needs a token like everything else, and knows no batch in a batch', async () => {
  const refused = await harness.graph('POST', '/$batch', { token: null, body: { requests: [get('1')] } });
  expect(refused.status).toBe(401);
  const nested = await batch([
    { id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } },
  ]);
  expect(byId(nested)['1']?.status).toBe(400);
});
