import { withDatesIn } from './civil-date.ts';
import type { Language } from './language.ts';
import { updateWords } from './update-words.ts';

/**
 * A value of the trail ("in progress", "31 March 2026") for whoever reads it: recorded in English, once and for ever, and told in the
 * person's language. What is no word of the product's – a name, a link, the board's own band – stays as it is.
 */
export function recordedInWords(value: string, language: Language): string {
  if (language === 'en') return value;
  const { values } = updateWords(language);
  return isKeyOf(values, value) ? values[value] : withDatesIn(value, language);
}

/** What a field in which two people differ is called; one the trail does not know keeps the name it came with. */
export function fieldInWords(
  { field, label }: { readonly field: string; readonly label: string },
  language: Language,
): string {
  const { fields } = updateWords(language);
  return language !== 'en' && isKeyOf(fields, field) ? fields[field] : label;
}

function isKeyOf<Table extends object>(table: Table, key: string): key is Extract<keyof Table, string> {
  return Object.hasOwn(table, key);
}
