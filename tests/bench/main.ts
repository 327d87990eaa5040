/**
 * `npm run bench`: what the product costs, counted by the local tenant and printed as one JSON document. Counts and
 * sizes, which are the same on every machine. Held against the clock are the sweep of many, since its rate is what it is about, and what
 * a person waits for in a browser: these depend on the machine and on what else it does, so its load is printed beside them.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startStack, type Stack } from '../../infra/dev/stack.ts';
import { controls, type TrafficEntry } from '../support/tenant-client.ts';
import { measureDocuments } from './large-documents.ts';
import { measureInBrowser } from './in-a-browser.ts';
import { initialJavaScript } from './initial-javascript.ts';
import { measureTabs } from './many-tabs.ts';
import { peopleAsked, writeLargeRegister } from './large-register.ts';
import { measureSweep, memoryMiB } from './sweep-of-many.ts';
import { measureTraces } from './with-traces.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    /** People in the sweep that is measured against the clock; 0 = none. */
    people: { type: 'string', default: '2000' },
    /** "no" leaves out the full board in a real browser. */
    browser: { type: 'string', default: 'yes' },
    /** Tabs open on one board while things change; 0 = none. */
    tabs: { type: 'string', default: '60' },
    /** Rows of the documents that are brought in; 0 = none. */
    rows: { type: 'string', default: '20000' },
    /** Requests with traces on, and as many without; 0 = none. */
    traces: { type: 'string', default: '600' },
    verbose: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number).filter(Boolean);

interface Cost {
  graphCalls: number;
  resourceUnits: number;
  bytes: number;
}

function costOf(entries: readonly TrafficEntry[]): Cost {
  const graph = entries.filter((entry) => entry.surface === 'graph');
  const whole = graph.filter((entry) => !entry.insideBatch);
  return {
    graphCalls: whole.length,
    resourceUnits: graph.reduce((sum, entry) => sum + entry.resourceUnits, 0),
    bytes: whole.reduce((sum, entry) => sum + entry.bytes, 0),
  };
}

async function until<Result>(what: string, attempt: () => Promise<Result | undefined>): Promise<Result> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const result = await attempt();
    if (result !== undefined) return result;
    if (performance.now() > deadline) throw new Error(`${what} did not happen within two minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function changes(stack: Stack, token: string, cursor?: string) {
  const answer = await fetch(`${stack.serviceUrl}/api/boards/children/changes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(cursor === undefined ? {} : { cursor }),
  });
  if (!answer.ok) throw new Error(`changes answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { cursor: string; complete: boolean; changed: { actions: unknown[] } };
}

/** The `data` of the first action with this verb, wherever it hides in a card. */
function actionData(card: unknown, verb: string): Record<string, unknown> {
  const search = (node: unknown): Record<string, unknown> | undefined => {
    if (Array.isArray(node)) {
      for (const entry of node) {
        const found = search(entry);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (typeof node !== 'object' || node === null) return undefined;
    const record = node as Record<string, unknown>;
    if (record['type'] === 'Action.Execute' && record['verb'] === verb)
      return record['data'] as Record<string, unknown>;
    return search(Object.values(record));
  };
  const found = search(card);
  if (found === undefined) throw new Error(`The card offers no "${verb}".`);
  return found;
}

async function measure(actions: number) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'register-bench-'));
  const stack = await startStack({
    dataDirectory,
    fresh: true,
    sample: false,
    boards: ['children'],
    onLine: (from, line) => {
      if (values.verbose) process.stderr.write(`[${from}] ${line}\n`);
    },
  });
  try {
    const tenant = controls(stack);
    await tenant.moveClock('2026-03-02T06:00:00Z');
    const provisioned = await stack.register(['provision', '--board', 'children', '--yes']);
    if (provisioned.code !== 0) throw new Error(provisioned.stderr);
    const people = await writeLargeRegister(stack, actions);
    for (const person of people) await tenant.install(person.oid);
    const [person] = people;
    if (person === undefined) throw new Error('The register names nobody.');

    // The service has read the register once by now: what follows is a running service's daily cost.
    const token = await tenant.ssoToken(person.oid);
    await tenant.forgetTraffic();
    let page = await changes(stack, token);
    let rows = page.changed.actions.length;
    while (!page.complete) {
      page = await changes(stack, token, page.cursor);
      rows += page.changed.actions.length;
    }
    if (rows !== actions) throw new Error(`The cold load brought ${rows} of ${actions} actions.`);
    const delegated = (await tenant.traffic()).entries.filter((entry) => entry.delegated === true);
    const coldTabLoad = costOf(delegated);

    await tenant.forgetTraffic();
    await changes(stack, token, page.cursor);
    const idleRefresh = costOf((await tenant.traffic()).entries.filter((entry) => entry.delegated === true));

    await tenant.say(person.oid, 'my actions');
    const digest = await until('The digest', async () =>
      (await tenant.chat(person.oid)).messages.findLast((message) =>
        JSON.stringify(message.attachments ?? []).includes('action.open'),
      ),
    );
    // The reminder clock looks in every few seconds; the cheapest of three presses is one it did not fall into.
    const presses = [];
    for (const percent of [50, 60, 70]) {
      const opened = await tenant.press(person.oid, digest.id, {
        verb: 'action.open',
        data: actionData(digest.attachments, 'action.open'),
      });
      await tenant.forgetTraffic();
      const recorded = await tenant.press(person.oid, digest.id, {
        verb: 'action.record',
        data: {
          ...actionData(opened.body.value, 'action.record'),
          status: 'in progress',
          percentComplete: String(percent),
          note: `${percent} % of the teams have been trained.`,
        },
      });
      if (!JSON.stringify(recorded.body).includes('Saved'))
        throw new Error(`Not saved: ${JSON.stringify(recorded)}`);
      const calls = (await tenant.traffic()).entries.filter((entry) => entry.delegated !== true);
      presses.push({
        ...costOf(calls),
        calls: calls
          .filter((entry) => entry.surface === 'graph' && !entry.insideBatch)
          .map(
            (entry) =>
              `${entry.method} ${entry.template}${entry.batchSize > 0 ? ` of ${entry.batchSize}` : ''}`,
          ),
      });
    }
    const [cardUpdate] = presses.toSorted((one, other) => one.graphCalls - other.graphCalls);

    await tenant.forgetTraffic();
    await tenant.moveClock('2026-03-02T08:45:00Z');
    await until('The sweep', async () => {
      const chats = await Promise.all(people.map((one) => tenant.chat(one.oid)));
      const sent = (chat: (typeof chats)[number]) =>
        chat.messages.some((message) => message.from === 'bot' && message.at >= '2026-03-02T08:30');
      return chats.every(sent) ? true : undefined;
    });
    // The receipt follows the message.
    await until('The receipts', async () => {
      const { entries } = await tenant.traffic();
      return entries.filter((entry) => entry.method === 'PATCH').length >= people.length ? true : undefined;
    });
    const sweepTraffic = (await tenant.traffic()).entries;
    const sweepWhole = sweepTraffic.filter((entry) => entry.surface === 'graph' && !entry.insideBatch);
    return {
      actions,
      coldTabLoad,
      idleRefresh,
      cardUpdate,
      dailySweep: {
        digests: people.length,
        ...costOf(sweepTraffic),
        graphCallsPerDigest: Number((sweepWhole.length / people.length).toFixed(2)),
        connectorCalls: sweepTraffic.filter((entry) => entry.surface === 'connector').length,
      },
      serviceMemoryMiB: memoryMiB(stack.service.pid, 'VmRSS'),
    };
  } finally {
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

const registers = [];
for (const size of sizes) {
  process.stderr.write(`Measuring a register of ${size} actions …\n`);
  registers.push(await measure(size));
}
const onLine = (from: string, line: string) => {
  if (values.verbose) process.stderr.write(`[${from}] ${line}\n`);
};
const people = Number(values.people);
if (people > 0) process.stderr.write(`Measuring a sweep of ${people} people …\n`);
const sweepOfMany = people > 0 ? await measureSweep(people, onLine) : null;
if (values.browser !== 'no') process.stderr.write('Measuring a full board in a browser …\n');
const inABrowser = values.browser === 'no' ? null : await measureInBrowser(onLine);
const tabs = Number(values.tabs);
if (tabs > 0) process.stderr.write(`Measuring ${tabs} tabs on one board …\n`);
const manyTabs = tabs > 0 ? await measureTabs(tabs, 12, onLine) : null;
const rows = Number(values.rows);
if (rows > 0) process.stderr.write(`Measuring documents of ${rows} rows …\n`);
const largeDocuments = rows > 0 ? await measureDocuments(rows, values.browser !== 'no', onLine) : null;
const traced = Number(values.traces);
if (traced > 0) process.stderr.write(`Measuring ${traced} requests with and without traces …\n`);
const traces = traced > 0 ? await measureTraces(traced, onLine) : null;
const machine = {
  processors: availableParallelism(),
  load: loadavg().map((load) => Number(load.toFixed(1))),
};
const tab = initialJavaScript();
process.stdout.write(
  `${JSON.stringify({ machine, peopleAsked, registers, sweepOfMany, inABrowser, manyTabs, largeDocuments, traces, tab }, null, 2)}\n`,
);
