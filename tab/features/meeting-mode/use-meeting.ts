import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShowInMeeting } from '../../../shared/contracts/show-in-meeting.ts';
import type { Showing } from '../../../shared/domain/showing.ts';
import { useApi, useBoard, useRegisterSnapshot } from '../../register/register-context.tsx';
import type { AgendaEntry } from './agenda.ts';
import {
  afterCommand,
  atTheAgenda,
  isSamePlace,
  placeOf,
  roleOf,
  type Command,
  type Place,
  type Role,
} from './meeting-state.ts';

/** What went wrong with showing something to everybody. */
export type PresentingProblem =
  | { readonly kind: 'somebody else'; readonly name: string }
  /** It is tried again by itself. */
  | { readonly kind: 'not shown'; readonly userMessage: string }
  | { readonly kind: 'refused'; readonly userMessage: string };

export interface RunningMeeting {
  readonly place: Place;
  readonly role: Role;
  readonly showing: Showing | null;
  readonly problem: PresentingProblem | null;
  /** A step of the person's own: rises with each, so that focus follows those and no others. */
  readonly ownSteps: number;
  readonly take: (command: Command) => void;
  /** Leaves what the presenter shows, to stay where the person is. */
  readonly stay: () => void;
  readonly goBack: () => void;
  /** Begins to present what this window shows, taking over from whoever presents. */
  readonly present: (takeOverFrom: string | null) => void;
  readonly stopPresenting: () => void;
}

const retryMs = 2_000;

/**
 * What this window shows in a meeting, and how it stands to what is shown to everybody: presenting it, following it, or looking
 * around. Steps of the presenter are sent one after the other, the newest only, until the service has taken it.
 */
export function useMeeting(
  meetingKey: string,
  agenda: readonly AgendaEntry[],
  isStage: boolean,
): RunningMeeting {
  const api = useApi();
  const { id: board, viewerOid } = useBoard();
  const { register } = useRegisterSnapshot();
  const showing = register.showings.find((each) => each.meetingKey === meetingKey) ?? null;
  const [away, setAway] = useState(false);
  const [own, setOwn] = useState<Place>(atTheAgenda);
  const [ownSteps, setOwnSteps] = useState(0);
  const [problem, setProblem] = useState<PresentingProblem | null>(null);
  const wanted = useRef<ShowInMeeting | null>(null);
  const sending = useRef(false);
  /** The newest step this window itself sent: what comes back of it, or of one before, moves nothing. */
  const sent = useRef(0);
  const role = roleOf(showing, viewerOid, away, isStage);
  /** Whether the person pressed to present, or to stop, and the register does not show it yet: a step in between goes by that. */
  const meant = useRef<boolean | null>(null);
  useEffect(() => {
    if (meant.current === (role === 'presenting')) meant.current = null;
  }, [role]);

  const follows = role === 'following' || role === 'presenting';
  const sequence = showing?.sequence ?? 0;
  const shown = useRef(showing);
  useEffect(() => {
    shown.current = showing;
  });
  useEffect(() => {
    const now = shown.current;
    if (!follows || now === null || sequence <= sent.current || sending.current) return;
    setOwn((before) => (isSamePlace(before, placeOf(now)) ? before : placeOf(now)));
  }, [follows, sequence]);

  const send = useCallback(async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    while (wanted.current !== null) {
      const step: ShowInMeeting = wanted.current;
      const result = await api.show(board, step);
      if (!result.ok) {
        setProblem({ kind: 'not shown', userMessage: result.failure.userMessage });
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        continue;
      }
      // A newer step was taken meanwhile: only that one counts.
      if (wanted.current === step) wanted.current = null;
      const outcome = result.value;
      switch (outcome.outcome) {
        case 'shown':
          setProblem(null);
          if (outcome.showing !== null) sent.current = Math.max(sent.current, outcome.showing.sequence);
          break;
        case 'someone else presents':
          wanted.current = null;
          meant.current = null;
          setProblem({ kind: 'somebody else', name: outcome.showing.by.name });
          break;
        case 'refused':
          wanted.current = null;
          meant.current = null;
          setProblem({ kind: 'refused', userMessage: outcome.userMessage });
      }
    }
    sending.current = false;
  }, [api, board]);

  const show = useCallback(
    (place: Place, parts: Partial<Pick<ShowInMeeting, 'active' | 'takeOverFrom'>> = {}) => {
      // A step right after taking over is still part of it.
      const takeOverFrom = wanted.current?.takeOverFrom ?? null;
      wanted.current = { meetingKey, active: true, takeOverFrom, ...place, ...parts };
      void send();
    },
    [meetingKey, send],
  );

  return {
    place: own,
    role,
    showing,
    problem,
    ownSteps,
    take: (command) => {
      const next = afterCommand(own, command, agenda);
      if (isSamePlace(next, own)) return;
      setOwn(next);
      setOwnSteps((before) => before + 1);
      if (meant.current ?? role === 'presenting') show(next);
      else if (role === 'following') setAway(true);
    },
    stay: () => setAway(true),
    goBack: () => {
      setAway(false);
      if (showing !== null) setOwn(placeOf(showing));
    },
    present: (takeOverFrom) => {
      setAway(false);
      meant.current = true;
      show(own, { takeOverFrom });
    },
    stopPresenting: () => {
      meant.current = false;
      show(own, { active: false, takeOverFrom: null });
    },
  };
}
