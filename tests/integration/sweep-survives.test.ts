import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { freePort } from '../../infra/dev/ports.ts';
import { type Stack } from '../../infra/dev/stack.ts';
import { startWatchedStack } from '../support/watched-stack.ts';
import type { FaultRule, NewFaultRule } from '../../infra/local-tenant/faults.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { startBalancer } from '../support/balancer.ts';
import { writeManyPeople } from '../support/many-people.ts';
import { manyPeopleDirectory } from '../support/many-people-directory.ts';
import { administratorGraph, childrensSite, controls, type ChatMessage } from '../support/tenant-client.ts';

/**
 * A sweep of a hundred and fifty people by three services that are killed (SIGKILL) in the middle of every kind of step, one in bad
 * weather, and one in which a copy is replaced while people read and write: nobody is left out, nobody hears twice, and what nobody can
 * know is said. SWEEP_KILLS=200 goes on for longer.
 */
const people = 150;
const kills = Number(process.env['SWEEP_KILLS'] ?? 10);

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'register-survives-'));
let stack: Stack;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let ledgerPath: string;
let ids: string[];
let services: { port: number; child: Promise<ChildProcess> }[] = [];

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Polls until it is so; a sweep that is slow on a busy machine is no failure, one that never ends is. Looking costs the processors that the
 * services need, so it is done no oftener than anything here depends on: a call that is held is held for 700 milliseconds.
 */
async function until(what: string, look: () => Promise<boolean>, seconds = 120): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`It never happened: ${what}`);
    await pause(150);
  }
}

const ledger = async (): Promise<Reminder[]> => {
  const { body } = await graph.send({ method: 'GET', path: ledgerPath });
  return (body as { value: unknown[] }).value.map((item) =>
    registerLists.reminders.read(item, { timeZone: 'Europe/London' }),
  );
};

/** What each person heard from the bot on a day. */
const heard = async (day: string): Promise<ChatMessage[][]> =>
  Promise.all(
    ids.map(async (id) => (await control.chat(id)).messages.filter((each) => each.at.startsWith(day))),
  );

async function startOne(port: number): Promise<ChildProcess> {
  return stack.startService({ PORT: `${port}`, SERVICE_REPLICAS: '3', DRAIN_SECONDS: '2' });
}

async function kill(index: number): Promise<void> {
  const service = services[index];
  if (service === undefined) return;
  const child = await service.child;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  service.child = startOne(service.port);
}

const moveTo = (day: string, minutes: number) =>
  control.moveClock(new Date(Date.parse(`${day}T09:00:00Z`) + minutes * 60_000).toISOString());

/** Everybody has a row of the day that is finished, and none of them is in two minds. */
const isSettled = async (day: string): Promise<boolean> => {
  const rows = (await ledger()).filter((row) => row.day === day);
  const open = rows.filter(({ state }) => state === 'claimed' || state === 'sending' || state === 'failed');
  return rows.length >= people && open.length === 0;
};

/** Moves the clock past every lease and pause until all is settled. */
async function settle(day: string, from: number): Promise<void> {
  let minutes = from;
  for (let tried = 0; tried < 60 && !(await isSettled(day)); tried += 1) {
    minutes += 6;
    await moveTo(day, minutes);
    await pause(1_500);
  }
}

async function expectExactlyOnce(day: string): Promise<{ possiblySent: number }> {
  const [rows, messages] = [(await ledger()).filter((row) => row.day === day), await heard(day)];
  expect(rows).toHaveLength(people);
  const byPerson = new Map(rows.map((row) => [row.personKey, row]));
  let possiblySent = 0;
  for (const [index, theirs] of messages.entries()) {
    const row = byPerson.get(`p-${index}`);
    expect(['sent', 'possibly sent']).toContain(row?.state);
    if (row?.state === 'sent') {
      expect(theirs.map(({ id }) => id)).toEqual([row.messageId]);
    } else {
      possiblySent += 1;
      expect(theirs.length).toBeLessThanOrEqual(1);
      expect(row?.error).not.toBe('');
    }
  }
  return { possiblySent };
}

beforeAll(async () => {
  stack = await startWatchedStack({
    dataDirectory,
    fresh: true,
    sample: false,
    boards: ['children'],
    directory: manyPeopleDirectory,
    // Slow enough that a sweep is still under way when it is met.
    environment: { REMINDER_TICK_SECONDS: '1', SHAREPOINT_UNITS_PER_MINUTE: '9000', LOG_LEVEL: 'error' },
  });
  control = controls(stack);
  graph = await administratorGraph(stack);
  ids = await writeManyPeople(stack, people);
  const { site, lists } = await childrensSite(stack, graph);
  const list = { siteId: site, listId: lists.reminders ?? '' };
  ledgerPath = itemsPath(list, registerLists.reminders.columns, { top: 5_000 });
  stack.service.kill('SIGKILL');
  await once(stack.service, 'exit');
  const ports = [Number(stack.environment['PORT']), await freePort(0), await freePort(0)];
  services = ports.map((port) => ({ port, child: startOne(port) }));
  await Promise.all(services.map(({ child }) => child));
}, 120_000);

afterAll(async () => {
  await stack.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

/** The steps at which a service can be met: each is held on its way, and then done although nobody waits for it any more. */
const steps: readonly Pick<NewFaultRule, 'surface' | 'method' | 'path'>[] = [
  { surface: 'graph', method: 'POST', path: '/items$' },
  { surface: 'graph', method: 'PATCH', path: '/fields$' },
  { surface: 'connector', method: 'POST', path: '/activities$' },
  { surface: 'graph', method: 'PATCH', path: '/fields$' },
];

it(
  'three services killed at every step',
  async () => {
    const day = '2026-03-02';
    await moveTo(day, 0);
    let minutes = 0;
    for (let round = 0; round < kills && !(await isSettled(day)); round += 1) {
      const step = steps[round % steps.length];
      // Held, and so done after the death of whoever asked; or cut, and never done.
      const effect =
        round % 3 === 2 ? { kind: 'disconnect' as const } : { kind: 'delay' as const, milliseconds: 700 };
      await control.ask('POST', 'faults', { rules: [{ ...step, skip: round % 5, times: 3, effect }] });
      await until(
        `step ${round} was met`,
        async () => {
          const { rules } = (await control.ask('GET', 'faults')) as { rules: FaultRule[] };
          return rules.some(({ applied }) => applied > 0) || (await isSettled(day));
        },
        30,
      );
      // One of them, another, and now and then all at once.
      await Promise.all((round % 4 === 3 ? [0, 1, 2] : [round % 3]).map(kill));
      await control.ask('DELETE', 'faults');
      minutes += 6;
      await moveTo(day, minutes);
    }
    await Promise.all(services.map(({ child }) => child));
    await settle(day, minutes);
    const { possiblySent } = await expectExactlyOnce(day);
    // Only what was under way at Teams at the moment of a death.
    expect(possiblySent).toBeLessThan(people / 4);
  },
  120_000 + kills * 10_000,
);

it('bad weather at Graph and at Teams', async () => {
  const day = '2026-03-09';
  const teams = { surface: 'connector', method: 'POST', path: '/activities$' } as const;
  const rows = { surface: 'graph', method: 'PATCH', path: '/fields$' } as const;
  const claims = { surface: 'graph', method: 'POST', path: '/items$' } as const;
  const refuse = (status: number) => ({ kind: 'respond' as const, status, retryAfterSeconds: 1 });
  await control.ask('POST', 'faults', {
    rules: [
      { ...teams, skip: 5, times: 5, effect: refuse(429) },
      { ...teams, skip: 20, times: 5, effect: { kind: 'respond', status: 502 } },
      { ...teams, skip: 35, times: 4, effect: { kind: 'lose-answer' } },
      { ...teams, skip: 50, times: 4, effect: { kind: 'disconnect' } },
      { ...rows, skip: 20, times: 6, effect: refuse(503) },
      { ...rows, skip: 45, times: 6, effect: refuse(429) },
      { ...rows, skip: 80, times: 2, effect: { kind: 'lose-answer' } },
      { ...claims, skip: 10, times: 4, effect: refuse(429) },
      { ...claims, skip: 30, times: 2, effect: { kind: 'disconnect' } },
    ],
  });
  await moveTo(day, 0);
  await until(
    'most rows are there',
    async () => (await ledger()).filter((row) => row.day === day).length > 120,
  );
  await settle(day, 0);
  const { possiblySent } = await expectExactlyOnce(day);
  expect(possiblySent).toBeGreaterThanOrEqual(4);
  expect(possiblySent).toBeLessThanOrEqual(12);
}, 180_000);

/** One person's updates of the action they lead, one after another, until told to stop; and what they read meanwhile. */
async function work(url: string, index: number, isOver: () => boolean): Promise<Worked> {
  const authorization = `Bearer ${await control.ssoToken(ids[index] ?? '')}`;
  const worked: Worked = { notes: [], statuses: [], outcomes: [] };
  const post = async (address: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/api/boards/children/${address}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    worked.statuses.push(answer.status);
    return answer.ok ? answer.json() : null;
  };
  const seen = { status: 'in progress', rag: null, percentComplete: null, evidenceLink: '' };
  const first = (await post('changes', {})) as { cursor: string };
  let { cursor } = first;
  const read = async (): Promise<void> => {
    while (!isOver()) {
      ({ cursor } = (await post('changes', { cursor, waitSeconds: 3 })) as { cursor: string });
    }
  };
  const write = async (): Promise<void> => {
    for (let n = 1; n <= 5 || !isOver(); n += 1) {
      const note = `Note ${n} of ${index}`;
      worked.notes.push(note);
      const update = { idempotencyKey: `press-${index}-${n}`, itemKey: `act-${index}`, seen, note };
      const answer = (await post('actions/updates', update)) as { outcome?: string } | null;
      worked.outcomes.push(answer?.outcome ?? 'no answer');
    }
  };
  // Costs Graph nothing, so it can be asked for all the time: no moment passes in which nobody calls.
  const open = async (): Promise<void> => {
    while (!isOver()) {
      worked.statuses.push((await fetch(`${url}/tab/`)).status);
      await pause(10);
    }
  };
  await Promise.all([read(), write(), open()]);
  return worked;
}

interface Worked {
  readonly notes: string[];
  readonly statuses: number[];
  readonly outcomes: string[];
}

it('a copy is replaced while people read and write: no request fails, nothing is lost or kept twice, and the sweep goes on', async () => {
  const day = '2026-03-16';
  const balancer = await startBalancer();
  try {
    for (const { port } of services) balancer.add(port);
    const [replaced] = services;
    if (replaced === undefined) throw new Error('No service runs.');
    const old = await replaced.child;
    const { port: oldPort } = replaced;
    replaced.port = await freePort(0);
    replaced.child = startOne(replaced.port);
    await replaced.child;
    balancer.add(replaced.port);
    await until('all copies are ready', () => Promise.resolve(balancer.ready().length === 4));
    let isOver = false;
    const working = [0, 1, 2, 3].map((index) => work(balancer.url, index, () => isOver));

    await moveTo(day, 0);
    const sentToday = async () =>
      (await ledger()).filter((row) => row.day === day && row.state === 'sent').length;
    await until('the sweep is under way', async () => (await sentToday()) > 0);
    const ended = once(old, 'exit');
    old.kill('SIGTERM');
    const sentBefore = await sentToday();
    await until('the balancer knows', () => Promise.resolve(!balancer.ready().includes(oldPort)));
    expect(await ended).toEqual([0, null]);
    expect(sentBefore).toBeLessThan(people);
    isOver = true;
    const worked = await Promise.all(working);

    expect(new Set(worked.flatMap(({ statuses }) => statuses))).toEqual(new Set([200]));
    expect(new Set(worked.flatMap(({ outcomes }) => outcomes))).toEqual(new Set(['recorded']));
    await settle(day, 0);
    const { possiblySent } = await expectExactlyOnce(day);
    // It was told to stop, and finished what it was sending.
    expect(possiblySent).toBe(0);

    const { site, lists } = await childrensSite(stack, graph);
    const rowsOf = async (list: 'updates' | 'actions') => {
      const address = { siteId: site, listId: lists[list] ?? '' };
      const path = itemsPath(address, registerLists[list].columns, { top: 5_000 });
      const { body } = await graph.send({ method: 'GET', path });
      return (body as { value: { fields: Record<string, unknown> }[] }).value.map(({ fields }) => fields);
    };
    const trail = (await rowsOf('updates')).map((row) => String(row['UpdateText']));
    const actions = await rowsOf('actions');
    for (const [index, { notes }] of worked.entries()) {
      expect(notes.length).toBeGreaterThan(3);
      expect(trail.filter((text) => text.endsWith(` of ${index}`)).sort()).toEqual([...notes].sort());
      expect(actions.find((row) => row['Key'] === `act-${index}`)?.['LastNote']).toBe(notes.at(-1));
    }
  } finally {
    balancer.close();
  }
}, 180_000);
