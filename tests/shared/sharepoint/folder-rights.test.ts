import { folderRights } from '../../../shared/sharepoint/folder-rights.ts';

const group = (displayName: string, ...roles: string[]) => ({
  roles,
  grantedToV2: { siteGroup: { displayName } },
});
const person = { roles: ['write'], grantedToV2: { user: { displayName: 'Rowena Castell' } } };
const site = { value: [group('Owners', 'owner'), group('Members', 'write'), group('Visitors', 'read')] };

it.each([
  ['what it has from the site', site, site, { kind: 'open', to: ['Members', 'Visitors'] }],
  ['people and the owners', site, { value: [group('Owners', 'owner'), person] }, { kind: 'narrowed' }],
  ['a group that has nothing else', site, { value: [group('Exempt readers', 'read')] }, { kind: 'narrowed' }],
  [
    'a link for the whole organisation',
    site,
    { value: [person, { roles: ['read'], link: { scope: 'organization', type: 'view' } }] },
    { kind: 'open', to: ['organization'] },
  ],
  [
    'everybody but guests, by their login',
    site,
    {
      value: [
        {
          grantedToV2: {
            siteUser: {
              displayName: 'Everyone except external users',
              loginName: 'c:0-.f|rolemanager|spo-grid-all-users/7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
            },
          },
        },
      ],
    },
    { kind: 'open', to: ['Everyone except external users'] },
  ],
  // As a member may be told: the groups' names, and no roles.
  [
    'a group without its roles',
    { value: [group('Members')] },
    { value: [group('Members')] },
    { kind: 'open', to: ['Members'] },
  ],
  ['nothing that is told', null, site, { kind: 'unknown' }],
  ['an empty list', { value: [] }, { value: [] }, { kind: 'unknown' }],
])('reads %s', (_name, library, folder, rights) => {
  expect(folderRights(library, folder)).toEqual(rights);
});
