import { useSyncExternalStore } from 'react';

/** Whether the page is being drawn for paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, () => paper().matches);
}

let asked: MediaQueryList | null = null;
/** Asked once: it is looked at whenever a table is drawn. */
const paper = (): MediaQueryList => (asked ??= window.matchMedia('print'));

function onPrinting(changed: () => void): () => void {
  paper().addEventListener('change', changed);
  return () => paper().removeEventListener('change', changed);
}
