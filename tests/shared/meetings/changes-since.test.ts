import fc from 'fast-check';
import type { SealedReading, SealedRegister } from '../../../shared/contracts/sealed-register.ts';
import type { RegisterRows } from '../../../shared/contracts/tab-api.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { Update } from '../../../shared/domain/update.ts';
import { changesSince } from '../../../shared/meetings/changes-since.ts';
import type { ChangesQuestion } from '../../../shared/meetings/register-changes.ts';
import { aBoard, anAction, anAssessment, anUpdate, aRisk, aScore, on } from '../../support/builders.ts';

const meeting = { key: 'mtg-1', title: 'Board, 4 December 2025', date: on('2025-12-04') };
const today = on('2026-03-02');
const board = aBoard();
const scheme = board.settings.scheme;

function sealedWith(rows: Partial<RegisterRows>, withheld = false): SealedReading {
  const partA: SealedRegister = {
    format: 1,
    part: 'A',
    board: { id: board.id, siteUrl: board.siteUrl },
    meeting: { ...meeting, groupKey: null },
    asAt: meeting.date,
    sealedAt: '2025-12-04T16:00:00Z',
    sealedBy: { oid: null, name: 'Rowena Castell' },
    settings: board.settings,
    vocabulary: board.vocabulary,
    schemes: [...board.schemes],
    rows: { risks: [], actions: [], controls: [], people: [], groups: [], meetings: [], ...rows },
  };
  return { partA, partB: null, withheld, checksums: { partA: 'a', partB: null } };
}

function since(parts: {
  then?: { risks?: Risk[]; actions?: Action[] } | null;
  now?: { risks?: Risk[]; actions?: Action[] };
  updates?: Update[];
  assessments?: ReturnType<typeof anAssessment>[];
  withheld?: boolean;
  silentAfterDays?: number;
  meeting?: typeof meeting | null;
}) {
  const { then = {}, now = {}, updates = [], assessments = [] } = parts;
  const question: ChangesQuestion = {
    then: {
      meeting: parts.meeting === undefined ? meeting : parts.meeting,
      from: '2025-12-04T16:00:00Z',
      sealed: then === null ? null : sealedWith(then, parts.withheld),
      updates,
      assessments,
      silentAfterDays: parts.silentAfterDays ?? 28,
    },
    now: { risks: [], actions: [], ...now },
    board,
    today,
  };
  return changesSince(question);
}

const scored = (likelihood: number, impact: number, parts: Partial<Risk> = {}) =>
  aRisk({ key: 'R1', scheme, current: aScore(likelihood, impact), nextReview: null, ...parts });

describe('risks since the last meeting', () => {
  it('are new when the sealed register does not have them, and gone when only it has', () => {
    const [old, fresh] = [scored(2, 2, { key: 'R1' }), scored(2, 2, { key: 'R2' })];
    const changes = since({ then: { risks: [old] }, now: { risks: [fresh] } });
    expect(changes.risks.added.map(({ risk }) => risk.key)).toEqual(['R2']);
    expect(changes.gone.risks.map(({ key }) => key)).toEqual(['R1']);
  });

  it('tell of no movement where a scoring was taken back, and of one where the taking back is all there is', () => {
    const review = anUpdate({
      key: 'press:1',
      itemKind: 'risk',
      itemKey: 'R1',
      kind: 're-scored',
      changes: [{ field: 'score', before: '4', after: '9' }],
    });
    const undone = anUpdate({
      ...review,
      key: 'undo:press:1',
      kind: 'undone',
      changes: [{ field: 'score', before: '9', after: '4' }],
    });
    const scorings = [
      anAssessment({ key: 'press:1', riskKey: 'R1', stage: 'current', scheme, ...aScore(3, 3) }),
      anAssessment({ key: 'undo:press:1', riskKey: 'R1', stage: 'current', scheme, ...aScore(2, 2) }),
    ];
    const stands = { then: { risks: [scored(2, 2)] }, now: { risks: [scored(2, 2)] } };
    const told = since({ ...stands, updates: [review, undone], assessments: scorings });
    expect(told.risks.scoreMoved).toEqual([]);
    const later = since({
      then: { risks: [scored(3, 3)] },
      now: { risks: [scored(2, 2)] },
      updates: [undone],
      assessments: scorings.slice(1),
    });
    expect(later.risks.scoreMoved).toMatchObject([{ movement: 'down', evidence: { kind: 'undone' } }]);
  });

  it('closed since then, with who closed them', () => {
    const closed = scored(2, 2, { status: 'closed' });
    const update = anUpdate({
      itemKind: 'risk',
      itemKey: 'R1',
      changes: [{ field: 'status', before: 'open', after: 'closed' }],
    });
    const told = since({ then: { risks: [scored(2, 2)] }, now: { risks: [closed] }, updates: [update] });
    expect(told.risks.closed).toMatchObject([{ risk: { key: 'R1' }, evidence: { by: update.by } }]);
    expect(since({ then: { risks: [closed] }, now: { risks: [closed] } }).risks.closed).toEqual([]);
  });

  it('moved from one score to another', () => {
    const moved = (before: Risk, after: Risk) =>
      since({ then: { risks: [before] }, now: { risks: [after] } }).risks.scoreMoved;
    expect(moved(scored(3, 4), scored(4, 4))).toMatchObject([
      { from: { score: { score: 12 } }, to: { score: { score: 16 } }, movement: 'up' },
    ]);
    expect(moved(scored(4, 4), scored(2, 4))).toMatchObject([{ movement: 'down' }]);
    expect(moved(scored(4, 4), scored(4, 4))).toEqual([]);
    const old = { scheme: { id: 'old', version: 1 } };
    expect(moved(scored(4, 4, old), scored(2, 4))).toMatchObject([{ movement: 'not comparable' }]);
    expect(moved(scored(4, 4, old), scored(4, 4))).toMatchObject([{ movement: 'not comparable' }]);
  });

  it('that moved and came back are told, as the same', () => {
    const there = anAssessment({ riskKey: 'R1', stage: 'current', ...aScore(5, 5), scheme });
    const told = since({
      then: { risks: [scored(3, 4)] },
      now: { risks: [scored(3, 4)] },
      assessments: [there],
    });
    expect(told.risks.scoreMoved).toMatchObject([
      { movement: 'same', cameBack: true, between: { score: { likelihood: 5, impact: 5 }, scheme } },
    ]);
    // 3 × 4 is 4 × 3, and yet nothing came back.
    const turned = since({ then: { risks: [scored(3, 4)] }, now: { risks: [scored(4, 3)] } });
    expect(turned.risks.scoreMoved).toMatchObject([{ movement: 'same', cameBack: false }]);
    const came = since({
      then: { risks: [scored(3, 4)] },
      now: { risks: [scored(2, 4)] },
      assessments: [there],
    });
    expect(came.risks.scoreMoved).toMatchObject([{ movement: 'down', between: null }]);
  });

  it('whose review was missed, counted from the day it was due at the last meeting even when that was put off', () => {
    const before = scored(2, 2, { lastReview: on('2025-10-01'), nextReview: on('2026-01-10') });
    const putOff = { ...before, nextReview: on('2026-06-10') };
    const held = { ...before, lastReview: on('2026-01-09'), nextReview: on('2026-06-10') };
    const missed = (now: Risk) =>
      since({ then: { risks: [before] }, now: { risks: [now] } }).risks.reviewsMissed;
    expect(missed(before)).toMatchObject([{ due: '2026-01-10', daysLate: 51 }]);
    expect(missed(putOff)).toMatchObject([{ due: '2026-01-10', daysLate: 51 }]);
    expect(missed(held)).toEqual([]);
    expect(missed({ ...before, status: 'closed' })).toEqual([]);
  });

  it('exempt ones are not called new to somebody from whom Part B of then is withheld', () => {
    const told = since({ now: { risks: [scored(2, 2, { marking: 'exempt' })] }, withheld: true });
    expect(told.risks.added).toEqual([]);
  });
});

it('of what is exempt, somebody from whom Part B of then is withheld is told what the trail proves', () => {
  const exempt = scored(2, 2, { key: 'R9', marking: 'exempt', status: 'closed' });
  const action = anAction({ key: 'A9', riskKey: 'R9', status: 'complete' });
  const now = { risks: [exempt], actions: [action] };
  const nothing = since({ now, withheld: true });
  expect([nothing.risks.closed, nothing.actions.added, nothing.actions.completed]).toEqual([[], [], []]);
  const update = anUpdate({
    itemKey: 'A9',
    changes: [{ field: 'status', before: 'in progress', after: 'complete' }],
  });
  expect(since({ now, withheld: true, updates: [update] }).actions.completed).toHaveLength(1);
});

describe('actions since the last meeting', () => {
  const action = (parts: Partial<Action>) =>
    anAction({
      key: 'A1',
      currentDue: on('2026-06-30'),
      originalDue: on('2026-06-30'),
      moves: 0,
      moreTimeRequest: null,
      ...parts,
    });
  const one = (before: Partial<Action>, after: Partial<Action>, updates: Update[] = []) =>
    since({ then: { actions: [action(before)] }, now: { actions: [action(after)] }, updates }).actions;

  it('completed and closed are those that still stand so', () => {
    expect(one({ status: 'in progress' }, { status: 'complete' }).completed).toHaveLength(1);
    expect(one({ status: 'in progress' }, { status: 'closed' })).toMatchObject({
      completed: [],
      closed: [{}],
    });
    expect(one({ status: 'complete' }, { status: 'complete' }).completed).toEqual([]);
    const reopened = [
      anUpdate({ itemKey: 'A1', changes: [{ field: 'status', before: 'in progress', after: 'complete' }] }),
      anUpdate({ itemKey: 'A1', changes: [{ field: 'status', before: 'complete', after: 'in progress' }] }),
    ];
    expect(one({ status: 'in progress' }, { status: 'in progress' }, reopened).completed).toEqual([]);
  });

  it('are newly overdue when they were not at the last meeting', () => {
    expect(one({ currentDue: on('2026-01-31') }, { currentDue: on('2026-01-31') }).newlyOverdue).toHaveLength(
      1,
    );
    expect(one({ currentDue: on('2025-11-30') }, { currentDue: on('2025-11-30') }).newlyOverdue).toEqual([]);
  });

  it('with a moved date say the original, now, how often, and who agreed', () => {
    const agreed = anUpdate({
      itemKey: 'A1',
      kind: 'more time approved',
      by: { oid: null, name: 'Laura Penhallow' },
      changes: [{ field: 'due', before: '31 March 2026', after: '30 June 2026' }],
    });
    const told = one(
      { currentDue: on('2026-03-31'), originalDue: on('2025-12-31'), moves: 1 },
      { currentDue: on('2026-06-30'), originalDue: on('2025-12-31'), moves: 2 },
      [agreed],
    );
    expect(told.datesMoved).toMatchObject([
      {
        before: '2026-03-31',
        original: '2025-12-31',
        now: '2026-06-30',
        moves: 2,
        movesSince: 1,
        agreedBy: 'Laura Penhallow',
      },
    ]);
    expect(one({ currentDue: null, originalDue: null }, {}).datesMoved).toEqual([]);
  });

  it('with a date that was only asked for, or refused, have not moved', () => {
    const asked = (kind: Update['kind']) =>
      anUpdate({
        itemKey: 'A1',
        kind,
        changes: [{ field: 'due', before: '30 June 2026', after: '30 September 2026' }],
      });
    expect(one({}, {}, [asked('more time asked'), asked('more time declined')]).datesMoved).toEqual([]);
    expect(one({}, {}, [asked('hand edit')]).datesMoved).toMatchObject([{ evidence: { kind: 'hand edit' } }]);
  });

  it('waiting for a decision and silent ones are told, longest first', () => {
    const request = {
      proposedDue: on('2026-09-30'),
      reason: 'Staff',
      at: '2026-02-20T10:00:00Z',
      by: { oid: null, name: 'Priya Nair' },
    };
    const told = since({
      now: {
        actions: [
          action({ key: 'A1', moreTimeRequest: request }),
          action({
            key: 'A2',
            currentDue: on('2026-01-01'),
            lastHeardAt: '',
            lastNote: null,
            lastDecision: null,
          }),
          action({
            key: 'A3',
            currentDue: on('2025-12-01'),
            lastHeardAt: '',
            lastNote: null,
            lastDecision: null,
          }),
        ],
      },
    }).actions;
    expect(told.moreTimeWaiting.map(({ action: { key } }) => key)).toEqual(['A1']);
    expect(told.silent.map(({ action: { key }, days }) => [key, days])).toEqual([
      ['A3', 91],
      ['A2', 60],
    ]);
  });
});

describe('without a sealed register', () => {
  it('tells what the trail proves and nothing else', () => {
    const update = anUpdate({
      itemKey: 'A1',
      changes: [{ field: 'status', before: 'in progress', after: 'complete' }],
    });
    const now = {
      risks: [scored(2, 2)],
      actions: [anAction({ key: 'A1', status: 'complete' }), anAction({ key: 'A2', status: 'complete' })],
    };
    const told = since({ then: null, now, updates: [update] });
    expect(told.risks.added).toEqual([]);
    expect(told.actions.completed.map(({ action: { key } }) => key)).toEqual(['A1']);
  });

  it('before the first meeting everything is new', () => {
    const told = since({ then: null, meeting: null, now: { risks: [scored(2, 2)], actions: [anAction()] } });
    expect(told.risks.added).toHaveLength(1);
    expect(told.actions.added).toHaveLength(1);
  });
});

it('nothing changed is nothing told, whatever the order of the rows', () => {
  const risks = [scored(1, 2), scored(4, 4, { key: 'R2' }), scored(5, 5, { key: 'R3' })];
  const actions = [1, 2, 3].map((n) =>
    anAction({ key: `A${n}`, currentDue: on('2026-12-31'), moreTimeRequest: null }),
  );
  fc.assert(
    fc.property(
      fc.shuffledSubarray(risks, { minLength: 3 }),
      fc.shuffledSubarray(actions, { minLength: 3 }),
      (shownRisks, shownActions) => {
        const {
          risks: ofRisks,
          actions: ofActions,
          gone,
        } = since({
          then: { risks, actions },
          now: { risks: shownRisks, actions: shownActions },
        });
        for (const lines of [...Object.values(ofRisks), ...Object.values(ofActions), ...Object.values(gone)])
          expect(lines).toEqual([]);
      },
    ),
  );
});

describe('whatever happened to a register', () => {
  const day = fc.constantFrom(null, ...['2025-11-01', '2026-01-15', '2026-06-30'].map(on));
  const anyRisk = fc
    .record({
      key: fc.constantFrom('R1', 'R2', 'R3'),
      score: fc.constantFrom(null, aScore(1, 2), aScore(3, 4), aScore(5, 5)),
      version: fc.constantFrom(1, 2),
      status: fc.constantFrom('open' as const, 'closed' as const),
      marking: fc.constantFrom('publish' as const, 'exempt' as const),
      nextReview: day,
    })
    .map(({ score, version, ...rest }) =>
      aRisk({ ...rest, reference: rest.key, current: score, scheme: { id: 'product-5x5', version } }),
    );
  const anyAction = fc
    .record({
      key: fc.constantFrom('A1', 'A2', 'A3'),
      status: fc.constantFrom('in progress' as const, 'complete' as const, 'closed' as const),
      currentDue: day,
      riskKey: fc.constantFrom(null, 'R1', 'R9'),
    })
    .map((parts) => anAction({ ...parts, reference: parts.key }));
  const anyRegister = fc.record({
    risks: fc.uniqueArray(anyRisk, { selector: ({ key }) => key }),
    actions: fc.uniqueArray(anyAction, { selector: ({ key }) => key }),
  });
  const anyUpdates = fc
    .array(
      fc.record({
        itemKey: fc.constantFrom('A1', 'A2', 'A9'),
        field: fc.constantFrom('status' as const, 'due' as const, 'score' as const),
        after: fc.constantFrom('complete', 'closed', '30 June 2026'),
      }),
      { maxLength: 5 },
    )
    .map((entries) =>
      entries.map(({ itemKey, field, after }, index) =>
        anUpdate({
          itemKey,
          at: `2026-01-0${index + 1}T10:00:00Z`,
          changes: [{ field, before: 'x', after }],
        }),
      ),
    );
  const anyQuestion = fc.record({
    then: fc.option(anyRegister),
    now: anyRegister,
    updates: anyUpdates,
    withheld: fc.boolean(),
  });
  const keysOf = ({ risks, actions }: ReturnType<typeof since>) => [
    ...Object.values(risks).flatMap((lines) => lines.map(({ risk }) => risk.key)),
    ...Object.values(actions).flatMap((lines) => lines.map(({ action }) => action.key)),
  ];

  it('every line is of an item that the reader sees now, and what is gone is of none', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const changes = since(question);
        const shown = new Set([...question.now.risks, ...question.now.actions].map(({ key }) => key));
        expect(keysOf(changes).filter((key) => !shown.has(key))).toEqual([]);
        expect([...changes.gone.risks, ...changes.gone.actions].filter(({ key }) => shown.has(key))).toEqual(
          [],
        );
      }),
    );
  });

  it('is told the same in whatever order the rows and the trail are given', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const turned = since({
          ...question,
          now: {
            risks: question.now.risks.toReversed(),
            actions: question.now.actions.toReversed(),
          },
          then:
            question.then === null
              ? null
              : {
                  risks: question.then.risks.toReversed(),
                  actions: question.then.actions.toReversed(),
                },
          updates: question.updates.toReversed(),
        });
        expect(turned).toEqual(since(question));
      }),
    );
  });
});
