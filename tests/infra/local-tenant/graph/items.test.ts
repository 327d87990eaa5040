import { people, startGraphHarness, type GraphHarness } from '../../../support/local-tenant/graph-harness.ts';

/* SOURCES.md A2 and A3; Microsoft Graph v1.0 listItem. */
let harness: GraphHarness;
let list: string;
let items: string;

beforeAll(async () => {
  harness = await startGraphHarness();
  list = await harness.makeList('Actions', [
    { name: 'Reference', text: {}, indexed: true },
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Note', text: { allowMultipleLines: true, textType: 'plain' } },
    { name: 'Status', choice: { choices: ['Not started', 'In progress'] }, indexed: true },
    { name: 'Tags', choice: { choices: ['a', 'b', 'c'], displayAs: 'checkBoxes' } },
    { name: 'Percent', number: { minimum: 0, maximum: 100 }, indexed: true },
    { name: 'Plain', number: {} },
    { name: 'Due', dateTime: { format: 'dateOnly' }, indexed: true },
    { name: 'At', dateTime: { format: 'dateTime' } },
    { name: 'Ongoing', boolean: {} },
    { name: 'Owner', personOrGroup: {} },
    { name: 'Owners', personOrGroup: { allowMultipleSelection: true } },
    { name: 'Link', hyperlinkOrPicture: {} },
    { name: 'Secret', text: {}, hidden: true },
    { name: 'Must', text: {}, required: false },
  ]);
  items = `/sites/${harness.siteId}/lists/${list}/items`;
});
afterAll(() => harness.stop());

const create = (fields: object) => harness.graph('POST', items, { body: { fields } });

describe('writing rows', () => {
  it('answers 201 with the row, its first entity tag and who made it', async () => {
    const made = await create({ Title: 'Write the plan', Percent: 10 });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: expect.stringMatching(/^\d+$/) as string,
      fields: { Title: 'Write the plan', Percent: 10, ContentType: 'Item', _UIVersionString: '1.0' },
      createdBy: { application: { displayName: 'Site administration' } },
      contentType: { name: 'Item' },
      parentReference: { siteId: harness.siteId },
    });
    expect(made.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(made.headers['etag']).toBe(made.body.eTag);
    expect(made.headers['location']).toBe(`${harness.local.graphUrl}${items}/${made.body.id}`);
  });

  it('answers a change of fields with the whole fieldValueSet, leaving other columns alone', async () => {
    const { body: made } = await create({ Title: 'Before', Reference: 'R1', Percent: 5 });
    const changed = await harness.graph('PATCH', `${items}/${made.id}/fields`, { body: { Percent: 50 } });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ Title: 'Before', Reference: 'R1', Percent: 50 });
    expect(changed.body['@odata.etag']).toMatch(/,2"$/);
  });

  it('also takes the fields inside a PATCH of the item', async () => {
    const { body: made } = await create({ Title: 'Before' });
    const changed = await harness.graph('PATCH', `${items}/${made.id}`, {
      body: { fields: { Title: 'After' } },
    });
    expect([changed.status, changed.body.fields.Title]).toEqual([200, 'After']);
  });

  it.each([
    ['null', null],
    ['empty text', ''],
  ])('empties a column written as %s, and leaves it out of answers', async (_name, value) => {
    const { body: made } = await create({ Title: 'x', Reference: 'here' });
    const changed = await harness.graph('PATCH', `${items}/${made.id}/fields`, {
      body: { Reference: value },
    });
    expect(changed.body).not.toHaveProperty('Reference');
  });

  it('deletes with 204 and no longer finds the row', async () => {
    const { body: made } = await create({ Title: 'x' });
    expect((await harness.graph('DELETE', `${items}/${made.id}`)).status).toBe(204);
    const gone = await harness.graph('GET', `${items}/${made.id}`);
    expect([gone.status, gone.body.error.code]).toEqual([404, 'itemNotFound']);
  });

  it.each([
    ['an unknown column', { Nothing: 1 }, "Field 'Nothing' is not recognized"],
    ['a read-only column', { Modified: '2026-01-01T00:00:00Z' }, "Field 'Modified' is read-only"],
    ['text in a number', { Percent: 'many' }, 'Invalid request'],
    ['a number above the maximum', { Percent: 101 }, 'Invalid request'],
    ['a number in text', { Title: 7 }, 'Invalid request'],
    ['words in a date', { Due: 'next week' }, 'Invalid request'],
    ['a day that does not exist', { Due: '2026-02-30T12:00:00Z' }, 'Invalid request'],
    ['a choice not in the list', { Status: 'Nearly' }, 'Invalid request'],
    ['text in a yes/no', { Ongoing: 'yes' }, 'Invalid request'],
    ['more than 255 characters of single-line text', { Title: 'x'.repeat(256) }, 'Invalid request'],
    ['several choices without their type', { Tags: ['a'] }, 'Invalid request'],
    ['a person by name', { Owner: 'Alma' }, 'Invalid request'],
    ['a person who has no row on the site', { OwnerLookupId: '999' }, 'Invalid request'],
    [
      'a hyperlink',
      { Link: { Url: 'https://a.example', Description: 'a' } },
      'The request is malformed or incorrect.',
    ],
  ])('refuses %s with 400 invalidRequest', async (_name, fields, message) => {
    const refused = await create({ Title: 'x', ...fields });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({ code: 'invalidRequest', message });
  });

  it.each([
    ['Collection(Edm.String)', ['1', '2']],
    ['Collection(Edm.Int32)', [1, 2]],
  ])('takes several people as %s and reads them back with id, name and e-mail', async (type, ids) => {
    const made = await create({ Title: 'x', 'OwnersLookupId@odata.type': type, OwnersLookupId: ids });
    expect(made.body.fields.Owners).toEqual([
      { LookupId: 1, LookupValue: 'Alma Ferreira', Email: 'alma.ferreira@exampleshire.example' },
      { LookupId: 2, LookupValue: 'Bertram Okafor', Email: 'bertram.okafor@exampleshire.example' },
    ]);
  });

  it('takes several choices with their type', async () => {
    const made = await create({ Title: 'x', 'Tags@odata.type': 'Collection(Edm.String)', Tags: ['a', 'c'] });
    expect(made.body.fields.Tags).toEqual(['a', 'c']);
  });

  it('can be told to refuse a person written as a number, as one report says', async () => {
    harness.local.tenant.switches.numericLookupId = 'refused';
    const asNumber = await create({ Title: 'x', OwnerLookupId: 1 });
    const asText = await create({ Title: 'x', OwnerLookupId: '1' });
    harness.local.tenant.switches.numericLookupId = 'accepted';
    expect([asNumber.status, asNumber.body.error.code]).toEqual([500, 'generalException']);
    expect(asText.body.fields.OwnerLookupId).toBe('1');
  });

  it('refuses a new row without a required column, and an emptied one', async () => {
    const strict = await harness.makeList('Strict', [{ name: 'Needed', text: {}, required: true }]);
    const rows = `/sites/${harness.siteId}/lists/${strict}/items`;
    expect((await harness.graph('POST', rows, { body: { fields: { Title: 'x' } } })).status).toBe(400);
    const made = await harness.graph('POST', rows, { body: { fields: { Needed: 'y' } } });
    expect(made.status).toBe(201);
    const emptied = await harness.graph('PATCH', `${rows}/${made.body.id}/fields`, {
      body: { Needed: null },
    });
    expect(emptied.status).toBe(400);
  });

  it.each([
    ['nothing', undefined, {}],
    ['text that is not JSON', '{"fields":', {}],
    ['JSON under another content type', '{"fields":{}}', { 'content-type': 'text/plain' }],
  ])('refuses %s as a body with 400 BadRequest', async (_name, body, headers) => {
    const refused = await harness.graph('POST', items, { body, headers });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'BadRequest']);
  });
});

describe('unique columns', () => {
  const duplicate = async (key: string) => {
    await create({ Title: 'first', Key: key });
    return create({ Title: 'second', Key: key.toUpperCase() });
  };
  afterEach(() => {
    harness.local.tenant.switches.duplicateValue = '400-invalidRequest';
  });

  it.each([
    ['400-invalidRequest', 400, 'invalidRequest'],
    ['409-nameAlreadyExists', 409, 'nameAlreadyExists'],
  ] as const)(
    'refuse a second equal value, whatever its case (variant %s)',
    async (variant, status, code) => {
      harness.local.tenant.switches.duplicateValue = variant;
      const refused = await duplicate(`k-${variant}`);
      expect([refused.status, refused.body.error.code]).toEqual([status, code]);
      expect(refused.body.error.message).toMatch(/duplicate values were found/);
    },
  );

  it('let a row keep its own value and take one that was given up', async () => {
    const { body: first } = await create({ Title: 'a', Key: 'mine' });
    expect(
      (await harness.graph('PATCH', `${items}/${first.id}/fields`, { body: { Key: 'mine' } })).status,
    ).toBe(200);
    await harness.graph('DELETE', `${items}/${first.id}`);
    expect((await create({ Title: 'b', Key: 'mine' })).status).toBe(201);
  });

  it('let any number of rows be empty', async () => {
    expect([(await create({ Title: 'a' })).status, (await create({ Title: 'b' })).status]).toEqual([
      201, 201,
    ]);
  });
});

describe('If-Match', () => {
  const patch = (id: string, tag: string) =>
    harness.graph('PATCH', `${items}/${id}/fields`, { body: { Title: 'new' }, headers: { 'if-match': tag } });
  afterEach(() => {
    harness.local.tenant.switches.staleEtag = '412';
  });

  it('lets a write with the current tag through, in each way of writing it, and with *', async () => {
    const { body: made } = await create({ Title: 'old' });
    const bare = made.eTag.replaceAll('"', '').replace(',1', '');
    expect((await patch(made.id, made.eTag)).status).toBe(200);
    expect((await patch(made.id, `${bare},2`)).status).toBe(200);
    expect((await patch(made.id, `W/"${bare},3"`)).status).toBe(200);
    expect((await patch(made.id, '*')).status).toBe(200);
  });

  it.each([
    ['412', 412],
    ['409', 409],
  ] as const)(
    'refuses a stale tag with resourceModified and changes nothing (variant %s)',
    async (variant, status) => {
      harness.local.tenant.switches.staleEtag = variant;
      const { body: made } = await create({ Title: 'old' });
      await harness.graph('PATCH', `${items}/${made.id}/fields`, { body: { Title: 'meanwhile' } });
      const refused = await patch(made.id, made.eTag);
      expect([refused.status, refused.body.error.code]).toEqual([status, 'resourceModified']);
      const now = await harness.graph('GET', `${items}/${made.id}?$expand=fields`);
      expect(now.body.fields.Title).toBe('meanwhile');
    },
  );

  it('guards a delete too', async () => {
    const { body: made } = await create({ Title: 'old' });
    await harness.graph('PATCH', `${items}/${made.id}/fields`, { body: { Title: 'x' } });
    const refused = await harness.graph('DELETE', `${items}/${made.id}`, {
      headers: { 'if-match': made.eTag },
    });
    expect(refused.status).toBe(412);
  });
});

describe('reading a row', () => {
  it('gives its fields only when expanded, and only those selected', async () => {
    const { body: made } = await create({ Title: 'x', Reference: 'R', Percent: 3 });
    const plain = await harness.graph('GET', `${items}/${made.id}`);
    expect(plain.body).not.toHaveProperty('fields');
    const chosen = await harness.graph(
      'GET',
      `${items}/${made.id}?expand=fields(select=Title,Percent)&select=id`,
    );
    expect(chosen.body).toEqual({
      '@odata.context': expect.any(String) as string,
      '@odata.etag': made.eTag,
      id: made.id,
      fields: { '@odata.etag': made.eTag, Title: 'x', Percent: 3 },
    });
  });

  it.each(['$select=id,nothing', '$expand=nothing', '$expand=fields($select=Title'])(
    'refuses %s as the metadata has no such property, or the brackets do not match',
    async (query) => {
      const refused = await harness.graph('GET', `${items}?${query}`);
      expect([refused.status, refused.body.error.message]).toEqual([
        400,
        expect.stringMatching(/^Parsing OData Select and Expand failed/),
      ]);
    },
  );

  it('shows a person as LookupId, and as a name only when selected by name', async () => {
    const { body: made } = await create({ Title: 'x', OwnerLookupId: '1' });
    expect(made.fields).toMatchObject({ OwnerLookupId: '1' });
    expect(made.fields).not.toHaveProperty('Owner');
    const named = await harness.graph(
      'GET',
      `${items}/${made.id}?$expand=fields($select=Owner,AuthorLookupId,Author)`,
    );
    expect(named.body.fields).toMatchObject({ Owner: 'Alma Ferreira', Author: 'Site administration' });
    expect(named.body.fields.AuthorLookupId).toMatch(/^\d+$/);
  });

  it('hides hidden columns until they are selected', async () => {
    const { body: made } = await create({ Title: 'x', Secret: 's' });
    expect(made.fields).not.toHaveProperty('Secret');
    const chosen = await harness.graph('GET', `${items}/${made.id}/fields?$select=Secret`);
    expect(chosen.body).toMatchObject({ Secret: 's' });
  });

  it('refuses more than twelve person or lookup columns in one request', async () => {
    const names = Array.from({ length: 13 }, (_, at) => `P${at}`);
    const wide = await harness.makeList(
      'Wide',
      names.map((name) => ({ name, personOrGroup: {} })),
    );
    const rows = `/sites/${harness.siteId}/lists/${wide}/items`;
    expect((await harness.graph('GET', `${rows}?$expand=fields($select=${names.join(',')})`)).status).toBe(
      400,
    );
    expect(
      (await harness.graph('GET', `${rows}?$expand=fields($select=${names.slice(1).join(',')})`)).status,
    ).toBe(200);
  });
});

describe('date-only columns', () => {
  afterEach(() => {
    harness.local.tenant.switches.dateOnly = 'site-midnight';
  });
  it.each([
    ['summer', '2026-07-01T12:00:00Z', '2026-06-30T23:00:00Z'],
    ['winter', '2026-01-15T12:00:00Z', '2026-01-15T00:00:00Z'],
  ])('are kept as midnight of the site in %s (SOURCES.md, A4)', async (_season, written, kept) => {
    const made = await create({ Title: 'x', Due: written });
    expect(made.body.fields.Due).toBe(kept);
  });
  it('can be told to keep what was written', async () => {
    harness.local.tenant.switches.dateOnly = 'as-written';
    const made = await create({ Title: 'x', Due: '2026-07-01T12:00:00Z' });
    expect(made.body.fields.Due).toBe('2026-07-01T12:00:00Z');
  });
});

it('shows the person as editor when a person writes, and the application when it writes in its own name', async () => {
  const { body: made } = await create({ Title: 'x' });
  harness.local.state
    .site(harness.siteId)
    .grant('22222222-bbbb-4bbb-8bbb-000000000001', 'Register', ['write']);
  const changed = await harness.graph('PATCH', `${items}/${made.id}`, {
    token: await harness.onBehalfOf(people.lead),
    body: { fields: { Title: 'y' } },
  });
  expect(changed.body.lastModifiedBy.user).toEqual({
    displayName: 'Bertram Okafor',
    email: 'bertram.okafor@exampleshire.example',
    id: people.lead,
  });
  expect(changed.body.createdBy.application.displayName).toBe('Site administration');
});
