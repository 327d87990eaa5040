/** @jest-environment jsdom */
import { randomUUID } from 'node:crypto';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { seenForAct } from '../../../shared/contracts/act-on-action.ts';
import type { ChangeMany as Request, ChangeManyOutcome } from '../../../shared/contracts/change-many.ts';
import type { UndoChange } from '../../../shared/contracts/undo.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { ChangeMany } from '../../../tab/features/action-plan/change-many.tsx';
import { composeMany, emptyManyDraft } from '../../../tab/features/action-plan/change-many-draft.ts';
import { TickedActions } from '../../../tab/features/action-plan/ticked-actions.ts';
import { Tick } from '../../../tab/features/action-plan/tick.tsx';
import { factsOfAction } from '../../../tab/register/action-facts.ts';
import type { ApiClient } from '../../../tab/register/api-client.ts';
import type { ApiResult } from '../../../tab/register/failure.ts';
import { LastChangeProvider, useLastChange } from '../../../tab/register/last-change.tsx';
import {
  ApiProvider,
  BoardProvider,
  useApi,
  useRegister,
  useRegisterSnapshot,
} from '../../../tab/register/register-context.tsx';
import { anApi } from '../../support/an-api.ts';
import { aBoard, aChangesResponse, anAction } from '../../support/builders.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const plan = (count: number): Action[] =>
  Array.from({ length: count }, (_, index) =>
    anAction({ key: `A-${index + 1}`, reference: `1.${index + 1}`, status: 'in progress', rag: 'amber' }),
  );

const lost: Extract<ApiResult<ChangeManyOutcome>, { ok: false }> = {
  ok: false,
  failure: {
    code: 'no connection',
    message: 'no answer',
    userMessage: 'There is no connection.',
    correlationId: null,
    claims: null,
    retryAfterSeconds: null,
  },
};

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
  sessionStorage.clear();
});

/** The section above a plan of these actions, with the box of each; the service answers when the test says so. */
async function show(board: string, actions: readonly Action[]) {
  const sent: Request[] = [];
  let answer: (result: ApiResult<ChangeManyOutcome>) => void = () => undefined;
  const api = anApi({
    changes: (_board, { cursor }) =>
      cursor === undefined
        ? Promise.resolve({
            ok: true as const,
            value: aChangesResponse({ board: aBoard({ id: board }), changed: { actions: [...actions] } }),
          })
        : new Promise(() => undefined),
    act: () => Promise.resolve(lost),
    changeMany: (_board, change) => {
      sent.push(change);
      return new Promise((resolve) => (answer = resolve));
    },
  });
  const ticked = new TickedActions(board);
  let single: Pick<ApiClient, 'act'> = api;
  let last: UndoChange | null = null;
  let newerUnsent = false;
  let drawn = 0;
  const Plan = () => {
    const register = useRegister();
    ({ change: last, newerUnsent } = useLastChange());
    single = useApi();
    drawn += 1;
    return (
      <>
        <ChangeMany ticked={ticked} shown={register.actions.map((each) => factsOfAction(each, register))} />
        {register.actions.map((each) => (
          <Tick key={each.key} ticked={ticked} action={each} />
        ))}
      </>
    );
  };
  const Ready = () => (useRegisterSnapshot().register.complete ? <Plan /> : null);
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () => {
    root?.render(
      <ApiProvider value={api}>
        <LastChangeProvider kept={null}>
          <BoardProvider board={board} viewerOid={null}>
            <Ready />
          </BoardProvider>
        </LastChangeProvider>
      </ApiProvider>,
    );
    await Promise.resolve();
  });
  const button = (name: string) =>
    [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  return {
    place,
    sent,
    ticked,
    last: () => last,
    newerUnsent: () => newerUnsent,
    /** A single press elsewhere on the page that finds no network. */
    loseASinglePress: (action: Action) =>
      act(async () => {
        const close = { idempotencyKey: 'single-01', itemKey: action.key, seen: seenForAct(action) };
        await single.act(board, { ...close, act: { kind: 'close' } });
      }),
    drawn: () => drawn,
    button,
    press: (name: string) =>
      act(async () => {
        button(name)!.click();
        await Promise.resolve();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }),
    box: (name: string) => place.querySelector<HTMLInputElement>(`input[aria-label^="${name}"]`)!,
    type: (text: string) =>
      act(() => {
        const note = place.querySelector('textarea')!;
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(note, text);
        note.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    answer: (result: ApiResult<ChangeManyOutcome>) =>
      act(async () => {
        answer(result);
        await Promise.resolve();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }),
  };
}

const recordedAll = (
  request: Request | undefined,
  actions: readonly Action[],
): ApiResult<ChangeManyOutcome> => ({
  ok: true,
  value: {
    outcome: 'gone through',
    items: request!.items.map(({ itemKey }) => ({
      itemKey,
      result: { outcome: 'recorded', item: actions.find(({ key }) => key === itemKey)! },
    })),
  },
});

it('ticks an action by the box that bears its name, without drawing the plan anew, and remembers it after a reload', async () => {
  const actions = plan(3);
  const page = await show('ticking', actions);
  const before = page.drawn();
  act(() => page.box('Tick 1.2').click());
  expect(page.place.textContent).toContain('1 action ticked');
  expect(page.drawn()).toBe(before);
  expect([...new TickedActions('ticking').getSnapshot().keys()]).toEqual(['A-2']);
});

it('sends twenty at a time under one key, and the whole can be taken back at once', async () => {
  const actions = plan(45);
  const page = await show('twenty', actions);
  act(() => page.ticked.tick(actions));
  await page.press('Change them together');
  page.type('Winter pressures.');
  await page.press('Save for 45 actions');
  expect(page.place.textContent).toContain('0 of 45 gone through');
  await page.answer(recordedAll(page.sent[0], actions));
  expect(page.place.textContent).toContain('20 of 45 gone through');
  await page.answer(recordedAll(page.sent[1], actions));
  await page.answer(recordedAll(page.sent[2], actions));

  expect(page.sent.map(({ items }) => items.length)).toEqual([20, 20, 5]);
  expect(new Set(page.sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(page.last()).toEqual({
    undoes: page.sent[0]!.idempotencyKey,
    items: actions.map(({ key }) => ({ itemKind: 'action', itemKey: key })),
  });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('45 actions saved');
  expect(page.ticked.getSnapshot().size).toBe(0);
});

it('is the last change, though a single press before it did not come through', async () => {
  const actions = plan(2);
  const page = await show('after-a-lost-press', actions);
  await page.loseASinglePress(actions[0]!);
  expect(page.newerUnsent()).toBe(true);
  act(() => page.ticked.tick(actions));
  await page.press('Change them together');
  page.type('Winter pressures.');
  await page.press('Save for 2 actions');
  await page.answer(recordedAll(page.sent[0], actions));
  expect(page.last()).toMatchObject({ undoes: page.sent[0]!.idempotencyKey });
  expect(page.newerUnsent()).toBe(false);
});

it('says of each that was not saved why, leaves it ticked as it stands now, and does only those again', async () => {
  const actions = plan(3);
  const page = await show('some-left', actions);
  act(() => page.ticked.tick(actions));
  await page.press('Change them together');
  page.type('Winter pressures.');
  await page.press('Save for 3 actions');
  const changed: Action = { ...actions[1]!, rag: 'red' };
  await page.answer({
    ok: true,
    value: {
      outcome: 'gone through',
      items: [
        { itemKey: 'A-1', result: { outcome: 'recorded', item: actions[0]! } },
        {
          itemKey: 'A-2',
          result: {
            outcome: 'conflict',
            item: changed,
            conflicts: [
              { field: 'rag', label: 'RAG', seen: 'amber', now: 'red', yours: 'green', by: 'Priya Nair' },
            ],
          },
        },
        {
          itemKey: 'A-3',
          result: { outcome: 'refused', reason: 'unavailable', userMessage: 'SharePoint gave no answer.' },
        },
      ],
    },
  });
  const told = [...page.place.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(told).toContainEqual(expect.stringMatching(/^1\.2.*changed by Priya Nair.*RAG is now red$/));
  expect(told).toContainEqual(expect.stringMatching(/^1\.3.*SharePoint gave no answer\.$/));

  await page.press('Save again for the 2 not saved');
  const again = page.sent[1]!;
  expect(again.items.map(({ itemKey, seen }) => [itemKey, seen.rag])).toEqual([
    ['A-2', 'red'],
    ['A-3', 'amber'],
  ]);
  await page.answer(recordedAll(again, actions));
  // All three under one key: taken back together.
  expect(page.last()).toMatchObject({
    undoes: page.sent[0]!.idempotencyKey,
    items: actions.map(({ key }) => ({ itemKey: key })),
  });
});

it('keeps the sentence and the key when the network goes on the way, and goes on where it stopped', async () => {
  const actions = plan(25);
  const page = await show('on-the-way', actions);
  act(() => page.ticked.tick(actions));
  await page.press('Change them together');
  page.type('Winter pressures.');
  await page.press('Save for 25 actions');
  await page.answer(recordedAll(page.sent[0], actions));
  await page.answer(lost);
  expect(page.place.textContent).toContain('There is no connection.');
  expect(page.place.textContent).toContain('20 actions saved');
  expect(page.place.querySelector('textarea')!.value).toBe('Winter pressures.');
  await page.press('Save for 5 actions');
  expect(page.sent[2]).toEqual(page.sent[1]);
});

describe('what is asked for', () => {
  const items = (count: number): Request['items'] => {
    const ticked = new TickedActions('composed');
    ticked.tick(plan(count));
    return [...ticked.getSnapshot()].map(([itemKey, seen]) => ({ itemKey, seen }));
  };
  const composed = (parts: Partial<ReturnType<typeof emptyManyDraft>>, count = 2) =>
    composeMany({ ...emptyManyDraft('key-0001'), ...parts }, items(count), 'en');

  it.each([
    [
      { kind: 'report', rag: 'green' },
      { kind: 'report', rag: 'green' },
    ],
    [
      { kind: 'move date', due: '2026-05-31', note: 'Inspection.' },
      { kind: 'move date', due: '2026-05-31' },
    ],
    [
      { kind: 'name lead', personKey: 'p-1' },
      { kind: 'name lead', personKey: 'p-1' },
    ],
    [
      { kind: 'set group', groupKey: 'g-1' },
      { kind: 'set group', groupKey: 'g-1' },
    ],
    [{ kind: 'close', rag: 'green' }, { kind: 'close' }],
  ] as const)('%j is sent as %j', (draft, change) => {
    expect(composed(draft)).toMatchObject({ ok: true, change: { change } });
  });

  it.each([
    [{ kind: 'report' }, { form: expect.stringContaining('Nothing was changed') as string }],
    [
      { kind: 'move date', due: '' },
      { due: 'Choose a date first.', note: expect.stringContaining('says why') as string },
    ],
    [
      { kind: 'move date', due: '0206-05-31', note: 'x' },
      { due: expect.stringContaining('mistyped') as string },
    ],
    [{ kind: 'name lead' }, { personKey: 'Choose who leads first.' }],
    [{ kind: 'set group' }, { groupKey: 'Choose a group first.' }],
  ] as const)('of %j it says what is missing, beside its field', (draft, problems) => {
    expect(composed(draft)).toEqual({ ok: false, problems });
  });

  it('is of at most 200, so that the whole can be taken back', () => {
    expect(composed({ rag: 'green' }, 201)).toMatchObject({
      ok: false,
      problems: { form: expect.stringContaining('201 actions are ticked; at most 200') as string },
    });
  });
});
