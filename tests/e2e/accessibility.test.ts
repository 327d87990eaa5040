import type { FrameLocator, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser.ts';
import {
  beyond320Pixels,
  childrensBoard,
  picture,
  problemsInEveryTheme,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';

/** What holds on every page of the tab, whatever it shows: names in the accessibility tree, reflow, motion, the statement. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function open(theme = 'default'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab', theme });
  return [page, await childrensBoard(page)];
}

/** Things that must have a name to be told apart by ear, and have none. */
function unnamed(tree: string): string[] {
  const needing =
    /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|radio|img|table|region|navigation|heading)(?: \[[^\]]*\])*:?$/;
  return tree.split('\n').filter((line) => needing.test(line));
}

it('every page has one main heading, named landmarks, and a name on whatever can be worked or read', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  const menu = tab.getByRole('navigation', { name: 'Pages' });
  const names = (await menu.getByRole('link').allTextContents()).filter((name) => name !== 'Other boards');
  expect(names).toEqual(expect.arrayContaining(['Risk register', 'Action plan', 'My work', 'Overview']));
  for (const name of names) {
    await menu.getByRole('link', { name, exact: true }).click();
    await tab.getByRole('heading', { level: 1 }).first().waitFor();
    await tab.getByRole('progressbar').first().waitFor({ state: 'detached' });
    const [headings, mains, footers] = await Promise.all([
      tab.getByRole('heading', { level: 1 }).count(),
      tab.getByRole('main').count(),
      tab.getByRole('contentinfo').count(),
    ]);
    expect([name, headings, mains, footers]).toEqual([name, 1, 1, 1]);
    const tree = await frame.locator('body').ariaSnapshot();
    expect([name, unnamed(tree)]).toEqual([name, []]);
  }
}, 180_000);

describe('the accessibility statement', () => {
  it('is reached by keyboard from the end of a page, and is clean in every theme', async () => {
    const [page, tab] = await open();
    await tab.getByRole('contentinfo').getByRole('link', { name: 'Accessibility statement' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'statement')).toEqual([]);
    expect(await beyond320Pixels(page, journeys.stack)).toBeLessThanOrEqual(0);
  }, 60_000);
});

it('in forced colours every word of a picture can be read, and what is chosen or current still shows', async () => {
  const [page, tab] = await open();
  await page.emulateMedia({ forcedColors: 'active' });
  const frame = tabFrame(page, journeys.stack);
  const cell = tab.getByRole('region', { name: 'Heat map' }).getByRole('button').first();
  await cell.click();
  expect(await cell.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');
  const here = tab.getByRole('navigation', { name: 'Pages' }).locator('a[aria-current]');
  const other = tab.getByRole('navigation', { name: 'Pages' }).locator('a:not([aria-current])').first();
  const edge = (link: Element) => getComputedStyle(link).borderBottomColor;
  expect(await here.evaluate(edge)).not.toBe(await other.evaluate(edge));
  expect(await accessibilityProblems(frame)).toEqual([]);

  await tab.getByRole('link', { name: 'Overview' }).click();
  await tab.getByRole('img', { name: /^C3: / }).waitFor();
  await tab.getByText(/^Since \d+ \w+ \d+: /).waitFor();
  const unread = await frame.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('div'));
    probe.style.cssText = 'background-color: Canvas; color: CanvasText';
    const { backgroundColor: paper } = getComputedStyle(probe);
    probe.remove();
    const words = [...document.querySelectorAll('svg text')];
    return {
      count: words.length,
      lost: words
        .filter((word) => {
          const before = word.previousElementSibling;
          // A reference on a mark of its own stands on that mark, not on the page.
          const onMark = before !== null && before.tagName === 'rect';
          return !onMark && getComputedStyle(word).fill === paper;
        })
        .map((word) => word.textContent),
    };
  });
  expect(unread.count).toBeGreaterThan(20);
  expect(unread.lost).toEqual([]);
  expect(await accessibilityProblems(frame)).toEqual([]);
  await picture(page, 'forced-colours-overview');
}, 90_000);

it('where the device asks for less motion, nothing takes longer than a blink to move', async () => {
  const [page, tab] = await open();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await tab.getByRole('table').first().waitFor();
  const longest = await tabFrame(page, journeys.stack).evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].flatMap((times) =>
          times.split(',').map((time) => Number.parseFloat(time)),
        );
      }),
    ),
  );
  expect(longest).toBeLessThanOrEqual(0.001);
}, 60_000);
