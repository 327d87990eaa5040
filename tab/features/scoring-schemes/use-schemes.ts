import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';

export type SchemesState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; schemes: SchemesResponse; readAgain: () => void };

/**
 * The board's ways of scoring. They are read again whenever the board's settings changed, so that what another manager decides shows
 * without a reload; what was read before stays meanwhile.
 */
export function useSchemes(): SchemesState {
  const api = useApi();
  const { id: board } = useBoard();
  const { schemeChange, problems, schemes } = useRegister().board;
  const query = useQuery({
    queryKey: ['schemes', board, schemeChange, schemes.length, problems],
    queryFn: () => api.schemes(board),
    placeholderData: keepPreviousData,
  });
  if (query.data === undefined) return { phase: 'loading' };
  const readAgain = () => void query.refetch();
  if (query.data.ok) return { phase: 'read', schemes: query.data.value, readAgain };
  return { phase: 'failed', failure: query.data.failure, retry: readAgain };
}
