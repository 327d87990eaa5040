import { strToU8, zipSync, type Zippable } from 'fflate';
import { xmlText } from '../../../bot/papers/xml-text.ts';

/** Word files written by hand, so that they can hold whatever Word and its relatives write, and whatever they must not. */
interface ParagraphOptions {
  readonly style?: string;
  /** List and level: 1 = numbers, 2 = bullets. */
  readonly list?: readonly [number, number];
  readonly bold?: boolean;
  readonly outline?: number;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A run; "\n" in it is a line break. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;

/** A paragraph of runs written as XML. */
export const paragraphOf = (runs: string, options: ParagraphOptions = {}): string => {
  const { style, list, outline } = options;
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    list === undefined ? '' : `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
};

export const paragraph = (text: string, options: ParagraphOptions = {}): string =>
  paragraphOf(run(text, options.bold === true ? '<w:b/>' : ''), options);

interface CellOptions {
  readonly span?: number;
  readonly down?: 'restart' | 'continue';
  readonly fill?: string;
}

/** A cell; a text is one paragraph, several are several, and what begins with "<" is XML. */
export const cell = (content: string | readonly string[], options: CellOptions = {}): string => {
  const { span, down, fill } = options;
  const properties = [
    span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`,
    down === undefined ? '' : down === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>',
    fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`,
  ].join('');
  const texts = typeof content === 'string' ? [content] : content;
  const paragraphs = texts.map((text) => (text.startsWith('<w:') ? text : paragraph(text)));
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.join('')}</w:tc>`;
};

/** A row of cells; a text is a plain cell. */
export const row = (cells: readonly string[], { heading = false } = {}): string =>
  `<w:tr>${heading ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells
    .map((text) => (text.startsWith('<w:tc>') ? text : cell(text)))
    .join('')}</w:tr>`;

export const table = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

const levels = ['decimal:%1.', 'lowerLetter:%2)', 'lowerRoman:%3.']
  .map((level, index) => {
    const [format, text] = level.split(':');
    return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  })
  .join('');

const numbering = `${head}<w:numbering xmlns:w="${transitional}"><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

const styles = `${head}<w:styles xmlns:w="${transitional}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Pennawd1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Pennawd2"><w:name w:val="heading 2"/><w:basedOn w:val="Pennawd1"/></w:style><w:style w:type="paragraph" w:styleId="Section"><w:name w:val="Section of ours"/><w:basedOn w:val="Pennawd2"/></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`;

interface WordFileOptions {
  readonly isStrict?: boolean;
  /** Further parts, and parts instead of the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The parts of a Word file around a body, before they are zipped. */
export function wordParts(body: string, { isStrict = false, parts = {} }: WordFileOptions = {}): Zippable {
  const main = isStrict ? strict : transitional;
  const relations = isStrict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : office;
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${word}.numbering+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/numbering" Target="/word/numbering.xml"/></Relationships>`,
    'word/styles.xml': styles.replaceAll(transitional, main),
    'word/numbering.xml': numbering.replaceAll(transitional, main),
    'word/document.xml': `${head}<w:document xmlns:w="${main}" xmlns:r="${relations}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
}

export function wordFile(body: readonly string[] | string, options: WordFileOptions = {}): Uint8Array {
  return zipSync(wordParts(typeof body === 'string' ? body : body.join(''), options), { level: 6 });
}
