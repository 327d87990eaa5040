import {
  authorNoteIn,
  dueHiddenIn,
  isCutOff,
  numberBefore,
  ragOfColour,
  readMarking,
  readMeasures,
  readScore,
} from '../../../shared/importing/read-values.ts';

describe('a score', () => {
  it.each([
    ['Amber 8 (4×2)', { likelihood: '4', impact: '2', score: 8, band: 'Amber' }],
    ['4 x 3 = 12', { likelihood: '4', impact: '3', score: 12, band: null }],
    ['L4 I3', { likelihood: '4', impact: '3', score: null, band: null }],
    ['20 (probable, major)', { likelihood: 'probable', impact: 'major', score: 20, band: null }],
    ['High', { likelihood: null, impact: null, score: null, band: 'High' }],
    ['16', { likelihood: null, impact: null, score: 16, band: null }],
  ])('is read from “%s”', (text, expected) => {
    expect(readScore('currentScore', { text }).value).toEqual({ text, ...expected });
  });

  it('keeps what nobody can read as text, empty, for a person', () => {
    const { value, doubts } = readScore('currentScore', { text: 'œ' });
    expect(value).toEqual({ text: 'œ', likelihood: null, impact: null, score: null, band: null });
    expect(doubts).toEqual([{ field: 'currentScore', rule: 'score not readable', about: 'œ' }]);
  });

  it('asks which of two different numbers is the likelihood', () => {
    expect(readScore('currentScore', { text: '4x2' }).doubts.map(({ rule }) => rule)).toEqual([
      'words of the score',
    ]);
    expect(readScore('currentScore', { text: '3x3' }).doubts).toEqual([]);
  });
});

it.each([
  ['#ff0000', 'red'],
  ['#C00000', 'red'],
  ['#ffc000', 'amber'],
  ['#ffff00', 'amber'],
  ['#00b050', 'green'],
  ['#92d050', 'green'],
  ['#0070c0', 'blue'],
  ['#ffffff', null],
  ['#d9d9d9', null],
  [undefined, null],
])('the fill %s reads as %s', (colour, rag) => expect(ragOfColour(colour)).toBe(rag));

it('a status written behind each success measure is told from a word in a sentence', () => {
  expect(readMeasures('Audits show it. Ongoing. Families say so. Ongoing.')).toEqual({
    measures: ['Audits show it.', 'Families say so.'],
    statuses: ['ongoing', 'ongoing'],
  });
  expect(readMeasures('Hub established. Complete.').statuses).toEqual(['complete']);
  expect(readMeasures('Ongoing checks on every closure by managers.').statuses).toEqual([]);
  expect(readMeasures('The work is ongoing.').statuses).toEqual([]);
});

it.each([
  ['All staff are trained by March 2027', 'March 2027'],
  ['Timescale: 10 November 2026', '10 November 2026'],
  ['Report to the board on a six monthly basis', 'six monthly'],
  ['Practice has improved', ''],
])('the time that hides in “%s” is “%s”', (text, expected) => expect(dueHiddenIn(text)).toBe(expected));

it('a note somebody left in a cell is found, a sentence about people is not', () => {
  expect(authorNoteIn('Publish the strategy. Discuss with Priya')).toBe('Discuss with Priya');
  expect(authorNoteIn('Is this the best use of time?')).not.toBe('');
  expect(authorNoteIn('Confirm with the Social Worker by letter that it was considered')).toBe('');
});

it('a number before a text is told from it', () => {
  expect(numberBefore('1.4 Tell the unit')).toEqual({ reference: '1.4', rest: 'Tell the unit' });
  expect(numberBefore('2a.3 – Receive reports')).toEqual({ reference: '2a.3', rest: 'Receive reports' });
  expect(numberBefore('3 schools take part')).toEqual({ reference: '', rest: '3 schools take part' });
});

it('a text that a page cut off is marked, a heading without a full stop is not', () => {
  expect(isCutOff('Investigate the arrangements for referral to the hub and the proposals to be')).toBe(true);
  expect(isCutOff('Carry out the new quality assurance process so that the service complies with I')).toBe(
    true,
  );
  expect(isCutOff('Review the training offer for every practitioner across the partnership')).toBe(false);
});

it('what might be exempt is never published because a word is unknown', () => {
  expect(readMarking('Official sensitive').value).toBe('exempt');
  expect(readMarking('Part A').value).toBe('publish');
  expect(readMarking('').value).toBeNull();
});
