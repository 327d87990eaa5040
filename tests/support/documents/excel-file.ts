import { strToU8, zipSync, type Zippable } from 'fflate';
import { xmlText } from '../../../bot/papers/xml-text.ts';

/** Workbooks written by hand, so that they can hold what Excel and its relatives write, and what they must not. */
export type ExcelCell =
  | null
  | string
  | number
  | boolean
  | {
      /** A number with a place in `formats`, a fill with a place in `fills`; both from 0. */
      readonly value?: string | number | boolean | null;
      readonly format?: number;
      readonly fill?: number;
      readonly formula?: string;
      readonly error?: string;
      /** Runs of rich text, kept among the shared strings. */
      readonly rich?: readonly string[];
      readonly shared?: boolean;
    };

export interface ExcelSheet {
  readonly name: string;
  /** By row of the sheet, from 1; a row that is missing is blank. */
  readonly rows: Readonly<Record<number, readonly ExcelCell[]>> | readonly (readonly ExcelCell[])[];
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Columns from 1. */
  readonly hiddenColumns?: readonly number[];
  readonly state?: 'hidden' | 'veryHidden';
}

interface ExcelFileOptions {
  readonly sheets: readonly ExcelSheet[];
  readonly from1904?: boolean;
  readonly formats?: readonly string[];
  /** Colours as XML attributes: 'rgb="FFFF0000"', 'theme="4" tint="0.4"', 'indexed="3"'. */
  readonly fills?: readonly string[];
  readonly isStrict?: boolean;
  /** Prefix of every element, as some programs write it: "x". */
  readonly prefix?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const transitional = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

export function excelParts(options: ExcelFileOptions): Zippable {
  const { sheets, from1904 = false, isStrict = false, prefix = '', parts = {} } = options;
  const main = isStrict ? strict : transitional;
  const office = isStrict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (all: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  const strings: string[] = [];
  const written = sheets.map((sheet) => sheetXml(sheet, options, strings, main));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      [
        ...sheets.map((_, index) =>
          relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
        ),
        relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
        relation('rIdStyles', 'styles', 'styles.xml'),
        relation('rIdTheme', 'theme', 'theme/theme1.xml'),
      ].join(''),
    ),
    'xl/styles.xml': stylesXml(options, main),
    'xl/theme/theme1.xml': `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent2><a:srgbClr val="ED7D31"/></a:accent2></a:clrScheme></a:themeElements></a:theme>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${strings.join('')}</sst>`,
    ...Object.fromEntries(
      written.map((xml, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        prefix === ''
          ? xml
          : xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`).replace('xmlns=', `xmlns:${prefix}=`),
      ]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  );
}

export function excelFile(options: ExcelFileOptions): Uint8Array {
  return zipSync(excelParts(options), { level: 6 });
}

/** Number of a day as Excel of Windows counts it. */
export const serialOf = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

function sheetXml(sheet: ExcelSheet, options: ExcelFileOptions, strings: string[], main: string): string {
  const { hiddenColumns = [], hiddenRows = [], merged = [] } = sheet;
  const rows: [number, readonly ExcelCell[]][] = Array.isArray(sheet.rows)
    ? sheet.rows.map((cells: readonly ExcelCell[], index): [number, readonly ExcelCell[]] => [
        index + 1,
        cells,
      ])
    : Object.entries(sheet.rows as Record<number, readonly ExcelCell[]>).map(([number, cells]) => [
        Number(number),
        cells,
      ]);
  const columns = hiddenColumns.map(
    (column) => `<col min="${column}" max="${column}" hidden="1" width="9"/>`,
  );
  return [
    `${head}<worksheet xmlns="${main}">`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
    ...rows.map(
      ([number, cells]) =>
        `<row r="${number}"${hiddenRows.includes(number) ? ' hidden="1"' : ''}>${cells
          .map((cell, column) => cellXml(cell, `${letters(column)}${number}`, options, strings))
          .join('')}</row>`,
    ),
    '</sheetData>',
    merged.length === 0
      ? ''
      : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    '</worksheet>',
  ].join('');
}

function cellXml(cell: ExcelCell, place: string, options: ExcelFileOptions, strings: string[]): string {
  if (cell === null) return '';
  const given = typeof cell === 'object' ? cell : { value: cell };
  const { value = null, format, fill, formula, error, rich, shared } = given;
  const fills = (options.fills?.length ?? 0) + 1;
  const style =
    format === undefined && fill === undefined ? 0 : ((format ?? -1) + 1) * fills + ((fill ?? -1) + 1);
  const start = `<c r="${place}" s="${style}"`;
  const calculated = formula === undefined ? '' : `<f>${xmlText(formula)}</f>`;
  if (error !== undefined) return `${start} t="e">${calculated}<v>${error}</v></c>`;
  if (rich !== undefined) {
    strings.push(
      `<si>${rich.map((text) => `<r><t xml:space="preserve">${xmlText(text)}</t></r>`).join('')}</si>`,
    );
    return `${start} t="s"><v>${strings.length - 1}</v></c>`;
  }
  if (value === null) return `${start}>${calculated}</c>`;
  if (typeof value === 'boolean') return `${start} t="b">${calculated}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `${start}>${calculated}<v>${value}</v></c>`;
  if (formula !== undefined) return `${start} t="str">${calculated}<v>${xmlText(value)}</v></c>`;
  if (shared === true) {
    strings.push(`<si><t xml:space="preserve">${xmlText(value)}</t></si>`);
    return `${start} t="s"><v>${strings.length - 1}</v></c>`;
  }
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

/** Every format with every fill, the first of each being none. */
function stylesXml({ formats = [], fills = [] }: ExcelFileOptions, main: string): string {
  const cross = ['', ...formats].flatMap((_, format) =>
    ['', ...fills].map(
      (__, fill) =>
        `<xf numFmtId="${format === 0 ? 0 : 163 + format}" fillId="${fill === 0 ? 0 : fill + 1}"/>`,
    ),
  );
  return `${head}<styleSheet xmlns="${main}"><numFmts>${formats
    .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(code)}"/>`)
    .join(
      '',
    )}</numFmts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills
    .map((colour) => `<fill><patternFill patternType="solid"><fgColor ${colour}/></patternFill></fill>`)
    .join('')}</fills><cellXfs>${cross.join('')}</cellXfs></styleSheet>`;
}

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}
