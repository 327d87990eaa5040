import type { Action } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { bandOfKey, levelName, type Level, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { ScoreOnRow } from '../../shared/domain/risk.ts';
import { ragInWords, ragMarks, type Rag } from '../../shared/domain/status.ts';
import { statusWords } from '../../shared/domain/status-words.ts';
import type { TextOptions } from './card.ts';
import { cardWords } from './card-words.ts';

interface RagOnCard {
  /** "● Green". */
  readonly short: string;
  /** "● Green – on track". */
  readonly long: string;
  readonly colour: NonNullable<TextOptions['colour']>;
}

const colours = { red: 'attention', amber: 'warning', green: 'good', blue: 'accent' } as const;

/** A RAG never shows by colour alone: the shape and the word say the same. */
export function ragOnCard(rag: Rag, language: Language): RagOnCard {
  const { symbol } = ragMarks[rag];
  return {
    short: `${symbol} ${statusWords(language).rag[rag]}`,
    long: `${symbol} ${ragInWords(rag, language)}`,
    colour: colours[rag],
  };
}

export function percentOnCard(percent: number | null): string {
  return percent === null ? '' : `${percent}%`;
}

/** "In progress · 40%". */
export function progressOnCard(
  action: Pick<Action, 'status' | 'percentComplete'>,
  language: Language,
): string {
  const status = cardWords(language).status[action.status];
  const percent = percentOnCard(action.percentComplete);
  return percent === '' ? status : `${status} · ${percent}`;
}

/** A value as its level's words; a value between levels or of another scheme stays a number. */
export function valueOnCard(levels: readonly Level[], value: number | null, language: Language): string {
  if (value === null) return cardWords(language).notScored;
  const level = levels.find((candidate) => candidate.value === value);
  return level === undefined ? String(value) : levelName(level);
}

/** "16, High", "High" for a scheme of bands only, "not scored". */
export function scoreOnCard(
  score: ScoreOnRow | null,
  scheme: ScoringScheme | null,
  language: Language,
): string {
  const { notScored } = cardWords(language);
  if (score === null) return notScored;
  const band = scheme === null ? undefined : bandOfKey(scheme, score.band);
  const words = [score.score === null ? '' : String(score.score), band?.label ?? score.band ?? ''].filter(
    (word) => word !== '',
  );
  return words.length === 0 ? notScored : words.join(', ');
}
