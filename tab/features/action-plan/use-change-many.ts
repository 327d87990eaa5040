import { useState } from 'react';
import type { ChangeMany } from '../../../shared/contracts/change-many.ts';
import type { RecordActionOutcome } from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { failureOfRefusal, type SaveFailure } from '../../register/failure.ts';
import { useLastChange } from '../../register/last-change.tsx';
import { useApi, useBoard } from '../../register/register-context.tsx';
import type { TickedActions } from './ticked-actions.ts';

export interface NotSaved {
  readonly itemKey: string;
  readonly result: Extract<RecordActionOutcome, { outcome: 'conflict' | 'refused' }>;
}

/** How far a change of many has come. `saved` are keys of actions, in the order of saving. */
export type Changing =
  | { readonly phase: 'no' }
  | { readonly phase: 'saving'; readonly done: number; readonly of: number }
  | {
      readonly phase: 'over';
      readonly saved: readonly string[];
      readonly notSaved: readonly NotSaved[];
      /** Why it stopped on the way; null = it went through all. */
      readonly failure: SaveFailure | null;
    };

/** So many items go in one request: how far it has come can be told about twice a second. */
const itemsPerRequest = 20;

/**
 * Sends a change a few actions at a time. What is recorded is ticked no longer; what is not stays ticked as it stands now, so that the
 * next press is for what is left. All that was recorded under one key is remembered as one change, to be taken back as a whole.
 */
export function useChangeMany(ticked: TickedActions) {
  const api = useApi();
  const { id: board, store } = useBoard();
  const { remember } = useLastChange();
  const [changing, setChanging] = useState<Changing>({ phase: 'no' });

  function keep(action: Action): void {
    store.applySavedAction(action);
  }

  /**
   * @param earlier keys recorded under the same idempotency key by an earlier press
   * @param onRecorded given all keys recorded under it so far, after each request
   */
  async function send(
    change: ChangeMany,
    earlier: readonly string[],
    onRecorded: (keys: readonly string[]) => void,
  ): Promise<'all saved' | 'some left'> {
    const saved: string[] = [];
    const notSaved: NotSaved[] = [];
    let failure: SaveFailure | null = null;
    for (let done = 0; done < change.items.length && failure === null; done += itemsPerRequest) {
      setChanging({ phase: 'saving', done, of: change.items.length });
      const items = change.items.slice(done, done + itemsPerRequest);
      const answer = await api.changeMany(board, { ...change, items });
      if (!answer.ok) failure = answer.failure;
      else if (answer.value.outcome === 'refused') {
        failure = failureOfRefusal(answer.value);
      } else {
        const recorded: string[] = [];
        for (const { itemKey, result } of answer.value.items) {
          if (result.outcome === 'refused') notSaved.push({ itemKey, result });
          else {
            keep(result.item);
            if (result.outcome === 'conflict') {
              notSaved.push({ itemKey, result });
              // They are told what stands there; pressing again is said of that.
              ticked.tick([result.item]);
            } else recorded.push(itemKey);
          }
        }
        saved.push(...recorded);
        ticked.untick(recorded);
        onRecorded([...earlier, ...saved]);
      }
    }
    const all = [...new Set([...earlier, ...saved])];
    if (all.length > 0) {
      remember({
        undoes: change.idempotencyKey,
        items: all.map((itemKey) => ({ itemKind: 'action', itemKey })),
      });
    }
    setChanging({ phase: 'over', saved, notSaved, failure });
    return failure === null && notSaved.length === 0 ? 'all saved' : 'some left';
  }

  return { changing, send, rest: () => setChanging({ phase: 'no' }) };
}
