/** Fonts whose letters are pictures: the letter in the file is not what is seen. */
const pictureFonts = /^(?:symbol|wingdings(?: [23])?|webdings)$/i;

/** The signs people write with them in forms and lists, by font and place; the private area U+F000 holds the same places. */
const glyphs: Record<string, Record<number, string>> = {
  symbol: { 0xb7: '•', 0xd8: '¬', 0xde: '⇒', 0xae: '→', 0xa3: '≤', 0xb3: '≥', 0xb4: '×', 0xb1: '±' },
  wingdings: {
    0x6c: '●',
    0x6e: '■',
    0x6f: '☐',
    0x71: '☐',
    0x75: '◆',
    0x76: '❖',
    0x77: '◆',
    0x9f: '•',
    0xa7: '▪',
    0xa8: '☐',
    0xd8: '➢',
    0xdf: '←',
    0xe0: '→',
    0xe1: '↑',
    0xe2: '↓',
    0xf0: '⇨',
    0xfb: '✗',
    0xfc: '✓',
    0xfd: '☒',
    0xfe: '☑',
  },
  'wingdings 2': { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '☐' },
};

export function isBulletFont(font: string): boolean {
  return pictureFonts.test(font);
}

/** A sign of such a font as a character of its own; what is not known becomes "�". */
export function glyphOf(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = glyphs[font.toLowerCase()]?.[place];
  if (known !== undefined) return known;
  if (isBulletFont(font) || (code >= 0xe000 && code <= 0xf8ff)) return '\ufffd';
  return code > 0 && code <= 0xffff ? String.fromCharCode(code) : '';
}

/** Whatever a list has for its dots. */
export function plainBullet(text: string): string {
  return text.trim() === '' ? '' : '•';
}
