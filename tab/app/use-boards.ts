import { useQuery } from '@tanstack/react-query';
import type { BoardsResponse } from '../../shared/contracts/tab-api.ts';
import type { RequestFailure } from '../register/failure.ts';
import { useApi } from '../register/register-context.tsx';

export type BoardsState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; boards: BoardsResponse['boards'] };

/**
 * The boards this service keeps, and which of them the person can read.
 * @param isWanted false = not yet: what the person waits for is asked first
 */
export function useBoards(isWanted = true): BoardsState {
  const api = useApi();
  const query = useQuery({ queryKey: ['boards'], queryFn: () => api.boards(), enabled: isWanted });
  if (query.data === undefined || (query.isFetching && !query.data.ok)) return { phase: 'loading' };
  if (query.data.ok) return { phase: 'read', boards: query.data.value.boards };
  return { phase: 'failed', failure: query.data.failure, retry: () => void query.refetch() };
}

const rememberedName = 'safeguarding-register board';

/** The board last opened in the personal tab; null where none was or the browser keeps nothing. */
export function rememberedBoard(): string | null {
  try {
    return localStorage.getItem(rememberedName);
  } catch {
    return null;
  }
}

export function rememberBoard(id: string): void {
  try {
    localStorage.setItem(rememberedName, id);
  } catch {
    // The person chooses again next time.
  }
}

/** After a remembered board turned out to be closed to this person: next time it suggests itself no more. */
export function forgetBoard(): void {
  try {
    localStorage.removeItem(rememberedName);
  } catch {
    // Nothing was kept either.
  }
}
