import { comparable, oneLine, readableText, saysNothing } from './cell-text.ts';
import { labelsOfSheet, tellingLabels } from './fields-of-risks.ts';
import { fieldOfHeading, labelIn } from './headings.ts';
import { readScore } from './read-values.ts';
import { setField } from './risk-fields.ts';
import { emptyRisk, type RiskDraft } from './risk-draft.ts';
import type { LogicalDocument } from './logical-tables.ts';
import type { ImportField, RefusedPiece } from './reading.ts';
import type { SourceTable } from './source-document.ts';
import { asPrinted } from './text-in-no-row.ts';

interface Label {
  readonly field: ImportField;
  readonly text: string;
  readonly row: number;
  readonly column: number;
  /** What stands behind "Label:" in the same cell. */
  readonly inline: string;
}

/** Fields of a form by their labels: how many telling ones a table has says whether it is the sheet of a risk. */
function labelsOf(table: SourceTable): Label[] {
  const found: Label[] = [];
  table.rows.forEach((row, rowIndex) => {
    row.cells.forEach((cell, column) => {
      const text = oneLine(readableText(cell.text).text);
      if (text === '' || text.length > 4_000) return;
      const whole = text.length <= 60 ? fieldOfHeading(text.replace(/\s*:$/, '')) : 'unknown';
      const inline = whole === 'unknown' ? labelIn(readableText(cell.text).text) : null;
      const field = whole === 'unknown' ? (inline?.field ?? scoreLabelIn(text)) : whole;
      if (field === null || !labelsOfSheet.has(field)) return;
      found.push({ field, text, row: rowIndex, column, inline: inline?.rest ?? '' });
    });
  });
  return found;
}

/** "Likelihood Factors (Previous Score": two labels a scan ran together. */
function scoreLabelIn(text: string): ImportField | null {
  if (text.length > 60) return null;
  const found = /\b(previous|current|target|gross|residual|net) score\b/i.exec(text)?.[0];
  return found === undefined ? null : fieldOfHeading(found);
}

/** More rows than the form of one risk has on any page. */
const mostRowsOfForm = 120;

export function isRiskSheet(table: SourceTable): boolean {
  if (table.rows.length > mostRowsOfForm) return false;
  const fields = new Set(
    labelsOf(table)
      .map(({ field }) => field)
      .filter((field) => tellingLabels.has(field)),
  );
  // Labels in one row head columns; labels of a form stand in many rows.
  const rows = new Set(
    labelsOf(table)
      .filter(({ field }) => tellingLabels.has(field))
      .map(({ row }) => row),
  );
  return fields.size >= 4 && rows.size >= 3;
}

/**
 * The sheet of one risk: a form laid out as a table. A label's value stands to its right, below it, behind it in the same cell or, in a page
 * that was turned, to its left. What was found anywhere but beside its label is marked.
 */
export function readRiskSheet(table: SourceTable): RiskDraft {
  const draft = emptyRisk(table.number, table.rows[0]?.number ?? 1, table.sheet);
  const grid = table.rows.map(({ cells }) => cells.map(({ text }) => readableText(text).text));
  const labels = labelsOf(table);
  const isLabel = (row: number, column: number) =>
    labels.some((label) => label.row === row && label.column === column);
  const at = (row: number, column: number): string => {
    const text = grid[row]?.[column] ?? '';
    return isLabel(row, column) || saysNothing(text) ? '' : text;
  };
  const kept = new KeptCells(table);
  draft.source.rows.splice(0, draft.source.rows.length, ...table.rows.map(({ number }) => number));
  for (const label of labels) {
    const { field, row, column } = label;
    const width = grid[row]?.length ?? 0;
    const across = firstFilled(column + 1, width, (index) => (isLabel(row, index) ? null : at(row, index)));
    const right: Found = { text: at(row, across), row, column: across };
    const under = at(row + 1, column);
    const below: Found = { text: fragmentOf(under, label.text) ? '' : under, row: row + 1, column };
    // What stands below the next label is that label's.
    const next = isLabel(row, column + 1) ? '' : at(row + 1, column + 1);
    const beyond: Found = { text: next, row: row + 1, column: column + 1 };
    const inline: Found = { text: label.inline, row, column };
    if (/Score$/.test(field)) {
      const short = [inline, right, below, beyond].filter(({ text }) => couldBeScore(text));
      kept.take(draft, label, short);
      readScoreOf(draft, field, short[0]?.text ?? '');
      continue;
    }
    if (field === 'title' || field === 'riskReference') {
      const [best = inline] = [inline, right, below, beyond].sort(
        (one, other) => other.text.length - one.text.length,
      );
      if (
        best.text.length > draft.risk.title.length &&
        best.text.split(' ').length >= (field === 'title' ? 1 : 3)
      ) {
        draft.risk.title = oneLine(best.text);
        kept.take(draft, label, [best]);
        if (best === beyond && best.text !== right.text)
          draft.doubts.push({ field: 'title', rule: 'cells shifted', about: oneLine(best.text) });
      }
      continue;
    }
    const beside = [inline, right, below].find(({ text }) => text !== '');
    const turned = beside === undefined ? leftOf(grid, label, isLabel) : [];
    if (beside === undefined && turned.length === 0) continue;
    if (turned.length > 0) {
      draft.rules.add('cells shifted');
      const about = turned.map(({ text }) => text).join(' ');
      draft.doubts.push({ field, rule: 'cells shifted', about: about.slice(0, 200) });
    }
    kept.take(draft, label, beside === undefined ? turned : [beside]);
    setField(
      draft,
      field,
      beside?.text ?? '',
      turned.map(({ text }) => oneLine(text)),
    );
  }
  kept.keepRest(draft, labels);
  return draft;
}

/** A text of the form and the cell it stands in. */
interface Found {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** The cells of a form on their way into the raw text of its risk, letter for letter: nothing is lost, the scraps of a scan neither. */
class KeptCells {
  private readonly taken = new Set<string>();
  private readonly table: SourceTable;

  constructor(table: SourceTable) {
    this.table = table;
  }

  /** A label and what belongs to it. */
  take(draft: RiskDraft, label: Label, found: readonly Found[]): void {
    this.taken.add(`${label.row} ${label.column}`);
    const fresh = found.filter(({ text, row, column }) => {
      if (text === '' || (row === label.row && column === label.column)) return false;
      const isFresh = !this.taken.has(`${row} ${column}`);
      this.taken.add(`${row} ${column}`);
      return isFresh;
    });
    const printed = oneLine(this.cell(label.row, label.column));
    const texts = [label.inline, ...fresh.map(({ row, column }) => this.cell(row, column).trim())];
    const key = label.inline === '' ? printed : printed.slice(0, printed.indexOf(':'));
    draft.raw[key] = [draft.raw[key], ...texts].filter(Boolean).join('\n');
  }

  /** What no label took, row by row. Labels with nothing beside them say nothing of the risk. */
  keepRest(draft: RiskDraft, labels: readonly Label[]): void {
    const empty = new Set(
      labels.filter(({ inline }) => inline === '').map(({ row, column }) => `${row} ${column}`),
    );
    this.table.rows.forEach(({ number, cells }, row) => {
      const rest = cells.flatMap(({ text }, column) => {
        const place = `${row} ${column}`;
        return text.trim() === '' || this.taken.has(place) ? [] : [{ text: text.trim(), place }];
      });
      if (rest.length === 0) return;
      const line = rest.map(({ text }) => text).join(' | ');
      draft.raw[`Row ${number}`] = line;
      if (rest.some(({ place }) => !empty.has(place))) draft.inNoField.push(line);
    });
  }

  private cell(row: number, column: number): string {
    return this.table.rows[row]?.cells[column]?.text ?? '';
  }
}

/** A number, a band or a few letters; not the end of a sentence beside it. */
const couldBeScore = (text: string): boolean =>
  text !== '' &&
  (text.length <= 4 ||
    (text.length <= 40 && (/\d/.test(text) || /\b(?:red|amber|green|high|medium|low|yellow)\b/i.test(text))));

/** The first column that holds something, else `to`; a label ends the search. */
function firstFilled(from: number, to: number, read: (index: number) => string | null): number {
  for (let index = from; index < to; index += 1) {
    const text = read(index);
    if (text === null) return to;
    if (text !== '') return index;
  }
  return to;
}

/** "equences" below "Potential Consequences": the label again, clipped. */
const fragmentOf = (text: string, label: string): boolean =>
  text !== '' && text.length <= label.length && comparable(label).includes(comparable(text));

/**
 * On a turned page the first words stand nearest the label. A scan may give the line twice, once clipped: of each column the fuller
 * text counts.
 */
function leftOf(
  grid: readonly (readonly string[])[],
  label: Label,
  isLabel: (row: number, column: number) => boolean,
): Found[] {
  const found: Found[] = [];
  for (let column = label.column - 1; column >= 0; column -= 1) {
    if (isLabel(label.row, column)) break;
    const own = grid[label.row]?.[column] ?? '';
    const again = isLabel(label.row + 1, column) ? '' : (grid[label.row + 1]?.[column] ?? '');
    const isFuller = alike(own, again) && again.length > own.length;
    const text = isFuller ? again : own;
    if (!saysNothing(text)) found.push({ text, row: isFuller ? label.row + 1 : label.row, column });
  }
  return found;
}

function alike(one: string, other: string): boolean {
  const words = new Set(comparable(one).split(' '));
  const others = comparable(other).split(' ');
  return (
    one !== '' && others.filter((word) => words.has(word)).length * 2 >= Math.min(words.size, others.length)
  );
}

function readScoreOf(draft: RiskDraft, field: ImportField, text: string): void {
  const stage = field.replace('Score', '') as 'gross' | 'previous' | 'current' | 'target';
  const { value, doubts } = readScore(field, { text });
  if (value === null && draft.risk[stage] !== null) return;
  draft.risk[stage] = value;
  // A form that asks for a score and holds none a reader can make out.
  draft.doubts.push(
    ...(value === null ? [{ field, rule: 'score not readable' as const, about: '' }] : doubts),
  );
}

/**
 * Labels in running text ("Risk Path: … Risk Category: …" in one line) of a document that is the sheet of one risk. All its text belongs to
 * that risk and stands in its raw text; what is no label's is named.
 */
export function readLabelledText(draft: RiskDraft, { paragraphs }: LogicalDocument): RefusedPiece[] {
  return paragraphs.flatMap(({ number, paragraph }): RefusedPiece[] => {
    const text = oneLine(readableText(paragraph.text).text);
    const parts = [
      ...text.matchAll(/\b(Risk [A-Z][a-z]+|Last Review|Next Review|Owners?|Category|Path)\s*:/g),
    ];
    let isRead = parts[0]?.index === 0;
    parts.forEach((part, index) => {
      const field = fieldOfHeading(part[1] ?? '');
      const value = text.slice(part.index + part[0].length, parts[index + 1]?.index ?? text.length).trim();
      if (field === 'unknown' || !labelsOfSheet.has(field)) isRead = false;
      else if (value !== '') setField(draft, field, value);
    });
    draft.raw[`Paragraph ${number}`] = asPrinted(paragraph);
    const source = { table: 0, row: number, rows: [number] };
    if (isRead) return [];
    draft.inNoField.push(asPrinted(paragraph));
    return [{ source, reason: 'kept with the risk', text: asPrinted(paragraph) }];
  });
}
