import { z } from 'zod';
import {
  cadenceInWords,
  cadenceSchema,
  countOf,
  nextInSchedule,
  numberPattern,
  readCadences,
  sameCadence,
  type Cadence,
  type CadenceReading,
} from './cadence.ts';
import {
  addDays,
  addMonths,
  civilDateSchema,
  earliest,
  formatCivilDate,
  weekdayOf,
  type CivilDate,
} from './civil-date.ts';
import { findMentions, firstOccurrence, weekFrom, type Mention } from './when/mentions.ts';
import { plainText } from './when/plain-text.ts';

/**
 * What a "when" cell of a plan can mean. The strings are part of the command line (`register when --json`):
 * - `exact`           one day
 * - `month`           a month: due on its last day
 * - `season`          spring, summer, autumn or winter: due on its last day
 * - `quarter`         a quarter of the April–March year: due on its last day
 * - `financial-year`  April–March: due on 31 March
 * - `period`          a span ("June to September 2026", "within 6 months"): due on its last day
 * - `recurring`       comes round every n days, weeks, months or years
 * - `ongoing`         never finished and never overdue; asked about at a cadence
 * - `start`           says when it begins and not when it is due
 * - `milestones`      several days
 * - `placeholder`     somebody meant to fill it in: "insert", "tbc", "???"
 * - `vague`           a time that cannot be put on a calendar: "later in the year"
 * - `ambiguous`       two readings: "bi-annual"; asked once per plan
 * - `none`            text that is no date
 * - `missing`         an empty cell
 */
export const dueKindSchema = z.enum([
  'exact',
  'month',
  'season',
  'quarter',
  'financial-year',
  'period',
  'recurring',
  'ongoing',
  'start',
  'milestones',
  'placeholder',
  'vague',
  'ambiguous',
  'none',
  'missing',
]);

export type DueKind = z.infer<typeof dueKindSchema>;

export const milestoneSchema = z.strictObject({ date: civilDateSchema, label: z.string().optional() });

export type Milestone = z.infer<typeof milestoneSchema>;

/** A "when" cell as read. `raw` is the cell, letter for letter; no other field holds anything the cell does not say. */
export const dueSchema = z
  .strictObject({
    kind: dueKindSchema,
    /** The last day on which it is in time. Absent where the text names none. For milestones, the last of them. */
    date: civilDateSchema.optional(),
    every: cadenceSchema.optional(),
    /** The day on which a recurring or ongoing item ends. */
    until: civilDateSchema.optional(),
    start: civilDateSchema.optional(),
    milestones: z.array(milestoneSchema).optional(),
    /** True where a date and "ongoing" stand together, as in "June 2014 Ongoing": the date is asked about, never overdue. */
    ongoing: z.literal(true).optional(),
    /** True where a person should look at the reading; `reason` then says why, in plain English. */
    needsCheck: z.boolean(),
    reason: z.string().optional(),
    raw: z.string(),
  })
  .refine((due) => !due.needsCheck || due.reason !== undefined, {
    message: 'a due that needs checking must say why',
  });

export type Due = z.infer<typeof dueSchema>;

export interface ReadWhenOptions {
  /**
   * First day of the plan the cell stands in. Periods ("within 6 months") are counted from it, and a date that lost its year
   * is proposed as the first such date in the plan, always marked for a person to check. Without it neither gets a date.
   */
  planStart?: CivilDate;
}

/**
 * Reads a "when" cell as a UK board would: day first, a month or a season due on its last day, the financial year from April
 * to March. It never makes up a date: what cannot be read keeps its text and says what a person should do.
 */
export function readWhen(raw: string, options: ReadWhenOptions = {}): Due {
  const { text, mended } = plainText(raw);
  const reading = readText(text, options);
  // Mending matters only where a date came out of it.
  const doubts = reading.date === undefined && reading.start === undefined ? [] : mended;
  const reason = Array.from(new Set([...doubts, ...reading.doubts])).join(' ');
  const { doubts: _doubts, ...found } = reading;
  return { ...found, needsCheck: reason !== '', ...(reason === '' ? {} : { reason }), raw };
}

/** A reading before it is closed: doubts are the sentences `reason` is made of. */
type Reading = Omit<Due, 'raw' | 'needsCheck' | 'reason'> & { doubts: string[] };

function readText(written: string, options: ReadWhenOptions): Reading {
  // "6m" standing alone
  const text = written.replace(/^(\d{1,2})\s?m$/i, '$1 months');
  return readWithoutDate(text) ?? readSentence(text, options);
}

// --- cells that are one word of a known sort --------------------------------------------------------------------------

const askForDate = 'Write the date, or how often.';

function readWithoutDate(text: string): Reading | undefined {
  const word = text
    .toLowerCase()
    .replace(/[\s.,;:!]+$/, '')
    .replace(/^[\s([]+|[\s)\]]+$/g, '');
  if (text === '') return { kind: 'missing', doubts: [`No date is given. ${askForDate}`] };
  if (isDitto(text, word)) {
    return {
      kind: 'placeholder',
      doubts: ['A ditto mark: it means the same as the row above. Write the date itself.'],
    };
  }
  if (!/[\p{L}\p{N}]/u.test(text) || /^x+$/.test(word)) {
    return { kind: 'placeholder', doubts: [`Nothing was filled in. ${askForDate}`] };
  }
  if (/^#(?:n\/a|ref|value|name|num|div\/0|null)\b|^#+$/.test(text.toLowerCase())) {
    return { kind: 'placeholder', doubts: ['The spreadsheet shows an error here. Write the date.'] };
  }
  if (/^(?:n ?\/ ?a|n\.a|not applicable|none|nil|no date|no deadline)$/.test(word)) {
    return { kind: 'none', doubts: [`It says that no date applies. ${askForDate}`] };
  }
  if (
    /^-?\d+(?:[.,]\d+)?%?$/.test(word) &&
    !/^20\d{2}$/.test(word) &&
    !/^\d{1,2}\.\d{1,2}$/.test(word) &&
    !/^(?:19|20)\d{6}$/.test(word)
  ) {
    return {
      kind: 'none',
      doubts: ['A number on its own, perhaps a spreadsheet’s own count of days. Write the date.'],
    };
  }
  return undefined;
}

function isDitto(text: string, word: string): boolean {
  if (/^(?:"+|''+|'|,,|〃|\u3003)(?:\s+(?:"+|''+|'|,,|〃))*$/.test(text)) return true;
  if (/^(?:do|ditto|as above|same as above|see above|as per above|same)$/.test(word)) return true;
  // Scanners turn a pair of ditto marks into "u u", "ii ii", "11 11", "£6 €6".
  const pair = /^(\S{1,2}) (\S{1,2})$/.exec(text);
  if (pair === null || /^[-?.]+$/.test(pair[1] ?? '')) return false;
  return pair[1] === pair[2] || /^[£€]\S [£€]\S$/.test(text);
}

// --- sentences ----------------------------------------------------------------------------------------------------------

const ongoingPattern =
  /\bon[\s-]?going\b|\bcontinu(?:ous(?:ly)?|al(?:ly)?|ing|es?)\b|\brolling\b|\bbusiness as usual\b|\bb\.?a\.?u\b|\b24\/7\b|\bindefinite(?:ly)?\b|\bopen[\s-]ended\b|\bpermanent(?:ly)?\b/i;

/** On its own it means ongoing; beside a cadence it adds nothing: "quarterly throughout the year". */
const allYearPattern =
  /\b(?:all|throughout|through|through-?out|across|over)\s+(?:of\s+)?(?:the\s+)?(?:course of\s+the\s+)?(?:whole\s+|full\s+|entire\s+)?(?:financial\s+|plan\s+|calendar\s+)?(?:year|plan|period)\b(?!\s*\d)|\ball year(?: round)?\b|\byear[\s-]round\b|\bthroughout\b(?=\W*$)/i;

const placeholderPattern =
  /^insert\b(?:\s+(?:here|date|dates|when|time|timescale|timescales|deadline|text))*$|\binsert (?:a )?(?:date|timescale|deadline|when)\b|\bt\.?\s?b\.?\s?[cadn]\b\.?|\bto be (?:confirmed|agreed|advised|determined|decided|set|arranged|announced|established|scheduled|finali[sz]ed|inserted|added|discussed|defined|notified)\b|\b(?:not|no (?:date|deadline|timescale)s?) (?:yet )?(?:set|known|agreed|confirmed|decided|determined|specified|given|available|stated)\b|\bunknown\b|\b(?:date|timescale)s? (?:required|needed|missing|please|here|to follow|awaited)\b|^to follow$|^to be completed$|\b(?:enter|add|choose|select|pick) (?:a )?date\b|\bd{1,2}[/-]m{1,2}[/-]y{2,4}\b|\b(?:xx|dd|\?\?)[/-](?:xx|mm|\?\?|\d\d)[/-](?:xx+|yy+|\d{2,4}|\?+)|^(?:\[|<)?\s*(?:date|when|deadline|timescale|pending|blank|null|undefined|nan|error)\s*(?:\]|>)?$|^pending$/i;

const vaguePattern =
  /\blater\b|\ba\.?s\.?a\.?p\b|\bas soon as\b|\bin due course\b|\bsoon(?:est)?\b|\bshortly\b|\bimmediate(?:ly)?\b|\burgent(?:ly)?\b|\bnow\b|\bstraight away\b|\bwithout delay\b|\bat the earliest\b|\bnext\b|\bthis (?:month|week|quarter|year|term)\b|\bend of\b|\bstart of\b|\bbeginning of\b|\byear[\s-]?end\b|\bmid[\s-]?year\b|\bin[\s-]year\b|\bduring\b|\b(?:before|after|by|at|following|upon|on|once|when|until|pending|awaiting|subject to|dependent on|depending on|prior to|in time for|in line with)\s+(?:the\s+|our\s+|each\s+|any\s+|next\s+)?(?:[\w-]+\s+){0,3}(?:meeting|board|boards|review|inspection|completion|completed|receipt|approval|conference|report|publication|launch|event|audit|end|christmas|easter|summer|holidays|available|agreed|known|required|needed)\b|\b(?:short|medium|long)(?:er)?[\s-]term\b|\bnear future\b|\bin (?:the )?future\b|\bfuture\b|\bnew year\b|\bchristmas\b|\beaster\b|\btomorrow\b|\btoday\b|\bas and when\b|\b(?:as|when|where|if) (?:required|needed|necessary|appropriate|applicable|possible)\b|\btime permitting\b|\bin time\b|\bevent\b|\bsometime\b|\b(?:early|mid|late)\b/i;

const statusPattern =
  /\b(?:complete|completed|achieved|done|closed|cancelled|canceled|superseded|finished|implemented|in progress|in train|under ?way|on hold|on track|overdue|held over|deferred|slipped|delayed|not started|not achieved|work has begun|in place|carried forward|withdrawn)\b/i;

/** "to be completed by", "complete by March": what is to happen, not what has. */
const statusToBe =
  /\b(?:to be|be|for|will be|must be|should be|fully)\s+(?:fully\s+)?(?:complete|completed|achieved|done|closed|finished|implemented|in place)\b|\b(?:complete|completed|achieved|done|finished|implemented|in place)\s*(?:by|before|within|in|during|for|no later)\b|\bcomplete\s*(?=‹)|\b(?:completion|complete(?:d)?\s+date)\b/gi;

const doubtfulPattern =
  /\?|\bt\.?\s?b\.?\s?[cad]\b|\bto be (?:confirmed|agreed|determined|decided)\b|\bprovisional(?:ly)?\b|\bapprox(?:imate(?:ly)?|\.)?|\bcirca\b|\b(?:about|around|roughly)\s+‹|\bprobably\b|\blikely\b|\bhopefully\b|\bpossibl[ey]\b|\bsubject to\b|\bdepend(?:ent|ing|s)? (?:on|upon)\b|\bestimated?\b|\best\.|\bif\b|\bunless\b|\bnot (?:yet )?confirmed\b|\bunconfirmed\b|\btentative(?:ly)?\b|\bproposed\b|\bafter which\b/i;

function readSentence(text: string, options: ReadWhenOptions): Reading {
  const marked = findMentions(text);
  const cell = new Cell(marked.text, marked.mentions, options);
  const impossible = cell.mentions.find((mention) => mention.impossible);
  if (impossible !== undefined) return { kind: 'none', doubts: impossible.doubts };

  cell.takeUnfilled();
  cell.takeEvents();
  const cadence = cell.takeCadences();
  const ongoing = cell.takeOngoing(cadence);
  cell.proposeYears(cadence);
  cell.takeModifiers();
  const revised = revision(cell);
  if (revised !== undefined) {
    const doubt = 'An earlier date stands beside it; the later one was taken. Check it.';
    return mentionReading(revised, [...cell.doubts, doubt], cell);
  }
  const span = cell.takeSpan();
  const length = cell.takeLength();

  if (ongoing && cadence.every.length === 0 && cadence.eitherOf.length === 0)
    return ongoingReading(cell, span);
  if (cadence.every.length > 0 || cadence.eitherOf.length > 0 || cadence.unclear.length > 0) {
    return recurringReading(cell, cadence, span, length, ongoing);
  }
  if (cell.isEitherOr()) {
    return {
      kind: 'ambiguous',
      doubts: ['Two dates are given as alternatives. Write the one that is meant.'],
    };
  }
  const dated = datedReading(cell, span, length);
  return dated ?? undatedReading(cell);
}

/** The bounds a text gives with "from", "until" or a dash. */
interface Bounds {
  start?: CivilDate;
  end?: CivilDate;
  /** A stretch from one to the other was named, even where its years are lost: "Sept – Dec". */
  isStretch: boolean;
  doubts: string[];
}

/** "6 months", "12 month period": how long, and from what. */
interface Length {
  /** The last day, counted from the day the text or the plan gives. */
  end?: CivilDate;
  start?: CivilDate;
  doubts: string[];
}

/** A cell being read: what has been understood is taken out of `text`, so that it is not read twice. */
class Cell {
  text: string;
  readonly mentions: Mention[];
  readonly planStart: CivilDate | undefined;
  /** Doubts about the cell as a whole. */
  readonly doubts: string[] = [];
  /** A cadence tied to a day in the year: "every March", "31 March each year". */
  anniversary: Mention | undefined;

  constructor(text: string, mentions: Mention[], options: ReadWhenOptions) {
    this.text = text;
    this.mentions = [...mentions];
    this.planStart = options.planStart;
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
      this.text = this.text.replace(new RegExp(pattern, 'gi'), ' ');
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
      /\b(?:the\s+)?end\s*(?:-\s*)?(?:of\s+)?(?:the\s+)?(?:calendar\s+year\s+|year\s+|month\s+of\s+|month\s+)?(‹[a-z]+›)/gi,
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
    modify(/\b(?:before|prior to|ahead of|in advance of)\s+(?:the\s+)?(‹[a-z]+›)/gi, (mention) => {
      if (mention.span === undefined) return;
      if (mention.kind === 'exact') {
        mention.doubts.push('It says "before" this day; check whether the day itself is in time.');
        return;
      }
      mention.span = { first: mention.span.first, last: addDays(mention.span.first, -1) };
      mention.doubts.push('It says "before", so the day before was taken. Check it.');
    });
    this.text = this.text.replace(/\s+/g, ' ').trim();
  }

  /** Start and end, from "from … to …", "between … and …", "until …", "… onwards". */
  takeSpan(): Bounds {
    const bounds: Bounds = { isStretch: false, doubts: [] };
    const take = (mention: Mention | undefined) => bounds.doubts.push(...(mention?.doubts ?? []));
    const starts =
      '(?:with effect from|w\\.?e\\.?f\\.?|effective(?: from)?|as (?:of|from)|from|starting|starts|start(?: date)?|beginning|begins|begin|commencing|commences|commence|since|launch(?:ing|es|ed)?|not before|no earlier than|on or after|go(?:ing)?[- ]live|started|commenced|began)\\s*:?\\s*(?:on|in|from|at|the|of|date)?\\s*(?:in |the )?';
    const ends =
      '(?:-|to|until|till|til|through to|through|thru|up to|up until|ending|ends?|finishing|->|and ending)(?:\\s+(?:the|in|on|end of|by))*';
    const patterns: [RegExp, (first: Mention | undefined, second: Mention | undefined) => void][] = [
      [
        new RegExp(`\\bbetween\\s+(‹[a-z]+›)\\s*(?:and|-|to|&)\\s*(‹[a-z]+›)`, 'i'),
        (first, second) => this.#bound(bounds, first, second, take),
      ],
      [
        new RegExp(`(?:\\b${starts})?(?<!->\\s*)(‹[a-z]+›)\\s*${ends}\\s*(‹[a-z]+›)`, 'i'),
        (first, second) => this.#bound(bounds, first, second, take),
      ],
    ];
    for (const [pattern, use] of patterns) {
      const found = pattern.exec(this.text);
      const [first, second] = [this.mentionOf(found?.[1]), this.mentionOf(found?.[2])];
      if (found === null || first === undefined || second === undefined) continue;
      if (found[0].includes('->')) continue;
      use(first, second);
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
    const until = new RegExp(
      `(?<!(?:deferred|forward|moved|extended|postponed|slipped|changed|rescheduled|revised|brought)\\s*)(?:\\b|^|\\s)(?:until|till|til|to|up to|up until|ending|ends?|through to|finishing|->|throughout)\\s+(?:(?:the|on|in|end of)\\s+)*(‹[a-z]+›)`,
      'i',
    ).exec(this.text);
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
    const from = new RegExp(
      `\\b${starts}(‹[a-z]+›)(?:\\s+onwards?)?|(‹[a-z]+›)\\s*(?:onwards?|start(?:ing|s)?|launch|go[- ]live)\\b`,
      'i',
    ).exec(this.text);
    const first = this.mentionOf(from?.[1] ?? from?.[2]);
    if (from !== null && first !== undefined && !/\bmonths?\s+from\b/i.test(this.text)) {
      if (first.span !== undefined) bounds.start = first.span.first;
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
  takeLength(): Length | undefined {
    const pattern = new RegExp(
      `\\b((?:within|in|over|for|during|after|up to|not more than|no more than|no later than|less than|under|maximum(?: of)?|max|every)\\s+)?(?:(?:an?|the|next|following|first|coming|initial|further|another|maximum of|period of)\\s+)*(${numberPattern}|an?|half an?)(?:\\s*(?:-|to|or)\\s*(${numberPattern}))?[\\s-]*(working |business |school |clear |calendar )?(hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|mths?|mnths?|mos|years?|yrs?)\\b[\\s-]*(period|plan|programme|project|pilot|timescale|time|rolling)?`,
      'i',
    );
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    const [whole, lead = '', count = '', upTo, sort = '', unit = '', noun] = found;
    if (/^(?:an?|half an?)$/i.test(count) && lead === '' && noun === undefined) return undefined;
    const rest = this.text.slice(found.index + whole.length);
    this.text = `${this.text.slice(0, found.index)} ${rest}`.trim();
    return this.#lengthFrom({ lead, count, upTo, sort, unit, isPeriod: noun !== undefined, rest });
  }

  #lengthFrom(found: {
    lead: string;
    count: string;
    upTo: string | undefined;
    sort: string;
    unit: string;
    isPeriod: boolean;
    rest: string;
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
    const from = base?.span?.first ?? this.planStart;
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

// --- putting a reading together -----------------------------------------------------------------------------------------

function boundsOf(bounds: Bounds): Pick<Reading, 'start'> & { until?: CivilDate } {
  return {
    ...(bounds.start === undefined ? {} : { start: bounds.start }),
    ...(bounds.end === undefined ? {} : { until: bounds.end }),
  };
}

function ongoingReading(cell: Cell, bounds: Bounds): Reading {
  const [mention] = cell.open;
  const doubts = [...cell.doubts, ...bounds.doubts, ...unfinished(cell)];
  if (mention === undefined)
    return { kind: 'ongoing', ...boundsOf(bounds), doubts: [...doubts, ...order(bounds)] };
  const isYear = mention.kind === 'financial-year' || mention.bareYear === true;
  if (isYear && mention.span !== undefined && bounds.end === undefined) {
    return {
      kind: 'ongoing',
      ...boundsOf(bounds),
      until: mention.span.last,
      doubts: [...doubts, ...mention.doubts],
    };
  }
  if (mention.span === undefined)
    return { kind: 'ongoing', ...boundsOf(bounds), doubts: [...doubts, ...mention.doubts] };
  return {
    kind: mention.kind,
    date: mention.span.last,
    ...(bounds.start === undefined ? {} : { start: bounds.start }),
    ongoing: true,
    doubts: [
      ...doubts,
      ...mention.doubts,
      'It has a date and says "ongoing": it is asked about but never counted as overdue. Check whether the date is a deadline.',
    ],
  };
}

function recurringReading(
  cell: Cell,
  cadence: CadenceReading,
  bounds: Bounds,
  length: Length | undefined,
  ongoing: boolean,
): Reading {
  const doubts = [...cell.doubts, ...bounds.doubts];
  const [every] = cadence.every;
  const isConfirmed =
    cadence.every.length === 1 &&
    every !== undefined &&
    (cadence.eitherOf.length === 0 || cadence.eitherOf.some((either) => sameCadence(either, every)));
  if (!isConfirmed && (cadence.every.length > 1 || cadence.eitherOf.length > 0)) {
    return {
      kind: 'ambiguous',
      doubts: [...doubts, ambiguity(cadence), ...cell.open.flatMap((open) => open.doubts)],
    };
  }
  const reading: Reading = {
    kind: ongoing ? 'ongoing' : 'recurring',
    ...(every === undefined ? {} : { every }),
    ...boundsOf(bounds),
    doubts,
  };
  doubts.push(...(every === undefined ? cadence.unclear : []), ...unfinished(cell));
  if (cell.anniversary !== undefined) anchorToAnniversary(reading, cell.anniversary, cell.planStart);
  const [mention, ...others] = cell.open;
  if (mention !== undefined) anchorToMention(reading, mention, others, cell);
  if (length !== undefined && reading.until === undefined) {
    if (length.end === undefined) {
      doubts.push(...length.doubts);
    } else {
      const shift = reading.start;
      reading.until = length.end;
      doubts.push(
        shift === undefined
          ? 'How long it goes on was counted from the start of the plan; check it.'
          : 'How long it goes on was counted from the start of the plan, not from its own start; check it.',
      );
    }
  }
  doubts.push(
    ...order({
      ...(reading.start && { start: reading.start }),
      ...(reading.until && { end: reading.until }),
    }),
  );
  return reading;
}

function ambiguity(cadence: CadenceReading): string {
  const meanings =
    cadence.meanings.length > 0 ? cadence.meanings : [cadence.every.map(cadenceInWords).join(' or ')];
  return `It could mean ${meanings.join(', ')}. Choose one; one answer serves the whole plan.`;
}

function anchorToAnniversary(reading: Reading, anniversary: Mention, planStart: CivilDate | undefined): void {
  const first = planStart === undefined ? undefined : firstOccurrence(anniversary, planStart);
  if (first === undefined) {
    reading.doubts.push('It comes round on a day of the year, but the first year is not given.');
  } else if (reading.start === undefined) {
    reading.start = first.last;
  }
}

function anchorToMention(reading: Reading, mention: Mention, others: Mention[], cell: Cell): void {
  reading.doubts.push(...mention.doubts, ...others.flatMap((other) => other.doubts));
  if (mention.span === undefined) return;
  const isYear = mention.kind === 'financial-year' || mention.kind === 'period';
  if (others.length === 0 && isYear && reading.until === undefined) {
    // "Quarterly 2025/26": it goes on for that year.
    reading.start ??= mention.span.first;
    reading.until = mention.span.last;
    return;
  }
  const isThen = /\b(?:then|thereafter|afterwards|subsequently)\b/i.test(cell.text);
  const isBy =
    !isThen &&
    new RegExp(`\\b(?:by|before|no later than)\\s+(?:the\\s+)?${mention.marker}`, 'i').test(cell.text);
  if (others.length === 0 && isBy && reading.until === undefined) {
    reading.until = mention.span.last;
    reading.doubts.push('It says how often and also by when; the date was read as when it ends. Check it.');
    return;
  }
  reading.start ??= mention.span.last;
  reading.doubts.push(
    others.length > 0
      ? 'It says how often and also names several dates; check which is meant.'
      : 'It says how often and also names a date, read as the first time. Check it.',
  );
}

/** Words such as "tbc" or a question mark beside a reading. */
function unfinished(cell: Cell): string[] {
  if (doubtfulPattern.test(cell.text)) return ['It is not settled in the text. Confirm it.'];
  const rest = cell.text.replace(statusToBe, ' ');
  const status = statusPattern.exec(rest);
  return status === null
    ? []
    : [`It also says "${status[0].toLowerCase()}", which is a status; check the action's status and date.`];
}

function order(bounds: Pick<Bounds, 'start' | 'end'>): string[] {
  const isReversed = bounds.start !== undefined && bounds.end !== undefined && bounds.start > bounds.end;
  return isReversed ? ['It is due before it starts. Check both dates.'] : [];
}

function datedReading(cell: Cell, bounds: Bounds, length: Length | undefined): Reading | undefined {
  const doubts = [...cell.doubts, ...bounds.doubts];
  const { open } = cell;

  if (open.length === 0) {
    if (bounds.end !== undefined) {
      return {
        kind: 'period',
        date: bounds.end,
        ...(bounds.start === undefined ? {} : { start: bounds.start }),
        doubts: [...doubts, ...order(bounds), ...unfinished(cell)],
      };
    }
    if (bounds.isStretch) return { kind: 'period', doubts };
    if (bounds.start !== undefined) {
      if (length === undefined)
        return { kind: 'start', start: bounds.start, doubts: [...doubts, ...unfinished(cell)] };
      return {
        kind: 'period',
        start: bounds.start,
        doubts: [
          ...doubts,
          'It says when it starts and how long it takes. Write the date on which it is due.',
        ],
      };
    }
    if (bounds.doubts.length > 0) return { kind: 'start', doubts };
    if (length === undefined) return undefined;
    return {
      kind: 'period',
      ...(length.end === undefined ? {} : { date: length.end }),
      ...(length.start === undefined ? {} : { start: length.start }),
      doubts: [...doubts, ...length.doubts, ...unfinished(cell)],
    };
  }
  const [mention] = open;
  if (open.length === 1 && mention !== undefined) {
    return withStart(mentionReading(mention, doubts, cell), bounds);
  }
  return milestonesReading(open, cell, doubts, bounds);
}

function withStart(reading: Reading, bounds: Bounds): Reading {
  if (bounds.start === undefined || reading.start !== undefined) return reading;
  const end = reading.date;
  return {
    ...reading,
    start: bounds.start,
    doubts: [...reading.doubts, ...order({ start: bounds.start, ...(end && { end }) })],
  };
}

function mentionReading(mention: Mention, doubts: string[], cell: Cell): Reading {
  const all = [...doubts, ...mention.doubts, ...unfinished(cell)];
  const kind = mention.span === undefined && mention.bareYear === true ? 'vague' : mention.kind;
  if (mention.span === undefined) {
    return { kind, doubts: all.length > 0 ? all : [askForDate] };
  }
  return { kind, date: mention.span.last, doubts: all };
}

/** "was 31 March 2026, now 30 June 2026", "31 March 2026 -> 30 June 2026". */
function revision(cell: Cell): Mention | undefined {
  if (cell.open.length < 2) return undefined;
  const found =
    /(?:\b(?:now|revised(?:\s+(?:to|date|deadline))?|extended(?:\s+(?:to|until))?|moved(?:\s+to)?|new date|changed to|slipped to|rescheduled(?:\s+(?:to|for))?|postponed(?:\s+(?:to|until))?|deferred (?:to|until))|->)\s*:?\s*(?:to\s+|is\s+|until\s+)?(‹[a-z]+›)/i.exec(
      cell.text,
    );
  return cell.mentionOf(found?.[1]);
}

function milestonesReading(open: Mention[], cell: Cell, doubts: string[], bounds: Bounds): Reading {
  const milestones: Milestone[] = [];
  const all = [...doubts, ...unfinished(cell)];
  let from = 0;
  for (const mention of open) {
    const at = cell.text.indexOf(mention.marker);
    const label = labelIn(cell.text.slice(from, at));
    from = at + mention.marker.length;
    all.push(...mention.doubts);
    const date = mention.span?.last;
    if (date === undefined || milestones.some((known) => known.date === date)) continue;
    milestones.push({ date, ...(label === undefined ? {} : { label }) });
  }
  if (/‹[a-z]+›\s*\/\s*‹[a-z]+›/.test(cell.text)) {
    all.push('Dates are joined by a slash; check whether each is meant, or the time from one to the other.');
  }
  const [only] = milestones;
  const last = milestones
    .map((milestone) => milestone.date)
    .sort()
    .at(-1);
  if (only === undefined || last === undefined) return { kind: 'milestones', doubts: all };
  if (milestones.length === 1) {
    const mention = open.find((candidate) => candidate.span?.last === only.date);
    return withStart({ kind: mention?.kind ?? 'exact', date: only.date, doubts: all }, bounds);
  }
  return withStart({ kind: 'milestones', date: last, milestones, doubts: all }, bounds);
}

/** What a milestone is called: the words before its date, without the joints. */
function labelIn(words: string): string | undefined {
  const label = words
    .replace(/^[\s,;:./&+)-]+|[\s,;:./&+(-]+$/g, '')
    .replace(/^(?:and|then|&|or)\b\s*/i, '')
    .replace(/\b(?:by|in|due|on|at|for|the|end|of|and|then|no later than)\s*$/gi, '')
    .replace(/\b(?:by|in|due|on|at|for|the|end|of|and|then)\s*$/gi, '')
    .replace(/[\s,;:./&+(-]+$/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(label) && !/^(?:by|in|due|on|at|for|the|end|of|and|then)$/i.test(label)
    ? label.slice(0, 80)
    : undefined;
}

function undatedReading(cell: Cell): Reading {
  const { text } = cell;
  if (placeholderPattern.test(text)) {
    return { kind: 'placeholder', doubts: [`The date was left to be filled in. ${askForDate}`] };
  }
  const status = statusPattern.exec(text.replace(statusToBe, ' '));
  if (status !== null && text.split(' ').length <= 6) {
    return { kind: 'none', doubts: [`"${status[0]}" is a status, not a date. ${askForDate}`] };
  }
  if (vaguePattern.test(text)) {
    return { kind: 'vague', doubts: [`It names a time that is on no calendar. ${askForDate}`] };
  }
  return { kind: 'none', doubts: [`The text is no date. ${askForDate}`] };
}

// --- using a reading ----------------------------------------------------------------------------------------------------

/** Whether it can become overdue: it has a last day and is not ongoing. */
export function isDeadline(due: Due): boolean {
  return due.date !== undefined && due.ongoing !== true && due.kind !== 'ongoing' && due.kind !== 'recurring';
}

export interface NextAskOptions {
  /** Only days later than this. */
  after: CivilDate;
  /** Where the schedule begins when the cell itself does not say: usually the plan's or the action's first day. */
  anchor: CivilDate;
  /** How often an ongoing item is asked about when its cell does not say. */
  defaultCadence: Cadence;
}

/**
 * The next day on which to ask about it, later than `after`; undefined when there is none. Recurring and ongoing items
 * come round on their own schedule, not so long after the last answer: answering late does not move the next one. Deadlines
 * give their date, milestones the next of them; chasing what is overdue is the reminder policy's business.
 */
export function nextAsk(due: Due, { after, anchor, defaultCadence }: NextAskOptions): CivilDate | undefined {
  if (due.kind === 'milestones') {
    return due.milestones
      ?.map((milestone) => milestone.date)
      .sort()
      .find((date) => date > after);
  }
  if (isDeadline(due)) return due.date !== undefined && due.date > after ? due.date : undefined;
  if (due.kind === 'recurring' || due.kind === 'ongoing' || due.kind === 'start' || due.ongoing === true) {
    const from = due.start ?? due.date ?? anchor;
    const next = nextInSchedule(from, due.every ?? defaultCadence, after);
    if (due.until === undefined || next <= due.until) return next;
    // The last stretch may be shorter than the cadence; it is still asked about when it ends.
    return due.until > after ? earliest(next, due.until) : undefined;
  }
  return undefined;
}

/** Whether an action is due before it starts, which somebody should put right. */
export function isDueBeforeStart(start: CivilDate | null, due: CivilDate | null): boolean {
  return start !== null && due !== null && due < start;
}
