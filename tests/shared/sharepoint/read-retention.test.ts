import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  defaultRetentionRow,
  readRetention,
  retentionVersionRow,
} from '../../../shared/sharepoint/read-retention.ts';

const rowWith = (json: string) => [
  { key: 'board', json: '{}' },
  { key: ' retention ', json },
];

test('the row a board starts with reads as the defaults, and so does none', () => {
  const asItCame = { kind: 'read', retention: defaultRetention, version: 0, newest: 0, versions: [] };
  expect(readRetention([defaultRetentionRow()])).toMatchObject({ ...asItCame, isSet: true });
  expect(readRetention([])).toMatchObject({ ...asItCame, isSet: false });
});

test('what the board decided holds', () => {
  const retention = { ...defaultRetention, paperYears: 10, reviewWords: ['Child'] };
  expect(readRetention(rowWith(JSON.stringify(retention)))).toMatchObject({ retention });
});

test('periods written down before closed risks had one keep them six years', () => {
  const { closedRiskYears, ...earlier } = { ...defaultRetention, paperYears: 10 };
  expect(readRetention(rowWith(JSON.stringify(earlier)))).toMatchObject({
    retention: { paperYears: 10, closedRiskYears },
  });
});

const saved = (version: number, paperYears: number) => ({
  version,
  at: '2026-03-02T09:00:00.000Z',
  by: { oid: 'oid-rowena', name: 'Rowena Castell' },
  retention: { ...defaultRetention, paperYears },
});

test('the newest version a manager saved holds, in whatever order the rows come', () => {
  const rows = [10, 2, 1].map((version) => retentionVersionRow(saved(version, version)));
  expect(readRetention([...rows, defaultRetentionRow()])).toMatchObject({
    retention: { paperYears: 10 },
    version: 10,
    newest: 10,
    first: defaultRetention,
    versions: [{ version: 1 }, { version: 2 }, { version: 10 }],
  });
});

test('when the newest version is damaged none holds, and its number is taken', () => {
  const rows = [retentionVersionRow(saved(1, 7)), { key: 'retention@2', json: '{"version": 2' }];
  expect(readRetention(rows)).toMatchObject({ kind: 'damaged', newest: 2, versions: [{ version: 1 }] });
  expect(readRetention([{ ...retentionVersionRow(saved(1, 7)), key: 'retention@3' }])).toMatchObject({
    kind: 'damaged',
    why: expect.stringContaining('its number is not that of its key') as string,
  });
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
