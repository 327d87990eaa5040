/** What a spreadsheet opens as UTF-8; without the mark Excel reads it in the machine's old code page. */
const byteOrderMark = '\uFEFF';

/**
 * What a spreadsheet would take for a formula, also behind blanks: = + - @ and their full-width forms, tab, CR, LF and NUL
 * (OWASP ASVS 5, 1.2.10, and OWASP’s page on CSV injection).
 */
const formula = /^(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/u;

/**
 * A table as CSV (RFC 4180) with a byte order mark: every cell quoted, lines ended by CR LF. A text that a spreadsheet would
 * run is put behind an apostrophe.
 */
export function csvOf(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${byteOrderMark}${[headings, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return `"${value}"`;
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
