import Papa from 'papaparse';
import type { SourceBlock, SourceNotice } from '../../shared/importing/source-document.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';
import { tablesOfGrid, type GridRow } from './split-grid.ts';
import { tidyLines, visibleText } from './visible-text.ts';

const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
type Delimiter = keyof typeof delimiters;
const sampleLength = 64 * 1024;
const sampleRecords = 300;
/** Occurs in no text: `decodeText` refuses it. */
const noQuote = '\u0000';

/**
 * Records between delimiters, as a spreadsheet would open them: row numbers count records, not lines. (papaparse and not csv-parse,
 * because it reads quotes inside a cell that has none around it, which is what people's exports hold.)
 */
export function readDelimited(
  text: string,
  extension: string,
  limits: ReadingLimits,
): { blocks: SourceBlock[]; notices: SourceNotice[] } {
  const { named, rest } = firstLineNaming(text);
  const delimiter = named ?? delimiterOf(rest, extension);
  const records = recordsOf(rest, delimiters[delimiter ?? 'comma']);
  let cells = 0;
  const rows = records.map((record, index): GridRow => {
    cells += record.length;
    if (cells > limits.cells) throw new RefusedDocument('too much inside', 'cells');
    return {
      number: index + 1,
      cells: record.map((field, column) => ({ column, text: tidyLines(visibleText(field)) })),
    };
  });
  return {
    blocks: tablesOfGrid(rows, 2 * limits.cells).map((table, index) => ({
      kind: 'table',
      number: index + 1,
      rows: table,
    })),
    notices: delimiter === null ? [] : [{ kind: 'delimiter', about: delimiter }],
  };
}

/** Whether most lines of a text are records of several fields: what tells a list that lost its right name from prose. */
export function looksDelimited(text: string): boolean {
  const sample = sampleOf(text);
  return (Object.keys(delimiters) as Delimiter[]).some((name) => {
    const { share, records } = agreement(sample, name);
    return share > 0.8 && records > 1;
  });
}

/** "sep=;" as a first line is how Excel is told the delimiter; it is no record. */
function firstLineNaming(text: string): { named: Delimiter | null; rest: string } {
  const found = /^sep=([,;\t|])\r?\n/i.exec(text);
  const named = (Object.keys(delimiters) as Delimiter[]).find((name) => delimiters[name] === found?.[1]);
  return found === null || named === undefined
    ? { named: null, rest: text }
    : { named, rest: text.slice(found[0].length) };
}

function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const end = text.lastIndexOf('\n', sampleLength);
  return text.slice(0, end > 0 ? end : sampleLength);
}

/** The delimiter by which most records have equally many fields; null where no record has two. */
function delimiterOf(text: string, extension: string): Delimiter | null {
  const sample = sampleOf(text);
  let best: { name: Delimiter; points: number; width: number } | null = null;
  for (const name of Object.keys(delimiters) as Delimiter[]) {
    const { share, width } = agreement(sample, name);
    if (share === 0) continue;
    const points = share + (name === 'tab' && extension === 'tsv' ? 1 : 0);
    if (best === null || points > best.points || (points === best.points && width > best.width)) {
      best = { name, points, width };
    }
  }
  return best?.name ?? null;
}

/** Share of the records that have the commonest number of fields above one, and that number. */
function agreement(sample: string, name: Delimiter): { share: number; width: number; records: number } {
  const records = recordsOf(sample, delimiters[name], sampleRecords).filter((record) =>
    record.some((field) => field.trim() !== ''),
  );
  const widths = new Map<number, number>();
  for (const { length } of records) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].sort((one, other) => other[1] - one[1])[0] ?? [1, 0];
  return { share: records.length === 0 ? 0 : count / records.length, width, records: records.length };
}

function recordsOf(text: string, delimiter: string, preview = 0): string[][] {
  const parse = (quoteChar: string) => Papa.parse<string[]>(text, { delimiter, quoteChar, preview });
  const quoted = parse('"');
  // A quotation mark that never ends would swallow the rest of the file: then none of them encloses anything.
  return (quoted.errors.some(({ code }) => code === 'MissingQuotes') ? parse(noQuote) : quoted).data;
}
