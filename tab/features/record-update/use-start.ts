import { useEffect, useRef, type RefObject } from 'react';
import type { QuickStart } from '../../register/quick-start.ts';

/** Once, when the form opens: what was said with one press is filled in, and the sentence can be typed at once. */
export function useStart(
  start: QuickStart | undefined,
  form: RefObject<HTMLFormElement | null>,
  fillIn: (start: QuickStart) => void,
): void {
  const started = useRef(false);
  useEffect(() => {
    if (start === undefined || started.current) return;
    started.current = true;
    fillIn(start);
    form.current?.querySelector('textarea')?.focus();
  }, [start, form, fillIn]);
}
