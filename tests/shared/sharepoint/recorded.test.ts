import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { UpdateEntry } from '../../../shared/domain/update.ts';
import {
  handEdits,
  readRecorded,
  trackedValues,
  writeRecorded,
  type Recorded,
  type TrackedItem,
} from '../../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { anAction, aRisk } from '../../support/builders.ts';
import { anItem } from './as-share-point-keeps.ts';

const entry: UpdateEntry = {
  key: 'press-0001',
  itemKind: 'action',
  itemKey: 'a-1',
  kind: 'progress',
  at: '2026-03-02T09:30:00.123Z',
  by: { oid: '00000000-0000-4000-8000-000000000001', name: 'Amara Nwosu' },
  via: 'card',
  text: 'Met the school.\nAgain.',
  changes: [{ field: 'status', before: 'not started', after: 'in progress' }],
  reason: '',
  meetingKey: null,
};

const leftOn = (item: TrackedItem): Recorded => ({ entry, left: trackedValues(item) });

describe('the row as its own outbox', () => {
  const action = anAction();

  test('what was recorded reads back whole, so that the entry can be posted again', () => {
    const recorded = leftOn({ kind: 'action', action });
    expect(readRecorded(anItem(writeRecorded(recorded)))).toEqual(recorded);
  });

  test.each([
    [{}],
    [{ Recorded: '' }],
    [{ Recorded: '{"entry":' }],
    [{ Recorded: '{"left":{}}' }],
    [{ Recorded: 7 }],
  ])('a row with %j was never written by the service, as far as anybody can tell', (fields) => {
    expect(readRecorded(anItem(fields))).toBeNull();
    expect(handEdits({ kind: 'action', action }, null)).toEqual([]);
  });
});

describe('an edit by hand is told by what the row held before', () => {
  const action = anAction({
    status: 'in progress',
    rag: 'green',
    percentComplete: 40,
    currentDue: civilDate('2026-03-31'),
    leads: [{ name: 'Amara Nwosu', personKey: 'p-1', role: 'lead' }],
    evidenceLink: '',
  });
  const recorded = leftOn({ kind: 'action', action });

  test('nothing changed', () => {
    expect(handEdits({ kind: 'action', action }, recorded)).toEqual([]);
  });

  test('what nobody tracks is no edit', () => {
    const edited = { ...action, outcome: 'Something else', etag: '"x,9"' };
    expect(handEdits({ kind: 'action', action: edited }, recorded)).toEqual([]);
  });

  test('every tracked value is told in the words of the trail', () => {
    const edited = {
      ...action,
      status: 'complete' as const,
      rag: null,
      percentComplete: null,
      currentDue: civilDate('2026-06-30'),
      leads: [
        { name: 'Tom Reed', personKey: 'p-2', role: 'lead' as const },
        { name: 'Police', personKey: null, role: 'support' as const },
      ],
      evidenceLink: 'https://exampleshire.example/a',
    };
    expect(handEdits({ kind: 'action', action: edited }, recorded)).toEqual([
      { field: 'status', before: 'in progress', after: 'complete' },
      { field: 'rag', before: 'green', after: '' },
      { field: 'percentComplete', before: '40%', after: '' },
      { field: 'due', before: '31 March 2026', after: '30 June 2026' },
      { field: 'leads', before: 'Amara Nwosu', after: 'Tom Reed, Police (support)' },
      { field: 'evidenceLink', before: '', after: 'https://exampleshire.example/a' },
    ]);
  });

  test('an unreadable value is told as found, and once told it is no new edit', () => {
    const fields = { ...registerLists.actions.write(action), Status: 'nearly there' };
    const edited = registerLists.actions.read(anItem(fields), { timeZone: 'Europe/London' });
    const item: TrackedItem = { kind: 'action', action: edited };
    expect(handEdits(item, recorded)).toEqual([
      { field: 'status', before: 'in progress', after: 'nearly there' },
    ]);
    expect(handEdits(item, leftOn(item))).toEqual([]);
  });

  test('a field that was not tracked when the row was written says nothing', () => {
    const { status: _status, ...left } = recorded.left;
    const edited = { ...action, status: 'closed' as const };
    expect(handEdits({ kind: 'action', action: edited }, { entry, left })).toEqual([]);
  });

  test('a risk: score, review dates and status', () => {
    const risk = aRisk({
      status: 'open',
      current: { likelihood: 3, impact: 4, score: 12, band: 'amber' },
      lastReview: civilDate('2026-01-05'),
      nextReview: null,
    });
    const edited = {
      ...risk,
      status: 'closed' as const,
      current: { likelihood: 5, impact: 4, score: null, band: null },
      lastReview: null,
      nextReview: civilDate('2026-04-05'),
    };
    expect(handEdits({ kind: 'risk', risk: edited }, leftOn({ kind: 'risk', risk }))).toEqual([
      { field: 'status', before: 'open', after: 'closed' },
      {
        field: 'score',
        before: '12 amber (likelihood 3, impact 4)',
        after: 'not scored (likelihood 5, impact 4)',
      },
      { field: 'lastReview', before: '5 January 2026', after: '' },
      { field: 'nextReview', before: '', after: '5 April 2026' },
    ]);
  });
});
