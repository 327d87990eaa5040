import type { CivilDate } from './civil-date.ts';
import type { Due } from './due.ts';
import { plainText } from './when/plain-text.ts';
import { readText } from './when/reading.ts';

export interface ReadWhenOptions {
  /**
   * First day of the plan the cell stands in. Periods ("within 6 months") are counted from it, and a date that lost its year
   * is proposed as the first such date in the plan, always marked for a person to check. Without it neither gets a date.
   */
  planStart?: CivilDate;
}

/**
 * Reads a "when" cell as a UK board would: day first, a month or a season due on its last day, the financial year from April
 * to March. It never makes up a date: what cannot be read keeps its text and says what a person should do.
 */
export function readWhen(raw: string, options: ReadWhenOptions = {}): Due {
  const { text, mended } = plainText(raw);
  const reading = readText(text, options.planStart);
  // Mending matters only where a date came out of it.
  const doubts = reading.date === undefined && reading.start === undefined ? [] : mended;
  const reason = Array.from(new Set([...doubts, ...reading.doubts])).join(' ');
  const { doubts: _doubts, ...found } = reading;
  return { ...found, needsCheck: reason !== '', ...(reason === '' ? {} : { reason }), raw };
}
