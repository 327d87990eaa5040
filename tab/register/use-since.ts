import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SinceResponse } from '../../shared/contracts/sealed-register.ts';
import { changesSince } from '../../shared/meetings/changes-since.ts';
import type { RegisterChanges } from '../../shared/meetings/register-changes.ts';
import type { RequestFailure } from './failure.ts';
import { useApi, useBoard, useRegister } from './register-context.tsx';

export type SinceState =
  | { phase: 'loading' }
  | { phase: 'failed'; failure: RequestFailure; retry: () => void }
  | { phase: 'read'; since: SinceResponse; changes: RegisterChanges };

/**
 * The rows tell at once what changed; who did it and why is in the trail, which is read again at most this often, and only when
 * something changed: a board of sixty people watching one page must not ask SharePoint for each line.
 */
const trailAgainMs = 60_000;

/**
 * What changed since a meeting, live: worked out anew from the register's rows whenever they change.
 * @param meeting key; null = the board's last sealed meeting
 */
export function useSince(meeting: string | null): SinceState {
  const api = useApi();
  const { id: board } = useBoard();
  const register = useRegister();
  const held = register.meetings
    .map(({ key, date, seal }) => `${key} ${date ?? ''} ${seal?.at ?? ''}`)
    .join();
  const whole = useQuery({
    queryKey: ['since', board, meeting, held],
    queryFn: () => api.since(board, meeting, false),
    // A sealed register never changes, and what follows it is asked for below; a meeting that was sealed or dated since is another question.
    staleTime: Infinity,
  });
  const { risks, actions } = register;
  const turn = useTurn(risks, actions);
  const trail = useQuery({
    queryKey: ['since', board, meeting, held, 'trail', turn],
    queryFn: () => api.since(board, meeting, true),
    enabled: turn > 0,
    placeholderData: keepPreviousData,
  });

  const since = useMemo((): SinceResponse | null => {
    if (whole.data?.ok !== true) return null;
    const newer = trail.data?.ok === true ? trail.data.value : null;
    return newer === null || newer.from !== whole.data.value.from
      ? whole.data.value
      : { ...whole.data.value, updates: newer.updates, assessments: newer.assessments };
  }, [whole.data, trail.data]);
  const { board: info, today } = register;
  const changes = useMemo(
    () =>
      since === null
        ? null
        : changesSince({
            then: since,
            now: { risks, actions },
            board: info,
            today,
          }),
    [since, risks, actions, info, today],
  );
  if (whole.data?.ok === false) {
    return { phase: 'failed', failure: whole.data.failure, retry: () => void whole.refetch() };
  }
  if (since === null || changes === null) return { phase: 'loading' };
  return { phase: 'read', since, changes };
}

/** Counts up some time after rows changed: each number is one reading of the trail. */
function useTurn(risks: unknown, actions: unknown): number {
  const [turn, setTurn] = useState(0);
  const read = useRef({ risks, actions, at: Date.now() });
  useEffect(() => {
    if (read.current.risks === risks && read.current.actions === actions) return undefined;
    const timer = setTimeout(
      () => {
        read.current = { risks, actions, at: Date.now() };
        setTurn((last) => last + 1);
      },
      Math.max(2_000, read.current.at + trailAgainMs - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [risks, actions]);
  return turn;
}
