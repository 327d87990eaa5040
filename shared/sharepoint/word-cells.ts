import { flag, textOf, type Cell } from './cells.ts';
import { choice, type ColumnOptions } from './list-definition.ts';

/** Letters and digits only, lower case: "Not-Started " and "not started" are one word. */
function wordShape(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function findWord<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => wordShape(word) === wordShape(text));
}

function theWords(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

/** Reads a word in another spelling; `problem` says in plain English what to put right. */
type Understand<Word> = (raw: string) => { value: Word | null; problem?: string };

/** What a cell's word means, and what is wrong with it. Null and no problem: the cell is empty. */
function readWord<Word extends string>(
  words: readonly Word[],
  raw: string,
  understand: Understand<Word> | undefined,
): { value: Word | null; problem?: string } {
  if (raw.trim() === '') return { value: null };
  const found = findWord(words, raw);
  if (found !== undefined) return { value: found };
  return (
    understand?.(raw) ?? {
      value: null,
      problem: `“${raw.trim()}” is not known here. Choose one of ${theWords(words)}.`,
    }
  );
}

/**
 * One of a fixed set of words.
 * @param whenUnread taken for an empty or unknown cell: the value that does least harm
 */
export function word<Word extends string>(
  name: string,
  words: readonly Word[],
  whenUnread: Word,
  options: ColumnOptions & { understand?: Understand<Word> },
): Cell<Word> {
  const { understand, ...rest } = options;
  const column = choice(name, words, rest);
  return {
    columns: [column],
    read: (fields, reading) => {
      const raw = textOf(fields[name]);
      const { value, problem } = readWord(words, raw, understand);
      if (value === null) {
        const what = problem ?? `This is empty. Choose one of ${theWords(words)}.`;
        flag(reading, column, raw, `${what} Until then it counts as “${whenUnread}”.`);
      } else if (problem !== undefined) flag(reading, column, raw, problem);
      return value ?? whenUnread;
    },
    write: (value) => ({ [name]: value }),
  };
}

/** One of a fixed set of words, or nothing. */
export function optionalWord<Word extends string>(
  name: string,
  words: readonly Word[],
  options: ColumnOptions & { understand?: Understand<Word> },
): Cell<Word | null> {
  const { understand, ...rest } = options;
  const column = choice(name, words, rest);
  return {
    columns: [column],
    read: (fields, reading) => {
      const raw = textOf(fields[name]);
      const { value, problem } = readWord(words, raw, understand);
      if (problem !== undefined) flag(reading, column, raw, problem);
      return value;
    },
    write: (value) => ({ [name]: value }),
  };
}
