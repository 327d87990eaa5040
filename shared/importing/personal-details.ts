import type { ImportDoubt, ImportField } from './reading.ts';

/** What looks like a child's or an adult's identity in a text; '' = nothing. */
function personalDetailIn(text: string): string {
  for (const match of text.matchAll(/(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)/g)) {
    if (isNhsNumber(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`)) return match[0];
  }
  const birth =
    /\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?|dyddiad geni)\b\s*[:.]?\s*\d{1,2}[\s./-](?:\d{1,2}|[a-z]{3,9})[\s./-]\d{2,4}/i.exec(
      text,
    );
  if (birth !== null) return birth[0];
  const child =
    /\b(?:child|young person|adult|resident|patient|client|victim)\s+(?:[A-Z]\b|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),?\s*(?:aged?\s*\d{1,3}|\(\d{1,2}\))/u.exec(
      text,
    );
  return child === null ? '' : child[0];
}

/** The last digit of an NHS number is its checksum (modulus 11), so that most numbers of ten digits are none. */
function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1{9}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits.at(-1));
}

/** Marks the fields of a row that hold such a text, so that nobody brings it in without having looked. */
export function markPersonalDetails(row: {
  readonly raw: Readonly<Record<string, string>>;
  readonly needsCheck: ImportDoubt[];
}): void {
  for (const [heading, text] of Object.entries(row.raw)) {
    const found = personalDetailIn(text);
    // The text itself is not repeated: it would only travel further.
    if (found !== '')
      row.needsCheck.push({
        field: 'unknown' satisfies ImportField,
        rule: 'personal details',
        about: heading,
      });
  }
}
