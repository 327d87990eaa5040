import { owedToTrail, pressKey } from '../../../bot/register/trail.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { UpdateEntry } from '../../../shared/domain/update.ts';
import { trackedValues, type Recorded } from '../../../shared/sharepoint/recorded.ts';
import { repairTrail } from '../../../bot/register/repair-trail.ts';
import { createBoardMirror } from '../../../bot/register/board-mirror.ts';
import { createLogger } from '../../../bot/logging.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { writeRecorded } from '../../../shared/sharepoint/recorded.ts';
import { anAction } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const now = '2026-03-02T10:00:00.000Z';
const entry: UpdateEntry = {
  key: 'press-1',
  itemKind: 'action',
  itemKey: 'a-1',
  kind: 'progress',
  at: '2026-03-01T09:00:00Z',
  by: { oid: null, name: 'Morgan Ellis' },
  via: 'tab',
  text: '',
  changes: [],
  reason: '',
  meetingKey: null,
};

const recordedFor = (action: Action): Recorded => ({
  entry,
  left: trackedValues({ kind: 'action', action }),
});

const owed = (action: Action, recorded: Recorded | null, trail: UpdateEntry[]) =>
  owedToTrail(
    { item: action, recorded, trail, editor: { oid: 'dee', name: 'Dee Marsh' } },
    { kind: 'action', action },
    now,
  );

describe('the key of a press', () => {
  it('does not depend on the order or absence of fields, and does on every value', () => {
    const key = pressKey('form', { note: 'a', rag: 'red' });
    expect(pressKey('form', { rag: 'red', note: 'a', status: undefined })).toBe(key);
    expect(pressKey('form', { note: 'b', rag: 'red' })).not.toBe(key);
    expect(pressKey('other', { note: 'a', rag: 'red' })).not.toBe(key);
    expect(key.length).toBeLessThan(200);
  });
});

describe('what is owed to the trail', () => {
  const action = anAction({ key: 'a-1', status: 'in progress', rag: 'green' });

  it('is nothing for a row the service never wrote, or that is as it left it', () => {
    expect(owed(action, null, [])).toEqual({ unposted: null, handEdit: null });
    expect(owed(action, recordedFor(action), [entry])).toEqual({ unposted: null, handEdit: null });
  });

  it('is the entry in the outbox that the trail lacks', () => {
    const recorded = recordedFor(action);
    expect(owed(action, recorded, [])).toEqual({ unposted: recorded, handEdit: null });
  });

  it('is an edit made by hand, by whoever saved the row, once', () => {
    const recorded = recordedFor(action);
    const edited: Action = { ...action, rag: 'red', modifiedAt: '2026-03-01T12:00:00Z' };
    const { handEdit } = owed(edited, recorded, [entry]);
    expect(handEdit).toMatchObject({
      key: 'hand:press-1:1',
      by: { name: 'Dee Marsh' },
      via: 'hand edit seen',
      at: '2026-03-01T12:00:00Z',
      changes: [{ field: 'rag', before: 'green', after: 'red' }],
    });
    expect(owed(edited, recorded, [entry, handEdit!]).handEdit).toBeNull();
  });

  it('is a second edit from where the first one ended, and one that puts the value back', () => {
    const recorded = recordedFor(action);
    const first = owed({ ...action, rag: 'red' }, recorded, [entry]).handEdit!;
    const second = owed({ ...action, rag: 'amber' }, recorded, [entry, first]).handEdit!;
    expect(second).toMatchObject({ key: 'hand:press-1:2', changes: [{ before: 'red', after: 'amber' }] });
    const third = owed(action, recorded, [entry, first, second]).handEdit;
    expect(third).toMatchObject({ key: 'hand:press-1:3', changes: [{ before: 'amber', after: 'green' }] });
    expect(owed(action, recorded, [entry, first, second, third!]).handEdit).toBeNull();
  });
});

describe('the daily repair', () => {
  it('posts what the trail lacks about rows written or edited lately, and looks at no others', async () => {
    const sharePoint = new MemorySharePoint();
    const add = (key: string, at: string, rag: Action['rag'], found: Action['rag']) => {
      const action = anAction({ key, rag });
      const own: Recorded = {
        entry: { ...entry, key: `press-${key}`, itemKey: key, at },
        left: trackedValues({ kind: 'action', action }),
      };
      const fields = registerLists.actions.write({ ...action, rag: found });
      sharePoint.add('actions', { ...fields, ...writeRecorded(own) });
    };
    sharePoint.now = '2026-01-05T09:00:00Z';
    add('old', '2026-01-05T09:00:00Z', 'green', 'green');
    sharePoint.now = '2026-03-01T09:00:00Z';
    add('unposted', '2026-03-01T09:00:00Z', 'green', 'green');
    add('edited', '2026-01-05T09:00:00Z', 'green', 'red');
    const graph = sharePoint.port();
    const mirror = createBoardMirror({
      now: () => '2026-03-23T09:00:00Z',
      boardId: 'children',
      boards: {
        ids: ['children'],
        has: () => true,
        place: () => Promise.resolve(sharePoint.place),
        forget: () => undefined,
      },
      graph,
      logger: createLogger('silent'),
    });
    const snapshot = await mirror.refresh();
    const first = await repairTrail(snapshot, graph, '2026-02-28T00:00:00Z', now);
    expect(first).toEqual({ looked: 2, posted: 3, owed: 0 });
    expect(sharePoint.fields('updates').map((fields) => fields['Key'])).toEqual([
      'press-unposted',
      'press-edited',
      'hand:press-edited:1',
    ]);
    expect(await repairTrail(snapshot, graph, '2026-02-28T00:00:00Z', now)).toEqual({
      looked: 2,
      posted: 0,
      owed: 0,
    });
  });
});
