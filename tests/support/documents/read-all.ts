import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import {
  sourceDocumentSchema,
  type SourceDocument,
  type SourceParagraph,
  type SourceRefusal,
  type SourceTable,
} from '../../../shared/importing/source-document.ts';

/** The document of a file that is expected to be read, checked against its schema. */
export async function documentOf(name: string, content: Uint8Array | string): Promise<SourceDocument> {
  const reading = await readDocument(name, bytesOf(content), readingLimits);
  if (!reading.ok) throw new Error(`${name} was refused: ${reading.refusal.kind}, ${reading.refusal.detail}`);
  return sourceDocumentSchema.parse(reading.document);
}

/** Why a file is refused. */
export async function refusalOf(
  name: string,
  content: Uint8Array | string,
  limits = readingLimits,
): Promise<SourceRefusal> {
  const reading = await readDocument(name, bytesOf(content), limits);
  if (reading.ok) throw new Error(`${name} was read`);
  return reading.refusal;
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export const tablesOf = (document: SourceDocument): SourceTable[] =>
  document.blocks.filter((block) => block.kind === 'table');

export const paragraphsOf = (document: SourceDocument): SourceParagraph[] =>
  document.blocks.filter((block) => block.kind === 'paragraph');

/** The texts of a table, row by row. */
export const textsOf = (table: SourceTable | undefined): string[][] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));

/** What was noticed, as "kind: about". */
export const noticesOf = (document: SourceDocument): string[] =>
  document.notices.map(({ kind, about }) => (about === '' ? kind : `${kind}: ${about}`));
