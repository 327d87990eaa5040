import { useCallback, useLayoutEffect, useState } from 'react';

/** Kept for as long as the page is open: what someone filtered or sorted by is there when they come back. */
const memory = new Map<string, unknown>();

/** Sets a value, or makes it of the one before: then whoever sets it need not know that, and can stay the same from one drawing to the next. */
type Remember<Value> = (next: Value | ((before: Value) => Value)) => void;

/** Like useState, but a component that is taken away and comes back finds its value again. Values are no functions. */
export function useRemembered<Value>(name: string, initial: Value): [Value, Remember<Value>] {
  const [value, setValue] = useState<Value>(() => recalled(name, initial));
  const remember = useCallback<Remember<Value>>(
    (next) => {
      const made =
        typeof next === 'function' ? (next as (before: Value) => Value)(recalled(name, initial)) : next;
      memory.set(name, made);
      setValue(made);
    },
    [name, initial],
  );
  return [value, remember];
}

const recalled = <Value>(name: string, initial: Value): Value =>
  memory.has(name) ? (memory.get(name) as Value) : initial;

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
