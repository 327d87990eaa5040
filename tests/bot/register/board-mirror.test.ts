import { GraphFailure } from '../../../bot/graph/graph-errors.ts';
import { createLogger } from '../../../bot/logging.ts';
import { createBoardMirror, type BoardMirror } from '../../../bot/register/board-mirror.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import {
  settingsRows,
  defaultBoardSettings,
  defaultVocabulary,
} from '../../../shared/sharepoint/read-settings.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { anAction, aPerson, aRisk, aScheme, on } from '../../support/builders.ts';
import { MemorySharePoint, type Fate } from '../../support/memory-sharepoint.ts';

const quiet = createLogger('silent');

function boardWith(count: number): MemorySharePoint {
  const sharePoint = new MemorySharePoint();
  for (let index = 1; index <= count; index += 1) {
    sharePoint.add('actions', registerLists.actions.write(anAction({ key: `a-${index}` })));
  }
  sharePoint.add('risks', registerLists.risks.write(aRisk({ key: 'r-1' })));
  sharePoint.add('people', registerLists.people.write(aPerson({ key: 'p-1' })));
  return sharePoint;
}

function mirrorOf(
  sharePoint: MemorySharePoint,
  fate?: () => Fate,
  now = () => '2026-03-23T09:00:00Z',
): BoardMirror {
  return createBoardMirror({
    now,
    boardId: 'children',
    boards: {
      ids: ['children'],
      has: () => true,
      place: () => Promise.resolve(sharePoint.place),
      forget: () => undefined,
    },
    graph: sharePoint.port(fate === undefined ? {} : { fate }),
    logger: quiet,
    watchMilliseconds: 5,
  });
}

const never = new AbortController().signal;

describe('the mirror of a board', () => {
  it('reads everything at first, and then costs one call whatever the size when nothing changed', async () => {
    const sharePoint = boardWith(250);
    sharePoint.pageSize = 100;
    const mirror = mirrorOf(sharePoint);
    const first = await mirror.refresh();
    expect(first.actions).toHaveLength(250);
    expect(sharePoint.calls).toHaveLength(3);
    sharePoint.calls.length = 0;
    const second = await mirror.refresh();
    expect(second).toBe(first);
    expect(sharePoint.calls.map(({ requests }) => requests.length)).toEqual([10]);
  });

  it('brings in what was changed, added and deleted, and leaves the other lists as they are', async () => {
    const sharePoint = boardWith(3);
    const mirror = mirrorOf(sharePoint);
    const first = await mirror.refresh();
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    sharePoint.delete('actions', '2');
    sharePoint.add('actions', registerLists.actions.write(anAction({ key: 'a-9' })));
    const second = await mirror.refresh();
    expect(second.actions.map(({ key, status }) => [key, status])).toEqual([
      ['a-1', 'complete'],
      ['a-3', first.actions[2]!.status],
      ['a-9', anAction().status],
    ]);
    expect(second.risks).toBe(first.risks);
    expect(second.versions.actions).toBeGreaterThan(first.versions.actions);
    expect(second.versions.risks).toBe(first.versions.risks);
    expect(first.actions).toHaveLength(3);
  });

  it('starts a list again when its token is too old', async () => {
    const sharePoint = boardWith(3);
    const mirror = mirrorOf(sharePoint);
    await mirror.refresh();
    sharePoint.delete('actions', '1');
    sharePoint.expireTokens('actions');
    expect((await mirror.refresh()).actions.map(({ key }) => key)).toEqual(['a-2', 'a-3']);
  });

  it('shares one reading among those who ask together, and reads once more for who wrote meanwhile', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    await Promise.all([mirror.refresh(), mirror.refresh(), mirror.refresh()]);
    expect(sharePoint.calls).toHaveLength(1);
    const early = mirror.refresh();
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    mirror.nudge();
    await Promise.all([early, mirror.refresh(), mirror.refresh()]);
    expect(sharePoint.calls).toHaveLength(3);
    expect(mirror.snapshot()?.actions[0]?.status).toBe('complete');
  });

  it('keeps what it had when Graph fails, and goes on afterwards', async () => {
    const sharePoint = boardWith(2);
    let fate: Fate = { kind: 'arrives' };
    const mirror = mirrorOf(sharePoint, () => fate);
    const first = await mirror.refresh();
    fate = { kind: 'answers', status: 503 };
    await expect(mirror.refresh()).rejects.toBeInstanceOf(GraphFailure);
    expect(mirror.snapshot()).toBe(first);
    fate = { kind: 'arrives' };
    sharePoint.add('actions', registerLists.actions.write(anAction({ key: 'a-9' })));
    expect((await mirror.refresh()).actions).toHaveLength(3);
  });

  it('says when the app may not read a list', async () => {
    const sharePoint = boardWith(1);
    sharePoint.hidden.add('people');
    await expect(mirrorOf(sharePoint).refresh()).rejects.toMatchObject({
      problem: {
        kind: 'unavailable',
        userMessage: { en: expect.stringContaining('not about your rights') as string },
      },
    });
  });

  it('reads days in the board’s own time zone, also when that changes', async () => {
    const sharePoint = new MemorySharePoint();
    const action = anAction({ key: 'a-1', currentDue: on('2026-06-30') });
    sharePoint.add('actions', { ...registerLists.actions.write(action), CurrentDue: '2026-06-29T23:00:00Z' });
    for (const row of settingsRows({
      settings: { ...defaultBoardSettings, timeZone: 'Europe/London' },
      vocabulary: defaultVocabulary,
      schemes: [aScheme()],
      reminderPolicy: defaultReminderPolicy,
    })) {
      sharePoint.add('settings', registerLists.settings.write(row));
    }
    const mirror = mirrorOf(sharePoint);
    expect((await mirror.refresh()).actions[0]?.currentDue).toBe('2026-06-30');
    sharePoint.handEdit('settings', '1', {
      Json: JSON.stringify({ ...defaultBoardSettings, timeZone: 'UTC' }),
    });
    expect((await mirror.refresh()).actions[0]?.currentDue).toBe('2026-06-29');
  });

  it('knows rows whose trail may be owed something', async () => {
    const sharePoint = boardWith(2);
    const snapshot = await mirrorOf(sharePoint).refresh();
    expect(snapshot.trailMarks.actions.size).toBe(0);
  });

  it('manages without delta where SharePoint refuses it', async () => {
    const sharePoint = boardWith(5);
    sharePoint.deltaRefused = true;
    sharePoint.pageSize = 2;
    const mirror = mirrorOf(sharePoint);
    const first = await mirror.refresh();
    expect(first.actions).toHaveLength(5);
    expect(await mirror.refresh()).toBe(first);
    sharePoint.delete('actions', '2');
    sharePoint.handEdit('actions', '4', { Status: 'complete' });
    const second = await mirror.refresh();
    expect(second.actions.map(({ key }) => key)).toEqual(['a-1', 'a-3', 'a-4', 'a-5']);
    expect(second.actions[2]?.status).toBe('complete');
    expect(second.versions.risks).toBe(first.versions.risks);
  });

  it.each(['deltas', 'whole lists'])(
    'keeps the ledger of the last four hundred days, and rows without a day (%s)',
    async (way) => {
      const sharePoint = boardWith(1);
      sharePoint.deltaRefused = way === 'whole lists';
      for (const day of ['2025-02-15', '2025-02-16', '2025-02-17', null]) {
        const claimKey = `${day ?? 'none'}/p-1`;
        sharePoint.add(
          'reminders',
          registerLists.reminders.write({ claimKey, day: day === null ? null : on(day) }),
        );
      }
      let now = '2026-03-23T09:00:00Z';
      const mirror = mirrorOf(sharePoint, undefined, () => now);
      const days = ({ reminders }: { reminders: readonly { day: string | null }[] }) =>
        reminders.map(({ day }) => day);
      const first = await mirror.refresh();
      expect(days(first)).toEqual(['2025-02-16', '2025-02-17', null]);
      expect(await mirror.refresh()).toBe(first);
      // The day after, with the next row that comes in.
      now = '2026-03-24T09:00:00Z';
      sharePoint.add(
        'reminders',
        registerLists.reminders.write({ claimKey: '2026-03-24/p-1', day: on('2026-03-24') }),
      );
      expect(days(await mirror.refresh())).toEqual(['2025-02-17', null, '2026-03-24']);
    },
  );
});

describe('waiting for a change', () => {
  it('ends as soon as a row that a tab shows changes', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const waiting = mirror.waitForChange(shownVersion, never, 20);
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    expect(await waiting).toBe(true);
    expect(mirror.snapshot()?.actions[0]?.status).toBe('complete');
    mirror.close();
  });

  it('is not ended by reminders and conversations, which no tab shows', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const waiting = mirror.waitForChange(shownVersion, never, 0.2);
    sharePoint.add('conversations', { Key: 'someone', Title: 'someone' });
    expect(await waiting).toBe(false);
    expect((await mirror.refresh()).conversations).toHaveLength(1);
    mirror.close();
  });

  it('asks what changes in a meeting at every look, all a tab shows at every second, and nothing else', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    sharePoint.calls.length = 0;
    await mirror.waitForChange(shownVersion, never, 0.2);
    const looks = sharePoint.calls.slice(0, 4).map(({ requests }) => requests.length);
    expect(looks).toEqual([8, 3, 8, 3]);
    mirror.close();
  });

  it('sees a change in a list that seldom changes as well', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const waiting = mirror.waitForChange(shownVersion, never, 20);
    sharePoint.add('groups', { Key: 'g-1', Title: 'Learning group' });
    expect(await waiting).toBe(true);
    mirror.close();
  });

  it('tells whoever asks for all lists of all, also while the watch looks at some', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const waiting = mirror.waitForChange(shownVersion, never, 0.1);
    sharePoint.add('conversations', { Key: 'someone', Title: 'someone' });
    const snapshots = await Promise.all([mirror.refresh(), mirror.refresh()]);
    expect(snapshots.map(({ conversations }) => conversations.length)).toEqual([1, 1]);
    expect(await waiting).toBe(false);
    mirror.close();
  });

  it('tells whoever waits that the site or a list is gone', async () => {
    const sharePoint = boardWith(1);
    let gone = false;
    const mirror = mirrorOf(sharePoint, () =>
      gone ? { kind: 'answers', status: 404 } : { kind: 'arrives' },
    );
    const { shownVersion } = await mirror.refresh();
    gone = true;
    const waiting = mirror.waitForChange(shownVersion, never, 20);
    await expect(waiting).rejects.toMatchObject({ problem: { kind: 'not found' } });
    mirror.close();
  });

  it('ends when whoever waits leaves, and looks no more when nobody waits', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const leaving = new AbortController();
    const waiting = mirror.waitForChange(shownVersion, leaving.signal, 20);
    leaving.abort();
    expect(await waiting).toBe(false);
    await mirror.refresh();
    const { length } = sharePoint.calls;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(sharePoint.calls).toHaveLength(length);
  });

  it('survives a spell without Graph', async () => {
    const sharePoint = boardWith(1);
    let bad = 0;
    const mirror = mirrorOf(sharePoint, () => {
      bad -= 1;
      return bad > 0
        ? { kind: 'answers', status: 503, headers: { 'retry-after': '0' } }
        : { kind: 'arrives' };
    });
    const { shownVersion } = await mirror.refresh();
    bad = 4;
    const waiting = mirror.waitForChange(shownVersion, never, 20);
    sharePoint.handEdit('actions', '1', { Status: 'complete' });
    expect(await waiting).toBe(true);
    mirror.close();
  });

  it('ends when the service closes', async () => {
    const sharePoint = boardWith(1);
    const mirror = mirrorOf(sharePoint);
    const { shownVersion } = await mirror.refresh();
    const waiting = mirror.waitForChange(shownVersion, never, 20);
    mirror.close();
    expect(await waiting).toBe(false);
  });
});
