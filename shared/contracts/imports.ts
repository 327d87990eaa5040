import { z } from 'zod';
import { actionSchema } from '../domain/action.ts';
import { civilDateSchema } from '../domain/civil-date.ts';
import { importStateSchema } from '../domain/import-state.ts';
import { groupSchema, personSchema } from '../domain/person.ts';
import { controlSchema, riskSchema, scoreOnRowSchema } from '../domain/risk.ts';
import { actorSchema } from '../domain/row.ts';
import { importFieldSchema, importReadingSchema, type ImportField } from '../importing/reading.ts';
import { sourceNoticeSchema, sourceRefusalSchema } from '../importing/source-document.ts';
import { itemKeySchema, longestNote, saveAnywaySchema } from './record-update.ts';

/**
 * Bringing a document in. Board managers only; everything is read and written as the person, step by step, with no work in the background.
 *
 *   POST /api/boards/:board/imports/read                multipart → ReadDocumentOutcome  (nothing is written)
 *   GET  /api/boards/:board/imports                               → ImportsResponse
 *   POST /api/boards/:board/imports                BeginImport    → BeginImportOutcome   (the same again: the same import)
 *   PUT  /api/boards/:board/imports/:key/document  bytes          → KeepOutcome          (unless keepDocument is false)
 *   PUT  /api/boards/:board/imports/:key/parts/:n  ImportPart     → KeepOutcome          (n from 1; the same again is recognised)
 *   POST /api/boards/:board/imports/:key/go-on     {}             → ImportStep           (again and again until `over`)
 *   POST /api/boards/:board/imports/:key/undo      UndoImport     → ImportStep           (then go-on until `over`)
 *
 * `multipart` of the first: `file` (the document; pasted text is one too) and `corrections` (`ReadingCorrections` as JSON, may be absent).
 * What is planned is kept as files in the site's library before anything is written: they are the journal. Whoever goes on (another press,
 * another manager, another replica) finds there what was to happen, and in the lists what has happened.
 */

/** Made by the tab once for each import: the idempotency key of the whole. Also the name of its folder in the library. */
export const importKeySchema = z.string().regex(/^[A-Za-z0-9_-]{8,60}$/);

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const mostWritesPerPart = 200;
/** Bytes of one part's JSON. */
export const largestPart = 1_000_000;
export const mostParts = 150;
/** Bytes of a document. */
export const largestDocument = 20_000_000;

/** Lists an import writes to, in the order in which it does: what is referred to stands before what refers to it. */
export const importedListSchema = z.enum(['people', 'groups', 'risks', 'controls', 'actions']);
export type ImportedList = z.infer<typeof importedListSchema>;

/** Id of a row of the reading ("t3r12"), or of the tab's own making for a person or group ("person-priya-nair"). Unique in an import. */
const rowIdSchema = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);

/**
 * The key of a row made from a row of a document. It holds the document and not the import: whoever brings the same document in once more
 * makes the same keys, which SharePoint keeps once.
 * @param sha256 of the document's bytes, in hex
 */
export function importedKey(sha256: string, rowId: string): string {
  return `i-${sha256.slice(0, 12)}-${rowId}`;
}

/** A score as brought in: what stands on the row, and what its entry in Assessments says besides. */
const plannedScoreSchema = scoreOnRowSchema.extend({
  /** As found in the document. */
  scoreText: z.string().max(255),
  asAt: civilDateSchema,
});
export type PlannedScore = z.infer<typeof plannedScoreSchema>;

/** Of a row that exists. */
const actionFields = {
  ...actionSchema.pick({
    reference: true,
    plan: true,
    priority: true,
    outcome: true,
    action: true,
    audience: true,
    leads: true,
    successMeasures: true,
    due: true,
    start: true,
    currentDue: true,
    status: true,
    ongoing: true,
    rag: true,
    percentComplete: true,
    evidenceLink: true,
    source: true,
    riskKey: true,
    groupKey: true,
  }).shape,
};
/** Of an existing action the register counts moves and keeps the original date itself. */
const newActionFields = { ...actionFields, ...actionSchema.pick({ originalDue: true, moves: true }).shape };

const riskFields = {
  ...riskSchema.pick({
    reference: true,
    title: true,
    description: true,
    category: true,
    path: true,
    issueType: true,
    triggers: true,
    likelihoodFactors: true,
    consequences: true,
    owners: true,
    leadAgency: true,
    groupKey: true,
    response: true,
    status: true,
    lastReview: true,
    nextReview: true,
    reviewRule: true,
    targetDate: true,
    marking: true,
    scheme: true,
  }).shape,
};
const scoresSeen = { ...riskSchema.pick({ gross: true, previous: true, current: true, target: true }).shape };
/** Each that is not null becomes an entry of Assessments too. With a scheme, score and band are what the scheme says of the levels. */
const scoresPlanned = {
  gross: plannedScoreSchema.nullable(),
  previous: plannedScoreSchema.nullable(),
  current: plannedScoreSchema.nullable(),
  target: plannedScoreSchema.nullable(),
};

const controlFields = {
  ...controlSchema.pick({
    riskKey: true,
    heading: true,
    text: true,
    adequacy: true,
    lineOfDefence: true,
    criticalSuccess: true,
    owner: true,
  }).shape,
};

/** Never who has an account: a document says nothing about who may act. */
const personFields = {
  ...personSchema.pick({
    name: true,
    kind: true,
    email: true,
    agency: true,
    jobTitle: true,
    aliases: true,
    memberKeys: true,
  }).shape,
};

const groupFields = {
  ...groupSchema.pick({ name: true, kind: true, parentKey: true, chairKey: true, deputyKey: true }).shape,
};

const everyWrite = {
  id: rowIdSchema,
  /** "Comment on progress": becomes the last note of an action or risk. '' = none; of other lists always ''. */
  note: z.string().max(longestNote),
};

/** Of rows with a trail. */
const toldOf = {
  /** What of the row of the document no field took: it stands in the trail, so that it is not lost. Absent = everything has a field. */
  asWritten: z.string().max(10_000).optional(),
};

const creation = <List extends ImportedList, Shape extends z.ZodRawShape, Told extends z.ZodRawShape>(
  list: List,
  values: Shape,
  told: Told,
) =>
  z.strictObject({
    kind: z.literal('create'),
    list: z.literal(list),
    ...everyWrite,
    ...told,
    /** The row's key is `importedKey(document.sha256, id)`; keys of other rows of this import that it names likewise. */
    values: z.strictObject(values),
  });

const changeOf = <
  List extends ImportedList,
  Seen extends z.ZodRawShape,
  Shape extends z.ZodRawShape,
  Told extends z.ZodRawShape,
>(
  list: List,
  seen: Seen,
  values: Shape,
  told: Told,
) =>
  z.strictObject({
    kind: z.literal('change'),
    list: z.literal(list),
    ...everyWrite,
    ...told,
    key: itemKeySchema,
    /** The fields that change, as the person saw them: one that holds something else by now stops the import. */
    before: z.strictObject(seen).partial(),
    /** The same fields, as they shall be. */
    after: z.strictObject(values).partial(),
  });

export const plannedWriteSchema = z.union([
  creation('people', personFields, {}),
  creation('groups', groupFields, {}),
  creation('risks', { ...riskFields, ...scoresPlanned }, toldOf),
  creation('controls', controlFields, {}),
  creation('actions', newActionFields, toldOf),
  changeOf('people', personFields, personFields, {}),
  changeOf('groups', groupFields, groupFields, {}),
  changeOf('risks', { ...riskFields, ...scoresSeen }, { ...riskFields, ...scoresPlanned }, toldOf),
  changeOf('controls', controlFields, controlFields, {}),
  changeOf('actions', actionFields, actionFields, toldOf),
]);
export type PlannedWrite = z.infer<typeof plannedWriteSchema>;

/** The board's remembered columns: heading as written (lower case, one space between words) → what it holds. */
export const columnMappingSchema = z.record(z.string().max(200), importFieldSchema);
export type ColumnMapping = Readonly<Record<string, ImportField>>;

export const beginImportSchema = z.strictObject({
  key: importKeySchema,
  document: z.strictObject({
    name: z.string().trim().min(1).max(200),
    sha256: sha256Schema,
    bytes: z.number().int().positive().max(largestDocument),
  }),
  /** How many parts follow: of `inParts`, all of them full but for their size. */
  parts: z.number().int().min(1).max(mostParts),
  /** Rows in all parts together. */
  writes: z
    .number()
    .int()
    .min(1)
    .max(mostParts * mostWritesPerPart),
  /** True = the document is kept beside the journal as evidence, and must be sent before the first go-on. */
  keepDocument: z.boolean(),
  /** Remembered for the board when the import is committed; null = leave what is remembered. */
  mapping: columnMappingSchema.nullable(),
  saveAnyway: saveAnywaySchema,
});
export type BeginImport = z.infer<typeof beginImportSchema>;

/** Parts in the order of the lists, so that going on from a number is enough. */
export const importPartSchema = z.strictObject({
  writes: z.array(plannedWriteSchema).min(1).max(mostWritesPerPart),
});
export type ImportPart = z.infer<typeof importPartSchema>;

/** A row a sentence is about. */
export const rowNamedSchema = z.strictObject({
  list: importedListSchema,
  /** Of the planned write. */
  id: z.string(),
  key: z.string(),
  /** Reference and title, or name: what a person recognises. */
  title: z.string(),
  /** Field or column, where one is meant; ''. */
  field: z.string(),
  /** Who changed it meanwhile, and when (ISO instant); '' where nobody is meant. */
  by: z.string(),
  at: z.string(),
});
export type RowNamed = z.infer<typeof rowNamedSchema>;

/** Why an import stopped, was refused or was rolled back. The sentences are in `import-words.ts`, in both languages. */
export const importProblemSchema = z.strictObject({
  kind: z.enum([
    // Before anything is written: the plan itself.
    'parts missing',
    'document missing',
    'document is another',
    'part is another',
    'begun by another',
    'row not readable',
    'row stands twice',
    'rows out of order',
    'number of rows differs',
    'nothing changes',
    'fields differ',
    'unknown person',
    'unknown group',
    'unknown risk',
    'unknown scheme',
    'score does not fit the scheme',
    'text too long',
    'journal damaged',
    // The register.
    'changed meanwhile',
    'gone meanwhile',
    'there already',
    'not accepted',
    'not allowed',
    // A person did.
    'taken back',
    'state is another',
  ]),
  /** At most `mostRowsNamed`. */
  rows: z.array(rowNamedSchema),
  /** How many rows it is about; more than are named. */
  count: z.number().int().nonnegative(),
  /** Numbers of parts, a list's name …; may be ''. */
  about: z.string(),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

export const mostRowsNamed = 20;

const countsSchema = z.record(importedListSchema, z.number().int().nonnegative());

export const importViewSchema = z.strictObject({
  key: importKeySchema,
  document: z.strictObject({ name: z.string(), sha256: sha256Schema }),
  by: actorSchema,
  /** ISO instants: begun, and came to its present state. */
  at: z.string(),
  changedAt: z.string(),
  state: importStateSchema,
  /** Known from the first go-on: how many rows of each list are made and changed. */
  created: countsSchema.nullable(),
  changed: countsSchema.nullable(),
  /** Rows written; of a way back: rows seen to. */
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  /** Why it was rolled back. */
  problem: importProblemSchema.nullable(),
  /** How far it had come when it was rolled back; 0 = nothing had been written. */
  stoodAt: z.number().int().nonnegative(),
  /** Rows that a way back left as they are, because somebody changed them since. At most `mostRowsNamed`, of `keptCount`. */
  kept: z.array(rowNamedSchema),
  keptCount: z.number().int().nonnegative(),
  /** Folder of the journal and the document in the site's library, for people; '' until there is one. */
  folderUrl: z.string(),
});
export type ImportView = z.infer<typeof importViewSchema>;

export const importsResponseSchema = z.strictObject({
  /** Newest first. */
  imports: z.array(importViewSchema),
  mapping: columnMappingSchema,
});
export type ImportsResponse = z.infer<typeof importsResponseSchema>;

export const beginImportOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('begun'),
    import: importViewSchema,
    /** Imports of the same document that stand in the register or are under way. */
    before: z.array(importViewSchema),
  }),
  z.strictObject({ outcome: z.literal('refused'), problem: importProblemSchema }),
]);
export type BeginImportOutcome = z.infer<typeof beginImportOutcomeSchema>;

export const keepOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('kept') }),
  z.strictObject({ outcome: z.literal('refused'), problem: importProblemSchema }),
]);
export type KeepOutcome = z.infer<typeof keepOutcomeSchema>;

export const undoImportSchema = z.strictObject({
  /** What happens to rows somebody changed since: they stay as they are and are listed, or are taken back all the same. */
  changedSince: z.enum(['keep', 'take back']).default('keep'),
});
export type UndoImport = z.output<typeof undoImportSchema>;

export const importStepSchema = z.strictObject({
  import: importViewSchema,
  /** True = nothing more is to be done: committed, rolled back or undone; or gathering, with `problem` saying what is missing. */
  over: z.boolean(),
  /** Somebody else's step is under way: ask again after so many seconds. 0 = ask at once. */
  waitSeconds: z.number().int().nonnegative(),
  /** What stands in the way of a step that changed nothing; why it was rolled back is in `import`. */
  problem: importProblemSchema.nullable(),
});
export type ImportStep = z.infer<typeof importStepSchema>;

export const readDocumentOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('read'),
    document: z.strictObject({
      name: z.string(),
      sha256: sha256Schema,
      bytes: z.number(),
      notices: z.array(sourceNoticeSchema),
    }),
    reading: importReadingSchema,
  }),
  z.strictObject({ outcome: z.literal('refused'), refusal: sourceRefusalSchema }),
]);
export type ReadDocumentOutcome = z.infer<typeof readDocumentOutcomeSchema>;
