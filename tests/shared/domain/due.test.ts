import fc from 'fast-check';
import {
  addDays,
  civilDate,
  formatCivilDate,
  formatShortDate,
  lastDayOfMonth,
  monthOf,
  yearOf,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';
import {
  dueKindSchema,
  dueSchema,
  isDeadline,
  isDueBeforeStart,
  type Due,
} from '../../../shared/domain/due.ts';
import { readWhen } from '../../../shared/domain/read-when.ts';

type Expected = Partial<Omit<Due, 'raw' | 'reason'>> & Pick<Due, 'kind'>;

/** All of the reading but the text itself and the wording of the reason. */
function reading(text: string, planStart?: string): Expected {
  const {
    raw: _raw,
    reason: _reason,
    ...rest
  } = readWhen(text, planStart === undefined ? {} : { planStart: civilDate(planStart) });
  return rest;
}

const day = (date: string): Expected => ({ kind: 'exact', date: civilDate(date), needsCheck: false });
const month = (date: string): Expected => ({ kind: 'month', date: civilDate(date), needsCheck: false });
const every = (n: number, unit: 'day' | 'week' | 'month' | 'year'): Expected => ({
  kind: 'recurring',
  every: { n, unit },
  needsCheck: false,
});
const ongoing: Expected = { kind: 'ongoing', needsCheck: false };
const flagged = (expected: Expected): Expected => ({ ...expected, needsCheck: true });
const unread = (kind: Due['kind']): Expected => ({ kind, needsCheck: true });

describe('when-cells of real plans', () => {
  test.each<[string, Expected]>([
    ['June 2014 Ongoing', flagged({ ...month('2014-06-30'), ongoing: true })],
    ['May 2014', month('2014-05-31')],
    ['I<mark>nsert</mark>', unread('placeholder')],
    ['insert', unread('placeholder')],
    ['1 st July 2014', day('2014-07-01')],
    ['30 th Sept 2014', day('2014-09-30')],
    ['Ongoing Monitoring / Reporting', ongoing],
    ['Ongoing through the year.', ongoing],
    ['Ongoing throughout the year.', ongoing],
    ['Quarterly feedback to Board.', every(3, 'month')],
    ['Received quarterly.', every(3, 'month')],
    ['Quarterly throughout the year', every(3, 'month')],
    ['Bi annual report to Board.', unread('ambiguous')],
    ['Bi annual checks.', unread('ambiguous')],
    ['Bi annually.', unread('ambiguous')],
    ['Bi annual reporting.', unread('ambiguous')],
    ['Analysis in requested reports bi annually.', unread('ambiguous')],
    ['Analysis of findings / Action planning bi annually.', unread('ambiguous')],
    ['Dip testing for specific learning issues.', unread('none')],
    ['Monitoring over 12 month period through dip testing.', unread('period')],
    ['Timescale: 10 November 2014', day('2014-11-10')],
    ['Relevant staff are identified and trained by March 2015', month('2015-03-31')],
    [
      'Appraisal process will identify which staff require training, to be completed by August 2015.',
      month('2015-08-31'),
    ],
    ['First Next Steps Board to take place in November 2014. Complete.', flagged(month('2014-11-30'))],
    ['in use from January 2015.', { kind: 'start', start: civilDate('2015-01-01'), needsCheck: false }],
    [
      'From September 2014 ETE Coordinator to identify',
      { kind: 'start', start: civilDate('2014-09-01'), needsCheck: false },
    ],
    ['Ongoing checks on all CIN closures by GMs.', ongoing],
    ['Bi-monthly reports by GMs', unread('ambiguous')],
    ['Received six monthly report', every(6, 'month')],
    ['later in the year', unread('vague')],
    ['13/07/2016', day('2016-07-13')],
    ['31/05/2016', day('2016-05-31')],
    ['u u', unread('placeholder')],
    ['и и', unread('placeholder')],
    ['£6 €6', unread('placeholder')],
    ['???', unread('placeholder')],
    ['within 15 working days as evidenced by performance data', unread('period')],
  ])('%p', (text, expected) => {
    expect(reading(text)).toEqual(expected);
  });
});

describe('one day', () => {
  test.each([
    '31 March 2026',
    '31st March 2026',
    '31 st March, 2026.',
    '31st of March 2026',
    'the 31st of March 2026',
    '31 MARCH 2026',
    '31March2026',
    '31-Mar-2026',
    '31-Mar-26',
    "31 Mar '26",
    '31/03/2026',
    '31/3/26',
    '31.03.2026',
    '31.3.26',
    '31-03-2026',
    '31 03 2026',
    'March 31, 2026',
    'March 31st 2026',
    '2026 March 31',
    '2026-03-31',
    '2026/03/31',
    '2026-03-31T00:00:00',
    '2026-03-31T00:00:00Z',
    '2026-03-31 00:00:00',
    '31/03/2026 17:00',
    '31/03/2026 00:00:00',
    '31 March 2026 at 5pm',
    '5pm on 31 March 2026',
    'by noon on 31 March 2026',
    'Tuesday 31 March 2026',
    'Tues 31st March 2026',
    '31 March 2026 (Tuesday)',
    'by 31 March 2026',
    'By no later than 31 March 2026',
    'Deadline: 31 March 2026',
    'Target date 31/03/2026',
    'To be completed by 31 March 2026',
    '31 March 2026 (board meeting)',
    '  31\u00a0March\u00a02026\n',
    '31\u200b March 2026',
    '31 \u041c\u0430\u0440\u0441\u04bb 2026'.replace('\u0440\u0441\u04bb', 'rch'),
    'w/e 31 March 2026',
    'Tue Mar 31 2026 00:00:00 GMT+0100 (British Summer Time)',
  ])('%p is 31 March 2026', (text) => {
    expect(reading(text)).toEqual(day('2026-03-31'));
  });

  test.each([
    ['04/03/2026', '2026-03-04'],
    ['1/4/2026', '2026-04-01'],
    ['12/11/26', '2026-11-12'],
  ])('%p is read day first', (text, date) => {
    expect(reading(text)).toEqual(day(date));
  });

  test.each<[string, string, string]>([
    ['Monday 31 March 2026', '2026-03-31', 'It says Monday, but that day is a Tuesday.'],
    ['Weds 31/03/2026', '2026-03-31', 'It says Wednesday, but that day is a Tuesday.'],
    ['2026-03-30T23:00:00Z', '2026-03-31', 'another time zone'],
    ['3O March 2O26', '2026-03-30', 'Some letters were read as digits'],
    ['l st July 2014', '2014-07-01', 'Some letters were read as digits'],
    ['31 Febuary 2026'.replace('31', '28'), '2026-02-28', 'misspelt'],
    ['31 March 2026?', '2026-03-31', 'not settled'],
    ['31 March 2026 (tbc)', '2026-03-31', 'not settled'],
    ['before 31 March 2026', '2026-03-31', 'before'],
    ['Completed 12/03/2026', '2026-03-12', '"completed"'],
    ['31 March 2026 → 30 June 2026', '2026-06-30', 'An earlier date stands beside it'],
    ['was 31 March 2026, now 30 June 2026', '2026-06-30', 'An earlier date stands beside it'],
    ['31 March 2026 extended to 30 June 2026', '2026-06-30', 'An earlier date stands beside it'],
    ['20260331', '2026-03-31', 'one number'],
    ['31/03/2026 (revised from 31/12/2025)', '2026-03-31', 'An earlier date stands beside it'],
    ['31/12/2025 31/03/2026 (revised)', '2026-03-31', 'An earlier date stands beside it'],
    ['moved from 31 March 2026 to 30 June 2026', '2026-06-30', 'An earlier date stands beside it'],
  ])('%p is %s, and a person should look', (text, date, reason) => {
    const due = readWhen(text);
    expect(due).toMatchObject({ kind: 'exact', date, needsCheck: true });
    expect(due.reason).toContain(reason);
  });

  test.each([
    ['31/02/2026', 'no such day'],
    ['31 April 2026', 'no such day'],
    ['29/02/2027', 'no such day'],
    ['30 Feb 2026', 'no such day'],
    ['00/00/0000', 'no such day'],
    ['04/15/2026', 'month first'],
    ['12/31/25', 'month first'],
    ['31/03/0206', 'mistyped'],
    ['31/03/202', 'no date'],
  ])('%p is not turned into one', (text, reason) => {
    const due = readWhen(text);
    expect(due).toMatchObject({ kind: 'none', needsCheck: true });
    expect(due.date).toBeUndefined();
    expect(due.reason).toContain(reason);
  });

  test.each([
    '46112',
    '45',
    '46112.0',
    '1.3',
    '2a.5',
    '0',
    '100%',
    '9-5',
    '2/3 of staff',
    'Care Act 2014',
    'Working Together 2018',
    'Year 12 and 13',
  ])('%p is a number, and no date', (text) => {
    expect(reading(text)).toEqual(unread('none'));
  });
});

describe('a date that lost its year', () => {
  test.each<[string, Due['kind']]>([
    ['31 March', 'exact'],
    ['31st Mar', 'exact'],
    ['31/03', 'exact'],
    ['30-Sep', 'exact'],
    ['by end of March', 'month'],
    ['March', 'month'],
    ['May', 'month'],
    ['September meeting', 'month'],
    ['Spring', 'season'],
    ['Q3', 'quarter'],
    ['end of the financial year', 'financial-year'],
    ['Sept - Dec', 'period'],
    ['from 1st April', 'start'],
  ])('%p is %s without a date', (text, kind) => {
    expect(reading(text)).toEqual(unread(kind));
    expect(readWhen(text).reason).toContain('year is missing');
  });

  test.each<[string, string, string]>([
    ['31 March', '2026-04-01', '2027-03-31'],
    ['31 March', '2025-10-01', '2026-03-31'],
    ['1 April', '2026-04-01', '2026-04-01'],
    ['March', '2026-04-01', '2027-03-31'],
    ['by end of Sept', '2026-04-01', '2026-09-30'],
    ['Spring', '2026-04-01', '2026-05-31'],
    ['Winter', '2026-04-01', '2027-02-28'],
    ['Q3', '2026-04-01', '2026-12-31'],
    ['Q4', '2026-04-01', '2027-03-31'],
    ['end of the financial year', '2026-04-01', '2027-03-31'],
  ])('%p in a plan that starts on %s is proposed as %s, never taken for granted', (text, planStart, date) => {
    const due = readWhen(text, { planStart: civilDate(planStart) });
    expect(due).toMatchObject({ date, needsCheck: true });
    expect(due.reason).toContain('The year is missing');
  });

  test('"29 February" gets no date in a plan without one', () => {
    expect(readWhen('29 February', { planStart: civilDate('2025-04-01') }).date).toBeUndefined();
  });
});

describe('months, seasons, quarters and years are due on their last day', () => {
  test.each<[string, Expected]>([
    ['March 2026', month('2026-03-31')],
    ['by end of March 2026', month('2026-03-31')],
    ['End March 2026', month('2026-03-31')],
    ['end of Feb 2028', month('2028-02-29')],
    ['Sept. 2014', month('2014-09-30')],
    ['Dec 2025', month('2025-12-31')],
    ['Mar-26', month('2026-03-31')],
    ["Mar '26", month('2026-03-31')],
    ['Mar’26', month('2026-03-31')],
    ['03/2026', month('2026-03-31')],
    ['2026-03', month('2026-03-31')],
    ['late March 2026', month('2026-03-31')],
    ['Before end of March 2026', month('2026-03-31')],
    ['March 2025/26', month('2026-03-31')],
    ['September 2025/26', month('2025-09-30')],
    ['March 26', flagged(month('2026-03-31'))],
    ['early March 2026', flagged(month('2026-03-31'))],
    ['mid-March 2026', flagged(month('2026-03-31'))],
    ['before March 2026', flagged(month('2026-02-28'))],
    ['XX March 2026', flagged(month('2026-03-31'))],
    ['?? March 2026', flagged(month('2026-03-31'))],
    ['TBC - by Sept 2026', flagged(month('2026-09-30'))],
    ['Arpil 2026', flagged(month('2026-04-30'))],
    ['03/26', flagged(month('2026-03-31'))],
    ['deferred to June 2026', flagged(month('2026-06-30'))],
    ['Spring 2026', { kind: 'season', date: civilDate('2026-05-31'), needsCheck: false }],
    ['Summer 2026', { kind: 'season', date: civilDate('2026-08-31'), needsCheck: false }],
    ['by Autumn 2025', { kind: 'season', date: civilDate('2025-11-30'), needsCheck: false }],
    ['Winter 2025/26', { kind: 'season', date: civilDate('2026-02-28'), needsCheck: false }],
    ['Winter 2025', { kind: 'season', date: civilDate('2026-02-28'), needsCheck: true }],
    ['Q1 2025/26', { kind: 'quarter', date: civilDate('2025-06-30'), needsCheck: false }],
    ['End Q2 2025/26', { kind: 'quarter', date: civilDate('2025-09-30'), needsCheck: false }],
    ['2025/26 Q3', { kind: 'quarter', date: civilDate('2025-12-31'), needsCheck: false }],
    ['Q4 25/26', { kind: 'quarter', date: civilDate('2026-03-31'), needsCheck: false }],
    ['Quarter 3 2025-26', { kind: 'quarter', date: civilDate('2025-12-31'), needsCheck: false }],
    ['third quarter of 2025/26', { kind: 'quarter', date: civilDate('2025-12-31'), needsCheck: false }],
    ['Q1 2026', { kind: 'quarter', date: civilDate('2026-06-30'), needsCheck: true }],
    ['2015/16', { kind: 'financial-year', date: civilDate('2016-03-31'), needsCheck: false }],
    ['2025-26', { kind: 'financial-year', date: civilDate('2026-03-31'), needsCheck: false }],
    ['2025/2026', { kind: 'financial-year', date: civilDate('2026-03-31'), needsCheck: false }],
    ['FY 2026-27', { kind: 'financial-year', date: civilDate('2027-03-31'), needsCheck: false }],
    ['FY26/27', { kind: 'financial-year', date: civilDate('2027-03-31'), needsCheck: false }],
    [
      'by the end of the financial year 2025/26',
      { kind: 'financial-year', date: civilDate('2026-03-31'), needsCheck: false },
    ],
    ['25/26', { kind: 'financial-year', date: civilDate('2026-03-31'), needsCheck: true }],
    ['FY26', unread('financial-year')],
  ])('%p', (text, expected) => {
    expect(reading(text)).toEqual(expected);
  });

  test('a pair that could be a year and a month is read as a financial year and marked', () => {
    const due = readWhen('2011-12');
    expect(due).toMatchObject({ kind: 'financial-year', date: '2012-03-31', needsCheck: true });
  });

  test.each<[string, Expected]>([
    ['by end of 2026', { kind: 'period', date: civilDate('2026-12-31'), needsCheck: false }],
    ['2026', { kind: 'period', date: civilDate('2026-12-31'), needsCheck: true }],
    ['By 2019', { kind: 'period', date: civilDate('2019-12-31'), needsCheck: true }],
    ['early 2026', unread('vague')],
    ['late 2026', unread('vague')],
    ['2016-19', unread('period')],
    ['Autumn term 2025', unread('period')],
  ])('%p, which says less, gets no more than it says', (text, expected) => {
    expect(reading(text)).toEqual(expected);
  });
});

describe('periods', () => {
  test.each<[string, string, string]>([
    ['from September 2014 to March 2015', '2014-09-01', '2015-03-31'],
    ['April 2014 – March 2015', '2014-04-01', '2015-03-31'],
    ['June - September 2026', '2026-06-01', '2026-09-30'],
    ['between March and June 2026', '2026-03-01', '2026-06-30'],
    ['Nov 2025 – Feb 2026', '2025-11-01', '2026-02-28'],
    ['March/April 2026', '2026-03-01', '2026-04-30'],
    ['1–5 June 2026', '2026-06-01', '2026-06-05'],
    ['1 June to 5 July 2026', '2026-06-01', '2026-07-05'],
    ['01/04/2025 - 31/03/2026', '2025-04-01', '2026-03-31'],
    ['2025-04-01/2026-03-31', '2025-04-01', '2026-03-31'],
    ['01/04/2026-31/03/2027', '2026-04-01', '2027-03-31'],
    ['for 6 weeks from 1 March 2026', '2026-03-01', '2026-04-11'],
    ['6 months from 1 April 2026', '2026-04-01', '2026-10-01'],
  ])('%p runs from %s to %s', (text, start, date) => {
    expect(reading(text)).toEqual({ kind: 'period', start, date, needsCheck: false });
  });

  test('across the turn of a year borrows the year before, and says so', () => {
    expect(reading('October–January 2026')).toEqual(
      flagged({ kind: 'period', start: civilDate('2025-10-01'), date: civilDate('2026-01-31') }),
    );
  });

  test.each([['from June 2026 to March 2026'], ['Starts 1 June 2026, ends 31 May 2026']])(
    '%p ends before it starts, and is marked',
    (text) => {
      expect(readWhen(text).reason).toContain('due before it starts');
    },
  );

  test('until a month is due by its last day', () => {
    expect(reading('until March 2027')).toEqual({ kind: 'period', date: '2027-03-31', needsCheck: false });
  });

  test('a week is due on its Sunday, and should begin on a Monday', () => {
    expect(reading('w/c 9 March 2026')).toEqual({ kind: 'period', date: '2026-03-15', needsCheck: false });
    expect(readWhen('week commencing 10 March 2026').reason).toContain('Monday');
  });

  test.each<[string, string, boolean]>([
    ['within 6 months', '2026-10-01', false],
    ['within six months of plan start', '2026-10-01', false],
    ['in 3 weeks', '2026-04-22', false],
    ['within 30 days', '2026-05-01', false],
    ['within a year', '2027-04-01', false],
    ['6 months', '2026-10-01', true],
    ['6m', '2026-10-01', true],
    ['over 12 month period', '2027-03-31', true],
    ['over the next 12 months', '2027-03-31', true],
    ['6-9 months', '2027-01-01', true],
  ])('%p in a plan from 1 April 2026 is due %s (needs a look: %s)', (text, date, needsCheck) => {
    expect(reading(text, '2026-04-01')).toEqual({ kind: 'period', date, needsCheck });
  });

  test.each([
    'within 6 months',
    '6 months',
    '18 months',
    'over 12 month period',
    'within 10 working days',
    'within 24 hours',
    'within 5 days of referral',
    'within 3 months of publication',
  ])('%p has no date without something to count from', (text) => {
    expect(reading(text)).toEqual(unread('period'));
  });

  test.each(['within 10 working days', 'within 24 hours', 'within 5 days of referral'])(
    '%p has none in a plan either: it counts from an event',
    (text) => {
      expect(reading(text, '2026-04-01')).toEqual(unread('period'));
    },
  );
});

describe('what comes round', () => {
  test.each<[string, Expected]>([
    ['Quarterly', every(3, 'month')],
    ['quaterly', every(3, 'month')],
    ['every quarter', every(3, 'month')],
    ['on a quarterly basis', every(3, 'month')],
    ['4 times a year', every(3, 'month')],
    ['monthly', every(1, 'month')],
    ['each month', every(1, 'month')],
    ['15th of each month', every(1, 'month')],
    ['fortnightly', every(2, 'week')],
    ['every other week', every(2, 'week')],
    ['weekly', every(1, 'week')],
    ['every Monday', every(1, 'week')],
    ['daily', every(1, 'day')],
    ['every 90 days', every(90, 'day')],
    ['6-weekly', every(6, 'week')],
    ['six monthly', every(6, 'month')],
    ['6mthly', every(6, 'month')],
    ['twice a year', every(6, 'month')],
    ['half-yearly', every(6, 'month')],
    ['semi-annually', every(6, 'month')],
    ['on a six month basis', every(6, 'month')],
    ['three times a year', every(4, 'month')],
    ['every two months', every(2, 'month')],
    ['every other month', every(2, 'month')],
    ['annually', every(1, 'year')],
    ['Annual', every(1, 'year')],
    ['per annum', every(1, 'year')],
    ['once every two years', every(2, 'year')],
    ['biennial', every(2, 'year')],
    ['six monthly (bi-annual)', every(6, 'month')],
    ['every two months until March 2027', { ...every(2, 'month'), until: civilDate('2027-03-31') }],
    ['Monthly from April 2026', { ...every(1, 'month'), start: civilDate('2026-04-01') }],
    [
      'Monthly from April 2026 to March 2027',
      { ...every(1, 'month'), start: civilDate('2026-04-01'), until: civilDate('2027-03-31') },
    ],
    [
      'every 2 weeks from 6 January 2026 until 31 March 2026',
      { ...every(2, 'week'), start: civilDate('2026-01-06'), until: civilDate('2026-03-31') },
    ],
    [
      'Quarterly 2025/26',
      { ...every(3, 'month'), start: civilDate('2025-04-01'), until: civilDate('2026-03-31') },
    ],
    ['Every March', flagged(every(1, 'year'))],
    ['Annually by 31 March', flagged(every(1, 'year'))],
    ['Quarterly (June, September, December, March)', flagged(every(3, 'month'))],
    ['annually in March 2026', flagged({ ...every(1, 'year'), start: civilDate('2026-03-31') })],
    [
      'By 30 September 2014 then quarterly',
      flagged({ ...every(3, 'month'), start: civilDate('2014-09-30') }),
    ],
    ['Quarterly by March 2026', flagged({ ...every(3, 'month'), until: civilDate('2026-03-31') })],
    ['five times a year', unread('recurring')],
    ['termly', unread('recurring')],
    ['at each Board meeting', unread('recurring')],
  ])('%p', (text, expected) => {
    expect(reading(text)).toEqual(expected);
  });

  test('on a day of the year begins with the first in the plan', () => {
    expect(reading('every March', '2026-04-01')).toEqual({ ...every(1, 'year'), start: '2027-03-31' });
  });

  test('for a stated time ends when it does, counted from the plan, and is marked', () => {
    expect(reading('Monthly for 12 months', '2026-04-01')).toEqual(
      flagged({ ...every(1, 'month'), until: civilDate('2027-03-31') }),
    );
    expect(reading('Monthly for 12 months')).toEqual(flagged(every(1, 'month')));
  });

  test.each([
    ['bi-annual', 'twice a year or every two years'],
    ['Biannually', 'twice a year or every two years'],
    ['bi monthly', 'every two months or twice a month'],
    ['bi-weekly', 'every two weeks or twice a week'],
    ['tri-annual', 'three times a year or every three years'],
    ['every 3-6 months', 'every 3 months or every 6 months'],
    ['4-6 weekly', 'every 4 weeks or every 6 weeks'],
    ['monthly/quarterly', 'every month or every 3 months'],
  ])('%p could mean %s, and is asked, not guessed', (text, meanings) => {
    const due = readWhen(text);
    expect(reading(text)).toEqual(unread('ambiguous'));
    expect(due.reason).toContain(meanings);
  });
});

describe('ongoing', () => {
  test.each<[string, Expected]>([
    ['Ongoing', ongoing],
    ['On-going.', ongoing],
    ['on going', ongoing],
    ['Continuous', ongoing],
    ['BAU', ongoing],
    ['Throughout the year', ongoing],
    ['Over the course of the year', ongoing],
    ['Ongoing from April 2026', { ...ongoing, start: civilDate('2026-04-01') }],
    ['Ongoing until March 2027', { ...ongoing, until: civilDate('2027-03-31') }],
    ['Ongoing throughout 2014/15', { ...ongoing, until: civilDate('2015-03-31') }],
    ['Ongoing, reviewed quarterly', { ...ongoing, every: { n: 3, unit: 'month' } }],
    ['Complete/ongoing', flagged(ongoing)],
    ['Ongoing/TBC', flagged(ongoing)],
    ['12 March 2026 & ongoing', flagged({ ...day('2026-03-12'), ongoing: true })],
  ])('%p', (text, expected) => {
    expect(reading(text)).toEqual(expected);
  });
});

describe('a start is not a deadline', () => {
  test.each([
    ['from September 2014', '2014-09-01'],
    ['From 1 April 2026', '2026-04-01'],
    ['starting April 2026', '2026-04-01'],
    ['w.e.f. 1 April 2026', '2026-04-01'],
    ['April 2026 onwards', '2026-04-01'],
    ['since March 2014', '2014-03-01'],
    ['From Q1 2026/27', '2026-04-01'],
    ['2026/27 onwards', '2026-04-01'],
    ['not before 1 April 2026', '2026-04-01'],
  ])('%p starts on %s', (text, start) => {
    const due = readWhen(text);
    expect(reading(text)).toEqual({ kind: 'start', start, needsCheck: false });
    expect(isDeadline(due)).toBe(false);
  });

  test('"after March 2026" starts the day after, and should be looked at', () => {
    expect(reading('after March 2026')).toEqual({ kind: 'start', start: '2026-04-01', needsCheck: true });
  });

  test('a start beside a due date keeps both', () => {
    expect(reading('Start April 2026, complete by March 2027')).toEqual({
      ...month('2027-03-31'),
      start: '2026-04-01',
    });
  });
});

describe('milestones', () => {
  test.each<[string, [string, string?][]]>([
    ['March 2015 and August 2015', [['2015-03-31'], ['2015-08-31']]],
    ['March and August 2015', [['2015-03-31'], ['2015-08-31']]],
    ['March 2015, August 2015', [['2015-03-31'], ['2015-08-31']]],
    ['March, June and September 2026', [['2026-03-31'], ['2026-06-30'], ['2026-09-30']]],
    ['31 March 2026 and 30 September 2026', [['2026-03-31'], ['2026-09-30']]],
    ['31/3/26 & 30/9/26', [['2026-03-31'], ['2026-09-30']]],
    ['12/03/2026\n12/06/2026', [['2026-03-12'], ['2026-06-12']]],
    ['1 & 15 March 2026', [['2026-03-01'], ['2026-03-15']]],
    ['Q1 and Q3 2025/26', [['2025-06-30'], ['2025-12-31']]],
    [
      'Draft by June 2026, final by September 2026',
      [
        ['2026-06-30', 'Draft'],
        ['2026-09-30', 'final'],
      ],
    ],
    [
      'Phase 1: March 2026; Phase 2: June 2026',
      [
        ['2026-03-31', 'Phase 1'],
        ['2026-06-30', 'Phase 2'],
      ],
    ],
    [
      '50% by March 2026 and 100% by September 2026',
      [
        ['2026-03-31', '50%'],
        ['2026-09-30', '100%'],
      ],
    ],
  ])('%p', (text, milestones) => {
    expect(reading(text)).toEqual({
      kind: 'milestones',
      date: milestones.at(-1)?.[0],
      milestones: milestones.map(([date, label]) => ({ date, ...(label === undefined ? {} : { label }) })),
      needsCheck: false,
    });
  });

  test('dates settle what an ambiguous word does not, but it is still asked about', () => {
    expect(reading('Bi-annual: March 2026 and September 2026')).toMatchObject({
      kind: 'milestones',
      milestones: [{ date: '2026-03-31' }, { date: '2026-09-30' }],
      needsCheck: true,
    });
  });

  test('the same date twice is one date', () => {
    expect(reading('March 2015 March 2015')).toEqual(month('2015-03-31'));
  });

  test.each(['March or April 2026', '31 March or 30 April 2026'])(
    '%p are alternatives and no milestones',
    (text) => {
      expect(reading(text)).toEqual(unread('ambiguous'));
    },
  );

  test('dates joined by a slash may be both or a stretch, and are marked', () => {
    expect(reading('April 2025/March 2026')).toMatchObject({ kind: 'milestones', needsCheck: true });
  });
});

describe('cells without a date', () => {
  test.each<[Due['kind'], string[]]>([
    ['missing', ['', '   ', '\u00a0', '\n\t', '\u200b']],
    [
      'placeholder',
      [
        'tbc',
        'TBC.',
        'T.B.C.',
        'tba',
        'TBC in meeting',
        'to be confirmed',
        'Date to be agreed',
        'insert date',
        '?',
        '-',
        '–',
        '—',
        '...',
        'x',
        'xx/xx/2026',
        'dd/mm/yyyy',
        'Click or tap to enter a date.',
        '#REF!',
        '#N/A',
        'pending',
        'No date set',
        '"',
        'ditto',
        'as above',
      ],
    ],
    [
      'vague',
      [
        'Later in the year.',
        'ASAP',
        'a.s.a.p.',
        'As soon as possible',
        'in due course',
        'soon',
        'Immediate',
        'next meeting',
        'By the next Board meeting',
        'by the next quarterly meeting',
        'end of the month',
        'next year',
        'as required',
        'As and when',
        'short term',
        'Following Ofsted inspection',
        'Christmas 2026',
        'year end',
      ],
    ],
    [
      'none',
      [
        'N/A',
        'n/a',
        'Report to Board',
        'Complete',
        'COMPLETED',
        'In progress',
        'Quality assurance',
        'Monday',
        'Bob',
      ],
    ],
  ])('%s', (kind, texts) => {
    for (const text of texts) expect({ text, ...reading(text) }).toEqual({ text, ...unread(kind) });
  });
});

describe('whatever the text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'by',
          'end',
          'of',
          'March',
          'may',
          '2026',
          '31',
          '31/03/2026',
          '2025/26',
          'Q2',
          'quarterly',
          'bi-annual',
          'ongoing',
          'from',
          'to',
          'until',
          '-',
          '/',
          'and',
          'or',
          'tbc',
          '?',
          'within',
          '6',
          'months',
          'every',
          'spring',
          'before',
          'mid',
          'w/c',
          'then',
          'Monday',
          '1st',
          'FY',
          '12',
          'Sept',
          ',',
          'review',
          '‹a›',
          '›',
          'the year',
        ),
        { maxLength: 9 },
      )
      .map((words) => words.join(' ')),
  );

  test('it is kept letter for letter, read into a valid due, and a look always has a reason', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, inPlan) => {
        const due = readWhen(text, inPlan ? { planStart: civilDate('2026-04-01') } : {});
        expect(due.raw).toBe(text);
        expect(dueSchema.parse(due)).toEqual(due);
        expect(due.needsCheck).toBe(due.reason !== undefined);
        if (['placeholder', 'vague', 'none', 'missing', 'ambiguous'].includes(due.kind)) {
          expect(due).toEqual({ kind: due.kind, needsCheck: true, reason: due.reason, raw: text });
        }
        if (due.kind === 'milestones' && due.milestones !== undefined) {
          expect(due.date).toBe(
            due.milestones
              .map(({ date }) => date)
              .sort()
              .at(-1),
          );
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('a text that is no date as a whole gives no start either', () => {
    const due = readWhen('mid Q2 spring - may', { planStart: civilDate('2026-04-01') });
    expect(due).toEqual({ kind: 'vague', needsCheck: true, reason: due.reason, raw: 'mid Q2 spring - may' });
  });

  test('without a digit in it, no date comes out of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { date, start, until, milestones } = readWhen(
          text.normalize('NFKC').replace(/\p{N}|[OolI|]/gu, ''),
        );
        expect({ date, start, until, milestones }).toEqual({});
      }),
      { numRuns: 1000 },
    );
  });

  test('the year of every date stands in the text, or next to one that does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const due = readWhen(text);
        const years = Array.from(text.normalize('NFKC').matchAll(/\d{2,4}/g), ([digits]) =>
          Number(digits.slice(-2)),
        );
        for (const date of [due.date, due.start, due.until]) {
          if (date === undefined) continue;
          const year = yearOf(date) % 100;
          expect(years.some((written) => Math.abs(written - year) <= 1)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const anyDate = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(civilDate('2000-01-01'), days));

  test('a date written in any usual way is that date', () => {
    const ways: ((date: CivilDate) => string)[] = [
      formatCivilDate,
      formatShortDate,
      (date) => date,
      (date) => date.split('-').reverse().join('/'),
      (date) => date.split('-').reverse().join('.'),
      (date) => `by ${formatCivilDate(date).replace(' ', 'th ')}`,
    ];
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...ways), (date, write) => {
        expect(reading(write(date))).toEqual(day(date));
      }),
    );
  });

  test('a month written out is due on its last day', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const text = formatCivilDate(date).replace(/^\d+ /, '');
        expect(reading(text)).toEqual(month(lastDayOfMonth(yearOf(date), monthOf(date))));
      }),
    );
  });

  test('every kind can be read from something', () => {
    const samples = [
      '31 March 2026',
      'March 2026',
      'Spring 2026',
      'Q2 2025/26',
      '2025/26',
      'June - July 2026',
      'quarterly',
      'ongoing',
      'from May 2026',
      'May 2026 and July 2026',
      'tbc',
      'soon',
      'bi-annual',
      'Bob',
      '',
    ];
    expect(samples.map((text) => readWhen(text).kind)).toEqual(dueKindSchema.options);
  });
});

describe('a deadline', () => {
  test.each<[string, boolean]>([
    ['31 March 2026', true],
    ['March 2026', true],
    ['2025/26', true],
    ['March 2015 and August 2015', true],
    ['June - September 2026', true],
    ['June 2014 Ongoing', false],
    ['Ongoing until March 2027', false],
    ['Quarterly until March 2027', false],
    ['31 March', false],
    ['tbc', false],
  ])('%p: %s', (text, expected) => {
    expect(isDeadline(readWhen(text))).toBe(expected);
  });

  test('before its start is noticed', () => {
    expect(isDueBeforeStart(civilDate('2026-06-01'), civilDate('2026-05-31'))).toBe(true);
    expect(isDueBeforeStart(civilDate('2026-06-01'), civilDate('2026-06-01'))).toBe(false);
    expect(isDueBeforeStart(null, civilDate('2026-06-01'))).toBe(false);
  });
});
