import type { PaperSource } from './paper-source.ts';

/** A source cut into pieces small enough to be handed to another thread without holding up this one. */
export interface SourcePiece {
  /** Where in the source the list stands: "rows.actions". Empty: the source with its lists empty. */
  readonly list: string;
  readonly value: unknown;
}

/** Some milliseconds of copying. */
const mostRows = 200;

/** Pieces of a source, lists in slices. */
export function* piecesOf(source: PaperSource): Generator<SourcePiece> {
  const lists = new Map<string, readonly unknown[]>();
  yield { list: '', value: emptied(source, '', lists) };
  for (const [list, rows] of lists) {
    for (let start = 0; start < rows.length; start += mostRows) {
      yield { list, value: rows.slice(start, start + mostRows) };
    }
  }
}

/** Puts the pieces together again, in the order they were cut. */
export function gathering(): { add(piece: SourcePiece): void; whole(): PaperSource } {
  let source: unknown = null;
  return {
    add: ({ list, value }) => {
      if (list === '') source = value;
      else if (Array.isArray(value)) listAt(source, list).push(...(value as unknown[]));
    },
    // Cut by `piecesOf` from a whole source, in the same program.
    whole: () => source as PaperSource,
  };
}

function emptied(value: unknown, at: string, lists: Map<string, readonly unknown[]>): unknown {
  if (Array.isArray(value)) {
    lists.set(at, value);
    return [];
  }
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      emptied(inner, at === '' ? name : `${at}.${name}`, lists),
    ]),
  );
}

function listAt(source: unknown, list: string): unknown[] {
  let at = source;
  for (const name of list.split('.')) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }
  if (!Array.isArray(at)) throw new RangeError(`There is no list ${list} in a source of papers.`);
  return at as unknown[];
}
