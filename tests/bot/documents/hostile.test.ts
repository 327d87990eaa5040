import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import { refusalWords } from '../../../shared/importing/refusal-words.ts';
import { sourceDocumentSchema, sourceRefusalSchema } from '../../../shared/importing/source-document.ts';
import { excelFile, excelParts } from '../../support/documents/excel-file.ts';
import { refusalOf } from '../../support/documents/read-all.ts';
import { cell, paragraph, row, table, wordFile, wordParts } from '../../support/documents/word-file.ts';

const compound = (...names: string[]) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      ...names.map((name) => Buffer.from(name, 'utf16le')),
    ]),
  );
const kindOf = async (name: string, bytes: Uint8Array | string) => (await refusalOf(name, bytes)).kind;
const documentXml = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;

describe('Files that are something else', () => {
  it.each([
    ['plan.docx', compound('EncryptedPackage'), 'password'],
    ['plan.doc', compound('WordDocument'), 'old format'],
    ['plan.docx', compound('WordDocument'), 'old format'],
    ['plan.xls', compound('Workbook'), 'old format'],
    ['mail.msg', compound('__substg1.0'), 'unknown kind of file'],
    ['plan.pdf', '%PDF-1.7 …', 'unknown kind of file'],
    ['plan.docx', '%PDF-1.7 …', 'not this kind of file'],
    ['plan.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'unknown kind of file'],
    ['plan.rtf', '{\\rtf1 text}', 'unknown kind of file'],
    ['plan.xls', '<html><table><tr><td>1</td></tr></table></html>', 'unknown kind of file'],
    ['plan.zip', zipSync({ 'a.txt': strToU8('a') }), 'unknown kind of file'],
    ['plan.odt', zipSync({ mimetype: strToU8('a'), 'content.xml': strToU8('a') }), 'unknown kind of file'],
    ['plan.txt', Uint8Array.from([65, 0, 0, 0, 66, 67, 68, 69, 70, 71]), 'unknown kind of file'],
    ['plan.txt', '', 'empty'],
    ['plan.txt', ' \n\t\n', 'empty'],
    ['plan.docx', wordFile(''), 'empty'],
  ] as const)('%s is told apart: %#', async (name, bytes, kind) => {
    expect(await kindOf(name, bytes)).toBe(kind);
  });

  it('a wrong name does not matter where the content can be read', async () => {
    const reading = await readDocument('plan.csv', wordFile(paragraph('Text')), readingLimits);
    expect(reading.ok && reading.document.format).toBe('docx');
  });

  it('every refusal has words in both languages', async () => {
    for (const kind of sourceRefusalSchema.shape.kind.options) {
      for (const language of ['en', 'cy'] as const) {
        const { what, remedy } = refusalWords({ kind, detail: 'PDF' }, language);
        expect(`${what} ${remedy}`).toMatch(/\. .+\.$/);
      }
    }
    const pdf = await refusalOf('plan.pdf', '%PDF-1.7');
    expect(refusalWords(pdf, 'en').what).toContain('PDF');
  });
});

describe('Files that want too much', () => {
  it('a file beyond the limit is not opened', async () => {
    const limits = { ...readingLimits, fileBytes: 100 };
    expect((await refusalOf('plan.txt', 'x'.repeat(101), limits)).kind).toBe('too large');
  });

  it('a part that unpacks to far more than it packs is refused before it is unpacked', async () => {
    const parts = wordParts('', { parts: { 'word/document.xml': new Uint8Array(30_000_000).fill(32) } });
    expect(await kindOf('plan.docx', zipSync(parts))).toBe('too much inside');
  });

  it('a part whose directory says less than comes out is stopped where the directory ends', async () => {
    const bomb = zipWithLie('word/document.xml', new Uint8Array(30_000_000).fill(32), 1000);
    expect(await kindOf('plan.docx', bomb)).toBe('damaged');
  });

  it('many parts, many cells, deep nesting and far-off cells are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`x/${index}`, '']));
    expect(await kindOf('plan.docx', wordFile(paragraph('a'), { parts: many }))).toBe('too much inside');
    const few = { ...readingLimits, cells: 10 };
    const wide = row(Array.from({ length: 11 }, () => 'x'));
    expect((await refusalOf('plan.docx', wordFile(table([wide])), few)).kind).toBe('too much inside');
    expect((await refusalOf('plan.csv', 'a,b,c\nd,e,f\ng,h,i\nj,k,l', few)).kind).toBe('too much inside');
    expect((await refusalOf('plan.txt', 'a\tb\nd\te\ng\th\nj\tk\nl\tm\nn\to', few)).kind).toBe(
      'too much inside',
    );
    const deep = `${'<w:sdt>'.repeat(10_000)}${'</w:sdt>'.repeat(10_000)}`;
    expect(await kindOf('plan.docx', wordFile(deep))).toBe('too much inside');
    const far = excelParts({ sheets: [{ name: 'Plan', rows: [['a']] }] });
    const rows = Array.from(
      { length: 200 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>x</v></c><c r="XFD${index + 1}" t="str"><v>x</v></c></row>`,
    );
    far['xl/worksheets/sheet1.xml'] = strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    );
    expect(await kindOf('plan.xlsx', zipSync(far))).toBe('too much inside');
  });

  it('entities and document types are refused, in any part', async () => {
    const laughs =
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const word = wordFile('', {
      parts: { 'word/document.xml': documentXml('<w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p>', laughs) },
    });
    expect(await kindOf('plan.docx', word)).toBe('external entities');
    const types = wordFile(paragraph('a'), { parts: { '[Content_Types].xml': `${laughs}<Types/>` } });
    expect(await kindOf('plan.docx', types)).toBe('external entities');
    const sheet = excelFile({
      sheets: [{ name: 'Plan', rows: [['a']] }],
      parts: { 'xl/worksheets/sheet1.xml': `${laughs}<worksheet><sheetData/></worksheet>` },
    });
    expect(await kindOf('plan.xlsx', sheet)).toBe('external entities');
    const undeclared = wordFile('', { parts: { 'word/document.xml': documentXml('&b;') } });
    expect(await kindOf('plan.docx', undeclared)).toBe('damaged');
  });
});

describe('Files that are broken', () => {
  it('names that climb out, two parts of one name, wrong checksums and cut files are damage', async () => {
    expect(await kindOf('plan.docx', wordFile(paragraph('a'), { parts: { '../../etc/x': 'x' } }))).toBe(
      'damaged',
    );
    const twice = wordFile(paragraph('a'), { parts: { 'WORD/document.xml': 'x' } });
    expect(await kindOf('plan.docx', twice)).toBe('damaged');
    const whole = wordFile(paragraph('a'));
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await kindOf('plan.docx', whole.slice(0, Math.floor(whole.length * share)))).toBe('damaged');
    }
    const stored = zipSync(wordParts(paragraph('honest')), { level: 0 });
    const at = Buffer.from(stored).indexOf('honest');
    stored[at] = 'H'.charCodeAt(0);
    expect(await kindOf('plan.docx', stored)).toBe('damaged');
  });

  const samples: [string, Uint8Array][] = [
    [
      'plan.docx',
      zipSync(
        wordParts(
          table([row(['a', cell('b', { down: 'restart' })]), row(['c', 'd'])]) +
            paragraph('e', { list: [1, 0] }),
        ),
        { level: 0 },
      ),
    ],
    [
      'plan.xlsx',
      zipSync(
        excelParts({
          formats: ['dd/mm/yyyy'],
          fills: ['theme="4" tint="0.4"'],
          sheets: [
            {
              name: 'P',
              rows: [
                ['a', { value: 46112, format: 0, fill: 0 }],
                ['b', 2],
              ],
              merged: ['A1:A2'],
              hiddenRows: [2],
            },
          ],
        }),
        { level: 0 },
      ),
    ],
    ['plan.csv', strToU8('Ref,"Action\nof two lines",Lead\n1,a,b\n2,"c",d')],
    [
      'plan.txt',
      strToU8('# Plan\n\nRef\tAction\n1\t<p>a</p> **b**\n\n| a | b |\n| --- | --- |\n| c \\| d | e |'),
    ],
  ];

  it.each(samples)(
    '%s with bytes changed, cut or added is answered, never thrown at',
    async (name, bytes) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
          fc.option(fc.nat(), { freq: 4 }),
          async (changes, cut) => {
            const mutated = Uint8Array.from(bytes);
            for (const [place, byte] of changes) mutated[place % mutated.length] = byte;
            const given = cut === null ? mutated : mutated.slice(0, cut % mutated.length);
            const reading = await readDocument(name, given, readingLimits);
            if (reading.ok) sourceDocumentSchema.parse(reading.document);
            else sourceRefusalSchema.parse(reading.refusal);
          },
        ),
        { numRuns: 120 },
      );
    },
  );

  /** What stands in the XML is changed, the zip around it is whole: the readers themselves are met. */
  it.each(['docx', 'xlsx'] as const)('a %s whose XML is changed is answered', async (kind) => {
    const [part, parts] =
      kind === 'docx'
        ? (['word/document.xml', wordParts(table([row(['a', cell('b', { span: 2 })])]))] as const)
        : ([
            'xl/worksheets/sheet1.xml',
            excelParts({
              sheets: [
                {
                  name: 'P',
                  rows: [
                    ['a', 1],
                    ['b', true],
                  ],
                  merged: ['A1:B2'],
                },
              ],
            }),
          ] as const);
    const xml = new TextDecoder().decode(parts[part] as Uint8Array);
    const odd = fc.constantFrom(
      '-1',
      '1e9',
      'NaN',
      'A0',
      'ZZZ99999999',
      '</',
      '<w:tc>',
      '"',
      '&#0;',
      '&amp;',
      '99999999999',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), odd), { maxLength: 4 }),
        async (changes) => {
          let changed = xml;
          for (const [place, length, text] of changes) {
            const at = place % changed.length;
            changed = `${changed.slice(0, at)}${text}${changed.slice(at + length)}`;
          }
          const reading = await readDocument(
            `plan.${kind}`,
            zipSync({ ...parts, [part]: strToU8(changed) }, { level: 0 }),
            readingLimits,
          );
          if (reading.ok) sourceDocumentSchema.parse(reading.document);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('any bytes at all are answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.docx', 'a.xlsx', 'a.csv', 'a.txt', ''),
        fc.constantFrom('', 'PK\u0003\u0004', '\ufeff', '| a |\n', '"'),
        async (bytes, name, start) => {
          const reading = await readDocument(
            name,
            Uint8Array.from([...strToU8(start), ...bytes]),
            readingLimits,
          );
          if (reading.ok) sourceDocumentSchema.parse(reading.document);
          expect(typeof reading.ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A zip of one more part than a Word file has, whose directory tells a smaller size than comes out. */
function zipWithLie(name: string, content: Uint8Array, size: number): Uint8Array {
  const zip = Buffer.from(
    zipSync(wordParts('', { parts: { [name]: new Uint8Array(deflateRawSync(content)) } }), { level: 0 }),
  );
  for (const [signature, method, sizeAt, nameAt] of [
    [0x04034b50, 8, 22, 30],
    [0x02014b50, 10, 24, 46],
  ] as const) {
    for (let at = 0; at + nameAt < zip.length; at += 1) {
      if (
        zip.readUInt32LE(at) === signature &&
        zip.toString('latin1', at + nameAt, at + nameAt + name.length) === name
      ) {
        zip.writeUInt16LE(8, at + method);
        zip.writeUInt32LE(size, at + sizeAt);
      }
    }
  }
  return new Uint8Array(zip);
}
