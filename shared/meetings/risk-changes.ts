import { daysBetween, type CivilDate } from '../domain/civil-date.ts';
import { compareReferences } from '../domain/reference-order.ts';
import { schemeOfScore, type Assessment, type Risk, type ScoreOnRow } from '../domain/risk.ts';
import { directionOfTravel } from '../domain/scoring-scheme.ts';
import { withoutTakenBack } from '../domain/taken-back.ts';
import type { ChangesQuestion, MissedReview, MovedScore, RiskLine, ScoreThen } from './register-changes.ts';
import { changesOf, entriesOf, evidenceOf, whoSet, type Before, type Trail } from './told-by-the-trail.ts';

export type RisksThen = Before<Risk>;

const byReference = (first: { readonly risk: Risk }, second: { readonly risk: Risk }): number =>
  compareReferences(first.risk.reference, second.risk.reference) ||
  (first.risk.key < second.risk.key ? -1 : 1);

/** Risks that were not in the register then, as far as anybody can tell. */
export function addedRisks(then: RisksThen, now: readonly Risk[], trail: Trail): RiskLine[] {
  return now
    .filter(({ key }) => then(key) === null)
    .map((risk) => ({ risk, evidence: evidenceOf(entriesOf(trail, 'risk', risk.key)[0]) }))
    .sort(byReference);
}

/** Risks that were open then (as far as anybody can tell) and are closed now. */
export function closedRisks(then: RisksThen, now: readonly Risk[], trail: Trail): RiskLine[] {
  return now
    .flatMap((risk): RiskLine[] => {
      if (risk.status !== 'closed') return [];
      const closing = whoSet(entriesOf(trail, 'risk', risk.key), 'status', 'closed');
      const before = then(risk.key);
      const wasOpen = before === undefined ? closing !== undefined : before?.status !== 'closed';
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
  const scorings = scoringsByRisk(withoutTakenBack(since.assessments));
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
          between: differs ? null : (scored.map(thenOf).findLast((each) => !isSameScore(each, to)) ?? null),
          movement: differs ? movementOf(from, to, board) : 'same',
          cameBack: !differs,
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
      const before = then(risk.key) ?? null;
      const wasReviewed =
        entriesOf(trail, 'risk', risk.key).some(
          ({ kind }) => kind === 're-scored' || kind === 'review confirmed',
        ) ||
        (before !== null && (risk.lastReview ?? '') > (before.lastReview ?? ''));
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
  const before = then(risk.key);
  if (before === null) return null;
  if (before !== undefined) return { score: before.current ?? nothingScored, scheme: before.scheme };
  if (!wasScored) return null;
  // Scored once since: the row still holds the score before. Oftener: the first of them is the oldest anybody can tell.
  const [first] = scored;
  if (scored.length > 1 && first !== undefined) return thenOf(first);
  return risk.previous === null ? null : { score: risk.previous, scheme: schemeOfScore(risk, 'previous') };
}

/** The same numbers under another scheme are another score: what they mean has changed. */
function isSameScore(first: ScoreThen, second: ScoreThen): boolean {
  const isUnscored = ({ score }: ScoreThen) => score.score === null && score.band === null;
  if (isUnscored(first) && isUnscored(second)) return true;
  return (
    first.scheme?.id === second.scheme?.id &&
    first.scheme?.version === second.scheme?.version &&
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
