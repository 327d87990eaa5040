import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts, childrenSitePath } from '../../infra/sample/directory.ts';
import {
  decideSchemeOutcomeSchema,
  schemesResponseSchema,
  type DecideScheme,
  type DecideSchemeOutcome,
  type SchemesResponse,
} from '../../shared/contracts/scoring-schemes.ts';
import { apiFailureSchema, changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import { schemePreset } from '../../shared/domain/scheme-presets.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

/** A board's ways of scoring over HTTP, on the Exampleshire sample; the day is Monday 2 March 2026. */
const manager = accounts.castellRowena.id;
const otherManager = accounts.sutherlandChloe.id;
const lead = accounts.nairPriya.id;
const stranger = accounts.lomaxBethany.id;
const address = '/api/boards/children/schemes';
const why = 'Agreed by the board.';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-03-02T07:00:00Z' });
}, 180_000);
afterAll(async () => {
  await stack.stop();
});
afterEach(async () => {
  await stack.tenant.clearFaults();
});

async function read(client: ApiClient): Promise<SchemesResponse> {
  const answer = await client.get(address);
  expect(answer.status).toBe(200);
  return schemesResponseSchema.parse(answer.body);
}

async function decide(client: ApiClient, wanted: DecideScheme): Promise<DecideSchemeOutcome> {
  const answer = await client.post(address, wanted);
  expect(answer).toMatchObject({ status: 200 });
  return decideSchemeOutcomeSchema.parse(answer.body);
}

const inUse = ({ schemes, inUse: { id, version } }: SchemesResponse): ScoringScheme => {
  const found = schemes.find((scheme) => scheme.id === id && scheme.version === version);
  if (found === undefined) throw new Error('The scheme in use is always there.');
  return found;
};
const failureIn = (body: unknown) => apiFailureSchema.parse(body);

async function asTheTabReads(client: ApiClient) {
  // Reading the schemes makes the service look at the lists anew; a tab would wait for its next look.
  await read(client);
  const changes = await client.post('/api/boards/children/changes', {});
  return changesResponseSchema.parse(changes.body);
}

describe('who may', () => {
  it('everybody on the board reads it, managers may decide', async () => {
    expect(await read(await stack.as(manager))).toMatchObject({ mayEdit: true, warnings: [], newest: 0 });
    expect(await read(await stack.as(lead))).toMatchObject({ mayEdit: false });
  });

  it('a lead saves nothing', async () => {
    const client = await stack.as(lead);
    const before = await read(client);
    const scheme = { ...inUse(before), title: 'Mine' };
    const wanted: DecideScheme = { kind: 'save', basedOn: before.newest, why, scheme, use: true };
    const answer = await client.post(address, wanted);
    expect(answer.status).toBe(403);
    expect(failureIn(answer.body)).toMatchObject({
      code: 'no access',
      userMessage: expect.stringContaining('Only the managers') as string,
    });
    expect(await read(client)).toEqual(before);
  });

  it('somebody without rights on the site gets nothing', async () => {
    const answer = await (await stack.as(stranger)).get(address);
    expect([403, 404]).toContain(answer.status);
  });
});

describe('saving a version', () => {
  it('makes the next, takes it into use, tells every tab, and takes the same press twice for one', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const scheme = { ...inUse(before), appetite: 9 };
    const wanted: DecideScheme = { kind: 'save', basedOn: before.newest, why, scheme, use: true };
    const saved = await decide(client, wanted);
    const version = before.nextVersions[scheme.id];
    expect(saved).toMatchObject({
      outcome: 'saved',
      change: {
        change: before.newest + 1,
        by: { oid: manager, name: 'Rowena Castell' },
        why,
        inUse: { id: scheme.id, version },
        saved: { ...scheme, version },
      },
    });
    expect(await decide(client, wanted)).toEqual({ ...saved, outcome: 'already saved' });

    const after = await read(await stack.as(lead));
    expect(after.changes).toHaveLength(before.changes.length + 1);
    expect(inUse(after).appetite).toBe(9);
    // The version before it stays beside it, so that scores made with it are read by it.
    expect(after.schemes).toEqual(expect.arrayContaining(before.schemes));

    const tab = await asTheTabReads(client);
    expect(tab.board).toMatchObject({
      settings: { scheme: { id: scheme.id, version } },
      schemeChange: after.newest,
    });
    // Nothing is rewritten: every risk keeps the score, and the scheme, it had.
    expect(tab.changed.risks.filter(({ scheme: own }) => own?.version === version)).toEqual([]);
    expect(tab.changed.risks.length).toBeGreaterThan(10);
  });

  it('a chair scores a risk again by it; the same levels are another score', async () => {
    const client = await stack.as(manager);
    const { inUse: reference } = await read(client);
    const { changed } = await asTheTabReads(client);
    const risk = changed.risks.find(
      ({ status, current, scheme }) =>
        status === 'open' &&
        typeof current?.likelihood === 'number' &&
        typeof current.impact === 'number' &&
        scheme?.version === 1,
    );
    if (risk?.current?.likelihood == null || risk.current.impact === null) throw new Error('No such risk.');
    const { likelihood, impact } = risk.current;
    const answer = await client.post('/api/boards/children/risks/reviews', {
      idempotencyKey: 'by-the-newer-version',
      itemKey: risk.key,
      seen: { likelihood, impact, lastReview: risk.lastReview },
      decision: { kind: 're-score', likelihood, impact },
      note: 'By the new scheme.',
    });
    expect(answer.body).toMatchObject({
      outcome: 'recorded',
      item: { scheme: reference, current: risk.current, previous: risk.current },
    });
  });

  it('what is saved is what “register score” reads from a file', async () => {
    const scheme = inUse(await read(await stack.as(lead)));
    const file = join(mkdtempSync(join(tmpdir(), 'scheme-')), 'scheme.json');
    writeFileSync(file, JSON.stringify(scheme, null, 2));
    const scored = await stack.stack.register([
      'score',
      '--scheme',
      file,
      '--likelihood',
      'Probable',
      '--impact',
      'Major',
      '--json',
    ]);
    expect(JSON.parse(scored.stdout)).toMatchObject({
      score: 16,
      band: 'red',
      scheme: { id: scheme.id, version: scheme.version },
    });
  });

  it('of two managers at once one is told of the other’s decision', async () => {
    const [first, second] = [await stack.as(manager), await stack.as(otherManager)];
    const before = await read(first);
    const wanted = (appetite: number): DecideScheme => ({
      kind: 'save',
      basedOn: before.newest,
      why,
      scheme: { ...inUse(before), appetite },
      use: true,
    });
    const outcomes = await Promise.all([decide(first, wanted(11)), decide(second, wanted(12))]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    const won = outcomes.find(({ outcome }) => outcome === 'saved');
    const lost = outcomes.find(({ outcome }) => outcome === 'conflict');
    if (won?.outcome !== 'saved' || lost?.outcome !== 'conflict') throw new Error('One saves, one is told.');
    expect(lost).toMatchObject({ newest: before.newest + 1, change: won.change });
    expect((await read(first)).changes).toHaveLength(before.changes.length + 1);
  });

  it('a lost answer is saved once, however often the press is repeated', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const scheme = { ...inUse(before), appetite: 7 };
    const wanted: DecideScheme = { kind: 'save', basedOn: before.newest, why, scheme, use: false };
    await stack.tenant.fault({ method: 'POST', path: '/items$', times: 1, effect: { kind: 'lose-answer' } });
    const answers = [await client.post(address, wanted), await client.post(address, wanted)];
    expect(answers.at(-1)).toMatchObject({ status: 200, body: { outcome: 'already saved' } });
    const after = await read(client);
    expect(after.newest).toBe(before.newest + 1);
    expect(after.inUse).toEqual(before.inUse);
  });

  it('refuses what no scheme is, in the schema’s own sentences', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const scheme = inUse(before);
    const cases: [object, RegExp][] = [
      [{ scheme: { ...scheme, bands: scheme.bands.slice(1) } }, /leave a gap/],
      [{ scheme: { ...scheme, method: 'matrix' } }, /needs cells/],
      [{ scheme: { ...scheme, impact: [...scheme.impact].reverse() } }, /from low to high/],
      [{ scheme: { ...scheme, id: 'a@b' } }, /no @ among them/],
      [{ scheme: { ...scheme, surprise: true } }, /could not be read/],
      [{ scheme: null }, /could not be read/],
      [{ scheme: { ...scheme, appetite: 3 }, why: '  ' }, /why the scheme changes/],
      [{ scheme, basedOn: -1 }, /could not be read/],
      [{ kind: 'rewrite history', scheme }, /could not be read/],
    ];
    for (const [parts, sentence] of cases) {
      const answer = await client.post(address, {
        kind: 'save',
        basedOn: before.newest,
        why,
        use: true,
        ...parts,
      });
      expect(answer.status).toBe(400);
      expect(failureIn(answer.body).userMessage).toMatch(sentence);
    }
    expect((await read(client)).newest).toBe(before.newest);
  });
});

describe('another scheme', () => {
  it('a preset is saved beside the board’s own, then taken into use, and the way back is open', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const preset = schemePreset('ranked-5x5')!;
    const saved = await decide(client, {
      kind: 'save',
      basedOn: before.newest,
      why,
      scheme: preset,
      use: false,
    });
    expect(saved).toMatchObject({ outcome: 'saved', change: { saved: preset, inUse: before.inUse } });
    const taken = await decide(client, {
      kind: 'use',
      basedOn: before.newest + 1,
      why,
      scheme: { id: preset.id, version: preset.version },
    });
    expect(taken).toMatchObject({ outcome: 'saved', change: { saved: null } });
    expect((await asTheTabReads(client)).board?.settings.scheme).toEqual({ id: 'ranked-5x5', version: 1 });
    const back = await decide(client, {
      kind: 'use',
      basedOn: before.newest + 2,
      why,
      scheme: before.inUse,
    });
    expect(back).toMatchObject({ outcome: 'saved' });
    expect((await read(client)).inUse).toEqual(before.inUse);
    expect(
      await decide(client, { kind: 'use', basedOn: before.newest + 3, why, scheme: { id: 'x', version: 1 } }),
    ).toMatchObject({ outcome: 'refused' });
  });
});

describe('what somebody damaged by hand', () => {
  it('a row that cannot be read is named, what held before it holds, and the next is saved after it', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const key = `scheme-change@${before.newest + 1}`;
    await stack.tenant.handEdit({
      sitePath: childrenSitePath,
      list: 'Settings',
      userId: manager,
      fields: { Title: key, Key: key, SettingVersion: 1, Json: '{"change": ' },
    });
    const damaged = await read(client);
    expect(damaged).toMatchObject({ inUse: before.inUse, newest: before.newest + 1 });
    expect(damaged.warnings).toEqual([expect.stringContaining(`“${key}” is no readable change`)]);
    const scheme = { ...inUse(damaged), appetite: 6 };
    const wanted = { kind: 'save', why, scheme, use: true } as const;
    expect(await decide(client, { ...wanted, basedOn: before.newest })).toMatchObject({
      outcome: 'conflict',
      newest: before.newest + 1,
    });
    const saved = await decide(client, { ...wanted, basedOn: damaged.newest });
    // The damaged row may hold a version of its own: its number is left to it.
    expect(saved).toMatchObject({
      outcome: 'saved',
      change: { saved: { version: (before.nextVersions[scheme.id] ?? 0) + 1 } },
    });
  });
});
