import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { accounts } from '../../infra/sample/directory.ts';
import { paperOutcomeSchema, type MakePaperRequest } from '../../shared/contracts/papers.ts';
import { changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import {
  fieldsPath,
  itemsPath,
  libraryContentPath,
  newItemPath,
} from '../../shared/sharepoint/register-paths.ts';
import { usualSwitches } from '../../infra/local-tenant/switches.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

let stack: LocalStack;
let manager: ApiClient;

beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
  manager = await stack.as(accounts.castellRowena.id);
}, 120_000);
afterAll(() => stack.stop());
afterEach(() => stack.tenant.clearFaults());

const papers = '/api/boards/children/papers';
const ask = (parts: Partial<MakePaperRequest>): MakePaperRequest => ({
  kind: 'board-paper',
  format: 'docx',
  part: 'A',
  language: 'en',
  ...parts,
});
const make = async (parts: Partial<MakePaperRequest>) => {
  const answer = await manager.post(papers, ask({ evenIfOpen: true, ...parts }));
  const outcome = paperOutcomeSchema.parse(answer.body);
  if (outcome.outcome !== 'made') throw new Error(`Not made: ${outcome.outcome}`);
  return outcome;
};
const inLibrary = async (folder: string) => {
  const graph = await administratorGraph(stack.stack);
  const { site } = await childrensSite(stack.stack, graph);
  const answer = await graph.send({ method: 'GET', path: `/sites/${site}/drive/root:/${folder}:/children` });
  return (
    answer.body as { value: { name: string; size: number; createdBy: { user: { displayName: string } } }[] }
  ).value;
};

it('writes every paper in every format into the library, in the name of whoever asked', async () => {
  const made = [
    await make({ meetingKey: 'mtg-c-children-board-7' }),
    await make({ format: 'pdf', language: 'cy' }),
    await make({ kind: 'register', format: 'xlsx' }),
    await make({ kind: 'register', format: 'pdf' }),
    await make({ kind: 'leave-pack', format: 'zip' }),
  ];
  expect(made.at(-1)?.name).toMatch(/^The whole register without its history, .*Part A/);
  const files = await inLibrary('Papers');
  for (const { name, bytes, leftOut, webUrl } of made) {
    const file = files.find((each) => each.name === name);
    expect(file).toMatchObject({ size: bytes, createdBy: { user: { displayName: 'Rowena Castell' } } });
    expect(leftOut).toBeGreaterThan(0);
    expect(webUrl).toContain('Papers');
  }
}, 120_000);

it('writes nothing exempt into a folder that is open to the whole site before somebody said so', async () => {
  const answer = await manager.post(papers, ask({ kind: 'register', format: 'xlsx', part: 'B' }));
  expect(answer.body).toMatchObject({
    outcome: 'folder open',
    folder: 'Papers/Part B',
    openTo: expect.arrayContaining([expect.stringMatching(/ Members$/)]) as string[],
  });
  expect((await inLibrary('Papers')).some(({ name }) => name === 'Part B')).toBe(false);
});

it('keeps what is exempt in a folder of its own, and writes the register of a sealed meeting', async () => {
  const exempt = await make({ kind: 'register', format: 'xlsx', part: 'B' });
  expect((await inLibrary('Papers/Part B')).map(({ name }) => name)).toEqual([exempt.name]);
  const sealed = await make({ meetingKey: 'mtg-c-children-board-6' });
  expect(sealed.name).toContain('Part A');
}, 120_000);

it('refuses what there is not, in words', async () => {
  expect((await manager.post(papers, ask({ format: 'xlsx' }))).status).toBe(400);
  expect(await manager.post(papers, ask({ meetingKey: 'no-such-meeting' }))).toMatchObject({
    status: 404,
    body: { userMessage: expect.stringContaining('no longer in the list') as string },
  });
  const { changed } = changesResponseSchema.parse(
    (await manager.post('/api/boards/children/changes', {})).body,
  );
  expect(changed.risks.some(({ marking }) => marking === 'exempt')).toBe(true);
});

it('is made for nobody who may not read the board, nor kept for who may not write there; each is told in their language', async () => {
  const token = async (oid: string) => `Bearer ${await stack.tenant.token(oid)}`;
  const asked = async (oid: string, language: string) => {
    const answer = await fetch(`${stack.stack.serviceUrl}${papers}`, {
      method: 'POST',
      headers: {
        authorization: await token(oid),
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: JSON.stringify(ask({ kind: 'register', format: 'csv' })),
    });
    return [answer.status, ((await answer.json()) as { userMessage?: string }).userMessage];
  };
  const before = (await inLibrary('Papers')).length;
  const outsider = accounts.lomaxBethany.id;
  expect(await asked(outsider, 'en')).toEqual([
    403,
    expect.stringMatching(/Ask the board manager for rights/),
  ]);
  expect(await asked(outsider, 'cy-GB,cy;q=0.9,en;q=0.5')).toEqual([
    403,
    expect.stringMatching(/Gofynnwch i reolwr y bwrdd am hawliau/),
  ]);
  const reader = accounts.whitcombeAngela.id;
  expect(await asked(reader, 'cy')).toEqual([403, expect.stringMatching(/felly nid ysgrifennwyd papur/)]);
  expect((await inLibrary('Papers')).length).toBe(before);
});

it('is written as a file by the command as well, without anything exempt', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'register-export-'));
  const out = path.join(folder, 'register.csv');
  const { code, stdout, stderr } = await stack.stack.register([
    'export',
    'register',
    '--board',
    'children',
    '--format',
    'csv',
    '--out',
    out,
    '--json',
  ]);
  expect([code, stderr]).toEqual([0, '']);
  const told = JSON.parse(stdout) as { bytes: number; leftOut: number; part: string };
  const written = readFileSync(out);
  expect(told).toMatchObject({ part: 'A', bytes: written.length });
  expect(told.leftOut).toBeGreaterThan(0);
  const { changed } = changesResponseSchema.parse(
    (await manager.post('/api/boards/children/changes', {})).body,
  );
  const text = Object.values(unzipSync(written))
    .map((bytes) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
  const open = changed.risks.find(({ marking, status }) => marking === 'publish' && status === 'open');
  const exempt = changed.risks.filter(({ marking }) => marking === 'exempt');
  expect(text.includes(open?.title ?? 'no open risk')).toBe(true);
  expect(exempt.filter(({ title }) => text.includes(title))).toEqual([]);
  rmSync(folder, { recursive: true });
}, 60_000);

it('is past its time the day after six years, is named by the report of that, and stays where it is', async () => {
  const report = async (asOf: string) => {
    const arguments_ = ['retention', '--board', 'children', '--as-of', asOf, '--json'];
    const { code, stdout, stderr } = await stack.stack.register(arguments_);
    expect([code, stderr]).toEqual([0, '']);
    const answer = JSON.parse(stdout) as {
      periodsAreSet: boolean;
      notSeen: string[];
      kinds: { kind: string; found: number | null; past: { name: string; since: string }[] }[];
    };
    return { ...answer, of: (kind: string) => answer.kinds.find((each) => each.kind === kind) };
  };
  const made = [...(await inLibrary('Papers')), ...(await inLibrary('Papers/Part B'))]
    .filter(({ name }) => name !== 'Part B')
    .map(({ name }) => name);
  expect(made.length).toBeGreaterThan(5);
  const graph = await administratorGraph(stack.stack);
  const { site, lists } = await childrensSite(stack.stack, graph);
  for (const day of ['2026-11-20', '2026-11-20', '2026-11-30']) {
    await graph.send({
      method: 'POST',
      path: newItemPath({ siteId: site, listId: lists.reminders ?? '' }),
      body: { fields: registerLists.reminders.write({ claimKey: randomUUID(), day: civilDate(day) }) },
    });
  }
  // Folders and lists come in pages: nothing is missed behind the first.
  await stack.tenant.switches({ largestPageSize: 3 });
  await stack.tenant.forgetTraffic();

  expect((await report('2032-11-28')).of('Board papers and exports')).toMatchObject({
    found: made.length,
    past: [],
  });
  const after = await report('2032-11-29');
  expect(after).toMatchObject({ periodsAreSet: true, notSeen: [] });
  const papersPast = after.of('Board papers and exports')?.past ?? [];
  expect(papersPast.map(({ name }) => name.split('/').at(-1)).sort()).toEqual(made.sort());
  expect(new Set(papersPast.map(({ since }) => since))).toEqual(new Set(['2032-11-29']));
  // The sample's sealed register counts from the day it was sealed, whenever its file was written.
  const sealed = after.of('Sealed registers')?.past ?? [];
  expect(sealed.map(({ name }) => name.split('/').at(-1))).toEqual([
    expect.stringMatching(/Part A\.json$/),
    expect.stringMatching(/Part B\.json$/),
  ]);
  expect(sealed.every(({ name, since }) => !name.includes('no meeting') && since < '2032-11-29')).toBe(true);
  expect(after.of('Reminders sent (receipts)')?.past).toEqual([
    { name: '2 receipts of 20 November 2026', date: '2026-11-20', since: '2032-11-21' },
  ]);

  const calls = await stack.tenant.graphCalls();
  expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['GET']));
  const ofFolders = calls.filter(({ template }) => template.endsWith('/drive/root:/{path*}'));
  expect(ofFolders.length).toBeGreaterThan(2 * Math.ceil(made.length / 3));
  await stack.tenant.switches({ largestPageSize: usualSwitches.largestPageSize });

  const settings = { siteId: site, listId: lists.settings ?? '' };
  const found = await graph.send({ method: 'GET', path: itemsPath(settings, ['Key', 'Json']) });
  const row = (found.body as { value: { id: string; fields: { Key: string } }[] }).value.find(
    ({ fields }) => fields.Key === 'retention',
  );
  await graph.send({
    method: 'PATCH',
    path: fieldsPath(settings, row?.id ?? ''),
    body: { Json: '{ "paperYears": 5 ' },
  });
  const refused = await stack.stack.register(['retention', '--board', 'children']);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain('nothing is said to be past its time');
}, 60_000);

it('tells in the pack of everything what was said about a risk only to whom SharePoint shows its row', async () => {
  const { changed } = changesResponseSchema.parse(
    (await manager.post('/api/boards/children/changes', {})).body,
  );
  const risk = changed.risks.find(({ marking, status }) => marking === 'exempt' && status === 'open');
  if (risk === undefined) throw new Error('The sample has no exempt risk.');
  const note = 'Said about a risk that is kept to some.';
  const { likelihood = null, impact = null } = risk.current ?? {};
  const reviewed = await manager.post('/api/boards/children/risks/reviews', {
    idempotencyKey: 'pack-of-everything',
    itemKey: risk.key,
    seen: { likelihood, impact, lastReview: risk.lastReview },
    decision: { kind: 'confirm' },
    note,
  });
  expect(reviewed.body).toMatchObject({ outcome: 'recorded' });
  const pack = async () => {
    const { name } = await make({ kind: 'leave-pack', format: 'zip', part: 'B' });
    const graph = await administratorGraph(stack.stack);
    const { site } = await childrensSite(stack.stack, graph);
    const { body } = await graph.send({
      method: 'GET',
      path: libraryContentPath(site, ['Papers', 'Part B', name]),
      bytesUpTo: 10_000_000,
    });
    return Object.entries(unzipSync(body as Uint8Array))
      .filter(([file]) => file.endsWith('.csv'))
      .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
      .join('\n');
  };
  expect(await pack()).toContain(note);
  const { rightsOnRisk } = controls(stack.stack);
  await rightsOnRisk(risk.id, [accounts.nairPriya.id]);
  const withheld = await pack();
  expect(withheld).not.toContain(note);
  expect(withheld).not.toContain(risk.title);
  await rightsOnRisk(risk.id, null);
}, 120_000);
