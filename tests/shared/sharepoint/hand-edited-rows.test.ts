import { listKeys, registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { itemIdOfHandAdded } from '../../../shared/sharepoint/cells.ts';
import { readEditor } from '../../../shared/sharepoint/register-list.ts';
import { anItem, asKept } from './as-share-point-keeps.ts';

const { actions, risks, people, meetings, assessments, updates, reminders } = registerLists;
const site = { timeZone: 'Europe/London' };
const sound = {
  Key: 'a-1',
  Leads: 'Amara Nwosu #p-1',
  Status: 'in progress',
  CurrentDue: '2026-03-30T23:00:00Z',
};

describe('an action edited by hand is shown as found, with what to do', () => {
  const cases: [string, Record<string, unknown>, Record<string, unknown>, [string, string][]][] = [
    ['a status in other words', { Status: 'Work has begun' }, { status: 'in progress' }, []],
    ['a status in capitals', { Status: 'CLOSED ' }, { status: 'closed' }, []],
    ['ongoing where the status stands', { Status: 'Ongoing' }, { status: 'in progress', ongoing: true }, []],
    ['a status nobody knows', { Status: 'purple' }, { status: 'not started' }, [['Status', 'purple']]],
    ['no status', { Status: null }, { status: 'not started' }, [['Status', '']]],
    ['RAG by its letter', { Rag: 'A' }, { rag: 'amber' }, []],
    ['two colours', { Rag: 'A/G' }, { rag: 'amber' }, [['RAG', 'A/G']]],
    ['a colour that is none', { Rag: 'puce' }, { rag: null }, [['RAG', 'puce']]],
    [
      'text in a number',
      { PercentComplete: 'half' },
      { percentComplete: null },
      [['Percent complete', 'half']],
    ],
    ['a number as text', { PercentComplete: '40%' }, { percentComplete: 40 }, []],
    [
      'a percentage beyond 100',
      { PercentComplete: 140 },
      { percentComplete: null },
      [['Percent complete', '140']],
    ],
    ['half a move', { Moves: 1.5 }, { moves: 0 }, [['Times moved', '1.5']]],
    [
      'a date as text',
      { CurrentDue: '31/03/2026' },
      { currentDue: '2026-03-31' },
      [['Current due', '31/03/2026']],
    ],
    [
      'a date that is none',
      { CurrentDue: 'end of term' },
      { currentDue: null },
      [['Current due', 'end of term']],
    ],
    ['a bare ISO day', { CurrentDue: '2026-03-31' }, { currentDue: '2026-03-31' }, []],
    ['no leads', { Leads: null }, { leads: [] }, [['Leads', '']]],
    ['yes in words', { Ongoing: 'Yes' }, { ongoing: true }, []],
    [
      'a link that runs something',
      { EvidenceLink: 'javascript:alert(1)' },
      {},
      [['Evidence link', 'javascript:alert(1)']],
    ],
    [
      'a when with no date beside it',
      { CurrentDue: null, DueText: '31 March 2026' },
      {
        currentDue: null,
        due: { kind: 'exact', date: '2026-03-31', needsCheck: false, raw: '31 March 2026' },
      },
      [['Current due', '']],
    ],
    [
      'a start after the due date',
      { StartDate: '2026-04-01T11:00:00Z' },
      { start: '2026-04-01', currentDue: '2026-03-31' },
      [['Start', '1 April 2026']],
    ],
    ['a start on the due date', { StartDate: '2026-03-31T11:00:00Z' }, { start: '2026-03-31' }, []],
    [
      'a request for more time without its date',
      { MoreTimeReason: 'Staff left' },
      { moreTimeRequest: null },
      [['More time until', '']],
    ],
  ];

  test.each(cases)('%s', (_name, edit, expected, problems) => {
    const action = actions.read(anItem({ ...sound, ...edit }), site);
    expect(action).toMatchObject(expected);
    expect(action.problems.map(({ column, raw }) => [column, raw])).toEqual(problems);
  });

  test('every problem says in a whole sentence what is wrong or what to do', () => {
    for (const [, edit] of cases) {
      for (const { message } of actions.read(anItem({ ...sound, ...edit }), site).problems) {
        expect(message).toMatch(/[A-Z“].*\.$/);
      }
    }
  });

  test('nobody is asked to name a lead or a date for what is finished', () => {
    const done = { Key: 'a-1', Status: 'complete', DueText: '31 March 2026' };
    expect(actions.read(anItem(done), site).problems).toEqual([]);
  });

  test('a when text edited after it was read is read anew, and a different deadline is pointed out', () => {
    const entity = {
      due: {
        kind: 'month' as const,
        date: actions.read(anItem(sound), site).currentDue!,
        needsCheck: false,
        raw: 'March 2026',
      },
    };
    const item = asKept(actions, { ...actions.write(entity), ...sound, DueText: '30 June 2026' });
    const action = actions.read(item, site);
    expect(action.due).toMatchObject({ kind: 'exact', date: '2026-06-30' });
    expect(action.currentDue).toBe('2026-03-31');
    expect(action.problems).toEqual([
      expect.objectContaining({ column: 'When (as written)', raw: '30 June 2026' }),
    ]);
  });
});

describe('leads are written the way people write them', () => {
  const cases: [string, { name: string; personKey: string | null; role: string }[]][] = [
    ['Amara Nwosu', [{ name: 'Amara Nwosu', personKey: null, role: 'lead' }]],
    ['Amara Nwosu #p-1', [{ name: 'Amara Nwosu', personKey: 'p-1', role: 'lead' }]],
    ['Amara Nwosu (Support) #p-1', [{ name: 'Amara Nwosu', personKey: 'p-1', role: 'support' }]],
    ['#p-1', [{ name: 'p-1', personKey: 'p-1', role: 'lead' }]],
    [
      'Head of Service (Early Help)',
      [{ name: 'Head of Service (Early Help)', personKey: null, role: 'lead' }],
    ],
    [
      '- Amara Nwosu; Tom Reed (inform)\n\n  • Police ',
      [
        { name: 'Amara Nwosu', personKey: null, role: 'lead' },
        { name: 'Tom Reed', personKey: null, role: 'inform' },
        { name: 'Police', personKey: null, role: 'lead' },
      ],
    ],
  ];
  test.each(cases)('%j', (text, leads) => {
    expect(actions.read(anItem({ ...sound, Leads: text }), site).leads).toEqual(leads);
  });
});

describe('a risk edited by hand', () => {
  test('an unread or empty marking is never taken for “publish”', () => {
    for (const Marking of ['maybe', '', null, 'public?']) {
      expect(risks.read(anItem({ Key: 'r-1', Marking }), site).marking).toBe('exempt');
    }
    expect(risks.read(anItem({ Key: 'r-1', Marking: 'Publish' }), site).marking).toBe('publish');
  });

  test('a score in words is shown as missing, the rest of it kept', () => {
    const risk = risks.read(
      anItem({
        Key: 'r-1',
        Status: 'open',
        Marking: 'exempt',
        CurrentLikelihood: 'likely',
        CurrentImpact: 4,
      }),
      site,
    );
    expect(risk.current).toEqual({ likelihood: null, impact: 4, score: null, band: null });
    expect(risk.problems).toEqual([expect.objectContaining({ column: 'Current likelihood', raw: 'likely' })]);
  });

  test.each([
    ['quarterly', { kind: 'every', n: 3, unit: 'month' }],
    ['', { kind: 'band' }],
    ['31/03/2026', { kind: 'fixed', date: '2026-03-31' }],
  ])('the review rule “%s” is understood', (text, rule) => {
    expect(risks.read(anItem({ Key: 'r-1', ReviewRule: text }), site).reviewRule).toEqual(rule);
  });

  test('triggers typed as plain lines under headings are grouped', () => {
    const text = 'Referrals rise\r\nSchools:\r\n- Exclusions rise\r\nAttendance falls\r\nHealth:\r\n';
    expect(risks.read(anItem({ Key: 'r-1', Triggers: text }), site).triggers).toEqual([
      { group: '', items: ['Referrals rise'] },
      { group: 'Schools', items: ['Exclusions rise', 'Attendance falls'] },
      { group: 'Health', items: [] },
    ]);
  });

  test('a title of 400 characters is kept whole until somebody edits the visible line', () => {
    const title = 'Too few placements '.repeat(22).trim();
    const fields = risks.write({ title });
    expect(String(fields['Title'])).toHaveLength(255);
    expect(risks.read(asKept(risks, fields), site).title).toBe(title);
    expect(risks.read(asKept(risks, { ...fields, Title: 'Too few placements' }), site).title).toBe(
      'Too few placements',
    );
  });

  test('a scheme without a version is flagged', () => {
    const risk = risks.read(
      anItem({ Key: 'r-1', Status: 'open', Marking: 'exempt', Scheme: 'product-5x5' }),
      site,
    );
    expect(risk.scheme).toBeNull();
    expect(risk.problems.map(({ column }) => column)).toEqual(['Scoring scheme']);
  });
});

test('a row added in SharePoint goes by its item id until it has a key', () => {
  const { key } = people.read(anItem({ Title: 'Tom Reed', PersonKind: 'person' }), site);
  expect(key).toBe('row-17');
  expect(itemIdOfHandAdded(key)).toBe('17');
  expect(itemIdOfHandAdded('row-x')).toBeUndefined();
  expect(itemIdOfHandAdded('a-17')).toBeUndefined();
});

test('a scoring that lost its date takes the day it was last saved, and says so', () => {
  const scoring = assessments.read(anItem({ Key: 's-1', Stage: 'current' }), site);
  expect(scoring.asAt).toBe('2026-03-02');
  expect(scoring.problems.map(({ column }) => column)).toEqual(['As at']);
});

test('a trail whose kept changes were tampered with keeps its note and is flagged', () => {
  const update = updates.read(
    anItem({
      Key: 'u-1',
      ItemKind: 'action',
      UpdateKind: 'progress',
      Via: 'card',
      UpdateText: 'Met the school',
      ChangesKept: '[{"field":"status"',
    }),
    site,
  );
  expect(update).toMatchObject({ text: 'Met the school', changes: [] });
  expect(update.problems.map(({ column }) => column)).toEqual(['Changes (kept)']);
});

test('a reminder of unknown state counts as possibly sent, so that it is not sent again by itself', () => {
  expect(reminders.read(anItem({ ClaimKey: '2026-03-02/p-1', State: 'gone?' }), site).state).toBe(
    'possibly sent',
  );
});

test('days are read on the board’s calendar, also when the clocks have changed', () => {
  const item = (MeetingDate: string) => anItem({ Key: 'm-1', MeetingDate });
  expect(meetings.read(item('2026-06-29T23:00:00Z'), site).date).toBe('2026-06-30');
  expect(meetings.read(item('2026-12-31T00:00:00Z'), site).date).toBe('2026-12-31');
});

test('the editor is the person SharePoint names, or the application without an object id', () => {
  expect(readEditor(anItem({}))).toEqual({
    oid: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'Morgan Ellis',
  });
  expect(readEditor({ lastModifiedBy: { application: { id: 'x', displayName: 'Register' } } })).toEqual({
    oid: null,
    name: 'Register',
  });
  expect(readEditor({})).toEqual({ oid: null, name: '' });
});

describe('however much of one character fills a cell, its row is read as fast as any other', () => {
  // As much as a cell of several lines holds. Read in its length squared, one such cell takes seconds.
  const fill = (character: string) => `a${character.repeat(63_000)}b`;
  const fillings = [' ', '\t', '\n', '\u00a0', '#', '(', ':', '-', '.', ',', '“', '"', '<', '1', 'x '];

  /** Milliseconds of this process's own work: a busy machine makes them no more. */
  function spent(work: () => void): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }

  test.each(listKeys)('%s', (key) => {
    const list = registerLists[key];
    const slow = ['Title', ...list.definition.columns.map(({ name }) => name)].flatMap((column) =>
      fillings
        .filter((character) => {
          const item = anItem({ ...sound, Key: 'k', [column]: fill(character) });
          return spent(() => list.read(item, site)) > 1000;
        })
        .map((character) => `${column} full of ${JSON.stringify(character)}`),
    );
    expect(slow).toEqual([]);
  });

  test('Leads of such cells are what they say', () => {
    const blanks = ' '.repeat(63_000);
    const read = (Leads: string) => actions.read(anItem({ ...sound, Leads }), site).leads;
    expect(read(`Amara Nwosu${blanks}(support)${blanks}#p-1`)).toEqual([
      { name: 'Amara Nwosu', role: 'support', personKey: 'p-1' },
    ]);
    expect(read(`Amara#1${blanks}b`)).toEqual([{ name: `Amara#1${blanks}b`, role: 'lead', personKey: null }]);
  });
});
