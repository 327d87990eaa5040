import type { FrameLocator, Page } from 'playwright-core';
import {
  beyond320Pixels,
  childrensBoard,
  digestArrives,
  personCalled,
  picture,
  problemsInEveryTheme,
  startJourneys,
  type Journeys,
} from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

/**
 * The proof that reminders went out: who was asked, when, through what, and what came back. On the morning of Monday
 * 2 March 2026 one lead has the app and answers; for the others Teams knows no chat.
 */
let journeys: Journeys;
const note = 'All 19 plans seen. Two went back to their agencies.';
const actionTitle = /Look at every plan past 15 months/;

beforeAll(async () => {
  journeys = await startJourneys();
  const tenant = controls(journeys.stack);
  await tenant.install(personCalled('Priya Nair').id);
  await tenant.moveClock('2026-03-02T08:31:00Z');
  const leads = await journeys.windowOf('Priya Nair');
  await digestArrives(leads);
  // She reads before she answers.
  await tenant.moveClock('2026-03-02T08:32:00Z');
  await leads.getByText(actionTitle).last().click();
  await leads.getByLabel('What happened since last time?').fill(note);
  await leads.getByRole('button', { name: 'Save', exact: true }).click();
  await leads.getByRole('button', { name: 'Update again' }).waitFor();
  await journeys.closeWindows();
}, 180_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function receiptsOf(page: Page): Promise<FrameLocator> {
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Reminders', exact: true }).click();
  await tab.getByRole('link', { name: 'Reminders sent' }).click();
  await tab.getByRole('heading', { level: 1, name: /^Reminders sent/ }).waitFor();
  return tab;
}

describe('a board manager', () => {
  it('finds the page clean for axe in every theme, with a receipt open too', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    await tab.getByRole('table', { name: 'Reminders sent' }).waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'receipts')).toEqual([]);
    await tab
      .getByRole('button', { name: /Open the receipt of Priya Nair/ })
      .first()
      .click();
    await tab
      .getByText(/All 19 plans seen\./)
      .first()
      .waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'receipt')).toEqual([]);
  }, 120_000);

  it('sees first what did not surely arrive, and what to do about it', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    const first = tab.getByRole('region', { name: /^Needs you/ });
    await first.waitFor();
    await first.getByText('Could not be reached').first().waitFor();
    await first
      .getByText(/send it again/)
      .first()
      .waitFor();
    expect(await first.getByText('Priya Nair').count()).toBe(0);

    // Who is not reached is one of the things a register lacks, too.
    await tab.getByRole('link', { name: 'Data quality' }).click();
    const people = tab.getByRole('region', { name: /^People whom reminders do not reach/ });
    await people.getByRole('listitem').first().scrollIntoViewIfNeeded();
    await picture(page, 'quality-unreachable');
    expect(await people.getByText('Priya Nair').count()).toBe(0);
    await people.getByRole('link', { name: 'See reminders sent' }).first().click();
    await tab.getByRole('heading', { level: 1, name: /^Reminders sent/ }).waitFor();
  });

  it('reads by keyboard what was asked and what came back, and comes back to where they were', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    const opener = tab
      .getByRole('table', { name: 'Reminders sent' })
      .getByRole('button', { name: /Open the receipt of Priya Nair/ })
      .first();
    await opener.focus();
    await page.keyboard.press('Enter');
    const receipt = tab.getByRole('complementary', { name: 'Receipt' });
    await receipt.getByRole('heading', { name: /Priya Nair, 2 March 2026/ }).waitFor();
    await receipt.getByText('Teams chat', { exact: true }).waitFor();
    await receipt.getByText(/Priya Nair: Progress\. All 19 plans seen\./).waitFor();
    await receipt
      .getByText(/from a card in Teams chat/)
      .first()
      .waitFor();
    await receipt.getByText('Nothing yet').first().waitFor();
    await receipt.getByRole('button', { name: 'Close receipt' }).focus();
    await page.keyboard.press('Enter');
    await expect(opener.evaluate((button) => button === document.activeElement)).resolves.toBe(true);
  });

  it('arranges them by action and finds one, which its own page shows merged with its history', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    // Of one person: the table draws only what is in sight, and everybody's actions are more than that.
    await tab.getByLabel('Person').selectOption({ label: 'Priya Nair' });
    await tab.getByRole('button', { name: 'By action' }).click();
    await tab.getByRole('heading', { level: 2, name: actionTitle }).waitFor();
    await expect(tab.getByRole('button', { name: 'By action' }).getAttribute('aria-pressed')).resolves.toBe(
      'true',
    );
    await picture(page, 'receipts-by-action');
    await tab.getByRole('button', { name: 'By person' }).click();
    await tab.getByRole('heading', { level: 2, name: /Priya Nair/ }).waitFor();
    await picture(page, 'receipts-by-person');
    await tab.getByLabel('Person').selectOption({ label: 'Priya Nair' });
    await tab
      .getByText('1 receipt fit')
      .or(tab.getByText(/^1 receipt/))
      .first()
      .waitFor();
    await tab
      .getByRole('button', { name: /Open the receipt of Priya Nair/ })
      .first()
      .click();
    await tab.getByRole('link', { name: actionTitle }).first().click();
    const asked = tab.getByRole('heading', { name: 'Asked about this' });
    await asked.waitFor();
    await asked.scrollIntoViewIfNeeded();
    await tab.getByText(/Priya Nair: Progress\. All 19 plans seen\./).waitFor();
    await picture(page, 'receipts-on-the-action');
  });

  it('sends once more to one person, and says so; what could not be reached says why again', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    const tenant = controls(journeys.stack);
    const cards = async () => (await tenant.chat(personCalled('Priya Nair').id)).messages.length;
    const before = await cards();
    await tab.getByRole('button', { name: 'Send again now to Laura Penhallow' }).click();
    await tab
      .getByText(/This person is a guest/)
      .first()
      .waitFor();
    await tab
      .getByRole('button', { name: /Open the receipt of Priya Nair/ })
      .first()
      .click();
    await tab.getByRole('button', { name: 'Send again now to Priya Nair' }).dblclick();
    await tab
      .getByText(/^Sent to Priya Nair/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await picture(page, 'send-again-sent');
    expect(await cards()).toBe(before + 1);
  });

  it('exports what the filter shows into the library and opens it in the browser', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    const opening = page
      .context()
      .waitForEvent('response', (response) => response.url().includes('/sharepoint/files/'));
    await tab.getByRole('button', { name: 'Export to CSV' }).click();
    await tab.getByText(/saved in the documents of the board’s site/).waitFor();
    const opened = await opening;
    expect(opened.status()).toBe(200);
    expect(opened.headers()['content-disposition']).toMatch(
      /attachment; filename="Reminder receipts 2026-03-02 08\.3\d\.\d\d\.csv"/,
    );
    await picture(page, 'receipts-exported');
  });

  it('needs no sideways scrolling at 320 pixels', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await receiptsOf(page);
    const overflow = () => beyond320Pixels(page, journeys.stack);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await picture(page, 'narrow-receipts');
    await tab
      .getByRole('button', { name: /Open the receipt of/ })
      .first()
      .click();
    await tab.getByRole('button', { name: 'Close receipt' }).waitFor();
    await picture(page, 'narrow-receipt');
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

describe('a lead', () => {
  it('sees the reminders sent to them, and nobody else’s', async () => {
    const page = await journeys.windowOf('Priya Nair', { view: 'tab' });
    const tab = await receiptsOf(page);
    await tab.getByRole('heading', { level: 1, name: 'Reminders sent to me' }).waitFor();
    await tab.getByRole('table', { name: 'Reminders sent' }).waitFor();
    await tab.getByText(/^All \d receipts?$/).waitFor();
    expect(await tab.getByRole('button', { name: /Open the receipt of/ }).count()).toBe(
      await tab.getByRole('button', { name: /Open the receipt of Priya Nair/ }).count(),
    );
    expect(await tab.getByRole('button', { name: /Send again/ }).count()).toBe(0);
    await picture(page, 'receipts-own');
  });
});
