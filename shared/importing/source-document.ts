import { z } from 'zod';
import { civilDateSchema } from '../domain/civil-date.ts';

/**
 * A document as read from its file, before anybody asks what it means: paragraphs and tables in the order a reader meets them. What a
 * format hides from the eye (merged cells, hidden rows, a cell's colour, a real date) is said, never acted on here.
 */
const sourceCellSchema = z.strictObject({
  /** As a reader sees it; paragraphs and breaks inside the cell are "\n". Of a cell covered by a merged one: ''. */
  text: z.string(),
  /** Fill of the cell, "#rrggbb", where the document colours it. */
  colour: z.string().optional(),
  /** A real date of a spreadsheet (not a text that looks like one). */
  date: civilDateSchema.optional(),
  /** A formula without a stored value, or whose value is an error: what is meant stands nowhere. `text` is what is stored, or ''. */
  unread: z.literal(true).optional(),
  /** Covered by the merged cell above it or to its left. */
  merged: z.enum(['above', 'left']).optional(),
});
export type SourceCell = z.infer<typeof sourceCellSchema>;

const sourceRowSchema = z.strictObject({
  /** As a person would count it: the sheet's row number, the line of a text file, or the row of the table in Word, from 1. */
  number: z.number().int().positive(),
  cells: z.array(sourceCellSchema),
  /** Hidden in the spreadsheet. Read all the same, and reported. */
  hidden: z.literal(true).optional(),
  /** Marked in Word as a heading row that repeats on every page. */
  heading: z.literal(true).optional(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

const sourceTableSchema = z.strictObject({
  kind: z.literal('table'),
  /** From 1, in the order of the document; of a spreadsheet through all its sheets. */
  number: z.number().int().positive(),
  /** Name of the sheet; absent in documents that have none. */
  sheet: z.string().optional(),
  rows: z.array(sourceRowSchema),
});
export type SourceTable = z.infer<typeof sourceTableSchema>;

const sourceParagraphSchema = z.strictObject({
  kind: z.literal('paragraph'),
  text: z.string(),
  /** 1 = the document's title or a chapter, 2 = a section …; absent = running text. Bold lines that stand alone may be headings too. */
  heading: z.number().int().min(1).max(9).optional(),
  /** Its number or bullet as printed ("3.", "a)", "•"); the text is without it. */
  marker: z.string().optional(),
  /** All of it is bold: may be a heading that nobody marked as one. */
  bold: z.literal(true).optional(),
});
export type SourceParagraph = z.infer<typeof sourceParagraphSchema>;

export type SourceBlock = SourceTable | SourceParagraph;

export const sourceFormatSchema = z.enum(['docx', 'xlsx', 'csv', 'text']);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

/** What a reader of the file must be told, because the page would not show it. */
export const sourceNoticeSchema = z.strictObject({
  kind: z.enum([
    // `about` = the sheet and the rows or columns, e.g. "Plan, rows 12–14".
    'hidden rows',
    'hidden columns',
    'hidden sheet',
    // A formula without a stored value: there is nothing to read.
    'formula without value',
    // Macros, links to other files, embedded objects: left out, never run.
    'macros left out',
    'embedded things left out',
    // Tracked changes were read as if accepted; comments and notes at the foot are left out, and so is text marked as hidden.
    'tracked changes',
    'comments left out',
    'footnotes left out',
    'hidden text left out',
    // How a text file was taken: `about` = "Windows-1252" …, or the delimiter.
    'encoding',
    'delimiter',
    // Some bytes are no text in that encoding; they read as �.
    'unreadable characters',
    // Dates counted from 1904.
    'dates from 1904',
  ]),
  about: z.string(),
});
export type SourceNotice = z.infer<typeof sourceNoticeSchema>;

export const sourceDocumentSchema = z.strictObject({
  name: z.string(),
  format: sourceFormatSchema,
  blocks: z.array(z.discriminatedUnion('kind', [sourceTableSchema, sourceParagraphSchema])),
  notices: z.array(sourceNoticeSchema),
});
export type SourceDocument = z.infer<typeof sourceDocumentSchema>;

/** Why a file was not read at all. What to do about it is in the words of the room that tells people. */
export const sourceRefusalSchema = z.strictObject({
  kind: z.enum([
    'too large',
    'too much inside',
    'took too long',
    'not this kind of file',
    'unknown kind of file',
    // Word or Excel as they wrote until 2003 (.doc, .xls).
    'old format',
    'password',
    'damaged',
    'empty',
    'external entities',
  ]),
  /** For the log and the curious: never file content. */
  detail: z.string(),
});
export type SourceRefusal = z.infer<typeof sourceRefusalSchema>;

export type SourceReading =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly refusal: SourceRefusal };
