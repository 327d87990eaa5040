import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Reminder, ReminderLine, ReminderState } from '../../shared/domain/reminder.ts';
import { noticesOwed, type PlannedNotice } from '../../shared/reminders/notices.ts';
import type { ReminderPlan } from '../../shared/reminders/plan-reminders.ts';
import { claimKeyOf, ledgerLine } from '../../shared/reminders/planned.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import type { NewReminder } from './ledger.ts';
import { nextStepOf, type Moment } from './leases.ts';

/** A message that is to go out now. */
export interface DueMessage {
  /** A row that is taken over, or one to be claimed. */
  readonly row: Reminder | NewReminder;
  readonly person: Person;
  readonly lines: readonly ReminderLine[];
  /** What is told at once; null for a digest. */
  readonly notice: PlannedNotice | null;
}

/** A row that is finished without sending. */
export interface Abandoned {
  readonly row: Reminder;
  readonly state: Extract<ReminderState, 'possibly sent' | 'superseded'>;
  /** For the board manager. */
  readonly error: string;
}

export interface DueWork {
  readonly messages: readonly DueMessage[];
  readonly abandoned: readonly Abandoned[];
  /** ISO instant at which a row that waits wants to be looked at again; null when none waits. */
  readonly wakeAt: string | null;
  /** The next time of this day at which more falls due, HH:MM; null when all of it is here. */
  readonly nextAt: string | null;
}

export interface DueQuestion extends Moment {
  readonly snapshot: Pick<BoardSnapshot, 'reminders' | 'actions' | 'people' | 'groups' | 'configuration'>;
  /** The plan at this time of day as it would be if the rows of `ledger` were all there were. */
  readonly plan: (ledger: readonly Reminder[]) => ReminderPlan;
  /** The same for the whole day; asked for only when the plan leaves some of it for later. */
  readonly planOfDay: (ledger: readonly Reminder[]) => ReminderPlan;
  /** Claim keys this process is looking after at this moment. */
  readonly underWay: ReadonlySet<string>;
}

const words = {
  possiblySent:
    'The service stopped while this was being handed to Teams, so nobody knows whether it arrived. It is not sent again by itself: ask the person, or press “Send again”.',
  dayOver: 'The service stopped before this went out. A later one says all that is still open.',
  nothingOpen: 'By the time it could be sent, nothing of it was open any more.',
  sentOtherwise: 'Another message went to this person on the same day.',
  matterOver: 'By the time it could be sent, this had been decided, asked anew or become old news.',
} as const;

/**
 * What is to be done about a board's messages at one moment: what the plan asks for, what was begun and left, what failed and
 * is worth another try, and what nobody can know any more. Decides only; every row it names is written with `If-Match`.
 */
export function dueWork(question: DueQuestion): DueWork {
  const { snapshot, underWay, today } = question;
  const abandoned: Abandoned[] = [];
  const resumable = new Map<string, Reminder>();
  let wakeAt: string | null = null;
  for (const row of snapshot.reminders) {
    if (underWay.has(row.claimKey)) continue;
    const step = nextStepOf(row, question);
    switch (step.kind) {
      case 'nothing':
        break;
      case 'wait':
        if (wakeAt === null || step.until < wakeAt) wakeAt = step.until;
        break;
      case 'send':
        resumable.set(row.claimKey, row);
        break;
      case 'possibly sent':
        abandoned.push({ row, state: 'possibly sent', error: words.possiblySent });
        break;
      case 'superseded':
        abandoned.push({ row, state: 'superseded', error: words.dayOver });
        break;
    }
  }

  // What a person asked for stands whatever the plan says, and counts as the day's message.
  const others = snapshot.reminders.filter(
    (row) => row.requestedBy !== null || resumable.get(row.claimKey) !== row,
  );
  const plan = question.plan(others);
  const messages = noticesToSend(question, plan, resumable);
  for (const digest of plan.digests) {
    const claimKey = claimKeyOf(today, digest.personKey);
    const lines = digest.lines.map(ledgerLine);
    const row = resumable.get(claimKey) ?? newRow(question, { claimKey, personKey: digest.personKey, lines });
    resumable.delete(claimKey);
    messages.push({ row, person: digest.person, lines, notice: null });
  }
  abandoned.push(...leftOver(question, plan, resumable, others, messages));
  return { messages, abandoned, wakeAt, nextAt: plan.nextAt };
}

/** Each with its row: a new one, one that waits for another try, or one that was given up when nobody was to be told for a while. */
function noticesToSend(
  question: DueQuestion,
  plan: ReminderPlan,
  resumable: Map<string, Reminder>,
): DueMessage[] {
  if (plan.notices.length === 0) return [];
  const rows = new Map(
    question.snapshot.reminders.flatMap((row) => (row.kind === 'notice' ? [[row.claimKey, row]] : [])),
  );
  return plan.notices.flatMap((notice) => {
    const { claimKey, personKey, person, line } = notice;
    const known = rows.get(claimKey);
    const isOurs = known === undefined || resumable.get(claimKey) === known || known.state === 'superseded';
    if (!isOurs || question.underWay.has(claimKey)) return [];
    resumable.delete(claimKey);
    const lines = [line];
    const row = known ?? newRow(question, { claimKey, kind: 'notice', personKey, lines });
    return [{ row, person, lines, notice }];
  });
}

/** What becomes of rows that could go out and are not planned now; what a person asked for joins the messages. */
function leftOver(
  question: DueQuestion,
  plan: ReminderPlan,
  resumable: ReadonlyMap<string, Reminder>,
  others: readonly Reminder[],
  messages: DueMessage[],
): Abandoned[] {
  if (resumable.size === 0) return [];
  const { snapshot, today } = question;
  const rows = [...resumable.values()];
  const isLater = plan.nextAt !== null && rows.some(({ kind }) => kind === 'digest');
  const later = new Set(isLater ? question.planOfDay(others).digests.map(({ personKey }) => personKey) : []);
  const { timeZone } = snapshot.configuration.settings;
  const isOwed = noticesOwed(snapshot, timeZone, today);
  const people = new Map(snapshot.people.map((person) => [person.key, person]));
  return rows.flatMap((row): Abandoned[] => {
    if (row.kind === 'notice') {
      // Before the day's first message, or on a day without any: it keeps.
      return isOwed(row) ? [] : [{ row, state: 'superseded', error: words.matterOver }];
    }
    const person = people.get(row.personKey);
    if (row.requestedBy !== null && person !== undefined) {
      messages.push({ row, person, lines: row.lines, notice: null });
      return [];
    }
    if (row.claimKey === claimKeyOf(today, row.personKey) && later.has(row.personKey)) return [];
    const isToldOtherwise = others.some(
      (other) =>
        other !== row && other.kind === 'digest' && other.personKey === row.personKey && other.day === today,
    );
    const error = isToldOtherwise ? words.sentOtherwise : words.nothingOpen;
    return [{ row, state: 'superseded', error }];
  });
}

function newRow(
  { snapshot, today, now }: DueQuestion,
  row: Pick<Parameters<typeof newReminder>[0], 'claimKey' | 'kind' | 'personKey' | 'lines'>,
): NewReminder {
  return newReminder({ ...row, day: today, policyVersion: snapshot.configuration.policyVersion, now });
}

/** A row before anything has happened to it. */
export function newReminder(row: {
  readonly claimKey: string;
  readonly kind?: Reminder['kind'];
  readonly personKey: string;
  readonly day: CivilDate;
  readonly lines: readonly ReminderLine[];
  readonly policyVersion: number;
  readonly requestedBy?: Reminder['requestedBy'];
  readonly now: string;
}): NewReminder {
  return {
    claimKey: row.claimKey,
    kind: row.kind ?? 'digest',
    personKey: row.personKey,
    day: row.day,
    lines: [...row.lines],
    state: 'claimed',
    channel: '',
    messageId: '',
    problem: '',
    error: '',
    attempts: 0,
    policyVersion: row.policyVersion,
    requestedBy: row.requestedBy ?? null,
    claimedAt: row.now,
    finishedAt: '',
  };
}
