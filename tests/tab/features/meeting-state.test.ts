import fc from 'fast-check';
import type { AgendaEntry } from '../../../tab/features/meeting-mode/agenda.ts';
import {
  afterCommand,
  atTheAgenda,
  commandOf,
  positionOf,
  roleOf,
  type Place,
} from '../../../tab/features/meeting-mode/meeting-state.ts';
import type { Showing } from '../../../shared/domain/showing.ts';

const entry = (key: string, kind: 'risk' | 'action' = 'risk'): AgendaEntry => ({
  section: 'overdue',
  item: { kind, key },
  reference: key,
  title: key,
});
const agenda = [entry('r-1'), entry('r-2'), entry('a-1', 'action')];

describe('a step through the agenda', () => {
  test('goes on to the last item and no further, and back to the agenda', () => {
    let place: Place = atTheAgenda;
    const seen: (string | null)[] = [];
    for (const kind of [
      'next',
      'next',
      'next',
      'next',
      'previous',
      'previous',
      'previous',
      'previous',
    ] as const) {
      place = afterCommand(place, { kind }, agenda);
      seen.push(place.item?.key ?? null);
    }
    expect(seen).toEqual(['r-1', 'r-2', 'a-1', 'a-1', 'r-2', 'r-1', null, null]);
  });

  test('from an item that is not on the agenda begins with the first', () => {
    const jumped = afterCommand(atTheAgenda, { kind: 'go to', item: { kind: 'risk', key: 'r-9' } }, agenda);
    expect(positionOf(jumped, agenda)).toBe(-1);
    expect(afterCommand(jumped, { kind: 'next' }, agenda).item).toEqual({ kind: 'risk', key: 'r-1' });
  });

  test('a deep dive is for risks, shows the detail, and ends with the next step', () => {
    const atRisk = { ...afterCommand(atTheAgenda, { kind: 'next' }, agenda), detail: false };
    const dive = afterCommand(atRisk, { kind: 'deep dive' }, agenda);
    expect(dive).toMatchObject({ view: 'deep dive', detail: true });
    expect(afterCommand(dive, { kind: 'next' }, agenda).view).toBe('item');
    const atAction = afterCommand(
      atTheAgenda,
      { kind: 'go to', item: { kind: 'action', key: 'a-1' } },
      agenda,
    );
    expect(afterCommand(atAction, { kind: 'deep dive' }, agenda)).toBe(atAction);
  });
});

describe('a key', () => {
  const press = (key: string, parts = {}) =>
    commandOf({ key, modified: false, typing: false, ...parts }, true);

  test('steps, jumps, hides, dives and notes', () => {
    expect(
      ['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp', 'j', 'H', 'd', 'n', 'x'].map(
        (key) => press(key)?.kind,
      ),
    ).toEqual([
      'next',
      'next',
      'previous',
      'previous',
      'jump',
      'hide detail',
      'deep dive',
      'note',
      undefined,
    ]);
  });

  test('means nothing while somebody types or holds Ctrl, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (key, letters) => {
        expect(commandOf({ key, modified: false, typing: true }, letters)).toBeNull();
        expect(commandOf({ key, modified: true, typing: false }, letters)).toBeNull();
      }),
    );
  });

  test('letters mean nothing once they are turned off; the arrows still do', () => {
    const off = (key: string) => commandOf({ key, modified: false, typing: false }, false);
    expect(['j', 'h', 'd', 'n'].map(off)).toEqual([null, null, null, null]);
    expect(off('ArrowRight')).toEqual({ kind: 'next' });
  });
});

describe('a window', () => {
  const showing: Showing = {
    meetingKey: 'm',
    item: null,
    view: 'agenda',
    detail: true,
    by: { oid: 'ROWENA', name: 'Rowena Castell' },
    at: '2026-11-28T10:00:00Z',
    sequence: 1,
  };
  test('is alone, presents, follows or looks around; a stage only follows', () => {
    expect(roleOf(null, 'rowena', false, false)).toBe('alone');
    expect(roleOf(showing, 'rowena', false, false)).toBe('presenting');
    expect(roleOf(showing, 'rowena', false, true)).toBe('following');
    expect(roleOf(showing, 'amara', false, false)).toBe('following');
    expect(roleOf(showing, 'amara', true, false)).toBe('looking around');
  });
});
