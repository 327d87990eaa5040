import {
  botAppId,
  people,
  startConnectorHarness,
  tenantId,
  type ConnectorHarness,
} from '../../../support/local-tenant/connector-harness.ts';

let harness: ConnectorHarness;

beforeAll(async () => {
  harness = await startConnectorHarness();
});
beforeEach(() => harness.control('POST', 'reset'));
afterAll(() => harness.stop());

function creation(member: string, tenant = tenantId) {
  return {
    isGroup: false,
    bot: { id: `28:${botAppId}` },
    members: [{ id: member }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}

async function openConversation(userId: string): Promise<string> {
  harness.tenant.tenant.installations.install(userId, botAppId);
  const created = await harness.call('POST', 'v3/conversations', creation(userId));
  expect(created.status).toBe(201);
  return (created.body as { id: string }).id;
}

const activities = (conversationId: string, activityId = '') =>
  `v3/conversations/${encodeURIComponent(conversationId)}/activities${activityId && `/${encodeURIComponent(activityId)}`}`;

const messagesOf = async (userId: string) =>
  ((await harness.control('GET', `chats/${userId}/messages`)).body as { messages: Record<string, unknown>[] })
    .messages;

describe('who may call the connector', () => {
  it('answers 401 without a token', async () => {
    expect((await harness.call('POST', 'v3/conversations', creation(people.lead), null)).status).toBe(401);
  });

  it.each([
    ['a token for another resource', 'https://graph.microsoft.com', undefined],
    [
      'a token of another application',
      'https://api.botframework.com',
      '22222222-bbbb-4bbb-8bbb-000000000002',
    ],
  ])('answers 401 to %s', async (_what, audience, appId) => {
    const application = harness.tenant.tenant.directory.application(appId ?? botAppId)!;
    const token = await harness.tenant.tenant.tokens.issueAppToken(application, audience);
    const answer = await harness.call('POST', 'v3/conversations', creation(people.lead), token);
    expect(answer.status).toBe(401);
  });

  it('answers 401 to a token that has expired', async () => {
    const token = await harness.tenant.tenant.tokens.sign(
      { iss: harness.tenant.tenant.tokens.issuer, aud: 'https://api.botframework.com', appid: botAppId },
      -4000,
    );
    expect((await harness.call('POST', 'v3/conversations', creation(people.lead), token)).status).toBe(401);
  });
});

describe('beginning a conversation', () => {
  it('gives the same one-to-one conversation for the object id and for the address of a person', async () => {
    const byObjectId = await openConversation(people.lead);
    expect(byObjectId).toMatch(/^a:1/);
    const members = await harness.call('GET', `v3/conversations/${encodeURIComponent(byObjectId)}/members`);
    const [member] = members.body as { id: string }[];
    expect(member!.id).toMatch(/^29:1/);
    const again = await harness.call('POST', 'v3/conversations', creation(member!.id));
    expect(again.body).toEqual({ id: byObjectId });
  });

  it.each([
    ['someone without the app', people.lead, tenantId, 403, 'ForbiddenOperationException'],
    ['an unknown person', '11111111-aaaa-4aaa-8aaa-00000000dead', tenantId, 400, 'BadArgument'],
    ['an e-mail address', 'bertram.okafor@exampleshire.example', tenantId, 400, 'BadArgument'],
    [
      'another tenant',
      people.lead,
      '00000000-0000-4000-8000-000000000000',
      403,
      'ForbiddenOperationException',
    ],
  ])('refuses %s', async (_what, member, tenant, status, code) => {
    const answer = await harness.call('POST', 'v3/conversations', creation(member, tenant));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code } });
  });

  it('refuses a body that cannot be read', async () => {
    expect((await harness.call('POST', 'v3/conversations', '{')).status).toBe(400);
    expect((await harness.call('POST', 'v3/conversations', { members: 'everyone' })).status).toBe(400);
  });
});

describe('messages of the bot', () => {
  it('appear in the chat, can be replaced and removed', async () => {
    const conversation = await openConversation(people.lead);
    const sent = await harness.call('POST', activities(conversation), {
      type: 'message',
      text: 'First',
      summary: 'News',
      channelData: { notification: { alert: true } },
    });
    expect(sent.status).toBe(201);
    const { id } = sent.body as { id: string };
    expect(await messagesOf(people.lead)).toMatchObject([
      { id, from: 'bot', text: 'First', summary: 'News', alert: true },
    ]);

    const updated = await harness.call('PUT', activities(conversation, id), {
      type: 'message',
      text: 'Second',
    });
    expect(updated).toMatchObject({ status: 200, body: { id } });
    const [shown] = await messagesOf(people.lead);
    expect(shown).toMatchObject({ id, text: 'Second' });
    expect(shown).toHaveProperty('updatedAt');
    expect(shown).not.toHaveProperty('summary');

    expect((await harness.call('DELETE', activities(conversation, id))).status).toBe(200);
    expect(await messagesOf(people.lead)).toEqual([]);
    const gone = await harness.call('PUT', activities(conversation, id), { type: 'message', text: 'Third' });
    expect(gone.body).toMatchObject({ error: { code: 'ActivityNotFoundInConversation' } });
  });

  it('carry the time of the tenant, not of the machine', async () => {
    const conversation = await openConversation(people.lead);
    harness.tenant.clock.freeze(new Date('2031-05-06T07:08:09Z'));
    await harness.call('POST', activities(conversation), { type: 'message', text: 'Later' });
    expect(await messagesOf(people.lead)).toMatchObject([{ at: '2031-05-06T07:08:09.000Z' }]);
  });

  it('leave nothing in the chat when they are only signs of typing', async () => {
    const conversation = await openConversation(people.lead);
    expect((await harness.call('POST', activities(conversation), { type: 'typing' })).status).toBe(201);
    expect(await messagesOf(people.lead)).toEqual([]);
  });

  it('are refused with 413 above a hundred kilobytes in UTF-16, pictures not counted', async () => {
    const conversation = await openConversation(people.lead);
    const send = (text: string) => harness.call('POST', activities(conversation), { type: 'message', text });
    expect((await send('x'.repeat(50_000))).status).toBe(201);
    const refused = await send('x'.repeat(52_000));
    expect(refused).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
    expect((await send(`data:image/png;base64,${'A'.repeat(60_000)}`)).status).toBe(201);
  });

  it('are refused with 429 and a time to wait once a conversation had seven in a second', async () => {
    const conversation = await openConversation(people.lead);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        harness.call('POST', activities(conversation), { type: 'message', text: `Number ${index}` }),
      ),
    );
    const throttled = answers.filter((answer) => answer.status === 429);
    expect(throttled.length).toBeGreaterThanOrEqual(4);
    expect(throttled[0]!.body).toMatchObject({ error: { code: 'Throttled' } });
    expect(Number(throttled[0]!.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(await messagesOf(people.lead)).toHaveLength(12 - throttled.length);
  });
});

describe('conversations the bot may not write to', () => {
  const send = (conversation: string) =>
    harness.call('POST', activities(conversation), { type: 'message', text: 'Hello' });

  it.each([
    ['never begun', 'a:1neverbegun', 404, 'ConversationNotFound'],
    ['of a shape that is none', 'nonsense', 400, 'BadArgument'],
    ['in a channel that is none', '19:nowhere@thread.tacv2', 403, 'BotNotInConversationRoster'],
  ])('%s', async (_what, id, status, code) => {
    expect(await send(id)).toMatchObject({ status, body: { error: { code } } });
  });

  it('after the app was removed', async () => {
    const conversation = await openConversation(people.lead);
    harness.tenant.tenant.installations.uninstall(people.lead, botAppId);
    expect(await send(conversation)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
  });

  it('while the person has blocked the app, also when the bot begins anew', async () => {
    const conversation = await openConversation(people.lead);
    await harness.control('POST', `chats/${people.lead}/block`, {});
    const code = 'ConversationBlockedByUser';
    expect(await send(conversation)).toMatchObject({ status: 403, body: { error: { code } } });
    expect(await harness.call('POST', 'v3/conversations', creation(people.lead))).toMatchObject({
      status: 403,
      body: { error: { code } },
    });
    await harness.control('POST', `chats/${people.lead}/block`, { blocked: false });
    expect((await send(conversation)).status).toBe(201);
  });
});

describe('refusals on demand', () => {
  it.each([
    [401, undefined, { error: { code: 'BotNotRegistered' } }],
    [403, 'BotDisabledByAdmin', { error: { code: 'BotDisabledByAdmin' } }],
    [
      403,
      'MessageWritesBlocked',
      { errorCode: 209, message: expect.stringContaining('"MessageWritesBlocked"') as unknown },
    ],
    [412, undefined, { error: { code: 'PreconditionFailed' } }],
    [429, undefined, { error: { code: 'Throttled' } }],
    [502, undefined, { error: { code: 'ServiceError' } }],
  ])('answer %d %s for one person and as often as ordered', async (status, code, body) => {
    const lead = await openConversation(people.lead);
    const guest = await openConversation(people.guest);
    const ordered = await harness.control('POST', 'faults', {
      rules: [
        {
          surface: 'connector',
          method: 'POST',
          path: '/activities$',
          userId: people.lead,
          times: 1,
          effect: { kind: 'respond', status, ...(code === undefined ? {} : { code }) },
        },
      ],
    });
    expect(ordered.status).toBe(201);
    const send = (id: string) => harness.call('POST', activities(id), { type: 'message', text: 'Hello' });
    expect((await send(guest)).status).toBe(201);
    expect(await send(lead)).toMatchObject({ status, body });
    expect((await send(lead)).status).toBe(201);
  });

  it('can lose the answer after the message was written', async () => {
    const lead = await openConversation(people.lead);
    await harness.control('POST', 'faults', {
      rules: [{ surface: 'connector', times: 1, effect: { kind: 'lose-answer' } }],
    });
    await expect(
      harness.call('POST', activities(lead), { type: 'message', text: 'Hello' }),
    ).rejects.toThrow();
    expect(await messagesOf(people.lead)).toHaveLength(1);
  });

  it('can cut the connection before anything is written', async () => {
    const lead = await openConversation(people.lead);
    await harness.control('POST', 'faults', {
      rules: [{ surface: 'connector', times: 1, effect: { kind: 'disconnect' } }],
    });
    await expect(
      harness.call('POST', activities(lead), { type: 'message', text: 'Hello' }),
    ).rejects.toThrow();
    expect(await messagesOf(people.lead)).toEqual([]);
  });
});

describe('members', () => {
  it('of a one-to-one chat are the person, with address, object id and whether they are a guest', async () => {
    const conversation = await openConversation(people.guest);
    const path = `v3/conversations/${encodeURIComponent(conversation)}`;
    const expected = {
      aadObjectId: people.guest,
      name: 'Chandra Whitlock',
      givenName: 'Chandra',
      surname: 'Whitlock',
      email: 'chandra.whitlock@police.example',
      tenantId,
      userRole: 'guest',
    };
    expect((await harness.call('GET', `${path}/pagedmembers`)).body).toMatchObject({ members: [expected] });
    expect((await harness.call('GET', `${path}/members/${people.guest}`)).body).toMatchObject(expected);
    expect(await harness.call('GET', `${path}/members/${people.lead}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    });
  });

  it('of a channel are those with a standing on its site, and a thread can be begun there', async () => {
    const { body } = await harness.control('GET', 'state');
    const { channelId } = (body as { teams: { channelId: string; sitePath: string }[] }).teams.find(
      (team) => team.sitePath === '/sites/children',
    )!;
    const begin = {
      isGroup: true,
      channelData: { channel: { id: channelId } },
      activity: { type: 'message', text: 'To all' },
    };
    expect(await harness.call('POST', 'v3/conversations', begin)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
    await harness.control('POST', `channels/${encodeURIComponent(channelId)}/install`, {
      userId: people.manager,
    });
    const members = await harness.call('GET', `v3/conversations/${encodeURIComponent(channelId)}/members`);
    expect((members.body as { aadObjectId: string }[]).map((member) => member.aadObjectId)).toEqual([
      people.manager,
      people.lead,
      people.guest,
    ]);
    const begun = await harness.call('POST', 'v3/conversations', begin);
    const thread = begun.body as { id: string; activityId: string };
    expect(thread.id).toBe(`${channelId};messageid=${thread.activityId}`);
    const reply = await harness.call('POST', activities(thread.id), { type: 'message', text: 'And more' });
    expect(reply.status).toBe(201);
    const messages = await harness.control('GET', `channels/${encodeURIComponent(channelId)}/messages`);
    expect(messages.body).toMatchObject({
      messages: [{ text: 'To all' }, { text: 'And more', threadId: thread.activityId }],
    });
  });
});

describe('what is remembered', () => {
  it('keeps conversations between runs and forgets them on reset', async () => {
    const conversation = await openConversation(people.lead);
    await harness.call('POST', activities(conversation), { type: 'message', text: 'Keep me' });
    await harness.restart();
    expect((await harness.control('GET', `chats/${people.lead}/messages`)).body).toMatchObject({
      conversationId: conversation,
      installed: true,
      messages: [{ text: 'Keep me' }],
    });
    expect(
      (await harness.call('POST', activities(conversation), { type: 'message', text: 'More' })).status,
    ).toBe(201);
    expect((await harness.control('POST', 'reset')).status).toBe(204);
    expect((await harness.control('GET', `chats/${people.lead}/messages`)).body).toMatchObject({
      installed: false,
      messages: [],
    });
  });

  it('notes every call in the traffic log without ids or text', async () => {
    const conversation = await openConversation(people.lead);
    await harness.call('POST', activities(conversation), { type: 'message', text: 'Secret words' });
    const { body } = await harness.control('GET', 'traffic?surface=connector');
    expect(body).toMatchObject({
      entries: [
        { template: '/v3/conversations', status: 201, userId: people.lead, appId: botAppId },
        { template: '/v3/conversations/{conversation-id}/activities', status: 201 },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('Secret');
    expect(JSON.stringify(body)).not.toContain(conversation);
  });
});
