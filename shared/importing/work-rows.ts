import { beginsInMiddle, isDitto, isUnfinished, oneLine } from './cell-text.ts';
import { isPageFurniture } from './find-headings.ts';
import type { LogicalRow, LogicalTable } from './logical-tables.ts';
import { looksLikeLead } from './read-leads.ts';
import { numberBefore, readAudience, type ValueCell } from './read-values.ts';
import type { ImportDoubt, ImportField, ImportRule, RefusedPiece, RowSource } from './reading.ts';

/** A row while it is being put together: its cells by field, with what later pages add to them. */
export interface WorkRow {
  readonly first: LogicalRow;
  readonly rows: number[];
  readonly text: Map<ImportField, string>;
  readonly cells: Map<ImportField, ValueCell>;
  readonly raw: Record<string, string>;
  readonly rules: Set<ImportRule>;
  readonly doubts: ImportDoubt[];
}

export interface TableColumns {
  /** Field of each column; several columns may hold one field, whose texts are then joined. */
  readonly fields: readonly ImportField[];
  readonly headings: readonly string[];
}

/** The fields under which "same as above" may stand, and which are filled from the cell above when blank. */
const filledDown: readonly ImportField[] = ['outcome', 'priority', 'plan'];

const ofDays: ReadonlySet<ImportField> = new Set(['due', 'start', 'lastReview', 'nextReview', 'targetDate']);

/** Physical rows joined to what they mean: page turns, ditto marks, torn rows, footers inside cells. */
export function workRows(
  table: LogicalTable,
  columns: TableColumns,
): { work: WorkRow[]; refused: RefusedPiece[]; priorities: ReadonlyMap<WorkRow, string> } {
  const work: WorkRow[] = [];
  const refused: RefusedPiece[] = [];
  const priorities = new Map<WorkRow, string>();
  let priority = '';
  let turned = false;
  for (const physical of table.rows) {
    // What follows a page turn until a row of its own begins.
    turned ||= physical.firstOnPage;
    const row = turned ? { ...physical, firstOnPage: true } : physical;
    const section = sectionTitle(row, columns);
    if (section !== null) {
      priority = section;
      refused.push(pieceOf(row, 'title row', section));
      continue;
    }
    const placed = placeCells(row, columns);
    if ([...placed.text.values()].every((text) => text === '') && !row.mergedAbove.some(Boolean)) {
      refused.push(pieceOf(row, 'empty', row.raw.map(oneLine).filter(Boolean).join(' | ')));
      continue;
    }
    const before = work.at(-1);
    if (before !== undefined && goesOn(row, placed, before, columns)) {
      join(before, row, placed, columns);
      continue;
    }
    // The row itself is new, but its outcome goes on with the one the page before broke off.
    const outcome = placed.text.get('outcome') ?? '';
    const open = before?.text.get('outcome') ?? '';
    if (
      before !== undefined &&
      row.firstOnPage &&
      outcome !== '' &&
      !isDitto(outcome) &&
      beginsInMiddle(outcome) &&
      isUnfinished(open)
    ) {
      const whole = `${open} ${outcome}`;
      for (const each of work.filter((other) => other.text.get('outcome') === open))
        each.text.set('outcome', whole);
      placed.text.set('outcome', whole);
      placed.rules.add('row split over pages');
    }
    if (before !== undefined) {
      sameAsAbove(row, placed, before, columns);
      leaksFrom(before, placed);
    }
    work.push(placed);
    turned = false;
    if (priority !== '') priorities.set(placed, priority);
  }
  return { work, refused, priorities };
}

function pieceOf(row: LogicalRow, reason: RefusedPiece['reason'], text: string): RefusedPiece {
  return { source: sourceOf([row.row], row), reason, text };
}

export function sourceOf(rows: readonly number[], row: LogicalRow): RowSource {
  return {
    table: row.table,
    row: row.row,
    rows: [...rows],
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
  };
}

/** "Priority 2: …" across the whole table: a heading among rows. */
function sectionTitle(row: LogicalRow, { fields }: TableColumns): string | null {
  const filled = row.cells.map((text, index) => ({ text, index })).filter(({ text }) => text !== '');
  const [only] = filled;
  if (only === undefined || filled.length !== 1 || only.index > 1) return null;
  const text = oneLine(only.text);
  const named =
    /^(?:strategic |business )?(?:priority|objective|theme|outcome|section|workstream|goal|aim|blaenoriaeth)\b.*\d/i.test(
      text,
    );
  const field = fields[only.index];
  const elsewhere = field === 'reference' && text.split(' ').length >= 3;
  return named || elsewhere ? text : null;
}

function placeCells(row: LogicalRow, columns: TableColumns): WorkRow {
  const work: WorkRow = {
    first: row,
    rows: [row.row],
    text: new Map(),
    cells: new Map(),
    raw: {},
    rules: new Set(),
    doubts: [],
  };
  if (row.lookAlikes) work.rules.add('look-alike letters');
  if (row.hidden) work.doubts.push({ field: 'reference', rule: 'hidden in the document', about: '' });
  row.raw.forEach((text, index) => {
    if (text.trim() !== '') work.raw[headingAt(columns, index)] = text;
  });
  const { cells, moved, footer } = straightened(row, columns);
  if (footer !== '') {
    work.rules.add('page footer in a cell');
    work.doubts.push({ field: 'reference', rule: 'page footer in a cell', about: footer });
  }
  if (moved) {
    work.rules.add('cells shifted');
    work.doubts.push({ field: 'action', rule: 'cells shifted', about: '' });
  }
  cells.forEach((text, index) => {
    const field = columns.fields[index] ?? 'unknown';
    if (field === 'unknown' || field === 'ignore') return;
    const monthFirst = text === '' ? undefined : row.monthFirst.get(index);
    if (monthFirst !== undefined && ofDays.has(field)) {
      work.rules.add('month before day');
      if (monthFirst !== 'only way')
        work.doubts.push({ field, rule: 'month before day', about: oneLine(text) });
    }
    const before = work.text.get(field) ?? '';
    work.text.set(field, [before, text].filter(Boolean).join('\n'));
    if (!work.cells.has(field) || row.dates[index] !== undefined || row.colours[index] !== undefined) {
      work.cells.set(field, { text, colour: row.colours[index], date: row.dates[index] });
    }
  });
  return work;
}

/** Under which name a column's cells are kept: unlike that of any other. */
export const headingAt = ({ headings }: Pick<TableColumns, 'headings'>, index: number): string => {
  const heading = headings[index] ?? '';
  const name = heading === '' ? `Column ${index + 1}` : heading;
  return headings.indexOf(heading) === index || heading === '' ? name : `${name} (${index + 1})`;
};

/** Cells of columns that no field of such a row is read from, as written; what a person said to leave out is left out. */
export function inNoField(
  raw: Readonly<Record<string, string>>,
  columns: TableColumns,
  read: ReadonlySet<ImportField>,
): string {
  const known = new Set(
    columns.headings.flatMap((_, index) => {
      const field = columns.fields[index] ?? 'unknown';
      return field === 'ignore' || read.has(field) ? [headingAt(columns, index)] : [];
    }),
  );
  return Object.entries(raw)
    .filter(([heading]) => !known.has(heading))
    .map(([heading, text]) => `${heading}: ${oneLine(text)}`)
    .join('\n');
}

/** Cells put back under their headings: a footer printed into the first cells goes, and a row that lost cells moves to the right. */
function straightened(
  row: LogicalRow,
  columns: TableColumns,
): { cells: readonly string[]; moved: boolean; footer: string } {
  let cells = [...row.cells];
  let footer = '';
  for (let count = Math.min(4, cells.length); count >= 1; count -= 1) {
    const together = cells
      .slice(0, count)
      .join('')
      .replaceAll(/[\s/]+/g, ' ')
      .trim();
    const isFooter =
      /^(?:\d{1,2}\s*(?:st|nd|rd|th)?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s*\d[\d ]*)?\s*version\s*\d+(?:\.\d+)?$/i.test(
        together,
      ) ||
      (count > 1 && isPageFurniture(together));
    if (isFooter && cells.slice(0, count).every((text) => text !== '')) {
      footer = cells.slice(0, count).join(' ');
      cells = cells.map((text, index) => (index < count ? '' : text));
      break;
    }
  }
  const at = columns.fields.indexOf('audience');
  const text = at === -1 ? '' : (cells[at] ?? '');
  if (at === -1 || text === '' || readAudience(text) !== null) return { cells, moved: false, footer };
  if (!isDitto(text) && oneLine(text).length < 12) return { cells, moved: false, footer };
  const leads = columns.fields.indexOf('leads');
  const action = columns.fields.indexOf('action');
  // A ditto mark belongs under the outcome; anything else is what is done, by the lead that follows it.
  const outcome = columns.fields.indexOf('outcome');
  const by = isDitto(text)
    ? outcome - at
    : leads > action && looksLikeLead(cells[at + (leads - action)] ?? '')
      ? action - at
      : outcome - at;
  if (by <= 0) return { cells, moved: false, footer };
  return {
    cells: [
      ...cells.slice(0, at),
      ...Array.from({ length: by }, () => ''),
      ...cells.slice(at, cells.length - by + 0),
    ],
    moved: true,
    footer,
  };
}

/** Whether a row only goes on with the one before it. */
function goesOn(row: LogicalRow, placed: WorkRow, before: WorkRow, columns: TableColumns): boolean {
  const text = (field: ImportField) => placed.text.get(field) ?? '';
  const action = text('action');
  if (text('reference') !== '' || (text('audience') !== '' && readAudience(text('audience')) !== null))
    return false;
  if (numberBefore(action).reference !== '') return false;
  const actionColumn = columns.fields.indexOf('action');
  if (actionColumn !== -1 && row.mergedAbove[actionColumn] === true) return true;
  if (action === '') {
    const outcome = text('outcome');
    const ownItem = outcome !== '' && !row.firstOnPage && !beginsInMiddle(outcome) && !isDitto(outcome);
    return !ownItem;
  }
  if (isDitto(action) || !beginsInMiddle(action)) return false;
  const broken = isUnfinished(before.text.get('action') ?? '');
  if (!row.firstOnPage) return broken && text('outcome') === '';
  return broken || text('outcome') === '' || beginsInMiddle(text('outcome'));
}

function join(before: WorkRow, row: LogicalRow, placed: WorkRow, columns: TableColumns): void {
  before.rows.push(row.row);
  before.rules.add(row.firstOnPage ? 'row split over pages' : 'blank under a filled cell');
  for (const rule of placed.rules) before.rules.add(rule);
  const narrow = columns.headings.length - row.width > 1;
  for (const [field, added] of placed.text) {
    if (added === '') continue;
    // On a page that lost columns, what goes on belongs to the last cell that broke off.
    const target = narrow ? (lastUnfinished(before, columns) ?? field) : field;
    if (target !== field)
      before.doubts.push({ field: target, rule: 'row split over pages', about: oneLine(added) });
    const so = before.text.get(target) ?? '';
    before.text.set(
      target,
      so === ''
        ? added
        : `${so}${isUnfinished(so) && beginsInMiddle(added) ? ' ' : joint(target, so)}${added}`,
    );
  }
  for (const [heading, added] of Object.entries(placed.raw)) {
    before.raw[heading] = [before.raw[heading] ?? '', added].filter(Boolean).join('\n');
  }
  const outcome = before.text.get('outcome') ?? '';
  if (outcome !== '') before.text.set('outcome', outcome);
}

/** Leads go on in the same line ("… / Teresa" + "McMillan (…)"), texts in a new one. */
const joint = (field: ImportField, before: string): string =>
  field === 'leads'
    ? /[/&,]\s*$/.test(before) || !/\)\s*\/?$/.test(before)
      ? ' '
      : '\n'
    : isUnfinished(before)
      ? ' '
      : '\n';

function lastUnfinished(row: WorkRow, { fields }: TableColumns): ImportField | undefined {
  return fields.findLast(
    (field) => isUnfinished(row.text.get(field) ?? '') && field !== 'leads' && field !== 'reference',
  );
}

function sameAsAbove(row: LogicalRow, placed: WorkRow, before: WorkRow, columns: TableColumns): void {
  for (const [field, text] of placed.text) {
    const index = columns.fields.indexOf(field);
    const merged = row.mergedAbove[index] === true;
    if (isDitto(text) || (merged && field !== 'reference')) {
      const above = before.text.get(field) ?? '';
      placed.text.set(field, above);
      const cell = before.cells.get(field);
      if (merged && cell !== undefined) placed.cells.set(field, cell);
      placed.rules.add(merged ? 'blank under a filled cell' : 'ditto mark');
      const other = placed.text.get('reference') !== before.text.get('reference');
      // A mark under another item's cell is less sure than one under the same item's.
      if (!merged && !filledDown.includes(field) && (other || above === '')) {
        placed.doubts.push({ field, rule: 'ditto mark', about: oneLine(above) });
      }
    } else if (text === '' && filledDown.includes(field) && (before.text.get(field) ?? '') !== '') {
      placed.text.set(field, before.text.get(field) ?? '');
      placed.rules.add('blank under a filled cell');
    }
  }
}

/** A cell above that broke off, over one that begins in the middle of a sentence: where the one ends is a person's to say. */
function leaksFrom(before: WorkRow, placed: WorkRow): void {
  for (const field of ['successMeasures', 'leads', 'action', 'progress'] as const) {
    const above = before.text.get(field) ?? '';
    const own = placed.text.get(field) ?? '';
    const broken = /\b(?:and|the|of|to|for|with|in|a|by|that)$|[–-]$/i.test(oneLine(above));
    if (own === '' || above === own) continue;
    if (field === 'leads' ? /[–-]$/.test(oneLine(above)) : broken && beginsInMiddle(own)) {
      before.doubts.push({ field, rule: 'row split over pages', about: oneLine(above) });
      placed.doubts.push({ field, rule: 'row split over pages', about: oneLine(own) });
    }
  }
}
