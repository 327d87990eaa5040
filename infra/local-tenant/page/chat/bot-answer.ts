import type { BotAnswer } from '../control-client.ts';

/** The words Teams shows whenever an app fails; what the app itself says about it is not shown. */
const SOMETHING_WENT_WRONG = 'Something went wrong. Please try again.';

/** What a person sees of the answer to a card action beside the card itself; null when there is nothing to say. */
export function answerInWords({
  status,
  body,
  problem,
}: BotAnswer): { kind: 'error' | 'note'; text: string } | null {
  if (problem !== undefined) return { kind: 'error', text: `${SOMETHING_WENT_WRONG} (${problem})` };
  const { type, value, statusCode } = (typeof body === 'object' && body !== null ? body : {}) as {
    type?: unknown;
    value?: unknown;
    statusCode?: unknown;
  };
  const failed = status >= 400 || (typeof statusCode === 'number' && statusCode >= 400);
  if (failed) return { kind: 'error', text: SOMETHING_WENT_WRONG };
  if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') {
    return { kind: 'note', text: value };
  }
  return null;
}
