import { randomUUID } from 'node:crypto';
import type { CardMessage } from '../../../bot/cards/card.ts';
import { createLedgerWriter } from '../../../bot/reminders/ledger-writer.ts';
import { SendFailure, type Messenger, type SendProblemKind } from '../../../bot/reminders/messenger.ts';
import type { SweepParts } from '../../../bot/reminders/sweep.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Reminder } from '../../../shared/domain/reminder.ts';
import type { GraphPort } from '../../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aReach } from '../../support/a-reach.ts';
import { aLead, anAction, aPerson } from '../../support/builders.ts';
import type { Fate, MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { links } from '../cards/card-samples.ts';
import { aBoard, aReference, mirrorOf, quiet } from '../teams/board-in-memory.ts';

const names = ['alma', 'bertram', 'chandra', 'dilys'];

/** Four people with one overdue action each; the first three can be reached. */
export function board(timeZone = 'Europe/London'): MemorySharePoint {
  const sharePoint = aBoard({
    timeZone,
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

export class FakeMessenger implements Messenger {
  sent: { to: string; message: CardMessage }[] = [];
  /** Problems that meet the next messages to a person, in order. */
  readonly problems = new Map<string, SendProblemKind[]>();
  readonly tried = new Map<string, number>();

  sendPersonal(
    reference: ReturnType<typeof aReference>,
    message: CardMessage,
  ): Promise<{ messageId: string }> {
    const to = reference.user.id;
    this.tried.set(to, (this.tried.get(to) ?? 0) + 1);
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

/** What a process that is no longer there does with a call. */
class Death extends Error {}

export interface Service {
  readonly parts: SweepParts;
  readonly messenger: FakeMessenger;
  now: string;
  readonly waits: number[];
  /** From its n-th call of SharePoint's ledger or of Teams on, nothing happens any more; `after` = that one is still done. */
  dieAtStep(step: number, when?: 'before' | 'after'): void;
  /** Something that happens elsewhere just before the n-th call. */
  beforeStep(step: number, happening: () => Promise<void>): void;
}

export function serviceOn(
  sharePoint: MemorySharePoint,
  fate?: () => Fate,
  messenger = new FakeMessenger(),
  changes: Partial<SweepParts> = {},
): Service {
  const options = fate === undefined ? {} : { fate };
  const waits: number[] = [];
  const port = sharePoint.port(options);
  let steps = 0;
  let death: { step: number; when: 'before' | 'after' } | null = null;
  const happenings = new Map<number, () => Promise<void>>();
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    steps += 1;
    const now = steps;
    await happenings.get(now)?.();
    if (death === null || now < death.step) return work();
    if (now === death.step && death.when === 'after') await work();
    throw new Death();
  };
  const graph: GraphPort = {
    send: (request) => step(() => port.send(request)),
    batch: (requests) => step(() => port.batch(requests)),
  };
  const reach = aReach({
    messenger: {
      sendPersonal: (reference, message) => step(() => messenger.sendPersonal(reference, message)),
      update: () => Promise.resolve(),
    },
    graph: port,
    now: () => service.now,
  });
  const service: Service = {
    messenger,
    waits,
    now: '2026-03-23T09:00:00Z',
    dieAtStep: (at, when = 'before') => {
      death = { step: steps + at, when };
    },
    beforeStep: (at, happening) => {
      happenings.set(steps + at, happening);
    },
    parts: {
      mirror: mirrorOf(sharePoint, options),
      graph,
      writer: createLedgerWriter(graph),
      reach,
      pace: () => Promise.resolve(),
      elapsed: () => performance.now(),
      random: () => 0,
      stopping: new AbortController().signal,
      holder: `held by ${randomUUID()}`,
      underWay: new Set<string>(),
      links,
      holidays: () => ({ covers: () => true, isHoliday: () => false }),
      now: () => service.now,
      logger: quiet,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      ...changes,
    },
  };
  return service;
}

export function ledgerRows(sharePoint: MemorySharePoint): Reminder[] {
  return sharePoint
    .fields('reminders')
    .map((fields, index) =>
      registerLists.reminders.read({ id: String(index + 1), fields }, { timeZone: 'Europe/London' }),
    );
}
