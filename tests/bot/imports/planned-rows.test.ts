import { rowToChange, type Bringing, type Change } from '../../../bot/imports/planned-rows.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { aRisk, on } from '../../support/builders.ts';

const bringing: Bringing = {
  importKey: 'import-of-a-workbook',
  document: 'register.xlsx',
  sha256: 'ab'.repeat(32),
  by: { oid: 'rowena', name: 'Rowena Castell' },
  at: '2026-03-02T10:00:00Z',
  today: on('2026-03-02'),
  site: { timeZone: 'Europe/London' },
};
const [older, newer] = [
  { id: 'product-5x5', version: 1 },
  { id: 'product-5x5', version: 2 },
];
const score = (number: number) => ({ likelihood: 1, impact: number, score: number, band: 'green' });
const planned = (number: number) => ({ ...score(number), scoreText: '', asAt: on('2026-03-02') });
const risk = aRisk({ key: 'r-1', scheme: older, gross: score(5), current: score(3), target: score(2) });

const changed = (row: Risk, before: Change['before'], after: object) =>
  rowToChange(
    { kind: 'change', list: 'risks', id: 't1r2', note: '', key: row.key, before, after } as Change,
    row,
    bringing,
  );

describe('a score that a workbook brings in', () => {
  it('leaves the one before as the previous, and becomes an entry of Assessments by its scheme', () => {
    const { values, assessments } = changed(
      risk,
      { current: risk.current, scheme: older },
      { current: planned(4), scheme: older },
    );
    expect(values).toMatchObject({ current: score(4), previous: score(3), scheme: older });
    expect(values).not.toHaveProperty('grossScheme');
    expect(assessments).toMatchObject([{ stage: 'current', score: 4, scheme: older, asAt: '2026-03-02' }]);
  });

  it('made with another scheme, leaves the others with the one they were made with', () => {
    const { values } = changed(
      risk,
      { current: risk.current, target: risk.target, scheme: older },
      { current: planned(4), target: planned(1), scheme: newer },
    );
    expect(values).toMatchObject({ scheme: newer, previousScheme: older, grossScheme: older });
    expect(values).not.toHaveProperty('targetScheme');
  });

  it('of the target alone, made with the scheme of the row, is no longer one of an older', () => {
    const row = { ...risk, scheme: newer, targetScheme: older };
    const { values } = changed(
      row,
      { target: row.target, scheme: newer },
      { target: planned(1), scheme: newer },
    );
    expect(values).toMatchObject({ target: score(1), targetScheme: null });
    expect(values).not.toHaveProperty('previous');
  });

  it('is told in the trail, and its scheme only where that changes', () => {
    const stays = changed(
      risk,
      { current: risk.current, scheme: older },
      { current: planned(4), scheme: older },
    );
    expect(stays.entry?.changes.map(({ field }) => field)).toEqual(['score']);
    const moves = changed(
      risk,
      { current: risk.current, scheme: older },
      { current: planned(4), scheme: newer },
    );
    expect(moves.entry?.changes.map(({ field }) => field)).toEqual(['score', 'other']);
  });
});
