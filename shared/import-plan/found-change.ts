/** A field as it is and as it would be, with how both read. */
export interface FoundChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeInWords: string;
  readonly afterInWords: string;
  /** False where the register has moved on since: progress said in the register is not undone by an older document. */
  readonly proposed: boolean;
}
