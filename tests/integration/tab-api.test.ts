import { accounts, childrenSitePath } from '../../infra/sample/directory.ts';
import { assessmentsResponseSchema } from '../../shared/contracts/assessments.ts';
import {
  apiFailureSchema,
  boardsResponseSchema,
  changesResponseSchema,
  historyResponseSchema,
  type ChangesResponse,
} from '../../shared/contracts/tab-api.ts';
import {
  recordActionOutcomeSchema,
  reviewRiskOutcomeSchema,
  type RecordActionOutcome,
} from '../../shared/contracts/record-update.ts';
import type { Action } from '../../shared/domain/action.ts';
import { startLocalStack, type ApiAnswer, type ApiClient, type LocalStack } from '../support/local-stack.ts';

const manager = accounts.castellRowena.id;
const lead = accounts.nairPriya.id;
const guest = accounts.penhallowLaura.id;
const reader = accounts.whitcombeAngela.id;
const stranger = accounts.lomaxBethany.id;

let stack: LocalStack;
const logged: string[] = [];

beforeAll(async () => {
  stack = await startLocalStack({
    now: '2026-11-28T10:00:00Z',
    onLine: (from, line) => from === 'service' && logged.push(line),
  });
});
afterAll(async () => {
  await stack.stop();
});
afterEach(async () => {
  await stack.tenant.clearFaults();
  await stack.tenant.switches({
    staleEtag: '412',
    duplicateValue: '400-invalidRequest',
    deltaUnderSelected: 'allowed',
    defaultPageSize: 200,
    largestPageSize: 5000,
  });
});

const changes = '/api/boards/children/changes';
const updates = '/api/boards/children/actions/updates';
const reviews = '/api/boards/children/risks/reviews';

const failureIn = (answer: ApiAnswer) => apiFailureSchema.parse(answer.body);

async function load(client: ApiClient): Promise<ChangesResponse> {
  const answer = await client.post(changes, {});
  expect(answer.status).toBe(200);
  return changesResponseSchema.parse(answer.body);
}

/** Different actions for different tests, so that they do not meet. */
let taken = 0;
async function anOpenAction(client: ApiClient): Promise<Action> {
  const { changed } = await load(client);
  const open = changed.actions.filter(
    (action) =>
      (action.status === 'in progress' || action.status === 'not started') && action.problems.length === 0,
  );
  taken += 1;
  const action = open[taken];
  if (action === undefined) throw new Error('The sample has too few open actions.');
  return action;
}

let presses = 0;
const updateOf = (action: Action, parts: Record<string, unknown>) => {
  presses += 1;
  return {
    idempotencyKey: `press-${presses}-0000`,
    itemKey: action.key,
    seen: {
      status: action.status,
      rag: action.rag,
      percentComplete: action.percentComplete,
      evidenceLink: action.evidenceLink,
    },
    ...parts,
  };
};

async function record(client: ApiClient, body: unknown): Promise<RecordActionOutcome> {
  const answer = await client.post(updates, body);
  expect(answer).toMatchObject({ status: 200 });
  return recordActionOutcomeSchema.parse(answer.body);
}

const historyOf = async (client: ApiClient, kind: string, key: string) => {
  const answer = await client.get(`/api/boards/children/history/${kind}/${encodeURIComponent(key)}`);
  expect(answer.status).toBe(200);
  return historyResponseSchema.parse(answer.body);
};

describe('who gets in', () => {
  it('hands the claims challenge of Entra to the tab, and accepts the token got with it', async () => {
    const person = accounts.fairbrotherGareth.id;
    await stack.tenant.conditions(person, { strongerSignInRequired: true });
    const answer = await (await stack.as(person)).post(changes, {});
    expect(answer.status).toBe(401);
    const failure = failureIn(answer);
    expect(failure.code).toBe('claims needed');
    const token = await stack.tenant.token(person, failure.claims);
    expect((await stack.withHeader(`Bearer ${token}`).post(changes, {})).status).toBe(200);
  });

  it('sessions revoked while a token is in use: hands on Graph’s challenge, which signing in again answers', async () => {
    const person = lead;
    const client = await stack.as(person);
    expect((await client.post(changes, {})).status).toBe(200);
    await stack.tenant.conditions(person, { sessionRevoked: true });
    const challenged = await client.post(changes, {});
    expect(challenged.status).toBe(401);
    const { code, claims } = failureIn(challenged);
    expect([code, JSON.parse(claims ?? '{}')]).toEqual([
      'claims needed',
      { access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d+$/) as string } } },
    ]);

    // Teams still holds the old session: whatever it hands out is refused, and signing out and in again is the way.
    const again = failureIn(await (await stack.as(person)).get('/api/boards'));
    expect([again.code, again.userMessage]).toEqual([
      'not signed in',
      expect.stringContaining('Sign out of Teams and in again'),
    ]);

    const token = await stack.tenant.token(person, claims);
    expect((await stack.withHeader(`Bearer ${token}`).post(changes, {})).status).toBe(200);
  });

  it.each([
    ['blocked by policy', 403, 'sign-in blocked', /from this device or place.*AADSTS53003/],
    ['device not compliant', 403, 'sign-in blocked', /from this device or place.*AADSTS53000/],
    ['not assigned', 403, 'sign-in blocked', /Ask your IT administrator to give you the app.*AADSTS50105/],
    ['second factor not set up', 401, 'claims needed', /confirm who you are/],
    ['sign-in frequency', 401, 'not signed in', /sign-in has run out/],
    ['grant expired', 401, 'not signed in', /sign-in has run out/],
    ['unused for long', 401, 'not signed in', /sign-in has run out/],
  ] as const)('tells a guest what to do when Entra says: %s', async (refusal, status, code, words) => {
    const guest = accounts.penhallowLaura.id;
    await stack.tenant.conditions(guest, { refusal });
    const answer = await (await stack.as(guest)).get('/api/boards');
    expect([answer.status, failureIn(answer).code]).toEqual([status, code]);
    expect(failureIn(answer).userMessage).toMatch(words);
    await stack.tenant.conditions(guest, { refusal: null });
    expect((await (await stack.as(guest)).get('/api/boards')).status).toBe(200);
  });

  it('says when an administrator has not consented', async () => {
    const person = accounts.thackrayLucy.id;
    await stack.tenant.conditions(person, { consentRequired: true });
    const answer = await (await stack.as(person)).get('/api/boards');
    expect(answer.status).toBe(403);
    expect(failureIn(answer)).toMatchObject({ code: 'consent needed' });
    await stack.tenant.conditions(person, { consentRequired: false });
  });
});

describe('the boards', () => {
  it('are listed with what the person may read', async () => {
    const { boards } = boardsResponseSchema.parse((await (await stack.as(lead)).get('/api/boards')).body);
    expect(boards.map(({ id, readable }) => [id, readable])).toEqual([
      ['children', true],
      ['adults', false],
    ]);
    expect(boards[0]?.title).not.toBe('children');
    expect(boards[1]?.title).toBe('adults');
  });

  it.each([
    ['unknown', '/api/boards/nowhere/changes'],
    ['named like a prototype', '/api/boards/__proto__/changes'],
    ['an address elsewhere', '/api/boards/..%2F..%2Fadults/changes'],
  ])('that are %s answer 404', async (_, address) => {
    expect((await (await stack.as(lead)).post(address, {})).status).toBe(404);
  });
});

/** How many parts each call had that was made for a person. What the service looks up by itself goes on meanwhile. */
const batchesForPeople = async (): Promise<number[]> =>
  (await stack.tenant.graphCalls())
    .filter(({ delegated }) => delegated === true)
    .map(({ batchSize }) => batchSize);

describe('reading', () => {
  it('loads the whole register in one Graph call as the person, and refreshes it in one', async () => {
    const client = await stack.as(manager);
    await load(client);
    await stack.tenant.forgetTraffic();
    const cold = await load(client);
    expect(cold).toMatchObject({ complete: true, startAgain: false });
    expect(cold.board?.problems).toEqual([]);
    expect(cold.changed.actions.length).toBeGreaterThan(50);
    expect(await batchesForPeople()).toEqual([7]);
    await stack.tenant.forgetTraffic();
    const idle = changesResponseSchema.parse((await client.post(changes, { cursor: cold.cursor })).body);
    expect(Object.values(idle.changed).flat()).toEqual([]);
    expect(await batchesForPeople()).toEqual([7]);
  });

  it('follows pages until it is complete', async () => {
    await stack.tenant.switches({ largestPageSize: 30 });
    const client = await stack.as(manager);
    const keys = new Set<string>();
    let cursor: string | undefined;
    let rounds = 0;
    for (let complete = false; !complete; rounds += 1) {
      const answer = await client.post(changes, cursor === undefined ? {} : { cursor });
      const page = changesResponseSchema.parse(answer.body);
      for (const action of page.changed.actions) keys.add(action.key);
      ({ cursor, complete } = page);
    }
    await stack.tenant.switches({ largestPageSize: 5000 });
    expect(rounds).toBeGreaterThan(1);
    expect(keys.size).toBe((await load(client)).changed.actions.length);
  });

  it('wakes a waiting tab within five seconds of an edit made in SharePoint', async () => {
    const client = await stack.as(manager);
    const action = await anOpenAction(client);
    const { cursor } = await load(client);
    const waiting = client.post(changes, { cursor, waitSeconds: 20 });
    const began = performance.now();
    await stack.tenant.handEdit({
      sitePath: childrenSitePath,
      list: 'Actions',
      itemId: action.id,
      userId: manager,
      fields: { Reference: 'edited by hand' },
    });
    const answer = changesResponseSchema.parse((await waiting).body);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(answer.changed.actions.map(({ reference }) => reference)).toEqual(['edited by hand']);
  });

  it('starts again when SharePoint has forgotten the token (410)', async () => {
    const client = await stack.as(manager);
    const { cursor } = await load(client);
    await stack.tenant.expireDeltaTokens(childrenSitePath, 'Actions');
    const answer = changesResponseSchema.parse((await client.post(changes, { cursor })).body);
    expect(answer).toMatchObject({ startAgain: true, complete: true });
    expect(answer.changed.actions.length).toBeGreaterThan(50);
  });

  it.each(['nonsense', Buffer.from('{"v":1,"lists":{}}').toString('base64url')])(
    'starts again from the cursor %j',
    async (cursor) => {
      const client = await stack.as(manager);
      const answer = changesResponseSchema.parse((await client.post(changes, { cursor })).body);
      expect(answer.startAgain).toBe(true);
    },
  );

  it('answers 403 to somebody without rights on the site', async () => {
    const answer = await (await stack.as(stranger)).post(changes, {});
    expect(answer.status).toBe(403);
    expect(failureIn(answer)).toMatchObject({ code: 'no access' });
  });

  it('shows a row edited by hand with what is wrong with it', async () => {
    const client = await stack.as(manager);
    const action = await anOpenAction(client);
    const { cursor } = await load(client);
    await stack.tenant.handEdit({
      sitePath: childrenSitePath,
      list: 'Actions',
      itemId: action.id,
      userId: manager,
      fields: { Status: 'on hold', Leads: '' },
    });
    const answer = changesResponseSchema.parse((await client.post(changes, { cursor })).body);
    const [row] = answer.changed.actions;
    expect(row?.problems.map(({ column }) => column)).toEqual(expect.arrayContaining(['Status', 'Leads']));
  });

  it('says what day it is on the tenant’s clock', async () => {
    const client = await stack.as(manager);
    await load(client);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    await stack.tenant.moveClock(inAWeek);
    const { cursor } = await load(client);
    const answer = changesResponseSchema.parse((await client.post(changes, { cursor })).body);
    expect(answer.now.slice(0, 13)).toBe(inAWeek.slice(0, 13));
  });
});

describe('the scorings of every risk', () => {
  const ask = async (client: ApiClient, query = '') => {
    await stack.tenant.forgetTraffic();
    const answer = await client.get(`/api/boards/children/assessments${query}`);
    expect(answer.status).toBe(200);
    const { assessments } = assessmentsResponseSchema.parse(answer.body);
    const calls = (await stack.tenant.graphCalls()).filter(({ delegated }) => delegated);
    return { assessments, calls: calls.length };
  };

  it('cost Graph one call a page, oldest first; from a day on, with the one before it of each risk', async () => {
    const client = await stack.as(manager);
    const all = await ask(client);
    expect(all.calls).toBe(1);
    expect(all.assessments.length).toBeGreaterThan(50);
    const days = all.assessments.map(({ asAt }) => asAt);
    expect(days).toEqual([...days].sort());

    const since = days[Math.floor(days.length / 2)] ?? '';
    const later = await ask(client, `?since=${since}`);
    const before = later.assessments.filter(({ asAt }) => asAt < since);
    expect(later.assessments.length - before.length).toBe(days.filter((day) => day >= since).length);
    expect(new Set(before.map(({ riskKey, stage }) => `${stage} ${riskKey}`)).size).toBe(before.length);
    expect(before.length).toBeGreaterThan(0);

    await stack.tenant.switches({ largestPageSize: Math.ceil(all.assessments.length / 3) });
    const paged = await ask(client);
    expect(paged.assessments).toEqual(all.assessments);
    expect(paged.calls).toBe(3);
  });

  it('are SharePoint’s to give, and a day that is none is refused', async () => {
    const outsider = await (await stack.as(stranger)).get('/api/boards/children/assessments');
    expect(outsider.status).toBe(403);
    const client = await stack.as(manager);
    const nonsense = await client.get('/api/boards/children/assessments?since=yesterday');
    expect(nonsense.status).toBe(400);
  });
});

describe('recording an update', () => {
  it('costs two Graph calls, changes the row, and the trail says who, what and how', async () => {
    const client = await stack.as(guest);
    const action = await anOpenAction(client);
    await stack.tenant.forgetTraffic();
    const outcome = await record(
      client,
      updateOf(action, { percentComplete: 55, note: 'Seen in three schools.' }),
    );
    expect(outcome).toMatchObject({
      outcome: 'recorded',
      item: { percentComplete: 55, lastNote: { text: 'Seen in three schools.', by: 'Laura Penhallow' } },
    });
    expect(await batchesForPeople()).toEqual([2, 3]);
    const { updates: trail } = await historyOf(client, 'action', action.key);
    expect(trail[0]).toMatchObject({
      kind: 'progress',
      via: 'tab',
      by: { oid: guest, name: 'Laura Penhallow' },
      text: 'Seen in three schools.',
      modifiedBy: 'Laura Penhallow',
      changes: [{ field: 'percentComplete', after: '55%' }],
    });
  });

  it('records two presses at the same moment once', async () => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    const before = (await historyOf(client, 'action', action.key)).updates.length;
    const press = updateOf(action, { note: 'Pressed twice.' });
    const outcomes = await Promise.all([record(client, press), record(client, press)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['already recorded', 'recorded']);
    expect((await historyOf(client, 'action', action.key)).updates).toHaveLength(before + 1);
  });

  it('keeps the notes of two people who save at the same moment', async () => {
    const one = await stack.as(lead);
    const two = await stack.as(manager);
    const action = await anOpenAction(one);
    const outcomes = await Promise.all([
      record(one, updateOf(action, { note: 'From Priya.' })),
      record(two, updateOf(action, { note: 'From Rowena.' })),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    const texts = (await historyOf(one, 'action', action.key)).updates.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['From Priya.', 'From Rowena.']));
  });

  it('shows both values when the field was changed meanwhile, and records once the person has seen it', async () => {
    const one = await stack.as(lead);
    const action = await anOpenAction(one);
    await record(await stack.as(manager), updateOf(action, { percentComplete: 71 }));
    const late = updateOf(action, { percentComplete: 33, note: 'Thirty-three.' });
    const asked = await record(one, late);
    expect(asked).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'percentComplete', now: '71%', yours: '33%' }],
    });
    const again = await record(one, { ...late, seen: { ...late.seen, percentComplete: 71 } });
    expect(again).toMatchObject({ outcome: 'recorded', item: { percentComplete: 33 } });
  });

  it.each(['412', '409'] as const)(
    'decides again when a stale ETag is answered with %s',
    async (staleEtag) => {
      await stack.tenant.switches({ staleEtag });
      const client = await stack.as(lead);
      const action = await anOpenAction(client);
      await stack.tenant.fault({
        path: '/fields',
        method: 'PATCH',
        times: 1,
        effect: { kind: 'delay', milliseconds: 600 },
      });
      const slow = record(client, updateOf(action, { note: 'Slow one.' }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await stack.tenant.handEdit({
        sitePath: childrenSitePath,
        list: 'Actions',
        itemId: action.id,
        userId: manager,
        fields: { Reference: `moved ${staleEtag}` },
      });
      expect(await slow).toMatchObject({ outcome: 'recorded', item: { reference: `moved ${staleEtag}` } });
    },
  );

  it('puts an edit made by hand in the trail before it writes', async () => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    const first = await record(client, updateOf(action, { percentComplete: 15 }));
    if (first.outcome !== 'recorded') throw new Error('expected it to be recorded');
    await stack.tenant.handEdit({
      sitePath: childrenSitePath,
      list: 'Actions',
      itemId: action.id,
      userId: manager,
      fields: { PercentComplete: 95 },
    });
    const seen = { ...first.item, percentComplete: 95 };
    expect((await record(client, updateOf(seen, { note: 'Agreed.' }))).outcome).toBe('recorded');
    const trail = (await historyOf(client, 'action', action.key)).updates;
    expect(trail.find(({ kind }) => kind === 'hand edit')).toMatchObject({
      via: 'hand edit seen',
      by: { oid: manager, name: 'Rowena Castell' },
      changes: [{ field: 'percentComplete', before: '15%', after: '95%' }],
    });
  });

  it.each(['400-invalidRequest', '409-nameAlreadyExists'] as const)(
    'finishes what died between row and trail, with duplicates answered as %s',
    async (duplicateValue) => {
      await stack.tenant.switches({ duplicateValue });
      const client = await stack.as(lead);
      const action = await anOpenAction(client);
      const press = updateOf(action, { note: `Died half-way, ${duplicateValue}.` });
      await stack.tenant.fault({
        method: 'POST',
        path: '/items$',
        times: 1,
        effect: { kind: 'respond', status: 400, code: 'generalException', message: 'gone' },
      });
      expect((await record(client, press)).outcome).toBe('recorded');
      expect((await historyOf(client, 'action', action.key)).updates[0]?.id).toMatch(/^outbox-/);
      expect((await record(client, press)).outcome).toBe('already recorded');
      const texts = (await historyOf(client, 'action', action.key)).updates.filter(
        ({ text }) => text === press['note' as never],
      );
      expect(texts).toHaveLength(1);
      expect(texts[0]?.id).toMatch(/^\d+$/);
    },
  );

  it('loses nothing when the answer to the write is lost', async () => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    await stack.tenant.fault({
      method: 'POST',
      path: 'batch',
      skip: 1,
      times: 1,
      effect: { kind: 'lose-answer' },
    });
    const outcome = await record(client, updateOf(action, { note: 'Answer lost.' }));
    expect(outcome.outcome).toBe('recorded');
    const texts = (await historyOf(client, 'action', action.key)).updates.map(({ text }) => text);
    expect(texts.filter((text) => text === 'Answer lost.')).toHaveLength(1);
  });

  it('is refused in plain words by SharePoint to somebody who may only read', async () => {
    const client = await stack.as(reader);
    const action = await anOpenAction(client);
    const outcome = await record(client, updateOf(action, { note: 'May I?' }));
    expect(outcome).toMatchObject({ outcome: 'refused', reason: 'not allowed' });
  });

  it('answers 403 to somebody without rights on the site', async () => {
    const action = await anOpenAction(await stack.as(manager));
    const answer = await (await stack.as(stranger)).post(updates, updateOf(action, { note: 'x' }));
    expect(answer.status).toBe(403);
  });

  it('is refused for what is not in the register', async () => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    const outcome = await record(client, {
      ...updateOf(action, { note: 'x' }),
      itemKey: "no such key' or 1 eq 1",
    });
    expect(outcome).toMatchObject({ outcome: 'refused', reason: 'not found' });
  });

  it.each<[string, unknown, number, RegExp]>([
    ['no JSON', '{"idempotencyKey":', 400, /could not be read/],
    ['an empty body', {}, 400, /could not be read/],
    ['a status only a chair sets', { note: 'x', status: 'closed' }, 400, /could not be read/],
    ['an odd evidence link', { evidenceLink: 'javascript:alert(1)' }, 400, /starts with https/],
    ['nothing to record', {}, 400, /.+/],
    ['a note that is too long', { note: 'x'.repeat(4001) }, 400, /too long: at most 4,000/],
    ['more text than any note', { note: 'x'.repeat(300_000) }, 413, /too much text/],
  ])('answers what to do for %s', async (name, parts, status, words) => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    taken -= 1;
    const whole =
      name === 'no JSON' || name === 'an empty body'
        ? parts
        : updateOf(action, parts as Record<string, unknown>);
    const answer = await client.post(updates, whole);
    expect(answer.status).toBe(status);
    expect(failureIn(answer)).toMatchObject({
      code: 'not valid',
      userMessage: expect.stringMatching(words) as string,
    });
  });
});

describe('reviewing a risk', () => {
  it('re-scores by the board’s scheme, with assessment and trail, in two Graph calls', async () => {
    const client = await stack.as(accounts.oyelaranMargaret.id);
    const { changed } = await load(client);
    const risk = changed.risks.find(
      ({ status, current }) => status === 'open' && current?.likelihood === 4 && current.impact !== null,
    );
    if (risk === undefined) throw new Error('The sample has no such risk.');
    await stack.tenant.forgetTraffic();
    const body = {
      idempotencyKey: 'review-0001',
      itemKey: risk.key,
      seen: {
        likelihood: risk.current?.likelihood ?? null,
        impact: risk.current?.impact ?? null,
        lastReview: risk.lastReview,
      },
      decision: { kind: 're-score', likelihood: 2, impact: risk.current?.impact ?? 1 },
      note: 'Recruitment is complete.',
    };
    const answer = await client.post(reviews, body);
    const outcome = reviewRiskOutcomeSchema.parse(answer.body);
    expect(outcome).toMatchObject({
      outcome: 'recorded',
      item: { current: { likelihood: 2 }, previous: { likelihood: 4 } },
    });
    expect(await batchesForPeople()).toEqual([2, 4]);
    const history = await historyOf(client, 'risk', risk.key);
    expect(history.assessments.at(-1)).toMatchObject({
      stage: 'current',
      likelihood: 2,
      by: { name: 'Margaret Oyelaran' },
    });
    expect(history.updates[0]).toMatchObject({ kind: 're-scored', text: 'Recruitment is complete.' });
    const again = reviewRiskOutcomeSchema.parse((await client.post(reviews, body)).body);
    expect(again.outcome).toBe('already recorded');
  });
});

describe('when Graph has trouble', () => {
  it('waits out a short throttling', async () => {
    const client = await stack.as(manager);
    await load(client);
    await stack.tenant.fault({
      path: 'batch',
      userId: manager,
      times: 1,
      effect: { kind: 'respond', status: 429, retryAfterSeconds: 1 },
    });
    expect((await client.post(changes, {})).status).toBe(200);
  });

  it('repeats only the part of a batch that was throttled', async () => {
    const client = await stack.as(manager);
    await load(client);
    await stack.tenant.fault({
      path: 'delta',
      userId: manager,
      times: 1,
      effect: { kind: 'respond', status: 429, retryAfterSeconds: 1 },
    });
    await stack.tenant.forgetTraffic();
    expect((await load(client)).complete).toBe(true);
    expect(await batchesForPeople()).toEqual([7, 1]);
  });

  it.each([
    [429, 429, 'too many requests'],
    [503, 503, 'unavailable'],
  ] as const)('tells the tab when to come back after a long %i', async (status, expected, code) => {
    const client = await stack.as(manager);
    await load(client);
    await stack.tenant.fault({
      path: 'batch',
      userId: manager,
      effect: { kind: 'respond', status, retryAfterSeconds: 60 },
    });
    const answer = await client.post(changes, {});
    expect(answer.status).toBe(expected);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(failureIn(answer)).toMatchObject({ code, retryAfterSeconds: 60 });
  });

  it('answers 503 when nothing comes back, and loses nothing', async () => {
    const client = await stack.as(lead);
    const action = await anOpenAction(client);
    const press = updateOf(action, { note: 'Through the storm.' });
    await stack.tenant.fault({ path: 'batch', userId: lead, effect: { kind: 'disconnect' } });
    const answer = await client.post(updates, press);
    expect(answer.status).toBe(503);
    expect(failureIn(answer).userMessage).toMatch(/Nothing was lost/);
    await stack.tenant.clearFaults();
    expect((await record(client, press)).outcome).toBe('recorded');
  });
});

describe('everything else', () => {
  it('gives the tab its host’s origins and nothing of the register', async () => {
    const answer = await stack.withHeader(null).get('/tab/host-config.json');
    expect(answer.body).toEqual({
      teamsHostOrigins: [new URL(stack.stack.pageUrl).origin],
      teamsAppId: expect.any(String) as string,
      publicUrl: stack.stack.serviceUrl,
    });
  });

  it('answers health with yes or no', async () => {
    expect(await stack.withHeader(null).get('/health/live')).toMatchObject({
      status: 200,
      body: { status: 'live' },
    });
    expect(await stack.withHeader(null).get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
  });

  it.each(['/api/nothing', '/nothing', '/api/boards/children'])(
    'answers 404 with words at %s',
    async (address) => {
      const answer = await (await stack.as(lead)).get(address);
      expect(answer.status).toBe(404);
      expect(failureIn(answer).code).toBe('not found');
    },
  );

  it('reads lists whole where SharePoint refuses delta to apps with selected sites', async () => {
    await stack.tenant.switches({ deltaUnderSelected: 'refused' });
    const client = await stack.as(manager);
    const first = await load(client);
    expect(first.complete).toBe(true);
    expect(first.changed.actions.length).toBeGreaterThan(50);
    const refresh = async (cursor: string) =>
      changesResponseSchema.parse((await client.post(changes, { cursor })).body);
    // The mirror may have been behind when the load began; then it is read once more.
    const second = await refresh(first.cursor);
    const idle = await refresh(second.cursor);
    expect(idle).toMatchObject({ startAgain: false });
    expect(Object.values(idle.changed).flat()).toEqual([]);
  });

  it('logs neither tokens, names, notes nor keys of rows', () => {
    const text = logged.join('\n');
    expect(logged.length).toBeGreaterThan(50);
    for (const secret of [
      'eyJ',
      'Castell',
      'Nair',
      'From Priya',
      'Pressed twice',
      manager,
      'local-only',
      'act-c-',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
