import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { compareReferences } from '../../shared/domain/reference-order.ts';
import { schemeOfScore, type Risk, type SchemeReference, type ScoreOnRow } from '../../shared/domain/risk.ts';
import {
  appetiteFor,
  bandFor,
  bandOfKey,
  directionOfTravel,
  type Band,
  type ScoringScheme,
} from '../../shared/domain/scoring-scheme.ts';
import type { PaperWords } from './paper-words.ts';

/** How scores, days and names read in a paper. */
export interface PaperFacts {
  readonly words: PaperWords;
  readonly schemeOf: (reference: SchemeReference | null) => ScoringScheme | undefined;
  readonly day: (date: CivilDate | null) => string;
  /** "12 Amber"; never a colour alone. */
  readonly score: (score: ScoreOnRow | null, scheme: SchemeReference | null) => string;
  readonly band: (score: ScoreOnRow | null, scheme: SchemeReference | null) => Band | undefined;
  readonly direction: (risk: Risk) => string;
  readonly isAboveAppetite: (risk: Risk) => boolean;
  readonly owners: (risk: Risk) => string;
  readonly leads: (action: Action) => string;
  readonly due: (action: Action) => string;
}

export function paperFacts(
  schemes: readonly ScoringScheme[],
  words: PaperWords,
  language: Language,
): PaperFacts {
  const schemeOf = (reference: SchemeReference | null) =>
    schemes.find(({ id, version }) => id === reference?.id && version === reference.version);
  const day = (date: CivilDate | null) => (date === null ? '' : formatCivilDate(date, language));
  const band = (score: ScoreOnRow | null, reference: SchemeReference | null) => {
    const scheme = schemeOf(reference);
    if (scheme === undefined || score === null) return undefined;
    return bandOfKey(scheme, score.band) ?? (score.score === null ? undefined : bandFor(scheme, score.score));
  };
  return {
    words,
    schemeOf,
    day,
    band,
    score: (score, reference) => {
      const label = band(score, reference)?.label ?? score?.band ?? '';
      const told = [score?.score == null ? '' : String(score.score), label].filter((part) => part !== '');
      return told.length === 0 ? words.notScored : told.join(' ');
    },
    direction: (risk) => {
      if (risk.current === null) return '';
      const before =
        risk.previous === null ? null : { ...risk.previous, scheme: schemeOfScore(risk, 'previous') };
      const now = { ...risk.current, scheme: risk.scheme };
      return words.movements[directionOfTravel(before, now, schemeOf(risk.scheme))];
    },
    isAboveAppetite: (risk) => {
      const scheme = schemeOf(risk.scheme);
      const appetite = scheme === undefined ? undefined : appetiteFor(scheme, risk.category);
      return appetite !== undefined && risk.current?.score != null && risk.current.score > appetite;
    },
    owners: ({ owners }) => owners.map(({ name }) => name).join('\n') || words.noOne,
    leads: ({ leads }) =>
      leads
        .filter(({ role }) => role === 'lead')
        .map(({ name }) => name)
        .join('\n') || words.noOne,
    due: (action) =>
      action.currentDue !== null
        ? day(action.currentDue)
        : action.ongoing
          ? words.ongoing
          : action.due.raw.trim() || words.noDate,
  };
}

/** Highest first: by share of its scheme's bands, then by score, then by reference. */
export function worstFirst(risks: readonly Risk[], facts: PaperFacts): Risk[] {
  const rank = (risk: Risk) => {
    const scheme = facts.schemeOf(risk.scheme);
    const band = facts.band(risk.current, risk.scheme);
    return scheme === undefined || band === undefined
      ? -1
      : scheme.bands.indexOf(band) / Math.max(1, scheme.bands.length - 1);
  };
  return [...risks].sort(
    (first, second) =>
      rank(second) - rank(first) ||
      (second.current?.score ?? 0) - (first.current?.score ?? 0) ||
      compareReferences(first.reference, second.reference),
  );
}
