import type { Installation } from '../../../bot/graph/teams-installation.ts';
import type { CardMessage } from '../../../bot/cards/card.ts';
import { SendFailure, type SendProblemKind } from '../../../bot/reminders/messenger.ts';
import type { Reached } from '../../../bot/reminders/reach.ts';
import { createLogger, personInLog } from '../../../bot/logging.ts';
import type { ConversationReference } from '../../../shared/domain/conversation.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aReach } from '../../support/a-reach.ts';
import { aGroup, aPerson } from '../../support/builders.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { wordsOf } from '../cards/card-samples.ts';
import { aBoard, aReference, mirrorOf } from '../teams/board-in-memory.ts';

const oid = 'oid-alma';
const channelId = '19:quality@thread.tacv2';
const aChannel = (changes: Partial<ConversationReference['conversation']> = {}): ConversationReference => ({
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  channelId: 'msteams',
  conversation: { id: channelId, tenantId: 'tenant', conversationType: 'channel', ...changes },
  bot: { id: '28:bot' },
  user: { id: '29:chair', aadObjectId: 'oid-chair' },
});
const card: CardMessage = {
  summary: 'Secret',
  card: {
    type: 'AdaptiveCard',
    $schema: '',
    version: '1.5',
    msteams: { width: 'Full' },
    fallbackText: '',
    body: [],
  },
};
const installed: Installation = { kind: 'installed', chatId: `19:${oid}_bot@unq.gbl.spaces` };

interface World {
  readonly sharePoint: MemorySharePoint;
  /** Calls of the connector and of Graph's installing, in order. */
  readonly asked: string[];
  readonly posted: CardMessage[];
  /** Lines of the log. */
  readonly logged: string[];
  now: string;
  /** What meets the next call of that name. */
  readonly problems: Map<string, SendProblemKind[]>;
  installation: Installation;
  reads: boolean;
  reach(): Promise<Reached>;
}

function aWorld(
  parts: {
    reference?: ConversationReference | null;
    problem?: string;
    problemAt?: string;
    channel?: ConversationReference | null;
    person?: Partial<Person>;
    others?: readonly ConversationReference[];
  } = {},
): World {
  const person = aPerson({ key: 'alma', name: 'Alma Ferreira', oid, ...parts.person });
  const sharePoint = aBoard({
    people: [person],
    groups: [
      aGroup({ key: 'quality', name: 'Quality Assurance Group', parentKey: 'board' }),
      aGroup({ key: 'board', name: 'Board', kind: 'board', channel: parts.channel ?? null }),
    ],
  });
  if (parts.reference !== undefined || parts.problem !== undefined) {
    sharePoint.add(
      'conversations',
      registerLists.conversations.write({
        key: oid,
        personName: 'Alma Ferreira',
        reference: parts.reference ?? null,
        problem: parts.problem ?? '',
        problemAt: parts.problemAt ?? '',
      }),
    );
  }
  for (const [index, reference] of (parts.others ?? []).entries()) {
    sharePoint.add(
      'conversations',
      registerLists.conversations.write({ key: `oid-${index}`, personName: '', reference }),
    );
  }
  const mirror = mirrorOf(sharePoint);
  const call = <Value>(name: string, value: Value): Promise<Value> => {
    world.asked.push(name);
    const kind = world.problems.get(name)?.shift();
    return kind === undefined
      ? Promise.resolve(value)
      : Promise.reject(new SendFailure({ kind, message: `HTTP ${kind}` }));
  };
  const logged: string[] = [];
  const reach = aReach({
    logger: createLogger('debug', { write: (line) => void logged.push(line) }),
    graph: sharePoint.port(),
    now: () => world.now,
    messenger: {
      sendPersonal: ({ conversation }) => call(`send ${conversation.id}`, { messageId: 'sent' }),
      update: () => Promise.resolve(),
    },
    places: {
      allows: (url) => url.startsWith('https://smba.trafficmanager.net/'),
      openChat: () => call('open', 'a:opened'),
      readsChannel: () => call('roster', world.reads),
      beginThread: (_channel, message) => {
        world.posted.push(message);
        return call('thread', { messageId: 'thread' });
      },
    },
    install: () => {
      world.asked.push('install');
      return Promise.resolve(world.installation);
    },
  });
  const world: World = {
    sharePoint,
    asked: [],
    posted: [],
    logged,
    now: '2026-03-23T09:00:00Z',
    problems: new Map(),
    installation: { kind: 'not permitted' },
    reads: true,
    reach: async () =>
      reach({ snapshot: await mirror.refresh(), person, message: () => card, groupKeys: ['quality'] }),
  };
  return world;
}

const kept = ({ sharePoint }: World) =>
  sharePoint
    .fields('conversations')
    .map((fields) => registerLists.conversations.read({ id: '1', fields }, { timeZone: 'Europe/London' }))
    .map(({ problem, reference }) => ({ problem, conversation: reference?.conversation.id }))[0];
const channelOfBoard = ({ sharePoint }: World) => sharePoint.fields('groups')[1]!['Channel'] ?? null;

describe('somebody with a chat', () => {
  it('is written to there, with one call', async () => {
    const world = aWorld({ reference: aReference(oid) });
    expect(await world.reach()).toEqual({ state: 'sent', channel: 'Teams chat', messageId: 'sent' });
    expect(world.asked).toEqual([`send a:${oid}`]);
  });

  it.each(['not installed', 'stale conversation'] as const)(
    'gets the app anew when the connector says “%s”, and the new chat is kept',
    async (kind) => {
      const world = aWorld({ reference: aReference(oid) });
      world.installation = installed;
      world.problems.set(`send a:${oid}`, [kind]);
      expect(await world.reach()).toMatchObject({ state: 'sent', channel: 'Teams chat' });
      expect(world.asked).toEqual([`send a:${oid}`, 'install', `send 19:${oid}_bot@unq.gbl.spaces`]);
      expect(kept(world)).toEqual({ problem: '', conversation: `19:${oid}_bot@unq.gbl.spaces` });
      expect(await world.reach()).toMatchObject({ state: 'sent' });
      expect(world.asked).toHaveLength(4);
    },
  );

  it.each(['blocked', 'disabled by admin'] as const)(
    'is told in the channel when the connector says “%s”, and the chat is then left alone',
    async (kind) => {
      const world = aWorld({ reference: aReference(oid), channel: aChannel() });
      world.problems.set(`send a:${oid}`, [kind]);
      expect(await world.reach()).toEqual({ state: 'sent', channel: 'Group channel', messageId: 'thread' });
      expect(world.asked).toEqual([`send a:${oid}`, 'roster', 'thread']);
      expect(kept(world)).toEqual({ problem: kind, conversation: `a:${oid}` });
      world.now = '2026-03-24T09:00:00Z';
      expect(await world.reach()).toMatchObject({ channel: 'Group channel' });
      expect(world.asked.slice(3)).toEqual(['roster', 'thread']);
    },
  );

  it.each(['throttled', 'transient', 'no answer', 'too big', 'unknown'] as const)(
    'goes no other way for “%s”, which may pass or nobody knows',
    async (kind) => {
      const world = aWorld({ reference: aReference(oid), channel: aChannel() });
      world.problems.set(`send a:${oid}`, [kind]);
      await expect(world.reach()).rejects.toMatchObject({ problem: { kind } });
      expect(world.asked).toHaveLength(1);
      expect(kept(world)).toEqual({ problem: '', conversation: `a:${oid}` });
    },
  );
});

describe('somebody without a chat', () => {
  it('is given the app and written to in the chat that Graph names', async () => {
    const world = aWorld();
    world.installation = installed;
    expect(await world.reach()).toMatchObject({ state: 'sent', channel: 'Teams chat' });
    expect(world.asked).toEqual(['install', `send 19:${oid}_bot@unq.gbl.spaces`]);
  });

  it('is given the app and a chat of the connector’s where Graph names none', async () => {
    const world = aWorld();
    world.installation = { kind: 'installed', chatId: null };
    expect(await world.reach()).toMatchObject({ state: 'sent', channel: 'Teams chat' });
    expect(world.asked).toEqual(['install', 'open', 'send a:opened']);
  });

  it('is looked for with the connector once where installing is not permitted, and never again', async () => {
    const world = aWorld();
    world.problems.set('open', ['not installed']);
    expect(await world.reach()).toMatchObject({ state: 'unreachable', problem: 'not installed' });
    expect(world.asked).toEqual(['install', 'open']);
    for (const day of ['2026-03-23', '2026-03-24', '2026-03-25']) {
      world.now = `${day}T10:00:00Z`;
      await world.reach();
    }
    expect(world.asked.filter((each) => each !== 'install')).toEqual(['open']);
  });

  it('is installed for at most once a day', async () => {
    const world = aWorld();
    world.installation = { kind: 'refused', problem: 'other' };
    for (const hour of ['09', '12', '15']) {
      world.now = `2026-03-23T${hour}:00:00Z`;
      expect(await world.reach()).toMatchObject({ problem: 'not installed' });
    }
    expect(world.asked).toEqual(['install']);
    world.now = '2026-03-24T09:00:00Z';
    world.installation = installed;
    expect(await world.reach()).toMatchObject({ state: 'sent', channel: 'Teams chat' });
    expect(kept(world)?.problem).toBe('');
  });

  it.each([
    ['no licence', 'no licence', false],
    ['left', 'left', false],
    ['disabled by admin', 'disabled by admin', false],
    ['other', 'guest', true],
  ] as const)(
    '“%s” when installing is kept as “%s” and looked at again after a week',
    async (problem, kind, guest) => {
      const world = aWorld({ person: { guest } });
      world.installation = { kind: 'refused', problem };
      expect(await world.reach()).toMatchObject({ state: 'unreachable', problem: kind });
      expect(kept(world)?.problem).toBe(kind);
      world.now = '2026-03-29T09:00:00Z';
      await world.reach();
      expect(world.asked).toEqual(['install']);
      world.now = '2026-03-30T09:00:00Z';
      await world.reach();
      expect(world.asked).toEqual(['install', 'install']);
    },
  );

  it('is told in the channel while Graph does not answer, and tried again when there is none', async () => {
    const world = aWorld({ channel: aChannel() });
    world.installation = { kind: 'unavailable' };
    expect(await world.reach()).toMatchObject({ channel: 'Group channel' });
    expect(kept(world)).toBeUndefined();
    const without = aWorld();
    without.installation = { kind: 'unavailable' };
    await expect(without.reach()).rejects.toMatchObject({ problem: { kind: 'transient' } });
  });

  it('without an account is named at once, and nobody is asked', async () => {
    const world = aWorld({ person: { oid: null }, channel: aChannel() });
    expect(await world.reach()).toMatchObject({ state: 'unreachable', problem: 'no account' });
    expect(world.asked).toEqual([]);
  });

  it('who took the app away does not get it back by itself', async () => {
    const world = aWorld({
      reference: aReference(oid),
      problem: 'uninstalled',
      problemAt: '2026-01-05T09:00:00Z',
      channel: aChannel(),
    });
    world.installation = installed;
    expect(await world.reach()).toMatchObject({ channel: 'Group channel' });
    expect(world.asked).toEqual(['roster', 'thread']);
  });
});

describe('a kept conversation that is not the person’s', () => {
  const of = (change: Partial<ConversationReference>) => ({ ...aReference(oid), ...change });
  const conversation = aReference(oid).conversation;
  it.each([
    ['of another tenant', of({ conversation: { ...conversation, tenantId: 'another' } })],
    ['of no tenant', of({ conversation: { id: conversation.id } })],
    ['of another person', of({ user: { id: '29:other', aadObjectId: 'oid-other' } })],
    ['at an address that is not Teams’', of({ serviceUrl: 'https://evil.example/' })],
    ['that is a channel', of({ conversation: { ...conversation, id: channelId } })],
    [
      'that says it is a group chat',
      of({ conversation: { ...conversation, conversationType: 'groupChat' } }),
    ],
    [
      'that Graph names after another',
      of({ conversation: { ...conversation, id: '19:oid-x_bot@unq.gbl.spaces' } }),
    ],
    ['on another channel than Teams', of({ channelId: 'emulator' })],
  ])('%s: nothing is sent to anybody, and it is flagged', async (_, reference) => {
    const world = aWorld({ reference, channel: aChannel() });
    world.installation = installed;
    expect(await world.reach()).toMatchObject({ state: 'unreachable', problem: 'wrong conversation' });
    expect(world.asked).toEqual([]);
    expect(kept(world)?.problem).toBe('wrong conversation');
  });

  it('that stands on two rows is refused', async () => {
    const world = aWorld({ reference: aReference(oid), others: [aReference(oid)] });
    expect(await world.reach()).toMatchObject({ problem: 'wrong conversation' });
    expect(world.asked).toEqual([]);
  });
});

describe('the channel of a group', () => {
  it('names the person so that Teams tells them, and says nothing of the register', async () => {
    const world = aWorld({ channel: aChannel() });
    world.problems.set('open', ['not installed']);
    await world.reach();
    const [message] = world.posted;
    const words = wordsOf(message!).join('\n');
    expect(words).toContain('<at>Alma Ferreira</at>, something in the safeguarding register');
    expect(words).not.toContain('Secret');
    expect(message!.card.msteams.entities).toEqual([
      { type: 'mention', text: '<at>Alma Ferreira</at>', mentioned: { id: oid, name: 'Alma Ferreira' } },
    ]);
  });

  it('does not name somebody who does not read it', async () => {
    const world = aWorld({ channel: aChannel(), problem: 'blocked' });
    world.reads = false;
    expect(await world.reach()).toMatchObject({
      state: 'unreachable',
      problem: 'blocked',
      error: expect.stringContaining('They do not read the group’s Teams channel either.') as unknown,
    });
    expect(world.posted).toEqual([]);
  });

  it('is forgotten when the app was taken out of the team', async () => {
    const world = aWorld({ channel: aChannel(), problem: 'blocked' });
    world.problems.set('roster', ['not installed']);
    expect(await world.reach()).toMatchObject({ state: 'unreachable', problem: 'blocked' });
    expect(channelOfBoard(world)).toBeNull();
    await world.reach();
    expect(world.asked).toEqual(['roster']);
  });

  it('of another tenant, or that is no channel, is not written to', async () => {
    for (const channel of [aChannel({ tenantId: 'another' }), aChannel({ id: 'a:somebody' })]) {
      const world = aWorld({ channel, problem: 'blocked' });
      expect(await world.reach()).toMatchObject({ state: 'unreachable' });
      expect(world.asked).toEqual([]);
    }
  });

  it('may have been written to when the answer was lost', async () => {
    const world = aWorld({ channel: aChannel(), problem: 'blocked' });
    world.problems.set('thread', ['no answer']);
    await expect(world.reach()).rejects.toMatchObject({ problem: { kind: 'no answer' } });
    world.problems.set('roster', ['no answer']);
    await expect(world.reach()).rejects.toMatchObject({ problem: { kind: 'transient' } });
  });
});

it('logs who could not be reached by a stand-in, since the key of somebody brought in with a document holds their name', async () => {
  const person = { key: 'who-1-alma-ferreira' };
  const withoutChannel = aWorld({ person, problem: 'blocked' });
  const own = aReference(oid);
  const reference = { ...own, conversation: { ...own.conversation, tenantId: 'another' } };
  const foreignChat = aWorld({ person, reference });
  for (const world of [withoutChannel, foreignChat]) {
    await world.reach();
    expect(world.logged.join()).toContain(personInLog(oid));
    expect(world.logged.join()).not.toMatch(/alma-ferreira|oid-alma/);
  }
});

it('tries a message again on the same snapshot without the chat that was refused', async () => {
  const world = aWorld({ reference: aReference(oid), channel: aChannel() });
  world.problems.set(`send a:${oid}`, ['blocked']);
  world.problems.set('thread', ['throttled']);
  await expect(world.reach()).rejects.toMatchObject({ problem: { kind: 'throttled' } });
  expect(await world.reach()).toMatchObject({ channel: 'Group channel' });
  expect(world.asked.filter((each) => each.startsWith('send'))).toHaveLength(1);
});
