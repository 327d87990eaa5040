import type { CivilDate } from '../domain/civil-date.ts';
import {
  schemeOfScore,
  type AssessmentEntry,
  type Risk,
  type SchemeReference,
  type ScoreOnRow,
} from '../domain/risk.ts';
import {
  appetiteFor,
  bandOfKey,
  scoreWith,
  type Band,
  type ScoringScheme,
} from '../domain/scoring-scheme.ts';
import { withoutTakenBack } from '../domain/taken-back.ts';

/** One scoring as a point: `up` is 0 (best) to 1 (worst) on its own scheme's scale. */
export interface TrendPoint {
  readonly asAt: CivilDate;
  readonly score: number | null;
  readonly band: Band | null;
  readonly up: number;
}

/** Scorings in a row made with one version of one scheme: only these may be joined by a line. */
export interface TrendStretch {
  readonly scheme: ScoringScheme;
  /** Oldest first, never empty. */
  readonly points: readonly TrendPoint[];
}

/** A level to compare with, on the scale of the risk's present scheme. */
export interface TrendLevel {
  readonly score: number | null;
  readonly band: Band | null;
  readonly up: number;
}

export interface BandRange {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
}

/** How one risk's score went, against its target and the board's appetite. */
export interface RiskTrend {
  readonly risk: Risk;
  /** Oldest first; a new one begins wherever the scheme changed. */
  readonly stretches: readonly TrendStretch[];
  /** Where the newest scoring stands; null where there is none that can be read. */
  readonly now: TrendPoint | null;
  readonly target: TrendLevel | null;
  readonly appetite: TrendLevel | null;
  readonly aboveTarget: boolean;
  readonly aboveAppetite: boolean;
  /** Bands of the newest stretch's scheme as ranges of its scale; empty where a band is no range of scores. */
  readonly bands: readonly BandRange[];
  /** Scorings whose score or scheme could not be read: they are in no picture. */
  readonly unreadable: number;
}

/** Looks a scheme up; undefined when Settings no longer hold it. */
export type SchemeLookup = (reference: SchemeReference | null) => ScoringScheme | undefined;

/** The trend of each open risk, worst first. */
export function riskTrends(
  risks: readonly Risk[],
  assessments: readonly AssessmentEntry[],
  schemeOf: SchemeLookup,
): RiskTrend[] {
  const byRisk = new Map<string, AssessmentEntry[]>();
  for (const entry of withoutTakenBack(assessments)) {
    if (entry.stage !== 'current' && entry.stage !== 'previous') continue;
    const entries = byRisk.get(entry.riskKey);
    if (entries === undefined) byRisk.set(entry.riskKey, [entry]);
    else entries.push(entry);
  }
  return risks
    .filter(({ status }) => status === 'open')
    .map((risk) => trendOf(risk, byRisk.get(risk.key) ?? [], schemeOf))
    .sort((first, second) => (second.now?.up ?? -1) - (first.now?.up ?? -1));
}

function trendOf(risk: Risk, entries: readonly AssessmentEntry[], schemeOf: SchemeLookup): RiskTrend {
  const stretches: { scheme: ScoringScheme; points: TrendPoint[] }[] = [];
  let unreadable = 0;
  for (const entry of oldestFirst(entries)) {
    const scheme = schemeOf(entry.scheme);
    const level = scheme === undefined ? null : levelOf(scheme, entry);
    if (scheme === undefined || level === null) {
      unreadable += 1;
      continue;
    }
    const last = stretches.at(-1);
    const point = { asAt: entry.asAt, ...level };
    if (last?.scheme === scheme) last.points.push(point);
    else stretches.push({ scheme, points: [point] });
  }
  const newest = stretches.at(-1);
  const now = newest?.points.at(-1) ?? null;
  const own = newest?.scheme;
  // On another scale than it was set with, a target would stand in the wrong place.
  const target =
    own === undefined || risk.target === null || schemeOf(schemeOfScore(risk, 'target')) !== own
      ? null
      : levelOf(own, risk.target);
  const appetiteScore = own === undefined ? undefined : appetiteFor(own, risk.category);
  const appetite =
    own === undefined || appetiteScore === undefined
      ? null
      : levelOf(own, { score: appetiteScore, band: null });
  return {
    risk,
    stretches,
    now,
    target,
    appetite,
    aboveTarget: now !== null && target !== null && now.up > target.up,
    aboveAppetite: now !== null && appetite !== null && now.up > appetite.up,
    bands: own === undefined ? [] : rangesOf(own),
    unreadable,
  };
}

/** By day; of two on one day the current scoring stands after the one it replaced. */
function oldestFirst(entries: readonly AssessmentEntry[]): AssessmentEntry[] {
  const rank = ({ stage }: AssessmentEntry) => (stage === 'previous' ? 0 : 1);
  return [...entries].sort((first, second) =>
    first.asAt === second.asAt ? rank(first) - rank(second) : first.asAt < second.asAt ? -1 : 1,
  );
}

/** Where a score stands on its scheme's scale; a colour without a number stands in the middle of its band. Null when it says neither. */
function levelOf(scheme: ScoringScheme, scored: Pick<ScoreOnRow, 'score' | 'band'>): TrendLevel | null {
  const band = bandOfKey(scheme, scored.band) ?? null;
  const highest = highestScore(scheme);
  if (scored.score !== null && highest > 0) {
    return { score: scored.score, band, up: Math.min(1, Math.max(0, scored.score / highest)) };
  }
  return band === null
    ? null
    : { score: null, band, up: (scheme.bands.indexOf(band) + 0.5) / scheme.bands.length };
}

function rangesOf(scheme: ScoringScheme): BandRange[] {
  const highest = highestScore(scheme);
  if (highest === 0) {
    const { length } = scheme.bands;
    return scheme.bands.map((band, index) => ({ band, from: index / length, to: (index + 1) / length }));
  }
  if (scheme.bands.some(({ min }) => min === undefined)) return [];
  // A score between two bands has not reached the higher one, so each range goes on to where the next begins.
  return scheme.bands.map((band, index) => ({
    band,
    from: index === 0 ? 0 : Math.min(1, (band.min ?? 0) / highest),
    to: Math.min(1, (scheme.bands[index + 1]?.min ?? highest) / highest),
  }));
}

const highestScores = new WeakMap<ScoringScheme, number>();

/** The highest score the scheme can give; 0 for a scheme of colours only. */
function highestScore(scheme: ScoringScheme): number {
  const known = highestScores.get(scheme);
  if (known !== undefined) return known;
  const scores = scheme.impact.flatMap((impact) =>
    scheme.likelihood.map((likelihood) => {
      const scored = scoreWith(scheme, { likelihood: likelihood.value, impact: impact.value });
      return scored.ok ? (scored.score ?? 0) : 0;
    }),
  );
  const highest = Math.max(0, ...scores);
  highestScores.set(scheme, highest);
  return highest;
}
