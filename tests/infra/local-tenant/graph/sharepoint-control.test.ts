import {
  people,
  registerAppId,
  startGraphHarness,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* What a person would do in SharePoint itself, through the page's controls on loopback. */
let harness: GraphHarness;
let list: string;
let items: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  list = await harness.makeList('Actions', [{ name: 'Status', choice: { choices: ['a'] } }]);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  harness.addRows(list, [{ Title: 'one' }]);
});
afterAll(() => harness.stop());

const control = async (path: string, body: object) => {
  const response = await fetch(`${harness.local.pageUrl}_local/sharepoint/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
  };
};
const place = { sitePath: '/sites/children', list: 'Actions' };

it('gives a row rights of its own and takes them away', async () => {
  harness.local.state.site(harness.siteId).grant(registerAppId, 'Register', ['write']);
  const lead = await harness.onBehalfOf(people.lead);
  const seen = async () => (await harness.graph('GET', `${items}/1`, { token: lead })).status;
  const permissions = { readers: [people.manager], writers: [people.manager] };
  expect((await control('permissions', { ...place, itemId: '1', permissions })).status).toBe(204);
  expect(await seen()).toBe(404);
  await control('permissions', { ...place, itemId: '1', permissions: null });
  expect(await seen()).toBe(200);
});

it('changes and adds rows by hand, in a person’s name', async () => {
  const edited = await control('hand-edit', {
    ...place,
    itemId: '1',
    userId: people.manager,
    fields: { Title: 'by hand' },
  });
  expect([edited.status, edited.body]).toEqual([200, { id: '1', version: 2 }]);
  const { body } = await harness.graph('GET', `${items}/1?$expand=fields`);
  expect(body).toMatchObject({
    fields: { Title: 'by hand' },
    lastModifiedBy: { user: { id: people.manager } },
  });
  const added = await control('hand-edit', { ...place, userId: people.manager, fields: { Title: 'new' } });
  expect(added.body).toMatchObject({ version: 1 });
});

it('makes delta tokens too old', async () => {
  const { body } = await harness.graph('GET', `${items}/delta?token=latest`);
  expect((await control('expire-delta-tokens', place)).status).toBe(204);
  expect((await harness.graph('GET', body['@odata.deltaLink']!)).status).toBe(410);
});

it.each([
  ['an unknown site', 'expire-delta-tokens', { sitePath: '/sites/none', list: 'Actions' }, 404],
  ['half an order', 'permissions', place, 400],
  [
    'a value SharePoint refuses',
    'hand-edit',
    { ...place, userId: people.manager, fields: { Status: 'b' } },
    400,
  ],
])('refuses %s', async (_name, path, body, status) => {
  expect((await control(path, body)).status).toBe(status);
});

it('opens a file of the library by its address, for those who may come to the site', async () => {
  harness.local.state
    .siteAt('/sites/children')
    .files.put(
      'Papers/March 2026.csv',
      Buffer.from('a,b'),
      'text/csv',
      { kind: 'user', id: people.manager },
      undefined,
    );
  const open = (file: string, as: string) =>
    fetch(`${harness.local.pageUrl}_local/sharepoint/files/sites/children/${file}?as=${as}`);
  const opened = await open('Shared%20Documents/Papers/March%202026.csv', people.manager);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('content-disposition')).toContain('March 2026.csv');
  expect(await opened.text()).toBe('a,b');
  expect((await open('Shared%20Documents/Papers/March%202026.csv', people.stranger)).status).toBe(403);
  expect((await open('Shared%20Documents/Papers', people.manager)).status).toBe(404);
  expect((await open('Lists/Actions', people.manager)).status).toBe(404);
});
