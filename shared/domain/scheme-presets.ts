import { scoringSchemeSchema, type Level, type MatrixCell, type ScoringScheme } from './scoring-scheme.ts';

/**
 * Schemes a board can start from. Band colours are dark enough to carry white text at 4.5:1 (WCAG 2.2, 1.4.3); the colour is
 * always shown with the band's label.
 */
const green = '#107c10';
const yellow = '#7a6400';
const amber = '#a8530b';
const red = '#a4161a';

const likelihoods: Level[] = [
  { value: 1, label: 'Remote', code: 'A' },
  { value: 2, label: 'Unlikely', code: 'B' },
  { value: 3, label: 'Possible', code: 'C' },
  { value: 4, label: 'Probable', code: 'D' },
  { value: 5, label: 'Highly probable', code: 'E' },
];

const impacts: Level[] = [
  { value: 1, label: 'Insignificant', code: '1' },
  { value: 2, label: 'Minor', code: '2' },
  { value: 3, label: 'Moderate', code: '3' },
  { value: 4, label: 'Major', code: '4' },
  { value: 5, label: 'Catastrophic', code: '5' },
];

const product5x5 = scoringSchemeSchema.parse({
  id: 'product-5x5',
  version: 1,
  title: 'Likelihood × impact, 1–25',
  likelihood: likelihoods,
  impact: impacts,
  method: 'product',
  bands: [
    { key: 'green', label: 'Green', colour: green, min: 1, max: 5, reviewEveryMonths: 12 },
    { key: 'yellow', label: 'Yellow', colour: yellow, min: 6, max: 9, reviewEveryMonths: 6 },
    { key: 'amber', label: 'Amber', colour: amber, min: 10, max: 14, reviewEveryMonths: 3 },
    { key: 'red', label: 'Red', colour: red, min: 15, max: 25, reviewEveryMonths: 1 },
  ],
  decimals: 0,
  appetite: 10,
  appetiteByCategory: { Safeguarding: 8 },
  escalateFrom: 15,
});

const product4x4 = scoringSchemeSchema.parse({
  id: 'product-4x4',
  version: 1,
  title: 'Likelihood × impact, 1–16, reviewed by score',
  likelihood: [
    { value: 1, label: 'Very unlikely' },
    { value: 2, label: 'Unlikely' },
    { value: 3, label: 'Likely' },
    { value: 4, label: 'Very likely' },
  ],
  impact: [
    { value: 1, label: 'Minor' },
    { value: 2, label: 'Moderate' },
    { value: 3, label: 'Serious' },
    { value: 4, label: 'Major' },
  ],
  method: 'product',
  bands: [
    { key: 'low', label: 'Low', colour: green, min: 1, max: 3, reviewEveryMonths: 12 },
    { key: 'medium', label: 'Medium', colour: yellow, min: 4, max: 6, reviewEveryMonths: 6 },
    { key: 'high', label: 'High', colour: amber, min: 8, max: 9, reviewEveryMonths: 3 },
    { key: 'very-high', label: 'Very high', colour: red, min: 12, max: 16, reviewEveryMonths: 1 },
  ],
  decimals: 0,
  appetite: 6,
  escalateFrom: 12,
});

const weightedProduct = scoringSchemeSchema.parse({
  id: 'weighted-product',
  version: 1,
  title: 'Likelihood 1–4 × weighted impact (1, 2, 4, 8)',
  likelihood: [
    { value: 1, label: 'Rare' },
    { value: 2, label: 'Unlikely' },
    { value: 3, label: 'Likely' },
    { value: 4, label: 'Almost certain' },
  ],
  impact: [
    { value: 1, label: 'Low' },
    { value: 2, label: 'Medium' },
    { value: 4, label: 'High' },
    { value: 8, label: 'Severe' },
  ],
  method: 'product',
  bands: [
    { key: 'green', label: 'Green', colour: green, min: 1, max: 4, reviewEveryMonths: 12 },
    { key: 'amber', label: 'Amber', colour: amber, min: 6, max: 12, reviewEveryMonths: 6 },
    { key: 'red', label: 'Red', colour: red, min: 16, max: 32, reviewEveryMonths: 3 },
  ],
  decimals: 0,
  appetite: 8,
  escalateFrom: 16,
});

/** Rows insignificant to catastrophic; columns remote to highly probable. */
const ranks = [
  [1, 3, 4, 5, 7],
  [2, 8, 9, 10, 11],
  [6, 13, 14, 15, 16],
  [12, 18, 19, 20, 21],
  [17, 22, 23, 24, 25],
];

const ranked5x5 = scoringSchemeSchema.parse({
  id: 'ranked-5x5',
  version: 1,
  title: 'Ranked matrix, 1–25 (unverified beyond two published points)',
  // "A likelihood of 3" and "an impact of 4" are places on the axes here, not factors: the rank is read from the cell.
  likelihood: likelihoods,
  impact: impacts,
  method: 'matrix',
  cells: ranks.map((row) => row.map((score) => ({ score }))),
  bands: [
    { key: 'green', label: 'Green', colour: green, min: 1, max: 7, reviewEveryMonths: 12 },
    { key: 'yellow', label: 'Yellow', colour: yellow, min: 8, max: 12, reviewEveryMonths: 6 },
    { key: 'amber', label: 'Amber', colour: amber, min: 13, max: 17, reviewEveryMonths: 3 },
    { key: 'red', label: 'Red', colour: red, min: 18, max: 25, reviewEveryMonths: 1 },
  ],
  decimals: 0,
  appetite: 14,
  escalateFrom: 18,
});

/** One letter per cell: g green, a amber, r red. Rows by impact and columns by likelihood, both low to high. */
function cellsOf(rows: string[], codeOf?: (impact: number, likelihood: number) => string): MatrixCell[][] {
  const keys: Record<string, string> = { g: 'green', y: 'yellow', a: 'amber', r: 'red' };
  return rows.map((row, impact) =>
    Array.from(row).map((letter, likelihood) => ({
      band: keys[letter] ?? letter,
      ...(codeOf === undefined ? {} : { code: codeOf(impact, likelihood) }),
    })),
  );
}

const letterCoded = scoringSchemeSchema.parse({
  id: 'letter-coded',
  version: 1,
  title: 'Letter-coded matrix, 1A–5E',
  likelihood: likelihoods,
  impact: impacts,
  method: 'matrix',
  cells: cellsOf(['ggggg', 'ggyyy', 'gyyaa', 'yyaar', 'yaarr'], (impact, likelihood) =>
    [impacts[impact]?.code, likelihoods[likelihood]?.code].join(''),
  ),
  bands: [
    { key: 'green', label: 'Green', colour: green, reviewEveryMonths: 12 },
    { key: 'yellow', label: 'Yellow', colour: yellow, reviewEveryMonths: 6 },
    { key: 'amber', label: 'Amber', colour: amber, reviewEveryMonths: 3 },
    { key: 'red', label: 'Red', colour: red, reviewEveryMonths: 1 },
  ],
});

const bandOnly5x5 = scoringSchemeSchema.parse({
  id: 'band-only-5x5',
  version: 1,
  title: 'Colour-only matrix: impact weighs more than likelihood',
  likelihood: likelihoods,
  impact: impacts,
  method: 'matrix',
  // Impact 5 with likelihood 3 is red, impact 3 with likelihood 5 is amber: no product could say so.
  cells: cellsOf(['ggggg', 'gggaa', 'ggaaa', 'gaarr', 'aarrr']),
  bands: [
    { key: 'green', label: 'Green', colour: green, reviewEveryMonths: 12 },
    { key: 'amber', label: 'Amber', colour: amber, reviewEveryMonths: 6 },
    { key: 'red', label: 'Red', colour: red, reviewEveryMonths: 3 },
  ],
});

export const schemePresets: readonly ScoringScheme[] = [
  product5x5,
  product4x4,
  weightedProduct,
  ranked5x5,
  letterCoded,
  bandOnly5x5,
];

/** The preset with this id (any case), or undefined. */
export function schemePreset(id: string): ScoringScheme | undefined {
  const wanted = id.trim().toLowerCase();
  return schemePresets.find((preset) => preset.id === wanted);
}
