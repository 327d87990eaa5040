import fc from 'fast-check';
import { schemePreset, schemePresets } from '../../../shared/domain/scheme-presets.ts';
import {
  appetiteFor,
  bandFor,
  directionOfTravel,
  highestBand,
  isAtLeastEscalation,
  reviewIntervalMonths,
  scoreWith,
  scoringSchemeSchema,
  type ScoredUnder,
  type ScoringScheme,
} from '../../../shared/domain/scoring-scheme.ts';

function preset(id: string): ScoringScheme {
  const found = schemePreset(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
}

function scored(scheme: ScoringScheme, likelihood: number | string, impact: number | string) {
  const result = scoreWith(scheme, { likelihood, impact });
  if (!result.ok) throw new Error(result.userMessage.en);
  return result;
}

const small = {
  id: 'small',
  version: 1,
  title: 'Two by two',
  likelihood: [
    { value: 1, label: 'Low' },
    { value: 2, label: 'High' },
  ],
  impact: [
    { value: 1, label: 'Minor' },
    { value: 2, label: 'Major' },
  ],
  method: 'product',
  bands: [
    { key: 'green', label: 'Green', colour: '#107c10', min: 1, max: 2 },
    { key: 'red', label: 'Red', colour: '#a4161a', min: 3, max: 4 },
  ],
};

function problems(change: object): string[] {
  const parsed = scoringSchemeSchema.safeParse({ ...small, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

describe('the presets', () => {
  test('are the six a board can start from', () => {
    expect(schemePresets.map(({ id }) => id)).toEqual([
      'product-5x5',
      'product-4x4',
      'weighted-product',
      'ranked-5x5',
      'letter-coded',
      'band-only-5x5',
    ]);
  });

  test.each(schemePresets.map((scheme) => [scheme.id, scheme] as const))(
    '%s is valid, scores every cell, and carries white text on every colour',
    (_id, scheme) => {
      expect(scoringSchemeSchema.parse(structuredClone(scheme))).toEqual(scheme);
      for (const likelihood of scheme.likelihood) {
        for (const impact of scheme.impact) {
          expect(scheme.bands).toContainEqual(scored(scheme, likelihood.value, impact.value).band);
        }
      }
      for (const band of scheme.bands) expect(contrastWithWhite(band.colour)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ['product-5x5', 3, 4, 12, 'amber'],
    ['product-5x5', 5, 5, 25, 'red'],
    ['product-5x5', 1, 5, 5, 'green'],
    ['product-4x4', 4, 4, 16, 'very-high'],
    ['weighted-product', 4, 8, 32, 'red'],
    ['weighted-product', 3, 2, 6, 'amber'],
    ['ranked-5x5', 4, 4, 20, 'red'],
    ['ranked-5x5', 3, 4, 19, 'red'],
    ['ranked-5x5', 1, 1, 1, 'green'],
    ['ranked-5x5', 5, 5, 25, 'red'],
    ['ranked-5x5', 5, 1, 7, 'green'],
    ['ranked-5x5', 1, 5, 17, 'amber'],
  ])('%s: likelihood %i with impact %i scores %i, %s', (id, likelihood, impact, score, band) => {
    const result = scored(preset(id), likelihood, impact);
    expect([result.score, result.band.key]).toEqual([score, band]);
  });

  test('the ranked matrix gives each of 1 to 25 once, and says that it is unverified', () => {
    const scheme = preset('ranked-5x5');
    const ranks = scheme.cells?.flat().map((cell) => cell.score ?? 0) ?? [];
    expect(ranks.sort((first, second) => first - second)).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
    expect(scheme.title).toContain('unverified beyond two published points');
  });

  test('the band-only matrix colours 5 × 3 and 3 × 5 differently and gives no number', () => {
    const scheme = preset('band-only-5x5');
    const severe = scored(scheme, 3, 5);
    const frequent = scored(scheme, 5, 3);
    expect([severe.score, severe.band.key, frequent.score, frequent.band.key]).toEqual([
      null,
      'red',
      null,
      'amber',
    ]);
  });

  test('the letter-coded matrix gives the cell its code', () => {
    expect(scored(preset('letter-coded'), 'C', '4')).toMatchObject({ code: '4C', score: null });
  });

  test('the 4 × 4 reviews more often the higher the score', () => {
    const months = preset('product-4x4').bands.map((band) =>
      reviewIntervalMonths(preset('product-4x4'), band.key),
    );
    expect(months).toEqual([12, 6, 3, 1]);
  });
});

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('a level', () => {
  const scheme = preset('product-5x5');

  test.each([
    [4, 4],
    ['4', 4],
    [' 4.0 ', 4],
    ['Probable', 4],
    ['PROBABLE', 4],
    ['highly-probable', 5],
    ['Highly  Probable', 5],
    ['d', 4],
    ['4 - Probable', 4],
    ['Probable (4)', 4],
    ['D: probable', 4],
    ['2.5', 2.5],
  ])('may be given as %p', (given, value) => {
    expect(scored(scheme, given, 1).likelihood).toBe(value);
  });

  test.each(['6', '0', '-1', '', 'certain', '4 - Possible', 'NaN', 'Infinity'])(
    '%p is refused with the list of levels',
    (given) => {
      const result = scoreWith(scheme, { likelihood: given, impact: 1 });
      expect(result).toMatchObject({ ok: false, message: 'unknown likelihood level' });
      expect(result.ok ? '' : result.userMessage.en).toContain('4 (Probable, code D)');
    },
  );

  test('whose weight is another level’s code means the weight', () => {
    const weighted = scoringSchemeSchema.parse({
      ...small,
      impact: [
        { value: 1, label: 'Low', code: '1' },
        { value: 2, label: 'Medium', code: '2' },
        { value: 4, label: 'High', code: '3' },
        { value: 8, label: 'Severe', code: '4' },
      ],
      bands: [{ key: 'any', label: 'Any', colour: '#000000', min: 1, max: 16 }],
    });
    expect(scored(weighted, 1, '4').impact).toBe(4);
    expect(scored(weighted, 1, 'severe').impact).toBe(8);
  });
});

describe('averaged levels', () => {
  test('are calculated with as they are and rounded half up to the scheme’s decimals', () => {
    expect(scored(preset('product-5x5'), 3.5, 4).score).toBe(14);
    expect(scored(preset('product-5x5'), 2.5, 3).score).toBe(8);
    expect(scored({ ...preset('product-5x5'), decimals: 1 }, 2.5, 3).score).toBe(7.5);
    expect(scored({ ...preset('product-5x5'), decimals: 2 }, 1.15, 1.1).score).toBe(1.27);
  });

  test('that fall between two bands have not reached the higher one', () => {
    expect(scored({ ...preset('product-5x5'), decimals: 2 }, 2.2, 2.5)).toMatchObject({
      score: 5.5,
      band: { key: 'green' },
    });
  });

  test('take the nearest cell of a matrix, the higher when half-way, and ask for a look', () => {
    const result = scored(preset('ranked-5x5'), 3.5, 4.2);
    expect(result).toMatchObject({ score: 20, likelihood: 3.5, impact: 4.2, needsCheck: true });
    expect(result.reason).toContain('likelihood 3.5');
    expect(result.reason).toContain('impact 4.2');
    expect(scored(preset('ranked-5x5'), 3, 4).needsCheck).toBeUndefined();
  });

  test('never crash, and always find a band', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemePresets),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scheme, first, second) => {
          const within = (levels: ScoringScheme['likelihood'], part: number) => {
            const [low, high] = [levels[0]!.value, levels.at(-1)!.value];
            return Math.min(high, low + part * (high - low));
          };
          const result = scored(scheme, within(scheme.likelihood, first), within(scheme.impact, second));
          expect(scheme.bands).toContainEqual(result.band);
        },
      ),
    );
  });

  test('a higher likelihood or impact never scores lower', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemePresets.filter((scheme) => scheme.method === 'product')),
        fc.nat(3),
        fc.nat(3),
        (scheme, likelihood, impact) => {
          const at = (l: number, i: number) =>
            scored(scheme, scheme.likelihood[l]!.value, scheme.impact[i]!.value).score ?? 0;
          if (likelihood > 0) expect(at(likelihood, impact)).toBeGreaterThan(at(likelihood - 1, impact));
          if (impact > 0) expect(at(likelihood, impact)).toBeGreaterThan(at(likelihood, impact - 1));
        },
      ),
    );
  });
});

describe('a scheme is refused, in words a board manager can act on, when', () => {
  test('nothing is wrong: it is not', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    [
      'bands leave a gap',
      {
        bands: [
          { ...small.bands[0], max: 1 },
          { ...small.bands[1], min: 3 },
        ],
      },
      'The bands leave a gap: the score 2 can occur but falls in no band.',
    ],
    [
      'bands overlap',
      { bands: [{ ...small.bands[0], max: 3 }, small.bands[1]] },
      'The bands "Green" and "Red" overlap between 3 and 3. Let each score fall in one band only.',
    ],
    [
      'bands run from high to low',
      { bands: [small.bands[1], small.bands[0]] },
      'Bands must run from low to high: "Green" (from 1) stands after "Red" (from 3).',
    ],
    [
      'a band ends before it starts',
      { bands: [{ ...small.bands[0], min: 2, max: 1 }, small.bands[1]] },
      'The band "Green" starts at 2, above its end at 1. Swap min and max.',
    ],
    [
      'two bands share a key',
      { bands: [small.bands[0], { ...small.bands[1], key: 'green' }] },
      'Two bands have the key "green". Give each band its own.',
    ],
    [
      'a colour is a name',
      { bands: [{ ...small.bands[0], colour: 'green' }, small.bands[1]] },
      'must be a colour written #rrggbb, for example #107c10',
    ],
    [
      'a calculated scheme has a band without a range',
      { bands: [small.bands[0], { key: 'red', label: 'Red', colour: '#a4161a' }] },
      'The band "Red" needs min and max, because this scheme finds the band from the score.',
    ],
    [
      'levels run from high to low',
      { impact: [small.impact[1], small.impact[0]] },
      'The impact levels must run from low to high: "Minor" (1) stands after "Major" (2).',
    ],
    [
      'two levels share a label',
      { impact: [small.impact[0], { value: 2, label: 'MINOR' }] },
      'Two impact levels have the label "MINOR". Give each level its own.',
    ],
    [
      'a matrix has no cells',
      { method: 'matrix' },
      'The method "matrix" needs cells: one row per impact level, each with one cell per likelihood level.',
    ],
    [
      'a matrix lacks a row',
      { method: 'matrix', cells: [[{ score: 1 }, { score: 2 }]] },
      'The matrix has 1 rows, but there are 2 impact levels. Give one row per impact level, low to high.',
    ],
    [
      'a row lacks a cell',
      { method: 'matrix', cells: [[{ score: 1 }], [{ score: 2 }, { score: 3 }]] },
      'The row for impact "Minor" has 1 cells, but there are 2 likelihood levels.',
    ],
    [
      'a cell names an unknown band',
      {
        method: 'matrix',
        cells: [
          [{ band: 'green' }, { band: 'green' }],
          [{ band: 'green' }, { band: 'purple' }],
        ],
      },
      'The cell for impact "Major", likelihood "High" names the band "purple", which is not in the list of bands.',
    ],
    [
      'a cell has neither band nor score',
      {
        method: 'matrix',
        cells: [
          [{}, { score: 1 }],
          [{ score: 1 }, { score: 1 }],
        ],
      },
      'The cell for impact "Minor", likelihood "Low" has neither a band nor a score that falls in one.',
    ],
    [
      'a product has cells',
      { cells: [[{ score: 1 }]] },
      'Cells belong to the method "matrix"; this scheme\'s method is "product". Remove the cells or change the method.',
    ],
  ])('%s', (_when, change, message) => {
    expect(problems(change)).toContain(message);
  });

  test('it has a field nobody knows', () => {
    expect(scoringSchemeSchema.safeParse({ ...small, colour: 'red' }).success).toBe(false);
  });
});

describe('bands', () => {
  const scheme = preset('product-5x5');

  test('a cell’s own band wins over the range its score falls in', () => {
    const matrix = scoringSchemeSchema.parse({
      ...small,
      method: 'matrix',
      cells: [
        [{ score: 1 }, { score: 2, band: 'red' }],
        [{ score: 2 }, { score: 4 }],
      ],
    });
    expect(scored(matrix, 'high', 'minor').band.key).toBe('red');
    expect(scored(matrix, 'low', 'major').band.key).toBe('green');
  });

  test('the highest is the last in the list, whatever its colour', () => {
    const blueIsWorst = scoringSchemeSchema.parse({
      ...small,
      bands: [small.bands[0], { key: 'blue', label: 'Blue', colour: '#0f548c', min: 3, max: 4 }],
    });
    expect(highestBand(blueIsWorst).key).toBe('blue');
  });

  test('a score outside them all has none', () => {
    expect(bandFor(scheme, 0)).toBeUndefined();
    expect(bandFor(scheme, 26)).toBeUndefined();
  });

  test('a sum is a sum', () => {
    const sum = scoringSchemeSchema.parse({
      ...small,
      method: 'sum',
      bands: [
        { ...small.bands[0], min: 2, max: 3 },
        { ...small.bands[1], min: 4, max: 4 },
      ],
    });
    expect(scored(sum, 2, 1)).toMatchObject({ score: 3, band: { key: 'green' } });
  });
});

describe('appetite and escalation', () => {
  const scheme = preset('product-5x5');

  test('a category’s own appetite counts before the general one', () => {
    expect(appetiteFor(scheme, 'safeguarding ')).toBe(8);
    expect(appetiteFor(scheme, 'Finance')).toBe(10);
    expect(appetiteFor(scheme)).toBe(10);
    expect(appetiteFor(preset('letter-coded'), 'Finance')).toBeUndefined();
  });

  test('escalation begins at the scheme’s score', () => {
    expect(isAtLeastEscalation(scheme, { score: 15, band: 'red' })).toBe(true);
    expect(isAtLeastEscalation(scheme, { score: 14, band: 'amber' })).toBe(false);
  });

  test('without a score the highest band is what escalates', () => {
    expect(isAtLeastEscalation(preset('band-only-5x5'), { score: null, band: 'red' })).toBe(true);
    expect(isAtLeastEscalation(preset('band-only-5x5'), { score: null, band: 'amber' })).toBe(false);
    expect(isAtLeastEscalation(preset('band-only-5x5'), { score: null, band: null })).toBe(false);
  });
});

describe('direction of travel', () => {
  const under = (
    score: number | null,
    band: string | null,
    version = 1,
    id = 'product-5x5',
  ): ScoredUnder => ({
    score,
    band,
    scheme: { id, version },
  });

  test.each([
    ['no earlier assessment', null, under(12, 'amber'), 'new'],
    ['a higher score', under(9, 'yellow'), under(12, 'amber'), 'up'],
    ['a lower score', under(12, 'amber'), under(9, 'yellow'), 'down'],
    ['the same score', under(12, 'amber'), under(12, 'amber'), 'same'],
    ['another version of the scheme', under(9, 'yellow'), under(12, 'amber', 2), 'not comparable'],
    ['another scheme', under(9, 'yellow', 1, 'ranked-5x5'), under(12, 'amber'), 'not comparable'],
    ['a score nobody could read', under(null, null), under(12, 'amber'), 'not comparable'],
    [
      'a score without a scheme',
      { score: 9, band: null, scheme: null },
      under(12, 'amber'),
      'not comparable',
    ],
  ] as const)('with %s', (_case, previous, current, direction) => {
    expect(directionOfTravel(previous, current, preset('product-5x5'))).toBe(direction);
  });

  test('without scores follows the order of the bands', () => {
    const scheme = preset('band-only-5x5');
    const at = (band: string) => under(null, band, 1, 'band-only-5x5');
    expect(directionOfTravel(at('green'), at('red'), scheme)).toBe('up');
    expect(directionOfTravel(at('red'), at('amber'), scheme)).toBe('down');
    expect(directionOfTravel(at('red'), at('red'), scheme)).toBe('same');
    expect(directionOfTravel(at('red'), at('amber'))).toBe('not comparable');
  });
});
