import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { ImportDoubt, ImportField, ImportRule } from '../importing/reading.ts';
import type { FoundChange } from './found-change.ts';

/** What the edited cells of one exported row come to. */
export class OwnEdits {
  readonly changes: FoundChange[] = [];
  readonly doubts: ImportDoubt[] = [];
  private readonly texts: Readonly<Partial<Record<ImportField, string>>>;

  /** @param texts field → what somebody wrote; '' = emptied; absent = as exported */
  constructor(texts: Readonly<Partial<Record<ImportField, string>>>) {
    this.texts = texts;
  }

  /** What somebody wrote, trimmed; undefined = the cell is as it was exported. */
  text(field: ImportField): string | undefined {
    return this.texts[field]?.trim();
  }

  change(field: string, before: unknown, after: unknown, more: Partial<FoundChange> = {}): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.changes.push({
      field,
      before,
      after,
      beforeInWords: inWords(before),
      afterInWords: inWords(after),
      proposed: true,
      ...more,
    });
  }

  doubt(field: ImportField, rule: ImportRule, about = ''): void {
    this.doubts.push({ field, rule, about });
  }

  /** An emptied cell empties its field. */
  emptied<Field extends string>(
    field: ImportField,
    item: Readonly<Record<Field, unknown>>,
    name: Field,
    empty: unknown,
  ): void {
    if (this.text(field) === '') this.change(name, item[name], empty);
  }

  /** A value of which an unknown one is said and changes nothing. */
  value<Value>(
    field: ImportField,
    name: string,
    before: Value,
    read: (text: string) => { readonly value: Value } | null,
    words: (value: Value) => string = inWords,
  ): void {
    const text = this.text(field);
    if (text === undefined) return;
    const found = read(text);
    if (found === null) this.doubt(field, 'value not understood', text);
    else
      this.change(name, before, found.value, {
        beforeInWords: words(before),
        afterInWords: words(found.value),
      });
  }
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  return typeof value === 'object' && value !== null && 'name' in value ? inWords(value.name) : '';
}

export const dayInWords = (day: CivilDate | null): string => (day === null ? '' : formatCivilDate(day));
