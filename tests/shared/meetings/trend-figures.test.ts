import fc from 'fast-check';
import type { SchemeReference } from '../../../shared/domain/risk.ts';
import { riskTrends } from '../../../shared/meetings/trend-figures.ts';
import { aRisk, aScheme, aScore, anAssessment, on } from '../../support/builders.ts';

const five = aScheme();
const second = { ...five, version: 2 };
const schemes = [five, second];
const schemeOf = (reference: SchemeReference | null) =>
  schemes.find(({ id, version }) => id === reference?.id && version === reference.version);
const v1 = { id: 'product-5x5', version: 1 };
const v2 = { id: 'product-5x5', version: 2 };

describe('the trend of a risk', () => {
  it('steps through its scorings by day, the replaced one of a day before the new one', () => {
    const risk = aRisk({ key: 'R-1' });
    const [trend] = riskTrends(
      [risk],
      [
        anAssessment({ asAt: on('2026-02-01'), score: 20, band: 'red' }),
        anAssessment({ asAt: on('2026-02-01'), score: 9, band: 'yellow', stage: 'previous' }),
        anAssessment({ asAt: on('2025-06-01'), score: 12 }),
        anAssessment({ asAt: on('2026-01-01'), score: 4, stage: 'target' }),
      ],
      schemeOf,
    );
    expect(trend?.stretches.map(({ points }) => points.map(({ score }) => score))).toEqual([[12, 9, 20]]);
    expect(trend?.now).toMatchObject({ score: 20, up: 0.8, band: { label: 'Red' } });
  });

  it('is broken where the scheme changed, and joins nothing across', () => {
    const [trend] = riskTrends(
      [aRisk({ key: 'R-1' })],
      [
        anAssessment({ asAt: on('2025-06-01'), scheme: v1 }),
        anAssessment({ asAt: on('2025-09-01'), scheme: v2 }),
        anAssessment({ asAt: on('2025-12-01'), scheme: v2 }),
        anAssessment({ asAt: on('2026-01-01'), scheme: { id: 'gone', version: 1 } }),
      ],
      schemeOf,
    );
    expect(trend?.stretches.map(({ scheme, points }) => [scheme.version, points.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(trend?.unreadable).toBe(1);
  });

  it('is held against the target only on the scale the target was set on', () => {
    const risk = aRisk({ key: 'R-1', target: aScore(2, 3), scheme: v1 });
    const under = (scheme: SchemeReference) => {
      const [trend] = riskTrends([risk], [anAssessment({ scheme })], schemeOf);
      return [trend?.target?.score ?? null, trend?.aboveTarget];
    };
    expect(under(v1)).toEqual([6, true]);
    expect(under(v2)).toEqual([null, false]);
  });

  it('is held against the appetite of its own category', () => {
    schemes[0] = { ...five, appetite: 20, appetiteByCategory: { Workforce: 6 } };
    const of = (category: string) =>
      riskTrends([aRisk({ key: 'R-1', category })], [anAssessment({ score: 12 })], schemeOf)[0]
        ?.aboveAppetite;
    expect(of('Workforce')).toBe(true);
    expect(of('Safeguarding')).toBe(false);
    schemes[0] = five;
  });

  it('of a scheme of colours stands in the middle of its band', () => {
    const colours = aScheme('band-only-5x5');
    const reference = { id: colours.id, version: colours.version };
    const [trend] = riskTrends(
      [aRisk({ key: 'R-1' })],
      [anAssessment({ score: null, band: colours.bands.at(-1)?.key ?? '', scheme: reference })],
      () => colours,
    );
    expect(trend?.now?.up).toBeCloseTo(1 - 0.5 / colours.bands.length);
  });

  it('whatever was scored: open risks once each, every readable scoring in one point, worst first', () => {
    const scoring = fc.record({
      riskKey: fc.constantFrom('R-1', 'R-2', 'R-3', 'R-4'),
      stage: fc.constantFrom('gross', 'previous', 'current', 'target'),
      asAt: fc.constantFrom(on('2025-01-01'), on('2025-06-30'), on('2026-01-31')),
      score: fc.constantFrom(null, 0, 5, 12, 25, 99),
      scheme: fc.constantFrom(null, v1, v2),
      band: fc.constantFrom(null, 'red', 'nonsense'),
    } as const);
    fc.assert(
      fc.property(fc.array(scoring, { maxLength: 20 }), (parts) => {
        const risks = ['R-1', 'R-2', 'R-3'].map((key) =>
          aRisk({ key, status: key === 'R-3' ? 'closed' : 'open' }),
        );
        const entries = parts.map((part) => anAssessment(part));
        const trends = riskTrends(risks, entries, schemeOf);
        expect(trends.map(({ risk }) => risk.key).sort()).toEqual(['R-1', 'R-2']);
        for (const { risk, stretches, unreadable } of trends) {
          const points = stretches.flatMap((stretch) => stretch.points);
          const drawn = entries.filter(
            ({ riskKey, stage }) => riskKey === risk.key && (stage === 'current' || stage === 'previous'),
          );
          expect(points.length + unreadable).toBe(drawn.length);
          expect(points.every(({ up }) => up >= 0 && up <= 1)).toBe(true);
        }
        const worst = trends.map(({ now }) => now?.up ?? -1);
        expect(worst).toEqual([...worst].sort((first, other) => other - first));
      }),
    );
  });
});
