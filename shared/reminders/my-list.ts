import type { Action } from '../domain/action.ts';
import { addDays, compareDates, type CivilDate } from '../domain/civil-date.ts';
import { buildDirectory } from '../domain/people-directory.ts';
import type { Risk } from '../domain/risk.ts';
import { isFinished } from '../domain/status.ts';
import { comesRound, unansweredAskDate } from './asks.ts';
import { dueInWords } from './due-in-words.ts';
import type { RegisterForReminders } from './plan-reminders.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { recipientsOfAction, recipientsOfReview } from './recipients.ts';

/** Where an item stands in a person's own list, most pressing first. */
export const mySections = ['overdue', 'due soon', 'reviews due', 'ongoing', 'later', 'no date'] as const;
export type MySection = (typeof mySections)[number];

interface MyLineParts {
  readonly section: MySection;
  /** The due or review date the section was decided by. */
  readonly due: CivilDate | null;
  /** "Overdue by 12 days: it was due on 10 November 2026". */
  readonly dueInWords: string;
  /** True when it needs the person now: late, soon, up for review, or ongoing and asked about without an answer yet. */
  readonly asksNow: boolean;
}

export type MyLine = MyLineParts &
  ({ readonly kind: 'action'; readonly action: Action } | { readonly kind: 'risk'; readonly risk: Risk });

/** At least this many days ahead count as soon, however late the board's first reminder goes out. */
const soonInDays = 28;
const reviewSoonInDays = 14;

/**
 * Everything on a board that a person is asked about, with where it stands today: the open actions they lead,
 * support, or stand in for, and the reviews they chair. `personKeys` are the rows of People that are this person.
 */
export function myLines(
  register: RegisterForReminders,
  personKeys: ReadonlySet<string>,
  policy: ReminderPolicy,
  today: CivilDate,
): MyLine[] {
  const directory = buildDirectory(register.people, register.groups);
  const mine = (found: readonly { person: { key: string } }[]) =>
    found.some(({ person }) => personKeys.has(person.key));
  const lines: MyLine[] = [];
  for (const action of register.actions) {
    if (isFinished(action.status)) continue;
    const supporting = action.leads.some((lead) => {
      if (lead.role !== 'support') return false;
      const meant = directory.resolveReference(lead);
      return meant.kind === 'person' && personKeys.has(meant.person.key);
    });
    if (!supporting && !mine(recipientsOfAction(action, directory, today).reached)) continue;
    lines.push({ kind: 'action', action, ...standingOfAction(action, register.settings, policy, today) });
  }
  for (const risk of register.risks) {
    if (risk.status !== 'open') continue;
    if (!mine(recipientsOfReview(risk, directory, today).reached)) continue;
    lines.push({ kind: 'risk', risk, ...standingOfReview(risk, policy, today) });
  }
  return lines.sort(byUrgency);
}

function standingOfAction(
  action: Action,
  settings: RegisterForReminders['settings'],
  policy: ReminderPolicy,
  today: CivilDate,
): MyLineParts {
  const { currentDue, due } = action;
  const isAskedAgain = comesRound(action);
  if (currentDue !== null && (!isAskedAgain || currentDue >= today)) {
    const horizon = Math.max(soonInDays, ...policy.actionDaysBefore);
    const section =
      currentDue < today ? 'overdue' : currentDue <= addDays(today, horizon) ? 'due soon' : 'later';
    return {
      section,
      due: currentDue,
      dueInWords: dueInWords(currentDue, today),
      asksNow: section !== 'later',
    };
  }
  if (isAskedAgain) {
    const raw = due.raw.trim();
    return {
      section: 'ongoing',
      due: null,
      dueInWords: raw === '' || /^ongoing$/i.test(raw) ? 'Ongoing' : `Ongoing: ${raw}`,
      asksNow: unansweredAskDate(action, settings, policy, today) !== null,
    };
  }
  const raw = due.raw.trim();
  return {
    section: 'no date',
    due: null,
    dueInWords: raw === '' ? 'No due date' : `No due date: “${raw}”`,
    asksNow: false,
  };
}

function standingOfReview(risk: Risk, policy: ReminderPolicy, today: CivilDate): MyLineParts {
  const { nextReview } = risk;
  if (nextReview === null)
    return { section: 'no date', due: null, dueInWords: 'No review date', asksNow: false };
  const horizon = Math.max(reviewSoonInDays, ...policy.reviewDaysBefore);
  const soon = nextReview <= addDays(today, horizon);
  return {
    section: soon ? 'reviews due' : 'later',
    due: nextReview,
    dueInWords: dueInWords(nextReview, today, 'Review due'),
    asksNow: soon,
  };
}

function byUrgency(first: MyLine, second: MyLine): number {
  const sections = mySections.indexOf(first.section) - mySections.indexOf(second.section);
  if (sections !== 0) return sections;
  if (first.due !== null && second.due !== null) {
    const dates = compareDates(first.due, second.due);
    if (dates !== 0) return dates;
  }
  return referenceOf(first).localeCompare(referenceOf(second), 'en-GB', { numeric: true });
}

function referenceOf(line: MyLine): string {
  return line.kind === 'action' ? line.action.reference : line.risk.reference;
}
