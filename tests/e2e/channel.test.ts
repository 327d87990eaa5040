import { picture, startJourneys, type Journeys } from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';

/** Somebody who can have no chat with the app is told in their board's channel, as the people there see it. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());

it('a board manager chooses the channel by keyboard, and on the day a guest is mentioned there', async () => {
  const page = await journeys.windowOf('Rowena Castell');
  const channel = page.getByRole('button', { name: /General.*Children Partnership/ });
  await channel.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add the app to this team' }).press('Enter');
  await page.getByText(/Hello\. I look after safeguarding registers/).waitFor();
  await page.getByRole('button', { name: /^Mention / }).press('Enter');
  await page.keyboard.type('use this channel for the Safeguarding Children Partnership Board');
  await page.keyboard.press('Enter');
  await page.getByText(/is now used for Safeguarding Children Partnership Board/).waitFor();

  await controls(journeys.stack).moveClock('2026-03-02T08:31:00Z');
  await page.getByText('Mentions Kieran Boothroyd').waitFor();
  const post = page.getByRole('listitem').filter({ hasText: 'Mentions Kieran Boothroyd' });
  expect(await post.textContent()).toContain('something in the safeguarding register of');
  expect(await post.textContent()).not.toContain('<at>');
  await post.scrollIntoViewIfNeeded();
  await picture(page, 'channel-mention');
}, 90_000);
