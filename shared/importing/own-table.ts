import { oneLine } from './cell-text.ts';
import type { Classified } from './classify.ts';
import { emptyAction } from './empty-action.ts';
import type { LogicalRow, LogicalTable } from './logical-tables.ts';
import type { OwnColumns } from './own-columns.ts';
import {
  checksum,
  editedSince,
  exportedCells,
  isAsExported,
  ownExportHeading,
  ownHiddenHeadings,
  ownKeyHeading,
  ownRiskKeyHeading,
  type OwnRow,
} from './own-export.ts';
import { emptyRisk, finished } from './risk-draft.ts';
import type { ImportDoubt, ImportField, ReadAction, ReadControl, ReadRisk, RefusedPiece } from './reading.ts';
import { sourceOf } from './work-rows.ts';

/** Whether a table is our own export, or was one before somebody edited it. */
export const isOwnExport = ({ headings }: LogicalTable): boolean => headings.includes(ownExportHeading);

/** A control of our own export, and the risk it belongs to. */
export interface OwnControl {
  /** '' = a row added by hand, whose risk only its reference names. */
  readonly riskKey: string;
  readonly riskReference: string;
  readonly control: ReadControl;
}

export interface OwnRows {
  readonly risks: ReadRisk[];
  readonly actions: ReadAction[];
  readonly controls: OwnControl[];
  /** Risks and actions that were added by hand: they are read as any other document's. */
  readonly added: LogicalTable;
  /** Columns that were added by hand and of which nobody knows what they hold, with what stands in them. */
  readonly refused: readonly RefusedPiece[];
}

/**
 * Rows of our own export: only what somebody edited counts, cell by cell.
 * @param told what a person said of columns, by index
 */
export function readOwnTable(
  table: LogicalTable,
  { kind, fields, own: columns }: Classified,
  told: Readonly<Record<string, ImportField>> = {},
): OwnRows {
  const hiddenAt = table.headings.indexOf(ownExportHeading);
  const keyAt = fields.indexOf('key');
  const isOurs = (index: number): boolean =>
    columns === null ||
    columns.headings[index] != null ||
    (index > keyAt && index < hiddenAt && ownHiddenHeadings.has(table.headings[index] ?? ''));
  const carried = new Set(columns?.fields.values());
  const addedAt = table.headings.flatMap((heading, index) =>
    heading !== '' && index !== hiddenAt && index !== keyAt && !isOurs(index) ? [index] : [],
  );
  const isUnderstood = (index: number): boolean => {
    const field = fields[index] ?? 'unknown';
    return field !== 'ignore' && carried.has(field);
  };
  const mixedUp = rowsMixedUp(table, columns, hiddenAt);
  const found: Omit<OwnRows, 'added' | 'refused'> = { risks: [], actions: [], controls: [] };
  const added: LogicalRow[] = [];
  const seen = new Set<string>();
  /** Cells of added columns whose field another cell of their row has changed. */
  const notTaken: { readonly index: number; readonly row: LogicalRow }[] = [];
  for (const row of table.rows) {
    const key = oneLine(row.cells[keyAt] ?? '');
    const edits = editedSince(row.raw[hiddenAt] ?? '', textsOf(table, columns, row, told));
    const text = (field: ImportField) => row.cells[fields.indexOf(field)] ?? '';
    // A row that was copied to begin a new one brings its key along.
    const isOwn = key !== '' && edits !== null && !seen.has(key);
    if (!isOwn) {
      if (kind === 'controls') found.controls.push(controlOf(table, row, text));
      else added.push(kind === 'actions' ? withItsDate(row, table, fields) : row);
      continue;
    }
    seen.add(key);
    const changed = { ...edits.changed };
    const changedIn = columnsOf(columns, edits.changed);
    for (const index of addedAt.filter(isUnderstood)) {
      const typed = row.dates[index] ?? row.raw[index] ?? '';
      if (typed.trim() === '') continue;
      const field = fields[index] ?? 'unknown';
      if (changed[field] === undefined) {
        changed[field] = typed;
        changedIn.add(index);
      } else notTaken.push({ index, row });
    }
    const isMixedUp = mixedUp.has(row);
    const own = { etag: edits.etag, changed: isMixedUp ? {} : changed };
    const raw = isMixedUp ? {} : rawOf(table, row, changedIn);
    const needsCheck = isMixedUp ? [mixedUpDoubt] : doubtsOf(table, fields, row, edits);
    if (kind === 'controls') {
      found.controls.push(controlOf(table, row, text, { key, ...own }, needsCheck));
    } else if (kind === 'risks') {
      const draft = emptyRisk(row.table, row.row, row.sheet);
      const [reference, title] = [oneLine(text('reference')), oneLine(text('title'))];
      Object.assign(draft.risk, { key, reference, title, own });
      found.risks.push({ ...finished(draft), raw, rules: [], needsCheck });
    } else {
      found.actions.push({
        ...emptyAction(`t${row.table}r${row.row}`, sourceOf([row.row], row)),
        raw,
        needsCheck,
        key,
        own,
        reference: oneLine(text('reference')),
        action: text('action'),
      });
    }
  }
  const refused = addedAt
    .filter((index) => fields[index] !== 'ignore')
    .flatMap((index): RefusedPiece[] => {
      const filled = isUnderstood(index)
        ? notTaken.filter((cell) => cell.index === index).map(({ row }) => row)
        : table.rows.filter((row) => (row.raw[index] ?? '').trim() !== '');
      const [first] = filled;
      if (first === undefined) return [];
      const texts = filled.map((row) => oneLine(row.raw[index] ?? '')).join(' | ');
      const rows = filled.map(({ row }) => row);
      const text = `${table.headings[index] ?? ''}: ${texts}`;
      return [{ source: sourceOf(rows, first), reason: 'added column', text }];
    });
  return { ...found, added: { ...table, rows: added }, refused };
}

/**
 * Puts controls of our own export to the risks of the reading. A risk that is not in it, because somebody took its sheet out, is there
 * again with nothing but its key, where one of its controls was edited.
 * @returns controls whose risk nobody can tell
 */
export function withOwnControls(risks: ReadRisk[], controls: readonly OwnControl[]): OwnControl[] {
  const lost: OwnControl[] = [];
  for (const own of controls) {
    const { riskKey, riskReference, control } = own;
    const [known, ...others] = risks.filter(({ key, reference }) =>
      riskKey === '' ? riskReference !== '' && reference === riskReference : key === riskKey,
    );
    const isSame =
      control.own !== undefined &&
      Object.keys(control.own.changed).length === 0 &&
      control.needsCheck.length === 0;
    if (known !== undefined && others.length === 0) {
      known.controls.push(control);
      known.needsCheck.push(...control.needsCheck);
    } else if (riskKey !== '' && !isSame) {
      const { table, row, sheet } = control.source;
      const draft = emptyRisk(table, row, sheet);
      Object.assign(draft.risk, { key: riskKey, reference: riskReference, own: { etag: '', changed: {} } });
      draft.controls.push(control);
      risks.push({ ...finished(draft), rules: [], needsCheck: [...control.needsCheck] });
    } else if (!isSame) lost.push(own);
  }
  return lost;
}

/**
 * Exported heading → text; where a heading stands twice, its first column. A formula without a value says nothing, and neither does a
 * column that a person wants left out.
 */
function textsOf(
  { headings }: LogicalTable,
  columns: OwnColumns | null,
  row: LogicalRow,
  told: Readonly<Record<string, ImportField>>,
): Map<string, string> {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  headings.forEach((printed, index) => {
    const heading = columns === null ? printed : columns.headings[index];
    if (heading == null || seen.has(heading)) return;
    seen.add(heading);
    if (row.unread[index] === true || told[index] === 'ignore') return;
    texts.set(heading, row.dates[index] ?? row.raw[index] ?? '');
  });
  return texts;
}

const mixedUpDoubt: ImportDoubt = { field: 'ignore', rule: 'rows mixed up', about: '' };

/**
 * Rows whose main text is, letter for letter, that of another row: somebody sorted the sheet without its hidden columns, so that what stands
 * beside a key is another row's. One alone may be an edit.
 */
function rowsMixedUp(
  table: LogicalTable,
  columns: OwnColumns | null,
  hiddenAt: number,
): ReadonlySet<LogicalRow> {
  const [heading] = [...(columns?.fields ?? [])].find(([, field]) => mainTexts.includes(field)) ?? [];
  const at = columns?.headings.indexOf(heading ?? null) ?? -1;
  if (heading === undefined || at === -1) return new Set();
  const known = table.rows.map((row) => ({
    row,
    text: row.raw[at] ?? '',
    cell: exportedCells(row.raw[hiddenAt] ?? '')?.get(heading),
  }));
  const sums = new Set(known.map(({ cell }) => cell?.sum));
  const mixed = known.filter(
    ({ text, cell }) =>
      cell !== undefined && text.trim() !== '' && !isAsExported(cell, text) && sums.has(checksum(text)),
  );
  return new Set(mixed.length < 2 ? [] : mixed.map(({ row }) => row));
}

const mainTexts: readonly ImportField[] = ['title', 'action', 'control'];

/** Exported columns in which a row was edited. */
function columnsOf(
  columns: OwnColumns | null,
  changed: Readonly<Partial<Record<ImportField, string>>>,
): Set<number> {
  const edited = (columns?.headings ?? []).flatMap((heading, index) => {
    const field = columns?.fields.get(heading ?? '');
    return field !== undefined && changed[field] !== undefined ? [index] : [];
  });
  return new Set(edited);
}

/** Heading → what somebody wrote below it, in these columns. */
const rawOf = (
  { headings }: LogicalTable,
  row: LogicalRow,
  written: ReadonlySet<number>,
): Record<string, string> =>
  Object.fromEntries([...written].map((index) => [headings[index] ?? '', row.raw[index] ?? '']));

function doubtsOf(
  { headings }: LogicalTable,
  fields: readonly ImportField[],
  row: LogicalRow,
  { shown }: OwnRow,
): ImportDoubt[] {
  return [
    ...shown.map((about): ImportDoubt => ({ field: 'ignore', rule: 'only shown', about })),
    ...headings.flatMap((about, index): ImportDoubt[] =>
      about !== '' && row.unread[index] === true
        ? [{ field: fields[index] ?? 'ignore', rule: 'formula not read', about }]
        : [],
    ),
  ];
}

/** Of an action added by hand the date counts where nothing is written beside it. */
function withItsDate(
  row: LogicalRow,
  { headings }: LogicalTable,
  fields: readonly ImportField[],
): LogicalRow {
  const dueAt = fields.indexOf('due');
  const dateAt = headings.findIndex((_, index) => index !== dueAt && row.dates[index] !== undefined);
  if (dueAt === -1 || dateAt === -1 || fields[dateAt] !== 'unknown' || row.cells[dueAt] !== '') return row;
  const moved = <Value>(values: readonly Value[]) =>
    values.map((value, index) => (index === dueAt ? (values[dateAt] ?? value) : value));
  return { ...row, cells: moved(row.cells), raw: moved(row.raw), dates: moved(row.dates) };
}

/** Columns of a sheet that a person sees. */
const shownIn = ({ headings }: LogicalTable): Set<number> =>
  new Set(
    headings.flatMap((heading, index) =>
      heading === '' || [ownExportHeading, ownKeyHeading, ownRiskKeyHeading].includes(heading) ? [] : [index],
    ),
  );

function controlOf(
  table: LogicalTable,
  row: LogicalRow,
  text: (field: ImportField) => string,
  own?: ReadControl['own'],
  needsCheck: readonly ImportDoubt[] = [],
): OwnControl {
  const riskKeyAt = table.headings.indexOf(ownRiskKeyHeading);
  return {
    riskKey: own === undefined ? '' : oneLine(row.raw[riskKeyAt] ?? ''),
    riskReference: oneLine(text('riskReference')),
    control: {
      id: `t${row.table}r${row.row}`,
      source: sourceOf([row.row], row),
      // One that was added by hand is looked at as it stands.
      raw: own === undefined ? rawOf(table, row, shownIn(table)) : { ...own.changed },
      heading: oneLine(text('controlHeading')),
      text: text('control'),
      adequacy: oneLine(text('adequacy')),
      lineOfDefence: oneLine(text('lineOfDefence')),
      criticalSuccess: text('criticalSuccess'),
      rules: [],
      needsCheck: [...needsCheck],
      ...(own === undefined ? {} : { own }),
    },
  };
}
