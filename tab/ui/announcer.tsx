import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { OnlyHeard } from './hidden.tsx';

/** What follows within this time is part of the same announcement. */
const saidTogetherMs = 300;

const AnnouncerContext = createContext<(words: string) => void>(() => undefined);

/**
 * One polite live region for the whole tab. It exists before anything is said, because a region that appears together with its words
 * is often not read out.
 */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ count: 0, words: '' });
  const count = useRef(0);
  const together = useRef<string[]>([]);
  const announce = useCallback((words: string) => {
    // What one press leads to is said as a whole: the second sentence would silence the first.
    if (together.current.length === 0) setTimeout(() => (together.current = []), saidTogetherMs);
    together.current.push(words);
    count.current += 1;
    setSaid({ count: count.current, words: together.current.join(' ') });
  }, []);
  const region = useMemo(
    () => (
      <div role="status" aria-live="polite">
        {/* A new element each time: the same words twice are two announcements. */}
        <OnlyHeard key={said.count}>{said.words}</OnlyHeard>
      </div>
    ),
    [said],
  );
  return (
    <AnnouncerContext value={announce}>
      {children}
      {region}
    </AnnouncerContext>
  );
}

/** Says something to those who listen, without taking their focus. */
export function useAnnounce(): (words: string) => void {
  return useContext(AnnouncerContext);
}
