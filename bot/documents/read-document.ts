import type {
  SourceBlock,
  SourceDocument,
  SourceFormat,
  SourceNotice,
  SourceReading,
} from '../../shared/importing/source-document.ts';
import { decodeText } from './decode-text.ts';
import { compoundKindOf, extensionOf, fileKindOf } from './file-kind.ts';
import { openOfficePackage } from './office-package.ts';
import { looksDelimited, readDelimited } from './read-delimited.ts';
import { readDocx } from './read-docx.ts';
import { readText } from './read-text.ts';
import { readXlsx } from './read-xlsx.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';

export interface ReadContent {
  readonly format: SourceFormat;
  readonly blocks: SourceBlock[];
  readonly notices: SourceNotice[];
}

/** Endings of the names of files that are read; what such a file holds instead is then "not this kind of file". */
const readEndings = new Set(['docx', 'docm', 'dotx', 'xlsx', 'xlsm', 'xltx', 'csv', 'tsv', 'txt', 'md']);

/**
 * What stands in a file, by its content and not by its name: Word and Excel (since 2007), lists between delimiters, plain text and what
 * was pasted (give it the name ''). Never throws; whatever the bytes are, there is an answer. Bounded by `limits` in what it unpacks
 * and keeps; bound its time with `readDocumentInWorker`.
 */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<SourceReading> {
  try {
    if (bytes.length > limits.fileBytes) {
      throw new RefusedDocument('too large', `${bytes.length} bytes, ${limits.fileBytes} at most`);
    }
    const content = await contentOf(name, bytes, limits);
    if (content.blocks.length === 0) throw new RefusedDocument('empty', 'no text');
    const document: SourceDocument = { name, ...content };
    return { ok: true, document };
  } catch (error) {
    if (error instanceof RefusedDocument) return { ok: false, refusal: error.refusal };
    return {
      ok: false,
      refusal: { kind: 'damaged', detail: error instanceof Error ? error.name : 'unknown' },
    };
  }
}

async function contentOf(name: string, bytes: Uint8Array, limits: ReadingLimits): Promise<ReadContent> {
  const extension = extensionOf(name);
  const kind = fileKindOf(bytes);
  switch (kind) {
    case 'empty':
      throw new RefusedDocument('empty', 'no bytes');
    case 'compound':
      throw refusedCompound(bytes, extension);
    case 'zip':
      return readPackage(bytes, extension, limits);
    case 'text':
      return readAsText(bytes, extension, limits);
    default:
      throw otherKind(kind, extension);
  }
}

async function readPackage(
  bytes: Uint8Array,
  extension: string,
  limits: ReadingLimits,
): Promise<ReadContent> {
  const office = await openOfficePackage(bytes, limits);
  if (typeof office === 'string') throw otherKind(office, extension);
  const { blocks, notices } = await (office.holds === 'docx' ? readDocx(office) : readXlsx(office));
  return { format: office.holds, blocks, notices };
}

function refusedCompound(bytes: Uint8Array, extension: string): RefusedDocument {
  const kind = compoundKindOf(bytes);
  if (kind === 'password') return new RefusedDocument('password', 'encrypted package');
  return kind === 'other' ? otherKind('compound file', extension) : new RefusedDocument('old format', kind);
}

function otherKind(kind: string, extension: string): RefusedDocument {
  return new RefusedDocument(
    readEndings.has(extension) ? 'not this kind of file' : 'unknown kind of file',
    kind,
  );
}

function readAsText(bytes: Uint8Array, extension: string, limits: ReadingLimits): ReadContent {
  const { text, notices } = decodeText(bytes);
  const isList = extension === 'csv' || extension === 'tsv';
  const lostItsName = /^xls|^doc/.test(extension) && looksDelimited(text);
  if (isList || lostItsName) {
    const read = readDelimited(text, extension, limits);
    return { format: 'csv', blocks: read.blocks, notices: [...notices, ...read.notices] };
  }
  return { format: 'text', blocks: readText(text, limits), notices: [...notices] };
}
