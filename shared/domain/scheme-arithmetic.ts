/** What finding a score and checking a scheme have in common. */

/** The score of two levels where it is calculated, rounded as the scheme says. */
export function calculate(
  scheme: { method: 'product' | 'sum' | 'matrix'; decimals: number },
  likelihood: number,
  impact: number,
): number {
  return rounded(scheme.method === 'sum' ? likelihood + impact : likelihood * impact, scheme.decimals);
}

/** Half up, as people round; the detour over 12 digits keeps 1.15 × 10 from becoming 11.499999. */
function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(Number((value * factor).toPrecision(12))) / factor;
}

export function contains(
  band: { min?: number | undefined; max?: number | undefined },
  score: number,
): boolean {
  return band.min !== undefined && band.max !== undefined && score >= band.min && score <= band.max;
}

/** Case, spacing and kind of dash do not matter in what people type: "highly-probable" is "Highly probable". */
export function plainLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s‐-―_-]+/g, ' ')
    .trim();
}
