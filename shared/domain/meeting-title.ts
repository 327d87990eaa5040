import { formatCivilDate, type CivilDate } from './civil-date.ts';
import { languageSchema, type Language } from './language.ts';

/** A meeting's title with its date, which is not said twice: most boards write the day into the title. */
export function meetingWithDate(
  { title, date }: { readonly title: string; readonly date: CivilDate },
  language: Language,
): string {
  return dayWithin(title, date) === null ? `${title}, ${formatCivilDate(date, language)}` : title;
}

/** What a meeting is called beside its date; empty where the title is nothing but the date. */
export function titleWithoutDate({ title, date }: { title: string; date: CivilDate | null }): string {
  const written = title.trim();
  const day = date === null ? null : dayWithin(written, date);
  // Within a sentence the day is part of it: what were left would be no title.
  if (day === null || day.end < written.length) return written;
  const before = written.slice(0, day.start).trimEnd();
  return before.replace(/(?:\s(?:on|ar)|[,:–-])$/u, '').trimEnd();
}

/** Where the day stands in a title, written out in any language; the last place where there are several. Null = it does not. */
function dayWithin(title: string, date: CivilDate): { readonly start: number; readonly end: number } | null {
  const days = languageSchema.options.map((language) => formatCivilDate(date, language));
  // Not the 2 March within the 12 March.
  const found = [...title.matchAll(new RegExp(`(?<!\\d)(?:${days.join('|')})(?!\\d)`, 'gu'))].at(-1);
  return found === undefined ? null : { start: found.index, end: found.index + found[0].length };
}
