import { isObject, textIn } from '../../shared/sharepoint/json.ts';
import { SendFailure } from '../reminders/messenger.ts';
import { inSpan, type Span } from '../tracing/span.ts';
import type { ConnectorToken } from './adapter.ts';
import type { Pacer, Urgency } from './pacing.ts';
import { spanOfConnector } from './bot-spans.ts';
import { problemOfAnswer, problemOfFailure } from './send-problems.ts';

export interface ConnectorCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From a conversation: the region's address of the connector. */
  readonly serviceUrl: string;
  /** Names and ids below `/v3`, not yet escaped. */
  readonly path: readonly string[];
  readonly body?: unknown;
}

/** The Bot Connector's operations for what nobody waits for. */
export interface ConnectorClient {
  /**
   * One call, made once: the connector knows no key that would make a second one harmless, so that a call whose answer was
   * lost must not be repeated from here. (The client inside botbuilder repeats a send up to three times after a lost
   * connection or a 5xx, which is up to four messages.) Resolves to the answer's body. Throws `SendFailure`.
   */
  call(request: ConnectorCall): Promise<unknown>;
}

export interface ConnectorClientParts {
  readonly token: ConnectorToken;
  /** Whether the bot may send to this address. */
  readonly allows: (serviceUrl: string) => boolean;
  /** Keeps to Teams' limits. */
  readonly pacer: Pick<Pacer, 'enter' | 'slowDown'>;
  readonly urgency: Urgency;
  /** Everything of one call, connecting included. */
  readonly timeoutMilliseconds?: number;
}

/** Well below the lease of a row that is being sent, and above the time in which a connection is given up. */
const usualTimeoutMilliseconds = 30_000;
const usualWaitSeconds = 5;

export function createConnectorClient(parts: ConnectorClientParts): ConnectorClient {
  const timeoutMilliseconds = parts.timeoutMilliseconds ?? usualTimeoutMilliseconds;

  const call = async (
    { method, serviceUrl, path, body }: ConnectorCall,
    span: Pick<Span, 'set'>,
  ): Promise<unknown> => {
    // The address comes from a list that people with rights can edit: the token goes to known hosts only.
    if (!parts.allows(serviceUrl)) {
      throw new SendFailure({ kind: 'stale conversation', message: 'The service host is not allowed.' });
    }
    const headers = await headersFor(parts.token, body !== undefined);
    const address = `${serviceUrl.replace(/\/+$/, '')}/v3/${path.map(encodeURIComponent).join('/')}`;
    // What a limit counts: the conversation, or the person or channel a new one is made with.
    const subject = subjectOf(serviceUrl, path, body);
    const asked = performance.now();
    const leave = await parts.pacer.enter(subject, parts.urgency);
    span.set({ 'teams.paced_ms': Math.round(performance.now() - asked) });
    if (leave === null) {
      throw new SendFailure({ kind: 'throttled', message: 'This conversation has had its share for now.' });
    }
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(address, {
        method,
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await answer.text();
    } catch (error) {
      throw new SendFailure(problemOfFailure(error));
    } finally {
      leave();
    }
    span.set({ 'http.response.status_code': answer.status });
    const read = readJson(text);
    if (answer.ok) return read;
    const problem = problemOfAnswer(answer.status, read, answer.headers);
    if (problem.kind === 'throttled') {
      parts.pacer.slowDown(subject, problem.retryAfterSeconds ?? usualWaitSeconds);
    }
    throw new SendFailure(problem);
  };

  return {
    call: (request) =>
      inSpan(
        () => spanOfConnector(request),
        (span) => call(request, span),
      ),
  };
}

async function headersFor(token: ConnectorToken, hasBody: boolean): Promise<Record<string, string>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  if (token === null) return headers;
  try {
    return { ...headers, authorization: `Bearer ${await token()}` };
  } catch {
    // Without a token nothing was asked of the connector.
    throw new SendFailure({ kind: 'transient', message: 'Entra gave no token for the connector.' });
  }
}

function subjectOf(serviceUrl: string, path: readonly string[], body: unknown): string {
  const [, conversation] = path;
  if (conversation !== undefined) return conversation;
  const [member] = isObject(body) && Array.isArray(body['members']) ? (body['members'] as unknown[]) : [];
  const channel =
    isObject(body) && isObject(body['channelData']) ? body['channelData']['channel'] : undefined;
  const id = textIn(member ?? channel, 'id');
  return id === '' ? serviceUrl : id;
}

function readJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
