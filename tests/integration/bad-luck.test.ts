import { randomUUID } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../infra/dev/ports.ts';
import { accounts } from '../../infra/sample/directory.ts';
import { changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import type { AdaptiveCard } from '../../bot/cards/card.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists, type ListIds, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { columnsPath, columnPath, fieldsPath, itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { partsOf, wordsOf } from '../bot/cards/card-samples.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/**
 * What goes wrong around the service while it runs: it is killed half-way, two of it run at once, clocks are moved, and
 * people with rights on the site rename, delete and overwrite what it stands on.
 */
const priya = accounts.nairPriya.id;
const manager = accounts.castellRowena.id;
const changes = '/api/boards/children/changes';

let local: LocalStack;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let siteId: string;
let lists: Partial<ListIds>;
let secondUrl: string;
const log: string[] = [];

interface Row {
  id: string;
  fields: Record<string, unknown>;
}
const address = (list: ListKey) => ({ siteId, listId: lists[list] ?? '' });
const rows = async (list: ListKey): Promise<Row[]> => {
  const path = itemsPath(address(list), registerLists[list].columns, { top: 5000 });
  return ((await graph.send({ method: 'GET', path })).body as { value: Row[] }).value;
};
const edit = async (list: ListKey, id: string, fields: Record<string, unknown>): Promise<void> => {
  const answer = await graph.send({ method: 'PATCH', path: fieldsPath(address(list), id), body: fields });
  expect(answer.status).toBe(200);
};

async function until<Result>(what: string, look: () => Promise<Result | undefined | false>): Promise<Result> {
  for (let tried = 0; tried < 200; tried += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It never happened: ${what}`);
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const lastCard = async (): Promise<{ id: string; card: AdaptiveCard }> => {
  const { messages } = await control.chat(priya);
  const message = messages.filter(({ from }) => from === 'bot').at(-1)!;
  return { id: message.id, card: message.attachments?.[0]?.content as AdaptiveCard };
};
const words = (card: AdaptiveCard): string => wordsOf({ card, summary: '' }).join('\n');

async function anAction(client: ApiClient) {
  const { changed } = changesResponseSchema.parse((await client.post(changes, {})).body);
  const found = changed.actions.find(
    ({ status, problems, leads }) =>
      status === 'in progress' &&
      problems.length === 0 &&
      leads.some(({ personKey }) => personKey === 'p-nair-priya'),
  );
  if (found === undefined) throw new Error('Priya has no such action.');
  const { status, rag, percentComplete, evidenceLink } = found;
  const seen = { status, rag, percentComplete, evidenceLink };
  return { action: found, update: { idempotencyKey: `press-${randomUUID()}`, itemKey: found.key, seen } };
}

let service: ChildProcess;

beforeAll(async () => {
  local = await startLocalStack({
    // A Saturday: nothing goes out before a test asks for it.
    now: '2026-11-28T10:00:00Z',
    environment: { REMINDER_TICK_SECONDS: '1' },
    onLine: (from, line) => from === 'service' && log.push(line),
  });
  service = local.stack.service;
  control = controls(local.stack);
  graph = await administratorGraph(local.stack);
  ({ site: siteId, lists } = await childrensSite(local.stack, graph));
  // A Friday evening, after the day's sweep would have been; nothing goes out over the weekend.
  await local.tenant.moveClock('2027-01-09T10:00:00Z');
  await control.install(priya);
}, 120_000);

afterAll(() => local.stop());
afterEach(() => local.tenant.clearFaults());

it('an update whose service was killed between row and trail is in the trail after the next sweep', async () => {
  const client = await local.as(priya);
  const { update } = await anAction(client);
  const note = 'Written, then killed.';
  // The row is written; the trail is told “later”, and the service is killed while it waits to try again.
  await local.tenant.fault({
    method: 'POST',
    path: '/items$',
    effect: { kind: 'respond', status: 503, retryAfterSeconds: 5 },
  });
  const lost = client.post('/api/boards/children/actions/updates', { ...update, note }).catch(() => null);
  await until('the row is written', async () =>
    (await rows('actions')).some(({ fields }) => fields['LastNote'] === note),
  );
  await kill(service);
  expect(await lost).toBeNull();
  const told = async () => (await rows('updates')).filter(({ fields }) => fields['UpdateText'] === note);
  expect(await told()).toHaveLength(0);
  await local.tenant.clearFaults();

  service = await local.stack.startService();
  // Monday, 47 hours later: nothing else has touched the row.
  await local.tenant.moveClock('2027-01-11T09:00:00Z');
  await until('the trail is complete', async () => (await told()).length > 0);
  expect(await told()).toHaveLength(1);
  expect((await told())[0]?.fields['ItemKey']).toBe(update.itemKey);
  // The press delivered once more to the new service is recognised.
  const again = await client.post('/api/boards/children/actions/updates', { ...update, note });
  expect(again.body).toMatchObject({ outcome: 'already recorded' });
  expect(await told()).toHaveLength(1);
});

it('two services sweep one day together: one digest each', async () => {
  const port = await freePort(0);
  secondUrl = `http://localhost:${port}`;
  await local.stack.startService({ PORT: `${port}` });
  const sent = async () =>
    (await control.chat(priya)).messages.filter(
      ({ summary }) => /needs? you:/.test(summary ?? '') && !summary!.startsWith('Hello'),
    );
  const before = (await sent()).length;
  const swept = () => log.filter((line) => line.includes('"day":"2027-01-18"')).length;
  await local.tenant.moveClock('2027-01-18T09:00:00Z');
  await until('both services swept both boards', () => Promise.resolve(swept() >= 4));
  const claims = (await rows('reminders')).map(({ fields }) => String(fields['ClaimKey']));
  expect(new Set(claims).size).toBe(claims.length);
  expect((await sent()).length - before).toBeLessThanOrEqual(1);
  expect((await rows('reminders')).filter(({ fields }) => fields['State'] === 'claimed')).toEqual([]);
});

it('a clock moved back and forth sends no day’s digest again', async () => {
  const digests = async () => (await control.chat(priya)).messages.length;
  const before = await digests();
  const claims = (await rows('reminders')).length;
  for (const day of ['2027-01-11', '2027-01-18']) {
    const seen = log.length;
    await local.tenant.moveClock(`${day}T10:00:00Z`);
    await until('it was swept again', () =>
      Promise.resolve(log.slice(seen).filter((line) => line.includes(`"day":"${day}"`)).length >= 2),
    );
  }
  expect(await digests()).toBe(before);
  expect((await rows('reminders')).length).toBe(claims);
});

it('one press that reaches two services at once is recorded once', async () => {
  const client = await local.as(priya);
  const { update } = await anAction(client);
  const token = await local.tenant.token(priya);
  const body = JSON.stringify({ ...update, idempotencyKey: 'press-on-both', note: 'On both services.' });
  const answers = await Promise.all(
    [local.stack.serviceUrl, secondUrl].map(async (url) => {
      const answer = await fetch(`${url}/api/boards/children/actions/updates`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      });
      return ((await answer.json()) as { outcome: string }).outcome;
    }),
  );
  expect(answers.sort()).toEqual(['already recorded', 'recorded']);
  expect(
    (await rows('updates')).filter(({ fields }) => fields['UpdateText'] === 'On both services.'),
  ).toHaveLength(1);
});

it('Settings that lost their brackets cost nobody the register', async () => {
  const settings = (await rows('settings')).find(({ fields }) => fields['Key'] === 'reminder-policy')!;
  const column = Object.keys(settings.fields).find((name) => String(settings.fields[name]).startsWith('{'))!;
  await edit('settings', settings.id, { [column]: '{"sendAt": 08:30' });
  const client = await local.as(manager);
  const answer = await until('the tab is told', async () => {
    const read = changesResponseSchema.parse((await client.post(changes, {})).body);
    return read.board?.problems.join().includes('bracket or comma') === true && read;
  });
  expect(answer.changed.actions.length).toBeGreaterThan(50);
  await control.say(priya, 'my actions');
  expect(words((await lastCard()).card)).toContain('My actions');
  await edit('settings', settings.id, { [column]: settings.fields[column] });
});

it('a conversation edited by hand leads the bot nowhere else, and is put right by the next message', async () => {
  const kept = (await rows('conversations')).find(({ fields }) => fields['Key'] === priya)!;
  const reference = JSON.parse(String(kept.fields['Reference'])) as Record<string, unknown>;
  const elsewhere = JSON.stringify({ ...reference, serviceUrl: 'https://connector.example.org/' });
  for (const text of ['{', elsewhere]) {
    await edit('conversations', kept.id, { Reference: text });
    await control.say(priya, 'help');
    const now = (await rows('conversations')).find(({ id }) => id === kept.id)!;
    expect(JSON.parse(String(now.fields['Reference']))).toMatchObject({
      serviceUrl: reference['serviceUrl'],
    });
  }
});

it('a list that was renamed is still found; a column that is gone says so and keeps what was typed', async () => {
  const client = await local.as(priya);
  await graph.send({
    method: 'PATCH',
    path: `/sites/${siteId}/lists/${lists.actions ?? ''}`,
    body: { displayName: 'Old actions' },
  });
  expect((await client.post(changes, {})).body).toMatchObject({ complete: true });

  await control.say(priya, 'my actions');
  const { id, card } = await lastCard();
  const line = partsOf(card.body).find((part) => part['selectAction'] !== undefined)!['selectAction'] as {
    verb: string;
    data: object;
  };
  const opened = await control.press(priya, id, { verb: line.verb, data: line.data });
  const form = opened.body.value as AdaptiveCard;
  const save = form.actions!.find(({ title }) => title === 'Save')!;

  const columns = (await graph.send({ method: 'GET', path: columnsPath(address('actions')) })).body as {
    value: { id: string; name: string }[];
  };
  const gone = columns.value.find(({ name }) => name === 'LastNote')!;
  expect((await graph.send({ method: 'DELETE', path: columnPath(address('actions'), gone.id) })).status).toBe(
    204,
  );
  const { body } = await control.press(priya, id, {
    verb: 'action.record',
    data: { ...(save['data'] as object), note: 'Into a column that is gone' },
  });
  const refused = body.value as AdaptiveCard;
  expect(words(refused)).toMatch(/column “LastNote” is not in its SharePoint list.*“register provision”/);
  expect(JSON.stringify(refused)).toContain('Into a column that is gone');
});

it('a list that was deleted says what to do, in the tab and in the chat', async () => {
  const path = `/sites/${siteId}/lists/${lists.actions ?? ''}`;
  expect((await graph.send({ method: 'DELETE', path })).status).toBe(204);
  const answer = await (await local.as(priya)).post(changes, {});
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ userMessage: expect.stringContaining('register provision') as string });
  await control.say(priya, 'my actions');
  expect(words((await lastCard()).card)).toContain('register provision');
});

it('logs none of what was typed, and nobody’s name', () => {
  const all = log.join('\n');
  expect(log.length).toBeGreaterThan(20);
  for (const secret of [
    'Written, then killed',
    'column that is gone',
    'Nair',
    priya,
    'eyJ',
    'connector.example',
  ]) {
    expect(all).not.toContain(secret);
  }
});
