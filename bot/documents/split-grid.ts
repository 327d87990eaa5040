import type { SourceCell, SourceRow } from '../../shared/importing/source-document.ts';
import { RefusedDocument } from './refused-document.ts';

/** A row of a sheet; only the cells that are there, from left to right, each with its column from 0. */
export interface GridRow {
  readonly number: number;
  readonly hidden?: boolean;
  readonly cells: readonly PlacedCell[];
}
export type PlacedCell = SourceCell & { readonly column: number };

/** Longest run of rows with a single cell that is a title and no list. */
const longestTitle = 4;
/** So many blank rows may stand between a title and what it heads. */
const gapBelowTitle = 2;

/**
 * The tables of a sheet: what blank rows part, and blank columns where a table stands on either side. Titles above a table stay its
 * first rows. A blank row inside a list parts it too: whoever reads the meaning joins what has no heading of its own. Rows that stand
 * below a table and within its columns therefore keep its first column, and an empty column of theirs parts nothing.
 * @param mostCells refuses a sheet whose tables would have more, counting the blank cells between far-off ones
 */
export function tablesOfGrid(rows: readonly GridRow[], mostCells: number): SourceRow[][] {
  let room = mostCells;
  const cutOut = (band: readonly GridRow[], from = edgesOf(band).from): SourceRow[] => {
    return band.map(({ number, hidden, cells }) => {
      const kept = cells.filter((cell) => cell.column >= from);
      while (kept.length > 0 && isBlank(kept.at(-1))) kept.pop();
      const width = kept.length === 0 ? 0 : (kept.at(-1)?.column ?? 0) - from + 1;
      room -= width;
      if (room < 0) throw new RefusedDocument('too much inside', 'cells');
      const row: SourceCell[] = Array.from({ length: width }, () => ({ text: '' }));
      for (const { column, ...cell } of kept) row[column - from] = cell;
      return { number, cells: row, ...(hidden === true ? { hidden } : {}) };
    });
  };

  const tables: SourceRow[][] = [];
  let titles: GridRow[] = [];
  let above: Edges | null = null;
  const leaveTitles = () => {
    if (titles.length > 0) tables.push(cutOut(titles, isWithin(titles, above) ? above?.from : undefined));
    titles = [];
  };
  for (const band of bandsOf(rows)) {
    const last = titles.at(-1);
    if (last !== undefined && (band[0]?.number ?? 0) - last.number > gapBelowTitle + 1) leaveTitles();
    if (isTitle(band)) {
      titles.push(...band);
      continue;
    }
    const rowsBelow = [...titles, ...band];
    if (above !== null && isWithin(rowsBelow, above)) {
      tables.push(cutOut(rowsBelow, above.from));
    } else {
      const [first = [], ...others] = partsBeside(band);
      tables.push(
        [...(titles.length > 0 ? cutOut(titles) : []), ...cutOut(first)],
        ...others.map((part) => cutOut(part)),
      );
      above = edgesOf(first);
    }
    titles = [];
  }
  leaveTitles();
  return tables;
}

interface Edges {
  readonly from: number;
  readonly to: number;
}

function edgesOf(band: readonly GridRow[]): Edges {
  const columns = [...columnsOf(band).keys()];
  return { from: Math.min(...columns), to: Math.max(...columns) };
}

function isWithin(band: readonly GridRow[], above: Edges | null): boolean {
  const { from, to } = edgesOf(band);
  return above !== null && from >= above.from && to <= above.to;
}

/** Runs of rows without a blank row in them. */
function bandsOf(rows: readonly GridRow[]): GridRow[][] {
  const bands: GridRow[][] = [];
  for (const row of rows) {
    if (!row.cells.some(isFilled)) continue;
    const band = bands.at(-1);
    if (band?.at(-1)?.number === row.number - 1) band.push(row);
    else bands.push([row]);
  }
  return bands;
}

/** What stands beside one another in a band; each part may have blank rows of its own. */
function partsBeside(band: readonly GridRow[]): GridRow[][] {
  const ranges = columnsApart(band);
  if (ranges.length < 2) return [[...band]];
  return ranges.flatMap(([from, to]) =>
    bandsOf(
      band.map((row) => ({
        ...row,
        cells: row.cells.filter(({ column }) => column >= from && column <= to),
      })),
    ),
  );
}

function isFilled(cell: SourceCell): boolean {
  return cell.text !== '' || cell.merged !== undefined || cell.unread === true;
}

function isBlank(cell: SourceCell | undefined): boolean {
  return cell === undefined || (!isFilled(cell) && cell.colour === undefined);
}

function isTitle(band: readonly GridRow[]): boolean {
  return (
    band.length <= longestTitle &&
    band.every(({ cells }) => cells.filter(({ text }) => text !== '').length <= 1)
  );
}

/** Column → in how many rows it holds something. */
function columnsOf(band: readonly GridRow[]): Map<number, number> {
  const filled = new Map<number, number>();
  for (const { cells } of band) {
    for (const cell of cells) {
      if (isFilled(cell)) filled.set(cell.column, (filled.get(cell.column) ?? 0) + 1);
    }
  }
  return filled;
}

interface Columns {
  from: number;
  to: number;
  rows: number;
}

/** Ranges of columns (first and last) that a wholly blank column parts, each at least two columns and two rows large. */
function columnsApart(band: readonly GridRow[]): [number, number][] {
  const runs: Columns[] = [];
  for (const [column, rows] of [...columnsOf(band)].sort(([one], [other]) => one - other)) {
    const run = runs.at(-1);
    if (run?.to === column - 1) {
      run.to = column;
      run.rows = Math.max(run.rows, rows);
    } else runs.push({ from: column, to: column, rows });
  }
  const isTable = ({ from, to, rows }: Columns) => to > from && rows > 1;
  const parts: Columns[] = [];
  for (const run of runs) {
    const part = parts.at(-1);
    if (part === undefined || (isTable(part) && isTable(run))) parts.push({ ...run });
    else {
      part.to = run.to;
      part.rows = Math.max(part.rows, run.rows);
    }
  }
  return parts.map(({ from, to }) => [from, to]);
}
