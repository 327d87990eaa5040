import type {
  SourceBlock,
  SourceCell,
  SourceParagraph,
  SourceRow,
} from '../../shared/importing/source-document.ts';
import { isAllBold, withoutMarkup } from './inline-markup.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';

interface Line {
  /** In the file, from 1. */
  readonly number: number;
  readonly text: string;
}

/** How far a cell of several lines, as Excel copies one, may reach. */
const longestCell = 60;
const bullet = /^([-*+•·▪●○◦‣–—])\s+/;
const ordinal = /^(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+/;
const rule = /^\s*(?:[-=_*]\s*){3,}$/;
const bar = /(?<!\\)\|/;
const bars = /(?<!\\)\|/g;

/**
 * Plain or pasted text, as people copy it from a page, a sheet or a scanner: lines of fields between tabs, and tables of Markdown, are
 * tables until a blank line or a line of another kind; every other line is a paragraph. Each row keeps the cells it has.
 */
export function readText(text: string, limits: ReadingLimits): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let tables = 0;
  let cells = 0;
  const addTable = (rows: SourceRow[]) => {
    for (const row of rows) cells += row.cells.length;
    if (cells > limits.cells) throw new RefusedDocument('too much inside', 'cells');
    tables += 1;
    blocks.push({ kind: 'table', number: tables, rows });
  };
  for (const run of runsOf(linesOf(text))) {
    let at = 0;
    while (at < run.length) {
      const end = markdownTableEnd(run, at);
      if (end > at) {
        const rows = run.slice(at, end).filter((line) => !isSeparator(line.text));
        if (rows.length > 0) addTable(rows.map((line) => rowOf(line, fieldsBetweenBars(line.text))));
        at = end;
        continue;
      }
      const tabbed = tabbedEnd(run, at);
      if (tabbed > at && !isListWithTabs(run.slice(at, tabbed))) {
        addTable(run.slice(at, tabbed).map((line) => rowOf(line, fieldsBetweenTabs(line.text))));
        at = tabbed;
        continue;
      }
      const paragraph = paragraphOf(run[at]?.text ?? '');
      if (paragraph !== null) blocks.push(paragraph);
      if (blocks.length > limits.paragraphs) throw new RefusedDocument('too much inside', 'paragraphs');
      at += 1;
    }
  }
  return blocks;
}

/** Lines of the file, a cell of several lines in quotation marks joined to one; a new page is a blank line. */
function linesOf(text: string): Line[] {
  const physical = text.split(/\r\n|\r|\n/);
  const lines: Line[] = [];
  for (let index = 0; index < physical.length; index += 1) {
    const number = index + 1;
    let line = physical[index] ?? '';
    for (let more = cellGoesOn(physical, line, index); more > 0; more = cellGoesOn(physical, line, index)) {
      line = [line, ...physical.slice(index + 1, index + more + 1)].join('\n');
      index += more;
    }
    const pages = line.split('\f');
    pages.forEach((part, page) => {
      if (page > 0) lines.push({ number, text: '' });
      lines.push({ number, text: part });
    });
  }
  return lines;
}

/**
 * How many lines below belong to the last cell of this one: Excel copies a cell of several lines between quotation marks. The lines in
 * between have no tab, and the mark that ends it stands before a tab or the line's end; a stray quotation mark has not all of that.
 */
function cellGoesOn(physical: readonly string[], line: string, index: number): number {
  const last = line.slice(line.lastIndexOf('\t') + 1);
  if (!last.startsWith('"') || !isOpen(last)) return 0;
  let field = last;
  for (let more = 1; more <= longestCell; more += 1) {
    const next = physical[index + more];
    if (next === undefined) return 0;
    const tab = next.indexOf('\t');
    field += tab < 0 ? next : next.slice(0, tab);
    if (!isOpen(field)) return field.endsWith('"') ? more : 0;
    if (tab >= 0) return 0;
  }
  return 0;
}

function isOpen(field: string): boolean {
  return (field.split('"').length - 1) % 2 === 1;
}

/** Lines between blank ones. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() !== '') runs.at(-1)?.push(line);
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs;
}

function rowOf({ number }: Line, fields: readonly string[]): SourceRow {
  return { number, cells: fields.map((field): SourceCell => ({ text: withoutMarkup(field) })) };
}

function isSeparator(line: string): boolean {
  return /^[\s|:-]+$/.test(line) && line.includes('|') && line.includes('-');
}

/** Where the Markdown table that begins here ends, or `at` if none begins: its lines have bars at both ends, or a line of dashes below the first. */
function markdownTableEnd(run: readonly Line[], at: number): number {
  const isRow = (index: number) => bar.test(run[index]?.text ?? '');
  const hasBarsAround = (index: number) => /^\s*\|.*\|\s*$/.test(run[index]?.text ?? '');
  const next = run[at + 1]?.text ?? '';
  const begins = isRow(at) && (hasBarsAround(at) || isSeparator(next) || isSeparator(run[at]?.text ?? ''));
  if (!begins) return at;
  const strict = hasBarsAround(at);
  let end = at + 1;
  while (end < run.length && (strict ? hasBarsAround(end) : isRow(end))) end += 1;
  return end;
}

function fieldsBetweenBars(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(bars);
}

function tabbedEnd(run: readonly Line[], at: number): number {
  let end = at;
  while (end < run.length && run[end]?.text.includes('\t') === true && markdownTableEnd(run, end) === end)
    end += 1;
  return end;
}

/** "1.⇥Text" and "•⇥Text": how a numbered list of Word arrives when it is pasted. */
function isListWithTabs(lines: readonly Line[]): boolean {
  return lines.every(({ text }) => {
    const line = text.trim();
    return line.split('\t').length === 2 && (bullet.test(line) || ordinal.test(line));
  });
}

function fieldsBetweenTabs(line: string): string[] {
  return line.split('\t').map((field) => {
    const inside = /^"([^]*\n[^]*)"$/.exec(field)?.[1];
    return inside === undefined ? field : inside.replaceAll('""', '"');
  });
}

function paragraphOf(line: string): SourceParagraph | null {
  if (rule.test(line)) return null;
  const hashes = /^\s*(#{1,6})\s/.exec(line);
  if (hashes !== null) {
    let title = line.slice(hashes[0].length).trimEnd();
    while (title.endsWith('#')) title = title.slice(0, -1);
    const text = withoutMarkup(title);
    return text === '' ? null : { kind: 'paragraph', text, heading: hashes[1]?.length ?? 1 };
  }
  const { marker, rest } = markerOf(line.trim());
  const text = withoutMarkup(rest);
  if (text === '' && marker === '') return null;
  return {
    kind: 'paragraph',
    text,
    ...(marker === '' ? {} : { marker }),
    ...(isAllBold(rest) ? { bold: true as const } : {}),
  };
}

/** The mark before the text; of "- 1." and "- •" the second, for the first is how Markdown writes a list. */
function markerOf(line: string): { marker: string; rest: string } {
  const dash = bullet.exec(line);
  const afterDash = dash === null ? line : line.slice(dash[0].length);
  const printed = (dash === null ? null : bullet.exec(afterDash)) ?? ordinal.exec(afterDash);
  const marker = printed?.[1] ?? dash?.[1] ?? '';
  return { marker, rest: printed === null ? afterDash : afterDash.slice(printed[0].length) };
}
