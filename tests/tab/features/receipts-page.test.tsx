/** @jest-environment jsdom */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type {
  ReceiptsExport,
  ReceiptsFilter,
  ReceiptsResponse,
  SendAgainOutcome,
} from '../../../shared/contracts/receipts.ts';
import { ReceiptsPage } from '../../../tab/features/receipts/receipts-page.tsx';
import type { ApiClient } from '../../../tab/register/api-client.ts';
import type { ApiResult, RequestFailure } from '../../../tab/register/failure.ts';
import { ApiProvider, BoardProvider, useRegisterSnapshot } from '../../../tab/register/register-context.tsx';
import { aReceipt, aReceiptLine, receiptsOf } from '../../support/a-receipt.ts';
import { aBoard, aChangesResponse, anAction, aPerson } from '../../support/builders.ts';
import '../../support/undrawn-window.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const priya = aPerson({ key: 'priya', name: 'Priya Nair', agency: 'Exampleshire Council' });
const action = anAction({
  key: 'A-1',
  reference: '1.1',
  action: 'Review how wishes are recorded',
  lastNote: { text: 'Signed.', at: '2026-03-03T10:00:00Z', by: 'Priya Nair' },
});

const failureOf = (parts: Partial<RequestFailure>): { ok: false; failure: RequestFailure } => ({
  ok: false,
  failure: {
    code: 'unavailable',
    message: 'no answer',
    userMessage: 'SharePoint did not answer. Try again in a minute.',
    correlationId: 'abc-123',
    claims: null,
    retryAfterSeconds: null,
    ...parts,
  },
});

interface Service {
  receipts: (filter: ReceiptsFilter, after: string | null) => ApiResult<ReceiptsResponse>;
  exported?: ApiResult<ReceiptsExport>;
  sentAgain?: ApiResult<SendAgainOutcome>;
}

let root: Root | undefined;
let boards = 0;
afterEach(() => {
  act(() => root?.unmount());
  document.body.innerHTML = '';
});

/** The page on a board of its own, so that what one test filtered does not meet the next. */
async function show(service: Service) {
  boards += 1;
  const board = `board-${boards}`;
  const asked: { filter: ReceiptsFilter; after: string | null }[] = [];
  const pressed: unknown[] = [];
  const opened: string[] = [];
  const read = {
    ok: true as const,
    value: aChangesResponse({
      board: aBoard({ id: board }),
      changed: { actions: [action], people: [priya] },
    }),
  };
  const unexpected = () => Promise.reject(new Error('not expected here'));
  const api = {
    history: unexpected,
    changes: (_board: string, { cursor }: { cursor?: string }) =>
      cursor === undefined ? Promise.resolve(read) : new Promise(() => undefined),
    receipts: (_board: string, filter: ReceiptsFilter, after: string | null) => {
      asked.push({ filter, after });
      return Promise.resolve(service.receipts(filter, after));
    },
    exportReceipts: () => Promise.resolve(service.exported),
    sendAgain: (_board: string, request: unknown) => {
      pressed.push(request);
      return Promise.resolve(service.sentAgain);
    },
  } as unknown as ApiClient;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const Ready = () =>
    useRegisterSnapshot().register.complete ? (
      <ReceiptsPage openLink={(url) => Promise.resolve(opened.push(url) > 0)} />
    ) : null;
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1)
      await act(async () => {
        await new Promise((resolve) => setTimeout(resolve, 0));
      });
  };
  act(() =>
    root?.render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ApiProvider value={api}>
          <BoardProvider board={board} viewerOid={null}>
            <Ready />
          </BoardProvider>
        </ApiProvider>
      </QueryClientProvider>,
    ),
  );
  await settle();
  const button = (name: RegExp) => {
    const found = [...place.querySelectorAll('button')].find((each) =>
      name.test(each.getAttribute('aria-label') ?? each.textContent),
    );
    if (found === undefined) throw new Error(`No button is called ${name.source}.`);
    return found;
  };
  const press = async (name: RegExp, times = 1) => {
    const found = button(name);
    act(() => {
      for (let time = 0; time < times; time += 1) found.click();
    });
    await settle();
  };
  return { place, asked, pressed, opened, press };
}

const ok = <Value,>(value: Value) => ({ ok: true as const, value });
const sent = aReceipt({ personKey: 'priya', lines: [aReceiptLine({ itemKey: 'A-1' })] });

it('shows who was asked, what became of it and what came back, under its day', async () => {
  const { place } = await show({ receipts: () => ok(receiptsOf(sent)) });
  expect(place.querySelector('h1')?.textContent).toBe('Reminders sent');
  const headings = [...place.querySelectorAll('[role="columnheader"]')].map((each) => each.textContent);
  expect(headings).toEqual([
    'Person',
    'What became of it',
    'When and through what',
    'About',
    'What came back',
  ]);
  const table = place.querySelector('table')?.textContent ?? '';
  expect(table).toContain('2 March 2026');
  expect(table).toContain('Priya Nair');
  expect(table).toContain('Sent');
  expect(table).toContain('1.1 Review how wishes are recorded');
  expect(table).toContain('Answered on 3 March 2026');
});

it('puts first what did not surely arrive, with what to do', async () => {
  const failed = aReceipt({
    personKey: 'priya',
    state: 'possibly sent',
    needsYou: true,
    problems: [],
    lines: [aReceiptLine({ itemKey: 'A-1' })],
  });
  const { place } = await show({ receipts: () => ok(receiptsOf(failed)) });
  const region = place.querySelector('section[aria-labelledby="needs-you"]');
  expect(region?.querySelector('h2')?.textContent).toBe('Needs you: 1 reminder that did not surely arrive');
  expect(region?.textContent).toContain('Possibly sent');
  expect(region?.textContent).toContain('Ask them; if they have nothing, send it again.');
});

it('sends again once however fast the button is pressed, with what the page showed, and says what happened', async () => {
  const failed = aReceipt({ personKey: 'priya', state: 'failed', needsYou: true });
  const { place, press, pressed } = await show({
    receipts: () => ok({ ...receiptsOf(failed), timesToday: { priya: 2 } }),
    sentAgain: ok({ outcome: 'sent', userMessage: 'Sent to Priya Nair: Teams chat.' }),
  });
  await press(/^Send again now to Priya Nair/, 2);
  expect(pressed).toEqual([{ personKey: 'priya', timesSeen: 2 }]);
  expect(place.textContent).toContain('Sent to Priya Nair: Teams chat.');
});

it('exports and opens the file; a refusal is told with its remedy', async () => {
  const file = { name: 'Reminder receipts.csv', webUrl: 'https://x.sharepoint.com/a.csv', receipts: 1 };
  const good = await show({ receipts: () => ok(receiptsOf(sent)), exported: ok(file) });
  await good.press(/^Export to CSV/);
  expect(good.opened).toEqual([file.webUrl]);
  expect(good.place.textContent).toContain('1 receipt saved in the documents of the board’s site');
  act(() => root?.unmount());

  const bad = await show({
    receipts: () => ok(receiptsOf(sent)),
    exported: failureOf({
      code: 'no access',
      userMessage: 'Ask an owner of the site for the right to edit.',
    }),
  });
  await bad.press(/^Export to CSV/);
  expect(bad.opened).toEqual([]);
  expect(bad.place.querySelector('[role="alert"]')?.textContent).toContain('Ask an owner of the site');
});

it('reads older pages when asked, and each receipt stands there once', async () => {
  const older = aReceipt({ personKey: 'priya', day: '2026-02-02' });
  const { place, press, asked } = await show({
    receipts: (_filter, after) =>
      ok(
        after === null
          ? { ...receiptsOf(sent), total: 2, next: 'place' }
          : { ...receiptsOf(older), total: 2 },
      ),
  });
  expect(place.textContent).toContain('The newest 1 of 2 receipts');
  await press(/^Show older receipts/);
  expect(asked.map(({ after }) => after)).toEqual([null, 'place']);
  expect(place.querySelectorAll('tr[data-row]:not([data-row^="heading"])')).toHaveLength(2);
});

it('is one’s own page for everybody but a board manager: no sending again, nobody else to choose', async () => {
  const own = { ...receiptsOf(sent), scope: 'own' as const, needsYou: [] };
  const { place } = await show({ receipts: () => ok(own) });
  expect(place.querySelector('h1')?.textContent).toBe('Reminders sent to me');
  expect(place.textContent).not.toContain('Send again');
  expect([...place.querySelectorAll('label')].map((label) => label.textContent)).not.toContain('Person');
});

it('says when there is nothing yet, when nobody knows who is looking, and when SharePoint does not answer', async () => {
  const empty = await show({ receipts: () => ok(receiptsOf()) });
  expect(empty.place.textContent).toContain('No reminders have gone out yet.');
  act(() => root?.unmount());
  const stranger = await show({
    receipts: () => failureOf({ code: 'no access', userMessage: 'Ask your board manager to add you.' }),
  });
  expect(stranger.place.querySelector('[role="alert"]')?.textContent).toBe(
    'Ask your board manager to add you.',
  );
  act(() => root?.unmount());
  const away = await show({ receipts: () => failureOf({}) });
  expect(away.place.querySelector('[role="alert"]')?.textContent).toContain('SharePoint did not answer.');
  await away.press(/^Try again/);
  expect(away.asked).toHaveLength(2);
});
