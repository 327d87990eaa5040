import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PolicyResponse } from '../../../shared/contracts/reminder-policy.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';

export type PolicyState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; policy: PolicyResponse; readAgain: () => void };

/**
 * The board's reminder policy. It is read again whenever the board's settings changed or a new day began, so that what
 * another manager saves shows without a reload; the old one stays meanwhile.
 */
export function usePolicy(): PolicyState {
  const api = useApi();
  const { id: board } = useBoard();
  const register = useRegister();
  const { policyVersion: version, problems } = register.board;
  const query = useQuery({
    queryKey: ['policy', board, register.today, version, problems],
    queryFn: () => api.policy(board),
    placeholderData: keepPreviousData,
  });
  if (query.data === undefined) return { phase: 'loading' };
  const readAgain = () => void query.refetch();
  if (query.data.ok) return { phase: 'read', policy: query.data.value, readAgain };
  return { phase: 'failed', failure: query.data.failure, retry: readAgain };
}
