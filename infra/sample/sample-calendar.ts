import {
  addDays,
  addMonths,
  civilDate,
  dayOfMonth,
  formatCivilDate,
  formatShortDate,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '../../shared/domain/civil-date.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The day the sample is made, and the ways in which people write days down in a plan. */
export interface SampleCalendar {
  readonly today: CivilDate;
  /** The day both boards' spreadsheets were brought into the register: 18 months ago. */
  readonly importDay: CivilDate;
  /** 1 April on which the three-year plan began, 18 to 30 months ago. */
  readonly planStart: CivilDate;
  /** For example "Business plan 2024–27". */
  readonly planTitle: string;
  /** The day `days` after today; negative is earlier. */
  day(days: number): CivilDate;
  /**
   * As `day`, but further off than four weeks never at a weekend: near dates must hit the reminder stages exactly, far
   * ones are what a meeting would agree.
   */
  plannedDay(days: number): CivilDate;
  /** The day of the month `months` after this month's; negative is earlier. */
  monthsOn(months: number): CivilDate;
  /** "12 August 2026" */
  onDay(days: number): string;
  /** "12/08/2026" */
  slashed(days: number): string;
  /** "12th August 2026" */
  ordinal(days: number): string;
  /** "12 Aug 2026" */
  short(days: number): string;
  /** "Wednesday 12 August 2026" */
  withWeekday(days: number): string;
  /** The same, but the weekday contradicts the date, as after a plan is rolled on by a year. */
  withWrongWeekday(days: number): string;
  /** "October 2026" */
  month(months: number): string;
  /** "Oct 2026" */
  shortMonth(months: number): string;
  /** "Autumn 2026"; winter is never named, because nobody agrees which year it belongs to. */
  season(months: number): string;
  /** "Q3 2026/27" */
  quarter(months: number): string;
  /** "2026/27" */
  financialYear(months: number): string;
}

/** Builds the sample's calendar around one day. */
export function sampleCalendar(today: CivilDate): SampleCalendar {
  const day = (days: number): CivilDate => addDays(today, days);
  const planned = (days: number): CivilDate => (Math.abs(days) > 28 ? onWorkingDay(day(days)) : day(days));
  const later = (months: number): CivilDate => addMonths(firstOfMonth(today), months);
  const planYear = financialYearOf(addMonths(today, -18));
  return {
    today,
    day,
    plannedDay: planned,
    monthsOn: (months) => addMonths(today, months),
    importDay: addMonths(today, -18),
    planStart: civilDate(`${String(planYear)}-04-01`),
    planTitle: `Business plan ${String(planYear)}–${twoDigits(planYear + 3)}`,
    onDay: (days) => formatCivilDate(planned(days)),
    slashed: (days) => slashedDate(planned(days)),
    ordinal: (days) => `${ordinalOf(dayOfMonth(planned(days)))} ${monthYear(planned(days))}`,
    short: (days) => formatShortDate(planned(days)),
    withWeekday: (days) => `${weekdayName(planned(days), 0)} ${formatCivilDate(planned(days))}`,
    withWrongWeekday: (days) => `${weekdayName(planned(days), 1)} ${formatCivilDate(planned(days))}`,
    month: (months) => monthYear(later(months)),
    shortMonth: (months) => `${monthName(later(months)).slice(0, 3)} ${String(yearOf(later(months)))}`,
    season: (months) => seasonOf(later(months)),
    quarter: (months) => {
      const date = later(months);
      const number = Math.floor(((monthOf(date) + 8) % 12) / 3) + 1;
      return `Q${String(number)} ${financialYearName(date)}`;
    },
    financialYear: (months) => financialYearName(later(months)),
  };
}

function firstOfMonth(date: CivilDate): CivilDate {
  return civilDate(`${date.slice(0, 7)}-01`);
}

function financialYearOf(date: CivilDate): number {
  return monthOf(date) >= 4 ? yearOf(date) : yearOf(date) - 1;
}

function financialYearName(date: CivilDate): string {
  const year = financialYearOf(date);
  return `${String(year)}/${twoDigits(year + 1)}`;
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}

function slashedDate(date: CivilDate): string {
  return [date.slice(8, 10), date.slice(5, 7), date.slice(0, 4)].join('/');
}

function monthName(date: CivilDate): string {
  return monthNames[monthOf(date) - 1] ?? '';
}

function monthYear(date: CivilDate): string {
  return `${monthName(date)} ${String(yearOf(date))}`;
}

function weekdayName(date: CivilDate, shift: number): string {
  return weekdayNames[(weekdayOf(date) - 1 + shift) % 7] ?? '';
}

function ordinalOf(day: number): string {
  const teen = day >= 11 && day <= 13;
  const ending = teen ? 'th' : day % 10 === 1 ? 'st' : day % 10 === 2 ? 'nd' : day % 10 === 3 ? 'rd' : 'th';
  return `${String(day)}${ending}`;
}

function seasonOf(date: CivilDate): string {
  const month = monthOf(date);
  const year = yearOf(date);
  if (month === 12) return `Spring ${String(year + 1)}`;
  if (month <= 5) return `Spring ${String(year)}`;
  return month <= 8 ? `Summer ${String(year)}` : `Autumn ${String(year)}`;
}

/** The working day itself, or the Friday before a weekend: nobody reviews a risk on a Sunday. */
export function onWorkingDay(date: CivilDate): CivilDate {
  const weekday = weekdayOf(date);
  return weekday === 6 ? addDays(date, -1) : weekday === 7 ? addDays(date, -2) : date;
}
