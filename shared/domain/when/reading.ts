import { cadenceInWords, sameCadence, type Cadence, type CadenceReading } from '../cadence.ts';
import type { CivilDate } from '../civil-date.ts';
import { Cell, earlierDate, type Bounds, type Length } from './cell.ts';
import { firstOccurrence, type Mention, type MentionKind } from './mention.ts';
import { findMentions } from './mentions.ts';
import {
  askForDate,
  doubtfulPattern,
  placeholderPattern,
  statusPattern,
  statusToBe,
  vaguePattern,
} from './words.ts';

/** A reading before it is closed: `doubts` are the sentences its reason is made of. The fields are those of a due. */
export interface Reading {
  kind:
    | MentionKind
    | 'recurring'
    | 'ongoing'
    | 'start'
    | 'milestones'
    | 'placeholder'
    | 'vague'
    | 'ambiguous'
    | 'none'
    | 'missing';
  date?: CivilDate;
  every?: Cadence;
  until?: CivilDate;
  start?: CivilDate;
  milestones?: { date: CivilDate; label?: string }[];
  ongoing?: true;
  doubts: string[];
}

/** Reads plain text (see `plainText`); `planStart` is the first day of the plan it stands in. */
export function readText(written: string, planStart: CivilDate | undefined): Reading {
  // "6m" standing alone
  const text = written.replace(/^(\d{1,2})\s?m$/i, '$1 months');
  return readWithoutDate(text) ?? readSentence(text, planStart);
}

// --- cells that are one word of a known sort --------------------------------------------------------------------------

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

function readSentence(text: string, planStart: CivilDate | undefined): Reading {
  const marked = findMentions(text);
  const cell = new Cell(marked.text, marked.mentions, planStart);
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
    return mentionReading(revised, [...cell.doubts, earlierDate], cell);
  }
  cell.takeEarlierDate();
  const span = cell.takeSpan();
  const length = cell.takeLength(span.start);

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
    const dated = cell.open.filter((mention) => mention.span !== undefined);
    // "Bi-annual: March and September 2026": the dates settle what the word does not.
    if (dated.length > 1) return milestonesReading(cell.open, cell, [...doubts, ambiguity(cadence)], bounds);
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
      reading.until = length.end;
      if (bounds.start === undefined) {
        doubts.push('How long it goes on was counted from the start of the plan; check it.');
      }
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
    cadence.meanings.length > 0
      ? cadence.meanings
      : [cadence.every.map((every) => cadenceInWords(every)).join(' or ')];
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
        ...(length.end === undefined ? {} : { date: length.end }),
        doubts: [...doubts, ...length.doubts, ...unfinished(cell)],
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

const dateless: ReadonlySet<Reading['kind']> = new Set(['vague', 'none', 'ambiguous']);

function withStart(reading: Reading, bounds: Bounds): Reading {
  if (bounds.start === undefined || reading.start !== undefined) return reading;
  // What is no date as a whole gives no start either: a person looks at all of it.
  if (dateless.has(reading.kind)) return reading;
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
  const after =
    /(‹[a-z]+›)\s*\(?\s*(?:revised|amended|new date|updated|extended)\b(?!\s+(?:to|from|until)\b)/i.exec(
      cell.text,
    );
  return cell.mentionOf(found?.[1] ?? after?.[1]);
}

function milestonesReading(open: Mention[], cell: Cell, doubts: string[], bounds: Bounds): Reading {
  const milestones: NonNullable<Reading['milestones']> = [];
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
