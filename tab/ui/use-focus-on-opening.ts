import { useEffect, type RefObject } from 'react';

/** A form that stands where the button stood that opened it takes the focus, which went with the button. Who has it elsewhere keeps it. */
export function useFocusOnOpening(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [form]);
}
