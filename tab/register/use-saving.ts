import { useState } from 'react';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import { failureOfRefusal, isAboutWhatIsWritten, type ApiResult, type SaveFailure } from './failure.ts';

/** Where a form stands with its saving. */
export type Saving<Item> =
  | { readonly phase: 'no' }
  | { readonly phase: 'saving' }
  | { readonly phase: 'failed'; readonly failure: SaveFailure }
  | { readonly phase: 'conflict'; readonly conflicts: readonly Conflict[]; readonly item: Item };

type Outcome<Item> =
  | { outcome: 'recorded' | 'already recorded'; item: Item }
  | { outcome: 'conflict'; item: Item; conflicts: Conflict[] }
  | { outcome: 'refused'; reason: string; userMessage: string };

/**
 * Sends what a form composed and keeps what became of it. `keep` is given every row that came back; `saved` is called once it is
 * recorded, with whether it was already.
 */
export function useSaving<Item>(keep: (item: Item) => void) {
  const [saving, setSaving] = useState<Saving<Item>>({ phase: 'no' });
  async function send(
    request: () => Promise<ApiResult<Outcome<Item>>>,
    saved: (again: boolean) => void,
  ): Promise<void> {
    setSaving({ phase: 'saving' });
    const result = await request();
    if (!result.ok) {
      setSaving({ phase: 'failed', failure: result.failure });
      return;
    }
    const outcome = result.value;
    switch (outcome.outcome) {
      case 'recorded':
      case 'already recorded':
        setSaving({ phase: 'no' });
        keep(outcome.item);
        saved(outcome.outcome === 'already recorded');
        return;
      case 'conflict':
        keep(outcome.item);
        setSaving({ phase: 'conflict', conflicts: outcome.conflicts, item: outcome.item });
        return;
      case 'refused':
        setSaving({ phase: 'failed', failure: failureOfRefusal(outcome) });
    }
  }
  /** What was written is another text now: a warning about the one before says nothing of it. */
  const reworded = () =>
    setSaving((before) =>
      before.phase === 'failed' && isAboutWhatIsWritten(before.failure) ? { phase: 'no' } : before,
    );
  return { saving, send, rest: () => setSaving({ phase: 'no' }), reworded };
}
