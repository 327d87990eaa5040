import { oneLine, readableText, saysNothing } from './cell-text.ts';
import { fieldOfHeading } from './headings.ts';
import { ownExportHeading } from './own-export.ts';
import type { ImportField } from './reading.ts';
import type { SourceRow, SourceTable } from './source-document.ts';

export const deadRow = (row: SourceRow): boolean => row.cells.every(({ text }) => saysNothing(text));

const footer =
  /^(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$|\bversion\s*\d+(?:\.\d+)?$|^v\d+(?:\.\d+)?$/i;

/** Whether a text is what a printer puts on every page: a page number, a version with its date. */
export function isPageFurniture(text: string): boolean {
  const line = oneLine(text);
  return line.length <= 60 && footer.test(line);
}

export interface FoundHeadings {
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

/** The different fields a row names: what stands twice ("Score", "Score") counts once. */
function fieldsNamed(row: SourceRow): ReadonlySet<ImportField> {
  return new Set(row.cells.flatMap(({ text }) => (text.length > 80 ? [] : (known(text) ?? []))));
}

const headingWords =
  /^(?:organisation|agency|member|attendance|meetings?|indicator|target|previous|expenditure|income|budget|actual|amount|year|total|\d{4}\/\d{2,4}|q[1-4]|measure|performance)\b/i;

function namesOtherThings(row: SourceRow): number {
  return row.cells.filter(({ text }) => text.length <= 60 && headingWords.test(headingOf(text))).length;
}

/**
 * Whether rows that may go on with the table above begin with headings of their own: short words, most of them names of columns of a
 * register, or of another list over its numbers. A row of content below other headings is rarely that.
 */
function beginsAnother([top, ...below]: readonly SourceRow[]): boolean {
  if (top === undefined || below.length === 0) return false;
  const filled = top.cells.map(({ text }) => headingOf(text)).filter(Boolean);
  // "Complete" and "ongoing" are said in rows of content as well.
  const fields = [...fieldsNamed(top)].filter((field) => field !== 'percentComplete' && field !== 'ongoing');
  const named = headsNumbers([top, ...below]) ? namesOtherThings(top) : 0;
  return (
    Math.max(fields.length, named) * 2 >= filled.length &&
    filled.every((text) => text.length <= 40 && !isNumber(text))
  );
}

const isNumber = (text: string): boolean => /^[£€$]?\s?[\d.,]+\s?%?$/.test(text.trim());

/** Words over a column of numbers: the rows have headings, though nobody here knows what they mean. */
export function headsNumbers(rows: readonly SourceRow[]): boolean {
  const [top, ...below] = rows.filter((row) => !deadRow(row));
  const texts = top?.cells.map(({ text }) => text.trim()) ?? [];
  return (
    below.length > 0 &&
    !texts.some((text) => isNumber(text)) &&
    // The first column often holds numbers that only name the rows.
    texts.some(
      (text, at) =>
        at > texts.findIndex(Boolean) &&
        text !== '' &&
        below.every(({ cells }) => isNumber(cells[at]?.text ?? '')),
    )
  );
}

/**
 * The heading row, or two of them, among the first rows; what stands above them is a title. Null where no row names what its columns are.
 * @param belowAnother true = the rows stand below those of another table and may be more of them: then headings must surely be some, and
 * head something
 */
export function findHeadings(source: SourceTable, belowAnother = false): FoundHeadings | null {
  const rows = source.rows.filter((row) => !deadRow(row)).slice(0, 8);
  let best: { readonly index: number; readonly named: number } | undefined;
  for (const [index, row] of rows.entries()) {
    const filled = row.cells.filter(({ text }) => text.trim() !== '').length;
    const isOwn = row.cells.some(({ text }) => text === ownExportHeading);
    const named = isOwn ? filled : Math.max(fieldsNamed(row).size, namesOtherThings(row));
    const enough = named >= (row.heading === true ? 1 : 2);
    // A heading row names most of what it holds: a row of content may hold a word that is a heading too.
    if (!enough || named * 3 < filled) continue;
    if (belowAnother && !isOwn && !beginsAnother(rows.slice(index))) continue;
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
  if (
    lower !== undefined &&
    (spans(top) ? isSecondHeadingRow(top, lower) : isSecondWithoutMerging(top, lower))
  ) {
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

/** The same in a list between delimiters, which has no merged cells: names of columns where the row above is blank, and nowhere else. */
function isSecondWithoutMerging(top: SourceRow, lower: SourceRow): boolean {
  if ([...top.cells, ...lower.cells].some(({ merged }) => merged !== undefined)) return false;
  const above = (column: number) => headingOf(top.cells[column]?.text ?? '');
  const own = lower.cells.map(({ text }) => headingOf(text));
  const filled = own.flatMap((text, column) => (text === '' ? [] : [{ text, column }]));
  return (
    filled.length >= 2 &&
    filled.every(
      ({ text, column }) =>
        text.length <= 25 &&
        known(text) !== null &&
        (above(column) === '' ||
          (above(column + 1) === '' && own[column + 1] !== undefined && own[column + 1] !== '')),
    )
  );
}

function twoRows(upper: SourceRow, lower: SourceRow): string[] {
  let group = '';
  const isMerged = upper.cells.some(({ merged }) => merged !== undefined);
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, index) => {
    const above = upper.cells[index];
    const own = headingOf(lower.cells[index]?.text ?? '');
    const goesOn = isMerged ? above?.merged === 'left' : (above?.text ?? '') === '' && own !== '';
    if (!goesOn) group = headingOf(above?.text ?? '');
    return [group, own].filter(Boolean).join(' / ');
  });
}
