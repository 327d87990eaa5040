/*
 * What the rest of the service knows of tracing. Nothing is recorded until something is given to `recordWith`; until then each of these
 * functions is one comparison.
 */

/**
 * Everything a span may say: names of our own and of OpenTelemetry's conventions. Words from closed lists, patterns, counts and ids that the
 * log has too. Never a name, an address of a person or row, a text, a token, or whose it is beyond `personInLog`.
 */
export interface SpanFacts {
  readonly 'http.request.method'?: string;
  /** The route's pattern. */
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  readonly 'http.request.resend_count'?: number;
  /** Graph's or the connector's path, identifiers replaced. */
  readonly 'url.template'?: string;
  /** A host without anything behind it. */
  readonly 'server.address'?: string;
  /** The id that the person sees on an error page. */
  readonly 'register.correlation_id'?: string;
  /** `personInLog`. */
  readonly 'register.person'?: string;
  readonly 'register.left_early'?: boolean;
  /** As configured. */
  readonly 'register.board'?: string;
  /** Somebody else's reading was under way, and is what this one waited for. */
  readonly 'board.joined'?: boolean;
  readonly 'bot.activity'?: string;
  readonly 'bot.verb'?: string;
  readonly 'bot.answered'?: string;
  readonly 'graph.batch_size'?: number;
  /** Each kind of call in a batch once, with how often: `GET /sites/{site-id} x 3`. */
  readonly 'graph.batch_calls'?: readonly string[];
  /** Parts of a batch that Graph refused. */
  readonly 'graph.batch_refused'?: number;
  /** Milliseconds of waiting before tries that followed a first one. */
  readonly 'graph.waited_ms'?: number;
  /** Graph said "later" at least once. */
  readonly 'graph.throttled'?: boolean;
  /** Milliseconds of waiting to stay below Teams' limits. */
  readonly 'teams.paced_ms'?: number;
  readonly 'token.as'?: 'app' | 'person' | 'bot';
  readonly 'sweep.sent'?: number;
  readonly 'sweep.possibly_sent'?: number;
  readonly 'sweep.unreachable'?: number;
  readonly 'sweep.failed'?: number;
  readonly 'sweep.superseded'?: number;
  readonly 'sweep.taken'?: number;
  readonly 'sweep.unclaimed'?: number;
  readonly 'import.state'?: string;
  readonly 'import.done'?: number;
  readonly 'import.of'?: number;
  readonly 'paper.kind'?: string;
  readonly 'paper.format'?: string;
  readonly 'file.bytes'?: number;
}

export interface SpanStart {
  /** Low in number: a kind of work with a pattern, never what it was done with. */
  readonly name: string;
  /** At the service's door, on its way out, or between. */
  readonly kind: 'server' | 'client' | 'internal';
  readonly facts?: SpanFacts;
  /** Begins a trace of its own, whatever it was started from. */
  readonly root?: boolean;
}

export interface Span {
  set(facts: SpanFacts): void;
  rename(name: string): void;
  /** It went wrong; `kind` is a word for how, never a sentence of a library. */
  fail(kind: string): void;
  /** It was not worth telling: leaves nothing behind. */
  discard(): void;
  /** Does something, and all that follows from it, inside this span. */
  within<Result>(work: () => Result): Result;
  end(): void;
}

/** Names of the ids in a log line, as OpenTelemetry gives them. */
export interface TraceIds {
  readonly trace_id: string;
  readonly span_id: string;
}

export interface Recorder {
  begin(start: SpanStart): Span;
  /** The span that what is done now happens in. */
  active(): (Pick<Span, 'set'> & { readonly ids: TraceIds }) | null;
  /** Does something outside every trace, and records none of it. */
  untraced<Result>(work: () => Result): Result;
}

const nothing: Span = {
  set: () => undefined,
  rename: () => undefined,
  fail: () => undefined,
  discard: () => undefined,
  within: (work) => work(),
  end: () => undefined,
};

let recorder: Recorder | null = null;

/** From now on spans are recorded, or (null) no longer. */
export function recordWith(next: Recorder | null): void {
  recorder = next;
}

/** Does `work` inside a span of its own, which ends with it. What `work` throws is told by its kind. */
export function inSpan<Result>(
  start: () => SpanStart,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  return recorder === null ? work(nothing) : recorded(recorder, start(), work);
}

async function recorded<Result>(
  to: Recorder,
  start: SpanStart,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const span = to.begin(start);
  try {
    return await span.within(() => work(span));
  } catch (error) {
    span.fail(kindOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** A span that somebody has to `end`: for work that is no promise. */
export function beginSpan(start: () => SpanStart): Span {
  return recorder === null ? nothing : recorder.begin(start());
}

/** Adds to the span that this happens in; its owner need not be known. */
export function annotate(facts: SpanFacts): void {
  recorder?.active()?.set(facts);
}

/** For what looks by itself every few seconds, and for timers that somebody's request has set. */
export function untraced<Result>(work: () => Result): Result {
  return recorder === null ? work() : recorder.untraced(work);
}

/** What ties a line of the log to the span it was written in; empty outside every span. The caller may add to it. */
export function traceInLog(): Partial<TraceIds> {
  return recorder?.active()?.ids ?? {};
}

/** The word our failures have for what happened, else the kind of error. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const problem: unknown = 'problem' in error ? error.problem : undefined;
  return typeof problem === 'object' && problem !== null && 'kind' in problem
    ? String(problem.kind)
    : error.name;
}
