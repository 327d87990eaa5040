/** One change of a list: which item, at which point of the list's own count. */
export interface Change {
  readonly sequence: number;
  readonly itemId: number;
}

/**
 * The order in which items of a list last changed. Each item counts once, at its latest change, as Graph's delta shows
 * the last state and not every step. Reading from a point costs as much as what changed since, not as the list is long.
 */
export class ChangeLog {
  private changes: Change[] = [];
  private readonly latest = new Map<number, number>();
  private count = 0;
  /** Tokens older than this are refused with 410. */
  private oldest = 0;

  /** The count after the newest change. */
  get sequence(): number {
    return this.count;
  }

  get oldestSequence(): number {
    return this.oldest;
  }

  record(itemId: number): void {
    this.count += 1;
    this.changes.push({ sequence: this.count, itemId });
    this.latest.set(itemId, this.count);
    if (this.changes.length > 64 && this.changes.length > this.latest.size * 2) this.compact();
  }

  /** Up to `limit` changes after a point, oldest first. */
  after(sequence: number, limit: number): readonly Change[] {
    const found: Change[] = [];
    for (let at = this.firstAfter(sequence); at < this.changes.length && found.length < limit; at += 1) {
      const change = this.changes[at];
      if (change && this.latest.get(change.itemId) === change.sequence) found.push(change);
    }
    return found;
  }

  /** Makes every token given out so far too old. */
  expireTokens(): void {
    this.count += 1;
    this.oldest = this.count;
  }

  save(): unknown {
    this.compact();
    return {
      count: this.count,
      oldest: this.oldest,
      changes: this.changes.map((c) => [c.sequence, c.itemId]),
    };
  }

  load(saved: unknown): void {
    const state = saved as { count: number; oldest: number; changes: [number, number][] };
    this.count = state.count;
    this.oldest = state.oldest;
    this.changes = state.changes.map(([sequence, itemId]) => ({ sequence, itemId }));
    this.latest.clear();
    for (const change of this.changes) this.latest.set(change.itemId, change.sequence);
  }

  private compact(): void {
    this.changes = this.changes.filter((change) => this.latest.get(change.itemId) === change.sequence);
  }

  private firstAfter(sequence: number): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.changes[middle]?.sequence ?? 0) > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
