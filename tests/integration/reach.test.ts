import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Stack } from '../../infra/dev/stack.ts';
import { copySampleTo } from '../support/sample-data.ts';
import { startWatchedStack } from '../support/watched-stack.ts';
import { accounts } from '../../infra/sample/directory.ts';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { administratorGraph, childrensSite, controls, type TrafficEntry } from '../support/tenant-client.ts';

/**
 * Everyone is reachable or named: over HTTP, against the local tenant, with people for whom each way is closed. A sweep is the
 * `register remind` command, a process of its own, so that what is remembered is what stands in SharePoint.
 */
const reading = { timeZone: 'Europe/London' };
const site = '/sites/children-partnership';
const person = {
  blocked: accounts.thackrayLucy.id,
  removed: accounts.fairbrotherGareth.id,
  left: accounts.mwangiDaniel.id,
  withoutLicence: accounts.rahmaniNadia.id,
  forbidden: accounts.maddernZoe.id,
  guest: accounts.boothroydKieran.id,
  otherTenant: accounts.nairPriya.id,
  otherPerson: accounts.ashdownHelen.id,
  usual: accounts.galbraithFiona.id,
};
const manager = accounts.castellRowena.id;
const chair = accounts.kerriganSiobhan.id;

let stack: Stack;
let dataDirectory: string;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let channelId: string;

interface ChannelMessage {
  from: 'bot' | 'user';
  text?: string;
  threadId?: string;
  mentions?: { text: string; userId: string }[];
  attachments?: { content: unknown }[];
}

async function rowsOf(list: 'reminders' | 'conversations' | 'groups') {
  const { site: siteId, lists } = await childrensSite(stack, graph);
  const { columns } = registerLists[list];
  const answer = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId, listId: lists[list] ?? '' }, columns, { top: 5000 }),
  });
  return (answer.body as { value: { id: string; fields: Record<string, unknown> }[] }).value;
}

async function conversationOf(oid: string) {
  const rows = (await rowsOf('conversations')).map((row) => registerLists.conversations.read(row, reading));
  return rows.find(({ key }) => key === oid);
}

/** Whom the day's sweep reached how, by name, and what the ledger says of the others. */
async function remind(day: string) {
  const { code, stdout, stderr } = await stack.register([
    'remind',
    ...['--as-of', day, '--board', 'children', '--json'],
  ]);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ dryRun: false });
  const people = await peopleByKey();
  // The service may have seen the moved clock too, and be at it beside the command: what it claimed it also finishes.
  for (let look = 0; ; look += 1) {
    const rows = (await rowsOf('reminders'))
      .map((row) => registerLists.reminders.read(row, reading))
      .filter((row) => row.day === day && row.kind === 'digest');
    const isUnderWay = rows.some(({ state }) => state === 'claimed' || state === 'sending');
    if (!isUnderWay || look === 100) {
      return new Map(rows.map((row) => [people.get(row.personKey) ?? row.personKey, row]));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function peopleByKey(): Promise<Map<string, string>> {
  const { site: siteId, lists } = await childrensSite(stack, graph);
  const answer = await graph.send({
    method: 'GET',
    path: itemsPath({ siteId, listId: lists.people ?? '' }, registerLists.people.columns, { top: 5000 }),
  });
  const found = (answer.body as { value: unknown[] }).value.map((row) =>
    registerLists.people.read(row, reading),
  );
  return new Map(found.map(({ key, oid }) => [key, oid ?? key]));
}

const channel = async (): Promise<ChannelMessage[]> =>
  (
    (await control.ask('GET', `channels/${encodeURIComponent(channelId)}/messages`)) as {
      messages: ChannelMessage[];
    }
  ).messages;

/** What the bot answers to somebody in the channel. */
async function askInChannel(userId: string, text: string): Promise<string> {
  await control.ask('POST', `channels/${encodeURIComponent(channelId)}/messages`, {
    userId,
    text: `@Safeguarding Register ${text}`,
  });
  const last = (await channel()).at(-1)!;
  expect(last).toMatchObject({ from: 'bot', threadId: expect.any(String) as unknown });
  return last.text ?? '';
}

/** Calls that were about somebody's own chat. */
async function chatCalls(oid: string): Promise<string[]> {
  const { entries } = (await control.traffic()) as { entries: (TrafficEntry & { userId: string | null })[] };
  return entries
    .filter((entry) => entry.surface === 'connector' && entry.userId === oid)
    .map(({ method, template, status }) => `${method} ${template} ${status}`);
}

async function graphInstalls(): Promise<number> {
  const { entries } = await control.traffic();
  return entries.filter(
    ({ surface, method, template }) =>
      surface === 'graph' && method === 'POST' && template.endsWith('/teamwork/installedApps'),
  ).length;
}

async function editReference(oid: string, edit: (kept: ConversationReference) => ConversationReference) {
  const row = (await rowsOf('conversations')).find(({ fields }) => fields['Key'] === oid)!;
  const kept = registerLists.conversations.read(row, reading).reference!;
  await control.ask('POST', 'sharepoint/hand-edit', {
    sitePath: site,
    list: 'Conversations',
    itemId: row.id,
    userId: manager,
    fields: { Reference: JSON.stringify(edit(kept)) },
  });
}

beforeAll(async () => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'register-reach-'));
  const now = '2026-03-02T07:00:00Z';
  await copySampleTo(dataDirectory, now);
  stack = await startWatchedStack({
    dataDirectory,
    fresh: false,
    sample: false,
    now,
    environment: { REMINDER_TICK_SECONDS: '3600' },
  });
  control = controls(stack);
  graph = await administratorGraph(stack);
  const { teams } = (await control.ask('GET', 'state')) as {
    teams: { channelId: string; sitePath: string }[];
  };
  channelId = teams.find(({ sitePath }) => sitePath === site)!.channelId;
}, 120_000);
afterAll(async () => {
  await stack.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

describe('the channel of a group', () => {
  it('greets once when the app is added to the team', async () => {
    await control.ask('POST', `channels/${encodeURIComponent(channelId)}/install`, { userId: manager });
    const messages = await channel();
    expect(messages.map(({ from }) => from)).toEqual(['bot']);
    expect(messages[0]!.text).toContain('use this channel for');
  });

  it('hears nothing that does not mention it', async () => {
    const before = (await channel()).length;
    await control.ask('POST', `channels/${encodeURIComponent(channelId)}/messages`, {
      userId: chair,
      text: 'use this channel for the Case Review Group',
    });
    expect(await channel()).toHaveLength(before + 1);
  });

  it('says who may choose to somebody who may not', async () => {
    expect(
      await askInChannel(person.usual, 'use this channel for Quality Assurance and Performance'),
    ).toMatch(/I have changed nothing\. The chair or deputy chair of the group/);
  });

  it('lists the names when it knows none like that, or none was named', async () => {
    expect(await askInChannel(chair, 'use this channel for the Fire Brigade')).toContain(
      'Quality Assurance and Performance Group',
    );
    expect(await askInChannel(manager, 'use this channel')).toMatch(/^Which group.*Case Review Group/);
  });

  it('is chosen by the chair, and by the board manager for the board, and can be given up', async () => {
    expect(
      await askInChannel(chair, 'please use this channel for the quality assurance and performance group.'),
    ).toContain('is now used for Quality Assurance and Performance Group');
    expect(
      await askInChannel(manager, 'Use this channel for Safeguarding Children Partnership Board'),
    ).toContain('is now used for Safeguarding Children Partnership Board');
    const used = async () =>
      (await rowsOf('groups'))
        .map((row) => registerLists.groups.read(row, reading))
        .filter((group) => group.channel !== null)
        .map(({ key, channel: kept }) => [key, kept?.conversation.id]);
    expect(await used()).toEqual([
      ['g-children-board', channelId],
      ['g-quality-assurance', channelId],
    ]);
    expect(
      await askInChannel(chair, 'stop using this channel for quality assurance and performance'),
    ).toContain('no longer used for Quality Assurance and Performance Group');
    expect(await used()).toEqual([['g-children-board', channelId]]);
  });

  it('says of anything else that the register is talked about in a personal chat only', async () => {
    expect(await askInChannel(chair, 'my actions')).toContain('personal chat only');
  });
});

describe('a sweep in which ways are closed', () => {
  it('reaches everyone by the next way, or says why not', async () => {
    for (const each of [person.blocked, person.removed, person.otherTenant, person.otherPerson]) {
      await control.install(each);
    }
    await control.ask('POST', `chats/${person.removed}/uninstall`);
    expect((await conversationOf(person.removed))?.problem).toBe('uninstalled');
    await control.ask('POST', `chats/${person.blocked}/block`, { blocked: true });
    await control.ask('POST', 'switches', { blockedChat: 'MessageWritesBlocked' });
    await control.ask('PUT', `teams-conditions/${person.left}`, { left: true });
    await control.ask('PUT', `teams-conditions/${person.withoutLicence}`, { noTeamsLicence: true });
    await control.ask('PUT', `teams-conditions/${person.forbidden}`, { appBlockedByPolicy: true });
    await editReference(person.otherTenant, (kept) => ({
      ...kept,
      conversation: { ...kept.conversation, tenantId: '7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11' },
    }));
    const usual = await conversationOf(person.blocked);
    await editReference(person.otherPerson, () => usual!.reference!);
    await control.forgetTraffic();

    const ledger = await remind('2026-03-02');
    const outcome = (oid: string) => {
      const { state, channel: through, problem } = ledger.get(oid)!;
      return [state, through, problem];
    };
    expect(outcome(person.usual)).toEqual(['sent', 'Teams chat', '']);
    for (const oid of [person.removed, person.withoutLicence, person.forbidden]) {
      expect(outcome(oid)).toEqual(['sent', 'Group channel', '']);
    }
    expect(outcome(person.left)).toEqual(['unreachable', '', 'left']);
    expect(outcome(person.otherTenant)).toEqual(['unreachable', '', 'wrong conversation']);
    expect(outcome(person.otherPerson)).toEqual(['unreachable', '', 'wrong conversation']);
    expect(ledger.get(person.left)!.error).toMatch(/no account like this any more.*do not read the group’s/);

    // Nothing went to anybody on the word of an edited row, not even to the one whose row was copied.
    for (const oid of [person.otherTenant, person.otherPerson]) expect(await chatCalls(oid)).toEqual([]);
    expect(outcome(person.blocked)).toEqual(['unreachable', '', 'wrong conversation']);
    expect(await chatCalls(person.removed)).toEqual([]);
    // The greeting answers the installation; the digest is the other.
    expect((await chatCalls(person.usual)).sort()).toEqual([
      'POST /v3/conversations/{conversation-id}/activities 201',
      'POST /v3/conversations/{conversation-id}/activities/{activity-id} 201',
    ]);

    const told = (await channel()).flatMap(({ mentions }) => mentions ?? []).map(({ userId }) => userId);
    expect(new Set(told)).toEqual(
      new Set([...ledger].filter(([, row]) => row.channel === 'Group channel').map(([oid]) => oid)),
    );
    expect(told).toContain(person.guest);
    expect(JSON.stringify(await channel())).not.toMatch(/overdue|due on/i);
  }, 60_000);

  it('keeps on each row why, and a sign of life undoes it', async () => {
    const problems = await Promise.all(
      [person.withoutLicence, person.forbidden, person.left, person.guest].map(
        async (oid) => (await conversationOf(oid))?.problem,
      ),
    );
    expect(problems).toEqual(['no licence', 'disabled by admin', 'left', 'guest']);
    await control.say(person.otherPerson, 'help');
    await control.say(person.otherTenant, 'help');
    for (const oid of [person.otherPerson, person.otherTenant]) {
      const row = await conversationOf(oid);
      expect([row?.problem, row?.reference?.user.aadObjectId]).toEqual(['', oid]);
    }
  });

  it('tries nothing in vain a week later, and recognises a block in its odd shape', async () => {
    await control.moveClock('2026-03-09T08:40:00Z');
    await control.forgetTraffic();
    const first = await remind('2026-03-09');
    const calls = await chatCalls(person.blocked);
    expect(calls).toEqual(['POST /v3/conversations/{conversation-id}/activities 403']);
    expect(first.get(person.blocked)).toMatchObject({ state: 'sent', channel: 'Group channel' });
    expect((await conversationOf(person.blocked))?.problem).toBe('blocked');
    expect(await chatCalls(person.removed)).toEqual([]);

    await control.moveClock('2026-03-16T08:40:00Z');
    await control.forgetTraffic();
    const second = await remind('2026-03-16');
    expect(second.get(person.blocked)).toMatchObject({ channel: 'Group channel' });
    expect(await chatCalls(person.blocked)).toEqual([]);
    expect(await chatCalls(person.removed)).toEqual([]);

    // Unblocked, and heard from: the chat is the way again.
    await control.ask('POST', `chats/${person.blocked}/block`, { blocked: false });
    await control.say(person.blocked, 'help');
    expect((await conversationOf(person.blocked))?.problem).toBe('');
  }, 60_000);

  it('asks a tenant that lets no app install itself once, and the connector once for each person', async () => {
    await control.ask('POST', 'switches', {
      installingByGraph: 'not-consented',
      appInTeams: 'disabled-by-admin',
    });
    await control.moveClock('2026-03-23T08:40:00Z');
    await control.forgetTraffic();
    const ledger = await remind('2026-03-23');
    // Once for each process and board: the command's, and the service's beside it when it has looked as well; and those that were
    // on their way when the first answer came. Never once for each person.
    expect(await graphInstalls()).toBeLessThanOrEqual(6);
    expect(ledger.size).toBeGreaterThan(12);
    expect([...ledger.values()].every(({ state }) => state === 'unreachable')).toBe(true);
    for (const oid of ledger.keys()) expect((await chatCalls(oid)).length).toBeLessThanOrEqual(1);
    expect(ledger.get(person.usual) ?? ledger.get(person.blocked)).toMatchObject({
      problem: 'disabled by admin',
    });
  }, 60_000);
});
