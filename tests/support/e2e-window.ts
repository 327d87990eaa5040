import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import { type Stack } from '../../infra/dev/stack.ts';
import { copySampleTo } from './sample-data.ts';
import { startWatchedStack } from './watched-stack.ts';
import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import { accessibilityProblems, launchBrowser } from './browser.ts';

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
  const contexts: BrowserContext[] = [];
  const closeWindows = async () => {
    for (const context of contexts.splice(0)) await context.close();
  };
  return {
    stack,
    said,
    closeWindows,
    windowOf: async (name, options = {}) => {
      const { width = 1500, height = 1000 } = options;
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB' });
      contexts.push(context);
      const page = await context.newPage();
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

/**
 * What axe finds in the open page in light, dark and high contrast, each line with its theme; empty = clean. The theme is changed where a
 * person changes it, in Teams, and the page must follow while it stands open. `name` is for the pictures.
 */
export async function problemsInEveryTheme(page: Page, stack: Stack, name: string): Promise<string[]> {
  const frame = tabFrame(page, stack);
  const found: string[] = [];
  const look = async (theme: string) => {
    await picture(page, `${name}-${theme}`);
    let problems = await accessibilityProblems(frame);
    if (problems.length > 0) {
      // A busy machine may still have been drawing: what is wrong with the page is so a second later as well.
      await page.waitForTimeout(1_000);
      problems = await accessibilityProblems(frame);
    }
    found.push(...problems.map((problem) => `${theme}: ${problem}`));
  };
  const choose = async (theme: 'Light' | 'Dark' | 'High contrast') => {
    const before = await frame.evaluate(() => document.body.style.backgroundColor);
    await page.getByRole('button', { name: `${theme} theme` }).click();
    await frame.waitForFunction((old) => document.body.style.backgroundColor !== old, before);
    // Drawn, and at rest: a colour on its way is one nobody reads.
    await frame.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await frame.waitForFunction(() =>
      document
        .getAnimations()
        .every(
          ({ playState, effect }) =>
            playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
        ),
    );
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

/** Makes the tab 320 pixels wide. Answers how many pixels would have to be scrolled sideways: 0 = nothing is lost. */
export async function beyond320Pixels(page: Page, stack: Stack): Promise<number> {
  await page.locator('iframe').evaluate((frame) => {
    frame.style.cssText += '; width: 320px !important; max-width: 320px; flex: none;';
  });
  return tabFrame(page, stack).evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
