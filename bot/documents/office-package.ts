import { childOf, elementsOf, xmlTree } from './parse-xml.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';
import { unpack, type Parts } from './unpack.ts';

export interface Relation {
  readonly id: string;
  /** Last word of its type: "styles", "worksheet" … The rest differs between the strict and the transitional form. */
  readonly type: string;
  /** Name of the part it leads to. */
  readonly target: string;
}

/** A Word or Excel file since 2007: parts in a zip, and who leads to whom (ECMA-376, part 2). */
export interface OfficePackage {
  readonly parts: Parts;
  readonly limits: ReadingLimits;
  readonly mainPart: string;
  readonly holds: 'docx' | 'xlsx';
  relationsOf(part: string): Promise<Relation[]>;
}

/** @returns the package, or what else the zip is: "PowerPoint", "OpenDocument", "binary workbook", "archive" */
export async function openOfficePackage(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<OfficePackage | string> {
  const parts = await unpack(bytes, limits);
  const relationsOf = (part: string) => relationsIn(parts, limits, part);
  const main = (await relationsOf('')).find(({ type }) => type === 'officeDocument');
  if (main === undefined) {
    if (parts.names.includes('mimetype') && parts.names.includes('content.xml')) return 'OpenDocument';
    if (parts.names.some((name) => /^(?:word|xl)\//.test(name)))
      throw new RefusedDocument('damaged', 'no main part');
    return 'archive';
  }
  const type = await contentTypeOf(parts, limits, main.target);
  if (type.includes('sheet.binary') || main.target.endsWith('.bin')) return 'binary workbook';
  const holds = /wordprocessingml|ms-word/.test(type)
    ? 'docx'
    : /spreadsheetml|ms-excel/.test(type)
      ? 'xlsx'
      : main.target.startsWith('word/')
        ? 'docx'
        : main.target.startsWith('xl/')
          ? 'xlsx'
          : null;
  if (holds === null) return /presentationml|ms-powerpoint/.test(type) ? 'PowerPoint' : 'archive';
  return { parts, limits, mainPart: main.target, holds, relationsOf };
}

/** A part that has to be there. */
export async function partOf({ parts }: OfficePackage, name: string): Promise<Uint8Array> {
  const bytes = await parts.read(name);
  if (bytes === null) throw new RefusedDocument('damaged', 'a part is missing');
  return bytes;
}

async function relationsIn(parts: Parts, limits: ReadingLimits, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = await parts.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (bytes === null) return [];
  return elementsOf(xmlTree(bytes, limits)).flatMap(({ name, attributes }) => {
    if (name !== 'Relationship') return [];
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    const last = type.slice(type.lastIndexOf('/') + 1);
    return [{ id, type: last, target: mode === 'External' ? '' : resolved(folder, target) }];
  });
}

/** A target as the name of a part; one that climbs out of the package ends at its top. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/').toLowerCase();
}

async function contentTypeOf(parts: Parts, limits: ReadingLimits, part: string): Promise<string> {
  const bytes = await parts.read('[Content_Types].xml');
  if (bytes === null) return '';
  const types = xmlTree(bytes, limits);
  const own = elementsOf(types).find(
    ({ name, attributes }) => name === 'Override' && attributes['PartName']?.toLowerCase() === `/${part}`,
  );
  return own?.attributes['ContentType'] ?? '';
}

/** The value of `w:val` (or `val`) of a child; undefined where the child is not there. */
export function valueOf(element: Parameters<typeof childOf>[0], name: string): string | undefined {
  const child = childOf(element, name);
  return child === undefined ? undefined : (child.attributes['w:val'] ?? child.attributes['val'] ?? '');
}
