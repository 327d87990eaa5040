import { schemeOfScore, type Risk, type ScoreOnRow } from '../../shared/domain/risk.ts';
import {
  bandOfKey,
  directionOfTravel,
  levelName,
  type Band,
  type DirectionOfTravel,
  type ScoringScheme,
} from '../../shared/domain/scoring-scheme.ts';
import { isFinished, isOverdue } from '../../shared/domain/status.ts';
import { namesInWords } from './people-in-words.ts';
import type { ReadableRegister } from './register-index.ts';
import type { Language } from '../../shared/domain/language.ts';
import { registerWords, type Counted } from './register-words.ts';

/** What a line about a risk says, worked out once. */
export interface RiskFacts {
  risk: Risk;
  /** The scheme its current score was made with. */
  scheme: ScoringScheme | undefined;
  band: Band | undefined;
  targetBand: Band | undefined;
  owners: string;
  group: string;
  direction: DirectionOfTravel;
  directionWords: string;
  /** Open, with a review day that is today or past. */
  reviewDue: boolean;
  /** Open, with a review day that is past. */
  reviewOverdue: boolean;
  openActions: number;
  overdueActions: number;
}

export function factsOfRisk(risk: Risk, register: ReadableRegister): RiskFacts {
  const scheme = register.schemeOf(risk.scheme);
  const actions = register.actionsByRisk.get(risk.key) ?? [];
  const direction = travelOf(risk, scheme);
  const open = risk.status === 'open';
  return {
    risk,
    scheme,
    band: bandOfScore(risk.current, scheme),
    targetBand: bandOfScore(risk.target, register.schemeOf(schemeOfScore(risk, 'target'))),
    owners: namesInWords(risk.owners, register),
    group: register.groupByKey.get(risk.groupKey ?? '')?.name ?? '',
    direction,
    directionWords: directionInWords(direction, risk, scheme, register.language),
    reviewDue: open && risk.nextReview !== null && risk.nextReview <= register.today,
    reviewOverdue: open && risk.nextReview !== null && risk.nextReview < register.today,
    openActions: actions.filter((action) => !isFinished(action.status)).length,
    overdueActions: actions.filter((action) => isOverdue(action, register.today)).length,
  };
}

export function bandOfScore(score: ScoreOnRow | null, scheme: ScoringScheme | undefined): Band | undefined {
  return score === null || scheme === undefined ? undefined : bandOfKey(scheme, score.band);
}

function travelOf(risk: Risk, scheme: ScoringScheme | undefined): DirectionOfTravel {
  if (risk.current === null) return 'not comparable';
  return directionOfTravel(
    risk.previous === null ? null : { ...risk.previous, scheme: schemeOfScore(risk, 'previous') },
    { ...risk.current, scheme: risk.scheme },
    scheme,
  );
}

/** "Up from 9", "Down from Red", "No change", "New". */
function directionInWords(
  direction: DirectionOfTravel,
  risk: Risk,
  scheme: ScoringScheme | undefined,
  language: Language,
): string {
  const words = registerWords(language);
  switch (direction) {
    case 'up':
    case 'down': {
      const before = risk.previous?.score ?? bandOfScore(risk.previous, scheme)?.label;
      return words[direction](before);
    }
    case 'same':
      return words.same;
    case 'new':
      return words.new;
    case 'not comparable':
      return words.notComparable;
  }
}

/** "Red, 20" without the part a score lacks; for sentences and for those who listen. */
export function scoreInWords(
  score: ScoreOnRow | null,
  scheme: ScoringScheme | undefined,
  language: Language = 'en',
): string {
  const { notScored } = registerWords(language);
  if (score === null) return notScored;
  const band = bandOfScore(score, scheme)?.label;
  const parts = [band, score.score === null ? undefined : String(score.score)].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? notScored : parts.join(', ');
}

/** A score's level on one axis, "Probable (4)"; the number where the scheme has no such level. */
export function levelInWords(
  axis: 'likelihood' | 'impact',
  value: number | null,
  scheme?: ScoringScheme,
  language: Language = 'en',
): string {
  if (value === null) return registerWords(language).notGiven;
  const level = scheme?.[axis].find((candidate) => candidate.value === value);
  return level === undefined ? String(value) : levelName(level);
}

/**
 * Worst first: the highest band, then the highest score, then the reference as people count (R2 before R10). A risk
 * without a score comes last.
 */
export function byWorst(first: RiskFacts, second: RiskFacts): number {
  return (
    severity(second) - severity(first) ||
    (second.risk.current?.score ?? -1) - (first.risk.current?.score ?? -1) ||
    byReference(first.risk, second.risk)
  );
}

/** 0 (best band) to 1 (worst band), so that bands of different schemes can stand in one list; −1 without a band. */
export function severity({ scheme, band }: RiskFacts): number {
  if (scheme === undefined || band === undefined) return -1;
  return scheme.bands.length === 1 ? 1 : scheme.bands.indexOf(band) / (scheme.bands.length - 1);
}

const natural = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** As people count (R2 before R10); rows without a reference last. */
export function byReference(first: { reference: string }, second: { reference: string }): number {
  return (
    Number(first.reference === '') - Number(second.reference === '') ||
    natural.compare(first.reference, second.reference)
  );
}

export const compareWords = (first: string, second: string): number => natural.compare(first, second);

/** "31 open risks; 6 reviews due; 14 actions overdue". */
export function summaryInWords(register: ReadableRegister): string {
  const open = register.risks.filter((risk) => risk.status === 'open');
  const due = open.filter((risk) => risk.nextReview !== null && risk.nextReview <= register.today);
  const overdue = register.actions.filter((action) => isOverdue(action, register.today));
  return registerWords(register.language).summary({
    open: open.length,
    due: due.length,
    overdue: overdue.length,
  });
}

/** "1 risk", "3 risks", "no risks". */
export function counted(count: number, what: Counted, language: Language = 'en'): string {
  return registerWords(language).counted(count, what);
}
