import { addDays, yearOf, type CivilDate } from '../civil-date.ts';

export type MentionKind = 'exact' | 'month' | 'season' | 'quarter' | 'financial-year' | 'period';

export interface Span {
  first: CivilDate;
  last: CivilDate;
}

/** A stretch of days that a text names. */
export interface Mention {
  /** Stands for the mention in the text: ‹a›, ‹b›, … */
  marker: string;
  kind: MentionKind;
  /** Absent when the text names no such stretch: its year is lost, or the day does not exist. */
  span?: Span;
  /** For a mention that lost its year: where it would lie in a year. */
  inYear?: (year: number) => Span | undefined;
  /** Months and quarters lend their year only to their own sort: "Q1 and Q3 2025/26". */
  family: 'calendar' | 'financial';
  /** The year the text gives: the April year for quarters and financial years. */
  year?: number;
  /** Why a person should look at it, in plain English. */
  doubts: string[];
  /** The text spells a day that no calendar has, or one in American order. */
  impossible?: boolean;
  /** Only a year: "2026". */
  bareYear?: boolean;
}

export interface MarkedText {
  /** The text with each mention replaced by its marker. */
  text: string;
  /** In the order in which they stand. */
  mentions: Mention[];
}

/** The first occurrence that ends on or after `from`: where a date without a year would lie in a plan that starts then. */
export function firstOccurrence(mention: Mention, from: CivilDate): Span | undefined {
  for (const year of [yearOf(from) - 1, yearOf(from), yearOf(from) + 1]) {
    const span = mention.inYear?.(year);
    if (span !== undefined && span.last >= from) return span;
  }
  return undefined;
}

/** The seven days that begin on `first`. */
export function weekFrom(first: CivilDate): Span {
  return { first, last: addDays(first, 6) };
}
