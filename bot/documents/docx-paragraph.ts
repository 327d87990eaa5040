import type { DocxBlock, DocxParagraph } from './docx-blocks.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { headingOf, toggle, type DocxStyle, type DocxStyles } from './docx-styles.ts';
import { valueOf } from './office-package.ts';
import { childOf, elementsOf, textBelow, type XmlElement } from './parse-xml.ts';
import { glyphOf } from './symbol-glyphs.ts';
import { tidyLines, visibleText } from './visible-text.ts';

/** How often something was met that the reader of the page must be told of. */
export interface DocxCounts {
  tracked: number;
  comments: number;
  footnotes: number;
  embedded: number;
  hidden: number;
}

export interface DocxSetting {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  readonly counts: DocxCounts;
  /** What an element that was read before holds: the paragraphs and tables of a text box. */
  blocksIn(element: XmlElement): DocxBlock[];
}

interface Telling {
  text: string;
  letters: boolean;
  allBold: boolean;
  /** Fields that have begun: what stands before the separator is the instruction. */
  readonly fields: ('instruction' | 'result')[];
  readonly boxes: DocxBlock[];
  readonly style: DocxStyle;
}

export function docxParagraph(element: XmlElement, setting: DocxSetting): DocxParagraph {
  const properties = childOf(element, 'w:pPr');
  const style = setting.styles.paragraph(valueOf(properties, 'w:pStyle'));
  const telling: Telling = { text: '', letters: false, allBold: true, fields: [], boxes: [], style };
  tellInline(element, telling, setting);
  const tidy = tidyLines(visibleText(telling.text));
  const mark = childOf(properties, 'w:rPr');
  const runsOn = childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined;
  const text = runsOn && /\s$/.test(telling.text) ? `${tidy} ` : tidy;
  if (runsOn || childOf(mark, 'w:ins') !== undefined) setting.counts.tracked += 1;
  const marker = runsOn && tidy === '' ? '' : markerOf(properties, style, setting);
  const heading = headingOf(valueOf(properties, 'w:outlineLvl')) ?? style.heading;
  const colour = shadingOf(childOf(properties, 'w:shd'));
  return {
    kind: 'paragraph',
    text,
    ...(heading === undefined ? {} : { heading }),
    ...(marker === '' ? {} : { marker }),
    ...(telling.letters && telling.allBold ? { bold: true } : {}),
    ...(colour === undefined ? {} : { colour }),
    boxes: telling.boxes,
    runsOn,
  };
}

function markerOf(properties: XmlElement | undefined, style: DocxStyle, setting: DocxSetting): string {
  const own = childOf(properties, 'w:numPr');
  const numId = valueOf(own, 'w:numId') ?? style.numId;
  if (numId === undefined || numId === '0') return '';
  const level = valueOf(own, 'w:ilvl');
  return setting.numbering.next(numId, level === undefined ? style.level : Number(level), style.id);
}

/** Colour of a shading, "#rrggbb"; of none, of automatic and of white nothing. */
export function shadingOf(shading: XmlElement | undefined): string | undefined {
  if (shading === undefined || shading.attributes['w:val'] === 'nil') return undefined;
  const colour =
    shading.attributes['w:val'] === 'solid' ? shading.attributes['w:color'] : shading.attributes['w:fill'];
  if (colour === undefined || !/^[0-9a-f]{6}$/i.test(colour) || /^f{6}$/i.test(colour)) return undefined;
  return `#${colour.toLowerCase()}`;
}

/** What is written between other things of a paragraph: runs, links, insertions, controls. */
function tellInline(element: XmlElement, telling: Telling, setting: DocxSetting): void {
  for (const child of elementsOf(element)) {
    switch (child.name) {
      case 'w:r':
        tellRun(child, telling, setting);
        break;
      case 'w:ins':
      case 'w:moveTo':
        setting.counts.tracked += 1;
        tellInline(child, telling, setting);
        break;
      case 'w:del':
      case 'w:moveFrom':
        setting.counts.tracked += 1;
        break;
      case 'w:sdt':
        // What a control shows while nobody has filled it in is an invitation, not content.
        if (childOf(childOf(child, 'w:sdtPr'), 'w:showingPlcHdr') === undefined) {
          tellInline(childOf(child, 'w:sdtContent') ?? child, telling, setting);
        }
        break;
      case 'm:t':
        telling.text += textBelow(child);
        break;
      case 'w:pPr':
      case 'w:rPr':
      case 'w:rt':
        break;
      default:
        tellInline(child, telling, setting);
    }
  }
}

function tellRun(run: XmlElement, telling: Telling, setting: DocxSetting): void {
  const properties = childOf(run, 'w:rPr');
  const style = setting.styles.run(valueOf(properties, 'w:rStyle'));
  const isHidden = toggle(properties, 'w:vanish') ?? style.hidden ?? telling.style.hidden ?? false;
  const isBold = toggle(properties, 'w:b') ?? style.bold ?? telling.style.bold ?? false;
  const tell = (text: string) => {
    if (telling.fields.includes('instruction')) return;
    telling.text += text;
    if (text.trim() === '') return;
    telling.letters = true;
    if (!isBold) telling.allBold = false;
  };
  for (const child of elementsOf(run)) {
    if (isHidden && child.name === 'w:t') {
      setting.counts.hidden += 1;
      continue;
    }
    switch (child.name) {
      case 'w:t':
        tell(textBelow(child));
        break;
      case 'w:tab':
      case 'w:ptab':
        tell('\t');
        break;
      case 'w:br':
      case 'w:cr':
        tell('\n');
        break;
      case 'w:noBreakHyphen':
        tell('-');
        break;
      case 'w:sym':
        tell(
          glyphOf(child.attributes['w:font'] ?? '', Number.parseInt(child.attributes['w:char'] ?? '0', 16)),
        );
        break;
      case 'w:fldChar':
        tellField(child, telling, tell);
        break;
      case 'w:commentReference':
        setting.counts.comments += 1;
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        setting.counts.footnotes += 1;
        break;
      case 'w:ruby':
        tellInline(childOf(child, 'w:rubyBase') ?? child, telling, setting);
        break;
      case 'w:object':
        setting.counts.embedded += 1;
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'mc:AlternateContent':
        lookIntoDrawing(child, telling, setting);
        break;
    }
  }
}

/** Fields show their result; boxes to tick and lists to choose from, which have none, show what they stand at. */
function tellField(field: XmlElement, telling: Telling, tell: (text: string) => void): void {
  const type = field.attributes['w:fldCharType'];
  if (type === 'begin') {
    const form = childOf(field, 'w:ffData');
    const box = childOf(form, 'w:checkBox');
    if (box !== undefined) tell((toggle(box, 'w:checked') ?? toggle(box, 'w:default') ?? false) ? '☒' : '☐');
    const list = childOf(form, 'w:ddList');
    if (list !== undefined) {
      const chosen = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? '0');
      const entries = elementsOf(list).filter(({ name }) => name === 'w:listEntry');
      tell(entries[chosen]?.attributes['w:val'] ?? '');
    }
    telling.fields.push('instruction');
  } else if (type === 'separate') {
    telling.fields.pop();
    telling.fields.push('result');
  } else if (type === 'end') telling.fields.pop();
}

/** Text boxes are read after the paragraph that holds them; pictures, charts and diagrams are counted. */
function lookIntoDrawing(element: XmlElement, telling: Telling, setting: DocxSetting): void {
  for (const child of elementsOf(element)) {
    if (child.name === 'w:txbxContent') telling.boxes.push(...setting.blocksIn(child));
    else if (['pic:pic', 'v:imagedata', 'c:chart', 'dgm:relIds', 'o:OLEObject'].includes(child.name)) {
      setting.counts.embedded += 1;
    } else lookIntoDrawing(child, telling, setting);
  }
}
