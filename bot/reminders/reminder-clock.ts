import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { BoardSnapshot } from '../register/board-contents.ts';
import { repairTrail } from '../register/repair-trail.ts';
import { calendarOf, isTimeToSend, sweepBoard, type SweepParts } from './sweep.ts';

export interface ReminderClock {
  /** Looks at every board once. Never throws: what fails is logged and tried at the next tick. */
  tick(): Promise<void>;
  start(everySeconds: number): void;
  /** Resolves when the tick under way has ended. */
  stop(): Promise<void>;
}

const dayInMilliseconds = 86_400_000;
/** A service that has just started may have died before, over a long weekend or while nobody noticed. */
const firstLookBackMilliseconds = 31 * dayInMilliseconds;
/** What was under way during the last look carries an instant from shortly before it. */
const overlapMilliseconds = 3_600_000;

const before = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) - milliseconds).toISOString();

/**
 * Sweeps each board once on each working day, at the first tick after the time it chose. Which day was swept is kept
 * in memory only: a service that starts again sweeps again, and the ledger keeps it from sending anything twice.
 */
export function createReminderClock(boards: readonly SweepParts[]): ReminderClock {
  const swept = new Map<SweepParts, CivilDate>();
  /** Up to which instant nothing is owed to the trail. */
  const completeUntil = new Map<SweepParts, string>();
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> | null = null;

  const lookAt = async (parts: SweepParts): Promise<void> => {
    try {
      // One call when nothing changed; it also tells the time on the tenant's clock.
      const snapshot = await parts.mirror.refresh();
      const now = parts.now();
      const today = civilDateAt(now, snapshot.configuration.settings.timeZone);
      if (swept.get(parts) === today || !isTimeToSend(snapshot, now, calendarOf(snapshot, parts))) return;
      const report = await sweepBoard(parts, snapshot, today);
      if (report.unclaimed === 0) swept.set(parts, today);
      parts.logger.info({ board: snapshot.boardId, day: today, ...report }, 'reminders were sent');
      await completeTrail(parts, snapshot, now);
    } catch (error) {
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

  const tick = (): Promise<void> => {
    // A tick that takes longer than the pause between two is not overtaken by the next.
    underWay ??= (async () => {
      for (const parts of boards) await lookAt(parts);
    })().finally(() => {
      underWay = null;
    });
    return underWay;
  };

  return {
    tick,
    start(everySeconds) {
      if (timer !== null) return;
      void tick();
      timer = setInterval(() => void tick(), everySeconds * 1000);
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      if (underWay !== null) await underWay;
    },
  };
}
