import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { policyChangesInWords, policyInWords } from '../../../shared/domain/reminder-policy-in-words.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';

const changesWith = (part: Partial<ReminderPolicy>, language: Language = 'en') =>
  policyChangesInWords(defaultReminderPolicy, { ...defaultReminderPolicy, ...part }, language);

it('a policy that stays says nothing', () => {
  expect(changesWith({})).toEqual([]);
});

it.each<[Partial<ReminderPolicy>, string[]]>([
  [{ actionDaysBefore: [21, 14, 7] }, ['Actions: 21 instead of 28 days before.']],
  [{ actionDaysBefore: [28, 14, 7, 1] }, ['Actions: also 1 day before.']],
  [{ actionDaysBefore: [28] }, ['Actions: no longer 14 and 7 days before.']],
  [{ actionOnTheDay: false }, ['Actions: no longer on the due date.']],
  [{ overdueEveryDays: null }, ['Overdue actions: never again instead of every 7 days.']],
  [{ ongoingEveryMonths: 1 }, ['Ongoing actions: every month instead of every 3 months.']],
  [{ reviewDaysAfter: [] }, ['Reviews: no longer 7 days after.']],
  [{ papersDaysBefore: null }, ['Papers: nobody is told instead of 7 days before the meeting.']],
  [
    {
      escalation: [
        { afterDays: 14, to: ['group chair'] },
        { afterDays: 21, to: ['board manager', 'board chair'] },
      ],
    },
    [
      'Escalation: no longer the board managers and the board’s chair after 28 days of silence.',
      'Escalation: also the board managers and the board’s chair after 21 days of silence.',
    ],
  ],
  [{ nation: 'scotland' }, ['Bank holidays: Scotland instead of England and Wales.']],
  [{ sendAt: '09:00' }, ['Cards go out at: 09:00 instead of 08:30.']],
  [{ weeklyOn: null }, ['Weekly summary and list: none instead of Monday.']],
  [
    { quietDays: [{ from: civilDate('2026-12-24'), to: civilDate('2027-01-01'), why: 'Christmas' }] },
    ['Quiet periods: also 24 December 2026 to 1 January 2027 (Christmas).'],
  ],
  [
    { choices: { ...defaultReminderPolicy.choices, weekday: false, longestPauseDays: 0 } },
    ['Leads may no longer choose the day of their card.', 'The longest pause: none instead of 14 days.'],
  ],
])('%j reads %j', (part, sentences) => {
  expect(changesWith(part)).toEqual(sentences);
});

it('the defaults read as a board would say them', () => {
  const lines = policyInWords(defaultReminderPolicy, 'en').flatMap(({ heading, lines: its }) =>
    its.map(([label, words]) => `${heading}: ${label}: ${words}`),
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      'Actions: Before the due date: 28, 14 and 7 days before',
      'Actions: While overdue: Every 7 days until there is an answer',
      'When nothing is heard: After 14 days of silence: The group’s chair is told',
      'When nothing is heard: After 28 days of silence: The board managers and the board’s chair are told',
      'Days and times: Bank holidays of: England and Wales',
      'What leads may choose: The time of their card: Yes, until 17:00',
    ]),
  );
});

describe('in Welsh', () => {
  it('what differs is said in sentences of its own', () => {
    expect(changesWith({ actionDaysBefore: [21, 14, 7] }, 'cy')).toEqual([
      'Gweithredoedd: 21 yn lle 28 diwrnod ymlaen llaw.',
    ]);
    expect(changesWith({ actionDaysBefore: [28, 14] }, 'cy')).toEqual([
      'Gweithredoedd: nid 7 diwrnod ymlaen llaw mwyach.',
    ]);
    expect(changesWith({ overdueEveryDays: null, weeklyOn: 'Friday', nation: 'scotland' }, 'cy')).toEqual([
      'Gweithredoedd hwyr: byth eto yn lle bob 7 diwrnod.',
      'Crynodeb a rhestr wythnosol: dydd Gwener yn lle dydd Llun.',
      'Gwyliau banc: Yr Alban yn lle Cymru a Lloegr.',
    ]);
    expect(
      changesWith(
        { choices: { ...defaultReminderPolicy.choices, weekday: false, longestPauseDays: 2 } },
        'cy',
      ),
    ).toEqual([
      'Ni chaiff arweinwyr ddewis diwrnod eu cerdyn mwyach.',
      'Y saib hwyaf: 2 ddiwrnod yn lle 14 diwrnod.',
    ]);
    expect(
      changesWith(
        { quietDays: [{ from: civilDate('2026-12-24'), to: civilDate('2027-01-01'), why: '' }] },
        'cy',
      ),
    ).toEqual(['Cyfnodau tawel: hefyd 24 Rhagfyr 2026 hyd 1 Ionawr 2027.']);
  });

  it('the defaults read as a board would say them', () => {
    const lines = policyInWords(defaultReminderPolicy, 'cy').flatMap(({ heading, lines: its }) =>
      its.map(([label, words]) => `${heading}: ${label}: ${words}`),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'Gweithredoedd: Cyn y dyddiad cwblhau: 28, 14 a 7 diwrnod ymlaen llaw',
        'Gweithredoedd: Tra bydd yn hwyr: Bob 7 diwrnod nes daw ateb',
        'Pan na chlywir dim: Ar ôl 28 diwrnod o dawelwch: Hysbysir rheolwyr y bwrdd a chadeirydd y bwrdd',
        'Cadeiryddion a rheolwyr y bwrdd: Crynodeb wythnosol a rhestr wythnosol: Bob dydd Llun',
      ]),
    );
  });
});
