import type { Action } from '../domain/action.ts';
import { addDays, compareDates, daysBetween, type CivilDate } from '../domain/civil-date.ts';
import { buildDirectory } from '../domain/people-directory.ts';
import { compareReferences } from '../domain/reference-order.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import type { Risk } from '../domain/risk.ts';
import { isFinished } from '../domain/status.ts';
import { comesRound, unansweredAskDate } from './asks.ts';
import { dueInWords } from './due-in-words.ts';
import { organisersOf } from './candidates.ts';
import { ladderOf } from './escalation.ts';
import { lineWords } from './line-words.ts';
import { meetingsBeingPrepared, waitsForMeeting } from './meeting-asks.ts';
import {
  closingLine,
  decisionLine,
  escalatedLine,
  meetingLine,
  mySections,
  papersLine,
  type MyLine,
  type MyLineParts,
} from './my-line.ts';
import type { RegisterForReminders } from './planned.ts';
import { recipientsOfAction, recipientsOfDecision, recipientsOfReview } from './recipients.ts';
import { silentSince } from './silence.ts';

/** At least this many days ahead count as soon, however late the board's first reminder goes out. */
const soonInDays = 28;
const reviewSoonInDays = 14;

/**
 * Everything on a board that a person is asked about, with where it stands today. `personKeys` are the rows of People
 * that are this person.
 */
export function myLines(
  register: RegisterForReminders,
  personKeys: ReadonlySet<string>,
  policy: ReminderPolicy,
  today: CivilDate,
): MyLine[] {
  return linesOf(linesByPerson(register, policy, today), personKeys);
}

/** The lines of the rows of People that are one person, each item once. */
export function linesOf(
  byPerson: ReadonlyMap<string, readonly MyLine[]>,
  personKeys: ReadonlySet<string>,
): MyLine[] {
  const [only, ...others] = personKeys;
  if (only !== undefined && others.length === 0) return [...(byPerson.get(only) ?? [])];
  const found = new Map<string, MyLine>();
  for (const key of personKeys) {
    for (const line of byPerson.get(key) ?? []) found.set(identityOf(line), line);
  }
  return [...found.values()].sort(byUrgency);
}

/**
 * The same for everybody at once, by the key of their row in People: one walk over the register, however many people.
 * The open actions they lead, support, or stand in for; what they chair: reviews, requests, completed actions, what
 * was escalated to them; and the meetings that are being prepared.
 */
export function linesByPerson(
  register: RegisterForReminders,
  policy: ReminderPolicy,
  today: CivilDate,
): ReadonlyMap<string, readonly MyLine[]> {
  const directory = buildDirectory(register.people, register.groups);
  const { timeZone, managerKeys } = register.settings;
  const found = new Map<string, MyLine[]>();
  const give = (personKey: string, line: MyLine) => {
    const known = found.get(personKey);
    if (known === undefined) found.set(personKey, [line]);
    else known.push(line);
  };
  const giveAll = (recipients: readonly { readonly person: { readonly key: string } }[], line: MyLine) => {
    for (const { person } of recipients) give(person.key, line);
  };
  const meetings = meetingsBeingPrepared(register.meetings, directory, policy, today).map((ask) => ({
    ask,
    shares: new Map<string, number>(),
  }));

  for (const action of register.actions) {
    if (action.status === 'complete') {
      giveAll(recipientsOfDecision(action, directory, today).reached, closingLine(action));
      continue;
    }
    if (isFinished(action.status)) continue;
    const leads = new Set(
      recipientsOfAction(action, directory, today).reached.map(({ person }) => person.key),
    );
    const theirs = new Set(leads);
    for (const lead of action.leads) {
      if (lead.role !== 'support') continue;
      const meant = directory.resolveReference(lead);
      if (meant.kind === 'person') theirs.add(meant.person.key);
    }
    const line: MyLine = {
      kind: 'action',
      action,
      ask: 'update',
      ...standingOfAction(action, register.settings, policy, today),
    };
    for (const key of theirs) give(key, line);
    if (action.moreTimeRequest !== null) {
      giveAll(
        recipientsOfDecision(action, directory, today).reached,
        decisionLine(action, action.moreTimeRequest.proposedDue),
      );
    }
    const since = silentSince(action, timeZone, today);
    const [lowest] = policy.escalation;
    if (since !== null && lowest !== undefined && daysBetween(since, today) >= lowest.afterDays) {
      const days = daysBetween(since, today);
      for (const { recipient, afterDays } of ladderOf(action, policy, directory, managerKeys, today)) {
        if (afterDays.some((after) => after <= days)) give(recipient.person.key, escalatedLine(action, days));
      }
    }
    for (const { ask, shares } of meetings) {
      if (!ask.covers(action)) continue;
      const waits = waitsForMeeting(action, ask, timeZone) ? 1 : 0;
      for (const key of leads) shares.set(key, (shares.get(key) ?? 0) + waits);
    }
  }
  for (const risk of register.risks) {
    if (risk.status !== 'open') continue;
    giveAll(recipientsOfReview(risk, directory, today).reached, {
      kind: 'risk',
      risk,
      ...standingOfReview(risk, policy, today),
    });
  }
  for (const { ask, shares } of meetings) {
    const { papersDaysBefore } = policy;
    if (papersDaysBefore !== null && daysBetween(today, ask.date) <= papersDaysBefore) {
      giveAll(
        organisersOf(ask.meeting.groupKey, managerKeys, directory, today).reached,
        papersLine(ask.meeting, ask.date, today),
      );
    }
    // Before the first day of asking only the papers are under way, and those are no lead's.
    if (today < ask.askedFrom || policy.meetingDaysBefore.length === 0) continue;
    for (const [personKey, waiting] of shares)
      give(personKey, meetingLine(ask.meeting, ask.date, waiting, today));
  }
  for (const lines of found.values()) lines.sort(byUrgency);
  return found;
}

function identityOf(line: MyLine): string {
  switch (line.kind) {
    case 'action':
      return `action ${line.ask} ${line.action.key}`;
    case 'risk':
      return `risk ${line.risk.key}`;
    case 'meeting':
      return `meeting ${line.meeting.key}`;
  }
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
      dueInWords: (language) => dueInWords(currentDue, today, language),
      asksNow: section !== 'later',
    };
  }
  if (isAskedAgain) {
    const raw = due.raw.trim();
    return {
      section: 'ongoing',
      due: null,
      dueInWords: (language) => lineWords(language).ongoing(/^(?:ongoing|parhaus)$/i.test(raw) ? '' : raw),
      asksNow: unansweredAskDate(action, settings, policy, today) !== null,
    };
  }
  const raw = due.raw.trim();
  return {
    section: 'no date',
    due: null,
    dueInWords: (language) => lineWords(language).noDueDate(raw),
    asksNow: false,
  };
}

function standingOfReview(risk: Risk, policy: ReminderPolicy, today: CivilDate): MyLineParts {
  const { nextReview } = risk;
  if (nextReview === null) {
    return {
      section: 'no date',
      due: null,
      dueInWords: (language) => lineWords(language).noReviewDate,
      asksNow: false,
    };
  }
  const horizon = Math.max(reviewSoonInDays, ...policy.reviewDaysBefore);
  const soon = nextReview <= addDays(today, horizon);
  return {
    section: soon ? 'reviews due' : 'later',
    due: nextReview,
    dueInWords: (language) => dueInWords(nextReview, today, language, 'review'),
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
  return compareReferences(referenceOf(first), referenceOf(second));
}

function referenceOf(line: MyLine): string {
  switch (line.kind) {
    case 'action':
      return line.action.reference;
    case 'risk':
      return line.risk.reference;
    case 'meeting':
      return line.meeting.title;
  }
}
