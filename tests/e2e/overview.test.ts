import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import {
  beyond320Pixels,
  childrensBoard,
  problemsInEveryTheme,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';

/** The pictures of the Overview page in a real browser, on the Exampleshire sample. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function overview(theme = 'default'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab', theme });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Overview' }).click();
  await tab.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await tab.getByRole('img', { name: /^Bars: actions/ }).waitFor();
  await tab.getByRole('img', { name: /^C3: / }).waitFor();
  await tab.getByText(/^Since \d+ \w+ \d+: /).waitFor();
  return [page, tab];
}

/** The whole page of the tab, for a look by eye. */
async function wholePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  const frame = tabFrame(page, journeys.stack);
  const height = await frame.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 1500, height: height + 200 });
  await page.locator('iframe').screenshot({ path: path.join(folder, `${name}.png`) });
}

it('axe finds nothing in any theme, and 320 pixels are enough', async () => {
  const [page] = await overview();
  expect(await problemsInEveryTheme(page, journeys.stack, 'overview')).toEqual([]);
  expect(await beyond320Pixels(page, journeys.stack)).toBeLessThanOrEqual(0);
  await wholePicture(page, 'overview-320');
}, 120_000);

describe('on paper', () => {
  it('there are the pictures and the numbers in light colours, and nothing to press', async () => {
    const [page, tab] = await overview('dark');
    await page.emulateMedia({ media: 'print' });
    await tab.getByText('Children’s Partnership, 2 March 2026').waitFor();
    expect(await tab.getByRole('button', { name: 'Print this page' }).isVisible()).toBe(false);
    expect(await tab.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false);
    await wholePicture(page, 'overview-print');
  }, 60_000);
});

describe('the numbers', () => {
  it('open the list of what they count, by keyboard alone, and the list leads to the item', async () => {
    const [page, tab] = await overview();
    const number = tab.getByRole('button', { name: /Show Priority .*, Overdue, / }).first();
    const count = Number(await number.textContent());
    await number.focus();
    await page.keyboard.press('Enter');
    const list = tab.getByRole('heading', { level: 3, name: new RegExp(`, Overdue, .*\\(${count}\\)$`) });
    await list.waitFor();
    expect(await list.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();
  }, 60_000);
});
