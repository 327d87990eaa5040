import type { ActBoard } from '../../../bot/register/act-effects.ts';
import { changeMany } from '../../../bot/register/change-many.ts';
import { undoChange } from '../../../bot/register/undo-change.ts';
import {
  changeManyOutcomeSchema,
  changeManySchema,
  seenForMany,
  type ChangeMany,
} from '../../../shared/contracts/change-many.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aGroup, aLead, anAction, aPerson, on } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const site = { timeZone: 'Europe/London' };
const now = '2026-03-02T10:00:00.000Z';
const oid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const rowena = { oid: oid(1), name: 'Rowena Castell' };
const priya = { oid: oid(2), name: 'Priya Nair' };
const people = [
  aPerson({ key: 'p-rowena', name: rowena.name, oid: rowena.oid }),
  aPerson({ key: 'p-priya', name: priya.name, oid: priya.oid }),
];
const groups = [aGroup({ key: 'g-qa', name: 'Quality' }), aGroup({ key: 'g-learning', name: 'Learning' })];
const board: ActBoard = {
  timeZone: site.timeZone,
  directory: { directory: buildDirectory(people, groups), managerKeys: ['p-rowena'] },
  passToDeputy: true,
};

let sharePoint: MemorySharePoint;
beforeEach(() => {
  sharePoint = new MemorySharePoint();
});

const actionsNow = (): Action[] =>
  sharePoint
    .fields('actions')
    .map((fields, index) => registerLists.actions.read({ id: String(index + 1), fields }, site));
const trail = () =>
  sharePoint.fields('updates').map((fields) => registerLists.updates.read({ fields }, site));

function plan(count: number, parts: (index: number) => Partial<Action> = () => ({})): Action[] {
  for (let index = 1; index <= count; index += 1) {
    sharePoint.add(
      'actions',
      registerLists.actions.write(
        anAction({
          key: `a-${index}`,
          groupKey: 'g-qa',
          leads: [aLead({ name: priya.name, personKey: 'p-priya' })],
          status: 'in progress',
          rag: 'green',
          currentDue: on('2026-03-31'),
          originalDue: on('2026-03-31'),
          moves: 0,
          ...parts(index),
        }),
      ),
    );
  }
  return actionsNow();
}

const request = (
  actions: readonly Action[],
  parts: Pick<ChangeMany, 'change'> & { note?: string },
): ChangeMany =>
  changeManySchema.parse({
    idempotencyKey: 'many-0001',
    items: actions.map((action) => ({ itemKey: action.key, seen: seenForMany(action) })),
    ...parts,
  });

const change = (wanted: ChangeMany, by = rowena) =>
  changeMany(
    { graph: sharePoint.port(), place: sharePoint.place, site, now, language: 'en' as const },
    wanted,
    { actor: by, via: 'tab' },
    board,
  );

const outcomesOf = async (wanted: ChangeMany) => {
  const outcome = changeManyOutcomeSchema.parse(await change(wanted));
  if (outcome.outcome === 'refused') throw new Error(outcome.userMessage);
  return outcome.items.map(({ result }) => result.outcome);
};

describe('changing many actions at once', () => {
  it('gives each its own entry by the manager, in batches of at most twenty and few calls', async () => {
    const actions = plan(25);
    const outcomes = await outcomesOf(
      request(actions, { change: { kind: 'report', rag: 'amber' }, note: 'Winter pressures.' }),
    );
    expect(outcomes).toEqual(actions.map(() => 'recorded'));
    expect(actionsNow().every(({ rag, lastNote }) => rag === 'amber' && lastNote?.by === rowena.name)).toBe(
      true,
    );
    expect(trail()).toHaveLength(25);
    expect(new Set(trail().map(({ itemKey }) => itemKey)).size).toBe(25);
    expect(trail()[0]).toMatchObject({ by: rowena, text: 'Winter pressures.', kind: 'progress' });
    expect(sharePoint.calls.every(({ requests }) => requests.length <= 20)).toBe(true);
    // Three readings of ten, then rows, trail and rows anew for twenty and for five.
    expect(sharePoint.calls).toHaveLength(9);
  });

  it('records nothing twice when it is pressed again', async () => {
    const wanted = request(plan(3), { change: { kind: 'report', status: 'complete' } });
    await change(wanted);
    expect(await outcomesOf(wanted)).toEqual(['already recorded', 'already recorded', 'already recorded']);
    expect(trail()).toHaveLength(3);
  });

  it('leaves alone what somebody changed meanwhile, and records the rest', async () => {
    const actions = plan(3);
    sharePoint.handEdit('actions', '2', { Rag: 'red' });
    expect(await outcomesOf(request(actions, { change: { kind: 'report', rag: 'amber' } }))).toEqual([
      'recorded',
      'conflict',
      'recorded',
    ]);
    expect(actionsNow().map(({ rag }) => rag)).toEqual(['amber', 'red', 'amber']);
  });

  it('decides again about a row that was saved between reading and writing', async () => {
    const actions = plan(3);
    let saved = false;
    const graph = sharePoint.port({
      fate: (requests) => {
        if (requests[0]?.method === 'PATCH' && !saved) {
          saved = true;
          sharePoint.handEdit('actions', '2', { Priority: 'Priority 9' });
        }
        return { kind: 'arrives' };
      },
    });
    const outcome = await changeMany(
      { graph, place: sharePoint.place, site, now, language: 'en' as const },
      request(actions, { change: { kind: 'report', rag: 'amber' } }),
      { actor: rowena, via: 'tab' },
      board,
    );
    expect(outcome).toMatchObject({
      items: [1, 2, 3].map(() => ({ result: { outcome: 'recorded', item: { rag: 'amber' } } })),
    });
    expect(actionsNow()[1]).toMatchObject({ priority: 'Priority 9', rag: 'amber' });
    expect(trail()).toHaveLength(3);
  });

  it('moves dates with the reason, counting the move and keeping the first date', async () => {
    const actions = plan(2, (index) => (index === 2 ? { currentDue: null, originalDue: null } : {}));
    await change(
      request(actions, {
        change: { kind: 'move date', due: on('2026-05-31') },
        note: 'The inspection is in May.',
      }),
    );
    expect(actionsNow()).toMatchObject([
      { currentDue: '2026-05-31', originalDue: '2026-03-31', moves: 1 },
      { currentDue: '2026-05-31', originalDue: '2026-05-31', moves: 0 },
    ]);
    expect(trail()).toMatchObject([
      { kind: 'date moved', changes: [{ field: 'due', before: '31 March 2026', after: '31 May 2026' }] },
      { kind: 'put right' },
    ]);
    const withoutReason = { ...request(actions, { change: { kind: 'close' } }) };
    expect(
      changeManySchema.safeParse({ ...withoutReason, change: { kind: 'move date', due: '2026-05-31' } })
        .success,
    ).toBe(false);
  });

  it('sets the group, told by name; who belongs there already is told so', async () => {
    const actions = plan(2, (index) => (index === 2 ? { groupKey: 'g-learning' } : {}));
    expect(
      await outcomesOf(request(actions, { change: { kind: 'set group', groupKey: 'g-learning' } })),
    ).toEqual(['recorded', 'refused']);
    expect(trail()).toMatchObject([{ changes: [{ field: 'group', before: 'Quality', after: 'Learning' }] }]);
  });

  it('is for board managers', async () => {
    const wanted = request(plan(2), { change: { kind: 'report', rag: 'amber' } });
    expect(await change(wanted, priya)).toMatchObject({ outcome: 'refused', reason: 'not allowed' });
    expect(trail()).toEqual([]);
  });

  it('is taken back as a whole, but for what was changed again since', async () => {
    const actions = plan(3);
    await change(request(actions, { change: { kind: 'report', rag: 'amber', status: 'complete' } }));
    sharePoint.handEdit('actions', '3', { Status: 'closed' });
    const outcome = await undoChange(
      { graph: sharePoint.port(), place: sharePoint.place, site, now, language: 'en' as const },
      {
        undoes: 'many-0001',
        items: actions.map(({ key }) => ({ itemKind: 'action' as const, itemKey: key })),
      },
      { actor: rowena, directory: board.directory, timeZone: site.timeZone },
    );
    expect(outcome.items.map(({ result }) => result.outcome)).toEqual(['recorded', 'recorded', 'conflict']);
    expect(actionsNow().map(({ status, rag }) => [status, rag])).toEqual([
      ['in progress', 'green'],
      ['in progress', 'green'],
      ['closed', 'amber'],
    ]);
  });
});
