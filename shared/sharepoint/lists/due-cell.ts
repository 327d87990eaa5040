import { isBoardDay, type CivilDate } from '../../domain/civil-date.ts';
import { dueSchema, type Due } from '../../domain/due.ts';
import { readWhen } from '../../domain/read-when.ts';
import { longText, parseJson, textOf, type Cell, type Fields } from '../cells.ts';
import { lines } from '../list-definition.ts';

const readingColumn = 'DueReading';

/**
 * The "when" cell as written, and hidden beside it the reading that was made of it: a reading can rest on the plan's
 * own first day, or on a person's answer. When the text was edited since, it is read anew.
 */
export function due(): Cell<Due> {
  const text = longText('DueText', { displayName: 'When (as written)' });
  return {
    columns: [...text.columns, lines(readingColumn, { displayName: 'When (as read)', hidden: true })],
    read: (fields, reading) => {
      const written = text.read(fields, reading);
      const kept = keptReading(fields);
      return kept !== null && asKept(kept.raw) === written ? kept : readWhen(written);
    },
    write: (value) => ({ ...text.write(value.raw), [readingColumn]: JSON.stringify(value) }),
  };
}

/** Whether somebody changed the text after it was last read. */
export function dueTextWasEdited(fields: Fields, due: Due): boolean {
  const kept = keptReading(fields);
  return kept !== null && asKept(kept.raw) !== asKept(due.raw);
}

function keptReading(fields: Fields): Due | null {
  const text = textOf(fields[readingColumn]);
  const kept = text === '' ? undefined : dueSchema.safeParse(parseJson(text)).data;
  return kept !== undefined && daysOf(kept).every(isBoardDay) ? kept : null;
}

function daysOf({ date, until, start, milestones = [] }: Due): CivilDate[] {
  const days = [date, until, start, ...milestones.map((milestone) => milestone.date)];
  return days.filter((day) => day !== undefined);
}

function asKept(raw: string): string {
  return raw.replaceAll('\r\n', '\n');
}
