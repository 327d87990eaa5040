import { bankHolidays } from '../../../bot/reminders/bank-holidays.ts';
import { holidayWarnings, previewPolicy, whyNothingGoesOut } from '../../../bot/register/preview-policy.ts';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { HolidayCalendar } from '../../../shared/domain/working-days.ts';
import { anAction, aPerson } from '../../support/builders.ts';
import { aBoard, mirrorOf } from '../teams/board-in-memory.ts';

const today = civilDate('2026-03-02');
const upTo2026: HolidayCalendar = { covers: (year) => year <= 2026, isHoliday: () => false };

const priya = aPerson({ key: 'p-1', name: 'Priya Nair' });
const action = anAction({
  key: 'A-1',
  currentDue: civilDate('2026-03-16'),
  leads: [{ name: 'Priya Nair', personKey: 'p-1', role: 'lead' }],
});
const snapshot = () => mirrorOf(aBoard({ actions: [action], people: [priya] })).refresh();

it('a year whose bank holidays nobody knows is named, with what to do', () => {
  expect(holidayWarnings(today, defaultReminderPolicy, upTo2026, 'en')).toEqual([
    expect.stringMatching(/bank holidays of England and Wales in 2027 are not known.*quiet periods/),
  ]);
  expect(holidayWarnings(today, defaultReminderPolicy, bankHolidays('england-and-wales'), 'en')).toEqual([]);
});

it('a one-off bank holiday has its name too', () => {
  const policy = { ...defaultReminderPolicy, nation: 'scotland' as const };
  expect(whyNothingGoesOut(civilDate('2026-06-15'), policy, bankHolidays('scotland'), 'en')).toBe(
    '15 June 2026 is a bank holiday in Scotland: Football World Cup.',
  );
  expect(whyNothingGoesOut(civilDate('2026-06-15'), policy, bankHolidays('scotland'), 'cy')).toBe(
    'Mae 15 Mehefin 2026 yn ŵyl banc (Yr Alban): Football World Cup.',
  );
});

it('a stage that goes out before the chosen day is not shown again on it', async () => {
  const question = {
    snapshot: await snapshot(),
    policy: defaultReminderPolicy,
    today,
    holidays: bankHolidays,
    language: 'en' as const,
  };
  const now = await previewPolicy({ ...question, on: today });
  expect(now.digests.map(({ name, lines }) => [name, lines.length])).toEqual([['Priya Nair', 1]]);
  expect((await previewPolicy({ ...question, on: addDays(today, 1) })).digests).toEqual([]);
  expect((await previewPolicy({ ...question, on: addDays(today, 7) })).digests).toHaveLength(1);
});

it('carries the warnings of the board’s settings and of the calendar', async () => {
  const board = await snapshot();
  const troubled = {
    ...board,
    configuration: {
      ...board.configuration,
      policyProblems: ['The time zone “Europe/Nowhere” is not known.'],
    },
  };
  const { warnings } = await previewPolicy({
    snapshot: troubled,
    policy: defaultReminderPolicy,
    today,
    on: today,
    holidays: () => upTo2026,
    language: 'en',
  });
  expect(warnings).toEqual(['The time zone “Europe/Nowhere” is not known.', expect.stringContaining('2027')]);
});
