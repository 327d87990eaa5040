/** Plain state of the clock, as persisted. */
interface ClockState {
  /** Milliseconds added to real time; ignored while frozen. */
  readonly offsetMilliseconds: number;
  /** The moment the clock stands still at (ISO 8601), or null while it ticks. */
  readonly frozenAt: string | null;
}

/**
 * The tenant's own time: real time plus an offset, or standing still. It drives `createdDateTime`, `Modified` and the
 * `Date` header of Graph answers. Token life times never use it: Entra and its clients compare those with real time.
 */
export class TenantClock {
  private offsetMilliseconds = 0;
  private frozenAt: number | null = null;
  private readonly listeners = new Set<(now: Date) => void>();
  private readonly realTime: () => number;

  /** `realTime` gives milliseconds since 1970, for tests that hold real time still. */
  constructor(realTime: () => number = Date.now) {
    this.realTime = realTime;
  }

  now(): Date {
    return new Date(this.frozenAt ?? this.realTime() + this.offsetMilliseconds);
  }

  /** Moves to a moment; the clock keeps ticking (or standing still) from there. */
  moveTo(moment: Date): void {
    const milliseconds = moment.getTime();
    if (Number.isNaN(milliseconds)) throw new RangeError('The clock can only move to a valid date.');
    if (this.frozenAt === null) this.offsetMilliseconds = milliseconds - this.realTime();
    else this.frozenAt = milliseconds;
    this.announce();
  }

  /** Moves forwards (or backwards, when negative) by a number of milliseconds. */
  advance(milliseconds: number): void {
    this.moveTo(new Date(this.now().getTime() + milliseconds));
  }

  /** Makes the clock stand still, at the given moment or where it is. */
  freeze(moment?: Date): void {
    this.frozenAt = (moment ?? this.now()).getTime();
    this.announce();
  }

  /** Lets a frozen clock tick on from where it stands. */
  resume(): void {
    if (this.frozenAt === null) return;
    this.offsetMilliseconds = this.frozenAt - this.realTime();
    this.frozenAt = null;
    this.announce();
  }

  /** Goes back to real time. */
  reset(): void {
    this.offsetMilliseconds = 0;
    this.frozenAt = null;
    this.announce();
  }

  get isFrozen(): boolean {
    return this.frozenAt !== null;
  }

  /** Calls back after every move; the answer stops it. */
  onMove(listener: (now: Date) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  save(): ClockState {
    return {
      offsetMilliseconds: this.offsetMilliseconds,
      frozenAt: this.frozenAt === null ? null : new Date(this.frozenAt).toISOString(),
    };
  }

  load(saved: unknown): void {
    const state = saved as Partial<ClockState>;
    this.offsetMilliseconds = state.offsetMilliseconds ?? 0;
    this.frozenAt = typeof state.frozenAt === 'string' ? Date.parse(state.frozenAt) : null;
  }

  private announce(): void {
    const now = this.now();
    for (const listener of this.listeners) listener(now);
  }
}
