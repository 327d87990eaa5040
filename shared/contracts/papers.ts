import { z } from 'zod';
import { languageSchema } from '../domain/language.ts';
import { openFolderSchema } from './open-folder.ts';
import { itemKeySchema } from './record-update.ts';

/**
 * board paper = what a board reads before it meets; register = risks and action plan as tables; leave pack = everything
 * with its history, so that a board can take its register elsewhere at any time.
 */
export const paperKindSchema = z.enum(['board-paper', 'register', 'leave-pack']);
export type PaperKind = z.infer<typeof paperKindSchema>;

/** csv = one file a list, zipped; zip = the workbook and the CSV files together. */
export const paperFormatSchema = z.enum(['docx', 'pdf', 'xlsx', 'csv', 'zip']);
export type PaperFormat = z.infer<typeof paperFormatSchema>;

/** A = what may be published, without history. B = what is exempt; of the leave pack, everything with its history. */
export const paperPartSchema = z.enum(['A', 'B']);
export type PaperPart = z.infer<typeof paperPartSchema>;

/** Which kinds can be had in which formats, the usual one first. */
export const formatsOf: Readonly<Record<PaperKind, readonly PaperFormat[]>> = {
  'board-paper': ['docx', 'pdf'],
  register: ['xlsx', 'pdf', 'csv'],
  'leave-pack': ['zip', 'xlsx', 'csv'],
};

/** POST /api/boards/:board/papers  MakePaper → PaperOutcome: the file is written into the library of the board's site, as the person. */
export const makePaperSchema = z
  .strictObject({
    kind: paperKindSchema,
    format: paperFormatSchema,
    part: paperPartSchema,
    /** A sealed meeting: the register of its day. A coming one: the register as the person reads it now. Absent: of today. */
    meetingKey: itemKeySchema.optional(),
    language: languageSchema,
    /** Board paper only: the whole action plan as an appendix. */
    withActionPlan: z.boolean().default(false),
    /** The person was told who may open the folder for what is exempt, and wants the paper there all the same. */
    evenIfOpen: z.boolean().optional(),
  })
  .refine(({ kind, format }) => formatsOf[kind].includes(format), {
    message: 'This paper cannot be had in that format.',
    path: ['format'],
  });
export type MakePaper = z.output<typeof makePaperSchema>;
export type MakePaperRequest = z.input<typeof makePaperSchema>;

const madePaperSchema = z.strictObject({
  outcome: z.literal('made'),
  name: z.string(),
  webUrl: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Exempt risks, actions and controls that a Part A file does not hold. */
  leftOut: z.number().int().nonnegative(),
});
export type MadePaper = z.infer<typeof madePaperSchema>;

export const paperOutcomeSchema = z.discriminatedUnion('outcome', [madePaperSchema, openFolderSchema]);
export type PaperOutcome = z.infer<typeof paperOutcomeSchema>;
