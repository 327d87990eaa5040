import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HistoryResponse } from '../../shared/contracts/tab-api.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import { historyUntil } from '../../shared/meetings/history-until.ts';
import type { RequestFailure } from './failure.ts';
import { useApi, useBoard } from './register-context.tsx';

export type HistoryState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; history: HistoryResponse };

/** The trail of one item; beside a sealed register, up to then. It is read again when the row was saved (`savedAt` changes); the old one stays meanwhile. */
export function useHistory(kind: ItemKind, itemKey: string, savedAt: string): HistoryState {
  const api = useApi();
  const { id: board, sealed } = useBoard();
  const query = useQuery({
    queryKey: ['history', board, kind, itemKey, savedAt],
    queryFn: () => api.history(board, kind, itemKey),
    placeholderData: keepPreviousData,
  });
  if (query.data === undefined) return { phase: 'loading' };
  if (query.data.ok) {
    const history = query.data.value;
    return { phase: 'read', history: sealed === null ? history : historyUntil(history, sealed) };
  }
  return { phase: 'failed', failure: query.data.failure, retry: () => void query.refetch() };
}
