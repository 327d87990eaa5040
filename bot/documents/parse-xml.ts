import { SaxesParser } from 'saxes';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';

/**
 * The parts of Office files are read by saxes: it checks that XML is well-formed, knows no entities but the five of XML, fetches nothing,
 * and tells of a document type, which no Office file has, before anything of it counts. exceljs and mammoth were weighed: the first
 * stands still and holds a sheet several times over in memory, the second leaves out colours, merged cells and printed numbers.
 */

/** Namespaces by the prefixes people know them by; of those with a strict variant both. */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  '': '',
};
/** Characters given to the parser at once. */
const slice = 64 * 1024;

export interface XmlElement {
  /** With the prefix of the list above: "w:p"; of a namespace nobody asks for "?:name". */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/**
 * A part as a tree; of alternative contents the first alone.
 * @param closed hears of each element when all of it is there; may empty its children when it has taken what it needs
 */
export function xmlTree(
  bytes: Uint8Array,
  limits: ReadingLimits,
  closed: (element: XmlElement) => void = () => undefined,
): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true, position: false });
  refuseWhatIsNot(parser);
  let skipped = 0;
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (skipped > 0 || isSecondChoice(open.at(-1), named(uri, local))) {
      skipped += 1;
      return;
    }
    if (open.length > limits.depth) throw new RefusedDocument('too much inside', 'depth');
    const own: Record<string, string> = {};
    for (const { prefix, local: name, uri: space, value } of Object.values(attributes)) {
      own[prefix === '' ? name : named(space, name)] = value;
    }
    const element: XmlElement = { name: named(uri, local), attributes: own, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const text = (more: string) => {
    if (skipped === 0) open.at(-1)?.children.push(more);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    const element = open.pop();
    if (element !== undefined) closed(element);
  });
  feed(parser, bytes);
  const [first] = elementsOf(root);
  if (first === undefined) throw new RefusedDocument('damaged', 'xml');
  return first;
}

/**
 * A large part, told as it is read; names have no prefix.
 * @param hears elements of the root's own namespace alone
 */
export function xmlEvents(
  bytes: Uint8Array,
  limits: ReadingLimits,
  hears: {
    open(name: string, attributes: Readonly<Record<string, string>>): void;
    text(text: string): void;
    close(name: string): void;
  },
): void {
  // Namespaces cost half of the time for a large sheet: whoever writes one gives its elements one prefix from the root on, or none.
  const parser = new SaxesParser({ xmlns: false, position: false });
  refuseWhatIsNot(parser);
  let depth = 0;
  let prefix: string | null = null;
  const localOf = (name: string): string | null => {
    if (prefix === '') return name.includes(':') ? null : name;
    return name.startsWith(prefix ?? '') ? name.slice(prefix?.length ?? 0) : null;
  };
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > limits.depth) throw new RefusedDocument('too much inside', 'depth');
    prefix ??= name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
    const local = localOf(name);
    if (local !== null) hears.open(local, attributes);
  });
  parser.on('text', (text) => hears.text(text));
  parser.on('cdata', (text) => hears.text(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    const local = localOf(name);
    if (local !== null) hears.close(local);
  });
  feed(parser, bytes);
}

/** Of several ways to write the same thing the first counts, which is the newest: read twice, its paragraphs would be counted twice. */
function isSecondChoice(parent: XmlElement | undefined, name: string): boolean {
  return (
    parent?.name === 'mc:AlternateContent' &&
    (name === 'mc:Choice' || name === 'mc:Fallback') &&
    elementsOf(parent).length > 0
  );
}

function named(space: string, local: string): string {
  const prefix = prefixes[space];
  if (prefix === undefined) return `?:${local}`;
  return prefix === '' ? local : `${prefix}:${local}`;
}

function refuseWhatIsNot(parser: { on(name: 'doctype' | 'error', handler: () => void): void }): void {
  parser.on('doctype', () => {
    throw new RefusedDocument('external entities', 'document type');
  });
  parser.on('error', () => {
    throw new RefusedDocument('damaged', 'xml');
  });
}

function feed(parser: { write(text: string): unknown; close(): unknown }, bytes: Uint8Array): void {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += slice) {
    parser.write(decoder.decode(bytes.subarray(at, at + slice), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.close();
}

export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** All text below an element. */
export function textBelow(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textBelow(child))).join('');
}
