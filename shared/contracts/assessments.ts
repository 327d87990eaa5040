import { z } from 'zod';
import { civilDateSchema } from '../domain/civil-date.ts';
import { assessmentEntrySchema } from '../domain/risk.ts';

/**
 * Scorings of every risk, for pictures of how scores moved. As the person: SharePoint decides what is in it.
 *
 *   GET /api/boards/:board/assessments?since=YYYY-MM-DD → AssessmentsResponse
 *
 * With `since` the answer holds what was scored from that day on, and of each risk the last scoring of each stage before it: a line
 * can then begin at the left edge. Without it, everything. Costs Graph one call for every 2,000 scorings the list holds.
 */
export const assessmentsQuestionSchema = z.strictObject({ since: civilDateSchema.optional() });

export const assessmentsResponseSchema = z.strictObject({
  /** Oldest first. */
  assessments: z.array(assessmentEntrySchema),
});
export type AssessmentsResponse = z.infer<typeof assessmentsResponseSchema>;
