import { comparable, oneLine, readableText, saysNothing } from './cell-text.ts';
import { labelsOfSheet, tellingLabels } from './fields-of-risks.ts';
import { fieldOfHeading, labelIn } from './headings.ts';
import { readScore } from './read-values.ts';
import { setField } from './risk-fields.ts';
import { emptyRisk, type RiskDraft } from './risk-draft.ts';
import type { ImportField } from './reading.ts';
import type { SourceDocument, SourceTable } from './source-document.ts';

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
  draft.source.rows.splice(0, draft.source.rows.length, ...table.rows.map(({ number }) => number));
  for (const label of labels) {
    const { field, row, column } = label;
    const width = grid[row]?.length ?? 0;
    const right = firstFilled(column + 1, width, (index) => (isLabel(row, index) ? null : at(row, index)));
    const below = fragmentOf(at(row + 1, column), label.text) ? '' : at(row + 1, column);
    // What stands below the next label is that label's.
    const beyond = isLabel(row, column + 1) ? '' : at(row + 1, column + 1);
    if (/Score$/.test(field)) {
      const short = [label.inline, right, below, beyond].filter(couldBeScore);
      draft.raw[label.text] = short.join(' ');
      readScoreOf(draft, field, short[0] ?? '');
      continue;
    }
    if (field === 'title' || field === 'riskReference') {
      const [best] = [label.inline, right, below, beyond].sort((one, other) => other.length - one.length);
      if (
        best !== undefined &&
        best.length > draft.risk.title.length &&
        best.split(' ').length >= (field === 'title' ? 1 : 3)
      ) {
        draft.risk.title = oneLine(best);
        draft.raw[label.text] = best;
        if (best === beyond && best !== right)
          draft.doubts.push({ field: 'title', rule: 'cells shifted', about: oneLine(best) });
      }
      continue;
    }
    const beside = label.inline || right || below;
    const turned = beside === '' ? leftOf(grid, label, isLabel) : [];
    if (beside === '' && turned.length === 0) continue;
    if (turned.length > 0) {
      draft.rules.add('cells shifted');
      draft.doubts.push({ field, rule: 'cells shifted', about: turned.join(' ').slice(0, 200) });
    }
    draft.raw[label.text] = [draft.raw[label.text], beside || turned.join('\n')].filter(Boolean).join('\n');
    setField(draft, field, beside, turned);
  }
  // Nothing is lost: what no label took, the scraps of a scan above all, is kept as it stands in its row.
  const kept = comparable(Object.values(draft.raw).join(' '));
  grid.forEach((cells, row) => {
    const scraps = cells.filter(
      (text, column) => text !== '' && !isLabel(row, column) && !kept.includes(comparable(text)),
    );
    if (scraps.length > 0) draft.raw[`Row ${table.rows[row]?.number ?? row + 1}`] = scraps.join(' | ');
  });
  return draft;
}

/** A number, a band or a few letters; not the end of a sentence beside it. */
const couldBeScore = (text: string): boolean =>
  text !== '' &&
  (text.length <= 4 ||
    (text.length <= 40 && (/\d/.test(text) || /\b(?:red|amber|green|high|medium|low|yellow)\b/i.test(text))));

function firstFilled(from: number, to: number, read: (index: number) => string | null): string {
  for (let index = from; index < to; index += 1) {
    const text = read(index);
    if (text === null) return '';
    if (text !== '') return text;
  }
  return '';
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
): string[] {
  const found: string[] = [];
  for (let column = label.column - 1; column >= 0; column -= 1) {
    if (isLabel(label.row, column)) break;
    const own = grid[label.row]?.[column] ?? '';
    const again = isLabel(label.row + 1, column) ? '' : (grid[label.row + 1]?.[column] ?? '');
    const fuller = alike(own, again) && again.length > own.length ? again : own;
    if (!saysNothing(fuller)) found.push(oneLine(fuller));
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

/** Labels in running text: "Risk Path: … Risk Category: …" in one line. */
export function readLabelledText(draft: RiskDraft, document: SourceDocument): void {
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    const text = oneLine(readableText(block.text).text);
    const parts = [
      ...text.matchAll(/\b(Risk [A-Z][a-z]+|Last Review|Next Review|Owners?|Category|Path)\s*:/g),
    ];
    parts.forEach((part, index) => {
      const field = fieldOfHeading(part[1] ?? '');
      const value = text.slice(part.index + part[0].length, parts[index + 1]?.index ?? text.length).trim();
      if (field === 'unknown' || !labelsOfSheet.has(field) || value === '') return;
      draft.raw[part[1] ?? ''] = value;
      setField(draft, field, value);
    });
  }
}
