import { z } from 'zod';
import { said, type Said } from './language.ts';
import { calculate, plainLabel } from './scheme-arithmetic.ts';
import { schemeProblemInWords } from './scheme-problem-words.ts';
import { findSchemeProblems, type Axis } from './scheme-problems.ts';
import { scoringWords } from './scoring-words.ts';

/** One step of an axis. `value` may be a weight (1, 2, 4, 8); `code` is the letter or digit a board writes for it. */
export const levelSchema = z.strictObject({
  value: z.number(),
  label: z.string().trim().min(1),
  code: z.string().trim().min(1).optional(),
});

export type Level = z.infer<typeof levelSchema>;

/** One cell of a matrix. A cell without a score has a colour only. */
export const matrixCellSchema = z.strictObject({
  score: z.number().optional(),
  band: z.string().trim().min(1).optional(),
  code: z.string().trim().min(1).optional(),
});

export type MatrixCell = z.infer<typeof matrixCellSchema>;

export const bandSchema = z.strictObject({
  key: z.string().trim().min(1),
  label: z.string().trim().min(1),
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour written #rrggbb, for example #107c10'),
  min: z.number().optional(),
  max: z.number().optional(),
  reviewEveryMonths: z.number().int().positive().max(120).optional(),
});

export type Band = z.infer<typeof bandSchema>;

/** A scheme as written, before it is asked whether it contradicts itself. */
export const schemeShape = z.strictObject({
  id: z.string().trim().min(1),
  version: z.number().int().positive(),
  title: z.string().trim().min(1),
  /** Low to high, any length. */
  likelihood: z.array(levelSchema).min(1, 'needs at least one level'),
  /** Low to high, any length. */
  impact: z.array(levelSchema).min(1, 'needs at least one level'),
  method: z.enum(['product', 'sum', 'matrix']),
  /** Matrix only: one row per impact level, low to high, each with one cell per likelihood level. */
  cells: z.array(z.array(matrixCellSchema)).optional(),
  /** Low to high: the last is the highest whatever its colour. */
  bands: z.array(bandSchema).min(1, 'needs at least one band'),
  /** Decimal places a score is rounded to, half up. */
  decimals: z.number().int().min(0).max(4).default(0),
  /** The highest score the board is content to live with. */
  appetite: z.number().optional(),
  appetiteByCategory: z.record(z.string(), z.number()).optional(),
  /** Risks scoring this or more are taken to the board. */
  escalateFrom: z.number().optional(),
});

/**
 * A board's way of scoring risks: data, versioned, and pinned to every assessment made with it. Parsing refuses a
 * scheme that could leave a risk without a band, in words a board manager can act on.
 */
export const scoringSchemeSchema = schemeShape.superRefine((scheme, context) => {
  for (const { path, problem } of findSchemeProblems(scheme)) {
    context.addIssue({ code: 'custom', message: schemeProblemInWords('en')(problem), path: [...path] });
  }
});

export type ScoringScheme = z.infer<typeof scoringSchemeSchema>;

/** What a person gives for an axis: a number, or text that holds a value, a label or a code. */
export type LevelChoice = number | string;

export type ScoreResult =
  | {
      ok: true;
      likelihood: number;
      impact: number;
      /** Null where the scheme gives a colour only. */
      score: number | null;
      band: Band;
      code?: string;
      /** True where decimal levels had to be placed in the nearest cell of a matrix; `reason` says which. */
      needsCheck?: true;
      reason?: string;
    }
  | { ok: false; message: string; userMessage: Said };

interface ResolvedLevel {
  value: number;
  /** Index of the level, or of the nearest one when `value` lies between two. */
  index: number;
  between: boolean;
}

/**
 * Scores a likelihood and an impact in a board's own terms. Each may be the level's value, label or code, in any case;
 * where a text could be the value of one level and the code of another, the value is meant. Decimal levels (averages of several
 * scorers) are calculated with as they are; in a matrix they use the nearest cell, the higher one when half-way, and
 * are marked for a person to check.
 */
export function scoreWith(
  scheme: ScoringScheme,
  chosen: { likelihood: LevelChoice; impact: LevelChoice },
): ScoreResult {
  const likelihood = resolveLevel(scheme.likelihood, chosen.likelihood);
  if (likelihood === undefined) return unknownLevel(scheme.likelihood, 'likelihood', chosen.likelihood);
  const impact = resolveLevel(scheme.impact, chosen.impact);
  if (impact === undefined) return unknownLevel(scheme.impact, 'impact', chosen.impact);
  return scheme.method === 'matrix'
    ? scoreByCell(scheme, likelihood, impact)
    : scoreByCalculation(scheme, likelihood, impact);
}

function scoreByCalculation(
  scheme: ScoringScheme,
  likelihood: ResolvedLevel,
  impact: ResolvedLevel,
): ScoreResult {
  const score = calculate(scheme, likelihood.value, impact.value);
  const band = bandFor(scheme, score);
  if (band === undefined) return noBand(scheme);
  return { ok: true, likelihood: likelihood.value, impact: impact.value, score, band };
}

function scoreByCell(scheme: ScoringScheme, likelihood: ResolvedLevel, impact: ResolvedLevel): ScoreResult {
  const cell = scheme.cells?.[impact.index]?.[likelihood.index];
  if (cell === undefined) return noBand(scheme);
  const score = cell.score ?? null;
  const band =
    scheme.bands.find((candidate) => candidate.key === cell.band) ??
    (score === null ? undefined : bandFor(scheme, score));
  if (band === undefined) return noBand(scheme);
  const placed = [
    placedIn(scheme.likelihood, likelihood, 'likelihood'),
    placedIn(scheme.impact, impact, 'impact'),
  ].filter((words) => words !== undefined);
  return {
    ok: true,
    likelihood: likelihood.value,
    impact: impact.value,
    score,
    band,
    ...(cell.code === undefined ? {} : { code: cell.code }),
    ...(placed.length === 0 ? {} : { needsCheck: true as const, reason: placed.join(' ') }),
  };
}

function placedIn(levels: Level[], level: ResolvedLevel, axis: Axis): string | undefined {
  if (!level.between) return undefined;
  return `The ${axis} ${level.value} lies between two levels of the matrix; the nearest, "${levels[level.index]?.label ?? ''}", was used.`;
}

function resolveLevel(levels: Level[], choice: LevelChoice): ResolvedLevel | undefined {
  if (typeof choice === 'number') return levelOfValue(levels, choice);
  const text = choice.normalize('NFKC').trim();
  if (text === '') return undefined;
  const byNumber = /^-?\d+(?:\.\d+)?$/.test(text) ? levelOfValue(levels, Number(text)) : undefined;
  if (byNumber?.between === false) return byNumber;
  return levelNamed(levels, plainLabel(text)) ?? byNumber ?? levelInBothWords(levels, text);
}

function levelNamed(levels: Level[], text: string): ResolvedLevel | undefined {
  const byLabel = levels.findIndex((level) => plainLabel(level.label) === text);
  const index =
    byLabel !== -1
      ? byLabel
      : levels.findIndex((level) => level.code !== undefined && plainLabel(level.code) === text);
  const level = levels[index];
  return level === undefined ? undefined : { value: level.value, index, between: false };
}

/** "3 - Possible", "Possible (3)", "C: Possible": accepted when both halves name the same level. */
function levelInBothWords(levels: Level[], text: string): ResolvedLevel | undefined {
  const halves = /^(.+?)\s*[(:=‐-―-]\s*(.+?)\)?$/.exec(text);
  if (halves === null) return undefined;
  const [first, second] = [halves[1], halves[2]].map((half) => {
    const word = plainLabel(half ?? '');
    const number = /^\d+(?:\.\d+)?$/.test(word) ? levelOfValue(levels, Number(word)) : undefined;
    return number?.between === false ? number : levelNamed(levels, word);
  });
  return first !== undefined && second !== undefined && first.index === second.index ? first : undefined;
}

function levelOfValue(levels: Level[], value: number): ResolvedLevel | undefined {
  const lowest = levels[0];
  const highest = levels.at(-1);
  if (lowest === undefined || highest === undefined || !Number.isFinite(value)) return undefined;
  if (value < lowest.value || value > highest.value) return undefined;
  let nearest = 0;
  levels.forEach((level, index) => {
    const distance = Math.abs(level.value - value);
    // <= : half-way goes to the higher level, because under-stating a risk is the worse mistake.
    if (distance <= Math.abs((levels[nearest]?.value ?? 0) - value)) nearest = index;
  });
  return { value, index: nearest, between: levels[nearest]?.value !== value };
}

function unknownLevel(levels: Level[], axis: Axis, choice: LevelChoice): ScoreResult {
  const known = (code: string) =>
    levels
      .map(
        (level) =>
          `${level.value} (${level.label}${level.code === undefined ? '' : `, ${code} ${level.code}`})`,
      )
      .join(', ');
  return {
    ok: false,
    message: `unknown ${axis} level`,
    userMessage: said((language) => {
      const words = scoringWords(language);
      return words.unknownLevel(String(choice), words.axis[axis], known(words.code));
    }),
  };
}

function noBand(scheme: ScoringScheme): ScoreResult {
  return {
    ok: false,
    message: `scheme ${scheme.id} version ${scheme.version} has no band for this score`,
    userMessage: said((language) => scoringWords(language).noBand),
  };
}

/**
 * The band a score falls in, or undefined when it lies below the first or above the last. A score between two bands
 * (5.5 where green ends at 5 and amber starts at 6) has not reached the higher one.
 */
export function bandFor(scheme: ScoringScheme, score: number): Band | undefined {
  const ranged = scheme.bands.filter((band) => band.min !== undefined && band.max !== undefined);
  const top = ranged.at(-1)?.max;
  if (top === undefined || score > top) return undefined;
  return ranged.findLast((band) => band.min !== undefined && band.min <= score);
}

export function bandOfKey(scheme: ScoringScheme, key: string | null): Band | undefined {
  return key === null ? undefined : scheme.bands.find((band) => band.key === key);
}

/** The last in the list, whatever its colour: in one real scheme the worst band is blue. */
export function highestBand(scheme: ScoringScheme): Band {
  const last = scheme.bands.at(-1);
  if (last === undefined) throw new RangeError('A parsed scheme always has a band.');
  return last;
}

/** A score on its own or a colour on its own; `band` is the band's key. */
export interface Scored {
  score: number | null;
  band: string | null;
}

/** Whether a risk must be taken to the board: from the scheme's `escalateFrom`, or in the highest band where that or a score is missing. */
export function isAtLeastEscalation(scheme: ScoringScheme, scored: Scored): boolean {
  if (scheme.escalateFrom !== undefined && scored.score !== null) return scored.score >= scheme.escalateFrom;
  return scored.band !== null && scored.band === highestBand(scheme).key;
}

/** The highest score the board is content with for a category (any case), or in general; undefined when it has not said. */
export function appetiteFor(scheme: ScoringScheme, category?: string): number | undefined {
  if (category !== undefined) {
    const wanted = plainLabel(category);
    const own = Object.entries(scheme.appetiteByCategory ?? {}).find(([name]) => plainLabel(name) === wanted);
    if (own !== undefined) return own[1];
  }
  return scheme.appetite;
}

/** Months between reviews of a risk in this band (its key), or undefined when the scheme leaves it open. */
export function reviewIntervalMonths(scheme: ScoringScheme, band: string | null): number | undefined {
  return bandOfKey(scheme, band)?.reviewEveryMonths;
}

export type DirectionOfTravel = 'up' | 'down' | 'same' | 'new' | 'not comparable';

/** An assessment as far as its direction matters. */
export interface ScoredUnder extends Scored {
  scheme: { id: string; version: number } | null;
}

/**
 * How a risk moved between two assessments. Scores of different schemes, or versions of one, are not comparable. Where a
 * score is missing the order of bands decides, for which `scheme` is needed.
 * @param previous null when there is no earlier assessment: the risk is new
 */
export function directionOfTravel(
  previous: ScoredUnder | null,
  current: ScoredUnder,
  scheme?: ScoringScheme,
): DirectionOfTravel {
  if (previous === null) return 'new';
  if (previous.scheme === null || current.scheme === null) return 'not comparable';
  if (previous.scheme.id !== current.scheme.id || previous.scheme.version !== current.scheme.version) {
    return 'not comparable';
  }
  if (previous.score !== null && current.score !== null) return direction(previous.score, current.score);
  if (scheme?.id !== current.scheme.id || scheme.version !== current.scheme.version) return 'not comparable';
  const before = scheme.bands.findIndex((band) => band.key === previous.band);
  const after = scheme.bands.findIndex((band) => band.key === current.band);
  return before === -1 || after === -1 ? 'not comparable' : direction(before, after);
}

function direction(before: number, after: number): 'up' | 'down' | 'same' {
  return after > before ? 'up' : after < before ? 'down' : 'same';
}

/** A level in the board's own words: "Probable (4)", or with its code where the board writes one. */
export function levelName(level: Level): string {
  return `${level.label} (${level.code ?? level.value})`;
}
