import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  isSpanContextValid,
  trace,
  type Context,
  type Span as RecordedSpan,
} from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Recorder, Span, SpanFacts, SpanStart } from './span.ts';

export interface OpenRecorder {
  readonly recorder: Recorder;
  /** Sends what is waiting; resolves when it has gone, or cannot. */
  readonly flush: () => Promise<void>;
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;

/**
 * Records spans with OpenTelemetry's SDK and hands them to `exporter` in batches. The SDK reads its standard settings from the environment:
 * sampling, the queue's size (what does not fit is dropped), the name of the service.
 */
export function openRecorder(exporter: SpanExporter): OpenRecorder {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'safeguarding-register',
      // Tells replicas apart, and is no name of a machine.
      'service.instance.id': randomUUID(),
    }).merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('register');
  const contexts = new AsyncLocalStorage<Context>();
  const current = (): Context => contexts.getStore() ?? ROOT_CONTEXT;
  const silent = suppressTracing(ROOT_CONTEXT);

  const begin = ({ name, kind, facts, root }: SpanStart): Span => {
    const parent = root === true ? ROOT_CONTEXT : current();
    const span = tracer.startSpan(name, { kind: kinds[kind] }, parent);
    if (facts !== undefined) tell(span, facts);
    const inside = trace.setSpan(parent, span);
    let isWorth = true;
    return {
      set: (more) => tell(span, more),
      rename: (next) => void span.updateName(next),
      fail: (word) => {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('error.type', harmless(word));
      },
      discard: () => {
        isWorth = false;
      },
      within: (work) => contexts.run(inside, work),
      // A span that never ends is never sent.
      end: () => {
        if (isWorth) span.end();
      },
    };
  };

  return {
    recorder: {
      begin,
      active: () => {
        const span = trace.getSpan(current());
        const ids = span?.spanContext();
        if (span === undefined || ids === undefined || !isSpanContextValid(ids)) return null;
        const { traceId, spanId } = ids;
        return { set: (facts) => tell(span, facts), ids: { trace_id: traceId, span_id: spanId } };
      },
      untraced: (work) => contexts.run(silent, work),
    },
    flush: () => provider.shutdown(),
  };
}

function tell(span: RecordedSpan, facts: SpanFacts): void {
  if (!span.isRecording()) return;
  for (const [name, value] of Object.entries(facts) as [string, SpanFacts[keyof SpanFacts]][]) {
    if (value === undefined) continue;
    if (typeof value === 'string') span.setAttribute(name, harmless(value));
    else if (typeof value === 'object') span.setAttribute(name, value.map(harmless));
    else span.setAttribute(name, value);
  }
}

/** Patterns, words and ids fit; addresses of people, tokens, sentences and text in other letters do not. */
const fits = /^(?!eyJ)[A-Za-z0-9 _.:/{}()$*,-]{0,200}$/;

/** The last gate: whatever a caller hands in by mistake. */
function harmless(value: string): string {
  return fits.test(value) ? value : '(left out)';
}
