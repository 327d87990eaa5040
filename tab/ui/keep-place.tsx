import { Component, type ReactNode, type RefObject } from 'react';

/** A row in sight: where it stands in the window, and what it showed. */
interface Place {
  id: string;
  top: number;
}

interface KeepPlaceProps {
  /** The element that holds the rows, each a `tr` with its id in `data-row`. */
  body: RefObject<HTMLElement | null>;
  /** What the table shows: another value is a change of the rows. */
  rows: readonly { id: string; stamp?: string }[];
  /** What the person chose to see: when that changes they want to see something else, and nothing is kept. */
  view: string | undefined;
  /** Where a row that is not in the page stands in the document, if the table knows. */
  topOf: (id: string) => number | null;
  children: ReactNode;
}

/**
 * When rows come, go or change their order by a change from elsewhere, the row a person reads stays where it is in the window: the
 * one that holds focus if it is in sight, else the first in sight that is itself as it was. A class, since only a class may
 * look at the page just before it changes.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  override getSnapshotBeforeUpdate(before: KeepPlaceProps): Place[] | null {
    const { body, rows, view } = this.props;
    if (view === undefined || before.view !== view || before.rows === rows || body.current === null) {
      return null;
    }
    const inSight = placesInSight(body.current);
    if (inSight.length === 0) return null;
    const known = new Map(before.rows.map(({ id, stamp }) => [id, stamp]));
    const changed = new Set(rows.filter(({ id, stamp }) => known.get(id) !== stamp).map(({ id }) => id));
    const still = new Set(rows.map(({ id }) => id));
    const places = inSight.filter(({ id }) => still.has(id));
    const focused = document.activeElement?.closest('tr[data-row]')?.getAttribute('data-row');
    const rank = ({ id }: Place) => (id === focused ? 0 : changed.has(id) ? 2 : 1);
    return places.sort((first, second) => rank(first) - rank(second));
  }

  override componentDidUpdate(_before: KeepPlaceProps, _state: unknown, places: Place[] | null): void {
    const [place] = places ?? [];
    if (place === undefined) return;
    this.#putBack(place, 3);
  }

  /** Rows that come into the page are measured only then, so what was put back is looked at again. */
  #putBack(place: Place, looks: number): void {
    const row = this.props.body.current?.querySelector(`tr[data-row="${CSS.escape(place.id)}"]`);
    const estimated = this.props.topOf(place.id);
    const top = row?.getBoundingClientRect().top ?? (estimated === null ? null : estimated - window.scrollY);
    if (top !== null && Math.abs(top - place.top) >= 1) window.scrollBy(0, top - place.top);
    if (looks > 0) requestAnimationFrame(() => this.#putBack(place, looks - 1));
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

function placesInSight(body: HTMLElement): Place[] {
  const places: Place[] = [];
  // Nobody who sees the table's first line from above has begun to read on: there the newest may come in.
  if (body.getBoundingClientRect().top > 0) return places;
  for (const row of body.querySelectorAll<HTMLElement>('tr[data-row]')) {
    const { top, bottom } = row.getBoundingClientRect();
    const id = row.dataset['row'];
    if (id !== undefined && top >= 0 && bottom > 0 && top < window.innerHeight) places.push({ id, top });
  }
  return places;
}
