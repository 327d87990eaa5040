/** @jest-environment jsdom */
import { randomUUID } from 'node:crypto';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { RecordActionOutcome, RecordActionUpdate } from '../../../shared/contracts/record-update.ts';
import { RecordUpdateForm } from '../../../tab/features/record-update/record-update-form.tsx';
import type { ApiResult } from '../../../tab/register/failure.ts';
import { LastChangeProvider, useLastChange } from '../../../tab/register/last-change.tsx';
import { ApiProvider, BoardProvider, useRegisterSnapshot } from '../../../tab/register/register-context.tsx';
import type { ApiClient } from '../../../tab/register/api-client.ts';
import { anApi } from '../../support/an-api.ts';
import { aBoard, aChangesResponse, anAction } from '../../support/builders.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const action = anAction({ key: 'A-1', reference: '1.1', percentComplete: 40 });

/** The form on a board whose service answers when the test says so. */
function serviceOf(board: string) {
  const sent: RecordActionUpdate[] = [];
  let answer: (result: ApiResult<RecordActionOutcome>) => void = () => undefined;
  const read = {
    ok: true as const,
    value: aChangesResponse({ board: aBoard({ id: board }), changed: { actions: [action] } }),
  };
  const api = anApi({
    changes: (_board, { cursor }) =>
      cursor === undefined ? Promise.resolve(read) : new Promise(() => undefined),
    recordUpdate: (_board, update) => {
      sent.push(update);
      return new Promise((resolve) => (answer = resolve));
    },
  });
  return {
    api,
    sent,
    answer: (result: ApiResult<RecordActionOutcome>) =>
      act(async () => {
        answer(result);
        await Promise.resolve();
      }),
  };
}

const lost: ApiResult<RecordActionOutcome> = {
  ok: false,
  failure: {
    code: 'unavailable',
    message: 'no answer',
    userMessage: 'SharePoint did not answer. Try again in a minute.',
    correlationId: 'abc-123',
    claims: null,
    retryAfterSeconds: null,
  },
};

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
});

async function show(api: ApiClient, board: string, onDone: (saved: boolean) => void = () => undefined) {
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  let newerUnsent = false;
  const Ready = () => {
    newerUnsent = useLastChange().newerUnsent;
    return useRegisterSnapshot().register.complete ? (
      <RecordUpdateForm action={action} onDone={onDone} />
    ) : null;
  };
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
  const note = () => place.querySelector('textarea')!;
  const type = (text: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(note(), text);
      note().dispatchEvent(new Event('input', { bubbles: true }));
    });
  const save = () => act(() => place.querySelector('form')!.requestSubmit());
  const discard = () =>
    act(() => {
      [...place.querySelectorAll('button')].find(({ textContent }) => textContent === 'Discard')!.click();
    });
  return { place, note, type, save, discard, newerUnsent: () => newerUnsent };
}

it('sends one update however often Save is pressed, with one key for this opening of the form', async () => {
  const { api, sent, answer } = serviceOf('pressed-twice');
  const done: boolean[] = [];
  const form = await show(api, 'pressed-twice', (saved) => done.push(saved));
  form.type('Two of three signed.');
  form.save();
  form.save();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ itemKey: 'A-1', note: 'Two of three signed.' });
  await answer({ ok: true, value: { outcome: 'recorded', item: action } });
  expect(done).toEqual([true]);
});

it('keeps what was typed, and the key, through a failure and a reload', async () => {
  const { api, sent, answer } = serviceOf('reloaded');
  const form = await show(api, 'reloaded');
  form.type('Third partner has answered.');
  form.save();
  await answer(lost);
  expect(form.place.querySelector('[role="alert"]')?.textContent).toContain('What you wrote is still here.');
  expect(form.place.querySelector('[role="alert"]')?.textContent).toContain('abc-123');
  act(() => root?.unmount());
  const again = await show(api, 'reloaded');
  expect(again.note().value).toBe('Third partner has answered.');
  again.save();
  expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    sent[0]?.idempotencyKey,
    sent[0]?.idempotencyKey,
  ]);
});

it('says why the service refused and lets the person go on', async () => {
  const { api, answer } = serviceOf('refused');
  const form = await show(api, 'refused');
  form.type('Done.');
  form.save();
  await answer({
    ok: true,
    value: {
      outcome: 'refused',
      reason: 'not allowed',
      userMessage: 'Only a lead of this action can update it.',
    },
  });
  expect(form.place.textContent).toContain('Only a lead of this action can update it.');
  expect(form.note().value).toBe('Done.');
});

it.each(['discarded', 'emptied'])(
  'what did not come through is the newest press until it is %s',
  async (way) => {
    const { api, answer } = serviceOf(way);
    const form = await show(api, way);
    form.type('Third partner has answered.');
    form.save();
    await answer(lost);
    expect(form.newerUnsent()).toBe(true);
    form.type('Third partner has answered in writing.');
    expect(form.newerUnsent()).toBe(true);
    if (way === 'discarded') form.discard();
    else form.type('');
    expect(form.newerUnsent()).toBe(false);
  },
);
