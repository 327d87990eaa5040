import { sendAgain } from '../../../bot/reminders/send-again.ts';
import { sweepBoard } from '../../../bot/reminders/sweep.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { board, ledgerRows, serviceOn, type Service } from './service-in-memory.ts';

const by = { oid: 'oid-morgan', name: 'Morgan Ellis' };
const again = (service: Service, timesSeen: number, personKey = 'alma') =>
  sendAgain(service.parts, { personKey, by, timesSeen });
const sweep = async (service: Service) =>
  sweepBoard(service.parts, await service.parts.mirror.refresh(), civilDate('2026-03-23'));
const toAlma = (service: Service) => service.messenger.sent.filter(({ to }) => to === '29:oid-alma').length;
const claims = (sharePoint: MemorySharePoint) =>
  ledgerRows(sharePoint)
    .filter(({ personKey }) => personKey === 'alma')
    .map(({ claimKey, state }) => [claimKey, state]);

it('sends once more what the sweep sent, and says who wanted it', async () => {
  const sharePoint = board();
  const service = serviceOn(sharePoint);
  await sweep(service);
  expect(await again(service, 1)).toEqual({
    kind: 'sent',
    userMessage: {
      en: 'Sent to alma Example: Teams chat.',
      cy: 'Anfonwyd at alma Example: sgwrs Teams.',
    },
  });
  expect(claims(sharePoint)).toEqual([
    ['2026-03-23/alma', 'sent'],
    ['2026-03-23/alma/again-2', 'sent'],
  ]);
  expect(ledgerRows(sharePoint).at(-1)).toMatchObject({ requestedBy: by, attempts: 1 });
  expect(ledgerRows(sharePoint).at(-1)?.lines).toHaveLength(1);
});

it('sends once however often it is pressed, by whomever, on whichever service', async () => {
  const sharePoint = board();
  const [one, two] = [serviceOn(sharePoint), serviceOn(sharePoint)];
  two.messenger.sent = one.messenger.sent;
  const outcomes = await Promise.all([again(one, 0), again(one, 0), again(two, 0)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'sent']);
  expect(await again(two, 0)).toMatchObject({ kind: 'already' });
  expect(toAlma(one)).toBe(1);
});

it('counts as the day’s message: the sweep sends no other', async () => {
  const service = serviceOn(board());
  await again(service, 0);
  await sweep(service);
  expect(toAlma(service)).toBe(1);
});

it('takes the place of a message that failed and would be tried again', async () => {
  const sharePoint = board();
  const service = serviceOn(sharePoint);
  service.messenger.problems.set('29:oid-alma', ['transient']);
  await sweep(service);
  expect(await again(service, 1)).toMatchObject({ kind: 'sent' });
  service.now = '2026-03-23T09:30:00Z';
  await sweep(service);
  expect(toAlma(service)).toBe(1);
  expect(claims(sharePoint)).toEqual([
    ['2026-03-23/alma', 'superseded'],
    ['2026-03-23/alma/again-2', 'sent'],
  ]);
});

it('is finished by another service when its own died after claiming', async () => {
  const sharePoint = board();
  const dead = serviceOn(sharePoint);
  await dead.parts.mirror.refresh();
  dead.dieAtStep(2);
  await expect(again(dead, 0)).rejects.toThrow();
  expect(claims(sharePoint)).toEqual([['2026-03-23/alma/again-1', 'claimed']]);
  const service = serviceOn(sharePoint);
  service.now = '2026-03-23T09:10:00Z';
  await sweep(service);
  expect(toAlma(service)).toBe(1);
  expect(claims(sharePoint)).toEqual([['2026-03-23/alma/again-1', 'sent']]);
});

it.each([
  ['dilys', [], 'unreachable', 'not installed'],
  ['nobody', [], 'unknown person', 'no longer in the People list'],
  ['alma', ['no answer'], 'possibly sent', 'nobody knows'],
  ['alma', ['throttled'], 'failed', 'tried again by itself'],
] as const)('says what became of it: %s %j is %s', async (personKey, problems, kind, words) => {
  const service = serviceOn(board());
  service.messenger.problems.set('29:oid-alma', [...problems]);
  const outcome = await again(service, 0, personKey);
  expect(outcome.kind).toBe(kind);
  expect(outcome.userMessage.en).toContain(words);
});

it('sends nothing to somebody who is asked about nothing', async () => {
  const sharePoint = board();
  sharePoint.handEdit('actions', '1', { Status: 'complete' });
  expect(await again(serviceOn(sharePoint), 0)).toMatchObject({ kind: 'nothing to send' });
});
