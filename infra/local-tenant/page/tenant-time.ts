import { Temporal } from 'temporal-polyfill';

const TIME_ZONE = 'Europe/London';

/** `Tuesday 31 March 2026, 09:00`, on the clocks of the United Kingdom. */
export function longDateAndTime(moment: Date): string {
  const zoned = inLondon(moment);
  return `${zoned.toLocaleString('en-GB', { weekday: 'long' })} ${dateInWords(moment)}, ${timeOfDay(zoned)}`;
}

/** `31 March 2026`. */
function dateInWords(moment: Date): string {
  return inLondon(moment).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `09:00` on the day of `now`, otherwise `31 March 2026, 09:00`. */
export function messageTime(moment: Date, now: Date): string {
  const zoned = inLondon(moment);
  const time = timeOfDay(zoned);
  return zoned.toPlainDate().equals(inLondon(now).toPlainDate()) ? time : `${dateInWords(moment)}, ${time}`;
}

/** The values of a date and a time input for a moment. */
export function toInputs(moment: Date): { date: string; time: string } {
  const zoned = inLondon(moment);
  return { date: zoned.toPlainDate().toString(), time: timeOfDay(zoned) };
}

/** The moment two inputs name, as ISO text; null when they are not filled in. */
export function fromInputs({ date, time }: { date: string; time: string }): string | null {
  try {
    const moment = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(TIME_ZONE).toInstant();
    return new Date(moment.epochMilliseconds).toISOString();
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

function inLondon(moment: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(TIME_ZONE);
}

function timeOfDay(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainTime().toString({ smallestUnit: 'minute' });
}
