import { formatCivilDate, type CivilDate } from './civil-date.ts';
import type { Language } from './language.ts';

/** A meeting's title with its date, which is not said twice: most boards write the day into the title. */
export function meetingWithDate(
  { title, date }: { readonly title: string; readonly date: CivilDate },
  language: Language,
): string {
  return [formatCivilDate(date, 'en'), formatCivilDate(date, language)].some((day) => title.includes(day))
    ? title
    : `${title}, ${formatCivilDate(date, language)}`;
}
