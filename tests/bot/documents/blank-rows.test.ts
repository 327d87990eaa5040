import fc from 'fast-check';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema, type ImportReading } from '../../../shared/importing/reading.ts';
import { excelFile } from '../../support/documents/excel-file.ts';
import { documentOf } from '../../support/documents/read-all.ts';

const headings = ['No.', 'What do we want to achieve?', 'How?', 'Who will lead?', 'When?', 'Status', 'RAG'];
type Row = readonly string[];
const blank: Row = [];

async function readings(rows: readonly Row[]): Promise<ImportReading[]> {
  const corrections = readingCorrectionsSchema.parse({ plan: 'Plan' });
  const list = rows.map((row) => row.join(',')).join('\r\n');
  const workbook = excelFile({
    sheets: [{ name: 'Plan', rows: rows.map((row) => row.map((cell) => cell || null)) }],
  });
  return [
    readImport(await documentOf('plan.csv', list), corrections),
    readImport(await documentOf('plan.xlsx', workbook), corrections),
  ];
}

/** What the rows say, without where they stand. */
const said = ({ actions }: ImportReading) =>
  actions.map(({ reference, outcome, action, leads, due, status, rag }) => [
    reference,
    outcome,
    action,
    leads.map(({ name }) => name).join(' + '),
    due.raw,
    status,
    rag,
  ]);

describe('blank rows between the rows of one table', () => {
  const row = fc.tuple(
    fc.constantFrom('', '1.1', '2a'),
    fc.constantFrom('Children are heard', 'Agency returns', 'Meeting notes'),
    fc.constantFrom('Ask every child', 'Performance report', 'Measure it'),
    fc.constantFrom('', 'Priya Nair', 'QA subgroup'),
    fc.constantFrom('', 'June 2026', '31/03/2027', 'ongoing'),
    fc.constantFrom('', 'Complete'),
    fc.constantFrom('', 'G', 'A'),
  );
  it('are there to be looked at: it reads as if there were none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(row, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const spaced = rows.flatMap(([cells, blanks]): Row[] => [
            ...Array.from({ length: blanks }, () => blank),
            cells,
          ]);
          const dense = await readings([headings, ...rows.map(([cells]) => cells)]);
          const loose = await readings([headings, ...spaced]);
          expect(loose.map(said)).toEqual(dense.map(said));
          expect(loose.map(({ tables }) => tables.length)).toEqual([1, 1]);
          expect(loose.flatMap(({ refused }) => refused)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep their columns where the first is empty, and a cell that stands alone its own', async () => {
    for (const reading of await readings([
      headings,
      ['1', 'Heard', 'Ask', 'Priya Nair', 'June 2026', '', 'G'],
      blank,
      ['', 'Safe', 'Look', 'Owen Rees', '', '', 'R'],
      blank,
      ['', '', 'And write it down', '', '', '', ''],
    ])) {
      expect(said(reading)).toEqual([
        ['1', 'Heard', 'Ask', 'Priya Nair', 'June 2026', null, 'green'],
        ['', 'Safe', 'Look', 'Owen Rees', '', null, 'red'],
        ['', 'Safe', 'And write it down', '', '', null, null],
      ]);
    }
  });
});

describe('two tables of a sheet', () => {
  it('with headings of their own are two, whatever the second is about', async () => {
    for (const reading of await readings([
      headings,
      ['1', 'Heard', 'Ask', 'Priya Nair', 'June 2026', '', 'G'],
      blank,
      ['No.', 'Action', 'Lead', 'When'],
      ['9', 'Tell', 'Owen Rees', 'July 2026'],
      blank,
      ['Agency', 'Meetings attended', 'Share'],
      ['Police', '4', '80%'],
      ['Health', '5', '100%'],
      blank,
      ['Team', 'Calls'],
      ['North', '12'],
    ])) {
      expect(reading.tables.map(({ kind }) => kind)).toEqual(['actions', 'actions', 'attendance', 'unknown']);
      expect(said(reading).map(([reference, outcome, action]) => [reference, outcome, action])).toEqual([
        ['1', 'Heard', 'Ask'],
        ['9', '', 'Tell'],
      ]);
      expect(reading.refused.map(({ text }) => text)).toEqual([
        'Police | 4 | 80%',
        'Health | 5 | 100%',
        'Team | Calls',
        'North | 12',
      ]);
    }
  });

  it('a key under a table is no row of it', async () => {
    for (const reading of await readings([
      headings,
      ['1', 'Heard', 'Ask', 'Priya Nair', 'June 2026', '', 'G'],
      blank,
      ['Key: R = red'],
    ])) {
      expect(said(reading)).toHaveLength(1);
      expect(reading.refused.map(({ text }) => text)).toEqual(['Key: R = red']);
    }
  });
});
