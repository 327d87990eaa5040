import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { AssessmentEntry } from '../../shared/domain/risk.ts';
import type { RequestFailure } from './failure.ts';
import { useApi, useBoard, useRegister } from './register-context.tsx';

export type AssessmentsState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; assessments: readonly AssessmentEntry[] };

/**
 * Scorings of every risk from a day on. They only grow when a risk is reviewed, so they are read again when the day or the score on any
 * row changes and at no other time; the old ones stay meanwhile.
 */
export function useAssessments(since: CivilDate): AssessmentsState {
  const api = useApi();
  const { id: board } = useBoard();
  const { risks } = useRegister();
  const reviews = risks
    .map(({ key, lastReview, current }) => `${key} ${lastReview ?? ''} ${current?.score ?? ''}`)
    .join('\n');
  const query = useQuery({
    queryKey: ['assessments', board, since, reviews],
    queryFn: () => api.assessments(board, since),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  if (query.data === undefined) return { phase: 'loading' };
  if (query.data.ok) return { phase: 'read', assessments: query.data.value.assessments };
  return { phase: 'failed', failure: query.data.failure, retry: () => void query.refetch() };
}
