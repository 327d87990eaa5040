/**
 * Cells come out of Word, Excel, PDFs and scanners: Cyrillic letters that look Latin, ordinals torn from their number,
 * zeros read as the letter O, mark-up, hard spaces. Here they become text that patterns can be written for; the cell
 * itself is kept elsewhere, letter for letter.
 */
export interface PlainText {
  text: string;
  /** What was mended in a way that could be wrong, in plain English; empty when nothing was. */
  mended: string[];
}

/** Cyrillic and Greek capitals and small letters that a scan of English text puts in place of Latin ones. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  (
    [
      ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
      ['авеѕіјкмнорстухүԁ', 'abesijkmhopctyxyd'],
      ['иш', 'uw'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['αεικνορτυχ', 'aeikvoptux'],
    ] as const
  ).flatMap(([from, to]) => Array.from(from).map((letter, index) => [letter, to.charAt(index)] as const)),
);

export const monthPattern =
  '(?:jan(?:uary)?|feb(?:r(?:uary)?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const gluedBefore = new RegExp(`(\\d|\\d(?:st|nd|rd|th))(${monthPattern})(?![a-z])`, 'gi');
const gluedAfter = new RegExp(`\\b(${monthPattern})(\\d{1,4})\\b`, 'gi');
const letterOrdinal = new RegExp(`\\b[lI]\\s?st\\s+(?=${monthPattern}\\b)`, 'gi');

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** "31 Mawrth 2026", "Gorffennaf 2026": with a day before or a year behind, since "mai" is a word of every sentence. */
const welshMonths =
  /(?<=\d\s)(?:ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\b|\b(?:ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)(?=\s\d{4}\b)/gi;
const welshBeginnings = ['io', 'ch', 'maw', 'eb', 'mai', 'meh', 'go', 'aw', 'med', 'hy', 'ta', 'rh'] as const;

const inEnglish = (month: string): string =>
  monthNames[welshBeginnings.findIndex((start) => month.toLowerCase().startsWith(start))] ?? month;

/** 1–12 for a month's name or abbreviation. */
export function monthNumber(name: string): number {
  const start = name.toLowerCase().slice(0, 3);
  return monthNames.findIndex((month) => month.startsWith(start)) + 1;
}

/** More than any cell that means a date; the rest of a longer one is not looked at. */
const longestCell = 2000;

export function plainText(raw: string): PlainText {
  const mended: string[] = [];
  let text = Array.from(
    raw.slice(0, longestCell).normalize('NFKC'),
    (letter) => lookAlikes.get(letter) ?? letter,
  ).join('');
  text = text
    .replace(/<\s*br\s*\/?\s*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/&(?:ndash|mdash|minus);/gi, '-')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, (mark) =>
      mark === '\u2028' || mark === '\u2029' ? ' ' : '',
    )
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033]/g, '"')
    .replace(/[\u2190-\u21ff]|=>/g, ' -> ')
    .replace(/\u2044/g, '/')
    // Kept free: they mark what has been understood.
    .replace(/[\u2039\u203a]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

  text = text
    // "1 st July": the ordinal was raised above the line and torn off.
    .replace(/\b(\d{1,2})\s+(st|nd|rd|th)\b/gi, '$1$2')
    // "31March2026", "31stMarch"
    .replace(gluedBefore, '$1 $2')
    .replace(gluedAfter, '$1 $2')
    .replace(welshMonths, inEnglish);

  const repaired = repairDigits(text);
  if (repaired !== text) mended.push('Some letters were read as digits; check the date.');
  const spelt = repairMonths(repaired);
  if (spelt !== repaired) mended.push('The month is misspelt; check that it was understood.');
  return { text: spelt, mended };
}

/** "3O March 2O26", "l st July 2014": letters a scanner confuses with digits, beside a month or inside a number. */
function repairDigits(text: string): string {
  const digits = (mixed: string) => mixed.replace(/[oO]/g, '0').replace(/[lI|]/g, '1');
  return text
    .replace(/(?<![\w/])(?=[\dOoIl]*\d)(?=\d*[OoIl])(?:[\dOoIl]{2}|[\dOoIl]{4})(?![\w])/g, digits)
    .replace(/(?<![\w])[\dOoIl]{1,2}\/[\dOoIl]{1,2}\/[\dOoIl]{2,4}(?![\w])/g, digits)
    .replace(letterOrdinal, '1st ');
}

/** "Febuary 2026", "30 Septemeber": one slip of the pen, and only where a day or a year stands beside the word. */
function repairMonths(text: string): string {
  return text.replace(
    /(\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b([a-z]{5,10})\b(?=(\s+\d{4}\b)?)/gi,
    (found, day: string | undefined, word: string, year: string | undefined) => {
      if (day === undefined && year === undefined) return found;
      const lower = word.toLowerCase();
      if (monthNames.some((month) => month === lower)) return found;
      const meant = monthNames.find((month) => month.length >= 5 && oneSlipApart(lower, month));
      return meant === undefined ? found : `${day ?? ''}${meant}`;
    },
  );
}

/** One letter added, left out, changed, or two neighbours swapped. */
function oneSlipApart(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1) return false;
  let start = 0;
  while (start < meant.length && written[start] === meant[start]) start += 1;
  const restOf = (word: string, from: number) => word.slice(from);
  if (written.length > meant.length) return restOf(written, start + 1) === restOf(meant, start);
  if (written.length < meant.length) return restOf(written, start) === restOf(meant, start + 1);
  if (restOf(written, start + 1) === restOf(meant, start + 1)) return true;
  return (
    written[start] === meant[start + 1] &&
    written[start + 1] === meant[start] &&
    restOf(written, start + 2) === restOf(meant, start + 2)
  );
}
