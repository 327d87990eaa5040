import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Receipt, ReceiptsFilter, ReceiptsResponse } from '../../shared/contracts/receipts.ts';
import type { ApiResult, RequestFailure } from './failure.ts';
import { useApi, useBoard } from './register-context.tsx';

export type ReceiptsState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | {
      phase: 'read';
      scope: ReceiptsResponse['scope'];
      /** Of the pages read so far, newest first. */
      receipts: readonly Receipt[];
      total: number;
      needsYou: readonly Receipt[];
      timesToday: ReceiptsResponse['timesToday'];
      /** Reads the next page; null when all are there. */
      older: (() => void) | null;
      readingOlder: boolean;
      /** Why the newest look brought nothing; what is shown is as it was read before. */
      behind: RequestFailure | null;
      /** Looks again. */
      refresh: () => void;
    };

/** Reminders go out by the minute at most, and a look costs SharePoint one call for everybody. */
const lookAgainMs = 30_000;

/** The receipts that fit a filter, page by page. */
export function useReceipts(filter: ReceiptsFilter): ReceiptsState {
  const api = useApi();
  const { id: board } = useBoard();
  const query = useInfiniteQuery({
    queryKey: ['receipts', board, filter],
    queryFn: ({ pageParam, signal }) => api.receipts(board, filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: ApiResult<ReceiptsResponse>) => (page.ok ? page.value.next : null),
    // Looking again reads every page anew: only where one is open does the page do so by itself.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) === 1 ? lookAgainMs : false),
  });
  const { data } = query;
  const read = useMemo(() => (data === undefined ? null : pagesOf(data.pages)), [data]);
  const look = () => void query.refetch();
  if (read === null) return { phase: 'loading' };
  const { first, pages, failure } = read;
  if (first === undefined) {
    return failure === null ? { phase: 'loading' } : { phase: 'failed', failure, retry: look };
  }
  return {
    phase: 'read',
    scope: first.scope,
    receipts: pages,
    total: first.total,
    needsYou: first.needsYou,
    timesToday: first.timesToday,
    older: query.hasNextPage ? () => void query.fetchNextPage() : null,
    readingOlder: query.isFetchingNextPage,
    behind: failure,
    refresh: look,
  };
}

function pagesOf(answers: readonly ApiResult<ReceiptsResponse>[]) {
  const pages: ReceiptsResponse[] = [];
  let failure: RequestFailure | null = null;
  for (const answer of answers) {
    if (answer.ok) pages.push(answer.value);
    else failure = answer.failure;
  }
  return { first: pages[0], pages: pages.flatMap(({ receipts }) => receipts), failure };
}
