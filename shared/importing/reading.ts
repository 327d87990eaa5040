import { z } from 'zod';
import { leadRoleSchema } from '../domain/action.ts';
import { civilDateSchema } from '../domain/civil-date.ts';
import { dueSchema } from '../domain/due.ts';
import { personKindSchema } from '../domain/person.ts';
import { actionStatusSchema, ragSchema } from '../domain/status.ts';

/** What a column or a label of a document can hold. `ignore` = a person said so; `unknown` = nobody has said yet: kept as raw text. */
export const importFieldSchema = z.enum([
  // of actions
  'reference',
  'plan',
  'priority',
  'outcome',
  'action',
  'audience',
  'leads',
  'successMeasures',
  'due',
  'start',
  'status',
  'ongoing',
  'rag',
  'percentComplete',
  'progress',
  'evidenceLink',
  'source',
  'riskReference',
  'group',
  // of risks
  'title',
  'description',
  'category',
  'path',
  'issueType',
  'triggers',
  'likelihoodFactors',
  'consequences',
  'owners',
  'leadAgency',
  'response',
  'riskStatus',
  'lastReview',
  'nextReview',
  'reviewRule',
  'targetDate',
  'marking',
  'grossScore',
  'grossLikelihood',
  'grossImpact',
  'previousScore',
  'currentScore',
  'currentLikelihood',
  'currentImpact',
  'targetScore',
  'targetLikelihood',
  'targetImpact',
  // of controls
  'control',
  'controlHeading',
  'adequacy',
  'lineOfDefence',
  'criticalSuccess',
  // of our own exports
  'key',
  'unknown',
  'ignore',
]);
export type ImportField = z.infer<typeof importFieldSchema>;

/**
 * Every rule the reader knows. One that was applied without doubt is only named at its row; one that leaves a doubt makes the
 * row need a person.
 */
export const importRuleSchema = z.enum([
  'ditto mark',
  'blank under a filled cell',
  'look-alike letters',
  'row split over pages',
  'repeated heading row',
  'page footer in a cell',
  'cells shifted',
  'author note',
  'status inside another cell',
  'due inside another cell',
  'several leads',
  'role in brackets',
  'lead for each agency',
  'same person written two ways',
  'not a lead',
  'placeholder',
  'due needs a look',
  'repeated reference',
  'no reference',
  'near-duplicate',
  'no action text',
  'status not understood',
  'rag not understood',
  'colour of the cell',
  'score not readable',
  'score does not fit the scheme',
  'words of the score',
  'date not readable',
  'month before day',
  'value not understood',
  'text cut off',
  'hidden in the document',
  'personal details',
  'formula-like text',
  'marking not stated',
  'only shown',
  'rows mixed up',
  'formula not read',
]);
export type ImportRule = z.infer<typeof importRuleSchema>;

/** Something a person must look at: which field, by which rule, and what it is about (the words found, a proposal …). */
export const importDoubtSchema = z.strictObject({
  field: importFieldSchema,
  rule: importRuleSchema,
  /** What the sentence about it names: the text found, the other row … May be ''. */
  about: z.string(),
});
export type ImportDoubt = z.infer<typeof importDoubtSchema>;

export const rowSourceSchema = z.strictObject({
  /** Number of the table in the document; 0 = running text. */
  table: z.number().int().nonnegative(),
  /** First physical row; for running text the paragraph, from 1. */
  row: z.number().int().nonnegative(),
  /** Every physical row joined into this one. */
  rows: z.array(z.number().int().nonnegative()),
  sheet: z.string().optional(),
});
export type RowSource = z.infer<typeof rowSourceSchema>;

/** Of a row of our own export: its ETag then, and what somebody edited since, field by field ('' = emptied). */
const ownRowSchema = z.strictObject({
  etag: z.string(),
  changed: z.partialRecord(importFieldSchema, z.string()),
});

const readRowShape = {
  /** The same for the same row of the same document, e.g. "t3r12": what edits and a repeated import hold on to. */
  id: z.string(),
  source: rowSourceSchema,
  /** Heading → the cell as found, letter for letter. */
  raw: z.record(z.string(), z.string()),
  /** What of it no field took, as written, a line each: it stays with the row in the register's trail. */
  inNoField: z.string(),
  rules: z.array(importRuleSchema),
  needsCheck: z.array(importDoubtSchema),
  /** Key of our own export, where the document carries one. */
  key: z.string().nullable(),
  /** Null = the row is read as any document's. */
  own: ownRowSchema.nullable(),
};

export const readLeadSchema = z.strictObject({
  name: z.string(),
  kind: personKindSchema,
  role: leadRoleSchema,
  /** "(Head of Service)" behind the name, where it was written. */
  jobTitle: z.string(),
});
export type ReadLead = z.infer<typeof readLeadSchema>;

/** An action as the document says it; nothing is in it that the document does not say. */
export const readActionSchema = z.strictObject({
  ...readRowShape,
  reference: z.string(),
  plan: z.string(),
  priority: z.string(),
  outcome: z.string(),
  action: z.string(),
  audience: z.enum(['children', 'adults', 'both']).nullable(),
  leads: z.array(readLeadSchema),
  successMeasures: z.array(z.string()),
  due: dueSchema,
  start: civilDateSchema.nullable(),
  status: actionStatusSchema.nullable(),
  ongoing: z.boolean(),
  rag: ragSchema.nullable(),
  percentComplete: z.number().min(0).max(100).nullable(),
  /** "Comment on progress": becomes the first note of the item. */
  progress: z.string(),
  evidenceLink: z.string(),
  from: z.string(),
  /** Id of the risk of the same document that it treats. */
  riskId: z.string().nullable(),
  /** Reference of a risk, where a column names one. */
  riskReference: z.string(),
  /** Name of the group as written. */
  group: z.string(),
});
export type ReadAction = z.infer<typeof readActionSchema>;

/** A score as found. Any part may be null: "unreadable stays empty", `text` keeps what is there. */
export const readScoreSchema = z.strictObject({
  text: z.string(),
  likelihood: z.string().nullable(),
  impact: z.string().nullable(),
  score: z.number().nullable(),
  /** "Amber" … as written. */
  band: z.string().nullable(),
});
export type ReadScore = z.infer<typeof readScoreSchema>;

export const readControlSchema = z.strictObject({
  id: z.string(),
  source: rowSourceSchema,
  raw: z.record(z.string(), z.string()),
  heading: z.string(),
  text: z.string(),
  adequacy: z.string(),
  lineOfDefence: z.string(),
  criticalSuccess: z.string(),
  rules: z.array(importRuleSchema),
  needsCheck: z.array(importDoubtSchema),
  /** Of a control of our own export. */
  own: ownRowSchema.extend({ key: z.string() }).optional(),
});
export type ReadControl = z.infer<typeof readControlSchema>;

export const readRiskSchema = z.strictObject({
  ...readRowShape,
  reference: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  path: z.array(z.string()),
  issueType: z.enum(['threat', 'opportunity', 'issue']).nullable(),
  triggers: z.array(z.strictObject({ group: z.string(), items: z.array(z.string()) })),
  likelihoodFactors: z.array(z.string()),
  consequences: z.array(z.string()),
  owners: z.array(readLeadSchema),
  leadAgency: z.string(),
  response: z.enum(['treat', 'tolerate', 'transfer', 'terminate']).nullable(),
  status: z.enum(['open', 'closed']).nullable(),
  lastReview: civilDateSchema.nullable(),
  nextReview: civilDateSchema.nullable(),
  targetDate: civilDateSchema.nullable(),
  marking: z.enum(['publish', 'exempt']).nullable(),
  group: z.string(),
  gross: readScoreSchema.nullable(),
  previous: readScoreSchema.nullable(),
  current: readScoreSchema.nullable(),
  target: readScoreSchema.nullable(),
  controls: z.array(readControlSchema),
  /** "Comment on progress" of a risk table. */
  progress: z.string(),
});
export type ReadRisk = z.infer<typeof readRiskSchema>;

/** One column as understood; `heading` is the cell (or both cells, " / " between) that named it. */
const columnReadingSchema = z.strictObject({
  index: z.number().int().nonnegative(),
  heading: z.string(),
  field: importFieldSchema,
});

/** What a table was taken for. `not yet a list here`: recognised (attendance, budget, indicators …) and reported, never misread. */
export const tableKindSchema = z.enum([
  'actions',
  'risks',
  'controls',
  'risk sheet',
  'narrative',
  'attendance',
  'indicators',
  'business priorities',
  'budget',
  'unknown',
  'left out',
]);
export type TableKind = z.infer<typeof tableKindSchema>;

export const tableReadingSchema = z.strictObject({
  /** First physical table; 0 = running text. */
  table: z.number().int().nonnegative(),
  /** Every physical table joined into it (a table split by pages). */
  tables: z.array(z.number().int().nonnegative()),
  sheet: z.string().optional(),
  /** Nearest heading above it. */
  title: z.string(),
  kind: tableKindSchema,
  columns: z.array(columnReadingSchema),
  /** Rows of content, headings and joined continuations not counted. */
  rows: z.number().int().nonnegative(),
});
export type TableReading = z.infer<typeof tableReadingSchema>;

/** Two spellings that may be one person: proposed, never merged silently. */
export const samePersonSchema = z.strictObject({ names: z.array(z.string()).min(2), proposed: z.string() });
export type SamePerson = z.infer<typeof samePersonSchema>;

/** A row or a piece of the document that became nothing, and why: nothing is lost silently. */
export const refusedPieceSchema = z.strictObject({
  source: rowSourceSchema,
  reason: z.enum([
    'repeated heading row',
    'empty',
    'not yet a list here',
    'no text',
    'not understood',
    'title row',
    'total row',
    'left out by a person',
    // Of running text.
    'heading of the text',
    'page header or footer',
    'running text',
    // It has no field of its own, and stands in the raw text of the one risk the document is about.
    'kept with the risk',
    'added column',
    // Of a row that the register has and that does not change: the plan's, not the reading's.
    'row is there already',
  ]),
  /** All of it, as it stands there. */
  text: z.string(),
});
export type RefusedPiece = z.infer<typeof refusedPieceSchema>;

export const importReadingSchema = z.strictObject({
  tables: z.array(tableReadingSchema),
  risks: z.array(readRiskSchema),
  actions: z.array(readActionSchema),
  refused: z.array(refusedPieceSchema),
  people: z.array(samePersonSchema),
  /** Asked once for the whole document: what "bi-annual" or "bi-monthly" means here. */
  ambiguousCadences: z.array(z.string()),
});
export type ImportReading = z.infer<typeof importReadingSchema>;

/** What a person corrected about how a document is read; the same document with the same corrections reads the same. */
export const readingCorrectionsSchema = z.strictObject({
  /** By table number, then column index. */
  columns: z.record(z.string(), z.record(z.string(), importFieldSchema)).default({}),
  /** By table number: what it is. */
  kinds: z.record(z.string(), tableKindSchema).default({}),
  /** "bi-annual" → every six months … */
  cadences: z
    .record(
      z.string(),
      z.strictObject({ n: z.number().int().positive(), unit: z.enum(['day', 'week', 'month', 'year']) }),
    )
    .default({}),
  /** The board's remembered columns: heading (lower case, one space between words) → what it holds. */
  mapping: z.record(z.string(), importFieldSchema).default({}),
  /** First day of the plan: periods and dates without a year are counted from it. */
  planStart: civilDateSchema.nullable().default(null),
  /** Name of the plan, where the document gives none. */
  plan: z.string().max(250).default(''),
});
export type ReadingCorrections = z.output<typeof readingCorrectionsSchema>;
