import { useState } from 'react';
import type { DecideScheme } from '../../../shared/contracts/scoring-schemes.ts';
import type { SchemeChange } from '../../../shared/domain/scheme-change.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useSending } from '../../register/use-sending.ts';

/**
 * Sends a decision about the schemes and keeps what became of it. After a conflict `newestRefused` is the number of the decision that
 * stood in the way, and the page reads it.
 */
export function useDeciding(readAgain: () => void) {
  const api = useApi();
  const { id: board } = useBoard();
  const { sending, send, failed, reworded } = useSending();
  const [newestRefused, setNewestRefused] = useState(0);

  async function decide(
    wanted: DecideScheme,
    saved: (change: SchemeChange, again: boolean) => void,
  ): Promise<void> {
    const outcome = await send(() => api.decideScheme(board, wanted));
    switch (outcome?.outcome) {
      case undefined:
        return;
      case 'saved':
      case 'already saved':
        saved(outcome.change, outcome.outcome === 'already saved');
        return;
      case 'conflict':
        setNewestRefused(outcome.newest);
        readAgain();
        return;
      case 'refused':
        failed({ userMessage: outcome.userMessage, correlationId: null });
    }
  }
  return { sending, decide, newestRefused, reworded };
}
