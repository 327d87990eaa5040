import type { ZodObject, ZodRawShape } from 'zod';
import { actionSchema } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { groupSchema, meetingSchema, personSchema } from '../../shared/domain/person.ts';
import { reminderSchema } from '../../shared/domain/reminder.ts';
import { assessmentEntrySchema, controlSchema, riskSchema } from '../../shared/domain/risk.ts';
import { updateSchema } from '../../shared/domain/update.ts';
import type { Cell, Sheet, Workbook } from './paper.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';

/**
 * Everything a board has, a sheet a list with every field under the name the register keeps it by: what is one value as it is, what
 * has parts as JSON. Nothing is put in other words, so that a program can read it back without loss.
 */
export function leavePack(source: PartedSource, language: Language): Workbook {
  const words = paperWords(language);
  const { rows, history, board } = source;
  return {
    title: `${words.kinds['leave-pack']}: ${board.settings.title}`,
    language,
    marking: source.part === 'A' ? words.partA : words.everything,
    madeAt: source.now,
    sheets: [
      sheetOf('Risks', riskSchema, rows.risks),
      sheetOf('Controls', controlSchema, rows.controls),
      sheetOf('Actions', actionSchema, rows.actions),
      sheetOf('Updates', updateSchema, history?.updates ?? []),
      sheetOf('Assessments', assessmentEntrySchema, history?.assessments ?? []),
      sheetOf('People', personSchema, rows.people),
      sheetOf('Groups', groupSchema, rows.groups),
      sheetOf('Meetings', meetingSchema, rows.meetings),
      ...(history === null || history.reminders === null
        ? []
        : [sheetOf('Reminders', reminderSchema, history.reminders)]),
      {
        name: 'Settings',
        columns: [
          { title: 'setting', width: 30, kind: 'text' },
          { title: 'value', width: 100, kind: 'text' },
        ],
        rows: [
          ['board', JSON.stringify(board.settings)],
          ['vocabulary', JSON.stringify(board.vocabulary)],
          ...board.schemes.map((scheme): [string, string] => [
            `scheme ${scheme.id} version ${scheme.version}`,
            JSON.stringify(scheme),
          ]),
        ],
      },
    ],
  };
}

function sheetOf(
  name: string,
  schema: ZodObject<ZodRawShape>,
  items: readonly Readonly<Record<string, unknown>>[],
): Sheet {
  const fields = Object.keys(schema.shape);
  const dates = new Set(
    fields.filter(
      (field) =>
        items.some((item) => isDay(item[field])) && items.every((item) => isDayOrNothing(item[field])),
    ),
  );
  return {
    name,
    columns: fields.map((field) => ({
      title: field,
      width: dates.has(field) ? 18 : 28,
      kind: dates.has(field) ? 'date' : 'text',
    })),
    rows: items.map((item) => fields.map((field) => cellOf(item[field]))),
  };
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const isDayOrNothing = (value: unknown): boolean => value === null || value === '' || isDay(value);

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}
