import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { GraphFailure, problems } from '../../../bot/graph/graph-errors.ts';
import { createLogger } from '../../../bot/logging.ts';
import { openRecorder } from '../../../bot/tracing/recorder.ts';
import { annotate, beginSpan, inSpan, recordWith, untraced } from '../../../bot/tracing/span.ts';
import { startTracing } from '../../../bot/tracing/start-tracing.ts';
import { startTraceCollector } from '../../support/trace-collector.ts';

const internal = (name: string) => () => ({ name, kind: 'internal' as const });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A log whose lines can be read. */
function aLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger('info', { write: (line) => void lines.push(line) }) };
}

afterEach(() => recordWith(null));

describe('while nothing is recorded', () => {
  it('work is done as if there were no spans', async () => {
    expect(await inSpan(internal('work'), (span) => Promise.resolve(span.within(() => 7)))).toBe(7);
    expect(beginSpan(internal('work')).within(() => 8)).toBe(8);
    expect(untraced(() => 9)).toBe(9);
    annotate({ 'bot.verb': 'action.record' });
    await expect(inSpan(internal('work'), () => Promise.reject(new Error('as it was')))).rejects.toThrow(
      'as it was',
    );
  });

  it('what a span would have said is not even put together', async () => {
    const start = jest.fn(internal('work'));
    await inSpan(start, () => Promise.resolve());
    beginSpan(start).end();
    expect(start).not.toHaveBeenCalled();
  });

  it('a line of the log has no ids', () => {
    const { lines, logger } = aLog();
    logger.info({ port: 1 }, 'one');
    logger.info('two');
    expect(lines.join()).not.toContain('trace_id');
    expect(lines[1]).not.toContain('port');
  });
});

describe('a recorder', () => {
  /** Records what `work` does, and gives the spans as they would be sent. */
  async function spansOf(work: () => Promise<unknown>): Promise<ReadableSpan[]> {
    const sent: ReadableSpan[] = [];
    const exporter = new InMemorySpanExporter();
    const { recorder, flush } = openRecorder({
      export: (spans, done) => {
        sent.push(...spans);
        exporter.export(spans, done);
      },
      shutdown: () => exporter.shutdown(),
    });
    recordWith(recorder);
    await work();
    await flush();
    return sent;
  }
  const parentOf = (spans: readonly ReadableSpan[], name: string) => {
    const parentId = spans.find((span) => span.name === name)?.parentSpanContext?.spanId;
    return spans.find((span) => span.spanContext().spanId === parentId)?.name ?? null;
  };

  it('keeps what is done inside a span below it, through promises and timers', async () => {
    const spans = await spansOf(() =>
      inSpan(internal('outer'), async () => {
        await pause(1);
        await Promise.all(
          ['first', 'second'].map((name) =>
            inSpan(internal(name), async () => {
              await pause(1);
              await inSpan(internal(`below ${name}`), () => pause(1));
            }),
          ),
        );
      }),
    );
    expect(parentOf(spans, 'below first')).toBe('first');
    expect(parentOf(spans, 'below second')).toBe('second');
    expect(parentOf(spans, 'first')).toBe('outer');
    expect(parentOf(spans, 'outer')).toBe(null);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  it('begins a trace anew where it is told to, and records nothing where nothing is to be recorded', async () => {
    const spans = await spansOf(() =>
      inSpan(internal('press'), async () => {
        await inSpan(
          () => ({ name: 'sweep', kind: 'internal', root: true }),
          () => pause(0),
        );
        await untraced(() => inSpan(internal('watch'), () => inSpan(internal('below'), () => pause(0))));
        await inSpan(internal('token'), (span) => {
          span.discard();
          return Promise.resolve();
        });
      }),
    );
    expect(spans.map(({ name }) => name).sort()).toEqual(['press', 'sweep']);
    expect(parentOf(spans, 'sweep')).toBe(null);
  });

  it('tells a failure by its kind, never by its words', async () => {
    const spans = await spansOf(async () => {
      const thrown = [
        new GraphFailure(problems.throttled(3)),
        new TypeError('Alma Ferreira is not a function'),
      ];
      for (const error of thrown) {
        await expect(inSpan(internal('work'), () => Promise.reject(error))).rejects.toBe(error);
      }
    });
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual(['throttled', 'TypeError']);
    expect(spans.every(({ status }) => status.message === undefined)).toBe(true);
    expect(spans.flatMap(({ events }) => events)).toEqual([]);
  });

  it.each([
    ['an address', 'alma.ferreira@exampleshire.example'],
    ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbG1hIn0.c2lnbmF0dXJl'],
    ['a sentence', 'Visited on Monday; the family has moved!'],
    ['a name in its own letters', 'Zoë'],
    ['something long', 'a'.repeat(201)],
  ])('leaves out %s that is handed to it by mistake', async (_what, text) => {
    const spans = await spansOf(() =>
      inSpan(
        () => ({ name: 'work', kind: 'internal', facts: { 'http.route': text } }),
        (span) => {
          span.set({ 'graph.batch_calls': [text, 'GET /sites/{site-id} x 2'] });
          annotate({ 'bot.verb': text });
          span.fail(text);
          return Promise.resolve();
        },
      ),
    );
    expect(spans[0]?.attributes).toEqual({
      'http.route': '(left out)',
      'graph.batch_calls': ['(left out)', 'GET /sites/{site-id} x 2'],
      'bot.verb': '(left out)',
      'error.type': '(left out)',
    });
  });

  it('gives a line of the log the ids of the span it was written in', async () => {
    const { lines, logger } = aLog();
    const [span] = await spansOf(async () => {
      const write = (words: string) => (): Promise<void> => {
        logger.info(words);
        return Promise.resolve();
      };
      await inSpan(internal('work'), write('inside'));
      logger.info('outside');
      await untraced(() => inSpan(internal('watch'), write('unrecorded')));
    });
    const { traceId, spanId } = span!.spanContext();
    expect(JSON.parse(lines[0]!)).toMatchObject({ trace_id: traceId, span_id: spanId });
    expect(lines.slice(1).join()).not.toContain('trace_id');
  });
});

describe('what the environment says', () => {
  const before = { ...process.env };
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    process.env = { ...before };
    for (const close of open.splice(0)) await close();
  });
  const aCollector = async () => {
    const collector = await startTraceCollector();
    open.push(() => collector.close());
    return collector;
  };
  /** The SDK reads its own settings itself. */
  const started = (settings: Record<string, string>, logger = aLog().logger) => {
    process.env = { ...before, ...settings };
    return startTracing(process.env, logger);
  };
  const oneSpan = () => inSpan(internal('work'), () => Promise.resolve());

  it.each([
    ['no collector is named', {}],
    ['the collector is empty', { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
    ['tracing is switched off', { OTEL_SDK_DISABLED: 'true' }],
    ['traces are to go nowhere', { OTEL_TRACES_EXPORTER: 'none' }],
    ['the protocol is unknown', { OTEL_EXPORTER_OTLP_PROTOCOL: 'carrier pigeon' }],
  ])('%s: nothing is recorded, and the service starts', async (_when, settings) => {
    const collector = await aCollector();
    const named = Object.keys(settings).length === 0 ? {} : collector.environment;
    const tracing = await started({ ...named, ...settings });
    await oneSpan();
    await tracing.stop();
    expect(collector.lines()).toEqual([]);
  });

  it('the service has a name, which may be another, and replicas are told apart', async () => {
    const collector = await aCollector();
    const tracing = await started({ ...collector.environment, OTEL_SERVICE_NAME: 'register-test' });
    await oneSpan();
    await tracing.stop();
    const [resource] = collector.lines();
    expect(resource).toContain('register-test');
    expect(resource).toContain('service.instance.id');
    // Nothing of the machine or the process.
    expect(resource).not.toMatch(/host\.|process\.|os\./);
  });

  it('http/protobuf is spoken where no protocol is named', async () => {
    const types: unknown[] = [];
    const server = createServer((request, response) => {
      types.push([request.url, request.headers['content-type']]);
      request.resume();
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    const tracing = await started({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    await oneSpan();
    await tracing.stop();
    expect(types).toEqual([['/v1/traces', 'application/x-protobuf']]);
  });

  it('only a share is recorded where a sampler is set', async () => {
    const collector = await aCollector();
    const tracing = await started({
      ...collector.environment,
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0',
    });
    await oneSpan();
    await tracing.stop();
    expect(collector.lines()).toEqual([]);
  });

  it('a collector that is away costs nobody anything, and is one line of the log', async () => {
    const { lines, logger } = aLog();
    const tracing = await started(
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_TIMEOUT: '200',
        OTEL_BSP_SCHEDULE_DELAY: '1',
      },
      logger,
    );
    for (let turn = 0; turn < 5; turn += 1) {
      await oneSpan();
      await pause(120);
    }
    const asked = performance.now();
    await tracing.stop();
    expect(performance.now() - asked).toBeLessThan(2_500);
    expect(lines.filter((line) => line.includes('traces cannot be sent'))).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it('a collector that takes and never answers does not keep the service from ending', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const { port } = server.address() as AddressInfo;
    const tracing = await started({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      // Longer than the service waits, so that it is the service that gives up.
      OTEL_EXPORTER_OTLP_TIMEOUT: '2600',
    });
    await oneSpan();
    const asked = performance.now();
    await tracing.stop();
    expect(performance.now() - asked).toBeLessThan(2_500);
  });

  it('gRPC is spoken as the collector of Azure Container Apps wants it, without TLS where the address has none', async () => {
    const calls: { path: string; type: string; key: string; body: Buffer }[] = [];
    const server = createHttp2Server();
    server.on('stream', (stream, headers) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        calls.push({
          path: String(headers[':path']),
          type: String(headers['content-type']),
          key: String(headers['x-key']),
          body: Buffer.concat(chunks),
        });
        stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        // An empty message: everything was taken.
        stream.end(Buffer.alloc(5));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    const { lines, logger } = aLog();
    const tracing = await started(
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
        OTEL_EXPORTER_OTLP_HEADERS: 'x-key=abc',
      },
      logger,
    );
    await inSpan(internal('told over gRPC'), () => Promise.resolve());
    await tracing.stop();
    expect(lines).toEqual([]);
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call).toMatchObject({
      path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
      type: 'application/grpc',
      key: 'abc',
    });
    // Five bytes before the message: not compressed, and how long it is.
    expect(call?.body[0]).toBe(0);
    expect(call?.body.readUInt32BE(1)).toBe(call!.body.length - 5);
    expect(call?.body.toString('latin1')).toContain('told over gRPC');
  });
});
