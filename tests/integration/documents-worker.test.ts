import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocumentInWorker } from '../../bot/documents/in-worker.ts';
import { readingLimits } from '../../bot/documents/reading-limits.ts';
import { excelFile } from '../support/documents/excel-file.ts';
import { paragraph, wordFile } from '../support/documents/word-file.ts';

const program = pathToFileURL(join(process.cwd(), 'dist/documents-worker.js'));
const bounds = { milliseconds: 60_000, megabytes: 768, limits: readingLimits };

describe('Reading in a thread of its own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reader-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  /** A reader that misbehaves. */
  const programOf = async (name: string, code: string) => {
    const path = join(folder, `${name}.mjs`);
    await writeFile(
      path,
      `import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { ${code} });`,
    );
    return pathToFileURL(path);
  };

  it('reads Word, Excel and text', async () => {
    const readings = await Promise.all([
      readDocumentInWorker(program, 'a.docx', wordFile(paragraph('One'))),
      readDocumentInWorker(program, 'b.xlsx', excelFile({ sheets: [{ name: 'P', rows: [['Two']] }] })),
      readDocumentInWorker(program, 'c.txt', new TextEncoder().encode('Three &amp; more')),
    ]);
    expect(readings.map((reading) => (reading.ok ? reading.document.blocks[0] : reading.refusal))).toEqual([
      { kind: 'paragraph', text: 'One' },
      { kind: 'table', number: 1, sheet: 'P', rows: [{ number: 1, cells: [{ text: 'Two' }] }] },
      { kind: 'paragraph', text: 'Three & more' },
    ]);
  });

  it('ends a reader at its deadline, and the next file is read', async () => {
    const endless = await programOf('endless', 'for (;;);');
    const [late, next] = await Promise.all([
      readDocumentInWorker(endless, 'a.docx', new Uint8Array(1), { ...bounds, milliseconds: 300 }),
      readDocumentInWorker(program, 'c.txt', new TextEncoder().encode('Text'), bounds),
    ]);
    expect(late).toEqual({ ok: false, refusal: { kind: 'took too long', detail: '300 milliseconds' } });
    expect(next.ok).toBe(true);
  });

  it('a reader that runs out of memory, throws or leaves is a refusal', async () => {
    const greedy = await programOf('greedy', 'const all = []; for (;;) all.push(new Array(10000).fill({}));');
    const kindOf = async (misbehaving: URL) => {
      const reading = await readDocumentInWorker(misbehaving, 'a.docx', new Uint8Array(1), {
        ...bounds,
        megabytes: 32,
      });
      return reading.ok ? 'read' : reading.refusal.kind;
    };
    expect(await kindOf(greedy)).toBe('too much inside');
    expect(await kindOf(await programOf('throws', 'throw new TypeError("no")'))).toBe('damaged');
    expect(await kindOf(await programOf('leaves', 'process.exit(0)'))).toBe('damaged');
  });

  it('a file beyond the limit starts no thread', async () => {
    const reading = await readDocumentInWorker(new URL('file:///nowhere'), 'a.txt', new Uint8Array(11), {
      ...bounds,
      limits: { ...readingLimits, fileBytes: 10 },
    });
    expect(reading.ok ? 'read' : reading.refusal.kind).toBe('too large');
  });
});
