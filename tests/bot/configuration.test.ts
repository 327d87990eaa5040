import { readConfiguration } from '../../bot/configuration.ts';

const complete = {
  PUBLIC_URL: 'https://register.example.org',
  TENANT_ID: '7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
  APP_CLIENT_ID: '22222222-bbbb-4bbb-8bbb-000000000001',
  APP_CLIENT_SECRET: 'a-very-secret-value',
  APP_ID_URI: 'api://register.example.org/botid-22222222-bbbb-4bbb-8bbb-000000000001',
  BOT_APP_ID: '22222222-bbbb-4bbb-8bbb-000000000001',
  TEAMS_APP_ID: '55555555-eeee-4eee-8eee-000000000001',
  BOARDS: '[{"id":"children","site":"example.sharepoint.com:/sites/children"}]',
};
const onAzure = {
  APP_CLIENT_SECRET: undefined,
  APP_MANAGED_IDENTITY_CLIENT_ID: '66666666-ffff-4fff-8fff-000000000001',
  IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token',
  IDENTITY_HEADER: 'a key',
};
type Env = Record<string, string | undefined>;

const problemsOf = (env: Env): readonly string[] => {
  const reading = readConfiguration(env);
  return reading.ok ? [] : reading.problems;
};

describe('a complete configuration', () => {
  it('is read with public-cloud values for what is not said', () => {
    const reading = readConfiguration(complete);
    expect(reading).toMatchObject({
      ok: true,
      configuration: {
        port: 3978,
        authority: 'https://login.microsoftonline.com/7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
        graphUrl: 'https://graph.microsoft.com',
        appCredential: { kind: 'secret', secret: 'a-very-secret-value' },
        bot: {
          credential: { kind: 'secret', secret: 'a-very-secret-value' },
          channelTokenIssuer: 'https://api.botframework.com',
          connectorHosts: ['smba.trafficmanager.net', '*.botframework.com'],
        },
        boards: [{ id: 'children', site: 'example.sharepoint.com:/sites/children' }],
        reminderTickSeconds: 60,
      },
    });
  });

  it('may hold a certificate in place of a secret, with line breaks written out', () => {
    const reading = readConfiguration({
      ...complete,
      APP_CLIENT_SECRET: undefined,
      APP_CERTIFICATE_THUMBPRINT: 'AB:'.repeat(31) + 'AB',
      APP_CERTIFICATE_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY-----',
      BOT_APP_SECRET: 'another',
    });
    expect(reading).toMatchObject({
      ok: true,
      configuration: {
        appCredential: { kind: 'certificate', thumbprintSha256: 'ab'.repeat(32) },
        bot: { credential: { kind: 'secret', secret: 'another' } },
      },
    });
    expect(reading.ok && reading.configuration.appCredential).toMatchObject({
      privateKey: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
    });
  });

  it('may name a managed identity, which then proves the application and its bot without a secret', () => {
    const reading = readConfiguration({ ...complete, ...onAzure });
    const credential = { kind: 'managed identity', clientId: onAzure.APP_MANAGED_IDENTITY_CLIENT_ID };
    expect(reading).toMatchObject({
      ok: true,
      configuration: { appCredential: credential, bot: { credential } },
    });
  });

  it.each([
    ['127.0.0.1', 'http://localhost:3978', true],
    ['localhost', 'http://127.0.0.1:3978', true],
    ['0.0.0.0', 'http://localhost:3978', false],
    ['127.0.0.1', 'https://register.example.org', false],
  ])('without a bot id on %s and %s: accepted is %s', (HOST, PUBLIC_URL, accepted) => {
    const { hostname } = new URL(PUBLIC_URL);
    const env = { ...complete, HOST, PUBLIC_URL, BOT_APP_ID: '', APP_ID_URI: `api://${hostname}/botid-x` };
    expect(readConfiguration(env).ok).toBe(accepted);
    if (!accepted) expect(problemsOf(env).join()).toContain('BOT_APP_ID');
  });
});

describe('a configuration with mistakes', () => {
  it('is told everything that is missing at once, by name and meaning', () => {
    const problems = problemsOf({});
    for (const name of [
      'PUBLIC_URL',
      'TENANT_ID',
      'APP_CLIENT_ID',
      'APP_CLIENT_SECRET',
      'APP_ID_URI',
      'TEAMS_APP_ID',
      'BOARDS',
    ]) {
      expect(
        problems.filter((problem) => new RegExp(`^(?:None of.* )?${name}\\b`).test(problem)),
      ).toHaveLength(1);
    }
    expect(problems).toContain('TENANT_ID (the Entra tenant) is not set.');
  });

  it('is told what is missing, malformed and contradictory in one go', () => {
    const text = problemsOf({
      ...complete,
      TEAMS_APP_ID: '',
      BOARDS: '{',
      APP_CLIENT_SECRET: '',
      PUBLIC_URL: 'http://elsewhere.example.org',
      BOT_APP_ID: '',
      BOT_APP_SECRET: 'x',
    }).join('\n');
    for (const words of [
      'TEAMS_APP_ID (the id in the Teams app manifest) is not set',
      'BOARDS (the boards and their SharePoint sites) must be JSON',
      'None of APP_MANAGED_IDENTITY_CLIENT_ID, APP_CERTIFICATE_THUMBPRINT with',
      'PUBLIC_URL must start with https://',
      'APP_ID_URI does not name the host',
      'BOT_APP_ID is not set, so anybody could speak to the bot',
      'BOT_APP_SECRET is set without BOT_APP_ID',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('finds Entra’s addresses in lower case, as tokens have them, however the tenant was written', () => {
    const reading = readConfiguration({ ...complete, TENANT_ID: complete.TENANT_ID.toUpperCase() });
    expect(reading).toMatchObject({
      configuration: { authority: `https://login.microsoftonline.com/${complete.TENANT_ID}` },
    });
  });

  it.each<[string, Env, string]>([
    ['a malformed id', { TENANT_ID: 'contoso' }, 'TENANT_ID (the Entra tenant) must be a GUID'],
    ['a path in the public address', { PUBLIC_URL: 'https://register.example.org/app' }, 'PUBLIC_URL'],
    ['an insecure public address', { PUBLIC_URL: 'http://register.example.org' }, 'must start with https://'],
    ['an insecure Graph', { GRAPH_URL: 'http://graph.example.org' }, 'GRAPH_URL'],
    ['a version in Graph’s address', { GRAPH_URL: 'https://graph.example.org/v1.0' }, 'GRAPH_URL'],
    [
      'an id URI of another host',
      { APP_ID_URI: 'api://other.example.org/x' },
      'APP_ID_URI does not name the host',
    ],
    ['secret and certificate together', { APP_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32) }, 'set together'],
    ['secret and identity together', { ...onAzure, APP_CLIENT_SECRET: 'x' }, 'set together'],
    ['an identity off Azure', { ...onAzure, IDENTITY_ENDPOINT: '' }, 'this machine has no managed identity'],
    ['a malformed identity', { ...onAzure, APP_MANAGED_IDENTITY_CLIENT_ID: 'mine' }, 'must be a GUID'],
    [
      'half a certificate',
      { APP_CLIENT_SECRET: '', APP_CERTIFICATE_THUMBPRINT: 'ab'.repeat(32) },
      'belong together',
    ],
    [
      'a bot without its secret',
      { BOT_APP_ID: '99999999-bbbb-4bbb-8bbb-000000000001' },
      'BOT_APP_SECRET is not set',
    ],
    ['boards that are no JSON', { BOARDS: 'children' }, 'BOARDS'],
    [
      'two boards of one id',
      { BOARDS: '[{"id":"a","site":"h:/sites/a"},{"id":"a","site":"h:/sites/b"}]' },
      'an id of its own',
    ],
    [
      'two boards on one site',
      { BOARDS: '[{"id":"a","site":"h:/sites/a"},{"id":"b","site":"H:/sites/A"}]' },
      'a site of its own',
    ],
    [
      'an authority of another tenant',
      { ENTRA_AUTHORITY: 'https://login.microsoftonline.com/common' },
      'ENTRA_AUTHORITY must end with TENANT_ID',
    ],
    [
      'keys fetched without protection',
      { BOT_CHANNEL_OPENID_METADATA_URL: 'http://login.example.org/keys' },
      'BOT_CHANNEL_OPENID_METADATA_URL',
    ],
    ['a site that is an address', { BOARDS: '[{"id":"a","site":"https://h/sites/a"}]' }, 'BOARDS'],
    ['no board', { BOARDS: '[]' }, 'at least one board'],
    ['a port out of range', { PORT: '70000' }, 'PORT must be a whole number from 0 to 65535'],
    ['an odd log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [
      'a host origin with a path',
      { TEAMS_HOST_ORIGINS: 'https://teams.example.org/x' },
      'TEAMS_HOST_ORIGINS',
    ],
    ['a connector host with a scheme', { CONNECTOR_HOSTS: 'https://smba.example.org' }, 'CONNECTOR_HOSTS'],
  ])('names %s', (_, change, words) => {
    const problems = problemsOf({ ...complete, ...change });
    expect(problems.join('\n')).toContain(words);
  });

  it('never repeats a secret', () => {
    const env = { ...complete, APP_CERTIFICATE_PRIVATE_KEY: 'hush-hush', TENANT_ID: 'x', BOARDS: '{' };
    const text = problemsOf(env).join('\n');
    expect(text).not.toContain('a-very-secret-value');
    expect(text).not.toContain('hush-hush');
  });
});
