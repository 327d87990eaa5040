import { accounts, childrenSitePath } from '../../infra/sample/directory.ts';
import {
  policyPreviewSchema,
  policyResponseSchema,
  savePolicyOutcomeSchema,
  type PolicyResponse,
  type SavePolicyOutcome,
} from '../../shared/contracts/reminder-policy.ts';
import { retentionResponseSchema, saveRetentionOutcomeSchema } from '../../shared/contracts/retention.ts';
import { apiFailureSchema, changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';
import { defaultRetention, type Retention } from '../../shared/domain/retention.ts';
import type { ReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

/** The reminder policy over HTTP, on the Exampleshire sample; the day is Monday 2 March 2026. */
const manager = accounts.castellRowena.id;
const otherManager = accounts.sutherlandChloe.id;
const lead = accounts.nairPriya.id;
const stranger = accounts.lomaxBethany.id;
const address = '/api/boards/children/policy';
const today = civilDate('2026-03-02');

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-03-02T07:00:00Z' });
});
afterAll(async () => {
  await stack.stop();
});
afterEach(async () => {
  await stack.tenant.clearFaults();
});

async function read(client: ApiClient): Promise<PolicyResponse> {
  const answer = await client.get(address);
  expect(answer.status).toBe(200);
  return policyResponseSchema.parse(answer.body);
}

async function save(client: ApiClient, basedOn: number, policy: ReminderPolicy): Promise<SavePolicyOutcome> {
  const answer = await client.post(address, { basedOn, policy });
  expect(answer).toMatchObject({ status: 200 });
  return savePolicyOutcomeSchema.parse(answer.body);
}

async function preview(client: ApiClient, policy: ReminderPolicy, on: string) {
  const answer = await client.post(`${address}/preview`, { policy, on });
  expect(answer).toMatchObject({ status: 200 });
  return policyPreviewSchema.parse(answer.body);
}

const failureIn = (body: unknown) => apiFailureSchema.parse(body);

describe('who may', () => {
  it('everybody on the board reads it, managers may change it', async () => {
    expect(await read(await stack.as(manager))).toMatchObject({ mayEdit: true, warnings: [] });
    expect(await read(await stack.as(lead))).toMatchObject({ mayEdit: false });
  });

  it('a lead neither saves nor sees what others would get', async () => {
    const client = await stack.as(lead);
    const { policy, newest } = await read(client);
    for (const [path, body] of [
      [address, { basedOn: newest, policy }],
      [`${address}/preview`, { policy, on: today }],
    ] as const) {
      const answer = await client.post(path, body);
      expect(answer.status).toBe(403);
      expect(failureIn(answer.body)).toMatchObject({
        code: 'no access',
        userMessage: expect.stringContaining('Only the managers') as string,
      });
    }
  });

  it('somebody without rights on the site gets nothing', async () => {
    const answer = await (await stack.as(stranger)).get(address);
    expect([403, 404]).toContain(answer.status);
  });
});

describe('saving', () => {
  it('makes the next version, tells the tab and the planner, and takes the same press twice for one', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    const policy = { ...before.policy, actionDaysBefore: [7, 21] };
    const saved = await save(client, before.newest, policy);
    expect(saved).toMatchObject({
      outcome: 'saved',
      saved: {
        version: before.newest + 1,
        by: { oid: manager, name: 'Rowena Castell' },
        policy: { ...policy, actionDaysBefore: [21, 7] },
      },
    });
    expect(await save(client, before.newest, policy)).toEqual({ ...saved, outcome: 'already saved' });

    const after = await read(await stack.as(lead));
    expect(after.versions).toHaveLength(before.versions.length + 1);
    expect(after).toMatchObject({ version: before.newest + 1, policy: { actionDaysBefore: [21, 7] } });
    const changes = await client.post('/api/boards/children/changes', {});
    expect(changesResponseSchema.parse(changes.body).board?.policyVersion).toBe(after.newest);
    const dryRun = await stack.stack.register(['remind', '--as-of', '2026-03-02', '--dry-run', '--json']);
    const { digests } = JSON.parse(dryRun.stdout) as {
      digests: { board: string; lines: { stage: string; supersedes: string[] }[] }[];
    };
    const stages = digests
      .filter(({ board }) => board === 'children')
      .flatMap(({ lines }) => lines.flatMap(({ stage, supersedes }) => [stage, ...supersedes]));
    expect(stages).toContain('before-7');
    expect(stages).not.toContain('before-14');
    expect(stages).not.toContain('before-28');
  });

  it('of two managers at once one is told of the other’s version', async () => {
    const [first, second] = [await stack.as(manager), await stack.as(otherManager)];
    const { policy, newest } = await read(first);
    const outcomes = await Promise.all([
      save(first, newest, { ...policy, sendAt: '07:15' }),
      save(second, newest, { ...policy, sendAt: '09:45' }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    const won = outcomes.find(({ outcome }) => outcome === 'saved');
    const lost = outcomes.find(({ outcome }) => outcome === 'conflict');
    if (won?.outcome !== 'saved' || lost?.outcome !== 'conflict') throw new Error('One saves, one is told.');
    expect(lost).toMatchObject({ newest: newest + 1, policy: won.saved.policy, saved: won.saved });
    expect((await read(first)).versions.filter(({ version }) => version === newest + 1)).toHaveLength(1);
  });

  it('a lost answer is saved once, however often the press is repeated', async () => {
    const client = await stack.as(manager);
    const { policy, newest } = await read(client);
    const wanted = { ...policy, chairEveryDays: 10 };
    await stack.tenant.fault({
      method: 'POST',
      path: '/items$',
      times: 1,
      effect: { kind: 'lose-answer' },
    });
    const answers = [
      await client.post(address, { basedOn: newest, policy: wanted }),
      await client.post(address, { basedOn: newest, policy: wanted }),
    ];
    expect(answers.at(-1)).toMatchObject({ status: 200, body: { outcome: 'already saved' } });
    expect((await read(client)).newest).toBe(newest + 1);
  });

  it('refuses what no policy is, in the schema’s own sentences', async () => {
    const client = await stack.as(manager);
    const { policy, newest } = await read(client);
    const cases: [unknown, RegExp][] = [
      [{ ...policy, surprise: true }, /a part that no reminder policy has/],
      [{ ...policy, actionDaysBefore: [100_000] }, /at most 1000 days/],
      [{ ...policy, actionDaysBefore: '28' }, /could not be read/],
      [{ ...policy, sendAt: '25:00' }, /24-hour time/],
      [
        {
          ...policy,
          escalation: [
            { afterDays: 28, to: ['group chair'] },
            { afterDays: 14, to: ['board chair'] },
          ],
        },
        /Each step must come later/,
      ],
      [{ ...policy, meetingDaysBefore: [7], papersDaysBefore: 7 }, /already out/],
      [null, /could not be read/],
    ];
    for (const [wrong, sentence] of cases) {
      const answer = await client.post(address, { basedOn: newest, policy: wrong });
      expect(answer.status).toBe(400);
      expect(failureIn(answer.body).userMessage).toMatch(sentence);
    }
    expect((await read(client)).newest).toBe(newest);
  });
});

describe('the preview', () => {
  it('says who would get what and why, and leaves the ledger as it was', async () => {
    const client = await stack.as(manager);
    const { policy, previewOn } = await read(client);
    expect(previewOn).toBe('2026-03-03');
    const shown = await preview(client, policy, today);
    expect(shown.quietBecause).toBeNull();
    expect(shown.digests.length).toBeGreaterThan(5);
    const lines = shown.digests.flatMap((digest) => digest.lines);
    expect(lines.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    // What an item is called stands in the reader's own rows: the service may see more than this manager.
    const { changed } = changesResponseSchema.parse(
      (await client.post('/api/boards/children/changes', {})).body,
    );
    const titles = [
      ...changed.risks.map(({ title }) => title),
      ...changed.actions.map(({ action }) => action),
    ];
    const told = JSON.stringify(shown);
    expect(lines.some(({ itemKind }) => itemKind === 'risk')).toBe(true);
    expect(
      titles.filter((title) => title.length > 12 && told.includes(JSON.stringify(title).slice(1, 40))),
    ).toEqual([]);
    // Looking changes nothing: the same question has the same answer.
    expect(await preview(client, policy, today)).toEqual(shown);
    // Tomorrow, what goes out today is thought of as sent.
    const tomorrow = await preview(client, policy, addDays(today, 1));
    expect(tomorrow.digests.length).toBeLessThan(shown.digests.length);
  });

  it('a policy that asks nothing asks nobody about dated actions', async () => {
    const client = await stack.as(manager);
    const { policy } = await read(client);
    const usual = await preview(client, policy, today);
    const quiet = await preview(
      client,
      { ...policy, actionDaysBefore: [], actionOnTheDay: false, overdueEveryDays: null, escalation: [] },
      today,
    );
    const actionLines = (shown: typeof usual) =>
      shown.digests.flatMap(({ lines }) => lines).filter(({ itemKind }) => itemKind === 'action').length;
    expect(actionLines(quiet)).toBeLessThan(actionLines(usual));
  });

  it.each([
    ['2026-03-07', 'a Saturday'],
    ['2026-04-03', 'a bank holiday in England and Wales: Good Friday'],
    ['2026-03-10', 'a quiet day of this board: 9 March 2026 to 11 March 2026 (Moving house)'],
  ])('says why nothing goes out on %s', async (on, why) => {
    const client = await stack.as(manager);
    const { policy } = await read(client);
    const quietDays = [{ from: civilDate('2026-03-09'), to: civilDate('2026-03-11'), why: 'Moving house' }];
    const shown = await preview(client, { ...policy, quietDays }, on);
    expect(shown.digests).toEqual([]);
    expect(shown.quietBecause).toContain(why);
  });

  it('looks neither back nor too far ahead', async () => {
    const client = await stack.as(manager);
    const { policy } = await read(client);
    for (const on of ['2026-02-27', '2027-03-02']) {
      const answer = await client.post(`${address}/preview`, { policy, on });
      expect(answer.status).toBe(400);
      expect(failureIn(answer.body).userMessage).toBe('Choose a day from 2 March 2026 to 2 June 2026.');
    }
  });
});

describe('what somebody edited by hand', () => {
  it('a mangled version is named, the one before it holds, and the next is saved after it', async () => {
    const client = await stack.as(manager);
    const before = await read(client);
    await stack.tenant.handEdit({
      sitePath: childrenSitePath,
      list: 'Settings',
      userId: manager,
      fields: {
        Title: `reminder-policy@${before.newest + 1}`,
        Key: `reminder-policy@${before.newest + 1}`,
        SettingVersion: 1,
        Json: '{"version": ',
      },
    });
    const mangled = await read(client);
    expect(mangled).toMatchObject({ policy: before.policy, newest: before.newest + 1 });
    expect(mangled.warnings).toEqual([
      expect.stringContaining(`“reminder-policy@${before.newest + 1}” is no readable reminder policy`),
    ]);
    expect((await preview(client, before.policy, today)).warnings).toEqual(mangled.warnings);
    expect(await save(client, before.newest, { ...before.policy, sendAt: '10:10' })).toMatchObject({
      outcome: 'conflict',
      saved: { version: before.version },
    });
    expect(await save(client, mangled.newest, { ...before.policy, sendAt: '10:10' })).toMatchObject({
      outcome: 'saved',
      saved: { version: before.newest + 2 },
    });
  });
});

describe('how long the board keeps what', () => {
  const keeping = '/api/boards/children/retention';
  const readKept = async (client: ApiClient) =>
    retentionResponseSchema.parse((await client.get(keeping)).body);
  const saveKept = (client: ApiClient, basedOn: number, retention: Retention) =>
    client.post(keeping, { basedOn, retention });

  it('is read by everybody on the board and saved by its managers alone', async () => {
    expect(await readKept(await stack.as(manager))).toMatchObject({
      retention: defaultRetention,
      version: 0,
      damaged: false,
      mayEdit: true,
    });
    const client = await stack.as(lead);
    expect(await readKept(client)).toMatchObject({ mayEdit: false });
    const answer = await saveKept(client, 0, defaultRetention);
    expect([answer.status, failureIn(answer.body).userMessage]).toEqual([
      403,
      'Only the managers of this board can change how long things are kept.',
    ]);
    expect([403, 404]).toContain((await (await stack.as(stranger)).get(keeping)).status);
  });

  it.each([
    ['half a year', { ...defaultRetention, paperYears: 0.5 }],
    ['reminders kept too short', { ...defaultRetention, reminderYears: 1 }],
    ['a part nobody knows', { ...defaultRetention, deleteNow: true }],
    ['no word for reviews', { ...defaultRetention, reviewWords: [] }],
  ])('refuses %s, and writes nothing', async (_, retention) => {
    const client = await stack.as(manager);
    const answer = await saveKept(client, 0, retention);
    expect([answer.status, failureIn(answer.body).code]).toEqual([400, 'not valid']);
    expect((await readKept(client)).newest).toBe(0);
  });

  it('two managers who save at once: one holds, the other is told whose it is; the same press once more writes nothing; the report goes by it', async () => {
    const [first, second] = [await stack.as(manager), await stack.as(otherManager)];
    const ten = { ...defaultRetention, paperYears: 10 };
    const outcomes = (
      await Promise.all([
        saveKept(first, 0, ten),
        saveKept(second, 0, { ...defaultRetention, reviewPlanYears: 20 }),
      ])
    ).map(({ body }) => saveRetentionOutcomeSchema.parse(body));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    const winner = outcomes[0]?.outcome === 'saved' ? first : second;
    const { retention, newest } = await readKept(first);
    expect(newest).toBe(1);
    const again = saveRetentionOutcomeSchema.parse((await saveKept(winner, 0, retention)).body);
    expect(again).toMatchObject({ outcome: 'already saved', saved: { version: 1 } });

    await saveKept(first, 1, { ...defaultRetention, paperYears: 11, closedRiskYears: 25 });
    const report = await stack.stack.register(['retention', '--board', 'children', '--json']);
    const { version, kinds } = JSON.parse(report.stdout) as {
      version: number;
      kinds: { kind: string; keptYears: number }[];
    };
    expect(version).toBe(2);
    expect(Object.fromEntries(kinds.map(({ kind, keptYears }) => [kind, keptYears]))).toMatchObject({
      'Board papers and exports': 11,
      'Closed risks': 25,
    });
    expect((await readKept(first)).versions.map(({ by }) => by.name)).toContain('Rowena Castell');
  });

  it('keeps what looks like somebody’s identity only when its writer says that it is not', async () => {
    const client = await stack.as(manager);
    const { newest } = await readKept(client);
    const retention = { ...defaultRetention, reviewWords: ['943 476 5919'] };
    const answer = await client.post(keeping, { basedOn: newest, retention });
    expect([answer.status, failureIn(answer.body).code]).toEqual([422, 'personal details']);
    expect((await readKept(client)).newest).toBe(newest);
    const anyway = await client.post(keeping, { basedOn: newest, retention, saveAnyway: true });
    expect(saveRetentionOutcomeSchema.parse(anyway.body)).toMatchObject({ outcome: 'saved' });
    expect((await readKept(client)).retention).toEqual(retention);
  });
});
