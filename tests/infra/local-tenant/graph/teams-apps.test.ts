import { smallDirectory } from '../../../../infra/local-tenant/directory.ts';
import {
  GRAPH,
  people,
  startGraphHarness,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md B2: proactive installation through Graph. */
let harness: GraphHarness;
beforeAll(async () => {
  harness = await startGraphHarness();
});
afterAll(() => harness.stop());

const { catalogId, manifestId } = smallDirectory.applications[0]!.teamsApp!;
const installed = (userId: string) => `/users/${userId}/teamwork/installedApps`;
const bind = (id: string) => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
});
const asApp = (method: string, path: string, body?: unknown) =>
  harness.graph(method, path, { token: harness.tokens.application, ...(body === undefined ? {} : { body }) });

it('finds the catalogue id by the manifest id', async () => {
  const { body } = await asApp(
    'GET',
    `/appCatalogs/teamsApps?$filter=${encodeURIComponent(`externalId eq '${manifestId}'`)}`,
  );
  expect(body.value).toEqual([
    {
      id: catalogId,
      externalId: manifestId,
      displayName: 'Safeguarding Register',
      distributionMethod: 'organization',
    },
  ]);
});

it('installs once with 201 and no body, tells listeners, answers 409 the second time, and lists it', async () => {
  const heard: string[] = [];
  const stop = harness.local.tenant.installations.onChange((change) => heard.push(change.kind));
  const first = await asApp('POST', installed(people.lead), bind(catalogId));
  expect([first.status, first.body]).toEqual([201, null]);
  expect((await asApp('POST', installed(people.lead), bind(catalogId))).status).toBe(409);
  stop();
  expect(heard).toEqual(['installed']);
  const query = `?$expand=teamsApp&$filter=${encodeURIComponent(`teamsApp/id eq '${catalogId}'`)}`;
  const listed = await asApp('GET', `${installed(people.lead)}${query}`);
  expect(listed.body.value).toMatchObject([{ teamsApp: { externalId: manifestId } }]);
  const gone = await asApp('DELETE', `${installed(people.lead)}/${listed.body.value[0]!.id}`);
  expect(gone.status).toBe(204);
});

it.each([
  ['an app that is not in the catalogue', people.lead, bind('00000000-0000-4000-8000-000000000000'), 404],
  ['a guest', people.guest, bind(catalogId), 403],
  ['somebody unknown', '00000000-0000-4000-8000-000000000001', bind(catalogId), 404],
  ['nothing', people.lead, {}, 400],
])('refuses %s', async (_name, userId, body, status) => {
  expect((await asApp('POST', installed(userId), body)).status).toBe(status);
});

it('needs the permission for it', async () => {
  const refused = await harness.graph('POST', installed(people.manager), { body: bind(catalogId) });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'Forbidden']);
});

describe('people', () => {
  it('are shown to who may read them', async () => {
    const { body } = await harness.graph('GET', `/users/${people.guest}?$select=id,userType,companyName`);
    expect(body).toMatchObject({ id: people.guest, userType: 'Guest', companyName: 'Exampleshire Police' });
    const byName = await harness.graph('GET', '/users/bertram.okafor@exampleshire.example');
    expect(byName.body.id).toBe(people.lead);
  });
  it('show themselves at /me, which an application has not', async () => {
    const me = await harness.graph('GET', '/me?$select=id,mail', {
      token: await harness.onBehalfOf(people.lead),
    });
    expect(me.body).toEqual({
      '@odata.context': expect.any(String) as string,
      id: people.lead,
      mail: 'bertram.okafor@exampleshire.example',
    });
    expect((await asApp('GET', '/me')).status).toBe(400);
  });
  it('are refused without a permission, and unknown ones are Entra’s 404', async () => {
    const refused = await asApp('GET', `/users/${people.lead}`);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    const unknown = await harness.graph('GET', '/users/nobody@exampleshire.example');
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });
});

it('knows the token of the wrong audience from a Graph token', async () => {
  const token = await harness.local.tenant.tokens.issueAppToken(
    smallDirectory.applications[0]!,
    `${GRAPH}.example`,
  );
  expect((await harness.graph('GET', '/me', { token })).status).toBe(401);
});
