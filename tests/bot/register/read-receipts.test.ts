import { readReceipts, receiptReader, receiptsFor } from '../../../bot/register/read-receipts.ts';
import { receiptsCsv } from '../../../bot/register/receipts-csv.ts';
import { receiptsResponseSchema } from '../../../shared/contracts/receipts.ts';
import type { Reminder, ReminderLine } from '../../../shared/domain/reminder.ts';
import {
  readSettings,
  settingsRows,
  defaultBoardSettings,
} from '../../../shared/sharepoint/read-settings.ts';
import { aReminder } from '../../shared/reminders/a-reminder.ts';
import { anAction, aPerson, aRisk, aRow, on } from '../../support/builders.ts';

const today = on('2026-03-10');
const rowena = aPerson({
  key: 'rowena',
  name: 'Rowena Castell',
  oid: '00000000-0000-4000-8000-00000000aaaa',
});
const priya = aPerson({ key: 'priya', name: 'Priya Nair', agency: 'Exampleshire Council' });
const sam = aPerson({ key: 'sam', name: 'Sam Okoro' });
const left = aPerson({ key: 'left', name: 'Lena Hart', endDate: on('2026-02-01') });

const about = (itemKey: string, parts: Partial<ReminderLine> = {}): ReminderLine => ({
  itemKind: 'action',
  itemKey,
  stage: 'before-14',
  dueUsed: on('2026-03-31'),
  reason: 'Due in 14 days.',
  ...parts,
});

function aBoardWith(reminders: Reminder[], parts: { actions?: ReturnType<typeof anAction>[] } = {}) {
  const base = readSettings([]);
  const rows = settingsRows({
    ...base,
    settings: { ...defaultBoardSettings, managerKeys: ['rowena'] },
  }).map((row) => ({ ...aRow(), ...row }));
  return {
    reminders,
    people: [rowena, priya, sam, left],
    actions: parts.actions ?? [anAction({ key: 'A-1', reference: '1.1' }), anAction({ key: 'A-2' })],
    risks: [aRisk({ key: 'R-1' })],
    meetings: [],
    configuration: readSettings(rows),
  };
}

const reader = (board: ReturnType<typeof aBoardWith>, person: { oid: string | null }) =>
  receiptReader(board, person.oid ?? '', today);
const read = (board: ReturnType<typeof aBoardWith>, query = {}, person = rowena) => {
  const who = reader(board, person);
  const page = who === null ? null : readReceipts(board, who, query, today);
  return page === null ? null : receiptsResponseSchema.parse(page);
};

describe('who sees which receipts', () => {
  const board = aBoardWith([aReminder('2026-03-09', 'priya'), aReminder('2026-03-09', 'sam')]);

  it('a board manager sees all, a lead their own, and a stranger or somebody who left none', () => {
    expect(
      read(board)
        ?.receipts.map(({ personKey }) => personKey)
        .sort(),
    ).toEqual(['priya', 'sam']);
    expect(read(board, {}, priya)).toMatchObject({
      scope: 'own',
      total: 1,
      receipts: [{ personKey: 'priya' }],
    });
    expect(read(board, { person: 'sam' }, priya)?.receipts).toEqual([]);
    expect(reader(board, { oid: '00000000-0000-4000-8000-999999999999' })).toBeNull();
    expect(reader(board, left)).toBeNull();
  });

  it('only a board manager is told what needs somebody, and how often each was written to today', () => {
    const troubled = aBoardWith([
      aReminder('2026-03-10', 'priya', { state: 'failed', lines: [about('A-1')] }),
    ]);
    expect(read(troubled)).toMatchObject({ needsYou: [{ personKey: 'priya' }], timesToday: { priya: 1 } });
    expect(read(troubled, {}, priya)).toMatchObject({ needsYou: [], timesToday: {} });
  });
});

describe('filters and pages', () => {
  const rows = ['2026-03-05', '2026-03-06', '2026-03-09'].flatMap((day) => [
    aReminder(day, 'priya', { id: `1${day.slice(-2)}`, lines: [about('A-1')] }),
    aReminder(day, 'sam', { id: `2${day.slice(-2)}`, lines: [about('A-2')], state: 'unreachable' }),
  ]);
  const board = aBoardWith(rows);

  it.each([
    [{ person: 'priya' }, 3],
    [{ itemKind: 'action', itemKey: 'A-2' }, 3],
    [{ itemKind: 'risk', itemKey: 'A-2' }, 0],
    [{ from: on('2026-03-06'), to: on('2026-03-06') }, 2],
    [{ state: 'unreachable' }, 3],
    [{ state: 'unreachable', from: on('2026-03-09') }, 1],
  ])('%j finds %i', (query, count) => {
    expect(read(board, query)).toMatchObject({ total: count });
  });

  it('pages hold every receipt once, newest first, also when a newer one comes in between', () => {
    const first = read(board, { limit: 4 });
    const grown = aBoardWith([...rows, aReminder('2026-03-10', 'priya')]);
    const second = read(grown, { limit: 4, after: first?.next ?? '' });
    expect(second?.next).toBeNull();
    const all = [...(first?.receipts ?? []), ...(second?.receipts ?? [])];
    expect(all.map(({ id }) => id)).toEqual(['209', '109', '206', '106', '205', '105']);
  });

  it('refuses a place it never gave', () => {
    expect(read(board, { after: 'from the start' })).toBeNull();
  });
});

describe('what needs somebody', () => {
  const failed = aReminder('2026-03-05', 'priya', { state: 'failed', lines: [about('A-1')] });
  const needed = (later: Reminder[], actions?: ReturnType<typeof anAction>[]) =>
    read(aBoardWith([failed, ...later], actions === undefined ? {} : { actions }))?.needsYou.map(
      ({ claimKey }) => claimKey,
    );
  const note = { text: 'Done.', at: '2026-03-06T10:00:00Z', by: 'Priya Nair' };

  it('is a message that did not surely arrive, until a later one about the same did', () => {
    expect(needed([])).toEqual(['2026-03-05/priya']);
    expect(needed([aReminder('2026-03-06', 'priya', { lines: [about('A-2')] })])).toHaveLength(1);
    expect(needed([aReminder('2026-03-06', 'sam', { lines: [about('A-1')] })])).toHaveLength(1);
    expect(needed([aReminder('2026-03-06', 'priya', { lines: [about('A-1')] })])).toEqual([]);
  });

  it('is over once somebody answered, the item is finished or gone, or it was sent again', () => {
    expect(needed([], [anAction({ key: 'A-1', lastNote: note })])).toEqual([]);
    expect(needed([], [anAction({ key: 'A-1', status: 'closed' })])).toEqual([]);
    expect(needed([], [])).toEqual([]);
    const again = aReminder('2026-03-06', 'priya', { requestedBy: { oid: null, name: 'Rowena Castell' } });
    expect(needed([again])).toEqual([]);
  });

  it('is the newest of several that failed about the same', () => {
    const again = aReminder('2026-03-06', 'priya', { state: 'unreachable', lines: [about('A-1')] });
    expect(needed([again])).toEqual(['2026-03-06/priya']);
    const other = aReminder('2026-03-06', 'priya', { state: 'failed', lines: [about('A-2')] });
    expect(needed([other])).toHaveLength(2);
  });

  it('is also what a service was handing over when it stopped', () => {
    const stopped = aReminder('2026-03-09', 'sam', {
      state: 'sending',
      finishedAt: '',
      lines: [about('A-2')],
    });
    expect(read(aBoardWith([stopped]))?.needsYou).toMatchObject([{ state: 'possibly sent' }]);
  });
});

describe('a row edited by hand', () => {
  it('is shown and flagged, and breaks nothing', () => {
    const board = aBoardWith([
      aReminder('2026-03-09', 'priya', { personKey: 'sam' }),
      aReminder('2026-03-09', 'nobody', { day: null, finishedAt: 'yesterday', claimedAt: '' }),
      aReminder('2026-03-08', 'priya', { day: on('2026-03-01') }),
    ]);
    const page = read(board);
    expect(page?.receipts).toHaveLength(3);
    const columns = page?.receipts.map(({ problems }) => problems.map(({ column }) => column));
    expect(columns).toEqual(expect.arrayContaining([['Person'], ['Person', 'Finished at'], ['Day']]));
    expect(page?.receipts.find(({ personKey }) => personKey === 'nobody')?.filedOn).toBe('2026-03-09');
    expect(read(board, { limit: 1, after: read(board, { limit: 1 })?.next ?? '' })?.receipts).toHaveLength(1);
  });
});

describe('as CSV', () => {
  it('has a row per line, with names, both ways of writing a date, and what came back', () => {
    const board = aBoardWith([
      aReminder('2026-03-05', 'priya', { lines: [about('A-1'), about('A-2')] }),
      aReminder('2026-03-09', 'sam', { state: 'unreachable', error: '=cmd', lines: [] }),
    ]);
    const who = reader(board, rowena)!;
    const csv = receiptsCsv(
      receiptsFor(board, who, {}, today),
      {
        person: (key) => board.people.find((person) => person.key === key),
        item: ({ itemKey }) => ({ reference: '1.1', title: `About ${itemKey}` }),
        heard: ({ itemKey }) =>
          itemKey === 'A-1'
            ? { at: '2026-03-06T10:00:00Z', by: 'Priya Nair', text: 'Signed. All of it.' }
            : null,
      },
      'Europe/London',
    );
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"Sam Okoro"');
    expect(lines[1]).toContain(`"'=cmd"`);
    expect(lines[2]).toContain('"5 March 2026","2026-03-05","sent"');
    expect(lines[2]).toContain('"14 days before","action","1.1","About A-1","31 March 2026","2026-03-31"');
    expect(lines[2]).toContain('"6 March 2026 at 10:00, Priya Nair: Signed."');
    expect(lines[3]).toContain('"Nothing yet"');
  });
});
