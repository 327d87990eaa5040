import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * Where a form stood in the place of the button that opened it, the focus is back on that button once the form has gone.
 * @returns what to hang on the element around the button, and what to call when the form goes
 */
export function useFocusBack<Around extends HTMLElement>(): [
  around: RefObject<Around | null>,
  back: () => void,
] {
  const around = useRef<Around>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) around.current?.querySelector('button')?.focus();
  }, [times]);
  return [around, () => setTimes((before) => before + 1)];
}
