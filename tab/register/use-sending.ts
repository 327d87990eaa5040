import { useState } from 'react';
import { isAboutWhatIsWritten, type ApiResult, type SaveFailure } from './failure.ts';

/** Where a form stands with what it sends. */
export type Sending =
  | { readonly phase: 'no' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'failed'; readonly failure: SaveFailure };

/** What a form sends that changes one of the board's settings, and what became of it. */
export function useSending() {
  const [sending, setSending] = useState<Sending>({ phase: 'no' });
  const failed = (failure: SaveFailure) => setSending({ phase: 'failed', failure });
  return {
    sending,
    /** @returns the answer; null = there was none, and `sending` says why */
    send: async <Outcome>(request: () => Promise<ApiResult<Outcome>>): Promise<Outcome | null> => {
      setSending({ phase: 'saving' });
      const result = await request();
      if (!result.ok) {
        failed(result.failure);
        return null;
      }
      setSending({ phase: 'no' });
      return result.value;
    },
    /** The answer was a refusal. */
    failed,
    /** What was written is another text now: a warning about the one before says nothing of it. */
    reworded: () =>
      setSending((before) =>
        before.phase === 'failed' && isAboutWhatIsWritten(before.failure) ? { phase: 'no' } : before,
      ),
  };
}
