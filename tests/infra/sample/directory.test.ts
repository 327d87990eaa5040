import { DirectoryIndex } from '../../../infra/local-tenant/directory.ts';
import {
  accounts,
  exampleshireDirectory,
  provisioningAppId,
  registerAppId,
} from '../../../infra/sample/directory.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const index = new DirectoryIndex(exampleshireDirectory);
const standing = (site: string, user: string) => index.standing(index.site(site)!, user);

test('every id is a GUID and used once', () => {
  const ids = [
    exampleshireDirectory.tenantId,
    ...exampleshireDirectory.users.map(({ id }) => id),
    ...exampleshireDirectory.applications.flatMap(({ appId, servicePrincipalId, teamsApp }) => [
      appId,
      servicePrincipalId,
      ...(teamsApp === undefined ? [] : [teamsApp.catalogId, teamsApp.manifestId]),
    ]),
  ];
  for (const id of ids) expect(id).toMatch(guid);
  expect(new Set(ids).size).toBe(ids.length);
});

test('names and addresses are used once, and no address leaves the reserved domains', () => {
  const { users } = exampleshireDirectory;
  expect(new Set(users.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(users.length);
  for (const { mail, userPrincipalName } of users) {
    expect(mail).toMatch(/^[a-z.-]+@[a-z-]+\.example$/);
    expect(userPrincipalName).toMatch(/@exampleshire\.example$/);
  }
});

test('guests are written as Entra writes them', () => {
  expect(accounts.penhallowLaura).toMatchObject({
    isGuest: true,
    userPrincipalName: 'laura.penhallow_exampleshire-police.example#EXT#@exampleshire.example',
    mail: 'laura.penhallow@exampleshire-police.example',
  });
  const marked = exampleshireDirectory.users.filter(({ userPrincipalName }) =>
    userPrincipalName.includes('#EXT#'),
  );
  expect(marked.every(({ isGuest }) => isGuest === true)).toBe(true);
});

test('whoever has rights on a site has an account, once per standing', () => {
  for (const { members } of exampleshireDirectory.sites) {
    const all = [...members.owners, ...members.members, ...members.visitors];
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => index.user(id) === undefined)).toEqual([]);
  }
});

test.each([
  [
    'the children’s manager owns the children’s site',
    '/sites/children-partnership',
    accounts.castellRowena.id,
    'owner',
  ],
  ['and works on the adults’', '/sites/adults-board', accounts.castellRowena.id, 'member'],
  [
    'the adults’ manager has nothing on the children’s',
    '/sites/children-partnership',
    accounts.dossaniImran.id,
    'none',
  ],
  ['the lead member may only read', '/sites/children-partnership', accounts.whitcombeAngela.id, 'visitor'],
  [
    'the accountant sees neither: children’s',
    '/sites/children-partnership',
    accounts.lomaxBethany.id,
    'none',
  ],
  ['the accountant sees neither: adults’', '/sites/adults-board', accounts.lomaxBethany.id, 'none'],
  ['the police guest works on both', '/sites/adults-board', accounts.penhallowLaura.id, 'member'],
])('%s', (_sentence, site, user, expected) => {
  expect(standing(site, user)).toBe(expected);
});

test('one person has left and their account is disabled', () => {
  const disabled = exampleshireDirectory.users.filter(({ accountEnabled }) => accountEnabled === false);
  expect(disabled.map(({ displayName }) => displayName)).toEqual(['Paul Ridsdale']);
});

test('the product may touch only selected sites; provisioning may grant them', () => {
  expect(index.application(registerAppId)?.appRoles).toContain('Sites.Selected');
  expect(
    index.application(registerAppId)?.appRoles.some((role) => /FullControl|ReadWrite\.All/.test(role)),
  ).toBe(false);
  expect(index.application(provisioningAppId)?.appRoles).toContain('Sites.FullControl.All');
});

test('the secrets say that they are none; the administrators’ command line has none at all', () => {
  for (const { secret, displayName } of exampleshireDirectory.applications) {
    if (secret === '') expect(displayName).toMatch(/command line/i);
    else expect(secret).toMatch(/^local-only-/);
  }
});
