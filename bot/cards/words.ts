import type { Action } from '../../shared/domain/action.ts';
import { bandOfKey, levelName, type Level, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { ScoreOnRow } from '../../shared/domain/risk.ts';
import { ragInWords, ragMarks, type ActionStatus, type Rag } from '../../shared/domain/status.ts';
import type { TextOptions } from './card.ts';

export const statusWords: Readonly<Record<ActionStatus, string>> = {
  'not started': 'Not started',
  'in progress': 'In progress',
  complete: 'Complete',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

interface RagWords {
  /** "● Green". */
  readonly short: string;
  /** "● Green – on track". */
  readonly long: string;
  readonly colour: NonNullable<TextOptions['colour']>;
}

/** A RAG never shows by colour alone: the shape and the word say the same. */
export const ragWords: Readonly<Record<Rag, RagWords>> = {
  red: wordsOf('red', 'attention'),
  amber: wordsOf('amber', 'warning'),
  green: wordsOf('green', 'good'),
  blue: wordsOf('blue', 'accent'),
};

function wordsOf(rag: Rag, colour: RagWords['colour']): RagWords {
  const { symbol, word } = ragMarks[rag];
  return { short: `${symbol} ${word}`, long: `${symbol} ${ragInWords(rag)}`, colour };
}

export const noRag = '○ No RAG yet';

export function percentWords(percent: number | null): string {
  return percent === null ? '' : `${percent}%`;
}

/** "In progress · 40%". */
export function progressWords(action: Pick<Action, 'status' | 'percentComplete'>): string {
  const percent = percentWords(action.percentComplete);
  return percent === '' ? statusWords[action.status] : `${statusWords[action.status]} · ${percent}`;
}

/** A value as its level's words; a value between levels or of another scheme stays a number. */
export function valueWords(levels: readonly Level[], value: number | null): string {
  if (value === null) return 'not scored';
  const level = levels.find((candidate) => candidate.value === value);
  return level === undefined ? String(value) : levelName(level);
}

/** "16, High", "High" for a scheme of bands only, "not scored". */
export function scoreWords(score: ScoreOnRow | null, scheme: ScoringScheme | null): string {
  if (score === null) return 'not scored';
  const band = scheme === null ? undefined : bandOfKey(scheme, score.band);
  const words = [score.score === null ? '' : String(score.score), band?.label ?? score.band ?? ''].filter(
    (word) => word !== '',
  );
  return words.length === 0 ? 'not scored' : words.join(', ');
}
