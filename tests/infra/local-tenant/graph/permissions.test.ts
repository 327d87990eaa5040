import { smallDirectory } from '../../../../infra/local-tenant/directory.ts';
import {
  administrationAppId,
  GRAPH,
  people,
  registerAppId,
  startGraphHarness,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A10: Sites.Selected needs consent, a grant on the site and the scope; a person's own rights cut it down. */
let harness: GraphHarness;
let list: string;
let items: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  list = await harness.makeList('Actions', []);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  harness.addRows(list, [{ Title: 'a' }, { Title: 'b' }]);
});
afterAll(() => harness.stop());

const site = () => harness.local.state.site(harness.siteId);
const grantRoles = (...roles: ('read' | 'write' | 'owner' | 'fullcontrol')[]) => {
  for (const grant of site().grants()) site().revoke(grant.id);
  if (roles.length > 0) site().grant(registerAppId, 'Safeguarding Register', roles);
};
const attempts = async (token: string) => {
  const status = async (method: string, path: string, body?: unknown) =>
    (await harness.graph(method, path, { token, ...(body === undefined ? {} : { body }) })).status;
  return {
    read: await status('GET', items),
    write: await status('POST', items, { fields: { Title: 'x' } }),
    schema: await status('PATCH', `/sites/${harness.siteId}/lists/${list}`, { description: 'd' }),
    grants: await status('GET', `/sites/${harness.siteId}/permissions`),
  };
};

it.each([
  ['no grant', [], { read: 403, write: 403, schema: 403, grants: 403 }],
  ['read', ['read'], { read: 200, write: 403, schema: 403, grants: 403 }],
  ['write', ['write'], { read: 200, write: 201, schema: 403, grants: 403 }],
  ['fullcontrol', ['fullcontrol'], { read: 200, write: 201, schema: 200, grants: 403 }],
] as const)('the application in its own name with %s', async (_name, roles, expected) => {
  grantRoles(...roles);
  expect(await attempts(harness.tokens.application)).toEqual(expected);
});

it.each([
  ['an owner with the role write', 'manager', ['write'], { read: 200, write: 201, schema: 403, grants: 403 }],
  [
    'an owner with the role fullcontrol',
    'manager',
    ['fullcontrol'],
    { read: 200, write: 201, schema: 200, grants: 403 },
  ],
  ['a member with the role write', 'lead', ['write'], { read: 200, write: 201, schema: 403, grants: 403 }],
  ['a member with the role read', 'lead', ['read'], { read: 200, write: 403, schema: 403, grants: 403 }],
  ['a visitor with the role write', 'guest', ['write'], { read: 200, write: 403, schema: 403, grants: 403 }],
  [
    'nobody of the site with the role fullcontrol',
    'stranger',
    ['fullcontrol'],
    { read: 403, write: 403, schema: 403, grants: 403 },
  ],
  ['an owner without a grant', 'manager', [], { read: 403, write: 403, schema: 403, grants: 403 }],
] as const)('the application for %s', async (_name, person, roles, expected) => {
  grantRoles(...roles);
  expect(await attempts(await harness.onBehalfOf(people[person]))).toEqual(expected);
});

it('a grant on one site opens no other', async () => {
  grantRoles('write');
  const other = await harness.graph('GET', `/sites/${harness.adultsSiteId}`, {
    token: harness.tokens.application,
  });
  expect([other.status, other.body.error.code]).toEqual([403, 'accessDenied']);
});

it('sites are searched only with a permission for all sites', async () => {
  grantRoles('write');
  const selected = await harness.graph('GET', '/sites?search=board', { token: harness.tokens.application });
  const all = await harness.graph('GET', '/sites?search=adults');
  expect([selected.status, all.body.value.map((one) => one.id)]).toEqual([403, [harness.adultsSiteId]]);
});

it('needs no grant where the token carries a permission for all sites', async () => {
  grantRoles();
  const token = await harness.onBehalfOf(people.lead, ['Sites.ReadWrite.All']);
  expect(await attempts(token)).toEqual({ read: 200, write: 201, schema: 403, grants: 403 });
});

describe('a row with rights of its own', () => {
  beforeAll(() => {
    grantRoles('write');
    site()
      .list(list)
      .setUniquePermissions('1', { readers: [people.guest], writers: [people.manager] });
  });
  const seenBy = async (token: string) => ({
    listed: (await harness.graph('GET', `${items}?$top=2`, { token })).body.value.some(
      (item) => item.id === '1',
    ),
    got: (await harness.graph('GET', `${items}/1`, { token })).status,
    changed: (await harness.graph('PATCH', `${items}/1/fields`, { token, body: { Title: 'n' } })).status,
  });

  it.each([
    ['manager', { listed: true, got: 200, changed: 200 }],
    ['guest', { listed: true, got: 200, changed: 403 }],
    ['lead', { listed: false, got: 404, changed: 404 }],
  ] as const)('as the %s sees it', async (person, expected) => {
    expect(await seenBy(await harness.onBehalfOf(people[person]))).toEqual(expected);
  });
  it('is open to the application in its own name', async () => {
    expect(await seenBy(harness.tokens.application)).toEqual({ listed: true, got: 200, changed: 200 });
  });
});

describe('granting', () => {
  const permissions = () => `/sites/${harness.siteId}/permissions`;
  const posted = (roles: unknown) => ({
    roles,
    grantedToIdentities: [{ application: { id: registerAppId, displayName: 'Safeguarding Register' } }],
  });

  it('answers 201 with id, roles and who it is for, and works at once', async () => {
    grantRoles();
    const made = await harness.graph('POST', permissions(), { body: posted(['write']) });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: expect.any(String) as string,
      roles: ['write'],
      grantedToIdentitiesV2: [{ application: { id: registerAppId, displayName: 'Safeguarding Register' } }],
    });
    expect((await attempts(harness.tokens.application)).write).toBe(201);
    const listed = await harness.graph('GET', permissions());
    expect(listed.body.value).toHaveLength(1);
    const raised = await harness.graph('PATCH', `${permissions()}/${made.body.id}`, {
      body: { roles: ['fullcontrol'] },
    });
    expect(raised.body.roles).toEqual(['fullcontrol']);
    expect((await harness.graph('DELETE', `${permissions()}/${made.body.id}`)).status).toBe(204);
    expect((await attempts(harness.tokens.application)).read).toBe(403);
  });

  it.each([
    ['an unknown role', posted(['everything'])],
    ['no role', posted([])],
    ['a person', { roles: ['read'], grantedToIdentities: [{ user: { id: people.lead } }] }],
  ])('refuses %s with 400', async (_name, body) => {
    expect((await harness.graph('POST', permissions(), { body })).status).toBe(400);
  });
});

describe('tokens', () => {
  const withToken = async (token: string | null) => {
    const answer = await harness.graph('GET', items, { token });
    return [answer.status, answer.body.error.code];
  };
  const refused = [401, 'InvalidAuthenticationToken'];

  it('none, nonsense, or one of another audience is 401', async () => {
    const { tokens, directory } = harness.local.tenant;
    const forBot = await tokens.issueAppToken(
      directory.application(administrationAppId)!,
      'https://api.botframework.com',
    );
    expect(await withToken(null)).toEqual(refused);
    expect(await withToken('nonsense')).toEqual(refused);
    expect(await withToken(forBot)).toEqual(refused);
  });

  it('one that expired is 401 with that reason, one signed by somebody else is 401', async () => {
    const { tokens, directory } = harness.local.tenant;
    const claims = {
      iss: tokens.issuer,
      aud: GRAPH,
      tid: directory.data.tenantId,
      azp: administrationAppId,
      roles: ['Sites.FullControl.All'],
    };
    const expired = await tokens.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 });
    const answer = await harness.graph('GET', items, { token: expired });
    expect([answer.status, answer.body.error.message]).toEqual([401, expect.stringContaining('expired')]);
    const [head, body] = (await tokens.sign(claims)).split('.');
    expect(await withToken(`${head ?? ''}.${body ?? ''}.${'A'.repeat(342)}`)).toEqual(refused);
    expect(await withToken(await tokens.sign({ ...claims, tid: 'another' }))).toEqual(refused);
    expect(await withToken(await tokens.sign({ ...claims, iss: 'https://else.example' }))).toEqual(refused);
  });
});

it('a group counts for its members', async () => {
  const { members } = smallDirectory.sites[0]!;
  const other = await startGraphHarness({
    directory: {
      ...smallDirectory,
      groups: [
        { id: 'aaaaaaaa-0000-4000-8000-000000000001', displayName: 'Leads', members: [people.stranger] },
      ],
      sites: [
        {
          ...smallDirectory.sites[0]!,
          members: { ...members, members: ['aaaaaaaa-0000-4000-8000-000000000001'] },
        },
        ...smallDirectory.sites.slice(1),
      ],
    },
  });
  try {
    other.local.state.site(other.siteId).grant(registerAppId, 'Register', ['write']);
    const token = await other.onBehalfOf(people.stranger);
    expect((await other.graph('GET', `/sites/${other.siteId}/lists`, { token })).status).toBe(200);
  } finally {
    await other.stop();
  }
});

it('a folder with rights of its own shuts out whom it does not name, and tells each what concerns them', async () => {
  grantRoles('write');
  const manager = await harness.onBehalfOf(people.manager);
  const lead = await harness.onBehalfOf(people.lead);
  const guest = await harness.onBehalfOf(people.guest);
  const drive = `/sites/${harness.siteId}/drive`;
  const put = (token: string, name: string) =>
    harness.graph('PUT', `${drive}/root:/Shut/${name}:/content`, { token, body: { a: 1 } });
  const read = async (token: string) =>
    (await harness.graph('GET', `${drive}/root:/Shut/one.json:/content`, { token })).status;
  const listed = async (path: string, token: string) =>
    (await harness.graph('GET', `${drive}/${path}`, { token })).body.value.map(({ roles }) => roles);
  expect((await put(lead, 'one.json')).status).toBe(201);
  expect(await listed('root/permissions', manager)).toEqual([['owner'], ['write'], ['read']]);
  expect(await listed('root:/Shut:/permissions', guest)).toEqual([['read']]);

  const folder = (await harness.graph('GET', `${drive}/root:/Shut`, { token: lead })).body.id;
  const body = {
    recipients: [{ email: 'chandra.whitlock@police.example' }],
    roles: ['write'],
    retainInheritedPermissions: false,
  };
  // Rights are an administrator's to give: the register's own role is `write`.
  expect(
    (await harness.graph('POST', `${drive}/items/${folder}/invite`, { token: manager, body })).status,
  ).toBe(403);
  const invited = await harness.graph('POST', `${drive}/items/${folder}/invite`, { body });
  expect(invited.status).toBe(200);
  expect(await Promise.all([manager, guest, lead].map(read))).toEqual([200, 200, 403]);
  expect((await put(lead, 'two.json')).status).toBe(403);
  expect((await put(guest, 'two.json')).status).toBe(201);
  expect(await listed('root:/Shut:/permissions', guest)).toEqual([['write']]);
  expect((await harness.graph('GET', `${drive}/root/children`, { token: lead })).body.value).toEqual([]);
});
