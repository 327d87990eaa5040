import {
  people,
  startGraphHarness,
  type AnswerBody,
  type GraphHarness,
} from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A6; Graph documentation of listItem: delta. */
let harness: GraphHarness;
let list: string;
let items: string;
let delta: string;
let serial = 0;

beforeAll(async () => {
  harness = await startGraphHarness();
});
beforeEach(async () => {
  serial += 1;
  list = await harness.makeList(`List ${serial}`, [{ name: 'Percent', number: {} }]);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  delta = `${items}/delta`;
  harness.addRows(list, [{ Title: 'a' }, { Title: 'b' }, { Title: 'c' }]);
});
afterAll(() => harness.stop());

interface Read {
  readonly rows: readonly AnswerBody[];
  readonly ids: readonly string[];
  readonly pages: number;
  readonly deltaLink: string;
}
const follow = async (start: string, token?: string): Promise<Read> => {
  const rows: AnswerBody[] = [];
  let at: string | undefined = start;
  for (let pages = 1; at !== undefined; pages += 1) {
    const { status, body } = await harness.graph('GET', at, token === undefined ? {} : { token });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    rows.push(...body.value);
    const deltaLink = body['@odata.deltaLink'];
    if (deltaLink !== undefined) return { rows, ids: rows.map((row) => row.id), pages, deltaLink };
    at = body['@odata.nextLink'];
  }
  throw new Error('The last page had no deltaLink.');
};
const change = (id: string, fields: object) =>
  harness.graph('PATCH', `${items}/${id}/fields`, { body: fields });

it('enumerates the whole list first, in pages of $top, ending in a deltaLink', async () => {
  const read = await follow(`${delta}?$top=2`);
  expect([read.ids, read.pages]).toEqual([['1', '2', '3'], 2]);
});

it('then tells only what changed, each row once with its latest state', async () => {
  const { deltaLink } = await follow(`${delta}?$expand=fields($select=Title)&$select=id`);
  await change('2', { Title: 'b1' });
  await change('2', { Title: 'b2' });
  const made = await harness.graph('POST', items, { body: { fields: { Title: 'd' } } });
  const { rows } = await follow(deltaLink);
  expect(rows.map((row) => [row.id, row.fields.Title])).toEqual([
    ['2', 'b2'],
    [made.body.id, 'd'],
  ]);
  expect(rows[0]).not.toHaveProperty('createdBy');
});

it('tells of deleted rows with the deleted facet and no fields', async () => {
  const { deltaLink } = await follow(delta);
  await harness.graph('DELETE', `${items}/2`);
  const { rows } = await follow(deltaLink);
  expect(rows).toEqual([
    {
      id: '2',
      deleted: { state: 'deleted' },
      parentReference: { siteId: harness.siteId },
      contentType: { id: expect.any(String) as string, name: 'Item' },
    },
  ]);
});

it('tells again of a row that changed while the list was being enumerated', async () => {
  const first = await harness.graph('GET', `${delta}?$top=1`);
  await change('1', { Title: 'changed meanwhile' });
  const rest = await follow(first.body['@odata.nextLink'] as string);
  expect(rest.ids).toEqual(['2', '3']);
  expect((await follow(rest.deltaLink)).ids).toEqual(['1']);
});

it('pages changes too, and is empty when nothing changed', async () => {
  const { deltaLink } = await follow(`${delta}?$top=2`);
  for (const id of ['3', '1', '2']) await change(id, { Percent: 1 });
  const read = await follow(deltaLink);
  expect([read.ids, read.pages]).toEqual([['3', '1', '2'], 2]);
  expect((await follow(read.deltaLink)).ids).toEqual([]);
});

it('gives an empty answer and a deltaLink for token=latest', async () => {
  const latest = await harness.graph('GET', `${delta}?token=latest`);
  expect(latest.body.value).toEqual([]);
  await change('3', { Percent: 1 });
  expect((await follow(latest.body['@odata.deltaLink'] as string)).ids).toEqual(['3']);
});

it('takes the token in brackets too, as OData writes a function', async () => {
  const { deltaLink } = await follow(`${delta}()`);
  await change('3', { Percent: 1 });
  const token = new URL(deltaLink).searchParams.get('token') ?? '';
  expect((await follow(`${delta}(token='${token}')`)).ids).toEqual(['3']);
});

it('answers 410 with a fresh address when the token is too old', async () => {
  const { deltaLink } = await follow(delta);
  harness.local.state.site(harness.siteId).list(list).items.changes.expireTokens();
  const gone = await harness.graph('GET', deltaLink);
  expect(gone.status).toBe(410);
  expect(gone.body.error.code).toBe('resyncChangesApplyDifferences');
  const again = await follow(gone.headers['location'] as string);
  expect(again.ids).toEqual(['1', '2', '3']);
  expect((await follow(again.deltaLink)).ids).toEqual([]);
});

it.each(['token=nonsense', '$filter=id eq 1', '$orderby=id', '$skip=1'])(
  'refuses %s with 400',
  async (query) => {
    expect((await harness.graph('GET', `${delta}?${query}`)).status).toBe(400);
  },
);

it('costs one resource unit with a token and two without', async () => {
  harness.local.tenant.traffic.clear();
  const { deltaLink } = await follow(delta);
  await follow(deltaLink);
  expect(harness.local.tenant.traffic.list({ surface: 'graph' }).map((entry) => entry.resourceUnits)).toEqual(
    [2, 1],
  );
});

it('shows a row as deleted to a person who may no longer see it, and as it is to others', async () => {
  const site = harness.local.state.site(harness.siteId);
  site.grant('22222222-bbbb-4bbb-8bbb-000000000001', 'Register', ['write']);
  const [manager, lead] = [await harness.onBehalfOf(people.manager), await harness.onBehalfOf(people.lead)];
  const { deltaLink } = await follow(delta, lead);
  site.list(list).setUniquePermissions('2', { readers: [people.manager], writers: [] });
  expect((await follow(deltaLink, lead)).rows).toMatchObject([{ id: '2', deleted: { state: 'deleted' } }]);
  expect((await follow(deltaLink, manager)).rows[0]).not.toHaveProperty('deleted');
  expect((await follow(delta, lead)).ids).toEqual(['1', '3']);
});

it('can be told to refuse callers who only have Sites.Selected (SOURCES.md, G4)', async () => {
  harness.local.state
    .site(harness.siteId)
    .grant('22222222-bbbb-4bbb-8bbb-000000000001', 'Register', ['write']);
  harness.local.tenant.switches.deltaUnderSelected = 'refused';
  const refused = await harness.graph('GET', delta, { token: harness.tokens.application });
  const administrator = await harness.graph('GET', delta);
  harness.local.tenant.switches.deltaUnderSelected = 'allowed';
  expect([refused.status, administrator.status]).toEqual([403, 200]);
});
