import { SendFailure } from '../../../bot/reminders/messenger.ts';
import { sweepBoard } from '../../../bot/reminders/sweep.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { board, ledgerRows, serviceOn, type Service } from './service-in-memory.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const monday = civilDate('2026-03-23');

const ledger = (sharePoint: MemorySharePoint) =>
  ledgerRows(sharePoint).map((row) => [row.claimKey, row.state, row.messageId, row.error] as const);

const sweep = async (service: Service, day = monday) =>
  sweepBoard(service.parts, await service.parts.mirror.refresh(), day);

const nothing = {
  sent: 0,
  possiblySent: 0,
  unreachable: 0,
  failed: 0,
  superseded: 0,
  taken: 0,
  unclaimed: 0,
};

describe('a sweep', () => {
  it('sends one digest to everyone who can be reached and writes the receipt', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    expect(await sweep(service)).toEqual({ ...nothing, sent: 3, unreachable: 1 });
    expect(service.messenger.sent.map(({ to }) => to)).toEqual([
      '29:oid-alma',
      '29:oid-bertram',
      '29:oid-chandra',
    ]);
    expect(service.messenger.sent[0]?.message.summary).toBe(
      'One item needs you: 1 overdue – Children’s board',
    );
    expect(ledger(sharePoint)).toEqual([
      ['2026-03-23/alma', 'sent', 'message-1', ''],
      ['2026-03-23/bertram', 'sent', 'message-2', ''],
      ['2026-03-23/chandra', 'sent', 'message-3', ''],
      [
        '2026-03-23/dilys',
        'unreachable',
        '',
        'The app is not installed for this person, so it has no chat to write to. Ask them to add it in Teams. No Teams channel is chosen for the group.',
      ],
    ]);
  });

  it('costs five calls of Graph for a handful of people: a look, claims, marks, receipts, and one for whoever cannot be reached', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    await service.parts.mirror.refresh();
    sharePoint.calls.length = 0;
    await sweep(service);
    expect(sharePoint.calls.map(({ requests }) => requests.length)).toEqual([10, 4, 4, 1, 4]);
  });

  it('sends nothing a second time, nor on another service, nor after a restart', async () => {
    const sharePoint = board();
    await sweep(serviceOn(sharePoint));
    const restarted = serviceOn(sharePoint);
    expect(await sweep(restarted)).toEqual(nothing);
    expect(restarted.messenger.sent).toEqual([]);
  });

  it('shares the work with another service that sweeps at the same time', async () => {
    const sharePoint = board();
    const [one, two] = [serviceOn(sharePoint), serviceOn(sharePoint)];
    // Both have read the register before either claims.
    const [first, second] = [await one.parts.mirror.refresh(), await two.parts.mirror.refresh()];
    const reports = [await sweepBoard(one.parts, first, monday), await sweepBoard(two.parts, second, monday)];
    expect(reports.map(({ sent, taken }) => [sent, taken])).toEqual([
      [3, 0],
      [0, 4],
    ]);
    expect(ledger(sharePoint)).toHaveLength(4);
  });

  it.each([
    ['blocked', 'unreachable'],
    ['not installed', 'unreachable'],
    ['disabled by admin', 'unreachable'],
    ['too big', 'failed'],
    ['unknown', 'failed'],
    ['no answer', 'possibly sent'],
  ] as const)(
    'goes on to the others when one is met by “%s”, and records it as %s',
    async (problem, state) => {
      const sharePoint = board();
      const service = serviceOn(sharePoint);
      service.messenger.problems.set('29:oid-alma', [problem]);
      await sweep(service);
      expect(service.messenger.sent).toHaveLength(2);
      const [claimKey, kept, , error] = ledger(sharePoint)[0]!;
      expect([claimKey, kept]).toEqual(['2026-03-23/alma', state]);
      expect(error).toContain(`HTTP ${problem}`);
    },
  );

  it('keeps what Teams surely did not take for another try, and leaves it to the next working day after six', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    service.messenger.problems.set('29:oid-bertram', Array<'transient'>(6).fill('transient'));
    for (const time of ['09:00', '09:02', '09:10', '09:40', '11:00', '14:00', '18:00', '22:00']) {
      service.now = `2026-03-23T${time}:00Z`;
      await sweep(service);
    }
    expect(service.messenger.tried.get('29:oid-bertram')).toBe(6);
    expect(ledgerRows(sharePoint)[1]).toMatchObject({ state: 'failed', problem: 'transient', attempts: 6 });
    service.now = '2026-03-24T09:00:00Z';
    expect(await sweep(service, civilDate('2026-03-24'))).toMatchObject({ sent: 1 });
    expect(ledgerRows(sharePoint).at(-1)).toMatchObject({ claimKey: '2026-03-24/bertram', state: 'sent' });
  });

  it('says on the next day that a claim of the day before never went out, and asks again', async () => {
    const sharePoint = board();
    const dead = serviceOn(sharePoint);
    await dead.parts.mirror.refresh();
    dead.dieAtStep(2);
    await sweep(dead);
    const next = serviceOn(sharePoint);
    next.now = '2026-03-24T09:00:00Z';
    expect(await sweep(next, civilDate('2026-03-24'))).toMatchObject({ sent: 3, superseded: 4 });
    expect(ledger(sharePoint)[0]?.slice(1)).toEqual([
      'superseded',
      '',
      expect.stringContaining('stopped before this went out'),
    ]);
  });

  it('supersedes what was left behind and is no longer open', async () => {
    const sharePoint = board();
    const dead = serviceOn(sharePoint);
    await dead.parts.mirror.refresh();
    dead.dieAtStep(2);
    await sweep(dead);
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    const next = serviceOn(sharePoint);
    next.now = '2026-03-23T09:10:00Z';
    expect(await sweep(next)).toMatchObject({ sent: 2, superseded: 1 });
    expect(ledger(sharePoint)[0]?.[1]).toBe('superseded');
  });

  it('writes the receipt even when SharePoint is away for a moment', async () => {
    const sharePoint = board();
    let calls = 0;
    const service = serviceOn(sharePoint, () => {
      calls += 1;
      return calls === 3 ? { kind: 'never arrives' } : { kind: 'arrives' };
    });
    await sweep(service);
    expect(ledger(sharePoint).map(([, state]) => state)).toEqual(['sent', 'sent', 'sent', 'unreachable']);
  });
});

describe('exactly once in effect', () => {
  /** Every call of SharePoint and Teams in a sweep is a step; the service dies before it, or after it and before the answer. */
  const everyDeath = Array.from({ length: 20 }, (_, step) => [step + 1, 'before'] as const).flatMap(
    (death) => [death, [death[0], 'after'] as const] as const,
  );

  it.each(everyDeath)(
    'a service that dies at step %i (%s it is done) loses nobody and asks nobody twice',
    async (step, when) => {
      const sharePoint = board();
      const dead = serviceOn(sharePoint);
      await dead.parts.mirror.refresh();
      dead.dieAtStep(step, when);
      await sweep(dead);
      // It dies at the same step again, over and over, each time as a new process.
      for (const minute of [10, 20]) {
        const again = serviceOn(sharePoint, undefined, dead.messenger);
        again.now = `2026-03-23T09:${minute}:00Z`;
        await again.parts.mirror.refresh();
        again.dieAtStep(step, when);
        await sweep(again);
      }
      const last = serviceOn(sharePoint, undefined, dead.messenger);
      for (const minute of [30, 40]) {
        last.now = `2026-03-23T09:${minute}:00Z`;
        await sweep(last);
      }
      const rows = ledgerRows(sharePoint);
      for (const name of ['alma', 'bertram', 'chandra']) {
        const arrived = dead.messenger.sent.filter(({ to }) => to === `29:oid-${name}`).length;
        const row = rows.find(({ personKey }) => personKey === name);
        expect(arrived).toBeLessThanOrEqual(1);
        expect(row?.state).toBe(arrived === 1 && row?.state === 'sent' ? 'sent' : 'possibly sent');
      }
      expect(rows).toHaveLength(4);
    },
  );

  it('a slow service that lost its row to another does not send', async () => {
    const sharePoint = board();
    const slow = serviceOn(sharePoint);
    const quick = serviceOn(sharePoint);
    quick.now = '2026-03-23T09:10:00Z';
    // Between the claims of the slow one and its marks, the quick one finds them older than a lease.
    slow.beforeStep(2, async () => {
      await sweep(quick);
    });
    await slow.parts.mirror.refresh();
    await sweep(slow);
    expect(quick.messenger.sent).toHaveLength(3);
    expect(slow.messenger.sent).toHaveLength(0);
  });

  it('a mark whose answer was lost is recognised, and its message goes out', async () => {
    const sharePoint = board();
    let calls = 0;
    const service = serviceOn(sharePoint, () => {
      calls += 1;
      return calls === 3 ? { kind: 'answer lost' } : { kind: 'arrives' };
    });
    expect(await sweep(service)).toMatchObject({ sent: 3, unreachable: 1 });
  });

  it('a message whose answer was lost is shown as possibly sent and never sent again', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    service.messenger.problems.set('29:oid-alma', ['no answer']);
    await sweep(service);
    service.now = '2026-03-23T15:00:00Z';
    expect(await sweep(service)).toEqual(nothing);
    expect(service.messenger.sent.map(({ to }) => to)).toEqual(['29:oid-bertram', '29:oid-chandra']);
    expect(ledger(sharePoint)[0]?.[3]).toContain('nobody knows whether this arrived');
  });

  it('knows better than a service that called its message possibly sent in the meantime', async () => {
    const sharePoint = board();
    const slow = serviceOn(sharePoint);
    const other = serviceOn(sharePoint);
    other.now = '2026-03-23T09:10:00Z';
    await slow.parts.mirror.refresh();
    // Before the receipts: four messages are steps too.
    slow.beforeStep(6, async () => {
      await sweep(other);
      expect(ledger(sharePoint).map(([, state]) => state)).toContain('possibly sent');
    });
    await sweep(slow);
    expect(ledger(sharePoint).map(([, state]) => state)).toEqual(['sent', 'sent', 'sent', 'unreachable']);
  });

  it('tells an accident before the card was made from one after', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint, undefined, undefined, {
      reach: ({ person, message }) => {
        if (person.key === 'alma') throw new TypeError('an accident of our own');
        message(null);
        return Promise.reject(
          person.key === 'bertram'
            ? new TypeError('after the card')
            : new SendFailure({ kind: 'too big', message: 'HTTP 413' }),
        );
      },
    });
    await sweep(service);
    expect(
      ledger(sharePoint)
        .map(([, state]) => state)
        .slice(0, 3),
    ).toEqual(['possibly sent', 'possibly sent', 'failed']);
  });
});
