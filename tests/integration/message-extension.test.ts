import { accounts } from '../../infra/sample/directory.ts';
import type { AdaptiveCard } from '../../bot/cards/card.ts';
import type { ComposeResult } from '../../bot/teams/message-extension.ts';
import { partsOf, wordsOf } from '../bot/cards/card-samples.ts';
import { startLocalStack, type LocalStack } from '../support/local-stack.ts';
import { controls } from '../support/tenant-client.ts';

/**
 * The assistant over HTTP: searches in the chat, the message extension in chats and channels, pasted links. The board manager
 * stands on everything, a lead on little, a stranger on nothing.
 */
const manager = accounts.castellRowena.id;
const priya = accounts.nairPriya.id;
const outsider = accounts.lomaxBethany.id;

let local: LocalStack;
let control: ReturnType<typeof controls>;
let channelId: string;

interface Answer {
  status: number;
  body: { composeExtension: ComposeResult };
}

const compose = async (place: string, composing: object, userId?: string): Promise<ComposeResult> => {
  const answer = (await control.ask('POST', `${place}/compose`, {
    ...(userId === undefined ? {} : { userId }),
    composing,
  })) as Answer;
  expect(answer.status).toBe(200);
  return answer.body.composeExtension;
};
const chatOf = (person: string) => `chats/${person}`;
const search = (words: string) => ({ kind: 'search', commandId: 'find', words });
const link = (path: string) => ({ kind: 'link', url: `${local.stack.serviceUrl}${path}` });
const offers = (result: ComposeResult) => {
  if (result.type !== 'result') throw new Error(`No result but: ${result.text}`);
  return result.attachments;
};
const keyIn = (card: AdaptiveCard) => /"itemKey":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';

async function lastCard(person: string): Promise<{ summary: string; card: AdaptiveCard; id: string }> {
  const { messages } = await control.chat(person);
  const last = messages.filter(({ from }) => from === 'bot').at(-1)!;
  return {
    summary: last.summary ?? '',
    card: last.attachments![0]!.content as AdaptiveCard,
    id: last.id,
  };
}

/** An action that Priya leads. */
async function priyasAction(): Promise<{ key: string; card: AdaptiveCard; title: string }> {
  const offer = offers(await compose(chatOf(priya), search(''))).find(({ content }) =>
    JSON.stringify(content).includes('action.open'),
  )!;
  return { key: keyIn(offer.content), card: offer.content, title: offer.preview.content.title };
}

beforeAll(async () => {
  local = await startLocalStack({ now: '2026-03-02T09:30:00Z' });
  control = controls(local.stack);
  for (const person of [manager, priya, outsider]) await control.install(person);
  const { teams } = (await control.ask('GET', 'state')) as {
    teams: { channelId: string; sitePath: string }[];
  };
  channelId = teams.find(({ sitePath }) => sitePath === '/sites/children-partnership')!.channelId;
}, 120_000);
afterAll(() => local.stop());

const channel = () => `channels/${encodeURIComponent(channelId)}`;

describe('searching in the chat', () => {
  it('finds by words, page by page, and opens a line on its form', async () => {
    await control.say(manager, 'find children');
    const { messages } = await control.chat(manager);
    const found = messages.find(({ summary }) => summary?.includes('items for “children”') === true)!;
    const card = found.attachments![0]!.content as AdaptiveCard;
    const next = card.actions!.find(({ title }) => String(title).startsWith('Show the next'))!;
    const page = await control.press(manager, found.id, { verb: 'find.show', data: next['data'] });
    expect(wordsOf({ card: page.body.value as AdaptiveCard, summary: '' }).join()).toContain('“children”');
    const line = partsOf(card.body).find((part) => part['selectAction'] !== undefined)!;
    const select = line['selectAction'] as { verb: string; data: unknown };
    const form = await control.press(manager, found.id, { verb: select.verb, data: select.data });
    expect(JSON.stringify(form.body.value)).toMatch(/action\.record|risk\.re-score/);
  });

  it('finds nothing of anybody else’s, and says what to try', async () => {
    await control.say(priya, 'zebra crossing');
    expect((await lastCard(priya)).summary).toBe('Nothing found for “zebra crossing”');
    await control.say(outsider, 'find children');
    expect((await lastCard(outsider)).summary).toBe('I cannot find you in the register');
  });
});

describe('the message extension', () => {
  it('offers what is asked of somebody before anything is typed, and what fits afterwards', async () => {
    const { title, card } = await priyasAction();
    const [reference = ''] = title.split(' ');
    const found = offers(await compose(chatOf(priya), search(reference)));
    expect(found.map(({ preview }) => preview.content.title)).toContain(title);
    expect(found.length).toBeLessThanOrEqual(25);
    expect(wordsOf({ card, summary: '' }).join()).toContain('As at 2 March 2026.');
  });

  it('puts a card into a channel that a lead can update there, in their own view alone', async () => {
    const { card, key } = await priyasAction();
    await control.ask('POST', `${channel()}/install`, { userId: manager });
    const posted = (await control.ask('POST', `${channel()}/post`, {
      userId: priya,
      text: 'Please look',
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
    })) as { id: string };
    const update = card.actions!.find(({ title }) => title === 'Update')!;
    const press = (userId: string) =>
      control.ask('POST', `${channel()}/invoke`, {
        userId,
        messageId: posted.id,
        action: { type: 'Action.Execute', verb: update['verb'], data: update['data'] },
      }) as Promise<{ status: number; body: { type: string; value: unknown } }>;
    const own = await press(priya);
    expect(own.body.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(own.body.value)).toContain('action.record');
    const shown = async (viewer: string) =>
      JSON.stringify(await control.ask('GET', `${channel()}/messages?as=${viewer}`));
    expect(await shown(priya)).toContain('action.record');
    expect(await shown(manager)).not.toContain('action.record');

    const stranger = accounts.galbraithFiona.id;
    const refused = await press(stranger);
    if (refused.body.type === 'application/vnd.microsoft.activity.message') {
      expect(refused.body.value).toMatch(/not named on this item|cannot find your account/);
    } else expect(JSON.stringify(refused.body.value)).toContain(key);
  });

  it('answers in a channel as in a chat, and withholds what is marked exempt', async () => {
    const all = offers(await compose(channel(), search('risk'), manager));
    expect(all.length).toBeGreaterThan(0);
    const exempt = 'Live matter about a person in a position of trust';
    await control.say(manager, `find ${exempt}`);
    const { card } = await lastCard(manager);
    const key = keyIn(card);
    expect(wordsOf({ card, summary: '' }).join()).toContain(exempt);
    const result = await compose(chatOf(manager), search(exempt));
    expect(result).toMatchObject({ type: 'message' });
    expect(JSON.stringify(result)).toContain('Part B (exempt)');
    expect(JSON.stringify(result)).not.toContain(exempt);
    expect(offers(await compose(chatOf(manager), link(`/tab/board/children/risks/${key}`)))).toEqual([]);
  });

  it('tells a stranger whom to ask', async () => {
    const result = await compose(chatOf(outsider), search('children'));
    expect(result).toMatchObject({ type: 'message' });
    expect(JSON.stringify(result)).toContain('Ask your board manager');
  });
});

describe('a pasted link', () => {
  it('becomes a card for whoever has a part in the item, and stays a link for others', async () => {
    const { key, title } = await priyasAction();
    for (const path of [
      `/tab/board/children/actions/${encodeURIComponent(key)}`,
      `/tab/?board=children&item=${encodeURIComponent(`action:${key}`)}`,
    ]) {
      const [offer] = offers(await compose(chatOf(priya), link(path)));
      expect(offer?.preview.content.title).toBe(title);
      expect(offer?.content.version).toBe('1.3');
      expect(offers(await compose(chatOf(outsider), link(path)))).toEqual([]);
    }
    expect(offers(await compose(chatOf(priya), link('/tab/board/children/actions')))).toEqual([]);
  });
});
