import { accounts, childrenSitePath } from '../../infra/sample/directory.ts';
import {
  receiptsExportSchema,
  receiptsResponseSchema,
  sendAgainOutcomeSchema,
  type ReceiptsResponse,
} from '../../shared/contracts/receipts.ts';
import { apiFailureSchema } from '../../shared/contracts/tab-api.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { startLocalStack, type ApiAnswer, type ApiClient, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

const manager = accounts.castellRowena.id;
const lead = accounts.nairPriya.id;
const stranger = accounts.lomaxBethany.id;
const receipts = '/api/boards/children/receipts';

let stack: LocalStack;
const leadKey = 'p-nair-priya';
let actionKey: string;

beforeAll(async () => {
  // A Sunday: no reminders of the service's own come in between.
  stack = await startLocalStack({ now: '2026-03-01T10:00:00Z' });
  const graph = await administratorGraph(stack.stack);
  const { site, lists } = await childrensSite(stack.stack, graph);
  const answer = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId: site, listId: lists.actions ?? '' }, ['Key'], { top: 1 }),
  });
  actionKey = (answer.body as { value: { fields: { Key: string } }[] }).value[0]?.fields.Key ?? '';
  const line = {
    itemKind: 'action' as const,
    itemKey: actionKey,
    stage: 'before-14',
    dueUsed: civilDate('2026-03-31'),
    reason: 'Due in 14 days.',
  };
  const add = (parts: Partial<Reminder> & Pick<Reminder, 'claimKey' | 'day' | 'personKey'>) =>
    graph.send({
      method: 'POST',
      path: newItemPath({ siteId: site, listId: lists.reminders ?? '' }),
      body: {
        fields: registerLists.reminders.write({
          kind: 'digest',
          lines: [line],
          state: 'sent',
          channel: 'Teams chat',
          messageId: 'm',
          problem: '',
          error: '',
          attempts: 1,
          policyVersion: 0,
          requestedBy: null,
          claimedAt: `${parts.day ?? '2026-02-10'}T08:30:00Z`,
          finishedAt: `${parts.day ?? '2026-02-10'}T08:30:01Z`,
          ...parts,
        }),
      },
    });
  const day = (text: string) => civilDate(text);
  for (const made of [
    await add({ claimKey: `2026-02-02/${leadKey}`, day: day('2026-02-02'), personKey: leadKey }),
    await add({ claimKey: `2026-02-09/${leadKey}`, day: day('2026-02-09'), personKey: leadKey }),
    await add({
      claimKey: '2026-02-09/somebody',
      day: day('2026-02-09'),
      personKey: 'somebody',
      state: 'unreachable',
      channel: '',
      error: '=The app is not installed for this person.',
    }),
    // What somebody did to a row by hand.
    await add({ claimKey: '2026-02-10/other', day: null, personKey: 'other', finishedAt: '', lines: [] }),
  ])
    expect(made.status).toBe(201);
}, 120_000);
afterAll(() => stack.stop());
afterEach(() => stack.tenant.clearFaults());

const pageOf = (answer: ApiAnswer): ReceiptsResponse => {
  expect(answer).toMatchObject({ status: 200 });
  return receiptsResponseSchema.parse(answer.body);
};
const look = async (client: ApiClient, query = '') => pageOf(await client.get(`${receipts}?${query}`));
const claims = (page: ReceiptsResponse) => page.receipts.map(({ claimKey }) => claimKey);

it('a board manager sees every receipt, newest first, and what needs somebody; one batch is asked of Graph', async () => {
  const client = await stack.as(manager);
  await look(client);
  await stack.tenant.forgetTraffic();
  const page = await look(client);
  expect(await stack.tenant.graphCalls()).toHaveLength(1);
  expect(page.scope).toBe('board');
  expect(claims(page)).toEqual([
    '2026-02-10/other',
    '2026-02-09/somebody',
    `2026-02-09/${leadKey}`,
    `2026-02-02/${leadKey}`,
  ]);
  expect(page.receipts[0]?.problems.map(({ column }) => column)).toEqual(['Person', 'Finished at']);
  expect(page.receipts.at(-1)?.lines[0]?.askedAgainAt).toBe('2026-02-09T08:30:00Z');
});

it('finds by person, item, day and state, page by page', async () => {
  const client = await stack.as(manager);
  expect((await look(client, `person=${encodeURIComponent(leadKey)}`)).total).toBe(2);
  expect((await look(client, `itemKind=action&itemKey=${encodeURIComponent(actionKey)}`)).total).toBe(3);
  expect((await look(client, 'from=2026-02-09&to=2026-02-09')).total).toBe(2);
  expect(claims(await look(client, 'state=unreachable'))).toEqual(['2026-02-09/somebody']);
  const first = await look(client, 'limit=3');
  const second = await look(client, `limit=3&after=${encodeURIComponent(first.next ?? '')}`);
  expect([first.receipts.length, second.receipts.length, second.next]).toEqual([3, 1, null]);
});

it.each([
  '?state=lost',
  '?from=31/03/2026',
  '?from=2026-02-09&to=2026-02-01',
  '?itemKind=action',
  '?person=a&person=b',
  '?after=x',
  '?who=me',
  '?limit=0',
])('refuses the question %s and says so', async (query) => {
  const answer = await (await stack.as(manager)).get(`${receipts}${query}`);
  expect(answer.status).toBe(400);
  expect(apiFailureSchema.parse(answer.body).userMessage).toMatch(/[.!]$/);
});

it('a lead sees what was sent to them and nothing else', async () => {
  const client = await stack.as(lead);
  const page = await look(client, 'to=2026-02-28');
  expect(page).toMatchObject({ scope: 'own', total: 2, needsYou: [], timesToday: {} });
  expect((await look(client, 'person=somebody')).total).toBe(0);
});

it('a stranger is refused with the remedy, and without a token nobody learns anything', async () => {
  const client = await stack.as(stranger);
  for (const answer of [
    await client.get(receipts),
    await client.post(`${receipts}/export`, {}),
    await client.post(`${receipts}/send-again`, { personKey: leadKey, timesSeen: 0 }),
  ]) {
    expect(answer.status).toBe(403);
    expect(apiFailureSchema.parse(answer.body).userMessage).toMatch(/board manager/);
  }
  expect((await stack.withHeader(null).get(receipts)).status).toBe(401);
});

describe('send again', () => {
  const press = (client: ApiClient, timesSeen: number, personKey = leadKey) =>
    client.post(`${receipts}/send-again`, { personKey, timesSeen });
  const outcomeOf = (answer: ApiAnswer) => {
    expect(answer).toMatchObject({ status: 200 });
    return sendAgainOutcomeSchema.parse(answer.body);
  };

  it('is for board managers', async () => {
    expect((await press(await stack.as(lead), 0)).status).toBe(403);
  });

  it('sends once however often, and by however many, it is pressed on the same view', async () => {
    const tenant = controls(stack.stack);
    await tenant.install(lead);
    const cards = async () => (await tenant.chat(lead)).messages.length;
    const before = await cards();
    const client = await stack.as(manager);
    const answers = await Promise.all([press(client, 0), press(client, 0), press(client, 0)]);
    expect(answers.map((answer) => outcomeOf(answer).outcome).sort()).toEqual(['already', 'already', 'sent']);
    expect(await cards()).toBe(before + 1);
    expect(outcomeOf(await press(client, 0)).outcome).toBe('already');

    const page = await look(client, 'from=2026-03-01');
    expect(page.timesToday[leadKey]).toBe(1);
    expect(page.receipts).toMatchObject([
      { state: 'sent', requestedBy: { oid: manager }, channel: 'Teams chat', personKey: leadKey },
    ]);
    // Whoever has seen that one and presses again means another.
    expect(outcomeOf(await press(client, 1)).outcome).toBe('sent');
    expect(await cards()).toBe(before + 2);
  });

  it('says why when nothing could go out', async () => {
    const client = await stack.as(manager);
    expect(outcomeOf(await press(client, 0, 'nobody')).outcome).toBe('refused');
    const answer = await client.post(`${receipts}/send-again`, { personKey: leadKey, timesSeen: -1 });
    expect(answer.status).toBe(400);
  });
});

describe('the export', () => {
  const download = async (webUrl: string, as: string) => {
    const { pathname } = new URL(webUrl);
    return fetch(`${stack.stack.pageUrl}/_local/sharepoint/files${pathname}?as=${as}`);
  };

  it('lands in the library of the board’s site in the person’s name, and its address opens', async () => {
    const answer = await (await stack.as(manager)).post(`${receipts}/export`, { to: '2026-02-09' });
    expect(answer).toMatchObject({ status: 200 });
    const file = receiptsExportSchema.parse(answer.body);
    expect(file.receipts).toBe(3);
    expect(decodeURIComponent(new URL(file.webUrl).pathname)).toBe(
      `${childrenSitePath}/Shared Documents/Reminder receipts/${file.name}`,
    );
    const opened = await download(file.webUrl, manager);
    expect(opened.status).toBe(200);
    const text = Buffer.from(await opened.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\uFEFF"Person","Agency","Day"')).toBe(true);
    expect(text).toContain('"Priya Nair"');
    expect(text).toContain(`"'=The app is not installed for this person."`);
    expect((await download(file.webUrl, stranger)).status).toBe(403);

    const graph = await administratorGraph(stack.stack);
    const { site } = await childrensSite(stack.stack, graph);
    const kept = await graph.send({
      method: 'GET',
      path: `/sites/${site}/drive/root:/${encodeURIComponent('Reminder receipts')}/${encodeURIComponent(file.name)}`,
    });
    expect(kept.body).toMatchObject({ createdBy: { user: { id: manager } } });
  });

  it('pressed twice in a second makes two files and overwrites none', async () => {
    const client = await stack.as(manager);
    const both = await Promise.all([1, 2].map(() => client.post(`${receipts}/export`, {})));
    const names = both.map((answer) => receiptsExportSchema.parse(answer.body).name);
    expect(new Set(names).size).toBe(2);
  });

  it('holds only one’s own for a lead, and says what to do where SharePoint lets somebody keep no file', async () => {
    const own = await (await stack.as(lead)).post(`${receipts}/export`, { to: '2026-02-28' });
    expect(receiptsExportSchema.parse(own.body).receipts).toBe(2);
    await stack.tenant.fault({
      method: 'PUT',
      path: '/drive/root:/',
      effect: { kind: 'respond', status: 403, code: 'accessDenied' },
    });
    const answer = await (await stack.as(lead)).post(`${receipts}/export`, {});
    expect(answer.status).toBe(403);
    expect(apiFailureSchema.parse(answer.body).userMessage).toMatch(/owner of the site/);
  });
});
