import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalTenant, type LocalTenant } from '../../../infra/local-tenant/start-local-tenant.ts';
import { readListIds, readRows, readSite } from '../../../infra/provision/graph-reading.ts';
import { provisionBoard, type ProvisionReport } from '../../../infra/provision/provision-board.ts';
import { exampleshireDirectory, provisioningAppId } from '../../../infra/sample/directory.ts';
import { buildSample } from '../../../infra/sample/exampleshire.ts';
import { handEdits as sampleHandEdits } from '../../../infra/sample/hand-edits.ts';
import type { SampleBoard } from '../../../infra/sample/sample-board.ts';
import { NotProvisioned } from '../../../infra/sample/not-provisioned.ts';
import { seedBoard } from '../../../infra/sample/seed.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Row } from '../../../shared/domain/row.ts';
import type { UpdateEntry } from '../../../shared/domain/update.ts';
import type { GraphPort, GraphRequest } from '../../../shared/sharepoint/graph-port.ts';
import type { SettingRow } from '../../../shared/sharepoint/lists/settings.ts';
import { equals } from '../../../shared/sharepoint/odata.ts';
import { readSettings } from '../../../shared/sharepoint/read-settings.ts';
import { recordedColumn } from '../../../shared/sharepoint/recorded-column.ts';
import { handEdits, readRecorded } from '../../../shared/sharepoint/recorded.ts';
import type { RegisterList } from '../../../shared/sharepoint/register-list.ts';
import {
  columnsPath,
  fieldsPath,
  itemPath,
  itemsPath,
  newItemPath,
  newListPath,
  permissionPath,
  permissionsPath,
} from '../../../shared/sharepoint/register-paths.ts';
import {
  areAllFound,
  listKeys,
  registerLists,
  type ListIds,
  type ListKey,
} from '../../../shared/sharepoint/register-lists.ts';
import { readSchemaVersion, schemaVersion } from '../../../shared/sharepoint/schema-version.ts';
import { columnCounts, earlierVersions, listCreations, newestVersion } from '../../support/earlier-lists.ts';
import { administratorGraph } from '../../support/tenant-client.ts';
import { rememberCalls } from '../../support/watched-stack.ts';

const today = civilDate('2026-03-02');
const reading = { timeZone: 'Europe/London' };
const quiet = () => undefined;
const [childrenSite, adultsSite] = exampleshireDirectory.sites.map(
  (site) => `${exampleshireDirectory.sharePointHost ?? ''}:${site.path}`,
) as [string, string];
const application = {
  id: exampleshireDirectory.applications.find(({ appRoles }) => appRoles.includes('Sites.Selected'))!.appId,
  name: 'Safeguarding Register',
};

const editedKeys = new Set(sampleHandEdits.filter(({ board }) => board === 'adults').map(({ key }) => key));

/** Sites of their own for boards at an earlier version, and for a new board. */
const furtherSites = [...earlierVersions.map((version) => `version-${version}`), 'new-board'].map((name) => ({
  path: `/sites/${name}`,
  displayName: name,
  timeZone: 'Europe/London',
  members: exampleshireDirectory.sites[0]!.members,
}));
const furtherSite = (name: string) => `${exampleshireDirectory.sharePointHost ?? ''}:/sites/${name}`;

let tenant: LocalTenant;
let dataDir: string;
let administrator: GraphPort;
/** The register's own application, which reaches only granted sites. */
let service: GraphPort;
const adults = buildSample(today).find(({ id }) => id === 'adults')!;

async function graphAs(role: 'Sites.Selected' | 'Sites.FullControl.All'): Promise<GraphPort> {
  const found = exampleshireDirectory.applications.find(({ appRoles }) => appRoles.includes(role))!;
  return administratorGraph({
    caCertificatePath: tenant.caCertificatePath,
    authority: tenant.authority,
    graphUrl: tenant.graphUrl,
    environment: { PROVISION_CLIENT_ID: found.appId, PROVISION_CLIENT_SECRET: found.secret },
  });
}

async function place(graph: GraphPort, site: string): Promise<{ siteId: string; ids: ListIds }> {
  const { id } = await readSite(graph, site);
  const ids = await readListIds(graph, id);
  if (!areAllFound(ids)) throw new Error('Lists are missing.');
  return { siteId: id, ids };
}

async function rowsOf(list: ListKey, graph = service, site = childrenSite): Promise<Row[]> {
  const { siteId, ids } = await place(graph, site);
  const items = await readRows(graph, { siteId, listId: ids[list] }, registerLists[list].columns);
  return items.map((item) => (registerLists[list] as unknown as RegisterList<Row>).read(item, reading));
}

async function settingsOf(graph: GraphPort, site: string): Promise<SettingRow[]> {
  const { siteId, ids } = await place(graph, site);
  const { settings } = registerLists;
  const items = await readRows(graph, { siteId, listId: ids.settings }, settings.columns);
  return items.map((item) => settings.read(item, reading));
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'provision-'));
  tenant = await startLocalTenant({
    dataDir,
    directory: { ...exampleshireDirectory, sites: [...exampleshireDirectory.sites, ...furtherSites] },
    now: new Date('2026-03-02T09:00:00Z'),
  });
  administrator = await graphAs('Sites.FullControl.All');
  service = await graphAs('Sites.Selected');
});

afterAll(async () => {
  // The steps of provisioning; what this file looks at as the register's own application is not the product's doing.
  const kinds = tenant.tenant.traffic.graphCallKinds();
  rememberCalls(kinds.filter(({ appId }) => appId === provisioningAppId));
  await tenant.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('register provision', () => {
  const provision = (dryRun = false): Promise<ProvisionReport> =>
    provisionBoard(administrator, { site: childrenSite, application, dryRun, say: quiet });

  test('a dry run says what would be done and does nothing', async () => {
    const report = await provision(true);
    expect(report.steps).toEqual([
      'Grant the register’s application the role “write” on the site',
      ...listKeys.map(
        (key) => expect.stringContaining(`Create the list ${registerLists[key].name} `) as string,
      ),
      'Add the default setting “board”',
      'Add the default setting “vocabulary”',
      'Add the default setting “reminder-policy”',
      'Add the default setting “scheme:product-5x5@1”',
      'Add the default setting “retention”',
      `Write down that the lists are at version ${schemaVersion} (no version was written yet)`,
    ]);
    const { id } = await readSite(administrator, childrenSite);
    expect(await readListIds(administrator, id)).toEqual({});
    await expect(readSite(service, childrenSite)).rejects.toThrow('403');
  });

  test('it makes everything, and a second time finds nothing to do', async () => {
    const first = await provision();
    expect(first.steps).toHaveLength(20);
    expect(first.drift).toEqual([]);
    expect(await provision()).toMatchObject({ steps: [], drift: [] });
  });

  test.each(['listed', 'left-out'] as const)(
    'a grant that only lets the application read is raised, where the list of grants has its roles %s',
    async (rolesInGrantList) => {
      tenant.tenant.switches.rolesInGrantList = rolesInGrantList;
      const { siteId } = await place(administrator, childrenSite);
      const { body } = await administrator.send({ method: 'GET', path: permissionsPath(siteId) });
      const [grant] = (body as { value: { id: string }[] }).value;
      const path = permissionPath(siteId, grant!.id);
      await administrator.send({ method: 'PATCH', path, body: { roles: ['read'] } });
      expect((await provision()).steps).toEqual([expect.stringContaining('from “read” to “write”')]);
      expect((await provision()).steps).toEqual([]);
      tenant.tenant.switches.rolesInGrantList = 'listed';
    },
  );

  test('the application may then read and write rows, and the defaults read without a problem', async () => {
    const rows = await settingsOf(service, childrenSite);
    expect(readSettings(rows)).toMatchObject({
      settings: { title: exampleshireDirectory.sites[0]?.displayName, timeZone: 'Europe/London' },
      schemes: [{ id: 'product-5x5', version: 1 }],
      problems: [],
    });
  });

  test('a column and an index that somebody removed come back, and nothing else is touched', async () => {
    const { siteId, ids } = await place(administrator, childrenSite);
    const list = { siteId, listId: ids.actions };
    const { body } = await administrator.send({ method: 'GET', path: columnsPath(list) });
    const columns = (body as { value: { id: string; name: string }[] }).value;
    const columnId = (name: string) => columns.find((column) => column.name === name)!.id;
    const base = columnsPath(list).split('?')[0]!;
    await administrator.send({ method: 'DELETE', path: `${base}/${columnId('EvidenceLink')}` });
    await administrator.send({
      method: 'PATCH',
      path: `${base}/${columnId('CurrentDue')}`,
      body: { indexed: false },
    });
    await administrator.send({
      method: 'POST',
      path: base,
      body: { name: 'OurOwn', displayName: 'Our own', text: {} },
    });
    expect((await provision()).steps).toEqual([
      'Add an index on the column CurrentDue of the list Actions',
      'Add the column “Evidence link” (EvidenceLink) to the list Actions',
    ]);
    expect(await provision()).toMatchObject({ steps: [], drift: [] });
  });

  test('a column of another type is reported and left alone', async () => {
    const { siteId, ids } = await place(administrator, childrenSite);
    const list = { siteId, listId: ids.meetings };
    const { body } = await administrator.send({ method: 'GET', path: columnsPath(list) });
    const sealed = (body as { value: { id: string; name: string }[] }).value.find(
      ({ name }) => name === 'Sealed',
    )!;
    const base = columnsPath(list).split('?')[0]!;
    await administrator.send({ method: 'DELETE', path: `${base}/${sealed.id}` });
    await administrator.send({
      method: 'POST',
      path: base,
      body: { name: 'Sealed', displayName: 'Sealed', text: {} },
    });
    const report = await provision();
    expect(report.steps).toEqual([]);
    expect(report.drift).toEqual([
      expect.stringContaining('column “Sealed” (Sealed) should be of type boolean, but is of type text'),
    ]);
  });

  test('a column that somebody made a person column is reported too', async () => {
    const { siteId, ids } = await place(administrator, childrenSite);
    const base = columnsPath({ siteId, listId: ids.actions }).split('?')[0]!;
    await administrator.send({ method: 'DELETE', path: `${base}/Leads` });
    await administrator.send({ method: 'POST', path: base, body: { name: 'Leads', personOrGroup: {} } });
    const { drift } = await provision();
    expect(drift).toContainEqual(expect.stringContaining('but is of type personOrGroup'));
  });

  test.each(['ignored', 'refused'] as const)(
    'a hidden list is made in plain view where hiding is %s',
    async (way) => {
      const { siteId, ids } = await place(administrator, childrenSite);
      const path = `/sites/${siteId}/lists/${ids.conversations}`;
      await administrator.send({ method: 'DELETE', path });
      tenant.tenant.switches.hiddenList = way;
      const { steps } = await provision();
      tenant.tenant.switches.hiddenList = 'kept';
      expect(steps).toEqual([expect.stringContaining('Create the list Conversations ')]);
      const again = await place(service, childrenSite);
      const made = await service.send({
        method: 'GET',
        path: `/sites/${siteId}/lists/${again.ids.conversations}`,
      });
      expect(made.body).toMatchObject({ list: { hidden: false } });
    },
  );
});

describe('register seed-sample', () => {
  test('a site without lists is refused with what to do', async () => {
    await expect(seedBoard(administrator, adultsSite, adults, quiet)).rejects.toThrow(NotProvisioned);
    await expect(seedBoard(administrator, adultsSite, adults, quiet)).rejects.toThrow(
      'register provision --board adults',
    );
  });

  test('it writes every row once, however often it runs', async () => {
    await provisionBoard(administrator, { site: adultsSite, application, dryRun: false, say: quiet });
    const first = await seedBoard(administrator, adultsSite, adults, quiet);
    expect(first.added).toMatchObject({
      risks: adults.risks.length,
      actions: adults.actions.length,
      updates: adults.updates.length,
      assessments: adults.assessments.length,
    });
    expect(first.editedByHand).toBe(3);
    const second = await seedBoard(administrator, adultsSite, adults, quiet);
    expect(second).toMatchObject({ added: {}, editedByHand: 0 });
    expect(await rowsOf('actions', service, adultsSite)).toHaveLength(adults.actions.length);
    expect(await rowsOf('updates', service, adultsSite)).toHaveLength(adults.updates.length);
  });

  const kept: [ListKey, keyof SampleBoard][] = [
    ['risks', 'risks'],
    ['controls', 'controls'],
    ['actions', 'actions'],
    ['people', 'people'],
    ['groups', 'groups'],
    ['meetings', 'meetings'],
    ['updates', 'updates'],
    ['assessments', 'assessments'],
  ];
  test.each(kept)('%s read back from SharePoint are the sample’s, field by field', async (list, part) => {
    const rows = (await rowsOf(list, service, adultsSite)) as (Row & { key: string })[];
    const withoutRow = rows.map(({ id, etag, modifiedAt, modifiedBy, problems, ...entity }) => entity);
    const untouched = ({ key }: { key: string }) => !editedKeys.has(key);
    const wanted = adults[part] as readonly { key: string }[];
    expect(withoutRow.map(({ key }) => key)).toEqual(wanted.map(({ key }) => key));
    expect(withoutRow.filter(untouched)).toEqual(wanted.filter(untouched));
  });

  test('the sample’s edits by hand stand in the rows, flagged where they are no value', async () => {
    const actions = await rowsOf('actions', service, adultsSite);
    const risks = await rowsOf('risks', service, adultsSite);
    const edited = ([...actions, ...risks] as (Row & { key: string })[]).filter(({ key }) =>
      editedKeys.has(key),
    );
    expect(
      edited.map(({ key, problems }) => [key, problems.map(({ column, raw }) => `${column}: ${raw}`)]),
    ).toEqual([
      ['act-a-031', ['RAG: Amber/Red']],
      ['act-a-033', ['When (as written): 30 September 2030']],
      ['risk-a-07', []],
    ]);
    expect(edited.find(({ key }) => key === 'risk-a-07')).toMatchObject({
      triggers: [{ group: 'Banks and police', items: ['Loss above £5,000', 'ask Laura for the third'] }],
    });
  });

  test('an edit by hand that somebody has put right stays put right', async () => {
    const { siteId, ids } = await place(administrator, adultsSite);
    const rows = (await rowsOf('actions', administrator, adultsSite)) as (Row & { key: string })[];
    const { id } = rows.find(({ key }) => key === 'act-a-033')!;
    const list = { siteId, listId: ids.actions };
    await administrator.send({
      method: 'PATCH',
      path: fieldsPath(list, id),
      body: { DueText: '14 March 2026' },
    });
    await seedBoard(administrator, adultsSite, adults, quiet);
    const again = (await rowsOf('actions', administrator, adultsSite)) as (Row & { key: string })[];
    expect(again.find(({ key }) => key === 'act-a-033')).toMatchObject({
      due: { raw: '14 March 2026' },
    });
  });

  test('the board’s own settings took the defaults’ place', async () => {
    const rows = await settingsOf(service, adultsSite);
    const { settings, vocabulary, schemes, problems } = readSettings(rows);
    expect({ settings, vocabulary, problems }).toEqual({
      settings: adults.settings,
      vocabulary: adults.vocabulary,
      problems: [],
    });
    expect(schemes).toEqual(expect.arrayContaining([...adults.schemes]));
  });

  test('what a board manager changed in Settings survives another run', async () => {
    const { siteId, ids } = await place(administrator, adultsSite);
    const rows = await settingsOf(administrator, adultsSite);
    const vocabulary = rows.find(({ key }) => key === 'vocabulary')!;
    const list = { siteId, listId: ids.settings };
    const json = JSON.stringify({ adequacy: ['Fine'], categories: [] });
    await administrator.send({
      method: 'PATCH',
      path: fieldsPath(list, vocabulary.id),
      body: { Json: json },
    });
    await seedBoard(administrator, adultsSite, adults, quiet);
    const again = await settingsOf(administrator, adultsSite);
    expect(readSettings(again).vocabulary.adequacy).toEqual(['Fine']);
  });

  test('every row with a trail carries its last entry, and only those edited by hand look it', async () => {
    const { siteId, ids } = await place(service, adultsSite);
    const { risks, actions } = registerLists;
    const items = [
      ...(await readRows(service, { siteId, listId: ids.actions }, [...actions.columns, recordedColumn])).map(
        (row) => ({ row, item: { kind: 'action' as const, action: actions.read(row, reading) } }),
      ),
      ...(await readRows(service, { siteId, listId: ids.risks }, [...risks.columns, recordedColumn])).map(
        (row) => ({
          row,
          item: { kind: 'risk' as const, risk: risks.read(row, reading) },
        }),
      ),
    ];
    const recorded = items.map(({ row, item }) => ({ recorded: readRecorded(row), item }));
    const withTrail = new Set(adults.updates.map(({ itemKey }) => itemKey));
    expect(recorded.filter((one) => one.recorded !== null)).toHaveLength(withTrail.size);
    const looksEdited = recorded.filter((one) => handEdits(one.item, one.recorded).length > 0);
    const keys = looksEdited.map(({ item }) => (item.kind === 'action' ? item.action.key : item.risk.key));
    expect(keys).toEqual(['act-a-031']);
  });
});

describe('a site of an earlier release', () => {
  test('every release that changes a list counts the version up and says what it added', () => {
    expect(newestVersion).toBe(schemaVersion);
    // What the first release had; a column added without a line in `earlier-lists` shows here.
    expect(columnCounts(1)).toEqual({
      Risks: 41,
      Assessments: 12,
      Controls: 8,
      Actions: 35,
      Updates: 13,
      People: 12,
      Groups: 6,
      Meetings: 8,
      Reminders: 11,
      Conversations: 3,
      Settings: 3,
    });
  });

  test.each(earlierVersions)(
    'from version %i everything is added, its rows and settings stay, and a second run finds nothing to do',
    async (version) => {
      const site = furtherSite(`version-${version}`);
      const { id: siteId } = await readSite(administrator, site);
      for (const body of listCreations(version)) {
        const made = await administrator.send({ method: 'POST', path: newListPath(siteId), body });
        expect(made.status).toBe(201);
      }
      const before = await readListIds(administrator, siteId);
      const held = { Key: 'act-old', Title: 'Kept', ActionText: 'Ring the school', Status: 'in progress' };
      const settingsBefore = { Key: 'board', Title: 'board', Json: '{"title":"Our own name"}' };
      for (const [list, fields] of [
        ['actions', held],
        ['settings', settingsBefore],
      ] as const) {
        const path = newItemPath({ siteId, listId: before[list]! });
        expect((await administrator.send({ method: 'POST', path, body: { fields } })).status).toBe(201);
      }
      const asked: GraphRequest[] = [];
      const watched: GraphPort = {
        send: (request) => {
          asked.push(request);
          return administrator.send(request);
        },
        batch: (requests) => {
          asked.push(...requests);
          return administrator.batch(requests);
        },
      };
      const migrate = () => provisionBoard(watched, { site, application, dryRun: false, say: quiet });
      const { steps, drift } = await migrate();
      expect(drift).toEqual([]);
      expect(steps.some((step) => step.startsWith('Create the list Imports'))).toBe(version < 6);
      expect(steps.some((step) => step.includes('TargetScheme'))).toBe(true);
      expect(steps.at(-1)).toContain(`lists are at version ${schemaVersion}`);
      expect(await migrate()).toMatchObject({ steps: [], drift: [] });
      // Nothing is destroyed: what is there is touched only to index a column and to write down the version of the lists.
      expect(asked.length).toBeGreaterThan(5);
      for (const { method, path, body } of asked) {
        if (method === 'GET' || method === 'POST') continue;
        expect([method, path, body]).toEqual(
          path.includes('/columns/')
            ? ['PATCH', path, expect.objectContaining({ indexed: true })]
            : ['PATCH', expect.stringContaining(`/lists/${before.settings!}/items/`), expect.anything()],
        );
      }

      expect(await readListIds(administrator, siteId)).toMatchObject(before);
      expect(await rowsOf('actions', service, site)).toMatchObject([
        { key: 'act-old', action: 'Ring the school' },
      ]);
      const settings = await settingsOf(service, site);
      expect(readSettings(settings).settings.title).toBe('Our own name');
      expect(readSchemaVersion(settings)).toBe(schemaVersion);
    },
  );

  test('a site of a later release is left as it is, and says so', async () => {
    const site = furtherSite('version-1');
    const { siteId, ids } = await place(administrator, site);
    const row = (await settingsOf(administrator, site)).find(({ key }) => key === 'schema')!;
    const path = fieldsPath({ siteId, listId: ids.settings }, row.id);
    await administrator.send({ method: 'PATCH', path, body: { Json: '{"version":99}' } });
    const report = await provisionBoard(administrator, { site, application, dryRun: false, say: quiet });
    expect(report.steps).toEqual([]);
    expect(report.drift).toEqual([expect.stringContaining('its lists are at version 99')]);
    expect(readSchemaVersion(await settingsOf(administrator, site))).toBe(99);
  });
});

describe('the settings of a new board', () => {
  const site = furtherSite('new-board');
  const manager = exampleshireDirectory.users.find(({ isGuest }) => isGuest !== true)!;
  const answers = {
    title: 'Exampleshire Local Board',
    timeZone: 'Europe/London',
    scheme: 'product-4x4@1',
    managers: [{ name: manager.displayName, email: manager.mail }],
    reminders: { sendAt: '09:15' },
  };
  const provision = (changed: object = {}) =>
    provisionBoard(administrator, {
      site,
      application,
      answers: { ...answers, ...changed },
      dryRun: false,
      say: quiet,
    });

  test('are those of the file: name, zone, manager, scheme, reminders', async () => {
    const { steps } = await provision();
    expect(steps).toContain(`Add ${manager.displayName} to the list People as a board manager`);
    const read = readSettings(await settingsOf(service, site));
    expect(read).toMatchObject({
      settings: { title: answers.title, scheme: { id: 'product-4x4', version: 1 } },
      reminderPolicy: { sendAt: '09:15', actionOnTheDay: true },
      problems: [],
    });
    expect(await rowsOf('people', service, site)).toMatchObject([
      { key: read.settings.managerKeys[0], oid: manager.id, email: manager.mail },
    ]);
    expect(await provision()).toMatchObject({ steps: [], drift: [] });
  });

  test('change with the file, part by part, and only there', async () => {
    expect((await provision({ title: 'Another name' })).steps).toEqual([
      'Change the setting “board” to what was answered',
    ]);
    const { settings } = readSettings(await settingsOf(service, site));
    expect(settings).toMatchObject({ title: 'Another name', scheme: { id: 'product-4x4', version: 1 } });
  });

  test('what its managers decided since is theirs', async () => {
    const { siteId, ids } = await place(administrator, site);
    const { reminderPolicy } = readSettings(await settingsOf(service, site));
    await administrator.send({
      method: 'POST',
      path: newItemPath({ siteId, listId: ids.settings }),
      body: {
        fields: {
          Title: 'reminder-policy@1',
          Key: 'reminder-policy@1',
          Json: JSON.stringify({ version: 1, policy: { ...reminderPolicy, sendAt: '08:00' } }),
        },
      },
    });
    const { steps, drift } = await provision({ title: 'Another name', reminders: { sendAt: '10:00' } });
    expect({ steps, drift }).toEqual({
      steps: [],
      drift: [expect.stringContaining('they change them under Reminders')],
    });
  });

  test('a manager the directory does not know by that address is asked for by object id', async () => {
    const managers = [{ name: 'Nobody', email: 'nobody@elsewhere.example' }];
    await expect(provision({ managers })).rejects.toThrow('Add "objectId" for them');
  });

  test('a library that an owner deleted is made anew', async () => {
    const { id } = await readSite(administrator, site);
    tenant.state.site(id).hasLibrary = false;
    expect((await provision({ title: 'Another name' })).steps).toContain(
      'Create the document library “Documents”',
    );
  });
});

describe('rows as people leave them', () => {
  test('a mangled row keeps what can be read, and says what to do about the rest', async () => {
    const { siteId, ids } = await place(administrator, adultsSite);
    const list = { siteId, listId: ids.actions };
    const answer = await administrator.send({
      method: 'POST',
      path: newItemPath(list),
      body: {
        fields: {
          Title: 'Something typed in a hurry',
          ActionText: 'Ring the school',
          Status: 'nearly there',
          Rag: 'purple',
          DueText: '31 March 2026',
          EvidenceLink: 'see my desk',
        },
      },
    });
    const { id } = answer.body as { id: string };
    const { body } = await service.send({
      method: 'GET',
      path: itemPath(list, id, registerLists.actions.columns),
    });
    const row = registerLists.actions.read(body, reading);
    expect(row).toMatchObject({
      key: `row-${id}`,
      action: 'Ring the school',
      status: 'not started',
      rag: null,
      leads: [],
      currentDue: null,
      due: { kind: 'exact', date: '2026-03-31' },
    });
    expect(row.problems.map(({ column, raw }) => [column, raw])).toEqual([
      ['Status', 'nearly there'],
      ['RAG', 'purple'],
      ['Leads', ''],
      ['Current due', ''],
      ['Evidence link', 'see my desk'],
    ]);
  });

  test('the trail of an item is found by its indexed key', async () => {
    const { siteId, ids } = await place(service, adultsSite);
    const [{ itemKey }] = adults.updates as [UpdateEntry];
    const { body } = await service.send({
      method: 'GET',
      path: itemsPath({ siteId, listId: ids.updates }, registerLists.updates.columns, {
        filter: equals('ItemKey', itemKey),
      }),
    });
    const keys = (body as { value: unknown[] }).value.map(
      (item) => registerLists.updates.read(item, reading).key,
    );
    const expected = adults.updates.filter((entry) => entry.itemKey === itemKey).map(({ key }) => key);
    expect(keys.sort()).toEqual(expected.sort());
  });

  test('a second row under the same key is refused', async () => {
    const { siteId, ids } = await place(administrator, adultsSite);
    const [risk] = adults.risks;
    const answer = await administrator.send({
      method: 'POST',
      path: newItemPath({ siteId, listId: ids.risks }),
      body: { fields: registerLists.risks.write(risk!) },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await rowsOf('risks', service, adultsSite)).toHaveLength(adults.risks.length);
  });
});
