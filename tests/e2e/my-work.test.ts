import type { FrameLocator, Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser.ts';
import {
  childrensBoard,
  personCalled,
  picture,
  problemsInEveryTheme,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import { controls } from '../support/tenant-client.ts';

/** One's own work in the tab, and the board manager's on many actions at once: said in few presses, taken back, and never lost on the way. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 240_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

async function myWork(theme = 'default'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Priya Nair', { view: 'tab', theme });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'My work' }).click();
  await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  return [page, tab];
}

const firstAction = (tab: FrameLocator) =>
  tab.getByRole('region', { name: 'My actions' }).getByRole('listitem').first();
const lastChange = (tab: FrameLocator) => tab.getByRole('region', { name: 'Your last change' });

it('an action is updated in two presses and a sentence, and taken back in one', async () => {
  const [page, tab] = await myWork();
  const frame = tabFrame(page, journeys.stack);
  await frame.evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    document.addEventListener('click', () => (counted.presses += 1), { capture: true });
  });
  const presses = () => frame.evaluate(() => (window as unknown as { presses: number }).presses);

  const action = firstAction(tab);
  const before = await action.innerText();
  await action.getByRole('button', { name: 'On track' }).click();
  await action.getByRole('textbox', { name: 'What has happened since?' }).waitFor();
  // The sentence goes where the cursor stands.
  await page.keyboard.type('Ten of the plans seen.');
  await action.getByRole('button', { name: 'Save update' }).click();
  await action.getByText('Ten of the plans seen.').waitFor();
  expect(await presses()).toBe(2);

  await lastChange(tab)
    .getByText(/^Recorded: /)
    .waitFor();
  await picture(page, 'my-work-recorded');
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
  expect(await presses()).toBe(3);
  expect(await action.getByText('Ten of the plans seen.').count()).toBe(0);
  await picture(page, 'my-work-taken-back');
  const after = (await action.innerText())
    .replace(/\n?Just updated by [^\n]*/, '')
    .replace(/\n?Your update is saved\./, '');
  expect(after.split('\n').filter(Boolean)).toEqual(before.split('\n').filter(Boolean));

  // The history keeps both.
  await action.getByRole('link').first().click();
  await tab.getByText('Priya Nair Taken back').waitFor();
  await tab.getByText('Priya Nair Progress (taken back since)').waitFor();
}, 120_000);

it('after a reload it can still be taken back, by keyboard alone', async () => {
  const [page, tab] = await myWork();
  await firstAction(tab).getByRole('button', { name: 'Not yet, because…' }).click();
  await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).waitFor();
  await page.keyboard.type('Waiting for the agencies.');
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();

  await page.reload();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();
  await tab.getByRole('main').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Enter');
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
  // What was pressed is gone; the focus is still at the same place, and a press of Enter dismisses.
  await page.keyboard.press('Enter');
  await lastChange(tab).waitFor({ state: 'detached' });
}, 120_000);

describe('with something to take back', () => {
  it('the page is clean in every theme', async () => {
    const [page, tab] = await myWork();
    await firstAction(tab).getByRole('button', { name: 'On track' }).click();
    await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).waitFor();
    await page.keyboard.type('Seen in every theme.');
    await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
    await lastChange(tab).getByRole('button', { name: 'Undo' }).waitFor();
    expect(await problemsInEveryTheme(page, journeys.stack, 'my-work-undo')).toEqual([]);
    await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
    await lastChange(tab)
      .getByText(/^Taken back, /)
      .waitFor();
    expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  }, 120_000);
});

it('what was typed outlives a sign-in that is refused, and a reload', async () => {
  const conditions = (body: object) =>
    controls(journeys.stack).ask('PUT', `conditions/${personCalled('Priya Nair').id}`, body);
  const [page, tab] = await myWork();
  const note = 'Typed before the sign-in ran out.';
  await firstAction(tab).getByRole('button', { name: 'On track' }).click();
  await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).fill(note);

  await conditions({ expiredToken: true });
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await firstAction(tab)
    .getByText(/your sign-in has run out.*What you wrote is still here/i)
    .waitFor();
  await picture(page, 'my-work-signed-out');
  expect(await firstAction(tab).getByRole('textbox', { name: 'What has happened since?' }).inputValue()).toBe(
    note,
  );

  // They do as they are told: sign in again and reload.
  await conditions({ expiredToken: false });
  await page.reload();
  await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  const waits = tab.getByText('Not saved yet: what you wrote waits under “Update”.');
  await firstAction(tab).getByText('Not saved yet').waitFor();
  expect(await waits.count()).toBe(1);
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await picture(page, 'my-work-waits');
  await firstAction(tab)
    .getByRole('button', { name: /^Update/ })
    .click();
  const kept = firstAction(tab).getByRole('textbox', { name: 'What has happened since?' });
  await kept.waitFor();
  expect(await kept.inputValue()).toBe(note);
  await firstAction(tab).getByRole('button', { name: 'Save update' }).click();
  await firstAction(tab).getByText(note).first().waitFor();
  expect(await waits.count()).toBe(0);
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
}, 120_000);

describe('what the organisation asks of somebody meanwhile', () => {
  const who = personCalled('Priya Nair').id;
  const ask = (method: string, address: string, body?: object) =>
    controls(journeys.stack).ask(method, address, body);
  const conditions = (body: object) => ask('PUT', `conditions/${who}`, body);
  const note = 'Typed while the organisation asked.';
  const text = (tab: FrameLocator) =>
    firstAction(tab).getByRole('textbox', { name: 'What has happened since?' });
  const startWriting = async (): Promise<[Page, FrameLocator]> => {
    const [page, tab] = await myWork();
    await firstAction(tab).getByRole('button', { name: 'On track' }).click();
    await text(tab).fill(note);
    return [page, tab];
  };
  afterEach(async () => {
    await ask('DELETE', 'faults');
    await ask('POST', 'switches', { delegatedConsent: 'given' });
    await conditions({
      strongerSignInRequired: false,
      declinesSignIn: false,
      sessionRevoked: false,
      refusal: null,
    });
  });

  it('a second factor that is refused: says so, keeps the page and what was typed, and goes on once it is given', async () => {
    const [page, tab] = await startWriting();
    await conditions({ strongerSignInRequired: true, declinesSignIn: true });
    // Graph ends what was granted until now (continuous access evaluation); Entra then asks for more.
    const claims = Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true } } })).toString(
      'base64',
    );
    const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`;
    await ask('POST', 'faults', {
      rules: [
        {
          userId: who,
          times: 1,
          effect: { kind: 'respond', status: 401, headers: { 'WWW-Authenticate': challenge } },
        },
      ],
    });
    const save = firstAction(tab).getByRole('button', { name: 'Save update' });
    await save.click();
    await firstAction(tab)
      .getByText(/Signing in was cancelled/)
      .first()
      .waitFor();
    await picture(page, 'second-factor-refused');
    expect(await text(tab).inputValue()).toBe(note);

    await conditions({ declinesSignIn: false });
    await save.click();
    await firstAction(tab).getByText(note).first().waitFor();
    await picture(page, 'second-factor-given');
  }, 120_000);

  it('whatever Entra refuses with, and a session it revoked: says what is going on, how to go on, and keeps what was typed', async () => {
    const [page, tab] = await startWriting();
    const save = firstAction(tab).getByRole('button', { name: 'Save update' });
    const told = firstAction(tab).getByRole('alert');
    for (const [refusal, words] of [
      ['blocked by policy', /from this device or place.*AADSTS53003/],
      ['not assigned', /Ask your IT administrator to give you the app.*AADSTS50105/],
      ['sign-in frequency', /sign-in has run out/i],
    ] as const) {
      await conditions({ refusal });
      await save.click();
      await told.getByText(words).waitFor();
      await told.getByText(/What you wrote is still here/i).waitFor();
      expect(await text(tab).inputValue()).toBe(note);
      await picture(page, `refused-${refusal.replaceAll(' ', '-')}`);
    }
    // Opened again while they are kept out, the page says so and what a person can do; nothing else is shown.
    await conditions({ refusal: 'blocked by policy' });
    await page.reload();
    await tab.getByText('Your organisation does not let you in').waitFor();
    expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
    await picture(page, 'blocked');
    await conditions({ refusal: null });
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();

    // Their sessions are revoked: Teams itself still has the old one and hands out what is worth nothing.
    await conditions({ sessionRevoked: true, declinesSignIn: true });
    await page.reload();
    await tab.getByText(/Sign out of Teams and in again/).waitFor();
    await picture(page, 'session-revoked');
    await conditions({ sessionRevoked: false, declinesSignIn: false });
    await page.reload();
    await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await firstAction(tab)
      .getByRole('button', { name: /^Update/ })
      .click();
    expect(await text(tab).inputValue()).toBe(note);
  }, 120_000);

  it('consent that was withdrawn: says whom to ask, and goes on once it is given', async () => {
    const [page] = await startWriting();
    await ask('POST', 'switches', { delegatedConsent: 'withdrawn' });
    await firstAction(page.frameLocator('iframe')).getByRole('button', { name: 'Save update' }).click();
    await firstAction(page.frameLocator('iframe'))
      .getByText(/What you wrote is still here/i)
      .waitFor();
    await page.reload();
    const tab = page.frameLocator('iframe');
    await tab.getByText('Your organisation has to allow this first').waitFor();
    await tab.getByText(/Ask your IT administrator/).waitFor();
    await picture(page, 'consent-missing');
    expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);

    await ask('POST', 'switches', { delegatedConsent: 'given' });
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
  }, 120_000);

  it('a session that was ended, of a guest: says so, and after signing in the page is open where it was, filtered as it was', async () => {
    const guest = personCalled('Laura Penhallow').id;
    const page = await journeys.windowOf('Laura Penhallow', { view: 'tab' });
    const tab = await childrensBoard(page);
    await tab.getByRole('link', { name: 'Action plan', exact: true }).click();
    const search = tab.getByLabel('Search').first();
    await search.fill('past 15 months');
    const found = tab.getByRole('table', { name: 'Action plan' }).getByRole('link');
    await found.first().waitFor();

    await ask('PUT', `conditions/${guest}`, { expiredToken: true });
    const title = await found.first().innerText();
    await found.first().click();
    await tab
      .getByText(/your sign-in has run out/i)
      .first()
      .waitFor();
    await picture(page, 'session-ended');

    await ask('PUT', `conditions/${guest}`, { expiredToken: false });
    await page.reload();
    await tab.getByRole('complementary', { name: 'Action' }).getByText(title).first().waitFor();
    expect(await search.inputValue()).toBe('past 15 months');
    await picture(page, 'session-back');
  }, 120_000);
});

it('an NHS number is warned of before it is saved, and taken out or saved by the person’s own word', async () => {
  const [page, tab] = await myWork();
  const item = firstAction(tab);
  await item.getByRole('button', { name: 'On track' }).click();
  const note = item.getByRole('textbox', { name: 'What has happened since?' });
  await note.fill('Seen with 943 476 5919 and the nurse.');
  const save = item.getByRole('button', { name: 'Save update' });
  await save.click();
  const warning = item.getByRole('alert').filter({ hasText: '“943 476 5919” looks like an NHS number.' });
  await warning.waitFor();
  expect(await note.inputValue()).toBe('Seen with 943 476 5919 and the nurse.');
  expect(await problemsInEveryTheme(page, journeys.stack, 'personal-details')).toEqual([]);
  await note.scrollIntoViewIfNeeded();
  await picture(page, 'personal-details-warning');

  // Written anew it is looked at anew: the way on was for the text before.
  await note.fill('Seen with 943 476 5919.');
  await warning.waitFor({ state: 'detached' });
  await save.click();
  await warning.getByRole('button', { name: 'This is not about such a person: save it anyway' }).click();
  await item.getByText('Seen with 943 476 5919.').first().waitFor();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
}, 120_000);

it('an action opened in the plan is updated in two presses and a sentence', async () => {
  const [page, tab] = await myWork();
  await firstAction(tab).getByRole('link').first().click();
  const panel = tab.getByRole('complementary', { name: 'Action' });
  await panel.getByRole('button', { name: 'Not yet, because…' }).click();
  await panel.getByRole('textbox', { name: 'What has happened since?' }).waitFor();
  await page.keyboard.type('The agencies have not answered.');
  await panel.getByRole('button', { name: 'Save update' }).click();
  await panel.getByText('Your update is saved').waitFor();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
}, 120_000);

it('a board manager ticks actions by keyboard, changes them together and takes the whole back', async () => {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Action plan' }).click();
  const many = tab.getByRole('region', { name: 'Change several actions at once' });
  const boxes = tab.getByRole('table').getByRole('checkbox');
  const ragOf = (row: number) => tab.locator('tr[data-row]:has(input)').nth(row).locator('td').last();
  await boxes.first().waitFor();
  const before = [await ragOf(0).innerText(), await ragOf(1).innerText()];

  await boxes.nth(0).focus();
  await page.keyboard.press('Space');
  // The filter hides what was ticked, and it stays ticked.
  await tab.getByRole('searchbox', { name: 'Search' }).fill('nothing is called this');
  await many.getByText('1 action ticked, 1 of them not shown by the filter').waitFor();
  await tab.getByRole('button', { name: 'Clear filters' }).click();
  await boxes.nth(1).focus();
  await page.keyboard.press('Space');
  await many.getByRole('button', { name: 'Change them together' }).click();
  await many.getByRole('combobox', { name: 'RAG' }).selectOption('red');
  await many
    .getByRole('textbox', { name: 'Why, in one sentence' })
    .fill('Both wait for the new lead agency.');
  await picture(page, 'many-form');
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);

  // A reload on the way loses neither what was ticked nor the sentence.
  await page.reload();
  await childrensBoard(page);
  await tab.getByRole('link', { name: 'Action plan' }).click();
  await many.getByText('2 actions ticked').waitFor();
  await many.getByRole('button', { name: 'Change them together' }).click();
  await many.getByRole('button', { name: 'Save for 2 actions' }).click();
  await many.getByRole('group', { name: '2 actions saved' }).waitFor();
  expect(await ragOf(0).innerText()).toContain('Red');
  expect(await ragOf(1).innerText()).toContain('Red');
  await picture(page, 'many-saved');
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);

  await lastChange(tab).getByText('Recorded: 2 actions').waitFor();
  await lastChange(tab).getByRole('button', { name: 'Undo' }).click();
  await lastChange(tab)
    .getByText(/^Taken back, /)
    .waitFor();
  expect([await ragOf(0).innerText(), await ragOf(1).innerText()]).toEqual(before);
}, 180_000);

it('a cell that could not be read is put right on the page of what needs it, and that is said aloud', async () => {
  const sitePath = exampleshireDirectory.sites.find(({ path }) => !path.includes('adults'))?.path;
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  const tab = await childrensBoard(page);
  await controls(journeys.stack).ask('POST', 'sharepoint/hand-edit', {
    sitePath,
    list: 'Actions',
    userId: personCalled('Priya Nair').id,
    itemId: '1',
    fields: { Status: 'parked for now' },
  });
  await tab.getByRole('link', { name: 'Data quality' }).click();
  const cells = tab.getByRole('region', { name: /^Cells that could not be read/ });
  const line = cells.getByRole('listitem').filter({ hasText: 'parked for now' });
  await line.getByRole('button', { name: 'Put right' }).click();
  const cell = line.getByRole('textbox', { name: 'What “Status” should hold' });
  await cell.fill('parked until May');
  await line.getByRole('button', { name: 'Save' }).click();
  await line.getByText(/still could not read “Status”.*What you wrote is still here/).waitFor();
  expect(await accessibilityProblems(tabFrame(page, journeys.stack))).toEqual([]);
  await picture(page, 'quality-cell');
  await cell.fill('In progress');
  await line.getByRole('button', { name: 'Save' }).click();
  await line.waitFor({ state: 'detached' });
  await tab
    .getByRole('status')
    .filter({ hasText: /Put right, and off the list: .* left\.|Recorded: / })
    .first()
    .waitFor({ state: 'attached' });
  const focused = await tabFrame(page, journeys.stack).evaluate(() => document.activeElement?.tagName);
  expect(['H1', 'H2']).toContain(focused);
}, 120_000);

it('what was typed outlives a service that ends and starts again, and a consent that is withdrawn meanwhile', async () => {
  const conditions = (body: object) =>
    controls(journeys.stack).ask('PUT', `conditions/${personCalled('Priya Nair').id}`, body);
  const [page, tab] = await myWork();
  const note = 'Typed before the service ended.';
  await firstAction(tab).getByRole('button', { name: 'On track' }).click();
  const typed = firstAction(tab).getByRole('textbox', { name: 'What has happened since?' });
  await typed.fill(note);
  const save = firstAction(tab).getByRole('button', { name: 'Save update' });

  const ended = new Promise((resolve) => journeys.stack.service.once('exit', resolve));
  journeys.stack.service.kill('SIGKILL');
  await ended;
  await save.click();
  const told = firstAction(tab).getByRole('alert');
  await told.getByText(/cannot be reached.*What you wrote is still here/i).waitFor();
  expect(await typed.inputValue()).toBe(note);

  // A service that has just started holds nobody's token: it asks for each again.
  await conditions({ consentRequired: true });
  await journeys.stack.startService();
  await save.click();
  await told.getByText(/has not yet agreed.*What you wrote is still here/i).waitFor();
  expect(await typed.inputValue()).toBe(note);
  await picture(page, 'my-work-consent-withdrawn');

  await conditions({ consentRequired: false });
  await save.click();
  await firstAction(tab).getByText(note).first().waitFor();
  await firstAction(tab).getByRole('link').first().click();
  await tab.getByRole('heading', { level: 3, name: 'History', exact: true }).waitFor();
  await tab.getByRole('listitem').filter({ hasText: note }).first().waitFor();
  expect(await tab.getByRole('listitem').filter({ hasText: note }).count()).toBe(1);
}, 180_000);
