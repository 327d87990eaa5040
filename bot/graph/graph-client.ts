import { randomUUID } from 'node:crypto';
import {
  AuthenticationHandler,
  AuthenticationHandlerOptions,
  Client,
  HTTPMessageHandler,
  ResponseType,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import {
  largestBatch,
  type GraphPort,
  type GraphRequest,
  type GraphResponse,
} from '../../shared/sharepoint/graph-port.ts';
import { inSpan } from '../tracing/span.ts';
import { batchOf, batchProblem, isTransient, noAnswer, readParts, retryable } from './batch-parts.ts';
import type { TokenDemand, TokenProvider } from './credentials.ts';
import { claimsChallengeOf, GraphFailure, problems, retryAfterOf } from './graph-errors.ts';
import {
  noEffort,
  spanOf,
  spanOfBatch,
  tellEffort,
  tellParts,
  tellStatus,
  type Effort,
} from './graph-spans.ts';
import type { TenantClock } from './tenant-clock.ts';

/** How long somebody may be kept waiting by retries: a person in front of a tab, or nobody. */
export type Patience = 'person' | 'background';

export interface GraphPortSettings {
  /** Origin of Graph, https: the client sends tokens nowhere else. */
  readonly graphUrl: string;
  readonly token: TokenProvider;
  readonly patience: Patience;
  /** Learns the tenant's time from every answer. */
  readonly clock?: TenantClock;
  /** Waits so many milliseconds; replaced by tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** 0 ≤ n < 1, to spread retries; replaced by tests. */
  readonly random?: () => number;
  readonly timeoutMilliseconds?: number;
  /** Milliseconds on a clock that only runs forward; replaced by tests. */
  readonly elapsed?: () => number;
  /** The last step of the chain; replaced by tests. */
  readonly transport?: Middleware;
}

const mostAttempts = 4;
/** After this long, asking and waiting together, nothing is tried again. */
const patienceMilliseconds: Record<Patience, number> = { person: 10_000, background: 90_000 };
/** A person's tab gives up after a minute, in which a write reads first: both must fit. */
const timeoutMilliseconds: Record<Patience, number> = { person: 25_000, background: 45_000 };
const firstPauseMilliseconds = 500;

/** Microsoft asks services to name themselves this way, and throttles named traffic later. */
const userAgent = 'NONISV|SafeguardingRegister|App/0.1.0';

const readsOnly = (requests: readonly GraphRequest[]): boolean =>
  requests.every((request) => request.method === 'GET');

/**
 * `GraphPort` over the Graph client. 429, 503 and 504 are retried as `Retry-After` says, at most four times and no
 * longer than the patience allows; in a batch only the parts that failed so. A write that got no answer is never sent again
 * from here, because it may have been done: the caller looks first. Throws `GraphFailure` when there is no answer or no
 * token; every other answer is returned whatever its status.
 */
export function createGraphPort(settings: GraphPortSettings): GraphPort {
  const wait = settings.wait ?? pause;
  const random = settings.random ?? Math.random;
  const elapsed = settings.elapsed ?? (() => performance.now());
  const patience = patienceMilliseconds[settings.patience];
  const middleware = [
    new AuthenticationHandler({ getAccessToken: () => settings.token() }),
    settings.transport ?? new HTTPMessageHandler(),
  ];
  const client = Client.initWithMiddleware({
    baseUrl: settings.graphUrl,
    defaultVersion: 'v1.0',
    middleware,
    // Compared without the port. For anything but https the client would leave the token out.
    customHosts: new Set([new URL(settings.graphUrl).hostname]),
  });

  /** One attempt. Throws `GraphFailure` when no answer came. */
  const once = async (request: GraphRequest, demand?: TokenDemand): Promise<GraphResponse> => {
    // Fetched here and not inside the client, which would wrap the reason why there is none.
    const token = await settings.token(demand);
    const askedAt = Date.now();
    try {
      const asked = client
        .api(request.path)
        .headers({
          'User-Agent': userAgent,
          'client-request-id': randomUUID(),
          'return-client-request-id': 'true',
          ...request.headers,
        })
        .option(
          'signal',
          AbortSignal.timeout(settings.timeoutMilliseconds ?? timeoutMilliseconds[settings.patience]),
        )
        .middlewareOptions([
          new AuthenticationHandlerOptions({ getAccessToken: () => Promise.resolve(token) }),
        ])
        .responseType(ResponseType.RAW);
      const raw: unknown = await callMethod(asked, request);
      if (!(raw instanceof Response)) throw new TypeError('The Graph client gave no response.');
      const response = await readResponse(raw, request.bytesUpTo);
      settings.clock?.learn(response.headers['date'], askedAt);
      return response;
    } catch (error) {
      throw new GraphFailure(problems.unavailable(`Graph gave no answer (${kindOf(error)})`));
    }
  };

  /** One attempt, and a second with a new token where Graph no longer accepts the one it was shown. */
  const authorised = async (request: GraphRequest): Promise<GraphResponse> => {
    const response = await once(request);
    if (response.status !== 401) return response;
    const claims = claimsChallengeOf(response.headers);
    return once(request, claims === null ? { fresh: true } : { claims });
  };

  const pauseAfter = (response: GraphResponse | null, attempt: number): number => {
    const backoff = firstPauseMilliseconds * 2 ** (attempt - 1) * (0.75 + random() / 2);
    const asked = response === null ? null : retryAfterOf(response.headers);
    return asked === null ? backoff : Math.max(asked * 1000, backoff / 2);
  };

  /** Sends until there is a lasting answer, or patience ends. `repeatable` = harmless when done twice. */
  const persistent = async (
    request: GraphRequest,
    repeatable: boolean,
    spent: Effort,
  ): Promise<GraphResponse> => {
    for (let attempt = 1; ; attempt += 1) {
      let response: GraphResponse | null = null;
      const began = elapsed();
      try {
        response = await authorised(request);
      } catch (error) {
        const lost = error instanceof GraphFailure && error.problem.kind === 'unavailable';
        if (!lost || !repeatable || attempt >= mostAttempts) throw error;
      }
      spent.milliseconds += elapsed() - began;
      if (response !== null && !isTransient(response.status)) return response;
      // 504 is a gateway that lost the answer: a write may have been done.
      const mayRepeat = repeatable || response?.status !== 504;
      const milliseconds = pauseAfter(response, attempt);
      if (response?.status === 429) spent.throttled = true;
      const ended = attempt >= mostAttempts || spent.milliseconds + milliseconds > patience;
      if (!mayRepeat || ended) {
        if (response !== null) return response;
        throw new GraphFailure(problems.unavailable('Graph gave no answer'));
      }
      await waitBeforeRepeat(milliseconds, spent);
    }
  };

  const waitBeforeRepeat = (milliseconds: number, spent: Effort): Promise<void> => {
    spent.milliseconds += milliseconds;
    spent.waited += milliseconds;
    spent.repeats += 1;
    return wait(milliseconds);
  };

  /** A batch until each part has a lasting answer, or patience ends. `told` hears the status of each batch. */
  const batch = async (
    requests: readonly GraphRequest[],
    spent: Effort,
    told: (status: number) => void,
  ): Promise<GraphResponse[]> => {
    const answers = new Map<number, GraphResponse>();
    let open = requests.map((_, index) => index);
    for (let attempt = 1; ; attempt += 1) {
      const repeatable = readsOnly(open.flatMap((index) => requests[index] ?? []));
      const whole = await persistent(batchOf(requests, open, answers), repeatable, spent);
      told(whole.status);
      if (whole.status !== 200) {
        if (attempt === 1 && isTransient(whole.status)) {
          // No part was tried, so each may say so: callers read parts, and 429 there means "later".
          return requests.map(() => whole);
        }
        if (attempt > 1 && isTransient(whole.status)) break;
        throw new GraphFailure(batchProblem(whole));
      }
      readParts(whole.body, open, answers);
      const again = retryable(requests, open, answers);
      if (again.length === 0) break;
      if (again.some((index) => answers.get(index)?.status === 429)) spent.throttled = true;
      const milliseconds = Math.max(...again.map((index) => pauseAfter(answers.get(index) ?? null, attempt)));
      if (attempt >= mostAttempts || spent.milliseconds + milliseconds > patience) break;
      await waitBeforeRepeat(milliseconds, spent);
      open = again;
    }
    return requests.map((_, index) => answers.get(index) ?? noAnswer);
  };

  return {
    send: (request) =>
      inSpan(
        () => spanOf(request),
        async (span) => {
          const spent = noEffort();
          try {
            const response = await persistent(request, request.method === 'GET', spent);
            tellStatus(span, response.status);
            return response;
          } finally {
            tellEffort(span, spent);
          }
        },
      ),

    batch: async (requests) => {
      if (requests.length === 0) return [];
      if (requests.length > largestBatch) {
        throw new RangeError(`A batch holds at most ${largestBatch} requests.`);
      }
      return inSpan(
        () => spanOfBatch(requests),
        async (span) => {
          const spent = noEffort();
          try {
            const answers = await batch(requests, spent, (status) => tellStatus(span, status));
            tellParts(span, answers);
            return answers;
          } finally {
            tellEffort(span, spent);
          }
        },
      );
    },
  };
}

async function readResponse(raw: Response, bytesUpTo: number | undefined): Promise<GraphResponse> {
  const headers = Object.fromEntries(raw.headers.entries());
  // A failure is told in JSON whatever was asked for.
  const body =
    bytesUpTo !== undefined && raw.ok
      ? await readBytes(raw, bytesUpTo)
      : readBody(await raw.text(), headers['content-type'] ?? '');
  return { status: raw.status, headers, body };
}

/** The bytes of an answer; null when they are more than `most`, and then what follows is not fetched. */
async function readBytes({ headers, body }: Response, most: number): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  // What it says of its length spares the first bytes; packed or untrue, it is counted all the same.
  if (Number(headers.get('content-length') ?? 0) > most) {
    await body.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels what is still to come.
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > most) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function readBody(text: string, contentType: string): unknown {
  if (text === '') return null;
  if (!contentType.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface RequestBuilder {
  get(): Promise<unknown>;
  post(content: unknown): Promise<unknown>;
  patch(content: unknown): Promise<unknown>;
  put(content: unknown): Promise<unknown>;
  delete(): Promise<unknown>;
}

function callMethod(builder: RequestBuilder, request: GraphRequest): Promise<unknown> {
  switch (request.method) {
    case 'GET':
      return builder.get();
    case 'DELETE':
      return builder.delete();
    case 'POST':
      return builder.post(request.body);
    case 'PATCH':
      return builder.patch(request.body);
    case 'PUT':
      return builder.put(request.body);
  }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
