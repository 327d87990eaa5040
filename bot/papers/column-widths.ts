import type { Column } from './paper.ts';

/** Letters of a word in a cell that a column makes room for: "implementation". A link or a slip of the keyboard is broken. */
const longestWord = 14;

/**
 * How wide the columns of a table are: each has its share, but never less than the longest word in it needs, which the others give.
 * Where that is more than there is, only the headings count; where they alone want more, each keeps its share and a word is broken.
 * One unit for all, the caller's.
 * @param wordWidth how wide a word of a heading is, the padding of a cell included
 */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  wordWidth: (word: string) => number,
): number[] {
  const ofHeadings = columns.map(({ title }) => Math.max(0, ...title.split(/\s+/).map(wordWidth)));
  const ofAll = ofHeadings.map((least, index) => Math.max(least, ...longWordsIn(rows, index).map(wordWidth)));
  const least = ofAll.reduce((sum, each) => sum + each, 0) > width ? ofHeadings : ofAll;
  const sharesBeside = (tight: ReadonlySet<number>): number[] => {
    const left = [...tight].reduce((rest, index) => rest - (least[index] ?? 0), width);
    const weights = columns.reduce((sum, { weight }, index) => (tight.has(index) ? sum : sum + weight), 0);
    return columns.map(({ weight }, index) =>
      tight.has(index) ? (least[index] ?? 0) : (left * weight) / weights,
    );
  };
  const tight = new Set<number>();
  let widths = sharesBeside(tight);
  if (least.reduce((sum, each) => sum + each, 0) > width) return widths;
  for (let before = -1; before !== tight.size;) {
    before = tight.size;
    widths.forEach((each, index) => {
      if (each < (least[index] ?? 0)) tight.add(index);
    });
    widths = sharesBeside(tight);
  }
  return widths;
}

/**
 * The words of a column's cells that may be its widest: those it makes room for, with as many letters as any, or three fewer. (Nine wide
 * ones take more room than ten narrow ones; to measure every word of a long plan would take too long.) A line may end at a hyphen or a stroke.
 */
function longWordsIn(rows: readonly (readonly string[])[], index: number): string[] {
  const words = new Set(rows.flatMap((row) => (row[index] ?? '').split(/[\s/–-]+/)));
  const possible = [...words].filter(({ length }) => length <= longestWord);
  const most = possible.reduce((longest, { length }) => Math.max(longest, length), 0);
  return possible.filter(({ length }) => length >= most - 3);
}
