import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import { type Stack } from '../../infra/dev/stack.ts';
import { copySampleTo } from './sample-data.ts';
import { startWatchedStack } from './watched-stack.ts';
import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import { accessibilityProblems, atRest, drawn, launchBrowser } from './browser.ts';

/** The whole product on the Exampleshire sample, and a browser: for the journeys. The day is Monday 2 March 2026. */
export interface Journeys {
  readonly stack: Stack;
  /** What the processes printed. */
  readonly said: readonly string[];
  /** The Teams-like page as this person, in a browser session of their own. */
  windowOf(name: string, options?: WindowOptions): Promise<Page>;
  /** Ends the windows of one test. */
  closeWindows(): Promise<void>;
  stop(): Promise<void>;
}

interface WindowOptions {
  readonly view?: 'tab';
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
  /** A place of its own in a meeting, and the address of the tab there. */
  readonly frame?: 'sidePanel' | 'meetingStage';
  readonly open?: string;
}

export async function startJourneys(): Promise<Journeys> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'register-journey-'));
  const said: string[] = [];
  const now = '2026-03-02T07:00:00Z';
  await copySampleTo(dataDirectory, now);
  const stack = await startWatchedStack({
    dataDirectory,
    fresh: false,
    sample: false,
    now,
    onLine: (from, line) => said.push(`[${from}] ${line}`),
  });
  const browser: Browser = await launchBrowser();
  const inUse: { readonly owner: string; readonly context: BrowserContext }[] = [];
  /** Each belongs to one person, who finds in it what a browser keeps of files it has loaded before, and nothing else. */
  const free = new Map<string, BrowserContext[]>();
  const closeWindows = async () => {
    for (const { owner, context } of inUse.splice(0)) {
      await forgetVisit(context, stack);
      free.set(owner, [...(free.get(owner) ?? []), context]);
    }
  };
  return {
    stack,
    said,
    closeWindows,
    windowOf: async (name, options = {}) => {
      const { width = 1500, height = 1000 } = options;
      const context = free.get(name)?.pop() ?? (await browser.newContext({ locale: 'en-GB' }));
      inUse.push({ owner: name, context });
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      // A busy machine of two cores takes its time to draw a register.
      page.setDefaultTimeout(45_000);
      const address = new URL(stack.pageUrl);
      address.searchParams.set('as', personCalled(name).id);
      for (const name of ['view', 'theme', 'frame', 'open'] as const) {
        const value = options[name];
        if (value !== undefined) address.searchParams.set(name, value);
      }
      await page.goto(address.href);
      return page;
    },
    stop: async () => {
      await closeWindows();
      await browser.close();
      await stack.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Ends the visit: what is typed, chosen or kept in its pages is gone, as in a browser that was never there. */
async function forgetVisit(context: BrowserContext, stack: Stack): Promise<void> {
  await context.setOffline(false);
  for (const [index, page] of context.pages().entries()) {
    if (index === 0) {
      const session = await context.newCDPSession(page);
      const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems';
      await page.goto('about:blank');
      for (const address of [stack.pageUrl, stack.serviceUrl]) {
        await session.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes });
      }
    }
    await page.close();
  }
}

export function personCalled(name: string) {
  const user = exampleshireDirectory.users.find((candidate) => candidate.displayName === name);
  if (user === undefined) throw new Error(`Nobody in Exampleshire is called ${name}.`);
  return user;
}

/** The tab, on the children's board: chosen where the person can read several. */
export async function childrensBoard(page: Page): Promise<FrameLocator> {
  const tab = page.frameLocator('iframe');
  const chooser = tab.getByRole('link', { name: 'Children’s Partnership' });
  const register = tab.getByRole('heading', { name: 'Risk register', level: 1 });
  await chooser.or(register).first().waitFor();
  if (!(await register.isVisible())) await chooser.click();
  await register.waitFor();
  return tab;
}

/** A lead's digest in their chat: as it was sent, or already brought up to date by their Teams (a busy machine may take too long for that). */
export async function digestArrives(chat: Page): Promise<void> {
  await chat
    .getByText(/What needs you now|\bneeds? you$/)
    .first()
    .waitFor();
}

/** The tab's own frame, for what runs inside it. */
export function tabFrame(page: Page, stack: Stack): Frame {
  const frame = page.frames().find((each) => each.url().startsWith(`${stack.serviceUrl}/tab`));
  if (frame === undefined) throw new Error('The tab is not on the page.');
  return frame;
}

/** A picture for a look by eye: SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** All that a page says and is made of, without what only gives it its colours. */
const whatIsThere = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const colours = new Set(['class', 'style', 'fill', 'stroke']);
    const elements = [...document.body.querySelectorAll('*')].map(({ tagName, attributes }) =>
      [
        tagName,
        ...[...attributes]
          .filter(({ name }) => !colours.has(name))
          .map(({ name, value }) => `${name}=${value}`),
      ].join(' '),
    );
    return `${elements.join('\n')}\n${document.body.innerText}`;
  });

/**
 * What axe finds in the open page in light, dark and high contrast, each line with its theme; empty = clean. The theme is changed where a
 * person changes it, in Teams, and the page must follow while it stands open. Where the second and third theme show the same page in other
 * colours, only the rules about looks are asked again. `name` is for the pictures.
 */
export async function problemsInEveryTheme(page: Page, stack: Stack, name: string): Promise<string[]> {
  const frame = tabFrame(page, stack);
  const found: string[] = [];
  let lookedAt = '';
  const look = async (theme: string) => {
    await atRest(frame);
    await picture(page, `${name}-${theme}`);
    const there = await whatIsThere(frame);
    const rules = there === lookedAt ? 'of looks' : 'all';
    lookedAt = there;
    let problems = await accessibilityProblems(frame, rules);
    if (problems.length > 0) {
      // A busy machine may still have been drawing: what is wrong with the page is so a second later as well.
      await page.waitForTimeout(1_000);
      problems = await accessibilityProblems(frame, rules);
    }
    found.push(...problems.map((problem) => `${theme}: ${problem}`));
  };
  const choose = async (theme: 'Light' | 'Dark' | 'High contrast') => {
    const before = await frame.evaluate(() => document.body.style.backgroundColor);
    await page.getByRole('button', { name: `${theme} theme` }).click();
    await frame.waitForFunction((old) => document.body.style.backgroundColor !== old, before);
  };
  // Without motion: a button that is still changing its colour would be judged by a colour nobody reads.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await look('light');
  await choose('Dark');
  await look('dark');
  await choose('High contrast');
  await look('contrast');
  await choose('Light');
  await page.emulateMedia({ reducedMotion: null });
  return found;
}

/** Makes the tab so wide; resolves when the page inside is drawn like that, which is some time after its frame is. */
export async function setTabWidth(page: Page, stack: Stack, width: number): Promise<void> {
  await page.locator('iframe').evaluate((frame, pixels) => {
    frame.style.cssText += `; width: ${pixels}px !important; max-width: ${pixels}px; flex: none;`;
  }, width);
  const frame = tabFrame(page, stack);
  await frame.waitForFunction((pixels) => window.innerWidth === pixels, width);
  await drawn(frame);
}

/** Makes the tab 320 pixels wide. Answers how many pixels would have to be scrolled sideways: 0 = nothing is lost. */
export async function beyond320Pixels(page: Page, stack: Stack): Promise<number> {
  await setTabWidth(page, stack, 320);
  return tabFrame(page, stack).evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
