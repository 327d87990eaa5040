import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { recordInMeetingSchema, type RecordInMeeting } from '../../../shared/contracts/record-in-meeting.ts';
import { failureOfRefusal, mayBePutRight, passesByItself, type SaveFailure } from '../../register/failure.ts';
import { useLastChange } from '../../register/last-change.tsx';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { keepDraft, loadDraft } from '../../ui/drafts.ts';

/** What became of a decision or note. `waiting` = it is kept here and sent again by itself. */
type Recorded =
  | { readonly as: 'recorded' }
  | { readonly as: 'already recorded' }
  | { readonly as: 'waiting' }
  | { readonly as: 'refused'; readonly refusal: SaveFailure };

export interface Unsent {
  /** Kept in this window and not taken by the service yet, oldest first. */
  readonly waiting: readonly RecordInMeeting[];
  /** Why the oldest is not taken, in plain words; empty while nothing is known to be wrong. */
  readonly why: string;
  readonly record: (entry: RecordInMeeting) => Promise<Recorded>;
  /** Gives the oldest up, which the service refuses for good. Null while it is only a matter of time. */
  readonly giveUp: (() => void) | null;
  /** Has the oldest recorded though it looks like somebody's identity. Null where it is not that. */
  readonly saveAnyway: (() => void) | null;
}

/** What is wrong with the oldest; `forGood` = sending it again as it is would not help. */
interface Problem {
  readonly words: string;
  readonly forGood: boolean;
  readonly maySaveAnyway?: boolean;
}

const retryMs = 2_000;
const waitingSchema = z.array(recordInMeetingSchema);

/**
 * Decisions and notes of a meeting on their way to the service. One that finds no network waits in this window, over a reload too,
 * and is sent again until the service has it: it changes no value, so it may arrive late, and its key lets it be recorded once.
 */
export function useUnsent(meetingKey: string): Unsent {
  const api = useApi();
  const { id: board, store } = useBoard();
  const lastChange = useLastChange();
  const name = `meeting unsent ${board} ${meetingKey}`;
  const [waiting, setWaiting] = useState<readonly RecordInMeeting[]>(
    () => loadDraft(name, waitingSchema) ?? [],
  );
  const [problem, setProblem] = useState<Problem>({ words: '', forGood: false });
  const keep = useCallback(
    (change: (before: readonly RecordInMeeting[]) => readonly RecordInMeeting[]) =>
      setWaiting((before) => {
        const next = change(before);
        keepDraft(name, next);
        return next;
      }),
    [name],
  );

  const send = useCallback(
    async (entry: RecordInMeeting): Promise<Recorded & { words?: string }> => {
      const result = await api.recordInMeeting(board, entry);
      if (!result.ok) {
        const { failure } = result;
        return passesByItself(failure) || mayBePutRight(failure)
          ? { as: 'waiting', words: failure.userMessage }
          : { as: 'refused', refusal: failure };
      }
      const outcome = result.value;
      if (outcome.outcome === 'refused' || outcome.outcome === 'conflict') {
        const refused =
          outcome.outcome === 'refused' ? outcome : { reason: outcome.outcome, userMessage: '' };
        return { as: 'refused', refusal: failureOfRefusal(refused) };
      }
      if (outcome.item.kind === 'action') store.applySavedAction(outcome.item.action);
      else store.applySavedRisk(outcome.item.risk);
      return { as: outcome.outcome };
    },
    [api, board, store],
  );

  const [first] = waiting;
  const latestSend = useRef(send);
  useEffect(() => {
    latestSend.current = send;
  });
  useEffect(() => {
    if (first === undefined || problem.forGood) return undefined;
    const over = new AbortController();
    const isOver = () => over.signal.aborted;
    const sendUntilTaken = async () => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        if (isOver()) return;
        const became = await latestSend.current(first);
        if (became.as === 'waiting') setProblem({ words: became.words ?? '', forGood: false });
        else if (became.as === 'refused') {
          const { userMessage: words, maySaveAnyway = false } = became.refusal;
          setProblem({ words, forGood: true, maySaveAnyway });
          return;
        } else {
          setProblem({ words: '', forGood: false });
          keep((before) => before.filter(({ idempotencyKey }) => idempotencyKey !== first.idempotencyKey));
          return;
        }
      }
    };
    void sendUntilTaken();
    return () => over.abort();
  }, [first, problem.forGood, keep]);

  return {
    waiting,
    why: problem.words,
    record: async (entry) => {
      const became = await send(entry);
      if (became.as === 'waiting') {
        setProblem({ words: became.words ?? '', forGood: false });
        keep((before) => [...before, entry]);
      }
      return became;
    },
    giveUp: problem.forGood
      ? () => {
          setProblem({ words: '', forGood: false });
          if (first !== undefined) lastChange.giveUp(first.idempotencyKey);
          keep((before) => before.slice(1));
        }
      : null,
    saveAnyway:
      problem.maySaveAnyway === true
        ? () => {
            setProblem({ words: '', forGood: false });
            keep(([oldest, ...others]) =>
              oldest === undefined ? [] : [{ ...oldest, saveAnyway: true }, ...others],
            );
          }
        : null,
  };
}
