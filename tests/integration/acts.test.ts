import { accounts } from '../../infra/sample/directory.ts';
import { actOnActionOutcomeSchema, seenForAct } from '../../shared/contracts/act-on-action.ts';
import { recordActionOutcomeSchema } from '../../shared/contracts/record-update.ts';
import { changesResponseSchema, historyResponseSchema } from '../../shared/contracts/tab-api.ts';
import { addDays } from '../../shared/domain/civil-date.ts';
import { startLocalStack, type ApiClient, type LocalStack } from '../support/local-stack.ts';

const acts = '/api/boards/children/actions/acts';
let stack: LocalStack;

beforeAll(async () => {
  stack = await startLocalStack({ now: '2026-11-28T10:00:00Z' });
});
afterAll(async () => {
  await stack.stop();
});

const act = async (client: ApiClient, body: unknown) => {
  const answer = await client.post(acts, body);
  expect(answer).toMatchObject({ status: 200 });
  return actOnActionOutcomeSchema.parse(answer.body);
};

it('a request for more time, asked and decided over the API: by nobody but who may, once, with its trail', async () => {
  const manager = await stack.as(accounts.castellRowena.id);
  const lead = await stack.as(accounts.nairPriya.id);
  const { changed, today } = changesResponseSchema.parse(
    (await manager.post('/api/boards/children/changes', {})).body,
  );
  const action = changed.actions.find(
    (each) => each.status === 'in progress' && each.currentDue !== null && each.moreTimeRequest === null,
  );
  if (action === undefined) throw new Error('The sample has no open action with a date.');
  const { status, rag, percentComplete, evidenceLink, currentDue } = action;
  const base = currentDue !== null && currentDue > today ? currentDue : today;
  const proposedDue = addDays(base, 60);
  const asked = recordActionOutcomeSchema.parse(
    (
      await lead.post('/api/boards/children/actions/updates', {
        idempotencyKey: 'acts-ask-0001',
        itemKey: action.key,
        seen: { status, rag, percentComplete, evidenceLink },
        moreTime: { proposedDue, reason: 'Training was moved.' },
      })
    ).body,
  );
  if (asked.outcome !== 'recorded') throw new Error(`not asked: ${asked.outcome}`);

  const approve = {
    idempotencyKey: 'acts-approve-0001',
    itemKey: action.key,
    seen: seenForAct(asked.item),
    act: { kind: 'approve more time' },
  };
  // The lead has rights on the list, and is no chair; the reader has neither; the stranger does not see the board.
  for (const person of [accounts.nairPriya.id, accounts.whitcombeAngela.id]) {
    expect(await act(await stack.as(person), approve)).toMatchObject({
      outcome: 'refused',
      reason: 'not allowed',
    });
  }
  expect((await (await stack.as(accounts.lomaxBethany.id)).post(acts, approve)).body).toMatchObject({
    code: 'no access',
  });

  const recorded = await act(manager, approve);
  expect(recorded).toMatchObject({
    outcome: 'recorded',
    item: {
      currentDue: proposedDue,
      originalDue: action.originalDue ?? currentDue,
      moves: action.moves + 1,
      moreTimeRequest: null,
      due: { raw: action.due.raw },
      lastDecision: { kind: 'more time approved', by: { name: 'Rowena Castell' } },
    },
  });
  expect(await act(manager, approve)).toMatchObject({ outcome: 'already recorded' });
  expect(
    await act(manager, {
      ...approve,
      idempotencyKey: 'acts-decline-0001',
      act: { kind: 'decline more time' },
      note: 'Too late.',
    }),
  ).toMatchObject({ outcome: 'refused', reason: 'not valid' });

  const history = historyResponseSchema.parse(
    (await manager.get(`/api/boards/children/history/action/${encodeURIComponent(action.key)}`)).body,
  );
  expect(history.updates.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['more time asked', 'more time approved']),
  );
  expect(history.updates.filter(({ kind }) => kind === 'more time approved')).toHaveLength(1);
});
