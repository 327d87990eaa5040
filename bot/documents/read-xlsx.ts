import type { SourceBlock, SourceNotice } from '../../shared/importing/source-document.ts';
import { partOf, type OfficePackage } from './office-package.ts';
import { childOf, elementsOf, xmlEvents, xmlTree, type XmlElement } from './parse-xml.ts';
import { RefusedDocument } from './refused-document.ts';
import { tablesOfGrid } from './split-grid.ts';
import { themeColours } from './theme-colours.ts';
import { lettersOf, xlsxSheet, xlsxText, type XlsxSetting, type XlsxSheet } from './xlsx-sheet.ts';
import { xlsxStyles } from './xlsx-styles.ts';

/**
 * Every sheet of a workbook as the tables on it, hidden ones too, each row with the sheet's own number. Values are those Excel stored
 * when it last calculated, shown as their number formats show them.
 */
export async function readXlsx(
  office: OfficePackage,
): Promise<{ blocks: SourceBlock[]; notices: SourceNotice[] }> {
  const { limits, parts } = office;
  const workbook = xmlTree(await partOf(office, office.mainPart), limits);
  if (workbook.name !== 'workbook') throw new RefusedDocument('damaged', 'no workbook');
  const relations = await office.relationsOf(office.mainPart);
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? '';
  const treeOf = async (type: string): Promise<XmlElement | null> => {
    const bytes = await parts.read(targetOf(type));
    return bytes === null ? null : xmlTree(bytes, limits);
  };
  const date1904 = childOf(workbook, 'workbookPr')?.attributes['date1904'];
  const setting: XlsxSetting = {
    strings: await stringsOf(office, targetOf('sharedStrings')),
    styles: xlsxStyles(await treeOf('styles'), themeColours(await treeOf('theme'))),
    from1904: date1904 === '1' || date1904 === 'true',
    limits,
    room: { cells: limits.cells },
  };
  const blocks: SourceBlock[] = [];
  const notices: SourceNotice[] = [];
  if (setting.from1904) notices.push({ kind: 'dates from 1904', about: '' });
  for (const { name, attributes } of elementsOf(childOf(workbook, 'sheets'))) {
    const relation = relations.find(({ id }) => id === attributes['r:id']);
    // Sheets that are a chart or a dialogue have no cells.
    if (name !== 'sheet' || relation?.type !== 'worksheet') continue;
    const title = attributes['name'] ?? '';
    const sheet = xlsxSheet(await partOf(office, relation.target), setting);
    for (const rows of tablesOfGrid(sheet.rows, 2 * limits.cells)) {
      blocks.push({ kind: 'table', number: blocks.length + 1, sheet: title, rows });
    }
    const state = attributes['state'] ?? 'visible';
    if (state !== 'visible' && sheet.rows.length > 0) notices.push({ kind: 'hidden sheet', about: title });
    notices.push(...noticesOf(title, sheet));
  }
  return { blocks, notices: [...notices, ...whatIsLeftOut(parts.names)] };
}

async function stringsOf({ parts, limits }: OfficePackage, target: string): Promise<string[]> {
  const bytes = await parts.read(target);
  const strings: string[] = [];
  if (bytes === null) return strings;
  let whole = '';
  let wanted = false;
  let phonetic = 0;
  xmlEvents(bytes, limits, {
    open(name) {
      if (name === 'si') whole = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') wanted = phonetic === 0;
    },
    text(text) {
      if (wanted) whole += text;
    },
    close(name) {
      if (name === 't') wanted = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(xlsxText(whole));
    },
  });
  return strings;
}

function noticesOf(title: string, sheet: XlsxSheet): SourceNotice[] {
  const notices: SourceNotice[] = [];
  const filled = new Set<number>();
  for (const { cells } of sheet.rows)
    for (const { column, text } of cells) if (text !== '') filled.add(column);
  const hidden = [...filled]
    .filter((column) => sheet.hiddenColumns.some(([from, to]) => column >= from && column <= to))
    .sort((one, other) => one - other);
  if (sheet.hiddenRows.length > 0) {
    notices.push({ kind: 'hidden rows', about: `${title}, ${runsOf(sheet.hiddenRows, String)}` });
  }
  if (hidden.length > 0)
    notices.push({ kind: 'hidden columns', about: `${title}, ${runsOf(hidden, lettersOf)}` });
  if (sheet.withoutValue.length > 0) {
    const [first, second, third] = sheet.withoutValue;
    const more = sheet.withoutValue.length > 3 ? ` … (${sheet.withoutValue.length})` : '';
    const cells = [first, second, third].filter((cell) => cell !== undefined).join(', ');
    notices.push({ kind: 'formula without value', about: `${title}, ${cells}${more}` });
  }
  return notices;
}

/** "12–14, 17". */
function runsOf(numbers: readonly number[], named: (number: number) => string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs
    .slice(0, 20)
    .map(([from, to]) => (from === to ? named(from) : `${named(from)}–${named(to)}`));
  return `${shown.join(', ')}${runs.length > 20 ? ' …' : ''}`;
}

function whatIsLeftOut(names: readonly string[]): SourceNotice[] {
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  const embedded = count(/^xl\/(?:media|embeddings|charts|externallinks|diagrams)\/[^/]+$/);
  const notices: SourceNotice[] = [];
  if (count(/vbaproject\.bin$|^xl\/macrosheets\//) > 0) notices.push({ kind: 'macros left out', about: '' });
  if (embedded > 0) notices.push({ kind: 'embedded things left out', about: String(embedded) });
  const comments = count(/^xl\/(?:threadedcomments\/)?(?:comments|threadedcomment)[^/]*\.xml$/);
  if (comments > 0) notices.push({ kind: 'comments left out', about: '' });
  return notices;
}
