import type { FrameLocator, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser.ts';
import {
  childrensBoard,
  personCalled,
  picture,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

/** My own work in the tab: said in two presses, taken back, and never lost on the way. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 240_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function myWork(theme = 'default'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Priya Nair', { view: 'tab', theme });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'My work' }).click();
  await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  return [page, tab];
}

const firstAction = (tab: FrameLocator) =>
  tab.getByRole('region', { name: 'My actions' }).getByRole('listitem').first();
const lastChange = (tab: FrameLocator) => tab.getByRole('region', { name: 'Your last change' });

it('an action is updated in two presses and a sentence, and taken back in one', async () => {
  const [page, tab] = await myWork();
  const frame = tabFrame(page, journeys.stack);
  await frame.evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    document.addEventListener('click', () => (counted.presses += 1), { capture: true });
  });
  const presses = () => frame.evaluate(() => (window as unknown as { presses: number }).presses);

  const action = firstAction(tab);
  const before = await action.innerText();
  await action.getByRole('button', { name: 'On track' }).click();
  await action.getByRole('textbox', { name: 'What has happened since?' }).waitFor();
  // The sentence goes where the cursor stands.
  await page.keyboard.type('Ten of the plans seen.');
  await action.getByRole('button', { name: 'Save update' }).click();
  await action.getByText('Ten of the plans seen.').waitFor();
  expect(await presses()).toBe(2);

  await lastChange(tab)
    .getByText(/^Recorded: /)
    .waitFor();
  await picture(page, 'my-work-recorded');
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
  expect(await presses()).toBe(3);
  expect(await action.getByText('Ten of the plans seen.').count()).toBe(0);
  await picture(page, 'my-work-taken-back');
  const after = (await action.innerText())
    .replace(/\n?Just updated by [^\n]*/, '')
    .replace(/\n?Your update is saved\./, '');
  expect(after.split('\n').filter(Boolean)).toEqual(before.split('\n').filter(Boolean));

  // The history keeps both.
  await action.getByRole('link').first().click();
  await tab.getByText('Priya Nair Taken back').waitFor();
  await tab.getByText('Priya Nair Progress (taken back since)').waitFor();
}, 120_000);

it('after a reload it can still be taken back, by keyboard alone', async () => {
  const [page, tab] = await myWork();
  await firstAction(tab).getByRole('button', { name: 'Not yet, because…' }).click();
  await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).waitFor();
  await page.keyboard.type('Waiting for the agencies.');
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();

  await page.reload();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();
  await tab.getByRole('main').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Enter');
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
  // What was pressed is gone; the focus is still at the same place, and a press of Enter dismisses.
  await page.keyboard.press('Enter');
  await lastChange(tab).waitFor({ state: 'detached' });
}, 120_000);

describe('with something to take back', () => {
  it.each(['default', 'dark', 'contrast'])(
    'the page is clean in the %s theme',
    async (theme) => {
      const [page, tab] = await myWork(theme);
      await firstAction(tab).getByRole('button', { name: 'On track' }).click();
      await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).waitFor();
      await page.keyboard.type(`Seen in the ${theme} theme.`);
      await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
      await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();
      expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
      await picture(page, `my-work-undo-${theme}`);
      await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
      await lastChange(tab)
        .getByText(/^Taken back, /)
        .waitFor();
      expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
    },
    120_000,
  );
});

it('what was typed outlives a sign-in that is refused, and a reload', async () => {
  const conditions = (body: object) =>
    controls(journeys.stack).ask('PUT', `conditions/${personCalled('Priya Nair').id}`, body);
  const [page, tab] = await myWork();
  const note = 'Typed before the sign-in ran out.';
  await firstAction(tab).getByRole('button', { name: 'On track' }).click();
  await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).fill(note);

  await conditions({ expiredToken: true });
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await firstAction(tab)
    .getByText(/your sign-in has run out.*What you wrote is still here/i)
    .waitFor();
  await picture(page, 'my-work-signed-out');
  expect(await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).inputValue()).toBe(
    note,
  );

  // They do as they are told: sign in again and reload.
  await conditions({ expiredToken: false });
  await page.reload();
  await childrensBoard(page);
  await tab.getByRole('link', { name: 'My work' }).click();
  await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  await firstAction(tab)
    .getByRole('button', { name: /^Update/ })
    .click();
  const kept = firstAction(tab).getByRole('textbox', { name: 'What has happened since?' });
  await kept.waitFor();
  expect(await kept.inputValue()).toBe(note);
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await firstAction(tab).getByText(note).first().waitFor();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
}, 120_000);
