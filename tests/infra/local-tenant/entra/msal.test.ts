import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import {
  people,
  registerAppId,
  startGraphHarness,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md H: MSAL Node 7.2 against a self-signed https authority, trusted by NODE_EXTRA_CA_CERTS. */
let harness: GraphHarness;
beforeAll(async () => {
  harness = await startGraphHarness();
});
afterAll(() => harness.stop());

interface Attempt {
  readonly token?: string;
  readonly account?: string | null;
  readonly name?: string;
  readonly code?: string;
  readonly subError?: string;
  readonly claims?: string;
  readonly message?: string;
}

async function runMsal(
  changes: { clientSecret?: string } = {},
): Promise<{ application: Attempt; person: Attempt }> {
  const assertion = await harness.local.tenant.tokens.issueTeamsSsoToken(people.lead, {
    appId: registerAppId,
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(__dirname, '../../../support/local-tenant/msal-child.cjs'),
      JSON.stringify({
        authority: harness.local.authority,
        clientId: registerAppId,
        clientSecret: 'local-register-secret',
        appScope: 'https://graph.microsoft.com/.default',
        assertion,
        ...changes,
      }),
    ],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: harness.local.caCertificatePath } },
  );
  return JSON.parse(stdout) as { application: Attempt; person: Attempt };
}

it('gets tokens for the application and on behalf of a person, which Graph accepts', async () => {
  harness.local.state.site(harness.siteId).grant(registerAppId, 'Register', ['write']);
  const { application, person } = await runMsal();
  expect(decodeJwt(application.token!)).toMatchObject({ idtyp: 'app', azp: registerAppId });
  expect(decodeJwt(person.token!)).toMatchObject({ oid: people.lead, scp: 'Sites.Selected User.Read' });
  expect(person.account).toBe(people.lead);
  for (const token of [application.token!, person.token!]) {
    expect((await harness.graph('GET', `/sites/${harness.siteId}`, { token })).status).toBe(200);
  }
});

it('tells consent and a stronger sign-in apart from a wrong secret', async () => {
  const { tokens } = harness.local.tenant;
  tokens.setConditions(people.lead, { consentRequired: true });
  const consent = await runMsal();
  expect(consent.person).toMatchObject({
    name: 'InteractionRequiredAuthError',
    code: 'invalid_grant',
    subError: 'consent_required',
  });
  tokens.setConditions(people.lead, { consentRequired: false, strongerSignInRequired: true });
  const stronger = await runMsal();
  expect(stronger.person).toMatchObject({
    name: 'InteractionRequiredAuthError',
    code: 'interaction_required',
  });
  expect(stronger.person.claims).toContain('acrs');
  const wrong = await runMsal({ clientSecret: 'wrong' });
  expect(wrong.application.code).toBe('invalid_client');
  expect(wrong.application.message).toContain('AADSTS7000215');
});
