import { createContext, useContext } from 'react';
import type { TeamsHost } from './teams-host.ts';

const HostContext = createContext<TeamsHost | null>(null);

export const HostProvider = HostContext.Provider;

/** Teams, for pages below the start-up screen. */
export function useHost(): TeamsHost {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost needs a HostProvider above it.');
  return host;
}
