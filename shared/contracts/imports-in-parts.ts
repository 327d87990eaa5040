import {
  importedListSchema,
  largestPart,
  mostWritesPerPart,
  type ImportedList,
  type PlannedWrite,
} from './imports.ts';

const rank = new Map<ImportedList, number>(importedListSchema.options.map((list, index) => [list, index]));

/** Where a list stands in the order in which an import writes. */
export function rankOf(list: ImportedList): number {
  return rank.get(list) ?? 0;
}

/** What a part may weigh, with room for what is around its writes. */
const roomInPart = largestPart - 1000;

/**
 * Planned writes in the order an import wants them, cut into parts the service takes. Within a list the order is kept. The same
 * writes make the same parts. A single write that is larger than a part stands alone, and is refused there by name.
 */
export function inParts(writes: readonly PlannedWrite[]): PlannedWrite[][] {
  const ordered = writes
    .map((write, index) => ({ write, index }))
    .sort(
      (first, second) => rankOf(first.write.list) - rankOf(second.write.list) || first.index - second.index,
    )
    .map(({ write }) => write);
  const parts: PlannedWrite[][] = [];
  let room = 0;
  for (const write of ordered) {
    const size = bytesIn(JSON.stringify(write)) + 1;
    const last = parts.at(-1);
    if (last === undefined || last.length >= mostWritesPerPart || size > room) {
      parts.push([write]);
      room = roomInPart - size;
    } else {
      last.push(write);
      room -= size;
    }
  }
  return parts;
}

/** Length in UTF-8. */
function bytesIn(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Two bytes more from U+0800 on; halves of a pair make four together.
    if (code >= 0x800) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}
