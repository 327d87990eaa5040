import type { FrameLocator, Page } from 'playwright-core';
import { childrenSitePath } from '../../infra/sample/directory.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath, rowPath } from '../../shared/sharepoint/register-paths.ts';
import { accessibilityProblems } from '../support/browser.ts';
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
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/** How a board scores, in a real browser inside the Teams-like page. The day is Monday 2 March 2026. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 180_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function openSchemes(name: string, theme?: string): Promise<{ page: Page; tab: FrameLocator }> {
  const page = await journeys.windowOf(name, { view: 'tab', ...(theme === undefined ? {} : { theme }) });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Scoring', exact: true }).click();
  await tab.getByRole('heading', { name: 'Decisions' }).waitFor();
  return { page, tab };
}

async function beginFromColours(tab: FrameLocator) {
  await tab
    .getByLabel('Begin from', { exact: true })
    .selectOption({ label: 'Colour-only matrix: impact weighs more than likelihood' });
  await tab.getByRole('button', { name: 'Begin from this preset' }).click();
  await tab.getByRole('form', { name: 'Draw a scoring scheme' }).waitFor();
}

it('axe finds nothing in any theme, nor at 320 pixels', async () => {
  const { page, tab } = await openSchemes('Rowena Castell');
  expect(await problemsInEveryTheme(page, journeys.stack, 'schemes')).toEqual([]);
  await beginFromColours(tab);
  await tab.getByLabel('Name of the scheme').fill('');
  await tab.getByText('Give the scheme a name.').waitFor();
  expect(await problemsInEveryTheme(page, journeys.stack, 'scheme-form')).toEqual([]);
  expect(await beyond320Pixels(page, journeys.stack)).toBeLessThanOrEqual(0);
  await tab.getByRole('button', { name: 'Discard' }).click();
});

it('a manager begins from a preset, draws a cell, sees what would change, saves, and a risk says which scheme it was scored with', async () => {
  const { page, tab } = await openSchemes('Rowena Castell');
  await beginFromColours(tab);
  await tab
    .getByRole('group', { name: 'Likelihood level 4' })
    .getByLabel('Name', { exact: true })
    .fill('Likely');
  const corner = tab.getByLabel('Band: Catastrophic impact, Remote likelihood');
  await corner.focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    tab
      .getByLabel('Band: Catastrophic impact, Unlikely likelihood')
      .evaluate((cell) => cell === document.activeElement),
  ).resolves.toBe(true);
  await corner.selectOption({ label: 'Red' });
  await tab.getByText('Catastrophic impact, Remote likelihood: Red instead of Amber.').waitFor();
  await tab.getByText(/open risks would have another score or band/).waitFor();
  await picture(page, 'scheme-preview');

  await page.getByRole('button', { name: 'Load the tab again' }).click();
  await tab.getByRole('link', { name: 'Scoring', exact: true }).click();
  await tab.getByLabel('Why the scheme changes').fill('Agreed by the board.');
  await tab.getByRole('button', { name: 'Save as version 2' }).click();
  await tab.getByText(/Decided by Rowena Castell on 2 March 2026/).waitFor();
  await tab.getByText(/open risks were scored with another scheme/).waitFor();
  await picture(page, 'scheme-saved');
  await tab
    .getByRole('listitem')
    .filter({ hasText: 'scored with Likelihood × impact, 1–25 (version 1)' })
    .first()
    .getByRole('link')
    .click();
  await tab.getByText(/not the one new scores are made with/).waitFor();

  await tab.getByRole('button', { name: 'Review this risk' }).click();
  await tab.getByRole('radio', { name: 'Score again' }).check();
  const form = tab.getByRole('form', { name: /^Review risk/ });
  for (const axis of ['Likelihood', 'Impact']) await form.getByLabel(axis).selectOption({ index: 2 });
  await form.getByLabel('Why the score moves').fill('Looked at anew with the board’s own matrix.');
  await form.getByRole('button', { name: 'Save review' }).click();
  const scores = tab.getByRole('table', { name: 'Scores', exact: true });
  for (const stage of ['Previous', 'Target']) {
    await scores
      .getByRole('row', { name: new RegExp(`^${stage}`) })
      .getByText('made with Likelihood × impact, 1–25')
      .waitFor();
  }
  await picture(page, 'scores-of-two-schemes');
});

it('what is drawn stays while a row is damaged, another manager saves first and the scheme in use is deleted', async () => {
  const { page, tab } = await openSchemes('Rowena Castell');
  await tab.getByRole('button', { name: 'Change the scheme in use' }).click();
  const title = tab.getByLabel('Name of the scheme');
  const why = tab.getByLabel('Why the scheme changes');
  const saveButton = tab.getByRole('button', { name: /^Save as version \d+$/ });
  const told = tab.getByRole('alert').filter({ hasText: 'Somebody decided something about the schemes' });
  const onTop = async () => {
    expect(await title.inputValue()).toBe('The matrix of 2026');
    expect(await why.inputValue()).toBe('Agreed on the away day.');
    await tab.getByRole('button', { name: 'Put my changes on top of theirs' }).click();
    await told.waitFor({ state: 'detached' });
  };
  await title.fill('The matrix of 2026');
  await why.fill('Agreed on the away day.');

  // A row somebody damaged by hand: named, and no decision anybody could read.
  const graph = await administratorGraph(journeys.stack);
  const { site, lists } = await childrensSite(journeys.stack, graph);
  const decisions = async () => {
    const answer = await graph.send({
      method: 'GET',
      path: itemsPath({ siteId: site, listId: lists.settings ?? '' }, registerLists.settings.columns, {
        top: 500,
      }),
    });
    return (answer.body as { value: { id: string; fields: { Key: string } }[] }).value
      .filter(({ fields }) => fields.Key.startsWith('scheme-change@'))
      .map(({ id, fields }) => ({ id, number: Number(fields.Key.split('@')[1]) }))
      .sort((one, other) => one.number - other.number);
  };
  const newest = (await decisions()).at(-1)?.number ?? 0;
  const key = `scheme-change@${newest + 1}`;
  await controls(journeys.stack).ask('POST', 'sharepoint/hand-edit', {
    sitePath: childrenSitePath,
    list: 'Settings',
    userId: personCalled('Rowena Castell').id,
    fields: { Title: key, Key: key, SettingVersion: 1, Json: '{"change": ' },
  });
  await told.getByText('A newer decision was saved, and it cannot be read.').waitFor();
  await tab.getByText(`“${key}” is no readable change of the scoring scheme`).last().waitFor();
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await picture(page, 'scheme-damaged');
  await onTop();

  // The other manager saves while she writes.
  const other = await openSchemes('Chloe Sutherland');
  await other.tab.getByRole('button', { name: 'Change the scheme in use' }).click();
  await other.tab.getByLabel('Why the scheme changes').fill('For the audit.');
  await other.tab.getByLabel('Name of the scheme').fill('The auditors’ matrix');
  await other.tab.getByRole('button', { name: /^Save as version \d+$/ }).click();
  await other.tab.getByText(/Decided by Chloe Sutherland/).waitFor();
  await told.getByText(/Chloe Sutherland on .*: “For the audit\.”/).waitFor();
  await picture(page, 'scheme-two-managers');
  await onTop();

  // What they saved, and the board scores with, is deleted by hand.
  const last = (await decisions()).at(-1);
  await graph.send({
    method: 'DELETE',
    path: rowPath({ siteId: site, listId: lists.settings ?? '' }, last?.id ?? ''),
  });
  await told.getByText('The decision your changes stand on was deleted').waitFor();
  await picture(page, 'scheme-deleted');
  await onTop();
  await saveButton.click();
  await tab.getByText(/Decided by Rowena Castell on 2 March 2026/).waitFor();
  await tab.getByText('The matrix of 2026').first().waitFor();
}, 120_000);

it('a score nobody could read is shown as it was written, with a way to score it', async () => {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: /Council’s arrangements for protecting children/ }).click();
  const row = tab.getByRole('table', { name: 'Scores', exact: true }).getByRole('row', { name: /^Current/ });
  await row.getByText('written as “4 x l6? (5x?)”').waitFor();
  await picture(page, 'score-as-found');
  await row.getByRole('button', { name: 'Score it' }).click();
  await tab
    .getByRole('form', { name: /^Review risk/ })
    .getByRole('radio', { name: 'Score again' })
    .waitFor();
  await picture(page, 'score-it');
});
