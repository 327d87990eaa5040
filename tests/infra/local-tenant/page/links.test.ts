import type { TenantState } from '../../../../infra/local-tenant/page/control-client.ts';
import { followLink, reachableAddress } from '../../../../infra/local-tenant/page/tab/links.ts';

const state: TenantState = {
  tenantName: 'Exampleshire',
  tenantId: 't',
  domain: 'exampleshire.example',
  clock: { now: '2026-03-31T08:00:00Z', offsetSeconds: 0, frozen: false },
  personas: [],
  teams: [
    {
      groupId: 'g',
      channelId: '19:c@thread.tacv2',
      displayName: 'Children',
      sitePath: '/sites/children',
      siteUrl: 'https://x.sharepoint.com/sites/children',
    },
  ],
  tabs: [
    { name: 'Mine', scope: 'personal', entityId: 'register', contentUrl: 'http://localhost:3978/tab/' },
    {
      name: 'Children',
      scope: 'channel',
      entityId: 'children',
      sitePath: '/sites/children',
      contentUrl: 'http://localhost:3978/tab/?board=children',
    },
    { name: 'Add', scope: 'settings', contentUrl: 'http://localhost:3978/tab/configure' },
  ],
  botAppId: 'bot-id',
  botName: 'Bot',
  appId: 'app-id',
};

const link = (app: string, entity: string, context?: unknown) =>
  `https://teams.microsoft.com/l/entity/${app}/${entity}${context === undefined ? '' : `?context=${encodeURIComponent(JSON.stringify(context))}`}`;

describe('following a link', () => {
  it.each([
    [
      'a deep link to the personal tab',
      link('app-id', 'register', { subEntityId: 'risk-7' }),
      'Mine',
      'risk-7',
    ],
    [
      'a deep link to a channel’s tab',
      link('app-id', 'children', { channelId: '19:c@thread.tacv2', subEntityId: 'a-2' }),
      'Children',
      'a-2',
    ],
    ['a deep link to a page nobody has', link('app-id', 'gone'), 'Mine', undefined],
    ['a deep link with a damaged context', `${link('app-id', 'register')}?context=%7B`, 'Mine', undefined],
    ['an address under the tab', 'http://localhost:3978/tab/risks/7', 'Mine', undefined],
  ])('%s opens the tab', (_what, url, name, subPageId) => {
    expect(followLink(url, state)).toMatchObject({
      kind: 'tab',
      shown: { tab: { name }, frameContext: 'content', subPageId },
    });
  });

  it.each([
    ['another app', link('someone-else', 'register')],
    [
      'a page that only looks like Teams',
      link('app-id', 'register').replace('teams.microsoft.com', 'teams.microsoft.com.example'),
    ],
    ['the service beside the tab', 'http://localhost:3978/api/export'],
    ['anywhere', 'https://www.gov.uk/'],
    ['no address at all', 'not an address'],
  ])('%s leads outside', (_what, url) => {
    expect(followLink(url, state)).toEqual({ kind: 'outside', url });
  });
});

it('takes an address on one of the sites to where this machine’s browser can open it, in the person’s name', () => {
  const file = 'https://x.sharepoint.com/sites/children/Shared%20Documents/Receipts/March%202026.csv';
  expect(reachableAddress(file, state, 'oid-1')).toBe(
    '/_local/sharepoint/files/sites/children/Shared%20Documents/Receipts/March%202026.csv?as=oid-1',
  );
  expect(reachableAddress('https://www.gov.uk/', state, 'oid-1')).toBe('https://www.gov.uk/');
});
