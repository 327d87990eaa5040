import { columnKind, type Column } from './columns.ts';
import type { FieldValue } from './stored-item.ts';

/** The value a new row gets in a column nobody wrote, or null. Formulas are not worked out. */
export function defaultValueOf(column: Column): FieldValue | null {
  const text = column.defaultValue?.value;
  if (text === undefined || text === null || text === '') return null;
  switch (columnKind(column)) {
    case 'boolean':
      return text === '1' || text.toLowerCase() === 'true';
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'multi-choice':
      return [text];
    case 'text':
    case 'note':
    case 'choice':
      return text;
    default:
      return null;
  }
}
