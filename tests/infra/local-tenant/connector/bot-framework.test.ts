import {
  botAppId,
  people,
  startConnectorHarness,
  tenantId,
  type ConnectorHarness,
} from '../../../support/local-tenant/connector-harness.ts';
import { runTinyBot, type RunningBot } from '../../../support/local-tenant/run-tiny-bot.ts';

/** The connector and a bot on the real Bot Framework SDK, over HTTPS, each checking the other's tokens. */
let harness: ConnectorHarness;
let bot: RunningBot;

beforeAll(async () => {
  harness = await startConnectorHarness();
  bot = await runTinyBot(harness);
  await harness.control('POST', 'settings', { botEndpoint: bot.endpoint, botAppId });
});
afterAll(async () => {
  await bot.stop();
  await harness.stop();
});

interface Shown {
  id: string;
  from: string;
  text?: string;
  summary?: string;
  alert?: boolean;
  updatedAt?: string;
  attachments?: { content: { body: { text: string }[] } }[];
}

async function chat(userId: string): Promise<Shown[]> {
  return ((await harness.control('GET', `chats/${userId}/messages`)).body as { messages: Shown[] }).messages;
}

const firstLine = (message: Shown | undefined) => message?.attachments?.[0]?.content.body[0]?.text;

async function askForCard(userId: string): Promise<Shown> {
  await harness.control('POST', `chats/${userId}/install`);
  await harness.control('POST', `chats/${userId}/messages`, { text: 'card' });
  return (await chat(userId)).at(-1)!;
}

const execute = (userId: string, messageId: string, verb: string, data: unknown) =>
  harness.control('POST', `chats/${userId}/invoke`, {
    messageId,
    action: { type: 'Action.Execute', verb, data },
  });

describe('the connector and the Bot Framework SDK', () => {
  it('installs: the bot accepts our token, hears of it in the shape of Teams, and greets', async () => {
    const installed = await harness.control('POST', `chats/${people.lead}/install`);
    expect(installed.body).toEqual({ installed: true, added: true });
    expect(await chat(people.lead)).toMatchObject([{ from: 'bot', text: 'Hello, I count.' }]);
    const [installation, members] = bot.heard.filter(
      (activity) => (activity['from'] as { aadObjectId: string }).aadObjectId === people.lead,
    );
    expect(installation).toMatchObject({
      type: 'installationUpdate',
      action: 'add',
      channelId: 'msteams',
      serviceUrl: harness.tenant.connectorUrl,
      locale: 'en-GB',
      localTimezone: 'Europe/London',
      from: {
        id: expect.stringMatching(/^29:1/) as unknown,
        aadObjectId: people.lead,
        name: 'Bertram Okafor',
      },
      recipient: { id: `28:${botAppId}` },
      conversation: { id: expect.stringMatching(/^a:1/) as unknown, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB' }],
    });
    expect(members).toMatchObject({
      type: 'conversationUpdate',
      membersAdded: [{ aadObjectId: people.lead }, { id: `28:${botAppId}` }],
    });
    expect((await harness.control('POST', `chats/${people.lead}/install`)).body).toEqual({
      installed: true,
      added: false,
    });
  });

  it('carries what someone writes, and the answer', async () => {
    await harness.control('POST', `chats/${people.manager}/install`);
    const written = await harness.control('POST', `chats/${people.manager}/messages`, {
      text: 'good morning',
    });
    expect(written).toMatchObject({ status: 200, body: { bot: { status: 200 } } });
    expect((await chat(people.manager)).slice(-2)).toMatchObject([
      { from: 'user', text: 'good morning' },
      { from: 'bot', text: 'You said: good morning' },
    ]);
  });

  it('replaces a card for the one person with what an invoke answers', async () => {
    const card = await askForCard(people.lead);
    expect(card).toMatchObject({ summary: 'A card that counts', alert: true });
    expect(firstLine(card)).toBe('The count is 0');
    const answer = await execute(people.lead, card.id, 'add', { count: 0, by: '4' });
    expect(answer.body).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    const shown = (await chat(people.lead)).at(-1);
    expect(firstLine(shown)).toBe('The count is 4');
    expect(shown).not.toHaveProperty('updatedAt');
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card.id,
      value: {
        action: { type: 'Action.Execute', verb: 'add', data: { count: 0, by: '4' } },
        trigger: 'manual',
      },
    });
  });

  it('replaces the message for everyone, and forgets own cards, when the bot edits it', async () => {
    const card = await askForCard(people.lead);
    await execute(people.lead, card.id, 'add', { count: 0, by: '1' });
    await execute(people.lead, card.id, 'add-for-all', { count: 1, by: '9' });
    const shown = (await chat(people.lead)).at(-1);
    expect(firstLine(shown)).toBe('The count is 10');
    expect(shown).toHaveProperty('updatedAt');
  });

  it('leaves the card alone when the invoke answers with words or with an error', async () => {
    const card = await askForCard(people.lead);
    const said = await execute(people.lead, card.id, 'say', {});
    expect(said.body).toMatchObject({ status: 200, body: { value: 'Noted.' } });
    const failed = await execute(people.lead, card.id, 'unheard-of', {});
    expect((failed.body as { status: number }).status).toBeGreaterThanOrEqual(400);
    expect(firstLine((await chat(people.lead)).at(-1))).toBe('The count is 0');
  });

  it('passes a submitted card on as a message with a value and no text', async () => {
    const card = await askForCard(people.lead);
    const data = { count: 0, by: '2' };
    await harness.control('POST', `chats/${people.lead}/submit`, { messageId: card.id, data });
    expect((await chat(people.lead)).at(-1)).toMatchObject({ text: `Submitted ${JSON.stringify(data)}` });
    const heard = bot.heard.at(-1)!;
    expect(heard).toMatchObject({ type: 'message', value: data, replyToId: card.id });
    expect(heard).not.toHaveProperty('text');
  });

  it.each([
    ['the object id', () => people.guest],
    [
      'the address',
      () =>
        bot.heard
          .map((activity) => activity['from'] as { id: string; aadObjectId: string })
          .find((from) => from.aadObjectId === people.guest)!.id,
    ],
  ])('lets the bot begin a conversation by %s', async (what, member) => {
    await harness.control('POST', `chats/${people.guest}/install`);
    const sent = await bot.proactive(member(), `By ${what}`);
    expect(sent.status).toBe(200);
    expect((await chat(people.guest)).at(-1)).toMatchObject({ from: 'bot', text: `By ${what}` });
  });

  it('gives the SDK the status and code of a refusal', async () => {
    const refused = await bot.proactive(people.stranger, 'Anyone there?');
    expect(refused.body).toEqual({ statusCode: 403, code: 'ForbiddenOperationException' });
  });

  it('tells the bot of an installation that Graph made', async () => {
    harness.tenant.tenant.installations.install(people.stranger, botAppId);
    await harness.control('POST', `chats/${people.stranger}/install`);
    expect(await chat(people.stranger)).toMatchObject([{ text: 'Hello, I count.' }]);
  });

  it('says so, and keeps what was written, when the bot is away', async () => {
    await harness.control('POST', 'settings', { botEndpoint: 'http://127.0.0.1:9/api/messages' });
    const written = await harness.control('POST', `chats/${people.manager}/messages`, {
      text: 'still there?',
    });
    expect(written.body).toMatchObject({
      bot: { status: 502, problem: expect.stringContaining('running') as unknown },
    });
    expect((await chat(people.manager)).at(-1)).toMatchObject({ from: 'user', text: 'still there?' });
    await harness.control('POST', 'settings', { botEndpoint: bot.endpoint });
  });
});

describe('a bot that trusts somebody else', () => {
  it('refuses our calls', async () => {
    const wary = await runTinyBot(harness, { TINY_BOT_ISSUER: 'https://api.botframework.us' });
    try {
      await harness.control('POST', 'settings', { botEndpoint: wary.endpoint });
      const written = await harness.control('POST', `chats/${people.manager}/messages`, { text: 'hello' });
      expect(written.body).toMatchObject({ bot: { status: 401 } });
    } finally {
      await wary.stop();
      await harness.control('POST', 'settings', { botEndpoint: bot.endpoint });
    }
  });
});
