import type { ZodObject, ZodRawShape } from 'zod';
import { actionSchema } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { groupSchema, meetingSchema, personSchema } from '../../shared/domain/person.ts';
import { reminderSchema } from '../../shared/domain/reminder.ts';
import { assessmentEntrySchema, controlSchema, riskSchema } from '../../shared/domain/risk.ts';
import { updateSchema } from '../../shared/domain/update.ts';
import { withoutIds } from './without-ids.ts';
import type { Cell, Sheet, Workbook } from './paper.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';

/**
 * Everything a board has, a sheet a list with every field under the name the register keeps it by: what is one value as it is, what
 * has parts as JSON. Nothing is put in other words, so that a program can read it back without loss. Part A may be published: it has no
 * history, no account ids, and of people what they are, not how they are reached or when they want to be asked.
 */
export function leavePack(source: PartedSource, language: Language): Workbook {
  const words = paperWords(language);
  const { rows, history, board, part } = source;
  const open = part === 'A';
  const sheet = (name: string, schema: ZodObject<ZodRawShape>, items: Items, published: Published = {}) =>
    sheetOf(name, open ? fieldsFor(schema, published) : Object.keys(schema.shape), items, written);
  const written = (value: unknown): string => (open ? withoutIds(value, ['oid']) : JSON.stringify(value));
  return {
    title: `${open ? words.wholeWithoutHistory : words.kinds['leave-pack']}: ${board.settings.title}`,
    language,
    marking: open ? words.partA : words.everything,
    madeAt: source.now,
    sheets: [
      sheet('Risks', riskSchema, rows.risks),
      sheet('Controls', controlSchema, rows.controls),
      // What a chair wrote with a decision may be of a time when the action was exempt.
      sheet('Actions', actionSchema, rows.actions, { without: ['lastDecision'] }),
      ...(open || history === null
        ? []
        : [
            sheet('Updates', updateSchema, history.updates),
            sheet('Assessments', assessmentEntrySchema, history.assessments),
          ]),
      sheet('People', personSchema, rows.people, {
        only: ['key', 'name', 'kind', 'agency', 'jobTitle', 'memberKeys'],
      }),
      sheet('Groups', groupSchema, rows.groups, { without: ['channel'] }),
      sheet('Meetings', meetingSchema, rows.meetings, { without: ['seal'] }),
      ...(open || history === null || history.reminders === null
        ? []
        : [sheet('Reminders', reminderSchema, history.reminders)]),
      {
        name: 'Settings',
        columns: [
          { title: 'setting', width: 30, kind: 'text' },
          { title: 'value', width: 100, kind: 'text' },
        ],
        rows: [
          ['note', open ? words.packNoteA : words.packNoteB],
          ['board', written(board.settings)],
          ['vocabulary', written(board.vocabulary)],
          ...board.schemes.map((scheme): [string, string] => [
            `scheme ${scheme.id} version ${scheme.version}`,
            written(scheme),
          ]),
        ],
      },
    ],
  };
}

type Items = readonly Readonly<Record<string, unknown>>[];

/** Fields of a sheet that Part A has, or has not. */
interface Published {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

function fieldsFor({ shape }: ZodObject<ZodRawShape>, { only, without = [] }: Published): string[] {
  return Object.keys(shape).filter((field) => only?.includes(field) ?? !without.includes(field));
}

function sheetOf(
  name: string,
  fields: readonly string[],
  items: Items,
  written: (value: unknown) => string,
): Sheet {
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
    rows: items.map((item) => fields.map((field) => cellOf(item[field], written))),
  };
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const isDayOrNothing = (value: unknown): boolean => value === null || value === '' || isDay(value);

function cellOf(value: unknown, written: (value: unknown) => string): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return written(value);
}
