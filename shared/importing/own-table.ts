import { oneLine } from './cell-text.ts';
import type { Classified } from './classify.ts';
import { emptyAction } from './empty-action.ts';
import type { LogicalRow, LogicalTable } from './logical-tables.ts';
import { editedSince, ownExportHeading } from './own-export.ts';
import { emptyRisk, finished } from './risk-draft.ts';
import type { ReadAction, ReadRisk } from './reading.ts';
import { sourceOf } from './work-rows.ts';

/** Whether a table is our own export, or was one before somebody edited it. */
export const isOwnExport = ({ headings }: LogicalTable): boolean => headings.includes(ownExportHeading);

export interface OwnRows {
  readonly risks: ReadRisk[];
  readonly actions: ReadAction[];
  /** Rows that were added by hand: they are read as any other document's. */
  readonly added: LogicalTable;
}

/** Rows of our own export: only what somebody edited counts, cell by cell. */
export function readOwnTable(table: LogicalTable, { kind, fields }: Classified): OwnRows {
  const hiddenAt = table.headings.indexOf(ownExportHeading);
  const keyAt = fields.indexOf('key');
  const risks: ReadRisk[] = [];
  const actions: ReadAction[] = [];
  const added: LogicalRow[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const key = oneLine(row.cells[keyAt] ?? '');
    const own = editedSince(row.raw[hiddenAt] ?? '', textsOf(table, row));
    // A row that was copied to begin a new one brings its key along.
    if (key === '' || own === null || seen.has(key)) {
      added.push(row);
      continue;
    }
    seen.add(key);
    const text = (field: (typeof fields)[number]) => row.cells[fields.indexOf(field)] ?? '';
    if (kind === 'risks') {
      const draft = emptyRisk(row.table, row.row, row.sheet);
      Object.assign(draft.risk, {
        key,
        reference: oneLine(text('reference')),
        title: oneLine(text('title')),
        own,
      });
      const risk = finished(draft);
      risks.push({ ...risk, rules: [] });
    } else {
      actions.push(ownAction(row, key, own, text('reference'), text('action')));
    }
  }
  return { risks, actions, added: { ...table, rows: added } };
}

/** Heading → text; where a heading stands twice, its first column. */
function textsOf(table: LogicalTable, row: LogicalRow): Map<string, string> {
  const texts = new Map<string, string>();
  table.headings.forEach((heading, index) => {
    if (!texts.has(heading)) texts.set(heading, row.dates[index] ?? row.raw[index] ?? '');
  });
  return texts;
}

function ownAction(
  row: LogicalRow,
  key: string,
  own: ReadAction['own'],
  reference: string,
  action: string,
): ReadAction {
  return {
    ...emptyAction(`t${row.table}r${row.row}`, sourceOf([row.row], row)),
    raw: { ...own?.changed },
    key,
    own,
    reference: oneLine(reference),
    action,
  };
}
