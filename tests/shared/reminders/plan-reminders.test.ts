import fc from 'fast-check';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, civilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Reminder } from '../../../shared/domain/reminder.ts';
import { isWorkingDay, type WorkingCalendar } from '../../../shared/domain/working-days.ts';
import { planReminders } from '../../../shared/reminders/plan-reminders.ts';
import { claimKeyOf, ledgerLine, type RegisterForReminders } from '../../../shared/reminders/planned.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { aGroup, aLead, anAction, aPerson, aRisk } from '../../support/builders.ts';
import { aReminder } from './a-reminder.ts';

const alma = aPerson({ key: 'alma', name: 'Alma Ferreira' });
const bertram = aPerson({ key: 'bertram', name: 'Bertram Okafor' });
const chandra = aPerson({ key: 'chandra', name: 'Chandra Whitlock' });
const toAlma = [aLead({ personKey: 'alma', name: 'Alma Ferreira' })];

/** Monday to Friday, and Easter Monday 2026 off. */
const calendar: WorkingCalendar = {
  holidays: { covers: () => true, isHoliday: (date) => date === '2026-04-06' },
};

function register(parts: Partial<RegisterForReminders> = {}): RegisterForReminders {
  return {
    actions: [],
    risks: [],
    people: [alma, bertram, chandra],
    groups: [],
    meetings: [],
    settings: { planStart: null, timeZone: 'Europe/London', managerKeys: [] },
    ...parts,
  };
}

function plan(
  today: string,
  parts: Partial<RegisterForReminders>,
  ledger: readonly Reminder[] = [],
  policy: ReminderPolicy = defaultReminderPolicy,
) {
  return planReminders({
    register: register(parts),
    ledger,
    policy,
    today: civilDate(today),
    time: null,
    calendar,
  });
}

/** "person: item stage, item stage" per digest: short enough to read in a table. */
function told(planned: ReturnType<typeof plan>): string[] {
  return planned.digests.map(
    ({ personKey, lines }) =>
      `${personKey}: ${lines.map((line) => `${line.itemKey} ${line.stage}`).join(', ')}`,
  );
}

const due = (date: string, parts: Partial<Action> = {}) =>
  anAction({ key: 'a', currentDue: civilDate(date), leads: toAlma, ...parts });

const ongoingFrom = (start: string, parts: Partial<Action> = {}) =>
  anAction({
    key: 'o',
    ongoing: true,
    currentDue: null,
    start: civilDate(start),
    due: { kind: 'ongoing', needsCheck: false, raw: 'Ongoing' },
    leads: toAlma,
    ...parts,
  });

describe('an action with a due date', () => {
  // The action is due on Tuesday 31 March 2026 and has been said to be due since the day of the ledger's first row.
  test.each([
    ['29 days before it is too early', '2026-03-02', undefined],
    ['28 days before', '2026-03-03', 'before-28'],
    ['14 days before', '2026-03-17', 'before-14'],
    ['7 days before', '2026-03-24', 'before-7'],
    ['on the day', '2026-03-31', 'on-the-day'],
    ['a week late', '2026-04-07', 'overdue-week-1'],
    ['half a year late', '2026-09-29', 'overdue-week-26'],
  ])('is asked about %s', (_, today, stage) => {
    const action = due('2026-03-31');
    expect(told(plan(today, { actions: [action] }))).toEqual(stage === undefined ? [] : [`alma: a ${stage}`]);
  });

  it('is asked about on the next working day when a stage falls on a weekend or a bank holiday', () => {
    const action = due('2026-04-12'); // a Sunday
    expect(plan('2026-04-12', { actions: [action] }).digests).toEqual([]);
    expect(told(plan('2026-04-13', { actions: [action] }))).toEqual(['alma: a on-the-day']);
    const easter = due('2026-04-13'); // 7 days before is Easter Monday
    expect(plan('2026-04-06', { actions: [easter] }).digests).toEqual([]);
    expect(told(plan('2026-04-07', { actions: [easter] }))).toEqual(['alma: a before-7']);
  });

  it('is never asked about once it is complete, closed or cancelled', () => {
    for (const status of ['complete', 'closed', 'cancelled'] as const) {
      const planned = plan('2026-04-07', { actions: [due('2026-03-31', { status })] });
      expect(planned).toMatchObject({ digests: [], notices: [] });
    }
  });

  it('says why in words that are true on the day it goes out', () => {
    const reasons = ['2026-03-18', '2026-03-30', '2026-03-31', '2026-04-01'].map(
      (today) => plan(today, { actions: [due('2026-03-31')] }).digests[0]?.lines[0]?.reason,
    );
    expect(reasons).toEqual([
      'Due in 13 days, on 31 March 2026.',
      'Due tomorrow, 31 March 2026.',
      'Due today, 31 March 2026.',
      'Overdue by 1 day: it was due on 31 March 2026.',
    ]);
  });

  it('sends the newest missed stage once after days without service, and the older ones never', () => {
    const actions = [due('2026-03-31')];
    const [digest] = plan('2026-03-25', { actions }).digests;
    expect(digest?.lines[0]).toMatchObject({ stage: 'before-7', supersedes: ['before-28', 'before-14'] });
    const sent = aReminder('2026-03-25', 'alma', { lines: digest!.lines.map(ledgerLine) });
    for (const next of ['2026-03-26', '2026-03-27', '2026-03-30']) {
      expect(plan(next, { actions }, [sent]).digests).toEqual([]);
    }
  });

  it('is armed again when its date moves, and not by moving back to a date already asked about', () => {
    const before = plan('2026-03-24', { actions: [due('2026-03-31')] });
    const sent = aReminder('2026-03-24', 'alma', { lines: before.digests[0]!.lines.map(ledgerLine) });
    expect(told(plan('2026-03-25', { actions: [due('2026-04-01')] }, [sent]))).toEqual(['alma: a before-7']);
    expect(plan('2026-03-25', { actions: [due('2026-03-31')] }, [sent]).digests).toEqual([]);
  });

  it('goes to the new lead when it is given to somebody else', () => {
    const before = plan('2026-03-24', { actions: [due('2026-03-31')] });
    const sent = aReminder('2026-03-24', 'alma', { lines: before.digests[0]!.lines.map(ledgerLine) });
    const moved = due('2026-03-31', { leads: [aLead({ personKey: 'bertram', name: 'Bertram Okafor' })] });
    expect(told(plan('2026-03-25', { actions: [moved] }, [sent]))).toEqual(['bertram: a before-7']);
  });

  it('does not go back to an earlier stage when the policy changes', () => {
    const sent = aReminder('2026-03-17', 'alma', {
      lines: plan('2026-03-17', { actions: [due('2026-03-31')] }).digests[0]!.lines.map(ledgerLine),
    });
    const policy = { ...defaultReminderPolicy, actionDaysBefore: [21] };
    expect(plan('2026-03-18', { actions: [due('2026-03-31')] }, [sent], policy).digests).toEqual([]);
  });

  it.each([
    ['failed', '2026-03-24', true],
    ['superseded', '2026-03-24', true],
    ['claimed and never finished', '2026-03-24', true],
    ['unreachable', '2026-03-24', false],
    ['sent', '2026-03-24', false],
  ] as const)('after a digest that was %s: asked again the next day?', (state, on, again) => {
    const ledgerState = state === 'claimed and never finished' ? 'claimed' : state;
    const row = aReminder(on, 'alma', {
      state: ledgerState,
      lines: plan(on, { actions: [due('2026-03-31')] }).digests[0]!.lines.map(ledgerLine),
    });
    const next = plan('2026-03-25', { actions: [due('2026-03-31')] }, [row]);
    expect(told(next)).toEqual(again ? ['alma: a before-7'] : []);
  });

  it('waits for tomorrow when the person has had a digest today', () => {
    const other = aReminder('2026-03-24', 'alma');
    expect(plan('2026-03-24', { actions: [due('2026-03-31')] }, [other]).digests).toEqual([]);
    expect(told(plan('2026-03-25', { actions: [due('2026-03-31')] }, [other]))).toEqual(['alma: a before-7']);
  });

  it('is asked about in one digest with everything else of that person, the oldest first', () => {
    const actions = [
      due('2026-03-31', { key: 'soon' }),
      due('2025-12-01', { key: 'old' }),
      ongoingFrom('2025-12-20'),
    ];
    expect(told(plan('2026-03-24', { actions }))).toEqual([
      'alma: old overdue-week-16, soon before-7, o ask',
    ]);
  });
});

describe('an ongoing or recurring action', () => {
  it('is asked about every three months from its start and is never overdue', () => {
    const action = ongoingFrom('2026-01-05');
    expect(plan('2026-04-02', { actions: [action] }).digests).toEqual([]);
    // The round begins on Sunday 5 April; Monday is a bank holiday.
    expect(told(plan('2026-04-07', { actions: [action] }))).toEqual(['alma: o ask']);
    expect(told(plan('2026-06-30', { actions: [action] }))).toEqual(['alma: o ask']);
  });

  it('is asked about at its own cadence, and no longer after its end', () => {
    const monthly = anAction({
      key: 'r',
      currentDue: null,
      start: civilDate('2026-01-15'),
      due: {
        kind: 'recurring',
        every: { n: 1, unit: 'month' },
        until: civilDate('2026-03-31'),
        needsCheck: false,
        raw: 'Monthly until March',
      },
      leads: toAlma,
    });
    const march = plan('2026-03-16', { actions: [monthly] }).digests[0]?.lines[0];
    expect(march).toMatchObject({ stage: 'ask', dueUsed: '2026-03-15' });
    const sent = aReminder('2026-03-16', 'alma', { lines: [ledgerLine(march!)] });
    const june = plan('2026-06-15', { actions: [monthly] }, [sent]);
    expect(june.digests).toEqual([]);
    expect(june.unaddressed.map(({ why }) => why.en)).toEqual([
      'Its last round has passed and it is still open.',
    ]);
  });

  it('is not asked about when a note was written since the round began', () => {
    const note = { text: 'Going well', at: '2026-04-05T10:00:00Z', by: 'Alma Ferreira' };
    expect(plan('2026-04-07', { actions: [ongoingFrom('2026-01-05', { lastNote: note })] }).digests).toEqual(
      [],
    );
    const older = { ...note, at: '2026-03-30T10:00:00Z' };
    expect(told(plan('2026-04-07', { actions: [ongoingFrom('2026-01-05', { lastNote: older })] }))).toEqual([
      'alma: o ask',
    ]);
    const spoiled = { ...note, at: 'last Tuesday' };
    expect(told(plan('2026-04-07', { actions: [ongoingFrom('2026-01-05', { lastNote: spoiled })] }))).toEqual(
      ['alma: o ask'],
    );
  });

  it('with a date is asked about before that date and at its cadence after it', () => {
    const action = due('2026-03-31', {
      key: 'd',
      ongoing: true,
      due: { kind: 'month', ongoing: true, needsCheck: false, raw: 'March 2026, ongoing' },
    });
    expect(told(plan('2026-03-24', { actions: [action] }))).toEqual(['alma: d before-7']);
    expect(told(plan('2026-05-05', { actions: [action] }))).toEqual(['alma: d on-the-day']);
    expect(told(plan('2026-06-30', { actions: [action] }))).toEqual(['alma: d ask']);
  });
});

describe('who is asked', () => {
  const today = '2026-03-24';
  const group = aGroup({
    key: 'qa',
    name: 'Quality Assurance Group',
    chairKey: 'chandra',
    deputyKey: 'bertram',
  });
  const left = aPerson({
    key: 'gone',
    name: 'Gareth Gone',
    endDate: civilDate('2026-02-27'),
    deputyKey: 'bertram',
  });
  const alone = aPerson({ key: 'alone', name: 'Adela Alone', endDate: civilDate('2026-02-27') });
  const heads = aPerson({
    key: 'heads',
    name: 'All heads of service',
    kind: 'collective',
    memberKeys: ['alma', 'bertram', 'gone'],
  });
  const empty = aPerson({ key: 'empty', name: 'All agencies', kind: 'collective', memberKeys: [] });
  const asGroup = aPerson({
    key: 'p-qa',
    name: 'Quality Assurance Group',
    kind: 'group',
    memberKeys: ['alma'],
  });
  const unknown = aPerson({ key: 'who', name: '???', kind: 'unknown' });
  const circle = aPerson({ key: 'circle', name: 'Circle', kind: 'group', memberKeys: ['circle'] });
  const people = [alma, bertram, chandra, left, alone, heads, empty, asGroup, unknown, circle];

  const asked = (leads: Action['leads']) => {
    const planned = plan(today, { people, groups: [group], actions: [due('2026-03-31', { leads })] });
    return {
      people: planned.digests.map(({ personKey }) => personKey).sort(),
      why: planned.unaddressed.map(({ why }) => why.en),
      reasons: planned.digests.map(({ lines }) => lines[0]?.reason ?? ''),
    };
  };

  it.each([
    ['every lead', [['alma'], ['bertram']], ['alma', 'bertram'], []],
    [
      'not those who support or are informed',
      [['alma'], ['bertram', 'support'], ['chandra', 'inform']],
      ['alma'],
      [],
    ],
    ['those who support, when nobody leads', [['bertram', 'support']], ['bertram'], []],
    ['the deputy of someone who left', [['gone']], ['bertram'], []],
    ['each person of a collective once, with deputies', [['heads'], ['alma']], ['alma', 'bertram'], []],
    ['the chair of a group', [['p-qa']], ['chandra'], []],
    [
      'nobody, for someone who left without deputy',
      [['alone']],
      [],
      ['Adela Alone left on 27 February 2026 and has no deputy.'],
    ],
    [
      'nobody, for a collective without members',
      [['empty']],
      [],
      ['“All agencies” has no members in the People list.'],
    ],
    ['nobody, for a question mark', [['who']], [], ['Nobody knows yet who “???” is.']],
    [
      'nobody, for a group that is its own member',
      [['circle']],
      [],
      ['In the People list “Circle” leads back to itself.'],
    ],
    ['nobody, without a lead', [], [], ['Nobody is named as lead.']],
    [
      'the others, when one is not known',
      [['alma'], ['nowhere']],
      ['alma'],
      ['“nowhere” is not anyone in the People list.'],
    ],
  ] as const)('%s', (_, leads, expected, why) => {
    const found = asked(
      leads.map(([personKey, role]) => ({ personKey, name: personKey, role: (role ?? 'lead') as 'lead' })),
    );
    expect([found.people, found.why]).toEqual([expected, why]);
  });

  it('is told in which capacity', () => {
    expect(asked([aLead({ personKey: 'gone' })]).reasons).toEqual([
      'Due in 7 days, on 31 March 2026. Asked of you as deputy for Gareth Gone.',
    ]);
    expect(asked([aLead({ personKey: null, name: 'quality assurance group' })]).reasons).toEqual([
      'Due in 7 days, on 31 March 2026. Asked of you as chair of Quality Assurance Group.',
    ]);
  });

  it('is still the person on their last day, and the deputy from the day after', () => {
    const leaving = aPerson({ key: 'l', name: 'Lena', endDate: civilDate(today), deputyKey: 'bertram' });
    const actions = [due('2026-03-31', { leads: [aLead({ personKey: 'l' })] })];
    expect(told(plan(today, { people: [...people, leaving], actions }))).toEqual(['l: a before-7']);
    expect(told(plan('2026-03-25', { people: [...people, leaving], actions }))).toEqual([
      'bertram: a before-7',
    ]);
  });

  it('names what has no date, with what the cell says', () => {
    const actions = [
      anAction({
        key: 'tbc',
        currentDue: null,
        leads: toAlma,
        due: { kind: 'placeholder', needsCheck: true, reason: 'Somebody meant to fill this in.', raw: 'TBC' },
      }),
      anAction({
        key: 'blank',
        currentDue: null,
        leads: toAlma,
        due: { kind: 'missing', needsCheck: false, raw: '' },
      }),
    ];
    const { digests, unaddressed } = plan(today, { actions });
    expect(digests).toEqual([]);
    expect(unaddressed.map(({ item, why }) => [item.itemKey, why.en])).toEqual([
      ['tbc', 'It has no due date. “TBC”: Somebody meant to fill this in.'],
      ['blank', 'It has no due date.'],
    ]);
  });
});

describe('the review of a risk', () => {
  const qa = aGroup({ key: 'qa', name: 'Quality Assurance Group', chairKey: 'chandra' });
  const board = aGroup({ key: 'board', name: 'The Board', kind: 'board', chairKey: 'alma' });
  const risk = (parts: Parameters<typeof aRisk>[0] = {}) =>
    aRisk({ key: 'r', status: 'open', nextReview: civilDate('2026-03-31'), groupKey: 'qa', ...parts });

  it.each([
    ['2026-03-16', []],
    ['2026-03-17', ['chandra: r review-before-14']],
    ['2026-03-30', ['chandra: r review-before-3']], // Saturday's
    ['2026-03-31', ['chandra: r review-on-the-day']],
    ['2026-04-07', ['chandra: r review-after-7']],
    ['2026-07-01', ['chandra: r review-after-7']],
  ])('on %s', (today, expected) => {
    expect(told(plan(today, { risks: [risk()], groups: [qa, board] }))).toEqual(expected);
  });

  it('goes to the board’s chair when its group has none, and nowhere without either', () => {
    const groups = [aGroup({ key: 'qa', name: 'Quality Assurance Group' }), board];
    expect(told(plan('2026-03-31', { risks: [risk()], groups }))).toEqual(['alma: r review-on-the-day']);
    expect(told(plan('2026-03-31', { risks: [risk({ groupKey: null })], groups }))).toEqual([
      'alma: r review-on-the-day',
    ]);
    const nowhere = plan('2026-03-31', { risks: [risk()], groups: groups.slice(0, 1) });
    expect(nowhere.digests).toEqual([]);
    expect(nowhere.unaddressed.map(({ why }) => why.en)).toEqual(['Quality Assurance Group has no chair.']);
  });

  it('is never asked about when the risk is closed, and listed when it has no date', () => {
    const planned = plan('2026-03-31', {
      groups: [qa, board],
      risks: [risk({ status: 'closed' }), risk({ key: 'undated', nextReview: null })],
    });
    expect(planned.digests).toEqual([]);
    expect(planned.unaddressed.map(({ item, why }) => `${item.itemKey}: ${why.en}`)).toEqual([
      'undated: This risk has no next review date.',
    ]);
  });
});

describe('whatever the register holds', () => {
  const start = civilDate('2026-01-05');
  const anyDay = fc.integer({ min: -60, max: 160 }).map((days) => addDays(start, days));
  const anyLead = fc
    .tuple(
      fc.constantFrom('alma', 'bertram', 'chandra', 'all', null),
      fc.constantFrom('lead' as const, 'support' as const, 'inform' as const),
    )
    .map(([personKey, role]): Action['leads'][number] => ({ personKey, name: personKey ?? '???', role }));
  const anyAction = fc.record({
    due: fc.option(anyDay, { nil: null }),
    leads: fc.array(anyLead, { maxLength: 3 }),
    status: fc.constantFrom('not started', 'in progress', 'complete', 'closed', 'cancelled' as const),
    ongoing: fc.boolean(),
  });
  const anyRegister = fc.array(anyAction, { maxLength: 8 }).map((rows) =>
    register({
      people: [
        alma,
        bertram,
        chandra,
        aPerson({ key: 'all', name: 'All', kind: 'collective', memberKeys: ['alma', 'bertram'] }),
      ],
      actions: rows.map((row, index) =>
        anAction({
          key: `a${index}`,
          currentDue: row.due,
          start,
          leads: row.leads,
          status: row.status,
          ongoing: row.ongoing,
        }),
      ),
    }),
  );

  /** Runs the plan day by day, writing the ledger as the sweep would; `down` are days on which nothing ran. */
  function live(over: RegisterForReminders, days: number, down: (day: number) => boolean) {
    const ledger: Reminder[] = [];
    const goneOut: { day: CivilDate; personKey: string; line: string }[] = [];
    for (let step = 0; step < days; step += 1) {
      const today = addDays(start, step);
      if (down(step)) continue;
      // Two sweeps on one day: the second must find nothing left.
      for (const sweep of [1, 2]) {
        const { digests } = planReminders({
          register: over,
          ledger,
          policy: defaultReminderPolicy,
          today,
          time: null,
          calendar,
        });
        if (sweep === 2) expect(digests).toEqual([]);
        for (const { personKey, lines } of digests) {
          ledger.push(aReminder(today, personKey, { lines: lines.map(ledgerLine) }));
          for (const line of lines) {
            goneOut.push({
              day: today,
              personKey,
              line: `${line.itemKey} ${line.stage} ${line.dueUsed ?? ''}`,
            });
          }
        }
      }
    }
    return goneOut;
  }

  it('nothing goes out twice, on a day off, about finished work, or to one person in two digests a day', () => {
    fc.assert(
      fc.property(anyRegister, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (over, dice) => {
        const rolls = Array.from({ length: 90 }, () => Number(dice.next().value));
        const goneOut = live(over, 90, (step) => rolls[step] === 0);
        const each = goneOut.map(({ personKey, line }) => `${personKey} ${line}`);
        expect(new Set(each).size).toBe(each.length);
        for (const { day } of goneOut) expect(isWorkingDay(day, calendar)).toBe(true);
        const finished = over.actions.filter(
          ({ status }) => status !== 'not started' && status !== 'in progress',
        );
        for (const { key } of finished) expect(each.filter((line) => line.includes(` ${key} `))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('everyone who can be asked about an overdue action has been, whenever service was interrupted', () => {
    fc.assert(
      fc.property(
        anyRegister,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (over, from, length) => {
          const lastDay = addDays(start, 80);
          const goneOut = live(over, 81, (step) => step >= from && step < from + length);
          for (const action of over.actions) {
            const open = action.status === 'not started' || action.status === 'in progress';
            if (!open || action.ongoing || action.currentDue === null) continue;
            if (action.currentDue >= addDays(lastDay, -14)) continue;
            const leading = action.leads.some(({ role }) => role === 'lead');
            for (const { personKey, role } of action.leads) {
              if (personKey === null || personKey === 'all') continue;
              if (role === 'inform' || (leading && role === 'support')) continue;
              const lines = goneOut.filter(
                (sent) => sent.personKey === personKey && sent.line.startsWith(`${action.key} `),
              );
              expect(lines.length).toBeGreaterThan(0);
              expect(lines.at(-1)?.line).toContain('overdue-week-');
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a claim is one per person and day', () => {
    expect(claimKeyOf(civilDate('2026-03-24'), 'alma')).toBe('2026-03-24/alma');
  });
});
