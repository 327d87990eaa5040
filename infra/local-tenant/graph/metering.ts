import { GraphProblem } from '../state/graph-problem.ts';
import type { Switches } from '../switches.ts';

const WINDOW_MILLISECONDS = 60_000;
/** The rate headers only appear once this share of the limit is used (SOURCES.md, A9). */
const ANNOUNCE_FROM = 0.8;

interface Window {
  startedAt: number;
  used: number;
}

/** Counts each application's resource units by the minute, in real time, and says when it has had enough. */
export class Metering {
  private readonly windows = new Map<string, Window>();
  private readonly switches: Switches;
  private readonly realTime: () => number;

  constructor(switches: Switches, realTime: () => number = Date.now) {
    this.switches = switches;
    this.realTime = realTime;
  }

  /** Counts a call. Throws 429 with `Retry-After` past the limit; throttled calls count too, as in SharePoint. */
  spend(appId: string, units: number): void {
    const window = this.window(appId);
    window.used += units;
    const limit = this.switches.resourceUnitsPerMinute;
    if (limit === null || window.used <= limit) return;
    throw throttled(this.secondsLeft(window), this.rateHeaders(appId));
  }

  /** `RateLimit-*` for an answer, when the application is near its limit. */
  rateHeaders(appId: string): Readonly<Record<string, string>> {
    const limit = this.switches.resourceUnitsPerMinute;
    if (limit === null) return {};
    const window = this.window(appId);
    if (window.used < limit * ANNOUNCE_FROM) return {};
    return {
      'RateLimit-Limit': String(limit),
      'RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'RateLimit-Reset': String(this.secondsLeft(window)),
    };
  }

  private window(appId: string): Window {
    const now = this.realTime();
    const known = this.windows.get(appId);
    if (known && now - known.startedAt < WINDOW_MILLISECONDS) return known;
    const fresh = { startedAt: now, used: 0 };
    this.windows.set(appId, fresh);
    return fresh;
  }

  private secondsLeft(window: Window): number {
    return Math.max(1, Math.ceil((window.startedAt + WINDOW_MILLISECONDS - this.realTime()) / 1000));
  }
}

/** SharePoint's 429 through Graph. */
function throttled(retryAfterSeconds: number, headers: Readonly<Record<string, string>>): GraphProblem {
  return new GraphProblem(429, 'activityLimitReached', 'The request has been throttled', {
    innerCode: 'throttledRequest',
    headers: { ...headers, 'Retry-After': String(retryAfterSeconds) },
  });
}
