import { accessibilityProblems } from '../support/browser.ts';
import { picture, startJourneys, type Journeys } from '../support/e2e-window.ts';

/** A card is put into a channel from its compose area, and a pasted link becomes one: as people do it, by keyboard. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());

it('the board manager finds an action in the channel, sends its card and opens it there', async () => {
  const page = await journeys.windowOf('Rowena Castell', { width: 1700 });
  await page.getByRole('button', { name: /General.*Children Partnership/ }).press('Enter');
  await page.getByRole('button', { name: 'Add the app to this team' }).press('Enter');
  await page.getByText(/Hello\. I look after safeguarding registers/).waitFor();
  const find = page.getByRole('button', { name: 'Find an action or risk' });
  await find.press('Enter');
  await page.getByRole('textbox', { name: 'Reference or words' }).fill('children');
  const results = page.getByRole('list', { name: 'Results' });
  await results.getByRole('button').nth(1).waitFor();
  expect(await results.getByRole('button').count()).toBeLessThanOrEqual(25);
  await picture(page, 'extension-results');
  const problems = await accessibilityProblems(page);
  // Fluent's own markers at the ends of a group, which move the focus on.
  expect(problems.filter((problem) => !problem.includes('data-tabster-dummy'))).toEqual([]);
  await results.getByRole('button').first().press('Enter');
  await page.getByRole('group', { name: 'Goes with the message' }).waitFor();
  await page.getByRole('textbox', { name: /Write in the channel/ }).press('Enter');
  const post = page.getByRole('listitem').filter({ hasText: 'As at 2 March 2026.' });
  await post.getByRole('button', { name: /^(Update|Review)$/ }).waitFor();
  await post.scrollIntoViewIfNeeded();
  await picture(page, 'extension-card-in-channel');
  await post.getByRole('button', { name: /^(Update|Review)$/ }).press('Enter');
  await page.getByRole('button', { name: /^(Save|Save the new score)$/ }).waitFor();
  await picture(page, 'extension-own-view');
}, 90_000);

it('a link to the tab that is pasted in the chat becomes a card', async () => {
  const page = await journeys.windowOf('Rowena Castell', { width: 1700 });
  await page.getByRole('button', { name: 'Add the app' }).press('Enter');
  await page.getByRole('button', { name: 'Find an action or risk' }).press('Enter');
  await page.getByRole('textbox', { name: 'Reference or words' }).fill('1.1');
  await page.getByRole('list', { name: 'Results' }).getByRole('button').first().waitFor();
  await page.getByRole('textbox', { name: 'Reference or words' }).press('Escape');
  const key = await firstActionKey(page);
  const field = page.getByRole('textbox', { name: 'Write a message' });
  await field.focus();
  await field.evaluate(
    (element, url) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', url);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    `${journeys.stack.serviceUrl}/tab/board/children/actions/${encodeURIComponent(key)}`,
  );
  await page.getByRole('group', { name: 'Goes with the message' }).waitFor();
  await field.press('Enter');
  await page.getByText('As at 2 March 2026.').first().waitFor();
  await picture(page, 'extension-link');
}, 90_000);

/** The key of some action of the board, from what the compose area is answered. */
async function firstActionKey(page: Awaited<ReturnType<Journeys['windowOf']>>): Promise<string> {
  const as = new URL(page.url()).searchParams.get('as') ?? '';
  const answer = await fetch(`${journeys.stack.pageUrl}/_local/chats/${as}/compose`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ composing: { kind: 'search', commandId: 'find', words: 'children' } }),
  });
  const key = /"action\.open","board":"children","itemKey":"([^"]+)"/.exec(await answer.text())?.[1];
  if (key === undefined) throw new Error('There is no action to link to.');
  return key;
}
