import { documentOf, noticesOf, paragraphsOf, tablesOf, textsOf } from '../../support/documents/read-all.ts';

describe('Text between tabs', () => {
  it('is a table until a blank line, and each row keeps the cells it has', async () => {
    const document = await documentOf(
      'plan.txt',
      [
        'APPENDIX 2',
        '',
        'No.\tWe will\tLead',
        '1.1\tAgree a pathway\tHead of Service\t\t',
        '\tand tell everybody',
        '',
        '\t\tof the partnership\t',
        '',
        'PRIORITY 2: Neglect',
        'No.\tWe will',
        '2.1\tTrain staff',
      ].join('\n'),
    );
    expect(document.format).toBe('text');
    expect(tablesOf(document).map(textsOf)).toEqual([
      [
        ['No.', 'We will', 'Lead'],
        ['1.1', 'Agree a pathway', 'Head of Service', '', ''],
        ['', 'and tell everybody'],
      ],
      [['', '', 'of the partnership', '']],
      [
        ['No.', 'We will'],
        ['2.1', 'Train staff'],
      ],
    ]);
    expect(tablesOf(document).map(({ rows }) => rows.map(({ number }) => number))).toEqual([
      [3, 4, 5],
      [7],
      [10, 11],
    ]);
    expect(paragraphsOf(document).map(({ text }) => text)).toEqual(['APPENDIX 2', 'PRIORITY 2: Neglect']);
  });

  it('marks inside a cell become its text and its lines', async () => {
    const document = await documentOf(
      'plan.txt',
      'Action\tLead\n<p>Reduce <u>delay</u></p> <p>in R&amp;D</p>\t<mark>tbc</mark> **JH**<br>or &lt;nobody&gt; 2 < 3',
    );
    expect(textsOf(tablesOf(document)[0])[1]).toEqual(['Reduce delay\nin R&D', 'tbc JH\nor <nobody> 2 < 3']);
  });

  it('what is no mark of style stays as it was typed', async () => {
    const document = await documentOf(
      'note.txt',
      'Insert <name> here <script>alert(1)</script> 5*4*3 a_b_c <image>',
    );
    expect(paragraphsOf(document)[0]?.text).toBe(
      'Insert <name> here <script>alert(1)</script> 5*4*3 a_b_c <image>',
    );
  });

  it('a cell of several lines, as Excel copies it, is one cell; a stray quotation mark is a character', async () => {
    const document = await documentOf(
      '',
      'Action\tLead\n"First\nthen ""second"""\tJo\n"whole" families\tSam\n"open\tAli\nend"\tZoe',
    );
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Action', 'Lead'],
      ['First\nthen "second"', 'Jo'],
      ['"whole" families', 'Sam'],
      ['"open', 'Ali'],
      ['end"', 'Zoe'],
    ]);
  });

  it('a pasted numbered list is paragraphs with their numbers', async () => {
    const document = await documentOf('', '1.\tAgree the plan\n2.\tTell the board\n•\tAnd others');
    expect(paragraphsOf(document)).toEqual([
      { kind: 'paragraph', text: 'Agree the plan', marker: '1.' },
      { kind: 'paragraph', text: 'Tell the board', marker: '2.' },
      { kind: 'paragraph', text: 'And others', marker: '•' },
    ]);
  });

  it('a line of blank cells parts two tables, and a new page does', async () => {
    const document = await documentOf('', 'a\tb\n\t\t\nc\td\fe\tf');
    expect(tablesOf(document).map(textsOf)).toEqual([[['a', 'b']], [['c', 'd']], [['e', 'f']]]);
  });
});

describe('Markdown', () => {
  it('its tables are tables, with escaped bars and line breaks in cells', async () => {
    const document = await documentOf(
      'plan.md',
      [
        '# Plan',
        '## Priority 1',
        'Introduced by:',
        '| No. | Action | Lead |',
        '| --- | :---: | --- |',
        '| 1.1 | Either \\| or<br>both | **HoS** |',
        '| 1.2 | | |',
        '',
        'Ref | Due',
        '--- | ---',
        '2 | tbc',
      ].join('\r\n'),
    );
    expect(tablesOf(document).map(textsOf)).toEqual([
      [
        ['No.', 'Action', 'Lead'],
        ['1.1', 'Either | or\nboth', 'HoS'],
        ['1.2', '', ''],
      ],
      [
        ['Ref', 'Due'],
        ['2', 'tbc'],
      ],
    ]);
    expect(tablesOf(document)[0]?.rows.map(({ number }) => number)).toEqual([4, 6, 7]);
    expect(paragraphsOf(document)).toEqual([
      { kind: 'paragraph', text: 'Plan', heading: 1 },
      { kind: 'paragraph', text: 'Priority 1', heading: 2 },
      { kind: 'paragraph', text: 'Introduced by:' },
    ]);
  });

  it('a table split by a page has no line of dashes and is still a table; a bar in prose is not', async () => {
    const document = await documentOf('plan.md', '| 1.3 | Go on | Jo |\n\nYes | no, either way');
    expect(tablesOf(document).map(textsOf)).toEqual([[['1.3', 'Go on', 'Jo']]]);
    expect(paragraphsOf(document).map(({ text }) => text)).toEqual(['Yes | no, either way']);
  });

  it('paragraphs have their bullet or number beside them, and a bold line is told', async () => {
    const document = await documentOf(
      'annex.md',
      [
        '7. The implications include;',
        '- Reputational damage',
        '- **1.2** Comply',
        '- a. attend',
        '**Controls**',
        '---',
      ].join('\n'),
    );
    expect(paragraphsOf(document)).toEqual([
      { kind: 'paragraph', text: 'The implications include;', marker: '7.' },
      { kind: 'paragraph', text: 'Reputational damage', marker: '-' },
      { kind: 'paragraph', text: '1.2 Comply', marker: '-' },
      { kind: 'paragraph', text: 'attend', marker: 'a.' },
      { kind: 'paragraph', text: 'Controls', bold: true },
    ]);
  });
});

describe('Encodings', () => {
  const text = 'Sŵn – £5 ‘quoted’\tÉirinn\nline\ttwo, long enough to be told from other things';
  const utf16 = (big: boolean, mark: boolean) => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with BOM', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 LE', utf16(false, true)],
    ['UTF-16 BE', utf16(true, true)],
    ['UTF-16 LE', utf16(false, false)],
    ['UTF-16 BE', utf16(true, false)],
  ])('%s is found', async (encoding, bytes) => {
    const document = await documentOf('plan.txt', bytes);
    expect(noticesOf(document)).toEqual([`encoding: ${encoding}`]);
    expect(textsOf(tablesOf(document)[0])[0]).toEqual(['Sŵn – £5 ‘quoted’', 'Éirinn']);
  });

  it('Windows-1252 is found, and what it does not know is counted', async () => {
    const bytes = Uint8Array.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0xa3, 0x35, 0x20, 0x81]);
    const document = await documentOf('plan.txt', bytes);
    expect(noticesOf(document)).toEqual(['encoding: Windows-1252', 'unreadable characters: 1']);
    expect(paragraphsOf(document)[0]?.text).toBe('“Café” £5 \ufffd');
  });

  it('UTF-8 with a damaged place stays UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('‘Sŵn’ a ‘tŷ’'), 0xe2, 0x80]);
    const document = await documentOf('plan.txt', bytes);
    expect(noticesOf(document)).toEqual(['encoding: UTF-8', 'unreadable characters: 1']);
  });
});
