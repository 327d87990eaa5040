/**
 * `npm run pictures`: takes the pictures of the documents from the running product, so that they stay true.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { paths } from '../../tab/ui/board-paths.ts';
import {
  childrensBoard,
  digestArrives,
  personCalled,
  startJourneys,
  tabFrame,
} from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/pictures');
mkdirSync(folder, { recursive: true });

const journeys = await startJourneys();
try {
  const tenant = controls(journeys.stack);
  await tenant.install(personCalled('Priya Nair').id);
  await tenant.moveClock('2026-03-02T08:31:00Z');

  const lead = await journeys.windowOf('Priya Nair', { width: 1500, height: 1060 });
  await childrensBoard(lead);
  await digestArrives(lead);
  await lead.waitForTimeout(6_000);
  await lead.getByText('Look at every plan').last().click();
  await lead
    .getByLabel('What happened since last time?')
    .fill('All 19 plans seen; two went back to their agencies.');
  await lead.getByRole('log', { name: 'Messages' }).screenshot({ path: path.join(folder, 'card.png') });

  const chair = await journeys.windowOf('Laura Penhallow', { width: 1500, height: 1060 });
  await chair.getByRole('button', { name: 'Add the app' }).click();
  await chair.getByText('Hello Laura Penhallow').waitFor();
  await chair.getByPlaceholder(/Write a message/).fill('my reviews');
  await chair.keyboard.press('Enter');
  await chair
    .getByText(/^My risk reviews \(\d/)
    .last()
    .waitFor();
  await chair.getByText('Open ›').last().click();
  await chair.getByRole('button', { name: 'Save the new score' }).waitFor();
  // A headless Chromium takes the language of a field for a date only where it is made in the page: make it anew there.
  await chair.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type=date]')) {
      field.type = 'text';
      field.type = 'date';
    }
  });
  await chair
    .getByRole('log', { name: 'Messages' })
    .screenshot({ path: path.join(folder, 'review-card.png') });

  const manager = await journeys.windowOf('Rowena Castell', { view: 'tab', width: 1400, height: 1000 });
  const tab = await childrensBoard(manager);
  await tab.getByRole('table').first().waitFor();
  await manager.locator('iframe').screenshot({ path: path.join(folder, 'tab.png') });

  // The pages of the guides, in a smaller window: only what the text beside them speaks of has to be read.
  const guide = await journeys.windowOf('Rowena Castell', { view: 'tab', width: 1180, height: 800 });
  const page = await childrensBoard(guide);
  const frame = tabFrame(guide, journeys.stack);
  const goTo = async (address: string, heading: RegExp) => {
    await frame.evaluate((wanted) => {
      history.pushState(null, '', location.href.replace(/\/board.*$/, wanted));
      dispatchEvent(new PopStateEvent('popstate'));
    }, address);
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
  };
  const picture = (name: string) =>
    guide.locator('iframe').screenshot({ path: path.join(folder, `${name}.png`) });

  await goTo(paths.since('children'), /^Since the last meeting$/);
  await page.getByRole('heading', { name: /^Requests for more time/, level: 3 }).waitFor();
  await picture('since-last-meeting');
  await goTo(paths.papers('children'), /^Papers$/);
  await picture('papers');
  await goTo(paths.dataQuality('children'), /^Data quality$/);
  await picture('data-quality');
  await goTo(paths.schemes('children'), /^Decisions$/);
  await picture('scoring');
  await goTo(paths.runMeeting('children', 'mtg-c-children-board-7'), /^Agenda: /);
  await picture('meeting');

  await goTo(paths.actions('children'), /^Action plan$/);
  const boxes = page.getByRole('table').getByRole('checkbox');
  for (const row of [1, 2, 3]) await boxes.nth(row).check();
  await page.getByRole('button', { name: 'Change them together' }).scrollIntoViewIfNeeded();
  await picture('bulk-updates');

  await goTo(paths.bringIn('children'), /^Bring in a document$/);
  await page
    .getByLabel('Or paste a table')
    .fill(
      [
        'No.\tAction\tWho will lead?\tWhen?\tRAG',
        'Z1\tAsk every school who answers the phone in the holidays\tHead of Education\tJune 2026\tG',
        'Z2\tAgree who stands in for the front door\t???\ttbc\tA',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: 'Row by row' }).waitFor();
  await page.getByRole('button', { name: /^Look at Z2/ }).scrollIntoViewIfNeeded();
  await picture('bring-in');
} finally {
  await journeys.stop();
}
