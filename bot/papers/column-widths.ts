import type { Column } from './paper.ts';

/**
 * How wide the columns of a table are: each has its share, but never less than the longest word of its heading needs, which the
 * others give; where the headings alone want more than there is, each keeps its share and a word is broken. One unit for all, the caller's.
 * @param wordWidth how wide a word of a heading is, the padding of a cell included
 */
export function columnWidths(
  columns: readonly Column[],
  width: number,
  wordWidth: (word: string) => number,
): number[] {
  const least = columns.map(({ title }) => Math.max(0, ...title.split(/\s+/).map(wordWidth)));
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
