/** jsdom draws nothing: no media, no scrolling, and nothing changes its size. For tests of what asks for them all the same. */
Object.assign(window, {
  scrollTo: () => undefined,
  matchMedia: (query: string) => Object.assign(new EventTarget(), { matches: false, media: query }),
  ResizeObserver: class {
    readonly observe = () => undefined;
    readonly unobserve = () => undefined;
    readonly disconnect = () => undefined;
  },
});
