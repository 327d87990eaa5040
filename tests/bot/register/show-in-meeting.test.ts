import { decideStep } from '../../../bot/register/show-in-meeting.ts';
import type { ShowInMeeting } from '../../../shared/contracts/show-in-meeting.ts';
import type { Presenting } from '../../../shared/domain/showing.ts';
import { aRow } from '../../support/builders.ts';

const now = '2026-11-28T10:00:00Z';
const rowena = { oid: 'ROWENA', name: 'Rowena Castell' };
const margaret = { oid: 'margaret', name: 'Margaret Oyelaran' };

const step = (parts: Partial<ShowInMeeting> = {}): ShowInMeeting => ({
  meetingKey: 'm-1',
  active: true,
  item: { kind: 'risk', key: 'r-1' },
  view: 'item',
  detail: true,
  takeOverFrom: null,
  ...parts,
});

const row = (parts: Partial<Presenting> = {}): Presenting => ({
  ...aRow(),
  meetingKey: 'm-1',
  item: { kind: 'action', key: 'a-1' },
  view: 'item',
  detail: true,
  by: rowena,
  at: '2026-11-28T09:50:00Z',
  active: true,
  sequence: 7,
  ...parts,
});

test('the first step in a meeting is shown, with a key and no words', () => {
  expect(decideStep(null, step(), margaret, now)).toEqual({
    kind: 'write',
    showing: {
      meetingKey: 'm-1',
      item: { kind: 'risk', key: 'r-1' },
      view: 'item',
      detail: true,
      by: margaret,
      at: now,
      sequence: 1,
    },
  });
});

test('the presenter goes on, from whatever window', () => {
  const same = { oid: 'rowena', name: 'Rowena Castell' };
  expect(decideStep(row(), step(), same, now)).toMatchObject({ kind: 'write', showing: { sequence: 8 } });
});

test('somebody else is told who presents, and takes over only by name', () => {
  expect(decideStep(row(), step(), margaret, now)).toMatchObject({
    outcome: 'someone else presents',
    showing: { by: rowena, sequence: 7 },
  });
  expect(decideStep(row(), step({ takeOverFrom: 'rowena' }), margaret, now)).toMatchObject({ kind: 'write' });
  expect(decideStep(row(), step({ takeOverFrom: 'third' }), margaret, now)).toMatchObject({
    outcome: 'someone else presents',
  });
});

test('stopping when nobody presents writes nothing', () => {
  const stop = step({ active: false });
  expect(decideStep(null, stop, margaret, now)).toEqual({ outcome: 'shown', showing: null });
  expect(decideStep(row({ active: false }), stop, margaret, now)).toEqual({
    outcome: 'shown',
    showing: null,
  });
});

test('who left half a day ago without a word presents no more', () => {
  const old = row({ at: '2026-11-27T21:00:00Z' });
  expect(decideStep(old, step(), margaret, now)).toMatchObject({ kind: 'write', showing: { sequence: 8 } });
});
