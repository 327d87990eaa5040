import { Finder } from './finder.ts';
import type { MarkedText } from './mention.ts';
import {
  findIsoDates,
  findNumericDates,
  takeOutTimes,
  findDayPairs,
  findNamedDays,
  findDaysWithoutYear,
} from './find-days.ts';
import {
  findMonthsOfFinancialYears,
  findMonthsWithYear,
  findNumericMonths,
  findMonthsWithoutYear,
} from './find-months.ts';
import {
  findQuarters,
  findHalfYears,
  findSeasons,
  findFinancialYears,
  findBareYears,
} from './find-periods.ts';
import { checkWeekdays, lendYears } from './neighbours.ts';

/** Stretches a text names, found from the most to the least specific way of writing them. */
export function findMentions(text: string): MarkedText {
  const finder = new Finder(text);
  findIsoDates(finder);
  findNumericDates(finder);
  takeOutTimes(finder);
  findDayPairs(finder);
  findNamedDays(finder);
  findMonthsOfFinancialYears(finder);
  findQuarters(finder);
  findHalfYears(finder);
  findSeasons(finder);
  findFinancialYears(finder);
  findMonthsWithYear(finder);
  findNumericMonths(finder);
  findDaysWithoutYear(finder);
  findMonthsWithoutYear(finder);
  findBareYears(finder);
  const marked = finder.marked();
  return lendYears(checkWeekdays(marked));
}
