import { strFromU8, unzipSync } from 'fflate';
import type { Paper, Workbook } from '../../../bot/papers/paper.ts';
import { writeDocx } from '../../../bot/papers/write-docx.ts';
import { writePdf } from '../../../bot/papers/write-pdf.ts';
import { writeXlsx } from '../../../bot/papers/write-xlsx.ts';

const paper: Paper = {
  title: 'Papur bwrdd: Bwrdd Diogelu',
  facts: [['Rhan', 'Rhan A']],
  marking: 'Rhan A',
  language: 'cy',
  pageWords: (page, pages) => `Tudalen ${page} o ${pages}`,
  orientation: 'portrait',
  madeAt: '2026-04-10T10:00:00Z',
  blocks: [
    { kind: 'heading', level: 1, text: 'Crynodeb' },
    { kind: 'list', items: ['ŵ ŷ Ŵ Ŷ', 'broken \u0000 text < & >'] },
    { kind: 'heading', level: 2, text: 'Y prif risgiau' },
    {
      kind: 'table',
      summary: 'Y prif risgiau',
      columns: [
        { title: 'Cyf', weight: 1 },
        { title: 'Risg', weight: 3 },
      ],
      rows: Array.from({ length: 80 }, (_, index) => [`R${index}`, 'Plant\nmewn perygl']),
    },
    {
      kind: 'picture',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
      width: 100,
      height: 100,
      alternative: 'Map gwres',
    },
  ],
};

it('writes Word with real headings, marked header rows, its language, alternative texts and no empty paragraphs', async () => {
  const files = unzipSync(await writeDocx(paper));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const body = part('word/document.xml');
  expect(body).toContain('<w:pStyle w:val="Title"/>');
  expect(body).toContain('<w:pStyle w:val="Heading1"/>');
  expect(body).toContain('<w:pStyle w:val="Heading2"/>');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(body).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*>Cyf</);
  expect(body).toContain('descr="Map gwres"');
  expect(body).not.toMatch(/<w:p>(<w:pPr>(?:(?!<w:r>).)*<\/w:pPr>)?<\/w:p>/);
  expect(body).not.toContain('\u0000');
  expect(part('word/styles.xml')).toContain('<w:lang w:val="cy-GB"/>');
  expect(part('docProps/core.xml')).toContain('<dc:title>Papur bwrdd: Bwrdd Diogelu</dc:title>');
});

it('writes tagged PDF with its title and language, headers of columns and rows, and fonts of its own', async () => {
  const text = Buffer.from(await writePdf(paper, false)).toString('latin1');
  expect(text).toContain('/Marked true');
  expect(text).toContain('/Lang (cy-GB)');
  expect(text).toContain('/DisplayDocTitle true');
  expect(text).toContain('pdfuaid');
  for (const tag of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure']) {
    expect(text).toMatch(new RegExp(`/S /${tag}\\b`));
  }
  expect(text.match(/\/Scope \/Column/g)).toHaveLength(2);
  expect(text.match(/\/Scope \/Row/g)).toHaveLength(80);
  expect(text).toContain('/Alt (Map gwres)');
  expect(text).not.toContain('Helvetica');
});

it('a heading and its sentence stand on the page of the picture they lead to, wherever the page ends', async () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}`);
  for (const count of [30, 34, 38, 42, 46]) {
    const led: Paper = {
      ...paper,
      blocks: [
        { kind: 'list', items: lines(count) },
        { kind: 'heading', level: 2, text: 'Heat map' },
        { kind: 'paragraph', text: 'Risks by likelihood and impact.' },
        ...paper.blocks.filter((block) => block.kind === 'picture'),
      ],
    };
    const pages = Buffer.from(await writePdf(led, false))
      .toString('latin1')
      .split(/\bendstream\b/);
    expect(pages.filter((page) => /\/Figure <</.test(page) && !/\/H3 <</.test(page))).toEqual([]);
    expect(pages.some((page) => /\/Figure <</.test(page))).toBe(true);
  }
});

const workbook: Workbook = {
  title: 'Register',
  language: 'en',
  marking: 'Part A & more',
  madeAt: '2026-04-10T10:00:00Z',
  sheets: [
    {
      name: 'Actions',
      columns: [
        { title: 'Action', width: 40, kind: 'text' },
        { title: 'Due', width: 18, kind: 'date' },
        { title: 'Moves', width: 10, kind: 'number' },
        { title: 'Key', width: 10, kind: 'text', hidden: true },
      ],
      rows: [
        ['=HYPERLINK("http://x","y")', '2026-03-31', 2, 'A-1'],
        ['+44 20', 'end of term', null, '@SUM(1)'],
        ['_x000A_ and \u0001', null, 0, '-1'],
      ],
    },
  ],
};

it('writes days as dates, texts as quoted texts that no spreadsheet runs, filters, a header that stands still, hidden keys', () => {
  const files = unzipSync(writeXlsx(workbook));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<c r="B2" s="3"><v>46112</v></c>');
  expect(sheet).toMatch(/<c r="A2" s="1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/);
  expect(sheet).toMatch(/<c r="B3" s="1" t="inlineStr">.{0,60}end of term/);
  expect(sheet).toContain('_x005F_x000A_ and \uFFFD');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<autoFilter ref="A1:D4"/>');
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<col min="4" max="4" width="10" customWidth="1" hidden="1"/>');
  const styles = strFromU8(files['xl/styles.xml'] ?? new Uint8Array());
  expect(styles).toContain('quotePrefix="1"');
  expect(styles).toContain('d\\ mmmm\\ yyyy');
});
