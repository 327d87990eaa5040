import { accounts } from '../../infra/sample/directory.ts';
import type { AdaptiveCard } from '../../bot/cards/card.ts';
import { personInLog } from '../../bot/logging.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { BoardReference } from '../../bot/configuration.ts';
import { findLists, registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemsPath, listsPath, sitePath } from '../../shared/sharepoint/register-paths.ts';
import { partsOf, wordsOf } from '../bot/cards/card-samples.ts';
import { anActivity, connectorToken, postActivity } from '../support/forged-tokens.ts';
import { startLocalStack, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, controls, type ChatMessage } from '../support/tenant-client.ts';
import type { CollectedSpan } from '../support/trace-collector.ts';

/**
 * The bot over HTTP, the whole way: the local tenant's connector signs and posts activities to the service, which answers,
 * writes SharePoint rows over Graph and posts messages back with its own token.
 */
const priya = accounts.nairPriya.id;
const fiona = accounts.galbraithFiona.id;
const outsider = accounts.lomaxBethany.id;
const childrenSite = '/sites/children-partnership';

let local: LocalStack;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let lists: Map<string, string>;
let siteId: string;
const log: string[] = [];

interface Row {
  id: string;
  fields: Record<string, unknown>;
}

async function rows(list: ListKey): Promise<Row[]> {
  const definition = registerLists[list];
  const answer = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId, listId: lists.get(definition.name) ?? '' }, definition.columns, { top: 5000 }),
  });
  return (answer.body as { value: Row[] }).value;
}

async function edit(list: ListKey, itemId: string, fields: Record<string, unknown>): Promise<void> {
  const answer = await graph.send({
    method: 'PATCH',
    path: fieldsPath({ siteId, listId: lists.get(registerLists[list].name) ?? '' }, itemId),
    body: fields,
  });
  expect(answer.status).toBe(200);
}

const cardOf = (message: ChatMessage): AdaptiveCard => message.attachments![0]!.content as AdaptiveCard;

async function lastFromBot(person: string): Promise<ChatMessage> {
  const { messages } = await control.chat(person);
  return messages.filter(({ from }) => from === 'bot').at(-1)!;
}

const words = (card: AdaptiveCard): string => wordsOf({ card, summary: '' }).join('\n');

/** Presses a button of a card, or a line, as Teams would send it, and gives the card that takes its place. */
async function press(
  person: string,
  messageId: string,
  action: Record<string, unknown>,
  inputs = {},
): Promise<AdaptiveCard> {
  const answer = await control.press(person, messageId, {
    verb: String(action['verb']),
    data: { ...(action['data'] as object), ...inputs },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  return answer.body.value as AdaptiveCard;
}

const button = (card: AdaptiveCard, title: string) => card.actions!.find((each) => each['title'] === title)!;
const lines = (card: AdaptiveCard) =>
  partsOf(card.body)
    .filter((part) => part['selectAction'] !== undefined)
    .map((part) => part['selectAction'] as Record<string, unknown> & { data: { itemKey: string } });

/** Inputs of a form as they stand, as the client would send them. */
const standing = (card: AdaptiveCard): Record<string, string> =>
  Object.fromEntries(
    partsOf(card.body)
      .filter((part) => part.type.startsWith('Input.') && part['value'] !== undefined)
      .map((part) => [String(part['id']), String(part['value'])]),
  );

/** Opens the first line of the person's own list. */
async function openFirst(person: string) {
  await control.say(person, 'my actions');
  const message = await lastFromBot(person);
  const [line] = lines(cardOf(message));
  const form = await press(person, message.id, line!);
  return { message, form, itemKey: line!.data.itemKey };
}

const activity = (changes?: Record<string, unknown>) => anActivity(local, outsider, changes);
const post = (body: unknown, authorization: string | null) => postActivity(local, body, authorization);

/** Looks again and again until something is so; fails after a while. */
async function until<Result>(what: string, look: () => Promise<Result | undefined | false>): Promise<Result> {
  for (let tried = 0; tried < 150; tried += 1) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It never happened: ${what}`);
}

const collected = (): CollectedSpan[] => local.stack.traces.spans();

/** The whole trace that a span belongs to, once what began it has ended as well. */
const traceOf = (what: string, isIt: (span: CollectedSpan) => boolean) =>
  until(what, () => {
    const found = collected().find(isIt);
    const trace = collected().filter(({ traceId }) => traceId === found?.traceId);
    return Promise.resolve(trace.some(({ parentId }) => parentId === null) && trace);
  });

/** Names from a span up to where the trace begins. */
const wayUp = (trace: readonly CollectedSpan[], span: CollectedSpan): string[] => {
  const above = trace.find(({ spanId }) => spanId === span.parentId);
  return above === undefined ? [span.name] : [span.name, ...wayUp(trace, above)];
};

const named = (trace: readonly CollectedSpan[], name: string): CollectedSpan[] =>
  trace.filter((span) => span.name === name);

beforeAll(async () => {
  local = await startLocalStack({
    // A Saturday: nothing goes out before a test asks for it.
    now: '2026-11-28T10:00:00Z',
    environment: { REMINDER_TICK_SECONDS: '1' },
    onLine: (_, line) => log.push(line),
  });
  control = controls(local.stack);
  graph = await administratorGraph(local.stack);
  const [{ site }] = JSON.parse(local.stack.environment['BOARDS'] ?? '[]') as [{ site: string }];
  const [host = '', sitePart = ''] = site.split(/:(?=\/)/);
  expect(sitePart).toBe(childrenSite);
  siteId = ((await graph.send({ method: 'GET', path: sitePath(host, sitePart) })).body as { id: string }).id;
  const found = (await graph.send({ method: 'GET', path: listsPath(siteId) })).body as {
    value: { id: string; name: string; displayName: string }[];
  };
  lists = new Map(
    found.value.flatMap(({ id, name, displayName }) => [
      [displayName, id],
      [name, id],
    ]),
  );
  // A Saturday: nothing goes out by itself until a test says so.
  await local.tenant.moveClock('2027-01-09T10:00:00Z');
}, 120_000);

afterAll(() => local.stop());

describe('installing', () => {
  it('greets once, says what needs the person, and keeps where to reach them', async () => {
    await control.install(priya);
    const { messages } = await control.chat(priya);
    const greetings = messages.filter(({ from }) => from === 'bot');
    expect(greetings).toHaveLength(1);
    expect(greetings[0]?.summary).toMatch(/^Hello Priya Nair: \d+ items? needs? you/);
    const kept = (await rows('conversations')).map(({ fields }) => fields['Key']);
    expect(kept).toContain(priya);
  });

  it('does not write the same conversation again', async () => {
    const version = async () => (await rows('conversations')).map((row) => JSON.stringify(row));
    const before = await version();
    await control.say(priya, 'help');
    expect(await version()).toEqual(before);
  });

  it('tells somebody who is in no register whom to ask, and keeps nothing about them', async () => {
    await control.install(outsider);
    expect(words(cardOf(await lastFromBot(outsider)))).toContain('Ask your board manager');
    await control.say(outsider, 'my actions');
    expect((await lastFromBot(outsider)).summary).toBe('I cannot find you in the register');
    expect((await rows('conversations')).map(({ fields }) => fields['Key'])).not.toContain(outsider);
  });
});

describe('commands', () => {
  it.each([
    ['my actions', /^My actions \(\d+\)/],
    ['My Reviews?', /^(?:My risk reviews|You have no risks)/],
    ['overdue!', /^(?:My overdue actions|Nothing of yours is overdue)/],
    ['help', /^What I can do/],
    ['good morning', /^What I can do/],
  ])('“%s” is answered', async (text, summary) => {
    await control.say(priya, text);
    expect((await lastFromBot(priya)).summary).toMatch(summary);
  });
});

describe('recording from the card', () => {
  it('changes the SharePoint row and adds to the trail, once however often it is pressed', async () => {
    const { message, form, itemKey } = await openFirst(priya);
    const typed = { ...standing(form), percentComplete: '61', note: 'Third pressing of the same button' };
    const before = (await rows('updates')).length;
    const saved = await press(priya, message.id, button(form, 'Save'), typed);
    expect(words(saved)).toContain('✔ Saved');
    const again = await Promise.all([1, 2].map(() => press(priya, message.id, button(form, 'Save'), typed)));
    for (const each of again) expect(words(each)).toContain('✔ Saved already');
    const row = (await rows('actions')).find(({ fields }) => fields['Key'] === itemKey);
    expect(row?.fields['PercentComplete']).toBe(61);
    const trail = await rows('updates');
    expect(trail).toHaveLength(before + 1);
    expect(JSON.stringify(trail.at(-1)?.fields)).toContain('Third pressing of the same button');
    expect(JSON.stringify(trail.at(-1)?.fields)).toContain('Priya Nair');
  });

  it('shows both values when the row changed meanwhile, and saves what the person decides', async () => {
    const { message, form, itemKey } = await openFirst(priya);
    const row = (await rows('actions')).find(({ fields }) => fields['Key'] === itemKey)!;
    await edit('actions', row.id, { PercentComplete: 7 });
    const conflict = await press(priya, message.id, button(form, 'Save'), {
      ...standing(form),
      percentComplete: '70',
      note: 'Kept through the conflict',
    });
    expect(words(conflict)).toContain('Somebody changed this while you were writing');
    expect(words(conflict)).toMatch(/70%[\s\S]*7%/);
    const saved = await press(priya, message.id, button(conflict, 'Keep mine'), standing(conflict));
    expect(words(saved)).toContain('Kept through the conflict');
    expect((await rows('actions')).find(({ id }) => id === row.id)?.fields['PercentComplete']).toBe(70);
  });

  it('works for clients that know only Action.Submit: the message itself becomes the new card', async () => {
    await control.say(priya, 'my actions');
    const message = await lastFromBot(priya);
    const [line] = lines(cardOf(message));
    const submit = async (data: unknown) => {
      await control.ask('POST', `chats/${priya}/submit`, { messageId: message.id, data });
      const { messages } = await control.chat(priya);
      return cardOf(messages.find(({ id }) => id === message.id)!);
    };
    const form = await submit(line!.data);
    expect(form.actions?.map((each) => each['title'])).toContain('Save');
    const fallback = button(form, 'Save')['fallback'] as { data: object };
    const saved = await submit({ ...fallback.data, ...standing(form), note: 'From an old client' });
    expect(words(saved)).toContain('✔ Saved');
    expect((await control.chat(priya)).messages.filter(({ from }) => from === 'bot').at(-1)?.id).toBe(
      message.id,
    );
  });

  it('gives back what was typed when SharePoint is away, and saves it once with “Try again”', async () => {
    const { message, form } = await openFirst(priya);
    const before = (await rows('updates')).length;
    await local.tenant.fault({
      path: '\\$batch',
      effect: { kind: 'respond', status: 503, retryAfterSeconds: 100 },
    });
    const refused = await press(priya, message.id, button(form, 'Save'), {
      ...standing(form),
      note: 'Not to be lost',
    });
    await local.tenant.clearFaults();
    expect(words(refused)).toContain('Nothing was lost');
    expect(standing(refused)['note']).toBe('Not to be lost');
    const saved = await press(priya, message.id, button(refused, 'Try again'), standing(refused));
    expect(words(saved)).toContain('✔ Saved');
    expect(await rows('updates')).toHaveLength(before + 1);
  });

  it('answers in time when SharePoint is slow, and changes the card when it is done', async () => {
    const { message, form } = await openFirst(priya);
    // Whatever else asks at this moment is slow too: the press must not slip past it.
    await local.tenant.fault({ path: '\\$batch', times: 5, effect: { kind: 'delay', milliseconds: 6_000 } });
    const asked = performance.now();
    const waiting = await press(priya, message.id, button(form, 'Save'), {
      ...standing(form),
      note: 'Slow but sure',
    });
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(words(waiting)).toContain('Still working on it');
    await local.tenant.clearFaults();
    await until('the card shows what was saved', async () => {
      const { messages } = await control.chat(priya);
      return JSON.stringify(messages.find(({ id }) => id === message.id)).includes('Slow but sure');
    });
  });
});

describe('the traces', () => {
  it('lead from a press on a card to the calls to Graph and back', async () => {
    const { message, form } = await openFirst(priya);
    const asked = Date.now();
    const saved = await press(priya, message.id, button(form, 'Save'), {
      ...standing(form),
      note: 'Followed through the service',
    });
    expect(words(saved)).toContain('✔ Saved');
    const trace = await traceOf(
      'the press was traced',
      (span) => span.attributes['bot.verb'] === 'action.record' && span.startedAt >= asked,
    );
    const graphCalls = named(trace, 'POST /$batch');
    const written = graphCalls.find(({ attributes }) =>
      String(attributes['graph.batch_calls']).includes('PATCH'),
    )!;
    expect(wayUp(trace, written)).toEqual(['POST /$batch', 'bot adaptiveCard/action', 'POST /api/messages']);
    expect(written).toMatchObject({
      kind: 'client',
      failed: false,
      attributes: {
        'graph.batch_size': 3,
        'graph.batch_calls': [
          'PATCH /sites/{site-id}/lists/{list-id}/items/{item-id}/fields x 1',
          'POST /sites/{site-id}/lists/{list-id}/items x 1',
          'GET /sites/{site-id}/lists/{list-id}/items/{item-id} x 1',
        ],
        'graph.batch_refused': 0,
        'http.response.status_code': 200,
      },
    });
    const [turn] = named(trace, 'bot adaptiveCard/action');
    expect(turn?.attributes).toEqual({
      'bot.activity': 'adaptiveCard/action',
      'bot.verb': 'action.record',
      'bot.answered': 'in time',
      'register.board': 'children',
      'register.person': personInLog(priya),
    });
    // Nothing of this trace hangs in the air.
    for (const span of trace) expect(wayUp(trace, span).at(-1)).toBe('POST /api/messages');
  });

  it('lead from a screen of the tab to the calls to Graph as the person, and to the log', async () => {
    const api = await local.as(priya);
    const answer = await api.post('/api/boards/children/changes', {});
    const correlationId = answer.headers.get('x-correlation-id');
    const trace = await traceOf(
      'the request was traced',
      (span) => span.attributes['register.correlation_id'] === correlationId,
    );
    const [request] = named(trace, 'POST /api/boards/:board/changes');
    expect(request).toMatchObject({
      kind: 'server',
      parentId: null,
      attributes: { 'http.response.status_code': 200, 'register.person': personInLog(priya) },
    });
    const [token] = named(trace, 'token as person');
    expect(wayUp(trace, token!)).toEqual([
      'token as person',
      'POST /$batch',
      'POST /api/boards/:board/changes',
    ]);
    const line = log.find((each) => each.includes(`"correlationId":"${correlationId}"`)) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ trace_id: request?.traceId, span_id: request?.spanId });
  });

  it('begin here, whatever trace a caller says it belongs to', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await fetch(`${local.stack.serviceUrl}/api/boards`, {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-00` },
    });
    const correlationId = answer.headers.get('x-correlation-id');
    const [request] = await traceOf(
      'the request was traced',
      (span) => span.attributes['register.correlation_id'] === correlationId,
    );
    expect(request?.traceId).not.toBe(traceId);
  });
});

describe('a card a year old', () => {
  it('tells the truth when it is touched', async () => {
    const { message, form, itemKey } = await openFirst(priya);
    const row = (await rows('actions')).find(({ fields }) => fields['Key'] === itemKey)!;
    await edit('actions', row.id, { Status: 'Closed' });
    await local.tenant.moveClock('2028-01-08T10:00:00Z');
    const list = await press(priya, message.id, cardOf(message).refresh!.action);
    expect(lines(list).map(({ data }) => data.itemKey)).not.toContain(itemKey);
    const refused = await press(priya, message.id, button(form, 'Save'), {
      ...standing(form),
      rag: 'red',
      note: 'Late',
    });
    expect(words(refused)).toContain('closed');
    await local.tenant.moveClock('2027-01-09T10:00:00Z');
  });
});

describe('who may do what', () => {
  it('refuses an item of somebody else, whatever the payload says, and shows nothing of it', async () => {
    await control.install(fiona);
    const { form, message } = await openFirst(priya);
    const greeting = await lastFromBot(fiona);
    const before = (await rows('updates')).length;
    const refused = await press(fiona, greeting.id, button(form, 'Save'), {
      ...standing(form),
      note: 'Not mine',
    });
    expect(words(refused)).toContain('You are not named on this item');
    expect(await rows('updates')).toHaveLength(before);
    expect(message.id).not.toBe(greeting.id);
  });

  it('politely refuses another tenant and keeps nothing', async () => {
    const before = await rows('conversations');
    const foreign = '99999999-9999-4999-8999-999999999999';
    const answer = await post(
      activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'help.show', data: { verb: 'help.show' } } },
        conversation: { id: 'a:other', conversationType: 'personal', tenantId: foreign },
        channelData: { tenant: { id: foreign } },
      }),
      `Bearer ${await connectorToken(local)}`,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('another organisation');
    expect(await rows('conversations')).toEqual(before);
  });

  it('shows nothing of the register where others read along', async () => {
    const answer = await post(
      activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { data: { verb: 'digest.show', board: 'children', list: 'mine', from: 0 } } },
        conversation: {
          id: '19:channel',
          conversationType: 'channel',
          tenantId: local.stack.environment['TENANT_ID'],
        },
      }),
      `Bearer ${await connectorToken(local)}`,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('personal chat only');
  });
});

describe('malformed', () => {
  it.each([
    ['an empty body', '', 400],
    ['no JSON', 'activity', 400],
    ['a list', [], 400],
    ['an activity without a type', { channelId: 'msteams' }, 400],
  ])('%s is refused', async (_, body, status) => {
    expect((await post(body, `Bearer ${await connectorToken(local)}`)).status).toBe(status);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'save'],
    ['an unknown verb', { verb: 'register.drop', board: 'children' }],
    [
      'a form without its rendering',
      { verb: 'action.record', board: 'children', itemKey: 'x', note: 'typed' },
    ],
  ])('a card that sends %s gets a card that says what to do', async (_, data) => {
    const greeting = await lastFromBot(priya);
    const answer = await control.press(priya, greeting.id, { verb: 'x', data });
    expect(answer.status).toBe(200);
    expect(words(answer.body.value as AdaptiveCard)).toContain('I cannot read what this card sent');
  });

  it('an invoke nobody knows is not implemented, and an activity nobody asked for is no trouble', async () => {
    const token = `Bearer ${await connectorToken(local)}`;
    expect((await post(activity({ type: 'invoke', name: 'task/fetch', value: {} }), token)).status).toBe(501);
    expect((await post(activity({ type: 'typing', text: undefined }), token)).status).toBe(200);
  });
});

describe('the day’s reminders', () => {
  const sentTo = async (person: string) =>
    (await control.chat(person)).messages.filter(({ summary }) =>
      /^(?:One item needs|\d+ items need) you/.test(summary ?? ''),
    );
  const receipts = async () =>
    (await rows('reminders')).map(({ fields }) => [fields['ClaimKey'], fields['State']] as const);

  it('go out once, with receipts, and not again when the service starts anew or twice', async () => {
    await control.ask('POST', `chats/${fiona}/block`, { blocked: true });
    await local.tenant.moveClock('2027-01-11T09:00:00Z'); // a Monday
    await until('Priya has her digest', async () => (await sentTo(priya)).length > 0);
    await until('both boards are done', () =>
      Promise.resolve(log.filter((line) => line.includes('reminders were sent')).length >= 2),
    );
    const trace = await traceOf('the sweep was traced', ({ attributes, name }) => {
      return (
        name === 'reminders' &&
        attributes['register.board'] === 'children' &&
        Number(attributes['sweep.sent']) > 0
      );
    });
    expect(trace.map(({ name }) => name)).toContain('POST /v3/conversations/{id}/activities');
    for (const span of trace) expect(wayUp(trace, span).at(-1)).toBe('reminders');
    const first = await receipts();
    expect(first.filter(([, state]) => state === 'sent').length).toBeGreaterThan(0);
    expect(await sentTo(priya)).toHaveLength(1);

    const blocked = (await rows('reminders')).find(
      ({ fields }) => fields['PersonKey'] === 'p-galbraith-fiona',
    );
    expect(blocked?.fields).toMatchObject({ State: 'unreachable' });
    expect(blocked?.fields['Error']).toContain('blocked');

    local.stack.service.kill('SIGKILL');
    await local.stack.startService();
    await local.tenant.forgetTraffic();
    await until('the new service has looked', async () => (await local.tenant.graphCalls()).length > 6);
    expect(await sentTo(priya)).toHaveLength(1);
    expect(await receipts()).toEqual(first);
  });

  it('opens like any other card, and saves', async () => {
    const [digest] = await sentTo(priya);
    const [line] = lines(cardOf(digest!));
    const form = await press(priya, digest!.id, line!);
    const title = form.actions!.map((each) => each['title']);
    expect(title).toContain('Back to my list');
  });
});

describe('register remind', () => {
  const remind = async (...options: string[]) => {
    const { code, stdout, stderr } = await local.stack.register(['remind', ...options]);
    return { code, stdout, stderr };
  };

  it('says who would be asked about what, and why, and sends nothing', async () => {
    const before = await rows('reminders');
    const { code, stdout } = await remind('--as-of', '2027-02-01', '--dry-run', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as {
      asOf: string;
      digests: {
        person: string;
        board: string;
        at?: string;
        lines: { stage: string; reason: string; title: string }[];
      }[];
      notices: unknown[];
      warnings: unknown[];
      unaddressed: { item: { itemKey: string }; why: string }[];
    };
    expect(answer.asOf).toBe('2027-02-01');
    expect(new Set(answer.digests.map(({ board }) => board))).toEqual(new Set(['children', 'adults']));
    for (const { lines: told, at } of answer.digests) {
      expect(at).toBe('08:30');
      expect(told.length).toBeGreaterThan(0);
      for (const line of told) {
        expect(line.stage).toMatch(
          /^(?:before|on-the-day|overdue|ask|review|escalate|decide|close|meeting|papers|week)/,
        );
        expect(line.reason).not.toBe('');
      }
    }
    expect(answer.unaddressed.length).toBeGreaterThan(0);
    expect([answer.notices, answer.warnings]).toEqual([[], []]);
    expect(await rows('reminders')).toEqual(before);
  });

  it('tells what became of a day’s digests', async () => {
    const { stdout } = await remind('--as-of', '2027-01-11', '--board', 'children', '--dry-run', '--json');
    const { digests } = JSON.parse(stdout) as { digests: { person: string; state?: string }[] };
    expect(digests).toContainEqual(expect.objectContaining({ person: 'Priya Nair', state: 'sent' }));
    expect(digests).toContainEqual(
      expect.objectContaining({ person: 'Fiona Galbraith', state: 'unreachable' }),
    );
  });

  it.each([
    ['a day that does not exist', ['--as-of', '2027-02-30'], 'takes a day that exists'],
    ['a board nobody knows', ['--board', 'elsewhere', '--dry-run'], 'the boards are children, adults'],
  ])('refuses %s', async (_, options, message) => {
    const { code, stdout, stderr } = await remind(...options);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('two boards on two clocks', () => {
  const listOf = async (board: BoardReference, key: ListKey) => {
    const site = (await graph.send({ method: 'GET', path: `/sites/${board.site}` })).body as { id: string };
    const found = findLists((await graph.send({ method: 'GET', path: listsPath(site.id) })).body);
    return { siteId: site.id, listId: found[key] ?? '' };
  };

  /** Rows of a board's ledger of one day: when each was claimed. */
  const claimedOf = async (board: BoardReference, day: string, timeZone: string): Promise<string[]> => {
    const { reminders } = registerLists;
    const path = itemsPath(await listOf(board, 'reminders'), reminders.columns, { top: 5000 });
    const { body } = await graph.send({ method: 'GET', path });
    return (body as { value: Row[] }).value
      .map((item) => reminders.read(item, { timeZone }))
      .filter((row) => row.day === day && row.kind === 'digest')
      .map(({ claimedAt }) => claimedAt);
  };

  it.each([
    // Winter time in both; then summer time in both.
    ['2027-03-11', '08:30', '13:30'],
    ['2027-04-05', '07:30', '12:30'],
  ])(
    'on %s one service sends London’s at %s and New York’s at %s UTC: half past eight there',
    async (day, london, newYork) => {
      const [children, adults] = JSON.parse(local.stack.environment['BOARDS'] ?? '[]') as BoardReference[];
      if (children === undefined || adults === undefined) throw new Error('There are two boards.');
      await setTimeZone(adults, 'America/New_York');
      for (const [board, time, timeZone] of [
        [children, london, 'Europe/London'],
        [adults, newYork, 'America/New_York'],
      ] as const) {
        const at = `${day}T${time}:00.000Z`;
        // Two seconds before, so that a service that takes another clock is seen to be early.
        await local.tenant.moveClock(new Date(Date.parse(at) - 2_000).toISOString());
        const claimed = await until(`the digests of ${board.id} went out`, async () => {
          const found = await claimedOf(board, day, timeZone);
          return found.length > 0 && found;
        });
        expect(claimed.filter((moment) => new Date(moment) < new Date(at))).toEqual([]);
        expect(claimed.every((moment) => Date.parse(moment) < Date.parse(at) + 60_000)).toBe(true);
        if (board === children) expect(await claimedOf(adults, day, 'America/New_York')).toEqual([]);
      }
    },
  );

  /** As an administrator would: the site’s regional settings and the board’s say the same. */
  async function setTimeZone(board: BoardReference, timeZone: string): Promise<void> {
    await control.ask('POST', 'sharepoint/site', { sitePath: board.site.split(':')[1], timeZone });
    const { settings } = registerLists;
    const list = await listOf(board, 'settings');
    const { body } = await graph.send({ method: 'GET', path: itemsPath(list, settings.columns) });
    const row = (body as { value: Row[] }).value.find(({ fields }) => fields['Key'] === 'board');
    const json = { ...(JSON.parse(String(row?.fields['Json'])) as Record<string, unknown>), timeZone };
    await graph.send({
      method: 'PATCH',
      path: fieldsPath(list, row?.id ?? ''),
      body: { Json: JSON.stringify(json) },
    });
  }
});

describe('the log', () => {
  it('names nobody, repeats nothing that was typed, and holds no token', () => {
    const all = log.filter((line) => line.includes('"level"')).join('\n');
    expect(all).not.toBe('');
    for (const secret of ['Priya', 'Nair', priya, 'Third pressing', 'Not to be lost', 'eyJ']) {
      expect(all).not.toContain(secret);
    }
  });
});
