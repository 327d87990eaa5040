import { firstDayOfMonth, lastDayOfMonth } from '../civil-date.ts';
import type { Finder, Found } from './finder.ts';
import type { Span } from './mention.ts';
import { monthNumber, monthPattern } from './plain-text.ts';
import { financialStart, fullYear, wholeYear, ordinal } from './years.ts';

function monthMention(year: number, month: number, doubts: string[] = []): Found {
  return { kind: 'month', family: 'calendar', year, span: monthSpan(year, month), doubts };
}

function monthSpan(year: number, month: number): Span {
  return { first: firstDayOfMonth(year, month), last: lastDayOfMonth(year, month) };
}

/** "March 2025/26", which is the March of that financial year, and "March 2026". */
export function findMonthsOfFinancialYears(finder: Finder): void {
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
}

/** "Mar-26", "Mar '26": how Excel shows a month; and "March 26". */
export function findMonthsWithYear(finder: Finder): void {
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

/** "03/2026", "2026-03". */
export function findNumericMonths(finder: Finder): void {
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

/** "March", where nothing says that it is the verb. */
export function findMonthsWithoutYear(finder: Finder): void {
  const mention = (month: string): Found => ({
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
