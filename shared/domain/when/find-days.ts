import { civilDateAt, civilDateOf, civilDateSchema, monthOf, yearOf, type CivilDate } from '../civil-date.ts';
import type { Finder, Found } from './finder.ts';
import { monthNumber, monthPattern } from './plain-text.ts';
import { fullYear, wholeYear, ordinal } from './years.ts';

const separator = '\\s*[,.]?\\s*';
/** Before a day: no other number, and no month whose year it could be ("Apr 25 – Mar 26"). */
const dayStart = `(?<![\\d.])(?<!(?<!\\d)\\d{1,2}/)(?<!${monthPattern}\\.?[\\s'-]*)`;
/** Between a day and its month: never a dash with spaces round it, which joins two dates. */
const dayJoint = '(?:\\s*[/.,]\\s*|-|\\s*)';

function dayMention(year: number, month: number, day: number, doubts: string[] = []): Found {
  const date = civilDateOf(year, month, day);
  if (date === undefined) {
    return { kind: 'exact', family: 'calendar', doubts: [impossibleDay(month, day)], impossible: true };
  }
  if (year < 1950 || year > 2100) {
    return {
      kind: 'exact',
      family: 'calendar',
      doubts: ['The year looks mistyped. Write the date again.'],
      impossible: true,
    };
  }
  return { kind: 'exact', family: 'calendar', year, span: { first: date, last: date }, doubts };
}

function impossibleDay(month: number, day: number): string {
  if (month > 12 && month <= 31 && day >= 1 && day <= 12) {
    return 'Read day first, as in the UK, there is no such date; it may have the month first. Write it again.';
  }
  return 'There is no such day in the calendar. Write the date again.';
}

/** "2026-03-31", an instant of an export, "20260331", and intervals of them. */
export function findIsoDates(finder: Finder): void {
  // "2025-04-01/2026-03-31" is an interval.
  finder.text = finder.text.replace(/\b(\d{4}-\d{2}-\d{2})\s*\/\s*(?=\d{4}-\d{2}-\d{2}\b)/g, '$1 to ');
  // SharePoint and Excel exports write a day as an instant: in summer time the evening before, in UTC.
  finder.find(
    '\\b(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)(z|[+-]\\d{2}:?\\d{2})(?![\\w])',
    ([day = '', time = '', zone = '']) => {
      if (!civilDateSchema.safeParse(day).success) return undefined;
      const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
      const local = localDay(`${day}T${time}${offset}`);
      if (local === undefined) return undefined;
      return dayMention(yearOf(local), monthOf(local), Number(local.slice(8)), [
        ...(local === day
          ? []
          : ['The cell holds a time in another time zone; the day is the one it is in the United Kingdom.']),
      ]);
    },
  );
  finder.find('\\b(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:t[\\d:.]+)?(?![\\d/])', ([year, , month, day]) =>
    dayMention(Number(year), Number(month), Number(day)),
  );
  finder.find('^((?:19|20)\\d{2})(\\d{2})(\\d{2})$', ([year, month, day]) =>
    civilDateOf(Number(year), Number(month), Number(day)) === undefined
      ? undefined
      : dayMention(Number(year), Number(month), Number(day), [
          'The date is written as one number; check that it is a date.',
        ]),
  );
}

function localDay(instant: string): CivilDate | undefined {
  try {
    return civilDateAt(instant, 'Europe/London');
  } catch {
    return undefined;
  }
}

/** A day, a month and a year in digits, "31/03/2026", "31.3.26"; its groups are those three, and the first separator after the day. */
export const numericDatePattern =
  "(?<![\\d/.-])(\\d{1,2})\\s*([/.\\\\-])\\s*(\\d{1,2})\\s*[/.\\\\-]\\s*(\\d{4}|'?\\d{2})(?![\\d]|[/-]\\d)";

/** "31/03/2026", "31.3.26", "31 03 2026": the day first, as in the UK. */
export function findNumericDates(finder: Finder): void {
  // "01/04/2026-31/03/2027"
  finder.text = finder.text.replace(/(\d{2})\s*-\s*(?=\d{1,2}([/.])\d{1,2}\2\d{2,4}\b)/g, '$1 to ');
  finder.find(numericDatePattern, ([day, , month, yearText = '']) => {
    const { year, doubts } = wholeYear(yearText.replace("'", ''));
    return dayMention(year, Number(month), Number(day), doubts);
  });
  finder.find(`(?<![\\d/.-])(\\d{1,2}) (\\d{1,2}) (${fullYear})(?![\\d/-])`, ([day, month, year]) =>
    dayMention(Number(year), Number(month), Number(day)),
  );
}

/** "17:00", "at 5pm", "10.30 am", "noon": a deadline in a register is a day. */
export function takeOutTimes(finder: Finder): void {
  finder.remove('\\b(?:\\d{2}:\\d{2}:\\d{2} )?gmt[+-]\\d{4}(?: \\([^)]*\\))?');
  const clock =
    '(?:\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?|hrs|hours)?|\\d{1,2}\\s*[ap]\\.?m\\.?(?![a-z]))';
  finder.remove(
    `(?:\\b(?:at|by|before|from|@)\\s+)?(?<![\\d/.])(?:\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[ap]\\.?m\\.?(?![a-z])|\\s*hrs)?|\\d{1,2}\\.\\d{2}\\s*(?:[ap]\\.?m\\.?(?![a-z])|hrs)|\\d{1,2}\\s*[ap]\\.?m\\.?(?![a-z]))(?:\\s*(?:-|to)\\s*${clock})?(?:\\s+(?:gmt|bst|utc))?(?!\\d)`,
  );
  finder.remove(
    '\\b(?:at |by )?(?:12 )?(?:noon|midday|midnight)\\b|\\b(?:by )?(?:close of (?:play|business)|c\\.?o\\.?[pb]\\.?|e\\.?o\\.?d\\.?)(?=\\s|$|,)(?:\\s+on)?',
  );
}

/** "1–5 June 2026", "1 and 15 March 2026": the first day borrows month and year from the second. */
export function findDayPairs(finder: Finder): void {
  finder.findTwo(
    `(?<![\\d/.-])(\\d{1,2})${ordinal}?\\s*(-|to|until|/|and|&|,)\\s*(?:the\\s+)?(\\d{1,2})${ordinal}?\\s+(?:of\\s+)?(${monthPattern})\\b\\.?(?:${separator}(${fullYear}))?`,
    ([first, joint = '', second, monthName = '', year]) => {
      const month = monthNumber(monthName);
      const mentionOf = (day: string | undefined) =>
        year === undefined
          ? dayWithoutYear(month, Number(day))
          : dayMention(Number(year), month, Number(day));
      const [one, other] = [mentionOf(first), mentionOf(second)];
      return [one, /^(?:-|to|until)$/i.test(joint) ? 'to' : 'and', other];
    },
  );
}

/** "31st March 2026", "31-Mar-26", "March 31, 2026". */
export function findNamedDays(finder: Finder): void {
  finder.find(
    `${dayStart}(\\d{1,2})\\s*${ordinal}?${dayJoint}(?:day\\s+)?(?:of\\s+)?(${monthPattern})\\b\\.?\\s*[-/,.]?\\s*(?:in\\s+)?(${fullYear})(?!\\d)`,
    ([day, month = '', year]) => dayMention(Number(year), monthNumber(month), Number(day)),
  );
  finder.find(
    `${dayStart}(\\d{1,2})\\s*${ordinal}?${dayJoint}(?:of\\s+)?(${monthPattern})\\b\\.?\\s*[-/, ]?\\s*'?(\\d{2})\\b'?(?!\\s*(?:${ordinal}|[ap]m|[:.]\\d|${monthPattern}|days|weeks|months|years|working))`,
    ([day, month = '', digits = '']) => {
      const { year, doubts } = wholeYear(digits);
      return dayMention(year, monthNumber(month), Number(day), doubts);
    },
  );
  finder.find(
    `\\b(${monthPattern})\\b\\.?\\s+(?:the\\s+)?(\\d{1,2})\\s*${ordinal}?\\s*,?\\s*(${fullYear})(?!\\d)`,
    ([month = '', day, year]) => dayMention(Number(year), monthNumber(month), Number(day)),
  );
  finder.find(
    `\\b(${fullYear})\\s*[,.-]?\\s*(${monthPattern})\\b\\.?\\s*(\\d{1,2})${ordinal}?\\b(?!\\s*[/-]?\\d)`,
    ([year, month = '', day]) => dayMention(Number(year), monthNumber(month), Number(day)),
  );
}

function dayWithoutYear(month: number, day: number): Found {
  // 2024 was a leap year, so 29 February passes.
  if (civilDateOf(2024, month, day) === undefined) {
    return { kind: 'exact', family: 'calendar', doubts: [impossibleDay(month, day)], impossible: true };
  }
  return {
    kind: 'exact',
    family: 'calendar',
    doubts: [],
    inYear: (year) => {
      const date = civilDateOf(year, month, day);
      return date === undefined ? undefined : { first: date, last: date };
    },
  };
}

/** "31 March", "March 31st", "31/3": the year is lent by a neighbour or by the plan. */
export function findDaysWithoutYear(finder: Finder): void {
  finder.find(
    `(?<![\\d/.])(\\d{1,2})\\s*${ordinal}?\\s*[-/ ]?\\s*(?:of\\s+)?(${monthPattern})\\b(?!')`,
    ([day, month = '']) => dayWithoutYear(monthNumber(month), Number(day)),
  );
  finder.find(
    `\\b(${monthPattern})\\s+(?:the\\s+)?(\\d{1,2})(${ordinal})?\\b(?![/:%.]\\d)`,
    ([month = '', day]) => dayWithoutYear(monthNumber(month), Number(day)),
  );
  finder.find('(?<![\\d/.\\w-])(\\d{1,2})/(\\d{1,2})(?![\\d/\\w-]|\\s+of\\b)', ([day, month]) => {
    if (day === '24' && month === '7') return undefined;
    return dayWithoutYear(Number(month), Number(day));
  });
  // "31.03" can be a day; "1.3" is rather the number of a row.
  finder.find('^(\\d{2})[.-](\\d{2})\\.?$', ([day, month]) =>
    civilDateOf(2024, Number(month), Number(day)) === undefined
      ? undefined
      : { ...dayWithoutYear(Number(month), Number(day)), doubts: ['It may be a number and not a date.'] },
  );
}
