import PDFDocument from 'pdfkit';
import { columnWidths } from './column-widths.ts';
import { drawPicture } from './draw-picture.ts';
import { paperFonts } from './fonts.ts';
import type { Block, Paper, Picture, Table } from './paper.ts';
import { wrapText, type Width } from './wrap-text.ts';
import { possibleInXml } from './xml-text.ts';

type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf['struct']>;
type Face = 'regular' | 'bold';

/** In points. */
const margin = 56;
const footer = 30;
const lineHeight = 1.35;
const cellPadding = 4;
const sizes = { title: 20, 1: 15, 2: 12, text: 10.5, cell: 8.5, small: 8.5 } as const;
const ink = '#242424';
const accent = '#2B3A8C';

/**
 * A paper as tagged PDF (PDF/UA-1 in form: structure, language, title, alternative texts, embedded fonts with all letters of Welsh).
 * Header rows are headers of their columns, the first cell of a row is the header of its row; a header repeated on the next
 * page is decoration, so that it is heard once.
 */
export async function writePdf(paper: Paper, compress = true): Promise<Uint8Array> {
  const fonts = await paperFonts();
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    layout: paper.orientation,
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: paper.language === 'cy' ? 'cy-GB' : 'en-GB',
    pdfVersion: '1.7',
    compress,
    // No font of the reader's machine: those have no ŵ and no ŷ.
    font: '',
    info: {
      Title: paper.title,
      Subject: paper.marking,
      Creator: 'Safeguarding Register',
      Producer: 'Safeguarding Register',
      CreationDate: new Date(paper.madeAt),
    },
  };
  const doc = new PDFDocument(Object.assign(options, { subset: 'PDF/UA' }));
  const chunks: Uint8Array[] = [];
  const written = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont('regular', Buffer.from(fonts.regular));
  doc.registerFont('bold', Buffer.from(fonts.bold));

  const sheet = new Sheet(doc);
  sheet.text('H1', paper.title, 'bold', sizes.title, { after: 8, level: null });
  for (const [label, value] of paper.facts) {
    sheet.text('P', `${label}: ${value}`, 'regular', sizes.text, { after: 2 });
  }
  for (const [index, block] of paper.blocks.entries()) {
    await writeBlock(sheet, block, pictureAfter(paper.blocks, index));
  }
  sheet.end();
  writeFooters(doc, paper);
  doc.end();
  return written;
}

/** How high the picture is that a heading or a sentence leads to; 0 = none. A heading may have one sentence in between. */
function pictureAfter(blocks: readonly Block[], index: number): number {
  const next = blocks[index + 1];
  if (next?.kind === 'picture') return next.height;
  const isBetween = blocks[index]?.kind === 'heading' && next?.kind === 'paragraph';
  const picture = isBetween ? blocks[index + 2] : undefined;
  return picture?.kind === 'picture' ? picture.height + 3 * sizes.text * lineHeight : 0;
}

/** @param keep points that must be left on the page below a heading or a sentence, for what it leads to */
async function writeBlock(sheet: Sheet, block: Block, keep: number): Promise<void> {
  switch (block.kind) {
    case 'heading':
      // The title is the one H1 of the document.
      sheet.text(block.level === 1 ? 'H2' : 'H3', block.text, 'bold', sizes[block.level], {
        before: block.level === 1 ? 18 : 12,
        after: 5,
        keepWithNext: Math.max(60, keep),
        level: block.level,
        colour: accent,
      });
      return;
    case 'paragraph':
      sheet.text('P', block.text, 'regular', sizes.text, { after: 6, keepWithNext: keep });
      return;
    case 'list':
      sheet.list(block.items);
      return;
    case 'table':
      sheet.table(block);
      return;
    case 'picture':
      sheet.picture(block, await drawPicture(block));
      return;
  }
}

interface TextOptions {
  readonly before?: number;
  readonly after?: number;
  /** Points that must be left on the page below it. */
  readonly keepWithNext?: number;
  /** In the outline of the document; null or absent = not in it. */
  readonly level?: 1 | 2 | null;
  readonly colour?: string;
}

/** Writes downwards, begins pages, and tags what it writes. */
class Sheet {
  private readonly doc: Pdf;
  private readonly root: Element;
  private readonly widths = new Map<string, number>();
  private outline: PDFKit.PDFOutline | null = null;
  private y = margin;

  constructor(doc: Pdf) {
    this.doc = doc;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  end(): void {
    this.root.end();
  }

  text(tag: string, text: string, face: Face, size: number, options: TextOptions): void {
    const lines = this.wrap(text, this.width, face, size);
    const height = lines.length * size * lineHeight;
    if (this.y > margin) this.y += options.before ?? 0;
    this.room(Math.min(height, this.height) + (options.keepWithNext ?? 0));
    const element = this.child(this.root, tag);
    this.lines(element, lines, margin, face, size, options.colour ?? ink);
    element.end();
    this.y += options.after ?? 0;
    if (options.level === 1) this.outline = this.doc.outline.addItem(clean(text));
    if (options.level === 2) (this.outline ?? this.doc.outline).addItem(clean(text));
  }

  list(items: readonly string[]): void {
    const list = this.child(this.root, 'L');
    for (const item of items) {
      const lines = this.wrap(item, this.width - 14, 'regular', sizes.text);
      this.room(lines.length * sizes.text * lineHeight);
      const entry = this.child(list, 'LI');
      const label = this.child(entry, 'Lbl');
      label.add(() => this.write('•', margin, this.y, 'regular', sizes.text, ink));
      label.end();
      const body = this.child(entry, 'LBody');
      this.lines(body, lines, margin + 14, 'regular', sizes.text, ink);
      body.end();
      entry.end();
      this.y += 2;
    }
    list.end();
    this.y += 4;
  }

  picture({ width, height, alternative }: Picture, png: Uint8Array): void {
    this.room(height);
    const figure = this.doc.struct('Figure', {
      alt: clean(alternative),
      bbox: [margin, this.y, margin + width, this.y + height],
    });
    this.root.add(figure);
    figure.add(() => void this.doc.image(Buffer.from(png), margin, this.y, { width, height }));
    figure.end();
    this.y += height + 8;
  }

  table({ summary, columns, rows }: Table): void {
    const headingWidth = this.widthIn('bold', sizes.cell);
    const widths = columnWidths(columns, rows, this.width, (word) => headingWidth(word) + 2 * cellPadding);
    const header = columns.map(({ title }, index) => this.cell(title, widths[index] ?? 0, 'bold'));
    const headerHeight = heightOf(header);
    const table = this.doc.struct('Table', { title: clean(summary) });
    this.root.add(table);
    this.room(headerHeight + 40);
    this.headerRow(table, header, widths);
    for (const row of rows) {
      let rest = row.map((text, index) => this.cell(text, widths[index] ?? 0, 'regular'));
      if (this.y + Math.min(heightOf(rest), this.height - headerHeight) > this.bottom) {
        this.repeated(header, widths);
      }
      const line = this.child(table, 'TR');
      const cells = row.map((_, index) => {
        const cell = this.doc.struct(index === 0 ? 'TH' : 'TD', index === 0 ? { scope: 'Row' as const } : {});
        line.add(cell);
        return cell;
      });
      // A row that is taller than a page goes on on the next.
      for (;;) {
        const fits = Math.max(
          1,
          Math.floor((this.bottom - this.y - 2 * cellPadding) / (sizes.cell * lineHeight)),
        );
        const part = rest.map((lines) => lines.slice(0, fits));
        rest = rest.map((lines) => lines.slice(fits));
        this.cells(cells, part, widths, 'regular');
        if (rest.every((lines) => lines.length === 0)) break;
        this.repeated(header, widths);
      }
      for (const cell of cells) cell.end();
      line.end();
    }
    table.end();
    this.y += 8;
  }

  /** The header row once more on a new page: seen, not heard. */
  private repeated(header: readonly string[][], widths: readonly number[]): void {
    this.newPage();
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.fill(heightOf(header));
    header.forEach((lines, index) => this.cellText(lines, this.left(widths, index), 'bold'));
    this.doc.endMarkedContent();
    this.y += heightOf(header);
  }

  private headerRow(table: Element, lines: readonly string[][], widths: readonly number[]): void {
    const row = this.child(table, 'TR');
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.fill(heightOf(lines));
    this.doc.endMarkedContent();
    const cells = lines.map(() => {
      const cell = this.doc.struct('TH', { scope: 'Column' });
      row.add(cell);
      return cell;
    });
    this.cells(cells, lines, widths, 'bold');
    for (const cell of cells) cell.end();
    row.end();
  }

  private cells(
    elements: readonly Element[],
    lines: readonly string[][],
    widths: readonly number[],
    face: Face,
  ): void {
    elements.forEach((element, index) => {
      const own = lines[index] ?? [];
      if (own.length > 0) element.add(() => this.cellText(own, this.left(widths, index), face));
    });
    this.y += heightOf(lines);
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc
      .moveTo(margin, this.y)
      .lineTo(margin + this.width, this.y)
      .lineWidth(0.5)
      .stroke('#8a8a8a');
    this.doc.endMarkedContent();
  }

  private fill(height: number): void {
    this.doc.rect(margin, this.y, this.width, height).fill('#E8EBFA');
  }

  private cellText(lines: readonly string[], x: number, face: Face): void {
    lines.forEach((line, index) =>
      this.write(
        line,
        x + cellPadding,
        this.y + cellPadding + index * sizes.cell * lineHeight,
        face,
        sizes.cell,
        ink,
      ),
    );
  }

  private left(widths: readonly number[], index: number): number {
    return margin + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  }

  private cell(text: string, width: number, face: Face): string[] {
    return this.wrap(text, width - 2 * cellPadding, face, sizes.cell);
  }

  /** Lines of one element, over pages where they do not fit one. */
  private lines(
    element: Element,
    lines: readonly string[],
    x: number,
    face: Face,
    size: number,
    colour: string,
  ): void {
    let rest = [...lines];
    while (rest.length > 0) {
      const fits = Math.max(1, Math.floor((this.bottom - this.y) / (size * lineHeight)));
      const part = rest.slice(0, fits);
      rest = rest.slice(fits);
      element.add(() =>
        part.forEach((line, index) =>
          this.write(line, x, this.y + index * size * lineHeight, face, size, colour),
        ),
      );
      this.y += part.length * size * lineHeight;
      if (rest.length > 0) this.newPage();
    }
  }

  private write(text: string, x: number, y: number, face: Face, size: number, colour: string): void {
    if (text === '') return;
    this.doc.font(face, size).fillColor(colour).text(text, x, y, { lineBreak: false });
  }

  private wrap(text: string, width: number, face: Face, size: number): string[] {
    return wrapText(clean(text), width, this.widthIn(face, size));
  }

  /** Words repeat: each is measured once. */
  private widthIn(face: Face, size: number): Width {
    return (text) => {
      const name = `${face} ${text}`;
      let wide = this.widths.get(name);
      if (wide === undefined) {
        wide = this.doc.font(face, 10).widthOfString(text) / 10;
        this.widths.set(name, wide);
      }
      return wide * size;
    };
  }

  private child(parent: Element, tag: string): Element {
    const element = this.doc.struct(tag);
    parent.add(element);
    return element;
  }

  private room(height: number): void {
    if (this.y + height > this.bottom && this.y > margin) this.newPage();
  }

  private newPage(): void {
    this.doc.addPage();
    this.y = margin;
  }

  private get width(): number {
    return this.doc.page.width - 2 * margin;
  }

  private get height(): number {
    return this.bottom - margin;
  }

  private get bottom(): number {
    return this.doc.page.height - margin;
  }
}

const heightOf = (cells: readonly (readonly string[])[]): number =>
  Math.max(1, ...cells.map((lines) => lines.length)) * sizes.cell * lineHeight + 2 * cellPadding;

/** Marking and page number on every page: pagination, not text. */
function writeFooters(doc: Pdf, paper: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    const { width, height } = doc.page;
    const pages = paper.pageWords(String(index + 1), String(count));
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc.font('regular', sizes.small).fillColor(ink);
    doc.text(clean(paper.marking), margin, height - footer - 4, { lineBreak: false });
    doc.text(pages, width - margin - doc.widthOfString(pages), height - footer - 4, { lineBreak: false });
    doc.endMarkedContent();
  }
}

/** What a font can show: no control characters but the line feed. */
const clean = (text: string): string => possibleInXml(text).replaceAll('\t', ' ');
