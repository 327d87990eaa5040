import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { AdaptiveCard } from '../../bot/cards/card.ts';
import { type Stack } from '../../infra/dev/stack.ts';
import { startWatchedStack } from '../support/watched-stack.ts';
import { accounts } from '../../infra/sample/directory.ts';
import { seedBoard } from '../../infra/sample/seed.ts';
import { receiptsResponseSchema } from '../../shared/contracts/receipts.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import type { Row } from '../../shared/domain/row.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { partsOf } from '../bot/cards/card-samples.ts';
import { aBoard, aDue, aGroup, anAction, aPerson, aScheme, referenceTo } from '../support/builders.ts';
import { administratorGraph, childrensSite, controls, type ChatMessage } from '../support/tenant-client.ts';

/**
 * What people are told without having asked, the whole way: a request reaches the chair and the decision the lead, each once, over a
 * service that dies; what nobody answers goes up the ladder until somebody does.
 */
const people = {
  lead: aPerson({ key: 'lead', name: 'Priya Nair', oid: accounts.nairPriya.id }),
  chair: aPerson({ key: 'chair', name: 'Siobhan Kerrigan', oid: accounts.kerriganSiobhan.id }),
  boardChair: aPerson({
    key: 'board-chair',
    name: 'Margaret Oyelaran',
    oid: accounts.oyelaranMargaret.id,
  }),
  manager: aPerson({ key: 'manager', name: 'Rowena Castell', oid: accounts.castellRowena.id }),
};
type Who = keyof typeof people;
const idOf = (who: Who): string => people[who].oid ?? '';

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'register-notices-'));
let stack: Stack;
let service: ChildProcess;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let place: Awaited<ReturnType<typeof childrensSite>>;

function unsaved<Entity extends Row>(entity: Entity): Omit<Entity, keyof Row> {
  const { id: _id, etag: _etag, modifiedAt: _at, modifiedBy: _by, problems: _problems, ...values } = entity;
  return values;
}

const action = (key: string, due: string) =>
  unsaved(
    anAction({
      key,
      reference: key,
      groupKey: 'group',
      currentDue: civilDate(due),
      originalDue: civilDate(due),
      due: aDue({ date: civilDate(due), raw: due }),
      leads: [{ ...referenceTo(people.lead), role: 'lead' }],
      lastHeardAt: '',
    }),
  );

async function rows(list: ListKey): Promise<unknown[]> {
  const address = { siteId: place.site, listId: place.lists[list] ?? '' };
  const { body } = await graph.send({
    method: 'GET',
    path: itemsPath(address, registerLists[list].columns, { top: 5000 }),
  });
  return (body as { value: unknown[] }).value;
}
const site = { timeZone: 'Europe/London' };
const ledger = async () => (await rows('reminders')).map((row) => registerLists.reminders.read(row, site));
const actionRow = async (key: string) =>
  (await rows('actions'))
    .map((row) => registerLists.actions.read(row, site))
    .find((found) => found.key === key);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`It never happened: ${what}`);
    await pause(100);
  }
}

const heard = async (who: Who, words: string): Promise<ChatMessage[]> =>
  (await control.chat(idOf(who))).messages.filter(
    ({ from, summary = '' }) => from === 'bot' && summary.includes(words),
  );
const hears = (who: Who, words: string) =>
  until(`${who} hears “${words}”`, async () => (await heard(who, words))[0]);
const cardOf = (message: ChatMessage) => message.attachments![0]!.content as AdaptiveCard;

/** Presses as Teams would send it; gives the card that takes the message's place. */
async function send(who: Who, messageId: string, data: Record<string, unknown>): Promise<AdaptiveCard> {
  const answer = await control.press(idOf(who), messageId, { verb: String(data['verb']), data });
  expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  return answer.body.value as AdaptiveCard;
}

async function press(
  who: Who,
  messageId: string,
  card: AdaptiveCard,
  title: string,
  inputs: Record<string, string> = {},
): Promise<AdaptiveCard> {
  const button = card.actions?.find((each) => each['title'] === title);
  const standing = Object.fromEntries(
    partsOf(card.body)
      .filter((part) => part.type.startsWith('Input.') && part['value'] !== undefined)
      .map((part) => [String(part['id']), String(part['value'])]),
  );
  return send(who, messageId, { ...(button?.['data'] as object), ...standing, ...inputs });
}

/** The lead opens an action from the card of the day and asks for more time. */
async function askForMoreTime(itemKey: string): Promise<void> {
  const { id } = await hears('lead', 'need');
  const form = await send('lead', id, { verb: 'action.open', board: 'children', itemKey });
  const asking = await press('lead', id, form, 'Ask for more time');
  await press('lead', id, asking, 'Send the request', {
    proposedDue: '2026-09-30',
    reason: 'Two of three are ill',
  });
}

async function restart(environment: Record<string, string> = {}): Promise<void> {
  const ended = once(service, 'exit');
  service.kill('SIGKILL');
  await ended;
  service = await stack.startService(environment);
}

beforeAll(async () => {
  stack = await startWatchedStack({
    dataDirectory,
    fresh: true,
    sample: false,
    boards: ['children'],
    now: '2026-03-03T10:00:00Z',
    // Nothing but what is written makes the clock look.
    environment: { REMINDER_TICK_SECONDS: '3600' },
  });
  service = stack.service;
  control = controls(stack);
  const provisioned = await stack.register(['provision', '--board', 'children', '--yes']);
  if (provisioned.code !== 0) throw new Error(provisioned.stderr);
  graph = await administratorGraph(stack);
  const boards = JSON.parse(stack.environment['BOARDS'] ?? '[]') as { id: string; site: string }[];
  await seedBoard(
    graph,
    boards[0]?.site ?? '',
    {
      id: 'children',
      sitePath: '/sites/children',
      settings: { ...aBoard().settings, managerKeys: ['manager'] },
      vocabulary: aBoard().vocabulary,
      schemes: [aScheme()],
      reminderPolicy: { ...defaultReminderPolicy, weeklyOn: null },
      people: Object.values(people).map(unsaved),
      groups: [
        aGroup({ key: 'board', name: 'Board', kind: 'board', chairKey: 'board-chair' }),
        aGroup({ key: 'group', name: 'Quality Group', parentKey: 'board', chairKey: 'chair' }),
      ].map(unsaved),
      meetings: [],
      risks: [],
      assessments: [],
      controls: [],
      actions: [action('A1', '2026-03-17'), action('A2', '2026-03-17'), action('A3', '2026-03-02')],
      updates: [],
    },
    () => undefined,
  );
  place = await childrensSite(stack, graph);
  await restart();
  for (const who of Object.keys(people) as Who[]) await control.install(idOf(who));
  await restart();
}, 120_000);

afterAll(async () => {
  await stack.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

it('a request reaches the chair by itself, and the decision the lead', async () => {
  await askForMoreTime('A1');
  const asked = await hears('chair', 'asks for more time, until 30 September 2026. A1');
  await press('chair', asked.id, cardOf(asked), 'Approve until 30 September 2026');
  await hears('lead', 'approved more time, until 30 September 2026. A1');
  expect(await actionRow('A1')).toMatchObject({
    currentDue: '2026-09-30',
    originalDue: '2026-03-17',
    moves: 1,
  });
}, 120_000);

it('so it does when the service dies as soon as the request is recorded, and again while it is told', async () => {
  await askForMoreTime('A2');
  await restart();
  await hears('chair', 'asks for more time, until 30 September 2026. A2');
  await until('its receipt', async () =>
    (await ledger()).find((row) => row.claimKey.startsWith('notice/decide/A2/') && row.state === 'sent'),
  );
  await restart();
  const asked = (await heard('chair', 'A2'))[0]!;
  await press('chair', asked.id, cardOf(asked), 'Approve until 30 September 2026');
  await restart();
  await hears('lead', 'approved more time, until 30 September 2026. A2');
  await restart();
  for (const key of ['A1', 'A2']) {
    expect(await heard('chair', `until 30 September 2026. ${key}`)).toHaveLength(1);
    expect(await heard('lead', `until 30 September 2026. ${key}`)).toHaveLength(1);
  }
}, 180_000);

it('the receipts hold all of it, and the reminders are armed for the new date', async () => {
  await until('the last receipt', async () =>
    (await ledger()).find((row) => row.claimKey.startsWith('notice/decided/A2/') && row.state === 'sent'),
  );
  const token = await control.ssoToken(idOf('manager'));
  const answer = await fetch(`${stack.serviceUrl}/api/boards/children/receipts?limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { receipts } = receiptsResponseSchema.parse(await answer.json());
  const notices = receipts.filter(({ kind }) => kind === 'notice');
  expect(
    notices.map(({ claimKey, state, channel }) => [
      claimKey.split('/').slice(1, 3).join(' '),
      state,
      channel,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['decide A1', 'sent', 'Teams chat'],
      ['decide A2', 'sent', 'Teams chat'],
      ['decided A1', 'sent', 'Teams chat'],
      ['decided A2', 'sent', 'Teams chat'],
    ]),
  );
  expect(notices).toHaveLength(4);

  const planned = await stack.register(['remind', '--as-of', '2026-09-02', '--dry-run', '--json']);
  const { digests } = JSON.parse(planned.stdout) as {
    digests: { personKey: string; lines: { itemKey: string; stage: string; due: string }[] }[];
  };
  const lines = digests.filter(({ personKey }) => personKey === 'lead').flatMap((digest) => digest.lines);
  expect(lines).toContainEqual(
    expect.objectContaining({ itemKey: 'A1', stage: 'before-28', due: '2026-09-30' }),
  );
}, 60_000);

it('silence goes up the ladder by the clock, and a reply from the card ends it', async () => {
  await restart({ REMINDER_TICK_SECONDS: '1' });
  const escalations = async (row?: Partial<Reminder>) =>
    (await ledger())
      .filter((each) => each.state === 'sent' && (row?.day === undefined || each.day === row.day))
      .flatMap(({ personKey, day, lines }) =>
        lines
          .filter(({ itemKey, stage }) => itemKey === 'A3' && stage.startsWith('escalate'))
          .map(({ stage, reason }) => ({ personKey, day, stage, reason })),
      );
  const on = async (day: string) => {
    await control.moveClock(`${day}T09:00:00Z`);
    // The lead is asked about what is overdue on every Monday: then that day is done.
    return until(`the reminders of ${day}`, async () => {
      const done = (await ledger()).filter((row) => row.day === day && row.kind === 'digest');
      return done.length > 0 && done.every(({ state }) => state === 'sent') ? done : undefined;
    });
  };
  await on('2026-03-09');
  expect(await escalations()).toEqual([]);
  await on('2026-03-16');
  const first = await until('the first escalation', async () => {
    const found = await escalations();
    return found.length > 0 ? found : undefined;
  });
  expect(first).toMatchObject([{ personKey: 'chair', day: '2026-03-16', stage: 'escalate-14' }]);
  expect(first[0]?.reason).toContain('Nothing has been heard for 14 days');
  await on('2026-03-23');
  await on('2026-03-30');
  const second = await until('the second escalation', async () => {
    const found = await escalations({ day: civilDate('2026-03-30') });
    return found.length >= 2 ? found : undefined;
  });
  expect(second.map(({ personKey, stage }) => `${personKey} ${stage}`).sort()).toEqual([
    'board-chair escalate-28',
    'manager escalate-28',
  ]);

  const [card] = (await heard('boardChair', 'escalated')).slice(-1);
  const form = await send('boardChair', card!.id, {
    verb: 'act.open',
    board: 'children',
    itemKey: 'A3',
    form: 'challenge',
  });
  await press('boardChair', card!.id, form, 'Record my reply', { note: 'I have rung the director' });
  const before = (await escalations()).length;
  await control.moveClock('2026-04-09T09:00:00Z');
  await until('the reminders after the reply', async () =>
    (await ledger()).find(({ day, state }) => day !== null && day > '2026-03-30' && state === 'sent'),
  );
  expect(await escalations()).toHaveLength(before);
  expect((await rows('updates')).map((row) => JSON.stringify(row)).join('\n')).toContain(
    'I have rung the director',
  );
}, 240_000);
