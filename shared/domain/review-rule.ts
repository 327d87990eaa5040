import { z } from 'zod';
import { cadenceSchema } from './cadence.ts';
import { civilDateSchema } from './civil-date.ts';

/** When a risk is reviewed next: by its band's interval, by an interval of its own, or on one fixed day. */
export const reviewRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('band') }),
  z.strictObject({ kind: z.literal('every'), ...cadenceSchema.shape }),
  z.strictObject({ kind: z.literal('fixed'), date: civilDateSchema }),
]);

export type ReviewRule = z.infer<typeof reviewRuleSchema>;
