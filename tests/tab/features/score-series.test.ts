import { civilDate } from '../../../shared/domain/civil-date.ts';
import { scoreLine } from '../../../tab/features/risk/score-series.ts';
import { anAssessment } from '../../support/builders.ts';

const scheme = { id: 'product-5x5', version: 1 };
const at = (day: string, score: number | null, parts: Parameters<typeof anAssessment>[0] = {}) =>
  anAssessment({ asAt: civilDate(day), score, ...parts });

describe('the line of scores over time', () => {
  it('runs from the first to the last day, each score against the highest possible', () => {
    const points = scoreLine([at('2026-01-11', 20), at('2026-01-01', 10), at('2026-01-06', 25)], scheme, 25);
    expect(points.map(({ across, up }) => [across, up])).toEqual([
      [0, 0.4],
      [0.5, 1],
      [1, 0.8],
    ]);
  });

  it('leaves out what cannot be compared: other stages, other schemes or versions, no score', () => {
    const points = scoreLine(
      [
        at('2026-01-01', 10),
        at('2026-01-02', 4, { stage: 'target' }),
        at('2026-01-03', 4, { scheme: { id: 'product-5x5', version: 2 } }),
        at('2026-01-04', 4, { scheme: null }),
        at('2026-01-05', null),
        at('2026-01-06', 12),
      ],
      scheme,
      25,
    );
    expect(points.map(({ assessment }) => assessment.score)).toEqual([10, 12]);
  });

  it.each([
    ['one score', [at('2026-01-01', 10)], 25],
    ['a scheme of colours only', [at('2026-01-01', null), at('2026-02-01', null)], 0],
  ])('is no line through %s', (_, assessments, highest) => {
    expect(scoreLine(assessments, scheme, highest)).toEqual([]);
  });
});
