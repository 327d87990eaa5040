import type { PolicyPreview } from '../../shared/contracts/reminder-policy.ts';
import { settingsProblemInWords } from '../../shared/domain/settings-problem-in-words.ts';
import {
  addDays,
  formatCivilDate,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { quietPeriodInWords } from '../../shared/domain/reminder-policy-in-words.ts';
import { reminderPolicyWords } from '../../shared/domain/reminder-policy-words.ts';
import { quietDaysOf, type ReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import {
  isWorkingDay,
  type HolidayCalendar,
  type Nation,
  type WorkingCalendar,
} from '../../shared/domain/working-days.ts';
import { planReminders } from '../../shared/reminders/plan-reminders.ts';
import {
  claimKeyOf,
  ledgerLine,
  type PlannedDigest,
  type RegisterForReminders,
} from '../../shared/reminders/planned.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import { quietDayWords } from './quiet-day-words.ts';

/** How far ahead a preview looks: every working day until then is planned. */
export const farthestPreviewInDays = 92;

export interface PreviewQuestion {
  readonly snapshot: Pick<
    BoardSnapshot,
    'actions' | 'risks' | 'people' | 'groups' | 'meetings' | 'reminders' | 'configuration'
  >;
  readonly policy: ReminderPolicy;
  readonly today: CivilDate;
  /** Today or a later day. */
  readonly on: CivilDate;
  readonly holidays: (nation: Nation) => HolidayCalendar;
  readonly language: Language;
  /** Waits for whoever else has something to do: many days may have to be planned. */
  readonly pause?: () => Promise<void>;
}

/**
 * What would go out on a day if this policy held from now on and nobody answered meanwhile: the cards of the days in
 * between are thought of as sent. Nothing is sent, claimed or kept.
 */
export async function previewPolicy(question: PreviewQuestion): Promise<PolicyPreview> {
  const { snapshot, policy, on, today } = question;
  const holidays = question.holidays(policy.nation);
  const calendar: WorkingCalendar = { holidays, quietDays: quietDaysOf(policy) };
  const { settings } = snapshot.configuration;
  const register: RegisterForReminders = {
    actions: snapshot.actions,
    risks: snapshot.risks,
    people: snapshot.people,
    groups: snapshot.groups,
    meetings: snapshot.meetings,
    settings,
  };
  const ledger = [...snapshot.reminders];
  const plan = (day: CivilDate) =>
    planReminders({ register, ledger, policy, today: day, time: null, calendar });
  const quietBecause = whyNothingGoesOut(on, policy, holidays, question.language);
  if (quietBecause === null) {
    for (let day = today; day < on; day = addDays(day, 1)) {
      if (!isWorkingDay(day, calendar)) continue;
      ledger.push(...plan(day).digests.map((digest) => asSent(digest, day, snapshot)));
      await question.pause?.();
    }
  }
  const digests = quietBecause === null ? plan(on).digests : [];
  return {
    on,
    quietBecause,
    digests: digests
      .map((digest) => ({
        personKey: digest.personKey,
        name: digest.person.name,
        at: digest.at,
        lines: digest.lines.map(({ itemKind, itemKey, stage, reason }) => ({
          itemKind,
          itemKey,
          stage,
          reason,
        })),
      }))
      .sort((first, second) => first.name.localeCompare(second.name, 'en-GB')),
    alreadyToday: new Set(
      snapshot.reminders
        .filter(({ day, kind }) => on === today && day === today && kind === 'digest')
        .map(({ personKey }) => personKey),
    ).size,
    warnings: [
      ...snapshot.configuration.policyProblems.map((problem) =>
        settingsProblemInWords(problem, question.language),
      ),
      ...holidayWarnings(on, policy, holidays, question.language),
    ],
  };
}

/** A digest of a day to come as the ledger will hold it. */
function asSent(digest: PlannedDigest, day: CivilDate, snapshot: PreviewQuestion['snapshot']): Reminder {
  const at = `${day}T12:00:00Z`;
  return {
    id: '',
    etag: '',
    modifiedAt: at,
    modifiedBy: '',
    problems: [],
    claimKey: claimKeyOf(day, digest.personKey),
    kind: 'digest',
    personKey: digest.personKey,
    day,
    lines: digest.lines.map(ledgerLine),
    state: 'sent',
    channel: '',
    messageId: '',
    problem: '',
    error: '',
    attempts: 1,
    policyVersion: snapshot.configuration.policyVersion,
    requestedBy: null,
    claimedAt: at,
    finishedAt: at,
  };
}

/** Why a day is no working day, in words; null when it is one. */
export function whyNothingGoesOut(
  day: CivilDate,
  policy: ReminderPolicy,
  holidays: HolidayCalendar,
  language: Language,
): string | null {
  const words = quietDayWords(language);
  const date = formatCivilDate(day, language);
  const weekday = weekdayOf(day);
  if (weekday >= 6) return weekday === 6 ? words.saturday(date) : words.sunday(date);
  const quiet = policy.quietDays.find(({ from, to }) => from <= day && day <= to);
  if (quiet !== undefined) return words.quiet(date, quietPeriodInWords(quiet, language));
  if (!holidays.covers(yearOf(day)) || !holidays.isHoliday(day)) return null;
  const { nations } = reminderPolicyWords(language);
  return words.holiday(date, nations[policy.nation], holidays.nameOf?.(day) ?? '');
}

/** Years up to the one after this day whose bank holidays nobody knows: reminders would go out on them. */
export function holidayWarnings(
  day: CivilDate,
  policy: Pick<ReminderPolicy, 'nation'>,
  holidays: HolidayCalendar,
  language: Language,
): string[] {
  const nation = reminderPolicyWords(language).nations[policy.nation];
  return [yearOf(day), yearOf(day) + 1]
    .filter((year) => !holidays.covers(year))
    .map((year) => quietDayWords(language).holidaysUnknown(nation, year));
}
