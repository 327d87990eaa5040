/** Differences below this are network delay and whole seconds in the header, not a wrong clock. */
const ignoredMilliseconds = 2_000;

/**
 * What time it is for the register: this machine's clock corrected by what Graph's `Date` header says, so that a
 * drifting machine never sends a reminder on the wrong day. Not for tokens, which are checked on the machine's own
 * clock.
 */
export class TenantClock {
  private offsetMilliseconds = 0;
  private readonly machineTime: () => number;

  /** `machineTime` gives milliseconds since 1970. */
  constructor(machineTime: () => number = Date.now) {
    this.machineTime = machineTime;
  }

  now(): Date {
    return new Date(this.machineTime() + this.offsetMilliseconds);
  }

  /** ISO 8601 in UTC, as written into rows. */
  nowIso(): string {
    return this.now().toISOString();
  }

  /**
   * Learns from an answer: `dateHeader` is its `Date`, `askedAt` the machine's milliseconds when it was asked. An
   * answer that took long says little about the moment it was made, so half its journey is allowed for.
   */
  learn(dateHeader: string | undefined, askedAt: number): void {
    const said = Date.parse(dateHeader ?? '');
    if (Number.isNaN(said)) return;
    const here = this.machineTime();
    const journey = Math.max(0, here - askedAt);
    const offset = said - (here - journey / 2);
    if (Math.abs(offset - this.offsetMilliseconds) < ignoredMilliseconds + journey / 2) return;
    this.offsetMilliseconds = Math.abs(offset) < ignoredMilliseconds + journey / 2 ? 0 : offset;
  }

  /** How far the tenant's clock is from this machine's, in milliseconds. */
  get offset(): number {
    return this.offsetMilliseconds;
  }
}
