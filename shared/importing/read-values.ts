import { formatCivilDate, civilDateSchema, type CivilDate } from '../domain/civil-date.ts';
import type { Due } from '../domain/due.ts';
import { readWhen } from '../domain/read-when.ts';
import { readPercent, readRag, readStatus, type ActionStatus, type Rag } from '../domain/status.ts';
import { comparable, oneLine } from './cell-text.ts';
import type { ImportDoubt, ImportField, ImportRule, ReadScore, ReadingCorrections } from './reading.ts';

/** A value read from a cell, with what to look at. */
export interface Read<Value> {
  readonly value: Value;
  readonly rules: readonly ImportRule[];
  readonly doubts: readonly ImportDoubt[];
}

const read = <Value>(
  value: Value,
  doubts: readonly ImportDoubt[] = [],
  rules: readonly ImportRule[] = [],
): Read<Value> => ({ value, rules, doubts });

const doubt = (field: ImportField, rule: ImportRule, about: string): ImportDoubt => ({ field, rule, about });

/** A cell as far as one value is read from it. */
export interface ValueCell {
  readonly text: string;
  readonly colour?: string | undefined;
  readonly date?: string | undefined;
}

/** A, B or C of the column CAB, or the words. */
export function readAudience(text: string): 'children' | 'adults' | 'both' | null {
  const plain = comparable(text);
  if (/^(?:c|child|children|children s|cyp|plant)$/.test(plain)) return 'children';
  if (/^(?:a|adult|adults|adults s|oedolion)$/.test(plain)) return 'adults';
  if (
    /^(?:b|both|c a|a c|children and adults|adults and children|all|y ddau|plant ac oedolion|oedolion a phlant)$/.test(
      plain,
    )
  )
    return 'both';
  return null;
}

/** A day of a register: a real date of a spreadsheet, or a text that names one day. */
export function readDay(field: ImportField, cell: ValueCell): Read<CivilDate | null> {
  const real = civilDateSchema.safeParse(cell.date);
  if (real.success) return read(real.data);
  const text = oneLine(cell.text);
  if (text === '') return read(null);
  const due = readWhen(text);
  if (due.date === undefined) return read(null, [doubt(field, 'date not readable', text)]);
  return read(
    due.date,
    due.needsCheck || due.kind !== 'exact' ? [doubt(field, 'date not readable', text)] : [],
  );
}

/** A "when" cell. What "bi-annual" means is asked once for the document and then known. */
export function readDue(cell: ValueCell, corrections: ReadingCorrections): Read<Due> {
  const key = `${cell.date ?? ''}|${cell.text}`;
  const known = dues.get(corrections) ?? new Map<string, Read<Due>>();
  dues.set(corrections, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const due = readDueCell(cell, corrections);
  known.set(key, due);
  return due;
}

/** Large plans say the same few "whens" thousands of times: each is read once for a reading. */
const dues = new WeakMap<ReadingCorrections, Map<string, Read<Due>>>();

function readDueCell(cell: ValueCell, corrections: ReadingCorrections): Read<Due> {
  const real = civilDateSchema.safeParse(cell.date);
  const raw = real.success && oneLine(cell.text) === '' ? formatCivilDate(real.data) : cell.text;
  if (real.success) return read({ kind: 'exact', date: real.data, needsCheck: false, raw });
  const due = readWhen(raw, corrections.planStart === null ? {} : { planStart: corrections.planStart });
  const every = due.kind === 'ambiguous' ? cadenceMeant(raw, corrections) : undefined;
  if (every !== undefined) {
    const { reason: _reason, ...rest } = due;
    return read({ ...rest, kind: 'recurring', every, needsCheck: false });
  }
  if (!due.needsCheck || due.kind === 'missing') return read(due);
  return read(due, [
    due.kind === 'placeholder'
      ? doubt('due', 'placeholder', oneLine(raw))
      : doubt('due', 'due needs a look', due.reason ?? oneLine(raw)),
  ]);
}

const ambiguousWords = /\bbi[- ]{0,2}(?:annual(?:ly)?|monthly|weekly|yearly)\b/i;

/** "bi annually" → "bi-annual": the words asked about, however they are written. */
export function ambiguousCadence(text: string): string | null {
  const found = ambiguousWords.exec(text);
  if (found === null) return null;
  return found[0]
    .toLowerCase()
    .replace(/^bi[- ]*/, 'bi-')
    .replace(/^bi-annually$/, 'bi-annual');
}

function cadenceMeant(text: string, { cadences }: ReadingCorrections) {
  const words = ambiguousCadence(text);
  return words === null ? undefined : cadences[words];
}

const phraseOfDate =
  /\b(?:by|before|no later than|timescale|deadline|target date|due|complete[d]? by|until)\s*:?\s*(?:the )?(?:end of )?((?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})/i;
const phraseOfCadence =
  /\b(?:on an? )?((?:bi[- ]{0,2}(?:monthly|annual(?:ly)?|weekly)|fortnightly|weekly|monthly|quarterly|six[- ]monthly|annual(?:ly)?|termly|every (?:\w+ )?(?:weeks?|months?|years?)))\b(?! (?:general|report \d|conference|appraisal|governance))/i;

/** A date or a cadence that hides in another cell: proposed, for a person to accept. '' = none. */
export function dueHiddenIn(text: string): string {
  const line = oneLine(text);
  return phraseOfDate.exec(line)?.[1] ?? phraseOfCadence.exec(line)?.[1] ?? '';
}

/** Whether a cell is nothing but a time: what stands in the wrong column. */
export function isOnlyTime(text: string): boolean {
  const line = oneLine(text);
  if (line === '' || line.split(' ').length > 4) return false;
  const due = readWhen(line);
  return ['exact', 'month', 'season', 'quarter', 'financial-year', 'recurring', 'ambiguous'].includes(
    due.kind,
  );
}

export function readStatusCell(cell: ValueCell): Read<{ status: ActionStatus | null; ongoing: boolean }> {
  const { value, problem, ongoing } = readStatus(cell.text);
  return read(
    { status: value, ongoing: ongoing === true },
    problem === undefined ? [] : [doubt('status', 'status not understood', oneLine(cell.text))],
  );
}

/** 0 to 100. */
export function readPercentCell(cell: ValueCell): Read<number | null> {
  const { value, problem } = readPercent(cell.text);
  const doubts =
    problem === undefined ? [] : [doubt('percentComplete', 'value not understood', oneLine(cell.text))];
  return read(value, doubts);
}

/** Null where a text is neither. */
export function readYes(text: string): boolean | null {
  const plain = comparable(text);
  if (/^(?:yes|y|true|x|ie|ydy|ydi|do|oes)$/.test(plain) || /^[✓✔☑]$/.test(text.trim())) return true;
  return /^(?:no|n|false|na|nac ydy|nac ydi)?$/.test(plain) ? false : null;
}

/** A RAG by its word or letter, else by the colour of the cell. */
export function readRagCell(cell: ValueCell): Read<Rag | null> {
  const { value, problem } = readRag(cell.text);
  if (oneLine(cell.text) !== '') {
    return read(value, problem === undefined ? [] : [doubt('rag', 'rag not understood', oneLine(cell.text))]);
  }
  const rag = ragOfColour(cell.colour);
  return rag === null ? read(null) : read(rag, [], ['colour of the cell']);
}

/** The RAG a cell's fill shows; null for white, grey and what is none of the four. Yellow counts as amber. */
export function ragOfColour(colour: string | undefined): Rag | null {
  const found = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  if (found === null) return null;
  const [red, green, blue] = [1, 2, 3].map((index) => Number.parseInt(found[index] ?? '0', 16) / 255) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (most < 0.25 || range / (most || 1) < 0.3) return null;
  const sixth =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  const hue = sixth * 60;
  if (hue < 18 || hue >= 335) return 'red';
  if (hue < 68) return 'amber';
  if (hue < 170) return 'green';
  return hue < 260 ? 'blue' : null;
}

const bandWords =
  /\b(very high|extreme|critical|severe|high|red|medium|moderate|amber|yellow|low|green|very low|minor|blue|black)\b/i;

/** A score as any scheme may write it: "Amber 8 (4×2)", "4 x 3 = 12", "L4 I3", "High", "20 (probable, major)". */
export function readScore(field: ImportField, cell: ValueCell): Read<ReadScore | null> {
  const text = oneLine(cell.text);
  if (text === '') return read(null);
  const empty: ReadScore = { text, likelihood: null, impact: null, score: null, band: null };
  const band = bandWords.exec(text)?.[1] ?? null;
  const pair = /(\d{1,2}(?:\.\d+)?)\s*[x×*]\s*(\d{1,2}(?:\.\d+)?)/i.exec(text);
  const lettered =
    /\bL(?:ikelihood)?\s*[:=]?\s*(\d{1,2})\b.*?\b(?:I(?:mpact)?|C(?:onsequence)?|S(?:everity)?)\s*[:=]?\s*(\d{1,2})\b/i.exec(
      text,
    );
  const worded = /\(([\p{L} -]+),\s*([\p{L} -]+)\)/u.exec(text);
  const rest = pair === null ? text : text.replace(pair[0], ' ');
  const alone = /(?<![\d.])(\d{1,3}(?:\.\d+)?)(?![\d.])/.exec(rest);
  if (lettered !== null) {
    const without = text.replace(lettered[0], ' ');
    const score = /(?<![\d.])(\d{1,3}(?:\.\d+)?)(?![\d.])/.exec(without);
    return read({
      ...empty,
      likelihood: lettered[1] ?? null,
      impact: lettered[2] ?? null,
      score: score === null ? null : Number(score[1]),
      band,
    });
  }
  if (pair !== null) {
    const [likelihood, impact] = [pair[1] ?? '', pair[2] ?? ''];
    const score = alone === null ? null : Number(alone[1]);
    // Which of two different numbers is the likelihood, the paper rarely says.
    const unsure = likelihood === impact ? [] : [doubt(field, 'words of the score', text)];
    return read({ ...empty, likelihood, impact, score, band }, unsure);
  }
  if (worded !== null) {
    return read({
      ...empty,
      likelihood: (worded[1] ?? '').trim(),
      impact: (worded[2] ?? '').trim(),
      score: alone === null ? null : Number(alone[1]),
      band,
    });
  }
  if (alone !== null && !/[^\d\s.]{3,}\d/.test(text))
    return read({ ...empty, score: Number(alone[1]), band });
  if (band !== null) return read({ ...empty, band });
  return read(empty, [doubt(field, 'score not readable', text)]);
}

export function readMarking(text: string): Read<'publish' | 'exempt' | null> {
  const plain = comparable(text);
  if (plain === '') return read(null);
  if (/^(?:a|part a|publish|public|published|open|cyhoeddi|rhan a)$/.test(plain)) return read('publish');
  if (
    /^(?:b|part b|exempt|confidential|restricted|private|not for publication|eithriedig|rhan b)$/.test(plain)
  )
    return read('exempt');
  // What might be exempt must not be published because a word was unknown.
  return read('exempt', [doubt('marking', 'value not understood', text)]);
}

export function readResponse(text: string): Read<'treat' | 'tolerate' | 'transfer' | 'terminate' | null> {
  const plain = comparable(text);
  if (plain === '') return read(null);
  if (/^(?:treat|reduce|mitigate|trin)/.test(plain)) return read('treat');
  if (/^(?:tolerate|accept|goddef)/.test(plain)) return read('tolerate');
  if (/^(?:transfer|share|trosglwyddo)/.test(plain)) return read('transfer');
  if (/^(?:terminate|avoid|terfynu)/.test(plain)) return read('terminate');
  return read(null, [doubt('response', 'value not understood', text)]);
}

export function readRiskStatus(text: string): Read<'open' | 'closed' | null> {
  const plain = comparable(text);
  if (plain === '') return read(null);
  if (/^(?:open|live|active|current|new|ongoing|agored)/.test(plain)) return read('open');
  if (/^(?:closed?|removed|archived|retired|ar gau|wedi)/.test(plain)) return read('closed');
  return read(null, [doubt('riskStatus', 'value not understood', text)]);
}

export function readIssueType(text: string): Read<'threat' | 'opportunity' | 'issue' | null> {
  const plain = comparable(text);
  if (plain === '') return read(null);
  if (/^(?:threat|risk|bygythiad)/.test(plain)) return read('threat');
  if (/^(?:opportunity|cyfle)/.test(plain)) return read('opportunity');
  if (/^(?:issue|mater)/.test(plain)) return read('issue');
  return read(null, [doubt('issueType', 'value not understood', text)]);
}

/** The lines or numbered points of a cell, without their bullets and numbers. */
export function readItems(text: string): string[] {
  return text
    .split(/\n|(?<=[.;:]|^)\s*(?=(?:\d{1,2}[.)]|[•▪●◦–])\s)|\s(?=\d{1,2}[.)]\s+\p{Lu})/u)
    .map((item) => oneLine(item).replace(/^(?:[•▪●◦*–-]|\d{1,2}[.)]|[a-z][.)])\s+/, ''))
    .filter((item) => item !== '');
}

const statusAtEnd = /(?:^|(?<=[.\s)]))(ongoing|completed?|achieved)\s*[.,;]?$/i;
const statusBetween = /(?<=[.)]\s?|\s)(Ongoing|Complete|Completed)[.,]\s+(?=\p{Lu})/gu;

/** Success measures of a cell with the status a board wrote behind each: "… evidence compliance. Ongoing." */
export function readMeasures(text: string): { measures: string[]; statuses: string[] } {
  const measures: string[] = [];
  const statuses: string[] = [];
  for (const line of text.replaceAll(statusBetween, '$1.\n').split('\n')) {
    for (const item of readItems(line)) {
      const found = statusAtEnd.exec(item);
      const before = found === null ? item : item.slice(0, found.index).trim();
      // "to be complete", "work is ongoing": part of the sentence.
      const inSentence =
        found !== null &&
        /\b(?:is|are|be|been|being|was|were|remain(?:s)?|an|the|of|and|or|when|until|once|not)$/i.test(
          before,
        );
      if (found === null || inSentence || (before !== '' && !/^[A-Z]/.test(found[1] ?? ''))) {
        measures.push(item);
        continue;
      }
      statuses.push((found[1] ?? '').toLowerCase());
      if (before !== '') measures.push(before);
    }
  }
  return { measures, statuses };
}

const noteToSelf =
  /\b(?:(?:discuss|check|speak|talk) (?:with|to) \p{Lu}\p{L}+(?=$|[\n.?!,)])|is this (?:the )?(?:best|right|still)\b[^?]*\?|what (?:impact|difference) do we expect[^?]*\?|need(?:s)? to (?:set|agree|add|decide|check|confirm) (?:baseline|target|date|lead|who|with)[^).]*|improve from what to what|insert (?:date|name|figure)|\bxx+\b|\?\?+)/iu;

/** A text that a page's edge or a column's width clipped: it ends in the middle of a word or of a phrase. */
export function isCutOff(text: string): boolean {
  const last = oneLine(text);
  if (last.length < 40 || /[.!?:;)"”’…]$/.test(last)) return false;
  return /\b(?:to|be|of|with|and|the|for|in|a|an|by|or|is|are|that|which|on|from|as|at)$|\s(?!(?:up|us|it|so|do|go|no|me|we|he|IT|UK|QA|HR|GP|SW)$)\p{L}{1,2}$/u.test(
    last,
  );
}

/** What an author wrote to somebody and forgot in the cell: '' = nothing. */
export function authorNoteIn(text: string): string {
  return noteToSelf.exec(oneLine(text))?.[0] ?? '';
}

/** "1.4 Tell the unit …", "2a.3 – Receive …": the number a plan puts before its text. */
export function numberBefore(text: string): { reference: string; rest: string } {
  const found =
    /^\s*((?:\p{L}{1,4}[- ]?)?\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?){1,3})\.?[\s:–-]+([\s\S]+)$/u.exec(text) ??
    /^\s*(\d{1,2})[.)]\s+(\S[\s\S]*)$/.exec(text);
  return found === null
    ? { reference: '', rest: text }
    : { reference: found[1] ?? '', rest: (found[2] ?? '').trim() };
}
