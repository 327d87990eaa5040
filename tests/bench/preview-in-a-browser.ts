import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { Stack } from '../../infra/dev/stack.ts';
import { accounts } from '../../infra/sample/directory.ts';

/** A row of the preview, as long as the whole document is read and planned. */
const rowOfPreview = 'main tr[data-row]';

/**
 * A document brought to its preview in a real browser: from the press on “Read it” with the file chosen until rows stand on the screen and the
 * page answers again, then showing all rows, opening one and deciding about it.
 */
export async function previewInBrowser(
  browser: Browser,
  stack: Stack,
  document: { readonly name: string; readonly bytes: Uint8Array; readonly rows: number },
) {
  const context = await browser.newContext({ viewport: { width: 1500, height: 1000 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(`${stack.pageUrl}/?as=${accounts.castellRowena.id}&view=tab`);
    const tab = await bringInPage(page);
    const file = tab.getByLabel('Document (.docx');
    await file.setInputFiles({
      name: document.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(document.bytes),
    });
    const began = performance.now();
    const since = (from: number) => Math.round(performance.now() - from);
    await tab.getByRole('button', { name: 'Read it' }).click();
    await tab.locator(rowOfPreview).first().waitFor();
    await painted(page, stack);
    const previewMilliseconds = since(began);

    const show = tab.getByRole('combobox', { name: 'Show' });
    const filtered = performance.now();
    await show.selectOption({ label: `All rows (${document.rows})` });
    await tab.getByText(`${document.rows} rows shown`).waitFor();
    await painted(page, stack);
    const allRowsMilliseconds = since(filtered);

    const opened = performance.now();
    await tab
      .getByRole('button', { name: /^Look at / })
      .nth(3)
      .click();
    await tab.getByRole('heading', { name: 'As written' }).waitFor();
    await painted(page, stack);
    const openRowMilliseconds = since(opened);

    const typed = performance.now();
    await tab.getByLabel('When', { exact: true }).fill('30 September 2026');
    await painted(page, stack);
    const editMilliseconds = since(typed);
    return { previewMilliseconds, allRowsMilliseconds, openRowMilliseconds, editMilliseconds };
  } finally {
    await context.close();
  }
}

async function bringInPage(page: Page): Promise<FrameLocator> {
  const tab = page.frameLocator('iframe');
  const chooser = tab.getByRole('link', { name: 'Children’s Partnership' });
  const register = tab.getByRole('heading', { name: 'Risk register', level: 1 });
  await chooser.or(register).first().waitFor();
  if (!(await register.isVisible())) await chooser.click();
  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await tab.getByRole('heading', { name: 'Bring in a document', level: 1 }).waitFor();
  return tab;
}

/** Whatever was still to be done is done: the page draws the next picture. */
async function painted(page: Page, stack: Stack): Promise<void> {
  const frame = page.frames().find((each) => each.url().startsWith(`${stack.serviceUrl}/tab`));
  await frame?.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
}
