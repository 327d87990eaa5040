import { countOfDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Language } from '../domain/language.ts';
import { lineWords } from './line-words.ts';

/** "Due in 5 days, on 31 March 2026", "Due today, 31 March 2026", "Overdue by 1 day: it was due on 31 March 2026". */
export function dueInWords(
  due: CivilDate,
  today: CivilDate,
  language: Language,
  what: 'due' | 'review' = 'due',
): string {
  const days = daysBetween(today, due);
  const date = formatCivilDate(due, language);
  const words = lineWords(language)[what];
  if (days === 0) return words.today(date);
  if (days === 1) return words.tomorrow(date);
  return days > 1
    ? words.ahead(countOfDays(days, language), date)
    : words.late(countOfDays(-days, language), date);
}
