import { actOnAction } from '../../../bot/register/act-on-action.ts';
import { recordActionUpdate } from '../../../bot/register/record-action-update.ts';
import { reviewRisk } from '../../../bot/register/review-risk.ts';
import { undoChange, type UndoBoard } from '../../../bot/register/undo-change.ts';
import { seenForAct } from '../../../shared/contracts/act-on-action.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { ItemKind } from '../../../shared/domain/update.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aGroup, aLead, anAction, aPerson, aRisk, aScheme, aScore, on } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const site = { timeZone: 'Europe/London' };
const oid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const priya = { oid: oid(1), name: 'Priya Nair' };
const tomos = { oid: oid(2), name: 'Tomos Reed' };
const people = [
  aPerson({ key: 'p-priya', name: priya.name, oid: priya.oid }),
  aPerson({ key: 'p-tomos', name: tomos.name, oid: tomos.oid }),
];
const group = aGroup({ key: 'g-qa', kind: 'subgroup', chairKey: 'p-tomos' });
const directory = { directory: buildDirectory(people, [group]), managerKeys: [] };
const scheme = aScheme();
const schemeReference = { id: scheme.id, version: scheme.version };

let sharePoint: MemorySharePoint;
let clock: string;
beforeEach(() => {
  sharePoint = new MemorySharePoint();
  clock = '2026-03-02T10:00:00.000Z';
});

const parts = () => ({
  graph: sharePoint.port(),
  place: sharePoint.place,
  site,
  now: clock,
  language: 'en' as const,
});
const theAction = (values: Partial<Action> = {}): Action => {
  const action = anAction({
    key: 'a-1',
    groupKey: group.key,
    leads: [aLead({ name: priya.name, personKey: 'p-priya' })],
    status: 'not started',
    rag: null,
    percentComplete: 10,
    lastNote: { text: 'Begun.', at: '2026-02-01T09:00:00Z', by: 'Dee Marsh' },
    lastHeardAt: '2026-02-01T09:00:00Z',
    ...values,
  });
  sharePoint.add('actions', registerLists.actions.write(action));
  return rowNow();
};
const rowNow = (): Action => {
  const [fields] = sharePoint.fields('actions');
  return registerLists.actions.read({ id: '1', fields }, site);
};
const trail = () =>
  sharePoint.fields('updates').map((fields) => registerLists.updates.read({ fields }, site));
const values = <Row extends Action | Risk>(row: Row): Partial<Row> => {
  const { id: _1, etag: _2, modifiedAt: _3, modifiedBy: _4, ...rest } = row;
  return rest as unknown as Partial<Row>;
};

const update = (action: Action, idempotencyKey: string, change: object, by = priya) =>
  recordActionUpdate(
    parts(),
    {
      idempotencyKey,
      itemKey: action.key,
      seen: {
        status: action.status,
        rag: action.rag,
        percentComplete: action.percentComplete,
        evidenceLink: action.evidenceLink,
      },
      ...change,
    },
    { actor: by, via: 'tab', standing: null },
  );

const undo = async (
  undoes: string,
  by: UndoBoard['actor'] = priya,
  itemKind: ItemKind = 'action',
  itemKey = 'a-1',
) => {
  clock = clock.replace('T10:00', 'T10:05');
  const outcome = await undoChange(
    parts(),
    { undoes, items: [{ itemKind, itemKey }] },
    { actor: by, directory, timeZone: site.timeZone },
  );
  const [item] = outcome.items;
  return item?.result;
};

describe('taking back an update of an action', () => {
  const change = {
    status: 'in progress',
    rag: 'amber',
    percentComplete: 40,
    note: 'Two of five seen.',
  } as const;

  it('puts every value back as it stood, and is an entry of its own that names what it takes back', async () => {
    const before = theAction();
    await update(before, 'press-0001', change);
    expect(rowNow()).toMatchObject({ status: 'in progress', lastNote: { text: 'Two of five seen.' } });
    expect(await undo('press-0001')).toMatchObject({
      outcome: 'recorded',
      item: { kind: 'action', action: { status: 'not started', rag: null, percentComplete: 10 } },
    });
    expect(values(rowNow())).toEqual(values(before));
    const [first, second] = trail();
    expect(second).toMatchObject({
      key: `undo:${first?.key}`,
      kind: 'undone',
      by: priya,
      text: 'Taken back: Progress, recorded on 2 March 2026 at 10:00.',
      changes: [
        { field: 'status', before: 'in progress', after: 'not started' },
        { field: 'rag', before: 'amber', after: '' },
        { field: 'percentComplete', before: '40%', after: '10%' },
      ],
    });
  });

  it('puts back even what no column should have held', async () => {
    const before = theAction();
    sharePoint.handEdit('actions', '1', { Status: 'Slipped a bit', Rag: 'mauve' });
    await update(rowNow(), 'press-0001', { status: 'complete', rag: 'blue' });
    await undo('press-0001');
    expect(sharePoint.fields('actions')[0]).toMatchObject({ Status: 'Slipped a bit', Rag: 'mauve' });
    expect(before.key).toBe('a-1');
    // And nobody is said to have edited it by hand.
    await update(rowNow(), 'press-0002', { note: 'Next.' });
    expect(trail().map(({ kind }) => kind)).toEqual(['progress', 'undone', 'progress']);
  });

  it('happens once, however often it is pressed', async () => {
    await update(theAction(), 'press-0001', change);
    await undo('press-0001');
    expect(await undo('press-0001')).toMatchObject({ outcome: 'already recorded' });
    expect(trail()).toHaveLength(2);
  });

  it('leaves a later note by somebody else where it is', async () => {
    await update(theAction(), 'press-0001', change);
    clock = '2026-03-02T10:02:00.000Z';
    await update(rowNow(), 'press-0002', { note: 'Seen by the chair.' }, tomos);
    expect(await undo('press-0001')).toMatchObject({ outcome: 'recorded' });
    expect(rowNow()).toMatchObject({
      status: 'not started',
      lastNote: { text: 'Seen by the chair.', by: 'Tomos Reed' },
      lastHeardAt: '2026-03-02T10:02:00Z',
    });
  });

  it('does nothing where somebody changed the same since, and says who', async () => {
    await update(theAction(), 'press-0001', change);
    clock = '2026-03-02T10:02:00.000Z';
    await update(rowNow(), 'press-0002', { status: 'complete' }, tomos);
    expect(await undo('press-0001')).toMatchObject({
      outcome: 'conflict',
      conflicts: [
        { field: 'status', seen: 'in progress', now: 'complete', yours: 'not started', by: 'Tomos Reed' },
      ],
    });
    expect(rowNow()).toMatchObject({ status: 'complete', rag: 'amber' });
    expect(trail()).toHaveLength(2);
  });

  it('names the hand that edited it in SharePoint', async () => {
    await update(theAction(), 'press-0001', change);
    sharePoint.handEdit('actions', '1', { Rag: 'red' }, { id: 'dee', displayName: 'Dee Marsh' });
    expect(await undo('press-0001')).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'rag', now: 'red', by: 'Dee Marsh' }],
    });
  });

  it('is for whoever recorded it', async () => {
    await update(theAction(), 'press-0001', change);
    expect(await undo('press-0001', tomos)).toMatchObject({ outcome: 'refused', reason: 'not valid' });
    expect(rowNow().status).toBe('in progress');
  });

  it('takes a request for more time back until somebody decided it', async () => {
    const moreTime = { proposedDue: on('2026-06-30'), reason: 'Training was moved.' };
    const before = theAction({ currentDue: on('2026-03-31') });
    await update(before, 'press-0001', { moreTime });
    await undo('press-0001');
    expect(rowNow().moreTimeRequest).toBeNull();

    clock = '2026-03-02T10:10:00.000Z';
    const asked = await update(rowNow(), 'press-0002', { moreTime });
    if (asked.outcome !== 'recorded') throw new Error(asked.outcome);
    clock = '2026-03-02T10:12:00.000Z';
    await decide(asked.item, 'approve more time');
    expect(await undo('press-0002')).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'moreTimeRequest', by: 'Tomos Reed' }],
    });
  });
});

const decide = (action: Action, kind: 'approve more time' | 'close') =>
  actOnAction(
    parts(),
    { idempotencyKey: 'decide-0001', itemKey: action.key, seen: seenForAct(action), act: { kind } },
    { actor: tomos, via: 'tab' },
    { timeZone: site.timeZone, directory, passToDeputy: true },
  );

describe('taking back a decision', () => {
  it('opens the request again, with the date and the count of moves as they were, and the leads hear of it', async () => {
    const before = theAction({
      currentDue: on('2026-03-31'),
      originalDue: on('2026-03-31'),
      moreTimeRequest: {
        proposedDue: on('2026-06-30'),
        reason: 'Training was moved.',
        at: '2026-02-27T09:00:00Z',
        by: priya,
      },
    });
    await decide(before, 'approve more time');
    expect(rowNow()).toMatchObject({ currentDue: '2026-06-30', moves: 1, moreTimeRequest: null });
    await undo('decide-0001', tomos);
    expect(rowNow()).toMatchObject({
      currentDue: '2026-03-31',
      moves: 0,
      moreTimeRequest: before.moreTimeRequest,
      lastHeardAt: before.lastHeardAt,
      lastDecision: { kind: 'taken back', by: tomos, asked: { by: priya } },
    });
  });

  it('needs the standing of the decision', async () => {
    const before = theAction({ status: 'complete' });
    await decide(before, 'close');
    const outcome = await undoChange(
      parts(),
      { undoes: 'decide-0001', items: [{ itemKind: 'action', itemKey: 'a-1' }] },
      {
        actor: tomos,
        timeZone: site.timeZone,
        directory: { ...directory, directory: buildDirectory(people, [{ ...group, chairKey: null }]) },
      },
    );
    expect(outcome.items[0]?.result).toMatchObject({ outcome: 'refused', reason: 'not allowed' });
    expect(rowNow().status).toBe('closed');
  });
});

describe('taking back a review of a risk', () => {
  const settings = { schemes: [scheme], settings: { scheme: schemeReference, timeZone: site.timeZone } };
  const riskNow = (): Risk =>
    registerLists.risks.read({ id: '1', fields: sharePoint.fields('risks')[0] }, site);

  it('puts score and dates back, and scores again what stood before, saying so', async () => {
    const risk = aRisk({
      key: 'r-1',
      scheme: schemeReference,
      current: aScore(3, 4),
      previous: aScore(4, 4),
      lastReview: on('2025-12-01'),
      nextReview: on('2026-03-01'),
      reviewRule: { kind: 'band' },
    });
    sharePoint.add('risks', registerLists.risks.write(risk));
    const before = riskNow();
    await reviewRisk(
      parts(),
      {
        idempotencyKey: 'review-0001',
        itemKey: 'r-1',
        seen: { likelihood: 3, impact: 4, lastReview: on('2025-12-01') },
        decision: { kind: 're-score', likelihood: 5, impact: 4 },
        note: 'Two incidents.',
      },
      { actor: tomos, via: 'tab', standing: null },
      settings,
    );
    expect(riskNow()).toMatchObject({ current: { score: 20 }, previous: { score: 12 } });
    expect(await undo('review-0001', tomos, 'risk', 'r-1')).toMatchObject({ outcome: 'recorded' });
    expect(values(riskNow())).toEqual(values(before));
    const scorings = sharePoint
      .fields('assessments')
      .map((fields) => registerLists.assessments.read({ fields }, site));
    expect(scorings).toMatchObject([
      { score: 20, asAt: '2026-03-02' },
      {
        key: `undo:${scorings[0]?.key}`,
        score: 12,
        likelihood: 3,
        impact: 4,
        stage: 'current',
        scheme: schemeReference,
        by: tomos,
        scoreText: 'As before: the review of 2 March 2026 at 10:00 was taken back',
      },
    ]);
    expect(trail()[1]).toMatchObject({
      kind: 'undone',
      changes: [
        { field: 'score' },
        { field: 'lastReview', after: '1 December 2025' },
        { field: 'nextReview' },
      ],
    });
  });
});
