import { createHash } from 'node:crypto';
import { accounts } from '../../infra/sample/directory.ts';
import { inParts } from '../../shared/contracts/imports-in-parts.ts';
import {
  beginImportOutcomeSchema,
  importedKey,
  importStepSchema,
  importsResponseSchema,
  keepOutcomeSchema,
  type ImportStep,
  type PlannedWrite,
} from '../../shared/contracts/imports.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import {
  changesResponseSchema,
  historyResponseSchema,
  type ChangesResponse,
} from '../../shared/contracts/tab-api.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

const manager = accounts.castellRowena.id;
const member = accounts.nwosuAmara.id;

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
});
afterAll(async () => {
  await stack.stop();
});

const api = '/api/boards/children';
const document = (text: string) => {
  const bytes = Buffer.from(text);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

async function actionsNow(client: ApiClient): Promise<Action[]> {
  let cursor: string | undefined;
  const rows = new Map<string, Action>();
  for (;;) {
    const body: ChangesResponse = changesResponseSchema.parse(
      (await client.post(`${api}/changes`, cursor === undefined ? {} : { cursor })).body,
    );
    for (const action of body.changed.actions) rows.set(action.id, action);
    if (body.complete) return [...rows.values()];
    cursor = body.cursor;
  }
}

const aNewAction = (id: string): PlannedWrite => ({
  kind: 'create',
  list: 'actions',
  id,
  note: id === 't1r1' ? 'Begun in the autumn.' : '',
  values: {
    reference: id,
    plan: 'Plan brought in',
    priority: '',
    outcome: 'Families know whom to ask',
    action: `Do what row ${id} of the plan says.`,
    audience: 'both',
    leads: [],
    successMeasures: [],
    due: { kind: 'exact', date: civilDate('2027-03-31'), needsCheck: false, raw: '31/03/2027' },
    start: null,
    originalDue: civilDate('2027-03-31'),
    currentDue: civilDate('2027-03-31'),
    moves: 0,
    status: 'not started',
    ongoing: false,
    rag: null,
    percentComplete: null,
    evidenceLink: '',
    source: '',
    riskKey: null,
    groupKey: null,
  },
});

async function send(
  client: ApiClient,
  key: string,
  text: string,
  writes: readonly PlannedWrite[],
): Promise<void> {
  const { bytes, sha256 } = document(text);
  const parts = inParts(writes);
  const begun = beginImportOutcomeSchema.parse(
    (
      await client.post(`${api}/imports`, {
        key,
        document: { name: 'Plan 2026.csv', sha256, bytes: bytes.length },
        parts: parts.length,
        writes: writes.length,
        keepDocument: true,
        mapping: { 'who will lead': 'leads' },
      })
    ).body,
  );
  expect(begun).toMatchObject({ outcome: 'begun', import: { state: 'gathering' } });
  for (const [index, part] of parts.entries()) {
    const kept = await client.put(`${api}/imports/${key}/parts/${index + 1}`, { writes: part });
    expect(keepOutcomeSchema.parse(kept.body)).toEqual({ outcome: 'kept' });
  }
  const kept = await client.put(`${api}/imports/${key}/document`, bytes);
  expect(keepOutcomeSchema.parse(kept.body)).toEqual({ outcome: 'kept' });
}

async function finish(client: ApiClient, key: string): Promise<ImportStep> {
  for (let turn = 0; turn < 60; turn += 1) {
    const answer = await client.post(`${api}/imports/${key}/go-on`, {});
    if (answer.status !== 200) continue;
    const step = importStepSchema.parse(answer.body);
    if (step.over) return step;
  }
  throw new Error('An import never ended.');
}

const many = (count: number, table: string) =>
  Array.from({ length: count }, (_, index) => aNewAction(`${table}r${index + 1}`));

describe('bringing a document in', () => {
  it('is for board managers, of their own board', async () => {
    const nobody = await stack.as(member);
    expect((await nobody.get(`${api}/imports`)).status).toBe(403);
    expect((await nobody.post(`${api}/imports/import-none/go-on`, {})).status).toBe(403);
    expect((await nobody.post(`${api}/imports/read`, { text: 'No.\tAction' })).status).toBe(403);
    const other = await (await stack.as(manager)).get('/api/boards/no-such-board/imports');
    expect(other.status).toBe(404);
    const client = await stack.as(manager);
    expect((await client.post(`${api}/imports/import-none/go-on`, {})).status).toBe(404);
    expect((await client.post(`${api}/imports/read`, { text: 'No.\tAction' })).status).toBe(400);
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
});
