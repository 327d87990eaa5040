import { refusal } from '../../../bot/register/refusal-words.ts';
import { decideRiskReview, reviewRisk } from '../../../bot/register/review-risk.ts';
import type { Press } from '../../../bot/register/record-action-update.ts';
import type { ItemState } from '../../../bot/register/trail.ts';
import { reviewRiskSchema, type ReviewRisk } from '../../../shared/contracts/record-update.ts';
import { schemeOfScore, type Risk } from '../../../shared/domain/risk.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aRisk, aScheme, aScore, on } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const now = '2026-03-02T10:00:00.000Z';
const scheme = aScheme();
const board = {
  schemes: [scheme],
  settings: { scheme: { id: scheme.id, version: scheme.version }, timeZone: 'Europe/London' },
};
const chair = { oid: '00000000-0000-4000-8000-00000000000c', name: 'Alex Chair' };
const press: Press<Risk> = { actor: chair, via: 'card', standing: null };

const scored = (parts: Partial<Risk> = {}): Risk =>
  aRisk({
    key: 'r-1',
    status: 'open',
    scheme: { id: scheme.id, version: scheme.version },
    current: aScore(3, 4),
    previous: null,
    lastReview: on('2025-12-01'),
    nextReview: on('2026-03-01'),
    reviewRule: { kind: 'band' },
    ...parts,
  });

const state = (item: Risk, parts: Partial<ItemState<Risk>> = {}): ItemState<Risk> => ({
  item,
  recorded: null,
  trail: [],
  editor: { oid: null, name: 'Somebody' },
  ...parts,
});

const review = (risk: Risk, parts: Partial<ReviewRisk> = {}): ReviewRisk =>
  reviewRiskSchema.parse({
    idempotencyKey: 'rendering-1',
    itemKey: risk.key,
    seen: {
      likelihood: risk.current?.likelihood ?? null,
      impact: risk.current?.impact ?? null,
      lastReview: risk.lastReview,
    },
    decision: { kind: 'confirm' },
    ...parts,
  });

const decide = (risk: Risk, parts: Partial<ReviewRisk> = {}) =>
  decideRiskReview(state(risk), review(risk, parts), press, board, now);

describe('a board that changed its scheme', () => {
  const newer = { ...scheme, version: 2 };
  const changed = {
    schemes: [scheme, newer],
    settings: { scheme: { id: scheme.id, version: 2 }, timeZone: 'Europe/London' },
  };
  const decideBy = (risk: Risk, parts: Partial<ReviewRisk>) =>
    decideRiskReview(state(risk), review(risk, parts), press, changed, now);

  it('scored again at the same levels, the score is by the newer version, and the trail says so', () => {
    const decision = decideBy(scored(), { decision: { kind: 're-score', likelihood: 3, impact: 4 } });
    expect(decision).toMatchObject({
      kind: 'write',
      values: { scheme: { id: scheme.id, version: 2 }, current: aScore(3, 4), previous: aScore(3, 4) },
      recorded: {
        entry: {
          kind: 're-scored',
          changes: expect.arrayContaining([
            {
              field: 'scheme',
              before: `${scheme.title} (version 1)`,
              after: `${scheme.title} (version 2)`,
            },
          ]) as unknown,
        },
        assessment: { scheme: { id: scheme.id, version: 2 } },
      },
    });
  });

  it('scored again, what was scored before stays by the scheme it was made with', () => {
    const risk = scored({ gross: aScore(5, 5), target: aScore(1, 4) });
    const again = { kind: 're-score' as const, likelihood: 3, impact: 4 };
    const decision = decideBy(risk, { decision: again });
    const [v1, v2] = [1, 2].map((version) => ({ id: scheme.id, version }));
    expect(decision).toMatchObject({
      values: { scheme: v2, grossScheme: v1, previousScheme: v1, targetScheme: v1 },
    });
    if (decision.kind !== 'write') throw new Error('It was not written.');
    const rescored = { ...risk, ...decision.values };
    expect(schemeOfScore(rescored, 'target')).toEqual(v1);

    // Once more by the same version: only what is now the previous score is by it too.
    const once = decideBy(rescored, { decision: { ...again, likelihood: 2 }, note: 'Fewer are waiting.' });
    if (once.kind !== 'write') throw new Error('It was not written.');
    const after = { ...rescored, ...once.values };
    expect(
      (['gross', 'previous', 'current', 'target'] as const).map((stage) => schemeOfScore(after, stage)),
    ).toEqual([v1, v2, v2, v1]);
  });

  it('confirmed, it stays by the version it was made with', () => {
    const decision = decideBy(scored(), { decision: { kind: 'confirm' } });
    expect(decision).toMatchObject({
      kind: 'write',
      recorded: { entry: { kind: 'review confirmed' }, assessment: { scheme: { version: 1 } } },
    });
    expect(decision).not.toHaveProperty('values.scheme');
  });
});

describe('deciding a review', () => {
  it('confirms a score: dates move, the score does not, and an assessment says "still so"', () => {
    const risk = scored();
    const decision = decide(risk);
    expect(decision).toMatchObject({
      kind: 'write',
      values: { lastReview: '2026-03-02' },
      recorded: {
        entry: { kind: 'review confirmed', itemKind: 'risk', itemKey: 'r-1', by: chair, via: 'card' },
        assessment: {
          riskKey: 'r-1',
          stage: 'current',
          asAt: '2026-03-02',
          likelihood: 3,
          impact: 4,
          score: 12,
          scheme: { id: scheme.id, version: scheme.version },
        },
      },
    });
    expect(decision.kind === 'write' && 'current' in decision.values).toBe(false);
  });

  it('scores again by the board’s scheme, keeps the score before, and tells both', () => {
    const decision = decide(scored(), {
      decision: { kind: 're-score', likelihood: 2, impact: 4 },
      note: 'New staff are in post.',
    });
    expect(decision).toMatchObject({
      kind: 'write',
      values: {
        previous: { likelihood: 3, impact: 4, score: 12 },
        current: { likelihood: 2, impact: 4, score: 8 },
        lastNote: { text: 'New staff are in post.', by: 'Alex Chair' },
      },
      recorded: { entry: { kind: 're-scored' }, assessment: { score: 8 } },
    });
    const change =
      decision.kind === 'write'
        ? decision.recorded.entry.changes.find(({ field }) => field === 'score')
        : undefined;
    expect(change?.before).toMatch(/^12 \w/);
    expect(change?.after).toMatch(/^8 \w/);
  });

  describe('another day for the next review', () => {
    const changed = (
      day: string,
      risk = scored(),
      parts: Partial<ReviewRisk> = { note: 'After the audit.' },
    ) => decide(risk, { decision: { kind: 'change date', nextReview: on(day) }, ...parts });

    it('moves that date alone, and the trail says why', () => {
      const decision = changed('2026-04-15');
      expect(decision).toMatchObject({
        kind: 'write',
        values: { nextReview: '2026-04-15', lastNote: { text: 'After the audit.' } },
        recorded: {
          entry: {
            kind: 'review date changed',
            text: 'After the audit.',
            changes: [{ field: 'nextReview', before: '1 March 2026', after: '15 April 2026' }],
          },
          left: { nextReview: '2026-04-15', lastReview: '2025-12-01' },
        },
      });
      if (decision.kind !== 'write') throw new Error('expected a write');
      expect('lastReview' in decision.values || 'current' in decision.values).toBe(false);
      expect(decision.recorded.assessment).toBeUndefined();
    });

    it('gives a risk without a review date its first', () => {
      expect(changed('2026-04-15', scored({ nextReview: null, current: null }))).toMatchObject({
        kind: 'write',
        recorded: { entry: { changes: [{ before: 'not set', after: '15 April 2026' }] } },
      });
    });

    it('goes as far as a review made today would, and no farther', () => {
      const monthly = scored({ reviewRule: { kind: 'every', n: 1, unit: 'month' } });
      expect(changed('2026-04-02', monthly).kind).toBe('write');
      expect(changed('2026-04-03', monthly)).toMatchObject({
        kind: 'refused',
        userMessage: {
          en: expect.stringContaining('by 2 April 2026 at the latest') as unknown,
          cy: expect.stringContaining('erbyn 2 Ebrill 2026 fan bellaf') as unknown,
        },
      });
    });

    it('refuses a day that has come, the day there is, and a change without a reason', () => {
      expect(changed('2026-03-02').kind).toBe('refused');
      expect(changed('2026-03-20', scored({ nextReview: on('2026-03-20') })).kind).toBe('refused');
      expect(changed('2026-04-15', scored(), {})).toMatchObject({
        kind: 'refused',
        userMessage: refusal((words) => words.whyDateChanges),
      });
    });

    it('asks again when the risk was reviewed, or the date changed, meanwhile', () => {
      const seen = { likelihood: 3, impact: 4, lastReview: on('2025-12-01'), nextReview: on('2026-03-01') };
      const parts = { note: 'After the audit.', seen };
      expect(changed('2026-04-15', scored({ nextReview: on('2026-03-30') }), parts)).toMatchObject({
        kind: 'conflict',
        conflicts: [
          { field: 'nextReview', seen: '1 March 2026', now: '30 March 2026', yours: '15 April 2026' },
        ],
      });
      expect(changed('2026-04-15', scored({ lastReview: on('2026-02-20') }), parts)).toMatchObject({
        kind: 'conflict',
        conflicts: [{ field: 'lastReview' }],
      });
    });
  });

  it('takes scoring the same again for a confirmation', () => {
    const current = decideScore(3, 4);
    const decision = decide(scored({ current }), {
      decision: { kind: 're-score', likelihood: 3, impact: 4 },
    });
    expect(decision).toMatchObject({ kind: 'write', recorded: { entry: { kind: 'review confirmed' } } });
  });

  it.each([
    [
      'a moved score without a reason',
      {},
      { decision: { kind: 're-score', likelihood: 5, impact: 5 } },
      'not valid',
    ],
    [
      'a level the scheme does not have',
      {},
      { decision: { kind: 're-score', likelihood: 9, impact: 1 }, note: 'x' },
      'not valid',
    ],
    ['confirming what was never scored', { current: null }, {}, 'not valid'],
    ['a closed risk', { status: 'closed' }, {}, 'left the register'],
  ] as const)('refuses %s', (_, row, parts, reason) => {
    expect(decide(scored(row), parts)).toMatchObject({ kind: 'refused', reason });
  });

  it('refuses whoever does not chair, where the service decides', () => {
    const standing = {
      capacities: [],
      mayUpdate: true,
      mayReview: false,
      mayAskForMoreTime: true,
      mayDecide: false,
      mayPutRight: false,
    };
    const decision = decideRiskReview(
      state(scored()),
      review(scored()),
      { ...press, standing: () => standing },
      board,
      now,
    );
    expect(decision).toMatchObject({ kind: 'refused', reason: 'not allowed' });
  });

  it('asks when somebody reviewed or scored meanwhile, even for a mere confirmation', () => {
    const seen = scored();
    const moved: Risk = { ...seen, current: aScore(5, 4), lastReview: on('2026-03-01') };
    const decision = decideRiskReview(state(moved), review(seen), press, board, now);
    expect(decision.kind === 'conflict' && decision.conflicts.map(({ field }) => field)).toEqual([
      'likelihood',
      'lastReview',
    ]);
    expect(decision).toMatchObject({
      conflicts: [
        { label: 'Likelihood' },
        { seen: '1 December 2025', now: '1 March 2026', yours: '2 March 2026' },
      ],
    });
  });

  it('knows the same press again', () => {
    const risk = scored();
    const first = decide(risk);
    if (first.kind !== 'write') throw new Error('expected a write');
    const again = decideRiskReview(
      state({ ...risk, ...first.values }, { recorded: first.recorded }),
      review(risk),
      press,
      board,
      now,
    );
    expect(again.kind).toBe('already recorded');
  });
});

function decideScore(likelihood: number, impact: number) {
  const decision = decideRiskReview(
    state(scored({ current: null })),
    review(scored({ current: null }), {
      decision: { kind: 're-score', likelihood, impact },
      note: 'First score.',
    }),
    press,
    board,
    now,
  );
  if (decision.kind !== 'write' || decision.values.current === undefined) throw new Error('expected a score');
  return decision.values.current;
}

describe('reviewing a risk', () => {
  const parts = (sharePoint: MemorySharePoint, graph = sharePoint.port()) => ({
    graph,
    place: sharePoint.place,
    site: { timeZone: 'Europe/London' },
    language: 'en' as const,
    now,
  });

  it('writes row, assessment and trail in two calls', async () => {
    const sharePoint = new MemorySharePoint();
    const risk = scored();
    sharePoint.add('risks', registerLists.risks.write(risk));
    const wanted = review(risk, {
      decision: { kind: 're-score', likelihood: 2, impact: 2 },
      note: 'Better.',
    });
    const outcome = await reviewRisk(parts(sharePoint), wanted, press, board);
    expect(outcome).toMatchObject({
      outcome: 'recorded',
      item: { current: { score: 4 }, lastReview: '2026-03-02' },
    });
    expect(sharePoint.calls).toHaveLength(2);
    expect(sharePoint.fields('assessments')).toHaveLength(1);
    expect(sharePoint.fields('updates')).toHaveLength(1);
    // One chain: Microsoft advises that a batch is fully sequential or fully parallel.
    const [, written] = sharePoint.calls;
    expect(written?.requests.map(({ method, dependsOn }) => [method, dependsOn])).toEqual([
      ['PATCH', undefined],
      ['POST', 0],
      ['POST', 1],
      ['GET', 2],
    ]);
  });

  it.each([1, 2])(
    'lets the next review post the assessment and entry of one that died after %i parts',
    async (count) => {
      const sharePoint = new MemorySharePoint();
      const risk = scored();
      sharePoint.add('risks', registerLists.risks.write(risk));
      let died = false;
      const dying = sharePoint.port({
        fate: (requests) => {
          if (died) return { kind: 'never arrives' };
          if (requests[0]?.method === 'GET') return { kind: 'arrives' };
          died = true;
          return { kind: 'dies after', parts: count };
        },
      });
      await expect(reviewRisk(parts(sharePoint, dying), review(risk), press, board)).rejects.toThrow();
      expect(sharePoint.fields('updates')).toHaveLength(0);
      const again = await reviewRisk(parts(sharePoint), review(risk), press, board);
      expect(again.outcome).toBe('already recorded');
      expect(sharePoint.fields('assessments')).toHaveLength(1);
      expect(sharePoint.fields('updates')).toHaveLength(1);
    },
  );
});
