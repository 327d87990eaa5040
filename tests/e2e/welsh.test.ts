import type { FrameLocator, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser.ts';
import {
  beyond320Pixels,
  personCalled,
  picture,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

/** The tab in Welsh, in a real browser, on the Exampleshire sample. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
  const tenant = controls(journeys.stack);
  await tenant.install(personCalled('Priya Nair').id);
  await tenant.moveClock('2026-03-02T08:31:00Z');
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

/** A window of somebody, Rowena Castell who manages the board, with Teams set to Welsh; English UI words are told from what the board wrote. */
async function inWelsh(name = 'Rowena Castell'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf(name, { view: 'tab' });
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

  it('My work and its forms, with what is wrong in them', async () => {
    const [page, tab] = await inWelsh('Priya Nair');
    await tab.getByRole('link', { name: 'Fy ngwaith' }).click();
    await tab.getByRole('heading', { name: 'Fy ngwaith', level: 1 }).waitFor();
    await tab
      .getByRole('button', { name: /^Diweddaru/ })
      .first()
      .click();
    await tab.getByLabel('Canran wedi’i chwblhau').fill('200');
    await tab.getByRole('button', { name: 'Cadw’r diweddariad' }).click();
    await tab.getByText('Ysgrifennwch rif cyfan o 0 i 100.').waitFor();
    await clean(page, 'welsh-my-work');
  }, 120_000);

  it('when reminders go out, and what would change', async () => {
    const [page, tab] = await inWelsh();
    await tab.getByRole('link', { name: 'Nodiadau atgoffa', exact: true }).click();
    await tab.getByText('Bob 7 diwrnod nes daw ateb').first().waitFor();
    await tab.getByRole('button', { name: 'Newid pryd yr anfonir nodiadau atgoffa' }).click();
    await tab.getByLabel('Diwrnodau cyn y dyddiad cwblhau').fill('21 a 7');
    await tab.getByLabel('Anfonir cardiau am').fill('18:00');
    await tab
      .getByText('Mae’r amser hwyraf y caiff person ei ddewis cyn yr amser yr anfonir cardiau.')
      .waitFor();
    await tab.getByLabel('Anfonir cardiau am').fill('08:30');
    await tab.getByText('Gweithredoedd: 21 yn lle 28 a 14 diwrnod ymlaen llaw.').waitFor();
    await clean(page, 'welsh-policy');
  }, 120_000);

  it('reminders sent, and a receipt with why somebody was asked', async () => {
    const [page, tab] = await inWelsh();
    await tab.getByRole('link', { name: 'Nodiadau atgoffa', exact: true }).click();
    await tab.getByRole('link', { name: 'Nodiadau atgoffa a anfonwyd' }).click();
    await tab
      .getByRole('button', { name: /^Agor y dderbynneb: Priya Nair/ })
      .first()
      .click();
    await tab.getByRole('heading', { name: 'Beth a ofynnwyd, a beth ddaeth yn ôl' }).waitFor();
    await tab.getByText('I’w chwblhau heddiw, 2 Mawrth 2026.').first().waitFor();
    await clean(page, 'welsh-receipt');
  }, 120_000);
});

/** Nothing for axe to find, and nothing beyond the edge of a window of 320 pixels. */
async function clean(page: Page, name: string): Promise<void> {
  const frame = tabFrame(page, journeys.stack);
  await picture(page, name);
  expect(await accessibilityProblems(frame)).toEqual([]);
  const beyond = await beyond320Pixels(page, journeys.stack);
  await picture(page, `${name}-320`);
  expect(beyond).toBeLessThanOrEqual(0);
}
