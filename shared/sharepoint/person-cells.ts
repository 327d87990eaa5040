import type { PersonReference } from '../domain/row.ts';
import { asPiece, nonEmptyLines, orNull, textOf, type Cell } from './cells.ts';
import { lines, type ColumnOptions } from './list-definition.ts';

/** It looks behind itself for a blank instead of taking blanks along: a long run of them would else take its length squared. */
export const keyAtEnd = /(?<!\S)#\S+$/;

/** `Name #key`; `#?` marks that nobody is known when the name itself ends like a key. */
export function writeReference(reference: PersonReference): string {
  const name = asPiece(reference.name).replaceAll(';', ',');
  if (reference.personKey !== null) return `${name} #${reference.personKey}`.trim();
  return keyAtEnd.test(name) ? `${name} #?` : name;
}

/** Reads `Name #key`, a bare name (no key) and a bare `#key` (its own name until the People list says better). */
export function readReference(text: string): PersonReference {
  const whole = text.trim();
  const at = whole.search(keyAtEnd);
  if (at === -1) return { name: whole, personKey: null };
  const [name, key] = [whole.slice(0, at).trimEnd(), whole.slice(at + 1)];
  if (key === '?') return { name, personKey: null };
  return { name: name === '' ? key : name, personKey: key };
}

/** People are written one per line; a hand edit may part them with semicolons too. */
export function peopleLines(text: string): string[] {
  return nonEmptyLines(text.replaceAll(';', '\n')).map((piece) => piece.replace(/^[-•*]\s+(?=[^(#])/, ''));
}

/** Several people, one per line as `Name #key`. */
export function references(
  name: string,
  options: Omit<ColumnOptions, 'indexed' | 'unique'>,
): Cell<PersonReference[]> {
  return {
    columns: [lines(name, options)],
    read: (fields) => peopleLines(textOf(fields[name])).map(readReference),
    write: (people) => ({ [name]: orNull(people.map(writeReference).join('\n')) }),
  };
}

/** One person as `Name #key`, or nobody. */
export function optionalReference(
  name: string,
  options: Omit<ColumnOptions, 'indexed' | 'unique'>,
): Cell<PersonReference | null> {
  return {
    columns: [lines(name, options)],
    read: (fields) => {
      const [first] = peopleLines(textOf(fields[name]));
      return first === undefined ? null : readReference(first);
    },
    write: (person) => ({ [name]: person === null ? null : orNull(writeReference(person)) }),
  };
}
