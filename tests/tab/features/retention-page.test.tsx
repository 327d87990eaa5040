/** @jest-environment jsdom */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { RetentionResponse, SaveRetentionOutcome } from '../../../shared/contracts/retention.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { RetentionPage } from '../../../tab/features/retention/retention-page.tsx';
import type { ApiResult } from '../../../tab/register/failure.ts';
import { ApiProvider, BoardProvider } from '../../../tab/register/register-context.tsx';
import { anApi } from '../../support/an-api.ts';
import '../../support/undrawn-window.ts';

/** What holds for every form with which a manager changes a setting of the board, on the simplest of them. */
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const kept: RetentionResponse = {
  retention: defaultRetention,
  version: 0,
  damaged: false,
  newest: 0,
  versions: [],
  first: defaultRetention,
  mayEdit: true,
  timeZone: 'Europe/London',
};

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
  sessionStorage.clear();
});

async function show(read: Partial<RetentionResponse> = {}) {
  const sent: unknown[] = [];
  let answer: ApiResult<SaveRetentionOutcome>;
  const api = anApi({
    changes: () => new Promise(() => undefined),
    call: ((_schema: unknown, _path: string, body?: unknown) => {
      if (body === undefined) return Promise.resolve({ ok: true, value: { ...kept, ...read } });
      sent.push(body);
      return Promise.resolve(answer);
    }) as never,
  });
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  act(() =>
    root?.render(
      <QueryClientProvider client={new QueryClient()}>
        <ApiProvider value={api}>
          <BoardProvider board="children" viewerOid={null}>
            <RetentionPage />
          </BoardProvider>
        </ApiProvider>
      </QueryClientProvider>,
    ),
  );
  for (let turn = 0; turn < 8; turn += 1)
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  const button = (name: RegExp) =>
    [...place.querySelectorAll('button')].find(({ textContent }) => name.test(textContent));
  return {
    place,
    sent,
    button,
    press: (name: RegExp) => act(() => button(name)!.click()),
    type: (text: string) =>
      act(() => {
        const field = place.querySelector('textarea')!;
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    save: (given: ApiResult<SaveRetentionOutcome>) =>
      act(async () => {
        answer = given;
        place.querySelector('form')!.requestSubmit();
        await Promise.resolve();
      }),
  };
}

it('offers to save what looks like an identity anyway, until another text stands there', async () => {
  const page = await show();
  page.press(/^Change/);
  page.type('943 476 5919');
  const failure = {
    code: 'personal details' as const,
    message: 'refused',
    userMessage: 'This looks like an NHS number.',
    correlationId: 'abc-123',
    claims: null,
    retryAfterSeconds: null,
  };
  await page.save({ ok: false, failure });
  expect(page.place.textContent).toContain('This looks like an NHS number.');
  expect(page.button(/save it anyway/)).toBeDefined();
  page.type('943 476 5919 and 943 476 5927');
  expect(page.button(/save it anyway/)).toBeUndefined();
  expect(page.sent).toHaveLength(1);
});

it('gives the focus to the form that opens, and back to the button each time the form goes', async () => {
  const page = await show();
  const leaving = ['the first time', 'the second time'].map(() => {
    page.press(/^Change/);
    expect(document.activeElement?.tagName).toBe('INPUT');
    page.press(/^Discard/);
    return document.activeElement === page.button(/^Change/);
  });
  expect(leaving).toEqual([true, true]);
});

it('does not say that nobody changed the periods where what somebody saved cannot be read', async () => {
  expect((await show()).place.textContent).toContain('nobody has changed them yet');
  act(() => root?.unmount());
  const { place } = await show({ damaged: true, newest: 1 });
  expect(place.textContent).toContain('cannot be read');
  expect(place.textContent).not.toContain('nobody has changed them');
});
