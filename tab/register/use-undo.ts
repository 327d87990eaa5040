import { useState } from 'react';
import type { UndoOutcome } from '../../shared/contracts/undo.ts';
import type { RequestFailure } from './failure.ts';
import { useLastChange, type LastChange } from './last-change.tsx';
import { useApi, useBoard } from './register-context.tsx';

export type ItemNotUndone = UndoOutcome['items'][number] & {
  readonly result: Extract<UndoOutcome['items'][number]['result'], { outcome: 'conflict' | 'refused' }>;
};

/** How far taking back has come. `change` says of which change it speaks: a newer one begins anew. */
export type Undoing =
  | { readonly phase: 'no' }
  | { readonly phase: 'undoing'; readonly change: LastChange; readonly done: number }
  | { readonly phase: 'failed'; readonly change: LastChange; readonly failure: RequestFailure }
  | { readonly phase: 'over'; readonly change: LastChange; readonly notUndone: readonly ItemNotUndone[] };

/** So many items go in one request: how far it has come can be told about twice a second. */
const itemsPerRequest = 20;

/** Takes the last change back, a few items at a time. Pressing again after a failure goes on where it stopped. */
export function useUndo(): {
  undoing: Undoing;
  undo: (change: LastChange) => Promise<void>;
  rest: () => void;
} {
  const api = useApi();
  const { id: board, store } = useBoard();
  const { remember } = useLastChange();
  const [undoing, setUndoing] = useState<Undoing>({ phase: 'no' });

  async function undo(change: LastChange): Promise<void> {
    const notUndone: ItemNotUndone[] = [];
    for (let done = 0; done < change.items.length; done += itemsPerRequest) {
      setUndoing({ phase: 'undoing', change, done });
      const items = change.items.slice(done, done + itemsPerRequest);
      const answer = await api.undo(board, { undoes: change.undoes, items });
      if (!answer.ok) {
        setUndoing({ phase: 'failed', change, failure: answer.failure });
        return;
      }
      for (const { result, ...item } of answer.value.items) {
        if (result.outcome !== 'refused') {
          if (result.item.kind === 'action') store.applySavedAction(result.item.action);
          else store.applySavedRisk(result.item.risk);
        }
        if (result.outcome === 'refused' || result.outcome === 'conflict')
          notUndone.push({ ...item, result });
      }
    }
    setUndoing({ phase: 'over', change, notUndone });
    remember(null);
  }

  return { undoing, undo, rest: () => setUndoing({ phase: 'no' }) };
}
