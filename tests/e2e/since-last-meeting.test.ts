import path from 'node:path';
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

/** The page "Since the last meeting" in a real browser, on the Exampleshire sample. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function sinceLastMeeting(name: string): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf(name, { view: 'tab' });
  const tab = await childrensBoard(page);
  await openSince(page);
  await tab.getByRole('heading', { name: 'Since the last meeting', level: 1 }).waitFor();
  await tab.getByRole('heading', { name: /^Requests for more time/, level: 3 }).waitFor();
  return [page, tab];
}

/** By its address: every meeting of the page Meetings links to it. */
async function openSince(page: Page): Promise<void> {
  await tabFrame(page, journeys.stack).evaluate(() => {
    history.pushState(null, '', location.href.replace(/\/risks.*$/, '/meetings/since'));
    dispatchEvent(new PopStateEvent('popstate'));
  });
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

it('in every theme axe finds nothing, and 320 pixels are enough', async () => {
  const [page] = await sinceLastMeeting('Rowena Castell');
  expect(await problemsInEveryTheme(page, journeys.stack, 'since')).toEqual([]);
  expect(await beyond320Pixels(page, journeys.stack)).toBeLessThanOrEqual(0);
  await wholePicture(page, 'since-320');
}, 120_000);

it('a request is decided beside its line by whoever may', async () => {
  const [page, tab] = await sinceLastMeeting('Rowena Castell');
  await tab.getByRole('button', { name: 'Decide' }).first().click();
  await tab.getByRole('heading', { name: 'A request for more time' }).waitFor();
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await picture(page, 'since-decide');

  // Two chairs decide at once: the slower one loses no word, and is told why nothing was saved.
  const [otherPage, other] = await sinceLastMeeting('Laura Penhallow');
  await other.getByRole('button', { name: 'Decide' }).first().click();
  await other.getByLabel('A word to the leads').fill('Agreed, with a visit.');
  await other.getByLabel('Another date').fill('2026-08-31');
  await tab.getByLabel('A word to the leads').fill('The board needs it by then.');
  await tab.getByRole('button', { name: 'Decline' }).click();
  await tab.getByRole('heading', { name: /^Requests for more time.*\(0\)$/ }).waitFor();
  await other
    .getByRole('alert')
    .getByText(/Somebody else has settled this meanwhile/)
    .waitFor();
  expect(await other.getByLabel('A word to the leads').inputValue()).toBe('Agreed, with a visit.');
  expect(await other.getByLabel('Another date').isEditable()).toBe(false);
  expect(await other.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await picture(otherPage, 'since-decided-meanwhile');
  await other.getByRole('button', { name: 'Put it away' }).click();
  await other.getByText('decided meanwhile by somebody else').waitFor({ state: 'detached' });
}, 60_000);

it('is in Welsh where Teams is', async () => {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  await page.goto(`${page.url()}&language=cy-gb`);
  const tab = page.frameLocator('iframe');
  await tab.getByRole('link', { name: 'Children’s Partnership' }).click();
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await openSince(page);
  await tab.getByRole('heading', { name: 'Ers y cyfarfod diwethaf', level: 1 }).waitFor();
  await tab.getByRole('heading', { name: /^Sgoriau a symudodd/, level: 3 }).waitFor();
  await tab.getByText(/^Ers 11 Rhagfyr 2025: /).waitFor();
  await wholePicture(page, 'since-welsh');
}, 60_000);
