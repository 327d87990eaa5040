import type { Page } from 'playwright-core';
import {
  childrensBoard,
  personCalled,
  picture,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { columnPath, columnsPath, itemsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/** What somebody else does, the network and SharePoint's rights, while a person reads and types. */
let journeys: Journeys;
const reader = personCalled('Rowena Castell').id;
const sitePath = exampleshireDirectory.sites.find(({ path }) => !path.includes('adults'))?.path ?? '';

beforeAll(async () => {
  journeys = await startJourneys();
}, 180_000);
afterAll(() => journeys.stop());
afterEach(async () => {
  await controls(journeys.stack).ask('DELETE', 'faults');
  await journeys.closeWindows();
});

async function actionPlan(page: Page) {
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Action plan' }).click();
  await tab.getByRole('heading', { level: 1, name: 'Action plan' }).waitFor();
  await tab.locator('tr[data-row]').first().waitFor();
  return { tab, frame: tabFrame(page, journeys.stack) };
}

const handEdit = (fields: Record<string, unknown>, itemId?: string) =>
  controls(journeys.stack).ask('POST', 'sharepoint/hand-edit', {
    sitePath,
    list: 'Actions',
    userId: personCalled('Priya Nair').id,
    fields,
    ...(itemId === undefined ? {} : { itemId }),
  });

describe('while somebody reads', () => {
  it('rows that come and go above leave the line they read where it is', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const { tab, frame } = await actionPlan(page);
    const { above, read } = await frame.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('tr[data-row]')];
      const items = rows.filter((row) => row.querySelector('a') !== null);
      const row = items[12];
      window.scrollTo(0, (row?.getBoundingClientRect().top ?? 0) + window.scrollY - 40);
      return { above: items[1]?.dataset['row'] ?? '', read: row?.dataset['row'] ?? '' };
    });
    const topOf = (id: string) =>
      frame.evaluate(
        (row) => document.querySelector(`tr[data-row="${row}"]`)?.getBoundingClientRect().top ?? null,
        id,
      );
    const before = await topOf(read);
    expect(before).not.toBeNull();
    const count = await tab.locator('tr[data-row]').count();

    await handEdit({ Status: 'complete' }, above);
    await expectCount(page, tab.locator('tr[data-row]'), count - 1);
    expect(Math.abs(((await topOf(read)) ?? 0) - (before ?? 0))).toBeLessThanOrEqual(2);

    await handEdit({ Status: 'not started' }, above);
    await expectCount(page, tab.locator('tr[data-row]'), count);
    await tab.getByText('Just updated by Priya Nair').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(100);
    expect(Math.abs(((await topOf(read)) ?? 0) - (before ?? 0))).toBeLessThanOrEqual(2);
    await picture(page, 'live-place-kept');
  }, 120_000);
});

async function expectCount(page: Page, rows: { count(): Promise<number> }, count: number): Promise<void> {
  const deadline = performance.now() + 15_000;
  while ((await rows.count()) !== count && performance.now() < deadline) await page.waitForTimeout(100);
  expect(await rows.count()).toBe(count);
  await page.waitForTimeout(100);
}

async function aFormWithWords(page: Page) {
  const { tab, frame } = await actionPlan(page);
  await tab.locator('tr[data-row] a').first().click();
  await tab.getByRole('button', { name: 'Record an update' }).click();
  await tab.getByLabel('What has happened since?').fill('Half a sentence about what');
  return { tab, frame };
}

describe('while somebody types', () => {
  it('a lost network is said, the words stay, and the page is current again by itself', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const { tab } = await aFormWithWords(page);
    await page.context().setOffline(true);
    await tab.getByText('Not connected').waitFor();
    expect(await tab.getByLabel('What has happened since?').inputValue()).toBe('Half a sentence about what');
    await picture(page, 'live-offline');
    await page.context().setOffline(false);
    await tab.getByText(/^Up to date/).waitFor();
    expect(await tab.getByLabel('What has happened since?').inputValue()).toBe('Half a sentence about what');
  }, 120_000);

  it('rights taken away leave nothing of the register on the page; given back, it and the words return', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const { tab, frame } = await aFormWithWords(page);
    await controls(journeys.stack).ask('POST', 'faults', {
      rules: [{ userId: reader, path: 'items', effect: { kind: 'respond', status: 403 } }],
    });
    // Something changes, so the tab asks; with nothing new it would within a minute.
    const other = await frame.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')].at(-1)?.dataset['row'],
    );
    await handEdit({ Reference: 'changed' }, other);
    await tab.getByRole('heading', { name: 'You cannot see this register' }).waitFor();
    expect(await tab.locator('tr[data-row]').count()).toBe(0);
    expect(await tab.getByText('Half a sentence').count()).toBe(0);
    await picture(page, 'live-no-rights');

    await controls(journeys.stack).ask('DELETE', 'faults');
    await tab.getByRole('heading', { level: 1, name: 'Action plan' }).waitFor({ timeout: 40_000 });
    const form = tab.getByRole('button', { name: 'Record an update' });
    if (await form.isVisible()) await form.click();
    expect(await tab.getByLabel('What has happened since?').inputValue()).toBe('Half a sentence about what');
  }, 120_000);

  it('a column renamed by hand changes nothing; one deleted is named, the words stay, and are saved once it is back', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const { tab } = await aFormWithWords(page);
    const graph = await administratorGraph(journeys.stack);
    const { site, lists } = await childrensSite(journeys.stack, graph);
    const list = { siteId: site, listId: lists.actions ?? '' };
    const columns = objectsIn((await graph.send({ method: 'GET', path: columnsPath(list) })).body);
    const column = columns.find((each) => textIn(each, 'name') === 'LastNote');
    const path = columnPath(list, textIn(column, 'id'));
    await graph.send({ method: 'PATCH', path, body: { displayName: 'Our last note' } });
    await tab.getByRole('button', { name: 'Save update' }).click();
    await tab
      .getByRole('region', { name: 'Your last change' })
      .getByText(/^Recorded: /)
      .waitFor();

    await tab.getByRole('button', { name: 'Record an update' }).click();
    await tab.getByLabel('What has happened since?').fill('Typed while a column was gone');
    expect((await graph.send({ method: 'DELETE', path })).status).toBe(204);
    await tab.getByRole('button', { name: 'Save update' }).click();
    await tab.getByText(/column “LastNote” is not in its SharePoint list/).waitFor();
    await picture(page, 'live-column-gone');
    expect(await tab.getByLabel('What has happened since?').inputValue()).toBe(
      'Typed while a column was gone',
    );

    const provisioned = await journeys.stack.register(['provision', '--board', 'children', '--yes']);
    expect(provisioned.code).toBe(0);
    await tab.getByRole('button', { name: 'Save update' }).click();
    await tab.getByText('Typed while a column was gone').first().waitFor();
  }, 120_000);
});

describe('what the register stands on', () => {
  it('a scheme deleted by hand leaves its scores as written and says what is missing; it is back as soon as its row is', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const tab = await childrensBoard(page);
    const graph = await administratorGraph(journeys.stack);
    const { site, lists } = await childrensSite(journeys.stack, graph);
    const list = { siteId: site, listId: lists.settings ?? '' };
    const rows = objectsIn(
      (await graph.send({ method: 'GET', path: itemsPath(list, registerLists.settings.columns) })).body,
    ) as { id: string; fields: Record<string, unknown> }[];
    const schemes = rows.filter(({ fields }) => String(fields['Key']).startsWith('scheme'));
    expect(schemes.length).toBeGreaterThan(0);
    for (const { id } of schemes)
      await graph.send({ method: 'DELETE', path: `/sites/${site}/lists/${list.listId}/items/${id}` });
    const notice = tab.getByText(
      /no readable row “scheme:product-5x5@1”; the scheme shipped under that name is used/,
    );
    await notice.waitFor();
    await picture(page, 'live-scheme-gone');
    for (const { fields } of schemes) {
      const { Key, Title, Json, SettingVersion } = fields;
      const body = { fields: { Key, Title, Json, SettingVersion } };
      expect((await graph.send({ method: 'POST', path: newItemPath(list), body })).status).toBe(201);
    }
    await notice.waitFor({ state: 'detached' });
  }, 120_000);

  it('a site that moved is said, and the page with what was typed is back by itself', async () => {
    const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
    const { tab } = await aFormWithWords(page);
    await controls(journeys.stack).ask('POST', 'faults', {
      rules: [{ path: '^/sites/', effect: { kind: 'respond', status: 404 } }],
    });
    const notice = tab.getByText(/site is not at its address any more.*What you type here stays/);
    await notice.waitFor();
    expect(await tab.getByText(/^Up to date/).count()).toBe(0);
    await picture(page, 'live-site-moved');
    await controls(journeys.stack).ask('DELETE', 'faults');
    await tab.getByRole('button', { name: 'Try again now' }).click();
    await tab.getByText(/^Up to date/).waitFor();
    expect(await notice.count()).toBe(0);
    expect(await tab.getByLabel('What has happened since?').inputValue()).toBe('Half a sentence about what');
  }, 180_000);
});
