import type { SchemeReference } from '../domain/risk.ts';

/** A field as it is and as it would be, with how both read. */
export interface FoundChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeInWords: string;
  readonly afterInWords: string;
  /** Of a score: the scheme it is made with, before and after, which is written with it. */
  readonly scheme?: { readonly before: SchemeReference | null; readonly after: SchemeReference };
  /** False where the register has moved on since: progress said in the register is not undone by an older document. */
  readonly proposed: boolean;
}
