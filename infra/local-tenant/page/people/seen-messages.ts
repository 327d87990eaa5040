import { useCallback, useEffect, useState } from 'react';
import type { Persona } from '../control-client.ts';

const KEY = 'local-tenant.seen';

/**
 * Remembers, per person, the last message of the bot that was looked at in this browser.
 * @returns whether someone has a newer one.
 */
export function useNews(looking: Persona | undefined): (persona: Persona) => boolean {
  const [seen, setSeen] = useState(readSeen);
  const id = looking?.id;
  const heard = looking?.lastHeard ?? null;
  useEffect(() => {
    if (id === undefined || heard === null) return;
    setSeen((before) => {
      if (before[id] === heard) return before;
      const after = { ...before, [id]: heard };
      window.localStorage.setItem(KEY, JSON.stringify(after));
      return after;
    });
  }, [id, heard]);
  return useCallback(
    (persona) => persona.id !== id && persona.lastHeard !== null && persona.lastHeard !== seen[persona.id],
    [seen, id],
  );
}

function readSeen(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(window.localStorage.getItem(KEY) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}
