import { once } from 'node:events';
import { provisionBoard } from '../../infra/provision/provision-board.ts';
import { accounts } from '../../infra/sample/directory.ts';
import {
  sealedReadingSchema,
  sealOutcomeSchema,
  sinceResponseSchema,
} from '../../shared/contracts/sealed-register.ts';
import { reviewRiskOutcomeSchema } from '../../shared/contracts/record-update.ts';
import { changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import { changesSince } from '../../shared/meetings/changes-since.ts';
import { fieldsPath, libraryContentPath } from '../../shared/sharepoint/register-paths.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/** The executive's last meeting, some weeks ago. The board's own is sealed in the sample. */
const meetingKey = 'mtg-c-executive-5';
const boardMeetingKey = 'mtg-c-children-board-6';
const exemptRisk = async (manager: ApiClient) => {
  const found = (await registerOf(manager)).changed.risks.find(({ marking }) => marking === 'exempt');
  if (found === undefined) throw new Error('The sample has an exempt risk.');
  return found;
};

let stack: LocalStack;
let manager: ApiClient;
let lead: ApiClient;

beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
  manager = await stack.as(accounts.castellRowena.id);
  lead = await stack.as(accounts.nairPriya.id);
}, 120_000);
afterAll(() => stack.stop());
afterEach(() => stack.tenant.clearFaults());

const board = '/api/boards/children';
const registerOf = async (client: ApiClient) => {
  let answer = changesResponseSchema.parse((await client.post(`${board}/changes`, {})).body);
  const all = answer;
  while (!answer.complete) {
    answer = changesResponseSchema.parse(
      (await client.post(`${board}/changes`, { cursor: answer.cursor })).body,
    );
    all.changed.actions.push(...answer.changed.actions);
  }
  return all;
};
const seal = async (client: ApiClient, key: string, idempotencyKey: string, evenIfOpen = true) =>
  sealOutcomeSchema.parse(
    (await client.post(`${board}/meetings/seal`, { meetingKey: key, idempotencyKey, evenIfOpen })).body,
  );
const sealed = async (client: ApiClient, key = meetingKey) => client.get(`${board}/meetings/${key}/sealed`);
const since = async (client: ApiClient, key?: string) =>
  sinceResponseSchema.parse(
    (await client.get(`${board}/since${key === undefined ? '' : `?meeting=${key}`}`)).body,
  );

const byHand = async (list: 'actions' | 'meetings', id: string, fields: Record<string, unknown>) => {
  const graph = await administratorGraph(stack.stack);
  const { site, lists } = await childrensSite(stack.stack, graph);
  const address = { siteId: site, listId: lists[list] ?? '' };
  const answer = await graph.send({ method: 'PATCH', path: fieldsPath(address, id), body: fields });
  expect(answer.status).toBe(200);
};

async function until(look: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It never happened.');
}

it('says that nothing was sealed yet, and what the trail alone tells', async () => {
  const told = await since(lead, meetingKey);
  expect(told).toMatchObject({ meeting: { key: meetingKey }, sealed: null });
  expect(told.problem).toContain('not sealed');
  expect(told.updates.length).toBeGreaterThan(0);
  expect(told.updates.every(({ at }) => at >= told.from)).toBe(true);
  expect((await sealed(manager)).status).toBe(404);
});

it('opens the sealed register of the sample, and counts from the board’s last sealed meeting', async () => {
  const reading = sealedReadingSchema.parse((await sealed(lead, boardMeetingKey)).body);
  expect(reading).toMatchObject({ withheld: false, partA: { meeting: { key: boardMeetingKey } } });
  expect(await since(lead)).toMatchObject({
    meeting: { key: boardMeetingKey },
    from: reading.partA.sealedAt,
    problem: '',
  });
});

it('refuses whoever may not seal, whoever sees less than everything, and a meeting that has not been', async () => {
  expect(
    await seal(await stack.as(accounts.fairbrotherGareth.id), meetingKey, 'press-by-a-lead'),
  ).toMatchObject({
    outcome: 'refused',
    userMessage: expect.stringContaining('board manager') as string,
  });
  expect(await seal(manager, 'mtg-c-children-board-7', 'press-too-early')).toMatchObject({
    outcome: 'refused',
    userMessage: expect.stringContaining('not been held') as string,
  });
  expect(await seal(manager, 'no-such-meeting', 'press-nowhere')).toMatchObject({ outcome: 'refused' });
  const risk = await exemptRisk(manager);
  const { rightsOnRisk } = controls(stack.stack);
  await rightsOnRisk(risk.id, [accounts.nairPriya.id]);
  expect(await seal(manager, meetingKey, 'press-without-sight')).toMatchObject({
    outcome: 'refused',
    userMessage: expect.stringContaining('does not show you') as string,
  });
  await rightsOnRisk(risk.id, null);
});

it('tells nothing that was said about a risk, or how it was scored, to whom SharePoint does not show its row', async () => {
  const risk = await exemptRisk(manager);
  const text = 'Said about a risk that is kept to some.';
  const { likelihood = null, impact = null } = risk.current ?? {};
  const review = {
    idempotencyKey: 'scored-for-some',
    itemKey: risk.key,
    seen: { likelihood, impact, lastReview: risk.lastReview },
    decision: { kind: 'confirm' },
    note: text,
  };
  const recorded = await manager.post(`${board}/risks/reviews`, review);
  expect(recorded.body).toMatchObject({ outcome: 'recorded' });
  const { rightsOnRisk } = controls(stack.stack);
  await rightsOnRisk(risk.id, [accounts.nairPriya.id]);
  const told = async (client: ApiClient) =>
    Promise.all(
      [`history/risk/${encodeURIComponent(risk.key)}`, 'since?trail=only', 'assessments'].map(
        async (address) => {
          const answer = await client.get(`${board}/${address}`);
          expect([address, answer.status]).toEqual([address, 200]);
          return JSON.stringify(answer.body);
        },
      ),
    );
  const [history, since, assessments] = await told(lead);
  expect([history, since]).toEqual([expect.stringContaining(text), expect.stringContaining(text)]);
  expect(assessments).toContain(JSON.stringify(risk.key));
  for (const answer of await told(manager)) {
    expect(answer).not.toContain(text);
    expect(answer).not.toContain(JSON.stringify(risk.key));
  }
  await rightsOnRisk(risk.id, null);
});

it('says to whom the folder for what is exempt is open, and writes nothing before somebody said so', async () => {
  const told = await seal(manager, meetingKey, 'press-with-care', false);
  expect(told).toMatchObject({ outcome: 'folder open', folder: 'Sealed registers/Part B' });
  // A manager owns the site and is told of every group; a chair who is a member, of their own.
  expect(told.outcome === 'folder open' && told.openTo).toEqual([
    expect.stringMatching(/ Members$/),
    expect.stringMatching(/ Visitors$/),
  ]);
  await stack.tenant.fault({
    method: 'GET',
    path: '/permissions$',
    effect: { kind: 'respond', status: 403 },
  });
  expect(await seal(manager, meetingKey, 'press-with-care', false)).toMatchObject({ openTo: [] });
  await stack.tenant.clearFaults();
  const { changed } = await registerOf(manager);
  expect(changed.meetings.find(({ key }) => key === meetingKey)?.seal).toBeNull();
});

it.each([
  ['the line was cut', 'mtg-c-executive-3'],
  ['the service was killed', 'mtg-c-executive-2'],
])(
  'goes on when it is pressed again after %s between the files and the meeting’s row',
  async (how, earlier) => {
    const graph = await administratorGraph(stack.stack);
    const { site } = await childrensSite(stack.stack, graph);
    const sealedFiles = async (folder: string) => {
      const answer = await graph.send({
        method: 'GET',
        path: `/sites/${site}/drive/root:/${folder}:/children`,
      });
      return (answer.body as { value: { name: string; file?: unknown }[] }).value
        .filter(({ file }) => file !== undefined)
        .map(({ name }) => name);
    };
    const before = [await sealedFiles('Sealed registers'), await sealedFiles('Sealed registers/Part B')];
    const press = () =>
      manager.post(`${board}/meetings/seal`, {
        meetingKey: earlier,
        idempotencyKey: `press-${earlier}`,
        evenIfOpen: true,
      });
    if (how === 'the line was cut') {
      await stack.tenant.fault({ method: 'PATCH', path: '/fields', effect: { kind: 'disconnect' } });
      expect((await press()).status).toBe(503);
    } else {
      // Told “later” about the row, the service waits; there it dies.
      await stack.tenant.fault({
        method: 'PATCH',
        path: '/fields',
        effect: { kind: 'respond', status: 503, retryAfterSeconds: 5 },
      });
      const lost = press().catch(() => 'no answer');
      await until(async () => (await sealedFiles('Sealed registers')).length > (before[0]?.length ?? 0));
      const ended = once(stack.stack.service, 'exit');
      stack.stack.service.kill('SIGKILL');
      await ended;
      expect(await lost).toBe('no answer');
      await stack.stack.startService();
    }
    expect((await sealedFiles('Sealed registers')).length).toBe((before[0]?.length ?? 0) + 1);
    await stack.tenant.clearFaults();
    const outcome = sealOutcomeSchema.parse((await press()).body);
    if (outcome.outcome !== 'sealed') throw new Error(`Not sealed: ${outcome.outcome}`);
    const { seal: kept } = outcome.meeting;
    for (const [index, folder] of (['Sealed registers', 'Sealed registers/Part B'] as const).entries()) {
      const added = (await sealedFiles(folder)).filter((name) => !before[index]?.includes(name));
      expect(added).toEqual([(index === 0 ? kept?.partA : kept?.partB)?.path.at(-1)]);
    }
    expect(sealedReadingSchema.parse((await sealed(lead, earlier)).body)).toMatchObject({ withheld: false });
  },
);

it('seals once, however often it is pressed and by however many', async () => {
  const [first, second] = await Promise.all([
    seal(manager, meetingKey, 'press-one'),
    seal(await stack.as(accounts.oyelaranMargaret.id), meetingKey, 'press-two'),
  ]);
  const outcomes = [first.outcome, second.outcome].sort();
  expect(outcomes).toEqual(['sealed', 'sealed already']);
  const winner = first.outcome === 'sealed' ? 'press-one' : 'press-two';
  expect((await seal(manager, meetingKey, winner)).outcome).toBe('sealed');
  const before = await registerOf(manager);
  const meeting = before.changed.meetings.find(({ key }) => key === meetingKey);
  expect(meeting).toMatchObject({
    sealed: true,
    sealedFile: expect.stringContaining('Sealed%20registers') as string,
    problems: [],
  });
  const graph = await administratorGraph(stack.stack);
  const { site } = await childrensSite(stack.stack, graph);
  const folder = await graph.send({
    method: 'GET',
    path: `/sites/${site}/drive/root:/Sealed registers:/children`,
  });
  const files = (folder.body as { value: { name: string; file?: unknown }[] }).value;
  expect(
    files.filter(({ file, name }) => file !== undefined && name.includes(meeting?.title ?? '')),
  ).toHaveLength(1);
});

it('opens as it was, though the register went on, and tells what changed since', async () => {
  const before = sealedReadingSchema.parse((await sealed(lead)).body);
  expect(before.partA.rows.risks.every(({ marking }) => marking === 'publish')).toBe(true);
  expect(before.partB?.rows.risks.length).toBeGreaterThan(0);

  const { changed } = await registerOf(manager);
  const risk = changed.risks.find(
    ({ current, status }) => (current?.likelihood ?? 0) > 1 && status === 'open',
  );
  if (risk?.current?.likelihood == null || risk.current.impact === null) throw new Error('No scored risk.');
  const outcome = reviewRiskOutcomeSchema.parse(
    (
      await manager.post(`${board}/risks/reviews`, {
        idempotencyKey: 'rescored-after-sealing',
        itemKey: risk.key,
        seen: {
          likelihood: risk.current.likelihood,
          impact: risk.current.impact,
          lastReview: risk.lastReview,
        },
        decision: { kind: 're-score', likelihood: risk.current.likelihood - 1, impact: risk.current.impact },
        note: 'Seen at the table.',
      })
    ).body,
  );
  expect(outcome.outcome).toBe('recorded');
  expect(sealedReadingSchema.parse((await sealed(lead)).body)).toEqual(before);

  const told = await since(lead, meetingKey);
  const now = await registerOf(lead);
  if (now.board === null) throw new Error('No board.');
  const changes = changesSince({
    then: told,
    now: now.changed,
    board: now.board,
    today: now.today,
  });
  expect(changes.risks.scoreMoved).toMatchObject([
    { risk: { key: risk.key }, movement: 'down', evidence: { text: 'Seen at the table.' } },
  ]);
  expect(changes.risks.added).toEqual([]);
});

it('costs one batch and the two files', async () => {
  await stack.tenant.forgetTraffic();
  await since(lead, meetingKey);
  const calls = await stack.tenant.graphCalls();
  expect(calls.filter(({ delegated }) => delegated)).toHaveLength(3);
});

it('tells a date moved by hand in SharePoint, and who did it', async () => {
  const action = (await registerOf(lead)).changed.actions.find(
    ({ status, currentDue, moves }) => status === 'in progress' && currentDue !== null && moves === 0,
  );
  if (action === undefined) throw new Error('The sample has an action that never moved.');
  await byHand('actions', action.id, { CurrentDue: '2027-05-14T12:00:00Z' });
  const now = await registerOf(lead);
  if (now.board === null) throw new Error('No board.');
  const { actions } = changesSince({
    then: await since(lead, meetingKey),
    now: now.changed,
    board: now.board,
    today: now.today,
  });
  expect(actions.datesMoved.find((line) => line.action.key === action.key)).toMatchObject({
    before: action.currentDue,
    now: '2027-05-14',
    movesSince: 1,
  });
});

it('says why it cannot count: no rights, a meeting to come, one that is gone, one without a date', async () => {
  const outsider = await stack.as(accounts.lomaxBethany.id);
  expect((await outsider.get(`${board}/since`)).status).toBe(403);
  const refusal = async (key: string) => {
    const answer = await lead.get(`${board}/since?meeting=${key}`);
    return answer.status === 404 ? (answer.body as { userMessage: string }).userMessage : null;
  };
  expect(await refusal('mtg-c-children-board-7')).toContain('not been held');
  expect(await refusal('no-such-meeting')).toContain('not in the list');
  const undated = (await registerOf(manager)).changed.meetings.find(({ seal }) => seal === null);
  if (undated === undefined) throw new Error('The sample has a meeting that is not sealed.');
  await byHand('meetings', undated.id, { MeetingDate: null });
  for (let tried = 0; tried < 100; tried += 1) {
    if ((await refusal(undated.key))?.includes('has no date') === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await refusal(undated.key)).toContain('has no date');
}, 30_000);

it('refuses a sealed file that was changed', async () => {
  const reading = sealedReadingSchema.parse((await sealed(lead)).body);
  const graph = await administratorGraph(stack.stack);
  const { site } = await childrensSite(stack.stack, graph);
  const row = (await registerOf(manager)).changed.meetings.find(({ key }) => key === meetingKey);
  const path = row?.seal?.partA.path ?? [];
  await graph.send({
    method: 'PUT',
    path: libraryContentPath(site, path),
    headers: { 'content-type': 'application/json' },
    body: { ...reading.partA, asAt: '2020-01-01' },
  });
  const answer = await sealed(lead);
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ userMessage: expect.stringContaining('has been changed') as string });
  expect((await since(lead, meetingKey)).problem).toContain('has been changed');
});

it('withholds Part B from whom the folder is kept from, and asks nobody once it is narrowed', async () => {
  const graph = await administratorGraph(stack.stack);
  const site = JSON.parse(stack.stack.environment['BOARDS'] ?? '[]') as { id: string; site: string }[];
  const provision = (dryRun = false) =>
    provisionBoard(graph, {
      site: site.find(({ id }) => id === 'children')?.site ?? '',
      partBReaders: [accounts.castellRowena.mail],
      dryRun,
      say: () => undefined,
    });
  await stack.tenant.switches({ narrowingByInvite: 'refused' });
  expect((await provision()).open).toEqual([
    expect.stringContaining('choose Manage access'),
    expect.stringContaining('choose Manage access'),
  ]);
  await stack.tenant.switches({ narrowingByInvite: 'honoured' });
  expect((await provision()).open).toEqual([]);
  expect((await provision()).steps).toEqual([]);

  expect(await seal(manager, 'mtg-c-executive-4', 'press-narrowed', false)).toMatchObject({
    outcome: 'sealed',
  });
  for (const shutFile of ['403', '404'] as const) {
    await stack.tenant.switches({ shutFile });
    for (const key of [boardMeetingKey, 'mtg-c-executive-4']) {
      const hidden = sealedReadingSchema.parse((await sealed(lead, key)).body);
      expect(hidden).toMatchObject({ withheld: true, partB: null, checksums: { partB: null } });
      expect(hidden.partA.rows.risks.length).toBeGreaterThan(0);
    }
  }
  const whole = sealedReadingSchema.parse((await sealed(manager, boardMeetingKey)).body);
  expect(whole).toMatchObject({ withheld: false, partB: { part: 'B' } });
}, 60_000);
