import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayWords } from './day-words.ts';
import type { Language } from './language.ts';

/**
 * A civil date is a day on the wall calendar, 'YYYY-MM-DD', with no time and no zone. Due dates, reviews and
 * meetings are civil dates: a deadline of 31 March is 31 March in summer time, in winter time and on every machine.
 */
export const civilDateSchema = z
  .string()
  .refine(isRealDate, { message: 'must be a day that exists, written YYYY-MM-DD' })
  .brand<'CivilDate'>();

export type CivilDate = z.infer<typeof civilDateSchema>;

/**
 * Whether a board can mean this day. Years far off are slips of the hand ("0206"), a spreadsheet's zero (1900) or a
 * program's "never" (9999), and whoever counts on from them falls off the calendar.
 */
export function isBoardDay(date: CivilDate): boolean {
  return date >= '1950-01-01' && date <= '2100-12-31';
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const shape = /^\d{4}-\d{2}-\d{2}$/;

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

type MonthName = (typeof monthNames)[number];
const writtenDate = new RegExp(`\\b(\\d{1,2}) (${monthNames.join('|')}) (\\d{4})\\b`, 'g');

const welshMonthNames = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const;

function isRealDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The civil date that `text` spells.
 * @throws RangeError when `text` is not a real day in the form YYYY-MM-DD. For text typed by people use `readWhen`.
 */
export function civilDate(text: string): CivilDate {
  const parsed = civilDateSchema.safeParse(text);
  if (!parsed.success) throw new RangeError('Not a civil date: expected a real day written YYYY-MM-DD.');
  return parsed.data;
}

/** The civil date of these numbers (`month` 1–12), or undefined when no such day exists, as with 31 February. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | undefined {
  const text = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
  const parsed = civilDateSchema.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** 1 (January) to 12 (December). */
export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

export function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** Negative when `first` is earlier, positive when it is later, 0 on the same day; fit for `Array.sort`. */
export function compareDates(first: CivilDate, second: CivilDate): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

export function earliest(first: CivilDate, second: CivilDate): CivilDate {
  return first <= second ? first : second;
}

export function latest(first: CivilDate, second: CivilDate): CivilDate {
  return first >= second ? first : second;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  // A UTC day is always 24 hours long, so this never meets a clock change.
  const found = new Date(utcMidnight(date) + days * 86_400_000).toISOString();
  // A day within four-digit years is real by the way it was made; checking each again would be most of a plan's work.
  return found.length === 24 && found >= '0001'
    ? (found.slice(0, 10) as CivilDate)
    : civilDate(found.slice(0, 10));
}

/** Months later (or earlier, when negative); a day the month lacks becomes its last: 31 January + 1 is 28 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return civilDate(Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString());
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  // A UTC day is always 24 hours long, so this never meets a clock change.
  return Math.round((utcMidnight(to) - utcMidnight(from)) / 86_400_000);
}

function utcMidnight(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The last day of a month (`month` 1–12). */
export function lastDayOfMonth(year: number, month: number): CivilDate {
  return civilDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(daysInMonth(year, month))}`,
  );
}

/** The first day of a month (`month` 1–12). */
export function firstDayOfMonth(year: number, month: number): CivilDate {
  return civilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: CivilDate): Weekday {
  const sundayIsZero = new Date(utcMidnight(date)).getUTCDay();
  return (sundayIsZero === 0 ? 7 : sundayIsZero) as Weekday;
}

/** "31 March 2026": how a date is written for people. */
export function formatCivilDate(date: CivilDate, language: Language = 'en'): string {
  return `${dayOfMonth(date)} ${monthName(date, language)} ${yearOf(date)}`;
}

/** "31 Mar 2026": as many a board's own document writes it. The product itself writes months out. */
export function formatShortDate(date: CivilDate): string {
  return `${dayOfMonth(date)} ${monthName(date, 'en').slice(0, 3)} ${yearOf(date)}`;
}

function monthName(date: CivilDate, language: Language): string {
  return (language === 'cy' ? welshMonthNames : monthNames)[monthOf(date) - 1] ?? '';
}

/** The same text with every date in it that reads as `formatCivilDate` writes it in English ("31 March 2026") in another language. */
export function withDatesIn(text: string, language: Language): string {
  return text.replace(writtenDate, (written, day: string, month: MonthName, year: string) => {
    const date = civilDateOf(Number(year), monthNames.indexOf(month) + 1, Number(day));
    return date === undefined ? written : formatCivilDate(date, language);
  });
}

/** How far off a deadline is: "due in 3 days", "due tomorrow", "due today", "1 day overdue", "5 days overdue". */
export function inWords(due: CivilDate, today: CivilDate, language: Language = 'en'): string {
  const words = dayWords(language);
  const days = daysBetween(today, due);
  if (days === 0) return words.dueToday;
  if (days === 1) return words.dueTomorrow;
  return days > 1 ? words.dueIn(days) : words.overdue(words.days(-days));
}

/** "1 day", "12 days". */
export function countOfDays(days: number, language: Language = 'en'): string {
  return dayWords(language).days(days);
}

/**
 * The day it is in `timeZone` (IANA name, such as 'Europe/London') at an instant (ISO 8601 with zone or Z).
 * @throws RangeError when the instant or the zone cannot be read.
 */
export function civilDateAt(instantIso: string, timeZone: string): CivilDate {
  return civilDate(Temporal.Instant.from(instantIso).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

/** The instant (ISO 8601) at which a day begins in a time zone. */
export function startOfDay(date: CivilDate, timeZone: string): string {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString();
}
