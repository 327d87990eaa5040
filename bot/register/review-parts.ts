import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Risk, SchemeReference, ScoreOnRow } from '../../shared/domain/risk.ts';
import { bandOfKey, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import type { Press } from './record-action-update.ts';

/** As much of a board as a review is decided by. */
export type ReviewSettings = Pick<BoardConfiguration, 'schemes'> & {
  readonly settings: Pick<BoardConfiguration['settings'], 'scheme' | 'timeZone'>;
};

/** One press to review one risk: what it is recorded under, by whom, and when. */
export interface ReviewBeingMade {
  readonly key: string;
  readonly press: Press<Risk>;
  readonly board: ReviewSettings;
  /** An ISO instant, and its day on the board's calendar. */
  readonly now: string;
  readonly today: CivilDate;
}

/** The scheme a reference names, if the board still keeps it. */
export function schemeOf(
  board: ReviewSettings,
  reference: SchemeReference | null,
): ScoringScheme | undefined {
  return board.schemes.find((scheme) => scheme.id === reference?.id && scheme.version === reference.version);
}

/** "12 Amber", "Red", "not scored". */
export function scoreInWords(score: ScoreOnRow | null, scheme: ScoringScheme | undefined): string {
  if (score === null) return 'not scored';
  const band = scheme === undefined ? undefined : bandOfKey(scheme, score.band);
  const parts = [score.score === null ? '' : `${score.score}`, band?.label ?? score.band ?? ''];
  return parts.filter((part) => part !== '').join(' ') || 'not scored';
}

/** "3 Possible". */
export const levelInWords = (
  levels: ScoringScheme['likelihood'] | undefined,
  value: number | null,
): string => {
  if (value === null) return 'not scored';
  const label = levels?.find((level) => level.value === value)?.label;
  return label === undefined ? `${value}` : `${value} ${label}`;
};

/** "Likelihood × impact, 1–25 (version 2)". */
export const schemeInWords = (
  reference: SchemeReference | null,
  scheme: ScoringScheme | undefined,
): string =>
  reference === null ? 'none' : `${scheme?.title ?? reference.id} (version ${reference.version})`;

export const dayInWords = (day: CivilDate | null): string => (day === null ? 'never' : formatCivilDate(day));
export const nextInWords = (day: CivilDate | null): string =>
  day === null ? 'not set' : formatCivilDate(day);

/** The risk as the write leaves it: a cell written over no longer has the problem it had. */
export function asLeft(risk: Risk, values: Partial<Risk>): Risk {
  const written = new Set<string>();
  if (values.lastReview !== undefined) written.add('Last review');
  if (values.nextReview !== undefined) written.add('Next review');
  if (values.current !== undefined) {
    for (const column of ['Current likelihood', 'Current impact', 'Current score']) written.add(column);
  }
  return { ...risk, ...values, problems: risk.problems.filter((problem) => !written.has(problem.column)) };
}
