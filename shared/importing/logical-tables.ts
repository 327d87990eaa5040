import { comparable, oneLine, readableText, saysNothing } from './cell-text.ts';
import { deadRow, findHeadings, headsNumbers, isPageFurniture } from './find-headings.ts';
import type { RefusedPiece, RowSource } from './reading.ts';
import type { SourceDocument, SourceParagraph, SourceRow, SourceTable } from './source-document.ts';

/** How the month comes to be read before the day: there is no other way; the rest of the column suggests it, and a person says; it may be either. */
export type MonthFirst = 'only way' | 'by the column' | 'either way';

/** A row of a table as a reader takes it, whatever page it stands on. */
export interface LogicalRow {
  readonly table: number;
  readonly row: number;
  readonly sheet?: string;
  /** Readable text of each cell, one for each column of the table; `raw` is letter for letter. */
  readonly cells: readonly string[];
  readonly raw: readonly string[];
  readonly colours: readonly (string | undefined)[];
  readonly dates: readonly (string | undefined)[];
  /** Columns whose date has, or may have, its month before its day. */
  readonly monthFirst: ReadonlyMap<number, MonthFirst>;
  /** A formula whose value stands nowhere. */
  readonly unread: readonly boolean[];
  /** Covered by the merged cell above. */
  readonly mergedAbove: readonly boolean[];
  /** Letters of another alphabet were replaced in some cell. */
  readonly lookAlikes: boolean;
  readonly hidden: boolean;
  /** First row after a page turn: it may go on with the row before it. */
  readonly firstOnPage: boolean;
  /** Cells the row really has: on some pages a scan loses columns. */
  readonly width: number;
}

export interface LogicalTable {
  readonly table: number;
  readonly tables: readonly number[];
  readonly sheet?: string;
  /** Nearest heading above it, or its title row. */
  readonly title: string;
  /** Numbers of the paragraphs that are part of the title. */
  readonly titled: readonly number[];
  /** Headings as printed, of two rows " / " between; '' where a column has none. Empty = no heading row was found. */
  readonly headings: readonly string[];
  readonly rows: readonly LogicalRow[];
  readonly refused: readonly RefusedPiece[];
}

export interface LogicalDocument {
  readonly tables: readonly LogicalTable[];
  /** Running text without page headers, footers and numbers. */
  readonly paragraphs: readonly { readonly number: number; readonly paragraph: SourceParagraph }[];
  /** Lines that stand on several pages, as first printed: a document's running head. */
  readonly runningHeads: readonly string[];
}

/**
 * Tables as a reader takes them: one that goes on over pages is one, whether its headings are repeated or not; title rows and heading rows are told
 * from content. Nothing is dropped without being named in `refused`.
 */
export function logicalDocument(document: SourceDocument): LogicalDocument {
  const furniture = repeatedTexts(document);
  const tables: OpenTable[] = [];
  const paragraphs: { number: number; paragraph: SourceParagraph }[] = [];
  const heads = new Map<string, string>();
  let above: { readonly number: number; readonly text: string }[] = [];
  let number = 0;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      number += 1;
      if (block.text.trim() === '' || isPageFurniture(block.text)) continue;
      const plain = comparable(block.text);
      if (furniture.has(plain)) {
        if (!heads.has(plain)) heads.set(plain, oneLine(readableText(block.text).text));
        continue;
      }
      paragraphs.push({ number, paragraph: block });
      // Only what stands straight above a table heads it.
      above = isHeadingLike(block)
        ? [...above, { number, text: oneLine(readableText(block.text).text) }].slice(-2)
        : [];
      continue;
    }
    addTable(tables, block, above, document.format === 'xlsx' || document.format === 'csv');
    above = [];
  }
  return { tables: tables.map(closed), paragraphs, runningHeads: [...heads.values()] };
}

const adequacyWord =
  /^(?:good|reasonable|adequate|satisfactory|partial|limited|poor|weak|none|strong|effective|ineffective|da|rhesymol|gwael)\.?$/i;

/** A row of texts over a row of "Good": controls that a scan laid on their side, never more rows of the table before. */
export function isLaidOnItsSide({
  rows,
}: {
  readonly rows: readonly { readonly cells: readonly (string | { readonly text: string })[] }[];
}): boolean {
  const [texts, words] = rows.map(({ cells }) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : cell.text).trim()),
  );
  if (rows.length !== 2 || texts === undefined || words === undefined) return false;
  const filled = words.filter(Boolean);
  return (
    filled.length >= 2 &&
    filled.every((text) => adequacyWord.test(text)) &&
    texts.filter(Boolean).length === filled.length
  );
}

interface OpenTable {
  table: number;
  tables: number[];
  sheet: string | undefined;
  title: string;
  titled: readonly number[];
  /** Of the part of it that was added last. */
  lastRow: number;
  headings: string[];
  rows: LogicalRow[];
  refused: RefusedPiece[];
}

const noMonthFirst: LogicalRow['monthFirst'] = new Map();

const closed = ({ sheet, lastRow: _lastRow, ...table }: OpenTable): LogicalTable => ({
  ...table,
  ...(sheet === undefined ? {} : { sheet }),
});

/** @param isGrid blank rows part the tables of a sheet, and may stand between rows only to be looked at */
function addTable(
  tables: OpenTable[],
  source: SourceTable,
  above: readonly { readonly number: number; readonly text: string }[],
  isGrid: boolean,
): void {
  const last = tables.at(-1);
  const before = last?.sheet === source.sheet ? last : undefined;
  const found = findHeadings(source, isGrid && before !== undefined && before.headings.length > 0);
  const title = [...above.map(({ text }) => text), ...(found?.title ?? [])].join(' ');
  const widerBy = widthOf(source) - (before?.headings.length ?? 0);
  const goesOn =
    before !== undefined &&
    !isLaidOnItsSide(source) &&
    !(isGrid && standsBeside(source, before)) &&
    title === '' &&
    (found === null
      ? before.headings.length > 0 &&
        (isGrid ? widerBy <= 4 && !isOnlyWords(source) && !headsNumbers(source.rows) : Math.abs(widerBy) <= 4)
      : before.headings.map(comparable).join('|') === found.headings.map(comparable).join('|'));
  // A section of its own that relies on the headings of the one before it.
  const inherits =
    !goesOn && found === null && title !== '' && before !== undefined && before.headings.length > 2
      ? Math.abs(widthOf(source) - before.headings.length) <= 1
      : false;
  const open: OpenTable = goesOn
    ? before
    : {
        table: source.number,
        tables: [],
        sheet: source.sheet,
        title,
        titled: above.map(({ number }) => number),
        lastRow: 0,
        headings: found?.headings ?? (inherits ? [...(before?.headings ?? [])] : []),
        rows: [],
        refused: [],
      };
  if (!goesOn) tables.push(open);
  open.tables.push(source.number);
  open.lastRow = source.rows.at(-1)?.number ?? 0;
  const headingRows = new Set(found?.rows ?? []);
  const titleRows = new Set(found?.titleRows ?? []);
  const printed = printedHeadings(open.headings);
  let first = goesOn;
  for (const row of source.rows) {
    const text = () =>
      row.cells
        .map((cell) => oneLine(cell.text))
        .filter(Boolean)
        .join(' | ');
    const refuse = (reason: RefusedPiece['reason']) =>
      open.refused.push({ source: sourceOf(source, row), reason, text: text() });
    if (headingRows.has(row)) {
      if (goesOn) refuse('repeated heading row');
      continue;
    }
    if (titleRows.has(row)) {
      refuse('title row');
      continue;
    }
    if (deadRow(row)) {
      if (text() !== '') refuse('empty');
      continue;
    }
    if (isHeadingRowAgain(row, printed, open.headings.length)) {
      refuse('repeated heading row');
      first = true;
      continue;
    }
    open.rows.push(logicalRow(source, row, open.headings.length, first));
    first = false;
  }
}

/** What begins in rows the table has too stands next to it: a key of scores, say. */
const standsBeside = ({ rows }: SourceTable, { tables, lastRow }: OpenTable): boolean =>
  tables.length > 0 && (rows[0]?.number ?? 0) <= lastRow;

/** Lines under a table, in its first column: a key or a remark rather than more of its rows. */
const isOnlyWords = ({ rows }: SourceTable): boolean =>
  rows.every(({ cells }) => cells.every(({ text }, column) => column === 0 || text.trim() === ''));

function sourceOf(source: SourceTable, row: SourceRow): RowSource {
  return {
    table: source.number,
    row: row.number,
    rows: [row.number],
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
  };
}

const widthOf = (source: SourceTable): number => Math.max(0, ...source.rows.map(({ cells }) => cells.length));

function logicalRow(source: SourceTable, row: SourceRow, columns: number, firstOnPage: boolean): LogicalRow {
  const width = Math.max(columns, row.cells.length);
  const at = Array.from({ length: width }, (_, index) => row.cells[index]);
  const read = at.map((cell) => readableText(cell?.text ?? ''));
  return {
    table: source.number,
    row: row.number,
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
    cells: read.map(({ text }) => (saysNothing(text) ? '' : text)),
    raw: at.map((cell) => cell?.text ?? ''),
    colours: at.map((cell) => cell?.colour),
    dates: at.map((cell) => cell?.date),
    monthFirst: noMonthFirst,
    unread: at.map((cell) => cell?.unread === true),
    mergedAbove: at.map((cell) => cell?.merged === 'above'),
    lookAlikes: read.some(({ lookAlikes }) => lookAlikes),
    hidden: row.hidden === true,
    firstOnPage,
    width: row.cells.length,
  };
}

/** A heading as the row that repeats it prints it: of two rows, the lower. */
interface PrintedHeading {
  readonly column: number;
  readonly plain: string;
}

const printedHeadings = (headings: readonly string[]): PrintedHeading[] =>
  headings.flatMap((heading, column) =>
    heading === '' ? [] : [{ column, plain: comparable(heading.split(' / ').at(-1) ?? '') }],
  );

/** So much longer than a heading, by spaces and signs, is no cell that repeats it. */
const longerThanHeading = 40;

function isHeadingRowAgain(row: SourceRow, headings: readonly PrintedHeading[], columns: number): boolean {
  if (columns < 2) return false;
  const same = headings.filter(({ column, plain }) => {
    const text = row.cells[column]?.text ?? '';
    return text.length <= plain.length + longerThanHeading && comparable(text) === plain;
  }).length;
  return same >= 2 && same * 2 >= headings.length;
}

/** Texts that a document prints on several pages: its running head. A text inside a table does not count. */
function repeatedTexts(document: SourceDocument): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    const text = comparable(block.text);
    // A plan names its priorities again and again; they head what follows.
    if (sectionStart.test(text)) continue;
    if (text !== '' && text.length <= 120) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count >= 3).map(([text]) => text));
}

const sectionStart = /^(?:strategic |business )?(?:priority|objective|theme|outcome|workstream|goal|aim)\b/i;
const headingStart =
  /^(?:strategic |business )?(?:priority|priorities|objective|theme|outcome|section|part|appendix|annex|action plans?|workstream|goal|aim)\b/i;

/** A line that heads what follows: marked so, or short and without the full stop of a sentence. */
export function isHeadingLike(paragraph: SourceParagraph): boolean {
  const text = oneLine(paragraph.text);
  if (paragraph.heading !== undefined) return true;
  if (headingStart.test(text.replaceAll('*', '').trim())) return text.length <= 300;
  return (
    text.length <= 120 && !/[.;,:]$/.test(text) && paragraph.marker === undefined && !/^[•\-–*\d]/.test(text)
  );
}
