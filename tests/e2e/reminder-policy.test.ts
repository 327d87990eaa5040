import type { FrameLocator, Page } from 'playwright-core';
import {
  beyond320Pixels,
  childrensBoard,
  picture,
  problemsInEveryTheme,
  startJourneys,
  type Journeys,
} from '../support/e2e-window.ts';

/** When reminders go out, in a real browser inside the Teams-like page. The day is Monday 2 March 2026. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function openPolicy(name: string, theme?: string): Promise<{ page: Page; tab: FrameLocator }> {
  const page = await journeys.windowOf(name, { view: 'tab', ...(theme === undefined ? {} : { theme }) });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Reminders', exact: true }).click();
  await tab.getByRole('heading', { name: 'When reminders go out', level: 1 }).waitFor();
  await tab.getByRole('heading', { name: 'Versions' }).waitFor();
  return { page, tab };
}

const beginChange = (tab: FrameLocator) =>
  tab.getByRole('button', { name: 'Change when reminders go out' }).click();
const saveButton = (tab: FrameLocator) => tab.getByRole('button', { name: /^Save as version/ });

it('a lead reads when they will be asked, and changes nothing', async () => {
  const { page, tab } = await openPolicy('Priya Nair');
  await tab.getByText('28, 14 and 7 days before').first().waitFor();
  await expect(tab.getByRole('button', { name: /Change|Restore/ }).count()).resolves.toBe(0);
  await picture(page, 'policy-lead');
});

it('a manager sees what changes and who would get what, saves it, and restores the old one', async () => {
  const { page, tab } = await openPolicy('Rowena Castell');
  await beginChange(tab);
  await expect(saveButton(tab).getAttribute('aria-disabled')).resolves.toBe('true');

  const before = tab.getByLabel('Days before the due date');
  await before.fill('21, soon');
  await tab.getByText('“soon” is not a number of days.').waitFor();
  await before.fill('21, 14, 7');
  await tab.getByText('Actions: 21 instead of 28 days before.').waitFor();

  await tab.getByLabel('On', { exact: true }).fill('2026-03-02');
  await tab.getByRole('button', { name: 'Show who would get what' }).click();
  await tab.getByRole('heading', { name: /^On 2 March 2026 \d+ people would get a card/ }).waitFor();
  await tab.getByRole('heading', { name: 'Who would get what' }).scrollIntoViewIfNeeded();
  await picture(page, 'policy-preview');
  await tab.getByLabel('On', { exact: true }).fill('2026-04-03');
  // However the browser writes 03/04 or 04/03, the day that was understood stands in words.
  await tab.getByText('3 April 2026', { exact: true }).waitFor();
  await tab.getByRole('button', { name: 'Show who would get what' }).click();
  await tab
    .getByText(/Good Friday/)
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Load the tab again' }).click();
  await tab.getByRole('link', { name: 'Reminders', exact: true }).click();
  await expect(before.inputValue()).resolves.toBe('21, 14, 7');
  await saveButton(tab).click();
  await tab.getByText(/This is version 1, saved by Rowena Castell on 2 March 2026/).waitFor();
  await tab.getByText('Actions: 21 instead of 28 days before.').waitFor();
  await picture(page, 'policy-saved');

  await tab.getByRole('button', { name: 'Restore version 0' }).click();
  await tab.getByText('Actions: 28 instead of 21 days before.').waitFor();
  await saveButton(tab).click();
  await tab.getByText(/This is version 2, saved by Rowena Castell/).waitFor();
});

it('of two managers the second is shown the first’s version and keeps what they typed', async () => {
  const first = await openPolicy('Rowena Castell');
  const second = await openPolicy('Chloe Sutherland');
  await beginChange(second.tab);
  await second.tab.getByLabel('While overdue, every … days').fill('10');
  await beginChange(first.tab);
  await first.tab.getByLabel('Cards go out at').fill('09:20');
  await saveButton(first.tab).click();
  await first.tab
    .getByText(/saved by Rowena Castell/)
    .first()
    .waitFor();

  await second.tab.getByText(/Rowena Castell saved version \d+ on 2 March 2026/).waitFor();
  await second.tab.getByRole('button', { name: 'Put my changes on top of theirs' }).scrollIntoViewIfNeeded();
  await picture(second.page, 'policy-conflict');
  await second.tab.getByRole('button', { name: 'Put my changes on top of theirs' }).click();
  await second.tab.getByText('Overdue actions: every 10 days instead of every 7 days.').waitFor();
  await expect(second.tab.getByLabel('Cards go out at').inputValue()).resolves.toBe('09:20');
  await saveButton(second.tab).click();
  await second.tab
    .getByText(/saved by Chloe Sutherland/)
    .first()
    .waitFor();
  await first.tab
    .getByText(/saved by Chloe Sutherland/)
    .first()
    .waitFor();
});

it('axe finds nothing in any theme', async () => {
  const { page, tab } = await openPolicy('Rowena Castell');
  expect(await problemsInEveryTheme(page, journeys.stack, 'policy')).toEqual([]);
  await beginChange(tab);
  await tab.getByRole('button', { name: 'Add a step' }).click();
  await tab.getByRole('button', { name: 'Add a quiet period' }).click();
  await tab.getByText('Choose the first day.').waitFor();
  expect(await problemsInEveryTheme(page, journeys.stack, 'policy-form')).toEqual([]);
  await tab.getByRole('button', { name: 'Discard' }).click();
});

it('needs no sideways scrolling at 320 pixels, and is worked by keyboard', async () => {
  const { page, tab } = await openPolicy('Rowena Castell');
  const overflow = () => beyond320Pixels(page, journeys.stack);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await tab.getByRole('button', { name: 'Change when reminders go out' }).focus();
  await page.keyboard.press('Enter');
  await tab.getByLabel('Days before the due date').waitFor();
  await tab.getByRole('button', { name: 'Add a quiet period' }).press('Enter');
  await picture(page, 'policy-narrow');
  expect(await overflow()).toBeLessThanOrEqual(0);
  await tab.getByRole('button', { name: 'Discard' }).press('Enter');
  await expect(
    tab
      .getByRole('button', { name: 'Change when reminders go out' })
      .evaluate((button) => button === document.activeElement),
  ).resolves.toBe(true);
});

describe('how long things are kept', () => {
  const openKeeping = async (name: string, language?: 'cy') => {
    const page = await journeys.windowOf(name, {
      view: 'tab',
      ...(language === undefined ? {} : { language }),
    });
    const tab = await childrensBoard(page);
    await tab.getByRole('link', { name: 'Reminders', exact: true }).click();
    await tab.getByRole('link', { name: 'How long things are kept' }).click();
    await tab.getByRole('heading', { level: 1, name: 'How long things are kept' }).waitFor();
    return { page, tab };
  };

  it('a manager sees why, is told what cannot be, keeps what they typed over a reload, and saves; who saved it stands there', async () => {
    const { page, tab } = await openKeeping('Rowena Castell');
    await tab.getByText('6 years').first().waitFor();
    await tab.getByRole('button', { name: 'Change how long things are kept' }).click();
    const papers = tab.getByLabel('Board papers and exports, in years');
    await papers.fill('ten');
    await tab.getByText('Use a whole number of years from 1 to 100.').waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'keeping-form')).toEqual([]);
    await papers.fill('10');
    await tab.getByText('Board papers and exports: 10 years instead of 6 years.').waitFor();
    await page.reload();
    await tab.getByRole('link', { name: 'Reminders', exact: true }).click();
    await tab.getByRole('link', { name: 'How long things are kept' }).click();
    await tab.getByText('Board papers and exports: 10 years instead of 6 years.').waitFor();
    await saveButton(tab).click();
    await tab.getByText(/^Version 1, saved by Rowena Castell on 2 March 2026/).waitFor();
    await tab.getByText('10 years', { exact: true }).waitFor();
    expect(
      await tab
        .getByRole('button', { name: 'Change how long things are kept' })
        .evaluate((button) => button === document.activeElement),
    ).toBe(true);
    await picture(page, 'keeping-saved');
  });
});
