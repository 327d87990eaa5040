import { z } from 'zod';
import { countOfDays, daysBetween, formatCivilDate, type CivilDate } from './civil-date.ts';
import type { DueKind } from './due.ts';
import type { Language } from './language.ts';
import { statusWords } from './status-words.ts';
import { plainText } from './when/plain-text.ts';

/** Complete is said by the lead; closed means the chair or group chair has seen the evidence. */
export const actionStatusSchema = z.enum(['not started', 'in progress', 'complete', 'closed', 'cancelled']);

export type ActionStatus = z.infer<typeof actionStatusSchema>;

/** Stated progress of an action. Green means on track, blue means complete; a risk band's colour is another thing. */
export const ragSchema = z.enum(['red', 'amber', 'green', 'blue']);

export type Rag = z.infer<typeof ragSchema>;

/** How a RAG is told without its colour: the word, what it means, and a shape that a text shows as `symbol`. */
export interface RagMark {
  readonly word: string;
  readonly meaning: string;
  readonly shape: 'circle' | 'triangle' | 'diamond' | 'tick';
  readonly symbol: string;
}

/** One mark per RAG wherever it shows, so that a card and the tab never say the same thing with two shapes. */
export const ragMarks: Readonly<Record<Rag, RagMark>> = {
  red: { word: 'Red', meaning: 'off track', shape: 'diamond', symbol: '◆' },
  amber: { word: 'Amber', meaning: 'at risk of slipping', shape: 'triangle', symbol: '▲' },
  green: { word: 'Green', meaning: 'on track', shape: 'circle', symbol: '●' },
  blue: { word: 'Blue', meaning: 'complete', shape: 'tick', symbol: '✔' },
};

/** "Green – on track": a RAG never shows by its colour alone, and green is not "done". */
export function ragInWords(rag: Rag, language: Language = 'en'): string {
  const { rag: word, ragMeaning } = statusWords(language);
  return `${word[rag]} – ${ragMeaning[rag]}`;
}

/** Whether nobody needs to do anything more: complete, closed or cancelled. */
export function isFinished(status: ActionStatus): boolean {
  return status === 'complete' || status === 'closed' || status === 'cancelled';
}

/** As much of an action as lateness depends on. */
export interface Deadline {
  currentDue: CivilDate | null;
  status: ActionStatus;
  /** Never late, whatever its date. */
  ongoing: boolean;
  due?: { kind: DueKind };
}

/** Computed, and shown beside the stated RAG: past its current due date and not finished. Ongoing is never overdue. */
export function isOverdue(action: Deadline, today: CivilDate): boolean {
  if (action.ongoing || action.due?.kind === 'ongoing') return false;
  return action.currentDue !== null && action.currentDue < today && !isFinished(action.status);
}

export interface MovedDeadline {
  originalDue: CivilDate | null;
  currentDue: CivilDate | null;
}

/** Days by which the due date has been moved: positive is later, 0 is unmoved, null when either date is missing. */
export function slippage({ originalDue, currentDue }: MovedDeadline): number | null {
  return originalDue === null || currentDue === null ? null : daysBetween(originalDue, currentDue);
}

/**
 * What to say of a moved date: "revised, was due 31 March 2026" and, once that day is past, "revised, 12 days past
 * original 31 March 2026", with how often it moved. Empty when it never moved; how late it is then is
 * `isOverdue`'s business.
 */
export function slippageInWords(
  action: MovedDeadline & { moves: number; status: ActionStatus },
  today: CivilDate,
  language: Language = 'en',
): string {
  const { originalDue, moves, status } = action;
  const isMoved = moves > 0 || (slippage(action) ?? 0) !== 0;
  if (!isMoved || originalDue === null) return '';
  const words = statusWords(language);
  const original = formatCivilDate(originalDue, language);
  const past = daysBetween(originalDue, today);
  if (past <= 0 || isFinished(status)) return words.revised(original, words.often(moves));
  return words.revisedPast(countOfDays(past, language), original, words.often(moves));
}

/** A cell read tolerantly: `problem` says, in plain English, what a person should put right. */
export interface ReadCell<Value> {
  value: Value | null;
  problem?: string;
}

const statusMeanings: readonly [RegExp, ActionStatus, string?][] = [
  [
    /^(?:heb ddechrau|not (?:yet )?started|not begun|to do|todo|planned|new|outstanding|yet to start|no progress|open)$/,
    'not started',
  ],
  [
    /^(?:ar waith|ar y gweill|(?:work )?in[ -]?progress|(?:work (?:has )?)?(?:started|begun|commenced)|under ?way|on[ -]?going|on track|active|partially (?:complete|completed|achieved|met)|part(?:ly)? complete|wip|in train|continuing)$/,
    'in progress',
  ],
  [
    /^(?:wedi[’']i ch?wblhau|cwblhawyd|completed?|done|achieved|finished|implemented|fully (?:complete|completed|met|achieved|implemented)|actioned|delivered|met)$/,
    'complete',
  ],
  [/^(?:wedi[’']i chau|closed|signed[ -]off|closed off|evidenced and closed)$/, 'closed'],
  [
    /^(?:wedi[’']i chanslo|cancel(?:led|ed)|withdrawn|superseded|abandoned|no longer (?:required|needed|relevant|applicable)|removed)$/,
    'cancelled',
  ],
  [
    /^(?:slipped|delayed|behind|off track|overdue|late|not achieved|on hold|paused|held over|deferred|carried (?:forward|over)|postponed|stalled)$/,
    'in progress',
    'is not one of the five statuses; it was read as in progress. Say when it is now due.',
  ],
];

const statusChoices = 'Write not started, in progress, complete, closed or cancelled.';

/**
 * A status as people type it: "COMPLETED", "Work has begun", "Ongoing". `ongoing` is set when the text says so, which is
 * a flag of its own. Empty text is no status and no problem.
 */
export function readStatus(raw: string): ReadCell<ActionStatus> & { ongoing?: true } {
  const text = bare(raw);
  if (text === '') return { value: null };
  const percent = /^(\d{1,3}) ?%(?: complete(?:d)?)?$/.exec(text);
  if (percent !== null && Number(percent[1]) <= 100) {
    const done = Number(percent[1]);
    return { value: done === 0 ? 'not started' : done === 100 ? 'complete' : 'in progress' };
  }
  const known = statusMeanings.find(([pattern]) => pattern.test(text));
  if (known === undefined)
    return { value: null, problem: `“${raw.trim()}” is not a status. ${statusChoices}` };
  const [, value, doubt] = known;
  return {
    value,
    ...(/^(?:on[ -]?going|continuing)$/.test(text) ? { ongoing: true as const } : {}),
    ...(doubt === undefined ? {} : { problem: `“${raw.trim()}” ${doubt}` }),
  };
}

const ragMeanings: readonly [RegExp, Rag][] = [
  [/^(?:r|red|coch|🔴|off track)$/u, 'red'],
  [/^(?:a|amber|ambr|oren|🟠|at risk(?: of slipping)?)$/u, 'amber'],
  [/^(?:g|green|gwyrdd|🟢|on track)$/u, 'green'],
  [/^(?:b|blue|glas|🔵|completed?)$/u, 'blue'],
];

/** From the worst to the best, for cells that name two. */
const ragOrder: readonly Rag[] = ['red', 'amber', 'green', 'blue'];

/**
 * A RAG as people type it: "G", "Green – on track", "AMBER". Two colours ("A/G") give the worse one and a problem; a
 * colour outside the four gives a problem, and yellow counts as amber.
 */
export function readRag(raw: string): ReadCell<Rag> {
  const text = bare(raw);
  if (text === '') return { value: null };
  const named = text
    .split(/\s*(?:[/,;&:()]|->|\s-\s|\bto\b|\band\b|\s)\s*/u)
    .map((word) => ragMeanings.find(([pattern]) => pattern.test(word))?.[1]);
  const whole = ragMeanings.find(([pattern]) => pattern.test(text))?.[1];
  if (whole !== undefined) return { value: whole };
  const colours = ragOrder.filter((rag) => named.includes(rag));
  const [worst] = colours;
  if (worst !== undefined && colours.length > 1) {
    return {
      value: worst,
      problem: `“${raw.trim()}” names two colours; the worse one was taken. Choose red, amber, green or blue.`,
    };
  }
  // "Green – on track": the first word is the colour and the rest explains it.
  if (worst !== undefined && named[0] === worst) return { value: worst };
  if (/^(?:y|yellow|🟡)/u.test(text)) {
    return {
      value: 'amber',
      problem: `“${raw.trim()}” was read as amber. Choose red, amber, green or blue.`,
    };
  }
  return {
    value: null,
    problem: `“${raw.trim()}” is not a RAG rating. Choose red, amber, green or blue.`,
  };
}

/** 0–100 from "40%", "40" or 40. A fraction, as spreadsheets keep them ("0.4"), is read as 40 and marked. */
export function readPercent(raw: string | number): ReadCell<number> {
  const text = typeof raw === 'number' ? String(raw) : plainText(raw).text;
  if (text === '') return { value: null };
  const found = /^(\d{1,3}(?:\.\d+)?) ?(%|per ?cent)?(?: complete(?:d)?)?$/i.exec(text);
  const number = Number(found?.[1]);
  if (found === null || number > 100) {
    return { value: null, problem: `“${text}” is not a percentage. Write a number from 0 to 100.` };
  }
  if (found[2] === undefined && number > 0 && number < 1) {
    const percent = Math.round(number * 100);
    return { value: percent, problem: `“${text}” was read as ${percent}%. Write it as a whole number.` };
  }
  return { value: number };
}

function bare(raw: string): string {
  return plainText(raw)
    .text.toLowerCase()
    .replace(/[\s.,;:!]+$/, '')
    .trim();
}
