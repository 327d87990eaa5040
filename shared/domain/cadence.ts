import { z } from 'zod';
import { addDays, addMonths, daysBetween, type CivilDate } from './civil-date.ts';
import { dayWords } from './day-words.ts';
import type { Language } from './language.ts';

/** How often something comes round: every `n` units. */
export const cadenceSchema = z.strictObject({
  n: z.number().int().positive().max(400),
  unit: z.enum(['day', 'week', 'month', 'year']),
});

export type Cadence = z.infer<typeof cadenceSchema>;

/** What a text says about how often. */
export interface CadenceReading {
  /** The different cadences it names, in order; usually none or one. */
  every: Cadence[];
  /** For words with two meanings ("bi-annual"): those that can be put as a cadence. */
  eitherOf: Cadence[];
  /** The same two meanings in words: "twice a year or every two years". */
  meanings: string[];
  /** True where it comes round but nobody could say when: "termly", "each meeting". */
  unclear: string[];
  /** The text with the words of cadence taken out. */
  rest: string;
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty four': 24,
  'twenty-four': 24,
  thirty: 30,
  'thirty six': 36,
  'thirty-six': 36,
  sixty: 60,
  ninety: 90,
};

export const numberPattern = `(?:\\d{1,3}|${Object.keys(numberWords)
  .sort((first, second) => second.length - first.length)
  .join('|')})`;

/** The number that digits or a word such as "six" stand for; undefined for 0 and for anything else. */
export function countOf(text: string): number | undefined {
  const lower = text.toLowerCase();
  const count = /^\d+$/.test(lower) ? Number(lower) : numberWords[lower];
  return count === undefined || count === 0 || count > 400 ? undefined : count;
}

type Period = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'half-year' | 'year';

function everyPeriods(count: number, period: Period): Cadence {
  switch (period) {
    case 'fortnight':
      return { n: count * 2, unit: 'week' };
    case 'quarter':
      return { n: count * 3, unit: 'month' };
    case 'half-year':
      return { n: count * 6, unit: 'month' };
    default:
      return { n: count, unit: period };
  }
}

function periodNamed(word: string): Period | undefined {
  const lower = word.toLowerCase();
  if (/^(?:working |week)?da[yi]/.test(lower)) return 'day';
  if (/^we?e?k/.test(lower)) return 'week';
  if (lower.startsWith('fortnight')) return 'fortnight';
  if (/^m(?:on?)?n?th/.test(lower)) return 'month';
  if (/^q(?:ua|t)/.test(lower)) return 'quarter';
  if (/^half[\s-]*year/.test(lower)) return 'half-year';
  if (/^(?:ye?a?r|ann)/.test(lower)) return 'year';
  return undefined;
}

const periodPattern =
  '(?:(?:working |week)?days?|we?e?ks?|fortnights?|months?|mths?|quarters?|qtrs?|half[\\s-]*years?|years?|yrs?|annum)';
const adverbPattern =
  '(?:daily|weekly|wkly|fortnightly|fortnighly|monthly|montly|mthly|quarterly|quaterly|quartely|quarterley|qtr?ly|annually|anually|annualy|annual|yearly)';
const repeatingEvent = '(?:board |committee |subgroup |sub-group |group )?(?:meetings?|boards?)';

/** Finds every phrase that says how often: "quarterly", "six monthly", "every two months", "twice a year", "bi-annual". */
export function readCadences(text: string): CadenceReading {
  const reading: CadenceReading = { every: [], eitherOf: [], meanings: [], unclear: [], rest: text };
  for (const phrase of phrases) {
    reading.rest = reading.rest.replace(phrase.pattern, (found: string, ...groups: unknown[]) => {
      const words = groups.filter((group) => typeof group === 'string' || group === undefined);
      const outcome = phrase.read(words);
      if (outcome === undefined) return found;
      if ('every' in outcome) addOnce(reading.every, outcome.every);
      if ('eitherOf' in outcome) {
        outcome.eitherOf.forEach((cadence) => addOnce(reading.eitherOf, cadence));
        reading.meanings.push(outcome.meaning);
      }
      if ('unclear' in outcome) reading.unclear.push(outcome.unclear);
      return ' ';
    });
  }
  return reading;
}

function addOnce(cadences: Cadence[], cadence: Cadence): void {
  if (!cadences.some((known) => sameCadence(known, cadence))) cadences.push(cadence);
}

/** Every 12 months is every year; every 7 days is every week. */
export function sameCadence(first: Cadence, second: Cadence): boolean {
  const [one, other] = [inSmallerUnit(first), inSmallerUnit(second)];
  return one.unit === other.unit && one.n === other.n;
}

function inSmallerUnit({ n, unit }: Cadence): Cadence {
  if (unit === 'year') return { n: n * 12, unit: 'month' };
  return unit === 'week' ? { n: n * 7, unit: 'day' } : { n, unit };
}

type Outcome = { every: Cadence } | { eitherOf: Cadence[]; meaning: string } | { unclear: string };

interface Phrase {
  pattern: RegExp;
  /** `words` are the pattern's groups. Undefined: not a cadence after all. */
  read: (words: (string | undefined)[]) => Outcome | undefined;
}

const phrases: Phrase[] = [
  {
    pattern: /\bbi[\s-]*(annual(?:ly)?|anual(?:ly)?|annualy|yearly|monthly|weekly|quarterly)\b/gi,
    read: ([word = '']) => {
      switch (periodNamed(word.replace(/^anual/i, 'annual'))) {
        case 'month':
          return { eitherOf: [{ n: 2, unit: 'month' }], meaning: 'every two months or twice a month' };
        case 'week':
          return { eitherOf: [{ n: 2, unit: 'week' }], meaning: 'every two weeks or twice a week' };
        case 'quarter':
          return { eitherOf: [{ n: 6, unit: 'month' }], meaning: 'every six months or twice a quarter' };
        default:
          return {
            eitherOf: [
              { n: 6, unit: 'month' },
              { n: 2, unit: 'year' },
            ],
            meaning: 'twice a year or every two years',
          };
      }
    },
  },
  {
    pattern: /\btri[\s-]*(?:annual(?:ly)?|yearly)\b/gi,
    read: () => ({
      eitherOf: [
        { n: 4, unit: 'month' },
        { n: 3, unit: 'year' },
      ],
      meaning: 'three times a year or every three years',
    }),
  },
  { pattern: /\bbiennial(?:ly)?\b/gi, read: () => ({ every: { n: 2, unit: 'year' } }) },
  {
    pattern: /\b(?:semi|half)[\s-]*(?:annual(?:ly)?|yearly)\b/gi,
    read: () => ({ every: { n: 6, unit: 'month' } }),
  },
  {
    pattern:
      /\b(?:every|each|once (?:a|per|every|each)|per)\s+(?:half[\s-]*)?term\b|\b(?:half[\s-]*)?termly\b/gi,
    read: () => ({ unclear: 'School terms have no fixed length: say every how many months.' }),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:at|to|for|in|by)\\s+)?(?:every|each|all)\\s+(?:of the\\s+)?${repeatingEvent}\\b|\\bstanding (?:agenda )?item\\b`,
      'gi',
    ),
    read: () => ({ unclear: 'It comes round with a meeting: say every how many weeks or months to ask.' }),
  },
  {
    pattern: new RegExp(
      `\\b(${numberPattern})\\s*(?:-|to|or)\\s*(${numberPattern})[\\s-]*(${adverbPattern})\\b`,
      'gi',
    ),
    read: ([least, most, adverb = '']) => everyCounted(least, most, adverb),
  },
  {
    // "twice a year", "3 times per quarter", "4 x a year", "twice yearly", "two times annually"
    pattern: new RegExp(
      `\\b(once|twice|thrice|${numberPattern}(?=\\s*(?:x|times)?\\b))\\s*(?:x|times)?\\s*(?:(?:a|an|per|each|every|in a|in each|in every)\\s+(?:calendar |financial )?(${periodPattern})|(${adverbPattern}))\\b`,
      'gi',
    ),
    read: ([times = '', period, adverb]) => {
      const fixed: Record<string, number> = { once: 1, twice: 2, thrice: 3 };
      const count = fixed[times.toLowerCase()] ?? countOf(times);
      const named = periodNamed(period ?? adverb ?? '');
      if (count === undefined || named === undefined) return undefined;
      // "six monthly" is every six months, "twice monthly" is two times a month.
      const isTimes = period !== undefined || fixed[times.toLowerCase()] !== undefined;
      return isTimes ? severalTimes(count, named) : { every: everyPeriods(count, named) };
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:every|each|once (?:every|each|per|an?)|once in (?:every|each))\\s+(?:(other|second|2nd|alternate|third|3rd|fourth|4th|${numberPattern})(?:\\s*(?:-|to|or)\\s*(${numberPattern}))?\\s*-?\\s*)?(?:calendar |financial )?(${periodPattern})\\b`,
      'gi',
    ),
    read: ([count, upTo, period = '']) => everyCounted(count, upTo, period),
  },
  {
    pattern: new RegExp(
      `\\b(other|alternate)\\s+(${periodPattern})\\b|\\balternately (${periodPattern})\\b`,
      'gi',
    ),
    read: ([count, period, named]) => everyCounted(count ?? 'other', undefined, period ?? named ?? ''),
  },
  {
    pattern: new RegExp(
      `\\b(?:on|at|in)\\s+(?:an?\\s+)?(?:rolling\\s+)?(${numberPattern})[\\s-]*(${periodPattern})(?:\\s+rolling)?\\s+(?:basis|cycle|intervals?|frequency)\\b`,
      'gi',
    ),
    read: ([count, period = '']) => everyCounted(count, undefined, period),
  },
  {
    pattern: new RegExp(`\\b(${numberPattern})[\\s-]*(${adverbPattern})\\b`, 'gi'),
    read: ([count, adverb = '']) => everyCounted(count, undefined, adverb),
  },
  {
    pattern: /\b(?:every|each)\s+(?:working\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/gi,
    read: () => ({ every: { n: 1, unit: 'week' } }),
  },
  {
    pattern: /\bper\s+(day|week|fortnight|month|quarter|year)\b/gi,
    read: ([period = '']) => everyCounted(undefined, undefined, period),
  },
  {
    pattern: /\b(?:per annum|p\.?\s?a\.?(?=\s|$|[,;)]))/gi,
    read: () => ({ every: { n: 1, unit: 'year' } }),
  },
  {
    pattern: new RegExp(
      `\\b(?:on\\s+an?\\s+)?(${adverbPattern})(?:\\s+(?:rolling\\s+)?(?:basis|cycle|intervals?))?\\b`,
      'gi',
    ),
    read: ([adverb = '']) => everyCounted(undefined, undefined, adverb),
  },
];

function everyCounted(
  count: string | undefined,
  upTo: string | undefined,
  period: string,
): Outcome | undefined {
  const named = periodNamed(period.replace(/^(?:anual)/i, 'annual'));
  if (named === undefined) return undefined;
  if (upTo !== undefined) {
    const [least, most] = [countOf(count ?? ''), countOf(upTo)];
    if (least === undefined || most === undefined) return undefined;
    const either = [everyPeriods(least, named), everyPeriods(most, named)];
    return { eitherOf: either, meaning: either.map((every) => cadenceInWords(every)).join(' or ') };
  }
  const ordinals: Record<string, number> = {
    other: 2,
    alternate: 2,
    second: 2,
    '2nd': 2,
    third: 3,
    '3rd': 3,
    fourth: 4,
    '4th': 4,
  };
  const number = count === undefined ? 1 : (ordinals[count.toLowerCase()] ?? countOf(count));
  return number === undefined ? undefined : { every: everyPeriods(number, named) };
}

/** "twice a year" is every six months; "five times a year" is no whole number of anything. */
function severalTimes(count: number, period: Period): Outcome {
  if (count === 1) return { every: everyPeriods(1, period) };
  const months = { year: 12, 'half-year': 6, quarter: 3 }[period as string];
  if (months !== undefined && months % count === 0) return { every: { n: months / count, unit: 'month' } };
  if (period === 'fortnight' && count === 2) return { every: { n: 1, unit: 'week' } };
  return {
    unclear: `"${count} times a ${period}" does not divide evenly: say every how many days, weeks or months to ask.`,
  };
}

/** "every 3 months", "every week". */
export function cadenceInWords({ n, unit }: Cadence, language: Language = 'en'): string {
  return dayWords(language).every[unit](n);
}

/** `times` cadences after `anchor`, always counted from the anchor: 31 January, 28 February, 31 March, not 28 March. */
export function afterCadences(anchor: CivilDate, { n, unit }: Cadence, times: number): CivilDate {
  switch (unit) {
    case 'day':
      return addDays(anchor, n * times);
    case 'week':
      return addDays(anchor, n * 7 * times);
    case 'month':
      return addMonths(anchor, n * times);
    case 'year':
      return addMonths(anchor, n * 12 * times);
  }
}

/**
 * The newest round of the schedule that begins on `anchor`, not later than `by`; null before the first, which comes one
 * cadence after the anchor. Rolled from the schedule and never from an answer, so a late answer does not move the next round.
 */
export function latestRound(anchor: CivilDate, every: Cadence, by: CivilDate): CivilDate | null {
  const longestStepInDays = { day: 1, week: 7, month: 31, year: 366 }[every.unit] * every.n;
  // Never past the answer, because no step is longer than this.
  let rounds = Math.max(0, Math.floor(daysBetween(anchor, by) / longestStepInDays));
  while (afterCadences(anchor, every, rounds + 1) <= by) rounds += 1;
  return rounds === 0 ? null : afterCadences(anchor, every, rounds);
}
