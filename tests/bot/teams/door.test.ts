import { isFromHere } from '../../../bot/teams/bot-rooms.ts';
import { readCommand, readSearch } from '../../../bot/teams/commands.ts';
import {
  addsBot,
  inboundActivitySchema,
  isPersonalChat,
  pressedData,
  referenceOf,
  tenantOf,
} from '../../../bot/teams/inbound.ts';
import { isAllowedServiceUrl } from '../../../bot/teams/service-hosts.ts';
import { createRegisterLinks } from '../../../bot/teams/register-links.ts';
import { readItemAddress } from '../../../tab/host/item-address.ts';

describe('what people write', () => {
  test.each([
    ['my actions', 'my actions'],
    ['My Actions, please!', 'my actions'],
    ['<at>Safeguarding Register</at> show my tasks', 'my actions'],
    ['list', 'my actions'],
    ['my reviews', 'my reviews'],
    ['which risks do I review?', 'my reviews'],
    ['OVERDUE', 'overdue'],
    ['my reminders', 'my reminders'],
    ['pause until Monday please', 'my reminders'],
    ['what is over due', 'overdue'],
    ['help', 'help'],
    ['Help with my actions', 'help'],
    ['hello', 'help'],
    ['good morning, and thank you', 'help'],
    ['find', 'find'],
    ['fy ngweithredoedd', 'my actions'],
    ['Dangoswch fy ngweithredoedd, os gwelwch yn dda', 'my actions'],
    ['fy adolygiadau', 'my reviews'],
    ['beth sydd yn hwyr?', 'overdue'],
    ['Hwyr', 'overdue'],
    ['fy nodiadau atgoffa', 'my reminders'],
    ['oedi tan ddydd Llun', 'my reminders'],
    ['chwilio', 'find'],
    ['cymorth', 'help'],
    ['Bore da', 'help'],
    ['', 'help'],
    ['   ', 'help'],
    ['👍', 'help'],
    [
      'I wanted to tell you at some length about the actions that we discussed at the last board meeting, and about those that we did not',
      'help',
    ],
  ] as const)('%j is taken as “%s”', (text, command) => {
    expect(readCommand(text)).toBe(command);
  });
});

describe('what people write to look for something', () => {
  test.each([
    ['1.3', '1.3'],
    ['R4', 'R4'],
    ['Find hospital discharge, please', 'hospital discharge'],
    ['<at>Safeguarding Register</at> show me 1.3', '1.3'],
    ['domestic abuse', 'domestic abuse'],
    ['early help', 'early help'],
    ['overdue assessments?', 'overdue assessments'],
    ['serious case reviews', 'serious case reviews'],
    ['find reviews', 'reviews'],
    ['search for “neglect”', 'neglect'],
    ['action 1.3', 'action 1.3'],
    ['chwilio am 1.3', '1.3'],
    ['Chwilio rhyddhau o’r ysbyty, os gwelwch yn dda', 'rhyddhau o’r ysbyty'],
    ['trais domestig', 'trais domestig'],
  ])('%j is a search for “%s”', (text, words) => {
    expect(readCommand(text)).toBeNull();
    expect(readSearch(text)).toBe(words);
  });
});

describe('where the bot sends to', () => {
  const hosts = ['smba.trafficmanager.net', '*.botframework.com', 'localhost:5443'];
  test.each([
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://europe.api.botframework.com/', true],
    ['https://localhost:5443/connector', true],
    ['http://localhost:5443/connector', true],
    ['http://smba.trafficmanager.net/uk/', false],
    ['https://smba.trafficmanager.net.example.org/', false],
    ['https://botframework.com.example.org/', false],
    ['https://evilbotframework.com/', false],
    ['https://localhost:5444/', false],
    ['https://user:secret@smba.trafficmanager.net/', false],
    ['https://169.254.169.254/metadata', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('%s: %s', (url, allowed) => {
    expect(isAllowedServiceUrl(url, hosts)).toBe(allowed);
  });
});

const activity = (changes: Record<string, unknown> = {}) => ({
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:alma', aadObjectId: 'oid-alma', name: 'Alma Ferreira' },
  recipient: { id: '28:bot', name: 'Register' },
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' } },
  text: 'help',
  ...changes,
});

describe('without a bot id', () => {
  test.each([
    ['the Agents Playground', { host: 'localhost:3978' }, true],
    ['an address of this machine', { host: '127.0.0.1:3978' }, true],
    ['a web page whose name leads here', { host: 'rebound.example.org:3978' }, false],
    ['a name that begins like this machine’s', { host: 'localhost.example.org' }, false],
    ['a tunnel', { host: 'localhost:3978', 'x-forwarded-host': 'abc.tunnels.example.org' }, false],
    ['a proxy', { host: 'localhost:3978', via: '1.1 proxy' }, false],
    ['nobody', {}, false],
  ])('%s is let in: %s → %s', (_, headers, expected) => {
    expect(isFromHere({ headers })).toBe(expected);
  });
});

describe('activities', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['no type', activity({ type: undefined })],
    ['no sender', activity({ from: undefined })],
    ['another channel', activity({ channelId: 'AseChannel' })],
    ['a service that is no address', activity({ serviceUrl: 'smba' })],
    ['a text that is a number', activity({ text: 7 })],
    ['no conversation', activity({ conversation: {} })],
  ])('are refused with %s', (_, body) => {
    expect(inboundActivitySchema.safeParse(body).success).toBe(false);
  });

  it('are taken with whatever Teams adds', () => {
    const read = inboundActivitySchema.parse(
      activity({ entities: [{ type: 'clientInfo' }], channelData: null, membersAdded: 'x' }),
    );
    expect(tenantOf(read)).toBe('tenant');
    expect(addsBot(read)).toBe(false);
    expect(isPersonalChat(read)).toBe(true);
    expect(
      isPersonalChat(
        inboundActivitySchema.parse(activity({ conversation: { id: 'c', conversationType: 'channel' } })),
      ),
    ).toBe(false);
  });

  it('say where the person can be reached', () => {
    expect(referenceOf(inboundActivitySchema.parse(activity()))).toEqual({
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      channelId: 'msteams',
      conversation: { id: 'a:1', tenantId: 'tenant', conversationType: 'personal' },
      bot: { id: '28:bot', name: 'Register' },
      user: { id: '29:alma', aadObjectId: 'oid-alma', name: 'Alma Ferreira' },
    });
  });

  it('carry what was pressed in either way', () => {
    const invoke = (value: unknown) =>
      pressedData(
        inboundActivitySchema.parse(activity({ type: 'invoke', name: 'adaptiveCard/action', value })),
      );
    expect(invoke({ action: { type: 'Action.Execute', verb: 'help.show', data: { a: 1 } } })).toEqual({
      verb: 'help.show',
      a: 1,
    });
    expect(invoke({ action: { type: 'Action.Execute', verb: 'x', data: { verb: 'help.show' } } })).toEqual({
      verb: 'help.show',
    });
    expect(invoke('odd')).toBeUndefined();
    expect(invoke({ action: { data: 'text' } })).toBe('text');
    expect(
      pressedData(inboundActivitySchema.parse(activity({ text: null, value: { verb: 'help.show' } }))),
    ).toEqual({ verb: 'help.show' });
  });
});

describe('“Open in the register”', () => {
  const links = createRegisterLinks({
    teamsAppId: '55555555-eeee-4eee-8eee-000000000001',
    tenantId: 'tenant',
    publicUrl: 'https://register.example.org',
  });

  it('opens the item in the app’s tab, which reads the address', () => {
    const url = new URL(links.action('children', 'a/1 ü'));
    expect(url.origin + url.pathname).toBe(
      'https://teams.microsoft.com/l/entity/55555555-eeee-4eee-8eee-000000000001/register',
    );
    const context = JSON.parse(url.searchParams.get('context') ?? '{}') as { subEntityId: string };
    expect(readItemAddress(context.subEntityId)).toEqual({ board: 'children', kind: 'action', key: 'a/1 ü' });
    expect(new URL(url.searchParams.get('webUrl') ?? '').searchParams.get('board')).toBe('children');
    expect(links.risk('children', 'k'.repeat(100)).length).toBeLessThan(1900);
  });

  it('opens the register when no item is meant', () => {
    expect(new URL(links.board('children')).searchParams.has('context')).toBe(false);
  });
});
