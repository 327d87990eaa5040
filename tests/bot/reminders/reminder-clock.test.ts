import { createReminderClock } from '../../../bot/reminders/reminder-clock.ts';
import { writeRecorded } from '../../../shared/sharepoint/recorded.ts';
import { board, ledgerRows, serviceOn } from './service-in-memory.ts';

describe('the reminder clock', () => {
  it.each([
    ['before the board’s time', '2026-03-23T08:29:59Z', 0],
    ['at the board’s time', '2026-03-23T08:30:00Z', 3],
    ['late in the evening, after hours without service', '2026-03-23T20:00:00Z', 3],
    ['on a Sunday', '2026-03-22T10:00:00Z', 0],
    ['in summer time, when 8:30 is 7:30 in UTC', '2026-03-30T07:30:00Z', 3],
    ['in summer time, a minute early', '2026-03-30T07:29:00Z', 0],
  ])('%s', async (_, now, sent) => {
    const service = serviceOn(board());
    service.now = now;
    const clock = createReminderClock([service.parts]);
    await clock.tick();
    await clock.tick();
    expect(service.messenger.sent).toHaveLength(sent);
  });

  it.each([
    // Monday 23 March 2026: summer time has begun in New York and not yet in London.
    ['2026-03-23T08:29:59Z', 0, 0],
    ['2026-03-23T08:30:00Z', 3, 0],
    ['2026-03-23T12:29:59Z', 3, 0],
    ['2026-03-23T12:30:00Z', 3, 3],
    // Monday 30 March: in both.
    ['2026-03-30T07:29:59Z', 0, 0],
    ['2026-03-30T07:30:00Z', 3, 0],
    ['2026-03-30T12:29:59Z', 3, 0],
    ['2026-03-30T12:30:00Z', 3, 3],
  ])('one clock for boards in London and in New York, at %s: %i and %i', async (now, london, newYork) => {
    const services = ['Europe/London', 'America/New_York'].map((timeZone) => serviceOn(board(timeZone)));
    for (const service of services) service.now = now;
    await createReminderClock(services.map(({ parts }) => parts)).tick();
    expect(services.map(({ messenger }) => messenger.sent.length)).toEqual([london, newYork]);
  });

  it('costs one call of Graph per board and tick when the day is done', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    const clock = createReminderClock([service.parts]);
    await clock.tick();
    await clock.tick();
    sharePoint.calls.length = 0;
    await clock.tick();
    expect(sharePoint.calls).toHaveLength(1);
  });

  it('plans nothing anew while nothing changed, and looks again when a failed message is due for another try', async () => {
    const service = serviceOn(board());
    service.messenger.problems.set('29:oid-alma', ['transient', 'throttled']);
    const clock = createReminderClock([service.parts]);
    const at = async (time: string) => {
      service.now = `2026-03-23T${time}Z`;
      await clock.tick();
      return service.messenger.sent.filter(({ to }) => to === '29:oid-alma').length;
    };
    expect(await at('09:00:00')).toBe(0);
    expect(await at('09:00:05')).toBe(0);
    expect(await at('09:00:58')).toBe(0);
    expect(service.messenger.tried.get('29:oid-alma')).toBe(1);
    // The second attempt a minute after the first, the third five minutes after that.
    expect(await at('09:01:01')).toBe(0);
    expect(await at('09:05:00')).toBe(0);
    expect(service.messenger.tried.get('29:oid-alma')).toBe(2);
    expect(await at('09:06:02')).toBe(1);
    expect(await at('12:00:00')).toBe(1);
  });

  it('takes over what a service left that died, once its lease is over', async () => {
    const sharePoint = board();
    const dead = serviceOn(sharePoint);
    await dead.parts.mirror.refresh();
    dead.dieAtStep(2);
    await createReminderClock([dead.parts]).tick();
    expect(ledgerRows(sharePoint).map(({ state }) => state)).toEqual(Array(4).fill('claimed'));
    const service = serviceOn(sharePoint);
    const clock = createReminderClock([service.parts]);
    await clock.tick();
    service.now = '2026-03-23T09:04:59Z';
    await clock.tick();
    expect(service.messenger.sent).toHaveLength(0);
    service.now = '2026-03-23T09:05:00Z';
    await clock.tick();
    expect(service.messenger.sent).toHaveLength(3);
  });

  it('looks after the other boards when one cannot be read', async () => {
    const broken = serviceOn(board(), () => ({ kind: 'never arrives' }));
    const whole = serviceOn(board());
    await createReminderClock([broken.parts, whole.parts]).tick();
    expect(broken.messenger.sent).toHaveLength(0);
    expect(whole.messenger.sent).toHaveLength(3);
  });

  it('sweeps again at the next tick when the claims got no answer', async () => {
    const sharePoint = board();
    let calls = 0;
    const service = serviceOn(sharePoint, () => {
      calls += 1;
      return calls === 2 ? { kind: 'never arrives' } : { kind: 'arrives' };
    });
    const clock = createReminderClock([service.parts]);
    await clock.tick();
    expect(service.messenger.sent).toHaveLength(0);
    await clock.tick();
    expect(service.messenger.sent).toHaveLength(3);
  });

  it('completes on Monday what a service left undone that died on Friday, and looks no further back after that', async () => {
    const sharePoint = board();
    const entry = {
      key: 'card:friday:1',
      itemKind: 'action' as const,
      itemKey: 'of-alma',
      kind: 'progress' as const,
      at: '2026-03-20T09:00:00Z',
      by: { oid: 'oid-alma', name: 'Alma Example' },
      via: 'card' as const,
      text: 'Said on Friday, after the sweep.',
      changes: [],
      reason: '',
      meetingKey: null,
    };
    sharePoint.handEdit('actions', '1', writeRecorded({ entry, left: {} }));
    const service = serviceOn(sharePoint);
    const clock = createReminderClock([service.parts]);
    await clock.tick();
    expect(sharePoint.fields('updates').map((fields) => fields['UpdateText'])).toEqual([entry.text]);

    service.now = '2026-03-24T09:00:00Z';
    sharePoint.calls.length = 0;
    await clock.tick();
    const reads = sharePoint.calls
      .flatMap(({ requests }) => requests)
      .filter(({ path }) => path.includes('ItemKey'));
    expect(reads).toEqual([]);
  });
});
