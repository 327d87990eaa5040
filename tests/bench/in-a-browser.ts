import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startStack, type Stack } from '../../infra/dev/stack.ts';
import { launchBrowser } from '../support/browser.ts';
import { controls } from '../support/tenant-client.ts';
import { dayOfFullBoard, membersOfTheBoard, sizes, writeFullBoard } from './full-board.ts';

/** What every frame keeps about itself: when its first row was drawn, and its long tasks. */
const watchFrame = () => {
  const kept = { rowsAt: 0, longTasks: [] as { at: number; milliseconds: number }[] };
  Object.assign(window, { measured: kept });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      kept.longTasks.push({ at: Math.round(entry.startTime), milliseconds: Math.round(entry.duration) });
    }
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (document.querySelector('tr[data-row]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (kept.rowsAt = performance.now())));
  }).observe(document, { childList: true, subtree: true });
};

interface Measured {
  rowsAt: number;
  longTasks: { at: number; milliseconds: number }[];
}

async function tabOf(page: Page, stack: Stack): Promise<Frame> {
  await page.frameLocator('iframe').locator('tr[data-row]').first().waitFor({ timeout: 60_000 });
  const frame = page.frames().find((each) => each.url().startsWith(`${stack.serviceUrl}/tab`));
  if (frame === undefined) throw new Error('The tab is not on the page.');
  return frame;
}

/** From the frame's navigation to the first rows on the screen, with where the time went. */
async function loadOf(page: Page, stack: Stack) {
  const frame = await tabOf(page, stack);
  return frame.evaluate(async () => {
    const { measured } = window as unknown as { measured: Measured };
    while (measured.rowsAt === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const calls = resources.filter(({ name }) => name.endsWith('/changes')).slice(0, 20);
    const before = calls.filter(({ startTime }) => startTime < measured.rowsAt);
    return {
      usableAfterMilliseconds: Math.round(measured.rowsAt),
      readingBeganAfter: Math.round(before[0]?.startTime ?? 0),
      readings: before.map((call) => ({
        milliseconds: Math.round(call.responseEnd - call.startTime),
        kibibytes: Math.round(call.transferSize / 1024),
        kibibytesUnpacked: Math.round(call.decodedBodySize / 1024),
      })),
      longTasks: measured.longTasks.filter(({ at }) => at < measured.rowsAt),
    };
  });
}

/** Milliseconds from doing something (a statement in the page) to the paint after `shows` (an expression in it) is true. */
function untilPainted(frame: Frame, act: string, shows: string): Promise<number> {
  return frame.evaluate<number>(`(async () => {
    const began = performance.now();
    ${act};
    while (!(${shows}) && performance.now() < began + 10_000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return Math.round(performance.now() - began);
  })()`);
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** Types into the search as React hears it, and waits for the count to change. */
async function filterTimes(frame: Frame): Promise<number[]> {
  const times: number[] = [];
  for (const words of ['exploitation', 'step 4', 'supervision', 'front door', '']) {
    const before = (await frame.locator('main [role="status"]').first().textContent()) ?? '';
    times.push(
      await untilPainted(
        frame,
        `(() => {
          const box = document.querySelector('main input[type="search"], main input[type="text"], main input:not([type])');
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${JSON.stringify(words)});
          box.dispatchEvent(new Event('input', { bubbles: true }));
        })()`,
        `document.querySelector('main [role="status"]').textContent !== ${JSON.stringify(before)}`,
      ),
    );
  }
  return times;
}

async function sortTimes(frame: Frame): Promise<number[]> {
  const times: number[] = [];
  for (const column of [0, 1, 2, 1, 3]) {
    const was = await frame.evaluate(() =>
      [...document.querySelectorAll('th[role="columnheader"]')].map((th) => th.getAttribute('aria-sort')),
    );
    times.push(
      await untilPainted(
        frame,
        `document.querySelectorAll('th[role="columnheader"] button')[${column}].click()`,
        `JSON.stringify([...document.querySelectorAll('th[role="columnheader"]')].map((th) => th.getAttribute('aria-sort'))) !== ${JSON.stringify(JSON.stringify(was))}`,
      ),
    );
  }
  return times;
}

/** Scrolls through the whole list with the wheel and says which tasks were long. */
async function scrolling(page: Page, frame: Frame) {
  const from = await frame.evaluate(() => performance.now());
  await page.mouse.move(600, 600);
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.wheel(0, step < 100 ? 600 : 8_000);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(300);
  return frame.evaluate((began) => {
    const { measured } = window as unknown as { measured: Measured };
    const long = measured.longTasks.filter(({ at }) => at >= began).map(({ milliseconds }) => milliseconds);
    return {
      scrolledTo: Math.round(window.scrollY),
      longTasks: long.length,
      longest: Math.max(0, ...long),
    };
  }, from);
}

/** A register of 500 risks, 5,000 actions and 20,000 updates in a real browser, with Graph 80 ms away. */
export async function measureInBrowser(onLine: (from: string, line: string) => void) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'register-browser-'));
  const stack = await startStack({
    dataDirectory,
    fresh: true,
    sample: false,
    boards: ['children'],
    now: `${dayOfFullBoard}T10:00:00Z`,
    onLine,
  });
  try {
    const provisioned = await stack.register(['provision', '--board', 'children', '--yes']);
    if (provisioned.code !== 0) throw new Error(provisioned.stderr);
    await writeFullBoard(stack);
    return await measureOn(stack);
  } finally {
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

/** The same on a stack that holds the full board already. */
async function measureOn(stack: Stack) {
  const browser = await launchBrowser('to measure');
  try {
    const tenant = controls(stack);
    await tenant.ask('POST', 'switches', { latencyMilliseconds: 80 });
    const [person] = membersOfTheBoard();
    if (person === undefined) throw new Error('The board has no members.');
    // The service has read the register once: what is measured is a running service.
    const token = await tenant.ssoToken(person.id);
    const first = await fetch(`${stack.serviceUrl}/api/boards`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!first.ok) throw new Error(`The service answered ${first.status}.`);

    const context = await browser.newContext({ viewport: { width: 1500, height: 1000 }, locale: 'en-GB' });
    // What the compiler of this file puts around functions with a name, for those that run in the page.
    await context.addInitScript('window.__name = (named) => named');
    await context.addInitScript(watchFrame);
    const open = async () => {
      const page = await context.newPage();
      await page.goto(`${stack.pageUrl}/?as=${person.id}&view=tab`);
      return page;
    };
    await tenant.forgetTraffic();
    let page = await open();
    const cold = await loadOf(page, stack);
    const asPerson = (await tenant.traffic()).entries.filter((entry) => entry.delegated === true);
    await page.close();
    const warm: (typeof cold)[] = [];
    for (let time = 0; time < 3; time += 1) {
      page = await open();
      warm.push(await loadOf(page, stack));
      if (time < 2) await page.close();
    }

    const frame = await tabOf(page, stack);
    const risks = { filter: await filterTimes(frame), sort: await sortTimes(frame) };
    await frame.evaluate(() => window.scrollTo(0, 0));
    const scrollingRisks = await scrolling(page, frame);
    await frame.evaluate(() => window.scrollTo(0, 0));
    const pageChange = await untilPainted(
      frame,
      `document.querySelector('nav a[href$="/actions"]').click()`,
      `document.querySelector('h1')?.textContent === 'Action plan' && document.querySelector('tr[data-row]') !== null`,
    );
    const actions = { filter: await filterTimes(frame) };
    const scrollingActions = await scrolling(page, frame);
    await context.close();
    return {
      ...sizes,
      graphLatencyMilliseconds: 80,
      cold: {
        ...cold,
        graphCallsAsPerson: asPerson.filter(({ insideBatch }) => !insideBatch).length,
        unitsAsPerson: asPerson.reduce((sum, { resourceUnits }) => sum + resourceUnits, 0),
      },
      warm: {
        usableAfterMilliseconds: median(warm.map((load) => load.usableAfterMilliseconds)),
        loads: warm,
      },
      openTheActionPlanMilliseconds: pageChange,
      risks: { ...risks, scrolling: scrollingRisks },
      actions: { ...actions, scrolling: scrollingActions },
    };
  } finally {
    await browser.close();
  }
}
