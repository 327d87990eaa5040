import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack } from '../../infra/dev/stack.ts';
import { accounts } from '../../infra/sample/directory.ts';
import { readDocumentOutcomeSchema } from '../../shared/contracts/imports.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { noDecisions } from '../../shared/import-plan/decisions.ts';
import { planImport } from '../../shared/import-plan/plan-import.ts';
import { readingCorrectionsSchema } from '../../shared/importing/reading.ts';
import { aScheme } from '../support/builders.ts';
import { excelFile } from '../support/documents/excel-file.ts';
import { row, table, wordFile } from '../support/documents/word-file.ts';
import { controls } from '../support/tenant-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { previewInBrowser } from './preview-in-a-browser.ts';
import { memoryMiB } from './sweep-of-many.ts';

/** How long a person waits at most for the preview of twenty thousand rows, in seconds. */
const limitSeconds = 10;
const headings = [
  'No.',
  'What do we want to achieve?',
  'How?',
  'Who will lead?',
  'Success measures',
  'When?',
  'RAG',
];
const leads = [
  'Head of Access',
  'QA subgroup / Head of Care',
  'Priya Nair (Designated Nurse)',
  'All partner agencies',
];
const whens = ['31 March 2027', 'June 2026', 'ongoing', 'Autumn 2026', 'quarterly', 'tbc'];

/** A plan of so many actions, no two alike, in the words and the mess of real ones. */
function rowsOf(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [
    `${1 + Math.floor(index / 100)}.${1 + (index % 100)}`,
    index % 3 === 0 ? `Children in area ${index} are heard` : '“ “',
    `Ask every child of group ${index} what would help, write it down and tell the board`,
    leads[index % leads.length] ?? '',
    `Share of children of group ${index} who say they were heard. Ongoing.`,
    whens[index % whens.length] ?? '',
    ['R', 'A', 'G', ''][index % 4] ?? '',
  ]);
}

/** User and system time of a process so far, in seconds, from the system's own books; 0 where there are none. */
function processorSeconds(processId: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

const rounded = (seconds: number): number => Number(seconds.toFixed(2));

/** Documents of so many rows, from their upload to the whole preview: over HTTP as the tab asks for it, and in a real browser. */
export async function measureDocuments(
  count: number,
  isInBrowser: boolean,
  onLine: (from: string, line: string) => void,
) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'register-documents-'));
  const stack = await startStack({ dataDirectory, fresh: true, sample: true, onLine });
  try {
    const rows = rowsOf(count);
    const documents: Readonly<Record<string, Uint8Array>> = {
      'plan.csv': new TextEncoder().encode(
        [headings, ...rows].map((cells) => cells.map((text) => `"${text}"`).join(',')).join('\r\n'),
      ),
      'plan.xlsx': excelFile({ sheets: [{ name: 'Plan', rows: [headings, ...rows] }] }),
      'plan.docx': wordFile(table([row(headings, { heading: true }), ...rows.map((cells) => row(cells))])),
    };
    const token = await controls(stack).ssoToken(accounts.castellRowena.id);
    const measured = [];
    for (const [name, bytes] of Object.entries(documents)) {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], name));
      const before = processorSeconds(stack.service.pid);
      const began = performance.now();
      const answer = await fetch(`${stack.serviceUrl}/api/boards/children/imports/read`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: form,
      });
      const text = await answer.text();
      const answered = performance.now();
      const outcome = readDocumentOutcomeSchema.parse(JSON.parse(text));
      if (outcome.outcome !== 'read')
        throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`);
      const corrections = readingCorrectionsSchema.parse({});
      const plan = planImport({
        reading: outcome.reading,
        decisions: noDecisions,
        corrections,
        document: outcome.document,
        register: { risks: [], controls: [], actions: [], people: [], groups: [] },
        scheme: aScheme(),
        today: civilDate('2026-03-02'),
      });
      const planned = performance.now();
      if (plan.rows.length !== count) throw new Error(`${name}: ${plan.rows.length} of ${count} rows.`);
      const seconds = (answered - began) / 1000;
      const planSeconds = (planned - answered) / 1000;
      measured.push({
        name,
        megabytes: rounded(bytes.length / 1_000_000),
        answerMegabytes: rounded(text.length / 1_000_000),
        seconds: rounded(seconds),
        processorSeconds: rounded(processorSeconds(stack.service.pid) - before),
        /** Checking the answer and planning, which the tab does. */
        planSeconds: rounded(planSeconds),
        withinLimit: seconds + planSeconds <= limitSeconds,
      });
    }
    const inABrowser = [];
    if (isInBrowser) {
      const browser = await launchBrowser('to measure');
      try {
        for (const [name, bytes] of Object.entries(documents))
          inABrowser.push({
            name,
            ...(await previewInBrowser(browser, stack, { name, bytes, rows: count })),
          });
      } finally {
        await browser.close();
      }
    }
    return {
      rows: count,
      limitSeconds,
      documents: measured,
      inABrowser,
      serviceMemoryPeakMiB: memoryMiB(stack.service.pid, 'VmHWM'),
    };
  } finally {
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
