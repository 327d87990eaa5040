import { countOfDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';

/** "Due in 5 days, on 31 March 2026", "Due today, 31 March 2026", "Overdue by 1 day: it was due on 31 March 2026". */
export function dueInWords(due: CivilDate, today: CivilDate, what: 'Due' | 'Review due' = 'Due'): string {
  const days = daysBetween(today, due);
  const date = formatCivilDate(due);
  if (days === 0) return `${what} today, ${date}`;
  if (days === 1) return `${what} tomorrow, ${date}`;
  if (days > 1) return `${what} in ${countOfDays(days)}, on ${date}`;
  const late = what === 'Due' ? 'Overdue' : 'Review overdue';
  return `${late} by ${countOfDays(-days)}: it was due on ${date}`;
}
