import { Temporal } from 'temporal-polyfill';
import { civilDateSchema, formatCivilDate } from './civil-date.ts';
import { dayWords } from './day-words.ts';
import type { Language } from './language.ts';

/**
 * "22 November 2026 at 14:05" on a board's clock, for an instant (ISO 8601). What is no instant, after a hand edit, is
 * given back as it is; a zone that does not exist is read as the United Kingdom's, where every board is.
 */
export function momentInWords(instant: string, timeZone: string, language: Language = 'en'): string {
  const local = onClock(instant, timeZone) ?? onClock(instant, 'Europe/London');
  if (local === null) return instant;
  // A year before 1 or past 9999, which only a hand edit writes, is on no board's calendar.
  const day = civilDateSchema.safeParse(local.toPlainDate().toString());
  return day.success
    ? dayWords(language).moment(formatCivilDate(day.data, language), hourAndMinute(local))
    : instant;
}

/**
 * The time of day at an instant (ISO 8601) on a board's clock, "HH:MM"; fit for comparing as text.
 * @throws RangeError when the instant or the zone cannot be read.
 */
export function timeOfDay(instant: string, timeZone: string): string {
  return hourAndMinute(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone));
}

function onClock(instant: string, timeZone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  } catch {
    return null;
  }
}

function hourAndMinute(local: Temporal.ZonedDateTime): string {
  return local.toPlainTime().toString().slice(0, 5);
}
