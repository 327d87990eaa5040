import { z } from 'zod';
import { civilDateSchema } from './civil-date.ts';
import { dueSchema } from './due.ts';
import { actorSchema, lastNoteSchema, personReferenceSchema, rowSchema } from './row.ts';
import { actionStatusSchema, ragSchema } from './status.ts';

export const leadRoleSchema = z.enum(['lead', 'support', 'inform']);

export const leadSchema = personReferenceSchema.extend({ role: leadRoleSchema });
export type Lead = z.infer<typeof leadSchema>;

/** A request for more time that nobody has decided yet. */
export const moreTimeRequestSchema = z.strictObject({
  proposedDue: civilDateSchema,
  reason: z.string(),
  at: z.string(),
  by: actorSchema,
});
export type MoreTimeRequest = z.infer<typeof moreTimeRequestSchema>;

/** What a chair decided last about an action; its leads are told. */
export const chairDecisionSchema = z.strictObject({
  kind: z.enum([
    'more time approved',
    'another date set',
    'more time declined',
    'closed',
    'sent back',
    // Whoever decided took it back: the leads may have been told already.
    'taken back',
  ]),
  /** ISO instant. */
  at: z.string(),
  by: actorSchema,
  note: z.string(),
  /** The date that holds from now on; null where the decision was about no date. */
  due: civilDateSchema.nullable(),
  /** The request that was decided; null for a closing. */
  asked: moreTimeRequestSchema.nullable(),
});
export type ChairDecision = z.infer<typeof chairDecisionSchema>;

/** One line of an action plan. `reference` repeats and skips numbers in real plans; `key` alone identifies it. */
export const actionSchema = rowSchema.extend({
  key: z.string(),
  reference: z.string(),
  plan: z.string(),
  /** e.g. "Priority 2a: Children are safe across their journey". */
  priority: z.string(),
  /** "What do we want to achieve?" */
  outcome: z.string(),
  /** "How are we going to do it?" */
  action: z.string(),
  audience: z.enum(['children', 'adults', 'both']).nullable(),
  leads: z.array(leadSchema),
  successMeasures: z.array(z.string()),
  /** Reading of the "when" cell; its `raw` is kept as written. */
  due: dueSchema,
  start: civilDateSchema.nullable(),
  originalDue: civilDateSchema.nullable(),
  /** The date reminders and overdue are computed from. */
  currentDue: civilDateSchema.nullable(),
  moves: z.number().int().nonnegative(),
  status: actionStatusSchema,
  /** Never late, but asked about at a cadence. */
  ongoing: z.boolean(),
  rag: ragSchema.nullable(),
  ragSetBy: z.string(),
  /** 0–100, or null when nobody has said. */
  percentComplete: z.number().min(0).max(100).nullable(),
  evidenceLink: z.string(),
  /** Where the action came from: a review, audit, inspection, minute … */
  source: z.string(),
  riskKey: z.string().nullable(),
  groupKey: z.string().nullable(),
  lastNote: lastNoteSchema.nullable(),
  /**
   * ISO instant of the last update, request, decision, reply to an escalation, or change of lead or date that was recorded
   * through the register; '' = never. An escalation counts its days of silence from here.
   */
  lastHeardAt: z.string(),
  /** The day its people said "complete" through the register; null while open, or when a hand edit said so. */
  completedOn: civilDateSchema.nullable(),
  moreTimeRequest: moreTimeRequestSchema.nullable(),
  lastDecision: chairDecisionSchema.nullable(),
});
export type Action = z.infer<typeof actionSchema>;
