import { retentionReport, type KeptOnSite } from '../../../infra/cli/retention-report.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { on } from '../../support/builders.ts';

const kept: KeptOnSite = {
  papers: [
    { name: 'Papers/newer.docx', from: on('2019-06-01') },
    { name: 'Papers/older.docx', from: on('2018-06-01') },
    { name: 'Papers/kept.docx', from: on('2020-06-02') },
    { name: 'Papers/odd.docx', from: null },
  ],
  sealedRegisters: [],
  plans: [
    { name: 'Child K', actions: 1, ofReview: true, closedOn: on('2015-01-01') },
    { name: 'Business plan', actions: 3, ofReview: false, closedOn: on('2015-01-01') },
  ],
  closedRisks: [{ name: 'R1 (risk-1)', from: on('2018-02-28') }],
  imports: [],
  receipts: new Map([[on('2020-05-31'), 12]]),
  notSeen: [],
};

test('a report says of each kind what is past its time, oldest first, and what is not known', () => {
  const { kinds, never } = retentionReport(kept, defaultRetention, on('2026-06-02'));
  const told = kinds.map(({ kind, keptYears, past, undated }) => [
    kind,
    keptYears,
    past.map(({ name, since }) => `${name} ${since}`),
    undated,
  ]);
  expect(told).toEqual([
    [
      'Board papers and exports',
      6,
      ['Papers/older.docx 2024-06-02', 'Papers/newer.docx 2025-06-02'],
      ['Papers/odd.docx'],
    ],
    ['Sealed registers', 6, [], []],
    ['Closed action plans of reviews', 15, [], []],
    ['Other closed action plans', 6, ['Business plan (3 actions) 2021-01-02'], []],
    ['Closed risks', 6, ['R1 (risk-1) 2024-02-29'], []],
    ['Documents brought in', 6, [], []],
    ['Reminders sent (receipts)', 6, ['12 receipts of 31 May 2020 2026-06-01'], []],
  ]);
  expect(never.join()).toContain('(the trail)');
});
