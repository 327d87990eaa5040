import { startGraphHarness, type GraphHarness } from '../../../support/local-tenant/graph-harness.ts';

let harness: GraphHarness;
beforeAll(async () => {
  harness = await startGraphHarness();
});
afterAll(() => harness.stop());

/* SOURCES.md A5 (`published`, as v1.0's page on listItemVersion has it); `publication` after v1.0's metadata of baseItemVersion. */
describe('versions of a row', () => {
  let item: string;
  beforeEach(async () => {
    const list = await harness.makeList(`Actions ${expect.getState().currentTestName ?? ''}`, [
      { name: 'Percent', number: {} },
    ]);
    item = `/sites/${harness.siteId}/lists/${list}/items/1`;
    harness.addRows(list, [{ Title: 'one', Percent: 1 }]);
    await harness.graph('PATCH', `${item}/fields`, { body: { Title: 'two' } });
    await harness.graph('PATCH', `${item}/fields`, { body: { Title: 'three', Percent: null } });
  });

  it('are listed newest first, with fields when expanded', async () => {
    const { body } = await harness.graph('GET', `${item}/versions?$expand=fields`);
    expect(body.value).toMatchObject([
      {
        id: '3.0',
        publication: { level: 'published', versionId: '3.0' },
        published: { level: 'published', versionId: '3.0' },
        fields: { Title: 'three' },
      },
      { id: '2.0', fields: { Title: 'two', Percent: 1 } },
      {
        id: '1.0',
        fields: { Title: 'one', Percent: 1 },
        lastModifiedBy: { user: { displayName: 'Alma Ferreira' } },
      },
    ]);
    const one = await harness.graph('GET', `${item}/versions/2.0`);
    expect(one.body.id).toBe('2.0');
    expect(one.body).not.toHaveProperty('fields');
    expect((await harness.graph('GET', `${item}/versions/9.0`)).status).toBe(404);
  });

  it('can be made the newest one again with 204', async () => {
    expect((await harness.graph('POST', `${item}/versions/1.0/restoreVersion`)).status).toBe(204);
    const now = await harness.graph('GET', `${item}?$expand=fields`);
    expect(now.body.fields).toMatchObject({ Title: 'one', Percent: 1, _UIVersionString: '4.0' });
    expect((await harness.graph('POST', `${item}/versions/4.0/restoreVersion`)).status).toBe(400);
  });

  it('are kept up to a limit', async () => {
    harness.local.tenant.switches.versionLimit = 2;
    await harness.graph('PATCH', `${item}/fields`, { body: { Title: 'four' } });
    harness.local.tenant.switches.versionLimit = 50;
    const { body } = await harness.graph('GET', `${item}/versions`);
    expect(body.value.map((version) => version.id)).toEqual(['4.0', '3.0']);
  });
});

describe('files of a site', () => {
  const root = () => `/sites/${harness.siteId}/drive/root`;
  const put = (path: string, body: string, headers: Record<string, string> = {}) =>
    harness.graph('PUT', `${root()}:/${path}:/content`, {
      body,
      headers: { 'content-type': 'text/csv', ...headers },
    });

  it('are written with 201 and then 200, read back whole, and found in their folder', async () => {
    const made = await put('Papers/March%202026/register.csv', 'a,b');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'register.csv', size: 3, file: { mimeType: 'text/csv' } });
    const again = await put('Papers/March%202026/register.csv', 'a,b,c');
    expect([again.status, again.body.id, again.body.size]).toEqual([200, made.body.id, 5]);
    const content = await harness.graph(
      'GET',
      `${root()}:/papers/march 2026/register.csv:/content`.replaceAll(' ', '%20'),
    );
    expect([content.headers['content-type'], content.body]).toEqual(['text/csv', 'a,b,c']);
    const children = await harness.graph('GET', `${root()}:/Papers/March%202026:/children`);
    expect(children.body.value).toMatchObject([{ name: 'register.csv', eTag: again.body.eTag }]);
    const top = await harness.graph('GET', `${root()}/children`);
    expect(top.body.value).toMatchObject([{ name: 'Papers', folder: { childCount: 1 } }]);
  });

  it('are guarded by If-Match, and conflictBehavior=fail keeps what is there', async () => {
    const made = await put('a.csv', '1');
    await put('a.csv', '2');
    expect((await put('a.csv', '3', { 'if-match': made.body.eTag })).status).toBe(412);
    const kept = await harness.graph(
      'PUT',
      `${root()}:/a.csv:/content?@microsoft.graph.conflictBehavior=fail`,
      { body: 'x' },
    );
    expect([kept.status, kept.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  });

  it('that are not there are 404', async () => {
    const gone = await harness.graph('GET', `${root()}:/nothing.csv:/content`);
    expect([gone.status, gone.body.error.code]).toEqual([404, 'itemNotFound']);
  });
});
