import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { ApiClient } from './api-client.ts';
import { readable, type ReadableRegister } from './register-index.ts';
import { RegisterStore, type RegisterSnapshot } from './register-store.ts';

const ApiContext = createContext<ApiClient | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApi(): ApiClient {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('useApi needs an ApiProvider above it.');
  return api;
}

export interface OpenBoard {
  id: string;
  store: Pick<RegisterStore, 'subscribe' | 'getSnapshot' | 'retry' | 'applySavedAction' | 'applySavedRisk'>;
  /** The register as it stood when it was sealed: nothing changes and nothing can be saved. Null = the living one. */
  sealed: { at: string; asAt: CivilDate } | null;
  /** Entra object id of the person looking: a hint for what to show first, never proof. */
  viewerOid: string | null;
  /** In which the register tells of itself. */
  language: Language;
}

export const BoardContext = createContext<OpenBoard | null>(null);

/** Opens a board: its register is read and kept current for as long as this is on screen. */
export function BoardProvider(props: {
  board: string;
  viewerOid: string | null;
  language?: Language;
  children: ReactNode;
}) {
  const { board, viewerOid, language = 'en', children } = props;
  const api = useApi();
  const open = useMemo(
    () => ({
      id: board,
      viewerOid,
      sealed: null,
      language,
      store: new RegisterStore({
        changes: (request, signal) => api.changes(board, request, signal),
        sleep,
        language,
        isSeen: () => document.visibilityState === 'visible',
      }),
    }),
    [api, board, viewerOid, language],
  );
  useEffect(() => {
    const { store } = open;
    const look = () => {
      if (document.visibilityState === 'visible') store.retry();
    };
    store.start();
    window.addEventListener('online', store.retry);
    window.addEventListener('offline', store.interrupt);
    document.addEventListener('visibilitychange', look);
    return () => {
      store.stop();
      window.removeEventListener('online', store.retry);
      window.removeEventListener('offline', store.interrupt);
      document.removeEventListener('visibilitychange', look);
    };
  }, [open]);
  return <BoardContext.Provider value={open}>{children}</BoardContext.Provider>;
}

export function useBoard(): OpenBoard {
  const open = useContext(BoardContext);
  if (open === null) throw new Error('useBoard needs a BoardProvider above it.');
  return open;
}

/** The store's newest snapshot, with how it stands with the service. */
export function useRegisterSnapshot(): RegisterSnapshot {
  const { store } = useBoard();
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/**
 * The register, for pages shown once it has been read.
 * @throws when used above the screen that waits for it
 */
export function useRegister(): ReadableRegister {
  const { register } = useRegisterSnapshot();
  const { language } = useBoard();
  const read = useMemo(() => readable(register, language), [register, language]);
  if (read === null) throw new Error('useRegister is for pages shown after the register was read.');
  return read;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', gaveUp, { once: true });
    if (signal.aborted) gaveUp();

    function done() {
      signal.removeEventListener('abort', gaveUp);
      resolve();
    }

    function gaveUp() {
      clearTimeout(timer);
      reject(new DOMException('The wait was given up.', 'AbortError'));
    }
  });
}
