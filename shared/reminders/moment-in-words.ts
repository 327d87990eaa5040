import { Temporal } from 'temporal-polyfill';
import { civilDate, formatCivilDate } from '../domain/civil-date.ts';

/**
 * "22 November 2026 at 14:05" on a board's clock, for an instant (ISO 8601). What is no instant, after a hand edit, is
 * given back as it is.
 */
export function momentInWords(instant: string, timeZone: string): string {
  try {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
    const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
    return `${formatCivilDate(civilDate(local.toPlainDate().toString()))} at ${time}`;
  } catch {
    return instant;
  }
}

/** The time of day at an instant on a board's clock, "HH:MM"; fit for comparing as text. */
export function timeOfDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5);
}
