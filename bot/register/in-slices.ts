import { setImmediate } from 'node:timers/promises';

/** Some milliseconds of reading. */
const mostRows = 200;

/** Reads rows without holding up what else the service does: after each slice whatever waits has its turn. */
export async function readInSlices<Item>(
  rows: readonly unknown[],
  read: (row: unknown) => Item,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < rows.length; start += mostRows) {
    if (start > 0) await setImmediate();
    for (const row of rows.slice(start, start + mostRows)) items.push(read(row));
  }
  return items;
}
