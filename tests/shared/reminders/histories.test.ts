import fc from 'fast-check';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, civilDate, daysBetween, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { Reminder, ReminderState } from '../../../shared/domain/reminder.ts';
import type { WorkingCalendar } from '../../../shared/domain/working-days.ts';
import { planReminders } from '../../../shared/reminders/plan-reminders.ts';
import { ledgerLine } from '../../../shared/reminders/planned.ts';
import { aGroup, aLead, anAction, aPerson } from '../../support/builders.ts';
import { aReminder } from './a-reminder.ts';

/** A Monday; the clocks go forward on Sunday 29 March 2026, within every history. */
const firstDay = civilDate('2026-03-02');
const leadNames = ['alma', 'bertram'] as const;
const quiet = new Set<string>(['2026-03-18', '2026-03-19']);
const easter = new Set<string>(['2026-04-03', '2026-04-06']);
const calendar: WorkingCalendar = {
  holidays: { covers: () => true, isHoliday: (date) => easter.has(date) },
  quietDays: [...quiet].map(civilDate),
};
const policy: ReminderPolicy = { ...defaultReminderPolicy, actionDaysBefore: [14, 7, 2] };

/** Written anew rather than borrowed, so that what is tested does not vouch for itself. */
function isAtWork(date: CivilDate): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !easter.has(date) && !quiet.has(date);
}

function newestOffsetDue(due: CivilDate, today: CivilDate): number | null {
  const late = Math.max(0, daysBetween(due, today));
  const weeks = Array.from({ length: Math.floor(late / 7) }, (_, index) => (index + 1) * 7);
  const reached = [-14, -7, -2, 0, ...weeks].filter((offset) => {
    let day = addDays(due, offset);
    while (!isAtWork(day)) day = addDays(day, 1);
    return day <= today;
  });
  return reached.at(-1) ?? null;
}

function offsetOf(stage: string): number | null {
  if (stage === 'on-the-day') return 0;
  const [, word, count] = /^(before|overdue-week|overdue-day)-(\d+)$/.exec(stage) ?? [];
  if (count === undefined) return null;
  return word === 'before' ? -Number(count) : word === 'overdue-week' ? Number(count) * 7 : Number(count);
}

const event = fc.record({
  kind: fc.constantFrom('move', 'reassign', 'update', 'complete', 'send back', 'cancel', 'ask', 'decide'),
  action: fc.nat({ max: 3 }),
  days: fc.integer({ min: -20, max: 30 }),
});
const sweep = fc.record({
  time: fc.constantFrom('07:00', '08:30', '12:00', '17:00', '23:59'),
  // A clock that steps back a day, now and then.
  back: fc.constantFrom(0, 0, 0, 0, 0, 1),
  state: fc.constantFrom<ReminderState>(
    'sent',
    'sent',
    'sent',
    'failed',
    'unreachable',
    'possibly sent',
    'claimed',
    'sending',
  ),
});
/** No sweep at all on a day: the service was down. */
const day = fc.record({
  events: fc.array(event, { maxLength: 1 }),
  sweeps: fc.array(sweep, { maxLength: 3 }),
});
const choices = fc.record({
  digestWeekday: fc.constantFrom(null, 'Monday' as const, 'Thursday' as const),
  digestAt: fc.constantFrom('', '12:00', '16:45', '03:00', '99:99'),
  pause: fc.constantFrom(null, 5, 30, 400),
});
const history = fc.record({
  dues: fc.array(fc.integer({ min: -30, max: 40 }), { minLength: 4, maxLength: 4 }),
  days: fc.array(day, { minLength: 20, maxLength: 50 }),
  choices: fc.array(choices, { minLength: 2, maxLength: 2 }),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

interface Lived {
  readonly ledger: readonly Reminder[];
  readonly actions: readonly Action[];
  readonly people: readonly Person[];
  readonly lastDay: CivilDate;
  /** What broke a promise at the moment it was planned, in words. */
  readonly broken: readonly string[];
  readonly escalations: number;
}

function leadBy(name: string) {
  return [aLead({ personKey: name, name })];
}

function live({ dues, days, choices }: History): Lived {
  const people = [
    ...leadNames.map((key, index) =>
      aPerson({
        key,
        name: key,
        oid: `oid-${key}`,
        digestWeekday: choices[index]?.digestWeekday ?? null,
        digestAt: choices[index]?.digestAt ?? '',
        snoozedUntil: choices[index]?.pause == null ? null : addDays(firstDay, choices[index].pause),
      }),
    ),
    aPerson({ key: 'chandra', name: 'chandra', oid: 'oid-chandra' }),
    aPerson({ key: 'mina', name: 'mina', oid: 'oid-mina' }),
  ];
  const groups = [aGroup({ key: 'board', kind: 'board', chairKey: 'chandra' })];
  const actions = dues.map((days, index) =>
    anAction({
      key: `a${index}`,
      currentDue: addDays(firstDay, days),
      leads: leadBy(leadNames[index % 2] ?? 'alma'),
      groupKey: 'board',
    }),
  );
  const heard = new Map<string, CivilDate>();
  const ledger: Reminder[] = [];
  const broken: string[] = [];
  let escalations = 0;

  const run = (today: CivilDate, time: string | null, state: ReminderState) => {
    const question = {
      register: {
        actions,
        risks: [],
        people,
        groups,
        meetings: [],
        settings: { planStart: null, timeZone: 'Europe/London', managerKeys: ['mina'] },
      },
      ledger,
      policy,
      today,
      time,
      calendar,
    };
    const plan = planReminders(question);
    if (!isAtWork(today) && (plan.digests.length > 0 || plan.notices.length > 0)) {
      broken.push(`${today} is no working day, and something goes out`);
    }
    if (time !== null && time < policy.sendAt && plan.digests.length + plan.notices.length > 0) {
      broken.push(`something goes out at ${time}, before the board's time`);
    }
    for (const { personKey, lines, at } of plan.digests) {
      for (const line of lines) {
        const action = actions.find(({ key }) => key === line.itemKey);
        if (line.itemKind !== 'action' || action === undefined) continue;
        const isClosing = line.stage.startsWith('close-');
        if (isClosing !== (action.status === 'complete') || action.status === 'cancelled') {
          broken.push(`${line.stage} about an action that is ${action.status}`);
        }
        if (isClosing && personKey !== 'chandra') broken.push(`${personKey} is asked to close`);
        if (at < policy.sendAt || at > policy.choices.latestTime)
          broken.push(`${at} is no time of the board’s`);
        const [, rung] = /^escalate-(\d+)$/.exec(line.stage) ?? [];
        if (rung === undefined || action.currentDue === null) continue;
        escalations += 1;
        const last = heard.get(action.key);
        const since = last !== undefined && last > action.currentDue ? last : action.currentDue;
        if (daysBetween(since, today) < Number(rung)) broken.push(`${line.stage} after something was heard`);
        if (action.leads.some((lead) => lead.personKey === personKey)) {
          broken.push('escalated to a lead');
        }
      }
      ledger.push(
        aReminder(today, personKey, { state, lines: lines.map(ledgerLine), id: `row-${ledger.length}` }),
      );
    }
    for (const { claimKey, kind, personKey, line, action } of plan.notices) {
      if (kind === 'decide more time' && action.moreTimeRequest === null)
        broken.push('a decision on no request');
      if (kind === 'decision' && personKey === 'chandra')
        broken.push('the chair is told what the chair decided');
      ledger.push(
        aReminder(today, personKey, {
          claimKey,
          kind: 'notice',
          state,
          lines: [line],
          id: `row-${ledger.length}`,
        }),
      );
    }
  };

  days.forEach(({ events, sweeps }, index) => {
    const today = addDays(firstDay, index);
    const at = `${today}T06:00:00Z`;
    for (const { kind, action: which, days: shift } of events) {
      const action = actions[which];
      if (action === undefined) continue;
      const change = happened(kind, action, addDays(today, shift), at, shift);
      if (change === null) continue;
      actions[which] = { ...action, ...change };
      if (change.lastHeardAt !== undefined) heard.set(action.key, today);
    }
    for (const { time, back, state } of [...sweeps].sort((a, b) => (a.time < b.time ? -1 : 1))) {
      run(addDays(today, -back), time, state);
    }
  });
  // The service is well again: two whole working days, so that a digest that is spent has a day after it.
  let lastDay = addDays(firstDay, days.length);
  for (let left = 2; left > 0; lastDay = addDays(lastDay, 1)) {
    if (!isAtWork(lastDay)) continue;
    run(lastDay, null, 'sent');
    left -= 1;
  }
  return { ledger, actions, people, lastDay: addDays(lastDay, -1), broken, escalations };
}

function happened(
  kind: string,
  action: Action,
  date: CivilDate,
  at: string,
  shift: number,
): Partial<Action> | null {
  const isOpen = action.status !== 'complete' && action.status !== 'cancelled';
  const lead = action.leads[0]?.personKey ?? 'alma';
  const chair = { oid: 'oid-chandra', name: 'chandra' };
  switch (kind) {
    case 'move':
      return isOpen ? { currentDue: date } : null;
    case 'reassign':
      return { leads: leadBy(lead === 'alma' ? 'bertram' : 'alma') };
    case 'update':
      return isOpen ? { lastHeardAt: at } : null;
    case 'complete':
      return isOpen ? { status: 'complete', completedOn: civilDate(at.slice(0, 10)), lastHeardAt: at } : null;
    case 'send back':
      return action.status === 'complete'
        ? { status: 'in progress', completedOn: null, lastHeardAt: at }
        : null;
    case 'cancel':
      return shift > 25 ? { status: 'cancelled' } : null;
    case 'ask':
      return isOpen && action.moreTimeRequest === null
        ? {
            moreTimeRequest: { proposedDue: date, reason: 'r', at, by: { oid: `oid-${lead}`, name: lead } },
            lastHeardAt: at,
          }
        : null;
    default:
      return action.moreTimeRequest === null || !isOpen
        ? null
        : {
            moreTimeRequest: null,
            currentDue: date,
            lastHeardAt: at,
            lastDecision: {
              kind: 'more time approved',
              at,
              by: chair,
              note: '',
              due: date,
              asked: action.moreTimeRequest,
            },
          };
  }
}

/** By the planner's own promise: what surely never went out is asked again, everything else is over. */
function isOver({ state, day }: Reminder, today: CivilDate): boolean {
  if (state === 'failed' || state === 'superseded') return false;
  return state !== 'claimed' || (day !== null && day >= today);
}

function twice(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

const runs = { numRuns: 20, seed: 2026, endOnFailure: true };

describe('whatever happened to the actions, the service and its clock', () => {
  it('nothing is planned outside working days, for cancelled actions, or before its time', () => {
    fc.assert(
      fc.property(history, (each) => {
        expect(live(each).broken).toEqual([]);
      }),
      runs,
    );
  });

  it('nobody has two digests on a day, and nobody a notice twice', () => {
    fc.assert(
      fc.property(history, (each) => {
        const { ledger, lastDay } = live(each);
        const digests = ledger.filter(({ kind }) => kind === 'digest').map(({ claimKey }) => claimKey);
        const notices = ledger
          .filter((row) => row.kind === 'notice' && row.state !== 'failed' && isOver(row, lastDay))
          .map(({ claimKey }) => claimKey);
        expect(twice(digests)).toEqual([]);
        expect(twice(notices)).toEqual([]);
      }),
      runs,
    );
  });

  it('no stage reaches the same person twice, each step of the ladder included', () => {
    fc.assert(
      fc.property(history, (each) => {
        const { ledger, lastDay } = live(each);
        const asked = ledger
          .filter((row) => row.kind === 'digest' && isOver(row, lastDay))
          .flatMap(({ personKey, lines }) =>
            lines.map(({ itemKey, stage, dueUsed }) => [personKey, itemKey, stage, dueUsed].join(' ')),
          );
        expect(twice(asked)).toEqual([]);
      }),
      runs,
    );
  });

  it('every stage that has come is covered, by itself or by a later one', () => {
    fc.assert(
      fc.property(history, (each) => {
        const { ledger, actions, people, lastDay } = live(each);
        for (const { key, status, currentDue, leads } of actions) {
          if (status === 'complete' || status === 'cancelled' || currentDue === null) continue;
          const person = people.find((one) => one.key === leads[0]?.personKey);
          const newest = newestOffsetDue(currentDue, lastDay);
          if (person === undefined || newest === null) continue;
          const mayWait = person.digestWeekday !== null || person.snoozedUntil !== null;
          if (mayWait && currentDue >= lastDay) continue;
          const covered = ledger
            .filter((row) => row.kind === 'digest' && row.personKey === person.key && isOver(row, lastDay))
            .flatMap(({ lines }) => lines)
            .filter((line) => line.itemKey === key && line.dueUsed === currentDue)
            .map(({ stage }) => offsetOf(stage) ?? -Infinity);
          expect(Math.max(-Infinity, ...covered)).toBeGreaterThanOrEqual(newest);
        }
      }),
      runs,
    );
  });

  it('the histories do reach the ladder, so that what is said of it is said of something', () => {
    const reached = fc.sample(history, runs).filter((each) => live(each).escalations > 0);
    expect(reached.length).toBeGreaterThan(5);
  });
});
