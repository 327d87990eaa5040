import { importStateSchema, type ImportState } from '../../domain/import-state.ts';
import type { Actor, Row } from '../../domain/row.ts';
import { count, longText, rowKey, shortText, titleText } from '../cells.ts';
import { moment } from '../day-cells.ts';
import { word } from '../word-cells.ts';
import { registerList } from '../register-list.ts';
import { actor } from './shared-cells.ts';

/** One document brought in: how far it has come, and where its journal lies. */
export interface ImportRow extends Row {
  /** The tab's idempotency key. */
  key: string;
  /** Name of the document. */
  document: string;
  /** Of the document's bytes, in hex. */
  sha256: string;
  by: Actor;
  /** ISO instants: begun, and came to its present state. */
  at: string;
  changedAt: string;
  state: ImportState;
  /** Rows written, or on a way back seen to; and how many there are to be. */
  done: number;
  of: number;
  folderUrl: string;
  /** What only the service reads, as JSON: parts, counts, why it stopped, rows that were kept. */
  details: string;
  /** Whose step is under way ('' = nobody's), and until when it can still be at work. */
  holder: string;
  heldUntil: string;
}

export const imports = registerList<ImportRow>({
  name: 'Imports',
  description: 'Documents brought into the register, and how far each has come. Kept by the service.',
  hidden: true,
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    document: titleText('Title', { displayName: 'Document' }),
    sha256: shortText('DocumentSha256', { displayName: 'Checksum of the document' }),
    by: actor('By', 'Brought in by'),
    at: moment('At', { displayName: 'Begun' }),
    changedAt: moment('ChangedAt', { displayName: 'In this state since' }),
    // A word nobody knows does nothing.
    state: word('ImportState', importStateSchema.options, 'rolled back', { displayName: 'State' }),
    done: count('Done', { displayName: 'Rows done' }),
    of: count('RowsInAll', { displayName: 'Rows in all' }),
    folderUrl: longText('Folder', { displayName: 'Folder' }),
    details: longText('Details', { displayName: 'Details (kept)' }),
    holder: shortText('Holder', { displayName: 'Step under way', hidden: true }),
    heldUntil: moment('HeldUntil', { displayName: 'Step under way until', hidden: true }),
  },
});
