/** @jest-environment jsdom */
import { randomUUID } from 'node:crypto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useState, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { ActOnAction, ActOnActionOutcome } from '../../../shared/contracts/act-on-action.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { ActionPanel } from '../../../tab/features/action-plan/action-panel.tsx';
import { ActsOnAction } from '../../../tab/features/act-on-action/acts-on-action.tsx';
import type { ApiResult } from '../../../tab/register/failure.ts';
import { LastChangeProvider, useLastChange } from '../../../tab/register/last-change.tsx';
import { ApiProvider, BoardProvider, useRegisterSnapshot } from '../../../tab/register/register-context.tsx';
import { anApi } from '../../support/an-api.ts';
import '../../support/undrawn-window.ts';
import {
  aBoard,
  aChangesResponse,
  aGroup,
  aLead,
  anAction,
  aPerson,
  on,
  referenceTo,
} from '../../support/builders.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const deputy = aPerson({ key: 'p-deputy', name: 'Dilys Marsh', oid: 'oid-deputy' });
const lead = aPerson({ key: 'p-lead', name: 'Priya Nair', oid: 'oid-lead', deputyKey: 'p-deputy' });
const chair = aPerson({ key: 'p-chair', name: 'Tomos Reed', oid: 'oid-chair' });
const manager = aPerson({ key: 'p-manager', name: 'Maren Holt', oid: 'oid-manager' });
const group = aGroup({ key: 'g-qa', kind: 'subgroup', chairKey: 'p-chair' });
const waiting = anAction({
  key: 'A-1',
  groupKey: 'g-qa',
  leads: [aLead(referenceTo(lead))],
  originalDue: on('2026-01-31'),
  currentDue: on('2026-03-31'),
  moves: 1,
  moreTimeRequest: {
    proposedDue: on('2026-06-30'),
    reason: 'Training was moved.',
    at: '2026-03-20T09:00:00Z',
    by: { oid: 'oid-lead', name: 'Priya Nair' },
  },
});

const lost: ApiResult<ActOnActionOutcome> = {
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

const queries = new QueryClient();
let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
  queries.clear();
});

const alone = (action: Action, onDone: (saved: boolean) => void): ReactNode => (
  <ActsOnAction action={action} onDone={onDone} />
);

const inThePanel: typeof alone = (action, onDone) => (
  <QueryClientProvider client={queries}>
    <ActionPanel
      action={action}
      link=""
      updateForm={() => null}
      acts={(each, over) =>
        alone(each, (saved) => {
          onDone(saved);
          over(saved);
        })
      }
      onClose={() => undefined}
    />
  </QueryClientProvider>
);

/** The acts on an action, as a person of the board sees them; the service answers when the test says so. */
async function show(board: string, viewerOid: string, action: Action = waiting, draw: typeof alone = alone) {
  const sent: ActOnAction[] = [];
  const done: boolean[] = [];
  let newerUnsent = false;
  let become: (next: Action) => void = () => undefined;
  let answer: (result: ApiResult<ActOnActionOutcome>) => void = () => undefined;
  const api = anApi({
    changes: (_board, { cursor }) =>
      cursor === undefined
        ? Promise.resolve({
            ok: true as const,
            value: aChangesResponse({
              board: aBoard({ id: board, settings: { ...aBoard().settings, managerKeys: ['p-manager'] } }),
              changed: { actions: [action], people: [lead, deputy, chair, manager], groups: [group] },
            }),
          })
        : new Promise(() => undefined),
    history: () => new Promise(() => undefined),
    act: (_board, request) => {
      sent.push(request);
      return new Promise((resolve) => (answer = resolve));
    },
  });
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const Ready = () => {
    const [now, setNow] = useState(action);
    become = setNow;
    newerUnsent = useLastChange().newerUnsent;
    return useRegisterSnapshot().register.complete ? draw(now, (saved) => void done.push(saved)) : null;
  };
  await act(async () => {
    root?.render(
      <ApiProvider value={api}>
        <LastChangeProvider kept={null}>
          <BoardProvider board={board} viewerOid={viewerOid}>
            <Ready />
          </BoardProvider>
        </LastChangeProvider>
      </ApiProvider>,
    );
    await Promise.resolve();
  });
  const buttons = () => [...place.querySelectorAll('button')].map((button) => button.textContent);
  return {
    place,
    sent,
    buttons,
    done,
    newerUnsent: () => newerUnsent,
    become: (next: Action) => act(() => become(next)),
    press: (label: string) =>
      act(() => {
        [...document.querySelectorAll('button')].find((button) => button.textContent === label)!.click();
      }),
    chooseDate: (day: string) =>
      act(() => {
        const date = place.querySelector('input')!;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(date, day);
        date.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    type: (text: string) =>
      act(() => {
        const note = place.querySelector('textarea')!;
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(note, text);
        note.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    answer: (result: ApiResult<ActOnActionOutcome>) =>
      act(async () => {
        answer(result);
        await Promise.resolve();
      }),
  };
}

it('shows a chair who asks, until when, why, and how often the date moved; Approve records once', async () => {
  const form = await show('approve', 'oid-chair');
  expect(form.place.textContent).toContain('Priya Nair asks for more time until 30 June 2026');
  expect(form.place.textContent).toContain('Training was moved.');
  expect(form.place.textContent).toContain('Due 31 March 2026. Original date 31 January 2026. Moved once.');
  form.press('Approve');
  form.press('Approve');
  expect(form.sent).toHaveLength(1);
  expect(form.sent[0]).toMatchObject({
    itemKey: 'A-1',
    act: { kind: 'approve more time' },
    seen: { currentDue: '2026-03-31', requestAt: '2026-03-20T09:00:00Z' },
  });
  await form.answer({ ok: true, value: { outcome: 'recorded', item: waiting } });
  expect(form.done).toEqual([true]);
});

it('declines only with a reason, and sets another date only with a date', async () => {
  const form = await show('decline', 'oid-chair');
  form.press('Decline');
  expect(form.place.querySelector('[aria-invalid="true"]')?.tagName).toBe('TEXTAREA');
  form.press('Set another date');
  expect(form.place.textContent).toContain('Choose the date first.');
  expect(form.sent).toEqual([]);
});

it('keeps what was typed when the service refuses', async () => {
  const form = await show('refused', 'oid-chair');
  form.type('The inspection is in April.');
  form.press('Decline');
  await form.answer({
    ok: true,
    value: { outcome: 'refused', reason: 'not valid', userMessage: 'It was decided already.' },
  });
  expect(form.place.querySelector('[role="alert"]')?.textContent).toContain('It was decided already.');
  expect(form.place.querySelector('textarea')?.value).toBe('The inspection is in April.');
  expect(form.done).toEqual([]);
});

it('keeps what was typed when another chair decides first, says so, and asks nothing any more', async () => {
  const form = await show('overtaken', 'oid-chair');
  form.type('Agreed, with a visit.');
  form.chooseDate('2026-05-31');
  form.press('Approve');
  // What came about may be this very press, as long as its answer is on its way.
  form.become({ ...waiting, moreTimeRequest: null });
  expect(form.place.textContent).not.toContain('Somebody else has settled this');
  await form.answer({
    ok: true,
    value: { outcome: 'refused', reason: 'not valid', userMessage: 'It was decided already.' },
  });
  expect(form.place.querySelector('[role="alert"]')?.textContent).toContain('Somebody else has settled this');
  expect(form.place.querySelector('textarea')?.value).toBe('Agreed, with a visit.');
  expect(form.place.querySelector('textarea')?.readOnly).toBe(true);
  expect(form.place.querySelector('input')).toMatchObject({ value: '2026-05-31', readOnly: true });
  expect(form.buttons()).toEqual(['Put it away']);
  form.press('Put it away');
  expect(form.done).toEqual([false]);
  expect(form.place.textContent).toBe('');
});

it.each([
  ['put away', false],
  ['saved', true],
])('the panel beside the plan says that it is saved only of what is: %s', async (_, isSaved) => {
  const form = await show(`panel ${String(isSaved)}`, 'oid-chair', waiting, inThePanel);
  form.type('Agreed, with a visit.');
  if (isSaved) {
    form.press('Approve');
    await form.answer({ ok: true, value: { outcome: 'recorded', item: waiting } });
  } else {
    form.become({ ...waiting, moreTimeRequest: null });
    form.press('Put it away');
  }
  expect(form.done).toEqual([isSaved]);
  expect(form.place.textContent.includes('Your update is saved')).toBe(isSaved);
  expect(document.activeElement?.tagName).toBe('H2');
});

it('lets no other lead be chosen where somebody else has named one', async () => {
  const nobodys = { ...waiting, leads: [aLead({ name: 'Nobody Known' })], moreTimeRequest: null };
  const form = await show('named', 'oid-manager', nobodys);
  form.type('She knows the partners.');
  expect(form.place.querySelector('select')?.disabled).toBe(false);
  form.become({ ...waiting, moreTimeRequest: null });
  expect(form.place.querySelector('select')?.disabled).toBe(true);
});

it('shows nothing of a decision of somebody else once what was typed is deleted again', async () => {
  const form = await show('deleted', 'oid-chair');
  form.type('Agreed');
  form.type('');
  form.become({ ...waiting, moreTimeRequest: null });
  expect(form.place.textContent).toBe('');
});

it('says of no words that they wait once what is there now was kept', async () => {
  const form = await show('kept', 'oid-chair');
  form.type('Agreed, with a visit.');
  form.press('Approve');
  const conflict: ActOnActionOutcome = {
    outcome: 'conflict',
    item: waiting,
    conflicts: [
      {
        field: 'currentDue',
        label: 'Due',
        seen: '2026-03-31',
        now: '2026-04-30',
        yours: '2026-06-30',
        by: 'Dilys Marsh',
      },
    ],
  };
  await form.answer({ ok: true, value: conflict });
  form.press('Keep what is there now');
  expect(form.place.querySelector('textarea')?.value).toBe('');
  form.become({ ...waiting, moreTimeRequest: null });
  expect(form.place.textContent).toBe('');
  expect(form.done).toEqual([]);
});

it('has given up an answer without words that did not come through, once the person leaves it', async () => {
  const form = await show('left', 'oid-chair');
  form.press('Approve');
  await form.answer(lost);
  expect(form.newerUnsent()).toBe(true);
  form.become({ ...waiting, moreTimeRequest: null });
  form.press('Put it away');
  expect(form.newerUnsent()).toBe(false);
});

it('shows nothing of a decision that somebody else took before anything was typed', async () => {
  const form = await show('untouched', 'oid-chair');
  form.become({ ...waiting, moreTimeRequest: null });
  expect(form.place.textContent).toBe('');
});

it('offers a chair to close what is complete, or to send it back', async () => {
  const form = await show('close', 'oid-chair', {
    ...waiting,
    status: 'complete',
    moreTimeRequest: null,
    evidenceLink: 'https://exampleshire.sharepoint.com/minutes',
  });
  expect(form.buttons()).toEqual(['Evidence seen: close', 'Send back']);
  expect(form.place.querySelector('a')?.href).toBe('https://exampleshire.sharepoint.com/minutes');
});

it('offers a lead to pass it to their deputy, and nobody else anything', async () => {
  const form = await show('pass-on', 'oid-lead');
  expect(form.buttons()).toEqual(['Pass to Dilys Marsh']);
  form.press('Pass to Dilys Marsh');
  expect(form.sent[0]?.act).toEqual({ kind: 'pass on', toPersonKey: 'p-deputy' });
  act(() => root?.unmount());
  expect((await show('stranger', 'oid-nobody')).buttons()).toEqual([]);
});
