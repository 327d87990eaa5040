import type { Action } from '../domain/action.ts';
import { addDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import type { Risk } from '../domain/risk.ts';
import { isFinished } from '../domain/status.ts';
import type { WorkingCalendar } from '../domain/working-days.ts';
import { comesRound, dayOfInstant, unansweredAskDate } from './asks.ts';
import { ladderOf, reasonForEscalation } from './escalation.ts';
import type { LedgerMemory } from './ledger-memory.ts';
import type { Unaddressed } from './manager-list.ts';
import {
  meetingsBeingPrepared,
  reasonForMeeting,
  reasonForPapers,
  titleOfMeeting,
  waitsForMeeting,
} from './meeting-asks.ts';
import { itemNameOfAction, itemNameOfRisk, type ItemName, type RegisterForReminders } from './planned.ts';
import {
  groupsAbove,
  officerOf,
  recipientsOfAction,
  recipientsOfDecision,
  recipientsOfPerson,
  recipientsOfReview,
  type Recipient,
  type Recipients,
} from './recipients.ts';
import { lastHeardOn, silentSince } from './silence.ts';
import {
  actionStagesUntil,
  askStagesUntil,
  chairStagesUntil,
  escalationStagesUntil,
  meetingStagesUntil,
  reasonFor,
  reviewStagesUntil,
  type Stage,
  type StageFamily,
} from './stages.ts';
import { unaddressedSaid } from './unaddressed-words.ts';
import type { Said } from '../domain/language.ts';

/** Somebody who may have to be asked about something today. */
export interface Candidate {
  readonly recipient: Recipient;
  readonly item: ItemName;
  readonly family: StageFamily;
  /** Oldest first. */
  readonly stages: readonly Stage[];
  /** A whole sentence or several. */
  readonly reason: (stage: Stage) => string;
}

export interface CandidateQuestion {
  readonly register: RegisterForReminders;
  readonly policy: ReminderPolicy;
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
}

/** One walk over the register: everybody who may have to be asked, and every item of which nobody can be. */
export function gatherCandidates(
  { register, policy, today, calendar }: CandidateQuestion,
  directory: PeopleDirectory,
  memory: LedgerMemory,
): { candidates: Candidate[]; unaddressed: Unaddressed[] } {
  const { settings } = register;
  const candidates: Candidate[] = [];
  const unaddressed: Unaddressed[] = [];
  const meetings = meetingsBeingPrepared(register.meetings, directory, policy, today);
  const forMeetings = new Map(meetings.map((ask) => [ask, new Map<string, MeetingShare>()]));
  const missing = (item: ItemName, { missed }: Recipients, putRight: Unaddressed['putRight']) => {
    for (const why of missed) unaddressed.push({ item, why, putRight });
  };
  const add = (
    { reached }: Recipients,
    parts: Pick<Candidate, 'item' | 'family' | 'stages'> & { reason?: Candidate['reason'] },
  ) => {
    if (parts.stages.length === 0) return;
    for (const recipient of reached) {
      candidates.push({
        ...parts,
        recipient,
        reason:
          parts.reason ?? ((stage) => askedInCapacity(reasonFor(parts.family, stage, today), recipient)),
      });
    }
  };

  for (const action of register.actions) {
    const item = itemNameOfAction(action);
    if (action.status === 'complete') {
      const since = completedSince(action, settings.timeZone, today);
      const chairs = recipientsOfDecision(action, directory, today);
      missing(item, chairs, 'chair');
      if (since === null || chairs.reached.length === 0) continue;
      add(chairs, {
        item,
        family: 'close',
        stages: chairStagesUntil('close', since, today, policy, calendar, { fromTheStart: true }),
        reason: () => 'Its leads say it is complete: look at the evidence, then close it or send it back.',
      });
      continue;
    }
    if (isFinished(action.status)) continue;

    const why = whyNoDate(action, today);
    if (why !== undefined) unaddressed.push({ item, why, putRight: 'date' });
    const leads = recipientsOfAction(action, directory, today);
    missing(item, leads, 'lead');
    const stages = stagesOfAction(action, settings, today, policy, calendar);
    add(leads, { item, family: stages[0]?.name === 'ask' ? 'ask' : 'due', stages });

    candidates.push(...escalations(action, item, { policy, directory, memory, today, calendar, settings }));
    if (action.moreTimeRequest !== null) {
      const request = action.moreTimeRequest;
      const asked = dayOfInstant(request.at, settings.timeZone);
      const chairs = recipientsOfDecision(action, directory, today);
      missing(item, chairs, 'chair');
      if (asked !== null) {
        add(chairs, {
          item,
          family: 'decide',
          stages: chairStagesUntil('decide', asked, today, policy, calendar, { fromTheStart: false }),
          reason: () =>
            `More time, until ${formatCivilDate(request.proposedDue)}, was asked for on ${formatCivilDate(asked)} and waits for your decision.`,
        });
      }
    }
    for (const [ask, shares] of forMeetings) {
      if (!ask.covers(action)) continue;
      const waits = waitsForMeeting(action, ask, settings.timeZone);
      for (const recipient of leads.reached) {
        const share = shares.get(recipient.person.key) ?? { recipient, open: 0, waiting: 0 };
        share.open += 1;
        if (waits) share.waiting += 1;
        shares.set(recipient.person.key, share);
      }
    }
  }
  for (const risk of register.risks) {
    if (risk.status !== 'open') continue;
    const item = itemNameOfRisk(risk);
    if (risk.nextReview === null) {
      unaddressed.push({ item, why: unaddressedSaid((w) => w.noReviewDate), putRight: 'review date' });
    }
    const chairs = recipientsOfReview(risk, directory, today);
    missing(item, chairs, 'chair');
    add(chairs, { item, family: 'review', stages: stagesOfReview(risk, today, policy, calendar) });
  }
  for (const [ask, shares] of forMeetings) {
    const item: ItemName = {
      itemKind: 'meeting',
      itemKey: ask.meeting.key,
      reference: '',
      title: titleOfMeeting(ask.meeting, 'en'),
    };
    const stages = meetingStagesUntil('meeting', policy.meetingDaysBefore, ask.date, today, calendar);
    const first = Math.max(0, ...policy.meetingDaysBefore);
    for (const { recipient, open, waiting } of shares.values()) {
      // The first stage asks everybody; the later ones only those who have not been heard since.
      const theirs = waiting > 0 ? stages : stages.filter(({ offset }) => offset === -first);
      add(
        { reached: [recipient], missed: [] },
        {
          item,
          family: 'meeting',
          stages: theirs,
          reason: () => reasonForMeeting(ask, { open, waiting }, today),
        },
      );
    }
    if (policy.papersDaysBefore === null) continue;
    add(organisersOf(ask.meeting.groupKey, settings.managerKeys, directory, today), {
      item,
      family: 'papers',
      stages: meetingStagesUntil('papers', [policy.papersDaysBefore], ask.date, today, calendar),
      reason: () => reasonForPapers(ask, today, 'en'),
    });
  }
  return { candidates, unaddressed };
}

interface MeetingShare {
  readonly recipient: Recipient;
  open: number;
  waiting: number;
}

/** Since when a completed action waits for its chair; a hand edit in SharePoint may not say, then its last save does. */
function completedSince(action: Action, timeZone: string, today: CivilDate): CivilDate | null {
  const said = action.completedOn ?? dayOfInstant(action.lastHeardAt, timeZone);
  if (said !== null) return said;
  if (action.currentDue !== null && action.currentDue <= today) return action.currentDue;
  return dayOfInstant(action.modifiedAt, timeZone);
}

/** So long before a due date a lead may have been asked about it, for what was tried to be told whole. */
const daysOfAsking = 60;

function escalations(
  action: Action,
  item: ItemName,
  board: {
    readonly policy: ReminderPolicy;
    readonly directory: PeopleDirectory;
    readonly memory: LedgerMemory;
    readonly today: CivilDate;
    readonly calendar: WorkingCalendar;
    readonly settings: RegisterForReminders['settings'];
  },
): Candidate[] {
  const { policy, directory, memory, today, calendar, settings } = board;
  const since = silentSince(action, settings.timeZone, today);
  const [lowest] = policy.escalation;
  if (since === null || action.currentDue === null || lowest === undefined) return [];
  const days = daysBetween(since, today);
  if (days < lowest.afterDays) return [];
  const due = action.currentDue;
  return ladderOf(action, policy, directory, settings.managerKeys, today).map(
    ({ recipient, afterDays, instead }) => ({
      recipient,
      item,
      family: 'escalate',
      stages: escalationStagesUntil(afterDays, since, today, calendar),
      reason: () =>
        `Escalated to you${recipient.capacity === '' ? '' : ` ${recipient.capacity}`}. ${reasonForEscalation(
          { since, days, due },
          memory.asksAbout(
            'action',
            action.key,
            lastHeardOn(action, settings.timeZone) ?? addDays(due, -daysOfAsking),
          ),
          instead,
        )}`,
    }),
  );
}

function askedInCapacity(reason: string, { capacity }: Recipient): string {
  return capacity === '' ? `${reason}.` : `${reason}. Asked of you ${capacity}.`;
}

/** The people behind the board managers' rows, each once. */
export function managersOf(
  keys: readonly string[],
  directory: PeopleDirectory,
  today: CivilDate,
): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const key of keys) {
    const person = directory.person(key);
    if (person === undefined) continue;
    for (const recipient of recipientsOfPerson(person, directory, today, '').reached) {
      if (!found.has(recipient.person.key)) found.set(recipient.person.key, recipient);
    }
  }
  return [...found.values()];
}

/** Who sees to a meeting's papers: the chair of its group, and the board managers. */
export function organisersOf(
  groupKey: string | null,
  managerKeys: readonly string[],
  directory: PeopleDirectory,
  today: CivilDate,
): Recipients {
  const [group] = groupsAbove(groupKey, directory);
  const chairs = group === undefined ? [] : officerOf(group, 'chair', directory, today).reached;
  const all = new Map<string, Recipient>();
  for (const recipient of [...chairs, ...managersOf(managerKeys, directory, today)]) {
    if (!all.has(recipient.person.key)) all.set(recipient.person.key, recipient);
  }
  return { reached: [...all.values()], missed: [] };
}

function stagesOfReview(
  risk: Risk,
  today: CivilDate,
  policy: ReminderPolicy,
  calendar: WorkingCalendar,
): Stage[] {
  return risk.nextReview === null ? [] : reviewStagesUntil(risk.nextReview, today, policy, calendar);
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
function whyNoDate(action: Action, today: CivilDate): Said | undefined {
  if (action.currentDue !== null) return undefined;
  const { due } = action;
  if (comesRound(action)) {
    return due.until !== undefined && due.until < today ? unaddressedSaid((w) => w.lastRoundOver) : undefined;
  }
  const raw = due.raw.trim();
  if (raw === '') return unaddressedSaid((w) => w.noDueDate);
  const { reason } = due;
  return unaddressedSaid((w) => (reason === undefined ? w.notADate(raw) : w.unclearDate(raw, reason)));
}
