import { daysBetween, type CivilDate } from '../domain/civil-date.ts';
import { compareReferences } from '../domain/reference-order.ts';
import type { Assessment, Risk, ScoreOnRow } from '../domain/risk.ts';
import { directionOfTravel } from '../domain/scoring-scheme.ts';
import type { ChangesQuestion, MissedReview, MovedScore, RiskLine, ScoreThen } from './register-changes.ts';
import { changesOf, entriesOf, evidenceOf, whoSet, type Trail } from './told-by-the-trail.ts';

/** The risks of the last meeting by key; null when no sealed register says what they were. */
export type RisksThen = ReadonlyMap<string, Risk> | null;

export const byReference = (first: { readonly risk: Risk }, second: { readonly risk: Risk }): number =>
  compareReferences(first.risk.reference, second.risk.reference) ||
  (first.risk.key < second.risk.key ? -1 : 1);

/** Risks that were not in the register then. Without a sealed register nobody can tell. */
export function addedRisks(then: RisksThen, now: readonly Risk[], trail: Trail): RiskLine[] {
  if (then === null) return [];
  return now
    .filter(({ key }) => !then.has(key))
    .map((risk) => ({ risk, evidence: evidenceOf(entriesOf(trail, 'risk', risk.key)[0]) }))
    .sort(byReference);
}

/** Risks that were open then (as far as anybody can tell) and are closed now. */
export function closedRisks(then: RisksThen, now: readonly Risk[], trail: Trail): RiskLine[] {
  return now
    .flatMap((risk): RiskLine[] => {
      if (risk.status !== 'closed') return [];
      const closing = whoSet(entriesOf(trail, 'risk', risk.key), 'status', 'closed');
      const before = then?.get(risk.key);
      const wasOpen =
        then === null ? closing !== undefined : before === undefined || before.status === 'open';
      return wasOpen ? [{ risk, evidence: evidenceOf(closing) }] : [];
    })
    .sort(byReference);
}

/**
 * Risks whose current score is another than at the last meeting, and those that moved and came back: the trail tells of movements
 * that two registers laid side by side would hide.
 */
export function movedScores(
  then: RisksThen,
  { now, then: since, board }: Pick<ChangesQuestion, 'now' | 'then' | 'board'>,
  trail: Trail,
): MovedScore[] {
  const scorings = scoringsByRisk(since.assessments);
  return now.risks
    .flatMap((risk): MovedScore[] => {
      const to: ScoreThen = { score: risk.current ?? nothingScored, scheme: risk.scheme };
      const scored = scorings.get(risk.key) ?? [];
      const changes = changesOf(entriesOf(trail, 'risk', risk.key), 'score');
      const from = scoreBefore(then, risk, scored.length > 0 || changes.length > 0, scored);
      if (from === null) return [];
      const differs = !isSameScore(from, to);
      const movedBetween =
        changes.length > 1 || scored.some((assessment) => !isSameScore(thenOf(assessment), to));
      if (!differs && !movedBetween) return [];
      return [
        {
          risk,
          from,
          to,
          movement: differs ? movementOf(from, to, board) : 'same',
          evidence: evidenceOf(changes.at(-1)?.update),
        },
      ];
    })
    .sort(byReference);
}

/** Reviews whose day came and went without a review. A day that was only put off counts from where it stood at the last meeting. */
export function missedReviews(
  then: RisksThen,
  now: readonly Risk[],
  trail: Trail,
  today: CivilDate,
): MissedReview[] {
  return now
    .flatMap((risk): MissedReview[] => {
      if (risk.status !== 'open') return [];
      const before = then?.get(risk.key);
      const wasReviewed =
        entriesOf(trail, 'risk', risk.key).some(
          ({ kind }) => kind === 're-scored' || kind === 'review confirmed',
        ) ||
        (before !== undefined && (risk.lastReview ?? '') > (before.lastReview ?? ''));
      const days = [risk.nextReview, wasReviewed ? null : (before?.nextReview ?? null)].filter(
        (day): day is CivilDate => day !== null && day < today,
      );
      const due = days.sort()[0];
      return due === undefined ? [] : [{ risk, due, daysLate: daysBetween(due, today) }];
    })
    .sort((first, second) =>
      first.due < second.due ? -1 : first.due > second.due ? 1 : byReference(first, second),
    );
}

const nothingScored: ScoreOnRow = { likelihood: null, impact: null, score: null, band: null };

const thenOf = ({ likelihood, impact, score, band, scheme }: Assessment): ScoreThen => ({
  score: { likelihood, impact, score, band },
  scheme,
});

/** The score at the last meeting; null where it cannot be told, and where there is nothing to compare it with. */
function scoreBefore(
  then: RisksThen,
  risk: Risk,
  wasScored: boolean,
  scored: readonly Assessment[],
): ScoreThen | null {
  if (then !== null) {
    const before = then.get(risk.key);
    return before === undefined ? null : { score: before.current ?? nothingScored, scheme: before.scheme };
  }
  if (!wasScored) return null;
  // Scored once since: the row still holds the score before. Oftener: the first of them is the oldest anybody can tell.
  const [first] = scored;
  if (scored.length > 1 && first !== undefined) return thenOf(first);
  return risk.previous === null ? null : { score: risk.previous, scheme: risk.scheme };
}

function isSameScore(first: ScoreThen, second: ScoreThen): boolean {
  return (
    first.score.likelihood === second.score.likelihood &&
    first.score.impact === second.score.impact &&
    first.score.score === second.score.score &&
    first.score.band === second.score.band
  );
}

function movementOf(
  from: ScoreThen,
  to: ScoreThen,
  { schemes }: ChangesQuestion['board'],
): MovedScore['movement'] {
  const scheme = schemes.find(({ id, version }) => id === to.scheme?.id && version === to.scheme.version);
  const direction = directionOfTravel(asScored(from), asScored(to), scheme);
  return direction === 'new' ? 'not comparable' : direction;
}

const asScored = ({ score, scheme }: ScoreThen) => ({ score: score.score, band: score.band, scheme });

function scoringsByRisk(assessments: readonly Assessment[]): ReadonlyMap<string, readonly Assessment[]> {
  const scorings = new Map<string, Assessment[]>();
  for (const assessment of assessments) {
    if (assessment.stage !== 'current') continue;
    const of = scorings.get(assessment.riskKey);
    if (of === undefined) scorings.set(assessment.riskKey, [assessment]);
    else of.push(assessment);
  }
  return scorings;
}
