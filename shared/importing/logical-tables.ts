import { comparable, oneLine, readableText, saysNothing } from './cell-text.ts';
import { fieldOfHeading } from './headings.ts';
import { ownExportHeading } from './own-export.ts';
import type { ImportField, RefusedPiece, RowSource } from './reading.ts';
import type { SourceDocument, SourceParagraph, SourceRow, SourceTable } from './source-document.ts';

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

const deadRow = (row: SourceRow): boolean => row.cells.every(({ text }) => saysNothing(text));

const footer =
  /^(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$|\bversion\s*\d+(?:\.\d+)?$|^v\d+(?:\.\d+)?$/i;

/** Whether a text is what a printer puts on every page: a page number, a version with its date. */
export function isPageFurniture(text: string): boolean {
  const line = oneLine(text);
  return line.length <= 60 && footer.test(line);
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
  let above: string[] = [];
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
      above = isHeadingLike(block) ? [...above, oneLine(readableText(block.text).text)].slice(-2) : [];
      continue;
    }
    addTable(tables, block, above);
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
  headings: string[];
  rows: LogicalRow[];
  refused: RefusedPiece[];
}

const closed = ({ sheet, ...table }: OpenTable): LogicalTable => ({
  ...table,
  ...(sheet === undefined ? {} : { sheet }),
});

function addTable(tables: OpenTable[], source: SourceTable, above: readonly string[]): void {
  const last = tables.at(-1);
  const found = findHeadings(source);
  const title = [...above, ...(found?.title ?? [])].join(' ');
  const before = last?.sheet === source.sheet ? last : undefined;
  const goesOn =
    before !== undefined &&
    !isLaidOnItsSide(source) &&
    title === '' &&
    (found === null
      ? before.headings.length > 0 && Math.abs(widthOf(source) - before.headings.length) <= 4
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
        headings: found?.headings ?? (inherits ? [...(before?.headings ?? [])] : []),
        rows: [],
        refused: [],
      };
  if (!goesOn) tables.push(open);
  open.tables.push(source.number);
  const headingRows = new Set(found?.rows ?? []);
  const titleRows = new Set(found?.titleRows ?? []);
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
    if (isHeadingRowAgain(row, open.headings)) {
      refuse('repeated heading row');
      first = true;
      continue;
    }
    open.rows.push(logicalRow(source, row, open.headings.length, first));
    first = false;
  }
}

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
    unread: at.map((cell) => cell?.unread === true),
    mergedAbove: at.map((cell) => cell?.merged === 'above'),
    lookAlikes: read.some(({ lookAlikes }) => lookAlikes),
    hidden: row.hidden === true,
    firstOnPage,
    width: row.cells.length,
  };
}

interface FoundHeadings {
  readonly headings: string[];
  readonly rows: SourceRow[];
  readonly titleRows: SourceRow[];
  readonly title: string[];
}

const headingOf = (text: string): string => oneLine(readableText(text).text);
const known = (text: string): ImportField | null => {
  const field = fieldOfHeading(text);
  return field === 'unknown' ? null : field;
};

/** How many different fields a row names: what stands twice ("Score", "Score") counts once. */
function fieldsNamed(row: SourceRow): number {
  return new Set(
    row.cells.map(({ text }) => (text.length > 80 ? null : known(text))).filter((field) => field !== null),
  ).size;
}

const headingWords =
  /^(?:organisation|agency|member|attendance|meeting|indicator|target|previous|expenditure|income|budget|actual|amount|year|total|\d{4}\/\d{2,4}|q[1-4]|measure|performance)\b/i;

function namesOtherThings(row: SourceRow): number {
  return row.cells.filter(({ text }) => text.length <= 60 && headingWords.test(headingOf(text))).length;
}

/** The heading row, or two of them, among the first rows; what stands above them is a title. Null where no row names what its columns are. */
function findHeadings(source: SourceTable): FoundHeadings | null {
  const rows = source.rows.filter((row) => !deadRow(row)).slice(0, 8);
  let best: { readonly index: number; readonly named: number } | undefined;
  for (const [index, row] of rows.entries()) {
    const filled = row.cells.filter(({ text }) => text.trim() !== '').length;
    const isOwn = row.cells.some(({ text }) => text === ownExportHeading);
    const named = isOwn ? filled : Math.max(fieldsNamed(row), namesOtherThings(row));
    const enough = named >= (row.heading === true ? 1 : 2);
    // A heading row names most of what it holds: a row of content may hold a word that is a heading too.
    if (!enough || named * 3 < filled) continue;
    if (best === undefined || named > best.named + 1) best = { index, named };
  }
  if (best === undefined) return null;
  const { index } = best;
  const top = rows[index];
  if (top === undefined) return null;
  const titleRows = rows.slice(0, index);
  const title = titleRows
    .map((row) =>
      row.cells
        .map(({ text }) => headingOf(text))
        .filter(Boolean)
        .join(' '),
    )
    .filter((text) => !isPageFurniture(text));
  const upper = titleRows.at(-1);
  const lower = rows[index + 1];
  // "Gross | | | Net | |" above "L | I | Score | L | I | Score", whichever of the two was found.
  if (upper !== undefined && spans(upper) && title.length > 0) {
    return {
      headings: twoRows(upper, top),
      rows: [upper, top],
      titleRows: titleRows.slice(0, -1),
      title: title.slice(0, -1),
    };
  }
  if (lower !== undefined && spans(top) && isSecondHeadingRow(top, lower)) {
    return { headings: twoRows(top, lower), rows: [top, lower], titleRows, title };
  }
  return { headings: top.cells.map(({ text }) => headingOf(text)), rows: [top], titleRows, title };
}

const spans = (row: SourceRow): boolean =>
  row.cells.some(({ merged }) => merged === 'left') &&
  row.cells.filter(({ text }) => text.trim() !== '').length >= 2;

function isSecondHeadingRow(top: SourceRow, lower: SourceRow): boolean {
  return lower.cells.every(
    ({ text, merged }, index) =>
      merged === 'above' ||
      text.trim() === '' ||
      (text.length <= 40 && (top.cells[index]?.merged === 'left' || top.cells[index + 1]?.merged === 'left')),
  );
}

function twoRows(upper: SourceRow, lower: SourceRow): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, index) => {
    const above = upper.cells[index];
    if (above?.merged !== 'left') group = headingOf(above?.text ?? '');
    const own = headingOf(lower.cells[index]?.text ?? '');
    return [group, own].filter(Boolean).join(' / ');
  });
}

function isHeadingRowAgain(row: SourceRow, headings: readonly string[]): boolean {
  if (headings.length < 2) return false;
  const same = headings.filter(
    (heading, index) =>
      heading !== '' &&
      comparable(row.cells[index]?.text ?? '') === comparable(heading.split(' / ').at(-1) ?? ''),
  ).length;
  return same >= 2 && same * 2 >= headings.filter(Boolean).length;
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
function isHeadingLike(paragraph: SourceParagraph): boolean {
  const text = oneLine(paragraph.text);
  if (paragraph.heading !== undefined) return true;
  if (headingStart.test(text.replaceAll('*', '').trim())) return text.length <= 300;
  return (
    text.length <= 120 && !/[.;,:]$/.test(text) && paragraph.marker === undefined && !/^[•\-–*\d]/.test(text)
  );
}
