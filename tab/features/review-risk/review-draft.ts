import { z } from 'zod';
import {
  reviewRiskSchema,
  seenRiskSchema,
  type ReviewRisk,
} from '../../../shared/contracts/record-update.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { issueInWords } from '../../../shared/domain/schema-words.ts';
import { reviewWords } from './review-words.ts';

/** A review being written. Levels are kept as the select boxes hold them: the value as text, '' for none. */
export const reviewDraftSchema = z.strictObject({
  idempotencyKey: z.string(),
  decision: z.enum(['confirm', 're-score', 'change date']).nullable(),
  likelihood: z.string(),
  impact: z.string(),
  nextReview: z.string(),
  note: z.string(),
  /** What stood on the risk when the form was opened. */
  seen: seenRiskSchema,
});
export type ReviewDraft = z.infer<typeof reviewDraftSchema>;

export type ReviewField = 'decision' | 'likelihood' | 'impact' | 'nextReview' | 'note';

export function newReviewDraft(risk: Risk, idempotencyKey: string): ReviewDraft {
  return {
    idempotencyKey,
    // Without a score there is nothing to confirm.
    decision: risk.current === null ? 're-score' : null,
    likelihood: levelText(risk.current?.likelihood),
    impact: levelText(risk.current?.impact),
    nextReview: '',
    note: '',
    seen: seenOf(risk),
  };
}

/** Whether nothing was chosen or written: the levels a form opens with are the risk's own. */
export function isUnwritten({ decision, note, nextReview, likelihood, impact, seen }: ReviewDraft): boolean {
  return (
    `${note}${nextReview}`.trim() === '' &&
    (decision === null || (decision === 're-score' && seen.likelihood === null)) &&
    likelihood === levelText(seen.likelihood) &&
    impact === levelText(seen.impact)
  );
}

export function seenOf(risk: Risk): ReviewDraft['seen'] {
  return {
    likelihood: risk.current?.likelihood ?? null,
    impact: risk.current?.impact ?? null,
    lastReview: risk.lastReview,
    nextReview: risk.nextReview,
  };
}

function levelText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Whether the score in the draft differs from the one on the risk: then a note must say why. */
function movesScore(draft: ReviewDraft, risk: Risk): boolean {
  return (
    draft.decision === 're-score' &&
    (draft.likelihood !== levelText(risk.current?.likelihood) ||
      draft.impact !== levelText(risk.current?.impact))
  );
}

export type ComposedReview =
  { ok: true; review: ReviewRisk } | { ok: false; problems: Partial<Record<ReviewField, string>> };

/** The draft as the contract wants it, or what is missing. */
export function composeReview(draft: ReviewDraft, risk: Risk, language: Language = 'en'): ComposedReview {
  const w = reviewWords(language).missing;
  const problems: Partial<Record<ReviewField, string>> = {};
  if (draft.decision === null) problems.decision = w.decision;
  if (draft.decision === 're-score') {
    if (draft.likelihood === '') problems.likelihood = w.likelihood;
    if (draft.impact === '') problems.impact = w.impact;
    if (movesScore(draft, risk) && draft.note.trim() === '') {
      problems.note = w.whyScore;
    }
  }
  if (draft.decision === 'change date') {
    if (draft.nextReview === '') problems.nextReview = w.nextReview;
    if (draft.note.trim() === '') problems.note = w.whyDate;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const parsed = reviewRiskSchema.safeParse({
    idempotencyKey: draft.idempotencyKey,
    itemKey: risk.key,
    seen: draft.seen,
    decision: decisionOf(draft),
    ...(draft.note.trim() === '' ? {} : { note: draft.note }),
  });
  if (parsed.success) return { ok: true, review: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.includes('nextReview') === true ? 'nextReview' : 'note';
  return { ok: false, problems: { [field]: issueInWords(issue ?? { message: '' }, language) } };
}

function decisionOf({ decision, likelihood, impact, nextReview }: ReviewDraft): unknown {
  switch (decision) {
    case 're-score':
      return { kind: 're-score', likelihood: Number(likelihood), impact: Number(impact) };
    case 'change date':
      return { kind: 'change date', nextReview };
    case 'confirm':
    case null:
      return { kind: 'confirm' };
  }
}
