/** Pieces of patterns: how texts write the endings of numbers, years and financial years. */
export const ordinal = '(?:st|nd|rd|th)';
export const fullYear = '(?:19|20)\\d{2}';
export const financialYear = `(?:20\\d{2})\\s*[/-]\\s*(?:20)?\\d{1,2}`;
export const financialWord = '(?:f\\.?y\\.?|f/y|(?:financial|fiscal) years?(?: end(?:ing)?)?)';

/** "26" is 2026; "87" is 1987, and doubtful. */
export function wholeYear(digits: string): { year: number; doubts: string[] } {
  const number = Number(digits);
  if (digits.length > 2) return { year: number, doubts: [] };
  return number < 80
    ? { year: 2000 + number, doubts: [] }
    : {
        year: 1900 + number,
        doubts: ['The year has two digits and was read as in the last century; check it.'],
      };
}

/** 2025 for "2025/26", "2025-2026", "2025/6", "25/26"; undefined when the years do not follow each other. */
export function financialStart(years: string): number | undefined {
  const [first = '', second = ''] = years.split(/[/-]/).map((part) => part.trim());
  const start = first.length === 2 ? 2000 + Number(first) : Number(first);
  const digits = second.length;
  return (start + 1) % 10 ** digits === Number(second) ? start : undefined;
}
