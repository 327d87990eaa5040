import type { FrameLocator, Page } from 'playwright-core';
import {
  childrensBoard,
  picture,
  problemsInEveryTheme,
  startJourneys,
  type Journeys,
} from '../support/e2e-window.ts';

/** What a chair and a board manager decide in the tab, on the morning of Monday 2 March 2026. */
let journeys: Journeys;

beforeAll(async () => {
  journeys = await startJourneys();
}, 180_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function myWorkOf(page: Page): Promise<FrameLocator> {
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'My work' }).click();
  await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  return tab;
}

describe('a chair', () => {
  it('finds what waits for them first, clean for axe in every theme with a form open', async () => {
    const page = await journeys.windowOf('Daniel Mwangi', { view: 'tab' });
    const tab = await myWorkOf(page);
    await tab.getByRole('heading', { name: 'To decide' }).waitFor();
    await tab.getByRole('button', { name: /^Decide 2a\.6/ }).click();
    await tab.getByRole('heading', { name: 'A request for more time' }).waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'my-work-to-decide')).toEqual([]);
  }, 120_000);

  it('gives more time by keyboard alone, and the first date stays in sight', async () => {
    const page = await journeys.windowOf('Daniel Mwangi', { view: 'tab' });
    const tab = await myWorkOf(page);
    await tab.getByRole('button', { name: /^Decide 2a\.6/ }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Approve' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'To decide' }).waitFor({ state: 'detached' });
    await tab.getByRole('link', { name: 'Action plan' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Action plan' }).waitFor();
    await tab
      .getByLabel(/Find|Search/)
      .first()
      .fill('Map places');
    await tab
      .getByRole('link', { name: /Map places where young people/ })
      .or(tab.getByRole('button', { name: /Map places where young people/ }))
      .first()
      .click();
    await tab
      .getByText(/More time approved/)
      .first()
      .waitFor();
    await tab.getByText(/moved/).first().waitFor();
    await picture(page, 'action-after-approval');
  });

  it('closes a completed action, and has to say why when sending one back', async () => {
    const page = await journeys.windowOf('Laura Penhallow', { view: 'tab' });
    const tab = await myWorkOf(page);
    await tab.getByRole('heading', { name: 'To close' }).waitFor();
    await tab
      .getByRole('button', { name: /^Close or send back/ })
      .first()
      .click();
    await tab.getByRole('button', { name: 'Send back', exact: true }).click();
    await tab.getByText('Write a sentence that says why: the others are shown it.').first().waitFor();
    await picture(page, 'my-work-to-close');
    await tab.getByLabel('A word to the leads').fill('The evidence is for last year.');
    await tab.getByRole('button', { name: 'Send back', exact: true }).click();
    await tab.getByText('The evidence is for last year.').first().waitFor({ state: 'detached' });
  });
});
