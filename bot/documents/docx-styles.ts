import { valueOf } from './office-package.ts';
import { childOf, elementsOf, type XmlElement } from './parse-xml.ts';

/** What a named style of Word says that matters to a reader of its text, inherited values included. */
export interface DocxStyle {
  readonly id: string;
  readonly heading?: number;
  readonly bold?: boolean;
  readonly hidden?: boolean;
  readonly numId?: string;
  readonly level?: number;
}

export interface DocxStyles {
  /** Of a paragraph, which has the default style where it names none. */
  paragraph(id: string | undefined): DocxStyle;
  run(id: string | undefined): DocxStyle;
}

const none: DocxStyle = { id: '' };
/** Styles that inherit from one another in a circle are damage; this long no real chain is. */
const longestChain = 20;

export function docxStyles(root: XmlElement | null): DocxStyles {
  const elements = new Map<string, XmlElement>();
  let normal: string | undefined;
  for (const element of elementsOf(root ?? undefined)) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    elements.set(id, element);
    const isDefault = isOn(element.attributes['w:default'] ?? '0');
    if (isDefault && element.attributes['w:type'] === 'paragraph') normal = id;
  }
  const known = new Map<string, DocxStyle>();
  const styleOf = (id: string | undefined, depth: number): DocxStyle => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || element === undefined || depth > longestChain) return none;
    const before = known.get(id);
    if (before !== undefined) return before;
    const style = { ...styleOf(valueOf(element, 'w:basedOn'), depth + 1), ...ownOf(id, element) };
    known.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => styleOf(id ?? normal, 0),
    run: (id) => styleOf(id, 0),
  };
}

function ownOf(id: string, element: XmlElement): DocxStyle {
  const paragraph = childOf(element, 'w:pPr');
  const run = childOf(element, 'w:rPr');
  const numbering = childOf(paragraph, 'w:numPr');
  // Word keeps the English names of its own styles in every language.
  const name = valueOf(element, 'w:name') ?? '';
  const named = /^title$/i.test(name) ? 1 : Number(/^heading ([1-9])$/i.exec(name)?.[1] ?? Number.NaN);
  const heading = Number.isNaN(named) ? headingOf(valueOf(paragraph, 'w:outlineLvl')) : named;
  const bold = toggle(run, 'w:b');
  const hidden = toggle(run, 'w:vanish');
  const numId = valueOf(numbering, 'w:numId');
  const level = Number(valueOf(numbering, 'w:ilvl') ?? Number.NaN);
  return {
    id,
    ...(heading === undefined ? {} : { heading }),
    ...(bold === undefined ? {} : { bold }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(numId === undefined ? {} : { numId }),
    ...(Number.isNaN(level) ? {} : { level }),
  };
}

/** Outline levels count from 0; 9 is running text. */
export function headingOf(outline: string | undefined): number | undefined {
  if (outline === undefined || !/^[0-8]$/.test(outline)) return undefined;
  return Number(outline) + 1;
}

/** A property that is on by being there, unless it says otherwise; undefined where it is not there. */
export function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const value = valueOf(properties, name);
  return value === undefined ? undefined : value === '' || isOn(value);
}

function isOn(value: string): boolean {
  return !/^(?:0|false|off)$/i.test(value);
}
