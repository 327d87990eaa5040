import { useState } from 'react';
import type { DecideScheme } from '../../../shared/contracts/scoring-schemes.ts';
import type { SchemeChange } from '../../../shared/domain/scheme-change.ts';
import type { SaveFailure } from '../../register/failure.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';

type Deciding = { phase: 'no' } | { phase: 'saving' } | { phase: 'failed'; failure: SaveFailure };

/**
 * Sends a decision about the schemes and keeps what became of it. After a conflict `newestRefused` is the number of the decision that
 * stood in the way, and the page reads it.
 */
export function useDeciding(readAgain: () => void) {
  const api = useApi();
  const { id: board } = useBoard();
  const [deciding, setDeciding] = useState<Deciding>({ phase: 'no' });
  const [newestRefused, setNewestRefused] = useState(0);

  async function send(
    wanted: DecideScheme,
    saved: (change: SchemeChange, again: boolean) => void,
  ): Promise<void> {
    setDeciding({ phase: 'saving' });
    const result = await api.decideScheme(board, wanted);
    if (!result.ok) {
      setDeciding({ phase: 'failed', failure: result.failure });
      return;
    }
    const outcome = result.value;
    switch (outcome.outcome) {
      case 'saved':
      case 'already saved':
        setDeciding({ phase: 'no' });
        saved(outcome.change, outcome.outcome === 'already saved');
        return;
      case 'conflict':
        setDeciding({ phase: 'no' });
        setNewestRefused(outcome.newest);
        readAgain();
        return;
      case 'refused':
        setDeciding({ phase: 'failed', failure: { userMessage: outcome.userMessage, correlationId: null } });
    }
  }
  return { deciding, send, newestRefused };
}
