import type { SourceBlock, SourceNotice } from '../../shared/importing/source-document.ts';
import type { DocxBlock, DocxParagraph } from './docx-blocks.ts';
import { docxNumbering } from './docx-numbering.ts';
import { docxParagraph, type DocxCounts, type DocxSetting } from './docx-paragraph.ts';
import { docxStyles } from './docx-styles.ts';
import { docxCell, docxRow, docxTable, type DocxCell, type DocxRow } from './docx-table.ts';
import { partOf, type OfficePackage } from './office-package.ts';
import { childOf, elementsOf, xmlTree, type XmlElement } from './parse-xml.ts';
import { RefusedDocument } from './refused-document.ts';

/**
 * The text of a Word document in reading order: paragraphs, text boxes after the paragraph that holds them, tables on their grid.
 * Headers and footers of the page, comments and notes are other parts and are not read. Paragraphs, cells and rows are turned into
 * text as soon as they end, so that memory follows the text and not its markup.
 */
export async function readDocx(
  office: OfficePackage,
): Promise<{ blocks: SourceBlock[]; notices: SourceNotice[] }> {
  const { limits } = office;
  const relations = await office.relationsOf(office.mainPart);
  const treeOf = async (type: string): Promise<XmlElement | null> => {
    const target = relations.find((relation) => relation.type === type)?.target ?? '';
    const bytes = await office.parts.read(target);
    return bytes === null ? null : xmlTree(bytes, limits);
  };
  const read = new Map<XmlElement, DocxBlock | DocxRow | DocxCell>();
  const counts: DocxCounts = { tracked: 0, comments: 0, footnotes: 0, embedded: 0, hidden: 0 };
  let cells = 0;
  let paragraphs = 0;
  const setting: DocxSetting = {
    styles: docxStyles(await treeOf('styles')),
    numbering: docxNumbering(await treeOf('numbering')),
    counts,
    blocksIn: (element) => joined(found(element).filter(isBlock)),
  };

  /** What was read of the elements below, through whatever is wrapped around them. */
  function found(element: XmlElement): (DocxBlock | DocxRow | DocxCell)[] {
    return elementsOf(element).flatMap((child) => {
      const own = read.get(child);
      if (own !== undefined) {
        read.delete(child);
        return [own];
      }
      switch (child.name) {
        case 'w:del':
        case 'w:moveFrom':
          counts.tracked += 1;
          return [];
        case 'w:sdt': {
          const isInvitation = childOf(childOf(child, 'w:sdtPr'), 'w:showingPlcHdr') !== undefined;
          return isInvitation && !holdsCells(child) ? [] : found(childOf(child, 'w:sdtContent') ?? child);
        }
        case 'w:altChunk':
          counts.embedded += 1;
          return [];
        default:
          return found(child);
      }
    });
  }
  /** A control around a cell or a row: what it invites to is in the cell, and the cell must stay. */
  function holdsCells(element: XmlElement): boolean {
    return elementsOf(childOf(element, 'w:sdtContent')).some(
      ({ name }) => name === 'w:tc' || name === 'w:tr',
    );
  }
  const keep = (element: XmlElement, value: DocxBlock | DocxRow | DocxCell) => {
    read.set(element, value);
    element.children = [];
  };

  const root = xmlTree(await partOf(office, office.mainPart), limits, (element) => {
    switch (element.name) {
      case 'w:p':
        paragraphs += 1;
        if (paragraphs > limits.paragraphs + limits.cells)
          throw new RefusedDocument('too much inside', 'paragraphs');
        keep(element, docxParagraph(element, setting));
        break;
      case 'w:tc':
        cells += 1;
        if (cells > limits.cells) throw new RefusedDocument('too much inside', 'cells');
        keep(element, docxCell(element, joined(found(element).filter(isBlock))));
        break;
      case 'w:tr': {
        const row = docxRow(element, found(element).filter(isCell));
        if (row.deleted || row.inserted) counts.tracked += 1;
        keep(element, row);
        break;
      }
      case 'w:tbl':
        keep(
          element,
          docxTable(found(element).filter(isRow), () => {
            counts.hidden += 1;
          }),
        );
        break;
    }
  });
  const body = childOf(root, 'w:body');
  if (root.name !== 'w:document' || body === undefined) throw new RefusedDocument('damaged', 'no body');
  return { blocks: sourceBlocks(setting.blocksIn(body)), notices: noticesOf(counts, office) };
}

const isBlock = (value: DocxBlock | DocxRow | DocxCell): value is DocxBlock => 'kind' in value;
const isRow = (value: DocxBlock | DocxRow | DocxCell): value is DocxRow => 'before' in value;
const isCell = (value: DocxBlock | DocxRow | DocxCell): value is DocxCell => 'span' in value;

/** Paragraphs whose end was deleted run on into the one below. */
function joined(blocks: readonly DocxBlock[]): DocxBlock[] {
  const whole: DocxBlock[] = [];
  for (const block of blocks) {
    const before = whole.at(-1);
    if (before?.kind === 'paragraph' && before.runsOn && block.kind === 'paragraph') {
      whole[whole.length - 1] = runTogether(before, block);
    } else whole.push(block);
  }
  return whole;
}

function runTogether(before: DocxParagraph, after: DocxParagraph): DocxParagraph {
  const marker = before.marker ?? after.marker;
  return {
    ...after,
    text: `${before.text}${after.text}`,
    ...(marker === undefined ? {} : { marker }),
    boxes: [...before.boxes, ...after.boxes],
  };
}

function sourceBlocks(blocks: readonly DocxBlock[]): SourceBlock[] {
  const told: SourceBlock[] = [];
  let tables = 0;
  const tell = (block: DocxBlock) => {
    if (block.kind === 'paragraph') {
      const { boxes, runsOn: _, colour: __, ...paragraph } = block;
      if (paragraph.text !== '') told.push(paragraph);
      boxes.forEach(tell);
      return;
    }
    const rows = block.rows.filter(({ cells }) => cells.length > 0);
    if (rows.length > 0) {
      tables += 1;
      told.push({ kind: 'table', number: tables, rows });
    }
    block.frameOf?.forEach(tell);
    block.inside.forEach(tell);
  };
  blocks.forEach(tell);
  return told;
}

function noticesOf(counts: DocxCounts, { parts }: OfficePackage): SourceNotice[] {
  const all: [SourceNotice['kind'], number][] = [
    ['tracked changes', counts.tracked],
    ['comments left out', counts.comments],
    ['footnotes left out', counts.footnotes],
    ['hidden text left out', counts.hidden],
    ['embedded things left out', counts.embedded],
  ];
  const notices = all
    .filter(([, count]) => count > 0)
    .map(([kind, count]): SourceNotice => ({ kind, about: String(count) }));
  if (parts.names.some((name) => name.endsWith('vbaproject.bin'))) {
    notices.push({ kind: 'macros left out', about: '' });
  }
  return notices;
}
