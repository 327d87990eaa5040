import { withKept } from '../../../tab/ui/kept-lines.ts';

const itself = (line: string) => line;

it.each([
  ['still there: the list as it is now', ['a', 'b', 'c'], [{ line: 'b', before: ['a'] }], ['a', 'b', 'c']],
  ['gone: where it stood', ['a', 'c'], [{ line: 'b', before: ['a'] }], ['a', 'b', 'c']],
  ['gone from the top', ['b', 'c'], [{ line: 'a', before: [] }], ['a', 'b', 'c']],
  ['gone with the line before it', ['a', 'd'], [{ line: 'c', before: ['b', 'a'] }], ['a', 'c', 'd']],
  ['gone, and the last of the list', [], [{ line: 'b', before: ['a'] }], ['b']],
  [
    'two gone, whichever was opened first',
    ['a', 'd'],
    [
      { line: 'c', before: ['b', 'a'] },
      { line: 'b', before: ['a'] },
    ],
    ['a', 'b', 'c', 'd'],
  ],
  ['gone, with a new line above', ['new', 'a', 'c'], [{ line: 'b', before: ['a'] }], ['new', 'a', 'b', 'c']],
])('a line in which somebody writes, %s', (_, now, kept, lines) => {
  expect(withKept(now, kept, itself)).toEqual(lines);
});
