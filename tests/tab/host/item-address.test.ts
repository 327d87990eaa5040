import { contentUrl, readItemAddress, teamsLink, writeItemAddress } from '../../../tab/host/item-address.ts';

describe('addresses of items', () => {
  it.each([
    ['action:A-17', { kind: 'action', key: 'A-17' }],
    ['risk:R:2/b', { kind: 'risk', key: 'R:2/b' }],
    ['children/action:A-17', { board: 'children', kind: 'action', key: 'A-17' }],
  ])('reads %s', (text, item) => {
    expect(readItemAddress(text)).toEqual(item);
  });

  it.each([null, undefined, '', 'action:', 'meeting:M-1', 'A-17', ':A-17'])('reads no item in %p', (text) => {
    expect(readItemAddress(text)).toBeNull();
  });

  it.each([
    { kind: 'risk', key: 'R-1' },
    { board: 'chil/dren', kind: 'action', key: 'a b' },
  ] as const)('reads back what it writes: %p', (item) => {
    expect(readItemAddress(writeItemAddress(item))).toEqual(item);
  });

  it('makes the address a configured tab keeps', () => {
    expect(contentUrl('https://register.example', 'children')).toBe(
      'https://register.example/tab/?board=children',
    );
  });

  it('makes a link that opens the item in Teams, short enough for Windows', () => {
    const link = new URL(
      teamsLink({
        appId: 'app',
        entityId: 'board-children',
        channelId: '19:abc@thread.tacv2',
        tenantId: 'tenant',
        publicUrl: 'https://register.example',
        board: 'children',
        item: { kind: 'action', key: 'A-17' },
        label: 'x'.repeat(500),
      }),
    );
    expect(link.pathname).toBe('/l/entity/app/board-children');
    expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({
      subEntityId: 'children/action:A-17',
      channelId: '19:abc@thread.tacv2',
    });
    expect(link.searchParams.get('webUrl')).toBe(
      'https://register.example/tab/?board=children&item=action%3AA-17',
    );
    expect(link.toString().length).toBeLessThan(1900);
  });
});
