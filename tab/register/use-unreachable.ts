import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Unreachable } from '../../shared/domain/data-quality.ts';
import { viewerIsManager } from './is-manager.ts';
import { whatToDo } from './receipts-in-words.ts';
import { useApi, useBoard, useRegister } from './register-context.tsx';

/**
 * For a board manager, whom no reminder reaches, from the ledger: asked once when a page needs it, for one look of the service at what
 * changed in its lists. Nobody where it could not be read: the reminders' own page says why.
 */
export function useUnreachable(): readonly Unreachable[] {
  const api = useApi();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const { language } = register;
  const { data } = useQuery({
    queryKey: ['unreachable', board],
    queryFn: ({ signal }) => api.receipts(board, { state: 'unreachable' }, null, signal),
    enabled: viewerIsManager(register, viewerOid),
  });
  return useMemo(() => {
    if (data?.ok !== true) return [];
    const newest = new Map<string, Unreachable>();
    // Newest first: what is known of each person last counts.
    for (const receipt of data.value.needsYou) {
      const { personKey, filedOn, error } = receipt;
      if (newest.has(personKey)) continue;
      const why = [error, whatToDo(receipt, language)].filter((part) => part !== '').join(' ');
      newest.set(personKey, { personKey, triedOn: filedOn, why });
    }
    return [...newest.values()];
  }, [data, language]);
}
