/**
 * How many documents are taken in at a time. One is read after the other, and each that waits is kept in memory: whoever finds no place is
 * told so before a byte of their document is taken off the line.
 */
export class ReadingPlaces {
  private readonly taken = new Map<string, number>();
  private all = 0;
  private readonly most: { readonly each: number; readonly all: number };

  /** @param most documents of one person, and of everybody, the one that is being read counted in */
  constructor(most: { readonly each: number; readonly all: number }) {
    this.most = most;
  }

  /** Does the work in a place, which is free again when it is done or has failed; 'full' = there was none and nothing was done. */
  async inPlace<Answer>(whose: string, work: () => Promise<Answer>): Promise<Answer | 'full'> {
    const own = this.taken.get(whose) ?? 0;
    if (own >= this.most.each || this.all >= this.most.all) return 'full';
    this.taken.set(whose, own + 1);
    this.all += 1;
    try {
      return await work();
    } finally {
      this.all -= 1;
      const left = (this.taken.get(whose) ?? 1) - 1;
      if (left > 0) this.taken.set(whose, left);
      else this.taken.delete(whose);
    }
  }
}
