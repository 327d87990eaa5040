import { format, getFormatDateInfo, isDateFormat } from 'numfmt';
import { civilDateOf, type CivilDate } from '../../shared/domain/civil-date.ts';
import { childOf, elementsOf, type XmlElement } from './parse-xml.ts';
import { indexedColours, tinted } from './theme-colours.ts';

/** How a cell of one style shows what is in it. */
export interface XlsxStyle {
  readonly pattern: string;
  readonly isDate: boolean;
  readonly colour?: string;
}

/** Formats that have a number and no text in the file (ECMA-376, 18.8.30); days as this country writes them. */
const builtIn: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"£"#,##0;-"£"#,##0',
  6: '"£"#,##0;[Red]-"£"#,##0',
  7: '"£"#,##0.00;-"£"#,##0.00',
  8: '"£"#,##0.00;[Red]-"£"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

export function xlsxStyles(root: XmlElement | null, theme: readonly string[]): XlsxStyle[] {
  const styles = root ?? undefined;
  const own = new Map(
    elementsOf(childOf(styles, 'numFmts')).map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  );
  const palette = elementsOf(childOf(childOf(styles, 'colors'), 'indexedColors')).map(({ attributes }) =>
    (attributes['rgb'] ?? '').slice(-6),
  );
  const fills = elementsOf(childOf(styles, 'fills')).map((fill) => fillColour(fill, theme, palette));
  return elementsOf(childOf(styles, 'cellXfs')).map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? '0');
    const pattern = patternOf(own.get(id) ?? builtIn[id] ?? 'General');
    const colour = fills[Number(attributes['fillId'] ?? '0')];
    return { pattern, isDate: showsDay(pattern), ...(colour === undefined ? {} : { colour }) };
  });
}

/** "[$-F800]" is the long date of whoever looks, "[$-F400]" the time. */
function patternOf(code: string): string {
  if (/\[\$-F800\]/i.test(code)) return 'd mmmm yyyy';
  return /\[\$-F400\]/i.test(code) ? 'hh:mm:ss' : code;
}

function showsDay(pattern: string): boolean {
  try {
    if (!isDateFormat(pattern)) return false;
    const { year, month, day } = getFormatDateInfo(pattern);
    return year || month || day;
  } catch {
    return false;
  }
}

function fillColour(
  fill: XmlElement,
  theme: readonly string[],
  palette: readonly string[],
): string | undefined {
  const [kind] = elementsOf(fill);
  const pattern = kind?.attributes['patternType'];
  if (
    kind?.name === 'patternFill' &&
    (pattern === undefined || pattern === 'none' || pattern === 'gray125')
  ) {
    return undefined;
  }
  const colour = childOf(kind, 'fgColor') ?? childOf(childOf(kind, 'stop'), 'color');
  if (colour === undefined) return undefined;
  const { rgb, theme: place, indexed, tint } = colour.attributes;
  const base =
    rgb !== undefined
      ? rgb.slice(-6)
      : place !== undefined
        ? theme[Number(place)]
        : (palette[Number(indexed)] ?? indexedColours[Number(indexed)]);
  if (base === undefined || !/^[0-9a-f]{6}$/i.test(base)) return undefined;
  const shown = tinted(base.toLowerCase(), Number(tint ?? '0'));
  return shown === 'ffffff' ? undefined : `#${shown}`;
}

/** A number as its style shows it; where the style cannot, as it stands. */
export function shownNumber(value: number, { pattern }: XlsxStyle): string {
  // Most numbers of a register are these, and need no format.
  if (pattern === 'General' && Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  try {
    return format(pattern, value, { locale: 'en-GB', nbsp: false, overflow: String(value) }).trim();
  } catch {
    return String(value);
  }
}

/**
 * The day a spreadsheet's number means; null where it means none. Days from 1900 are counted with a 29 February that year did not
 * have: number 60 is no day, and what lies before is one more than it seems.
 */
export function dayOf(serial: number, from1904: boolean): CivilDate | null {
  const whole = Math.floor(serial);
  const days = from1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  if (!Number.isFinite(serial) || whole < (from1904 ? 0 : 1) || (!from1904 && whole === 60)) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  if (Number.isNaN(date.getTime())) return null;
  return civilDateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? null;
}
