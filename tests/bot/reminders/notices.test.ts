import { createReminderClock } from '../../../bot/reminders/reminder-clock.ts';
import { sweepBoard } from '../../../bot/reminders/sweep.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { civilDate, civilDateAt } from '../../../shared/domain/civil-date.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aGroup, aLead, anAction, aPerson } from '../../support/builders.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { aBoard, aReference } from '../teams/board-in-memory.ts';
import { FakeMessenger, ledgerRows, serviceOn, type Service } from './service-in-memory.ts';

const lead = { oid: 'oid-lead', name: 'Lena Example' };
const request: NonNullable<Action['moreTimeRequest']> = {
  at: '2026-03-23T10:00:00Z',
  by: lead,
  proposedDue: civilDate('2026-09-30'),
  reason: 'Two of three are ill',
};
const approved: Partial<Action> = {
  moreTimeRequest: null,
  currentDue: civilDate('2026-09-30'),
  lastDecision: {
    kind: 'more time approved',
    at: '2026-03-23T11:00:00Z',
    by: { oid: 'oid-chair', name: 'Chandra Example' },
    note: '',
    due: civilDate('2026-09-30'),
    asked: request,
  },
};

/** One lead, one chair and their deputy; nothing is due for half a year but the lead's request. */
function board(weeklyOn: 'Monday' | null = null): MemorySharePoint {
  const people = ['lead', 'chair', 'deputy'].map((key) =>
    aPerson({ key, name: `${key} Example`, oid: `oid-${key}` }),
  );
  const sharePoint = aBoard({
    policy: { ...defaultReminderPolicy, weeklyOn },
    people,
    groups: [aGroup({ key: 'g', chairKey: 'chair', deputyKey: 'deputy' })],
    actions: [
      anAction({
        key: 'act',
        groupKey: 'g',
        currentDue: civilDate('2026-08-31'),
        leads: [aLead({ personKey: 'lead' })],
        moreTimeRequest: request,
        lastHeardAt: request.at,
      }),
    ],
  });
  for (const { oid } of people) {
    sharePoint.add(
      'conversations',
      registerLists.conversations.write({
        key: oid ?? '',
        reference: aReference(oid ?? ''),
        personName: oid ?? '',
      }),
    );
  }
  return sharePoint;
}

const change = (sharePoint: MemorySharePoint, values: Partial<Action>) =>
  sharePoint.handEdit('actions', '1', registerLists.actions.write(values));
const at = (service: Service, now: string) => {
  service.now = now;
  return service;
};
const sweep = async (service: Service) => {
  const snapshot = await service.parts.mirror.refresh();
  return sweepBoard(service.parts, snapshot, civilDateAt(service.now, 'Europe/London'), null);
};
const told = ({ messenger }: Pick<Service, 'messenger'>) =>
  messenger.sent.map(({ to, message }) => `${to.replace('29:oid-', '')}: ${message.summary}`);
const rows = (sharePoint: MemorySharePoint) =>
  ledgerRows(sharePoint).map(({ claimKey, kind, state }) => [claimKey, kind, state]);

const toChair: unknown = expect.stringMatching(/^chair: .*asks for more time, until 30 September 2026/);
const toLead: unknown = expect.stringMatching(/^lead: .*approved more time, until 30 September 2026/);
const askKey = 'notice/decide/act/2026-03-23T10:00:00Z/chair';
const decisionKey = 'notice/decided/act/2026-03-23T11:00:00Z/lead';

it('a chair is told of a request, and the lead of the decision, each once', async () => {
  const sharePoint = board();
  const service = at(serviceOn(sharePoint), '2026-03-23T10:01:00Z');
  await sweep(service);
  await sweep(service);
  expect(told(service)).toEqual([toChair]);
  change(sharePoint, approved);
  await sweep(at(service, '2026-03-23T11:01:00Z'));
  await sweep(service);
  expect(told(service)).toEqual([toChair, toLead]);
  expect(rows(sharePoint)).toEqual([
    [askKey, 'notice', 'sent'],
    [decisionKey, 'notice', 'sent'],
  ]);
  expect(ledgerRows(sharePoint)[0]).toMatchObject({
    personKey: 'chair',
    day: '2026-03-23',
    lines: [{ itemKind: 'action', itemKey: 'act', stage: 'decide-0' }],
  });
});

it('the clock sends them at the next look, from the board’s time on, on a working day', async () => {
  const sharePoint = board();
  change(sharePoint, { moreTimeRequest: { ...request, at: '2026-03-27T18:00:00Z' } });
  const service = serviceOn(sharePoint);
  const clock = createReminderClock([service.parts]);
  const heardAt = async (now: string) => {
    at(service, now);
    await clock.tick();
    return service.messenger.sent.length;
  };
  // A Saturday, a Sunday, and Monday before and at half past eight.
  expect(await heardAt('2026-03-28T12:00:00Z')).toBe(0);
  expect(await heardAt('2026-03-29T12:00:00Z')).toBe(0);
  expect(await heardAt('2026-03-30T07:29:00Z')).toBe(0);
  expect(await heardAt('2026-03-30T07:30:00Z')).toBe(1);
});

const everyDeath = [1, 2, 3, 4, 5].flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]);

it.each(everyDeath)(
  'a service that dies at step %i (%s it is done) tells the chair, and not twice',
  async (step, when) => {
    const sharePoint = board();
    const messenger = new FakeMessenger();
    const dead = at(serviceOn(sharePoint, undefined, messenger), '2026-03-23T10:01:00Z');
    await dead.parts.mirror.refresh();
    dead.dieAtStep(step, when);
    await sweep(dead);
    for (const minute of [10, 20]) {
      await sweep(at(serviceOn(sharePoint, undefined, messenger), `2026-03-23T10:${minute}:00Z`));
    }
    const [row, ...others] = ledgerRows(sharePoint);
    expect(others).toEqual([]);
    expect(messenger.sent.length).toBe(row?.state === 'possibly sent' ? messenger.sent.length : 1);
    expect(messenger.sent.length).toBeLessThanOrEqual(1);
    expect(['sent', 'possibly sent']).toContain(row?.state);
  },
);

it('what a dead service claimed is said as it stands when it goes out', async () => {
  const sharePoint = board();
  const dead = at(serviceOn(sharePoint), '2026-03-23T10:01:00Z');
  await dead.parts.mirror.refresh();
  dead.dieAtStep(2);
  await sweep(dead);
  change(sharePoint, { moreTimeRequest: { ...request, reason: 'Three of three are ill' } });
  const service = at(serviceOn(sharePoint), '2026-03-24T09:00:00Z');
  await sweep(service);
  expect(JSON.stringify(service.messenger.sent[0]?.message.card)).toContain('Three of three are ill');
  expect(rows(sharePoint)).toEqual([[askKey, 'notice', 'sent']]);
});

it.each([
  ['is decided', approved, [toLead], [[decisionKey, 'notice', 'sent']]],
  [
    'is replaced by another',
    { moreTimeRequest: { ...request, at: '2026-03-23T10:04:00Z' } },
    [toChair],
    [['notice/decide/act/2026-03-23T10:04:00Z/chair', 'notice', 'sent']],
  ],
  ['belongs to an action that was cancelled', { status: 'cancelled' }, [], []],
] as const)('a request that %s before it could be told is superseded', async (_, values, heard, more) => {
  const sharePoint = board();
  const dead = at(serviceOn(sharePoint), '2026-03-23T10:01:00Z');
  await dead.parts.mirror.refresh();
  dead.dieAtStep(2);
  await sweep(dead);
  change(sharePoint, values);
  const service = at(serviceOn(sharePoint), '2026-03-23T11:10:00Z');
  expect(await sweep(service)).toMatchObject({ superseded: 1, sent: heard.length });
  expect(told(service)).toEqual(heard);
  expect(rows(sharePoint)).toEqual([[askKey, 'notice', 'superseded'], ...more]);
});

it('what is owed waits over a night and a weekend, and is superseded by nothing', async () => {
  const sharePoint = board();
  const friday = { moreTimeRequest: { ...request, at: '2026-03-27T18:00:00Z' } };
  change(sharePoint, friday);
  const dead = at(serviceOn(sharePoint), '2026-03-27T18:01:00Z');
  await dead.parts.mirror.refresh();
  dead.dieAtStep(2);
  await sweep(dead);
  const service = serviceOn(sharePoint);
  const clock = createReminderClock([service.parts]);
  for (const now of ['2026-03-28T12:00:00Z', '2026-03-30T06:00:00Z']) {
    at(service, now);
    await clock.tick();
    expect(ledgerRows(sharePoint).map(({ state }) => state)).toEqual(['claimed']);
  }
  at(service, '2026-03-30T08:00:00Z');
  await clock.tick();
  expect(told(service)).toEqual([toChair]);
});

it('one that Teams did not take is tried again, and goes on the next day when it was in vain six times', async () => {
  const sharePoint = board();
  const service = serviceOn(sharePoint);
  service.messenger.problems.set('29:oid-chair', Array<'transient'>(7).fill('transient'));
  const clock = createReminderClock([service.parts]);
  for (const time of ['10:01', '10:02', '10:03', '10:09', '10:31', '11:35', '13:40', '18:00', '23:00']) {
    at(service, `2026-03-23T${time}:00Z`);
    await clock.tick();
  }
  expect(service.messenger.tried.get('29:oid-chair')).toBe(6);
  at(service, '2026-03-24T13:41:00Z');
  await clock.tick();
  expect(service.messenger.tried.get('29:oid-chair')).toBe(7);
  at(service, '2026-03-25T13:42:00Z');
  await clock.tick();
  expect(told(service)).toEqual([toChair]);
  expect(rows(sharePoint)).toEqual([[askKey, 'notice', 'sent']]);
});

it('one that was superseded is told after all when it is owed again', async () => {
  const sharePoint = board();
  const dead = at(serviceOn(sharePoint), '2026-03-23T10:01:00Z');
  await dead.parts.mirror.refresh();
  dead.dieAtStep(2);
  await sweep(dead);
  const service = serviceOn(sharePoint);
  sharePoint.handEdit('groups', '1', registerLists.groups.write({ chairKey: 'deputy' }));
  await sweep(at(service, '2026-03-23T10:10:00Z'));
  expect(service.messenger.sent.map(({ to }) => to)).toEqual(['29:oid-deputy']);
  sharePoint.handEdit('groups', '1', registerLists.groups.write({ chairKey: 'chair' }));
  await sweep(at(service, '2026-03-23T10:20:00Z'));
  expect(service.messenger.sent.map(({ to }) => to)).toEqual(['29:oid-deputy', '29:oid-chair']);
  expect(ledgerRows(sharePoint)).toHaveLength(2);
});

it('a notice is no digest: the day’s card comes as well, with the week of a chair who is asked for nothing else', async () => {
  const sharePoint = board('Monday');
  const service = at(serviceOn(sharePoint), '2026-03-23T10:01:00Z');
  await sweep(service);
  change(sharePoint, approved);
  await sweep(at(service, '2026-03-23T11:01:00Z'));
  await sweep(service);
  expect(told(service)).toEqual([
    toChair,
    toLead,
    'chair: Your week: The week of your groups – Children’s board',
  ]);
});
