import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import { smallDirectory } from '../../../../infra/local-tenant/directory.ts';
import {
  administrationAppId,
  people,
  registerAppId,
  startGraphHarness,
  type GraphHarness,
  type HttpAnswer,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md C5 and H: what Entra's v2.0 addresses answer, and how they refuse. */
let harness: GraphHarness;

beforeAll(async () => {
  harness = await startGraphHarness({
    directory: {
      ...smallDirectory,
      users: [
        ...smallDirectory.users,
        {
          id: '11111111-aaaa-4aaa-8aaa-000000000009',
          displayName: 'Edda Gone',
          userPrincipalName: 'edda.gone@exampleshire.example',
          mail: 'edda.gone@exampleshire.example',
          accountEnabled: false,
        },
      ],
    },
  });
});
afterAll(() => harness.stop());
afterEach(() => harness.local.tenant.tokens.clearConditions());

interface TokenBody {
  readonly token_type: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly access_token: string;
  readonly id_token: string;
  readonly client_info: string;
  readonly refresh_token: string;
}
interface ErrorBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly suberror: string | undefined;
  readonly claims: string | undefined;
}
const granted = (answer: HttpAnswer): TokenBody => answer.body as unknown as TokenBody;
const refused = (answer: HttpAnswer): ErrorBody => answer.body as unknown as ErrorBody;

const { secret } = smallDirectory.applications[0]!;
const clientCredentials = (changes: Record<string, string> = {}, tenantId?: string) =>
  harness.token(
    {
      grant_type: 'client_credentials',
      client_id: registerAppId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
      ...changes,
    },
    tenantId,
  );
const onBehalfOf = (assertion: string, changes: Record<string, string> = {}) =>
  harness.token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    client_id: registerAppId,
    client_secret: secret,
    scope: 'https://graph.microsoft.com/.default openid profile offline_access',
    assertion,
    ...changes,
  });
const teamsToken = (userId: string, claims?: string) =>
  harness.local.tenant.tokens.issueTeamsSsoToken(userId, {
    appId: registerAppId,
    ...(claims === undefined ? {} : { claims }),
  });

describe('OpenID metadata', () => {
  it.each(['tenant id', 'domain'])(
    'is found by %s and leads to the keys that tokens are signed with',
    async (by) => {
      const origin = new URL(harness.local.graphUrl).origin;
      const named = by === 'domain' ? smallDirectory.domain : smallDirectory.tenantId;
      const metadata = await harness.http('GET', `${origin}/${named}/v2.0/.well-known/openid-configuration`);
      expect(metadata.body).toMatchObject({
        issuer: `${harness.local.authority}/v2.0`,
        token_endpoint: `${harness.local.authority}/oauth2/v2.0/token`,
        jwks_uri: `${harness.local.authority}/discovery/v2.0/keys`,
      });
      const { body } = await harness.http('GET', `${harness.local.authority}/discovery/v2.0/keys`);
      const [key] = (body as unknown as { keys: (JsonWebKey & { kid: string })[] }).keys;
      const token = await teamsToken(people.lead);
      const { protectedHeader } = await jwtVerify(token, createPublicKey({ key: key!, format: 'jwk' }), {
        issuer: `${harness.local.authority}/v2.0`,
        audience: registerAppId,
      });
      expect(protectedHeader.kid).toBe(key!.kid);
    },
  );

  it('of another tenant is refused with AADSTS90002', async () => {
    const origin = new URL(harness.local.graphUrl).origin;
    const answer = await harness.http(
      'GET',
      `${origin}/contoso.example/v2.0/.well-known/openid-configuration`,
    );
    expect([answer.status, refused(answer).error, refused(answer).error_codes]).toEqual([
      400,
      'invalid_tenant',
      [90002],
    ]);
  });
});

describe('client credentials', () => {
  it.each([
    ['https://graph.microsoft.com/.default', 'https://graph.microsoft.com'],
    ['https://api.botframework.com/.default', 'https://api.botframework.com'],
  ])('for %s give the application’s own token', async (scope, audience) => {
    const answer = await clientCredentials({ scope });
    expect(answer.status).toBe(200);
    expect(granted(answer)).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    const application = smallDirectory.applications[0]!;
    expect(decodeJwt(granted(answer).access_token)).toMatchObject({
      ver: '2.0',
      iss: `${harness.local.authority}/v2.0`,
      aud: audience,
      tid: smallDirectory.tenantId,
      azp: registerAppId,
      appid: registerAppId,
      oid: application.servicePrincipalId,
      sub: application.servicePrincipalId,
      idtyp: 'app',
      roles: application.appRoles,
    });
    expect(decodeJwt(granted(answer).access_token)).not.toHaveProperty('scp');
  });

  it.each([
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client', 7000215],
    [
      'an unknown application',
      { client_id: '99999999-0000-4000-8000-000000000000' },
      400,
      'unauthorized_client',
      700016,
    ],
    ['single scopes', { scope: 'https://graph.microsoft.com/Sites.Selected' }, 400, 'invalid_scope', 1002012],
    ['an unknown resource', { scope: 'https://else.example/.default' }, 400, 'invalid_resource', 500011],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ])('refuse %s in Entra’s error body', async (_name, changes, status, error, number) => {
    const answer = await clientCredentials(changes);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      error,
      error_codes: [number],
      error_description: expect.stringMatching(
        new RegExp(`^AADSTS${number}: .*Trace ID: .*Correlation ID: .*Timestamp: `),
      ) as string,
      correlation_id: expect.any(String) as string,
      trace_id: expect.any(String) as string,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
    });
  });

  it('at another tenant are refused with AADSTS90002', async () => {
    const answer = await clientCredentials({}, '00000000-0000-4000-8000-000000000000');
    expect([answer.status, refused(answer).error_codes]).toEqual([400, [90002]]);
  });
});

describe('an application proven by a managed identity', () => {
  const identity = smallDirectory.managedIdentities![0]!;
  const exchange = 'fb60f99c-7a34-4190-8149-302f77469936';
  const identityToken = async (changes: Record<string, string> = {}, key = local().identityHeader) => {
    const address = new URL(local().identityEndpoint);
    for (const [name, value] of Object.entries({
      'api-version': '2019-08-01',
      resource: 'api://AzureADTokenExchange',
      client_id: identity.clientId,
      ...changes,
    }))
      address.searchParams.set(name, value);
    const answer = await fetch(address, { headers: { 'x-identity-header': key } });
    return { status: answer.status, body: (await answer.json()) as { access_token: string } };
  };
  const local = () => harness.local;
  const withAssertion = (assertion: string, changes: Record<string, string> = {}) =>
    harness.token({
      grant_type: 'client_credentials',
      client_id: registerAppId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: 'https://graph.microsoft.com/.default',
      ...changes,
    });
  const signed = (changes: Record<string, unknown> = {}, lifetimeSeconds?: number) =>
    local().tenant.tokens.sign(
      { iss: local().tenant.tokens.issuer, sub: identity.principalId, aud: exchange, ...changes },
      lifetimeSeconds,
    );

  it('gets its tokens with the token of that identity, from the machine’s own endpoint', async () => {
    const { status, body } = await identityToken();
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)).toMatchObject({
      iss: `${local().authority}/v2.0`,
      sub: identity.principalId,
      aud: exchange,
    });
    const answer = await withAssertion(body.access_token);
    expect(answer.status).toBe(200);
    expect(decodeJwt(granted(answer).access_token)).toMatchObject({ azp: registerAppId, idtyp: 'app' });
  });

  it.each<[string, Parameters<typeof identityToken>, number]>([
    ['without the machine’s key', [{}, 'guessed'], 401],
    ['for another resource', [{ resource: 'https://vault.azure.net' }], 400],
    ['for an identity of another machine', [{ client_id: identity.principalId }], 400],
  ])('gives the identity’s token to nobody %s', async (_name, asked, status) => {
    expect((await identityToken(...asked)).status).toBe(status);
  });

  it.each<[string, () => Promise<string>, Record<string, string>, number]>([
    ['of another issuer', () => signed({ iss: 'https://issuer.example/v2.0' }), {}, 700211],
    ['for another audience', () => signed({ aud: 'https://graph.microsoft.com' }), {}, 700212],
    ['of another subject', () => signed({ sub: people.lead }), {}, 700213],
    ['that has run out', () => signed({ iat: 1, nbf: 1, exp: 2 }), {}, 700024],
    ['that is no token', () => Promise.resolve('x.y.z'), {}, 50027],
    ['for an application that trusts nobody', () => signed(), { client_id: administrationAppId }, 700213],
  ])('refuses a token %s', async (_name, assertion, changes, number) => {
    const answer = await withAssertion(await assertion(), changes);
    expect([answer.status, refused(answer).error, refused(answer).error_codes]).toEqual([
      401,
      'invalid_client',
      [number],
    ]);
  });

  it('refuses a token that somebody else signed', async () => {
    const [head, claims] = (await signed()).split('.');
    const answer = await withAssertion(`${head}.${claims}.${'A'.repeat(342)}`);
    expect(refused(answer).error_codes).toEqual([700027]);
  });
});

describe('a Teams token', () => {
  it('has the claims a tab’s server checks', async () => {
    expect(decodeJwt(await teamsToken(people.guest))).toMatchObject({
      ver: '2.0',
      iss: `${harness.local.authority}/v2.0`,
      aud: registerAppId,
      tid: smallDirectory.tenantId,
      oid: people.guest,
      scp: 'access_as_user',
      name: 'Chandra Whitlock',
      preferred_username: 'chandra.whitlock_police.example#EXT#@exampleshire.example',
      azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    });
  });
  it('is valid in real time whatever the tenant’s clock says', async () => {
    harness.local.clock.moveTo(new Date('2040-01-01T00:00:00Z'));
    const { iat, exp } = decodeJwt(await teamsToken(people.lead));
    harness.local.clock.reset();
    expect(Math.abs(iat! - Date.now() / 1000)).toBeLessThan(30);
    expect(exp! - iat!).toBe(3600);
  });
});

describe('on behalf of a person', () => {
  it('gives a token for Graph with the person’s id and the consented scopes, an id token and client info', async () => {
    const answer = await onBehalfOf(await teamsToken(people.lead));
    expect(answer.status).toBe(200);
    const body = granted(answer);
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      oid: people.lead,
      azp: registerAppId,
      scp: 'Sites.Selected User.Read',
    });
    expect(body.scope).toBe(
      'https://graph.microsoft.com/Sites.Selected https://graph.microsoft.com/User.Read',
    );
    expect(decodeJwt(body.id_token)).toMatchObject({ aud: registerAppId, oid: people.lead });
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toEqual({
      uid: people.lead,
      utid: smallDirectory.tenantId,
    });
    const me = await harness.graph('GET', '/me', { token: body.access_token });
    expect(me.body).toMatchObject({ id: people.lead, displayName: 'Bertram Okafor' });
  });

  it('narrows to the scopes asked for', async () => {
    const answer = await onBehalfOf(await teamsToken(people.lead), { scope: 'User.Read openid' });
    expect(decodeJwt(granted(answer).access_token)['scp']).toBe('User.Read');
  });

  it('asks for consent (AADSTS65001) per person until it is given, and for scopes never consented', async () => {
    const { tokens } = harness.local.tenant;
    tokens.setConditions(people.lead, { consentRequired: true });
    const answer = await onBehalfOf(await teamsToken(people.lead));
    expect([
      answer.status,
      refused(answer).error,
      refused(answer).suberror,
      refused(answer).error_codes,
    ]).toEqual([400, 'invalid_grant', 'consent_required', [65001]]);
    tokens.setConditions(people.lead, { consentRequired: false });
    expect((await onBehalfOf(await teamsToken(people.lead))).status).toBe(200);
    const more = await onBehalfOf(await teamsToken(people.lead), { scope: 'Mail.Send' });
    expect(refused(more).error_codes).toEqual([65001]);
  });

  it('answers a claims challenge (AADSTS50076) until the person signs in with those claims', async () => {
    harness.local.tenant.tokens.setConditions(people.lead, { strongerSignInRequired: true });
    const answer = await onBehalfOf(await teamsToken(people.lead));
    expect([answer.status, refused(answer).error, refused(answer).error_codes]).toEqual([
      400,
      'interaction_required',
      [50076],
    ]);
    const { claims } = refused(answer);
    expect(JSON.parse(claims!)).toHaveProperty('access_token');
    expect((await onBehalfOf(await teamsToken(people.lead, claims))).status).toBe(200);
    expect((await onBehalfOf(await teamsToken(people.manager))).status).toBe(200);
  });

  it('refuses an expired token (AADSTS500133)', async () => {
    harness.local.tenant.tokens.setConditions(people.lead, { expiredToken: true });
    const answer = await onBehalfOf(await teamsToken(people.lead));
    expect([answer.status, refused(answer).error, refused(answer).error_codes]).toEqual([
      400,
      'invalid_grant',
      [500133],
    ]);
  });

  it.each([
    ['nonsense', () => Promise.resolve('nonsense'), 50027],
    [
      'another signature',
      async () => `${(await teamsToken(people.lead)).split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`,
      50013,
    ],
    [
      'a token for another application',
      () => harness.local.tenant.tokens.issueTeamsSsoToken(people.lead, { appId: administrationAppId }),
      50013,
    ],
    [
      'an application’s own token',
      () => harness.local.tenant.tokens.issueAppToken(smallDirectory.applications[0]!, registerAppId),
      7000114,
    ],
    [
      'a token of an account that is disabled',
      () =>
        harness.local.tenant.tokens.issueDelegatedToken(
          harness.local.tenant.directory.user('edda.gone@exampleshire.example')!,
          smallDirectory.applications[0]!,
          registerAppId,
          ['access_as_user'],
        ),
      50057,
    ],
  ])('refuses %s', async (_name, assertion, number) => {
    const answer = await onBehalfOf(await assertion());
    expect([answer.status, refused(answer).error, refused(answer).error_codes]).toEqual([
      400,
      'invalid_grant',
      [number],
    ]);
  });

  it('gives nobody disabled a Teams token', async () => {
    await expect(teamsToken('edda.gone@exampleshire.example')).rejects.toThrow();
  });
});

it('notes who asked for tokens and can be told to fail', async () => {
  harness.local.tenant.traffic.clear();
  harness.local.tenant.faults.add({ surface: 'entra', times: 1, effect: { kind: 'respond', status: 503 } });
  expect((await clientCredentials()).status).toBe(503);
  expect((await clientCredentials()).status).toBe(200);
  expect(harness.local.tenant.traffic.list({ surface: 'entra' })).toMatchObject([
    { status: 503, appId: registerAppId },
    { status: 200, appId: registerAppId, delegated: false },
  ]);
});
