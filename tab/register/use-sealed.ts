import { useQuery } from '@tanstack/react-query';
import type { SealedReading } from '../../shared/contracts/sealed-register.ts';
import type { RequestFailure } from './failure.ts';
import { useApi, useBoard } from './register-context.tsx';

export type SealedState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; reading: SealedReading };

/** The register sealed at a meeting. It never changes, so it is read once while it is looked at. */
export function useSealed(meeting: string): SealedState {
  const api = useApi();
  const { id: board } = useBoard();
  const query = useQuery({
    queryKey: ['sealed', board, meeting],
    queryFn: () => api.sealedRegister(board, meeting),
    staleTime: ({ state }) => (state.data?.ok === true ? Infinity : 0),
  });
  if (query.data === undefined) return { phase: 'loading' };
  if (query.data.ok) return { phase: 'read', reading: query.data.value };
  return { phase: 'failed', failure: query.data.failure, retry: () => void query.refetch() };
}
