import {
  addDays,
  civilDateAt,
  civilDateOf,
  civilDateSchema,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '../civil-date.ts';
import { monthNumber, monthPattern } from './plain-text.ts';

export type MentionKind = 'exact' | 'month' | 'season' | 'quarter' | 'financial-year' | 'period';

export interface Span {
  first: CivilDate;
  last: CivilDate;
}

/** A stretch of days that a text names. */
export interface Mention {
  /** Stands for the mention in the text: ‹a›, ‹b›, … */
  marker: string;
  kind: MentionKind;
  /** Absent when the text names no such stretch: its year is lost, or the day does not exist. */
  span?: Span;
  /** For a mention that lost its year: where it would lie in a year. */
  inYear?: (year: number) => Span | undefined;
  /** Months and quarters lend their year only to their own sort: "Q1 and Q3 2025/26". */
  family: 'calendar' | 'financial';
  /** The year the text gives: the April year for quarters and financial years. */
  year?: number;
  /** Why a person should look at it, in plain English. */
  doubts: string[];
  /** The text spells a day that no calendar has, or one in American order. */
  impossible?: boolean;
  /** Only a year: "2026". */
  bareYear?: boolean;
}

export interface MarkedText {
  /** The text with each mention replaced by its marker. */
  text: string;
  /** In the order in which they stand. */
  mentions: Mention[];
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayPattern =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ordinal = '(?:st|nd|rd|th)';
const fullYear = '(?:19|20)\\d{2}';
const separator = '\\s*[,.]?\\s*';
/** Before a day: no other number, and no month whose year it could be ("Apr 25 – Mar 26"). */
const dayStart = `(?<![\\d.])(?<!(?<!\\d)\\d{1,2}/)(?<!${monthPattern}\\.?[\\s'-]*)`;
/** Between a day and its month: never a dash with spaces round it, which joins two dates. */
const dayJoint = '(?:\\s*[/.,]\\s*|-|\\s*)';
const financialYear = `(?:20\\d{2})\\s*[/-]\\s*(?:20)?\\d{1,2}`;
const financialWord = '(?:f\\.?y\\.?|f/y|(?:financial|fiscal) years?(?: end(?:ing)?)?)';

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

const expressions = new Map<string, RegExp>();

/** Registers have thousands of cells and the patterns are always the same. */
function compiled(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const expression = new RegExp(pattern, 'gi');
  expressions.set(pattern, expression);
  return expression;
}

class Finder {
  text: string;
  readonly #found: Mention[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Replaces what `pattern` finds by markers; `read` returns undefined to leave the text as it is. */
  find(
    pattern: string,
    read: (groups: (string | undefined)[], rest: string) => Omit<Mention, 'marker'> | undefined,
  ): void {
    this.text = this.text.replace(compiled(pattern), (found: string, ...details: unknown[]) => {
      const offset = details.findIndex((detail) => typeof detail === 'number');
      const whole = String(details[offset + 1]);
      const position = Number(details[offset]);
      const mention = read(
        details.slice(0, offset).map((group) => (typeof group === 'string' ? group : undefined)),
        whole.slice(position + found.length),
      );
      return mention === undefined ? found : ` ${this.#mark(mention)} `;
    });
  }

  /** Two mentions for one find, as in "1–5 June 2026". */
  findTwo(
    pattern: string,
    read: (
      groups: (string | undefined)[],
    ) => [Omit<Mention, 'marker'>, string, Omit<Mention, 'marker'>] | undefined,
  ): void {
    this.text = this.text.replace(compiled(pattern), (found: string, ...details: unknown[]) => {
      const offset = details.findIndex((detail) => typeof detail === 'number');
      const pair = read(
        details.slice(0, offset).map((group) => (typeof group === 'string' ? group : undefined)),
      );
      return pair === undefined ? found : ` ${this.#mark(pair[0])} ${pair[1]} ${this.#mark(pair[2])} `;
    });
  }

  remove(pattern: string): void {
    this.text = this.text.replace(compiled(pattern), ' ');
  }

  marked(): MarkedText {
    const text = this.text.replace(/\s+/g, ' ').trim();
    const mentions = Array.from(text.matchAll(/‹[a-z]+›/g), ([marker]) =>
      this.#found.find((mention) => mention.marker === marker),
    ).filter((mention) => mention !== undefined);
    return { text, mentions };
  }

  #mark(mention: Omit<Mention, 'marker'>): string {
    const marker = `‹${lettersOf(this.#found.length)}›`;
    this.#found.push({ ...mention, marker });
    return marker;
  }
}

function lettersOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${lettersOf(Math.floor(index / 26) - 1)}${letter}`;
}

// --- days -----------------------------------------------------------------------------------------------------------

function dayMention(
  year: number,
  month: number,
  day: number,
  doubts: string[] = [],
): Omit<Mention, 'marker'> {
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

/** "26" is 2026; "87" is 1987, and doubtful. */
function wholeYear(digits: string): { year: number; doubts: string[] } {
  const number = Number(digits);
  if (digits.length > 2) return { year: number, doubts: [] };
  return number < 80
    ? { year: 2000 + number, doubts: [] }
    : {
        year: 1900 + number,
        doubts: ['The year has two digits and was read as in the last century; check it.'],
      };
}

function findIsoDates(finder: Finder): void {
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

function findNumericDates(finder: Finder): void {
  // "01/04/2026-31/03/2027"
  finder.text = finder.text.replace(/(\d{2})\s*-\s*(?=\d{1,2}([/.])\d{1,2}\2\d{2,4}\b)/g, '$1 to ');
  finder.find(
    "(?<![\\d/.-])(\\d{1,2})\\s*([/.\\\\-])\\s*(\\d{1,2})\\s*[/.\\\\-]\\s*(\\d{4}|'?\\d{2})(?![\\d]|[/-]\\d)",
    ([day, , month, yearText = '']) => {
      const { year, doubts } = wholeYear(yearText.replace("'", ''));
      return dayMention(year, Number(month), Number(day), doubts);
    },
  );
  finder.find(`(?<![\\d/.-])(\\d{1,2}) (\\d{1,2}) (${fullYear})(?![\\d/-])`, ([day, month, year]) =>
    dayMention(Number(year), Number(month), Number(day)),
  );
}

/** "17:00", "at 5pm", "10.30 am", "noon": a deadline in a register is a day. */
function takeOutTimes(finder: Finder): void {
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
function findDayPairs(finder: Finder): void {
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

function findNamedDays(finder: Finder): void {
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

function dayWithoutYear(month: number, day: number): Omit<Mention, 'marker'> {
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

function findDaysWithoutYear(finder: Finder): void {
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

// --- months ---------------------------------------------------------------------------------------------------------

function monthMention(year: number, month: number, doubts: string[] = []): Omit<Mention, 'marker'> {
  return { kind: 'month', family: 'calendar', year, span: monthSpan(year, month), doubts };
}

function monthSpan(year: number, month: number): Span {
  return { first: firstDayOfMonth(year, month), last: lastDayOfMonth(year, month) };
}

function findMonthsOfFinancialYears(finder: Finder): void {
  // "March 2025/26" is the March of that financial year.
  finder.find(
    `\\b(${monthPattern})\\b\\.?\\s*(?:of|in|,)?\\s*(20\\d{2}[/-](?:20)?\\d{2})(?!\\s*${ordinal}|[\\d/.-]|\\s*${monthPattern})`,
    ([monthName = '', years = '']) => {
      const start = financialStart(years);
      const month = monthNumber(monthName);
      return start === undefined ? undefined : monthMention(month >= 4 ? start : start + 1, month);
    },
  );
  finder.find(`\\b(${monthPattern})\\b\\.?\\s*(?:[-/,.(]|of|in)?\\s*(${fullYear})\\b`, ([month = '', year]) =>
    monthMention(Number(year), monthNumber(month)),
  );
  finder.find(`\\b(${fullYear})\\s*[-/,.]?\\s*(${monthPattern})\\b`, ([year, month = '']) =>
    monthMention(Number(year), monthNumber(month)),
  );
  // "March 20 26": a year torn apart by a scanner.
  finder.find(`\\b(${monthPattern})\\b\\.?\\s+20 (\\d{2})\\b`, ([month = '', digits]) =>
    monthMention(Number(`20${digits ?? ''}`), monthNumber(month), ['The year was in two pieces; check it.']),
  );
  // "Mar-26", "Mar '26": how Excel shows a month.
}

function findMonthsWithYear(finder: Finder): void {
  finder.find(
    `\\b(${monthPattern})\\b\\.?\\s*(?:[-/]|-?\\s*')\\s*(\\d{2})\\b'?(?![/:]\\d)`,
    ([month = '', digits = '']) => {
      const { year, doubts } = wholeYear(digits);
      return monthMention(year, monthNumber(month), doubts);
    },
  );
  finder.find(
    `\\b(${monthPattern})\\b\\.?,? (\\d{2})\\b(?!\\s*(?:${ordinal}|[ap]m|[:.%]|days|weeks|months|years))`,
    ([month = '', digits = '']) => {
      const number = Number(digits);
      if (number < 10 || number > 79) return undefined;
      return monthMention(
        2000 + number,
        monthNumber(month),
        number <= 31 ? [`"${digits}" was read as the year 20${digits}; it could be a day of the month.`] : [],
      );
    },
  );
}

function findNumericMonths(finder: Finder): void {
  finder.find(`(?<![\\d/.-])(0?[1-9]|1[0-2])\\s*[/.-]\\s*(${fullYear})(?![\\d/])`, ([month, year]) =>
    monthMention(Number(year), Number(month)),
  );
  finder.find(`(?<![\\d/.-])(${fullYear})-(0[1-9]|1[0-2])(?![\\d/-])`, ([year, month]) =>
    monthMention(Number(year), Number(month)),
  );
  // "03/26" cannot be a day and a month.
  finder.find('(?<![\\d/.\\w-])(0?[1-9]|1[0-2])/([2-7]\\d)(?![\\d/\\w-])', ([month, digits]) =>
    Number(digits) <= 12
      ? undefined
      : monthMention(2000 + Number(digits), Number(month), [
          'Read as a month and a two-digit year; check it.',
        ]),
  );
}

function findMonthsWithoutYear(finder: Finder): void {
  const mention = (month: string): Omit<Mention, 'marker'> => ({
    kind: 'month',
    family: 'calendar',
    doubts: [],
    inYear: (year) => monthSpan(year, monthNumber(month)),
  });
  // "may" and "march" are also verbs: without a year a month counts only where the words around it leave no other reading.
  const before =
    '(?:by|in|between|end|end of|before|until|till|to|during|for|from|late|early|mid|middle of|start of|beginning of|since|after|every|each|next|due|and|&|or|then|‹[a-z]+›|[-,/;:(]|month of)';
  const after =
    '(?=\\s*(?:$|[-,/;:.)?&]|and\\b|or\\b|to\\b|until\\b|onwards|then\\b|each\\b|every\\b|annually|‹))';
  finder.find(`^(${monthPattern})\\b\\.?${after}`, ([month = '']) => mention(month));
  finder.find(
    `(?<=(?:^|[\\s(]|[-,/;:&])${before}\\s*-?)(?<![a-z])(${monthPattern})\\b\\.?(?=\\s*(?:$|[-,/;:.)?&]|[a-z]|‹))`,
    ([month = '']) => (/^(?:may|mar|march)$/i.test(month) ? undefined : mention(month)),
  );
  finder.find(
    `(?<=(?:^|[\\s(]|[-,/;:&])${before}\\s*-?)(?<![a-z])(${monthPattern})\\b\\.?${after}`,
    ([month = '']) => mention(month),
  );
  finder.find(
    "^(?:the |in |by |our )*(sept(?:ember)?|jan(?:uary)?|feb(?:ruary)?|april|june|july|aug(?:ust)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?!')",
    ([month = '']) => mention(month),
  );
}

// --- seasons, quarters, years ---------------------------------------------------------------------------------------

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

function findSeasons(finder: Finder): void {
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
): Omit<Mention, 'marker'> {
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

function quarterMention(quarter: number, year: number, doubts: string[]): Omit<Mention, 'marker'> {
  return { kind: 'quarter', family: 'financial', year, span: quarterSpan(quarter, year), doubts };
}

function findQuarters(finder: Finder): void {
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

function findHalfYears(finder: Finder): void {
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

/** 2025 for "2025/26", "2025-2026", "2025/6", "25/26"; undefined when the years do not follow each other. */
function financialStart(years: string): number | undefined {
  const [first = '', second = ''] = years.split(/[/-]/).map((part) => part.trim());
  const start = first.length === 2 ? 2000 + Number(first) : Number(first);
  const digits = second.length;
  return (start + 1) % 10 ** digits === Number(second) ? start : undefined;
}

function financialSpan(year: number): Span {
  return { first: firstDayOfMonth(year, 4), last: lastDayOfMonth(year + 1, 3) };
}

function findFinancialYears(finder: Finder): void {
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

function findBareYears(finder: Finder): void {
  const lead =
    '(?:by|in|during|throughout|across|for|from|until|till|to|end|end of|mid|middle of|early|late|later in|start of|beginning of|since|calendar year|year|within|and|&|or|then|year end|year ending)';
  const mention = (year: string, doubts: string[]): Omit<Mention, 'marker'> => ({
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

// --- what stands around -----------------------------------------------------------------------------------------------

/** Takes weekdays out of the text, and doubts a date whose weekday is another. */
function checkWeekdays({ text, mentions }: MarkedText): MarkedText {
  let rest = text;
  for (const mention of mentions) {
    const pattern = new RegExp(
      `\\b(${weekdayPattern})\\b[.,]?\\s+(?:the\\s+)?${mention.marker}|${mention.marker}\\s*[,(]?\\s*\\b(${weekdayPattern})\\b\\)?`,
      'i',
    );
    rest = rest.replace(pattern, (_found, before: string | undefined, after: string | undefined) => {
      const written = (before ?? after ?? '').toLowerCase();
      const meant = weekdays.findIndex((name) => name.startsWith(written.slice(0, 3))) + 1;
      if (mention.span !== undefined && mention.kind === 'exact') {
        const actual = weekdayOf(mention.span.first);
        if (actual !== meant) {
          const [says, is] = [weekdays[meant - 1] ?? '', weekdays[actual - 1] ?? ''];
          mention.doubts.push(`It says ${capital(says)}, but that day is a ${capital(is)}.`);
        }
      }
      return mention.marker;
    });
  }
  return { text: rest, mentions };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "March and August 2015", "Nov – Feb 2026", "Q1 and Q3 2025/26": a year written once serves its neighbours. */
function lendYears(marked: MarkedText): MarkedText {
  const { text, mentions } = marked;
  for (let index = mentions.length - 1; index >= 0; index -= 1) {
    const mention = mentions[index];
    const next = mentions[index + 1];
    if (mention === undefined || next?.year === undefined || !mayBorrow(mention, next)) continue;
    const between = text.slice(
      text.indexOf(mention.marker) + mention.marker.length,
      text.indexOf(next.marker),
    );
    const sameYear = mention.inYear?.(next.year);
    const isLater = sameYear !== undefined && next.span !== undefined && sameYear.first > next.span.first;
    const year = isLater ? next.year - 1 : next.year;
    borrow(mention, year);
    if (isLater) mention.doubts.push(`Read as ${year}, the year before the date that follows it; check it.`);
    else if (between.trim().length > 24)
      mention.doubts.push(`Read as ${year}, the year of the date that follows it; check it.`);
  }
  mentions.forEach((mention, index) => {
    const before = mentions[index - 1];
    if (before?.year === undefined || !mayBorrow(mention, before)) return;
    const sameYear = mention.inYear?.(before.year);
    const isEarlier =
      sameYear !== undefined && before.span !== undefined && sameYear.last < before.span.first;
    const year = isEarlier ? before.year + 1 : before.year;
    borrow(mention, year);
    mention.doubts.push(`The year is missing and was read as ${year}, after the date before it; check it.`);
  });
  return marked;
}

function mayBorrow(mention: Mention, lender: Mention): boolean {
  return mention.inYear !== undefined && mention.span === undefined && mention.family === lender.family;
}

function borrow(mention: Mention, year: number): void {
  const span = mention.inYear?.(year);
  if (span === undefined) return;
  mention.span = span;
  mention.year = year;
}

/** The first occurrence that ends on or after `from`: where a date without a year would lie in a plan that starts then. */
export function firstOccurrence(mention: Mention, from: CivilDate): Span | undefined {
  for (const year of [yearOf(from) - 1, yearOf(from), yearOf(from) + 1]) {
    const span = mention.inYear?.(year);
    if (span !== undefined && span.last >= from) return span;
  }
  return undefined;
}

/** The seven days that begin on `first`. */
export function weekFrom(first: CivilDate): Span {
  return { first, last: addDays(first, 6) };
}
