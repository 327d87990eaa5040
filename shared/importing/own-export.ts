import { z } from 'zod';
import { readWhen } from '../domain/read-when.ts';
import { importFieldSchema, type ImportField } from './reading.ts';

/** Heading of the hidden column by which an exported workbook knows its own rows again. */
export const ownExportHeading = 'As exported';
/** Heading of the hidden column that names a row of the register, as nothing else does. */
export const ownKeyHeading = 'Key';
/** Heading of the hidden column that says which risk an exported control belongs to. */
export const ownRiskKeyHeading = 'Risk key';

/**
 * Headings of the other hidden columns, which stand between those two: how the register keeps what the columns show. A row lists them in
 * its hidden cell; of a workbook that was exported before rows did, they are known by this.
 */
export const ownHiddenHeadings: ReadonlySet<string> = new Set([
  'SharePoint id',
  'Risk key',
  'Group key',
  'Audience',
  'Owners as kept',
  'Leads as kept',
  'Triggers as kept',
  'Scores as kept',
  'Review rule as kept',
  'When as read',
  'Status as kept',
]);

const exportedSchema = z.strictObject({
  /** ETag of the row when it was exported. */
  etag: z.string(),
  /** Heading as printed → what it holds, and the checksum of what stood there. */
  cells: z.record(z.string(), z.tuple([importFieldSchema, z.string()])),
});

export interface ExportedCell {
  readonly heading: string;
  /** 'ignore' = the column is only shown. */
  readonly field: ImportField;
  /** As the cell holds it: a day as YYYY-MM-DD, a number in digits, a text as it is. */
  readonly text: string;
}

/** What the hidden cell says: enough to tell later which cells of the row somebody edited, whatever the register says by then. */
export function asExported(etag: string, cells: readonly ExportedCell[]): string {
  return JSON.stringify({
    etag,
    cells: Object.fromEntries(cells.map(({ heading, field, text }) => [heading, [field, checksum(text)]])),
  });
}

export interface OwnRow {
  readonly etag: string;
  /** Field → its new text, for the cells that were edited; '' = emptied. */
  readonly changed: Partial<Record<ImportField, string>>;
  /** Headings of edited cells that are only shown: what the register works out itself. */
  readonly shown: readonly string[];
}

/**
 * Which cells of an exported row were edited since.
 * @param hidden what the hidden cell holds
 * @param cells heading → text, a real date as YYYY-MM-DD
 * @returns null where the hidden cell cannot be read
 */
export function editedSince(hidden: string, cells: ReadonlyMap<string, string>): OwnRow | null {
  const exported = parsedCell(hidden);
  if (exported === null) return null;
  const changed: Partial<Record<ImportField, string>> = {};
  const shown: string[] = [];
  for (const [heading, [field, sum]] of Object.entries(exported.cells)) {
    const text = cells.get(heading);
    // A column somebody deleted says nothing about its rows.
    if (text === undefined || isAsExported({ field, sum }, text)) continue;
    if (field === 'ignore') shown.push(heading);
    else changed[field] = text;
  }
  return { etag: exported.etag, changed, shown };
}

interface KnownCell {
  readonly field: ImportField;
  readonly sum: string;
}

/** What the hidden cell says of each column, in the order of the sheet, whatever language its headings are in; null where it cannot be read. */
export function exportedCells(hidden: string): ReadonlyMap<string, KnownCell> | null {
  const exported = parsedCell(hidden);
  return exported === null
    ? null
    : new Map(Object.entries(exported.cells).map(([heading, [field, sum]]) => [heading, { field, sum }]));
}

/** Whether a cell holds what it was exported with. */
export const isAsExported = (known: KnownCell | undefined, text: string): boolean =>
  known !== undefined && (checksum(text) === known.sum || checksum(dayIn(text)) === known.sum);

function parsedCell(hidden: string): z.infer<typeof exportedSchema> | null {
  try {
    const exported = exportedSchema.safeParse(JSON.parse(hidden));
    return exported.success ? exported.data : null;
  } catch {
    return null;
  }
}

/** A list that a spreadsheet saved has its dates as they were shown. */
function dayIn(text: string): string {
  const { kind, date } = readWhen(text);
  return kind === 'exact' && date !== undefined ? date : text;
}

/** 53 bits over the text without what spreadsheets change by themselves: spaces and line ends at the edges of lines. */
export function checksum(text: string): string {
  const plain = text
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < plain.length; index += 1) {
    const code = plain.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}
