import fc from 'fast-check';
import { csvOf } from '../../../bot/register/csv.ts';

/** Reads CSV as RFC 4180 says a reader must; knows nothing of how it was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\r') {
        rows.push([]);
        at += 1;
      }
    } else cell += character;
  }
  rows.pop();
  return rows;
}

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', "'", ',', ';', '\t', '\r', '\n', ' ', 'a', '1'),
  }),
  fc.constantFrom(
    '=1+1',
    ' =HYPERLINK("http://x")',
    '\t=1',
    '＝1',
    '-2',
    '+44 20 7946 0000',
    '@SUM(A1)',
    '\n=1',
    '\0=1',
  ),
);

describe('CSV', () => {
  it('says each cell as it was, or behind one apostrophe, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(awkward, awkward, awkward), { minLength: 1 }), (rows) => {
        const read = readCsv(csvOf(['One', 'Two', 'Three'], rows).slice(1));
        expect(read).toHaveLength(rows.length + 1);
        rows.forEach((row, index) => {
          row.forEach((text, column) => {
            expect([text, `'${text}`]).toContain(read[index + 1]?.[column]);
          });
        });
      }),
    );
  });

  it('leaves no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const [, [cell = ''] = []] = readCsv(csvOf(['Cell'], [[text]]).slice(1));
        expect(cell.replace(/^[\s\0]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(cell).not.toMatch(/^[\t\r\n\0]/);
      }),
    );
  });

  it('begins with a byte order mark, quotes every cell and ends lines as Excel does', () => {
    expect(csvOf(['A', 'B'], [['Say “hello”, "you"', 3]])).toBe(
      '\uFEFF"A","B"\r\n"Say “hello”, ""you""","3"\r\n',
    );
  });
});
