import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';

/** The Chromium that `npm test` found; by hand, CHROMIUM_PATH names another. */
const shell = '/usr/bin/chromium-headless-shell';
const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(shell) ? shell : '/usr/bin/chromium');

/** For tests, whose pages live for seconds: making their functions faster while they run costs more than it saves. */
const forSeconds = '--js-flags=--no-opt --no-maglev --no-sparkplug';

/** @param use `to measure` = as fast as it is in people's hands */
export function launchBrowser(use: 'to test' | 'to measure' = 'to test'): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(use === 'to test' ? [forSeconds] : []),
      // A headless Chromium has American words only; so a field for a date at least follows its page, as it does in a British browser.
      '--enable-blink-features=LangAttributeAwareFormControlUI',
    ],
  });
}

const axeSource = readFileSync(path.resolve('node_modules/axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  id: string;
  help: string;
  nodes: { target: string[]; html: string }[];
}

/** Those of axe's rules whose answer depends on colours, or on how large and where something is drawn. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/**
 * What axe finds against WCAG 2.2 A and AA, one readable line each. Empty = clean.
 * @param rules `of looks` for a page that was looked at with every rule and has changed only its looks since
 */
export async function accessibilityProblems(
  frame: Page | Frame,
  rules: 'all' | 'of looks' = 'all',
): Promise<string[]> {
  await atRest(frame);
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeSource);
  const violations = await frame.evaluate(
    async (runOnly) => {
      const axe = (
        window as unknown as {
          axe: { run: (context: Document, options: unknown) => Promise<{ violations: AxeViolation[] }> };
        }
      ).axe;
      const result = await axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        // Loads every style sheet and medium a second time, for rules about sound and about turning the screen: the pages have neither.
        preload: false,
      });
      return result.violations;
    },
    rules === 'of looks'
      ? { type: 'rule', values: rulesOfLooks }
      : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  );
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${violation.help} – ${node.target.join(' ')} – ${node.html}`,
    ),
  );
}

/** Resolves when what was asked for is drawn and nothing moves any more: a colour on its way is one nobody reads. */
export async function atRest(frame: Page | Frame): Promise<void> {
  await drawn(frame);
  await frame.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  );
}

/** Resolves after the next two pictures of the page. */
export const drawn = (frame: Page | Frame): Promise<unknown> =>
  frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
