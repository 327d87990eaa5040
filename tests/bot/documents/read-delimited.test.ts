import { documentOf, noticesOf, tablesOf, textsOf } from '../../support/documents/read-all.ts';

describe('Lists between delimiters', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['pipe', '|'],
  ])('the %s is found by what most records agree on', async (name, mark) => {
    const rows = [
      ['Board risk register'],
      ['Ref', 'Risk, and more', 'Owner'],
      ['R1', 'One; two', 'Jo'],
      ['R2', 'A or B', 'Sam'],
    ];
    const quoted = (cell: string) => (/[,;\t|]/.test(cell) ? `"${cell}"` : cell);
    const document = await documentOf('r.csv', rows.map((row) => row.map(quoted).join(mark)).join('\r\n'));
    expect(document.format).toBe('csv');
    expect(noticesOf(document)).toEqual(['encoding: UTF-8', `delimiter: ${name}`]);
    expect(tablesOf(document).map(textsOf)).toEqual([rows]);
  });

  it('quotation marks hold delimiters, line breaks and one another; rows may be ragged', async () => {
    const document = await documentOf(
      'r.csv',
      'Ref,Action,Lead\n1,"Say ""yes"",\r\nthen do it",Jo,extra\n2\n3,6" ruler,\n',
    );
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Ref', 'Action', 'Lead'],
      ['1', 'Say "yes",\nthen do it', 'Jo', 'extra'],
      ['2'],
      ['3', '6" ruler'],
    ]);
    expect(tablesOf(document)[0]?.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('a quotation mark that never ends swallows nothing', async () => {
    const document = await documentOf('r.csv', 'Ref,Action\n1,"half\n2,whole\n3,last');
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Ref', 'Action'],
      ['1', '"half'],
      ['2', 'whole'],
      ['3', 'last'],
    ]);
  });

  it('the line "sep=" is obeyed and is no record', async () => {
    const document = await documentOf('r.csv', 'sep=;\nRef;Due, when\n1;May, June');
    expect(textsOf(tablesOf(document)[0])).toEqual([
      ['Ref', 'Due, when'],
      ['1', 'May, June'],
    ]);
  });

  it('blank rows part tables, a title stays with what it heads, and rows count as a spreadsheet counts them', async () => {
    const document = await documentOf(
      'r.csv',
      'Risk register,,\n,,\nRef,Risk,Score\nR1,Harm,12\n,,\nRef,Action\nA1,Act\n,\n,\n,\nPrinted in May',
    );
    expect(tablesOf(document).map(textsOf)).toEqual([
      [['Risk register'], ['Ref', 'Risk', 'Score'], ['R1', 'Harm', '12']],
      [
        ['Ref', 'Action'],
        ['A1', 'Act'],
      ],
      [['Printed in May']],
    ]);
    expect(tablesOf(document).map(({ rows }) => rows.map(({ number }) => number))).toEqual([
      [1, 3, 4],
      [6, 7],
      [11],
    ]);
  });

  it('a list named .xls or .xlsx that holds records is read as records', async () => {
    const document = await documentOf('export.xls', 'Ref\tAction\n1\tAct\n2\tAct again');
    expect(document.format).toBe('csv');
    expect(textsOf(tablesOf(document)[0])).toHaveLength(3);
  });

  it('one column is one column', async () => {
    const document = await documentOf('r.csv', 'Action\nAct\nAct again');
    expect(noticesOf(document)).toEqual(['encoding: UTF-8']);
    expect(textsOf(tablesOf(document)[0])).toEqual([['Action'], ['Act'], ['Act again']]);
  });
});
