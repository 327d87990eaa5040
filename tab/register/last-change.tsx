import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { UndoChange } from '../../shared/contracts/undo.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import type { ApiClient } from './api-client.ts';
import { ApiProvider, useApi } from './register-context.tsx';

/** What the person recorded last, as it is taken back: the press, and the items it changed. */
export type LastChange = UndoChange;

interface KeptChange {
  readonly change: LastChange | null;
  /** Something newer was pressed and has not come through: what was recorded before it is not the last any more. */
  readonly newerUnsent: boolean;
  /** Null once it was taken back, or nobody wants to be asked any more. */
  readonly remember: (change: LastChange | null) => void;
  /** What was pressed under this idempotency key and did not come through is not pressed again: its words were thrown away. */
  readonly giveUp: (idempotencyKey: string) => void;
}

const LastChangeContext = createContext<KeptChange>({
  change: null,
  newerUnsent: false,
  remember: () => undefined,
  giveUp: () => undefined,
});

const none: ReadonlySet<string> = new Set();

/**
 * Below it, whatever any form records is remembered as the last change.
 * @param kept from before a reload
 */
export function LastChangeProvider(props: { kept: LastChange | null; children: ReactNode }) {
  const [change, setChange] = useState(props.kept);
  /** Idempotency keys of presses that did not come through since something was recorded. */
  const [unsent, setUnsent] = useState(none);
  const api = useApi();
  const remember = useCallback((recorded: LastChange | null) => {
    setChange(recorded);
    if (recorded !== null) setUnsent(none);
  }, []);
  const keepUnsent = useCallback(
    (key: string) => setUnsent((before) => (before.has(key) ? before : new Set([...before, key]))),
    [],
  );
  const giveUp = useCallback(
    (key: string) =>
      setUnsent((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : before)),
    [],
  );
  const remembering = useMemo(
    () => rememberingChanges(api, { remember, keepUnsent, giveUp }),
    [api, remember, keepUnsent, giveUp],
  );
  const newerUnsent = unsent.size > 0;
  const value = useMemo(
    () => ({ change, newerUnsent, remember, giveUp }),
    [change, newerUnsent, remember, giveUp],
  );
  return (
    <LastChangeContext value={value}>
      <ApiProvider value={remembering}>{props.children}</ApiProvider>
    </LastChangeContext>
  );
}

export function useLastChange(): KeptChange {
  return useContext(LastChangeContext);
}

/** The same API, telling of every change of one item that it records. A press whose answer was lost counts when it is pressed again. */
function rememberingChanges(
  api: ApiClient,
  tell: {
    remember: (change: LastChange) => void;
    keepUnsent: (idempotencyKey: string) => void;
    giveUp: (idempotencyKey: string) => void;
  },
): ApiClient {
  async function telling<
    Result extends { ok: true; value: { outcome: string } } | { ok: false; failure: unknown },
  >(
    press: { idempotencyKey: string; itemKey: string },
    itemKind: ItemKind,
    answer: Promise<Result>,
  ): Promise<Result> {
    const result = await answer;
    if (!result.ok) tell.keepUnsent(press.idempotencyKey);
    else if (result.value.outcome === 'recorded' || result.value.outcome === 'already recorded') {
      tell.remember({ undoes: press.idempotencyKey, items: [{ itemKind, itemKey: press.itemKey }] });
      // An answer that the service did not record it: nothing of it is on its way.
    } else tell.giveUp(press.idempotencyKey);
    return result;
  }
  return {
    ...api,
    recordUpdate: (board, update) => telling(update, 'action', api.recordUpdate(board, update)),
    act: (board, act) => telling(act, 'action', api.act(board, act)),
    reviewRisk: (board, review) => telling(review, 'risk', api.reviewRisk(board, review)),
    putCellRight: (board, cell) => telling(cell, cell.itemKind, api.putCellRight(board, cell)),
    recordInMeeting: (board, record) => telling(record, record.itemKind, api.recordInMeeting(board, record)),
  };
}
