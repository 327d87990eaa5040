import { strToU8, zipSync } from 'fflate';
import type { Cell, Sheet, SheetColumn, Workbook } from './paper.ts';
import { possibleInXml, xmlText } from './xml-text.ts';

/** Excel refuses a file with a longer text in a cell. */
const longestText = 32_767;
/** Places in `styles.xml` below. */
const style = { text: 1, header: 2, date: 3, number: 4 } as const;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * A workbook as Office Open XML (ECMA-376). Every text is written as a text and quoted ("quotePrefix"), so that what begins with = + -
 * or @ is never a formula, not even after somebody edits the cell. Days are dates of the calendar, shown 31 March 2026 in the
 * file's language. The header row stands still, can be filtered by, and is repeated on every printed page.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const names = workbook.sheets.map(({ name }) => name);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(contentTypes(names.length)),
    '_rels/.rels': strToU8(packageRelations),
    'docProps/core.xml': strToU8(coreProperties(workbook)),
    'docProps/app.xml': strToU8(
      `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Safeguarding Register</Application></Properties>`,
    ),
    'xl/workbook.xml': strToU8(workbookXml(workbook)),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(names.length)),
    'xl/styles.xml': strToU8(stylesXml(workbook.language === 'cy' ? '452' : '809')),
  };
  workbook.sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(sheet, workbook.marking, index === 0));
  });
  return zipSync(files, { level: 6, mtime: workbook.madeAt });
}

function sheetXml(sheet: Sheet, marking: string, isFirst: boolean): string {
  const { columns, rows } = sheet;
  const parts = [
    `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${rangeOf(sheet)}"/>`,
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.map(columnXml).join('')}</cols><sheetData>`,
    `<row r="1">${columns.map(({ title }, index) => textCell(title, `${letters(index)}1`, style.header)).join('')}</row>`,
  ];
  rows.forEach((row, rowIndex) => {
    const cells = row.map((cell, index) => cellXml(cell, columns[index], `${letters(index)}${rowIndex + 2}`));
    parts.push(`<row r="${rowIndex + 2}">${cells.join('')}</row>`);
  });
  parts.push(
    `</sheetData><autoFilter ref="${rangeOf(sheet)}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddFooter>&amp;L${xmlText(marking.replaceAll('&', '&&'))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  );
  return parts.join('');
}

function columnXml(column: SheetColumn, index: number): string {
  const hidden = column.hidden === true ? ' hidden="1"' : '';
  return `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"${hidden}/>`;
}

function cellXml(cell: Cell, column: SheetColumn | undefined, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? `<c r="${place}" s="${style.number}"><v>${cell}</v></c>` : '';
  }
  const serial = column?.kind === 'date' ? serialOf(cell) : null;
  return serial === null
    ? textCell(cell, place, style.text)
    : `<c r="${place}" s="${style.date}"><v>${serial}</v></c>`;
}

function textCell(text: string, place: string, styleIndex: number): string {
  return `<c r="${place}" s="${styleIndex}" t="inlineStr"><is><t xml:space="preserve">${spreadsheetText(text)}</t></is></c>`;
}

/** What looks like Excel's own escape for a character (_x000A_) is escaped itself, else it would be read as that character. */
function spreadsheetText(text: string): string {
  const whole = possibleInXml(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return xmlText(whole.length > longestText ? `${whole.slice(0, longestText - 1)}…` : whole);
}

/** A spreadsheet counts its days from 30 December 1899; what lies before March 1900 it counts wrongly, so that stays text. */
function serialOf(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return null;
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

function rangeOf({ columns, rows }: Sheet): string {
  return `A1:${letters(Math.max(0, columns.length - 1))}${rows.length + 1}`;
}

function workbookXml({ sheets }: Workbook): string {
  const quoted = (name: string) => `'${xmlText(name.replaceAll("'", "''"))}'`;
  const absolute = (sheet: Sheet) => rangeOf(sheet).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  const names = sheets.map(
    (sheet, index) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted(sheet.name)}!${absolute(sheet)}</definedName>`,
  );
  const titles = sheets.map(
    ({ name }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(name)}!$1:$1</definedName>`,
  );
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${sheets
    .map(
      ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets><definedNames>${[...names, ...titles].join('')}</definedNames></workbook>`;
}

function workbookRelations(sheets: number): string {
  const all = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

const packageRelations = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${relations}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const all = Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${all.join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`;
}

function coreProperties({ title, language, marking, madeAt }: Workbook): string {
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(marking)}</dc:subject><dc:creator>Safeguarding Register</dc:creator><dc:language>${language}-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(madeAt)}</dcterms:created></cp:coreProperties>`;
}

/** @param language Windows language identifier in hex: the names of the months are of it */
function stylesXml(language: string): string {
  const top = '<alignment vertical="top" wrapText="1"/>';
  return `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-${language}]d\\ mmmm\\ yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EBFA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF242424"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${top}</xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
