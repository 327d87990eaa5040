import { inLanguages, said, type Said } from './language.ts';

/** What in a text looks like the identity of a child or an adult, and why. */
export interface PersonalDetail {
  readonly kind: 'NHS number' | 'date of birth' | 'name and age';
  /** As it stands in the text. */
  readonly text: string;
}

const gap = String.raw`[\s.\u2010-\u2015-]?`;
const tenDigits = new RegExp(String.raw`(?<![\d+])(\d{3})${gap}(\d{3})${gap}(\d{4})(?!\d)`, 'g');
const month = String.raw`(?:\d{1,2}|\p{L}{3,9}\.?)`;
const day = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]{1,2}${month}[\s./-]{1,2}(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)`;
const birth = new RegExp(
  String.raw`(?<!\p{L})(?:d\.?\s?o\.?\s?b\.?|dates? of birth|born(?: on)?|b\.|d?dyddiad(?: ei)? g?eni|ganed|ganwyd)(?:\s*(?:is|was|ar|oedd|yw))?[\s:.,–-]*${day}`,
  'iu',
);
const nameAndAge =
  /(?<!\p{L})(?:[Cc]hild|[Yy]oung [Pp]erson|[Aa]dult|[Rr]esident|[Pp]atient|[Cc]lient|[Vv]ictim|[Pp]lentyn|[Pp]erson ifanc|[Oo]edolyn|[Cc]laf)\s+(?:\p{Lu}(?!\p{L})|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),?\s*(?:(?:aged?|oed)\s*\d{1,3}|\(\d{1,2}\))/u;

/**
 * The first thing in a text that looks like somebody's identity: an NHS number (or a Scottish or Northern Irish one, which are made
 * alike), a date of birth that is called one, or somebody with their age. Telephone numbers, references and dates of meetings are none.
 */
export function personalDetailIn(text: string): PersonalDetail | null {
  for (const match of text.matchAll(tenDigits)) {
    if (isNhsNumber(match.slice(1, 4).join(''))) return { kind: 'NHS number', text: match[0] };
  }
  const [born] = birth.exec(text) ?? [];
  if (born !== undefined) return { kind: 'date of birth', text: born };
  const [aged] = nameAndAge.exec(text) ?? [];
  return aged === undefined ? null : { kind: 'name and age', text: aged };
}

/**
 * The last digit is a checksum (modulus 11), and not every number is given out: in England, Wales and Northern Ireland none below 3,
 * in Scotland those that begin with a date of birth as DDMM. So most numbers of ten digits are none.
 */
function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1{9}$/.test(digits)) return false;
  if (!/^[3-9]|^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits.at(-1));
}

interface PersonalDetailWords {
  readonly looksLike: Readonly<Record<PersonalDetail['kind'], (text: string) => string>>;
  readonly why: string;
  readonly saveAnyway: string;
}

export const personalDetailWords = inLanguages<PersonalDetailWords>({
  en: {
    looksLike: {
      'NHS number': (text) => `“${text}” looks like an NHS number.`,
      'date of birth': (text) => `“${text}” looks like somebody’s date of birth.`,
      'name and age': (text) => `“${text}” looks like somebody’s name with their age.`,
    },
    why: 'Nothing was saved yet. People of every agency read the register and papers are made of it, so nobody it protects should be recognisable in it. Take it out, or save it anyway if it is not about such a person.',
    saveAnyway: 'This is not about such a person: save it anyway',
  },
  cy: {
    looksLike: {
      'NHS number': (text) => `Mae “${text}” yn edrych fel rhif GIG.`,
      'date of birth': (text) => `Mae “${text}” yn edrych fel dyddiad geni rhywun.`,
      'name and age': (text) => `Mae “${text}” yn edrych fel enw rhywun gyda’i oedran.`,
    },
    why: 'Ni chadwyd dim eto. Mae pobl o bob asiantaeth yn darllen y gofrestr a chaiff papurau eu gwneud ohoni, felly ni ddylai fod modd adnabod neb y mae’n ei ddiogelu ynddi. Tynnwch ef allan, neu cadwch ef beth bynnag os nad yw’n ymwneud â pherson o’r fath.',
    saveAnyway: 'Nid yw hyn yn ymwneud â pherson o’r fath: cadw beth bynnag',
  },
});

/** What was seen and why it matters, for whoever wrote it. */
export function personalDetailInWords({ kind, text }: PersonalDetail): Said {
  return said((language) => {
    const words = personalDetailWords(language);
    return `${words.looksLike[kind](text.replaceAll(/\s+/g, ' '))} ${words.why}`;
  });
}
