import fc from 'fast-check';
import { fromTheBeginning, isListLink, readListPages } from '../../../bot/register/list-delta.ts';
import type { GraphPort } from '../../../shared/sharepoint/graph-port.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

describe('the end of a link', () => {
  it.each([
    '/delta?token=abc123',
    '/delta?$expand=fields($select=Title,Key)&$top=2000&$skiptoken=a%20b',
    "/delta(token='abc')",
    '/microsoft.graph.delta()?token=x',
    '?$skiptoken=UGFnZWQ9VFJVRQ',
    'whole',
  ])('may be %s', (text) => {
    expect(isListLink(text)).toBe(true);
  });

  it.each([
    '',
    '/../../../users/delta?x=1',
    '/delta/../../../me',
    '/17/fields',
    '/delta?token=a b',
    '/delta?token=a#x',
    'https://evil.example/delta?token=1',
    '//evil.example/delta',
    '@evil.example/delta',
    '/delta?token=\nHost: evil',
    `/delta?token=${'x'.repeat(6000)}`,
  ])('may not be %j', (text) => {
    expect(isListLink(text)).toBe(false);
  });

  it('never leads to another host or out of the list, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (text) => {
        if (!isListLink(text) || text === 'whole') return;
        const url = new URL(`https://graph.example/v1.0/sites/s/lists/l/items${text}`);
        expect(url.origin).toBe('https://graph.example');
        expect(url.pathname.startsWith('/v1.0/sites/s/lists/l/items')).toBe(true);
      }),
    );
  });
});

describe('reading pages', () => {
  const answering = (body: unknown): GraphPort => ({
    send: () => Promise.reject(new Error('not used')),
    batch: (requests) => Promise.resolve(requests.map(() => ({ status: 200, headers: {}, body }))),
  });
  const { place } = new MemorySharePoint();
  const positions = new Map([['risks' as const, fromTheBeginning]]);
  const link = (path: string) => ({
    value: [],
    '@odata.deltaLink': `https://graph.example/v1.0${path}`,
  });

  it.each([
    ['another list', `/sites/${place.siteId}/lists/list-people/items/delta?token=1`],
    ['another site', '/sites/other/lists/list-risks/items/delta?token=1'],
    ['no list at all', '/users/delta?token=1'],
  ])('refuses a link of Graph’s that leads to %s', async (_, path) => {
    await expect(readListPages(answering(link(path)), place, positions, 'ids')).rejects.toMatchObject({
      problem: { kind: 'unexpected' },
    });
  });

  it('keeps what follows the list, with ids written in any case or encoding', async () => {
    const path = `/sites/${encodeURIComponent(place.siteId).toUpperCase()}/lists/LIST-RISKS/items/delta?token=1`;
    const readings = await readListPages(answering(link(path)), place, positions, 'ids');
    expect(readings.get('risks')).toMatchObject({
      changes: { position: { link: '/delta?token=1', complete: true } },
    });
  });

  it.each([
    ['a page says neither what follows nor that it is the last', 200],
    ['the beginning itself is told to start again', 410],
  ])('gives up for now, instead of asking for ever, when %s', async (_, status) => {
    const odd: GraphPort = {
      ...answering({ value: [] }),
      batch: (requests) =>
        Promise.resolve(requests.map(() => ({ status, headers: {}, body: { value: [] } }))),
    };
    await expect(readListPages(odd, place, positions, 'ids')).rejects.toMatchObject({
      problem: { kind: 'unavailable' },
    });
  });

  it('takes the last of a row that comes twice', async () => {
    const row = (name: string) => ({ id: '7', fields: { Title: name } });
    const gone = { id: '8', deleted: { state: 'deleted' } };
    const body = {
      ...link(`/sites/${place.siteId}/lists/list-risks/items/delta?token=1`),
      value: [row('old'), { id: '8' }, gone, row('new')],
    };
    const readings = await readListPages(answering(body), place, positions, 'ids');
    expect(readings.get('risks')).toMatchObject({
      changes: { items: [row('new')], removed: ['8'] },
    });
  });
});
