import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { dropDraft, keepDraft, loadDraft } from './drafts.ts';

const neverEmpty = () => false;

/**
 * A form's draft, kept across reloads under this name. `fresh` makes the draft of a newly opened form; give
 * a function that stays the same.
 * @param isEmpty whether nothing is typed (any more): such a draft is not kept, since nothing in it waits; stays the same, too
 * @returns the draft, how to change it, and how to forget it once it was saved or thrown away
 */
export function useDraft<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  fresh: () => z.infer<Schema>,
  isEmpty: (draft: z.infer<Schema>) => boolean = neverEmpty,
): [draft: z.infer<Schema>, change: (draft: z.infer<Schema>) => void, forget: () => void] {
  const [draft, setDraft] = useState<z.infer<Schema>>(() => loadDraft(name, schema) ?? fresh());
  const change = useCallback(
    (next: z.infer<Schema>) => {
      if (isEmpty(next)) dropDraft(name);
      else keepDraft(name, next);
      setDraft(() => next);
    },
    [name, isEmpty],
  );
  const forget = useCallback(() => {
    dropDraft(name);
    setDraft(fresh);
  }, [name, fresh]);
  return [draft, change, forget];
}
