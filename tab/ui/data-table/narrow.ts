import { useCallback, useState, type RefCallback } from 'react';

/**
 * Whether an element is narrower than so many pixels, now and whenever that changes.
 * @returns with what the element is told of by its `ref`
 */
export function useNarrowerThan(pixels: number): [isNarrow: boolean, element: RefCallback<HTMLElement>] {
  // Until it was measured: nothing is wider than the window.
  const [isNarrow, setNarrow] = useState(() => window.innerWidth < pixels);
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const look = () => {
        // Something that is not shown has no width, and stays as it was.
        if (element.clientWidth > 0) setNarrow(element.clientWidth < pixels);
      };
      look();
      const observer = new ResizeObserver(look);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [pixels],
  );
  return [isNarrow, watch];
}
