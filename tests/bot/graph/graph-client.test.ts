import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphFailure, problems } from '../../../bot/graph/graph-errors.ts';
import { createGraphPort, type Patience } from '../../../bot/graph/graph-client.ts';
import type { TokenDemand } from '../../../bot/graph/credentials.ts';
import { TenantClock } from '../../../bot/graph/tenant-clock.ts';
import { recordWith, type Span, type SpanStart } from '../../../bot/tracing/span.ts';
import type { GraphRequest } from '../../../shared/sharepoint/graph-port.ts';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

type Step = Response | Error | ((sent: Sent) => Response);

function aGraph(steps: readonly Step[], patience: Patience = 'person', millisecondsEach = 0) {
  let now = 0;
  const sent: Sent[] = [];
  const waits: number[] = [];
  const demands: (TokenDemand | undefined)[] = [];
  const transport: Middleware = {
    execute: (context: Context) => {
      const body: unknown = context.options?.body;
      const request: Sent = {
        url: typeof context.request === 'string' ? context.request : context.request.url,
        method: context.options?.method ?? '',
        headers: context.options?.headers as Record<string, string>,
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : body,
      };
      sent.push(request);
      now += millisecondsEach;
      const step = steps[sent.length - 1];
      if (step === undefined) throw new Error('Nothing more was expected.');
      if (step instanceof Error) return Promise.reject(step);
      context.response = typeof step === 'function' ? step(request) : step;
      return Promise.resolve();
    },
  };
  const clock = new TenantClock(() => Date.parse('2026-03-02T10:00:00Z'));
  const port = createGraphPort({
    graphUrl: 'https://localhost:5443',
    token: (demand) => {
      demands.push(demand);
      return Promise.resolve(`token-${demands.length}`);
    },
    patience,
    clock,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
    elapsed: () => now,
    transport,
  });
  return { port, sent, waits, demands, clock };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const parts =
  (...answers: [id: number, status: number, headers?: Record<string, string>][]) =>
  (): Response =>
    json(200, {
      responses: answers
        .map(([id, status, headers]) => ({ id: String(id), status, headers, body: { id } }))
        .reverse(),
    });

const get: GraphRequest = { method: 'GET', path: '/sites/a,b,c/lists?$select=id,name&$top=5' };

describe('one request', () => {
  it('goes to the configured Graph with token, name and id, query untouched', async () => {
    const { port, sent } = aGraph([json(200, { value: [] })]);
    expect(await port.send(get)).toMatchObject({ status: 200, body: { value: [] } });
    expect(sent[0]).toMatchObject({
      url: 'https://localhost:5443/v1.0/sites/a,b,c/lists?$select=id,name&$top=5',
      headers: { Authorization: 'Bearer token-1', 'User-Agent': 'NONISV|SafeguardingRegister|App/0.1.0' },
    });
    expect(sent[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('returns what Graph refuses as it is', async () => {
    const { port } = aGraph([json(404, { error: { code: 'itemNotFound' } })]);
    expect(await port.send(get)).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  });

  it('waits as long as Graph asks and tries again', async () => {
    const { port, waits } = aGraph([json(429, {}, { 'retry-after': '3' }), json(503, {}), json(200, 'ok')]);
    expect((await port.send(get)).status).toBe(200);
    expect(waits).toEqual([3000, 1000]);
  });

  it('does not keep a person waiting for long', async () => {
    const { port, waits } = aGraph([json(429, {}, { 'retry-after': '60' })]);
    expect((await port.send(get)).status).toBe(429);
    expect(waits).toEqual([]);
    const background = aGraph([json(429, {}, { 'retry-after': '60' }), json(200, {})], 'background');
    expect((await background.port.send(get)).status).toBe(200);
  });

  it('does not ask again for a person whom one time-out has kept waiting already', async () => {
    const timedOut = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const { port, sent } = aGraph([timedOut], 'person', 25_000);
    await expect(port.send(get)).rejects.toMatchObject({ problem: { kind: 'unavailable' } });
    expect(sent).toHaveLength(1);
    const background = aGraph([timedOut, json(200, {})], 'background', 25_000);
    expect((await background.port.send(get)).status).toBe(200);
  });

  it('gives up after four attempts', async () => {
    const busy = () => json(503, {});
    const { port, sent } = aGraph([busy, busy, busy, busy], 'background');
    expect((await port.send(get)).status).toBe(503);
    expect(sent).toHaveLength(4);
  });

  it('asks again for what it only reads, and never sends a write twice that got no answer', async () => {
    const lost = new TypeError('fetch failed');
    const reading = aGraph([lost, json(200, {})]);
    expect((await reading.port.send(get)).status).toBe(200);
    const writing = aGraph([lost]);
    await expect(writing.port.send({ method: 'POST', path: '/x', body: {} })).rejects.toMatchObject({
      problem: { kind: 'unavailable' },
    });
    const gateway = aGraph([json(504, {})]);
    expect((await gateway.port.send({ method: 'POST', path: '/x', body: {} })).status).toBe(504);
    expect(gateway.sent).toHaveLength(1);
  });

  it('shows a new token once when the old one is refused, with the claims Graph asks for', async () => {
    const claims = '{"access_token":{}}';
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
    const { port, demands } = aGraph([json(401, {}, { 'www-authenticate': challenge }), json(200, {})]);
    expect((await port.send(get)).status).toBe(200);
    expect(demands).toEqual([undefined, { claims }]);
    const plain = aGraph([json(401, {}), json(401, {})]);
    expect((await plain.port.send(get)).status).toBe(401);
    expect(plain.demands).toEqual([undefined, { fresh: true }]);
  });

  it('tells why there is no token', async () => {
    const port = createGraphPort({
      graphUrl: 'https://localhost:5443',
      token: () => Promise.reject(new GraphFailure(problems.consentNeeded('x'))),
      patience: 'person',
    });
    await expect(port.send(get)).rejects.toMatchObject({ problem: { kind: 'consent needed' } });
  });

  it('learns the tenant’s time', async () => {
    const { port, clock } = aGraph([json(200, {}, { date: 'Wed, 02 Sep 2026 08:00:00 GMT' })]);
    await port.send(get);
    expect(clock.nowIso().slice(0, 16)).toBe('2026-09-02T08:00');
  });
});

describe('a batch', () => {
  const two: GraphRequest[] = [
    { method: 'PATCH', path: '/a', headers: { 'If-Match': '"1"' }, body: { x: 1 } },
    { method: 'POST', path: '/b', body: { y: 2 }, dependsOn: 0 },
  ];

  it('is one call, with ids, dependencies and content types, answered in the order asked', async () => {
    const { port, sent } = aGraph([parts([0, 200], [1, 201])]);
    const answers = await port.batch(two);
    expect(answers.map(({ status }) => status)).toEqual([200, 201]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: 'https://localhost:5443/v1.0/$batch',
      body: {
        requests: [
          {
            id: '0',
            method: 'PATCH',
            url: '/a',
            headers: { 'If-Match': '"1"', 'Content-Type': 'application/json' },
          },
          { id: '1', method: 'POST', url: '/b', dependsOn: ['0'] },
        ],
      },
    });
  });

  it('repeats only parts told to come later, and what depends on them', async () => {
    const { port, sent, waits } = aGraph([
      parts([0, 200], [1, 429, { 'Retry-After': '2' }], [2, 424]),
      parts([1, 201], [2, 201]),
    ]);
    const answers = await port.batch([...two, { method: 'POST', path: '/c', body: {}, dependsOn: 1 }]);
    expect(answers.map(({ status }) => status)).toEqual([200, 201, 201]);
    expect(waits).toEqual([2000]);
    expect(sent[1]?.body).toMatchObject({ requests: [{ id: '1' }, { id: '2', dependsOn: ['1'] }] });
    expect(JSON.stringify(sent[1]?.body)).not.toContain('"dependsOn":["0"]');
  });

  it('does not repeat parts that failed for good', async () => {
    const { port, sent } = aGraph([parts([0, 412], [1, 424])]);
    expect((await port.batch(two)).map(({ status }) => status)).toEqual([412, 424]);
    expect(sent).toHaveLength(1);
  });

  it('answers 504 for a part Graph left out, and asks again only for reads', async () => {
    const written = aGraph([parts([1, 201])]);
    expect((await written.port.batch(two)).map(({ status }) => status)).toEqual([504, 201]);
    const read = aGraph([parts([1, 200]), parts([0, 200])]);
    const answers = await read.port.batch([get, get]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('throws when no answer came to a batch that writes', async () => {
    const { port, sent } = aGraph([new TypeError('fetch failed')]);
    await expect(port.batch(two)).rejects.toBeInstanceOf(GraphFailure);
    expect(sent).toHaveLength(1);
  });

  it('says "later" for every part when the whole batch is told so', async () => {
    const { port } = aGraph([json(429, {}, { 'retry-after': '60' })]);
    expect((await port.batch(two)).map(({ status }) => status)).toEqual([429, 429]);
  });

  it('holds at most twenty requests, and costs nothing when empty', async () => {
    const { port, sent } = aGraph([]);
    await expect(port.batch(Array.from({ length: 21 }, () => get))).rejects.toThrow(RangeError);
    expect(await port.batch([])).toEqual([]);
    expect(sent).toEqual([]);
  });
});

it('hands over the bytes of a file as they came, a byte order mark and JSON included', async () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0xff]);
  const { port } = aGraph([
    new Response(bytes, { headers: { 'content-type': 'application/json' } }),
    json(404, { error: { code: 'itemNotFound' } }),
  ]);
  const asked = { method: 'GET', path: '/content', bytesUpTo: bytes.length } as const;
  expect((await port.send(asked)).body).toEqual(bytes);
  expect((await port.send(asked)).body).toEqual({ error: { code: 'itemNotFound' } });
});

it.each([
  ['says how long it is', { 'content-length': '200000000' }, 1],
  ['does not say how long it is', {}, 52],
  ['says that it is shorter', { 'content-length': '10' }, 52],
])('of a file larger than was asked for, which %s, no more is taken', async (_name, headers, most) => {
  let [pulled, cancelled] = [0, false];
  const file = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      if (pulled > 200) controller.close();
      else controller.enqueue(new Uint8Array(1_000_000));
    },
    cancel: () => void (cancelled = true),
  });
  const { port, sent } = aGraph([new Response(file, { headers })]);
  const answer = await port.send({ method: 'GET', path: '/content', bytesUpTo: 50_000_000 });
  expect(answer).toMatchObject({ status: 200, body: null });
  expect(pulled).toBeLessThanOrEqual(most);
  expect(cancelled).toBe(true);
  expect(sent).toHaveLength(1);
});

describe('in a trace', () => {
  it('a call says how often it was sent, how long it waited for that, and what became of it', async () => {
    const told: Record<string, unknown>[] = [];
    const begin = (start: SpanStart): Span => {
      const facts: Record<string, unknown> = { name: start.name, ...start.facts };
      told.push(facts);
      return {
        set: (more) => void Object.assign(facts, more),
        rename: () => undefined,
        fail: (kind) => void Object.assign(facts, { failed: kind }),
        discard: () => undefined,
        within: (work) => work(),
        end: () => undefined,
      };
    };
    recordWith({ begin, active: () => null, untraced: (work) => work() });
    try {
      await aGraph([json(429, {}, { 'retry-after': '3' }), json(200, {})]).port.send(get);
      await aGraph([parts([0, 200], [1, 429]), parts([1, 412])]).port.batch([get, get]);
      await aGraph([json(404, {})]).port.send(get);
      await aGraph([json(403, {})]).port.send(get);
    } finally {
      recordWith(null);
    }
    const name = 'GET /sites/{site-id}/lists';
    expect(told).toEqual([
      expect.objectContaining({
        name,
        'http.response.status_code': 200,
        'http.request.resend_count': 1,
        'graph.waited_ms': 3000,
        'graph.throttled': true,
      }),
      expect.objectContaining({
        name: 'POST /$batch',
        'graph.batch_size': 2,
        'graph.batch_calls': [`${name} x 2`],
        'graph.batch_refused': 1,
        'http.request.resend_count': 1,
        'graph.throttled': true,
      }),
      expect.not.objectContaining({ failed: expect.anything() as unknown }),
      expect.objectContaining({ name, 'http.response.status_code': 403, failed: '403' }),
    ]);
  });
});
