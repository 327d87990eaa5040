import type { FrameLocator, Page } from 'playwright-core';
import { paths } from '../../tab/ui/board-paths.ts';
import { accessibilityProblems } from '../support/browser.ts';
import {
  childrensBoard,
  personCalled,
  picture,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { objectsIn, textIn } from '../../shared/sharepoint/json.ts';

const meeting = 'mtg-c-children-board-7';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 120_000);
afterEach(() => journeys.closeWindows());
afterAll(() => journeys.stop());

async function openMeeting(page: Page): Promise<FrameLocator> {
  const tab = await childrensBoard(page);
  const address = `/tab${paths.runMeeting('children', meeting)}`;
  await tabFrame(page, journeys.stack).evaluate((to) => {
    window.history.pushState(null, '', to);
  }, address);
  await tab.getByRole('heading', { name: /^Agenda: / }).waitFor();
  return tab;
}

test('a chair presents, a member follows, and what a member may not see is withheld from them', async () => {
  const { stack } = journeys;
  const graph = await administratorGraph(stack);
  const { site, lists } = await childrensSite(stack, graph);
  const rows = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId: site, listId: lists.risks ?? '' }, ['Key', 'Marking', 'Title']),
  });
  const exempt = objectsIn(rows.body).find((row) => JSON.stringify(row).includes('exempt'))!;
  const allowed = ['Rowena Castell', 'Yusuf Karim'].map((name) => personCalled(name).id);
  await controls(stack).rightsOnRisk(textIn(exempt, 'id'), allowed);
  const { fields } = exempt as { fields: Record<string, string> };
  const key = fields['Key'] ?? '';

  const presenting = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  presenting.setDefaultTimeout(60_000);
  const chair = await openMeeting(presenting);
  await picture(presenting, 'meeting-agenda');
  const following = await journeys.windowOf('Amara Nwosu', { view: 'tab' });
  following.setDefaultTimeout(60_000);
  const member = await openMeeting(following);

  await chair.getByRole('switch', { name: 'Show to everyone' }).click();
  await chair.getByRole('switch', { name: 'Everyone sees what you show' }).waitFor();
  await member.getByText('You follow what Rowena Castell shows.').waitFor();
  await chair.getByRole('button', { name: /^Next/ }).click();
  const heading = chair.getByRole('heading', { level: 1 });
  const shown = await heading.innerText();
  await member.getByRole('heading', { level: 1, name: shown }).waitFor({ timeout: 5_000 });
  // Whoever listens is told of this item, not of the one before.
  const heard = (what: string) => member.getByRole('status').getByText(`Rowena Castell shows: ${what}`);
  await heard(shown).waitFor({ state: 'attached' });
  await picture(presenting, 'meeting-presenting');
  await picture(following, 'meeting-following');

  await chair.getByRole('textbox', { name: 'What was said' }).fill('The owner gave an oral report.');
  await chair.getByRole('button', { name: 'Save', exact: true }).click();
  await chair.getByText('The owner gave an oral report.').first().waitFor();

  await heading.press('j');
  await presenting.keyboard.type(key.replace(/^risk-/, ''));
  await picture(presenting, 'meeting-jump');
  await chair.getByRole('combobox').fill(textIn(fields, 'Title').slice(0, 30));
  await chair.getByRole('option').first().click();
  await member.getByRole('heading', { name: 'This item is exempt and withheld from you' }).waitFor();
  await heard('This item is exempt and withheld from you').waitFor({ state: 'attached' });
  expect(await member.getByText(textIn(fields, 'Title').slice(0, 30)).count()).toBe(0);
  await picture(following, 'meeting-withheld');

  await chair.getByRole('heading', { level: 1 }).press('d');
  await chair.getByRole('heading', { name: 'Scores over time' }).waitFor();
  await picture(presenting, 'meeting-deep-dive');
  expect(await accessibilityProblems(tabFrame(presenting, stack))).toEqual([]);
  await chair.getByRole('button', { name: 'Keyboard' }).click();
  await picture(presenting, 'meeting-keys');

  // The stage of a Teams meeting follows too, and has nothing on it but what is shown.
  const stage = await journeys.windowOf('Yusuf Karim', {
    view: 'tab',
    theme: 'dark',
    frame: 'meetingStage',
    open: `${stack.serviceUrl}/tab/?board=children&meeting=${meeting}`,
  });
  await stage.frameLocator('iframe').getByRole('heading', { name: 'Scores over time' }).waitFor();
  await picture(stage, 'meeting-stage-dark');
  await chair.getByRole('switch', { name: 'Everyone sees what you show' }).click();
  await chair.getByRole('switch', { name: 'Show to everyone' }).waitFor();
}, 180_000);

test('a chair shares to the stage of the meeting from its side panel; what Teams refuses is said with what to do', async () => {
  const { stack } = journeys;
  const tenant = controls(stack);
  const page = await journeys.windowOf('Rowena Castell', {
    view: 'tab',
    frame: 'sidePanel',
    open: `${stack.serviceUrl}/tab/?board=children&meeting=${meeting}`,
  });
  const panel = page.frameLocator('iframe:not([title="Meeting stage"])');
  const share = panel.getByRole('button', { name: 'Share to stage' });
  const stage = page.frameLocator('iframe[title="Meeting stage"]');

  await tenant.ask('POST', 'switches', { sharingToStage: 'not-permitted' });
  await share.click();
  await panel
    .getByRole('alert')
    .getByText(/your IT administrator has to allow it/)
    .waitFor();
  await tenant.ask('POST', 'switches', { sharingToStage: 'refused' });
  await share.click();
  await panel
    .getByRole('alert')
    .getByText(/Only presenters of the meeting can/)
    .waitFor();
  await picture(page, 'meeting-stage-refused');
  // Nobody is shown anything by a stage that is not there.
  expect(await panel.getByRole('switch', { name: 'Show to everyone' }).isChecked()).toBe(false);

  await tenant.ask('POST', 'switches', { sharingToStage: 'allowed' });
  await share.click();
  await panel.getByRole('switch', { name: 'Everyone sees what you show' }).waitFor();
  expect(await panel.getByRole('alert').count()).toBe(0);
  await panel.getByRole('button', { name: /^Next/ }).click();
  const shown = await panel.getByRole('heading', { level: 1 }).innerText();
  await stage.getByRole('heading', { level: 1, name: shown }).waitFor();
  await picture(page, 'meeting-side-panel-and-stage');
  await panel.getByRole('switch', { name: 'Everyone sees what you show' }).click();
  await panel.getByRole('switch', { name: 'Show to everyone' }).waitFor();
  await stage.getByText('Nobody is presenting yet.').waitFor();
}, 120_000);

test('the network goes away in the middle of a meeting: steps and notes are kept, said to be, and sent once it is back', async () => {
  const { stack } = journeys;
  const presenting = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  const chair = await openMeeting(presenting);
  const following = await journeys.windowOf('Amara Nwosu', { view: 'tab' });
  const member = await openMeeting(following);
  await chair.getByRole('switch', { name: 'Show to everyone' }).click();
  // At once: a step pressed before the register shows that she presents reaches everybody all the same.
  await chair.getByRole('button', { name: /^Next/ }).click();
  const heading = chair.getByRole('heading', { level: 1 });
  const first = await heading.innerText();
  await member.getByRole('heading', { level: 1, name: first }).waitFor();

  await chair.getByRole('textbox', { name: 'What was said' }).fill('Said before the line went down.');
  await chair.getByRole('button', { name: 'Save', exact: true }).click();
  const recorded = chair.getByRole('region', { name: 'Your last change' }).getByText(/^Recorded: /);
  await recorded.waitFor();
  await presenting.context().setOffline(true);
  await chair.getByRole('textbox', { name: 'What was said' }).fill('Said while the line was down.');
  await chair.getByRole('button', { name: 'Save', exact: true }).click();
  const kept = chair.getByRole('alert').filter({ hasText: 'Not in the register yet: one record' });
  await kept.getByText(/sent again by itself/).waitFor();
  // What was recorded before is not taken for what waits.
  expect(await recorded.count()).toBe(0);
  await chair.getByRole('button', { name: /^Next/ }).click();
  await chair
    .getByRole('alert')
    .filter({ hasText: /The others do not see this step yet/ })
    .waitFor();
  const second = await heading.innerText();
  expect(second).not.toBe(first);
  await chair.getByRole('textbox', { name: 'What was said' }).fill('Half a sentence');
  await picture(presenting, 'meeting-without-network');
  expect(await accessibilityProblems(tabFrame(presenting, stack))).toEqual([]);
  expect(await member.getByRole('heading', { level: 1 }).innerText()).toBe(first);

  await presenting.context().setOffline(false);
  await member.getByRole('heading', { level: 1, name: second }).waitFor();
  await kept.waitFor({ state: 'detached' });
  await recorded.waitFor();
  expect(await chair.getByRole('textbox', { name: 'What was said' }).inputValue()).toBe('Half a sentence');
  await chair.getByRole('button', { name: /^← Previous/ }).click();
  await member.getByText('Said while the line was down.').first().waitFor();
  await picture(presenting, 'meeting-network-back');
}, 120_000);
