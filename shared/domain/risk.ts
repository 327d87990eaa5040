import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { reviewRuleSchema } from './review-rule.ts';
import { actorSchema, lastNoteSchema, personReferenceSchema, rowSchema } from './row.ts';

/** Gross = inherent, current = net = residual. */
export const assessmentStageSchema = z.enum(['gross', 'previous', 'current', 'target']);
export type AssessmentStage = z.infer<typeof assessmentStageSchema>;

/** The scheme and version a score was made with: changing a scheme never rewrites history. */
export const schemeReferenceSchema = z.strictObject({ id: z.string(), version: z.number().int().positive() });
export type SchemeReference = z.infer<typeof schemeReferenceSchema>;

/** A score as it stands on a risk's row. Any part may be missing: real registers hold unreadable scores. */
export const scoreOnRowSchema = z.strictObject({
  likelihood: z.number().nullable(),
  impact: z.number().nullable(),
  score: z.number().nullable(),
  /** Band key in its scheme, e.g. "amber". */
  band: z.string().nullable(),
});
export type ScoreOnRow = z.infer<typeof scoreOnRowSchema>;

const triggerGroupSchema = z.strictObject({ group: z.string(), items: z.array(z.string()) });

export const riskSchema = rowSchema.extend({
  key: z.string(),
  reference: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  /** Organisation / register / area. */
  path: z.array(z.string()),
  issueType: z.enum(['threat', 'opportunity', 'issue']).nullable(),
  triggers: z.array(triggerGroupSchema),
  /** "Vulnerability". */
  likelihoodFactors: z.array(z.string()),
  consequences: z.array(z.string()),
  owners: z.array(personReferenceSchema),
  leadAgency: z.string(),
  groupKey: z.string().nullable(),
  response: z.enum(['treat', 'tolerate', 'transfer', 'terminate']).nullable(),
  status: z.enum(['open', 'closed']),
  lastReview: civilDateSchema.nullable(),
  nextReview: civilDateSchema.nullable(),
  reviewRule: reviewRuleSchema,
  targetDate: civilDateSchema.nullable(),
  /** publish = Part A, exempt = Part B. */
  marking: z.enum(['publish', 'exempt']),
  /** Scheme of the scores below, null when they were never scored by a scheme. */
  scheme: schemeReferenceSchema.nullable(),
  /** Of scores made with another scheme, or version of it, than the current one; null = `scheme`. See `schemeOfScore`. */
  grossScheme: schemeReferenceSchema.nullable().default(null),
  previousScheme: schemeReferenceSchema.nullable().default(null),
  targetScheme: schemeReferenceSchema.nullable().default(null),
  gross: scoreOnRowSchema.nullable(),
  previous: scoreOnRowSchema.nullable(),
  current: scoreOnRowSchema.nullable(),
  target: scoreOnRowSchema.nullable(),
  lastNote: lastNoteSchema.nullable(),
});
export type Risk = z.infer<typeof riskSchema>;

/** As much of a risk as says by which scheme each of its scores is read. */
export type ScoredWith = Pick<Risk, 'scheme' | 'grossScheme' | 'previousScheme' | 'targetScheme'>;

/** The scheme one score on a risk's row was made with, and has to be read by. */
export function schemeOfScore(risk: ScoredWith, stage: AssessmentStage): SchemeReference | null {
  if (stage === 'current') return risk.scheme;
  return risk[`${stage}Scheme`] ?? risk.scheme;
}

/** One scoring of one risk at one date: append-only, pinned to its scheme's version. */
export const assessmentEntrySchema = z.strictObject({
  /** Unique in the list. */
  key: z.string(),
  riskKey: z.string(),
  stage: assessmentStageSchema,
  asAt: civilDateSchema,
  likelihood: z.number().nullable(),
  impact: z.number().nullable(),
  score: z.number().nullable(),
  /** The score as found in the source document, when it came from one. */
  scoreText: z.string(),
  band: z.string().nullable(),
  scheme: schemeReferenceSchema.nullable(),
  by: actorSchema,
});
export type AssessmentEntry = z.infer<typeof assessmentEntrySchema>;

export const assessmentSchema = rowSchema.extend(assessmentEntrySchema.shape);
export type Assessment = z.infer<typeof assessmentSchema>;

export const controlSchema = rowSchema.extend({
  key: z.string(),
  riskKey: z.string().nullable(),
  heading: z.string(),
  text: z.string(),
  /** Good, Reasonable, Poor … : the board's own list. */
  adequacy: z.string(),
  lineOfDefence: z.string(),
  criticalSuccess: z.string(),
  owner: personReferenceSchema.nullable(),
});
export type Control = z.infer<typeof controlSchema>;
