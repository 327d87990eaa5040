import {
  composeReview,
  isUnwritten,
  newReviewDraft,
  reviewDraftSchema,
} from '../../../tab/features/review-risk/review-draft.ts';
import { aRisk } from '../../support/builders.ts';

const risk = aRisk({ key: 'R-1' });
const draft = newReviewDraft(risk, 'form-opening-1');

describe('a chair’s review', () => {
  it.each([
    ['as it opens', {}, true],
    ['with spaces only', { note: '  ' }, true],
    ['with a word', { note: 'Discussed.' }, false],
    ['with a choice', { decision: 'confirm' as const }, false],
    ['with another level', { likelihood: '2' }, false],
  ])('%s: whether it is unwritten, so that nothing waits to be saved', (_, typed, unwritten) => {
    expect(isUnwritten({ ...draft, ...typed })).toBe(unwritten);
  });

  it('confirms with what was seen', () => {
    expect(composeReview({ ...draft, decision: 'confirm' }, risk)).toEqual({
      ok: true,
      review: {
        idempotencyKey: 'form-opening-1',
        itemKey: 'R-1',
        seen: { likelihood: 3, impact: 4, lastReview: '2026-01-30', nextReview: '2026-04-30' },
        decision: { kind: 'confirm' },
      },
    });
  });

  it('scores again with the value of each level, weights and all', () => {
    const weighted = {
      ...draft,
      decision: 're-score' as const,
      likelihood: '2',
      impact: '8',
      note: 'Two homes closed.',
    };
    expect(composeReview(weighted, risk)).toMatchObject({
      ok: true,
      review: { decision: { kind: 're-score', likelihood: 2, impact: 8 }, note: 'Two homes closed.' },
    });
  });

  it('wants a note when the score moves, and none when scored again to the same', () => {
    const same = { ...draft, decision: 're-score' as const };
    expect(composeReview(same, risk).ok).toBe(true);
    expect(composeReview({ ...same, likelihood: '4', note: '  ' }, risk)).toEqual({
      ok: false,
      problems: { note: 'The score moves: write why, so that the board can follow it.' },
    });
  });

  it('says what is missing', () => {
    expect(composeReview(draft, risk)).toEqual({
      ok: false,
      problems: { decision: 'Choose whether the score stands or changes.' },
    });
    const unscored = aRisk({ current: null });
    expect(composeReview(newReviewDraft(unscored, 'form-opening-2'), unscored)).toMatchObject({
      ok: false,
      problems: { likelihood: 'Choose a likelihood.', impact: 'Choose an impact.' },
    });
  });

  it('can be kept and read back', () => {
    expect(reviewDraftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('changes the review date alone with a day and a reason', () => {
    expect(composeReview({ ...draft, decision: 'change date' }, risk)).toEqual({
      ok: false,
      problems: {
        nextReview: 'Choose the day of the next review.',
        note: 'The review date changes: write why.',
      },
    });
    expect(
      composeReview(
        { ...draft, decision: 'change date', nextReview: '2026-04-15', note: 'After the audit.' },
        risk,
      ),
    ).toMatchObject({
      ok: true,
      review: { decision: { kind: 'change date', nextReview: '2026-04-15' }, note: 'After the audit.' },
    });
  });
});
