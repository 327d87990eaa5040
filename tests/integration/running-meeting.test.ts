import { accounts } from '../../infra/sample/directory.ts';
import {
  recordInMeetingOutcomeSchema,
  type RecordInMeeting,
} from '../../shared/contracts/record-in-meeting.ts';
import { showOutcomeSchema, type ShowInMeeting } from '../../shared/contracts/show-in-meeting.ts';
import {
  changesResponseSchema,
  historyResponseSchema,
  type ChangesResponse,
} from '../../shared/contracts/tab-api.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

const manager = accounts.castellRowena.id;
const chair = accounts.oyelaranMargaret.id;
const member = accounts.nwosuAmara.id;

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
});
afterAll(async () => {
  await stack.stop();
});

const api = '/api/boards/children';

async function load(client: ApiClient): Promise<ChangesResponse> {
  return changesResponseSchema.parse((await client.post(`${api}/changes`, {})).body);
}

async function aMeeting(client: ApiClient) {
  const { changed } = await load(client);
  const meeting = changed.meetings.find(({ key }) => key.startsWith('mtg-c-children-board'))!;
  const risk = changed.risks.find(({ status }) => status === 'open')!;
  return { meeting, risk, action: changed.actions.find(({ status }) => status === 'in progress')! };
}

describe('what is said in a meeting', () => {
  const record = (parts: Partial<RecordInMeeting>): RecordInMeeting => ({
    idempotencyKey: 'press-decision-1',
    itemKind: 'risk',
    itemKey: '',
    meetingKey: '',
    kind: 'decision',
    text: 'The board accepts the plan.',
    ...parts,
  });

  it('is recorded once, with the meeting, and is the last note of the item', async () => {
    const client = await stack.as(manager);
    const { meeting, risk, action } = await aMeeting(client);
    const decision = record({ itemKey: risk.key, meetingKey: meeting.key });
    const first = recordInMeetingOutcomeSchema.parse(
      (await client.post(`${api}/meetings/records`, decision)).body,
    );
    expect(first).toMatchObject({
      outcome: 'recorded',
      item: { risk: { lastNote: { text: 'The board accepts the plan.', by: 'Rowena Castell' } } },
    });
    const again = await client.post(`${api}/meetings/records`, decision);
    expect(again.body).toMatchObject({ outcome: 'already recorded' });
    const history = historyResponseSchema.parse(
      (await client.get(`${api}/history/risk/${encodeURIComponent(risk.key)}`)).body,
    );
    expect(history.updates.filter(({ meetingKey }) => meetingKey === meeting.key)).toMatchObject([
      { kind: 'meeting decision', by: { oid: manager }, text: 'The board accepts the plan.' },
    ]);

    const note = record({
      idempotencyKey: 'press-note-1',
      itemKind: 'action',
      itemKey: action.key,
      meetingKey: meeting.key,
      kind: 'note',
    });
    const noted = await client.post(`${api}/meetings/records`, note);
    expect(noted.body).toMatchObject({ outcome: 'recorded', item: { kind: 'action' } });
  });

  it('is refused for a meeting that is not there, and for who runs none', async () => {
    const client = await stack.as(manager);
    const { meeting, risk } = await aMeeting(client);
    const elsewhere = record({ idempotencyKey: 'press-x-1', itemKey: risk.key, meetingKey: 'mtg-none' });
    expect((await client.post(`${api}/meetings/records`, elsewhere)).body).toMatchObject({
      outcome: 'refused',
      reason: 'not found',
    });
    const nobody = await stack.as(member);
    const own = record({ idempotencyKey: 'press-y-1', itemKey: risk.key, meetingKey: meeting.key });
    expect((await nobody.post(`${api}/meetings/records`, own)).body).toMatchObject({
      outcome: 'refused',
      reason: 'not allowed',
    });
  });

  it('stands with the meeting where a form records it', async () => {
    const client = await stack.as(manager);
    const { meeting, action } = await aMeeting(client);
    const { status, rag, percentComplete, evidenceLink } = action;
    const update = {
      idempotencyKey: 'press-update-1',
      itemKey: action.key,
      meetingKey: meeting.key,
      seen: { status, rag, percentComplete, evidenceLink },
      note: 'Said in the room.',
    };
    expect((await client.post(`${api}/actions/updates`, update)).body).toMatchObject({
      outcome: 'recorded',
    });
    const history = historyResponseSchema.parse(
      (await client.get(`${api}/history/action/${encodeURIComponent(action.key)}`)).body,
    );
    expect(history.updates.find(({ text }) => text === 'Said in the room.')).toMatchObject({
      kind: 'progress',
      meetingKey: meeting.key,
    });
  });
});

describe('what is shown to everybody', () => {
  const step = (parts: Partial<ShowInMeeting>): ShowInMeeting => ({
    meetingKey: '',
    active: true,
    item: null,
    view: 'item',
    detail: true,
    takeOverFrom: null,
    ...parts,
  });
  const show = async (client: ApiClient, body: ShowInMeeting) =>
    showOutcomeSchema.parse((await client.post(`${api}/meetings/showing`, body)).body);

  it('reaches a waiting tab by key, and asks Graph nothing as the person who follows', async () => {
    const presenter = await stack.as(manager);
    const follower = await stack.as(member);
    const { meeting, risk } = await aMeeting(presenter);
    const item = { kind: 'risk' as const, key: risk.key };
    await show(presenter, step({ meetingKey: meeting.key, item: null, view: 'agenda' }));
    const loaded = await load(follower);
    expect(loaded.showings).toMatchObject([{ view: 'agenda', by: { name: 'Rowena Castell' } }]);

    // What the tests before wrote is told first.
    const settled = await follower.post(`${api}/changes`, { cursor: loaded.cursor, waitSeconds: 5 });
    const { cursor } = changesResponseSchema.parse(settled.body);
    await stack.tenant.forgetTraffic();
    const waiting = follower.post(`${api}/changes`, { cursor, waitSeconds: 20 });
    const outcome = await show(presenter, step({ meetingKey: meeting.key, item }));
    expect(outcome).toMatchObject({ outcome: 'shown', showing: { item, sequence: 2 } });
    const answer = changesResponseSchema.parse((await waiting).body);
    expect(answer.showings).toMatchObject([{ meetingKey: meeting.key, item }]);
    expect(JSON.stringify(answer.showings)).not.toContain(risk.title);
    const byFollower = (await stack.tenant.graphCalls()).filter(({ userId }) => userId === member);
    expect(byFollower).toEqual([]);
  });

  it('is taken over only by name, and only by who runs meetings', async () => {
    const presenter = await stack.as(manager);
    const other = await stack.as(chair);
    const nobody = await stack.as(member);
    const { meeting } = await aMeeting(presenter);
    const mine = step({ meetingKey: meeting.key, view: 'agenda' });
    expect(await show(presenter, mine)).toMatchObject({ outcome: 'shown' });
    expect(await show(other, mine)).toMatchObject({
      outcome: 'someone else presents',
      showing: { by: { name: 'Rowena Castell' } },
    });
    expect(await show(other, { ...mine, takeOverFrom: manager })).toMatchObject({ outcome: 'shown' });
    // Who was taken over from is told at the next step.
    expect(await show(presenter, mine)).toMatchObject({ outcome: 'someone else presents' });
    expect(await show(nobody, mine)).toMatchObject({ outcome: 'refused', reason: 'not allowed' });
    expect(await show(other, { ...mine, active: false })).toMatchObject({ showing: null });
    expect((await load(nobody)).showings).toEqual([]);
    expect(await show(presenter, { ...mine, meetingKey: 'mtg-none' })).toMatchObject({
      outcome: 'refused',
      reason: 'not found',
    });
  });
});
