import { writeXlsx } from '../../../bot/papers/write-xlsx.ts';
import { excelFile, serialOf, type ExcelSheet } from '../../support/documents/excel-file.ts';
import { documentOf, noticesOf, tablesOf, textsOf } from '../../support/documents/read-all.ts';

const sheetOf = (rows: ExcelSheet['rows'], more: Partial<ExcelSheet> = {}): ExcelSheet => ({
  name: 'Plan',
  rows,
  ...more,
});

describe('Values of a workbook', () => {
  it.each([
    ['as Excel writes', {}],
    ['strict', { isStrict: true }],
    ['with a prefix', { prefix: 'x' }],
  ])('are shown as Excel shows them, %s', async (_, how) => {
    const document = await documentOf(
      'plan.xlsx',
      excelFile({
        ...how,
        formats: ['dd/mm/yyyy', '0%', '#,##0.00', 'mmm-yy', 'h:mm', '[$-809]d\\ mmmm\\ yyyy'],
        sheets: [
          sheetOf([
            [
              'Text',
              { value: 'shared', shared: true },
              { rich: ['Rich ', 'text'] },
              'two\nlines_x000D_',
              ' ',
            ],
            [
              { value: serialOf('2026-03-31'), format: 0 },
              { value: serialOf('2016-03-01'), format: 3 },
              { value: serialOf('2026-03-31'), format: 5 },
              '31/03/2026',
              { value: 0.5, format: 4 },
            ],
            [0.1 + 0.2, { value: 0.256, format: 1 }, { value: 1234.5, format: 2 }, true, { error: '#REF!' }],
            [
              { value: 12, formula: '3*4' },
              { value: 'twelve', formula: 'A1' },
              { formula: 'NOW()' },
              { value: '', formula: 'IF(1,"")' },
              '=1+1',
            ],
          ]),
        ],
      }),
    );
    expect(document.format).toBe('xlsx');
    const [table] = tablesOf(document);
    expect(table?.sheet).toBe('Plan');
    expect(textsOf(table)).toEqual([
      ['Text', 'shared', 'Rich text', 'two\nlines'],
      ['31/03/2026', 'Mar-16', '31 March 2026', '31/03/2026', '12:00'],
      ['0.3', '26%', '1,234.50', 'TRUE', '#REF!'],
      ['12', 'twelve', '', '', '=1+1'],
    ]);
    expect(table?.rows[1]?.cells.map(({ date }) => date)).toEqual([
      '2026-03-31',
      '2016-03-01',
      '2026-03-31',
      undefined,
      undefined,
    ]);
    expect(noticesOf(document)).toEqual(['formula without value: Plan, C4']);
  });

  it('days are counted from 1900 with the day that never was, or from 1904', async () => {
    const days = [1, 59, 60, 61, 0, -1].map((value) => ({ value, format: 0 }));
    const of = async (from1904: boolean) => {
      const document = await documentOf(
        'plan.xlsx',
        excelFile({ from1904, formats: ['dd/mm/yyyy'], sheets: [sheetOf([['a', ...days]])] }),
      );
      return {
        days: tablesOf(document)[0]?.rows[0]?.cells.map(({ date }) => date),
        notices: noticesOf(document),
        texts: textsOf(tablesOf(document)[0])[0],
      };
    };
    const windows = await of(false);
    expect(windows.days).toEqual([
      undefined,
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
      undefined,
      undefined,
    ]);
    const mac = await of(true);
    expect(mac.days).toEqual([
      undefined,
      '1904-01-02',
      '1904-02-29',
      '1904-03-01',
      '1904-03-02',
      '1904-01-01',
      undefined,
    ]);
    expect(mac.texts?.slice(0, 3)).toEqual(['a', '02/01/1904', '29/02/1904']);
    expect(mac.notices).toEqual(['dates from 1904']);
  });

  it('fills are colours: by value, by theme with tint, by number; white is none', async () => {
    const fills = [
      'rgb="FFFF0000"',
      'theme="5" tint="0.3999"',
      'indexed="13"',
      'rgb="FFFFFFFF"',
      'theme="0"',
    ];
    const document = await documentOf(
      'plan.xlsx',
      excelFile({
        fills,
        sheets: [
          sheetOf([
            ['RAG', ...fills.map((_, fill) => ({ value: 'x', fill }))],
            ['no', { fill: 0 }],
          ]),
        ],
      }),
    );
    const [first, second] = tablesOf(document)[0]?.rows ?? [];
    expect(first?.cells.map(({ colour }) => colour)).toEqual([
      undefined,
      '#ff0000',
      '#f4b183',
      '#ffff00',
      undefined,
      undefined,
    ]);
    expect(second?.cells).toEqual([{ text: 'no' }, { text: '', colour: '#ff0000' }]);
  });
});

describe('Sheets', () => {
  it('hold several tables: blank rows and columns part them, titles stay, rows keep the number of the sheet', async () => {
    const document = await documentOf(
      'plan.xlsx',
      excelFile({
        sheets: [
          sheetOf({
            1: ['Risk register of Exampleshire'],
            3: ['Ref', 'Risk', 'Score', null, 'Key', 'Meaning'],
            4: ['R1', 'Harm', 12, null, 'R', 'Red'],
            5: ['R2', 'Neglect', 9, null, 'G', 'Green'],
            9: ['Actions'],
            10: ['Ref', 'Action'],
            11: ['A1', 'Act'],
            20: ['Printed in May'],
          }),
          sheetOf(
            [
              ['Ref', 'Due'],
              ['B1', 'tbc'],
            ],
            { name: 'Second' },
          ),
        ],
      }),
    );
    expect(
      tablesOf(document).map(({ number, sheet, rows }) => [number, sheet, rows.map((row) => row.number)]),
    ).toEqual([
      [1, 'Plan', [1, 3, 4, 5]],
      [2, 'Plan', [3, 4, 5]],
      [3, 'Plan', [9, 10, 11]],
      [4, 'Plan', [20]],
      [5, 'Second', [1, 2]],
    ]);
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Risk register of Exampleshire'],
      ['Ref', 'Risk', 'Score'],
      ['R1', 'Harm', '12'],
      ['R2', 'Neglect', '9'],
    ]);
    expect(textsOf(tablesOf(document)[1])).toEqual([
      ['Key', 'Meaning'],
      ['R', 'Red'],
      ['G', 'Green'],
    ]);
  });

  it('merged cells cover what they cover', async () => {
    const document = await documentOf(
      'plan.xlsx',
      excelFile({
        sheets: [
          sheetOf(
            [
              ['Score', null, 'Owner'],
              ['L', 'I'],
              [3, 4, 'Jo'],
              [2, null, 'Sam'],
            ],
            { merged: ['A1:B1', 'C1:C2', 'B3:B4', 'F1:G9', 'A4:XFD4'] },
          ),
        ],
      }),
    );
    expect(
      tablesOf(document)[0]?.rows.map(({ cells }) => cells.map(({ text, merged }) => text || merged)),
    ).toEqual([
      ['Score', 'left', 'Owner'],
      ['L', 'I', 'above'],
      ['3', '4', 'Jo'],
      ['2', 'left', 'left'],
    ]);
  });

  it('what is hidden is read, marked and noticed', async () => {
    const document = await documentOf(
      'plan.xlsx',
      excelFile({
        sheets: [
          sheetOf(
            [
              ['Ref', 'Key', 'Risk'],
              ['1', 'k1', 'a'],
              ['2', 'k2', 'b'],
              ['3', 'k3', 'c'],
              ['4', 'k4', 'd'],
            ],
            {
              hiddenRows: [2, 3, 5],
              hiddenColumns: [2, 9],
            },
          ),
          sheetOf([['Old']], { name: 'Archive', state: 'veryHidden' }),
        ],
        parts: { 'xl/vbaProject.bin': Uint8Array.from([1]), 'xl/media/image1.png': Uint8Array.from([1]) },
      }),
    );
    expect(tablesOf(document)[0]?.rows.map(({ hidden }) => hidden ?? false)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(noticesOf(document)).toEqual([
      'hidden rows: Plan, 2–3, 5',
      'hidden columns: Plan, B',
      'hidden sheet: Archive',
      'macros left out',
      'embedded things left out: 1',
    ]);
  });

  it('our own exports are read with their hidden key', async () => {
    const document = await documentOf(
      'register.xlsx',
      writeXlsx({
        title: 'Register',
        language: 'en',
        marking: 'Part A',
        madeAt: '2026-11-28T10:00:00Z',
        sheets: [
          {
            name: 'Actions',
            columns: [
              { title: 'Key', kind: 'text', width: 10, hidden: true },
              { title: 'Action', kind: 'text', width: 30 },
              { title: 'Due', kind: 'date', width: 12 },
              { title: 'Score', kind: 'number', width: 8 },
            ],
            rows: [['k-1', '=HYPERLINK("x") & "_x000A_"', '2026-03-31', 12]],
          },
        ],
      }),
    );
    const [table] = tablesOf(document);
    expect(textsOf(table)).toEqual([
      ['Key', 'Action', 'Due', 'Score'],
      ['k-1', '=HYPERLINK("x") & "_x000A_"', '31 March 2026', '12'],
    ]);
    expect(table?.rows[1]?.cells[2]?.date).toBe('2026-03-31');
    expect(noticesOf(document)).toEqual(['hidden columns: Actions, A']);
  });
});
