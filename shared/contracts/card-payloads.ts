import { z } from 'zod';

/**
 * What a card sends back. A payload proves nothing: who pressed comes from the connector's token, what they may do
 * from the register. `board` and `itemKey` only say what the press was about. All inputs arrive as strings.
 */
const onBoard = { board: z.string().min(1).max(40) };
const onItem = { ...onBoard, itemKey: z.string().min(1).max(100) };

/** Made anew for each rendering of a form: pressing twice on one rendering records once. */
const rendering = z
  .string()
  .min(8)
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/);

const seenAction = z.strictObject({
  status: z.string(),
  rag: z.string(),
  percentComplete: z.string(),
  evidenceLink: z.string(),
});

const seenRisk = z.strictObject({ likelihood: z.string(), impact: z.string(), lastReview: z.string() });

export const cardActionSchema = z.discriminatedUnion('verb', [
  /** Show the person's digest as it stands now. */
  z.object({ verb: z.literal('digest.show'), ...onBoard }),
  z.object({ verb: z.literal('action.open'), ...onItem }),
  z.object({
    verb: z.literal('action.record'),
    ...onItem,
    rendering,
    seen: seenAction,
    status: z.string().optional(),
    rag: z.string().optional(),
    percentComplete: z.string().optional(),
    note: z.string().optional(),
    evidenceLink: z.string().optional(),
  }),
  z.object({
    verb: z.literal('action.more-time'),
    ...onItem,
    rendering,
    seen: seenAction,
    proposedDue: z.string().optional(),
    reason: z.string().optional(),
  }),
  z.object({ verb: z.literal('risk.open'), ...onItem }),
  z.object({
    verb: z.literal('risk.confirm'),
    ...onItem,
    rendering,
    seen: seenRisk,
    note: z.string().optional(),
  }),
  z.object({
    verb: z.literal('risk.re-score'),
    ...onItem,
    rendering,
    seen: seenRisk,
    likelihood: z.string().optional(),
    impact: z.string().optional(),
    note: z.string().optional(),
  }),
]);
export type CardAction = z.infer<typeof cardActionSchema>;
export type CardVerb = CardAction['verb'];
