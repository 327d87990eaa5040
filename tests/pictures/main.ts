/**
 * `npm run pictures`: takes the pictures of the documents from the running product, so that they stay true.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { childrensBoard, personCalled, startJourneys } from '../support/e2e-window.ts';
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
  await lead
    .getByText('What needs you now')
    .or(lead.getByText(/items need you/))
    .first()
    .waitFor();
  await lead.waitForTimeout(6_000);
  await lead.screenshot({ path: path.join(folder, 'card-and-tab.png') });
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
  await chair
    .getByRole('log', { name: 'Messages' })
    .screenshot({ path: path.join(folder, 'review-card.png') });

  const manager = await journeys.windowOf('Rowena Castell', { view: 'tab', width: 1400, height: 1000 });
  const tab = await childrensBoard(manager);
  await tab.getByRole('table').first().waitFor();
  await manager.locator('iframe').screenshot({ path: path.join(folder, 'tab.png') });
} finally {
  await journeys.stop();
}
