import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type Stack } from '../../infra/dev/stack.ts';
import { createApiClient } from '../../tab/register/api-client.ts';
import { RegisterStore } from '../../tab/register/register-store.ts';
import type { Action } from '../../shared/domain/action.ts';
import { seenOfAction } from '../../bot/cards/seen.ts';
import { personCalled } from '../support/e2e-window.ts';
import { controls } from '../support/tenant-client.ts';
import { membersOfTheBoard } from './full-board.ts';

/** A change every five seconds: a lively meeting. */
const changesPerMinute = 12;
const boardManager = 'Rowena Castell';

interface OpenTab {
  readonly store: RegisterStore;
  readonly oid: string;
}

/** The tab's own store over HTTP, as one of the sample's people. */
async function openTab(stack: Stack, oid: string): Promise<OpenTab> {
  const token = await controls(stack).ssoToken(oid);
  const api = createApiClient({
    fetch: (address, init) => fetch(new URL(address as string, stack.serviceUrl), init),
    token: () => Promise.resolve({ ok: true, token }),
    isOnline: () => true,
  });
  const store = new RegisterStore({
    changes: (request, signal) => api.changes('children', request, signal),
    sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
  });
  store.start();
  return { store, oid };
}

/** Resolves with the moment a tab's register is as wanted. */
function when(tab: OpenTab, wanted: (actions: ReadonlyMap<string, Action>) => boolean): Promise<number> {
  const { store } = tab;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('A tab did not hear of a change in 30 seconds.')),
      30_000,
    );
    const look = () => {
      if (!wanted(store.getSnapshot().register.tables.actions)) return;
      clearTimeout(timer);
      leave();
      resolve(performance.now());
    };
    const leave = store.subscribe(look);
    look();
  });
}

const share = (numbers: readonly number[], part: number): number =>
  Math.round(
    numbers.toSorted((one, other) => one - other)[Math.ceil(part * numbers.length) - 1] ?? Number.NaN,
  );

/**
 * So many tabs on one board while something changes every five seconds, from a tab, from a card and by hand in SharePoint, by turns: how long until each tab shows it, and what Graph is asked meanwhile.
 */
export async function measureTabs(
  count: number,
  changes: number,
  onLine: (from: string, line: string) => void,
) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'register-tabs-'));
  const stack = await startStack({
    dataDirectory,
    fresh: true,
    sample: true,
    now: '2026-11-28T10:00:00Z',
    environment: { REMINDER_TICK_SECONDS: '3600' },
    onLine,
  });
  const tabs: OpenTab[] = [];
  try {
    const tenant = controls(stack);
    await tenant.install(personCalled(boardManager).id);
    await tenant.ask('POST', 'switches', { latencyMilliseconds: 80 });
    // Some accounts of the sample cannot sign in any more.
    const tokens = await Promise.allSettled(membersOfTheBoard().map(({ id }) => tenant.ssoToken(id)));
    const people = membersOfTheBoard().filter((_, index) => tokens[index]?.status === 'fulfilled');
    for (let index = 0; index < count; index += 1) {
      const person = people[index % people.length];
      if (person !== undefined) tabs.push(await openTab(stack, person.id));
    }
    await Promise.all(tabs.map((tab) => when(tab, (actions) => actions.size > 0)));
    await pause(5_000);

    const [first] = tabs;
    if (first === undefined) throw new Error('There are no tabs.');
    const open = [...first.store.getSnapshot().register.tables.actions.values()].filter(
      ({ status, problems }) => status === 'in progress' && problems.length === 0,
    );
    const change = { tab: saveInTab, card: pressOnCard, SharePoint: editByHand };
    const ways = ['tab', 'card', 'SharePoint'] as const;
    await tenant.forgetTraffic();
    const began = performance.now();
    const waits: { from: string; milliseconds: number[] }[] = [];
    for (let index = 0; index < changes; index += 1) {
      const next = began + (index * 60_000) / changesPerMinute;
      await pause(Math.max(0, next - performance.now()));
      const from = ways[index % ways.length];
      const action = open[index % open.length];
      if (from === undefined || action === undefined) throw new Error('The sample has no open action.');
      const mark = `Change ${index}`;
      const seen = tabs.map((tab) =>
        when(tab, (actions) => {
          const row = actions.get(action.id);
          return row?.lastNote?.text === mark || row?.reference === mark;
        }),
      );
      const written = performance.now();
      await change[from](stack, first, action.id, mark);
      waits.push({ from, milliseconds: (await Promise.all(seen)).map((at) => at - written) });
    }
    await pause(Math.max(0, began + (changes * 60_000) / changesPerMinute - performance.now()));
    const minutes = (performance.now() - began) / 60_000;
    const graph = (await tenant.traffic()).entries.filter(({ surface }) => surface === 'graph');
    const cost = (delegated: boolean) => {
      const calls = graph.filter((entry) => entry.delegated === delegated);
      const units = calls.reduce((sum, { resourceUnits }) => sum + resourceUnits, 0);
      return {
        callsPerMinute: Math.round(calls.filter(({ insideBatch }) => !insideBatch).length / minutes),
        unitsPerMinute: Math.round(units / minutes),
        unitsPerChange: Number((units / changes).toFixed(1)),
        unitsPerChangeAndTab: Number((units / changes / count).toFixed(2)),
      };
    };
    const all = waits.flatMap(({ milliseconds }) => milliseconds);
    const of = (from: string) =>
      waits.filter((wait) => wait.from === from).flatMap(({ milliseconds }) => milliseconds);
    return {
      tabs: count,
      people: Math.min(count, people.length),
      changes,
      changesPerMinute,
      graphLatencyMilliseconds: 80,
      milliseconds: {
        median: share(all, 0.5),
        most: share(all, 0.95),
        last: share(all, 1),
        throughTheTab: { median: share(of('tab'), 0.5), last: share(of('tab'), 1) },
        fromACard: { median: share(of('card'), 0.5), last: share(of('card'), 1) },
        byHandInSharePoint: { median: share(of('SharePoint'), 0.5), last: share(of('SharePoint'), 1) },
      },
      asPeople: cost(true),
      asTheApplication: cost(false),
      unitsPerMinuteOfTheSmallestTenant: 1_250,
    };
  } finally {
    for (const { store } of tabs) store.stop();
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function saveInTab(stack: Stack, tab: OpenTab, id: string, mark: string): Promise<void> {
  const row = tab.store.getSnapshot().register.tables.actions.get(id);
  if (row === undefined) throw new Error('The action is not in the tab.');
  const { key, status, rag, percentComplete, evidenceLink } = row;
  const answer = await fetch(`${stack.serviceUrl}/api/boards/children/actions/updates`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await controls(stack).ssoToken(tab.oid)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      idempotencyKey: `bench-${mark.replaceAll(' ', '-')}`,
      itemKey: key,
      seen: { status, rag, percentComplete, evidenceLink },
      note: mark,
    }),
  });
  if (!answer.ok) throw new Error(`The update was answered ${answer.status}: ${await answer.text()}`);
}

/** The board manager saves the form of an action in the chat. */
async function pressOnCard(stack: Stack, tab: OpenTab, id: string, mark: string): Promise<void> {
  const row = tab.store.getSnapshot().register.tables.actions.get(id);
  if (row === undefined) throw new Error('The action is not in the tab.');
  const tenant = controls(stack);
  const { id: person } = personCalled(boardManager);
  const [message] = (await tenant.chat(person)).messages;
  if (message === undefined) throw new Error('The app said nothing when it was added.');
  const seen = seenOfAction(row);
  const answer = await tenant.press(person, message.id, {
    verb: 'action.record',
    data: {
      board: 'children',
      itemKey: row.key,
      rendering: `bench-${mark.replaceAll(' ', '-')}`,
      seen,
      ...seen,
      note: mark,
    },
  });
  if (answer.status !== 200) throw new Error(`The press was answered ${answer.status}.`);
}

async function editByHand(stack: Stack, tab: OpenTab, id: string, mark: string): Promise<void> {
  const [site] = (JSON.parse(stack.environment['BOARDS'] ?? '[]') as { id: string; site: string }[])
    .filter((board) => board.id === 'children')
    .map(({ site: address }) => address.slice(address.indexOf('/')));
  await controls(stack).ask('POST', 'sharepoint/hand-edit', {
    sitePath: site,
    list: 'Actions',
    itemId: id,
    userId: tab.oid,
    fields: { Reference: mark },
  });
}
