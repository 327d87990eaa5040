import { useSyncExternalStore } from 'react';

/** Whether the page is being drawn for paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, () => window.matchMedia('print').matches);
}

function onPrinting(changed: () => void): () => void {
  const printing = window.matchMedia('print');
  printing.addEventListener('change', changed);
  return () => printing.removeEventListener('change', changed);
}
