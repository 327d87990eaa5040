import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { accounts, childrenSitePath } from '../../infra/sample/directory.ts';
import { usualSwitches } from '../../infra/local-tenant/switches.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import {
  columnsPath,
  listsPath,
  newListPath,
  permissionsPath,
} from '../../shared/sharepoint/register-paths.ts';
import { startLocalStack, type LocalStack } from '../support/local-stack.ts';
import { typedAtTerminal } from '../support/at-terminal.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

const reportSchema = z.object({
  findings: z.array(
    z.object({
      check: z.string(),
      board: z.string().nullable(),
      verdict: z.string(),
      found: z.string(),
      why: z.string().min(1),
      fix: z.string().nullable(),
    }),
  ),
  answers: z.array(
    z.object({
      point: z.number(),
      board: z.string().nullable(),
      question: z.string(),
      answer: z.string().nullable(),
      because: z.string().nullable(),
    }),
  ),
  forEyes: z.array(z.object({ point: z.number(), step: z.string() })),
});
type Report = z.infer<typeof reportSchema>;

const me = accounts.castellRowena.id;
const folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
const packageFile = path.join(folder, 'manifest.json');
let stack: LocalStack;
let administrator: GraphPort;
let site: string;
let lists: Awaited<ReturnType<typeof childrensSite>>['lists'];

/** `register doctor --json` on the children's board, with settings changed. */
async function doctor(
  settings: Record<string, string> = {},
  further: readonly string[] = [],
): Promise<Report & { code: number }> {
  const run = await stack.stack.register(
    ['doctor', '--json', '--board', 'children', '--package', packageFile, ...further],
    settings,
  );
  return { ...reportSchema.parse(JSON.parse(run.stdout)), code: run.code };
}

/** What is not in order, by the name of the check. */
const amiss = ({ findings }: Report): Record<string, string> =>
  Object.fromEntries(
    findings.filter(({ verdict }) => verdict !== 'in order').map(({ check, verdict }) => [check, verdict]),
  );
const finding = ({ findings }: Report, check: string) => findings.find((one) => one.check === check);
const answersTo = ({ answers }: Report, point: number) =>
  answers.filter((one) => one.point === point).map(({ answer }) => answer);

async function writePackage(changed: Record<string, string> = {}): Promise<void> {
  const { environment, serviceUrl } = stack.stack;
  const values: Record<string, string | undefined> = {
    ...environment,
    PUBLIC_HOST: new URL(serviceUrl).host,
    ...changed,
  };
  const text = await readFile('manifest/manifest.json', 'utf8');
  await writeFile(
    packageFile,
    text.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? 'x'),
  );
}

const control = (address: string, body: unknown) => controls(stack.stack).ask('POST', address, body);

beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
  administrator = await administratorGraph(stack.stack);
  ({ site, lists } = await childrensSite(stack.stack, administrator));
  await writePackage();
});

afterAll(async () => {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an installation in order', () => {
  let report: Awaited<ReturnType<typeof doctor>>;
  beforeAll(async () => {
    await controls(stack.stack).install(me);
    report = await doctor({}, ['--person', me]);
  });

  it('has everything looked at and nothing wrong but folders nobody narrowed', () => {
    expect(report.code).toBe(0);
    expect(amiss(report)).toEqual({ library: 'look at this' });
    expect(report.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'clock',
        'connector token',
        'consent for people',
        'site grant',
        'indexes',
        'unique values',
        'saving together',
        'time zone',
        'reading changes',
        'bot endpoint',
        'installing in Teams',
        'manifest',
      ]),
    );
  });

  it('settles what a machine can settle, and leaves the rest to eyes', () => {
    const settled = new Set(report.answers.map(({ point }) => point));
    expect([...settled].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 7, 10, 11, 12]);
    expect(answersTo(report, 1)).toEqual(['400 invalidRequest.']);
    expect(answersTo(report, 2)).toEqual([
      expect.stringContaining('Midnight in the site’s time zone: 2026-06-30T23:00:00Z'),
    ]);
    expect(answersTo(report, 4)).toEqual(expect.arrayContaining(['Yes.', 'No (403 accessDenied).']));
    expect(answersTo(report, 5)).toEqual(['412 resourceModified.']);
    expect(answersTo(report, 7)).toEqual(['Yes.']);
    expect(report.forEyes.map(({ point }) => point)).toEqual([6, 9, 13, 14, 15, 16, 17]);
  });

  it('is as it was before: no list more, no row changed', async () => {
    const before = (await administrator.send({ method: 'GET', path: listsPath(site) })).body;
    await stack.tenant.forgetTraffic();
    await doctor();
    expect((await administrator.send({ method: 'GET', path: listsPath(site) })).body).toEqual(before);
  });

  it('with --read-only asks nobody to write anything', async () => {
    await stack.tenant.forgetTraffic();
    const readOnly = await doctor({}, ['--read-only', '--person', me]);
    const calls = (await controls(stack.stack).traffic()).entries.filter(
      ({ surface, method, template }) => surface !== 'entra' && method !== 'GET' && template !== '/$batch',
    );
    expect(calls).toEqual([]);
    expect(readOnly.code).toBe(0);
    expect(amiss(readOnly)).toMatchObject({ 'unique values': 'not looked at', 'time zone': 'not looked at' });
  });

  it('reads as plain English', async () => {
    const { stdout, code } = await stack.stack.register(['doctor', '--board', 'children', '--read-only']);
    expect(code).toBe(0);
    expect(stdout).toContain('How to put it right: Narrow them:');
    expect(stdout).toMatch(/\d+ broken, \d+ to look at, \d+ not looked at, \d+ in order\.$/m);
    expect(stdout).not.toContain(stack.stack.environment['IDENTITY_HEADER']!);
    expect(stdout).not.toContain(stack.stack.environment['PROVISION_CLIENT_SECRET']!);
  });

  it('is looked at with an administrator’s own sign-in as well, which does no more than they may', async () => {
    const words = stack.stack.register(
      ['doctor', '--json', '--sign-in'],
      { PROVISION_CLIENT_ID: '' },
      (line) => {
        const code = /enter the code (\w+)/.exec(line)?.[1];
        if (code !== undefined) void control('device', { userCode: code, userId: me });
      },
    );
    const { stdout, code } = await words;
    const report = reportSchema.parse(JSON.parse(stdout));
    // They own the children's site and may not open the adults'.
    expect(amiss(report)).toEqual({
      library: 'look at this',
      manifest: 'not looked at',
      site: 'broken',
    });
    expect(
      report.findings.find(({ board, verdict }) => board === 'adults' && verdict === 'broken'),
    ).toMatchObject({
      found: expect.stringContaining('refuses what this looks at') as string,
      fix: expect.stringContaining('may open this very site') as string,
    });
    expect(code).toBe(1);
  });
});

it('tells every variant a tenant may have', async () => {
  await stack.tenant.switches({
    duplicateValue: '409-nameAlreadyExists',
    staleEtag: '409',
    dateOnly: 'as-written',
    deltaUnderSelected: 'refused',
    userListUnderSelected: 'refused',
    subscriptionsUnderSelected: 'allowed',
    hiddenList: 'refused',
    largestPageSize: 100,
    installingByGraph: 'not-consented',
  });
  const report = await doctor({}, ['--person', me]);
  await stack.tenant.switches({
    hiddenList: 'ignored',
    deltaLinkFields: 'forgotten',
    deltaUnderSelected: 'allowed',
  });
  const second = await doctor();
  await stack.tenant.switches(usualSwitches);
  expect(report.code).toBe(0);
  expect(answersTo(report, 1)).toEqual(['409 nameAlreadyExists.']);
  expect(answersTo(report, 2)).toEqual(['The moment that was written.']);
  expect(answersTo(report, 3)).toEqual(['100 and 100.']);
  expect(answersTo(report, 4)).toEqual(
    expect.arrayContaining(['No (403 accessDenied).', expect.stringContaining('It seems so')]),
  );
  expect(answersTo(report, 4)).not.toContain('Yes.');
  expect(answersTo(report, 5)).toEqual(['409 resourceModified.']);
  expect(answersTo(report, 10)).toEqual(['No: the wish is refused.']);
  expect(amiss(report)).toMatchObject({
    'reading changes': 'look at this',
    'installing in Teams': 'look at this',
  });
  expect(answersTo(second, 10)).toEqual(['No: the wish is left out of account.']);
  expect(answersTo(second, 11)).toEqual(['No: a changed row came without its values.']);
  expect(second.code).toBe(1);
});

interface Breakage {
  readonly what: string;
  readonly settings?: () => Record<string, string>;
  readonly breakIt?: () => Promise<unknown>;
  readonly mend?: () => Promise<unknown>;
  /** Check, verdict, and words that must be in what was found and in how to put it right. */
  readonly says: readonly (readonly [check: string, verdict: string, found: string, fix: string])[];
}

const ofColumn = async (list: 'risks' | 'actions', name: string) => {
  const address = { siteId: site, listId: lists[list]! };
  const { body } = await administrator.send({ method: 'GET', path: columnsPath(address) });
  const { id } = (body as { value: { id: string; name: string }[] }).value.find(
    (column) => column.name === name,
  )!;
  return `${columnsPath(address).split('?')[0]!}/${id}`;
};
const provision = () => stack.stack.register(['provision', '--board', 'children', '--yes']);

const breakages: readonly Breakage[] = [
  {
    what: 'a client secret that is wrong',
    settings: () => ({ APP_MANAGED_IDENTITY_CLIENT_ID: '', APP_CLIENT_SECRET: 'not-this-one' }),
    says: [
      ['app token', 'broken', 'AADSTS7000215', 'make a new one and set its Value'],
      ['connector token', 'broken', 'no token for the connector', 'BOT_APP_ID'],
    ],
  },
  {
    what: 'settings that are missing',
    settings: () => ({ APP_ID_URI: '' }),
    says: [['configuration', 'broken', 'APP_ID_URI', 'Set it where the service']],
  },
  {
    what: 'a site that is not there',
    settings: () => ({ BOARDS: '[{"id":"children","site":"exampleshire.sharepoint.com:/sites/nowhere"}]' }),
    says: [['site', 'broken', '/sites/nowhere', 'BOARDS']],
  },
  {
    what: 'consent that was withdrawn, a clock that is off, and the wrong time zone',
    breakIt: async () => {
      await stack.tenant.switches({ delegatedConsent: 'withdrawn', entraClockOffsetSeconds: 600 });
      await control('sharepoint/site', { sitePath: childrenSitePath, timeZone: 'America/Los_Angeles' });
    },
    mend: async () => {
      await stack.tenant.switches(usualSwitches);
      await control('sharepoint/site', { sitePath: childrenSitePath, timeZone: 'Europe/London' });
    },
    says: [
      ['consent for people', 'broken', 'No administrator has consented', '/adminconsent?client_id='],
      ['clock', 'broken', 'seconds behind Entra’s', 'NTP'],
      ['time zone', 'look at this', 'UTC−7 in July and UTC−8 in December', 'Regional settings'],
    ],
  },
  {
    what: 'a grant that was taken away',
    breakIt: async () => {
      const { body } = await administrator.send({ method: 'GET', path: permissionsPath(site) });
      for (const { id } of (body as { value: { id: string }[] }).value)
        await administrator.send({ method: 'DELETE', path: `${permissionsPath(site)}/${id}` });
    },
    mend: provision,
    says: [
      ['site grant', 'broken', 'does not let the app into this site', 'register provision --board children'],
      ['unique values', 'not looked at', 'not let into the site', 'first'],
    ],
  },
  {
    what: 'an index that is gone, and a column somebody made anew by hand',
    breakIt: async () => {
      await administrator.send({
        method: 'PATCH',
        path: await ofColumn('actions', 'CurrentDue'),
        body: { indexed: false },
      });
      const evidence = await ofColumn('actions', 'EvidenceLink');
      await administrator.send({ method: 'DELETE', path: evidence });
      const body = { name: 'Evidence_x0020_link', displayName: 'Evidence link', text: {} };
      await administrator.send({ method: 'POST', path: evidence.slice(0, evidence.lastIndexOf('/')), body });
    },
    mend: provision,
    says: [
      [
        'indexes',
        'broken',
        'no index on the column CurrentDue of the list Actions',
        'register provision --board children',
      ],
      [
        'columns',
        'broken',
        'One with the same heading is called “Evidence_x0020_link”',
        'it adds what is missing',
      ],
    ],
  },
  {
    what: 'a service that is down',
    settings: () => ({ PUBLIC_URL: 'http://localhost:9' }),
    says: [
      ['bot endpoint', 'broken', 'Nothing answers at http://localhost:9', 'Messaging endpoint'],
      ['manifest', 'broken', 'validDomains does not name localhost:9', 'npm run package'],
    ],
  },
  {
    what: 'a package of another app',
    breakIt: () => writePackage({ BOT_APP_ID: me, TEAMS_APP_ID: me }),
    mend: () => writePackage(),
    says: [
      ['manifest', 'broken', 'its id is not TEAMS_APP_ID; a botId is not BOT_APP_ID', 'npm run package'],
    ],
  },
  {
    what: 'a list an earlier check left behind',
    breakIt: () =>
      administrator.send({
        method: 'POST',
        path: newListPath(site),
        body: { displayName: 'Register doctor scratch 2026-01-01', list: { template: 'genericList' } },
      }),
    says: [
      ['left behind', 'look at this', '“Register doctor scratch 2026-01-01”', 'Delete it in SharePoint'],
    ],
  },
];

describe('what is broken is said, with why it matters and how to put it right', () => {
  it.each(breakages)('$what', async ({ settings, breakIt, mend, says }) => {
    await breakIt?.();
    const report = await doctor(settings?.());
    await mend?.();
    for (const [check, verdict, found, fix] of says) {
      expect(finding(report, check)).toMatchObject({
        verdict,
        found: expect.stringContaining(found) as string,
        fix: expect.stringContaining(fix) as string,
      });
    }
    expect(report.code).toBe(says.some(([, verdict]) => verdict === 'broken') ? 1 : 0);
  });

  it('and what was mended is in order again', async () => {
    expect(amiss(await doctor())).toEqual({ library: 'look at this', 'left behind': 'look at this' });
  });
});

/** What a person at a terminal types, beside what they are asked; util-linux’ `script` is the terminal. */
describe('register provision at a terminal', () => {
  const nothingChanged = /Nothing was changed/;
  const provisionTyping = (...talk: (readonly [asked: string, typed: string])[]) =>
    typedAtTerminal(['provision', '--board', 'children'], stack.stack.environment, talk);
  const columnNames = async () => {
    const { body } = await administrator.send({
      method: 'GET',
      path: columnsPath({ siteId: site, listId: lists.actions! }),
    });
    return (body as { value: { name: string }[] }).value.map(({ name }) => name);
  };
  beforeAll(async () => {
    await provision();
    await administrator.send({ method: 'DELETE', path: await ofColumn('actions', 'EvidenceLink') });
  });

  it.each([
    [
      'something unreadable, then nothing but Enter',
      [
        ['Do this now? [y/N]', 'perhaps\r'],
        ['Please answer y or n.', '\r'],
      ],
    ],
    ['Ctrl-C', [['Do this now? [y/N]', '\u0003']]],
    ['Ctrl-D', [['Do this now? [y/N]', '\u0004']]],
  ] as const)('shows the plan, asks, and does nothing when the answer is %s', async (_, talk) => {
    const { code, shown } = await provisionTyping(...talk);
    expect(shown).toMatch(/Plan for children .*Nothing is deleted[\s\S]*EvidenceLink[\s\S]*Do this now/);
    expect(shown).toMatch(nothingChanged);
    expect([code, await columnNames()]).toEqual([1, expect.not.arrayContaining(['EvidenceLink'])]);
  });

  it('is refused without a terminal and without --yes, and still shows the plan', async () => {
    const { code, stderr } = await stack.stack.register(['provision', '--board', 'children']);
    expect(stderr).toMatch(/Plan for children[\s\S]*EvidenceLink[\s\S]*Add --yes/);
    expect([code, await columnNames()]).toEqual([1, expect.not.arrayContaining(['EvidenceLink'])]);
  });

  it('does what the plan said after yes, and no more', async () => {
    const { code, shown } = await provisionTyping(['Do this now? [y/N]', 'y\r']);
    expect([code, await columnNames()]).toEqual([0, expect.arrayContaining(['EvidenceLink'])]);
    expect(shown).toContain('children: 1 step taken.');
  });

  it('asks what a new board is, asks again for what it cannot use, and writes the answers after yes', async () => {
    await administrator.send({
      method: 'DELETE',
      path: `${listsPath(site).split('?')[0]!}/${lists.settings!}`,
    });
    const { code, shown } = await provisionTyping(
      ['Name of the board', 'Typed at a terminal\r'],
      ['Time zone', 'London\r'],
      ['must be a time zone by its name', 'Europe/Dublin\r'],
      ['Name of the board manager', 'Rowena Castell\r'],
      ['e-mail address', 'rowena\r'],
      ['must be an e-mail address', `${accounts.castellRowena.userPrincipalName}\r`],
      ['Scoring scheme', '5x5\r'],
      ['must be one of', '\r'],
      ['Do this now? [y/N]', 'yes\r'],
    );
    expect(shown).toContain('Create the list Settings');
    expect(code).toBe(0);
    const { stdout } = await stack.stack.register(['retention', '--board', 'children', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Typed at a terminal', periodsAreSet: true });
  });
});
