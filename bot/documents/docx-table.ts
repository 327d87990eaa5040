import type { SourceCell } from '../../shared/importing/source-document.ts';
import type { DocxBlock, DocxTable } from './docx-blocks.ts';
import { shadingOf } from './docx-paragraph.ts';
import { toggle } from './docx-styles.ts';
import { valueOf } from './office-package.ts';
import { childOf, type XmlElement } from './parse-xml.ts';

export interface DocxRow {
  readonly cells: readonly DocxCell[];
  /** Columns of the grid left free before its first cell. */
  readonly before: number;
  readonly heading: boolean;
  /** With changes tracked. */
  readonly deleted: boolean;
  readonly inserted: boolean;
}

export interface DocxCell {
  readonly span: number;
  readonly merge: 'starts' | 'above' | 'left' | null;
  readonly colour?: string;
  readonly content: readonly DocxBlock[];
}

/** More columns than Word can have; a span beyond is damage. */
const mostColumns = 64;

export function docxCell(element: XmlElement, content: readonly DocxBlock[]): DocxCell {
  const properties = childOf(element, 'w:tcPr');
  const span = Number(valueOf(properties, 'w:gridSpan') ?? '1');
  const down = valueOf(properties, 'w:vMerge');
  const across = valueOf(properties, 'w:hMerge');
  const first = content.find((block) => block.kind === 'paragraph');
  const colour = shadingOf(childOf(properties, 'w:shd')) ?? first?.colour;
  return {
    span: Number.isInteger(span) && span > 0 ? Math.min(span, mostColumns) : 1,
    merge:
      across !== undefined && across !== 'restart'
        ? 'left'
        : down === undefined
          ? null
          : down === 'restart'
            ? 'starts'
            : 'above',
    ...(colour === undefined ? {} : { colour }),
    content,
  };
}

export function docxRow(element: XmlElement, cells: readonly DocxCell[]): DocxRow {
  const properties = childOf(element, 'w:trPr');
  const before = Number(valueOf(properties, 'w:gridBefore') ?? '0');
  return {
    cells,
    before: Number.isInteger(before) && before > 0 ? Math.min(before, mostColumns) : 0,
    heading: toggle(properties, 'w:tblHeader') ?? false,
    deleted: childOf(properties, 'w:del') !== undefined,
    inserted: childOf(properties, 'w:ins') !== undefined,
  };
}

/** @param covered hears of a cell whose text Word does not show, because the merged cell above covers it */
export function docxTable(given: readonly DocxRow[], covered: () => void): DocxTable {
  const rows = given.filter(({ deleted }) => !deleted);
  const nested = rows.some(({ cells }) =>
    cells.some(({ content }) => content.some(({ kind }) => kind === 'table')),
  );
  if (nested && rows.every(({ cells }) => cells.length === 1)) {
    return {
      kind: 'table',
      rows: [],
      inside: [],
      frameOf: rows.flatMap(({ cells }) => cells[0]?.content ?? []),
    };
  }
  const inside: DocxTable[] = [];
  let open = new Set<number>();
  const onGrid = rows.map(({ cells, before }) => {
    const row: SourceCell[] = Array.from({ length: before }, () => ({ text: '' }));
    const stillOpen = new Set<number>();
    for (const cell of cells) {
      const column = row.length;
      if (cell.merge === 'starts' || cell.merge === 'above') stillOpen.add(column);
      // One that says it goes on from above where nothing does stands for itself, as Word shows it.
      const isCovered = cell.merge === 'left' || (cell.merge === 'above' && open.has(column));
      const shown = shownAs(cell, inside);
      if (!isCovered) row.push(shown);
      else {
        if (shown.text !== '') covered();
        row.push({ ...shown, text: '', merged: cell.merge === 'left' ? 'left' : 'above' });
      }
      for (let more = 1; more < cell.span; more += 1) row.push({ text: '', merged: 'left' });
    }
    open = stillOpen;
    return row;
  });
  const kept = columnsThatBegin(onGrid);
  return {
    kind: 'table',
    rows: onGrid.map((row, index) => ({
      number: index + 1,
      cells: row.filter((_, column) => kept.has(column)),
      ...(rows[index]?.heading === true ? { heading: true } : {}),
    })),
    inside,
  };
}

/** Columns of the grid in which some row has a cell of its own: borders drawn by hand leave others, in which nothing ever begins. */
function columnsThatBegin(onGrid: readonly (readonly SourceCell[])[]): Set<number> {
  const kept = new Set<number>();
  for (const row of onGrid) {
    row.forEach(({ merged }, column) => {
      if (merged !== 'left') kept.add(column);
    });
  }
  return kept;
}

/** @param inside takes the tables that stand in the cell */
function shownAs(cell: DocxCell, inside: DocxTable[]): SourceCell {
  const lines = cell.content.flatMap((block) => linesOf(block, inside));
  const text = lines.filter((line) => line !== '').join('\n');
  return cell.colour === undefined ? { text } : { text, colour: cell.colour };
}

/** A real table inside a cell becomes a table of its own, below; a single row or column of one is lines of the cell. */
function linesOf(block: DocxBlock, inside: DocxTable[]): string[] {
  if (block.kind === 'paragraph') {
    const own = [block.marker ?? '', block.text].filter((part) => part !== '').join(' ');
    return [own, ...block.boxes.flatMap((box) => linesOf(box, inside))];
  }
  if (block.frameOf !== undefined) return block.frameOf.flatMap((inner) => linesOf(inner, inside));
  const filled = block.rows.map(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== ''));
  if (filled.filter((row) => row.length > 1).length > 1) {
    inside.push(block);
    return [];
  }
  inside.push(...block.inside);
  return filled.map((row) => row.join('\t'));
}
