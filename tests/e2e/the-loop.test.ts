import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import type { Stack } from '../../infra/dev/stack.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import {
  childrensBoard,
  digestArrives,
  personCalled,
  picture,
  startJourneys,
  type Journeys,
} from '../support/e2e-window.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/**
 * The product's promise, as people live it: the reminder goes out, the update comes back, the board sees it. The whole
 * stack runs as its own processes.
 */
let journeys: Journeys;
let stack: Stack;
beforeAll(async () => {
  journeys = await startJourneys();
  stack = journeys.stack;
}, 120_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

describe('a reminder goes out, an update comes back, the board sees it', () => {
  const actionTitle = /Look at every plan past 15 months/;
  const note = 'All 19 plans seen; two went back to their agencies.';

  it('from the card in chat to the row in SharePoint and the tab in front of the board', async () => {
    const tenant = controls(stack);

    // The board manager has the action open in front of everybody.
    const managers = await journeys.windowOf('Rowena Castell');
    const board = await childrensBoard(managers);
    await board.getByRole('link', { name: 'Action plan' }).click();
    await board
      .getByRole('searchbox', { name: 'Search' })
      .or(board.getByLabel('Search'))
      .first()
      .fill('past 15 months');
    await board.getByText(actionTitle).first().waitFor();
    expect(await board.getByText('85%').count()).toBeGreaterThan(0);

    // The lead installs the app and is greeted; on the working day at half past eight one digest arrives.
    const leads = await journeys.windowOf('Priya Nair');
    await leads.getByRole('button', { name: 'Add the app' }).click();
    await leads.getByText('Hello Priya Nair').waitFor();
    await tenant.moveClock('2026-03-02T08:31:00Z');
    await digestArrives(leads);
    await picture(leads, 'loop-1-digest');

    // She opens the line, says how it is going and saves.
    await leads.getByText(actionTitle).last().click();
    await leads.getByLabel('What happened since last time?').fill(note);
    await leads.getByLabel('How much is done, in percent').fill('95');
    await picture(leads, 'loop-2-form');
    await leads.getByRole('button', { name: 'Save', exact: true }).click();
    await leads.getByRole('button', { name: 'Update again' }).waitFor();
    await picture(leads, 'loop-3-saved');

    // Without anybody touching it, the open tab shows it, with who did it.
    await board.getByText('95%').filter({ visible: true }).first().waitFor();
    await board.getByText(note).filter({ visible: true }).first().waitFor();
    await picture(managers, 'loop-4-board');
    await board.getByRole('link', { name: actionTitle }).first().click();
    await board
      .getByText(/Priya Nair/)
      .first()
      .waitFor();
    await picture(managers, 'loop-5-item');

    // And the SharePoint row and the append-only trail say the same.
    const graph = await administratorGraph(stack);
    const { site, lists } = await childrensSite(stack, graph);
    const rows = async (listId: string | undefined, columns: readonly string[], filter: string) =>
      (
        (
          await graph.send({
            method: 'GET',
            path: itemsPath({ siteId: site, listId: listId ?? '' }, columns, { filter }),
          })
        ).body as { value: { fields: Record<string, unknown> }[] }
      ).value;
    const trail = (
      await rows(lists.updates, registerLists.updates.columns, "fields/At ge '2026-03-02T08:30:00Z'")
    )
      .map((item) => registerLists.updates.read(item, { timeZone: 'Europe/London' }))
      .filter((update) => update.text === note);
    expect(trail).toHaveLength(1);
    expect(trail[0]).toMatchObject({
      by: { oid: personCalled('Priya Nair').id, name: 'Priya Nair' },
      via: 'card',
      changes: [{ field: 'percentComplete', before: '85%', after: '95%' }],
    });
    const [row] = await rows(
      lists.actions,
      registerLists.actions.columns,
      equals('Key', trail[0]?.itemKey ?? ''),
    );
    const action = registerLists.actions.read(row, { timeZone: 'Europe/London' });
    expect(action).toMatchObject({ percentComplete: 95, lastNote: { text: note, by: 'Priya Nair' } });
  }, 120_000);

  it('answers the same card again, and asks when the line changed meanwhile', async () => {
    await controls(stack).install(personCalled('Priya Nair').id);
    const leads = await journeys.windowOf('Priya Nair');
    const managers = await journeys.windowOf('Rowena Castell');

    await leads.getByPlaceholder(/Write a message/).fill('my actions');
    await leads.keyboard.press('Enter');
    await leads.getByText(/^My actions \(\d+\)/).waitFor();
    await leads.getByText(actionTitle).last().click();
    await leads.getByLabel('How much is done, in percent').waitFor();

    // Meanwhile the manager changes the same figure in the tab.
    const board = await childrensBoard(managers);
    await board.getByRole('link', { name: 'Action plan' }).click();
    await board.getByLabel('Search').first().fill('past 15 months');
    await board.getByRole('link', { name: actionTitle }).first().click();
    await board.getByRole('button', { name: 'Record an update' }).click();
    await board
      .getByLabel(/Percent complete|How much is done|Percent/)
      .first()
      .fill('90');
    await board.getByRole('button', { name: 'Save update' }).click();
    await board.getByText('90%').filter({ visible: true }).first().waitFor();

    await leads.getByLabel('How much is done, in percent').last().fill('100');
    await leads.getByRole('button', { name: 'Save', exact: true }).last().click();
    await leads.getByRole('button', { name: 'Keep mine' }).waitFor();
    await picture(leads, 'loop-6-conflict');
    expect(await leads.getByText('90%').count()).toBeGreaterThan(0);
    await leads.getByRole('button', { name: 'Keep mine' }).click();
    await leads.getByRole('button', { name: 'Update again' }).last().waitFor();
    await board.getByText('100%').filter({ visible: true }).first().waitFor();
  }, 120_000);
});

describe('who sees what', () => {
  it('tells somebody without rights on any board so, in plain words', async () => {
    const site = exampleshireDirectory.sites;
    const outsider = exampleshireDirectory.users.find(
      (user) =>
        user.accountEnabled !== false &&
        site.every((each) =>
          [...each.members.owners, ...each.members.members, ...each.members.visitors].every(
            (id) => id !== user.id,
          ),
        ),
    );
    if (outsider === undefined) throw new Error('Exampleshire has nobody without rights.');
    const page = await journeys.windowOf(outsider.displayName);
    const tab = page.frameLocator('iframe');
    await tab
      .getByText(/You have no rights on any board/)
      .first()
      .waitFor();
    await picture(page, 'no-permission');
    expect(await tab.getByRole('link', { name: 'Action plan' }).count()).toBe(0);
  });

  it('lets a guest from the police read the register and see their own work', async () => {
    const guest = exampleshireDirectory.users.find(
      (user) => user.isGuest === true && user.agency === 'Exampleshire Police',
    );
    if (guest === undefined) throw new Error('Exampleshire has no police guest.');
    const page = await journeys.windowOf(guest.displayName);
    const tab = page.frameLocator('iframe');
    const chooser = tab.getByRole('link', { name: 'Children’s Partnership' });
    await tab.getByRole('heading', { level: 1 }).first().waitFor();
    if ((await chooser.count()) > 0) await chooser.first().click();
    await tab.getByRole('link', { name: 'My work' }).click();
    await tab.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    await picture(page, 'guest-my-work');
  });
});

describe('what the logs say', () => {
  it('holds no name, note, address or token', () => {
    const service = journeys.said.filter((line) => line.startsWith('[service]')).join('\n');
    expect(service).not.toContain('Priya');
    expect(service).not.toContain('19 plans');
    expect(service).not.toContain('exampleshire.example');
    expect(service).not.toMatch(/eyJ[A-Za-z0-9_-]{20,}/);
    expect(service).not.toContain(stack.environment['IDENTITY_HEADER'] ?? 'no key');
  });
});
