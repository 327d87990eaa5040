import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accounts } from '../../infra/sample/directory.ts';
import { importedKey, importStepSchema, importsResponseSchema } from '../../shared/contracts/imports.ts';
import { historyResponseSchema } from '../../shared/contracts/tab-api.ts';
import {
  api,
  document,
  actionsNow,
  send,
  finish,
  broughtIn,
  referred,
  many,
} from '../support/import-steps.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

const manager = accounts.castellRowena.id;
const otherManager = accounts.sutherlandChloe.id;
const managerOfAdults = accounts.dossaniImran.id;
const member = accounts.nwosuAmara.id;

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
});
afterAll(async () => {
  await stack.stop();
});

/** The person's own batches are refused once some rows stand: the step ends in the middle. Returns how far it came. */
async function interrupt(client: ApiClient, key: string): Promise<number> {
  await stack.tenant.fault({
    path: 'batch',
    userId: manager,
    skip: batchesBefore,
    effect: { kind: 'disconnect' },
  });
  expect((await client.post(`${api}/imports/${key}/go-on`, {})).status).toBe(503);
  await stack.tenant.clearFaults();
  const { imports } = importsResponseSchema.parse((await client.get(`${api}/imports`)).body);
  const stands = imports.find(({ key: own }) => own === key)!;
  expect(stands.state).toBe('writing');
  expect(stands.done).toBeGreaterThan(0);
  expect(stands.done).toBeLessThan(stands.of);
  return stands.done;
}

/** One looks at what the manager may; then each twenty rows are a batch of rows and one of their trail. */
const batchesBefore = 4;

async function toldToWait(): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    if ((await stack.tenant.graphCalls()).some(({ status }) => status === 503)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The service never came to the middle.');
}

describe('bringing a document in', () => {
  it('is for board managers, of their own board', async () => {
    const nobody = await stack.as(member);
    expect((await nobody.get(`${api}/imports`)).status).toBe(403);
    expect((await nobody.post(`${api}/imports/import-none/go-on`, {})).status).toBe(403);
    expect((await nobody.post(`${api}/imports/read`, { text: 'No.\tAction' })).status).toBe(403);
    const adults = await stack.as(managerOfAdults);
    expect((await adults.get('/api/boards/adults/imports')).status).toBe(200);
    expect((await adults.get(`${api}/imports`)).status).toBe(403);
    expect((await adults.post(`${api}/imports/import-none/go-on`, {})).status).toBe(403);
    expect((await adults.post(`${api}/imports/import-none/undo`, {})).status).toBe(403);
    // Not the import of their own making either: nothing is begun, kept or written.
    const { bytes, sha256 } = document('a stranger’s');
    const stranging = {
      key: 'import-stranger',
      document: { name: 'Plan.csv', sha256, bytes: bytes.length },
      parts: 1,
      writes: 1,
      keepDocument: true,
      mapping: null,
    };
    for (const stranger of [nobody, adults]) {
      const begun = await stranger.post(`${api}/imports`, stranging);
      expect(begun.status).toBe(403);
      const part = await stranger.put(`${api}/imports/import-stranger/parts/1`, { writes: many(1, 't1') });
      expect(part.status).toBe(403);
      const file = await stranger.put(`${api}/imports/import-stranger/document`, bytes);
      expect(file.status).toBe(403);
    }
    const children = await stack.as(manager);
    const { imports } = importsResponseSchema.parse((await children.get(`${api}/imports`)).body);
    expect(imports.map(({ key }) => key)).not.toContain('import-stranger');
    expect((await children.get('/api/boards/adults/imports')).status).toBe(403);
    const other = await children.get('/api/boards/no-such-board/imports');
    expect(other.status).toBe(404);
    const client = await stack.as(manager);
    expect((await client.post(`${api}/imports/import-none/go-on`, {})).status).toBe(404);
    expect((await client.post(`${api}/imports/read`, { text: 'No.\tAction' })).status).toBe(400);
  });

  it('reads two documents of a person at a time, and says so to a third', async () => {
    const client = await stack.as(manager);
    const read = () =>
      client.post(`${api}/imports/read`, { text: 'No form, but it has to be opened to see that' });
    const answers = await Promise.all(Array.from({ length: 6 }, read));
    const statuses = answers.map(({ status }) => status);
    expect([...new Set(statuses)].sort()).toEqual([400, 429]);
    expect(statuses.filter((status) => status === 400).length).toBeGreaterThanOrEqual(2);
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({
      userMessage: expect.stringContaining('Try again in a minute') as string,
      retryAfterSeconds: 60,
    });
    expect((await read()).status).toBe(400);
  });

  it('refuses a forged part with row and field, another document and another part of the same number', async () => {
    const client = await stack.as(manager);
    const key = 'import-forged';
    await send(client, key, 'forged', many(2, 't1'));
    const [good] = many(1, 't1');
    const forged = { ...good, values: { ...(good as { values: object }).values, status: 'done' } };
    const answer = await client.put(`${api}/imports/${key}/parts/1`, { writes: [forged] });
    expect(answer.body).toMatchObject({
      outcome: 'refused',
      problem: { kind: 'row not readable', rows: [{ id: 't1r1', field: 'status' }] },
    });
    const another = await client.put(`${api}/imports/${key}/parts/1`, { writes: many(1, 't9') });
    expect(another.body).toMatchObject({ outcome: 'refused', problem: { kind: 'part is another' } });
    const notTheirs = await (
      await stack.as(otherManager)
    ).put(`${api}/imports/${key}/parts/1`, { writes: many(2, 't1') });
    expect(notTheirs.body).toMatchObject({ outcome: 'refused', problem: { kind: 'begun by another' } });
    const wrong = await client.put(`${api}/imports/${key}/document`, Buffer.from('other'));
    expect(wrong.body).toMatchObject({ outcome: 'refused', problem: { kind: 'document is another' } });
    const back = await client.post(`${api}/imports/${key}/undo`, {});
    expect(back.body).toMatchObject({ over: true, import: { state: 'rolled back', done: 0 } });
  });

  it('writes every row with its trail, however often answers are lost; undo keeps what somebody changed', async () => {
    const client = await stack.as(manager);
    const before = (await actionsNow(client)).length;
    const key = 'import-whole';
    const text = 'a whole plan';
    await send(client, key, text, many(60, 't1'));
    await stack.tenant.fault({ path: 'batch', times: 1, skip: 3, effect: { kind: 'lose-answer' } });
    await stack.tenant.fault({ path: 'batch', times: 1, skip: 5, effect: { kind: 'respond', status: 503 } });
    const first = await client.post(`${api}/imports/${key}/go-on`, {});
    // The lost answer left the step in hand; it is free again when the step can no longer be at work.
    if (first.status !== 200) await stack.tenant.moveClock('2026-11-28T10:05:00Z');
    const step = await finish(client, key);
    await stack.tenant.clearFaults();
    expect(step.import).toMatchObject({ state: 'committed', done: 60, of: 60, by: { oid: manager } });
    const brought = (await actionsNow(client)).filter(({ plan }) => plan === 'Plan brought in');
    expect(brought).toHaveLength(60);
    expect(new Set(brought.map(({ key: own }) => own)).size).toBe(60);
    const one = importedKey(document(text).sha256, 't1r1');
    const history = historyResponseSchema.parse((await client.get(`${api}/history/action/${one}`)).body);
    expect(history.updates).toMatchObject([{ kind: 'imported', via: 'import', by: { oid: manager } }]);
    expect(history.updates[0]?.text).toContain('Plan 2026.csv');

    const changed = brought.find(({ key: own }) => own === one)!;
    await client.post(`${api}/actions/updates`, {
      idempotencyKey: 'press-after-import',
      itemKey: one,
      seen: { status: changed.status, rag: null, percentComplete: null, evidenceLink: '' },
      note: 'Somebody said something since.',
    });
    await client.post(`${api}/imports/${key}/undo`, { changedSince: 'keep' });
    const undone = await finish(client, key);
    expect(undone.import).toMatchObject({ state: 'undone', keptCount: 1, kept: [{ key: one }] });
    expect((await actionsNow(client)).length).toBe(before + 1);
    const list = importsResponseSchema.parse((await client.get(`${api}/imports`)).body);
    expect(list.imports.find(({ key: own }) => own === key)).toMatchObject({ state: 'undone' });
    expect(list.mapping).toEqual({ 'who will lead': 'leads' });
  });

  it('of two managers who bring the same document in at once, one does', async () => {
    const client = await stack.as(manager);
    const writes = many(30, 't7');
    await send(client, 'import-first', 'the same', writes);
    await send(client, 'import-second', 'the same', writes);
    const ends = await Promise.all([finish(client, 'import-first'), finish(client, 'import-second')]);
    const states = ends.map(({ import: each }) => each.state).sort();
    expect(['committed,rolled back', 'rolled back,rolled back']).toContain(states.join());
    const rows = (await actionsNow(client)).filter(({ reference }) => reference.startsWith('t7'));
    expect(rows).toHaveLength(states.includes('committed') ? 30 : 0);
  });

  it('takes all of it back when a row was changed since it was planned, and says which, by whom and where it stood', async () => {
    const client = await stack.as(manager);
    const key = 'import-overtaken';
    const before = await actionsNow(client);
    const row = before.find(
      ({ evidenceLink, plan, status }) =>
        evidenceLink === '' && plan !== 'Plan brought in' && status === 'in progress',
    )!;
    await send(client, key, 'overtaken', [
      ...many(60, 't3'),
      {
        kind: 'change',
        list: 'actions',
        id: 't3r61',
        note: '',
        key: row.key,
        before: { evidenceLink: '' },
        after: { evidenceLink: 'https://exampleshire.example/planned' },
      },
    ]);
    const stood = await interrupt(client, key);
    const somebody = await stack.as(otherManager);
    const update = await somebody.post(`${api}/actions/updates`, {
      idempotencyKey: 'press-overtaking',
      itemKey: row.key,
      seen: { status: row.status, rag: row.rag, percentComplete: row.percentComplete, evidenceLink: '' },
      evidenceLink: 'https://exampleshire.example/meanwhile',
    });
    expect(update.status).toBe(200);

    const step = await finish(client, key);
    expect(stood).toBeLessThan(60);
    expect(step.import).toMatchObject({
      state: 'rolled back',
      stoodAt: 60,
      keptCount: 0,
      problem: {
        kind: 'changed meanwhile',
        count: 1,
        rows: [
          { id: 't3r61', key: row.key, field: 'evidenceLink', by: accounts.sutherlandChloe.displayName },
        ],
      },
    });
    const after = await actionsNow(client);
    expect(after).toHaveLength(before.length);
    expect(after.find(({ key: own }) => own === row.key)?.evidenceLink).toBe(
      'https://exampleshire.example/meanwhile',
    );
  });

  it('goes on in the hands of another manager of the board, and stays the import of the one who began it', async () => {
    const client = await stack.as(manager);
    const key = 'import-handed-on';
    const text = 'handed on';
    await send(client, key, text, many(60, 't4'));
    await interrupt(client, key);
    const other = await stack.as(otherManager);
    const step = await finish(other, key);
    expect(step.import).toMatchObject({ state: 'committed', done: 60, of: 60, by: { oid: manager } });
    expect(await broughtIn(other, 't4')).toHaveLength(60);
    for (const id of ['t4r1', 't4r60']) {
      const address = `${api}/history/action/${importedKey(document(text).sha256, id)}`;
      const history = historyResponseSchema.parse((await other.get(address)).body);
      expect(history.updates).toMatchObject([{ kind: 'imported', via: 'import', by: { oid: manager } }]);
    }
  });

  it('goes on in a new process after the service was killed in the middle, and writes nothing twice', async () => {
    const client = await stack.as(manager);
    const key = 'import-killed';
    const text = 'killed in the middle';
    await send(client, key, text, many(60, 't5'));
    await stack.tenant.moveClock('2026-11-28T10:20:00Z');
    await stack.tenant.forgetTraffic();
    // Told “later” in the middle, the service waits; there it dies, with the import in its hands.
    await stack.tenant.fault({
      path: 'batch',
      userId: manager,
      skip: batchesBefore,
      effect: { kind: 'respond', status: 503, retryAfterSeconds: 5 },
    });
    const lost = client.post(`${api}/imports/${key}/go-on`, {}).catch(() => 'no answer');
    await toldToWait();
    const ended = once(stack.stack.service, 'exit');
    stack.stack.service.kill('SIGKILL');
    await ended;
    expect(await lost).toBe('no answer');
    await stack.tenant.clearFaults();
    await stack.stack.startService();

    const held = importStepSchema.parse((await client.post(`${api}/imports/${key}/go-on`, {})).body);
    expect(held).toMatchObject({ over: false, import: { state: 'writing', done: 0 } });
    expect(held.waitSeconds).toBeGreaterThan(0);
    expect((await broughtIn(client, 't5')).length).toBeGreaterThan(0);
    await stack.tenant.moveClock('2026-11-28T10:23:00Z');
    const step = await finish(client, key);
    expect(step.import).toMatchObject({ state: 'committed', done: 60, of: 60 });
    const rows = await broughtIn(client, 't5');
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(({ key: own }) => own)).size).toBe(60);
    const address = `${api}/history/action/${importedKey(document(text).sha256, 't5r1')}`;
    expect(historyResponseSchema.parse((await client.get(address)).body).updates).toHaveLength(1);
  });

  it('register import brings a file in for a board manager it names, and finds nothing new in it the next time', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'register-import-'));
    const file = path.join(folder, 'Plan.csv');
    const text = [
      'No.,Action,Who will lead,When,RAG',
      'c1,Write to every school about the new referral form,Priya Nair,31/03/2027,Green',
      'c2,Train two more supervisors,Priya Nair,???,Amber',
    ].join('\n');
    writeFileSync(file, text);
    const run = (...more: string[]) => stack.stack.register(['import', file, '--board', 'children', ...more]);
    const rowena = accounts.castellRowena.mail;
    try {
      const nobody = await run('--yes', '--by', accounts.dossaniImran.mail);
      expect(nobody.code).toBe(2);
      const open = await run('--yes', '--by', rowena);
      expect(open).toMatchObject({ code: 1 });
      expect(open.stderr).toContain('--leave-open');
      const asked = await run('--leave-open', '--by', rowena);
      expect(asked.code).toBe(1);
      const client = await stack.as(manager);
      expect(await referred(client, ['c1', 'c2'])).toHaveLength(0);

      // The line is cut when the rows are written, before the import's own row says so. Two changes of that row come through: its part arrived,
      // and the step began.
      await stack.tenant.fault({ method: 'PATCH', path: '/fields', skip: 2, effect: { kind: 'disconnect' } });
      const cut = await run('--yes', '--leave-open', '--by', rowena);
      expect(cut.code).toBe(1);
      await stack.tenant.clearFaults();
      await stack.tenant.moveClock('2026-11-28T10:40:00Z');
      const first = await run('--yes', '--leave-open', '--by', rowena);
      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.stdout).toContain('going on with it');
      const rows = await referred(client, ['c1', 'c2']);
      expect(rows).toHaveLength(2);
      expect(rows.find(({ reference }) => reference === 'c2')?.due).toMatchObject({ raw: '???' });
      const address = `${api}/history/action/${rows[0]?.key ?? ''}`;
      const history = historyResponseSchema.parse((await client.get(address)).body);
      expect(history.updates).toMatchObject([{ kind: 'imported', via: 'import', by: { oid: manager } }]);

      const second = await run('--yes', '--leave-open', '--by', rowena);
      expect(second.code).toBe(0);
      expect(second.stdout).toContain('nothing to bring in');
      expect(await referred(client, ['c1', 'c2'])).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('register import goes on taking back what a manager began to take back in the tab', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'register-import-'));
    const file = path.join(folder, 'Plan 2026.csv');
    const text = 'No.,Action\n1,Agree who chairs the panel\n';
    writeFileSync(file, text);
    try {
      const client = await stack.as(manager);
      const key = 'import-half-undone';
      await send(client, key, text, many(3, 't6'));
      expect((await finish(client, key)).import.state).toBe('committed');
      await stack.tenant.fault({ path: 'batch', userId: manager, effect: { kind: 'disconnect' } });
      expect((await client.post(`${api}/imports/${key}/undo`, {})).status).toBe(503);
      await stack.tenant.clearFaults();
      expect(await broughtIn(client, 't6')).toHaveLength(3);

      const by = accounts.castellRowena.mail;
      const back = await stack.stack.register(['import', file, '--board', 'children', '--by', by, '--yes']);
      expect(back.code).toBe(1);
      expect(back.stderr).toContain('nothing of it stands');
      expect(await broughtIn(client, 't6')).toHaveLength(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
