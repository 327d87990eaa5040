import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type RefObject,
} from 'react';

/** Below this many rows everything is in the page, so that Find in page and reading on end reach all of it. */
const rowsInFull = 150;

/** So many rows are drawn in the blink of an eye. */
const rowsAtOnce = 30;
/** Whoever still types would wait for rows that are gone with the next letter. */
const restAfterMs = 300;

/**
 * Whether only the rows near the window stand in the page: always where there are many. Where a list is short it stands there whole,
 * but once the person chose to see other rows, those in sight come first and the others when nobody waits for anything.
 */
function useNearOnly(rows: number, view: string | undefined): boolean {
  const [drawn, setDrawn] = useState(view);
  useEffect(() => {
    const rest = setTimeout(() => startTransition(() => setDrawn(view)), restAfterMs);
    return () => clearTimeout(rest);
  }, [view]);
  return rows > rowsInFull || (rows > rowsAtOnce && drawn !== view);
}

/** How high a row of a list was on average when it was last seen, in pixels, by the list's name. */
const usualHeights = new Map<string, number>();
/** Before any row of a list was seen. */
const firstGuess = 76;
const headingHeight = 42;
/** Another height by less than this share draws no row too many. */
const worthPlacingAnew = 0.1;

/**
 * How high rows are that were never in the page. It is learned from those that are, and only by who looks at the table from its
 * top: below it, rows would move while somebody reads. A guess that is too low draws rows nobody sees, at every turn of the wheel.
 */
function useUsualHeight(
  name: string,
  rows: readonly { kind: 'heading' | 'item' }[],
  body: RefObject<HTMLElement | null>,
): number {
  const [, placeAnew] = useState(0);
  const usual = usualHeights.get(name) ?? firstGuess;
  useLayoutEffect(() => {
    if (body.current === null || body.current.getBoundingClientRect().top < 0) return;
    const heights = [...body.current.querySelectorAll<HTMLElement>('tr[data-row]')]
      .filter(({ dataset }) => rows[Number(dataset['index'])]?.kind === 'item')
      .map(({ offsetHeight }) => offsetHeight);
    if (heights.length === 0) return;
    const seen = heights.reduce((sum, height) => sum + height, 0) / heights.length;
    if (seen === 0 || Math.abs(seen - usual) < usual * worthPlacingAnew) return;
    usualHeights.set(name, seen);
    placeAnew((times) => times + 1);
  }, [name, rows, usual, body]);
  return usual;
}

export interface RowsInPage {
  /** Places of the rows that stand in the page, in pixels from the first. Where all stand there they have none. */
  readonly shown: readonly { index: number; start: number; end: number }[];
  /** Pixels of all rows, in the page or not; 0 where all stand there. */
  readonly total: number;
  /** To be told each row's element, where only some stand in the page. */
  readonly measure: ((element: HTMLTableRowElement | null) => void) | undefined;
  /** Where a row stands in the document that is not in the page. */
  readonly topOf: (id: string) => number | null;
}

/**
 * Which rows stand in the page: those near the window once there are many, and always the one that holds focus.
 * @param name of the list, by which its rows' height is remembered
 * @param whole all of them, however many: on paper nobody scrolls
 */
export function useRowsInPage(props: {
  name: string;
  rows: readonly { kind: 'heading' | 'item'; id: string }[];
  view: string | undefined;
  whole: boolean;
  focusedId: string | null;
  body: RefObject<HTMLElement | null>;
}): RowsInPage {
  const { name, rows, view, whole, focusedId, body } = props;
  const nearOnly = useNearOnly(rows.length, view);
  const virtual = nearOnly && !whole;
  const [offset, setOffset] = useState(0);
  const focusedIndex = useMemo(
    () => (virtual && focusedId !== null ? rows.findIndex((row) => row.id === focusedId) : -1),
    [virtual, rows, focusedId],
  );
  useLayoutEffect(() => {
    if (body.current !== null) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [rows.length, body]);
  const usual = useUsualHeight(name, rows, body);

  // Another function for the keys makes all rows be placed anew: not at each drawing, but for other rows or another usual height.
  const known = useMemo(
    () => ({
      keyOf: (index: number) => rows[index]?.id ?? index,
      heightOf: (index: number) => (rows[index]?.kind === 'heading' ? headingHeight : usual),
    }),
    [rows, usual],
  );

  const virtualizer = useWindowVirtualizer({
    count: virtual ? rows.length : 0,
    estimateSize: known.heightOf,
    getItemKey: known.keyOf,
    overscan: 3,
    scrollMargin: offset,
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        if (focusedIndex < 0 || indexes.includes(focusedIndex)) return indexes;
        return [...indexes, focusedIndex].sort((first, second) => first - second);
      },
      [focusedIndex],
    ),
  });

  return {
    shown: virtual
      ? virtualizer
          .getVirtualItems()
          .map(({ index, start, end }) => ({ index, start: start - offset, end: end - offset }))
      : rows.map((_, index) => ({ index, start: 0, end: 0 })),
    total: virtual ? virtualizer.getTotalSize() : 0,
    measure: virtual ? virtualizer.measureElement : undefined,
    topOf: (id) => {
      const index = virtual ? rows.findIndex((row) => row.id === id) : -1;
      return virtualizer.measurementsCache[index]?.start ?? null;
    },
  };
}
