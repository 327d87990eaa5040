import fc from 'fast-check';
import { createPacer, type PacerSettings } from '../../../bot/teams/pacing.ts';

/** A clock that runs as fast as its events. */
class Simulation {
  at = 0;
  private events: { at: number; order: number; run: () => void }[] = [];
  private order = 0;

  after = (milliseconds: number, run: () => void): (() => void) => {
    const event = { at: this.at + milliseconds, order: (this.order += 1), run };
    this.events.push(event);
    return () => {
      this.events = this.events.filter((other) => other !== event);
    };
  };

  pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      this.after(milliseconds, resolve);
    });

  async run(until = Infinity): Promise<void> {
    for (;;) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const next = this.events.sort((one, other) => one.at - other.at || one.order - other.order).shift();
      if (next === undefined || next.at > until) return;
      this.at = Math.max(this.at, next.at);
      next.run();
    }
  }
}

const within = (moments: readonly number[], milliseconds: number): number =>
  Math.max(
    0,
    ...moments.map(
      (from) => moments.filter((moment) => moment >= from && moment < from + milliseconds).length,
    ),
  );

const quick = { unitsPerMinute: 1_000_000 };

function pacerIn(simulation: Simulation, settings: Partial<PacerSettings> = {}, random = () => 0.5) {
  return createPacer({
    replicas: 1,
    ...quick,
    now: () => simulation.at,
    random,
    after: simulation.after,
    ...settings,
  });
}

describe('pacing', () => {
  it('never exceeds fifty a second however uneven the way to Teams is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 50, maxLength: 50 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 30, maxLength: 30 }),
        async (latencies, chances) => {
          const simulation = new Simulation();
          let drawn = 0;
          const pacer = pacerIn(simulation, {}, () => chances[(drawn += 1) % chances.length] ?? 0);
          const arrived: number[] = [];
          const one = async (index: number) => {
            const leave = await pacer.enter(`a:${index}`, 'background');
            const there = latencies[index % latencies.length] ?? 0;
            await simulation.pause(there);
            arrived.push(simulation.at);
            await simulation.pause(latencies[(index * 7) % latencies.length] ?? 0);
            leave?.();
          };
          const all = (async () => {
            const begun: Promise<void>[] = [];
            for (let index = 0; index < 200; index += 1) {
              await pacer.turn();
              begun.push(one(index));
            }
            await Promise.all(begun);
          })();
          await simulation.run();
          await all;
          expect(arrived).toHaveLength(200);
          expect(within(arrived, 1_000)).toBeLessThanOrEqual(50);
          expect(200 / (simulation.at / 1_000)).toBeGreaterThan(30);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('is as fast over a long way as over a short one', async () => {
    for (const latency of [5, 300]) {
      const simulation = new Simulation();
      const pacer = pacerIn(simulation);
      let ended = 0;
      for (let index = 0; index < 400; index += 1) {
        void (async () => {
          const leave = await pacer.enter(`a:${index}`, 'background');
          await simulation.pause(latency);
          ended = simulation.at;
          leave?.();
        })();
      }
      await simulation.run();
      expect(400 / (ended / 1_000)).toBeGreaterThan(40);
    }
  });

  it('keeps to a conversation’s limits over each of its stretches, and says so rather than wait long', async () => {
    const simulation = new Simulation();
    const pacer = pacerIn(simulation);
    const arrived: number[] = [];
    let refused = 0;
    for (let index = 0; index < 200; index += 1) {
      void pacer.enter('a:1', 'background').then(async (leave) => {
        if (leave === null) {
          refused += 1;
          return;
        }
        arrived.push(simulation.at);
        await simulation.pause(10);
        leave();
      });
    }
    await simulation.run(300_000);
    expect(within(arrived, 1_000)).toBeLessThanOrEqual(7);
    expect(within(arrived, 2_000)).toBeLessThanOrEqual(8);
    expect(within(arrived, 30_000)).toBeLessThanOrEqual(60);
    expect(arrived.length + refused).toBe(200);
    expect(refused).toBeGreaterThan(0);
  });

  it('lets an answer to a person through while a sweep uses all it may', async () => {
    const simulation = new Simulation();
    const pacer = pacerIn(simulation);
    let entered = 0;
    for (let index = 0; index < 60; index += 1) {
      void pacer.enter(`a:${index}`, 'background').then(() => {
        entered += 1;
      });
    }
    await simulation.run(10);
    expect(entered).toBe(46);
    const leave = await pacer.enter('a:person', 'person');
    expect(leave).not.toBeNull();
    expect(simulation.at).toBeLessThanOrEqual(10);
  });

  it('shares the limit between replicas', async () => {
    const simulation = new Simulation();
    const pacer = pacerIn(simulation, { replicas: 3 });
    let entered = 0;
    for (let index = 0; index < 60; index += 1) {
      void pacer.enter(`a:${index}`, 'background').then(() => {
        entered += 1;
      });
    }
    await simulation.run(10);
    expect(entered).toBe(14);
  });

  it('begins no more messages than SharePoint’s budget for their rows allows', async () => {
    const simulation = new Simulation();
    const pacer = pacerIn(simulation, { unitsPerMinute: 1_250 });
    let begun = 0;
    const sweep = (async () => {
      while (simulation.at < 60_000) {
        await pacer.turn();
        begun += 1;
      }
    })();
    await simulation.run(61_000);
    await sweep;
    expect(begun * 6).toBeLessThanOrEqual(1_020);
    expect(begun * 6).toBeGreaterThan(950);
  });

  it('holds one busy conversation back, and everybody once a second one is busy', async () => {
    const simulation = new Simulation();
    const pacer = pacerIn(simulation);
    const enteredAt = async (conversation: string) => {
      let at = -1;
      void pacer.enter(conversation, 'background').then((leave) => {
        at = simulation.at;
        leave?.();
      });
      await simulation.run(simulation.at + 29_000);
      return at;
    };
    pacer.slowDown('a:1', 5);
    expect(await enteredAt('a:2')).toBe(0);
    simulation.at = 1_000;
    pacer.slowDown('a:3', 7);
    expect(await enteredAt('a:2')).toBeGreaterThanOrEqual(8_000);
  });
});
