import { countOf, numberPattern, readCadences, sameCadence, type CadenceReading } from '../cadence.ts';
import { addDays, addMonths, formatCivilDate, weekdayOf, type CivilDate } from '../civil-date.ts';
import { firstOccurrence, weekFrom, type Mention } from './mention.ts';
import { allYearPattern, askForDate, ongoingPattern } from './words.ts';

const starts =
  '(?:with effect from|w\\.?e\\.?f\\.?|effective(?: from)?|as (?:of|from)|from|starting|starts|start(?: date)?|beginning|begins|begin|commencing|commences|commence|since|launch(?:ing|es|ed)?|not before|no earlier than|on or after|go(?:ing)?[- ]live|started|commenced|began)\\s*:?\\s*(?:on|in|from|at|the|of|date)?\\s*(?:in |the )?';
const ends =
  '(?:-|to|until|till|til|through to|through|thru|up to|up until|ending|ends?|finishing|->|and ending)(?:\\s+(?:the|in|on|end of|by))*';

const betweenPattern = /\bbetween\s+(‹[a-z]+›)\s*(?:and|-|to|&)\s*(‹[a-z]+›)/i;
const stretchPattern = new RegExp(`(?:\\b${starts})?(?<!->\\s*)(‹[a-z]+›)\\s*${ends}\\s*(‹[a-z]+›)`, 'i');
const untilPattern = new RegExp(
  `(?<!(?:deferred|forward|moved|extended|postponed|slipped|changed|rescheduled|revised|brought)\\s*)(?:\\b|^|\\s)(?:until|till|til|to|up to|up until|ending|ends?|through to|finishing|->|throughout)\\s+(?:(?:the|on|in|end of)\\s+)*(‹[a-z]+›)`,
  'i',
);
const fromPattern = new RegExp(
  `\\b${starts}(‹[a-z]+›)(?:\\s+onwards?)?|(‹[a-z]+›)\\s*(?:onwards?|start(?:ing|s)?|launch|go[- ]live)\\b`,
  'i',
);
const earlierPattern =
  /\b(?:revised|moved|changed|extended|slipped|postponed|deferred|rescheduled|amended|brought forward|put back)\s+from\s+(‹[a-z]+›)(?:\s+to\b)?/gi;
const lengthPattern = new RegExp(
  `\\b((?:within|in|over|for|during|after|up to|not more than|no more than|no later than|less than|under|maximum(?: of)?|max|every)\\s+)?(?:(?:an?|the|next|following|first|coming|initial|further|another|maximum of|period of)\\s+)*(${numberPattern}|an?|half an?)(?:\\s*(?:-|to|or)\\s*(${numberPattern}))?[\\s-]*(working |business |school |clear |calendar )?(hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|mths?|mnths?|mos|years?|yrs?)\\b[\\s-]*(period|plan|programme|project|pilot|timescale|time|rolling)?`,
  'i',
);

/** Why a cell with an old and a new date needs a look. */
export const earlierDate = 'An earlier date stands beside it; the later one was taken. Check it.';

/** The bounds a text gives with "from", "until" or a dash. */
export interface Bounds {
  start?: CivilDate;
  end?: CivilDate;
  /** A stretch from one to the other was named, even where its years are lost: "Sept – Dec". */
  isStretch: boolean;
  doubts: string[];
}

/** "6 months", "12 month period": how long, and from what. */
export interface Length {
  /** The last day, counted from the day the text or the plan gives. */
  end?: CivilDate;
  start?: CivilDate;
  doubts: string[];
}

/** A cell being read: what has been understood is taken out of `text`, so that it is not read twice. */
export class Cell {
  text: string;
  readonly mentions: Mention[];
  readonly planStart: CivilDate | undefined;
  /** Doubts about the cell as a whole. */
  readonly doubts: string[] = [];
  /** A cadence tied to a day in the year: "every March", "31 March each year". */
  anniversary: Mention | undefined;

  constructor(text: string, mentions: Mention[], planStart: CivilDate | undefined) {
    this.text = text;
    this.mentions = [...mentions];
    this.planStart = planStart;
  }

  /** Mentions not yet taken as a bound of something. */
  get open(): Mention[] {
    return this.mentions.filter((mention) => this.text.includes(mention.marker));
  }

  mentionOf(marker: string | undefined): Mention | undefined {
    return this.mentions.find((mention) => mention.marker === marker);
  }

  /** "XX March 2026", "?? March 2026": the month is known, the day was never filled in. */
  takeUnfilled(): void {
    this.text = this.text.replace(/(?:\?\?+|\bxx?\b|__+|\.\.+)\s*(?=‹)/gi, () => {
      this.doubts.push('The day was never filled in.');
      return ' ';
    });
  }

  /** "by the next quarterly meeting", "before the annual conference": an event, not how often. */
  takeEvents(): void {
    this.text = this.text.replace(
      /\b(?:by|at|before|after|following|until|for|in time for|in)\s+(?:(?:the|our|its|next|this|following)\s+)*(?:annual|quarterly|monthly|weekly|bi-?annual|bi-?monthly)\s+(?!basis|intervals?|cycle|rolling)(?:[\w-]+\s+)?[\w-]*(?:meeting|conference|report|review|event|day|board|return|audit|update|summit)\b(?!s)/gi,
      ' event ',
    );
  }

  takeCadences(): CadenceReading {
    const reading = readCadences(this.text);
    let { rest } = reading;
    rest = rest.replace(/\b(?:every|each)\s+(‹[a-z]+›)/i, (found, marker: string) => {
      const mention = this.mentionOf(marker);
      if (mention?.inYear === undefined || mention.span !== undefined) return found;
      this.anniversary = mention;
      reading.every.push({ n: 1, unit: 'year' });
      return ' ';
    });
    const isYearly =
      reading.every.length === 1 && reading.every.some((every) => sameCadence(every, { n: 1, unit: 'year' }));
    const only = this.mentions[0];
    if (
      isYearly &&
      this.anniversary === undefined &&
      this.mentions.length === 1 &&
      only?.inYear !== undefined &&
      only.span === undefined
    ) {
      this.anniversary = only;
      rest = rest.replace(only.marker, ' ');
    }
    this.text = rest.replace(/\s+/g, ' ').trim();
    return reading;
  }

  takeOngoing(cadence: CadenceReading): boolean {
    const comesRound = cadence.every.length + cadence.eitherOf.length + cadence.unclear.length > 0;
    const found = ongoingPattern.test(this.text) || (allYearPattern.test(this.text) && !comesRound);
    // What goes on throughout a stated year ends with it.
    const throughout =
      /\b(?:throughout|through|across|all (?:of|through))\s+(?:the\s+)?(?:whole\s+)?(?:of\s+)?(‹[a-z]+›)/i.exec(
        this.text,
      );
    for (const pattern of [ongoingPattern, allYearPattern]) {
      this.text = this.text.replace(pattern, ' ');
    }
    this.text = this.text.replace(/\s+/g, ' ').trim();
    if (throughout !== null) {
      const mention = this.mentionOf(throughout[1]);
      if (mention?.kind === 'financial-year' || mention?.kind === 'period') {
        this.text = this.text.replace(throughout[0], `until ${mention.marker}`);
        return !comesRound || found;
      }
    }
    return found;
  }

  /** Dates without a year: the first in the plan is proposed, never taken for granted. */
  proposeYears(cadence: CadenceReading): void {
    for (const mention of this.mentions) {
      if (mention === this.anniversary || mention.span !== undefined || mention.inYear === undefined)
        continue;
      const proposed = this.planStart === undefined ? undefined : firstOccurrence(mention, this.planStart);
      if (proposed === undefined) {
        mention.doubts.push(
          cadence.every.length > 0 ? 'The date has no year.' : 'The year is missing. Write the whole date.',
        );
      } else {
        mention.span = proposed;
        mention.doubts.push(
          `The year is missing; ${formatCivilDate(proposed.last)} is the first such date in the plan. Check it.`,
        );
      }
    }
  }

  /** "early March 2026", "before April 2026", "w/c 9 March 2026", "end of 2026". */
  takeModifiers(): void {
    const modify = (pattern: RegExp, change: (mention: Mention, words: string) => void) => {
      this.text = this.text.replace(pattern, (found: string, marker: string) => {
        const mention = this.mentionOf(marker);
        if (mention === undefined) return found;
        change(mention, found);
        return ` ${marker} `;
      });
    };
    modify(
      /\b(?:(?:before|prior to)\s+)?(?:the\s+)?end\s*(?:-\s*)?(?:of\s+)?(?:the\s+)?(?:calendar\s+year\s+|year\s+|month\s+of\s+|month\s+)?(‹[a-z]+›)/gi,
      (mention) => {
        if (mention.bareYear === true) mention.doubts.length = 0;
      },
    );
    modify(/(‹[a-z]+›)\s+(?:month\s+|year\s+)?end\b/gi, () => undefined);
    modify(
      /\b(?:early|(?:the\s+)?(?:start|beginning|(?:first|1st|second|2nd|third|3rd|last)\s+week|first half|first part)\s+(?:of|in)|mid(?:dle)?(?:\s+of)?|late(?:r)?(?:\s+in)?)[\s-]*(?:in\s+)?(?:the\s+)?(‹[a-z]+›)/gi,
      (mention, words) => {
        const isLate = /late/i.test(words);
        if (mention.kind === 'month' && isLate) return;
        if (mention.kind === 'month') {
          mention.doubts.push('Part of a month is meant; its last day was taken. Write the day.');
          return;
        }
        if (mention.kind === 'exact') return;
        // "early 2026" names no last day at all.
        delete mention.span;
        delete mention.inYear;
        mention.kind = 'period';
        mention.doubts = ['Part of a year is meant, which has no last day. Write the date.'];
        mention.bareYear = true;
      },
    );
    modify(
      /\b(?:(?:week|wk)\s*(?:commencing|comm?|beginning|starting|of)|w\s*\/?\s*[cb])\s*:?\s*(‹[a-z]+›)/gi,
      (mention) => {
        if (mention.kind !== 'exact' || mention.span === undefined) return;
        mention.kind = 'period';
        mention.span = weekFrom(mention.span.first);
        if (weekdayOf(mention.span.first) !== 1) {
          mention.doubts.push('The week does not begin on a Monday; check the date.');
        }
      },
    );
    this.text = this.text.replace(
      /\b(?:quarter|qtr)\s+(?:ending|end|to)\s+(‹[a-z]+›)/gi,
      (_found, marker: string) => {
        const mention = this.mentionOf(marker);
        if (mention !== undefined) mention.kind = 'quarter';
        return marker;
      },
    );
    this.text = this.text.replace(
      /\b(?:week|wk|month|year|period|w\s*\/\s*e)\s*(?:ending|end|ended)?\s*:?\s*(?=‹)/gi,
      ' ',
    );
    modify(
      /(?<!\bnot?\s)\b(?:before|prior to|ahead of|in advance of)\s+(?:the\s+)?(‹[a-z]+›)/gi,
      (mention) => {
        if (mention.span === undefined) return;
        if (mention.kind === 'exact') {
          mention.doubts.push('It says "before" this day; check whether the day itself is in time.');
          return;
        }
        mention.span = { first: mention.span.first, last: addDays(mention.span.first, -1) };
        mention.doubts.push('It says "before", so the day before was taken. Check it.');
      },
    );
    this.text = this.text.replace(/\s+/g, ' ').trim();
  }

  /** "31/03/2026 (revised from 31/12/2025)", "slipped from March to June 2026": the date that no longer holds. */
  takeEarlierDate(): void {
    this.text = this.text.replace(earlierPattern, (found, marker: string) => {
      const others = this.open.filter((mention) => mention.marker !== marker);
      if (others.length === 0 || this.mentionOf(marker) === undefined) return found;
      this.doubts.push(earlierDate);
      return ' ';
    });
  }

  /** Start and end, from "from … to …", "between … and …", "until …", "… onwards". */
  takeSpan(): Bounds {
    const bounds: Bounds = { isStretch: false, doubts: [] };
    if (this.mentions.length === 0) return bounds;
    const take = (mention: Mention | undefined) => bounds.doubts.push(...(mention?.doubts ?? []));
    for (const pattern of [betweenPattern, stretchPattern]) {
      const found = pattern.exec(this.text);
      const [first, second] = [this.mentionOf(found?.[1]), this.mentionOf(found?.[2])];
      if (found === null || first === undefined || second === undefined) continue;
      if (found[0].includes('->')) continue;
      this.#bound(bounds, first, second, take);
      this.text = this.text.replace(found[0], ' ').trim();
      return bounds;
    }
    const neighbours = /(‹[a-z]+›)\s*\/\s*(‹[a-z]+›)/.exec(this.text);
    const [one, other] = [this.mentionOf(neighbours?.[1]), this.mentionOf(neighbours?.[2])];
    // "March/April 2026": two that touch are one stretch.
    if (
      neighbours !== null &&
      one?.span !== undefined &&
      other?.span !== undefined &&
      one.kind === other.kind &&
      one.kind !== 'exact' &&
      addDays(one.span.last, 1) === other.span.first
    ) {
      this.#bound(bounds, one, other, take);
      this.text = this.text.replace(neighbours[0], ' ').trim();
      return bounds;
    }
    const until = untilPattern.exec(this.text);
    const last = this.mentionOf(until?.[1]);
    if (until !== null && last !== undefined && !until[0].includes('->')) {
      if (last.span !== undefined) bounds.end = last.span.last;
      take(last);
      this.text = this.text.replace(until[0], ' ').trim();
    }
    const after = /\b(?:after|following|post)\s+(‹[a-z]+›)/i.exec(this.text);
    const afterMention = this.mentionOf(after?.[1]);
    if (after !== null && afterMention !== undefined) {
      if (afterMention.span !== undefined) bounds.start = addDays(afterMention.span.last, 1);
      take(afterMention);
      bounds.doubts.push('It says when it begins, "after" a date, and not when it is due.');
      this.text = this.text.replace(after[0], ' ').trim();
      return bounds;
    }
    const from = fromPattern.exec(this.text);
    const first = this.mentionOf(from?.[1] ?? from?.[2]);
    if (from !== null && first !== undefined && !/\bmonths?\s+from\b/i.test(this.text)) {
      if (first.span !== undefined) bounds.start = first.span.first;
      if (first.bareYear === true) {
        first.doubts = ['Only a year is given, and it was read as beginning on 1 January; check it.'];
      }
      take(first);
      this.text = this.text.replace(from[0], ' ').trim();
    }
    return bounds;
  }

  #bound(
    bounds: Bounds,
    first: Mention | undefined,
    second: Mention | undefined,
    take: (mention: Mention | undefined) => void,
  ): void {
    bounds.isStretch = true;
    if (first?.span !== undefined) bounds.start = first.span.first;
    if (second?.span !== undefined) bounds.end = second.span.last;
    take(first);
    take(second);
  }

  /** "within 6 months", "over 12 month period", "6 months from 1 April 2026". */
  takeLength(start: CivilDate | undefined): Length | undefined {
    const found = lengthPattern.exec(this.text);
    if (found === null) return undefined;
    const [whole, lead = '', count = '', upTo, sort = '', unit = '', noun] = found;
    if (/^(?:an?|half an?)$/i.test(count) && lead === '' && noun === undefined) return undefined;
    const rest = this.text.slice(found.index + whole.length);
    this.text = `${this.text.slice(0, found.index)} ${rest}`.trim();
    return this.#lengthFrom({ lead, count, upTo, sort, unit, isPeriod: noun !== undefined, rest, start });
  }

  #lengthFrom(found: {
    lead: string;
    count: string;
    upTo: string | undefined;
    sort: string;
    unit: string;
    isPeriod: boolean;
    rest: string;
    /** Where the text itself says that it begins. */
    start: CivilDate | undefined;
  }): Length {
    const dated = /^\s*(?:of|from|after|following|starting|beginning|since)\s+(?:the\s+)?(‹[a-z]+›)/i.exec(
      found.rest,
    );
    const base = this.mentionOf(dated?.[1]);
    const ofPlan =
      /^\s*(?:of|from|after|into)\s+(?:the\s+)?(?:start of\s+|beginning of\s+)?(?:the\s+|this\s+)?(?:plan|start|now|plan start|start date|plan'?s start)\b/i.test(
        found.rest,
      );
    const event =
      !ofPlan && dated === null
        ? /^\s*(?:of|from|after|following|post|prior|before|since|ahead)\b/i.test(found.rest)
        : false;
    if (event) {
      return { doubts: ['It counts from an event whose date is not given. Write the date.'] };
    }
    if (/^(?:working|business|school|clear)/i.test(found.sort) || /^h/i.test(found.unit)) {
      return { doubts: ['It is a standard for how fast to act, not a date. Write the date, or how often.'] };
    }
    const from = base?.span?.first ?? found.start ?? this.planStart;
    if (base !== undefined) this.text = this.text.replace(dated?.[0] ?? '', ' ').trim();
    if (from === undefined) {
      return { doubts: ['It says how long but not from when. Write the date.'] };
    }
    const end = addLength(from, found.upTo ?? found.count, found.unit);
    if (end === undefined) return { doubts: [`It could not be counted. ${askForDate}`] };
    const doubts = base === undefined ? [] : [...base.doubts];
    if (base !== undefined && base.kind !== 'exact')
      doubts.push('Counted from the first day named; check it.');
    if (found.upTo !== undefined) doubts.push('A range is given; its longer end was counted.');
    const isSpan = found.isPeriod || /^(?:over|for|during)/i.test(found.lead);
    const isPlain = found.lead === '' && !found.isPeriod;
    if (
      base === undefined &&
      found.start === undefined &&
      !ofPlan &&
      (isSpan || isPlain || /next|coming|further|another/i.test(found.lead))
    ) {
      doubts.push(
        isPlain
          ? 'Read as within that time of the start of the plan; it could also mean how often.'
          : 'Counted from the start of the plan; check it.',
      );
    }
    // Twelve months from 1 April run to 31 March; within twelve months of 1 April still includes the next 1 April.
    return { ...(base === undefined ? {} : { start: from }), end: isSpan ? addDays(end, -1) : end, doubts };
  }

  isEitherOr(): boolean {
    return /‹[a-z]+›\s*(?:,?\s*or|\/\s*or)\s*(?:by\s+|in\s+)?‹[a-z]+›/i.test(this.text);
  }
}

function addLength(from: CivilDate, count: string, unit: string): CivilDate | undefined {
  if (/^half an?$/i.test(count)) return /^y/i.test(unit) ? addMonths(from, 6) : undefined;
  const number = /^an?$/i.test(count) ? 1 : countOf(count);
  if (number === undefined) return undefined;
  if (/^d/i.test(unit)) return addDays(from, number);
  if (/^w/i.test(unit)) return addDays(from, number * 7);
  if (/^f/i.test(unit)) return addDays(from, number * 14);
  return addMonths(from, /^y/i.test(unit) ? number * 12 : number);
}
