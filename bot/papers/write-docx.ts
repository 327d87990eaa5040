import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { columnWidths } from './column-widths.ts';
import { drawPicture } from './draw-picture.ts';
import type { Block, Paper, Table as PaperTable } from './paper.ts';
import { possibleInXml } from './xml-text.ts';

const font = 'Calibri';
/** Of the text in tables, in half points, and how wide a bold letter is of its height, as broad ones are. */
const cellText = 19;
const boldLetter = 0.62;
/** In twentieths of a point. */
const cellMargin = 80;
/** A4 in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_134 };

/** A paper as Word reads it: real heading styles, header rows marked and repeated, alternative texts, its language and its title. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const width = (paper.orientation === 'landscape' ? page.height : page.width) - 2 * page.margin;
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(paper.title)] }),
    ...paper.facts.map(
      ([label, value]) =>
        new Paragraph({
          style: 'Facts',
          children: [new TextRun({ text: possibleInXml(`${label}: `), style: 'Strong' }), run(value)],
        }),
    ),
  ];
  for (const [index, block] of paper.blocks.entries())
    children.push(...(await blockOf(block, width, paper.blocks[index + 1])));
  const [before = '', between = '', after = ''] = paper.pageWords('\u0001', '\u0002').split(/[\u0001\u0002]/);
  const made = new Document({
    title: possibleInXml(paper.title),
    subject: possibleInXml(paper.marking),
    creator: 'Safeguarding Register',
    lastModifiedBy: 'Safeguarding Register',
    description: '',
    features: { updateFields: false },
    styles: stylesOf(paper.language === 'cy' ? 'cy-GB' : 'en-GB'),
    numbering: {
      config: [
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.width,
              height: page.height,
              orientation:
                paper.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        headers: {
          default: new Header({
            children: [new Paragraph({ style: 'Marking', children: [run(paper.marking)] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Marking',
                children: [
                  new TextRun({
                    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
                  }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(made));
}

const strongly: IRunOptions = { style: 'Strong', bold: true };

const run = (text: string, strong = false): TextRun =>
  new TextRun({ ...(strong ? strongly : {}), text: possibleInXml(text) });

async function blockOf(block: Block, width: number, next: Block | undefined): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [run(block.text)],
        }),
      ];
    case 'paragraph':
      // What says what a picture is stands on its page, and so does the heading above.
      return [new Paragraph({ keepNext: next?.kind === 'picture', children: [run(block.text)] })];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: [run(item)] }),
      );
    case 'table':
      return [tableOf(block, width)];
    case 'picture':
      return [
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: await drawPicture(block),
              // Word counts pictures in pixels of 96 an inch.
              transformation: {
                width: Math.round((block.width * 96) / 72),
                height: Math.round((block.height * 96) / 72),
              },
              altText: {
                name: possibleInXml(block.alternative),
                title: '',
                description: possibleInXml(block.alternative),
              },
            }),
          ],
        }),
      ];
  }
}

function tableOf({ columns, rows }: PaperTable, width: number): Table {
  const widths = columnWidths(
    columns,
    rows,
    width,
    (word) => word.length * boldLetter * cellText * 10 + 2 * cellMargin,
  ).map(Math.floor);
  const cell = (text: string, index: number, header: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: cellMargin, right: cellMargin },
      ...(header ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E8EBFA' } } : {}),
      children: text
        .split('\n')
        .map((line) => new Paragraph({ style: 'Cell', children: [run(line, header)] })),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false)) }),
      ),
    ],
  });
}

function stylesOf(language: string) {
  const dark = '242424';
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: '2B3A8C' },
    paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font, size: 22, color: dark, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { font, size: 40, bold: true, color: dark }, paragraph: { spacing: { after: 160 } } },
      heading1: heading(30, 320),
      heading2: heading(25, 220),
    },
    characterStyles: [{ id: 'Strong', name: 'Strong', run: { bold: true } }],
    paragraphStyles: [
      { id: 'Facts', name: 'Facts', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
      {
        id: 'Cell',
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: cellText },
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Marking',
        name: 'Marking',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { after: 0 } },
      },
    ],
  };
}
