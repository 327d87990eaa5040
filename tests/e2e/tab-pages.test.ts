import type { FrameLocator } from 'playwright-core';
import {
  beyond320Pixels,
  childrensBoard,
  personCalled,
  picture,
  problemsInEveryTheme,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/** The tab in a real browser inside the Teams-like page, on the Exampleshire sample. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function openRisk(tab: FrameLocator): Promise<void> {
  await tab
    .getByRole('link', { name: /Exploited and missing children/ })
    .first()
    .click();
  await tab.getByRole('heading', { level: 1, name: /Exploited and missing children/ }).waitFor();
}

it('axe finds nothing on any page, in any theme', async () => {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  const tab = await childrensBoard(page);
  const clean = async (name: string) =>
    expect([name, await problemsInEveryTheme(page, journeys.stack, name)]).toEqual([name, []]);
  await tab.getByRole('table').first().waitFor();
  await clean('page-register');

  await openRisk(tab);
  await tab.getByText('Scores over time').first().waitFor();
  await clean('page-risk');

  await tab.getByRole('link', { name: 'Action plan' }).click();
  await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();
  await clean('page-plan');
  await tab
    .getByRole('link', { name: /Compare this year/ })
    .first()
    .click();
  await tab.getByRole('button', { name: 'Record an update' }).click();
  await tab.getByRole('button', { name: 'Save update' }).waitFor();
  await clean('page-action');

  await tab.getByRole('link', { name: 'My work' }).click();
  await tab.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  await clean('page-my-work');
}, 180_000);

describe('the register', () => {
  it('is worked by keyboard: a cell of the heat map filters the list, a heading sorts it', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await childrensBoard(page);
    const cell = tab
      .getByRole('table')
      .first()
      .getByRole('button', { name: /3 risks/ })
      .first();
    await cell.focus();
    await page.keyboard.press('Enter');
    await tab.getByText(/^3 risks? of \d+/).waitFor();

    const reference = tab.getByRole('columnheader', { name: /Ref/ }).first();
    await reference.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(reference.getAttribute('aria-sort')).resolves.toBe('ascending');
    await page.keyboard.press('Enter');
    await expect(reference.getAttribute('aria-sort')).resolves.toBe('descending');
  });

  it('shows a change made by hand in SharePoint within five seconds, and what could not be read', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await childrensBoard(page);
    await tab.getByRole('link', { name: 'Action plan' }).click();
    await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();

    const action = tab.getByRole('link', { name: /Compare this year/ }).first();
    await action.click();
    await tab.getByRole('button', { name: 'Record an update' }).waitFor();
    const key = /actions\/([^?#]+)/.exec(tabFrame(page, journeys.stack).url())?.[1] ?? '';
    const graph = await administratorGraph(journeys.stack);
    const { site, lists } = await childrensSite(journeys.stack, graph);
    const found = await graph.send({
      method: 'GET',
      path: itemsPath({ siteId: site, listId: lists.actions ?? '' }, ['Key'], {
        filter: equals('Key', decodeURIComponent(key)),
      }),
    });
    const itemId = (found.body as { value: { id: string }[] }).value[0]?.id;
    await controls(journeys.stack).ask('POST', 'sharepoint/hand-edit', {
      sitePath: '/sites/children-partnership',
      list: 'Actions',
      itemId,
      userId: personCalled('Ravi Sandhu').id,
      fields: { Status: 'Nearly there', PercentComplete: 33 },
    });
    await tab.getByText('33%').filter({ visible: true }).first().waitFor({ timeout: 5_000 });
    await tab
      .getByText(/Nearly there/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await picture(page, 'hand-edit-seen');
  });

  it('needs no sideways scrolling at 320 pixels', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await childrensBoard(page);
    const overflow = () => beyond320Pixels(page, journeys.stack);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await picture(page, 'narrow-register');
    await tab.getByRole('link', { name: 'Action plan' }).click();
    await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();
    await picture(page, 'narrow-plan');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await tab.getByRole('link', { name: 'My work' }).click();
    await tab.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    await picture(page, 'narrow-my-work');
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

describe('a chair’s review', () => {
  it('asks why when the score moves, and keeps the old score in the history', async () => {
    const page = await journeys.windowOf('Margaret Oyelaran', { view: 'tab' });
    const tab = await childrensBoard(page);
    await openRisk(tab);
    await tab
      .getByRole('button', { name: /Review this risk|Review/ })
      .first()
      .press('Enter');
    // The button is gone, and whoever has no mouse goes on in the form.
    await tab.locator('form input:focus').waitFor();
    await tab.getByRole('radio', { name: 'Score again' }).click();
    await tab.getByLabel('Likelihood').selectOption({ label: 'C Possible' });
    await tab.getByRole('button', { name: 'Save review' }).click();
    await tab
      .getByText(/Say why|say why|reason/i)
      .first()
      .waitFor();
    await picture(page, 'review-needs-reason');
    await tab.getByLabel('Why the score moves').fill('The new return-home interviews are working.');
    await tab.getByRole('button', { name: 'Save review' }).click();
    await tab.getByRole('button', { name: 'Save review' }).waitFor({ state: 'hidden' });
    await tab.getByText('Down from 20').first().waitFor();
    await tab.getByText('Margaret Oyelaran').first().waitFor();
    await tab.getByText('The new return-home interviews are working.').first().waitFor();
    await picture(page, 'review-saved');
  });
});

describe('what somebody typed', () => {
  it('survives a reload of the tab', async () => {
    const page = await journeys.windowOf('Priya Nair', { view: 'tab' });
    const tab = await childrensBoard(page);
    await tab.getByRole('link', { name: 'My work' }).click();
    await tab
      .getByRole('button', { name: /^Update/ })
      .first()
      .click();
    await tab.getByLabel('What has happened since?').fill('Half written when the phone rang');
    await page.getByRole('button', { name: 'Load the tab again' }).click();
    await tab.getByRole('link', { name: 'My work' }).click();
    await tab
      .getByRole('button', { name: /^Update/ })
      .first()
      .click();
    await expect(tab.getByLabel('What has happened since?').inputValue()).resolves.toBe(
      'Half written when the phone rang',
    );
  });
});

describe('adding the tab to a channel', () => {
  it('asks for the board and shows it to whoever opens the channel', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    await page.getByRole('tab', { name: 'Add to a channel' }).click();
    const tab = page.frameLocator('iframe');
    await tab.getByRole('radio', { name: 'Children’s Partnership' }).click();
    await picture(page, 'configure');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByRole('tab', { name: /Children’s Partnership|Safeguarding/ })
      .first()
      .click();
    await tab.getByRole('heading', { name: 'Risk register', level: 1 }).waitFor();
    await picture(page, 'channel-tab');
    expect(personCalled('Rowena Castell').displayName).toBe('Rowena Castell');
  });
});
