import { createLogger } from '../../../bot/logging.ts';
import { createBoardMirror } from '../../../bot/register/board-mirror.ts';
import { readCursor, writeCursor } from '../../../bot/register/changes-cursor.ts';
import { readChanges } from '../../../bot/register/read-changes.ts';
import {
  changesResponseSchema,
  type ChangesRequest,
  type RegisterRows,
} from '../../../shared/contracts/tab-api.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import {
  settingsRows,
  defaultBoardSettings,
  defaultVocabulary,
} from '../../../shared/sharepoint/read-settings.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { anAction, aPerson, aRisk, aScheme } from '../../support/builders.ts';
import { MemorySharePoint, type MemoryPortOptions } from '../../support/memory-sharepoint.ts';

const person = { id: 'p', displayName: 'Morgan Ellis' };

/** @param clock ISO instant of an answer; usually so that each comes long after the last */
function aService(
  sharePoint: MemorySharePoint,
  options: MemoryPortOptions = {},
  clock: () => string = steps(10_000),
) {
  const mirror = createBoardMirror({
    now: () => '2026-03-23T09:00:00Z',
    boardId: 'children',
    boards: {
      ids: ['children'],
      has: () => true,
      place: () => Promise.resolve(sharePoint.place),
      forget: () => undefined,
    },
    graph: sharePoint.port(),
    logger: createLogger('silent'),
    watchMilliseconds: 5,
  });
  const parts = {
    mirror,
    graph: sharePoint.port({ person, ...options }),
    now: clock,
  };
  return {
    mirror,
    ask: async (request: ChangesRequest = {}, signal = new AbortController().signal) =>
      changesResponseSchema.parse(await readChanges(parts, request, signal)),
  };
}

/** A clock that goes on by so many milliseconds each time it is asked. */
function steps(milliseconds: number): () => string {
  let now = Date.parse('2026-03-02T23:00:00.000Z');
  return () => new Date((now += milliseconds)).toISOString();
}

function aRegister(actions = 3): MemorySharePoint {
  const sharePoint = new MemorySharePoint();
  for (let index = 1; index <= actions; index += 1) {
    sharePoint.add('actions', registerLists.actions.write(anAction({ key: `a-${index}` })));
  }
  sharePoint.add('risks', registerLists.risks.write(aRisk({ key: 'r-1' })));
  sharePoint.add('people', registerLists.people.write(aPerson({ key: 'p-1' })));
  for (const row of settingsRows({
    settings: { ...defaultBoardSettings, title: 'Children’s board' },
    vocabulary: defaultVocabulary,
    schemes: [aScheme()],
    reminderPolicy: defaultReminderPolicy,
  })) {
    sharePoint.add('settings', registerLists.settings.write(row));
  }
  return sharePoint;
}

const lists = ['risks', 'controls', 'actions', 'people', 'groups', 'meetings', 'settings'] as const;

const personal = (sharePoint: MemorySharePoint) =>
  sharePoint.calls.filter((call) => call.person === person.displayName);

describe('a cold load', () => {
  it('asks all lists in one call, page by page, until it is complete', async () => {
    const sharePoint = aRegister(5);
    sharePoint.pageSize = 4;
    const { ask } = aService(sharePoint);
    const first = await ask();
    expect(first).toMatchObject({ complete: false, startAgain: false, today: '2026-03-02' });
    expect(first.board?.settings.title).toBe('Children’s board');
    expect(first.changed.actions).toHaveLength(4);
    const second = await ask({ cursor: first.cursor });
    expect(second).toMatchObject({ complete: true, board: null });
    expect(second.changed.actions.map(({ key }) => key)).toEqual(['a-5']);
    expect(second.changed.risks).toEqual([]);
    expect(personal(sharePoint).map(({ requests }) => requests.length)).toEqual([7, 1]);
  });

  it('answers with nothing but 403 where SharePoint shows neither risks nor actions', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    sharePoint.hidden.add('risks').add('actions');
    await expect(ask()).rejects.toMatchObject({ problem: { kind: 'no access' } });
  });

  it('leaves out a list SharePoint does not show, and asks for it no more', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    sharePoint.hidden.add('people');
    const first = await ask();
    expect(first.complete).toBe(true);
    expect(first.changed.people).toEqual([]);
    sharePoint.calls.length = 0;
    await ask({ cursor: first.cursor });
    expect(personal(sharePoint)[0]?.requests).toHaveLength(6);
  });
});

describe('what stands in the rows', () => {
  const askedOf = (sharePoint: MemorySharePoint) =>
    personal(sharePoint).flatMap(({ requests }) => requests.map(({ path }) => path));

  const statuses = ({ actions }: RegisterRows) => actions.map(({ key, status }) => `${key} ${status}`).sort();

  it('comes from the mirror: the person is asked for nothing but ids and ETags', async () => {
    const sharePoint = aRegister(5);
    const { ask } = aService(sharePoint);
    const { changed } = await ask();
    expect(changed.actions.map(({ key }) => key)).toEqual(['a-1', 'a-2', 'a-3', 'a-4', 'a-5']);
    expect(askedOf(sharePoint)).toHaveLength(lists.length);
    expect(askedOf(sharePoint).filter((path) => path.includes('fields'))).toEqual([]);
  });

  it('is never told of a row that SharePoint does not show the person, whatever the mirror holds', async () => {
    const sharePoint = aRegister(3);
    const { mirror } = aService(sharePoint);
    expect((await mirror.refresh()).actions).toHaveLength(3);
    const port = sharePoint.port({ person });
    const graph = {
      ...port,
      batch: async (requests: Parameters<typeof port.batch>[0]) =>
        (await port.batch(requests)).map((answer, index) => {
          const body = answer.body as { value: { id: string }[] };
          return requests[index]?.path.includes('list-actions') === true
            ? { ...answer, body: { ...body, value: body.value.filter(({ id }) => id !== '2') } }
            : answer;
        }),
    };
    const parts = { mirror, graph, now: steps(10_000) };
    const { changed } = await readChanges(parts, {}, new AbortController().signal);
    expect(changed.actions.map(({ key }) => key)).toEqual(['a-1', 'a-3']);
  });

  it('is as SharePoint has it now, after one look of the mirror, where the mirror is behind', async () => {
    const sharePoint = aRegister(3);
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    sharePoint.handEdit('actions', '2', { Status: 'complete' });
    sharePoint.calls.length = 0;
    const { changed } = await ask();
    expect(statuses(changed)).toEqual(['a-1 in progress', 'a-2 complete', 'a-3 in progress']);
    expect(sharePoint.calls.length - personal(sharePoint).length).toBe(1);
    expect(askedOf(sharePoint)).toHaveLength(lists.length);
  });

  it('is read as the person, that row alone, where the mirror still holds another version', async () => {
    const sharePoint = aRegister(3);
    const { mirror } = aService(sharePoint);
    const before = await mirror.refresh();
    const behind = { ...mirror, refresh: () => Promise.resolve(before) };
    sharePoint.handEdit('actions', '2', { Status: 'complete' });
    const { changed } = await readChanges(
      { mirror: behind, graph: sharePoint.port({ person }), now: steps(10_000) },
      {},
      new AbortController().signal,
    );
    expect(statuses(changed)).toEqual(['a-1 in progress', 'a-2 complete', 'a-3 in progress']);
    expect(askedOf(sharePoint).filter((path) => path.includes('fields'))).toHaveLength(1);
  });
});

describe('a refresh', () => {
  it('is one call and tells only what changed, with what is gone', async () => {
    const sharePoint = aRegister();
    const { ask } = aService(sharePoint);
    const { cursor } = await ask();
    sharePoint.calls.length = 0;
    const idle = await ask({ cursor });
    expect(idle).toMatchObject({ complete: true, board: null, startAgain: false });
    expect(Object.values(idle.changed).flat()).toEqual([]);
    expect(sharePoint.calls).toHaveLength(1);

    sharePoint.handEdit('actions', '2', { Status: 'complete' });
    sharePoint.delete('actions', '3');
    const next = await ask({ cursor: idle.cursor });
    expect(next.changed.actions.map(({ key, status }) => [key, status])).toEqual([['a-2', 'complete']]);
    expect(next.removed.actions).toEqual(['3']);
    expect(Object.values((await ask({ cursor: next.cursor })).changed).flat()).toEqual([]);
  });

  it('carries the board again once its settings changed', async () => {
    const sharePoint = aRegister();
    const { ask } = aService(sharePoint);
    const { cursor } = await ask();
    sharePoint.handEdit('settings', '1', {
      Json: JSON.stringify({ ...defaultBoardSettings, title: 'Renamed board' }),
    });
    const next = await ask({ cursor });
    expect(next.board?.settings.title).toBe('Renamed board');
    expect((await ask({ cursor: next.cursor })).board).toBeNull();
  });

  it('starts again when a token is too old', async () => {
    const sharePoint = aRegister();
    const { ask } = aService(sharePoint);
    const { cursor } = await ask();
    sharePoint.expireTokens('actions');
    const next = await ask({ cursor });
    expect(next).toMatchObject({ startAgain: true, complete: true });
    expect(next.changed.actions).toHaveLength(3);
    expect(next.changed.risks).toHaveLength(1);
  });

  it.each([
    ['rubbish', 'not a cursor'],
    ['JSON of another shape', Buffer.from('{"v":2}').toString('base64url')],
  ])('starts again from %s', async (_, cursor) => {
    const { ask } = aService(aRegister());
    expect(await ask({ cursor })).toMatchObject({ startAgain: true, complete: true });
  });

  it('takes no link out of a cursor that leads elsewhere, nor a cursor of another board', async () => {
    const { ask } = aService(aRegister());
    const { cursor } = await ask();
    const found = readCursor(cursor, 'children')!;
    expect(found).not.toBeNull();
    expect(readCursor(cursor, 'adults')).toBeNull();
    for (const link of ['https://evil.example/x', '/../../../me', '/17/fields', '/delta?token=1#x']) {
      const forged = writeCursor({ ...found, lists: { ...found.lists, risks: { delta: link } } });
      expect(readCursor(forged, 'children')).toBeNull();
    }
  });
});

describe('a refresh that waits', () => {
  it('asks nothing of Graph for the person while nothing happens', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    const { cursor } = await ask();
    sharePoint.calls.length = 0;
    const answer = await ask({ cursor, waitSeconds: 1 });
    expect(Object.values(answer.changed).flat()).toEqual([]);
    expect(answer.cursor).toBe(cursor);
    expect(personal(sharePoint)).toEqual([]);
    mirror.close();
  });

  it('answers as soon as something happens', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    const { cursor } = await ask();
    const waiting = ask({ cursor, waitSeconds: 25 });
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    const answer = await waiting;
    expect(answer.changed.actions.map(({ status }) => status)).toEqual(['complete']);
    mirror.close();
  });

  it('goes on waiting when what happened is hidden from the person or known to them', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    const first = await ask();
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    const { cursor } = await ask({ cursor: first.cursor });
    // The mirror has not looked since, so to it the change is new; the person has it already.
    const answer = await ask({ cursor, waitSeconds: 1 });
    expect(Object.values(answer.changed).flat()).toEqual([]);
    mirror.close();
  });

  it('waits on another replica as well, after one look', async () => {
    const sharePoint = aRegister();
    const { ask } = aService(sharePoint);
    const { cursor } = await ask();
    const other = aService(sharePoint);
    await other.mirror.refresh();
    sharePoint.calls.length = 0;
    const answer = await other.ask({ cursor, waitSeconds: 1 });
    expect(Object.values(answer.changed).flat()).toEqual([]);
    expect(answer.board).toBeNull();
    expect(personal(sharePoint)).toHaveLength(1);
    other.mirror.close();
  });
});

describe('what a waiting tab costs', () => {
  const listsAsked = (sharePoint: MemorySharePoint) =>
    personal(sharePoint).map(({ requests }) =>
      requests.map(({ path }) => /list-(\w+)/.exec(path)?.[1]).sort(),
    );

  it('is one question for each list that changed, and none for those that did not', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    const { cursor } = await ask();
    sharePoint.calls.length = 0;
    const waiting = ask({ cursor, waitSeconds: 25 });
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    const first = await waiting;
    expect(listsAsked(sharePoint)).toEqual([['actions']]);

    sharePoint.calls.length = 0;
    sharePoint.handEdit('risks', '1', { Title: 'Another title' });
    sharePoint.handEdit('people', '1', { Title: 'Another name' });
    await mirror.refresh();
    await ask({ cursor: first.cursor, waitSeconds: 25 });
    expect(listsAsked(sharePoint)).toEqual([['people', 'risks']]);
    mirror.close();
  });

  it('is every list where the last answer came from another replica, or from a release before this', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    await mirror.refresh();
    const { cursor } = await ask();
    const other = aService(sharePoint);
    await other.mirror.refresh();
    sharePoint.calls.length = 0;
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    await other.ask({ cursor, waitSeconds: 25 });
    expect(listsAsked(sharePoint)).toEqual([[...lists].sort()]);
    other.mirror.close();

    const { versions: _versions, at: _at, turn: _turn, ...older } = readCursor(cursor, 'children')!;
    sharePoint.calls.length = 0;
    await mirror.refresh();
    await ask({ cursor: writeCursor(older), waitSeconds: 25 });
    expect(listsAsked(sharePoint)).toEqual([[...lists].sort()]);
    mirror.close();
  });

  it('is one reading for a burst of changes, the first of which is told at once', async () => {
    const sharePoint = aRegister(6);
    const started = Date.now();
    const { ask, mirror } = aService(sharePoint, {}, () =>
      new Date(Date.parse('2026-03-02T10:00:00Z') + Date.now() - started).toISOString(),
    );
    await mirror.refresh();
    const cold = await ask();
    const { at: _at, ...longAgo } = readCursor(cold.cursor, 'children')!;
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    await mirror.refresh();
    sharePoint.calls.length = 0;
    let before = performance.now();
    const first = await ask({ cursor: writeCursor(longAgo), waitSeconds: 25 });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(first.changed.actions).toHaveLength(1);

    before = performance.now();
    const waiting = ask({ cursor: first.cursor, waitSeconds: 25 });
    for (const id of ['2', '3', '4', '5']) {
      sharePoint.handEdit('actions', id, { Status: 'complete' });
      mirror.nudge();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await waiting).changed.actions).toHaveLength(4);
    expect(personal(sharePoint)).toHaveLength(2);
    mirror.close();
  });

  it('is one list in turn now and then, so that rights taken away are seen though nothing changed', async () => {
    const sharePoint = aRegister();
    // The mirror reads as the application, which keeps its rights.
    const { ask, mirror } = aService(sharePoint, {}, steps(50_000));
    await mirror.refresh();
    let { cursor } = await ask();
    sharePoint.calls.length = 0;
    for (let index = 0; index < lists.length; index += 1) {
      ({ cursor } = await ask({ cursor, waitSeconds: 0.05 }));
    }
    expect(listsAsked(sharePoint)).toEqual(lists.map((list) => [list]));
    mirror.close();
  });
});

describe('rights that change while a tab is open', () => {
  /** The person's own port, whose rights come and go while the application keeps its own. */
  function aTab(sharePoint: MemorySharePoint) {
    const hidden = new Set<string>();
    const service = aService(sharePoint, {}, steps(50_000));
    const port = sharePoint.port({ person });
    const graph = {
      ...port,
      batch: async (requests: Parameters<typeof port.batch>[0]) => {
        const answers = await port.batch(requests);
        return answers.map((answer, index) =>
          hidden.has(/list-(\w+)/.exec(requests[index]?.path ?? '')?.[1] ?? '')
            ? { status: 403, headers: {}, body: { error: { code: 'accessDenied', message: '' } } }
            : answer,
        );
      },
    };
    const clock = steps(50_000);
    const ask = (request: ChangesRequest) =>
      readChanges({ mirror: service.mirror, graph, now: clock }, request, new AbortController().signal);
    return { hidden, ask, mirror: service.mirror };
  }

  it('end the reading where neither risks nor actions are left, within one turn', async () => {
    const { hidden, ask, mirror } = aTab(aRegister());
    await mirror.refresh();
    const { cursor } = await ask({});
    for (const list of lists) hidden.add(list);
    await expect(ask({ cursor, waitSeconds: 0.05 })).rejects.toMatchObject({
      problem: { kind: 'no access' },
    });
    // The same place is good again once the rights are back.
    hidden.clear();
    expect(await ask({ cursor })).toMatchObject({ complete: true, startAgain: false });
    mirror.close();
  });

  it('make the tab forget a list that is no longer shown, and read it when it is shown again', async () => {
    const { hidden, ask, mirror } = aTab(aRegister());
    await mirror.refresh();
    const first = await ask({});
    hidden.add('risks');
    const without = await ask({ cursor: first.cursor, waitSeconds: 0.05 });
    expect(without).toMatchObject({ startAgain: true, complete: true });
    expect(without.changed.risks).toEqual([]);
    expect(without.changed.actions).toHaveLength(3);

    hidden.clear();
    let answer = without;
    for (let turn = 0; turn < lists.length && answer.changed.risks.length === 0; turn += 1) {
      answer = await ask({ cursor: answer.cursor, waitSeconds: 0.05 });
    }
    expect(answer).toMatchObject({ startAgain: true });
    expect(answer.changed.risks).toHaveLength(1);
    mirror.close();
  });
});

describe('a board whose lists were made anew', () => {
  it('is found where it is now, and read from the beginning', async () => {
    const sharePoint = aRegister();
    const stale = { ...sharePoint.place, listIds: { ...sharePoint.place.listIds, risks: 'list-that-was' } };
    let forgotten = false;
    const mirror = createBoardMirror({
      now: () => '2026-03-23T09:00:00Z',
      boardId: 'children',
      boards: {
        ids: ['children'],
        has: () => true,
        place: () => Promise.resolve(forgotten ? sharePoint.place : stale),
        forget: () => {
          forgotten = true;
        },
      },
      graph: sharePoint.port(),
      logger: createLogger('silent'),
    });
    const snapshot = await mirror.refresh();
    expect(snapshot.risks).toHaveLength(1);

    const person = sharePoint.port();
    let asked = 0;
    const graph = {
      ...person,
      batch: (requests: Parameters<typeof person.batch>[0]) => {
        asked += 1;
        if (asked > 1) return person.batch(requests);
        return Promise.resolve(requests.map(() => ({ status: 404, headers: {}, body: null })));
      },
    };
    const answer = await readChanges(
      { mirror, graph, now: () => '2026-03-02T10:00:00Z' },
      {},
      new AbortController().signal,
    );
    expect(answer.changed.actions).toHaveLength(3);
  });
});

describe('where SharePoint refuses delta', () => {
  it('loads the whole register, answers nothing while nothing changed, and starts again when it did', async () => {
    const sharePoint = aRegister(5);
    sharePoint.deltaRefused = true;
    sharePoint.pageSize = 4;
    const { ask } = aService(sharePoint);
    const first = await ask();
    const second = await ask({ cursor: first.cursor });
    expect(second.complete).toBe(true);
    const idle = await ask({ cursor: second.cursor });
    expect(idle).toMatchObject({ startAgain: false, complete: true });
    expect(Object.values(idle.changed).flat()).toEqual([]);
    sharePoint.delete('actions', '1');
    const changed = await ask({ cursor: idle.cursor });
    expect(changed.startAgain).toBe(true);
    const rest = await ask({ cursor: changed.cursor });
    const all = [...changed.changed.actions, ...rest.changed.actions].map(({ key }) => key);
    expect(all).toEqual(['a-2', 'a-3', 'a-4', 'a-5']);
  });
});

describe('what is presented in a meeting', () => {
  const step = (item: { kind: 'risk'; key: string } | null, sequence: number) =>
    registerLists.presenting.write({
      meetingKey: 'm-1',
      item,
      view: 'item',
      detail: true,
      by: { oid: 'rowena', name: 'Rowena Castell' },
      at: '2026-03-02T22:00:00Z',
      active: true,
      sequence,
    });

  it('wakes a waiting tab at once, by key alone and without asking SharePoint as the person', async () => {
    const sharePoint = aRegister();
    const { ask, mirror } = aService(sharePoint);
    const first = await ask();
    expect(first.showings).toEqual([]);
    sharePoint.calls.length = 0;
    const waiting = ask({ cursor: first.cursor, waitSeconds: 25 });
    sharePoint.add('presenting', step({ kind: 'risk', key: 'r-secret' }, 1));
    const shown = await waiting;
    expect(shown.showings).toMatchObject([
      { meetingKey: 'm-1', item: { kind: 'risk', key: 'r-secret' }, by: { name: 'Rowena Castell' } },
    ]);
    expect(Object.values(shown.changed).flat()).toEqual([]);
    expect(personal(sharePoint)).toEqual([]);

    sharePoint.handEdit('presenting', '1', step(null, 2));
    await mirror.refreshPresenting();
    const next = await ask({ cursor: shown.cursor, waitSeconds: 25 });
    expect(next.showings).toMatchObject([{ item: null, sequence: 2 }]);
    expect(personal(sharePoint)).toEqual([]);
  });

  it('does not keep a tab from being asked about its rights, however often a step is taken', async () => {
    const sharePoint = aRegister();
    let now = Date.parse('2026-03-02T23:00:00Z');
    const { ask, mirror } = aService(sharePoint, {}, () => new Date(now).toISOString());
    await mirror.refresh();
    let { cursor } = await ask();
    sharePoint.calls.length = 0;
    sharePoint.add('presenting', step(null, 1));
    const asked: number[] = [];
    for (let sequence = 2; sequence < 8; sequence += 1) {
      now += 20_000;
      sharePoint.handEdit('presenting', '1', step(null, sequence));
      await mirror.refreshPresenting();
      const answer = await ask({ cursor, waitSeconds: 25 });
      expect(answer.showings).toMatchObject([{ sequence }]);
      ({ cursor } = answer);
      asked.push(personal(sharePoint).length);
    }
    expect(asked).toEqual([0, 0, 1, 1, 1, 2]);
    mirror.close();
  });

  type Held = Record<string, unknown> & { lists: Record<string, unknown> };
  const forged: readonly [string, ((cursor: Held) => object) | null][] = [
    ['as they had it, a minute later', null],
    ['that says they were asked a moment ago', (held) => held],
    ['that says they will be asked some day', (held) => ({ ...held, at: 9e15, version: 0, settings: 'x' })],
    [
      'that says nothing was shown to them but one list',
      ({ lists, ...held }) => ({ ...held, lists: { ...hiddenFrom(lists), risks: lists['risks'] } }),
    ],
    ['that says nothing was shown to them', ({ lists, ...held }) => ({ ...held, lists: hiddenFrom(lists) })],
  ];
  const hiddenFrom = (all: Record<string, unknown>) =>
    Object.fromEntries(Object.keys(all).map((list) => [list, -1]));

  describe.each(['one by one', 'whole'])('of a register whose lists are read %s', (manner) => {
    it.each(forged)('is told to nobody whose rights are gone, with a cursor %s', async (_, forge) => {
      const sharePoint = aRegister();
      sharePoint.deltaRefused = manner === 'whole';
      const { mirror } = aService(sharePoint);
      sharePoint.add('presenting', step({ kind: 'risk', key: 'r-secret' }, 1));
      await mirror.refresh();
      let now = '2026-03-02T23:00:00Z';
      const parts = { mirror, graph: sharePoint.port({ person }), now: () => now };
      const signal = new AbortController().signal;
      const read = await readChanges(parts, {}, signal);
      expect(read.showings).toHaveLength(1);

      const shut = sharePoint.port({ person, fate: () => ({ kind: 'answers', status: 403 }) });
      const [text = ''] = read.cursor.split('.');
      now = forge === null ? '2026-03-02T23:01:00Z' : '2026-03-02T23:00:01Z';
      const held = JSON.parse(Buffer.from(text, 'base64url').toString()) as Held;
      const cursor =
        forge === null ? read.cursor : Buffer.from(JSON.stringify(forge(held))).toString('base64url');
      for (const waitSeconds of [0, 0.05]) {
        const asking = readChanges({ ...parts, graph: shut }, { cursor, waitSeconds }, signal);
        await expect(asking).rejects.toMatchObject({ problem: { kind: 'no access' } });
      }
      mirror.close();
    });
  });
});
