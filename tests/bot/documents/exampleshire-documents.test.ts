import {
  actionsCsv,
  annexDocx,
  annexText,
  annualReportDocx,
  boardPlanDocx,
  boardPlanText,
  improvementPlanDocx,
  improvementRows,
  planHeadings,
  planRows,
  registerXlsx,
  riskSheetDocx,
} from '../../support/documents/exampleshire-documents.ts';
import { documentOf, noticesOf, paragraphsOf, tablesOf, textsOf } from '../../support/documents/read-all.ts';

describe('Documents of Exampleshire', () => {
  it('the plan is the same from Word and from text: a table for each page, every cell as written', async () => {
    const word = await documentOf('plan.docx', boardPlanDocx());
    const text = await documentOf('plan.txt', boardPlanText());
    const expected = [planRows.slice(0, 3), planRows.slice(3)].map((part) => [
      [...planHeadings],
      ...part.map(({ cells }) => cells.map((cell) => cell ?? '')),
    ]);
    expect(tablesOf(word).map(textsOf)).toEqual(expected);
    expect(tablesOf(text).map(textsOf)).toEqual(expected);
    const [first] = tablesOf(word);
    expect(first?.rows[2]?.cells[2]).toEqual({ text: '', merged: 'above' });
    expect(first?.rows.map(({ cells }) => cells[8]?.colour)).toEqual([
      undefined,
      '#92d050',
      '#ffc000',
      '#ff0000',
    ]);
    expect(
      paragraphsOf(word)
        .map(({ text: line }) => line)
        .slice(-2),
    ).toEqual(
      paragraphsOf(text)
        .map(({ text: line }) => line)
        .slice(-2),
    );
  });

  it('the improvement plan keeps the pieces of a row that a page cut', async () => {
    const document = await documentOf('plan.docx', improvementPlanDocx());
    expect(tablesOf(document).flatMap(textsOf)).toEqual(improvementRows);
    expect(tablesOf(document)).toHaveLength(3);
  });

  it('the risk sheet is a form, its controls and its actions', async () => {
    const document = await documentOf('risk.docx', riskSheetDocx());
    const [form, controls, actions] = tablesOf(document).map(textsOf);
    expect(form?.[0]?.[1]).toMatch(/^Arrangements/);
    expect(form?.[4]).toEqual(['Current score', 'Amber 8 (4×2)', 'Target score', '6']);
    expect(form?.[6]?.[0]).toBe(
      '• Caseloads reach a level that cannot be kept up\n• A practice review is begun',
    );
    expect(controls).toHaveLength(3);
    expect(actions).toHaveLength(3);
  });

  it('the annex has its numbers and bullets from Word as from text', async () => {
    const marked = async (name: string, content: Uint8Array | string) =>
      paragraphsOf(await documentOf(name, content)).map(({ marker, text }) => [
        marker === '•' ? '-' : marker,
        text,
      ]);
    const word = await marked('annex.docx', annexDocx());
    expect(word).toEqual(await marked('annex.txt', annexText()));
    expect(word.map(([marker]) => marker).filter((marker) => marker !== undefined)).toEqual([
      '1.',
      '2.',
      '3.',
      '-',
      '-',
      '-',
      '4.',
      '5.',
      '6.',
      '7.',
    ]);
  });

  it('the annual report has four tables under their headings', async () => {
    const document = await documentOf('report.docx', annualReportDocx());
    expect(
      document.blocks.map((block) => (block.kind === 'table' ? block.rows.length : block.heading)),
    ).toEqual([1, 1, 2, undefined, 1, 2, undefined, 1, 3, undefined, 1, 3, undefined]);
  });

  it.each([false, true])(
    'the register is its table with titles and two rows of headings, the key, and the actions (1904: %s)',
    async (from1904) => {
      const document = await documentOf('register.xlsx', registerXlsx({ from1904, hiddenRows: [7] }));
      const [register, key, actions] = tablesOf(document);
      expect(textsOf(register)).toEqual([
        ['Exampleshire Safeguarding Partnership: risk register', '', '', '', '', '', ''],
        ['As agreed by the executive group'],
        ['Ref', 'Risk', 'Owner', 'Current', '', '', 'Next review'],
        ['', '', '', 'L', 'I', 'Score', ''],
        ['R1', 'A child is not seen', 'Head of Children in Need', '4', '5', '20', '31/03/2026'],
        ['R2', 'Thresholds are not understood', 'Head of Access', '3', '4', '12', '30/06/2026'],
        ['R3', 'Agencies leave the board', 'Board Manager', '2', '3', '6', 'Spring 2027'],
      ]);
      expect(register?.rows.map(({ cells }) => cells[6]?.date)).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        '2026-03-31',
        '2026-06-30',
        undefined,
      ]);
      expect(register?.rows.slice(4).map(({ cells }) => cells[5]?.colour)).toEqual([
        '#ff0000',
        '#ffc000',
        '#92d050',
      ]);
      expect(textsOf(key)).toHaveLength(3);
      expect(textsOf(actions)[1]).toEqual(['Ref', 'Action', 'Lead', 'Due']);
      expect(noticesOf(document)).toContain('hidden rows: Risk register, 7');
    },
  );

  it.each([',', ';', '\t'])('an exported list is read with %j', async (delimiter) => {
    const document = await documentOf('actions.csv', actionsCsv(undefined, delimiter));
    expect(textsOf(tablesOf(document)[0])[2]).toEqual([
      '1.2',
      'Keep a register\nof attendance',
      'Board Officer',
      'ongoing',
      'Amber',
    ]);
  });
});
