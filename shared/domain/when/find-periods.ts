import { firstDayOfMonth, lastDayOfMonth } from '../civil-date.ts';
import type { Finder, Found } from './finder.ts';
import type { Span } from './mention.ts';
import { financialStart, financialWord, financialYear } from './years.ts';

/**
 * Seasons are the Met Office's, three whole months each: spring ends on 31 May, summer on 31 August, autumn on
 * 30 November, winter on the last day of February.
 */
function seasonSpan(season: string, year: number): Span | undefined {
  switch (season.toLowerCase()) {
    case 'spring':
      return { first: firstDayOfMonth(year, 3), last: lastDayOfMonth(year, 5) };
    case 'summer':
      return { first: firstDayOfMonth(year, 6), last: lastDayOfMonth(year, 8) };
    case 'autumn':
    case 'fall':
      return { first: firstDayOfMonth(year, 9), last: lastDayOfMonth(year, 11) };
    case 'winter':
      return { first: firstDayOfMonth(year, 12), last: lastDayOfMonth(year + 1, 2) };
    default:
      return undefined;
  }
}

const termDates = 'Term and holiday dates differ between areas and schools. Write the date.';

/** "Autumn 2026", "Summer term". */
export function findSeasons(finder: Finder): void {
  const names = 'spring|summer|autumn|winter';
  const school = '(?:\\s+(half[\\s-]*term|terms?|(?:school )?holidays?|break))?';
  finder.find(
    `\\b(${names}|fall(?=[\\s,]+(?:of\\s+)?20\\d{2}))${school}\\s*,?\\s*(?:of\\s+|in\\s+)?(20\\d{2})(?:\\s*[/-]\\s*((?:20)?\\d{2})(?!\\d))?`,
    ([season = '', term, year, second]) => seasonMention(season, term, Number(year), second),
  );
  finder.find(`\\b(20\\d{2})\\s+(${names})${school}\\b`, ([year, season = '', term]) =>
    seasonMention(season, term, Number(year), undefined),
  );
  finder.find(`\\b(${names})${school}\\s*'(\\d{2})\\b`, ([season = '', term, digits]) =>
    seasonMention(season, term, 2000 + Number(digits), undefined),
  );
  finder.find(`\\b(${names})\\b(?! school)${school}`, ([season = '', term]) =>
    term === undefined
      ? {
          kind: 'season',
          family: 'calendar',
          doubts: [],
          inYear: (year) => seasonSpan(season, year),
        }
      : { kind: 'period', family: 'calendar', doubts: [termDates] },
  );
}

function seasonMention(
  season: string,
  term: string | undefined,
  year: number,
  second: string | undefined,
): Found {
  if (term !== undefined) return { kind: 'period', family: 'calendar', doubts: [termDates] };
  const isWinter = season.toLowerCase() === 'winter';
  // "Winter 2025/26" spans both years; in "Spring 2025/26" the year is the April year, so spring is at its end or its start.
  const doubts: string[] = [];
  if (isWinter && second === undefined) {
    doubts.push(`Winter runs from December ${year} to February ${year + 1}; check which year was meant.`);
  }
  if (!isWinter && second !== undefined) {
    return {
      kind: 'season',
      family: 'calendar',
      doubts: ['Two years are given for one season. Write which one.'],
    };
  }
  const span = seasonSpan(season, year);
  return { kind: 'season', family: 'calendar', year, doubts, ...(span === undefined ? {} : { span }) };
}

const ordinalsInWords = ['first', 'second', 'third', 'fourth'];

function quarterNumber(text: string): number {
  const digit = /[1-4]/.exec(text);
  if (digit !== null) return Number(digit[0]);
  const lower = text.toLowerCase();
  if (/final|last/.test(lower)) return 4;
  const word = ordinalsInWords.findIndex((name) => lower.includes(name));
  if (word !== -1) return word + 1;
  return ['one', 'two', 'three', 'four'].findIndex((name) => lower.includes(name)) + 1;
}

/** Quarters of the April–March year that begins in `year`. */
function quarterSpan(quarter: number, year: number): Span {
  const firstMonth = quarter === 4 ? 1 : 1 + quarter * 3;
  const calendarYear = quarter === 4 ? year + 1 : year;
  return {
    first: firstDayOfMonth(calendarYear, firstMonth),
    last: lastDayOfMonth(calendarYear, firstMonth + 2),
  };
}

function quarterMention(quarter: number, year: number, doubts: string[]): Found {
  return { kind: 'quarter', family: 'financial', year, span: quarterSpan(quarter, year), doubts };
}

/** "Q1 2025/26", "first quarter of 2025", "Q1-2 2025/26". */
export function findQuarters(finder: Finder): void {
  const quarter =
    '(?:q(?:uarter|tr)?\\s*-?\\s*[1-4]|quarter\\s+(?:one|two|three|four)|(?:first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))\\s+(?:quarter|qtr)|[1-4]q(?=\\s))';
  const joint = '\\s*(?:[,/(-]|of|in|for)*\\s*(?:the\\s+)?';
  // "Q1-2 2025/26"
  finder.findTwo(
    `\\bq([1-4])\\s*(-|/|&|and|to)\\s*q?([1-4])${joint}(?:${financialWord}\\s*)?(20\\d{2}\\s*[/-]\\s*(?:20)?\\d{2})(?!\\d)`,
    ([first, between = '', second, years = '']) => {
      const year = financialStart(years);
      if (year === undefined) return undefined;
      return [
        quarterMention(Number(first), year, []),
        /-|to/i.test(between) ? 'to' : 'and',
        quarterMention(Number(second), year, []),
      ];
    },
  );
  finder.find(
    `\\b(${quarter})${joint}(?:${financialWord}\\s*)?(${financialYear}|\\d{2}[/-]\\d{2})(?![\\d/])`,
    ([name = '', years = '']) => {
      const year = financialStart(years);
      return year === undefined ? undefined : quarterMention(quarterNumber(name), year, []);
    },
  );
  finder.find(
    `\\b(?:${financialWord}\\s*)?(${financialYear}|\\d{2}/\\d{2})${joint}(${quarter})(?!\\d)`,
    ([years = '', name = '']) => {
      const year = financialStart(years);
      return year === undefined ? undefined : quarterMention(quarterNumber(name), year, []);
    },
  );
  finder.find(`\\bcalendar\\s+(${quarter})${joint}(20\\d{2})(?!\\d)`, ([name = '', year]) => {
    const firstMonth = quarterNumber(name) * 3 - 2;
    return {
      kind: 'quarter',
      family: 'calendar',
      year: Number(year),
      span: {
        first: firstDayOfMonth(Number(year), firstMonth),
        last: lastDayOfMonth(Number(year), firstMonth + 2),
      },
      doubts: [],
    };
  });
  const oneYear = (name: string, year: number) =>
    quarterMention(quarterNumber(name), year, [
      `Read as a quarter of the financial year ${year}/${String(year + 1).slice(2)}; check that the calendar year was not meant.`,
    ]);
  finder.find(`\\b(${quarter})${joint}(20\\d{2})(?![\\d/])`, ([name = '', year]) =>
    oneYear(name, Number(year)),
  );
  finder.find(`\\b(20\\d{2})[\\s,-]*(${quarter})(?!\\d)`, ([year, name = '']) => oneYear(name, Number(year)));
  finder.find(`\\b(${quarter})${joint}${financialWord}\\s*'?(?:20)?(\\d{2})(?![\\d/])`, () => ({
    kind: 'quarter',
    family: 'financial',
    doubts: ['A financial year has two halves: write it as 2025/26.'],
  }));
  finder.find(`\\b(${quarter})(?!\\d)`, ([name = '']) => ({
    kind: 'quarter',
    family: 'financial',
    doubts: [],
    inYear: (year) => quarterSpan(quarterNumber(name), year),
  }));
}

/** "H1 2025/26", "second half of 2026". */
export function findHalfYears(finder: Finder): void {
  const half = '(?:h([12])|(first|second|1st|2nd)\\s+half)';
  const joint = '\\s*(?:of\\s+)?(?:the\\s+)?';
  finder.find(
    `\\b${half}${joint}(?:${financialWord}\\s*)?(${financialYear})(?!\\d)`,
    ([digit, word, years = '']) => {
      const year = financialStart(years);
      if (year === undefined) return undefined;
      const isFirst = digit === '1' || /first|1st/i.test(word ?? '');
      return {
        kind: 'period',
        family: 'financial',
        year,
        span: isFirst
          ? { first: firstDayOfMonth(year, 4), last: lastDayOfMonth(year, 9) }
          : { first: firstDayOfMonth(year, 10), last: lastDayOfMonth(year + 1, 3) },
        doubts: [],
      };
    },
  );
  finder.find(`\\b${half}${joint}(20\\d{2})(?!\\d)`, ([digit, word, year]) => {
    const isFirst = digit === '1' || /first|1st/i.test(word ?? '');
    return {
      kind: 'period',
      family: 'calendar',
      year: Number(year),
      span: {
        first: firstDayOfMonth(Number(year), isFirst ? 1 : 7),
        last: lastDayOfMonth(Number(year), isFirst ? 6 : 12),
      },
      doubts: ['Read as half of the calendar year; check that the financial year was not meant.'],
    };
  });
}

function financialSpan(year: number): Span {
  return { first: firstDayOfMonth(year, 4), last: lastDayOfMonth(year + 1, 3) };
}

/** "2025/26", "FY 2025-2026", "25/26", "the financial year", and school years. */
export function findFinancialYears(finder: Finder): void {
  finder.find(
    `\\b(?:academic|school) year\\s*(20\\d{2}\\s*[/-]\\s*(?:20)?\\d{2})(?!\\d)|\\b(20\\d{2}\\s*[/-]\\s*(?:20)?\\d{2})\\s+(?:academic|school) year\\b`,
    ([before, after]) => {
      const year = financialStart(before ?? after ?? '');
      if (year === undefined) return undefined;
      return {
        kind: 'period',
        family: 'calendar',
        year,
        span: { first: firstDayOfMonth(year, 9), last: lastDayOfMonth(year + 1, 8) },
        doubts: ['Read as the school year, 1 September to 31 August; check it.'],
      };
    },
  );
  finder.find(
    `(?:\\b(${financialWord})\\s*)?(?<![\\d/.-])(20\\d{2}\\s*([/-])\\s*(?:20)?\\d{1,2})(?![\\d/]|-\\d)(?:\\s+(${financialWord})\\b)?`,
    ([wordBefore, years = '', mark, wordAfter]) => {
      const isNamed = wordBefore !== undefined || wordAfter !== undefined;
      const start = financialStart(years);
      const second = (years.split(/[/-]/)[1] ?? '').trim();
      if (start === undefined) {
        const isMonth = mark === '-' && /^(?:0[1-9]|1[0-2])$/.test(second) && !isNamed;
        if (isMonth || second.length < 2) return undefined;
        return {
          kind: 'period',
          family: 'financial',
          doubts: ['Several years are given: write the day on which it is due.'],
        };
      }
      const couldBeMonth = !isNamed && second.length < 4 && Number(second) <= 12;
      const doubts =
        couldBeMonth && mark === '-'
          ? ['Read as a financial year; it could be a year and a month.']
          : second.length === 1
            ? ['Read as a financial year; it could be a year and a month.']
            : [];
      return { kind: 'financial-year', family: 'financial', year: start, span: financialSpan(start), doubts };
    },
  );
  finder.find(
    `(?:\\b(${financialWord})\\s*|(?<![\\d/.\\w-]))(\\d{2}[/-]\\d{2})(?![\\d/\\w-])`,
    ([named, years = '']) => {
      const start = financialStart(years);
      const isDayAndMonth = Number(years.slice(3)) <= 12;
      if (start === undefined) return undefined;
      if (named === undefined && (isDayAndMonth || years.includes('-'))) return undefined;
      return {
        kind: 'financial-year',
        family: 'financial',
        year: start,
        span: financialSpan(start),
        doubts: named === undefined ? ['Read as a financial year with two-digit years; check it.'] : [],
      };
    },
  );
  finder.find(
    '\\b(?:financial|fiscal) year[\\s-]*end(?:ing|s)?\\s+(?:in\\s+)?(20\\d{2})(?![\\d/-])',
    ([year]) => ({
      kind: 'financial-year',
      family: 'financial',
      year: Number(year) - 1,
      span: financialSpan(Number(year) - 1),
      doubts: [`Read as the financial year that ends on 31 March ${year ?? ''}; check it.`],
    }),
  );
  finder.find(`\\b(?:f\\.?y\\.?|financial year|fiscal year)\\s*'?(?:20)?\\d{2}(?![\\d/-])`, () => ({
    kind: 'financial-year',
    family: 'financial',
    doubts: ['A financial year has two halves: write it as 2025/26.'],
  }));
  finder.find(
    `\\b(?:(?:this|the|current|our)\\s+)*(?:(?:financial|fiscal)\\s+year(?:[\\s-]*end)?|f/?y)\\b(?!\\s*\\d)`,
    () => ({
      kind: 'financial-year',
      family: 'financial',
      doubts: [],
      inYear: financialSpan,
    }),
  );
}

/** "by 2026": only a year. */
export function findBareYears(finder: Finder): void {
  const lead =
    '(?:by|in|during|throughout|across|for|from|until|till|to|end|end of|mid|middle of|early|late|later in|start of|beginning of|since|calendar year|year|within|and|&|or|then|year end|year ending)';
  const mention = (year: string, doubts: string[]): Found => ({
    kind: 'period',
    family: 'calendar',
    year: Number(year),
    span: { first: firstDayOfMonth(Number(year), 1), last: lastDayOfMonth(Number(year), 12) },
    bareYear: true,
    doubts,
  });
  finder.find('\\bcalendar year\\s+(20\\d{2})(?![\\d/-])', ([year = '']) => ({
    ...mention(year, []),
    bareYear: false,
  }));
  const doubt =
    'Only a year is given, and it was read as ending on 31 December; check that the financial year was not meant.';
  finder.find(`^\\(?(20\\d{2})\\)?[.?]?$`, ([year = '']) => mention(year, [doubt]));
  finder.find(`(?<=(?:^|[\\s(-])${lead}[\\s-]+(?:the\\s+)?)(20\\d{2})(?![\\d/-]|\\s*\\d)`, ([year = '']) =>
    mention(year, [doubt]),
  );
}
