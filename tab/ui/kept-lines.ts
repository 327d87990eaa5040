import { useState } from 'react';

interface KeptLine<Line> {
  readonly line: Line;
  /** Keys of the lines that stood before it when it was opened, nearest first. */
  readonly before: readonly string[];
}

/** The lines of now, and each kept one that is not among them where it stood: behind the nearest line before it that is still there. */
export function withKept<Line>(
  now: readonly Line[],
  kept: readonly KeptLine<Line>[],
  keyOf: (line: Line) => string,
): readonly Line[] {
  const lines = [...now];
  for (const { line, before } of kept) {
    const keys = lines.map(keyOf);
    if (keys.includes(keyOf(line))) continue;
    const nearest = before.find((key) => keys.includes(key));
    lines.splice(nearest === undefined ? 0 : keys.indexOf(nearest) + 1, 0, line);
  }
  return lines;
}

/**
 * A list in which a line stays where it is as long as somebody writes in it, though it belongs there no longer: what they write is not
 * to go, or jump, because somebody else decided.
 * @param renew a line that stays, as it is now; null = it is gone from the register
 */
export function useKeptLines<Line>(
  now: readonly Line[],
  keyOf: (line: Line) => string,
  renew: (line: Line) => Line | null,
): { readonly lines: readonly Line[]; readonly onOpen: (line: Line, open: boolean) => void } {
  const [kept, setKept] = useState<readonly KeptLine<Line>[]>([]);
  const stillThere = kept.flatMap((each) => {
    const line = renew(each.line);
    return line === null ? [] : [{ ...each, line }];
  });
  const lines = withKept(now, stillThere, keyOf);
  return {
    lines,
    onOpen: (line, open) => {
      const keys = lines.map(keyOf);
      const before = keys.slice(0, keys.indexOf(keyOf(line))).reverse();
      setKept((earlier) => [
        ...earlier.filter((each) => keyOf(each.line) !== keyOf(line)),
        ...(open ? [{ line, before }] : []),
      ]);
    },
  };
}
