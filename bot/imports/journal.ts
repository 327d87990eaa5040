import { createHash } from 'node:crypto';
import {
  importPartSchema,
  largestPart,
  type ImportPart,
  type PlannedWrite,
} from '../../shared/contracts/imports.ts';
import { cleanText } from '../../shared/domain/typed-text.ts';
import { parseJson } from '../../shared/sharepoint/cells.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import {
  libraryContentPath,
  libraryFilePath,
  libraryItemPath,
} from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, orThrow, problemOf } from '../graph/graph-errors.ts';
import type { ImportParts } from './import-record.ts';
import { importSaid } from './refusal-words.ts';

type LibraryParts = Pick<ImportParts, 'graph' | 'place'>;

/** What arrives within `largestPart` is written anew, where a number or a sign may take more characters. */
const mostBytesOfPart = 2 * largestPart;

const folder = (importKey: string): string[] => ['Imports', importKey];
const partPath = (importKey: string, n: number): string[] => [...folder(importKey), `part-${n}.json`];
/** The document keeps its name, without what a library refuses in one, in a folder where it meets no part. */
const documentPath = (importKey: string, name: string): string[] => [
  ...folder(importKey),
  'Document',
  name
    .replace(/["*:<>?/\\|#%~&{}\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '') || 'document',
];

export const checksum = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** False = a file of that name is there already. Throws `GraphFailure`. */
async function putFile(
  { graph, place }: LibraryParts,
  path: readonly string[],
  body: string | Uint8Array,
  type: string,
): Promise<boolean> {
  const answer = await graph.send({
    method: 'PUT',
    path: libraryFilePath(place.siteId, path),
    headers: { 'Content-Type': type },
    body,
  });
  const problem = problemOf(answer);
  if (problem === null) return true;
  if (problem.kind === 'duplicate value') return false;
  if (problem.kind !== 'no access') throw new GraphFailure(problem);
  throw new GraphFailure({
    ...problem,
    userMessage: importSaid(({ noFiles }) => noFiles),
  });
}

/** Makes the import's folder by the first file in it; its address for people. Throws `GraphFailure`. */
export async function openJournal(parts: LibraryParts, importKey: string, plan: unknown): Promise<string> {
  const path = [...folder(importKey), 'plan.json'];
  await putFile(parts, path, JSON.stringify(plan), 'application/json; charset=utf-8');
  const { body } = orThrow(
    await parts.graph.send({ method: 'GET', path: libraryItemPath(parts.place.siteId, path) }),
  );
  return textIn(body, 'webUrl').replace(/\/[^/]*$/, '');
}

/**
 * Keeps a part, by this press or an earlier one; null = another part of that number is there already. Throws `GraphFailure`.
 * @returns SHA-256 of its file, in hex
 */
export async function keepPart(
  parts: LibraryParts,
  importKey: string,
  n: number,
  part: ImportPart,
): Promise<string | null> {
  const text = JSON.stringify({ writes: part.writes.map(cleaned) });
  const path = partPath(importKey, n);
  const isNew = await putFile(parts, path, text, 'application/json; charset=utf-8');
  return isNew || (await readText(parts, path)) === text ? checksum(text) : null;
}

/** The bytes were compared with what was announced before this. Throws `GraphFailure`. */
export async function keepDocument(
  parts: LibraryParts,
  importKey: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  await putFile(parts, documentPath(importKey, name), bytes, 'application/octet-stream');
}

export async function hasDocument(parts: LibraryParts, importKey: string, name: string): Promise<boolean> {
  const path = libraryItemPath(parts.place.siteId, documentPath(importKey, name));
  const answer = await parts.graph.send({ method: 'GET', path });
  if (problemOf(answer)?.kind === 'not found') return false;
  orThrow(answer);
  return true;
}

export interface ReadPart {
  readonly writes: readonly PlannedWrite[];
  readonly sha256: string;
}

/** Null when it has not arrived, or is no part any more. Throws `GraphFailure`. */
export async function readPart(parts: LibraryParts, importKey: string, n: number): Promise<ReadPart | null> {
  const text = await readText(parts, partPath(importKey, n));
  if (text === null) return null;
  const part = importPartSchema.safeParse(parseJson(text));
  return part.success ? { writes: part.data.writes, sha256: checksum(text) } : null;
}

/** Null also for a file that is larger than any part the service writes. */
async function readText({ graph, place }: LibraryParts, path: readonly string[]): Promise<string | null> {
  const answer = await graph.send({
    method: 'GET',
    path: libraryContentPath(place.siteId, path),
    bytesUpTo: mostBytesOfPart,
  });
  if (problemOf(answer)?.kind === 'not found') return null;
  const { body } = orThrow(answer);
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : null;
}

/** The texts of a write as SharePoint can keep them; what was seen stays as it was. */
function cleaned(write: PlannedWrite): PlannedWrite {
  const part =
    write.kind === 'create' ? { values: deepClean(write.values) } : { after: deepClean(write.after) };
  return { ...write, note: cleanText(write.note), ...part } as PlannedWrite;
}

function deepClean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(deepClean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, deepClean(part)]));
}
