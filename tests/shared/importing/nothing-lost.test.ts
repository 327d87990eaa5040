import fc from 'fast-check';
import { readableText } from '../../../shared/importing/cell-text.ts';
import { readImport } from '../../../shared/importing/read-import.ts';
import {
  readingCorrectionsSchema,
  tableKindSchema,
  type ImportReading,
} from '../../../shared/importing/reading.ts';
import type { SourceBlock, SourceDocument } from '../../../shared/importing/source-document.ts';
import { aDocument } from '../../support/source-documents.ts';

/** Every word of a document stands in a row as written, or in a piece that the preview names as not brought in. */

const none = readingCorrectionsSchema.parse({});
/** Of headings, letters that only look Latin are read as Latin ones. */
const wordsIn = (text: string): string[] => readableText(text).text.match(/[\p{L}\p{N}]+/gu) ?? [];

function printedIn(document: SourceDocument): string[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
  );
}

function listedIn({ risks, actions, refused, tables }: ImportReading): string[] {
  const rows = [...risks, ...risks.flatMap(({ controls }) => controls), ...actions];
  return [
    ...rows.flatMap(({ raw }) => Object.entries(raw).flat()),
    ...refused.map(({ text }) => text),
    // What heads a table is the priority of its rows, or their plan.
    ...actions.flatMap(({ plan, priority }) => [plan, priority]),
    ...tables.flatMap(({ columns }) => columns.map(({ heading }) => heading)),
  ];
}

function lost(document: SourceDocument, corrections = none): string[] {
  const listed = new Set(listedIn(readImport(document, corrections)).flatMap(wordsIn));
  return printedIn(document)
    .flatMap(wordsIn)
    .filter((word) => !listed.has(word));
}

/** A risk told in prose, of our own writing: running heads, introductions, headings without anything under them, a sentence torn by a page. */
const annex = aDocument(`
Appendix C
Closer look at corporate risk 7 – Quarry safety
1. This appendix looks closer at CR7.
2. The description of this risk is as follows: **A child is hurt in a disused quarry.**
Fences were last counted in spring.
Risk Detail
3. Quarries belong to nobody in particular.
Implications
4. The implications for the county include;
 - A family grieves
Appendix C
Closer look at corporate risk 7 – Quarry safety
 - An inquest asks what we knew
Controls
5. The controls in place include;
Fencing
6. Wardens walk the fences and write down what
Appendix C
Closer look at corporate risk 7 – Quarry safety
they find.
Signs in four languages
Further details follow in summer
7. Signs were put up at every gate.
Outstanding Actions
The following are outstanding:
8. The last fence will be mended later in the year.
Risk Rating
9. The gross risk score is 20 (likelihood probable, impact major).
The board looks at it twice a year.
`);

/** The sheet of a risk as a scan gives it: scraps of a matrix, a label without a value, the same cell twice, signs. */
const sheet = aDocument(`
Risk Path: Exampleshire County Council/Quarries Risk Category: Places
The sheet was printed in spring.

Risk\tA child is hurt in a disused quarry\tOwners\tHead of Wardens
Triggers\t\tLast Review\t14/04/2026
Potential Consequences\t1. A family grieves\tNext Review\t13/07/2026
Current Score\tco\tTarget Score\tœ
s\tr\tth\tof the
\t\t\tn
\t0)\t×\t

Actions / Controls Already in Place\tAdequacy
1. Wardens walk the fences\tGood
\tPoor

Required Management Action / Control\tResponsibility\tTarget Date
Mend the last fence\tHead of Wardens\t31/03/2026
`);

describe('what a document says stands in a row, or is named as not brought in', () => {
  it.each([
    ['a risk told in prose', annex],
    ['the sheet of a risk', sheet],
  ])('%s', (_name, document) => {
    expect(lost(document)).toEqual([]);
  });

  it('what has no field of the one risk is named, and kept with it letter for letter', () => {
    const { risks, refused } = readImport(annex, none);
    const kept = refused.filter(({ reason }) => reason === 'kept with the risk').map(({ text }) => text);
    expect(kept).toEqual([
      '1. This appendix looks closer at CR7.',
      'Risk Detail',
      'Implications',
      '4. The implications for the county include;',
      'Controls',
      '5. The controls in place include;',
      'Signs in four languages',
      'Outstanding Actions',
      'The following are outstanding:',
      'Risk Rating',
      'The board looks at it twice a year.',
    ]);
    expect(refused.filter(({ reason }) => reason === 'page header or footer')).toHaveLength(6);
    const raw = Object.values(risks[0]?.raw ?? {}).join('\n');
    for (const text of kept) expect(raw).toContain(text);
    expect(risks[0]?.inNoField.split('\n')).toEqual(kept);
    expect(risks[0]?.controls[0]?.raw).toEqual({
      Heading: 'Fencing',
      Control: '6. Wardens walk the fences and write down what\nthey find.',
    });
  });

  it('a scrap of a scan is kept though its letters stand elsewhere too', () => {
    const { risks, refused } = readImport(sheet, none);
    expect(Object.values(risks[0]?.raw ?? {})).toEqual(expect.arrayContaining(['0) | ×', 'n']));
    expect(refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'kept with the risk', text: 'The sheet was printed in spring.' }),
        expect.objectContaining({ reason: 'no text', text: 'Poor' }),
      ]),
    );
  });

  it('of a plan, the text between its tables; of a report without rows, all of it', () => {
    const plan = aDocument(`
# Our plan

Foreword by the chair.

Priority 1: Listen

No.\tAction\tWho will lead?\tWhen?
1\tAsk children\tPriya Nair\tJune 2026

Page 2 of 9
`);
    expect(readImport(plan, none).refused.map(({ reason, text }) => [reason, text])).toEqual([
      ['running text', 'Foreword by the chair.'],
      ['page header or footer', 'Page 2 of 9'],
    ]);
    const report = aDocument(
      '# Report\nWe met four times.\nAttendance: Police 80% Schools 70% Health 90% Fire 60%',
    );
    const read = readImport(report, none);
    expect(read.refused.map(({ reason }) => reason).sort()).toEqual([
      'heading of the text',
      'not yet a list here',
      'running text',
    ]);
    expect(lost(report)).toEqual([]);
  });

  it('a column that is no field stays with its row, and goes into the trail when the row is new; one that a person leaves out does not', () => {
    const plan = aDocument(`
No.\tAction\tWho will lead?\tWhen?\tFunding\tPage
1\tWalk the fence\tPriya Nair\tJune 2026\tfrom the quarry levy\t7
2\tMend the fence\tPriya Nair\tJune 2026\t\t
`);
    const rests = (corrections = none) => readImport(plan, corrections).actions.map((row) => row.inNoField);
    expect(rests()).toEqual(['Funding: from the quarry levy\nPage: 7', '']);
    expect(rests({ ...none, columns: { '1': { '5': 'ignore' } } })).toEqual([
      'Funding: from the quarry levy',
      '',
    ]);
  });

  /** In place of each @ stands a word that stands nowhere else in the document: none of them can be lost behind another. */
  const texts = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('@', '@', '@ @.', 'Controls: @', '1. @ and @', '@\n@') },
    fc.constantFrom(
      ...[
        'Controls',
        'Implications',
        'Risk Rating',
        'Outstanding Actions',
        'Risk Detail',
        'u u',
        '"',
        '0)',
        '',
      ],
      ...['No.', 'Action', 'Risk', 'Owners', 'When?', 'Adequacy', 'Last Review', 'Triggers', 'RAG', 'Good'],
      ...[
        'Target Score',
        'Who will lead?',
        'Page 3 of 4',
        'The controls include;',
        'Priority 2: Learn',
        '20',
      ],
      ...[
        'Actions / Controls Already in Place',
        'Potential Consequences',
        'Risk Category: Homes',
        '17/04/2026',
      ],
    ),
    fc.string({
      unit: fc.constantFrom('a', 'b', 'e', 'Z', ' ', '.', ';', '\n', '7', 'е', '–'),
      maxLength: 24,
    }),
  );
  const blocks = fc.array(
    fc.oneof(
      fc.record({
        text: texts,
        heading: fc.option(fc.constantFrom(1, 2)),
        marker: fc.option(fc.constant('3.')),
      }),
      fc.array(fc.array(texts, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    ),
    { maxLength: 9 },
  );
  const made = (pieces: ReturnType<typeof blocks.generate>['value']): SourceDocument => {
    let number = 0;
    let word = 0;
    const withWords = (text: string) => text.replaceAll('@', () => `zq${(word += 1).toString(36)}j`);
    return {
      name: '',
      format: 'docx',
      notices: [],
      blocks: pieces.map((piece): SourceBlock => {
        if (!Array.isArray(piece)) {
          const { text, heading, marker } = piece;
          return {
            kind: 'paragraph',
            text: withWords(text),
            ...(heading === null ? {} : { heading }),
            ...(marker === null ? {} : { marker }),
          };
        }
        number += 1;
        return {
          kind: 'table',
          number,
          rows: piece.map((cells, row) => ({
            number: row + 1,
            cells: cells.map((text) => ({ text: withWords(text) })),
          })),
        };
      }),
    };
  };

  it('whatever it is made of, and whatever a person says its first table is', () => {
    fc.assert(
      fc.property(blocks, fc.option(fc.constantFrom(...tableKindSchema.options)), (pieces, kind) => {
        const corrections = kind === null ? none : { ...none, kinds: { '1': kind } };
        expect(lost(made(pieces), corrections)).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });
});
