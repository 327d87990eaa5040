import type { Action } from '../domain/action.ts';
import { compareDates, type CivilDate } from '../domain/civil-date.ts';
import { shortTitleOfAction, shortTitleOfRisk } from '../domain/item-title.ts';
import { buildDirectory } from '../domain/people-directory.ts';
import type { Group, Meeting, Person } from '../domain/person.ts';
import type { Reminder, ReminderItemKind, ReminderLine } from '../domain/reminder.ts';
import type { Risk } from '../domain/risk.ts';
import type { BoardSettings } from '../domain/settings.ts';
import { isFinished } from '../domain/status.ts';
import { isWorkingDay, type WorkingCalendar } from '../domain/working-days.ts';
import { comesRound, unansweredAskDate } from './asks.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { recipientsOfAction, recipientsOfReview, type Recipients } from './recipients.ts';
import {
  actionStagesUntil,
  askStagesUntil,
  offsetOfStage,
  reasonFor,
  reviewStagesUntil,
  type Stage,
} from './stages.ts';

/** The part of a board's register that reminders are planned from. */
export interface RegisterForReminders {
  readonly actions: readonly Action[];
  readonly risks: readonly Risk[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  readonly settings: Pick<BoardSettings, 'planStart' | 'timeZone' | 'managerKeys'>;
}

export interface ReminderQuestion {
  readonly register: RegisterForReminders;
  /** Every row of the Reminders list that could matter; rows of other days and people do no harm. */
  readonly ledger: readonly Reminder[];
  readonly policy: ReminderPolicy;
  readonly today: CivilDate;
  /** The time of day on the board's calendar, HH:MM; null = the whole day: whatever goes out at any time of it. */
  readonly time: string | null;
  readonly calendar: WorkingCalendar;
}

/** A line of a digest with what a reader needs to recognise the item. */
export interface PlannedLine extends ReminderLine {
  readonly reference: string;
  readonly title: string;
  /** Earlier stages that never went out and now never will. */
  readonly supersedes: readonly string[];
}

export interface PlannedDigest {
  readonly personKey: string;
  readonly person: Person;
  readonly lines: readonly PlannedLine[];
}

export interface ItemName {
  readonly itemKind: ReminderItemKind;
  readonly itemKey: string;
  readonly reference: string;
  readonly title: string;
}

/** An open item about which somebody is not asked, with the reason: for the board manager's list. */
export interface Unaddressed {
  readonly item: ItemName;
  readonly why: string;
}

export interface ReminderPlan {
  /** One per person; empty when today is not a working day. */
  readonly digests: readonly PlannedDigest[];
  readonly unaddressed: readonly Unaddressed[];
}

/** The claim of one person's digest on one day, unique in the Reminders list. */
export function claimKeyOf(day: CivilDate, personKey: string): string {
  return `${day}/${personKey}`;
}

/** A planned line as the ledger keeps it. */
export function ledgerLine(line: PlannedLine): ReminderLine {
  return {
    itemKind: line.itemKind,
    itemKey: line.itemKey,
    stage: line.stage,
    dueUsed: line.dueUsed,
    reason: line.reason,
  };
}

/**
 * Who is asked about what today, and why. Nothing is asked twice: a stage that went out (or could not reach the person)
 * is over, and so are the stages before it. A failed digest counts as never sent, and so does one that was claimed on
 * an earlier day and never finished, because losing a reminder is worse than repeating it.
 */
export function planReminders(question: ReminderQuestion): ReminderPlan {
  const { register, policy, today, calendar } = question;
  const directory = buildDirectory(register.people, register.groups);
  const asked = askedBefore(question.ledger, today);
  const lines = new Map<string, { person: Person; lines: PlannedLine[] }>();
  const unaddressed: Unaddressed[] = [];
  const working = isWorkingDay(today, calendar);

  const consider = (item: ItemName, recipients: Recipients, stages: readonly Stage[]) => {
    for (const why of recipients.missed) unaddressed.push({ item, why });
    const newest = stages.at(-1);
    if (newest === undefined || !working) return;
    for (const { person, capacity } of recipients.reached) {
      if (asked.digestToday.has(person.key)) continue;
      const handled = asked.newestOffset(person.key, item, newest);
      if (handled >= newest.offset) continue;
      const reason = reasonFor(item.itemKind, newest, today);
      const entry = lines.get(person.key) ?? { person, lines: [] };
      entry.lines.push({
        ...item,
        stage: newest.name,
        dueUsed: newest.dueUsed,
        reason: capacity === '' ? `${reason}.` : `${reason}. Asked of you ${capacity}.`,
        supersedes: stages
          .slice(0, -1)
          .filter((stage) => stage.offset > handled)
          .map((stage) => stage.name),
      });
      lines.set(person.key, entry);
    }
  };

  for (const action of register.actions) {
    if (isFinished(action.status)) continue;
    const item = itemNameOfAction(action);
    const why = whyNoDate(action, today);
    if (why !== undefined) unaddressed.push({ item, why });
    consider(
      item,
      recipientsOfAction(action, directory, today),
      stagesOfAction(action, register.settings, today, policy, calendar),
    );
  }
  for (const risk of register.risks) {
    if (risk.status !== 'open') continue;
    const item = itemNameOfRisk(risk);
    if (risk.nextReview === null) unaddressed.push({ item, why: 'This risk has no next review date.' });
    consider(
      item,
      recipientsOfReview(risk, directory, today),
      risk.nextReview === null ? [] : reviewStagesUntil(risk.nextReview, today, policy, calendar),
    );
  }

  const digests = [...lines.entries()].map(([personKey, entry]) => ({
    personKey,
    person: entry.person,
    lines: entry.lines.sort(byUrgency),
  }));
  return { digests, unaddressed };
}

export function itemNameOfAction(action: Action): ItemName {
  return {
    itemKind: 'action',
    itemKey: action.key,
    reference: action.reference,
    title: shortTitleOfAction(action),
  };
}

export function itemNameOfRisk(risk: Risk): ItemName {
  return { itemKind: 'risk', itemKey: risk.key, reference: risk.reference, title: shortTitleOfRisk(risk) };
}

function stagesOfAction(
  action: Action,
  settings: RegisterForReminders['settings'],
  today: CivilDate,
  policy: ReminderPolicy,
  calendar: WorkingCalendar,
): Stage[] {
  const ask = unansweredAskDate(action, settings, policy, today);
  const asking = ask === null ? [] : askStagesUntil(ask, today, calendar);
  const dated =
    action.currentDue === null
      ? []
      : actionStagesUntil(action.currentDue, today, policy, calendar, { overdue: !action.ongoing });
  if (asking.length === 0) return dated;
  if (dated.length === 0 || action.currentDue === null) return asking;
  return ask !== null && ask > action.currentDue ? asking : dated;
}

/** Why an open action has no day on which anybody could be asked, or undefined when it has one. */
function whyNoDate(action: Action, today: CivilDate): string | undefined {
  if (action.currentDue !== null) return undefined;
  const { due } = action;
  if (comesRound(action)) {
    return due.until !== undefined && due.until < today
      ? 'Its last round has passed and it is still open.'
      : undefined;
  }
  const raw = due.raw.trim();
  if (raw === '') return 'It has no due date.';
  return due.reason === undefined
    ? `It has no due date: “${raw}” is not one.`
    : `It has no due date. “${raw}”: ${due.reason}`;
}

interface AskedBefore {
  readonly digestToday: ReadonlySet<string>;
  /** The newest stage of this item and date that is over for this person, as an offset in days; −∞ when none. */
  newestOffset(personKey: string, item: ItemName, stage: Stage): number;
}

function askedBefore(ledger: readonly Reminder[], today: CivilDate): AskedBefore {
  const digestToday = new Set<string>();
  const newest = new Map<string, number>();
  for (const row of ledger) {
    if (row.day === today) digestToday.add(row.personKey);
    if (!isOver(row, today)) continue;
    for (const line of row.lines) {
      const offset = offsetOfStage(line.stage);
      if (offset === undefined || line.dueUsed === null) continue;
      const key = lineKey(row.personKey, line.itemKind, line.itemKey, line.dueUsed);
      newest.set(key, Math.max(newest.get(key) ?? Number.NEGATIVE_INFINITY, offset));
    }
  }
  return {
    digestToday,
    newestOffset: (personKey, item, stage) =>
      newest.get(lineKey(personKey, item.itemKind, item.itemKey, stage.dueUsed)) ?? Number.NEGATIVE_INFINITY,
  };
}

function isOver(row: Reminder, today: CivilDate): boolean {
  if (row.state === 'claimed') return row.day === null || row.day >= today;
  return row.state === 'sent' || row.state === 'unreachable';
}

function lineKey(personKey: string, kind: ReminderItemKind, itemKey: string, dueUsed: CivilDate): string {
  return JSON.stringify([personKey, kind, itemKey, dueUsed]);
}

function byUrgency(first: PlannedLine, second: PlannedLine): number {
  const ranks = rank(first) - rank(second);
  if (ranks !== 0) return ranks;
  if (first.dueUsed !== null && second.dueUsed !== null) {
    const dates = compareDates(first.dueUsed, second.dueUsed);
    if (dates !== 0) return dates;
  }
  return first.reference.localeCompare(second.reference, 'en-GB', { numeric: true });
}

function rank(line: PlannedLine): number {
  if (line.itemKind === 'risk') return 1;
  return line.stage === 'ask' ? 2 : 0;
}
