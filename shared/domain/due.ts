import { z } from 'zod';
import { cadenceSchema } from './cadence.ts';
import { civilDateSchema, type CivilDate } from './civil-date.ts';

/**
 * What a "when" cell of a plan can mean. The strings are part of the command line (`register when --json`):
 * - `exact`           one day
 * - `month`           a month: due on its last day
 * - `season`          spring, summer, autumn or winter: due on its last day
 * - `quarter`         a quarter of the April–March year: due on its last day
 * - `financial-year`  April–March: due on 31 March
 * - `period`          a span ("June to September 2026", "within 6 months"): due on its last day
 * - `recurring`       comes round every n days, weeks, months or years
 * - `ongoing`         never finished and never overdue; asked about at a cadence
 * - `start`           says when it begins and not when it is due
 * - `milestones`      several days
 * - `placeholder`     somebody meant to fill it in: "insert", "tbc", "???"
 * - `vague`           a time that cannot be put on a calendar: "later in the year"
 * - `ambiguous`       two readings: "bi-annual"; asked once per plan
 * - `none`            text that is no date
 * - `missing`         an empty cell
 */
export const dueKindSchema = z.enum([
  'exact',
  'month',
  'season',
  'quarter',
  'financial-year',
  'period',
  'recurring',
  'ongoing',
  'start',
  'milestones',
  'placeholder',
  'vague',
  'ambiguous',
  'none',
  'missing',
]);

export type DueKind = z.infer<typeof dueKindSchema>;

const milestoneSchema = z.strictObject({ date: civilDateSchema, label: z.string().optional() });

/** A "when" cell as read. `raw` is the cell, letter for letter; no other field holds anything the cell does not say. */
export const dueSchema = z
  .strictObject({
    kind: dueKindSchema,
    /** The last day on which it is in time. Absent where the text names none. For milestones, the last of them. */
    date: civilDateSchema.optional(),
    every: cadenceSchema.optional(),
    /** The day on which a recurring or ongoing item ends. */
    until: civilDateSchema.optional(),
    start: civilDateSchema.optional(),
    milestones: z.array(milestoneSchema).optional(),
    /** True where a date and "ongoing" stand together, as in "June 2014 Ongoing": the date is asked about, never overdue. */
    ongoing: z.literal(true).optional(),
    /** True where a person should look at the reading; `reason` then says why, in plain English. */
    needsCheck: z.boolean(),
    reason: z.string().optional(),
    raw: z.string(),
  })
  .refine((due) => !due.needsCheck || due.reason !== undefined, {
    message: 'a due that needs checking must say why',
  });

export type Due = z.infer<typeof dueSchema>;

/** Whether it can become overdue: it has a last day and is not ongoing. */
export function isDeadline(due: Due): boolean {
  return due.date !== undefined && due.ongoing !== true && due.kind !== 'ongoing' && due.kind !== 'recurring';
}

/** Whether an action is due before it starts, which somebody should put right. */
export function isDueBeforeStart(start: CivilDate | null, due: CivilDate | null): boolean {
  return start !== null && due !== null && due < start;
}
