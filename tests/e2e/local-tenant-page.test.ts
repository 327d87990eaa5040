import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { accessibilityProblems, launchBrowser } from '../support/browser.ts';
import {
  botAppId,
  people,
  startConnectorHarness,
  type ConnectorHarness,
} from '../support/local-tenant/connector-harness.ts';
import { runTinyBot, type RunningBot } from '../support/local-tenant/run-tiny-bot.ts';
import { runTinyTab, type RunningTab } from '../support/local-tenant/tiny-tab.ts';

/** The Teams-like page in a real browser, with a bot on the Bot Framework SDK and a tab on teams-js. */
let harness: ConnectorHarness;
let bot: RunningBot;
let tab: RunningTab;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  harness = await startConnectorHarness(join(__dirname, '../../dist/local-tenant-page'));
  bot = await runTinyBot(harness);
  tab = await runTinyTab(new URL(harness.tenant.pageUrl).origin);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await tab.stop();
  await bot.stop();
  await harness.stop();
});
beforeEach(async () => {
  await harness.control('POST', 'reset');
  await harness.control('POST', 'settings', { botEndpoint: bot.endpoint, botAppId, tabUrl: tab.url });
  problems.length = 0;
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  page.setDefaultTimeout(8_000);
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(async () => {
  await page.close();
  expect(problems).toEqual([]);
});

/** For a look at the page by eye: SCREENSHOTS names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function open(userId: string, more = ''): Promise<void> {
  await page.goto(`${harness.tenant.pageUrl}?as=${userId}${more}`);
  await page.getByRole('log', { name: 'Messages' }).waitFor();
}

async function askForCard(userId: string): Promise<void> {
  await harness.control('POST', `chats/${userId}/install`);
  await harness.control('POST', `chats/${userId}/messages`, { text: 'card' });
}

async function tabFrame(): Promise<Frame> {
  const frame = page.frames().find((each) => each.url().startsWith(tab.url));
  if (!frame) throw new Error('The tab is not on the page.');
  await frame.locator('#ready').waitFor();
  return frame;
}

const fact = (name: string) => page.frameLocator('iframe').locator(`#${name}`);

describe('people and clock', () => {
  it('lets a visitor be someone else, and says who has news', async () => {
    await open(people.manager);
    await askForCard(people.guest);
    const guest = page.getByRole('button', { name: /Chandra Whitlock/ });
    await expect(guest.getByText('New').textContent()).resolves.toBe('New');
    await expect(guest.getByText('Guest').count()).resolves.toBe(1);
    await guest.click();
    await page.getByText('The count is 0').waitFor();
    await expect(page.getByRole('button', { name: /Chandra Whitlock.*New/ }).count()).resolves.toBe(0);
    expect(page.url()).toContain(people.guest);
  });

  it('moves the clock by a day, by a week, to a moment, and back', async () => {
    await harness.control('POST', 'clock', { now: '2026-03-31T08:00:00Z', freeze: true });
    await open(people.manager);
    await page.getByText('Tuesday 31 March 2026, 09:00').waitFor();
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByText('Wednesday 1 April 2026, 09:00').waitFor();
    await page.getByRole('button', { name: '+1 week' }).click();
    await page.getByText('Wednesday 8 April 2026, 09:00').waitFor();
    await page.getByRole('button', { name: 'Choose date and time' }).click();
    await page.getByRole('textbox', { name: 'Date' }).fill('2026-12-24');
    await page.getByLabel('Time', { exact: true }).fill('16:30');
    await picture('choose-moment');
    await page.getByRole('button', { name: 'Move the clock' }).click();
    await page.getByText('Thursday 24 December 2026, 16:30').waitFor();
    await page.getByRole('button', { name: 'Back to real time' }).click();
    await page.getByText('Real time').waitFor();
  });
});

describe('the chat', () => {
  it('adds the app, and the bot greets', async () => {
    await open(people.lead);
    await page.getByText('Bertram Okafor does not have the app.').waitFor();
    await picture('not-installed');
    await page.getByRole('button', { name: 'Add the app' }).click();
    await page.getByText('Hello, I count.').waitFor();
  });

  it('carries a message with the keyboard alone', async () => {
    await harness.control('POST', `chats/${people.lead}/install`);
    await open(people.lead);
    await page.getByRole('textbox', { name: 'Write a message' }).focus();
    await page.keyboard.type('good morning');
    await page.keyboard.press('Enter');
    await page.getByText('You said: good morning').waitFor();
  });

  it('runs Action.Execute with the inputs and replaces the card', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    // The card refreshes itself for the person it names, as soon as it is seen.
    await page.getByText('Seen just now').waitFor();
    await page.getByLabel('Add how many?').fill('5');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('The count is 5').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({
      value: { action: { verb: 'add', data: { count: 0, by: '5' } } },
    });
  });

  it('does not send a card whose required input is missing', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    await page.getByText('Seen just now').waitFor();
    const heard = bot.heard.length;
    await page.getByLabel('Add how many?').fill('');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Give a number').waitFor();
    expect(bot.heard).toHaveLength(heard);
  });

  it('refreshes on sight only for the people the card names', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    await page.getByText('Seen just now').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'refresh' } } });
    await page.getByRole('button', { name: 'Add for everyone' }).click();
    await page.getByText('The count is 1').waitFor();
    // The card that came back names nobody: by hand only.
    await page.getByRole('button', { name: /More for the message/ }).click();
    await page.getByRole('menuitem', { name: 'Refresh card' }).click();
    await page.getByText('Seen just now').waitFor();
    expect(bot.heard.at(-1)).toMatchObject({ value: { trigger: 'manual', action: { verb: 'refresh' } } });
  });

  it('shows the words of an answer, and the words of Teams when the bot fails', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    await page.getByText('Seen just now').waitFor();
    await page.getByRole('button', { name: 'Just say' }).click();
    await page.getByText('Noted.').waitFor();
    await harness.control('POST', 'settings', { botEndpoint: 'http://127.0.0.1:9/' });
    await page.getByLabel('Add how many?').fill('8');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText(/Something went wrong\. Please try again\./).waitFor();
    // What was typed is still there.
    await expect(page.getByLabel('Add how many?').inputValue()).resolves.toBe('8');
    await picture('something-went-wrong');
  });

  it('falls back to Action.Submit in an older client', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    await page.getByText('The count is 0').waitFor();
    await page.getByRole('button', { name: 'More about this chat' }).click();
    await page.getByRole('menuitemcheckbox', { name: /older client/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Submitted {"verb":"add","count":0,"by":"1"}').waitFor();
  });

  it('announces a message that asks for attention, with its summary', async () => {
    await harness.control('POST', `chats/${people.lead}/install`);
    await open(people.lead);
    await harness.control('POST', `chats/${people.lead}/messages`, { text: 'card' });
    await page.locator('.fui-ToastBody', { hasText: 'A card that counts' }).waitFor();
    await picture('notification');
  });

  it('keeps what was typed in a card when the theme changes', async () => {
    await askForCard(people.lead);
    await open(people.lead);
    await page.getByText('Seen just now').waitFor();
    await page.getByLabel('Add how many?').fill('42');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.locator('[data-theme="dark"]').waitFor();
    await expect(page.getByLabel('Add how many?').inputValue()).resolves.toBe('42');
  });

  it('shows six actions and the rest in a menu, opens cards inside cards, and follows links into the tab', async () => {
    await harness.control('POST', `chats/${people.lead}/install`);
    await harness.control('POST', `chats/${people.lead}/messages`, { text: `crowded ${tab.url}` });
    await open(people.lead);
    const card = page.getByRole('group', { name: /Card from/ });
    await card.getByRole('button', { name: 'Sixth' }).waitFor();
    await expect(card.getByRole('button', { name: 'Seventh' }).count()).resolves.toBe(0);
    await picture('crowded-card');
    await card.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Eighth' }).waitFor();
    await picture('overflow-menu');
    await page.getByRole('menuitem', { name: 'Eighth' }).click();
    await page.getByText('Noted.').waitFor();
    await card.getByRole('button', { name: 'History' }).click();
    await card.getByText('A longer history.').waitFor();
    await card.getByRole('button', { name: 'Ask for more time' }).click();
    await card.getByLabel('Reason').waitFor();
    await picture('show-card');
    expect(
      (await accessibilityProblems(page)).filter((line) => !line.includes('data-tabster-dummy')),
    ).toEqual([]);
    await card.getByRole('link', { name: 'Open in the register' }).click();
    await page.locator(`iframe[src="${tab.url}?action=3.2"]`).waitFor();
  });

  it('blocks and unblocks the app', async () => {
    await harness.control('POST', `chats/${people.lead}/install`);
    await open(people.lead);
    await page.getByRole('button', { name: 'More about this chat' }).click();
    await page.getByRole('menuitem', { name: 'Block the app' }).click();
    await page.getByText('has blocked the app').waitFor();
    await expect(page.getByRole('textbox', { name: 'Write a message' }).isDisabled()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Unblock' }).click();
    await page.getByText('has blocked the app').waitFor({ state: 'detached' });
  });
});

describe('the tab', () => {
  it('speaks teams-js: context, sign-in token, theme', async () => {
    await open(people.lead);
    await tabFrame();
    await expect(fact('user').textContent()).resolves.toBe(people.lead);
    await expect(fact('tokenFor').textContent()).resolves.toBe(people.lead);
    await expect(fact('page').textContent()).resolves.toBe('register');
    await expect(fact('frame').textContent()).resolves.toBe('content');
    await expect(fact('theme').textContent()).resolves.toBe('default');
    await page.getByRole('button', { name: 'High contrast theme' }).click();
    await fact('theme').getByText('contrast').waitFor();
  });

  it('follows a deep link to a page of the app, and makes one', async () => {
    await open(people.lead);
    const frame = await tabFrame();
    await frame.getByRole('button', { name: 'Open the other page' }).click();
    await fact('subPage').getByText('risk-9').waitFor();
    await tabFrame();
    await page.frameLocator('iframe').getByRole('button', { name: 'Share', exact: true }).click();
    const link = new URL(await page.getByRole('textbox', { name: 'Link' }).inputValue());
    expect(link.pathname).toBe('/l/entity/55555555-eeee-4eee-8eee-000000000001/register');
    expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'risk-7' });
  });

  it('answers what it does not do with an error, as a host would', async () => {
    await open(people.lead);
    const frame = await tabFrame();
    await frame.getByRole('button', { name: 'Ask for something odd' }).click();
    await fact('problem').getByText('The local Teams host does not support this.').waitFor();
  });

  it('saves a configuration page into a channel, and shows the new tab as a meeting shows it', async () => {
    await open(people.manager);
    await page.getByRole('tab', { name: 'Add to a channel' }).click();
    const save = page.getByRole('button', { name: 'Save' });
    await page.frameLocator('iframe').getByRole('checkbox').waitFor();
    await expect(save.isDisabled()).resolves.toBe(true);
    await page.frameLocator('iframe').getByRole('checkbox').check();
    await picture('configuration');
    await save.click();
    await page.getByRole('tab', { name: /Children’s register/, selected: true }).waitFor();
    await fact('team').getByText('Children’s board').waitFor();
    await expect(fact('site').textContent()).resolves.toBe(
      'https://exampleshire.sharepoint.com/sites/children',
    );
    await page.getByLabel('Show it as').selectOption('sidePanel');
    await fact('frame').getByText('sidePanel').waitFor();
    await picture('side-panel');
    const frame = await tabFrame();
    await frame.getByRole('button', { name: 'Share to stage' }).click();
    await page.frameLocator('iframe[title="Meeting stage"]').getByText('meetingStage').waitFor();
    await page.getByRole('button', { name: 'Remove this tab' }).click();
    await page.getByRole('tab', { name: /Children’s register/ }).waitFor({ state: 'detached' });
  });

  it('says so when the tab does not answer, and loads it again', async () => {
    await harness.control('POST', 'settings', { tabUrl: 'http://127.0.0.1:9/' });
    await page.clock.install();
    await page.goto(`${harness.tenant.pageUrl}?as=${people.lead}`);
    await page.getByText('Opening the tab').first().waitFor();
    await page.clock.fastForward(21_000);
    await page.getByText('The tab does not answer').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Opening the tab').first().waitFor();
  });
});

describe('how it looks', () => {
  it.each(['default', 'dark', 'contrast'])(
    'draws a crowded card so that axe finds nothing in the %s theme',
    async (theme) => {
      await harness.control('POST', `chats/${people.lead}/install`);
      await harness.control('POST', `chats/${people.lead}/messages`, { text: `crowded ${tab.url}` });
      await open(people.lead, `&theme=${theme}&view=chat`);
      await page.getByLabel('Progress note').waitFor();
      await picture(`crowded-${theme}`);
      expect(
        (await accessibilityProblems(page)).filter((line) => !line.includes('data-tabster-dummy')),
      ).toEqual([]);
    },
  );

  it.each(['default', 'dark', 'contrast'])('has nothing for axe to find in the %s theme', async (theme) => {
    await harness.control('POST', 'clock', { now: '2026-03-31T08:00:00Z', freeze: true });
    await askForCard(people.lead);
    await harness.control('POST', `chats/${people.lead}/messages`, { text: 'good *morning*' });
    await open(people.lead, `&theme=${theme}`);
    await page.getByText('Seen just now').waitFor();
    await tabFrame();
    await picture(`theme-${theme}`);
    expect(
      (await accessibilityProblems(page)).filter((line) => !line.includes('data-tabster-dummy')),
    ).toEqual([]);
  });

  it('gives the chat or the tab the whole width', async () => {
    await open(people.lead);
    await page.getByRole('button', { name: 'Chat only' }).click();
    await page.locator('iframe').waitFor({ state: 'detached' });
    await picture('chat-only');
    await page.getByRole('button', { name: 'Tab only' }).click();
    await tabFrame();
    const width = await page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(950);
    await picture('tab-only');
  });
});
