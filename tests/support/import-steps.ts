import { createHash } from 'node:crypto';
import { inParts } from '../../shared/contracts/imports-in-parts.ts';
import {
  beginImportOutcomeSchema,
  importStepSchema,
  keepOutcomeSchema,
  type ImportStep,
  type PlannedWrite,
} from '../../shared/contracts/imports.ts';
import { changesResponseSchema, type ChangesResponse } from '../../shared/contracts/tab-api.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import type { ApiClient } from './local-stack.ts';

/** A document brought in over HTTP as the tab does it, request by request. */
export const api = '/api/boards/children';
export const document = (text: string) => {
  const bytes = Buffer.from(text);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

export async function actionsNow(client: ApiClient): Promise<Action[]> {
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

export async function send(
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

export async function finish(client: ApiClient, key: string): Promise<ImportStep> {
  for (let turn = 0; turn < 60; turn += 1) {
    const answer = await client.post(`${api}/imports/${key}/go-on`, {});
    if (answer.status !== 200) continue;
    const step = importStepSchema.parse(answer.body);
    if (step.over) return step;
  }
  throw new Error('An import never ended.');
}

export const broughtIn = async (client: ApiClient, table: string): Promise<Action[]> =>
  (await actionsNow(client)).filter(({ reference }) => reference.startsWith(`${table}r`));

export const referred = async (client: ApiClient, references: readonly string[]): Promise<Action[]> =>
  (await actionsNow(client)).filter(({ reference }) => references.includes(reference));

export const many = (count: number, table: string) =>
  Array.from({ length: count }, (_, index) => aNewAction(`${table}r${index + 1}`));
