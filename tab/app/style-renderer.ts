import { createDOMRenderer } from '@fluentui/react-components';

/**
 * Puts the styles of Fluent and of the tab into the page. Every component that uses styles hands over its rules each time one of it
 * appears, and the renderer looks at each rule again to find it there already: in a long list that is a fifth of the work of
 * scrolling. Rules handed over once are remembered as a whole here.
 */
export function createStyleRenderer(page: Document): ReturnType<typeof createDOMRenderer> {
  const renderer = createDOMRenderer(page);
  const insert = renderer.insertCSSRules.bind(renderer);
  const inserted = new WeakSet<object>();
  renderer.insertCSSRules = (rules) => {
    if (inserted.has(rules)) return;
    inserted.add(rules);
    insert(rules);
  };
  return renderer;
}
