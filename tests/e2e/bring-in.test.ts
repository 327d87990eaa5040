import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { asExcelSaves, editCell, number, typed } from '../support/documents/exported-workbook.ts';
import { childrenSitePath } from '../../infra/sample/directory.ts';
import { boardPlanDocx } from '../support/documents/exampleshire-documents.ts';
import { cell, paragraph, row, table, wordFile } from '../support/documents/word-file.ts';
import {
  beyond320Pixels,
  childrensBoard,
  personCalled,
  picture,
  problemsInEveryTheme,
  startJourneys,
  type Journeys,
} from '../support/e2e-window.ts';

/** A board manager brings the board's plan in, in a real browser inside the Teams-like page. The day is Monday 2 March 2026. */
let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
}, 180_000);
afterAll(() => journeys.stop());
afterEach(() => journeys.closeWindows());

const manager = 'Rowena Castell';

async function openBringIn(theme?: string): Promise<{ page: Page; tab: FrameLocator }> {
  const page = await journeys.windowOf(manager, { view: 'tab', ...(theme === undefined ? {} : { theme }) });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await tab.getByRole('heading', { name: 'Bring in a document', level: 1 }).waitFor();
  return { page, tab };
}

const pasted = [
  'No.\tAction\tWho will lead?\tWhen?\tRAG',
  'Z1\tAsk every school who answers the phone in the holidays\tHead of Education\tJune 2026\tG',
  'Z2\tAgree who stands in for the front door\t???\ttbc\tA',
].join('\n');

async function paste(tab: FrameLocator, text: string): Promise<void> {
  await tab.getByLabel('Or paste a table').fill(text);
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByRole('heading', { name: 'Row by row' }).waitFor();
}

it('reads a Word plan, shows what needs a person, and writes nothing', async () => {
  const { page, tab } = await openBringIn();
  const file = path.join(tmpdir(), 'exampleshire-plan.docx');
  await writeFile(file, boardPlanDocx());
  await tab.getByLabel('Document (.docx').setInputFiles(file);
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByRole('heading', { name: 'Row by row' }).waitFor();
  await tab.getByText(/\d+ rows? shown/).waitFor();
  await picture(page, 'bring-in-word');
  await tab
    .getByRole('button', { name: /^Look at / })
    .first()
    .click();
  await tab.getByRole('heading', { name: 'As written' }).waitFor();
  await picture(page, 'bring-in-row');

  // What waits for one reason is looked through together, and decided together; that can be taken back.
  await tab.getByRole('button', { name: 'Another document' }).click();
  await paste(
    tab,
    [
      'No.\tAction\tWho will lead?\tWhen?',
      'V1\tAsk every hostel who sleeps in\tHousing lead\t31 June 2026',
      'V2\tAsk every club who drives the bus\t???\t31 June 2026',
      'V3\tAsk every choir who has the key\t???\t31 June 2026',
    ].join('\n'),
  );
  const why = tab.getByRole('combobox', { name: 'Because' });
  const [, most = ''] = await why.locator('option').allTextContents();
  expect(most).toBe('When needs a look (3)');
  await why.selectOption({ label: most });
  await tab.getByText('3 rows shown; 3 rows need you.').waitFor();
  expect(await tab.getByText(/There is no such day in the calendar/).count()).toBe(3);
  await picture(page, 'bring-in-one-reason');
  await tab.getByRole('button', { name: 'Accept all 3' }).click();
  await tab.getByText('Accepted together: 3 (When needs a look).').waitFor();
  await tab.getByText('2 rows shown; 2 rows need you.').waitFor();
  // The one reason that is left is nobody's choice yet: a second press can accept nothing that was not looked through.
  expect(await tab.getByRole('button', { name: /^Accept all/ }).count()).toBe(0);
  const focused = async () => tab.locator(':focus').textContent();
  expect(await focused()).toBe('Accepted together: 3 (When needs a look).');
  await picture(page, 'bring-in-accepted-together');
  await tab.getByRole('button', { name: 'Look at them again' }).click();
  await tab.getByText('3 rows shown; 3 rows need you.').waitFor();
  expect(await focused()).toBe('They wait for you again (When needs a look).');
  await tab.getByRole('button', { name: 'Accept all 3' }).waitFor();
}, 120_000);

it('brings a pasted table in once: what a person decides counts, the same again is the same, and it can be undone', async () => {
  const { page, tab } = await openBringIn();
  await paste(tab, pasted);
  await tab.getByText('1 row shown; 1 row needs you.').waitFor();
  await tab.getByRole('button', { name: /Look at Z2/ }).click();
  await tab.getByLabel('Leads').fill('Head of the Front Door');
  await tab.getByLabel('When', { exact: true }).fill('30 September 2026');
  await picture(page, 'bring-in-edited');
  await tab.getByRole('button', { name: /^Bring in \d+ rows/ }).click();
  await tab.getByRole('heading', { name: '“Pasted text” is in the register.' }).waitFor({ timeout: 60_000 });
  await picture(page, 'bring-in-done');

  await tab.getByRole('button', { name: 'Another document' }).click();
  await paste(tab, pasted);
  await tab.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'The same (2)' });
  await tab.getByText('Ask every school who answers the phone in the holidays').first().waitFor();
  await tab.getByRole('button', { name: 'Another document' }).click();

  await tab.getByRole('link', { name: 'Action plan', exact: true }).click();
  await tab.getByText('Ask every school who answers the phone in the holidays').first().waitFor();
  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await tab.getByRole('button', { name: 'Undo this import' }).first().click();
  await tab.getByText(/Pasted text.*: undone/).waitFor({ timeout: 60_000 });
  await tab.getByRole('link', { name: 'Action plan', exact: true }).click();
  await tab.getByRole('heading', { name: 'Action plan', level: 1 }).waitFor();
  await tab
    .getByText('Ask every school who answers the phone in the holidays')
    .waitFor({ state: 'detached' });
}, 180_000);

it('a column that was corrected stays so over a reload, and the board remembers it for its next document', async () => {
  const { page, tab } = await openBringIn();
  const text = (reference: string, action: string) =>
    `No.\tAction\tChampion\tWhen?\n${reference}\t${action}\tHead of Education\tJune 2026`;
  const column = tab.getByLabel('“Champion” holds');
  const openTable = () =>
    tab.locator('details').filter({ hasText: '“Champion” holds' }).locator('summary').click();
  await paste(tab, text('Y1', 'Ask every club how it chooses its volunteers'));
  await openTable();
  expect(await column.inputValue()).not.toBe('leads');
  await column.selectOption('leads');
  await tab.getByRole('progressbar').waitFor({ state: 'detached' });

  // The text is still there, and what was corrected about it is known once it is read.
  await page.reload();
  await childrensBoard(page);
  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByRole('heading', { name: 'Row by row' }).waitFor();
  await openTable();
  expect(await column.inputValue()).toBe('leads');
  await picture(page, 'bring-in-corrected');
  await tab.getByRole('button', { name: /^Bring in \d+ rows?/ }).click();
  await tab.getByRole('heading', { name: '“Pasted text” is in the register.' }).waitFor({ timeout: 60_000 });

  await tab.getByRole('button', { name: 'Another document' }).click();
  expect(await tab.getByLabel('Or paste a table').inputValue()).toBe('');
  await paste(tab, text('Y2', 'Ask every club who its visitors report to'));
  await openTable();
  expect(await column.inputValue()).toBe('leads');
  await picture(page, 'bring-in-remembered');
}, 180_000);

it('reads a RAG from the colour of a cell, goes from one row that needs somebody to the next, lists what is in no row, and keeps a column that is no field', async () => {
  const { page, tab } = await openBringIn();
  const coloured = (reference: string, action: string, when: string, fill: string) =>
    row([reference, action, 'Head of Education', when, cell('', { fill }), 'from the quarry levy']);
  await tab.getByLabel('Document (.docx').setInputFiles({
    name: 'coloured-plan.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(
      wordFile([
        paragraph('Foreword by the chair.'),
        table([
          row(['No.', 'Action', 'Who will lead?', 'When?', 'RAG', 'Funding'], { heading: true }),
          coloured('X1', 'Walk every fence of the quarry', 'June 2026', 'FF0000'),
          coloured('X2', 'Put signs up at every gate', 'tbc', 'FFC000'),
          coloured('X3', 'Mend the last gate', 'insert date', '92D050'),
        ]),
      ]),
    ),
  });
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByRole('heading', { name: 'Row by row' }).waitFor();
  await tab.getByText('Text outside the tables (1)').click();
  await tab.getByText('Text, paragraph 1: Foreword by the chair.').waitFor();
  await tab.getByRole('button', { name: /Look at X2/ }).click();
  const rag = tab.getByLabel('RAG', { exact: true });
  expect(await rag.inputValue()).toBe('amber');
  await tab.getByText('colour of the cell').first().waitFor();
  await picture(page, 'bring-in-coloured');
  await tab.getByRole('button', { name: 'Next that needs you' }).first().click();
  await tab.getByRole('heading', { name: 'X3 · Mend the last gate' }).waitFor();
  expect(await rag.inputValue()).toBe('green');
  await tab.getByRole('button', { name: /^Bring in 3 rows/ }).click();
  await tab
    .getByRole('heading', { name: '“coloured-plan.docx” is in the register.' })
    .waitFor({ timeout: 60_000 });
  await tab.getByRole('button', { name: 'Open the action plan' }).click();
  await tab.getByText('Walk every fence of the quarry').first().click();
  await tab.getByText('Brought in from “coloured-plan.docx”, table 1, row 2.').waitFor();
  await tab.getByText('Funding: from the quarry levy').waitFor();
  await picture(page, 'bring-in-coloured-history');
}, 120_000);

it('a spreadsheet in the loop: exported, edited in Excel, brought in as a diff, applied, told in the trail, undone', async () => {
  const { page, tab } = await openBringIn();
  await tab.getByRole('link', { name: 'Meetings', exact: true }).click();
  await tab
    .getByRole('link', { name: /^Papers/ })
    .first()
    .click();
  await tab.getByRole('combobox', { name: 'Paper', exact: true }).selectOption('register');
  await tab.getByRole('combobox', { name: 'Meeting', exact: true }).selectOption('');
  await tab.getByRole('combobox', { name: 'Format', exact: true }).selectOption('xlsx');
  await tab.getByRole('button', { name: 'Write the paper' }).click();
  const link = tab
    .getByRole('listitem')
    .getByRole('button', { name: /^Risk register and action plan, .*xlsx/ });
  await link.waitFor();
  await picture(page, 'trip-exported');
  const library = `${childrenSitePath}/Shared Documents/Papers/${await link.textContent()}`;
  const address = `${journeys.stack.pageUrl}/_local/sharepoint/files${encodeURI(library)}`;
  const kept = await fetch(`${address}?as=${personCalled(manager).id}`);
  const exported = new Uint8Array(await kept.arrayBuffer());

  // The third row of Risks, two of Actions, one of Controls; and what only the register works out.
  let edited = editCell(exported, 1, 'Triggers', typed('Staffing: turnover; agency staff'), 4);
  edited = editCell(edited, 1, 'Reviewed', typed('every 6 weeks'), 4);
  edited = editCell(edited, 1, 'Direction', typed('going down'), 4);
  edited = editCell(edited, 2, 'Percent complete', number(65), 3);
  edited = editCell(edited, 2, 'Due', typed('30 June 2027'), 4);
  edited = editCell(edited, 3, 'Adequacy', typed('Poor'), 2);
  const file = path.join(tmpdir(), 'exampleshire-register-edited.xlsx');
  await writeFile(file, asExcelSaves(edited));
  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await tab.getByLabel('Document (.docx').setInputFiles(file);
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByRole('heading', { name: 'Row by row' }).waitFor();
  await picture(page, 'trip-preview');
  await tab.getByText('1 row shown; 1 row needs you.').waitFor();
  await tab
    .getByRole('button', { name: /^Look at / })
    .first()
    .click();
  await tab
    .getByText(/“Direction” is only shown in the workbook/)
    .first()
    .waitFor();
  await tab.getByLabel(/^Triggers: from [^]* to “Staffing: turnover; agency staff”/).waitFor();
  await tab.getByLabel(/^Review rule: from “[^”]*” to “every 6 weeks”/).waitFor();
  await picture(page, 'trip-row');
  await tab.getByRole('button', { name: 'Leave open' }).click();
  await tab.getByRole('button', { name: 'Close', exact: true }).click();
  await tab.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Changed (4)' });
  await tab.getByText('4 rows shown; 0 rows need you.').waitFor();
  await tab.getByRole('cell', { name: /^Changed: Triggers, Review rule/ }).waitFor();
  await picture(page, 'trip-diff');
  await tab.getByRole('button', { name: 'Bring in 4 rows' }).click();
  await tab.getByRole('heading', { name: /is in the register\.$/ }).waitFor({ timeout: 60_000 });

  await tab.getByRole('button', { name: 'Open the risk register' }).click();
  await tab
    .getByRole('link', { name: /Exploited and missing children/ })
    .first()
    .click();
  await tab.getByText('every 6 weeks').first().waitFor();
  await tab.getByText('agency staff').first().waitFor();
  await tab.getByText('Reading the history…').waitFor({ state: 'detached' });
  await tab
    .getByText(/exampleshire-register-edited\.xlsx/)
    .first()
    .waitFor();
  await picture(page, 'trip-risk');

  await tab.getByRole('link', { name: 'Bring in', exact: true }).click();
  await picture(page, 'trip-back');
  await tab.getByRole('button', { name: 'Undo this import' }).first().click();
  await tab.getByText(/exampleshire-register-edited\.xlsx.*: undone/).waitFor({ timeout: 60_000 });
  await tab.getByRole('link', { name: 'Risk register', exact: true }).click();
  await tab
    .getByRole('link', { name: /Exploited and missing children/ })
    .first()
    .click();
  await tab.getByText('every 6 weeks').waitFor({ state: 'detached' });
  await picture(page, 'trip-undone');
}, 180_000);

it('says in plain words why a file is not read', async () => {
  const { tab } = await openBringIn();
  await tab.getByLabel('Document (.docx').setInputFiles({
    name: 'plan.docx',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n'),
  });
  await tab.getByRole('button', { name: 'Read it' }).click();
  await tab.getByText('This is a PDF.').waitFor();
}, 60_000);

it('axe finds nothing in any theme, before and after reading, nor at 320 pixels', async () => {
  const { page, tab } = await openBringIn();
  expect(await problemsInEveryTheme(page, journeys.stack, 'bring-in')).toEqual([]);
  await paste(tab, pasted);
  await tab.getByRole('button', { name: /Look at Z2/ }).click();
  await tab.getByRole('heading', { name: 'As read' }).waitFor();
  expect(await problemsInEveryTheme(page, journeys.stack, 'bring-in-read')).toEqual([]);
  expect(await beyond320Pixels(page, journeys.stack)).toBeLessThanOrEqual(0);
}, 120_000);

it('is offered to board managers only', async () => {
  const page = await journeys.windowOf('Priya Nair', { view: 'tab' });
  const tab = await childrensBoard(page);
  await tab.getByRole('link', { name: 'Action plan', exact: true }).waitFor();
  expect(await tab.getByRole('link', { name: 'Bring in', exact: true }).count()).toBe(0);
}, 60_000);
