import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';

/**
 * How long a row belongs to the service that claimed or marked it, on the tenant's clock. Far longer than one send with
 * everything around it, so that a row found older was left by a service that died.
 */
const leaseMilliseconds = 5 * 60_000;

/** What is to be done about a row of the ledger that is not finished. */
export type NextStep =
  | { readonly kind: 'nothing' }
  /** Another service has it, or it is too early to try again; `until` is an ISO instant. */
  | { readonly kind: 'wait'; readonly until: string }
  /** It was surely not taken by Teams, and may be taken over and sent. */
  | { readonly kind: 'send' }
  /** It was being handed over when its service died: nobody knows. */
  | { readonly kind: 'possibly sent' }
  /** It surely never went out, and its day is over. */
  | { readonly kind: 'superseded' };

export interface Moment {
  readonly today: CivilDate;
  /** ISO instant. */
  readonly now: string;
  /** What this service writes on the rows it holds. */
  readonly holder: string;
}

/** After so many attempts a day's message is left to the next working day. */
const mostAttempts = 6;

/** From one attempt to the next: Teams was busy or away, and each time for longer than was thought. */
const pausesInMinutes = [1, 5, 20, 60, 120] as const;
const minutesOfDay = 24 * 60;

/** Problems that pass, or that an administrator may be putting right; the others are no better in an hour. */
const worthAnotherTry: ReadonlySet<string> = new Set(['throttled', 'transient', 'unknown', '']);

const nothing: NextStep = { kind: 'nothing' };

export function nextStepOf(row: Reminder, moment: Moment): NextStep {
  const { today, now, holder } = moment;
  const isOfEarlierDay = row.kind === 'digest' && row.day !== null && row.day < today;
  const isOfLaterDay = row.kind === 'digest' && (row.day === null || row.day > today);
  switch (row.state) {
    case 'sending':
      return afterLease(row.claimedAt, now, { kind: 'possibly sent' });
    case 'claimed': {
      // A clock that was put back: whoever lives in that day looks after it.
      if (isOfLaterDay) return nothing;
      if (isOfEarlierDay) return afterLease(row.claimedAt, now, { kind: 'superseded' });
      return row.messageId === holder ? { kind: 'send' } : afterLease(row.claimedAt, now, { kind: 'send' });
    }
    case 'failed': {
      if (isOfEarlierDay || isOfLaterDay) return nothing;
      if (!worthAnotherTry.has(row.problem)) return nothing;
      // A digest is said anew on the next working day; a notice has no other row, and goes on while it is news.
      if (row.attempts >= mostAttempts && row.kind === 'digest') return nothing;
      const pause =
        row.attempts >= mostAttempts
          ? minutesOfDay
          : (pausesInMinutes[Math.max(0, Math.min(row.attempts, pausesInMinutes.length) - 1)] ?? 1);
      return after(row.finishedAt, pause * 60_000, now, { kind: 'send' });
    }
    case 'sent':
    case 'possibly sent':
    case 'unreachable':
    case 'superseded':
      return nothing;
  }
}

/** Whether the lease that began at `since` is over; so it is where the instant was edited away. */
function afterLease(since: string, now: string, then: NextStep): NextStep {
  return after(since, leaseMilliseconds, now, then);
}

function after(since: string, milliseconds: number, now: string, then: NextStep): NextStep {
  const began = Date.parse(since);
  const elapsed = Date.parse(now) - began;
  // An instant that lies ahead by more than a pause was written before the clock was put back.
  if (Number.isNaN(elapsed) || Math.abs(elapsed) >= milliseconds) return then;
  return { kind: 'wait', until: new Date(began + milliseconds).toISOString() };
}
