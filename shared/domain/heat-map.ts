import type { Risk, SchemeReference } from './risk.ts';
import { scoreWith, type Band, type ScoringScheme } from './scoring-scheme.ts';

export interface HeatMapCell {
  /** "likelihood-index impact-index": names the cell in filters. */
  id: string;
  /** Null where the scheme gives a colour only. */
  score: number | null;
  code: string | null;
  band: Band | null;
  risks: Risk[];
}

export interface HeatMap {
  scheme: ScoringScheme;
  /** Highest impact first, as it is drawn; within a row, lowest likelihood first. */
  rows: { impact: ScoringScheme['impact'][number]; cells: HeatMapCell[] }[];
  /** Risks that have no place in it, with why in words that follow a count ("not scored yet"). */
  unplaced: { why: Unplaced; risks: Risk[] }[];
}

export type Unplaced = 'not scored yet' | 'scored with another scheme' | 'scored between two levels';

/**
 * A board's own matrix with these risks in it: each cell's score and band come from the scheme, whatever its method. A risk is
 * placed only where its score says exactly; nothing is rounded into a cell.
 */
export function heatMapOf(scheme: ScoringScheme, risks: readonly Risk[]): HeatMap {
  const placed = new Map<string, Risk[]>();
  const unplaced = new Map<Unplaced, Risk[]>();
  for (const risk of risks) {
    const place = placeOf(risk, scheme);
    if (place.placed) append(placed, place.cell, risk);
    else append(unplaced, place.why, risk);
  }
  const rows = scheme.impact
    .map((impact, impactIndex) => ({
      impact,
      cells: scheme.likelihood.map((likelihood, likelihoodIndex): HeatMapCell => {
        const id = cellId(likelihoodIndex, impactIndex);
        const scored = scoreWith(scheme, { likelihood: likelihood.value, impact: impact.value });
        return {
          id,
          score: scored.ok ? scored.score : null,
          code: scored.ok ? (scored.code ?? null) : null,
          band: scored.ok ? scored.band : null,
          risks: placed.get(id) ?? [],
        };
      }),
    }))
    .reverse();
  return { scheme, rows, unplaced: [...unplaced].map(([why, which]) => ({ why, risks: which })) };
}

/** The cell a risk stands in, or why it stands in none. */
export function placeOf(
  risk: Pick<Risk, 'current' | 'scheme'>,
  scheme: ScoringScheme,
): { placed: true; cell: string } | { placed: false; why: Unplaced } {
  const { current } = risk;
  if (current === null || current.likelihood === null || current.impact === null) {
    return { placed: false, why: 'not scored yet' };
  }
  if (!isScheme(risk.scheme, scheme)) return { placed: false, why: 'scored with another scheme' };
  const likelihood = scheme.likelihood.findIndex((level) => level.value === current.likelihood);
  const impact = scheme.impact.findIndex((level) => level.value === current.impact);
  return likelihood === -1 || impact === -1
    ? { placed: false, why: 'scored between two levels' }
    : { placed: true, cell: cellId(likelihood, impact) };
}

/** The schemes these risks were scored with, the board's own first: each has a heat map of its own. */
export function schemesInUse(
  risks: readonly Risk[],
  own: ScoringScheme,
  schemes: readonly ScoringScheme[],
): ScoringScheme[] {
  const others = schemes.filter(
    (scheme) =>
      scheme !== own && risks.some((risk) => risk.current !== null && isScheme(risk.scheme, scheme)),
  );
  return [own, ...others];
}

function isScheme(reference: SchemeReference | null, scheme: ScoringScheme): boolean {
  return reference !== null && reference.id === scheme.id && reference.version === scheme.version;
}

function cellId(likelihood: number, impact: number): string {
  return `${likelihood} ${impact}`;
}

function append<Key>(lists: Map<Key, Risk[]>, key: Key, risk: Risk): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [risk]);
  else list.push(risk);
}
