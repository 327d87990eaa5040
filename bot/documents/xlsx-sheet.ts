import { civilDateOf } from '../../shared/domain/civil-date.ts';
import { visibleText, tidyLines } from './visible-text.ts';
import { xmlEvents } from './parse-xml.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';
import type { GridRow, PlacedCell } from './split-grid.ts';
import { dayOf, shownNumber, type XlsxStyle } from './xlsx-styles.ts';

export interface XlsxSetting {
  readonly strings: readonly string[];
  readonly styles: readonly XlsxStyle[];
  readonly from1904: boolean;
  readonly limits: ReadingLimits;
  /** Cells that may still be read, of all sheets together. */
  readonly room: { cells: number };
}

export interface XlsxSheet {
  readonly rows: readonly GridRow[];
  readonly hiddenRows: readonly number[];
  /** Ranges of columns from 0. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  /** Cells with a formula and no stored value: "D4". */
  readonly withoutValue: readonly string[];
}

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const lastRow = 1_048_576;
const lastColumn = 16_383;

/** One sheet, cell by cell as it streams in: values as stored, formulas never looked at. */
export function xlsxSheet(bytes: Uint8Array, setting: XlsxSetting): XlsxSheet {
  const { limits, room } = setting;
  const rows = new Map<number, PlacedCell[]>();
  const hiddenRows = new Set<number>();
  const hiddenColumns: [number, number][] = [];
  const withoutValue: string[] = [];
  const merged: Range[] = [];
  let row = 0;
  let column = -1;
  let type = '';
  let style: XlsxStyle | undefined;
  let hasFormula = false;
  let value = '';
  let wanted = false;
  let phonetic = 0;

  const openCell = (attributes: Readonly<Record<string, string>>) => {
    const place = placeOf(attributes['r'] ?? '');
    column = place?.column ?? column + 1;
    if (place !== null) row = place.row;
    if (row > lastRow || column > lastColumn) throw new RefusedDocument('damaged', 'a cell beyond the sheet');
    type = attributes['t'] ?? 'n';
    style = setting.styles[Number(attributes['s'] ?? '0')];
    hasFormula = false;
    value = '';
  };
  const closeCell = () => {
    const unread = type === 'e' || (hasFormula && value === '' && type !== 'str');
    if (unread && value === '') withoutValue.push(`${lettersOf(column)}${row}`);
    const cell = { ...cellOf(value, type, style, setting), ...(unread ? { unread } : {}) };
    if (cell.text === '' && cell.colour === undefined && !unread) return;
    room.cells -= 1;
    if (room.cells < 0) throw new RefusedDocument('too much inside', 'cells');
    const cells = rows.get(row);
    if (cells === undefined) rows.set(row, [{ column, ...cell }]);
    else cells.push({ column, ...cell });
  };

  xmlEvents(bytes, limits, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attributes['r'] ?? row + 1);
          if (!Number.isInteger(row) || row < 1) throw new RefusedDocument('damaged', 'number of a row');
          column = -1;
          if (isOn(attributes['hidden'])) hiddenRows.add(row);
          break;
        case 'c':
          openCell(attributes);
          break;
        case 'f':
          hasFormula = true;
          break;
        case 'v':
        case 't':
          wanted = phonetic === 0;
          break;
        case 'rPh':
          phonetic += 1;
          break;
        case 'col':
          if (isOn(attributes['hidden'])) {
            hiddenColumns.push([Number(attributes['min']) - 1, Number(attributes['max']) - 1]);
          }
          break;
        case 'mergeCell': {
          const range = rangeOf(attributes['ref'] ?? '');
          if (range !== null) merged.push(range);
          break;
        }
      }
    },
    text(text) {
      if (wanted) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') wanted = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c') closeCell();
    },
  });

  coverMerged(rows, merged, room);
  const numbers = [...rows.keys()].sort((one, other) => one - other);
  return {
    rows: numbers.map((number) => ({
      number,
      cells: (rows.get(number) ?? []).sort((one, other) => one.column - other.column),
      ...(hiddenRows.has(number) ? { hidden: true } : {}),
    })),
    hiddenRows: numbers.filter((number) => hiddenRows.has(number)),
    hiddenColumns,
    withoutValue,
  };
}

function cellOf(
  value: string,
  type: string,
  style: XlsxStyle | undefined,
  { strings, from1904 }: XlsxSetting,
): Omit<PlacedCell, 'column'> {
  const colour = style?.colour === undefined ? {} : { colour: style.colour };
  switch (type) {
    case 's':
      return { text: strings[Number(value)] ?? '', ...colour };
    case 'b':
      return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value, ...colour };
    case 'n': {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim(), ...colour };
      const day = style?.isDate === true ? dayOf(number, from1904) : null;
      if (day === null)
        return { text: style === undefined ? String(number) : shownNumber(number, style), ...colour };
      // What the style shows is counted from 1900.
      const shown = style === undefined ? day : shownNumber(from1904 ? number + 1462 : number, style);
      return { text: shown, date: day, ...colour };
    }
    case 'd': {
      const [year = 0, month = 0, date = 0] = value.slice(0, 10).split('-').map(Number);
      const day = civilDateOf(year, month, date);
      return { text: day ?? value, ...(day === undefined ? {} : { date: day }), ...colour };
    }
    default:
      return { text: xlsxText(value), ...colour };
  }
}

/** A text of a workbook: "_x000D_" and the like are characters. */
export function xlsxText(raw: string): string {
  const text = raw.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return tidyLines(visibleText(text));
}

/** Marks what merged cells cover, within the rows and columns that hold something; an empty merged cell covers nothing worth telling. */
function coverMerged(
  rows: Map<number, PlacedCell[]>,
  merged: readonly Range[],
  room: { cells: number },
): void {
  let lastFilled = 0;
  let widest = 0;
  for (const [number, cells] of rows) {
    lastFilled = Math.max(lastFilled, number);
    for (const { column, text } of cells) if (text !== '') widest = Math.max(widest, column);
  }
  for (const range of merged) {
    const { top, left } = range;
    const bottom = Math.min(range.bottom, lastFilled);
    const right = Math.min(range.right, widest);
    const anchor = rows.get(top)?.find(({ column }) => column === left);
    if (anchor === undefined || anchor.text === '') continue;
    for (let number = top; number <= bottom; number += 1) {
      const cells = (rows.get(number) ?? []).filter(
        (cell) => cell === anchor || cell.column < left || cell.column > right,
      );
      for (let column = left; column <= right; column += 1) {
        if (number === top && column === left) continue;
        room.cells -= 1;
        if (room.cells < 0) throw new RefusedDocument('too much inside', 'cells');
        cells.push({ column, text: '', merged: column > left ? 'left' : 'above' });
      }
      rows.set(number, cells);
    }
  }
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function placeOf(reference: string): { row: number; column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (found === null) return null;
  let column = 0;
  for (const letter of found[1]?.toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]), column: column - 1 };
}

function rangeOf(reference: string): Range | null {
  const [from = '', to = from] = reference.split(':');
  const first = placeOf(from);
  const last = placeOf(to);
  if (first === null || last === null) return null;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** Name of a column from 0: A, B … Z, AA … */
export function lettersOf(column: number): string {
  const before = Math.floor(column / 26);
  return `${before === 0 ? '' : lettersOf(before - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
