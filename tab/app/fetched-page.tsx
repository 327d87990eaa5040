import { lazy, useState, type ComponentType } from 'react';

/** A page whose code is fetched when it is wanted, or before with `fetch`. */
export type FetchedPage<Props> = ComponentType<Props> & {
  /** Rejects when the code cannot be had now; whoever opens the page asks again. */
  fetch(): Promise<unknown>;
};

/**
 * Splits a page from the code the tab starts with. Code that is there already is drawn at once: React's own `lazy` would wait for
 * it all the same, and React leaves what it shows meanwhile on the screen for a third of a second.
 */
export function fetchedPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FetchedPage<Props> {
  let there: ComponentType<Props> | null = null;
  const fetch = async () => (there = await load());
  const Fetching = lazy(async () => ({ default: await fetch() }));
  function Page(props: Props) {
    // Chosen once: another component in its place would forget what it holds.
    const [Drawn] = useState(() => there ?? Fetching);
    return <Drawn {...props} />;
  }
  return Object.assign(Page, { fetch });
}
