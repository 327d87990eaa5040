import { score, scoreCommand, type ReadText } from '../../../infra/cli/commands/score.ts';
import { withoutComments } from '../../../infra/cli/json-with-comments.ts';

const noFile: ReadText = () => {
  throw new Error('no such file');
};

const documented = `{
  // low → high, any length
  "id": "ours", "version": 1, "title": "Ours // with a slash",
  "likelihood": [ { "value": 1, "label": "Remote", "code": "A" }, { "value": 2, "label": "Likely", "code": "B" }, ],
  "impact": [ { "value": 1, "label": "Minor", "code": "1" } ], /* weights */
  "method": "matrix",
  "cells": [[{ "score": 1, "band": "green", "code": "1A" }, { "band": "red", "code": "1B" }]],
  "bands": [ { "key": "green", "label": "Green", "colour": "#107c10", "min": 1, "max": 5, "reviewEveryMonths": 12 },
             { "key": "red", "label": "Red", "colour": "#a4161a" } ],
  "decimals": 0, "appetite": 10, "appetiteByCategory": { "Safeguarding": 8 }, "escalateFrom": 15 }`;

function json(options: { scheme: string; likelihood: string; impact: string }, readText = noFile): unknown {
  return JSON.parse(score({ ...options, json: true }, readText));
}

describe('register score', () => {
  test('with a preset gives score and band', () => {
    expect(json({ scheme: 'ranked-5x5', likelihood: 'probable', impact: 'MAJOR' })).toMatchObject({
      score: 20,
      band: 'red',
    });
    expect(json({ scheme: 'Ranked-5x5', likelihood: 'c', impact: '4' })).toMatchObject({
      score: 19,
      band: 'red',
    });
  });

  test('with a scheme in a file gives the cell’s code, and null where it has no score', () => {
    const readText: ReadText = (path) => (path === 'ours.jsonc' ? documented : noFile(path));
    expect(json({ scheme: 'ours.jsonc', likelihood: 'A', impact: 'minor' }, readText)).toMatchObject({
      score: 1,
      band: 'green',
      code: '1A',
    });
    expect(json({ scheme: 'ours.jsonc', likelihood: 'likely', impact: '1' }, readText)).toMatchObject({
      score: null,
      band: 'red',
      code: '1B',
    });
  });

  test('says when it had to use the nearest cell', () => {
    expect(json({ scheme: 'letter-coded', likelihood: '2.5', impact: '3' })).toMatchObject({
      code: '3C',
      needsCheck: true,
    });
    expect(score({ scheme: 'letter-coded', likelihood: '2.5', impact: '3' }, noFile)).toContain(
      'check: The likelihood 2.5',
    );
  });

  test.each([
    [
      'an unknown scheme',
      { scheme: 'nope', likelihood: '1', impact: '1' },
      noFile,
      'neither a preset nor a file',
    ],
    ['a file that is no JSON', { scheme: 'f', likelihood: '1', impact: '1' }, () => '{', 'is not JSON'],
    ['a file that is no scheme', { scheme: 'f', likelihood: '1', impact: '1' }, () => '{}', 'cannot be used'],
    [
      'an unknown level',
      { scheme: 'product-5x5', likelihood: '9', impact: '1' },
      noFile,
      '"9" is not a likelihood',
    ],
  ] as const)('with %s is wrong use, said plainly', (_case, options, readText, message) => {
    expect(() => score(options, readText)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) as string }) as Error,
    );
  });

  test('as a command writes one line', async () => {
    const written: string[] = [];
    await scoreCommand((line) => written.push(line), noFile).parseAsync(
      ['--scheme', 'product-5x5', '--likelihood', '3', '--impact', '4', '--json'],
      { from: 'user' },
    );
    expect(written.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ score: 12, band: 'amber' }]);
  });
});

test('comments and trailing commas go, text in strings stays', () => {
  expect(JSON.parse(withoutComments('{ "a": "x // y, ]", /* , */ "b": [1, 2,], }'))).toEqual({
    a: 'x // y, ]',
    b: [1, 2],
  });
});
