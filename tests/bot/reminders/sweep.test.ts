import { createReminderClock } from '../../../bot/reminders/reminder-clock.ts';
import { SendFailure, type Messenger, type SendProblemKind } from '../../../bot/reminders/messenger.ts';
import { sweepBoard, type SweepParts } from '../../../bot/reminders/sweep.ts';
import type { CardMessage } from '../../../bot/cards/card.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { writeRecorded } from '../../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aReach } from '../../support/a-reach.ts';
import { aLead, anAction, aPerson } from '../../support/builders.ts';
import type { Fate, MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { links } from '../cards/card-samples.ts';
import { aBoard, aReference, mirrorOf, quiet } from '../teams/board-in-memory.ts';

const monday = civilDate('2026-03-23');
const names = ['alma', 'bertram', 'chandra', 'dilys'];

/** Four people with one overdue action each; the first three can be reached. */
function board(): MemorySharePoint {
  const sharePoint = aBoard({
    people: names.map((key) => aPerson({ key, name: `${key} Example`, oid: `oid-${key}` })),
    actions: names.map((key) =>
      anAction({ key: `of-${key}`, currentDue: civilDate('2026-03-16'), leads: [aLead({ personKey: key })] }),
    ),
  });
  for (const key of names.slice(0, 3)) {
    sharePoint.add(
      'conversations',
      registerLists.conversations.write({
        key: `oid-${key}`,
        reference: aReference(`oid-${key}`),
        personName: key,
      }),
    );
  }
  return sharePoint;
}

class FakeMessenger implements Messenger {
  readonly sent: { to: string; message: CardMessage }[] = [];
  /** Problems that meet the next messages to a person, in order. */
  readonly problems = new Map<string, SendProblemKind[]>();

  sendPersonal(
    reference: ReturnType<typeof aReference>,
    message: CardMessage,
  ): Promise<{ messageId: string }> {
    const to = reference.user.id;
    const problem = this.problems.get(to)?.shift();
    if (problem !== undefined)
      return Promise.reject(new SendFailure({ kind: problem, message: `HTTP ${problem}` }));
    this.sent.push({ to, message });
    return Promise.resolve({ messageId: `message-${this.sent.length}` });
  }

  update(): Promise<void> {
    return Promise.resolve();
  }
}

interface Service {
  readonly parts: SweepParts;
  readonly messenger: FakeMessenger;
  now: string;
  readonly waits: number[];
}

function serviceOn(sharePoint: MemorySharePoint, fate?: () => Fate): Service {
  const options = fate === undefined ? {} : { fate };
  const messenger = new FakeMessenger();
  const waits: number[] = [];
  const service: Service = {
    messenger,
    waits,
    now: '2026-03-23T09:00:00Z',
    parts: {
      mirror: mirrorOf(sharePoint, options),
      graph: sharePoint.port(options),
      reach: aReach({ messenger, graph: sharePoint.port(options), now: () => service.now }),
      links,
      holidays: () => ({ covers: () => true, isHoliday: () => false }),
      now: () => service.now,
      logger: quiet,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
    },
  };
  return service;
}

const ledger = (sharePoint: MemorySharePoint) =>
  sharePoint.fields('reminders').map((fields) => {
    const row = registerLists.reminders.read({ id: '1', fields }, { timeZone: 'Europe/London' });
    return [row.claimKey, row.state, row.messageId, row.error] as const;
  });

const sweep = async (service: Service, day = monday) =>
  sweepBoard(service.parts, await service.parts.mirror.refresh(), day);

describe('a sweep', () => {
  it('sends one digest to everyone who can be reached and writes the receipt', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    expect(await sweep(service)).toEqual({ sent: 3, unreachable: 1, failed: 0, taken: 0, unclaimed: 0 });
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

  it('costs three calls of Graph however many the first ten people are, and one for whoever cannot be reached', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    await service.parts.mirror.refresh();
    sharePoint.calls.length = 0;
    await sweep(service);
    expect(sharePoint.calls.map(({ requests }) => requests.length)).toEqual([9, 4, 1, 4]);
  });

  it('sends nothing a second time, nor on another service, nor after a restart', async () => {
    const sharePoint = board();
    await sweep(serviceOn(sharePoint));
    const restarted = serviceOn(sharePoint);
    expect(await sweep(restarted)).toEqual({ sent: 0, unreachable: 0, failed: 0, taken: 0, unclaimed: 0 });
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

  it('tries a busy Teams again, and gives up after three times until the next working day', async () => {
    const sharePoint = board();
    const service = serviceOn(sharePoint);
    service.messenger.problems.set('29:oid-alma', ['throttled', 'transient']);
    service.messenger.problems.set('29:oid-bertram', ['transient', 'transient', 'transient']);
    expect(await sweep(service)).toMatchObject({ sent: 2, failed: 1 });
    expect(service.waits.length).toBe(4);
    expect(await sweep(service, civilDate('2026-03-24'))).toMatchObject({ sent: 1 });
    expect(service.messenger.sent.map(({ to }) => to)).toEqual([
      '29:oid-chandra',
      '29:oid-alma',
      '29:oid-bertram',
    ]);
  });

  it('asks again the next working day what a service that died had claimed, and says so in the ledger', async () => {
    const sharePoint = board();
    // The claims are written and the service dies before it learns of it.
    let calls = 0;
    const dying = serviceOn(sharePoint, () => {
      calls += 1;
      return calls === 2 ? { kind: 'answer lost' } : { kind: 'arrives' };
    });
    await expect(sweep(dying)).rejects.toThrow('the answer was lost');
    expect(ledger(sharePoint).map(([, state]) => state)).toEqual([
      'claimed',
      'claimed',
      'claimed',
      'claimed',
    ]);
    const next = serviceOn(sharePoint);
    expect(await sweep(next)).toMatchObject({ sent: 0 });
    expect(await sweep(next, civilDate('2026-03-24'))).toMatchObject({ sent: 3 });
    expect(ledger(sharePoint)[0]?.slice(1)).toEqual([
      'failed',
      '',
      expect.stringContaining('it is asked again'),
    ]);
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
