import { documentOf, noticesOf, paragraphsOf, tablesOf, textsOf } from '../../support/documents/read-all.ts';
import {
  cell,
  paragraph,
  paragraphOf,
  row,
  run,
  table,
  wordFile,
} from '../../support/documents/word-file.ts';

const blocksOf = async (body: string[], isStrict = false) =>
  documentOf('plan.docx', wordFile(body, { isStrict }));

describe('Paragraphs of Word', () => {
  it.each([false, true])(
    'have their heading by style or outline, in whatever language the style is named (strict: %s)',
    async (isStrict) => {
      const document = await blocksOf(
        [
          paragraph('Plan', { style: 'Titel' }),
          paragraph('Risk', { style: 'Pennawd1' }),
          paragraph('Detail', { style: 'Section' }),
          paragraph('Outlined', { outline: 2 }),
          paragraph('Running', { outline: 9 }),
          paragraph('   '),
        ],
        isStrict,
      );
      expect(document.format).toBe('docx');
      expect(paragraphsOf(document)).toEqual([
        { kind: 'paragraph', text: 'Plan', heading: 1 },
        { kind: 'paragraph', text: 'Risk', heading: 1, bold: true },
        { kind: 'paragraph', text: 'Detail', heading: 2, bold: true },
        { kind: 'paragraph', text: 'Outlined', heading: 3 },
        { kind: 'paragraph', text: 'Running' },
      ]);
    },
  );

  it('have the number or bullet Word prints', async () => {
    const document = await blocksOf([
      paragraph('one', { list: [1, 0] }),
      paragraph('a of one', { list: [1, 1] }),
      paragraph('b of one', { list: [1, 1] }),
      paragraph('two', { list: [1, 0] }),
      paragraph('a of two', { list: [1, 1] }),
      paragraph('i', { list: [1, 2] }),
      paragraph('dot', { list: [2, 0] }),
      paragraph('none', { list: [0, 0] }),
    ]);
    expect(paragraphsOf(document).map(({ marker, text }) => `${marker ?? '-'} ${text}`)).toEqual([
      '1. one',
      'a) a of one',
      'b) b of one',
      '2. two',
      'a) a of two',
      'i. i',
      '• dot',
      '- none',
    ]);
  });

  it('are read as they are seen: breaks, hyphens, symbols, fields by their result, boxes to tick', async () => {
    const field = (type: string, more = '') =>
      `<w:r><w:fldChar w:fldCharType="${type}">${more}</w:fldChar></w:r>`;
    const document = await blocksOf([
      paragraphOf(
        `${run('multi')}<w:r><w:noBreakHyphen/></w:r>${run('agency\nco')}<w:r><w:softHyphen/></w:r>${run('op\u00ad\u00a0now')}`,
      ),
      paragraphOf(
        `${field('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>${run('unseen')}${field('separate')}${run('31 March 2026')}${field('end')}${run('.')}`,
      ),
      paragraphOf(
        `${field('begin', '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>')}${field('end')}${run(' Yes')}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`,
      ),
      paragraphOf(`${run('Bold', '<w:b/>')}${run(' all', '<w:rStyle w:val="Strong"/>')}`),
      paragraphOf(
        `${run('Half', '<w:b/>')}${run(' bold', '<w:b w:val="0"/>')}${run('secret', '<w:vanish/>')}`,
      ),
    ]);
    expect(paragraphsOf(document)).toEqual([
      { kind: 'paragraph', text: 'multi-agency\ncoop now' },
      { kind: 'paragraph', text: '31 March 2026.' },
      { kind: 'paragraph', text: '☒ Yes✓' },
      { kind: 'paragraph', text: 'Bold all', bold: true },
      { kind: 'paragraph', text: 'Half bold' },
    ]);
    expect(noticesOf(document)).toEqual(['hidden text left out: 1']);
  });

  it('tracked changes are read as accepted and noticed; comments and notes are left out and noticed', async () => {
    const document = await blocksOf([
      paragraphOf(
        `${run('Due ')}<w:del><w:r><w:delText>May</w:delText></w:r></w:del><w:ins>${run('June')}</w:ins><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>`,
      ),
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('first ')}</w:p>`,
      paragraph('and second'),
    ]);
    expect(paragraphsOf(document).map(({ text }) => text)).toEqual(['Due June', 'first and second']);
    expect(noticesOf(document)).toEqual([
      'tracked changes: 3',
      'comments left out: 1',
      'footnotes left out: 1',
    ]);
  });

  it('text boxes and content controls are read once, invitations to fill in are not', async () => {
    const box = `<w:txbxContent>${paragraph('In the box', { list: [1, 0] })}</w:txbxContent>`;
    const document = await blocksOf([
      paragraphOf(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('Around it')}`,
      ),
      paragraph('Next', { list: [1, 0] }),
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('Controlled')}</w:sdtContent></w:sdt>`,
      paragraphOf(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here to enter a date')}</w:sdtContent></w:sdt><w:hyperlink>${run('linked')}</w:hyperlink>`,
      ),
      paragraphOf('<w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:object/></w:r>'),
    ]);
    expect(paragraphsOf(document).map(({ marker, text }) => [marker, text])).toEqual([
      [undefined, 'Around it'],
      ['1.', 'In the box'],
      ['2.', 'Next'],
      [undefined, 'Controlled'],
      [undefined, 'linked'],
    ]);
    expect(noticesOf(document)).toEqual(['embedded things left out: 2']);
  });
});

describe('Tables of Word', () => {
  it('merged cells cover, headings are marked, colours are told, and lines of a cell are lines', async () => {
    const document = await blocksOf([
      table([
        row(['Outcome', 'Action', 'Lead', cell('RAG', { fill: 'FFFFFF' })], { heading: true }),
        row([
          cell('One', { down: 'restart' }),
          cell(['First', 'second\nthird']),
          'Jo',
          cell('', { fill: 'FF0000' }),
        ]),
        row([cell('', { down: 'continue' }), cell('Wide', { span: 2 }), 'G']),
        row([cell('Stray', { down: 'continue' }), cell([paragraph('Dot', { list: [2, 0] })]), '', '']),
      ]),
    ]);
    const [only] = tablesOf(document);
    expect(only?.rows.map(({ number, heading }) => [number, heading])).toEqual([
      [1, true],
      [2, undefined],
      [3, undefined],
      [4, undefined],
    ]);
    expect(textsOf(only)).toEqual([
      ['Outcome', 'Action', 'Lead', 'RAG'],
      ['One', 'First\nsecond\nthird', 'Jo', ''],
      ['', 'Wide', '', 'G'],
      ['', '• Dot', '', ''],
    ]);
    expect(only?.rows.map(({ cells }) => cells.map(({ merged }) => merged ?? '.').join(' '))).toEqual([
      '. . . .',
      '. . . .',
      'above . left .',
      'above . . .',
    ]);
    expect(only?.rows[1]?.cells[3]).toEqual({ text: '', colour: '#ff0000' });
    // Word shows nothing of a covered cell.
    expect(noticesOf(document)).toEqual(['hidden text left out: 1']);
  });

  it('a cell that goes on from nothing stands for itself, and columns in which nothing begins are left out', async () => {
    const document = await blocksOf([
      table([
        row([cell('Alone', { down: 'continue' }), cell('B', { span: 3 })]),
        row(['a', cell('b', { span: 3 })]),
      ]),
    ]);
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Alone', 'B'],
      ['a', 'b'],
    ]);
  });

  it('a table inside a cell is a table below, a frame is what it frames, and rows deleted are gone', async () => {
    const controls = table([row(['Control', 'Adequacy']), row(['Audit', 'Good'])]);
    const document = await blocksOf([
      table([
        row(['Controls', cell(['Those in place', controls])]),
        row(['Owner', cell(table([row(['Jo', 'Chair'])]) + paragraph(''))]),
      ]),
      table([row([cell([paragraph('Framed'), controls, paragraph('Below')])])]),
      table([
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>',
        row(['kept', 'too']),
        `<w:sdt><w:sdtContent>${row(['in control', 'b'])}</w:sdtContent></w:sdt>`,
      ]),
    ]);
    expect(document.blocks.map((block) => (block.kind === 'table' ? textsOf(block) : block.text))).toEqual([
      [
        ['Controls', 'Those in place'],
        ['Owner', 'Jo\tChair'],
      ],
      [
        ['Control', 'Adequacy'],
        ['Audit', 'Good'],
      ],
      'Framed',
      [
        ['Control', 'Adequacy'],
        ['Audit', 'Good'],
      ],
      'Below',
      [
        ['kept', 'too'],
        ['in control', 'b'],
      ],
    ]);
  });

  it('macros are left out and noticed', async () => {
    const document = await documentOf(
      'plan.docm',
      wordFile(paragraph('Text'), { parts: { 'word/vbaProject.bin': Uint8Array.from([1]) } }),
    );
    expect(noticesOf(document)).toEqual(['macros left out']);
  });
});
