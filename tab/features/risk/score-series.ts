import type { Assessment } from '../../../shared/domain/risk.ts';

export interface ScorePoint {
  assessment: Assessment;
  /** 0 (first) to 1 (last) along time. */
  across: number;
  /** 0 to 1 of the highest score. */
  up: number;
}

/**
 * The scores a line can be drawn through: those of the current stage made with one scheme and version, because other numbers
 * cannot be compared with them. Empty where there are fewer than two.
 */
export function scoreLine(
  assessments: readonly Assessment[],
  scheme: { id: string; version: number },
  highest: number,
): ScorePoint[] {
  const comparable = assessments
    .filter(
      ({ stage, score, scheme: own }) =>
        (stage === 'current' || stage === 'previous') &&
        score !== null &&
        own?.id === scheme.id &&
        own.version === scheme.version,
    )
    .sort((first, second) => (first.asAt < second.asAt ? -1 : first.asAt > second.asAt ? 1 : 0));
  const first = comparable[0];
  const last = comparable.at(-1);
  if (first === undefined || last === undefined || comparable.length < 2 || highest <= 0) return [];
  const start = Date.parse(first.asAt);
  const span = Math.max(Date.parse(last.asAt) - start, 1);
  return comparable.map((assessment) => ({
    assessment,
    across: (Date.parse(assessment.asAt) - start) / span,
    up: Math.min(1, (assessment.score ?? 0) / highest),
  }));
}
