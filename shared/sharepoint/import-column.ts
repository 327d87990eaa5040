import { line, type Column } from './list-definition.ts';

/**
 * The hidden column that says which import made a row: the import's key. Only such rows may be deleted when it is taken back, and
 * a row that is there already is told from one this import made before it was interrupted.
 */
export const importKeyColumn = 'ImportKey';

export const broughtInBy: Column = line(importKeyColumn, {
  displayName: 'Brought in by import',
  hidden: true,
  indexed: true,
});
