import path from 'node:path';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { buildSample } from '../../infra/sample/exampleshire.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { paths } from '../../tab/ui/board-paths.ts';
import { accessibilityProblems } from '../support/browser.ts';
import { englishAmong } from '../support/english-words.ts';
import {
  childrensBoard,
  problemsInEveryTheme,
  setTabWidth,
  startJourneys,
  tabFrame,
  type Journeys,
} from '../support/e2e-window.ts';

/** What holds on every page of the tab, one after another in one window: keyboard, width, enlarged text, themes. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 240_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

const [sample] = buildSample(civilDate('2026-03-02'));
const id = 'children';
const meetings = sample?.meetings ?? [];
const sealedKey = 'mtg-c-children-board-6';

/** Address and main heading of every page a board manager can open. */
const pages: readonly (readonly [name: string, address: string, heading: RegExp])[] = [
  ['register', paths.register(id), /^Risk register$/],
  ['risk', paths.risk(id, sample?.risks[0]?.key ?? ''), /./],
  ['plan', paths.actions(id), /^Action plan$/],
  ['action', paths.action(id, sample?.actions[0]?.key ?? ''), /^Action plan$/],
  ['my work', paths.myWork(id), /^My work$/],
  ['overview', paths.overview(id), /^Overview$/],
  ['meetings', paths.meetings(id), /^Meetings$/],
  ['since', paths.since(id), /^Since the last meeting$/],
  ['papers', paths.papers(id), /^Papers$/],
  ['choose a meeting', paths.chooseMeeting(id), /./],
  ['run a meeting', paths.runMeeting(id, meetings.at(-1)?.key ?? ''), /./],
  ['sealed register', paths.sealed(id, sealedKey), /^Risk register$/],
  ['data quality', paths.dataQuality(id), /^Data quality$/],
  ['reminder policy', paths.reminderPolicy(id), /./],
  ['reminders sent', paths.receipts(id), /./],
  ['scoring', paths.schemes(id), /./],
  ['keeping', paths.retention(id), /^How long things are kept$/],
  ['bring in', paths.bringIn(id), /./],
  ['statement', '/accessibility', /^Accessibility statement$/],
];

/** What the board wrote itself, and what a column of its lists is called, is in English in every language. */
const theBoardsOwn = (words: string): boolean =>
  columnNames.has(words) || writtenByTheBoard.includes(JSON.stringify(words).slice(1, -1));
const writtenByTheBoard = JSON.stringify(sample);
const columnNames = new Set(
  Object.values(registerLists).flatMap(({ definition }) =>
    definition.columns.map(({ displayName }) => displayName),
  ),
);

const actionOf = (wanted: (action: NonNullable<typeof sample>['actions'][number]) => boolean) =>
  paths.action(id, sample?.actions.find(wanted)?.key ?? '');

/** What only a walk through the words wants to see: the forms of somebody who decides. */
const furtherPages: readonly (readonly [name: string, address: string])[] = [
  ['decide about time', actionOf(({ moreTimeRequest }) => moreTimeRequest !== null)],
  ['close', actionOf(({ status }) => status === 'complete')],
  ['without a lead', actionOf(({ leads, status }) => leads.length === 0 && status === 'not started')],
  ['without a date', actionOf(({ currentDue, status }) => currentDue === null && status === 'in progress')],
];

async function open(theme = 'default'): Promise<[Page, FrameLocator]> {
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab', theme });
  return [page, await childrensBoard(page)];
}

/** Goes to an address inside the tab, as a link would. */
async function goTo(frame: Frame, tab: FrameLocator, address: string, heading: RegExp): Promise<void> {
  await frame.evaluate((wanted) => {
    history.pushState(null, '', location.href.replace(/\/(?:board|accessibility).*$/, wanted));
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await tab.getByRole('heading', { level: 1, name: heading }).first().waitFor();
  await tab.getByRole('progressbar').first().waitFor({ state: 'detached' });
}

/** A browser without a screen may leave a frame undrawn, which then learns of no change of its medium: a picture has it drawn. */
async function turnsLight(page: Page, frame: Frame): Promise<void> {
  const isLight = () => frame.evaluate(() => document.documentElement.style.colorScheme === 'light');
  for (let asked = 0; asked < 50 && !(await isLight()); asked += 1) await page.screenshot();
  expect(await isLight()).toBe(true);
}

/** Every text and name on the page, each once. */
const wordsOnPage = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const found = new Set<string>();
    const add = (text: string | null | undefined) => {
      const words = (text ?? '').replace(/\s+/g, ' ').trim();
      if (/\p{L}{2}/u.test(words)) found.add(words);
    };
    for (const element of document.body.querySelectorAll('*')) {
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
      for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt']) {
        add(element.getAttribute(name));
      }
    }
    return [...found];
  });

/** Whatever can be worked or read and lies beyond the edge, without a frame of its own that scrolls. */
const beyondTheEdge = (frame: Frame) =>
  frame.evaluate(() => {
    const width = document.documentElement.clientWidth;
    // A frame that scrolls by itself, or what is kept for screen readers and for the focus alone.
    const isApart = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(at);
        if ((at !== element && /auto|scroll/.test(overflowX)) || clipPath !== 'none') return true;
      }
      const { right, bottom } = element.getBoundingClientRect();
      return right < 0 || bottom < 0;
    };
    const lost = [
      ...document.querySelectorAll('a, button, input, select, textarea, h1, h2, h3, p, li, dd'),
    ].filter((element) => {
      const { left, right, width: own, height } = element.getBoundingClientRect();
      const isThere = own > 1 && height > 1 && getComputedStyle(element).visibility === 'visible';
      return isThere && (right > width + 1 || left < -1) && !isApart(element);
    });
    const wider = document.documentElement.scrollWidth - width;
    return [
      ...(wider > 0 ? [`the page is ${wider} pixels too wide`] : []),
      ...lost.map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`),
    ];
  });

/** Where the focus is, and whether something on the screen shows it. */
const focusNow = (frame: Frame) =>
  frame.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const draws = (style: CSSStyleDeclaration) =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
      style.boxShadow !== 'none';
    const framed = (style: CSSStyleDeclaration) =>
      style.content !== 'none' && (draws(style) || Number.parseFloat(style.borderBottomWidth) > 0);
    const near = [element, element.parentElement, element.nextElementSibling].filter((each) => each !== null);
    const isShown = near.some(
      (each) =>
        draws(getComputedStyle(each)) ||
        framed(getComputedStyle(each, '::after')) ||
        framed(getComputedStyle(each, '::before')),
    );
    const { top, bottom } = element.getBoundingClientRect();
    // A date is three stops in one field.
    const isDate = element instanceof HTMLInputElement && element.type === 'date';
    element.setAttribute('data-stop', element.getAttribute('data-stop') ?? crypto.randomUUID());
    return {
      place: isDate ? crypto.randomUUID() : (element.getAttribute('data-stop') ?? ''),
      name: `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}`,
      isShown,
      isOnScreen: bottom > 0 && top < window.innerHeight,
    };
  });

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined)
    await page.locator('iframe').screenshot({ path: path.join(folder, `${name}.png`) });
}

it('nothing is lost at a width of 320 pixels, or with everything twice as large', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  const lost: string[] = [];
  for (const width of [320, 640]) {
    await setTabWidth(page, journeys.stack, width);
    for (const [name, address, heading] of pages) {
      await goTo(frame, tab, address, heading);
      // With a form open in a line, whose choices may be longer than the line.
      if (['data quality', 'my work', 'since'].includes(name)) {
        await tab.getByRole('main').locator('button[aria-expanded="false"]').first().click();
        await tab.getByRole('main').locator('form').first().waitFor();
      }
      lost.push(...(await beyondTheEdge(frame)).map((what) => `${name} at ${width}: ${what}`));
      await picture(page, `${name}-${width}`);
    }
  }
  expect(lost).toEqual([]);
}, 400_000);

it('every page is reached and left with the keyboard alone, and the focus always shows', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  const troubles: string[] = [];
  for (const [name, address, heading] of pages) {
    await goTo(frame, tab, address, heading);
    await frame.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
    });
    const seen = new Set<string>();
    let before = '';
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab');
      const focus = await focusNow(frame);
      // Past the last stop the focus leaves the frame: nothing held it.
      if (focus === null || seen.has(focus.place)) {
        if (focus !== null && focus.place === before) troubles.push(`${name}: ${focus.name} holds the focus`);
        break;
      }
      if (!focus.isShown) troubles.push(`${name}: nothing shows the focus on ${focus.name}`);
      if (!focus.isOnScreen) troubles.push(`${name}: ${focus.name} has the focus off the screen`);
      seen.add(focus.place);
      before = focus.place;
    }
    if (seen.size < 2) troubles.push(`${name}: only ${seen.size} places take the focus`);
  }
  expect(troubles).toEqual([]);
}, 400_000);

it('the pages of the menu are gone through with Tab and Enter, and a form is filled and left', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  const press = async (name: RegExp) => {
    for (let stop = 0; stop < 60; stop += 1) {
      if (name.test((await focusNow(frame))?.name ?? '')) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not get to ${name.source}.`);
  };
  for (const name of ['Action plan', 'My work', 'Overview', 'Meetings', 'Data quality']) {
    await frame.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
    });
    await press(new RegExp(`^A ${name}`));
    await tab.getByRole('heading', { level: 1, name }).waitFor();
  }
  // Data quality: the first form is opened, written in and closed again.
  await press(/^BUTTON Put right/);
  await tab.getByRole('textbox').first().waitFor();
  await press(/^BUTTON Hide/);
  await tab.getByRole('button', { name: 'Hide' }).waitFor({ state: 'detached' });
}, 120_000);

it('in Welsh no page keeps a word of the English ones', async () => {
  // What it looks for: words as they are, and those made of a number.
  expect(englishAmong(['Clear filters', '4 cells need a look', 'Clirio’r hidlyddion'])).toHaveLength(2);
  const page = await journeys.windowOf('Rowena Castell', { view: 'tab' });
  await page.getByRole('combobox', { name: 'Language of Teams' }).selectOption('cy-gb');
  const tab = page.frameLocator('iframe');
  await tab.getByRole('link', { name: 'Children’s Partnership' }).click();
  await tab.getByRole('heading', { name: 'Cofrestr risgiau', level: 1 }).waitFor();
  const frame = tabFrame(page, journeys.stack);
  const left: string[] = [];
  for (const [name, address] of [...pages, ...furtherPages]) {
    await goTo(frame, tab, address, /./);
    await tab.getByRole('main').waitFor();
    const found = englishAmong(await wordsOnPage(frame)).filter((words) => !theBoardsOwn(words));
    left.push(...found.map((words) => `${name}: ${words}`));
    await picture(page, `${name}-welsh`);
  }
  expect(left).toEqual([]);
}, 200_000);

it('on paper nothing is cut off, lies over something else or waits to be pressed', async () => {
  const [page, tab] = await open('dark');
  const frame = tabFrame(page, journeys.stack);
  const troubles: string[] = [];
  // A sheet of A4 between margins of 12 millimetres.
  await setTabWidth(page, journeys.stack, 702);
  for (const [name, address, heading] of pages) {
    if (!['register', 'risk', 'plan', 'overview', 'meetings', 'since', 'sealed register'].includes(name))
      continue;
    await page.emulateMedia({ media: 'screen' });
    await goTo(frame, tab, address, heading);
    await page.emulateMedia({ media: 'print' });
    // Dark words on white paper, whatever the theme on the screen.
    await turnsLight(page, frame);
    const found = await frame.evaluate(() => {
      const isShown = (element: Element) => element.getClientRects().length > 0;
      const buttons = [
        ...document.querySelectorAll('button:not([data-printed]), textarea, nav a, [role=switch]'),
      ];
      const cells = [...document.querySelectorAll<HTMLElement>('td, th')];
      return [
        ...buttons.filter(isShown).map((each) => `can be pressed: ${each.textContent}`),
        ...cells
          .filter((cell) => isShown(cell) && cell.scrollWidth > cell.clientWidth + 2)
          .map((cell) => `lies over its neighbour: ${cell.textContent}`),
      ];
    });
    troubles.push(...[...(await beyondTheEdge(frame)), ...found].map((what) => `${name}: ${what}`));
    await picture(page, `${name}-paper`);
  }
  expect(troubles).toEqual([]);
}, 200_000);

it('axe finds nothing on the pages that come from meetings, in any theme', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  const wanted = pages.filter(([name]) =>
    ['papers', 'data quality', 'since', 'run a meeting'].includes(name),
  );
  for (const [name, address, heading] of wanted) {
    await goTo(frame, tab, address, heading);
    expect([name, await problemsInEveryTheme(page, journeys.stack, name)]).toEqual([name, []]);
  }
}, 120_000);

it('a paper is written by the keyboard, named aloud, and Part B asks before it is written', async () => {
  const [page, tab] = await open();
  const frame = tabFrame(page, journeys.stack);
  await goTo(frame, tab, paths.papers(id), /^Papers$/);
  await tab.getByRole('combobox', { name: 'Paper', exact: true }).selectOption('register');
  await tab.getByRole('combobox', { name: 'Part', exact: true }).selectOption('B');
  await tab.getByRole('button', { name: 'Write the paper' }).focus();
  await page.keyboard.press('Enter');
  const notice = tab.getByRole('alert').filter({ hasText: 'Papers/Part B' });
  await notice.waitFor();
  expect(await accessibilityProblems(frame)).toEqual([]);
  await notice.getByRole('button', { name: 'Write it there all the same' }).focus();
  await page.keyboard.press('Enter');
  await tab.getByRole('heading', { level: 2, name: 'Written just now' }).waitFor();
  await tab
    .getByRole('listitem')
    .getByRole('button', { name: /^Risk register and action plan, .*Part B/ })
    .waitFor();
  expect(await tab.getByRole('alert').count()).toBe(0);
  expect(await accessibilityProblems(frame)).toEqual([]);
}, 120_000);
