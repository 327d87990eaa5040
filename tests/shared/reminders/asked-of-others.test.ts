import fc from 'fast-check';
import type { Action, ChairDecision } from '../../../shared/domain/action.ts';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import { stageInWords } from '../../../shared/domain/receipt.ts';
import type { Reminder } from '../../../shared/domain/reminder.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { WorkingCalendar } from '../../../shared/domain/working-days.ts';
import { ledgerLine, type RegisterForReminders } from '../../../shared/reminders/planned.ts';
import { managerList, planReminders } from '../../../shared/reminders/plan-reminders.ts';
import { aGroup, aLead, aMeeting, anAction, aPerson, aRisk } from '../../support/builders.ts';
import { aReminder } from './a-reminder.ts';

/**
 * Beside the leads: what is asked of chairs and managers, before meetings, at a time of one's own, and at once. Alma leads;
 * Chandra chairs the quality group, Bo the board; Morgan is the board manager. Quinn, Alma's deputy, has nothing of his own.
 */
const alma = aPerson({ key: 'alma', name: 'Alma Ferreira', deputyKey: 'quinn' });
const quinn = aPerson({ key: 'quinn', name: 'Quinn Abara' });
const chandra = aPerson({ key: 'chandra', name: 'Chandra Whitlock' });
const bo = aPerson({ key: 'bo', name: 'Bo Lindqvist' });
const morgan = aPerson({ key: 'morgan', name: 'Morgan Ellis' });
const board = aGroup({ key: 'board', name: 'Board', kind: 'board', chairKey: 'bo' });
const quality = aGroup({ key: 'qa', name: 'Quality Group', parentKey: 'board', chairKey: 'chandra' });
const toAlma = [aLead({ personKey: 'alma', name: 'Alma Ferreira' })];

/** Monday to Friday; Easter Monday 2026 is 6 April. */
const calendar: WorkingCalendar = {
  holidays: { covers: (year) => year < 2090, isHoliday: (date) => date === '2026-04-06' },
};
/** Neither weekly cards nor meetings: each has tests of its own. */
const policy: ReminderPolicy = {
  ...defaultReminderPolicy,
  weeklyOn: null,
  meetingDaysBefore: [],
  papersDaysBefore: null,
};

const register = (parts: Partial<RegisterForReminders> = {}): RegisterForReminders => ({
  actions: [],
  risks: [],
  people: [alma, quinn, chandra, bo, morgan],
  groups: [board, quality],
  meetings: [],
  settings: { planStart: null, timeZone: 'Europe/London', managerKeys: ['morgan'] },
  ...parts,
});

function plan(
  today: string,
  parts: Partial<RegisterForReminders>,
  options: {
    ledger?: readonly Reminder[];
    policy?: ReminderPolicy;
    time?: string;
    calendar?: WorkingCalendar;
  } = {},
) {
  return planReminders({
    register: register(parts),
    ledger: options.ledger ?? [],
    policy: options.policy ?? policy,
    today: civilDate(today),
    time: options.time ?? null,
    calendar: options.calendar ?? calendar,
  });
}

type Plan = ReturnType<typeof plan>;
const told = ({ digests }: Plan): string[] =>
  digests.map(({ personKey, lines }) => `${personKey}: ${lines.map(({ stage }) => stage).join(', ')}`).sort();
const stagesOf = ({ digests }: Plan, key: string): string[] =>
  digests.find(({ personKey }) => personKey === key)?.lines.map(({ stage }) => stage) ?? [];
const sentOn = (day: string, planned: Plan): Reminder[] =>
  planned.digests.map(({ personKey, lines }) => aReminder(day, personKey, { lines: lines.map(ledgerLine) }));

const action = (parts: Partial<Action> = {}): Action =>
  anAction({ key: 'a', leads: toAlma, groupKey: 'qa', currentDue: civilDate('2026-03-02'), ...parts });

describe('silence about an overdue action', () => {
  it.each([
    ['2026-03-15', [], []],
    ['2026-03-16', ['escalate-14'], []],
    ['2026-03-29', [], []],
    ['2026-03-30', ['escalate-14'], ['escalate-28']],
  ])('on %s: the group chair is told %j, the board chair %j', (today, ofGroup, ofBoard) => {
    const planned = plan(today, { actions: [action()] });
    expect(stagesOf(planned, 'chandra')).toEqual(ofGroup);
    expect(stagesOf(planned, 'bo')).toEqual(ofBoard);
    expect(stagesOf(planned, 'morgan')).toEqual(ofBoard);
  });

  it('is told once for each step', () => {
    const first = plan('2026-03-16', { actions: [action()] });
    const ledger = sentOn('2026-03-16', first);
    expect(stagesOf(plan('2026-03-17', { actions: [action()] }, { ledger }), 'chandra')).toEqual([]);
  });

  it.each([
    ['an update', { lastHeardAt: '2026-03-12T10:00:00Z' }],
    ['a note', { lastNote: { text: 'Nearly.', at: '2026-03-12T10:00:00Z', by: 'Alma' } }],
    [
      'a request for more time',
      {
        moreTimeRequest: {
          proposedDue: civilDate('2026-04-30'),
          reason: 'Staff',
          at: '2026-03-12T10:00:00Z',
          by: { oid: alma.oid, name: 'Alma' },
        },
      },
    ],
    ['a decision', { lastDecision: decided('more time declined', '2026-03-12T10:00:00Z') }],
  ])('%s stops it and counts from anew', (_, heard: Partial<Action>) => {
    expect(stagesOf(plan('2026-03-16', { actions: [action(heard)] }), 'chandra')).toEqual([]);
    expect(stagesOf(plan('2026-03-26', { actions: [action(heard)] }), 'chandra')).toContain('escalate-14');
  });

  it('says what was tried, by days and with what could not be delivered', () => {
    const ask = (day: string, state: Reminder['state']) =>
      aReminder(day, 'alma', {
        state,
        lines: [
          {
            itemKind: 'action',
            itemKey: 'a',
            stage: 'on-the-day',
            dueUsed: civilDate('2026-03-02'),
            reason: '',
          },
        ],
      });
    const ledger = [ask('2026-03-02', 'sent'), ask('2026-03-09', 'unreachable'), ask('2026-03-10', 'sent')];
    const line = plan('2026-03-16', { actions: [action()] }, { ledger }).digests.find(
      ({ personKey }) => personKey === 'chandra',
    )?.lines[0];
    expect(line?.reason).toBe(
      'Escalated to you as chair of Quality Group. Nothing has been heard for 14 days: it was due on 2 March 2026. Asked 2 times in that time, last on 10 March 2026. One message could not be delivered.',
    );
  });

  it('goes past those who lead the action themselves, and says so', () => {
    const led = action({ leads: [aLead({ personKey: 'chandra', name: 'Chandra Whitlock' })] });
    const planned = plan('2026-03-16', { actions: [led] });
    expect(stagesOf(planned, 'chandra')).not.toContain('escalate-14');
    expect(stagesOf(planned, 'bo')).toEqual(['escalate-14']);
    expect(planned.digests.find(({ personKey }) => personKey === 'bo')?.lines[0]?.reason).toContain(
      'Meant for the group chair, who cannot be asked.',
    );
  });

  it('goes to the deputy of a lead where the ladder says so', () => {
    const ladder = { ...policy, escalation: [{ afterDays: 5, to: ['deputy of the lead' as const] }] };
    expect(told(plan('2026-03-09', { actions: [action()] }, { policy: ladder }))).toContain(
      'quinn: escalate-5',
    );
  });

  it.each(['complete', 'closed', 'cancelled'] as const)('is nobody’s business once it is %s', (status) => {
    const stages = plan('2026-03-30', { actions: [action({ status })] }).digests.flatMap(
      ({ lines }) => lines,
    );
    expect(stages.filter(({ stage }) => stage.startsWith('escalate'))).toEqual([]);
  });
});

describe('what waits for a chair', () => {
  it('a completed action is put before its chair at once, and again every week until it is closed', () => {
    const done = action({ status: 'complete', completedOn: civilDate('2026-03-03') });
    expect(told(plan('2026-03-03', { actions: [done] }))).toEqual(['chandra: close-0']);
    const ledger = sentOn('2026-03-03', plan('2026-03-03', { actions: [done] }));
    expect(told(plan('2026-03-09', { actions: [done] }, { ledger }))).toEqual([]);
    expect(told(plan('2026-03-10', { actions: [done] }, { ledger }))).toEqual(['chandra: close-7']);
  });

  it('a request nobody has decided stands in the chair’s digest after a week', () => {
    const asked = action({
      currentDue: civilDate('2026-06-30'),
      moreTimeRequest: {
        proposedDue: civilDate('2026-07-31'),
        reason: 'Staff',
        at: '2026-03-03T10:00:00Z',
        by: { oid: alma.oid, name: 'Alma' },
      },
    });
    expect(told(plan('2026-03-09', { actions: [asked] }))).toEqual([]);
    expect(told(plan('2026-03-10', { actions: [asked] }))).toEqual(['chandra: decide-7']);
  });
});

describe('before a meeting', () => {
  const meetingPolicy = { ...policy, meetingDaysBefore: [28, 21, 14], papersDaysBefore: 7 };
  const meeting = aMeeting({
    key: 'm',
    title: 'Quality Group',
    groupKey: 'qa',
    date: civilDate('2026-04-21'),
    updateDeadline: civilDate('2026-04-07'),
  });
  const later = action({ currentDue: civilDate('2026-12-31') });
  const ask = (today: string, parts: Partial<RegisterForReminders> = {}) =>
    told(plan(today, { actions: [later], meetings: [meeting], ...parts }, { policy: meetingPolicy }));

  it('everybody with open actions is asked four weeks before', () => {
    expect(ask('2026-03-23')).toEqual([]);
    expect(ask('2026-03-24')).toEqual(['alma: meeting-before-28']);
    const heard = action({ currentDue: civilDate('2026-12-31'), lastHeardAt: '2026-03-24T09:00:00Z' });
    expect(ask('2026-03-24', { actions: [heard] })).toEqual(['alma: meeting-before-28']);
  });

  it('only those who have not been heard since are nudged', () => {
    expect(ask('2026-03-31')).toEqual(['alma: meeting-before-21']);
    const heard = action({ currentDue: civilDate('2026-12-31'), lastHeardAt: '2026-03-25T09:00:00Z' });
    const first = plan('2026-03-24', { actions: [later], meetings: [meeting] }, { policy: meetingPolicy });
    const after = plan(
      '2026-03-31',
      { actions: [heard], meetings: [meeting] },
      { policy: meetingPolicy, ledger: sentOn('2026-03-24', first) },
    );
    expect(told(after)).toEqual([]);
  });

  it('its chair and the board manager are told when papers are due', () => {
    expect(ask('2026-04-14', { actions: [] })).toEqual([
      'chandra: papers-before-7',
      'morgan: papers-before-7',
    ]);
  });

  it('nobody is asked to be ready by a day that has passed', () => {
    const late = { ...meeting, paperDeadline: civilDate('2026-04-14') };
    const reasons = (today: string) =>
      plan(today, { actions: [later], meetings: [late] }, { policy: meetingPolicy }).digests.flatMap(
        ({ lines }) => lines.map(({ reason }) => reason),
      );
    expect(reasons('2026-04-07')).toEqual([expect.stringMatching(/up to date by 7 April 2026\.$/)]);
    expect(reasons('2026-04-08')).toEqual([
      expect.stringMatching(/up to date now: updates were due by 7 April 2026\.$/),
    ]);
    expect(reasons('2026-04-14')).toContain(
      'Papers for Quality Group on 21 April 2026 are due on 14 April 2026.',
    );
    expect(reasons('2026-04-15')).toContain(
      'Papers for Quality Group on 21 April 2026 were due on 14 April 2026.',
    );
  });

  it('a sealed meeting, one that has passed, and another group’s ask nothing', () => {
    expect(ask('2026-03-24', { meetings: [{ ...meeting, sealed: true }] })).toEqual([]);
    expect(ask('2026-04-22')).toEqual([]);
    expect(ask('2026-03-24', { meetings: [{ ...meeting, groupKey: 'board' }] })).toEqual([
      'alma: meeting-before-28',
    ]);
    const elsewhere = aGroup({ key: 'other', name: 'Other', parentKey: 'board' });
    expect(
      ask('2026-03-24', {
        groups: [board, quality, elsewhere],
        meetings: [{ ...meeting, groupKey: 'other' }],
      }),
    ).toEqual([]);
  });
});

describe('once a week', () => {
  const weekly = { ...policy, weeklyOn: 'Monday' as const, escalation: [] };
  const overdue = action({ currentDue: civilDate('2026-04-01') });

  it('a chair hears of their groups when there is something to hear, on Tuesday after a holiday', () => {
    expect(stagesOf(plan('2026-03-30', { actions: [] }, { policy: weekly }), 'chandra')).toEqual([]);
    expect(plan('2026-04-06', { actions: [overdue] }, { policy: weekly }).digests).toEqual([]);
    const tuesday = plan('2026-04-07', { actions: [overdue] }, { policy: weekly });
    expect(stagesOf(tuesday, 'chandra')).toEqual(['week-chair']);
    expect(stagesOf(tuesday, 'bo')).toEqual(['week-chair']);
    expect(tuesday.digests.find(({ personKey }) => personKey === 'chandra')?.lines[0]?.reason).toBe(
      'The week of Quality Group: 1 overdue.',
    );
    const ledger = sentOn('2026-04-07', tuesday);
    expect(
      stagesOf(plan('2026-04-08', { actions: [overdue] }, { policy: weekly, ledger }), 'chandra'),
    ).toEqual([]);
  });

  it('a manager hears of what nobody can be asked about and of who could not be reached', () => {
    const nobody = action({
      key: 'n',
      leads: [],
      currentDue: null,
      due: { kind: 'missing', needsCheck: true, reason: 'Nothing.', raw: '' },
    });
    const ledger = [
      aReminder('2026-04-01', 'alma', { state: 'unreachable', error: 'The app is not there.' }),
    ];
    const planned = plan(
      '2026-04-07',
      { actions: [nobody], risks: [aRisk({ key: 'r', nextReview: null, groupKey: 'qa' })] },
      { policy: weekly, ledger },
    );
    expect(stagesOf(planned, 'morgan')).toEqual(['week-manager']);
    const list = managerList({
      register: register({ actions: [nobody] }),
      ledger,
      policy: weekly,
      today: civilDate('2026-04-07'),
      calendar,
    });
    expect(list.unaddressed.map(({ putRight }) => putRight).sort()).toEqual(['date', 'lead']);
    expect(list.unreached.map(({ person, why }) => [person.key, why.en])).toEqual([
      ['alma', 'Could not be reached (1 April 2026). The app is not there.'],
    ]);
  });

  it('a manager is warned of a year whose bank holidays nobody knows', () => {
    const list = managerList({
      register: register(),
      ledger: [],
      policy: weekly,
      today: civilDate('2090-01-03'),
      calendar,
    });
    expect(list.warnings).toMatchObject([
      {
        en: expect.stringContaining('bank holidays of 2090 are not known') as string,
        cy: expect.stringContaining('Nid yw gwyliau banc 2090') as string,
      },
    ]);
  });
});

describe('a day and a time of one’s own', () => {
  const soon = action({ currentDue: civilDate('2026-03-31') }); // 28 days before is Tuesday 3 March
  const with_ = (choice: Partial<typeof alma>) => [{ ...alma, ...choice }, quinn, chandra, bo, morgan];

  it('what is not overdue waits for the chosen weekday and goes out once', () => {
    const people = with_({ digestWeekday: 'Thursday' });
    expect(told(plan('2026-03-03', { actions: [soon], people }))).toEqual([]);
    const thursday = plan('2026-03-05', { actions: [soon], people });
    expect(told(thursday)).toEqual(['alma: before-28']);
    expect(
      told(plan('2026-03-06', { actions: [soon], people }, { ledger: sentOn('2026-03-05', thursday) })),
    ).toEqual([]);
  });

  it('after a Thursday without service it goes out on Friday', () => {
    expect(
      told(plan('2026-03-06', { actions: [soon], people: with_({ digestWeekday: 'Thursday' }) })),
    ).toEqual(['alma: before-28']);
  });

  it('goes out at the chosen time, and the plan says when to look again', () => {
    const people = with_({ digestAt: '14:30' });
    const morning = plan('2026-03-03', { actions: [soon], people }, { time: '09:00' });
    expect([told(morning), morning.nextAt]).toEqual([[], '14:30']);
    expect(told(plan('2026-03-03', { actions: [soon], people }, { time: '14:30' }))).toEqual([
      'alma: before-28',
    ]);
    expect(plan('2026-03-03', { actions: [soon] }, { time: '08:29' }).nextAt).toBe('08:30');
  });

  it.each([
    ['a pause longer than the board allows', { snoozedUntil: civilDate('2026-06-30') }, {}],
    ['a time outside the board’s hours', { digestAt: '22:00' }, {}],
    ['a mangled time', { digestAt: 'noon' }, {}],
    [
      'a weekday where the board lets nobody choose one',
      { digestWeekday: 'Thursday' as const },
      { weekday: false },
    ],
  ])('%s counts as none', (_, choice, choices) => {
    const planned = plan(
      '2026-03-03',
      { actions: [soon], people: with_(choice) },
      { policy: { ...policy, choices: { ...policy.choices, ...choices } } },
    );
    expect(planned.digests.map(({ personKey, at }) => [personKey, at])).toEqual([['alma', '08:30']]);
  });

  it('nobody can put off what is overdue, escalated or to be decided', () => {
    const anything = fc.record({
      digestWeekday: fc.constantFrom(null, 'Monday' as const, 'Wednesday' as const, 'Friday' as const),
      snoozedUntil: fc.option(fc.integer({ min: -3, max: 40 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), anything, anything, (days, ofAlma, ofChandra) => {
        const today = addDays(civilDate('2026-03-02'), days);
        const choose = ({ digestWeekday, snoozedUntil }: typeof ofAlma) => ({
          digestWeekday,
          snoozedUntil: snoozedUntil === null ? null : addDays(today, snoozedUntil),
        });
        const pressing = ({ digests }: Plan) =>
          digests.flatMap(({ personKey, lines }) =>
            lines
              .filter(({ stage }) => /^(?:overdue|escalate|decide)/.test(stage))
              .map(({ stage }) => `${personKey} ${stage}`),
          );
        const chosen = plan(today, {
          actions: [action()],
          people: [{ ...alma, ...choose(ofAlma) }, quinn, { ...chandra, ...choose(ofChandra) }, bo, morgan],
        });
        expect(pressing(chosen)).toEqual(pressing(plan(today, { actions: [action()] })));
      }),
    );
  });
});

describe('what is told at once', () => {
  const asked = action({
    currentDue: civilDate('2026-06-30'),
    moreTimeRequest: {
      proposedDue: civilDate('2026-07-31'),
      reason: 'Staff',
      at: '2026-03-03T10:00:00Z',
      by: { oid: alma.oid, name: 'Alma Ferreira' },
    },
  });
  const keys = ({ notices }: Plan) => notices.map(({ kind, personKey }) => `${kind}: ${personKey}`).sort();

  it('a request goes to the deciding chair, once, whatever became of it but failing', () => {
    const planned = plan('2026-03-03', { actions: [asked] });
    expect(keys(planned)).toEqual(['decide more time: chandra']);
    const row = (state: Reminder['state']) =>
      aReminder('2026-03-03', 'chandra', { kind: 'notice', claimKey: planned.notices[0]!.claimKey, state });
    for (const state of ['claimed', 'sending', 'sent', 'possibly sent', 'unreachable'] as const) {
      expect(keys(plan('2026-03-04', { actions: [asked] }, { ledger: [row(state)] }))).toEqual([]);
    }
    expect(keys(plan('2026-03-04', { actions: [asked] }, { ledger: [row('failed')] }))).toHaveLength(1);
  });

  it('a chair who asks is passed over: the board’s chair decides', () => {
    const own = {
      ...asked,
      moreTimeRequest: { ...asked.moreTimeRequest!, by: { oid: chandra.oid, name: 'Chandra' } },
    };
    expect(keys(plan('2026-03-03', { actions: [own] }))).toEqual(['decide more time: bo']);
  });

  it('a decision goes to the leads, and not to who decided', () => {
    const closed = action({ status: 'closed', lastDecision: decided('closed', '2026-03-03T10:00:00Z') });
    expect(keys(plan('2026-03-03', { actions: [closed] }))).toEqual(['decision: alma']);
  });

  it('waits for the board’s hours and for a working day, and old news is none', () => {
    expect(plan('2026-03-03', { actions: [asked] }, { time: '07:00' })).toMatchObject({
      notices: [],
      nextAt: '08:30',
    });
    expect(keys(plan('2026-03-07', { actions: [asked] }))).toEqual([]);
    expect(keys(plan('2026-03-23', { actions: [asked] }))).toEqual([]);
  });

  it('has a claim key that a column holds, however long keys are', () => {
    const long = { ...asked, key: `a${'x'.repeat(250)}` };
    const people = [{ ...chandra, key: 'c'.repeat(250) }, alma];
    const groups = [board, { ...quality, chairKey: 'c'.repeat(250) }];
    const [notice] = plan('2026-03-03', { actions: [long], people, groups }).notices;
    expect(notice?.claimKey.length).toBeLessThanOrEqual(255);
  });
});

describe('what people put into SharePoint by hand', () => {
  it('quiet days without end send nothing and break nothing', () => {
    const never: WorkingCalendar = {
      holidays: { covers: () => true, isHoliday: () => true },
    };
    expect(plan('2026-03-16', { actions: [action()] }, { calendar: never })).toMatchObject({
      digests: [],
      notices: [],
    });
  });

  it('a ledger row that says nothing, or something odd, asks nobody else', () => {
    const odd = [
      aReminder('2026-03-16', 'alma', { day: null }),
      aReminder('2026-03-10', 'nobody', {
        lines: [{ itemKind: 'action', itemKey: 'a', stage: 'whenever', dueUsed: null, reason: '' }],
      }),
      aReminder('2026-03-11', 'chandra', {
        claimKey: '',
        lines: [
          {
            itemKind: 'action',
            itemKey: 'a',
            stage: 'escalate-99999',
            dueUsed: civilDate('2026-03-02'),
            reason: '',
          },
        ],
      }),
    ];
    expect(told(plan('2026-03-16', { actions: [action()] }, { ledger: odd }))).toEqual([
      'alma: overdue-week-2',
    ]);
  });
});

it('every stage a plan can write has words for people', () => {
  const days = Array.from({ length: 60 }, (_, index) => addDays(civilDate('2026-02-02'), index));
  const everything = register({
    actions: [
      action(),
      action({ key: 'c', status: 'complete', completedOn: civilDate('2026-03-01') }),
      action({
        key: 'm',
        currentDue: civilDate('2026-05-01'),
        moreTimeRequest: {
          proposedDue: civilDate('2026-06-01'),
          reason: 'r',
          at: '2026-02-10T10:00:00Z',
          by: { oid: null, name: 'Alma' },
        },
      }),
    ],
    risks: [aRisk({ groupKey: 'qa', nextReview: civilDate('2026-03-10') })],
    meetings: [aMeeting({ groupKey: 'qa', date: civilDate('2026-03-30') })],
  });
  const stages = new Set<string>();
  for (const today of days) {
    const { digests, notices } = planReminders({
      register: everything,
      ledger: [],
      policy: defaultReminderPolicy,
      today,
      time: null,
      calendar,
    });
    for (const { lines } of digests) for (const { stage } of lines) stages.add(stage);
    for (const { line } of notices) stages.add(line.stage);
  }
  stages.add('decided');
  expect(stages.size).toBeGreaterThan(15);
  // A name that nobody knows is shown as it is, without its dashes.
  const asItIs = (stage: string) => stage.replaceAll('-', ' ').toLowerCase();
  expect(
    [...stages].filter(
      (stage) => stageInWords(stage).toLowerCase() === asItIs(stage) && stage !== 'on-the-day',
    ),
  ).toEqual([]);
});

function decided(kind: ChairDecision['kind'], at: string): ChairDecision {
  return { kind, at, by: { oid: chandra.oid, name: 'Chandra Whitlock' }, note: '', due: null, asked: null };
}
