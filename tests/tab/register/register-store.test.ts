import type { ChangesRequest, ChangesResponse } from '../../../shared/contracts/tab-api.ts';
import type { ApiResult, RequestFailure } from '../../../tab/register/failure.ts';
import { RegisterStore } from '../../../tab/register/register-store.ts';
import { aBoard, aChangesResponse, anAction, aRisk } from '../../support/builders.ts';

const failure = (
  code: RequestFailure['code'],
  parts: Partial<RequestFailure> = {},
): ApiResult<ChangesResponse> => ({
  ok: false,
  failure: {
    code,
    message: code,
    userMessage: `It is ${code}.`,
    correlationId: null,
    claims: null,
    retryAfterSeconds: null,
    ...parts,
  },
});
const answer = (parts: Parameters<typeof aChangesResponse>[0] = {}): ApiResult<ChangesResponse> => ({
  ok: true,
  value: aChangesResponse({ board: aBoard(), ...parts }),
});

/** Answers in order, then leaves the line open; sleeps until told to wake. */
function stage(answers: ApiResult<ChangesResponse>[]) {
  const asked: ChangesRequest[] = [];
  const sleeping: { milliseconds: number; wake: () => void }[] = [];
  const waiting: ((result: ApiResult<ChangesResponse>) => void)[] = [];
  const store = new RegisterStore({
    changes: (request, signal) => {
      asked.push(request);
      const next = answers.shift();
      if (next !== undefined) return Promise.resolve(next);
      return new Promise((resolve, reject) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => reject(new Error('given up')));
      });
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        sleeping.push({ milliseconds, wake: resolve });
        signal.addEventListener('abort', () => reject(new Error('given up')));
      }),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { store, asked, sleeping, waiting, settle };
}

describe('the register store', () => {
  it('reads page after page without waiting, tells how far it is, then waits for changes', async () => {
    const phases: string[] = [];
    const { store, asked, settle } = stage([
      answer({ complete: false, cursor: 'one', changed: { risks: [aRisk(), aRisk()] } }),
      answer({ complete: true, cursor: 'two', changed: { actions: [anAction()] } }),
    ]);
    store.subscribe(() => {
      const { connection } = store.getSnapshot();
      phases.push(connection.phase === 'reading' ? `reading ${connection.rowsRead}` : connection.phase);
    });
    store.start();
    await settle();
    expect(asked).toEqual([
      { waitSeconds: 0 },
      { cursor: 'one', waitSeconds: 0 },
      { cursor: 'two', waitSeconds: 25 },
    ]);
    expect(phases).toEqual(['reading 2', 'live']);
    store.stop();
  });

  it('announces a change, marks the row, and takes the mark away after a while', async () => {
    const action = anAction();
    const { store, waiting, sleeping, settle } = stage([answer({ changed: { actions: [action] } })]);
    store.start();
    await settle();
    waiting[0]?.(
      answer({
        changed: { actions: [{ ...action, etag: '"2"', status: 'complete', modifiedBy: 'Priya Nair' }] },
      }),
    );
    await settle();
    expect(store.getSnapshot().announcement).toEqual({ count: 1, words: '1 action updated by Priya Nair' });
    expect(store.getSnapshot().justChanged.get(`action:${action.id}`)).toBe('Just updated by Priya Nair');
    sleeping[0]?.wake();
    await settle();
    expect(store.getSnapshot().justChanged.size).toBe(0);
    store.stop();
  });

  it('does not announce what the person saved here themselves when it comes round again', async () => {
    const action = anAction();
    const saved = { ...action, etag: '"2"', modifiedAt: '2026-03-23T09:00:00Z', status: 'complete' as const };
    const { store, waiting, settle } = stage([answer({ changed: { actions: [action] } })]);
    store.start();
    await settle();
    store.applySavedAction(saved);
    waiting[0]?.(answer({ changed: { actions: [saved] } }));
    await settle();
    expect(store.getSnapshot().announcement.count).toBe(0);
    store.stop();
  });

  it('keeps what was read on screen during trouble, waits longer each time, and comes back by itself', async () => {
    const { store, sleeping, asked, settle } = stage([
      answer({ cursor: 'c', changed: { risks: [aRisk()] } }),
      failure('unavailable'),
      failure('no connection'),
    ]);
    store.start();
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'reconnecting', retryInSeconds: 1 });
    expect(store.getSnapshot().register.tables.risks.size).toBe(1);
    sleeping[0]?.wake();
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'reconnecting', retryInSeconds: 2 });
    sleeping[1]?.wake();
    await settle();
    // The first call after trouble must come back at once, or the page would say "reconnecting" for 25 s more.
    expect(asked.at(-1)).toEqual({ cursor: 'c', waitSeconds: 0 });
    store.stop();
  });

  it('waits as long as the service asks', async () => {
    const { store, sleeping, settle } = stage([failure('too many requests', { retryAfterSeconds: 41 })]);
    store.start();
    await settle();
    expect(sleeping.map(({ milliseconds }) => milliseconds)).toEqual([41_000]);
    store.stop();
  });

  it('tries again at once when the person asks', async () => {
    const { store, asked, settle } = stage([failure('busy'), answer()]);
    store.start();
    await settle();
    store.retry();
    await settle();
    expect(asked).toHaveLength(3);
    expect(store.getSnapshot().connection.phase).toBe('live');
    store.stop();
  });

  it.each(['no access', 'consent needed', 'not signed in', 'no token', 'not found'] as const)(
    'stops at "%s" until the person acts, then starts over',
    async (code) => {
      const { store, asked, settle } = stage([failure(code), answer()]);
      store.start();
      await settle();
      expect(store.getSnapshot().connection).toMatchObject({ phase: 'stopped' });
      expect(asked).toHaveLength(1);
      store.retry();
      await settle();
      expect(store.getSnapshot().connection.phase).toBe('live');
      store.stop();
    },
  );

  it('keeps nothing of a register the person may no longer see, looks again by itself, and reads it anew', async () => {
    const risk = aRisk();
    const { store, sleeping, asked, settle } = stage([
      answer({ cursor: 'c', changed: { risks: [risk] } }),
      failure('no access'),
      failure('no access'),
      answer({ cursor: 'd', changed: { risks: [risk] } }),
    ]);
    store.start();
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'stopped' });
    expect(store.getSnapshot().register).toMatchObject({ complete: false, cursor: null, board: null });
    expect(store.getSnapshot().register.tables.risks.size).toBe(0);
    sleeping[0]?.wake();
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'stopped' });
    sleeping[1]?.wake();
    await settle();
    expect(asked[3]).toEqual({ waitSeconds: 0 });
    expect(store.getSnapshot().connection.phase).toBe('live');
    expect(store.getSnapshot().register.tables.risks.size).toBe(1);
    expect(store.getSnapshot().announcement.count).toBe(0);
    store.stop();
  });

  it('keeps what was read where the site was moved or a list deleted, and comes back by itself', async () => {
    const { store, sleeping, settle } = stage([
      answer({ cursor: 'c', changed: { risks: [aRisk()] } }),
      failure('not found'),
      answer({ board: null, cursor: 'd' }),
    ]);
    store.start();
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'stopped' });
    expect(store.getSnapshot().register.tables.risks.size).toBe(1);
    sleeping[0]?.wake();
    await settle();
    expect(store.getSnapshot().connection.phase).toBe('live');
    store.stop();
  });

  it('asks again at once when the network goes away while it waits, and so finds out', async () => {
    const { store, waiting, settle, asked } = stage([answer({ cursor: 'c' })]);
    store.start();
    await settle();
    expect(waiting).toHaveLength(1);
    store.interrupt();
    await settle();
    expect(asked).toHaveLength(3);
    waiting[1]?.(failure('no connection'));
    await settle();
    expect(store.getSnapshot().connection).toMatchObject({ phase: 'reconnecting' });
    store.stop();
  });

  it('reads everything again when the service does not accept the cursor, and drops rows that are gone', async () => {
    const kept = aRisk();
    const { store, asked, settle } = stage([
      answer({ cursor: 'old', changed: { risks: [kept, aRisk()] } }),
      failure('not valid'),
      answer({ cursor: 'new', changed: { risks: [kept] } }),
    ]);
    store.start();
    await settle();
    expect(asked[2]).toEqual({ waitSeconds: 0 });
    expect([...store.getSnapshot().register.tables.risks.keys()]).toEqual([kept.id]);
    store.stop();
  });

  it('pauses between empty answers, so that a service that does not wait is not hammered', async () => {
    const { store, sleeping, asked, settle } = stage([answer({ board: null }), answer({ board: null })]);
    store.start();
    await settle();
    expect(asked).toHaveLength(2);
    expect(sleeping.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
    store.stop();
  });
});
