/**
 * What stands in a cell, made readable: letters of other alphabets that a scan put in place of Latin ones, hard spaces, mark-up left by a
 * converter. The cell itself is kept letter for letter elsewhere.
 */
export interface CellText {
  readonly text: string;
  /** Letters of another alphabet were replaced by the Latin ones they look like. */
  readonly lookAlikes: boolean;
}

const latinFor: ReadonlyMap<string, string> = new Map(
  (
    [
      ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
      ['авеѕіјкмнорстухԁ', 'abesijkmhopctyxd'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['αεικνορτυχ', 'aeikvoptux'],
    ] as const
  ).flatMap(([from, to]) => Array.from(from, (letter, index) => [letter, to.charAt(index)] as const)),
);

const plainLine = /^[\x20-\x7e‘’“”–—£éŵŷâêîôû]*$/;
const otherAlphabet = /[\u0370-\u03ff\u0400-\u04ff]/;

/**
 * Letters are replaced only where the whole word then is Latin: a name in Greek or Cyrillic stays as it is written. A word of one
 * or two letters of another alphabet counts as a scan's mistake, since plans in English have no such words.
 */
export function readableText(raw: string): CellText {
  // Most cells: nothing to mend but spaces.
  if (plainLine.test(raw))
    return { text: raw.includes('  ') ? raw.replaceAll(/ +/g, ' ').trim() : raw.trim(), lookAlikes: false };
  let lookAlikes = false;
  const text = raw
    .normalize('NFC')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{L}+/gu, (word) => {
      if (!otherAlphabet.test(word)) return word;
      const latin = Array.from(word, (letter) => latinFor.get(letter) ?? letter).join('');
      const mixed = /[A-Za-z]/.test(word);
      if (otherAlphabet.test(latin) || (!mixed && word.length > 3)) return word;
      lookAlikes = true;
      return latin;
    })
    .split('\n')
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
  return { text, lookAlikes };
}

const wideOrOtherSpace = /\s\s|[^\S ]/;
const ascii = /^[\x20-\x7e]*$/;

/** One line, for comparing and for names. */
export function oneLine(text: string): string {
  // Most texts: nothing to replace.
  if (!wideOrOtherSpace.test(text)) return text.trim();
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** How two spellings of one heading or sentence become equal. */
export function comparable(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  return oneLine(readableText(text).text)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const wordsOfDitto = /^(?:ditto|do\.?|as above|same as above|same|as per above|see above|["“”″〃]|'')$/i;
const scannedMarks = /^[^\s\p{L}\p{N}]*[\p{L}\p{N}£€"“”'‘’`,.=-]{1,2}$/u;

/**
 * "Same as above" in the disguises a scan gives two small strokes: two equal pieces of one or two characters ("u u", "11 11", "ii
 * ii", "££ ££"), whatever alphabet they landed in, the pound and the euro sign counting as one; or the words.
 */
export function isDitto(raw: string): boolean {
  const text = oneLine(raw);
  if (text === '') return false;
  if (wordsOfDitto.test(text)) return true;
  const pieces = text.split(' ');
  if (pieces.length === 1) return /^(?:["“”″〃'‘’`,]{1,4})$/.test(text);
  if (pieces.length > 4 || !pieces.every((piece) => Array.from(piece).length <= 2)) return false;
  const alike = new Set(pieces.map((piece) => piece.replaceAll('€', '£')));
  return alike.size === 1 && pieces.every((piece) => scannedMarks.test(piece));
}

/** "" , "-", "—", "n/a" : nothing is said. A dash is how many people leave a cell empty. */
export function saysNothing(text: string): boolean {
  return /^[\s\-–—_.…]*$/.test(text) || /^(?:n\/?a|none|nil)$/i.test(text.trim());
}

/** Whether a text stops in the middle of a sentence: what follows on the next page may belong to it. */
export function isUnfinished(text: string): boolean {
  const last = oneLine(text);
  return last !== '' && !/[.!?:;)"”’]$/.test(last);
}

/** Whether a text begins in the middle of a sentence. */
export function beginsInMiddle(text: string): boolean {
  return /^[a-z(]/.test(oneLine(text)) && !/^[a-z]\s?[.)]\s/.test(oneLine(text));
}
