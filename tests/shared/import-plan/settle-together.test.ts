import { noDecisions } from '../../../shared/import-plan/decisions.ts';
import {
  keysThatWait,
  rulesThatWait,
  settledTogether,
  waitingAgain,
} from '../../../shared/import-plan/settle-together.ts';
import type { ImportDoubt } from '../../../shared/importing/reading.ts';

const doubt = (rule: ImportDoubt['rule'], field: ImportDoubt['field']): ImportDoubt => ({
  rule,
  field,
  about: '',
});
const rows = [
  { id: 't1r1', open: [doubt('several leads', 'leads'), doubt('due needs a look', 'due')] },
  { id: 't1r2', open: [doubt('due needs a look', 'due')] },
  { id: 't1r3', open: [] },
];

it('counts the rows each rule holds up, the most first', () => {
  expect(rulesThatWait(rows)).toEqual([
    { rule: 'due needs a look', rows: 2 },
    { rule: 'several leads', rows: 1 },
  ]);
});

it('decides all of one rule and nothing else, and takes it back whole', () => {
  const before = {
    ...noDecisions,
    settled: { 't1r1|leads|several leads': 'open' as const },
    leftOut: ['t1r9'],
  };
  const keys = keysThatWait(rows, 'due needs a look');
  const after = settledTogether(before, keys, 'accepted');
  expect(after).toEqual({
    ...before,
    settled: {
      't1r1|leads|several leads': 'open',
      't1r1|due|due needs a look': 'accepted',
      't1r2|due|due needs a look': 'accepted',
    },
  });
  expect(waitingAgain(after, keys, 'accepted')).toEqual(before);
  // One that somebody decided by itself since stays as they decided.
  const since = settledTogether(after, ['t1r2|due|due needs a look'], 'open');
  expect(waitingAgain(since, keys, 'accepted').settled).toEqual({
    't1r1|leads|several leads': 'open',
    't1r2|due|due needs a look': 'open',
  });
});
