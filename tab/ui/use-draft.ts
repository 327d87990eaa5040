import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { dropDraft, keepDraft, loadDraft } from './drafts.ts';

/**
 * A form's draft, kept across reloads under this name. `fresh` makes the draft of a newly opened form; give
 * a function that stays the same.
 * @returns the draft, how to change it, and how to forget it once it was saved or thrown away
 */
export function useDraft<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  fresh: () => z.infer<Schema>,
): [draft: z.infer<Schema>, change: (draft: z.infer<Schema>) => void, forget: () => void] {
  const [draft, setDraft] = useState<z.infer<Schema>>(() => loadDraft(name, schema) ?? fresh());
  const change = useCallback(
    (next: z.infer<Schema>) => {
      keepDraft(name, next);
      setDraft(() => next);
    },
    [name],
  );
  const forget = useCallback(() => {
    dropDraft(name);
    setDraft(fresh);
  }, [name, fresh]);
  return [draft, change, forget];
}
