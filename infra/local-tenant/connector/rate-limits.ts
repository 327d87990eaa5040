/** `count` calls allowed in any `seconds` long stretch. */
interface Allowance {
  readonly count: number;
  readonly seconds: number;
}

/** What a call counts against; the numbers are Teams' published ones (SOURCES.md, B4). */
export const RATE_LIMITS = {
  /** Per bot and conversation. */
  sendToConversation: [
    { count: 7, seconds: 1 },
    { count: 8, seconds: 2 },
    { count: 60, seconds: 30 },
    { count: 1800, seconds: 3600 },
  ],
  /** Per bot and the person or channel the conversation is with: before it exists there is no thread to count. */
  createConversation: [
    { count: 7, seconds: 1 },
    { count: 8, seconds: 2 },
    { count: 60, seconds: 30 },
    { count: 1800, seconds: 3600 },
  ],
  /** Per bot and conversation. */
  readMembers: [
    { count: 14, seconds: 1 },
    { count: 16, seconds: 2 },
    { count: 120, seconds: 30 },
    { count: 3600, seconds: 3600 },
  ],
  /** Per bot and tenant, every kind of call together. */
  wholeTenant: [{ count: 50, seconds: 1 }],
} as const satisfies Record<string, readonly Allowance[]>;

export type RateLimitName = keyof typeof RATE_LIMITS;

export interface RateLimiter {
  /**
   * Counts one call and says whether it may go on.
   * @returns 0 when allowed, otherwise the whole seconds to wait (the value of `Retry-After`).
   */
  secondsToWait(limit: RateLimitName, subject: string, nowMilliseconds: number): number;
  forget(): void;
}

/**
 * Sliding windows over real time: the tenant's movable clock must not open or close them.
 * Only calls that were let in are counted, so that a caller who waits as told is always let in.
 */
export function createRateLimiter(): RateLimiter {
  const accepted = new Map<string, number[]>();
  return {
    secondsToWait(limit, subject, now) {
      const key = `${limit} ${subject}`;
      const allowances: readonly Allowance[] = RATE_LIMITS[limit];
      const longest = Math.max(...allowances.map((allowance) => allowance.seconds));
      const calls = (accepted.get(key) ?? []).filter((at) => at > now - longest * 1000);
      const wait = Math.max(
        0,
        ...allowances.map((allowance) => millisecondsUntilFree(calls, allowance, now)),
      );
      if (wait === 0) calls.push(now);
      accepted.set(key, calls);
      return Math.ceil(wait / 1000);
    },
    forget() {
      accepted.clear();
    },
  };
}

/** `calls` in order of time. */
function millisecondsUntilFree(calls: readonly number[], allowance: Allowance, now: number): number {
  const within = calls.filter((at) => at > now - allowance.seconds * 1000);
  const blocking = within[within.length - allowance.count];
  return blocking === undefined ? 0 : blocking + allowance.seconds * 1000 - now;
}
