import { accounts } from '../../infra/sample/directory.ts';
import { changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import type { AdaptiveCard } from '../../bot/cards/card.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { partsOf, wordsOf } from '../bot/cards/card-samples.ts';
import { startLocalStack, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/** Between a lead and their chair, the whole way: cards over the connector, rows over Graph. */
const lead = accounts.nairPriya.id;
const chair = accounts.oyelaranMargaret.id;
const manager = accounts.castellRowena.id;
/** Leads actions and holds no office anywhere. */
const plainLead = accounts.swalesEleanor.id;

let local: LocalStack;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let place: Awaited<ReturnType<typeof childrensSite>>;

async function rows(list: ListKey): Promise<Record<string, unknown>[]> {
  const answer = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId: place.site, listId: place.lists[list] ?? '' }, registerLists[list].columns, {
      top: 5000,
    }),
  });
  return (answer.body as { value: { fields: Record<string, unknown> }[] }).value.map(({ fields }) => fields);
}

const actionRow = async (key: string) => (await rows('actions')).find((fields) => fields['Key'] === key)!;
const trailOf = async (key: string) =>
  (await rows('updates'))
    .filter((fields) => fields['ItemKey'] === key)
    .map((fields) => JSON.stringify(fields));
const words = (card: AdaptiveCard): string => wordsOf({ card, summary: '' }).join('\n');

/** The newest message of the bot to somebody. */
async function newest(person: string) {
  const { messages } = await control.chat(person);
  const message = messages.filter(({ from }) => from === 'bot').at(-1)!;
  return {
    id: message.id,
    summary: message.summary ?? '',
    card: message.attachments![0]!.content as AdaptiveCard,
  };
}

/** Says something and gives the card that answers. */
async function ask(person: string, text: string): Promise<AdaptiveCard> {
  await control.say(person, text);
  return (await newest(person)).card;
}

/** Presses as Teams would send it, from the newest message, and gives the card that takes its place. */
async function send(person: string, data: Record<string, unknown>): Promise<AdaptiveCard> {
  const { id } = await newest(person);
  const answer = await control.press(person, id, { verb: String(data['verb']), data });
  expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  return answer.body.value as AdaptiveCard;
}

/** Presses a button of a card with its inputs as they stand and these. */
async function press(
  person: string,
  card: AdaptiveCard,
  title: string,
  inputs: Record<string, string> = {},
): Promise<AdaptiveCard> {
  const button = card.actions?.find((each) => each['title'] === title);
  if (button === undefined) {
    throw new Error(
      `No button “${title}” among: ${card.actions?.map((each) => String(each['title'])).join(', ')}`,
    );
  }
  const standing = Object.fromEntries(
    partsOf(card.body)
      .filter((part) => part.type.startsWith('Input.') && part['value'] !== undefined)
      .map((part) => [String(part['id']), String(part['value'])]),
  );
  return send(person, { ...(button['data'] as object), ...standing, ...inputs });
}

const open = (itemKey: string, form: string) => ({ verb: 'act.open', board: 'children', itemKey, form });
const update = (itemKey: string) => ({ verb: 'action.open', board: 'children', itemKey });

/** Somebody’s own open actions with a due date, as their list holds them. */
async function ownActions(person = lead): Promise<string[]> {
  const card = await ask(person, 'my actions');
  const keys = partsOf(card.body)
    .filter((part) => part.type === 'Action.Execute' && part['verb'] === 'action.open')
    .map((part) => (part['data'] as { itemKey: string }).itemKey);
  const dated = new Set(
    (await rows('actions'))
      .filter((fields) => fields['CurrentDue'] !== undefined && fields['Status'] !== 'complete')
      .filter((fields) => (fields['MoreTimeDue'] ?? null) === null)
      // In that group the lead stands in for the chair.
      .filter((fields) => fields['GroupKey'] !== 'g-quality-assurance')
      .map((fields) => fields['Key']),
  );
  return keys.filter((key) => dated.has(key));
}

beforeAll(async () => {
  // A Saturday: nothing is sent that nobody asked for, so the newest message is always the answer.
  local = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
  control = controls(local.stack);
  graph = await administratorGraph(local.stack);
  place = await childrensSite(local.stack, graph);
  for (const person of [lead, chair, manager, plainLead]) await control.install(person);
}, 120_000);

afterAll(() => local.stop());

it('more time: asked by the lead, decided by the chair, seen by both, and both in the trail', async () => {
  const [key = ''] = await ownActions();
  const before = await actionRow(key);
  const form = await send(lead, update(key));
  const asking = await press(lead, form, 'Ask for more time');
  await press(lead, asking, 'Send the request', {
    proposedDue: '2027-06-30',
    reason: 'Two of three are ill',
  });

  const decide = await send(chair, open(key, 'decide'));
  expect(words(decide)).toContain('Priya Nair asks for more time, until 30 June 2027.');
  expect(words(decide)).toContain('Why: Two of three are ill');
  const decided = await press(chair, decide, 'Approve until 30 June 2027', { note: 'The last time, please' });
  expect(words(decided)).toContain('✔ More time approved');

  const after = await actionRow(key);
  expect(String(after['CurrentDue'])).toMatch(/^2027-06-(?:30T|29T23:00)/);
  expect(after['Moves']).toBe(Number(before['Moves'] ?? 0) + 1);
  const seen = await send(lead, { ...update(key), verb: 'action.view' });
  expect(words(seen)).toContain('Decided: more time approved (Margaret Oyelaran');
  expect(words(seen)).toContain('“The last time, please”');
  expect(words(seen)).toContain('First date:');
  const trail = (await trailOf(key)).join('\n');
  expect(trail).toContain('Priya Nair');
  expect(trail).toContain('Margaret Oyelaran');

  // The same press again, and somebody else's on a card that has been overtaken: nothing more is decided.
  const entries = (await trailOf(key)).length;
  expect(
    words(await press(chair, decide, 'Approve until 30 June 2027', { note: 'The last time, please' })),
  ).toContain('✔ More time approved already');
  expect(words(await press(manager, decide, 'Decline', { note: 'No' }))).toContain('more time approved');
  expect(await trailOf(key)).toHaveLength(entries);
});

it('an escalation is answered, and the answer is in the challenge log', async () => {
  const [, key = ''] = await ownActions();
  const form = await send(chair, open(key, 'challenge'));
  expect(words(form)).toContain('What was tried');
  const without = await press(chair, form, 'Record my reply');
  expect(words(without)).toContain('Write a sentence that says why');
  const replied = await press(chair, without, 'Record my reply', { note: 'I have rung the director' });
  expect(words(replied)).toContain('✔ Your reply is recorded');
  expect((await trailOf(key)).join('\n')).toContain('I have rung the director');
});

it('what a lead calls complete is sent back, completed again, and closed', async () => {
  const [, , key = ''] = await ownActions();
  const complete = async () =>
    press(lead, await send(lead, update(key)), 'Save', {
      status: 'complete',
      note: 'Done',
      evidenceLink: 'https://exampleshire.example/audit',
    });
  await complete();
  const form = await send(chair, open(key, 'close'));
  expect(form.actions?.map((each) => each['title'])).toContain('Look at the evidence');
  await press(chair, form, 'Send it back', { note: 'The audit has no date' });
  expect(words(await send(lead, update(key)))).toContain('“The audit has no date”');
  await complete();
  const closed = await press(chair, await send(chair, open(key, 'close')), 'Evidence seen: close it');
  expect(words(closed)).toContain('✔ Closed, evidence seen');
  expect((await actionRow(key))['Status']).toBe('closed');
  const after = await send(lead, update(key));
  expect(words(after)).toContain('It is closed: nothing more is asked of you here.');
});

it('an NHS number is asked about before it is written, on a card and over the API, and stands in the trail once', async () => {
  const [, key = ''] = await ownActions();
  const note = 'Seen with 943 476 5919 and the nurse';
  const inRegister = async () =>
    [...(await trailOf(key)), JSON.stringify(await actionRow(key))].filter((row) => row.includes('943 476'));
  const form = await send(lead, update(key));
  const warned = await press(lead, form, 'Save', { note });
  expect(words(warned)).toContain('“943 476 5919” looks like an NHS number. Nothing was saved yet.');
  expect(await inRegister()).toEqual([]);

  const client = await local.as(lead);
  const changes = changesResponseSchema.parse((await client.post('/api/boards/children/changes', {})).body);
  const action = changes.changed.actions.find((each) => each.key === key)!;
  const { status, rag, percentComplete, evidenceLink } = action;
  const byTab = {
    idempotencyKey: 'personal-details-1',
    itemKey: key,
    seen: { status, rag, percentComplete, evidenceLink },
    note,
  };
  const address = '/api/boards/children/actions/updates';
  expect((await client.post(address, byTab)).body).toMatchObject({
    outcome: 'refused',
    reason: 'personal details',
  });
  expect(await inRegister()).toEqual([]);

  await press(lead, warned, 'Save', { saveAnyway: 'true' });
  expect((await trailOf(key)).filter((row) => row.includes('943 476'))).toHaveLength(1);
  expect((await client.post(address, { ...byTab, saveAnyway: true })).body).toMatchObject({
    outcome: 'recorded',
  });
  // Twice said, by two presses: each once in the trail. A confirmation is a yes and nothing else.
  expect((await trailOf(key)).filter((row) => row.includes('943 476'))).toHaveLength(2);
  expect((await client.post(address, { ...byTab, saveAnyway: note })).body).toMatchObject({
    code: 'not valid',
  });
});

it('a lead chooses when reminders come, on their own row alone', async () => {
  const form = await ask(lead, 'my reminders');
  const saved = await press(lead, form, 'Save', { weekday: 'Wednesday', at: '10:00' });
  expect(words(saved)).toContain('Day: Wednesdays only');
  const people = await rows('people');
  const chosen = people.filter((fields) => fields['DigestWeekday'] === 'Wednesday');
  expect(chosen.map((fields) => fields['ObjectId'])).toEqual([lead]);
  expect(chosen[0]).toMatchObject({ DigestAt: '10:00' });
  expect(words(await ask(lead, 'my reminders'))).toContain('When my reminders come');
});

it('nobody decides, closes or puts right what is not theirs, whatever a card sends', async () => {
  const [key = ''] = await ownActions(plainLead);
  expect(key).not.toBe('');
  const row = JSON.stringify(await actionRow(key));
  for (const act of [
    'approve more time',
    'set another date',
    'close',
    'challenge',
    'name lead',
    'give date',
  ]) {
    await send(plainLead, {
      verb: 'act.record',
      board: 'children',
      itemKey: key,
      rendering: 'rendering-forged',
      seen: { status: 'in progress', currentDue: '', requestAt: '', leads: '' },
      act,
      note: 'Because',
      due: '2028-01-31',
      person: 'p-nair-priya',
    });
  }
  expect(JSON.stringify(await actionRow(key))).toBe(row);
});
