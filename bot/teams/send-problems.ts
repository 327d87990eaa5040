import type { SendProblem, SendProblemKind } from '../reminders/messenger.ts';

interface ConnectorError {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly body?: unknown;
}

/** What an error of the connector client means. Only status and code reach `message`. */
export function readSendProblem(error: unknown): SendProblem {
  const { statusCode, code, body } =
    typeof error === 'object' && error !== null ? (error as ConnectorError) : {};
  const status = typeof statusCode === 'number' ? statusCode : undefined;
  const words = [code, codeIn(body), subCodeIn(error)].filter(
    (word): word is string => typeof word === 'string',
  );
  const kind = kindOf(status, words);
  const name = error instanceof Error ? error.name : 'error';
  return { kind, message: `${status === undefined ? name : `HTTP ${status}`} ${words[0] ?? ''}`.trim() };
}

function kindOf(status: number | undefined, words: readonly string[]): SendProblemKind {
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
    case undefined:
    case 408:
    case 412:
      return 'transient';
    default:
      return status >= 500 ? 'transient' : 'unknown';
  }
}

function codeIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const { error, code } = body as { error?: unknown; code?: unknown };
  if (typeof error === 'object' && error !== null) return (error as { code?: unknown }).code;
  return code;
}

/** Some refusals carry their reason in a sentence: "{ subCode: MessageWritesBlocked …}". */
function subCodeIn(error: unknown): string | undefined {
  const sentence = error instanceof Error ? error.message : '';
  return /subCode:\s*(\w+)/.exec(sentence)?.[1];
}
