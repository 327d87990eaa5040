import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import { timeOfDay } from '../../shared/domain/moment-in-words.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import {
  isWorkingDay,
  type HolidayCalendar,
  type Nation,
  type WorkingCalendar,
} from '../../shared/domain/working-days.ts';
import { quietDaysOf } from '../../shared/domain/reminder-policy.ts';
import { planReminders, type ReminderPlan } from '../../shared/reminders/plan-reminders.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import type { Logger } from '../logging.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { deliver, type Delivered, type DeliveryParts } from './deliver.ts';
import { dueWork, type Abandoned, type DueMessage, type DueWork } from './due-work.ts';
import { settle } from './ledger.ts';
import type { LedgerWriter } from './ledger-writer.ts';
import { groupsOf, messageOf } from './message.ts';
import { registerOf } from './personal-digest.ts';
import type { Reach } from './reach.ts';

export interface SweepParts {
  readonly mirror: BoardMirror;
  /** With the app's own identity, patient. */
  readonly graph: GraphPort;
  /** All writes to this board's ledger go through it. */
  readonly writer: LedgerWriter;
  readonly reach: Reach;
  /** Resolves when one message more may be begun. */
  readonly pace: () => Promise<void>;
  readonly links: RegisterLinks;
  readonly holidays: (nation: Nation) => HolidayCalendar;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly logger: Logger;
  /** Waits so many milliseconds, or less when the service is stopping. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly stopping: AbortSignal;
  /** What this process writes on the rows it holds: no other process, now or later, has the same. */
  readonly holder: string;
  /** Claim keys that are being looked after in this process at this moment. */
  readonly underWay: Set<string>;
}

/** What one sweep did; all zero when nothing was due. */
export interface SweepReport {
  readonly sent: number;
  readonly possiblySent: number;
  readonly unreachable: number;
  readonly failed: number;
  /** Rows that were settled without sending: what they would have said is said by a later one, or no longer true. */
  readonly superseded: number;
  /** Messages another service had claimed. */
  readonly taken: number;
  /** Messages SharePoint did not let claim, or that were not begun: to be looked at again. */
  readonly unclaimed: number;
}

/** The plan of one board for one day, without doing anything about it; `time` HH:MM, null = the whole day. */
export function planFor(
  snapshot: BoardSnapshot,
  today: CivilDate,
  calendar: WorkingCalendar,
  options: { ledger?: readonly Reminder[]; time?: string | null } = {},
): ReminderPlan {
  return planReminders({
    register: registerOf(snapshot),
    ledger: options.ledger ?? snapshot.reminders,
    policy: snapshot.configuration.reminderPolicy,
    today,
    time: options.time ?? null,
    calendar,
  });
}

/** The board's working days. */
export function calendarOf(snapshot: BoardSnapshot, parts: Pick<SweepParts, 'holidays'>): WorkingCalendar {
  const { reminderPolicy } = snapshot.configuration;
  return { holidays: parts.holidays(reminderPolicy.nation), quietDays: quietDaysOf(reminderPolicy) };
}

/** Whether the board's day has begun for reminders: a working day, at or after the time the board chose. */
export function isTimeToSend(snapshot: BoardSnapshot, now: string, calendar: WorkingCalendar): boolean {
  const { settings, reminderPolicy } = snapshot.configuration;
  const today = civilDateAt(now, settings.timeZone);
  return isWorkingDay(today, calendar) && timeOfDay(now, settings.timeZone) >= reminderPolicy.sendAt;
}

/** What is to be done about the board's messages now. */
export function workOf(
  parts: Pick<SweepParts, 'holidays' | 'holder' | 'underWay' | 'now'>,
  snapshot: BoardSnapshot,
  today: CivilDate,
  time: string | null,
): DueWork {
  const calendar = calendarOf(snapshot, parts);
  return dueWork({
    snapshot,
    today,
    now: parts.now(),
    holder: parts.holder,
    underWay: parts.underWay,
    plan: (ledger) => planFor(snapshot, today, calendar, { ledger, time }),
    planOfDay: (ledger) => planFor(snapshot, today, calendar, { ledger }),
  });
}

/**
 * Sends what is due on one board: claims each message with a row, marks it, sends, completes the row. Whatever happens to one,
 * the others go on. Safe on any number of services at once and after any interruption.
 */
export async function sweepBoard(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  time: string | null = null,
): Promise<SweepReport> {
  return carryOut(parts, snapshot, today, workOf(parts, snapshot, today, time));
}

/** Messages handled at once: enough that a slow SharePoint does not slow Teams down. */
const mostAtOnce = 128;
/** So many rows taken by others mean that another service sweeps too: the ledger is read again. */
const takenBeforeLooking = 5;
/** So many claims in a row without success mean that SharePoint is away: the rest waits for the next look. */
const mostInVain = 5;
const longestPauseSeconds = 60;

export async function carryOut(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  { messages, abandoned }: DueWork,
): Promise<SweepReport> {
  const report = {
    sent: 0,
    possiblySent: 0,
    unreachable: 0,
    failed: 0,
    superseded: 0,
    taken: 0,
    unclaimed: 0,
  };
  const ledger = deliveryPartsOf(parts, snapshot);
  const dayOf = (): CivilDate => civilDateAt(parts.now(), ledger.timeZone);
  const startedOn = dayOf();
  const underWay = new Set<Promise<void>>();
  let claimedElsewhere: ReadonlySet<string> = new Set();
  let taken = 0;
  let inVain = 0;
  let pauseSeconds = 0;

  const begin = (work: () => Promise<void>): void => {
    const settled = work()
      .catch((error: unknown) => {
        report.failed += 1;
        parts.logger.error({ board: snapshot.boardId, error }, 'a message was dropped by an accident');
      })
      .finally(() => underWay.delete(settled));
    underWay.add(settled);
  };
  const room = async (): Promise<void> => {
    while (underWay.size >= mostAtOnce) await Promise.race(underWay);
  };
  const count = (done: Delivered): void => {
    inVain = done.kind === 'unclaimed' ? inVain + 1 : 0;
    if (done.kind === 'taken') {
      report.taken += 1;
      taken += 1;
    } else if (done.kind === 'unclaimed') {
      report.unclaimed += 1;
      pauseSeconds = Math.min(longestPauseSeconds, Math.max(pauseSeconds, done.retryAfterSeconds));
    } else if (done.receipt.state === 'sent') report.sent += 1;
    else if (done.receipt.state === 'possibly sent') report.possiblySent += 1;
    else if (done.receipt.state === 'unreachable') report.unreachable += 1;
    else report.failed += 1;
  };

  for (const each of abandoned) {
    await room();
    begin(async () => {
      if (!(await finish(ledger, each))) return;
      if (each.state === 'possibly sent') report.possiblySent += 1;
      else report.superseded += 1;
    });
  }
  // Somebody waits for a notice; a digest has the whole day.
  const inTurn = [true, false].flatMap((isNotice) =>
    fromAnywhere(
      messages.filter(({ notice }) => (notice !== null) === isNotice),
      parts.random(),
    ),
  );
  for (const [index, message] of inTurn.entries()) {
    const isOver = parts.stopping.aborted || dayOf() !== startedOn || inVain >= mostInVain;
    if (isOver) {
      report.unclaimed += inTurn.length - index;
      break;
    }
    if (taken >= takenBeforeLooking) {
      taken = 0;
      claimedElsewhere = await keysInLedger(parts, today);
    }
    if (!('etag' in message.row) && claimedElsewhere.has(message.row.claimKey)) {
      report.taken += 1;
      continue;
    }
    if (pauseSeconds > 0) {
      const seconds = pauseSeconds;
      pauseSeconds = 0;
      await parts.wait(seconds * 1000);
    }
    await parts.pace();
    await room();
    begin(async () => count(await sendOne(parts, snapshot, today, message)));
  }
  await Promise.all(underWay);
  return report;
}

/** Services that sweep together begin at different people, so that they rarely meet. */
function fromAnywhere<Each>(all: readonly Each[], random: number): Each[] {
  const first = Math.floor(random * all.length);
  return [...all.slice(first), ...all.slice(0, first)];
}

/** Claims, marks, sends and completes one message, unless this process is doing so already. */
export async function sendOne(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  message: DueMessage,
): Promise<Delivered> {
  const { row, person, lines } = message;
  if (parts.underWay.has(row.claimKey)) return { kind: 'taken' };
  parts.underWay.add(row.claimKey);
  try {
    return await deliver(deliveryPartsOf(parts, snapshot), {
      row,
      person,
      lines,
      groupKeys: groupsOf(snapshot, lines),
      // Of the board as it stands when it leaves.
      message: (mri) => messageOf(message, parts.mirror.snapshot() ?? snapshot, today, parts.links, mri),
    });
  } finally {
    parts.underWay.delete(row.claimKey);
  }
}

function deliveryPartsOf(parts: SweepParts, snapshot: BoardSnapshot): DeliveryParts {
  return {
    place: snapshot.place,
    timeZone: snapshot.configuration.settings.timeZone,
    graph: parts.graph,
    writer: parts.writer,
    wait: parts.wait,
    isStopping: () => parts.stopping.aborted,
    elapsed: parts.elapsed,
    snapshot,
    reach: parts.reach,
    holder: parts.holder,
    now: parts.now,
    logger: parts.logger,
  };
}

function finish(ledger: DeliveryParts, { row, state, error }: Abandoned): Promise<boolean> {
  return settle(ledger, row, { state, messageId: '', problem: '', error, finishedAt: ledger.now() });
}

/** Claims of the day as they are now; none when the ledger cannot be read: then each claim says it for itself. */
async function keysInLedger(parts: SweepParts, today: CivilDate): Promise<ReadonlySet<string>> {
  try {
    const { reminders } = await parts.mirror.refresh();
    return new Set(reminders.filter(({ day }) => day === today).map(({ claimKey }) => claimKey));
  } catch (error) {
    parts.logger.warn({ board: parts.mirror.boardId, error }, 'the ledger could not be read again');
    return new Set();
  }
}
