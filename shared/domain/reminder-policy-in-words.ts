import { countOfDays, formatCivilDate } from './civil-date.ts';
import type { LadderRole, ReminderPolicy } from './reminder-policy.ts';
import type { Nation } from './working-days.ts';

/** "28, 14 and 7". */
function listInWords(items: readonly (string | number)[]): string {
  const words = items.map(String);
  const last = words.pop();
  if (last === undefined) return '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

export const nationInWords: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const ladderRoleInWords: Readonly<Record<LadderRole, string>> = {
  'deputy of the lead': 'the lead’s deputy',
  'group chair': 'the group’s chair',
  'group deputy': 'the group’s deputy chair',
  'board manager': 'the board managers',
  'board chair': 'the board’s chair',
  'board deputy': 'the board’s deputy chair',
};

type QuietPeriod = ReminderPolicy['quietDays'][number];

/** "24 December 2026 to 1 January 2027 (between Christmas and New Year)". */
export function quietPeriodInWords({ from, to, why }: QuietPeriod): string {
  const days = from === to ? formatCivilDate(from) : `${formatCivilDate(from)} to ${formatCivilDate(to)}`;
  return why === '' ? days : `${days} (${why})`;
}

const rolesInWords = (roles: readonly LadderRole[]) =>
  listInWords(roles.map((role) => ladderRoleInWords[role]));

const monthsInWords = (months: number) => (months === 1 ? 'every month' : `every ${months} months`);
const everyInWords = (days: number) => (days === 1 ? 'every day' : `every ${days} days`);
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const daysFrom = (stages: readonly number[], what: string, none: string) =>
  stages.length === 0
    ? none
    : `${listInWords(stages)} ${stages.length === 1 && stages[0] === 1 ? 'day' : 'days'} ${what}`;

export interface PolicyChapter {
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, words: string])[];
}

/** The whole policy as anybody on the board may read it. */
export function policyInWords(policy: ReminderPolicy): PolicyChapter[] {
  const { choices } = policy;
  return [
    {
      heading: 'Actions',
      lines: [
        ['Before the due date', daysFrom(policy.actionDaysBefore, 'before', 'Nobody is asked before')],
        ['On the due date', policy.actionOnTheDay ? 'Asked' : 'Not asked'],
        [
          'While overdue',
          policy.overdueEveryDays === null
            ? 'Not asked again'
            : sentence(`${everyInWords(policy.overdueEveryDays)} until there is an answer`),
        ],
        [
          'Ongoing actions',
          sentence(`${monthsInWords(policy.ongoingEveryMonths)}, unless an action has a rhythm of its own`),
        ],
      ],
    },
    {
      heading: 'Reviews of risks',
      lines: [
        ['Before the review date', daysFrom(policy.reviewDaysBefore, 'before', 'Nobody is asked before')],
        ['On the review date', policy.reviewOnTheDay ? 'Asked' : 'Not asked'],
        ['After the review date', daysFrom(policy.reviewDaysAfter, 'after', 'Not asked again')],
      ],
    },
    {
      heading: 'Meetings',
      lines: [
        [
          'Updates for a meeting',
          daysFrom(policy.meetingDaysBefore, 'before the meeting', 'Nobody is asked'),
        ],
        [
          'Papers',
          policy.papersDaysBefore === null
            ? 'Nobody is told'
            : `The chair and the board managers are told ${countOfDays(policy.papersDaysBefore)} before the meeting`,
        ],
      ],
    },
    {
      heading: 'When nothing is heard',
      lines:
        policy.escalation.length === 0
          ? [['Escalation', 'Nothing is escalated']]
          : policy.escalation.map(({ afterDays, to }) => [
              `After ${countOfDays(afterDays)} of silence`,
              sentence(
                `${rolesInWords(to)} ${to.length === 1 && to[0] !== 'board manager' ? 'is' : 'are'} told`,
              ),
            ]),
    },
    {
      heading: 'Chairs and board managers',
      lines: [
        [
          'Completed actions and requests for more time',
          policy.chairEveryDays === null
            ? 'Put before the chair once'
            : `Put before the chair again ${everyInWords(policy.chairEveryDays)}`,
        ],
        [
          'Weekly summary and weekly list',
          policy.weeklyOn === null ? 'Neither is sent' : `On ${policy.weeklyOn}s`,
        ],
      ],
    },
    {
      heading: 'Days and times',
      lines: [
        ['Cards go out at', policy.sendAt],
        ['Bank holidays of', nationInWords[policy.nation]],
        [
          'Quiet periods',
          policy.quietDays.length === 0 ? 'None' : policy.quietDays.map(quietPeriodInWords).join('\n'),
        ],
      ],
    },
    {
      heading: 'What leads may choose',
      lines: [
        ['The day of the week for their card', choices.weekday ? 'Yes' : 'No'],
        ['The time of their card', choices.time ? `Yes, until ${choices.latestTime}` : 'No'],
        [
          'To pause',
          choices.longestPauseDays === 0 ? 'No' : `Yes, for at most ${countOfDays(choices.longestPauseDays)}`,
        ],
        ['To pass an action to their deputy', choices.passToDeputy ? 'Yes' : 'No'],
        ['What is overdue', 'Never waits'],
      ],
    },
  ];
}

/** What differs between two policies, one sentence each: "Actions: 21 instead of 28 days before." */
export function policyChangesInWords(before: ReminderPolicy, after: ReminderPolicy): string[] {
  const words = (everyDays: number | null, never: string) =>
    everyDays === null ? never : everyInWords(everyDays);
  return [
    ...stagesChanged('Actions', before.actionDaysBefore, after.actionDaysBefore, 'before'),
    ...switched('Actions', before.actionOnTheDay, after.actionOnTheDay, 'on the due date'),
    ...changed(
      'Overdue actions',
      words(before.overdueEveryDays, 'never again'),
      words(after.overdueEveryDays, 'never again'),
    ),
    ...changed(
      'Ongoing actions',
      monthsInWords(before.ongoingEveryMonths),
      monthsInWords(after.ongoingEveryMonths),
    ),
    ...stagesChanged('Reviews', before.reviewDaysBefore, after.reviewDaysBefore, 'before'),
    ...switched('Reviews', before.reviewOnTheDay, after.reviewOnTheDay, 'on the review date'),
    ...stagesChanged('Reviews', before.reviewDaysAfter, after.reviewDaysAfter, 'after'),
    ...stagesChanged('Meetings', before.meetingDaysBefore, after.meetingDaysBefore, 'before'),
    ...changed('Papers', papersInWords(before), papersInWords(after)),
    ...setChanged('Escalation', before.escalation.map(rungInWords), after.escalation.map(rungInWords)),
    ...changed(
      'Chairs are asked again',
      words(before.chairEveryDays, 'never'),
      words(after.chairEveryDays, 'never'),
    ),
    ...changed('Weekly summary and list', before.weeklyOn ?? 'none', after.weeklyOn ?? 'none'),
    ...changed('Bank holidays', nationInWords[before.nation], nationInWords[after.nation]),
    ...changed('Cards go out at', before.sendAt, after.sendAt),
    ...setChanged(
      'Quiet periods',
      before.quietDays.map(quietPeriodInWords),
      after.quietDays.map(quietPeriodInWords),
    ),
    ...mayChoose(before.choices.weekday, after.choices.weekday, 'choose the day of their card'),
    ...mayChoose(before.choices.time, after.choices.time, 'choose the time of their card'),
    ...changed('The latest time a lead may choose', before.choices.latestTime, after.choices.latestTime),
    ...changed('The longest pause', pauseInWords(before), pauseInWords(after)),
    ...mayChoose(before.choices.passToDeputy, after.choices.passToDeputy, 'pass an action to their deputy'),
  ];
}

function stagesChanged(
  label: string,
  before: readonly number[],
  after: readonly number[],
  what: 'before' | 'after',
): string[] {
  const gone = before.filter((stage) => !after.includes(stage));
  const added = after.filter((stage) => !before.includes(stage));
  const days = (stages: readonly number[]) => daysFrom(stages, what, '');
  if (gone.length > 0 && added.length > 0) {
    return [`${label}: ${listInWords(added)} instead of ${days(gone)}.`];
  }
  if (added.length > 0) return [`${label}: also ${days(added)}.`];
  return gone.length > 0 ? [`${label}: no longer ${days(gone)}.`] : [];
}

function switched(label: string, before: boolean, after: boolean, what: string): string[] {
  if (before === after) return [];
  return [`${label}: ${after ? 'also' : 'no longer'} ${what}.`];
}

function changed(label: string, before: string, after: string): string[] {
  return before === after ? [] : [`${label}: ${after} instead of ${before}.`];
}

function setChanged(label: string, before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((each) => !after.includes(each)).map((each) => `${label}: no longer ${each}.`),
    ...after.filter((each) => !before.includes(each)).map((each) => `${label}: also ${each}.`),
  ];
}

function mayChoose(before: boolean, after: boolean, what: string): string[] {
  return before === after ? [] : [`Leads ${after ? 'may' : 'may no longer'} ${what}.`];
}

const rungInWords = ({ afterDays, to }: ReminderPolicy['escalation'][number]) =>
  `${rolesInWords(to)} after ${countOfDays(afterDays)} of silence`;

const papersInWords = ({ papersDaysBefore }: ReminderPolicy) =>
  papersDaysBefore === null ? 'nobody is told' : `${countOfDays(papersDaysBefore)} before the meeting`;

const pauseInWords = ({ choices }: ReminderPolicy) =>
  choices.longestPauseDays === 0 ? 'none' : countOfDays(choices.longestPauseDays);
