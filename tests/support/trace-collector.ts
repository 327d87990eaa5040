import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it arrived, as much of it as tests look at. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** null = the trace begins with it. */
  readonly parentId: string | null;
  readonly name: string;
  /** Milliseconds since 1970, by this machine. */
  readonly startedAt: number;
  readonly kind: 'internal' | 'server' | 'client' | 'other';
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Takes OTLP over HTTP with JSON, on this machine. */
export interface TraceCollector {
  /** What the service is given to send there. */
  readonly environment: Readonly<Record<string, string>>;
  spans(): CollectedSpan[];
  /** Everything that arrived, as it was written, a span a line. */
  lines(): string[];
  close(): Promise<void>;
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly kind: number;
  readonly status?: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: SentValue }[];
}
type SentValue = Readonly<Record<string, unknown>>;

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: unknown;
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

const kinds: Readonly<Record<number, CollectedSpan['kind']>> = { 1: 'internal', 2: 'server', 3: 'client' };
const failedCode = 2;

export async function startTraceCollector(): Promise<TraceCollector> {
  const received: Sent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Sent);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sentSpans = (): SentSpan[] =>
    received.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  return {
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    },
    spans: () => sentSpans().map(collected),
    lines: () => [
      ...received.flatMap(({ resourceSpans }) =>
        resourceSpans.map(({ resource }) => JSON.stringify(resource)),
      ),
      ...sentSpans().map((span) => JSON.stringify(span)),
    ],
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function collected(span: SentSpan): CollectedSpan {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentId: span.parentSpanId ?? null,
    name: span.name,
    startedAt: Math.ceil(Number(span.startTimeUnixNano) / 1_000_000),
    kind: kinds[span.kind] ?? 'other',
    failed: span.status?.code === failedCode,
    attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, plain(value)])),
  };
}

/** `{intValue: 3}` and the like as the value itself. */
function plain(value: SentValue): unknown {
  const [[kind, held] = ['', null]] = Object.entries(value);
  if (kind === 'intValue') return Number(held);
  if (kind !== 'arrayValue') return held;
  return (held as { values: SentValue[] }).values.map(plain);
}
