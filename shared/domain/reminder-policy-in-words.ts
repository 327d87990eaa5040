import { formatCivilDate } from './civil-date.ts';
import { dayWords } from './day-words.ts';
import type { Language } from './language.ts';
import { reminderPolicyWords, type StagesAround } from './reminder-policy-words.ts';
import type { LadderRole, ReminderPolicy } from './reminder-policy.ts';

type QuietPeriod = ReminderPolicy['quietDays'][number];
type Rung = ReminderPolicy['escalation'][number];

/** "24 December 2026 to 1 January 2027 (between Christmas and New Year)". */
export function quietPeriodInWords({ from, to, why }: QuietPeriod, language: Language): string {
  const day = formatCivilDate(from, language);
  const days = from === to ? day : reminderPolicyWords(language).period(day, formatCivilDate(to, language));
  return why === '' ? days : `${days} (${why})`;
}

/** What every line about a policy is put together from. */
function phrases(language: Language) {
  const w = reminderPolicyWords(language);
  const { days, every } = dayWords(language);
  return {
    w,
    days,
    every,
    roles: (roles: readonly LadderRole[]) => w.list(roles.map((role) => w.ladderRoles[role])),
    stages: (stages: readonly number[], around: StagesAround, none: string) =>
      stages.length === 0 ? none : w.stages(stages, around),
  };
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export interface PolicyChapter {
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, words: string])[];
}

/** The whole policy as anybody on the board may read it. */
export function policyInWords(policy: ReminderPolicy, language: Language): PolicyChapter[] {
  const { w, days, every, roles, stages } = phrases(language);
  const { chapters, yes, no } = w;
  const { choices } = policy;
  return [
    {
      heading: chapters.actions,
      lines: [
        [w.beforeDue, stages(policy.actionDaysBefore, 'before', w.nobodyAskedBefore)],
        [w.onDue, policy.actionOnTheDay ? w.asked : w.notAsked],
        [
          w.whileOverdue,
          policy.overdueEveryDays === null
            ? w.notAskedAgain
            : sentence(w.untilAnswered(every.day(policy.overdueEveryDays))),
        ],
        [w.ongoing, sentence(w.unlessOwnRhythm(every.month(policy.ongoingEveryMonths)))],
      ],
    },
    {
      heading: chapters.reviews,
      lines: [
        [w.beforeReview, stages(policy.reviewDaysBefore, 'before', w.nobodyAskedBefore)],
        [w.onReview, policy.reviewOnTheDay ? w.asked : w.notAsked],
        [w.afterReview, stages(policy.reviewDaysAfter, 'after', w.notAskedAgain)],
      ],
    },
    {
      heading: chapters.meetings,
      lines: [
        [w.updatesForMeeting, stages(policy.meetingDaysBefore, 'before the meeting', w.nobodyAsked)],
        [
          w.papers,
          policy.papersDaysBefore === null ? w.nobodyTold : w.papersTold(days(policy.papersDaysBefore)),
        ],
      ],
    },
    {
      heading: chapters.silence,
      lines:
        policy.escalation.length === 0
          ? [[w.escalation, w.nothingEscalated]]
          : policy.escalation.map(({ afterDays, to }) => [
              w.afterSilence(days(afterDays)),
              sentence(w.told(roles(to), to.length === 1 && to[0] !== 'board manager')),
            ]),
    },
    {
      heading: chapters.chairs,
      lines: [
        [
          w.completedAndRequests,
          policy.chairEveryDays === null ? w.chairOnce : w.chairAgain(every.day(policy.chairEveryDays)),
        ],
        [w.weekly, policy.weeklyOn === null ? w.noWeekly : w.weeklyOn(w.weekdays[policy.weeklyOn])],
      ],
    },
    {
      heading: chapters.times,
      lines: [
        [w.sendAt, policy.sendAt],
        [w.bankHolidays, w.nations[policy.nation]],
        [
          w.quietPeriods,
          policy.quietDays.length === 0
            ? w.none
            : policy.quietDays.map((period) => quietPeriodInWords(period, language)).join('\n'),
        ],
      ],
    },
    {
      heading: chapters.choices,
      lines: [
        [w.weekday, choices.weekday ? yes : no],
        [w.time, choices.time ? w.timeUntil(choices.latestTime) : no],
        [w.pause, choices.longestPauseDays === 0 ? no : w.pauseAtMost(days(choices.longestPauseDays))],
        [w.passToDeputy, choices.passToDeputy ? yes : no],
        [w.overdue, w.neverWaits],
      ],
    },
  ];
}

/** What differs between two policies, one sentence each: "Actions: 21 instead of 28 days before." */
export function policyChangesInWords(
  before: ReminderPolicy,
  after: ReminderPolicy,
  language: Language,
): string[] {
  const { w, days, every, roles } = phrases(language);
  const c = w.changes;

  const changed = (label: string, read: (policy: ReminderPolicy) => string) =>
    read(before) === read(after) ? [] : [c.changed(label, read(before), read(after))];
  const switched = (label: string, read: (policy: ReminderPolicy) => boolean, what: string) =>
    read(before) === read(after) ? [] : [(read(after) ? c.also : c.noLonger)(label, what)];
  const mayChoose = (read: (choices: ReminderPolicy['choices']) => boolean, what: string) =>
    read(before.choices) === read(after.choices) ? [] : [c.leadsMay(what, read(after.choices))];
  const setChanged = (label: string, read: (policy: ReminderPolicy) => string[]) => [
    ...read(before)
      .filter((each) => !read(after).includes(each))
      .map((each) => c.noLonger(label, each)),
    ...read(after)
      .filter((each) => !read(before).includes(each))
      .map((each) => c.also(label, each)),
  ];
  const stagesChanged = (
    label: string,
    read: (policy: ReminderPolicy) => readonly number[],
    around: StagesAround,
  ) => {
    const gone = read(before).filter((stage) => !read(after).includes(stage));
    const added = read(after).filter((stage) => !read(before).includes(stage));
    if (gone.length > 0 && added.length > 0) return [c.stagesChanged(label, added, w.stages(gone, around))];
    if (added.length > 0) return [c.also(label, w.stages(added, around))];
    return gone.length > 0 ? [c.noLonger(label, w.stages(gone, around))] : [];
  };
  const everyDays = (number: number | null, never: string) => (number === null ? never : every.day(number));
  const rung = ({ afterDays, to }: Rung) => c.rung(roles(to), days(afterDays));

  return [
    ...stagesChanged(c.actions, (policy) => policy.actionDaysBefore, 'before'),
    ...switched(c.actions, (policy) => policy.actionOnTheDay, c.onDue),
    ...changed(c.overdueActions, (policy) => everyDays(policy.overdueEveryDays, c.neverAgain)),
    ...changed(w.ongoing, (policy) => every.month(policy.ongoingEveryMonths)),
    ...stagesChanged(c.reviews, (policy) => policy.reviewDaysBefore, 'before'),
    ...switched(c.reviews, (policy) => policy.reviewOnTheDay, c.onReview),
    ...stagesChanged(c.reviews, (policy) => policy.reviewDaysAfter, 'after'),
    ...stagesChanged(c.meetings, (policy) => policy.meetingDaysBefore, 'before'),
    ...changed(w.papers, ({ papersDaysBefore }) =>
      papersDaysBefore === null ? c.nobodyTold : c.beforeMeeting(days(papersDaysBefore)),
    ),
    ...setChanged(w.escalation, (policy) => policy.escalation.map(rung)),
    ...changed(c.chairs, (policy) => everyDays(policy.chairEveryDays, c.never)),
    ...changed(c.weekly, ({ weeklyOn }) => (weeklyOn === null ? c.none : w.weekdays[weeklyOn])),
    ...changed(c.bankHolidays, (policy) => w.nations[policy.nation]),
    ...changed(w.sendAt, (policy) => policy.sendAt),
    ...setChanged(w.quietPeriods, (policy) =>
      policy.quietDays.map((period) => quietPeriodInWords(period, language)),
    ),
    ...mayChoose((choices) => choices.weekday, c.chooseDay),
    ...mayChoose((choices) => choices.time, c.chooseTime),
    ...changed(c.latestTime, (policy) => policy.choices.latestTime),
    ...changed(c.longestPause, ({ choices }) =>
      choices.longestPauseDays === 0 ? c.none : days(choices.longestPauseDays),
    ),
    ...mayChoose((choices) => choices.passToDeputy, c.passToDeputy),
  ];
}
