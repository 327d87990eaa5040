import { putCellRight } from '../../../bot/register/put-cell-right.ts';
import { undoChange } from '../../../bot/register/undo-change.ts';
import {
  putCellRightOutcomeSchema,
  putCellRightSchema,
  type PutCellRight,
} from '../../../shared/contracts/put-cell-right.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aLead, anAction, aPerson, aRisk, on } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const site = { timeZone: 'Europe/London' };
const now = '2026-03-02T10:00:00.000Z';
const rowena = { oid: '00000000-0000-4000-8000-000000000001', name: 'Rowena Castell' };
const priya = { oid: '00000000-0000-4000-8000-000000000002', name: 'Priya Nair' };
const people = [
  aPerson({ key: 'p-rowena', name: rowena.name, oid: rowena.oid }),
  aPerson({ key: 'p-priya', name: priya.name, oid: priya.oid }),
];
const directory = { directory: buildDirectory(people, []), managerKeys: ['p-rowena'] };

let sharePoint: MemorySharePoint;
beforeEach(() => {
  sharePoint = new MemorySharePoint();
  sharePoint.add(
    'actions',
    registerLists.actions.write(anAction({ key: 'a-1', status: 'in progress', leads: [aLead()] })),
  );
  sharePoint.add('risks', registerLists.risks.write(aRisk({ key: 'r-1' })));
});

const row = (list: 'actions' | 'risks') => sharePoint.fields(list)[0]!;
const trail = () =>
  sharePoint.fields('updates').map((fields) => registerLists.updates.read({ fields }, site));

async function put(parts: Partial<PutCellRight>, by = rowena) {
  const request = putCellRightSchema.parse({
    idempotencyKey: 'cell-0001',
    itemKind: 'action',
    itemKey: 'a-1',
    ...parts,
  });
  const outcome = await putCellRight(
    { graph: sharePoint.port(), place: sharePoint.place, site, now, language: 'en' },
    request,
    { actor: by, directory, timeZone: site.timeZone },
  );
  return putCellRightOutcomeSchema.parse(outcome);
}

describe('a cell that could not be read', () => {
  it.each([
    ['Percent complete', 'PercentComplete', 'forty', '40%', 40],
    ['RAG', 'Rag', 'greenish', 'Amber', 'amber'],
    ['Current due', 'CurrentDue', 'after Easter', '31 March 2026', '2026-03-31T12:00:00Z'],
    ['Ongoing', 'Ongoing', 'perhaps', 'yes', true],
  ])('“%s” is written as its column holds it', async (column, name, seen, value, held) => {
    sharePoint.handEdit('actions', '1', { [name]: seen });
    expect(await put({ column, seen, value })).toMatchObject({
      outcome: 'recorded',
      item: { kind: 'action', action: { problems: [] } },
    });
    expect(row('actions')[name]).toBe(held);
  });

  it('is in the trail with what it held, by the manager, once however often Save is pressed', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 'forty', StartDate: 'spring' });
    const right = { column: 'Percent complete', seen: 'forty', value: '40' };
    await put(right);
    expect((await put(right)).outcome).toBe('already recorded');
    await put({ column: 'Start', seen: 'spring', value: '20 March 2026', idempotencyKey: 'cell-0002' });
    expect(trail().map(({ kind, by, changes, text }) => ({ kind, by, changes, text }))).toEqual([
      {
        kind: 'put right',
        by: rowena,
        changes: [{ field: 'percentComplete', before: 'forty', after: '40%' }],
        text: '',
      },
      {
        kind: 'put right',
        by: rowena,
        changes: [],
        text: 'Start: it held “spring”, and holds “20 March 2026” now.',
      },
    ]);
  });

  it('is cleared by writing nothing, where nothing may stand there', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 'forty' });
    await put({ column: 'Percent complete', seen: 'forty', value: '' });
    expect(row('actions')['PercentComplete']).toBeNull();

    sharePoint.handEdit('actions', '1', { Status: 'parked' });
    expect(await put({ column: 'Status', seen: 'parked', value: '' })).toMatchObject({
      outcome: 'refused',
      userMessage: expect.stringContaining('This is empty') as string,
    });
  });

  it('stays as it is when what is written cannot be read either, and it is said why', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 'forty' });
    expect(await put({ column: 'Percent complete', seen: 'forty', value: '140' })).toMatchObject({
      outcome: 'refused',
      reason: 'not valid',
      userMessage: expect.stringContaining('between 0 and 100') as string,
    });
    expect(row('actions')['PercentComplete']).toBe('forty');
    expect(trail()).toEqual([]);
  });

  it('of a risk is put right beside another that still cannot be read', async () => {
    sharePoint.handEdit('risks', '1', { TargetScore: 'low', TargetImpact: 'small' });
    await put({ itemKind: 'risk', itemKey: 'r-1', column: 'Target score', seen: 'low', value: '4' });
    expect(row('risks')).toMatchObject({ TargetScore: 4, TargetImpact: 'small' });
  });

  it('can be taken back', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 'forty' });
    await put({ column: 'Percent complete', seen: 'forty', value: '40' });
    const undone = await undoChange(
      { graph: sharePoint.port(), place: sharePoint.place, site, now, language: 'en' },
      { undoes: 'cell-0001', items: [{ itemKind: 'action', itemKey: 'a-1' }] },
      { actor: rowena, directory, timeZone: site.timeZone },
    );
    expect(undone.items[0]?.result.outcome).toBe('recorded');
    expect(row('actions')['PercentComplete']).toBe('forty');
  });
});

describe('is left alone', () => {
  beforeEach(() => sharePoint.handEdit('actions', '1', { PercentComplete: 'forty' }));
  const right = { column: 'Percent complete', seen: 'forty', value: '40' };

  it('when it holds something else by now, which is told', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 'fifty' });
    expect(await put(right)).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ label: 'Percent complete', seen: 'forty', now: 'fifty', yours: '40' }],
    });
  });

  it('when somebody put it right meanwhile', async () => {
    sharePoint.handEdit('actions', '1', { PercentComplete: 60 });
    expect(await put(right)).toMatchObject({ outcome: 'refused', reason: 'not valid' });
    expect(row('actions')['PercentComplete']).toBe(60);
  });

  it('when somebody who is no board manager presses', async () => {
    expect(await put(right, priya)).toMatchObject({ outcome: 'refused', reason: 'not allowed' });
  });

  it('when it belongs to the score, to the register itself, or to no column', async () => {
    sharePoint.handEdit('risks', '1', { CurrentScore: 'high' });
    const risk = { itemKind: 'risk', itemKey: 'r-1' } as const;
    expect(await put({ ...risk, column: 'Current score', seen: 'high', value: '9' })).toMatchObject({
      userMessage: expect.stringContaining('Score the risk again') as string,
    });
    for (const column of ['Register key', 'Colour']) {
      expect(await put({ column, seen: '', value: 'x' })).toMatchObject({
        userMessage: expect.stringContaining('version history') as string,
      });
    }
  });

  it('when it is a date that no calendar has', async () => {
    sharePoint.handEdit('actions', '1', { CurrentDue: on('2026-03-31'), StartDate: 'spring' });
    expect(await put({ column: 'Start', seen: 'spring', value: '31 February 2026' })).toMatchObject({
      userMessage: expect.stringContaining('not a date') as string,
    });
  });
});
