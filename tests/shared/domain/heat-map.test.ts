import { schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { heatMapOf, placeOf, schemesInUse } from '../../../shared/domain/heat-map.ts';
import { aRisk, aScheme, aScore } from '../../support/builders.ts';

const under = (id: string, likelihood: number | null, impact: number | null) =>
  aRisk({
    scheme: { id, version: 1 },
    current: { likelihood, impact, score: null, band: null },
  });

describe('the heat map', () => {
  it.each(schemePresets.map((scheme) => [scheme.id, scheme] as const))(
    'has a band in every cell of %s, impact falling and likelihood rising',
    (_, scheme) => {
      const map = heatMapOf(scheme, []);
      expect(map.rows.map(({ impact }) => impact)).toEqual([...scheme.impact].reverse());
      expect(map.rows.flatMap(({ cells }) => cells).filter(({ band }) => band === null)).toEqual([]);
      expect(map.rows.every(({ cells }) => cells.length === scheme.likelihood.length)).toBe(true);
    },
  );

  it('reads ranks from the cells of a ranked scheme, not from a product', () => {
    const scheme = aScheme('ranked-5x5');
    const probableMajor = under('ranked-5x5', 4, 4);
    const map = heatMapOf(scheme, [probableMajor, under('ranked-5x5', 3, 4)]);
    const major = map.rows[1];
    expect(major?.impact.label).toBe('Major');
    expect(major?.cells.map(({ score, risks }) => [score, risks.length])).toEqual([
      [12, 0],
      [18, 0],
      [19, 1],
      [20, 1],
      [21, 0],
    ]);
  });

  it('shows a colour alone where the scheme has no numbers', () => {
    const cells = heatMapOf(aScheme('band-only-5x5'), []).rows.flatMap((row) => row.cells);
    expect(cells.every(({ score }) => score === null)).toBe(true);
    expect(cells.find(({ id }) => id === '2 4')?.band?.key).toBe('red');
    expect(cells.find(({ id }) => id === '4 2')?.band?.key).toBe('amber');
  });

  it('places weighted levels by their weight', () => {
    expect(placeOf(under('weighted-product', 2, 8), aScheme('weighted-product'))).toEqual({
      placed: true,
      cell: '1 3',
    });
  });

  it.each([
    ['not scored yet', aRisk({ current: null })],
    ['not scored yet', under('product-5x5', 3, null)],
    ['scored with another scheme', under('ranked-5x5', 3, 3)],
    ['scored with another scheme', aRisk({ scheme: { id: 'product-5x5', version: 2 } })],
    ['scored between two levels', aRisk({ current: aScore(2.5, 3) })],
  ])('counts beside it, never rounds into it: %s', (why, risk) => {
    const map = heatMapOf(aScheme(), [risk]);
    expect(map.unplaced).toEqual([{ why, risks: [risk] }]);
    expect(map.rows.flatMap(({ cells }) => cells.flatMap(({ risks }) => risks))).toEqual([]);
  });

  it('offers a map for each scheme that open risks were scored with, the board’s own first', () => {
    const [own, ranked, unused] = [aScheme(), aScheme('ranked-5x5'), aScheme('product-4x4')];
    expect(schemesInUse([under('ranked-5x5', 1, 1), aRisk()], own, [unused, ranked, own])).toEqual([
      own,
      ranked,
    ]);
  });
});
