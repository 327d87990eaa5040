import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import {
  isWorkingDay,
  type HolidayCalendar,
  type Nation,
  type WorkingCalendar,
} from '../../shared/domain/working-days.ts';
import { timeOfDay } from '../../shared/domain/moment-in-words.ts';
import {
  claimKeyOf,
  ledgerLine,
  planReminders,
  type PlannedDigest,
  type ReminderPlan,
} from '../../shared/reminders/plan-reminders.ts';
import { quietDaysOf } from '../../shared/domain/reminder-policy.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import type { Logger } from '../logging.ts';
import type { BoardSnapshot } from '../register/board-contents.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { claimDigests, writeReceipts, type NewReminder, type Receipt } from './ledger.ts';
import { SendFailure, type SendProblem } from './messenger.ts';
import { personalDigestCard, registerOf } from './personal-digest.ts';
import type { Reach } from './reach.ts';

export interface SweepParts {
  readonly mirror: BoardMirror;
  /** With the app's own identity, patient. */
  readonly graph: GraphPort;
  readonly reach: Reach;
  readonly links: RegisterLinks;
  readonly holidays: (nation: Nation) => HolidayCalendar;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  readonly logger: Logger;
  /** Waits so many milliseconds before a message is tried again; replaced by tests. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What one sweep did; all zero when nothing was due. */
export interface SweepReport {
  readonly sent: number;
  readonly unreachable: number;
  readonly failed: number;
  /** Digests another service had claimed. */
  readonly taken: number;
  /** Digests SharePoint did not let claim: to be swept again. */
  readonly unclaimed: number;
}

const nothingDone: SweepReport = { sent: 0, unreachable: 0, failed: 0, taken: 0, unclaimed: 0 };

/** Claimed, sent and completed together: few enough that a service that dies leaves few in doubt. */
const digestsAtOnce = 10;
/** Times a message is tried, beyond the connector client's own retries. */
const mostTries = 3;
const pauseBetweenTries = 20_000;

/** The plan of one board for one day, without doing anything about it. */
export function planFor(snapshot: BoardSnapshot, today: CivilDate, calendar: WorkingCalendar): ReminderPlan {
  return planReminders({
    register: registerOf(snapshot),
    ledger: snapshot.reminders,
    policy: snapshot.configuration.reminderPolicy,
    today,
    time: null,
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

/**
 * Sends the digests of one board for one day: claims each with a row, sends, completes the row. Whatever happens to one
 * digest, the others go on. Safe on any number of services at once and after any interruption. Throws
 * `GraphFailure` when the register cannot be read or the claims got no answer; what was claimed stays claimed.
 */
export async function sweepBoard(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
): Promise<SweepReport> {
  await finishForgottenClaims(parts, snapshot, today);
  const { digests } = planFor(snapshot, today, calendarOf(snapshot, parts));
  const report = { ...nothingDone };
  for (let start = 0; start < digests.length; start += digestsAtOnce) {
    const done = await sendTogether(parts, snapshot, today, digests.slice(start, start + digestsAtOnce));
    report.sent += done.sent;
    report.unreachable += done.unreachable;
    report.failed += done.failed;
    report.taken += done.taken;
    report.unclaimed += done.unclaimed;
  }
  return report;
}

/** A digest in the middle of being handled. */
interface Handled {
  readonly digest: PlannedDigest;
  readonly row: NewReminder;
}

async function sendTogether(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  digests: readonly PlannedDigest[],
): Promise<SweepReport> {
  const handled = digests.map((digest): Handled => ({
    digest,
    row: claimOf(digest, today, snapshot.configuration.policyVersion, parts.now()),
  }));
  const claims = await claimDigests(
    parts.graph,
    snapshot.place,
    handled.map(({ row }) => row),
  );
  const report = { ...nothingDone };
  const toSend: { handled: Handled; itemId: string }[] = [];
  for (const [index, each] of handled.entries()) {
    const claim = claims[index];
    if (claim === undefined || claim.kind === 'taken') report.taken += 1;
    else if (claim.kind === 'failed') {
      report.unclaimed += 1;
      parts.logger.warn({ board: snapshot.boardId, problem: claim.message }, 'a digest could not be claimed');
    } else toSend.push({ handled: each, itemId: claim.itemId });
  }
  const receipts = await Promise.all(
    toSend.map(async ({ handled: each, itemId }) => ({
      itemId,
      receipt: await deliver(parts, snapshot, today, each),
    })),
  );
  for (const { receipt } of receipts) {
    if (receipt.state === 'sent') report.sent += 1;
    else if (receipt.state === 'unreachable') report.unreachable += 1;
    else report.failed += 1;
  }
  await keepTrying(parts, snapshot, receipts);
  return report;
}

/** A receipt that is not written would let the digest go out again tomorrow. */
async function keepTrying(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  receipts: readonly { itemId: string; receipt: Receipt }[],
): Promise<void> {
  let left = receipts;
  for (let tried = 1; left.length > 0; tried += 1) {
    try {
      left = await writeReceipts(parts.graph, snapshot.place, left);
    } catch (error) {
      parts.logger.warn({ board: snapshot.boardId, error }, 'receipts could not be written');
    }
    if (left.length === 0) return;
    if (tried >= mostTries) {
      parts.logger.error({ board: snapshot.boardId, count: left.length }, 'receipts were given up');
      return;
    }
    await parts.wait(pauseBetweenTries);
  }
}

function claimOf(digest: PlannedDigest, day: CivilDate, policyVersion: number, now: string): NewReminder {
  return {
    claimKey: claimKeyOf(day, digest.personKey),
    kind: 'digest',
    personKey: digest.personKey,
    day,
    lines: digest.lines.map(ledgerLine),
    state: 'claimed',
    channel: '',
    messageId: '',
    problem: '',
    error: '',
    attempts: 0,
    policyVersion,
    requestedBy: null,
    claimedAt: now,
    finishedAt: '',
  };
}

async function deliver(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
  { digest }: Handled,
): Promise<Receipt> {
  const finished = (receipt: Partial<Receipt>): Receipt => ({
    state: 'sent',
    channel: '',
    messageId: '',
    problem: '',
    error: '',
    finishedAt: parts.now(),
    ...receipt,
  });
  const message = (mri: string | null) =>
    personalDigestCard({
      snapshot,
      personKeys: new Set([digest.personKey]),
      personName: digest.person.name,
      list: 'today',
      from: 0,
      today,
      place: {
        board: { id: snapshot.boardId, title: snapshot.configuration.settings.title },
        links: parts.links,
        mri,
      },
      reminder: true,
    });
  try {
    const request = { snapshot, person: digest.person, message, groupKeys: [] };
    return finished(await tryToSend(parts, () => parts.reach(request)));
  } catch (error) {
    const problem: SendProblem =
      error instanceof SendFailure
        ? error.problem
        : { kind: 'unknown', message: 'The card could not be made.' };
    parts.logger.warn({ board: snapshot.boardId, problem: problem.kind, error }, 'a digest did not arrive');
    return finished({
      state: problem.kind === 'no answer' ? 'possibly sent' : 'failed',
      problem: problem.kind,
      error: `${inWords[problem.kind] ?? 'Teams refused the message.'} (${problem.message})`,
    });
  }
}

/** For the board manager, who reads the ledger. */
const inWords: Readonly<Partial<Record<SendProblem['kind'], string>>> = {
  throttled: 'Teams was too busy; it is tried again on the next working day.',
  'too big': 'The card was too large for Teams.',
  transient: 'Teams did not answer; it is tried again on the next working day.',
  'no answer':
    'Teams’ answer was lost on the way, so nobody knows whether this arrived. It is not sent again by itself.',
};

async function tryToSend<Result>(parts: SweepParts, send: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      const kind = error instanceof SendFailure ? error.problem.kind : 'unknown';
      if ((kind !== 'transient' && kind !== 'throttled') || tried >= mostTries) throw error;
      await parts.wait(pauseBetweenTries * tried);
    }
  }
}

/** Claims of earlier days that nobody completed: the ledger says that nobody knows, and the plan asks again. */
async function finishForgottenClaims(
  parts: SweepParts,
  snapshot: BoardSnapshot,
  today: CivilDate,
): Promise<void> {
  const forgotten = snapshot.reminders.filter(
    ({ state, day }) => state === 'claimed' && day !== null && day < today,
  );
  if (forgotten.length === 0) return;
  const receipt: Receipt = {
    state: 'failed',
    channel: '',
    messageId: '',
    problem: '',
    error: 'The service stopped before it knew whether this arrived, so it is asked again.',
    finishedAt: parts.now(),
  };
  await writeReceipts(
    parts.graph,
    snapshot.place,
    forgotten.map(({ id }) => ({ itemId: id, receipt })),
  );
}
