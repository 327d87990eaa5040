import { weekdayOf } from '../civil-date.ts';
import type { MarkedText, Mention } from './mention.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayPattern =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';

/** Takes weekdays out of the text, and doubts a date whose weekday is another. */
export function checkWeekdays({ text, mentions }: MarkedText): MarkedText {
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
export function lendYears(marked: MarkedText): MarkedText {
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
