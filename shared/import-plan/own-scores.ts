import type { CivilDate } from '../domain/civil-date.ts';
import type { Risk, ScoreOnRow } from '../domain/risk.ts';
import { isSameReference } from '../domain/scheme-change.ts';
import { scoreWith, type ScoringScheme } from '../domain/scoring-scheme.ts';
import type { PlannedScore } from '../contracts/imports.ts';
import { oneLine } from '../importing/cell-text.ts';
import type { OwnEdits } from './own-edits.ts';

/** What the current score is made with decides about the others. */
const stages = ['current', 'gross', 'target'] as const;

/**
 * Scores that somebody edited in an exported workbook: likelihood and impact say it, by the board's scheme, which works out the score and its
 * band. A score or band that was typed alone, or does not follow from its levels, changes nothing and is asked about; so is a gross or target
 * score made with another scheme than the board has now, which only a review can move to it.
 */
export function ownScores(
  own: OwnEdits,
  risk: Risk,
  { scheme, today }: { readonly scheme: ScoringScheme; readonly today: CivilDate },
): void {
  const reference = { id: scheme.id, version: scheme.version };
  let isRescored = false;
  const isOfThisScheme =
    risk.scheme === null
      ? stages.every((stage) => risk[stage]?.likelihood == null)
      : isSameReference(risk.scheme, reference);
  for (const stage of stages) {
    const field = `${stage}Score` as const;
    const typed = own.text(field);
    // "4|2": chosen in the preview.
    const [chosen, chosenImpact] = typed?.includes('|') === true ? typed.split('|') : [];
    const levels = {
      likelihood: chosen ?? own.text(`${stage}Likelihood`),
      impact: chosenImpact ?? own.text(`${stage}Impact`),
    };
    const isLevelled = levels.likelihood !== undefined || levels.impact !== undefined;
    if (!isLevelled && typed === undefined) continue;
    const before = risk[stage];
    const likelihood = levels.likelihood ?? String(before?.likelihood ?? '');
    const impact = levels.impact ?? String(before?.impact ?? '');
    const number = chosen === undefined && typed !== undefined ? /\d+(?:\.\d+)?/.exec(typed) : null;
    const doubtful = () =>
      own.doubt(
        field,
        'score does not fit the scheme',
        oneLine([typed, [likelihood, impact].filter(Boolean).join(' × ')].filter(Boolean).join(', ')),
      );
    if (likelihood === '' && impact === '') {
      if (typed) doubtful();
      else own.change(stage, before, null, inWords(before, null));
      continue;
    }
    const scored = scoreWith(scheme, { likelihood, impact });
    const isOtherScheme = stage !== 'current' && !isRescored && !isOfThisScheme;
    const contradicts =
      scored.ok && number !== null && scored.score !== null && Number(number[0]) !== scored.score;
    if (!scored.ok || isOtherScheme || contradicts || (!isLevelled && number === null)) {
      doubtful();
      continue;
    }
    const after: PlannedScore = {
      likelihood: scored.likelihood,
      impact: scored.impact,
      score: scored.score,
      band: scored.band.key,
      scoreText: '',
      asAt: today,
    };
    const { scoreText: _text, asAt: _asAt, ...onRow } = after;
    if (JSON.stringify(onRow) === JSON.stringify(before)) continue;
    isRescored ||= stage === 'current';
    own.change(stage, before, after, {
      ...inWords(before, after),
      scheme: { before: risk.scheme, after: reference },
    });
  }
}

const inWords = (before: ScoreOnRow | null, after: ScoreOnRow | null) => ({
  beforeInWords: scoreInWords(before),
  afterInWords: scoreInWords(after),
});

/** "12 amber (3 × 4)". */
function scoreInWords(score: ScoreOnRow | null): string {
  if (score === null) return '';
  const { likelihood, impact, score: number, band } = score;
  const levels = likelihood === null || impact === null ? '' : `(${likelihood} × ${impact})`;
  return [number === null ? '' : String(number), band ?? '', levels].filter(Boolean).join(' ');
}
