/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { ShowInMeeting, ShowOutcome } from '../../../shared/contracts/show-in-meeting.ts';
import type { Showing } from '../../../shared/domain/showing.ts';
import type { AgendaEntry } from '../../../tab/features/meeting-mode/agenda.ts';
import type { Command } from '../../../tab/features/meeting-mode/meeting-state.ts';
import { useMeeting, type RunningMeeting } from '../../../tab/features/meeting-mode/use-meeting.ts';
import type { ApiResult } from '../../../tab/register/failure.ts';
import { ApiProvider, BoardContext, type OpenBoard } from '../../../tab/register/register-context.tsx';
import type { RegisterSnapshot } from '../../../tab/register/register-store.ts';
import { emptyRegister } from '../../../tab/register/register-tables.ts';
import { anApi } from '../../support/an-api.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const entry = (key: string): AgendaEntry => ({
  section: 'overdue',
  item: { kind: 'risk', key },
  reference: key,
  title: key,
});
const agenda = [entry('r-1'), entry('r-2'), entry('r-3')];
const next: Command = { kind: 'next' };

const ofRowena = { oid: 'oid-rowena', name: 'Rowena Castell' };
const ofLaura = { oid: 'oid-laura', name: 'Laura Penhallow' };
const showing = (sequence: number, key: string | null, by = ofRowena): Showing => ({
  meetingKey: 'm-1',
  item: key === null ? null : { kind: 'risk', key },
  view: key === null ? 'agenda' : 'item',
  detail: true,
  by,
  at: '2026-03-23T09:00:00Z',
  sequence,
});

let root: Root | undefined;
afterEach(() => act(() => root?.unmount()));

/** Rowena's window in a meeting; the service and the register answer when the test says so. */
function enter(shown: Showing | null = null) {
  const sent: ShowInMeeting[] = [];
  let answer: (result: ApiResult<ShowOutcome>) => void = () => undefined;
  const api = anApi({
    show: (_board, step) => {
      sent.push(step);
      return new Promise((resolve) => (answer = resolve));
    },
  });
  const snapshotOf = (now: Showing | null): RegisterSnapshot => ({
    register: { ...emptyRegister, showings: now === null ? [] : [now] },
    connection: { phase: 'live' },
    announcement: { count: 0, words: '' },
    justChanged: new Map(),
  });
  let snapshot = snapshotOf(shown);
  let changed: () => void = () => undefined;
  const board: OpenBoard = {
    id: 'children',
    sealed: null,
    viewerOid: ofRowena.oid,
    language: 'en',
    store: {
      subscribe: (listener) => {
        changed = listener;
        return () => undefined;
      },
      getSnapshot: () => snapshot,
      retry: () => undefined,
      applySavedAction: () => undefined,
      applySavedRisk: () => undefined,
    },
  };
  let meeting: RunningMeeting | null = null;
  const Window = () => {
    meeting = useMeeting('m-1', agenda, false);
    return null;
  };
  root = createRoot(document.createElement('div'));
  act(() =>
    root?.render(
      <ApiProvider value={api}>
        <BoardContext value={board}>
          <Window />
        </BoardContext>
      </ApiProvider>,
    ),
  );
  const now = () => {
    if (meeting === null) throw new Error('Nothing was drawn.');
    return meeting;
  };
  return {
    /** What was asked of the service: the item and, once the presenter stops, that it is the last. */
    sent: () => sent.map(({ item, active }) => `${item?.key ?? 'agenda'}${active ? '' : ', over'}`),
    requests: sent,
    now,
    press: (work: (meeting: RunningMeeting) => void) => act(() => work(now())),
    answer: (outcome: ShowOutcome) =>
      act(async () => {
        answer({ ok: true, value: outcome });
        await Promise.resolve();
      }),
    registerShows: (what: Showing | null) =>
      act(() => {
        snapshot = snapshotOf(what);
        changed();
      }),
  };
}

it('a step between “Show to everyone” and the register’s answer is shown to everybody, and nothing jumps back', async () => {
  const window = enter();
  window.press(({ present }) => present(null));
  window.press(({ take }) => take(next));
  expect(window.sent()).toEqual(['agenda']);
  await window.answer({ outcome: 'shown', showing: showing(1, null) });
  await window.answer({ outcome: 'shown', showing: showing(2, 'r-1') });
  window.press(({ take }) => take(next));
  await window.answer({ outcome: 'shown', showing: showing(3, 'r-2') });
  expect(window.sent()).toEqual(['agenda', 'r-1', 'r-2']);
  window.registerShows(showing(1, null));
  expect(window.now()).toMatchObject({ role: 'presenting', place: { item: { key: 'r-2' } } });
  window.press(({ take }) => take(next));
  expect(window.sent()).toEqual(['agenda', 'r-1', 'r-2', 'r-3']);
});

it('of steps pressed while one is on its way only the newest is sent, and it is still part of taking over', async () => {
  const window = enter(showing(4, 'r-3', ofLaura));
  window.press(({ present }) => present(ofLaura.oid));
  window.press(({ take }) => take({ kind: 'agenda' }));
  window.press(({ take }) => take(next));
  await window.answer({ outcome: 'shown', showing: showing(5, 'r-3') });
  expect(window.sent()).toEqual(['r-3', 'r-1']);
  expect(window.requests.map(({ takeOverFrom }) => takeOverFrom)).toEqual([ofLaura.oid, ofLaura.oid]);
});

it('a step right after stopping is the person’s own, before and after the register says so', async () => {
  const window = enter(showing(1, 'r-1'));
  expect(window.now().role).toBe('presenting');
  window.press(({ stopPresenting }) => stopPresenting());
  window.press(({ take }) => take(next));
  await window.answer({ outcome: 'shown', showing: null });
  window.press(({ take }) => take(next));
  window.registerShows(null);
  window.press(({ take }) => take({ kind: 'agenda' }));
  expect(window.sent()).toEqual(['r-1, over']);
  expect(window.now()).toMatchObject({ role: 'alone', place: { view: 'agenda' } });
});

it.each<[string, ShowOutcome]>([
  ['somebody else presents', { outcome: 'someone else presents', showing: showing(7, 'r-3', ofLaura) }],
  ['it is refused', { outcome: 'refused', reason: 'not allowed', userMessage: 'You may only read.' }],
])('where %s a step shows nothing to anybody, and the person is told', async (_, outcome) => {
  const window = enter();
  window.press(({ present }) => present(null));
  await window.answer(outcome);
  expect(window.now().problem).not.toBeNull();
  window.press(({ take }) => take(next));
  expect(window.sent()).toEqual(['agenda']);
  expect(window.now().place.item?.key).toBe('r-1');
});

it('whoever follows and takes a step looks around, and goes back to what is shown', () => {
  const window = enter(showing(1, 'r-1', ofLaura));
  expect(window.now()).toMatchObject({ role: 'following', place: { item: { key: 'r-1' } } });
  window.press(({ take }) => take(next));
  window.registerShows(showing(2, 'r-3', ofLaura));
  expect(window.now()).toMatchObject({ role: 'looking around', place: { item: { key: 'r-2' } } });
  window.press(({ goBack }) => goBack());
  expect(window.now()).toMatchObject({ role: 'following', place: { item: { key: 'r-3' } } });
  expect(window.sent()).toEqual([]);
});
