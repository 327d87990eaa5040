import { compareDates } from '../domain/civil-date.ts';
import { buildDirectory, type PeopleDirectory } from '../domain/people-directory.ts';
import type { Person } from '../domain/person.ts';
import { compareReferences } from '../domain/reference-order.ts';
import type { Reminder } from '../domain/reminder.ts';
import { isWorkingDay } from '../domain/working-days.ts';
import { calendarWarnings } from './calendar-warnings.ts';
import { gatherCandidates, type Candidate, type CandidateQuestion } from './candidates.ts';
import { rememberLedger, type LedgerMemory } from './ledger-memory.ts';
import { unreachedLately, type ManagerList, type Unaddressed } from './manager-list.ts';
import { noticesAbout, type PlannedNotice } from './notices.ts';
import { personalTime, type PersonalTime } from './personal-time.ts';
import type { PlannedDigest, PlannedLine } from './planned.ts';
import { weeklyCandidates } from './weekly-candidates.ts';

export interface ReminderQuestion extends CandidateQuestion {
  /** Every row of the Reminders list that could matter; rows of other days and people do no harm. */
  readonly ledger: readonly Reminder[];
  /** The time of day on the board's calendar, HH:MM; null = the whole day: whatever goes out at any time of it. */
  readonly time: string | null;
}

export interface ReminderPlan {
  /** One per person; empty when today is not a working day. */
  readonly digests: readonly PlannedDigest[];
  readonly notices: readonly PlannedNotice[];
  readonly unaddressed: readonly Unaddressed[];
  /** The next time of this day at which more goes out, HH:MM; null when all of it is here. */
  readonly nextAt: string | null;
}

/**
 * Who is asked about what today, and why. Nothing is asked twice: a stage that went out (or could not reach the person)
 * is over, and so are the stages before it. A failed digest counts as never sent, and so does one that was claimed on
 * an earlier day and never handed over, because losing a reminder is worse than repeating it.
 */
export function planReminders(question: ReminderQuestion): ReminderPlan {
  const { register, policy, today, time, calendar } = question;
  const directory = buildDirectory(register.people, register.groups);
  const memory = rememberLedger(question.ledger, today);
  const { candidates, unaddressed } = gatherCandidates(question, directory, memory);
  if (!isWorkingDay(today, calendar)) return { digests: [], notices: [], unaddressed, nextAt: null };

  const list = listWith(question, directory, unaddressed);
  const digests = digestsOf(
    [...candidates, ...weeklyCandidates(question, directory, list)],
    question,
    memory,
  );
  const notices = register.actions
    .flatMap((action) => noticesAbout(action, directory, register.settings.timeZone, today))
    .filter(({ claimKey }) => !memory.noticesOver.has(claimKey));

  const isDue = (at: string) => time === null || at <= time;
  const later = [...digests.map(({ at }) => at), ...(notices.length > 0 ? [policy.sendAt] : [])].filter(
    (at) => !isDue(at),
  );
  return {
    digests: digests.filter(({ at }) => isDue(at)),
    notices: isDue(policy.sendAt) ? notices : [],
    unaddressed,
    nextAt: later.length === 0 ? null : later.reduce((first, at) => (at < first ? at : first)),
  };
}

/** What stands on the board managers' list now. */
export function managerList(question: Omit<ReminderQuestion, 'time'>): ManagerList {
  const directory = buildDirectory(question.register.people, question.register.groups);
  const memory = rememberLedger(question.ledger, question.today);
  const { unaddressed } = gatherCandidates(question, directory, memory);
  return listWith(question, directory, unaddressed);
}

function listWith(
  { ledger, today, calendar }: Omit<ReminderQuestion, 'time'>,
  directory: PeopleDirectory,
  unaddressed: readonly Unaddressed[],
): ManagerList {
  return {
    unaddressed,
    unreached: unreachedLately(ledger, directory, today),
    warnings: calendarWarnings(today, calendar),
  };
}

/** One digest per person who has none today, with the newest stage that is due of each thing. */
function digestsOf(
  candidates: readonly Candidate[],
  { policy, today, calendar }: ReminderQuestion,
  memory: LedgerMemory,
): PlannedDigest[] {
  const times = new Map<string, PersonalTime>();
  const timeOf = (person: Person): PersonalTime => {
    const known = times.get(person.key) ?? personalTime(person, policy, today, calendar);
    times.set(person.key, known);
    return known;
  };
  const found = new Map<string, { person: Person; lines: PlannedLine[] }>();
  for (const { recipient, item, family, stages, reason } of candidates) {
    const { person } = recipient;
    if (memory.digestToday.has(person.key)) continue;
    const time = timeOf(person);
    const due = stages.filter((stage) => !time.waits(family, stage));
    const newest = due.at(-1);
    if (newest === undefined) continue;
    const over = memory.newestOffset(person.key, { ...item, family, dueUsed: newest.dueUsed });
    if (newest.offset <= over) continue;
    const entry = found.get(person.key) ?? { person, lines: [] };
    entry.lines.push({
      ...item,
      stage: newest.name,
      dueUsed: newest.dueUsed,
      reason: reason(newest),
      supersedes: due
        .slice(0, -1)
        .filter((stage) => stage.offset > over)
        .map((stage) => stage.name),
    });
    found.set(person.key, entry);
  }
  return [...found].map(([personKey, { person, lines }]) => ({
    personKey,
    person,
    at: timeOf(person).at,
    lines: lines.sort(byUrgency),
  }));
}

function byUrgency(first: PlannedLine, second: PlannedLine): number {
  const ranks = rank(first) - rank(second);
  if (ranks !== 0) return ranks;
  if (first.dueUsed !== null && second.dueUsed !== null) {
    const dates = compareDates(first.dueUsed, second.dueUsed);
    if (dates !== 0) return dates;
  }
  return compareReferences(first.reference, second.reference);
}

/** Actions with a date, reviews, rounds, then what speaks of many things at once. */
function rank(line: PlannedLine): number {
  switch (line.itemKind) {
    case 'action':
      return line.stage === 'ask' ? 2 : 0;
    case 'risk':
      return 1;
    case 'meeting':
      return 3;
    case 'board':
      return 4;
  }
}
