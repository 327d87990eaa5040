import { calculate, contains, plainLabel } from './scheme-arithmetic.ts';

export type Axis = 'likelihood' | 'impact';

interface LevelPart {
  readonly value: number;
  readonly label: string;
  readonly code?: string | undefined;
}

interface BandPart {
  readonly key: string;
  readonly label: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** As much of a scheme as can contradict itself. */
export interface SchemeParts {
  readonly likelihood: readonly LevelPart[];
  readonly impact: readonly LevelPart[];
  readonly method: 'product' | 'sum' | 'matrix';
  readonly cells?: readonly (readonly CellPart[])[] | undefined;
  readonly bands: readonly BandPart[];
  readonly decimals: number;
}

interface CellPart {
  readonly score?: number | undefined;
  readonly band?: string | undefined;
}

/** A cell by its levels; by its number, from 1, where the axis has no such level. */
export interface CellPlace {
  readonly impact: string | number;
  readonly likelihood: string | number;
}

/** Why a scheme could leave a risk without a band, or contradicts itself. Each carries what its sentence needs. */
export type SchemeProblemKind =
  | { kind: 'levels out of order'; axis: Axis; level: LevelPart; before: LevelPart }
  | { kind: 'level named twice'; axis: Axis; part: 'label' | 'code'; name: string }
  | { kind: 'band key twice'; key: string }
  | { kind: 'half a range'; band: string }
  | { kind: 'range upside down'; band: string; min: number; max: number }
  | { kind: 'bands out of order'; band: string; min: number; lower: string; lowerMin: number }
  | { kind: 'bands overlap'; lower: string; band: string; from: number; to: number }
  | { kind: 'cells not asked for'; method: 'product' | 'sum' }
  | { kind: 'band without range'; band: string }
  | { kind: 'gap'; scores: readonly number[] }
  | { kind: 'no cells' }
  | { kind: 'wrong number of rows'; rows: number; levels: number }
  | { kind: 'wrong length of row'; impact: string | number; cells: number; levels: number }
  | { kind: 'cell of no band'; place: CellPlace; band: string }
  | { kind: 'cell without band'; place: CellPlace };

/** A problem and the part of the scheme it is about, as zod writes paths. */
export interface SchemeProblem {
  readonly path: readonly (string | number)[];
  readonly problem: SchemeProblemKind;
}

/** Everything that keeps a scheme from being used, in the order of its parts. Pure. */
export function findSchemeProblems(scheme: SchemeParts): SchemeProblem[] {
  const problems = [
    ...axisProblems(scheme.likelihood, 'likelihood'),
    ...axisProblems(scheme.impact, 'impact'),
    ...bandProblems(scheme.bands),
  ];
  if (scheme.method === 'matrix') return [...problems, ...matrixProblems(scheme)];
  if (scheme.cells !== undefined) {
    problems.push({ path: ['cells'], problem: { kind: 'cells not asked for', method: scheme.method } });
  }
  return [...problems, ...calculatedProblems(scheme)];
}

function axisProblems(levels: readonly LevelPart[], axis: Axis): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  levels.forEach((level, index) => {
    const before = levels[index - 1];
    if (before !== undefined && level.value <= before.value) {
      problems.push({
        path: [axis, index, 'value'],
        problem: { kind: 'levels out of order', axis, level, before },
      });
    }
  });
  for (const part of ['label', 'code'] as const) {
    const seen = new Set<string>();
    levels.forEach((level, index) => {
      const name = level[part];
      if (name === undefined) return;
      if (seen.has(plainLabel(name))) {
        problems.push({
          path: [axis, index, part],
          problem: { kind: 'level named twice', axis, part, name },
        });
      }
      seen.add(plainLabel(name));
    });
  }
  return problems;
}

function bandProblems(bands: readonly BandPart[]): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const seen = new Set<string>();
  let lower: { label: string; min: number; max: number } | undefined;
  bands.forEach((band, index) => {
    if (seen.has(band.key)) {
      problems.push({ path: ['bands', index, 'key'], problem: { kind: 'band key twice', key: band.key } });
    }
    seen.add(band.key);
    const path = ['bands', index];
    const { min, max, label } = band;
    if ((min === undefined) !== (max === undefined)) {
      problems.push({ path, problem: { kind: 'half a range', band: label } });
    }
    if (min === undefined || max === undefined) return;
    if (min > max) problems.push({ path, problem: { kind: 'range upside down', band: label, min, max } });
    if (lower !== undefined && min <= lower.max) {
      problems.push({
        path,
        problem:
          min < lower.min
            ? { kind: 'bands out of order', band: label, min, lower: lower.label, lowerMin: lower.min }
            : {
                kind: 'bands overlap',
                lower: lower.label,
                band: label,
                from: min,
                to: Math.min(max, lower.max),
              },
      });
    }
    lower = { label, min, max };
  });
  return problems;
}

function calculatedProblems(scheme: SchemeParts): SchemeProblem[] {
  const withoutRange = scheme.bands.findIndex((band) => band.min === undefined || band.max === undefined);
  if (withoutRange !== -1) {
    return [
      {
        path: ['bands', withoutRange],
        problem: { kind: 'band without range', band: scheme.bands[withoutRange]?.label ?? '' },
      },
    ];
  }
  const unplaced = new Set<number>();
  for (const likelihood of scheme.likelihood) {
    for (const impact of scheme.impact) {
      const score = calculate(scheme, likelihood.value, impact.value);
      if (!scheme.bands.some((band) => contains(band, score))) unplaced.add(score);
    }
  }
  if (unplaced.size === 0) return [];
  const scores = [...unplaced].sort((first, second) => first - second);
  return [{ path: ['bands'], problem: { kind: 'gap', scores } }];
}

function matrixProblems(scheme: SchemeParts): SchemeProblem[] {
  const { cells } = scheme;
  if (cells === undefined) return [{ path: ['cells'], problem: { kind: 'no cells' } }];
  const problems: SchemeProblem[] = [];
  if (cells.length !== scheme.impact.length) {
    problems.push({
      path: ['cells'],
      problem: { kind: 'wrong number of rows', rows: cells.length, levels: scheme.impact.length },
    });
  }
  const keys = new Set(scheme.bands.map((band) => band.key));
  cells.forEach((row, rowIndex) => {
    const impact = scheme.impact[rowIndex]?.label ?? rowIndex + 1;
    if (row.length !== scheme.likelihood.length) {
      problems.push({
        path: ['cells', rowIndex],
        problem: {
          kind: 'wrong length of row',
          impact,
          cells: row.length,
          levels: scheme.likelihood.length,
        },
      });
    }
    row.forEach(({ score, band }, columnIndex) => {
      const place: CellPlace = {
        impact,
        likelihood: scheme.likelihood[columnIndex]?.label ?? columnIndex + 1,
      };
      const path = ['cells', rowIndex, columnIndex];
      if (band !== undefined && !keys.has(band)) {
        problems.push({ path: [...path, 'band'], problem: { kind: 'cell of no band', place, band } });
      }
      if (
        band === undefined &&
        !(score !== undefined && scheme.bands.some((candidate) => contains(candidate, score)))
      ) {
        problems.push({ path, problem: { kind: 'cell without band', place } });
      }
    });
  });
  return problems;
}
