import { Temporal } from 'temporal-polyfill';
import { invalidRequest } from './graph-problem.ts';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** The instant a written date means, in UTC; without an offset it is UTC. Throws GraphProblem for anything else. */
export function readInstant(text: string): Temporal.Instant {
  try {
    if (DATE_ONLY.test(text)) return Temporal.Instant.from(`${text}T00:00:00Z`);
    if (DATE_TIME.test(text))
      return Temporal.Instant.from(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  } catch {
    // Falls through: a well-formed string may still name a day that does not exist.
  }
  throw invalidRequest('Invalid request');
}

/** SharePoint keeps whole seconds. */
export const instantText = (instant: Temporal.Instant): string =>
  instant.round({ smallestUnit: 'second', roundingMode: 'trunc' }).toString();

/** Midnight, in the site's time zone, of the day the instant falls on there (SOURCES.md, A4). */
export function siteMidnight(instant: Temporal.Instant, timeZone: string): Temporal.Instant {
  return instant.toZonedDateTimeISO(timeZone).startOfDay().toInstant();
}
