import { startGraphHarness, type GraphHarness } from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A1 and A3; Graph v1.0 site, list and columnDefinition. */
let harness: GraphHarness;
let lists: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  lists = `/sites/${harness.siteId}/lists`;
});
afterAll(() => harness.stop());

describe('a site', () => {
  it.each([
    ['its host and path', () => '/sites/exampleshire.sharepoint.com:/sites/children'],
    ['its host and path with an ending colon', () => '/sites/exampleshire.sharepoint.com:/sites/children:'],
    ['its composite id', () => `/sites/${harness.siteId}`],
    ['its collection id', () => `/sites/${harness.siteId.split(',')[1] ?? ''}`],
  ])('is found by %s', async (_name, path) => {
    const { status, body } = await harness.graph('GET', path());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: harness.siteId,
      displayName: 'Children’s board',
      name: 'children',
      webUrl: 'https://exampleshire.sharepoint.com/sites/children',
    });
    expect(body.id).toMatch(/^exampleshire\.sharepoint\.com,[0-9a-f-]{36},[0-9a-f-]{36}$/);
  });

  it('names its SharePoint ids to who selects them', async () => {
    const path = `/sites/${harness.siteId}`;
    const { body } = await harness.graph('GET', `${path}?$select=id,sharepointIds`);
    const [, siteId, webId] = harness.siteId.split(',');
    expect(body).toMatchObject({
      sharepointIds: { siteId, webId, siteUrl: 'https://exampleshire.sharepoint.com/sites/children' },
    });
    expect((await harness.graph('GET', path)).body).not.toHaveProperty('sharepointIds');
  });

  it('leads on to its lists when named by path', async () => {
    const { status } = await harness.graph(
      'GET',
      '/sites/exampleshire.sharepoint.com:/sites/children:/lists',
    );
    expect(status).toBe(200);
  });

  it.each([
    ['/sites/exampleshire.sharepoint.com:/sites/none', 404, 'itemNotFound'],
    ['/sites/other.sharepoint.com:/sites/children', 400, 'BadRequest'],
    [
      '/sites/exampleshire.sharepoint.com,00000000-0000-4000-8000-000000000000,00000000-0000-4000-8000-000000000000',
      404,
      'itemNotFound',
    ],
  ])('%s is %d', async (path, status, code) => {
    const refused = await harness.graph('GET', path);
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  });
});

describe('making a list', () => {
  it('answers 201 with the list, and Title and the standard columns are there', async () => {
    const made = await harness.graph('POST', lists, {
      body: {
        displayName: 'Risk register',
        description: 'd',
        columns: [{ name: 'Score', number: {} }],
        list: { template: 'genericList' },
      },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      displayName: 'Risk register',
      name: 'Risk register',
      webUrl: 'https://exampleshire.sharepoint.com/sites/children/Lists/Risk%20register',
      list: { template: 'genericList', hidden: false, contentTypesEnabled: false },
      parentReference: { siteId: harness.siteId },
    });
    const { body } = await harness.graph('GET', `${lists}/${made.body.id}/columns`);
    const names = body.value.map((column) => column.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Title',
        'ID',
        'Created',
        'Modified',
        'Author',
        'Editor',
        'ContentType',
        'Attachments',
        'Score',
      ]),
    );
  });

  it.each([
    ['a name', { name: 'x' }, 400, 'invalidRequest'],
    ['no display name', {}, 400, 'invalidRequest'],
    ['an unknown template', { displayName: 'T', list: { template: 'generic' } }, 400, 'invalidRequest'],
    ['a display name that is taken', { displayName: 'user information list' }, 409, 'nameAlreadyExists'],
    ['a column of no type', { displayName: 'C', columns: [{ name: 'A' }] }, 400, 'invalidRequest'],
  ])('refuses %s', async (_name, body, status, code) => {
    const refused = await harness.graph('POST', lists, { body });
    expect([refused.status, refused.body.error.code]).toEqual([status, code]);
  });

  it.each([
    ['of the list', { displayName: 'P', colour: 'red' }, 'list'],
    ['of its list facet', { displayName: 'P', list: { template: 'genericList', secret: true } }, 'listInfo'],
    [
      'of a column',
      { displayName: 'P', columns: [{ name: 'A', text: {}, unique: true }] },
      'columnDefinition',
    ],
    ['of a facet', { displayName: 'P', columns: [{ name: 'A', text: { lines: 3 } }] }, 'textColumn'],
  ])('refuses a property %s that the metadata does not have', async (_name, body, type) => {
    const refused = await harness.graph('POST', lists, { body });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'BadRequest']);
    expect(refused.body.error.message).toContain(`does not exist on type 'microsoft.graph.${type}'`);
  });

  it.each([
    ['kept', 201, true],
    ['ignored', 201, false],
    ['refused', 400, undefined],
  ] as const)('hidden from view is %s, as switched', async (hiddenList, status, hidden) => {
    harness.local.tenant.switches.hiddenList = hiddenList;
    const { status: answered, body } = await harness.graph('POST', lists, {
      body: { displayName: `Unseen ${hiddenList}`, list: { template: 'genericList', hidden: true } },
    });
    harness.local.tenant.switches.hiddenList = 'kept';
    expect([answered, (body as { list?: { hidden?: boolean } }).list?.hidden]).toEqual([status, hidden]);
  });

  it('leaves nothing behind when one of its columns is refused', async () => {
    await harness.graph('POST', lists, {
      body: { displayName: 'Half', columns: [{ name: 'A', text: {}, enforceUniqueValues: true }] },
    });
    const { body } = await harness.graph('GET', lists);
    expect(body.value.map((list) => list.displayName)).not.toContain('Half');
  });
});

describe('listing lists', () => {
  it('shows the User Information List, named users, only to who selects system', async () => {
    const plain = await harness.graph('GET', lists);
    expect(plain.body.value.map((list) => list.name)).not.toContain('users');
    const { body } = await harness.graph('GET', `${lists}?$select=id,name,displayName,system`);
    expect(body.value).toContainEqual(
      expect.objectContaining({ name: 'users', displayName: 'User Information List', system: {} }),
    );
  });

  it('has a row for everybody of the site in it, found with the Prefer header', async () => {
    const query = `$expand=fields($select=Title,EMail,UserName)&$filter=${encodeURIComponent("fields/UserName eq 'alma.ferreira@exampleshire.example'")}`;
    const refused = await harness.graph('GET', `${lists}/users/items?${query}`);
    expect(refused.status).toBe(400);
    const found = await harness.graph('GET', `${lists}/users/items?${query}`, {
      headers: { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' },
    });
    expect(found.body.value).toMatchObject([{ id: '1', fields: { Title: 'Alma Ferreira' } }]);
    const written = await harness.graph('POST', `${lists}/users/items`, { body: { fields: { Title: 'x' } } });
    expect(written.status).toBe(403);
  });

  it('brings the columns along, as far as they are selected', async () => {
    const id = await harness.makeList('Narrow', [{ name: 'Unseen', text: {}, hidden: true }]);
    const { body } = await harness.graph(
      'GET',
      `${lists}/${id}?$select=id&$expand=columns($select=name,hidden)`,
    );
    const { columns } = body as unknown as { columns: object[] };
    expect(columns).toContainEqual({ name: 'Title', hidden: false });
    expect(columns).toContainEqual({ name: 'Unseen', hidden: true });
  });

  it('finds a list by its display name, changes and deletes it', async () => {
    const id = await harness.makeList('Groups', []);
    expect((await harness.graph('GET', `${lists}/Groups`)).body.id).toBe(id);
    const changed = await harness.graph('PATCH', `${lists}/${id}`, {
      body: { displayName: 'Boards', description: 'all' },
    });
    expect(changed.body).toMatchObject({ displayName: 'Boards', name: 'Groups', description: 'all' });
    expect((await harness.graph('DELETE', `${lists}/${id}`)).status).toBe(204);
    expect((await harness.graph('GET', `${lists}/${id}`)).status).toBe(404);
  });
});

describe('columns', () => {
  let columns: string;
  let items: string;
  beforeAll(async () => {
    const id = await harness.makeList('Columns', []);
    columns = `${lists}/${id}/columns`;
    items = `${lists}/${id}/items`;
  });
  const add = (body: unknown) => harness.graph('POST', columns, { body });

  it.each([
    [
      { name: 'A', text: { allowMultipleLines: true, textType: 'plain' } },
      { text: { allowMultipleLines: true, textType: 'plain' } },
    ],
    [
      { name: 'B', text: {}, indexed: true, enforceUniqueValues: true },
      { indexed: true, enforceUniqueValues: true, text: { maxLength: 255 } },
    ],
    [
      { name: 'C', choice: { choices: ['x'] } },
      { choice: { choices: ['x'], displayAs: 'dropDownMenu', allowTextEntry: false } },
    ],
    [
      { name: 'D', dateTime: { format: 'dateOnly' } },
      { dateTime: { format: 'dateOnly', displayAs: 'default' } },
    ],
    [
      { name: 'E', boolean: {}, defaultValue: { value: '0' } },
      { boolean: {}, defaultValue: { value: '0' } },
    ],
    [
      { name: 'F', personOrGroup: { allowMultipleSelection: true } },
      { personOrGroup: { allowMultipleSelection: true } },
    ],
    [
      { name: 'G', displayName: 'Gee', number: { minimum: 0 }, hidden: true },
      { displayName: 'Gee', hidden: true, number: { minimum: 0 } },
    ],
  ])('%j answers 201 with its facet filled in', async (posted, expected) => {
    const made = await add(posted);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject(expected);
    expect(made.body.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('work out a formula, and let nobody write it', async () => {
    const made = await add({ name: 'Sum', calculated: { formula: '=1+1', outputType: 'number' } });
    expect(made.body).toMatchObject({
      readOnly: true,
      calculated: { formula: '=1+1', outputType: 'number' },
    });
    const written = await harness.graph('POST', items, { body: { fields: { Sum: 3 } } });
    expect([written.status, written.body.error.message]).toEqual([400, "Field 'Sum' is read-only"]);
  });

  it('leave hyperlinks without a facet in answers, as Graph documents', async () => {
    expect((await add({ name: 'Url', hyperlinkOrPicture: {} })).body).not.toHaveProperty(
      'hyperlinkOrPicture',
    );
  });

  it.each([
    ['two types', { name: 'X1', text: {}, number: {} }, 400],
    ['unique without an index', { name: 'X2', text: {}, enforceUniqueValues: true }, 400],
    ['an index over several lines', { name: 'X3', text: { allowMultipleLines: true }, indexed: true }, 400],
    [
      'an index over several people',
      { name: 'X4', personOrGroup: { allowMultipleSelection: true }, indexed: true },
      400,
    ],
    ['a name with a space', { name: 'X 5', text: {} }, 400],
    ['a property that columns do not have', { name: 'X6', text: {}, isUnique: true }, 400],
    ['no name at all', { text: {} }, 400],
    ['a name that is taken', { name: 'title', text: {} }, 409],
  ])('refuse %s', async (_name, body, status) => {
    expect((await add(body)).status).toBe(status);
  });

  it('encode a name made from a display name', async () => {
    expect((await add({ displayName: 'Due Date', text: {} })).body.name).toBe('Due_x0020_Date');
  });

  it('are changed and deleted by id or name, and given a default for new rows', async () => {
    const { body: made } = await add({ name: 'Later', text: {}, defaultValue: { value: 'usual' } });
    const row = await harness.graph('POST', items, { body: { fields: { Title: 't' } } });
    expect(row.body.fields.Later).toBe('usual');
    const changed = await harness.graph('PATCH', `${columns}/${made.id}`, {
      body: { displayName: 'Much later', indexed: true },
    });
    expect(changed.body).toMatchObject({ displayName: 'Much later', indexed: true, name: 'Later' });
    const found = await harness.graph(
      'GET',
      `${items}?$filter=${encodeURIComponent("fields/Later eq 'usual'")}`,
    );
    expect(found.body.value).toHaveLength(1);
    expect((await harness.graph('DELETE', `${columns}/Later`)).status).toBe(204);
    const gone = await harness.graph('PATCH', `${items}/${row.body.id}/fields`, { body: { Later: 'x' } });
    expect(gone.body.error.message).toBe("Field 'Later' is not recognized");
    expect((await harness.graph('DELETE', `${columns}/Title`)).status).toBe(403);
  });

  it('cannot be made unique over values that repeat, nor change their type', async () => {
    await add({ name: 'Twice', text: {} });
    for (const value of ['same', 'same'])
      await harness.graph('POST', items, { body: { fields: { Twice: value } } });
    const unique = await harness.graph('PATCH', `${columns}/Twice`, {
      body: { indexed: true, enforceUniqueValues: true },
    });
    const other = await harness.graph('PATCH', `${columns}/Twice`, { body: { number: {} } });
    expect([unique.status, other.status]).toEqual([400, 400]);
  });

  it('are indexed at most twenty times in a list', async () => {
    const id = await harness.makeList(
      'Many',
      Array.from({ length: 20 }, (_, at) => ({ name: `I${at}`, text: {}, indexed: true })),
    );
    const refused = await harness.graph('POST', `${lists}/${id}/columns`, {
      body: { name: 'I20', text: {}, indexed: true },
    });
    expect(refused.status).toBe(400);
  });

  it('look up rows of another list, shown by the column they name', async () => {
    const risks = await harness.makeList('Risks', [{ name: 'Code', text: {} }]);
    harness.addRows(risks, [{ Title: 'r', Code: 'R1' }]);
    const id = await harness.makeList('Controls', [
      { name: 'Risk', lookup: { listId: risks, columnName: 'Code' }, indexed: true },
    ]);
    const made = await harness.graph('POST', `${lists}/${id}/items`, {
      body: { fields: { Title: 'c', RiskLookupId: '1' } },
    });
    expect(made.body.fields.RiskLookupId).toBe('1');
    const named = await harness.graph(
      'GET',
      `${lists}/${id}/items?$expand=fields($select=Risk)&$filter=fields/RiskLookupId eq 1`,
    );
    expect(named.body.value).toMatchObject([{ fields: { Risk: 'R1' } }]);
  });
});
