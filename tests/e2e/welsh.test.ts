import type { FrameLocator, Page } from 'playwright-core';
import { picture, startJourneys, tabFrame, type Journeys } from '../support/e2e-window.ts';

/** The tab in Welsh, in a real browser, on the Exampleshire sample. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

/** A window of Rowena Castell, who chairs, with Teams set to Welsh; English UI words are told from what the board wrote. */
async function inWelsh(): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  await page.getByRole('combobox', { name: 'Language of Teams' }).selectOption('cy-gb');
  const tab = page.frameLocator('iframe');
  const chooser = tab.getByRole('link', { name: 'Children’s Partnership' });
  const register = tab.getByRole('heading', { name: 'Cofrestr risgiau', level: 1 });
  await chooser.or(register).first().waitFor();
  if (!(await register.isVisible())) await chooser.click();
  await register.waitFor();
  return [page, tab];
}

describe('with Teams set to Welsh', () => {
  it('the register, a risk and the plan speak Welsh, dates included', async () => {
    const [page, tab] = await inWelsh();
    expect(await tabFrame(page, journeys.stack).evaluate(() => document.documentElement.lang)).toBe('cy');
    await picture(page, 'welsh-register');

    for (const english of ['Heat map', 'Owner', 'Next review', 'Clear filters', 'Action plan', 'My work']) {
      expect(await tab.getByText(english, { exact: true }).count()).toBe(0);
    }

    await tab.getByRole('table', { name: 'Risgiau' }).getByRole('link').first().click();
    await tab.getByRole('heading', { name: 'Rheolaethau sydd ar waith' }).waitFor();
    await tab
      .getByText(/^\d+ (?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin) 2026$/)
      .first()
      .waitFor();
    await picture(page, 'welsh-risk');

    await tab.getByRole('link', { name: 'Cynllun gweithredu' }).click();
    await tab.getByRole('heading', { name: 'Cynllun gweithredu', level: 1 }).waitFor();
    await tab
      .getByText(/\d+ diwrnod yn hwyr/)
      .first()
      .waitFor();
    await picture(page, 'welsh-plan');
  }, 120_000);
});
