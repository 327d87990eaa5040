import { createLocalJWKSet, errors, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { createAuthentication } from '../../../bot/http/authenticate-person.ts';

const rules = {
  tenantId: '7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
  authority: 'https://login.example.org/7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
  appClientId: '22222222-bbbb-4bbb-8bbb-000000000001',
  appIdUri: 'api://register.example.org/botid-22222222-bbbb-4bbb-8bbb-000000000001',
};

const claims = (): JWTPayload => {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `${rules.authority}/v2.0`,
    aud: rules.appClientId,
    tid: rules.tenantId,
    oid: '11111111-AAAA-4aaa-8aaa-000000000001',
    name: 'Alma Ferreira',
    scp: 'User.Read access_as_user',
    ver: '2.0',
    iat: now,
    nbf: now,
    exp: now + 600,
  };
};

async function tenant() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] });
  return {
    check: createAuthentication(rules, keys),
    bearer: async (changed: JWTPayload) =>
      `Bearer ${await new SignJWT(changed).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey)}`,
  };
}

describe('checking a Teams token', () => {
  it('gives the person, by object id in lower case', async () => {
    const { check, bearer } = await tenant();
    const header = await bearer(claims());
    expect(await check(header)).toEqual({
      ok: true,
      person: {
        oid: '11111111-aaaa-4aaa-8aaa-000000000001',
        name: 'Alma Ferreira',
        assertion: header.slice('Bearer '.length),
      },
    });
  });

  it('takes the user name where there is no display name', async () => {
    const { check, bearer } = await tenant();
    const { name: _, ...rest } = claims();
    expect(await check(await bearer({ ...rest, preferred_username: 'alma@example.org' }))).toMatchObject({
      person: { name: 'alma@example.org' },
    });
  });

  it.each([
    [-200, true],
    [-400, false],
  ])('allows clocks to differ by five minutes: %i seconds ago is %s', async (seconds, ok) => {
    const { check, bearer } = await tenant();
    const exp = Math.floor(Date.now() / 1000) + seconds;
    expect((await check(await bearer({ ...claims(), iat: exp - 600, nbf: exp - 600, exp }))).ok).toBe(ok);
  });

  it.each([
    ['scope by prefix only', { scp: 'access_as_user_admin' }, 'scope missing'],
    ['another tenant', { tid: 'other' }, 'another tenant'],
    ['an application', { idtyp: 'app' }, 'an application'],
    ['an id that is none', { oid: 'alma' }, 'claims missing'],
    ['another issuer', { iss: `${rules.authority}/v2.0/` }, 'claim iss'],
    ['another audience', { aud: 'api://register.example.org/other' }, 'claim aud'],
  ])('refuses %s', async (_, change, reason) => {
    const { check, bearer } = await tenant();
    expect(await check(await bearer({ ...claims(), ...change }))).toEqual({ ok: false, reason });
  });

  it('knows nothing when the keys do not come', async () => {
    const { bearer } = await tenant();
    const header = await bearer(claims());
    for (const error of [new TypeError('fetch failed'), new errors.JWKSTimeout(), new errors.JWKSInvalid()]) {
      const check = createAuthentication(rules, () => Promise.reject(error));
      expect((await check(header)).ok).toBe('unknown');
    }
  });
});
