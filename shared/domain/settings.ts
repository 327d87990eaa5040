import { z } from 'zod';
import { schemeReferenceSchema } from './risk.ts';

/** What a board decides about itself; kept in its Settings list under the key "board". */
export const boardSettingsSchema = z.strictObject({
  title: z.string().min(1),
  /** e.g. "Exampleshire Safeguarding Children Partnership" */
  partnership: z.string(),
  /** IANA name; all days and send times are in it. */
  timeZone: z.string().min(1),
  /** The scheme new scores are made with. */
  scheme: schemeReferenceSchema,
  /** Person keys of the board managers (several can share the work). */
  managerKeys: z.array(z.string()),
  /** Current action plan's first day: dates without a year are read from it. */
  planStart: z.string().nullable(),
});
export type BoardSettings = z.infer<typeof boardSettingsSchema>;

/** Words a board can change; kept under the key "vocabulary". */
export const vocabularySchema = z.strictObject({
  adequacy: z.array(z.string()),
  categories: z.array(z.string()),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;
