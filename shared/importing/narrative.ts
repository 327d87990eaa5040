import { beginsInMiddle, comparable, isUnfinished, oneLine, readableText } from './cell-text.ts';
import { emptyAction } from './empty-action.ts';
import type { LogicalDocument } from './logical-tables.ts';
import { readDue, readItems, readScore, dueHiddenIn } from './read-values.ts';
import { emptyRisk, finished, type RiskDraft } from './risk-draft.ts';
import type { ReadAction, ReadingCorrections, ReadRisk, RefusedPiece } from './reading.ts';
import { asPrinted } from './text-in-no-row.ts';

type Section = 'front' | 'detail' | 'implications' | 'controls' | 'actions' | 'rating';

const sectionNames: readonly (readonly [RegExp, Section])[] = [
  [/^(?:risk )?(?:detail|details|description|background)$/, 'detail'],
  [/^(?:risk )?(?:implications|consequences|impacts?)$/, 'implications'],
  [/^(?:existing |current |key )?(?:risk )?controls(?: in place)?$/, 'controls'],
  [/^(?:outstanding|further|required|planned|remaining|next) (?:actions|steps)(?: required)?$/, 'actions'],
  [/^(?:risk )?(?:rating|ratings|score|scores|assessment|evaluation)$/, 'rating'],
];

const sectionOf = (text: string): Section | null =>
  sectionNames.find(([pattern]) => pattern.test(comparable(text)))?.[1] ?? null;

interface Line {
  readonly number: number;
  readonly text: string;
  readonly marker: string;
  readonly rows: number[];
  /** Letter for letter, of every paragraph joined into it. */
  readonly printed: string;
}

/** Whether a document tells one risk in prose: sections for its controls and its rating, in running text. */
export function isNarrative({ paragraphs }: LogicalDocument): boolean {
  const sections = new Set(paragraphs.map(({ paragraph }) => sectionOf(paragraph.text)));
  return sections.has('controls') && (sections.has('rating') || sections.has('implications'));
}

/**
 * A single risk told in prose: its description, implications, controls under their headings, outstanding actions and scores in words. Every line
 * stands letter for letter in the raw text of the risk, of a control or of an action; `refused` names those that no field took.
 */
export function readNarrative(
  document: LogicalDocument,
  plan: string,
  corrections: ReadingCorrections,
): { risk: ReadRisk; actions: ReadAction[]; refused: RefusedPiece[] } {
  const draft = emptyRisk(0, document.paragraphs[0]?.number ?? 1);
  const lines = wholeLines(document);
  draft.source.rows.splice(0, draft.source.rows.length, ...lines.flatMap(({ rows }) => rows));
  const actions: ReadAction[] = [];
  for (const text of document.runningHeads)
    readFront(draft, { number: 1, text, marker: '', rows: [], printed: text });
  const inNoField = new Set<Line>();
  let section: Section = 'front';
  let under = 'Text';
  let heading: Line | null = null;
  /** Kept with the risk; `isRead` = a field took it too. */
  const keep = (line: Line, isRead: boolean) => {
    draft.raw[under] = [draft.raw[under], line.printed].filter(Boolean).join('\n');
    if (!isRead) inNoField.add(line);
  };
  for (const line of lines) {
    const named = line.marker === '' ? sectionOf(line.text) : null;
    if (named !== null) {
      section = named;
      under = line.text;
      heading = null;
      keep(line, false);
    } else if (section === 'front') {
      keep(line, readFront(draft, line));
    } else if (section === 'detail') {
      draft.risk.description = [draft.risk.description, line.text].filter(Boolean).join('\n');
      keep(line, true);
    } else if (section === 'rating') {
      keep(line, readRating(draft, line));
    } else if (introduces(line)) {
      keep(line, false);
    } else if (section === 'implications') {
      draft.risk.consequences.push(...readItems(line.text));
      keep(line, true);
    } else if (section === 'actions') {
      actions.push(actionOf(draft, line, plan, corrections));
    } else if (line.marker === '') {
      heading = line;
      keep(line, false);
    } else {
      addControl(draft, line, heading);
      if (heading !== null) inNoField.delete(heading);
    }
  }
  markRepeatedControls(draft);
  draft.inNoField.push(...[...inNoField].map(({ printed }) => printed));
  return {
    risk: finished(draft),
    actions,
    refused: [...inNoField].map(({ number, rows, printed }) => ({
      source: { table: 0, row: number, rows },
      reason: 'kept with the risk',
      text: printed,
    })),
  };
}

/** Paragraphs joined where a page broke them, their numbers told from their text. */
function wholeLines({ paragraphs }: LogicalDocument): Line[] {
  const lines: Line[] = [];
  for (const { number, paragraph } of paragraphs) {
    const whole = oneLine(readableText(paragraph.text.replaceAll('**', '')).text);
    if (whole === '') continue;
    const inText = /^(\d{1,3}[.)]|[a-z][.)]|[-•–▪])\s+(.*)$/s.exec(whole);
    const marker = paragraph.marker ?? inText?.[1] ?? '';
    const text = paragraph.marker === undefined && inText !== null ? (inText[2] ?? '') : whole;
    const last = lines.at(-1);
    // Only a numbered sentence goes on over a page; a heading has no full stop either.
    if (
      last !== undefined &&
      marker === '' &&
      last.marker !== '' &&
      isUnfinished(last.text) &&
      beginsInMiddle(text)
    ) {
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text} ${text}`,
        rows: [...last.rows, number],
        printed: `${last.printed}\n${asPrinted(paragraph)}`,
      };
      continue;
    }
    lines.push({ number, text, marker, rows: [number], printed: asPrinted(paragraph) });
  }
  return lines;
}

/** "The controls in place include;" says nothing itself. */
const introduces = ({ text }: Line): boolean => /[:;]$/.test(text) && text.split(' ').length <= 14;

/** Whether a field took the line. */
function readFront(draft: RiskDraft, line: Line): boolean {
  const { risk } = draft;
  const title = /\brisk\s+(\d{1,3}[a-z]?)\s*[–—:-]\s*(.+)$/i.exec(line.text);
  const isTitle = title !== null && risk.title === '';
  if (isTitle) risk.title = title[2] ?? '';
  const reference = /\b([A-Z]{1,6}\d{1,3}[a-z]?)\b/.exec(line.text);
  if (reference !== null && risk.reference === '') risk.reference = reference[1] ?? '';
  const described = /\bdescription of th(?:is|e) risk (?:is|reads)(?: as follows)?\s*[:;,]?\s*(.+)$/i.exec(
    line.text,
  );
  const text = described?.[1] ?? (line.marker === '' && /[.!]$/.test(line.text) ? line.text : '');
  if (text !== '') risk.description = [risk.description, text].filter(Boolean).join('\n');
  return isTitle || text !== '';
}

function addControl(draft: RiskDraft, line: Line, heading: Line | null): void {
  draft.controls.push({
    id: `${draft.id}c${draft.controls.length + 1}`,
    source: { table: 0, row: line.number, rows: line.rows },
    raw: { ...(heading === null ? {} : { Heading: heading.printed }), Control: line.printed },
    heading: heading?.text ?? '',
    text: line.text,
    adequacy: '',
    lineOfDefence: '',
    criticalSuccess: '',
    rules: line.rows.length > 1 ? ['row split over pages'] : [],
    needsCheck: [],
  });
}

/** Paragraphs that say the same twice, or nearly: for a person to take one out. */
function markRepeatedControls(draft: RiskDraft): void {
  draft.controls.forEach((control, index) => {
    const twin = draft.controls.slice(0, index).find((other) => similarity(control.text, other.text) >= 0.6);
    if (twin === undefined) return;
    control.rules.push('near-duplicate');
    control.needsCheck.push({ field: 'control', rule: 'near-duplicate', about: twin.text.slice(0, 80) });
  });
}

/** Share of words two texts have in common, 0–1. */
function similarity(one: string, other: string): number {
  const words = new Set(comparable(one).split(' '));
  const others = new Set(comparable(other).split(' '));
  const common = [...words].filter((word) => others.has(word)).length;
  return words.size + others.size === 0 ? 0 : (2 * common) / (words.size + others.size);
}

function actionOf(draft: RiskDraft, line: Line, plan: string, corrections: ReadingCorrections): ReadAction {
  const hidden =
    dueHiddenIn(line.text) ||
    (/\b(?:later in the year|in due course|as soon as possible|shortly|in the new year)\b/i.exec(
      line.text,
    )?.[0] ??
      '');
  const due = readDue({ text: hidden }, corrections);
  return {
    ...emptyAction(`t0r${line.number}`, { table: 0, row: line.number, rows: line.rows }),
    raw: { Action: line.printed },
    rules: ['no reference', ...(hidden === '' ? [] : (['due inside another cell'] as const))],
    needsCheck: hidden === '' ? [] : [{ field: 'due', rule: 'due inside another cell', about: hidden }],
    plan,
    priority: draft.risk.title,
    action: line.text,
    due: due.value,
    riskId: draft.id,
    riskReference: draft.risk.reference,
  };
}

/** "The gross risk score is 20 (likelihood probable, impact major) …": every score a sentence gives. Whether it gave one. */
function readRating(draft: RiskDraft, line: Line): boolean {
  let isRead = false;
  const pattern =
    /\b(gross|inherent|net|residual|current|target)\b(?:(?!\b(?:gross|inherent|net|residual|current|target)\b)[^.(])*?\b(\d{1,3})\s*(?:\(([^)]*)\))?/gi;
  for (const match of line.text.matchAll(pattern)) {
    const [whole, name = '', score = '', words = ''] = match;
    const stage = /gross|inherent/i.test(name) ? 'gross' : /target/i.test(name) ? 'target' : 'current';
    const likelihood =
      /likelihood\s*(?:is|of|:|=)?\s*([\p{L} -]+?)(?=,|$| and\b| impact)/iu.exec(words)?.[1]?.trim() ?? null;
    const impact =
      /impact\s*(?:is|of|:|=)?\s*([\p{L} -]+?)(?=,|$| and\b| likelihood)/iu.exec(words)?.[1]?.trim() ?? null;
    const plain =
      words !== '' && likelihood === null
        ? readScore(`${stage}Score`, { text: `${score} (${words})` }).value
        : null;
    draft.risk[stage] = plain ?? {
      text: oneLine(whole),
      likelihood,
      impact,
      score: Number(score),
      band: null,
    };
    draft.rules.add('words of the score');
    isRead = true;
  }
  return isRead;
}
