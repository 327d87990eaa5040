import Holidays from 'date-holidays';
import { yearOf, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { HolidayCalendar, Nation } from '../../shared/domain/working-days.ts';

/** England and Wales keep the same bank holidays. */
const regions: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};

interface Correction {
  nation: Nation;
  date: string;
  isHoliday: boolean;
  name: string;
  /** Why the library is wrong, and who says so. */
  reason: string;
}

/** Where `date-holidays` differs from the bank holidays published on gov.uk; checked for 2024 to 2027. */
const corrections: readonly Correction[] = [
  {
    nation: 'scotland',
    date: '2026-06-15',
    isHoliday: true,
    name: 'Football World Cup',
    reason:
      'One-off bank holiday for the men’s football World Cup, by Royal Proclamation of 3 February 2026 (Scotland only); the library does not have it.',
  },
];

/** Before this the rules differ from today's; after it they are anybody's guess. */
const firstYear = 2013;
const lastYear = 2099;

/**
 * A nation's bank holidays with their substitute days, from the rules in `date-holidays`. Years are worked out once and kept.
 * A one-off holiday announced after this version was released is not known: boards add it to their quiet days.
 */
export function bankHolidays(nation: Nation): HolidayCalendar {
  const rules = new Holidays('GB', regions[nation], { types: ['public', 'bank'] });
  const corrected = corrections.filter((correction) => correction.nation === nation);
  const byYear = new Map<number, ReadonlyMap<string, string>>();

  const daysOf = (year: number): ReadonlyMap<string, string> => {
    const known = byYear.get(year);
    if (known !== undefined) return known;
    const days = new Map(
      rules.getHolidays(year).map((holiday) => [holiday.date.slice(0, 10), holiday.name] as const),
    );
    for (const { date, isHoliday, name } of corrected) {
      if (isHoliday && date.startsWith(String(year))) days.set(date, name);
      if (!isHoliday) days.delete(date);
    }
    byYear.set(year, days);
    return days;
  };

  return {
    covers: (year) => year >= firstYear && year <= lastYear,
    isHoliday: (date: CivilDate) => daysOf(yearOf(date)).has(date),
    nameOf: (date) => daysOf(yearOf(date)).get(date),
  };
}
