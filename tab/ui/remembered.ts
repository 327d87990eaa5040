import { useCallback, useLayoutEffect, useState } from 'react';

/** Kept for as long as the page is open: what someone filtered or sorted by is there when they come back. */
const memory = new Map<string, unknown>();

/** Like useState, but a component that is taken away and comes back finds its value again. */
export function useRemembered<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => (memory.has(name) ? (memory.get(name) as Value) : initial));
  const remember = useCallback(
    (next: Value) => {
      memory.set(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, remember];
}

const scrollPositions = new Map<string, number>();

/** Comes back to where the person had scrolled on this page; a page never seen starts at its top. */
export function useScrollMemory(name: string): void {
  useLayoutEffect(() => {
    window.scrollTo(0, scrollPositions.get(name) ?? 0);
    return () => {
      scrollPositions.set(name, window.scrollY);
    };
  }, [name]);
}
