import { isBulletFont, plainBullet } from './symbol-glyphs.ts';
import { valueOf } from './office-package.ts';
import { childOf, elementsOf, type XmlElement } from './parse-xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1.%2)": the numbers of the levels in it, or the bullet. */
  readonly text: string;
  readonly style?: string;
  readonly symbols: boolean;
  /** All numbers of it in figures. */
  readonly legal: boolean;
  readonly restarts: boolean;
}

interface NumberedList {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAnew: ReadonlyMap<number, number>;
}

/** The numbers Word prints before paragraphs. They stand nowhere in the file: whoever reads must count along, in the document's order. */
export interface DocxNumbering {
  /** The mark of the next paragraph of a list; '' for one that has none. */
  next(numId: string, level: number | undefined, style: string): string;
}

export function docxNumbering(root: XmlElement | null): DocxNumbering {
  const lists = listsOf(root);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(numId, given, style) {
      const list = lists.get(numId);
      if (list === undefined) return '';
      const level = given ?? levelOfStyle(list, style);
      const own = list.levels.get(level);
      if (own === undefined) return '';
      const counter = counters.get(list.id) ?? [];
      counters.set(list.id, counter);
      const anew = list.startsAnew.get(level);
      const key = `${numId}/${level}`;
      if (anew !== undefined && !begun.has(key)) counter[level] = anew;
      else counter[level] = (counter[level] ?? own.start - 1) + 1;
      begun.add(key);
      for (const deeper of list.levels.keys()) {
        if (deeper > level && list.levels.get(deeper)?.restarts === true) {
          counter[deeper] = undefined;
        }
      }
      return printed(list, own, counter);
    },
  };
}

function levelOfStyle(list: NumberedList, style: string): number {
  for (const [index, level] of list.levels) if (level.style === style) return index;
  return 0;
}

function printed(list: NumberedList, own: Level, counter: readonly (number | undefined)[]): string {
  if (own.format === 'bullet') return own.symbols ? plainBullet(own.text) : own.text.trim() || '•';
  return own.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const level = list.levels.get(index);
      const count = counter[index] ?? level?.start ?? 1;
      return numberAs(own.legal ? 'decimal' : (level?.format ?? 'decimal'), count);
    })
    .trim();
}

function numberAs(format: string, count: number): string {
  switch (format) {
    case 'lowerLetter':
      return lettersOf(count);
    case 'upperLetter':
      return lettersOf(count).toUpperCase();
    case 'lowerRoman':
      return romanOf(count);
    case 'upperRoman':
      return romanOf(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** a … z, aa, bb … as Word goes on. */
function lettersOf(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanOf(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let text = '';
  for (const [value, letters] of romans) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}

function listsOf(root: XmlElement | null): Map<string, NumberedList> {
  const abstracts = new Map<string, XmlElement>();
  const byStyle = new Map<string, XmlElement>();
  for (const element of elementsOf(root ?? undefined)) {
    if (element.name !== 'w:abstractNum') continue;
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
    const style = valueOf(element, 'w:styleLink');
    if (style !== undefined) byStyle.set(style, element);
  }
  const lists = new Map<string, NumberedList>();
  for (const element of elementsOf(root ?? undefined)) {
    const numId = element.attributes['w:numId'];
    if (element.name !== 'w:num' || numId === undefined) continue;
    const named = abstracts.get(valueOf(element, 'w:abstractNumId') ?? '');
    const abstract = byStyle.get(valueOf(named, 'w:numStyleLink') ?? '') ?? named;
    if (abstract === undefined) continue;
    const levels = new Map(levelsIn(abstract));
    const startsAnew = new Map<number, number>();
    for (const override of elementsOf(element).filter(({ name }) => name === 'w:lvlOverride')) {
      for (const [index, level] of levelsIn(override)) levels.set(index, level);
      const start = Number(valueOf(override, 'w:startOverride') ?? Number.NaN);
      if (!Number.isNaN(start)) startsAnew.set(Number(override.attributes['w:ilvl']), start);
    }
    lists.set(numId, { id: abstract.attributes['w:abstractNumId'] ?? '', levels, startsAnew });
  }
  return lists;
}

function levelsIn(element: XmlElement): [number, Level][] {
  return elementsOf(element).flatMap((level): [number, Level][] => {
    if (level.name !== 'w:lvl') return [];
    const style = valueOf(level, 'w:pStyle');
    const fonts = childOf(childOf(level, 'w:rPr'), 'w:rFonts');
    const start = Number(valueOf(level, 'w:start') ?? '1');
    const own: Level = {
      start: Number.isInteger(start) ? start : 1,
      format: valueOf(level, 'w:numFmt') ?? 'decimal',
      text: valueOf(level, 'w:lvlText') ?? '',
      symbols: isBulletFont(fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'] ?? ''),
      legal: childOf(level, 'w:isLgl') !== undefined,
      restarts: valueOf(level, 'w:lvlRestart') !== '0',
      ...(style === undefined ? {} : { style }),
    };
    return [[Number(level.attributes['w:ilvl'] ?? '0'), own]];
  });
}
