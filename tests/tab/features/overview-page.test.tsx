/** @jest-environment jsdom */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Language } from '../../../shared/domain/language.ts';
import { OverviewPage } from '../../../tab/features/overview/overview-page.tsx';
import type { ApiClient } from '../../../tab/register/api-client.ts';
import { ApiProvider, BoardProvider, useRegisterSnapshot } from '../../../tab/register/register-context.tsx';
import { LanguageProvider } from '../../../tab/ui/language.tsx';
import { aBoard, aChangesResponse, anAction, anAssessment, aRisk, on } from '../../support/builders.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
window.scrollTo = () => undefined;

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
});

const late = on('2026-03-01');
const actions = [
  anAction({ priority: 'Priority 1', currentDue: late, rag: 'green' }),
  anAction({ priority: 'Priority 1', currentDue: late, rag: 'red' }),
  anAction({ priority: 'Priority 1', rag: 'amber' }),
  anAction({ priority: 'Priority 2', currentDue: late, rag: 'green' }),
  anAction({ priority: 'Priority 2', rag: 'green' }),
  anAction({ priority: 'Priority 2', rag: 'green' }),
  anAction({ priority: 'Priority 2', status: 'complete' }),
  anAction({ priority: '', originalDue: on('2025-11-30'), moves: 2 }),
  anAction({ priority: '', status: 'cancelled' }),
];

async function show(language: Language): Promise<HTMLElement> {
  const failure = {
    code: 'unavailable',
    message: 'no answer',
    userMessage: 'SharePoint did not answer. Try again in a minute.',
    correlationId: 'abc-123',
    claims: null,
    retryAfterSeconds: null,
  };
  const api = {
    changes: (_board: string, { cursor }: { cursor?: string }) =>
      cursor === undefined
        ? Promise.resolve({
            ok: true,
            value: aChangesResponse({
              board: aBoard(),
              changed: { actions, risks: [aRisk({ key: 'R-1', reference: 'R1' })] },
            }),
          })
        : new Promise(() => undefined),
    since: () => Promise.resolve({ ok: false, failure }),
    assessments: () => Promise.resolve({ ok: true, value: { assessments: [anAssessment()] } }),
  } as unknown as ApiClient;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const Ready = () => (useRegisterSnapshot().register.complete ? <OverviewPage /> : null);
  act(() =>
    root?.render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <LanguageProvider language={language}>
          <ApiProvider value={api}>
            <BoardProvider board="children" viewerOid={null}>
              <Ready />
            </BoardProvider>
          </ApiProvider>
        </LanguageProvider>
      </QueryClientProvider>,
    ),
  );
  for (let turn = 0; turn < 8; turn += 1) {
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  }
  return place;
}

it('a picture and its table tell the same: each part is as wide as its number, and no number lacks its part', async () => {
  const place = await show('en');
  const drawn = new Map(
    [...place.querySelectorAll('[role="img"] g > title')].map((title) => [
      title.textContent,
      Number.parseFloat(title.nextElementSibling?.getAttribute('width') ?? ''),
    ]),
  );
  const told = new Map(
    [...place.querySelectorAll('td button')].map((button) => {
      const [, count, what] = /^(\d+)\. Show (.*)$/.exec(button.getAttribute('aria-label') ?? '') ?? [];
      return [what ?? '', Number(count)];
    }),
  );
  const ofActions = [...told].filter(([what]) => what.startsWith('Priority') || what.startsWith('Not given'));
  expect(ofActions.length).toBeGreaterThan(6);
  const widest = Math.max(...drawn.values());
  const one = drawn.get('Priority 1, Overdue, Red') ?? 0;
  expect(widest).toBeGreaterThan(one);
  for (const [what, count] of told) {
    if (what.startsWith('Priority 1') || what.startsWith('Priority 2'))
      expect([what, drawn.get(what)]).toEqual([what, expect.closeTo(count * one)]);
    else expect([what, drawn.has(what)]).toEqual([what, true]);
  }
  expect(place.textContent).toContain('3 of 7 actions still open are overdue');
  expect(place.textContent).toContain('2 actions are stated green or blue although their date has passed.');
});

it('where the last meeting cannot be read it says so, and the map still stands', async () => {
  const place = await show('en');
  expect(place.querySelector('[role="alert"]')?.textContent).toContain('SharePoint did not answer');
  expect(place.querySelector('svg[aria-label^="Heat map"]')?.textContent).toContain('R1');
});

it('speaks Welsh', async () => {
  const place = await show('cy');
  const headings = [...place.querySelectorAll('h1, h2')].map((each) => each.textContent);
  expect(headings).toEqual([
    'Trosolwg',
    'Ble mae’r risgiau, a ble roeddent yn y cyfarfod diwethaf',
    'Sgorau dros ddwy flynedd, yn erbyn y targed a’r archwaeth risg',
    'Sefyllfa’r gweithredoedd',
    'Faint mae dyddiadau wedi symud',
  ]);
  expect(place.textContent).toContain('Mae 3 o’r 7 o weithredoedd agored yn hwyr');
});
