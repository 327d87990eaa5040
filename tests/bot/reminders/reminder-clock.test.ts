import { createReminderClock, type RunAfter } from '../../../bot/reminders/reminder-clock.ts';
import { writeRecorded } from '../../../shared/sharepoint/recorded.ts';
import { mirrorOf } from '../teams/board-in-memory.ts';
import { board, ledgerRows, serviceOn } from './service-in-memory.ts';

/** Lets everything happen that waits for nothing but itself. */
const settled = () => new Promise(setImmediate);

/** Timers that run out when the test says so. */
function handedTimers() {
  const armed: { milliseconds: number; run: () => void }[] = [];
  const runAfter: RunAfter = (milliseconds, run) => {
    const timer = { milliseconds, run };
    armed.push(timer);
    return () => {
      const at = armed.indexOf(timer);
      if (at >= 0) armed.splice(at, 1);
    };
  };
  return {
    runAfter,
    armed: () => armed.map(({ milliseconds }) => milliseconds),
    /** The first that was armed for so long runs out. */
    runOut: async (milliseconds: number) => {
      const at = armed.findIndex((timer) => timer.milliseconds === milliseconds);
      const [timer] = armed.splice(at, 1);
      timer?.run();
      await settled();
    },
  };
}

/** A board on a Sunday, when nothing is sent, whose looks are noted, take so many milliseconds each, and end at once or when they are let. */
function watchedBoard(name: string, looks: string[], elapsed: { milliseconds: number }, takes = 0) {
  const sharePoint = board();
  const real = mirrorOf(sharePoint);
  let held: Promise<void> | null = null;
  const mirror = {
    ...real,
    refresh: async () => {
      looks.push(name);
      await held;
      elapsed.milliseconds += takes;
      return real.refresh();
    },
  };
  const { parts } = serviceOn(sharePoint, undefined, undefined, {
    mirror,
    now: () => '2026-03-22T10:00:00Z',
    elapsed: () => elapsed.milliseconds,
  });
  return {
    parts,
    write: () => real.nudge(),
    hold: () => {
      let letGo = (): void => undefined;
      held = new Promise((resolve) => {
        letGo = () => {
          held = null;
          resolve();
        };
      });
      return () => letGo();
    },
  };
}

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

describe('looking at several boards', () => {
  function clockOverTwo(takes = { small: 0, large: 0 }) {
    const looks: string[] = [];
    const elapsed = { milliseconds: 0 };
    const small = watchedBoard('small', looks, elapsed, takes.small);
    const large = watchedBoard('large', looks, elapsed, takes.large);
    const timers = handedTimers();
    const clock = createReminderClock([small.parts, large.parts], timers.runAfter);
    return { looks, small, large, timers, clock };
  }

  it('a tick that meets a look at one board looks at the other, and not again at the one', async () => {
    const { looks, small, timers, clock } = clockOverTwo();
    clock.start(60);
    await settled();
    looks.length = 0;
    const letGo = small.hold();
    small.write();
    await timers.runOut(1_000);
    const ticked = clock.tick();
    letGo();
    await ticked;
    expect(looks).toEqual(['small', 'large']);
    await clock.stop();
  });

  it('a board that is written to while it is looked at is looked at once more', async () => {
    const { looks, large, timers, clock } = clockOverTwo();
    clock.start(60);
    await settled();
    looks.length = 0;
    const letGo = large.hold();
    const ticked = clock.tick();
    await settled();
    large.write();
    large.write();
    await timers.runOut(1_000);
    expect(looks).toEqual(['small', 'large']);
    letGo();
    await ticked;
    expect(looks).toEqual(['small', 'large', 'large']);
    await clock.stop();
  });

  it('what is written is looked at a second later, alone', async () => {
    const { looks, small, timers, clock } = clockOverTwo();
    clock.start(60);
    await settled();
    expect([looks, timers.armed()]).toEqual([['small', 'large'], [60_000]]);
    looks.length = 0;
    small.write();
    small.write();
    expect(timers.armed()).toEqual([60_000, 1_000]);
    await timers.runOut(1_000);
    expect(looks).toEqual(['small']);
    await clock.stop();
  });

  it('a look that took long waits ten times as long, at most half a minute, whatever was looked at since', async () => {
    const { large, small, timers, clock } = clockOverTwo({ small: 5, large: 2_000 });
    clock.start(60);
    await settled();
    small.write();
    await timers.runOut(1_000);
    large.write();
    small.write();
    expect(timers.armed()).toEqual([60_000, 20_000, 1_000]);
    await clock.stop();
    const slow = clockOverTwo({ small: 0, large: 20_000 });
    await slow.clock.tick();
    slow.clock.start(60);
    await settled();
    slow.large.write();
    expect(slow.timers.armed()).toEqual([60_000, 30_000]);
    await slow.clock.stop();
  });

  it('goes on ticking until it is stopped; then nothing written makes it look, and no other board is begun', async () => {
    const { looks, small, timers, clock } = clockOverTwo();
    clock.start(60);
    clock.start(60);
    await settled();
    await timers.runOut(60_000);
    expect([looks, timers.armed()]).toEqual([['small', 'large', 'small', 'large'], [60_000]]);
    looks.length = 0;
    const letGo = small.hold();
    await timers.runOut(60_000);
    small.write();
    const stopped = clock.stop();
    letGo();
    await stopped;
    small.write();
    expect([looks, timers.armed()]).toEqual([['small'], []]);
  });
});
