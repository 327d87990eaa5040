import type { SendProblem, SendProblemKind } from '../reminders/messenger.ts';

/**
 * What a refusal by the connector means; only status and code reach `message`. Teams' own list of what may be tried again has
 * 412, 429, 502 and 504. A 504 is a gateway that lost the answer, and any other 5xx an accident whose point nobody knows: the
 * message may have been taken.
 */
export function problemOfAnswer(
  status: number,
  body: unknown,
  headers: Pick<Headers, 'get'> = new Headers(),
): SendProblem {
  const { code, sentence } = wordsIn(body);
  // One shape has a number for its code, and the word as JSON, or what looks like it, inside the sentence.
  const words = [code, /subCode\W+(\w+)/.exec(sentence)?.[1]].filter((word) => word !== undefined);
  const retryAfterSeconds = secondsIn(headers.get('retry-after'));
  return {
    kind: kindOfAnswer(status, words),
    message: `HTTP ${status} ${words[0] ?? ''}`.trim(),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  };
}

function kindOfAnswer(status: number, words: readonly string[]): SendProblemKind {
  const says = (...codes: string[]) => words.some((word) => codes.includes(word));
  if (says('ConversationBlockedByUser', 'MessageWritesBlocked')) return 'blocked';
  if (says('BotDisabledByAdmin')) return 'disabled by admin';
  if (says('MessageSizeTooBig')) return 'too big';
  switch (status) {
    case 403:
      // Whatever it says, a 403 stays one: the app is not where it was.
      return 'not installed';
    case 404:
      return 'stale conversation';
    case 413:
      return 'too big';
    case 429:
      return 'throttled';
    case 408:
    case 412:
    case 502:
    case 503:
      return 'transient';
    default:
      return status >= 500 ? 'no answer' : 'unknown';
  }
}

/** The connection was never made, so that nothing can have arrived: names of the system, of Node's client and of TLS. */
const neverConnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** What a call means that got no answer at all: `transient` when it surely did not arrive, else `no answer`. */
export function problemOfFailure(error: unknown): SendProblem {
  const codes = [...codesIn(error)];
  const surelyNot = codes.length > 0 && codes.every((code) => neverConnected.test(code));
  const name = error instanceof Error ? error.name : 'error';
  return { kind: surelyNot ? 'transient' : 'no answer', message: `No answer (${codes[0] ?? name})` };
}

/** A failed fetch says why in its cause; a name with several addresses fails with one cause for each. */
function* codesIn(error: unknown): Generator<string> {
  if (typeof error !== 'object' || error === null) return;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) for (const each of errors) yield* codesIn(each);
  else if (typeof code === 'string') yield code;
  else yield* codesIn(cause);
}

function wordsIn(body: unknown): { code: string | undefined; sentence: string } {
  const outer = isRecord(body) ? body : {};
  const inner = isRecord(outer['error']) ? outer['error'] : outer;
  const { code, message } = inner;
  return {
    code: typeof code === 'string' ? code : undefined,
    sentence: typeof message === 'string' ? message : '',
  };
}

function secondsIn(header: string | null): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
