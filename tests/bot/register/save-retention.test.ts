import { newestReadable } from '../../../bot/register/save-retention.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { readRetention, retentionVersionRow } from '../../../shared/sharepoint/read-retention.ts';

const keeping = (paperYears: number) => ({ ...defaultRetention, paperYears });
const saved = (version: number) =>
  retentionVersionRow({
    version,
    at: '2026-03-02T09:00:00.000Z',
    by: { oid: 'oid-rowena', name: 'Rowena Castell' },
    retention: keeping(version + 10),
  });
const begun = { key: 'retention', json: JSON.stringify(keeping(9)) };
const damaged = (key: string) => ({ key, json: '{' });

it.each([
  ['what holds', [begun, saved(1), saved(2)], 2, 12],
  ['what the board started with', [begun], 0, 9],
  ['the defaults, where nothing was ever said', [], 0, defaultRetention.paperYears],
  ['the newest before one that is damaged', [begun, saved(1), saved(2), damaged('retention@3')], 2, 12],
  ['the start, where the only version is damaged', [begun, damaged('retention@1')], 0, 9],
  ['the defaults, where the start is damaged too', [damaged('retention')], 0, defaultRetention.paperYears],
])('a form begins from %s', (_, rows, version, paperYears) => {
  expect(newestReadable(readRetention(rows))).toEqual({ version, retention: keeping(paperYears) });
});
