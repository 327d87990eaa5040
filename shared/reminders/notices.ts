import type { Action } from '../domain/action.ts';
import { addDays, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import { buildDirectory, type PeopleDirectory } from '../domain/people-directory.ts';
import type { Person } from '../domain/person.ts';
import type { Reminder, ReminderLine } from '../domain/reminder.ts';
import { isFinished } from '../domain/status.ts';
import { dayOfInstant } from './asks.ts';
import type { RegisterForReminders } from './planned.ts';
import { recipientsOfAction, recipientsOfDecision } from './recipients.ts';

/** Something one person is told at once, beside the daily digest: a decision they are asked for, or one they asked for. */
export interface PlannedNotice {
  /** Unique for ever: one request, one decision, one person. */
  readonly claimKey: string;
  readonly kind: 'decide more time' | 'decision';
  readonly person: Person;
  readonly personKey: string;
  readonly action: Action;
  readonly line: ReminderLine;
}

/** Older than this it is no news: a request then stands in the chair's digest, a decision on the action itself. */
const newsForDays = 14;

/** What anybody is owed about this action now, whatever the ledger says. */
export function noticesAbout(
  action: Action,
  directory: PeopleDirectory,
  timeZone: string,
  today: CivilDate,
): PlannedNotice[] {
  return [
    ...requestNotices(action, directory, timeZone, today),
    ...decisionNotices(action, directory, timeZone, today),
  ];
}

/** Says of a notice's row in the ledger whether what it was to tell is still to be told to that person. */
export function noticesOwed(
  register: Pick<RegisterForReminders, 'actions' | 'people' | 'groups'>,
  timeZone: string,
  today: CivilDate,
): (row: Pick<Reminder, 'claimKey' | 'lines'>) => boolean {
  const directory = buildDirectory(register.people, register.groups);
  return ({ claimKey, lines }) =>
    register.actions
      .filter(({ key }) => lines.some(({ itemKey }) => itemKey === key))
      .some((action) =>
        noticesAbout(action, directory, timeZone, today).some((notice) => notice.claimKey === claimKey),
      );
}

function requestNotices(
  action: Action,
  directory: PeopleDirectory,
  timeZone: string,
  today: CivilDate,
): PlannedNotice[] {
  const request = action.moreTimeRequest;
  if (request === null || isFinished(action.status) || !isNews(request.at, timeZone, today)) return [];
  const reason = `${nameOr(request.by.name, 'A lead')} asks for more time, until ${formatCivilDate(request.proposedDue)}.`;
  return recipientsOfDecision(action, directory, today).reached.map(({ person }) =>
    noticeTo(person, 'decide more time', action, request.at, timeZone, reason),
  );
}

function decisionNotices(
  action: Action,
  directory: PeopleDirectory,
  timeZone: string,
  today: CivilDate,
): PlannedNotice[] {
  const decision = action.lastDecision;
  if (decision === null || !isNews(decision.at, timeZone, today)) return [];
  const told = new Map<string, Person>();
  const asker = decision.asked?.by.oid?.toLowerCase();
  const decider = decision.by.oid?.toLowerCase();
  for (const person of directory.people) {
    if (asker !== undefined && person.oid?.toLowerCase() === asker) told.set(person.key, person);
  }
  for (const { person } of recipientsOfAction(action, directory, today).reached) told.set(person.key, person);
  const reason = `${nameOr(decision.by.name, 'The chair')} decided: ${decision.kind}${
    decision.due === null ? '' : `, ${formatCivilDate(decision.due)}`
  }.`;
  return [...told.values()]
    .filter(({ oid }) => decider === undefined || oid?.toLowerCase() !== decider)
    .map((person) => noticeTo(person, 'decision', action, decision.at, timeZone, reason));
}

function noticeTo(
  person: Person,
  kind: PlannedNotice['kind'],
  action: Action,
  at: string,
  timeZone: string,
  reason: string,
): PlannedNotice {
  const word = kind === 'decision' ? 'decided' : 'decide';
  return {
    claimKey: `notice/${word}/${shortKey(action.key)}/${shortKey(at)}/${shortKey(person.key)}`,
    kind,
    person,
    personKey: person.key,
    action,
    line: {
      itemKind: 'action',
      itemKey: action.key,
      // "decide-0": the day itself; the digest goes on from there while nobody decides.
      stage: kind === 'decision' ? 'decided' : 'decide-0',
      dueUsed: dayOfInstant(at, timeZone),
      reason,
    },
  };
}

function isNews(at: string, timeZone: string, today: CivilDate): boolean {
  const day = dayOfInstant(at, timeZone);
  return day !== null && day >= addDays(today, -newsForDays) && day <= addDays(today, 1);
}

function nameOr(name: string, otherwise: string): string {
  return name.trim() === '' ? otherwise : name.trim();
}

const longestPart = 70;

/** A claim key has to fit a column of 255 characters whole, or it would never be found again. */
function shortKey(key: string): string {
  if (key.length <= longestPart) return key;
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `${key.slice(0, longestPart - 9)}~${hash.toString(16).padStart(8, '0')}`;
}
