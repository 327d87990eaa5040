import fc from 'fast-check';
import { columnWidths } from '../../../bot/papers/column-widths.ts';

/** As if every letter were one wide. */
const letters = (word: string) => word.length;

it('shares the width by weight', () => {
  const columns = [
    { title: 'Ref', weight: 1 },
    { title: 'Risk', weight: 3 },
  ];
  expect(columnWidths(columns, [], 100, letters)).toEqual([25, 75]);
});

it('gives a column what the longest word of its heading needs, and takes it from the others', () => {
  const columns = [
    { title: 'Times moved', weight: 1 },
    { title: 'Action', weight: 80 },
    { title: 'Due', weight: 20 },
  ];
  expect(columnWidths(columns, [], 105, letters)).toEqual([5, 80, 20]);
});

it('makes room for the longest word of the cells as well, but not for one that nobody could, and not at the cost of a heading', () => {
  const columns = [
    { title: 'Status', weight: 1 },
    { title: 'Note', weight: 9 },
  ];
  const rows = [['in progress', 'https://exampleshire.example/a-very-long-address']];
  expect(columnWidths(columns, rows, 40, letters)[0]).toBe(8);
  expect(columnWidths(columns, [['in progress', 'implementation']], 20, letters)[0]).toBe(6);
  // The widest word is not always the one with most letters.
  const wide = (word: string) => word.length + word.replaceAll(/[^mw]/g, '').length;
  expect(columnWidths(columns, [['illicitly mammals', '']], 60, wide)[0]).toBe(10);
});

it('breaks no word of a heading while there is room for all, and is as wide as the table whatever is asked', () => {
  const column = fc.record({
    title: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }).map((words) => words.join(' ')),
    weight: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 10, max: 200 }),
      (columns, width) => {
        const widths = columnWidths(columns, [], width, letters);
        expect(widths.reduce((sum, each) => sum + each, 0)).toBeCloseTo(width, 6);
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(0);
        const longest = columns.map(({ title }) => Math.max(0, ...title.split(/\s+/).map(letters)));
        if (longest.reduce((sum, each) => sum + each, 0) > width) return;
        widths.forEach((each, index) => expect(each).toBeGreaterThanOrEqual((longest[index] ?? 0) - 1e-9));
      },
    ),
  );
});
