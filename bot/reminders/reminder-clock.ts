import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import { timeOfDay } from '../../shared/domain/moment-in-words.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { repairTrail } from '../register/repair-trail.ts';
import { inSpan, kindOf, type Span, type SpanFacts } from '../tracing/span.ts';
import { calendarOf, carryOut, isTimeToSend, workOf, type SweepParts, type SweepReport } from './sweep.ts';

export interface ReminderClock {
  /**
   * Looks at every board once; resolves when all were looked at. A board that is being looked at already is not looked at again.
   * Never throws: what fails is logged and tried at the next tick.
   */
  tick(): Promise<void>;
  /** Looks at once, then at every tick, and shortly after something was written in this process. */
  start(everySeconds: number): void;
  /** Begins no look at another board; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

const dayInMilliseconds = 86_400_000;
/** A service that has just started may have died before, over a long weekend or while nobody noticed. */
const firstLookBackMilliseconds = 31 * dayInMilliseconds;
/** What was under way during the last look carries an instant from shortly before it. */
const overlapMilliseconds = 3_600_000;

const before = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) - milliseconds).toISOString();

/** After something was written here, so that what it asks of somebody is told at once. */
const soonMilliseconds = { least: 1_000, most: 30_000 };
/** A look that takes long on a large board is not made all the time. */
const shareOfTime = 0.1;

/** Calls `run` once after so many milliseconds, unless what it gives back is called before. */
export type RunAfter = (milliseconds: number, run: () => void) => () => void;

const runAfterOnThisMachine: RunAfter = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** What was known when a board was last looked at: while nothing of it changes, there is nothing to do. */
interface LastLook {
  readonly snapshot: BoardSnapshot;
  readonly day: CivilDate;
  /** The tenant's time at the last tick. */
  now: string;
  /** ISO instant from which a row wants to be looked at again, and HH:MM from which more falls due; null = none. */
  readonly wakeAt: string | null;
  readonly nextAt: string | null;
}

/**
 * Looks at each board at every tick, which costs one batch of deltas, and plans only when there can be something to do: the
 * register or the ledger changed, the next time came, a row's lease or pause is over, the day or the clock is another, or the
 * service has just started. What was looked at is kept in memory only: a service that starts again looks again, and the ledger
 * keeps it from sending anything twice.
 */
export function createReminderClock(
  boards: readonly SweepParts[],
  runAfter: RunAfter = runAfterOnThisMachine,
): ReminderClock {
  const looks = new Map<SweepParts, LastLook>();
  const completed = new Map<SweepParts, CivilDate>();
  /** Up to which instant nothing is owed to the trail. */
  const completeUntil = new Map<SweepParts, string>();
  let cancelTick: (() => void) | null = null;
  let underWay: Promise<void> | null = null;
  /** Boards still to be looked at, one after the other, by the look under way. */
  const owed = new Set<SweepParts>();
  let beingLookedAt: SweepParts | null = null;
  /** Boards that were written to, with what cancels the look soon. */
  const soon = new Map<SweepParts, () => void>();
  /** Milliseconds the last look at a board took. */
  const lastTook = new Map<SweepParts, number>();
  let stopListening: (() => void)[] = [];

  const lookAt = (parts: SweepParts): Promise<void> =>
    inSpan(
      () => ({
        name: 'reminders',
        kind: 'internal',
        // Not part of what somebody did, even where that made it look.
        root: true,
        facts: { 'register.board': parts.mirror.boardId },
      }),
      (span) => lookInSpan(parts, span),
    );

  const lookInSpan = async (parts: SweepParts, span: Span): Promise<void> => {
    try {
      // One call when nothing changed; it also tells the time on the tenant's clock.
      const snapshot = await parts.mirror.refresh();
      const { timeZone } = snapshot.configuration.settings;
      const now = parts.now();
      const day = civilDateAt(now, timeZone);
      const time = timeOfDay(now, timeZone);
      const last = looks.get(parts);
      const isNewDay = last?.day !== day || now < last.now;
      if (!isNewDay && !hasCause(last, snapshot, now, time)) {
        last.now = now;
        return;
      }
      const calendar = calendarOf(snapshot, parts);
      const isTime = isTimeToSend(snapshot, now, calendar);
      const work = workOf(parts, snapshot, day, time);
      const report = await carryOut(parts, snapshot, day, work);
      span.set(countsOf(report));
      if (report.unclaimed > 0) looks.delete(parts);
      else looks.set(parts, { snapshot, day, now, wakeAt: work.wakeAt, nextAt: work.nextAt });
      if (isTime && (isNewDay || hasDone(report))) {
        parts.logger.info({ board: snapshot.boardId, day, ...report }, 'reminders were sent');
      }
      if (isTime && (isNewDay || completed.get(parts) !== day)) {
        await completeTrail(parts, snapshot, now);
        completed.set(parts, day);
      }
    } catch (error) {
      span.fail(kindOf(error));
      parts.logger.warn({ board: parts.mirror.boardId, error }, 'reminders could not be looked after');
    }
  };

  /** However many days lie between two sweeps, what was written since the last look is looked at. */
  const completeTrail = async (parts: SweepParts, snapshot: BoardSnapshot, now: string): Promise<void> => {
    const known = completeUntil.get(parts);
    // A clock that was put back knows nothing about the time it now repeats.
    const since = known !== undefined && known <= now ? known : before(now, firstLookBackMilliseconds);
    const repaired = await repairTrail(snapshot, parts.graph, since, now);
    if (repaired.owed === 0) completeUntil.set(parts, before(now, overlapMilliseconds));
    if (repaired.posted > 0) {
      parts.logger.info({ board: snapshot.boardId, ...repaired }, 'the trail was completed');
    }
  };

  const lookAtOwed = async (): Promise<void> => {
    // What is owed meanwhile is added at the end, and met as well.
    for (const parts of owed) {
      owed.delete(parts);
      beingLookedAt = parts;
      const began = parts.elapsed();
      await lookAt(parts);
      lastTook.set(parts, parts.elapsed() - began);
      beingLookedAt = null;
    }
  };

  const look = (some: readonly SweepParts[]): Promise<void> => {
    for (const parts of some) owed.add(parts);
    underWay ??= lookAtOwed().finally(() => {
      underWay = null;
    });
    return underWay;
  };

  /** A look that takes longer than the pause between two is not overtaken by the next. */
  const tick = (): Promise<void> => look(boards.filter((parts) => parts !== beingLookedAt));

  /** Only the board that was written to, and after a look under way, which may have read it before: the others wait for the next tick. */
  const lookSoon = (parts: SweepParts): void => {
    if (soon.has(parts)) return;
    const { least, most } = soonMilliseconds;
    const wait = Math.min(most, Math.max(least, (lastTook.get(parts) ?? 0) / shareOfTime));
    const cancel = runAfter(wait, () => {
      soon.delete(parts);
      void look([parts]);
    });
    soon.set(parts, cancel);
  };

  return {
    tick,
    start(everySeconds) {
      if (cancelTick !== null) return;
      const tickAndGoOn = (): void => {
        cancelTick = runAfter(everySeconds * 1000, tickAndGoOn);
        void tick();
      };
      tickAndGoOn();
      stopListening = boards.map((parts) => parts.mirror.whenWritten(() => lookSoon(parts)));
    },
    async stop() {
      cancelTick?.();
      cancelTick = null;
      for (const stop of stopListening) stop();
      stopListening = [];
      for (const cancel of soon.values()) cancel();
      soon.clear();
      owed.clear();
      if (underWay !== null) await underWay;
    },
  };
}

function hasCause(last: LastLook, snapshot: BoardSnapshot, now: string, time: string): boolean {
  if (last.snapshot !== snapshot) return true;
  if (last.wakeAt !== null && now >= last.wakeAt) return true;
  return last.nextAt !== null && time >= last.nextAt;
}

const countsOf = (report: SweepReport): SpanFacts => ({
  'sweep.sent': report.sent,
  'sweep.possibly_sent': report.possiblySent,
  'sweep.unreachable': report.unreachable,
  'sweep.failed': report.failed,
  'sweep.superseded': report.superseded,
  'sweep.taken': report.taken,
  'sweep.unclaimed': report.unclaimed,
});

const hasDone = (report: SweepReport): boolean => Object.values(report).some((count) => count > 0);
