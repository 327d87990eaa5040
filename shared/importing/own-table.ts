import { oneLine } from './cell-text.ts';
import type { Classified } from './classify.ts';
import { emptyAction } from './empty-action.ts';
import type { LogicalRow, LogicalTable } from './logical-tables.ts';
import { editedSince, ownExportHeading, ownRiskKeyHeading, type OwnRow } from './own-export.ts';
import { emptyRisk, finished } from './risk-draft.ts';
import type { ImportDoubt, ImportField, ReadAction, ReadControl, ReadRisk } from './reading.ts';
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
}

/** Rows of our own export: only what somebody edited counts, cell by cell. */
export function readOwnTable(table: LogicalTable, { kind, fields }: Classified): OwnRows {
  const hiddenAt = table.headings.indexOf(ownExportHeading);
  const keyAt = fields.indexOf('key');
  const found: OwnRows = { risks: [], actions: [], controls: [], added: { ...table, rows: [] } };
  const added: LogicalRow[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const key = oneLine(row.cells[keyAt] ?? '');
    const edits = editedSince(row.raw[hiddenAt] ?? '', textsOf(table, row));
    const text = (field: ImportField) => row.cells[fields.indexOf(field)] ?? '';
    // A row that was copied to begin a new one brings its key along.
    const isOwn = key !== '' && edits !== null && !seen.has(key);
    if (!isOwn) {
      if (kind === 'controls') found.controls.push(controlOf(table, row, text));
      else added.push(kind === 'actions' ? withItsDate(row, table, fields) : row);
      continue;
    }
    seen.add(key);
    const own = { etag: edits.etag, changed: edits.changed };
    const needsCheck = doubtsOf(table, fields, row, edits);
    if (kind === 'controls') {
      found.controls.push(controlOf(table, row, text, { key, ...own }, needsCheck));
    } else if (kind === 'risks') {
      const draft = emptyRisk(row.table, row.row, row.sheet);
      const [reference, title] = [oneLine(text('reference')), oneLine(text('title'))];
      Object.assign(draft.risk, { key, reference, title, own });
      found.risks.push({ ...finished(draft), raw: { ...own.changed }, rules: [], needsCheck });
    } else {
      found.actions.push({
        ...emptyAction(`t${row.table}r${row.row}`, sourceOf([row.row], row)),
        raw: { ...own.changed },
        needsCheck,
        key,
        own,
        reference: oneLine(text('reference')),
        action: text('action'),
      });
    }
  }
  return { ...found, added: { ...table, rows: added } };
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

/** Heading → text; where a heading stands twice, its first column. A formula without a value says nothing. */
function textsOf(table: LogicalTable, row: LogicalRow): Map<string, string> {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  table.headings.forEach((heading, index) => {
    if (seen.has(heading)) return;
    seen.add(heading);
    if (row.unread[index] !== true) texts.set(heading, row.dates[index] ?? row.raw[index] ?? '');
  });
  return texts;
}

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
      raw: { ...own?.changed },
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
