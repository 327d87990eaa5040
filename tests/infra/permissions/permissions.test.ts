import { readFileSync } from 'node:fs';
import path from 'node:path';
import { askedPermissions, type AskedPermission } from '../../../infra/permissions/asked-permissions.ts';
import {
  callersOf,
  graphCalls,
  unlistedCalls,
  unmadeCalls,
  type CallMade,
  type GraphCaller,
} from '../../../infra/permissions/graph-calls.ts';
import { permissionsPage } from '../../../infra/permissions/permissions-page.ts';
import { exampleshireDirectory, provisioningAppId, registerAppId } from '../../../infra/sample/directory.ts';
import { leaksIn, whatNobodyMayLog } from '../../support/log-leaks.ts';

const root = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const asked = (kind: AskedPermission['kind'], holder: AskedPermission['holder'] = 'register'): string[] =>
  askedPermissions
    .filter((one) => one.kind === kind && one.holder === holder)
    .map(({ name }) => name)
    .sort();
const held = (caller: GraphCaller): string[] =>
  [...new Set(graphCalls.flatMap((call) => call.held[caller]?.replace(/ \(.*\)$/, '') ?? []))].sort();
const application = (appId: string) => exampleshireDirectory.applications.find((one) => one.appId === appId)!;

describe('what the product asks for', () => {
  it('is what its calls need, and nothing more', () => {
    expect(asked('delegated (Graph)')).toEqual(held('person'));
    expect(asked('application (Graph)')).toEqual(held('app'));
    expect(asked('application (Graph)', 'provisioning')).toEqual(held('administrator'));
  });

  it('is what the applications of the local tenant hold, so that the tests run with nothing more', () => {
    expect([...application(registerAppId).appRoles].sort()).toEqual(asked('application (Graph)'));
    expect([...application(registerAppId).delegatedScopes].sort()).toEqual(asked('delegated (Graph)'));
    expect([...application(provisioningAppId).appRoles].sort()).toEqual(
      asked('application (Graph)', 'provisioning'),
    );
    expect(application(provisioningAppId).delegatedScopes).toEqual([]);
  });

  it('is what the manifest says of Teams', () => {
    const manifest = JSON.parse(read('manifest/manifest.json')) as {
      permissions: string[];
      authorization: { permissions: { resourceSpecific: { name: string }[] } };
    };
    const resourceSpecific = manifest.authorization.permissions.resourceSpecific.map(({ name }) => name);
    expect(resourceSpecific.sort()).toEqual(asked('resource-specific (Teams manifest)'));
    expect(manifest.permissions.sort()).toEqual(asked('manifest'));
  });

  it('is told in docs/permissions.md as the lists have it (npm run permissions)', () => {
    expect(read('docs/permissions.md')).toBe(permissionsPage());
  });
});

describe('the list of calls', () => {
  const made: CallMade = {
    method: 'GET',
    template: '/sites/{site-id}/lists/{list-id}/items/delta',
    caller: 'person',
    client: 'NONISV|SafeguardingRegister|App/0.1.0',
  };

  it('has each call once, with a reason and a page', () => {
    const names = graphCalls.map(({ method, template }) => `${method} ${template}`);
    expect(new Set(names).size).toBe(names.length);
    for (const call of graphCalls) {
      expect(callersOf(call).length).toBeGreaterThan(0);
      expect(call.why).toMatch(/\.$/);
      expect(call.page).toMatch(/^[a-z0-9-]+$/);
    }
  });

  it('never writes with a right to read', () => {
    for (const call of graphCalls.filter(({ method }) => method !== 'GET')) {
      expect(Object.values(call.held)).not.toContain('Sites.Selected (read)');
    }
  });

  it('finds a call that is new, in another’s name, or at an address nobody knows', () => {
    expect(unlistedCalls([made])).toEqual([]);
    expect(unlistedCalls([{ ...made, method: 'DELETE' }])).toEqual([
      'DELETE /sites/{site-id}/lists/{list-id}/items/delta (as person)',
    ]);
    expect(unlistedCalls([{ ...made, caller: 'administrator' }])).toHaveLength(1);
    expect(unlistedCalls([{ ...made, template: '(unknown)', client: '' }])).toHaveLength(1);
  });

  it('leaves alone what a test looks at as an administrator', () => {
    expect(unlistedCalls([{ ...made, caller: 'administrator', client: '' }])).toEqual([]);
  });

  it('says which of its calls nobody made', () => {
    expect(unmadeCalls([made])).not.toContain(`GET ${made.template} (as person)`);
    expect(unmadeCalls([made])).toContain(`GET ${made.template} (as app)`);
    const all = graphCalls.flatMap((call) =>
      callersOf(call).map((caller) => ({ ...call, caller, client: '' })),
    );
    expect(unmadeCalls(all)).toEqual([]);
  });
});

describe('a log', () => {
  const forbidden = whatNobodyMayLog({
    environment: { APP_CLIENT_SECRET: 'local-only-register', PORT: '3978' },
    people: exampleshireDirectory.users,
    register: JSON.stringify({
      rows: [
        { Note: 'The rota is agreed with the police', Status: 'In progress' },
        { fields: { Key: 'who-1-priya-nair', PersonKind: 'person' } },
      ],
    }),
  });

  it.each([
    ['a secret', '{"why":"local-only-register"}'],
    ['a token', '{"got":"eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiIxIn0.abc"}'],
    ['a name', '{"who":"Priya Nair"}'],
    ['an address', '{"who":"priya.nair@exampleshire.example"}'],
    ['the key of a person', '{"person":"who-1-priya-nair"}'],
    ['the key of a person in that of a reminder', '{"claim":"2026-03-02/who-1-priya-nair"}'],
    ['an object id', '{"who":"298fe66e-dbae-49a6-9a94-61182133034b"}'],
    ['what somebody wrote', '{"error":"The rota is agreed with the police"}'],
  ])('is caught when it holds %s, without being repeated whole', (_what, line) => {
    const leaks = leaksIn(['{"route":"/api/boards"}', line], forbidden);
    expect(leaks).toHaveLength(1);
  });

  it('may hold ids of boards and routes', () => {
    expect(leaksIn(['{"route":"/api/boards/:board/changes","status":200}'], forbidden)).toEqual([]);
  });
});
