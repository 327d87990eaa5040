import { useCallback, useLayoutEffect, useState } from 'react';

/** Kept for as long as the page is open, and over a reload to sign in: what someone filtered or sorted by is there when they come back. */
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

function recalled<Value>(name: string, initial: Value): Value {
  const value = memory.get(name);
  return isLike(value, initial) ? value : initial;
}

/** Whether a value, which may come from a page of another version, is made like the one a page begins with. */
function isLike<Value>(value: unknown, initial: Value): value is Value {
  if (typeof initial !== 'object' || initial === null) return typeof value === typeof initial;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(initial))
    return false;
  if (Array.isArray(initial)) return true;
  const parts = new Map(Object.entries(value));
  const wanted = Object.entries(initial);
  return parts.size === wanted.length && wanted.every(([name, part]) => isLike(parts.get(name), part));
}

/** All that is remembered, for whoever keeps it over a reload. */
export const allRemembered = (): Readonly<Record<string, unknown>> => Object.fromEntries(memory);

/** Remembers again what `allRemembered` gave before the page was loaded anew. */
export function rememberAll(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) memory.set(name, value);
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
