import { defaultRetention } from '../../../shared/domain/retention.ts';
import { defaultRetentionRow, readRetention } from '../../../shared/sharepoint/read-retention.ts';

const rowWith = (json: string) => [
  { key: 'board', json: '{}' },
  { key: ' retention ', json },
];

test('the row a board starts with reads as the defaults, and so does none', () => {
  expect(readRetention([defaultRetentionRow()])).toEqual({
    kind: 'read',
    retention: defaultRetention,
    isSet: true,
  });
  expect(readRetention([])).toEqual({ kind: 'read', retention: defaultRetention, isSet: false });
});

test('what the board decided holds', () => {
  const retention = { ...defaultRetention, paperYears: 10, reviewWords: ['Child'] };
  expect(readRetention(rowWith(JSON.stringify(retention)))).toMatchObject({ retention });
});

test.each([
  ['{"paperYears": 6', 'not written as settings any more'],
  ['[]', 'not written as settings any more'],
  [JSON.stringify({ ...defaultRetention, paperYears: '6' }), '“paperYears” must be a whole number of years'],
  [JSON.stringify({ ...defaultRetention, paperYears: 0 }), '“paperYears” must be a whole number of years'],
  [JSON.stringify({ ...defaultRetention, reminderYears: 1 }), 'from 2 to 100'],
  [JSON.stringify({ ...defaultRetention, papersYears: 6 }), 'no setting “papersYears”'],
  [JSON.stringify({ ...defaultRetention, reviewWords: [' '] }), '“reviewWords.0” must not be empty'],
  [JSON.stringify({ paperYears: 6 }), '“sealedRegisterYears” must be a whole number of years'],
])('a damaged row is told and nothing of it is used: %s', (json, words) => {
  const read = readRetention(rowWith(json));
  expect(read.kind).toBe('damaged');
  expect(read.kind === 'damaged' && read.why).toContain(words);
  expect(read.kind === 'damaged' && read.why).toContain('nothing is said to be past its time');
});
