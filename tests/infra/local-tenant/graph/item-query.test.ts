import { startGraphHarness, type GraphHarness } from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A2: only indexed columns in filters and order, the list view threshold, paging by token. */
let harness: GraphHarness;
let items: string;
let list: string;

const PREFER = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

beforeAll(async () => {
  harness = await startGraphHarness({ now: new Date('2026-03-02T09:00:00Z') });
  list = await harness.makeList('Actions', [
    { name: 'Reference', text: {}, indexed: true },
    { name: 'Status', choice: { choices: ['open', 'closed'] }, indexed: true },
    { name: 'Percent', number: {}, indexed: true },
    { name: 'Due', dateTime: { format: 'dateOnly' }, indexed: true },
    { name: 'Plain', text: {} },
    { name: 'Ongoing', boolean: {}, indexed: true },
    { name: 'Owner', personOrGroup: {}, indexed: true },
    { name: 'Note', text: { allowMultipleLines: true } },
  ]);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
  harness.addRows(list, [
    {
      Title: 'one',
      Reference: 'A1',
      Status: 'open',
      Percent: 10,
      Due: '2026-03-31T12:00:00Z',
      Plain: 'p',
      Ongoing: true,
    },
    {
      Title: 'two',
      Reference: 'A2',
      Status: 'closed',
      Percent: 20,
      Due: '2026-07-01T12:00:00Z',
      OwnerLookupId: '1',
    },
    { Title: 'three', Reference: "O'Neil", Status: 'open', Percent: 30, OwnerLookupId: '2', Ongoing: false },
    { Title: 'four', Status: 'open', Percent: 20 },
  ]);
});
afterAll(() => harness.stop());

const titles = async (query: string, headers: Record<string, string> = {}) => {
  const answer = await harness.graph('GET', `${items}?$expand=fields($select=Title)&${query}`, { headers });
  if (answer.status !== 200) return `${answer.status} ${answer.body.error.code}`;
  return answer.body.value.map((item) => item.fields.Title);
};
const filtered = (filter: string, headers = {}) => titles(`$filter=${encodeURIComponent(filter)}`, headers);

describe('$filter', () => {
  it.each([
    ["fields/Reference eq 'a1'", ['one']],
    ["fields/Reference eq 'O''Neil'", ['three']],
    ["fields/Reference ne 'A1'", ['two', 'three', 'four']],
    ['fields/Reference eq null', ['four']],
    ['fields/Percent gt 10 and fields/Percent le 20', ['two', 'four']],
    ["fields/Status eq 'closed' or fields/Percent eq 30", ['two', 'three']],
    ["fields/Status eq 'open' and (fields/Percent eq 10 or fields/Percent eq 30)", ['one', 'three']],
    ["not (fields/Status eq 'open')", ['two']],
    ["startswith(fields/Reference,'a')", ['one', 'two']],
    ["fields/Due lt '2026-04-01T00:00:00Z'", ['one']],
    ['fields/Due ge 2026-06-30T23:00:00Z', ['two']],
    ['fields/OwnerLookupId eq 2', ['three']],
    ["fields/OwnerLookupId eq '1'", ['two']],
    ['fields/Ongoing eq true', ['one']],
    ['fields/Ongoing eq 0', ['three']],
    ['id eq 3', ['three']],
    ['fields/ID ge 3', ['three', 'four']],
  ])('%s finds %j', async (filter, expected) => {
    expect(await filtered(filter)).toEqual(expected);
  });

  it.each([
    ["fields/Plain eq 'p'", 'Plain'],
    ["fields/Title eq 'one'", 'Title'],
    ["lastModifiedDateTime gt '2026-01-01T00:00:00Z'", 'Modified'],
    ["fields/Status eq 'open' and fields/Plain eq 'p'", 'Plain'],
  ])('refuses %s because %s has no index, in the documented words', async (filter, column) => {
    const refused = await harness.graph('GET', `${items}?$filter=${encodeURIComponent(filter)}`);
    expect(refused.status).toBe(400);
    expect(refused.body.error.code).toBe('invalidRequest');
    expect(refused.body.error.message).toContain(
      `Field '${column}' cannot be referenced in filter or orderby as it is not indexed.`,
    );
  });

  it('takes a column without index when the client says it may fail', async () => {
    expect(await filtered("fields/Plain eq 'p'", PREFER)).toEqual(['one']);
    expect(await filtered("createdDateTime ge '2026-03-02T00:00:00Z'", PREFER)).toHaveLength(4);
  });

  it.each([
    "contains(fields/Reference,'A')",
    "fields/Nothing eq 'x'",
    "nothing eq 'x'",
    "fields/Note eq 'x'",
    'fields/Percent eq',
    "fields/Percent eq 'many'",
    "fields/Due gt 'soon'",
    "fields/Reference in ('A1','A2')",
    "(fields/Reference eq 'A1'",
    "fields/Reference eq 'A1' fields/Status eq 'open'",
  ])('refuses %s with 400', async (filter) => {
    expect(await filtered(filter, PREFER)).toBe('400 invalidRequest');
  });
});

describe('$orderby', () => {
  it.each([
    ['fields/Percent desc', ['three', 'two', 'four', 'one']],
    ['fields/Reference', ['four', 'one', 'two', 'three']],
    ['id desc', ['four', 'three', 'two', 'one']],
  ])('%s', async (order, expected) => {
    expect(await titles(`$orderby=${encodeURIComponent(order)}`)).toEqual(expected);
  });
  it('needs an index', async () => {
    expect(await titles('$orderby=fields/Plain')).toBe('400 invalidRequest');
  });
});

describe('paging', () => {
  const pages = async (query: string) => {
    const found: string[][] = [];
    let next: string | undefined = `${items}?$expand=fields($select=Title)&${query}`;
    while (next !== undefined && found.length < 10) {
      const { body } = await harness.graph('GET', next);
      found.push(body.value.map((item) => item.fields.Title));
      next = body['@odata.nextLink'];
    }
    return found;
  };

  it.each([
    ['$top=3', [['one', 'two', 'three'], ['four']]],
    ['$top=4', [['one', 'two', 'three', 'four']]],
    ['top=2&$filter=fields/Percent ge 20', [['two', 'three'], ['four']]],
    [
      '$top=2&$orderby=fields/Percent',
      [
        ['one', 'two'],
        ['four', 'three'],
      ],
    ],
    ['$top=1&$orderby=fields/Percent desc', [['three'], ['two'], ['four'], ['one']]],
  ])('%s gives each row once, in order, over its pages', async (query, expected) => {
    expect(await pages(query)).toEqual(expected);
  });

  it('does not lose or repeat rows when rows vanish between pages', async () => {
    const own = await harness.makeList('Vanishing', []);
    const rows = `/sites/${harness.siteId}/lists/${own}/items`;
    harness.addRows(own, [{ Title: 'a' }, { Title: 'b' }, { Title: 'c' }]);
    const first = await harness.graph('GET', `${rows}?$top=1`);
    await harness.graph('DELETE', `${rows}/1`);
    const second = await harness.graph('GET', first.body['@odata.nextLink'] as string);
    expect(second.body.value.map((item) => item.id)).toEqual(['2']);
  });

  it('gives 200 rows when the client does not say how many', async () => {
    const long = await harness.makeList('Long', []);
    harness.addRows(
      long,
      Array.from({ length: 201 }, (_, at) => ({ Title: `row ${at}` })),
    );
    const { body } = await harness.graph('GET', `/sites/${harness.siteId}/lists/${long}/items`);
    expect(body.value).toHaveLength(200);
    expect(body['@odata.nextLink']).toMatch(/\$skiptoken=/);
  });

  it.each(['$skip=2', '$top=0', '$top=some', '$skiptoken=nonsense', '$search=x'])(
    'refuses %s with 400',
    async (query) => {
      expect(await titles(query)).toBe('400 invalidRequest');
    },
  );
});

describe('a list longer than the list view threshold', () => {
  let long: string;
  beforeAll(async () => {
    const id = await harness.makeList('Longer', [
      { name: 'Key', text: {}, indexed: true },
      { name: 'Half', text: {}, indexed: true },
      { name: 'Plain', text: {} },
    ]);
    long = `/sites/${harness.siteId}/lists/${id}/items`;
    harness.addRows(
      id,
      Array.from({ length: 12 }, (_, at) => ({ Title: 'x', Key: `k${at}`, Half: 'most', Plain: `p${at}` })),
    );
    harness.local.tenant.switches.listViewThreshold = 10;
  });
  afterAll(() => {
    harness.local.tenant.switches.listViewThreshold = 5000;
  });
  const status = async (query: string) => {
    const answer = await harness.graph('GET', `${long}?${query}`, { headers: PREFER });
    return answer.status === 200
      ? 200
      : [answer.status, answer.body.error.code, answer.body.error.innerError.code];
  };
  const tooMany = [400, 'notSupported', 'tooManyResources'];

  it.each([
    ['no filter', '$top=50', 200],
    ['an indexed filter that leaves few', "$filter=fields/Key eq 'k1'", 200],
    [
      'an indexed filter beside one without index',
      "$filter=fields/Key eq 'k1' and fields/Plain eq 'p1'",
      200,
    ],
    ['a filter without index', "$filter=fields/Plain eq 'p1'", tooMany],
    ['an indexed filter that leaves too many', "$filter=fields/Half eq 'most'", tooMany],
    ['either of two columns', "$filter=fields/Key eq 'k1' or fields/Half eq 'x'", tooMany],
    ['order by a column without index', '$orderby=fields/Plain', tooMany],
    ['order by an indexed column', '$orderby=fields/Key', 200],
  ])('%s', async (_name, query, expected) => {
    expect(await status(query)).toEqual(expected);
  });
});
