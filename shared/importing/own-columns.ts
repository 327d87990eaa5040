import type { LogicalTable } from './logical-tables.ts';
import { exportedCells, isAsExported, ownExportHeading, ownKeyHeading } from './own-export.ts';
import type { ImportField } from './reading.ts';

export interface OwnColumns {
  /** By index: the heading a column was exported under, though somebody may have renamed it; null = one that somebody added. */
  readonly headings: readonly (string | null)[];
  /** What each column of the sheet held when it was exported, also of those that somebody took out. */
  readonly fields: ReadonlyMap<string, ImportField>;
}

/** Rows that are looked at to know a renamed column again. */
const mostLookedAt = 100;

/**
 * The columns of our own export, each under the heading it was exported under. One that was renamed is known by what stands in it – most of
 * its cells are as they were exported – or else by the columns it stands between.
 * @param told what a person said of columns, by index
 * @returns null where no row tells its headings
 */
export function ownColumns(
  { headings, rows }: LogicalTable,
  told: Readonly<Record<string, ImportField>> = {},
): OwnColumns | null {
  const hiddenAt = headings.indexOf(ownExportHeading);
  if (hiddenAt === -1) return null;
  const read = rows.slice(0, mostLookedAt).flatMap((row) => {
    const cells = exportedCells(row.raw[hiddenAt] ?? '');
    return cells === null ? [] : [{ row, cells }];
  });
  const [first] = read;
  if (first === undefined) return null;
  const exported = [...first.cells.keys()];
  const found = headings.map((heading, index) =>
    first.cells.has(heading) && headings.indexOf(heading) === index ? heading : null,
  );
  const isFree = (index: number) =>
    found[index] === null && ![ownExportHeading, ownKeyHeading, ...exported].includes(headings[index] ?? '');
  const missing = () => exported.filter((heading) => !found.includes(heading));
  const fields = new Map([...first.cells].map(([heading, { field }]) => [heading, field]));

  for (const heading of missing()) {
    const asTold = headings.findIndex((_, index) => isFree(index) && told[index] === fields.get(heading));
    if (asTold !== -1) found[asTold] = heading;
  }
  for (const heading of missing()) {
    let most = 0;
    let best = -1;
    headings.forEach((_, index) => {
      if (!isFree(index)) return;
      const filled = read.filter(({ row }) => (row.raw[index] ?? '').trim() !== '');
      const same = filled.filter(({ row, cells }) =>
        isAsExported(cells.get(heading), row.dates[index] ?? row.raw[index] ?? ''),
      ).length;
      if (same > most && same * 2 >= filled.length) [most, best] = [same, index];
    });
    if (best !== -1) found[best] = heading;
  }
  for (const heading of missing()) {
    const at = exported.indexOf(heading);
    const between = headings.findIndex(
      (_, index) =>
        isFree(index) &&
        index > 0 &&
        found[index - 1] === exported[at - 1] &&
        found[index + 1] === exported[at + 1],
    );
    if (between !== -1) found[between] = heading;
  }
  return { headings: found, fields };
}
